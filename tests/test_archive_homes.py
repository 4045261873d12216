"""Where a publisher usually reports from, in an archive: the same for any order, and gone with its articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import write_article

from qa import Archive

CLEAR = (
    "Two men were shot and killed in Springfield, Illinois, on Monday, police said. A third man fled.",
    "A bus driver was stabbed to death at a depot in Springfield, Illinois, on Tuesday, the coroner said.",
    "An explosion at a mill in Springfield, Illinois, killed five workers on Wednesday, the owner said.",
    "Robbers killed a jeweller during a raid in Springfield, Illinois, on Thursday, his sister said.",
)
BARE = "A woman was stabbed to death at a bakery on Friday, police said. The bakery stays closed."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    for n, text in enumerate(CLEAR):
        write_article(articles, f"clear{n}", text, title="News in brief", source="Echo", date=f"2024-0{n + 2}-19")
    write_article(articles, "bare", BARE, title="Woman killed", source="Echo", date="2024-08-20")
    write_article(articles, "other", BARE, title="Killed at work", source="Lantern", date="2024-11-26")
    return articles


def homes(archive: Archive) -> list[tuple[str, str]]:
    return archive.catalog.db.execute("SELECT publisher, places FROM homes ORDER BY publisher").fetchall()


def regions(archive: Archive) -> dict[str, str]:
    return {str(one.low): one.region for one in archive.incidents("killing")}


def test_what_names_no_place_happened_where_its_publisher_usually_reports_from(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        found = regions(archive)
        assert found["2024-08-16"] == "Illinois"
        assert found["2024-11-22"] == ""


def test_the_order_in_which_articles_come_changes_no_home(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a") as one, Archive.open(tmp_path / "b") as other:
        one.add(folder)
        for file in sorted(folder.glob("*.md")):
            other.add(file)
        assert homes(one) == homes(other)
        assert [i.id for i in one.incidents()] == [i.id for i in other.incidents()]
        assert regions(one) == regions(other)


def test_a_home_goes_with_the_articles_it_was_learnt_from(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        assert regions(archive)["2024-08-16"] == "Illinois"
        clear = sorted({m.article_id for i in archive.incidents() if i.region == "Illinois" for m in i.mentions})
        bare = {m.article_id for i in archive.incidents() if str(i.low) == "2024-08-16" for m in i.mentions}
        for article_id in clear:
            if article_id not in bare:
                archive.remove(article_id)
        assert regions(archive) == {"2024-08-16": "", "2024-11-22": ""}


def test_a_town_of_many_namesakes_is_the_one_at_home(tmp_path: Path, folder: Path) -> None:
    text = "A baker was stabbed to death near Springfield on Friday. The bakery stays closed."
    write_article(folder, "bare", text, title="Killed at work", source="Echo", date="2024-08-20")
    write_article(folder, "other", text, title="Killed at work", source="Lantern", date="2024-11-26")
    with Archive.open(tmp_path / "a") as archive:
        archive.add(folder)
        found = {str(i.low): i.place for i in archive.incidents("killing")}
        assert found["2024-08-16"] == "Springfield, Illinois"
        assert found["2024-11-22"] != "Springfield, Illinois"
