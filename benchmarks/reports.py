"""The three reports that Dateline was asked to answer from: each expected answer, with their dates and without.

`--articles DIR` holds `dated/` (with front matter) and `raw/` (plain text, no date known): one report each of
Middle East Eye, France 24 and La Presse. They belong to their publishers and are no part of the project.
One line a condition. The first part is what was agreed; the second asks more of the same kind in other words.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import expected as e
from benchmarks import runs
from benchmarks.expected import Expected
from qa import Answer, Archive

AGREED, MORE, UNDATED = "agreed", "more", "undated"
MEE, FRANCE_24, LA_PRESSE = "Middle East Eye", "France 24", "La Presse"


@dataclass(frozen=True, slots=True)
class Check:
    """A question and what its answer must meet."""

    text: str
    expected: tuple[Expected, ...]
    as_of: str | None = None
    start: str | None = None
    end: str | None = None

    @property
    def label(self) -> str:
        """The question with the days that it was given."""
        given = [("as of", self.as_of), ("from", self.start), ("to", self.end)]
        days = ", ".join(f"{name} {day}" for name, day in given if day)
        return f"{self.text} ({days})" if days else self.text

    def run(self, archive: Archive) -> Iterator[tuple[str, bool]]:
        """Ask, and say of each condition whether it holds."""
        answer: Answer = archive.ask(self.text, as_of=self.as_of, start=self.start, end=self.end)
        yield from ((one.what, one.holds(answer)) for one in self.expected)


AGREED_CHECKS = (
    Check(
        "How many attacks since October?",
        (
            *(e.leads(24), e.as_of("2020-03-16"), e.starts("2019-10-21", "2019-11-01")),
            *(e.series(22, "2020-03-11"), e.apart(175), e.says("more than 175"), e.basis("reported")),
            e.cites(MEE, FRANCE_24, LA_PRESSE),
            *(e.understood("2019", "2023"), e.coverage("11 March 2020 to 25 July 2024", "3 articles")),
        ),
    ),
    Check("How many attacks since October?", (e.leads(22), e.never(24, 175)), as_of="2020-03-12"),
    Check(
        "How many rockets fell near Ain al-Assad on Thursday?",
        (e.disputed(4, 3), e.states(4), e.states(3), e.says("differ", "disagree", "disputed"), e.cites(LA_PRESSE)),
    ),
    Check(
        "How many soldiers were killed since late October?",
        (e.summed(3, 1, 1), e.states(5), e.states(3), e.says("American"), e.says("British"), e.says("Iraqi")),
    ),
    Check(
        "How many attacks are reported in March 2020?",
        (
            *(e.basis("counted"), e.lists(("Taji", "2020-03-11"), ("Besmaya", "2020-03-16"))),
            *(e.says("in this archive", "this archive holds"), e.says("11 March"), e.says("16 March")),
        ),
    ),
    Check("When was Soleimani killed?", (e.on_day("2020-01-03"), e.cites(FRANCE_24))),
    Check("What happened in January 2020?", (e.mentions_day("2020-01-03"), e.in_order(), e.says("Soleimani"))),
    Check(
        "What came first, the killing of Soleimani or the attack on Taji?",
        (e.first_names("Soleimani", "Taji"), e.mentions_day("2020-01-03"), e.mentions_day("2020-03-11")),
    ),
    Check("How many attacks since January 2025?", (e.declined("outside_dates"),)),
    Check("How many attacks were there in 2015?", (e.declined("outside_dates"),)),
    Check("How many attacks in Afghanistan since October?", (e.declined("other_scope", "not_in_archive"),)),
    Check(
        "How many soldiers were killed in the attack on the Besmaya base in 2022?",
        (e.declined("false_premise", "not_in_archive"),),
    ),
    Check("How many soldiers did the rockets on Ain al-Assad on Thursday kill?", (e.none_or_declined(),)),
    Check("How many attacks since October?", (e.leads(22), e.never(24, 175)), start="2019-10-21", end="2020-03-14"),
    Check("How many attacks since October?", (e.states(175), e.never(24, 22)), start="2023-10-01", end="2024-07-25"),
)

MORE_CHECKS = (
    Check(
        "How many times have US interests in Iraq been attacked since late October 2019?",
        (e.leads(24), e.as_of("2020-03-16"), e.series(22, "2020-03-11")),
    ),
    Check("number of rocket attacks since last October", (e.leads(24), e.series(22, "2020-03-11")), as_of="2020-03-20"),
    Check("How many attacks by the time of the Taji raid, since late October?", (e.leads(22),), as_of="2020-03-11"),
    Check("How many drones were launched at the base on July 16?", (e.leads(2), e.cites(LA_PRESSE))),
    Check("How many American soldiers died in Jordan?", (e.leads(3), e.cites(LA_PRESSE))),
    Check("How many troops does the US have in Syria?", (e.leads(900), e.bound("about", "at most", "less than"))),
    Check("How many American soldiers are stationed in Iraq?", (e.leads(2500), e.bound("about"))),
    Check(
        "How many attacks did the Islamic Resistance in Iraq carry out last winter?",
        (e.leads(175), e.bound("more than", "at least"), e.starts("2023-11-01", "2023-12-31")),
        as_of="2024-07-25",
    ),
    Check("How many rockets hit the Taji camp?", (e.leads(15), e.as_of("2020-03-11"), e.cites(FRANCE_24))),
    Check("How many rockets struck the Besmaya base?", (e.leads(2), e.as_of("2020-03-16"), e.cites(MEE))),
    Check("How many people were wounded at Taji on 11 March 2020?", (e.leads(12), e.bound("about"))),
    Check("How many Americans were killed at Taji?", (e.leads(2),)),
    Check("How many British soldiers have been killed since late October?", (e.leads(1),)),
    Check("How many bases used by Kataeb Hezbollah did the US army hit?", (e.leads(5), e.cites(FRANCE_24))),
    Check("How many bases in Iraq does the US plan to leave, according to the BBC?", (e.leads(3), e.cites(MEE))),
    Check("How many attacks on bases hosting foreign troops in the week to 16 March 2020?", (e.leads(3),)),
    Check("When was the Taji base attacked?", (e.on_day("2020-03-11"),)),
    Check("When did rockets hit Besmaya?", (e.on_day("2020-03-16"),)),
    Check("When were two drones launched at Ain al-Assad?", (e.on_day("2024-07-16"),)),
    Check("When was the international coalition formed?", (e.on_day("2014"),)),
    Check("In which month were three American soldiers killed in Jordan?", (e.on_day("2024-01"),)),
    Check("What happened on 16 July 2024?", (e.mentions_day("2024-07-16"), e.says("drones"))),
    Check("What happened in March 2020?", (e.says("Taji"), e.says("Besmaya"), e.in_order())),
    Check(
        "Which was earlier, the rockets on Besmaya or the drone strike in Jordan?",
        (e.first_names("Besmaya", "Jordan"), e.mentions_day("2020-03-16"), e.mentions_day("2024-01")),
    ),
    Check("How many troops does the US have in Syria?", (e.declined(),), as_of="2020-03-12"),
    Check("How many attacks in Yemen since October?", (e.declined("other_scope", "not_in_archive"),)),
    Check("How many Spanish soldiers were killed at Besmaya?", (e.declined("false_premise", "not_in_archive"),)),
    Check("How many rockets hit the Green Zone in July 2024?", (e.declined(),)),
    Check("How many people were wounded at Ain al-Assad on Thursday?", (e.none_or_declined(),)),
    Check("How many elections were held in Brazil?", (e.declined("not_in_archive"),)),
)


def undated_checks(texts: list[str]) -> tuple[Check, ...]:
    """Of the same reports without dates: the numbers hold, and no day is made up."""
    honest = e.years_only_of(texts)
    undated = e.says("undated report", "undated reports")
    return (
        Check(
            "How many attacks since October?",
            (*(undated, e.as_of(None), e.no_window_days(), honest), *(e.states(n) for n in (22, 24, 175))),
        ),
        Check("How many rockets fell near Ain al-Assad on Thursday?", (undated, e.states(4), e.states(3), honest)),
        Check("How many soldiers were killed since late October?", (undated, e.as_of(None), e.states(3), honest)),
        Check("How many rockets hit the Taji camp?", (e.leads(15), e.as_of(None), undated, honest)),
        Check("How many American soldiers died in Jordan?", (e.leads(3), e.as_of(None), undated, honest)),
        Check("When was Soleimani killed?", (e.says("January 3", "3 January"), e.never_day("2020-01-03"), honest)),
        Check("When were two drones launched at Ain al-Assad?", (e.says("July 16", "16 July"), honest)),
        Check("What happened in January?", (e.says("Soleimani"), honest)),
        Check("How many attacks are reported in March 2020?", (e.never_day("2020-03"),)),
        Check("How many troops does the US have in Syria?", (e.leads(900), undated, honest)),
    )


def run_all(folder: Path, work: Path, name: str, checks: Sequence[Check], part: str) -> Iterator[bool]:
    """Add the folder's reports, ask, and print a line a condition."""
    with Archive.open(work / name, embedding="wordllama") as archive:
        archive.add(folder)
        for check in checks:
            for what, holds in check.run(archive):
                print(f"{'ok    ' if holds else 'FAILED'} {part}: {check.label} -> {what}")
                yield holds


def main() -> int:
    """Run and print; exit with 1 unless all conditions hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True, metavar="DIR", help="holds dated/ and raw/")
    articles: Path = parser.parse_args().articles.resolve()
    texts = [file.read_text(encoding="utf-8") for file in sorted((articles / "raw").iterdir())]
    with runs.work_folder(None) as work:
        parts = (
            (articles / "dated", "dated", AGREED_CHECKS, AGREED),
            (articles / "dated", "dated", MORE_CHECKS, MORE),
            (articles / "raw", "raw", undated_checks(texts), UNDATED),
        )
        held = {part: list(run_all(folder, work, name, checks, part)) for folder, name, checks, part in parts}
    print()
    for part, results in held.items():
        print(f"{part}: {sum(results)} of {len(results)}")
    total = [result for results in held.values() for result in results]
    print(f"all: {sum(total)} of {len(total)}")
    return 0 if all(total) else 1


if __name__ == "__main__":
    sys.exit(main())
