"""A question after a number, asked of an archive of invented reports: dated, cited, disputed, summed, or declined."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from conftest import assert_exact, write_article

from qa import Archive

SINCE = "How many attacks since October?"
REPORTS = {
    "first": (
        "Herald",
        "2020-03-11",
        "Raiders shelled the Quell depot on Wednesday and killed two guards. It was the 22nd attack on the convoys "
        "since late October, the coast command said.",
    ),
    "second": (
        "Courier",
        "2020-03-16",
        "Mortars hit the Brindle depot on Monday. Since late October, there have been 24 mortar attacks on the depots "
        "of the province, killing a total of three Velmoran guards, one Tarnwick guard and one Oskell guard.",
    ),
    "third": (
        "Lantern",
        "2024-07-25",
        "Shells fell on Thursday near the Marrow depot. “Four shells fell near” the depot, a customs source said. "
        "Another customs official said that three shells fell by the fence. Nobody was hurt, he said. "
        "Last winter the raiders carried out more than 175 mortar attacks on depots.",
    ),
}


def write(folder: Path, *, dated: bool) -> Path:
    for name, (source, day, text) in REPORTS.items():
        fields = {"title": f"Report {name}", "source": source, **({"date": day} if dated else {})}
        write_article(folder, name, text, **fields)
    return folder


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    home = tmp_path_factory.mktemp("counted")
    with Archive.open(home / "archive") as made:
        made.add(write(home / "articles", dated=True))
        yield made


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    home = tmp_path_factory.mktemp("undated")
    with Archive.open(home / "archive") as made:
        made.add(write(home / "articles", dated=False))
        yield made


def test_the_newest_figure_leads_and_the_older_one_is_what_it_was_before(archive: Archive) -> None:
    answer = archive.ask(SINCE)
    count = answer.count
    assert count is not None
    assert (count.value, count.bound, count.as_of, count.basis) == (24, "exact", date(2020, 3, 16), "reported")
    assert [(s.value, s.as_of) for s in count.series] == [(22, date(2020, 3, 11))]
    assert answer.statements[0].text == (
        "24 mortar attacks on the depots of the province since late October 2019, as of 16 March 2020 (Courier)."
    )
    assert answer.statements[0].support == "computed"
    assert_exact(archive, answer)


def test_a_figure_of_another_winter_stands_apart(archive: Archive) -> None:
    count = archive.ask(SINCE).count
    assert count is not None
    assert [(s.value, s.bound) for s in count.apart] == [(175, "more than")]


def test_asked_as_of_an_earlier_day_only_what_was_published_then_counts(archive: Archive) -> None:
    answer = archive.ask(SINCE, as_of="2020-03-12")
    assert answer.count is not None
    assert answer.count.value == 22
    assert {c.source.source for c in answer.citations} == {"Herald"}


def test_the_year_that_the_reports_speak_of_is_chosen_and_the_others_are_offered(archive: Archive) -> None:
    read = archive.ask(SINCE).understood
    assert read.start == date(2019, 10, 1)
    assert any("2023" in other for other in read.others)
    assert "It may also mean" in read.sentence


def test_days_given_apart_override_the_reading(archive: Archive) -> None:
    answer = archive.ask(SINCE, start="2023-11-01", end="2024-07-25")
    assert answer.count is not None
    assert answer.count.value == 175
    assert answer.understood.others == ()


def test_two_sources_that_differ_are_both_given(archive: Archive) -> None:
    answer = archive.ask("How many shells fell near the Marrow depot on Thursday?")
    count = answer.count
    assert count is not None
    assert count.value == 4
    assert [s.value for s in count.disputes] == [3]
    assert "Sources differ" in answer.text
    assert {s.text for s in answer.statements if s.support == "quoted"} == {c.quote for c in answer.citations[:2]}


def test_a_sum_shows_its_terms(archive: Archive) -> None:
    answer = archive.ask("How many guards were killed since late October?", as_of="2020-03-20")
    count = answer.count
    assert count is not None
    assert (count.value, count.basis) == (5, "summed")
    assert [term.value for term in count.terms] == [3, 1, 1]
    assert "3 Velmoran guards + 1 Tarnwick guard + 1 Oskell guard = 5 guards" in answer.statements[0].text


def test_incidents_are_counted_and_said_to_be_what_this_archive_holds(archive: Archive) -> None:
    answer = archive.ask("How many attacks are reported in March 2020?")
    count = answer.count
    assert count is not None
    assert (count.value, count.basis) == (2, "counted")
    assert [happened.start for happened in count.incidents] == [date(2020, 3, 11), date(2020, 3, 16)]
    assert "this archive" in answer.statements[0].text
    assert all(happened.citations for happened in count.incidents)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many attacks since January 2025?", "outside_dates"),
        ("How many attacks were there in 2015?", "outside_dates"),
        ("How many attacks in Afghanistan since October?", "other_scope"),
        ("How many guards were killed by the shells near the Marrow depot on Thursday?", "false_premise"),
    ],
)
def test_what_the_reports_do_not_bear_out_is_declined_with_its_kind(archive: Archive, question: str, kind: str) -> None:
    refusal = archive.ask(question).refusal
    assert refusal is not None
    assert refusal.kind == kind
    assert refusal.nearest or kind == "outside_dates"


def test_without_dates_the_counts_are_given_as_undated_and_no_year_is_invented(undated: Archive) -> None:
    answer = undated.ask(SINCE)
    count = answer.count
    assert count is not None
    assert {count.value, *(s.value for s in count.disputes)} == {22, 24}
    assert count.as_of is None
    assert "undated report" in answer.text
    assert not any(year in answer.text for year in ("2019", "2020", "2023", "2024", "2026"))


def test_explain_tells_what_was_considered_and_why_it_was_left_out(archive: Archive) -> None:
    assert archive.ask(SINCE).considered is None
    looked_at = archive.ask(SINCE, explain=True).considered
    assert looked_at is not None
    roles = {(c.used_as, c.what.split()[0]) for c in looked_at if c.quote}
    assert {("leading", "24"), ("series", "22"), ("apart", "more")} <= roles
    assert all(c.reason for c in looked_at if not c.used_as)


def test_a_copied_wire_story_counts_once(tmp_path: Path) -> None:
    body = REPORTS["second"][2] + " The depots lie on the coast road, which has been closed to traffic for months."
    for name, source in (("one", "Courier"), ("two", "Gazette"), ("three", "Post")):
        write_article(tmp_path / "articles", name, body, title=f"Depots hit, {name}", source=source, date="2020-03-16")
    with Archive.open(tmp_path / "archive") as archive:
        archive.add(tmp_path / "articles")
        answer = archive.ask(SINCE)
    assert answer.count is not None
    assert (answer.count.value, answer.count.sources) == (24, 1)
    assert len(answer.citations[0].copies) == 2


def test_the_record_of_a_count_is_json_that_says_everything(archive: Archive) -> None:
    record = archive.ask(SINCE).to_json()["count"]
    assert record["value"] == 24
    assert record["window"]["phrase"] == "since late October"
    assert record["series"][0].keys() == {"value", "high", "bound", "unit", "as_of", "window", "citation"}
    assert archive.ask("Who hit the depot?").to_json()["count"] is None
