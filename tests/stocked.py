"""What the tests of the Archive tab share: articles, a small archive, and what a reader adds to it."""

from __future__ import annotations

from pathlib import Path

from index.settings import Settings
from qa.desk.stock import Stock
from qa.desk.stock_records import Additions, Upload
from qa.engine import Archive

STORY = "Seven rockets fell on the Taji camp on Monday, the army said. Nobody was hurt."
BRIDGE = "The bridge over the Oskell opens on Monday, the mayor said."


def written(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text)
    return file


def archived(room: Path) -> Settings:
    """An archive of one article, which lies in `articles` beside it."""
    with Archive.open(room / "archive") as archive:
        archive.add(written(room / "articles", "2020-03-16-taji.txt", f"Rockets hit Taji\n\n{STORY}"))
    return Settings(archive=str(room / "archive"))


def chosen(*files: Path) -> Additions:
    return Additions(files=files)


def typed(words: str, **fields: str) -> Additions:
    return Additions.read({"words": words, **fields})


def counts(done: Upload) -> tuple[int, int, int, int]:
    report = done.report
    assert report is not None, done.problem
    return len(report.added), len(report.updated), len(report.unchanged), len(report.rejected)


def uploads(stock: Stock) -> list[str]:
    folder = stock.archive.layout.uploads
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []
