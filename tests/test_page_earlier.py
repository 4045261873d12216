"""The list of earlier conversations: day by day, each with what may be done to it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from paged import HOSTILE, parse

from qa.keeping import Heading
from qa.page.earlier import earlier

NOON = datetime(2024, 3, 7, 12).astimezone()
TODAY = date(2024, 3, 7)


def heading(id: str = "id1", *, title: str = "Trams", archive: str = "/in/velmora", before: int = 0) -> Heading:
    changed = (NOON - timedelta(days=before)).astimezone(UTC)
    return Heading(id, title, archive, changed, changed, 2)


def test_conversations_stand_under_their_days_in_their_order() -> None:
    kept = (heading("a"), heading("b"), heading("c", before=1), heading("d", before=400))
    html = earlier(kept, "", "", today=TODAY)
    days = [parse(one).text for one in re.findall(r"<h3>.*?</h3>", html)]
    assert days == ["Today", "Yesterday", "1 February 2023"]
    opens = [a for tag, a in parse(html).elements if tag == "button" and a.get("data-act") == "open"]
    assert [a["data-conversation"] for a in opens] == ["a", "b", "c", "d"]


def test_a_conversation_says_when_how_much_and_of_which_archive_it_was_asked() -> None:
    words = parse(earlier((heading(),), "", "", today=TODAY)).text
    for part in ("Trams", "12:00", "2 questions", "velmora"):
        assert part in words
    assert "/in/" not in words


def test_the_sample_is_called_so() -> None:
    sample = heading(archive="/home/x/.local/share/dateline/sample-0123456789abcdef")
    assert "the sample archive" in parse(earlier((sample,), "", "", today=TODAY)).text


def test_only_the_open_one_is_marked() -> None:
    shown = parse(earlier((heading("a"), heading("b")), "b", "", today=TODAY))
    current = [attrs["data-conversation"] for _, attrs in shown.elements if "aria-current" in attrs]
    assert current == ["b"]
    assert shown.text.count("open now") == 1


def test_each_can_be_opened_renamed_saved_and_deleted_and_all_can_go() -> None:
    shown = parse(earlier((heading("a"),), "", "", today=TODAY))
    acts = [(tag, a["data-act"], a.get("data-conversation")) for tag, a in shown.elements if "data-act" in a]
    assert acts == [
        ("button", "open", "a"),
        ("form", "rename", "a"),
        *[("button", "take", "a")] * 3,
        ("button", "delete", "a"),
        ("button", "delete-all", None),
    ]
    assert shown.attributes("button", "data-as") == ["markdown", "json", "page"]
    assert len(shown.attributes("button", "data-confirm")) == 2
    assert ("title", "Trams") in [(a.get("name"), a.get("value")) for tag, a in shown.elements if tag == "input"]


def test_names_within_the_page_are_unique_and_lead_somewhere() -> None:
    shown = parse(earlier((heading("a"), heading("b")), "", "", today=TODAY))
    ids = [str(attrs["id"]) for _, attrs in shown.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    used = ("for", "aria-labelledby", "aria-describedby", "data-stay")
    assert {str(attrs[name]) for _, attrs in shown.elements for name in used if name in attrs} <= set(ids)


def test_without_any_it_says_what_will_stand_here() -> None:
    shown = parse(earlier((), "", "", today=TODAY))
    assert "Nothing is kept yet" in shown.text
    assert not shown.attributes("button", "data-act")


def test_it_says_where_conversations_are_kept_and_what_the_shelf_has_to_say() -> None:
    html = earlier((heading(),), "", "A damaged file was set aside.", today=TODAY)
    assert "Kept on the disk" in html and "this browser only" in html
    assert '<p class="problem">A damaged file was set aside.</p>' in html


@pytest.mark.parametrize("year", [1, 1970, 9999])
def test_a_day_that_was_changed_by_hand_is_shown(year: int) -> None:
    moment = datetime(year, 1, 1, tzinfo=UTC)
    assert "Trams" in earlier((Heading("a", "Trams", "x", moment, moment, 1),), "", "", today=TODAY)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_and_archives_are_shown_as_text(text: str) -> None:
    shown = parse(earlier((heading(text, title=text, archive=text),), text, text, today=TODAY))
    usual = parse(earlier((heading("x", title="x", archive="x"),), "x", "x", today=TODAY))
    assert {tag for tag, _ in shown.elements} == {tag for tag, _ in usual.elements}
    assert not [name for _, attrs in shown.elements for name in attrs if name.startswith("on")]
    assert not {"\u202e", "\x1b"} & set(earlier((heading(text, title=text),), "", text, today=TODAY))
