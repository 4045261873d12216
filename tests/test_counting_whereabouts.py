"""An incident is told where its report says it was, not where the report was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import write_article

from qa import Archive

BAGHDAD = "BAGHDAD - Ten rockets hit a base in western Jordan on Wednesday and wounded two guards, officials said."
WASHINGTON = "WASHINGTON - American jets bombed three depots near the border between Iraq and Syria on Wednesday."
OF_A_COUNTRY = "WASHINGTON - Rockets of Iran-backed groups hit a depot in Kuwait on Wednesday, wounding a guard."
THERE = "BAGHDAD - Rockets struck the centre of Baghdad on Wednesday and wounded two guards, officials said."
WITHOUT = "Rockets struck the centre of Erbil on Wednesday and wounded two guards, officials said."


@pytest.mark.parametrize(
    ("text", "there", "elsewhere"),
    [
        (BAGHDAD, "Jordan", "Baghdad"),
        (WASHINGTON, "Iraq and Syria", "Washington"),
        (OF_A_COUNTRY, "Kuwait", "Iran"),
        (THERE, "Baghdad, Iraq", "Jordan"),
        (WITHOUT, "Erbil, Iraq", "Baghdad"),
    ],
)
def test_a_dateline_is_no_place_of_an_attack(tmp_path: Path, text: str, there: str, elsewhere: str) -> None:
    write_article(tmp_path / "articles", "one", text, title="Attack", source="Herald", date="2021-03-04")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(tmp_path / "articles")
        count = archive.ask("How many attacks in March 2021?").count
    assert count is not None
    assert there in count.incidents[0].place
    assert elsewhere not in count.incidents[0].place


@pytest.mark.parametrize("text", ["A" * 200_000, "AB " * 60_000, "(" + "A " * 90_000, "BAGHDAD - " + "Iraq " * 5_000])
def test_no_opening_is_too_long(tmp_path: Path, text: str) -> None:
    told = f"{text} Rockets struck Erbil on Wednesday and wounded two guards."
    write_article(tmp_path / "articles", "one", told, title="Attack", source="Herald", date="2021-03-04")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(tmp_path / "articles")
        assert archive.ask("How many attacks in March 2021?").text
