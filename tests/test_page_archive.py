"""The Archive tab as HTML: every word from outside is text, every button says what it does and acts on its own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from paged import HOSTILE, Tree, parse

from index.listing import Head
from index.records import AddReport, Coverage, Publisher, Rejected, Step
from qa.desk.stock_records import Bar, Browsed, Listed, Removed, Upload, Wanted
from qa.page.archive import FEW, MOST, adding, archive, removed, upload
from qa.page.archive_plot import period
from qa.page.uploads import after
from qa.uploads import Words

HEAD = Head("a1", "Rockets at Taji", "Wire", date(2020, 3, 11))
MARCH = Bar(date(2020, 3, 1), date(2020, 3, 31), 3)
BARS = (MARCH, Bar(date(2020, 4, 1), date(2020, 4, 30), 0), Bar(date(2020, 5, 1), date(2020, 5, 31), 1))
WHOSE = (Publisher("Wire", 3, date(2020, 3, 1), date(2020, 3, 9)), Publisher(None, 1, None, None))
HELD = Coverage(5, 1, date(2020, 3, 1), date(2020, 5, 2))
FOUND = Browsed(Wanted(), HELD, bars=BARS, publishers=WHOSE, listed=(Listed(HEAD),), found=1, pages=1)
HINT = "<p>Text.</p>"
LONG = "x" * 10_000
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def acts(html: str, act: str) -> list[dict[str, str | None]]:
    """What the buttons of an act send."""
    found = [attrs for tag, attrs in parse(html).elements if tag in ("button", "form") and attrs.get("data-act") == act]
    return [{k.removeprefix("data-"): v for k, v in attrs.items() if k.startswith("data-")} for attrs in found]


def hostile(text: str) -> list[str]:
    """Every part of the tab with a text of somebody else's wherever one can stand."""
    head = Head(text, text, text, None)
    wanted = Wanted(query=text, publisher=text, start=date(2020, 3, 1), end=date(2020, 3, 31), page=2)
    report = AddReport(("a",), ("a",), ("a",), (Rejected(text, text),))
    words = Words(text, text, text, text)
    return [
        archive(
            replace(
                FOUND,
                wanted=wanted,
                publishers=(Publisher(text, 1, None, None),),
                listed=(Listed(head, text, (head,)),),
                found=60,
                pages=3,
            ),
            may_change=True,
        ),
        archive(replace(FOUND, problem=text), may_change=True),
        archive(Browsed(wanted, Coverage(0, 0, None, None), problem=text), may_change=True),
        adding(True, HINT, words),
        upload(Upload(report, added=(head,), updated=(head,), unchanged=(head,), left=words)),
        upload(Upload(problem=text, left=words)),
        removed(Removed(text)),
        removed(Removed(problem=text)),
    ]


def skeleton(tree: Tree) -> list[tuple[str, set[str]]]:
    return [(tag, set(attrs)) for tag, attrs in tree.elements if tag != "mark"]


@pytest.mark.parametrize("text", [*HOSTILE, "</textarea><script>alert(1)</script>", "a\x00b\x9bc", LONG])
def test_hostile_text_is_shown_as_text_wherever_it_stands(text: str) -> None:
    for shown, usual in zip(hostile(text), hostile("usual"), strict=True):
        assert skeleton(parse(shown)) == skeleton(parse(usual))
        assert not CONTROLS.search(shown)


def test_an_empty_title_still_has_a_button() -> None:
    html = archive(replace(FOUND, listed=(Listed(replace(HEAD, title=" ", source=None)),)), may_change=True)
    assert ">Untitled</button>" in html
    assert "unknown publisher" in html


# -- adding ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", [*HOSTILE, "\n\nleading", "a\r\nb", "tab\there", "&lt;b&gt; &amp;", "שלום \u200fעולם"]
)
def test_what_could_not_be_added_comes_back_as_it_was_typed(words: str) -> None:
    html = adding(True, HINT, Words(words, words, words, "2020-03-01"))
    tree = parse(html)
    inside = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", html, re.DOTALL)
    assert inside
    typed = words.replace("\r\n", "\n").replace("\x1b", "")
    assert parse(f"<p>{inside[1]}</p>").text == typed
    assert tree.attributes("input", "value") == [typed, typed, "2020-03-01"]


def test_the_form_names_what_is_sent() -> None:
    html = adding(True, HINT)
    names = [attrs.get("name") for tag, attrs in parse(html).elements if tag in ("input", "textarea")]
    assert (acts(html, "add"), names) == ([{"act": "add"}], ["words", "title", "publisher", "day"])


def test_a_form_after_an_upload_is_a_new_one() -> None:
    assert after(Upload(), True, HINT) != after(Upload(), True, HINT)


def test_a_read_only_archive_says_so_and_offers_neither_form_nor_removal() -> None:
    html = adding(False, HINT) + archive(FOUND, may_change=False)
    assert "read-only" in html
    assert "data-confirm" not in html
    assert "<textarea" not in html
    assert not acts(html, "add")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (Step(0, 1), "Reading 1 of 1 …"),
        (Step(2, 12), "Reading 3 of 12 …"),
        (Step(2, 12, 1_040), "Reading 3 of 12 … 1,040 articles so far"),
        (Step(12, 12, 1), "Filing … 1 article so far"),
    ],
)
def test_progress_is_told_in_words_and_as_a_bar(step: Step, said: str) -> None:
    tree = parse(upload(Upload(progress=step)))
    assert tree.text == said
    assert tree.attributes("progress", "value") == [str(step.done)]
    assert tree.attributes("progress", "max") == [str(step.total)]


def test_an_upload_tells_of_each_article_by_its_title_and_of_each_rejection_by_its_reason() -> None:
    report = AddReport(("a1",), ("a2",), ("a3",) * 70, tuple(Rejected(f"{n}.exe", "not read") for n in range(60)))
    heads = [replace(HEAD, id=f"a{n}", title=f"Title {n}") for n in (1, 2, 3)]
    html = upload(Upload(report, added=(heads[0],), updated=(heads[1],), unchanged=(heads[2],), left_sample=True))
    said = parse(html).text
    assert [one["article"] for one in acts(html, "read")] == ["a1", "a2", "a3"]
    assert "Added" in said and "Updated" in said and "Unchanged" in said and "Not added" in said
    assert "and 69 more" in said
    assert "0.exe: not read" in said and "and 40 more" in said
    assert "an archive of your own" in said


def test_a_removal_says_what_is_gone_and_what_comes_of_it() -> None:
    assert "Removed: Rockets at Taji. Questions no longer rest on it" in parse(removed(Removed("Rockets at Taji"))).text


# -- what there is -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        (HELD, "This archive holds 5 articles of 1 publisher, from 1 March 2020 to 2 May 2020; 1 of them undated."),
        (replace(HELD, undated=0), "This archive holds 5 articles of 1 publisher, from 1 March 2020 to 2 May 2020."),
        (Coverage(1, 1, None, None), "This archive holds 1 article of 1 publisher, undated."),
        (Coverage(0, 0, None, None), "This archive holds nothing yet."),
    ],
)
def test_the_holdings_are_one_sentence(coverage: Coverage, said: str) -> None:
    assert said in parse(archive(replace(FOUND, coverage=coverage), may_change=True)).text


def test_each_column_narrows_the_list_to_its_days_and_says_how_many_it_holds() -> None:
    html = archive(replace(FOUND, wanted=Wanted("rockets", "Wire")), may_change=True)
    said = {"act": "browse", "query": "rockets", "publisher": "Wire"}
    columns = [one for one in acts(html, "browse") if "start" in one]
    assert columns == [
        {**said, "start": "2020-03-01", "end": "2020-03-31"},
        {**said, "start": "2020-05-01", "end": "2020-05-31"},
    ]
    assert "March 2020: 3 articles" in html and "May 2020: 1 article<" in html
    heights = re.findall(r'class="column[^>]*><i style="--y:([\d.]+)">', html)
    assert [round(float(y) / float(heights[0]), 2) for y in heights] == [1.0, 0.0, 0.33]


def test_a_column_that_is_chosen_widens_the_list_again() -> None:
    html = archive(replace(FOUND, wanted=Wanted(start=MARCH.start, end=MARCH.end)), may_change=True)
    pressed = [attrs for _, attrs in parse(html).elements if attrs.get("aria-pressed") == "true"]
    assert [attrs.get("class") for attrs in pressed] == ["column"]
    assert "data-start" not in pressed[0]


def test_the_same_figures_stand_in_a_table() -> None:
    rows = re.findall(
        r'<tr><th scope="row">([\w ]+)</th><td class="many">(\d+)</td></tr>', archive(FOUND, may_change=True)
    )
    assert rows == [("March 2020", "3"), ("April 2020", "0"), ("May 2020", "1")]


def test_no_style_but_custom_properties() -> None:
    styles = [attrs["style"] for _, attrs in parse(archive(FOUND, may_change=True)).elements if "style" in attrs]
    assert styles
    assert all(re.fullmatch(r"--y:-?[\d.]+", str(style)) for style in styles)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2020, 3, 11), date(2020, 3, 11), "11 March 2020"),
        (date(2020, 3, 9), date(2020, 3, 15), "9 March to 15 March 2020"),
        (date(2019, 12, 30), date(2020, 1, 5), "30 December 2019 to 5 January 2020"),
        (date(2020, 2, 1), date(2020, 2, 29), "February 2020"),
        (date(2020, 1, 1), date(2020, 3, 31), "January to March 2020"),
        (date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (date(2000, 1, 1), date(2009, 12, 31), "2000 to 2009"),
        (date(2020, 3, 1), None, "since 1 March 2020"),
        (None, date(2020, 3, 1), "up to 1 March 2020"),
    ],
)
def test_a_period_is_named_as_people_name_it(start: date | None, end: date | None, said: str) -> None:
    assert period(start, end) == said


def test_each_publisher_narrows_the_list_and_nobody_is_one_of_them() -> None:
    sent = [one for one in acts(archive(FOUND, may_change=True), "browse") if "publisher" in one]
    assert [one["publisher"] for one in sent] == ["Wire", ""]


@pytest.mark.parametrize(("many", "folded", "more"), [(FEW, 0, 0), (FEW + 3, 3, 0), (MOST + 5, MOST + 5 - FEW, 5)])
def test_many_publishers_are_folded_away(many: int, folded: int, more: int) -> None:
    whose = tuple(Publisher(f"Paper {n}", 1, None, None) for n in range(many))
    said = parse(archive(replace(FOUND, publishers=whose), may_change=True)).text
    assert (f"{folded} more publishers" in said) is bool(folded)
    assert (f"and {more} more, each" in said) is bool(more)


# -- the list ----------------------------------------------------------------------------------------------------------


def test_a_search_keeps_what_the_list_is_narrowed_to() -> None:
    html = archive(replace(FOUND, wanted=Wanted("x", "", MARCH.start, MARCH.end, 2)), may_change=True)
    fields = {str(a["name"]): a.get("value") for tag, a in parse(html).elements if tag == "input"}
    assert fields == {"query": "x", "publisher": "", "start": "2020-03-01", "end": "2020-03-31"}


@pytest.mark.parametrize(("page", "pages", "ways"), [(1, 1, []), (1, 3, ["2"]), (2, 3, [None, "3"]), (3, 3, ["2"])])
def test_pages_lead_to_those_beside_them(page: int, pages: int, ways: list[str | None]) -> None:
    html = archive(replace(FOUND, wanted=Wanted(page=page), found=70, pages=pages), may_change=True)
    nav = html[html.index('<nav class="leaves"') :] if "<nav" in html else ""
    assert [one.get("page") for one in acts(nav, "browse")] == ways


def test_each_article_can_be_opened_and_removed_after_asking_back() -> None:
    html = archive(FOUND, may_change=True)
    assert acts(html, "read") == [{"act": "read", "article": "a1"}]
    assert acts(html, "remove") == [{"act": "remove", "article": "a1", "confirm": "Remove for good?"}]


def test_a_removal_keeps_what_is_shown() -> None:
    (sent,) = acts(
        archive(replace(FOUND, wanted=Wanted("x", "Wire", MARCH.start, MARCH.end, 2)), may_change=True), "remove"
    )
    assert Wanted.read(sent) == Wanted("x", "Wire", MARCH.start, MARCH.end, 2)


def test_the_samples_articles_cannot_be_removed_and_the_page_says_so() -> None:
    html = archive(replace(FOUND, sample=True), may_change=True)
    assert acts(html, "remove") == []
    assert "The articles of the sample archive cannot be removed." in html


def test_the_words_that_were_searched_for_are_marked() -> None:
    found = replace(FOUND, wanted=Wanted("rocket in Taji"), listed=(Listed(HEAD, "Rockets fell in Taji."),))
    assert parse(archive(found, may_change=True)).marked == ["Rockets", "Taji"]


def test_what_the_list_is_narrowed_to_can_be_undone_one_by_one() -> None:
    html = archive(replace(FOUND, wanted=Wanted("x", "Wire", MARCH.start, MARCH.end)), may_change=True)
    bar = html[html.index('<ul class="narrowed"') : html.index('<p class="scale told"')]
    assert [set(one) - {"act"} for one in acts(bar, "browse")] == [
        {"publisher", "start", "end"},
        {"query", "start", "end"},
        {"query", "publisher"},
    ]


def test_nothing_found_says_what_to_do() -> None:
    assert "No article fits." in archive(replace(FOUND, listed=(), found=0, pages=0), may_change=True)
