"""One event told by many articles is one incident; events that only resemble each other are not."""

from __future__ import annotations

import random
from datetime import date

import pytest
from incidents_desk import mentions_of

from index.incidents import Filter, Incident, Mention, group, incident, matches
from index.places import named

FIRST = "Gunmen attacked a convoy near Mosul on Wednesday, killing three soldiers, the army said."
AGAIN = "Three soldiers were killed on Wednesday when gunmen attacked their convoy near Mosul, in northern Iraq."
OTHER = "A bomb exploded at a market in Kabul on Monday, killing nine people."
NEXT = "Gunmen attacked a convoy near Mosul on May 4, killing a driver."


def told(*texts: str) -> list[Mention]:
    return [m for n, text in enumerate(texts) for m in mentions_of(text, path=f"{n}.txt")]


def incidents(*texts: str) -> list[Incident]:
    mentions = told(*texts)
    return [incident([mentions[n] for n in numbers]) for numbers in group(mentions)]


def test_a_wire_story_in_three_papers_counts_once() -> None:
    assert [len(one.mentions) for one in incidents(FIRST, FIRST, FIRST)] == [3]


def test_one_event_in_other_words_counts_once() -> None:
    assert len(incidents(FIRST, AGAIN)) == 1


def test_other_places_and_other_days_are_other_events() -> None:
    assert len(incidents(FIRST, OTHER, NEXT)) == 3


def test_two_events_of_one_article_stay_two() -> None:
    text = f"{FIRST}\n\nOn April 2, gunmen attacked a convoy near Mosul, killing three soldiers."
    assert len(incidents(text)) == 2


def test_a_later_article_that_recalls_the_event_joins_it() -> None:
    recalled = "On May 19, gunmen attacked a convoy near Mosul, killing three soldiers."
    later = f"The minister visited Mosul.\n\nPeople cheered.\n\nThen he left.\n\n{recalled}"
    assert len(incidents(FIRST, later)) == 1


def test_the_order_of_the_mentions_changes_nothing() -> None:
    mentions = told(FIRST, AGAIN, OTHER, NEXT, FIRST)
    once = {frozenset(mentions[n].article_id for n in numbers) for numbers in group(mentions)}
    random.Random(3).shuffle(mentions)
    again = {frozenset(mentions[n].article_id for n in numbers) for numbers in group(mentions)}
    assert once == again
    assert group([]) == []


def test_every_mention_is_in_one_group() -> None:
    mentions = told(FIRST, AGAIN, OTHER, NEXT)
    assert sorted(n for numbers in group(mentions) for n in numbers) == list(range(len(mentions)))


def test_an_incident_says_what_its_mentions_say_together() -> None:
    [one] = incidents(FIRST, "Five soldiers were killed on Wednesday when gunmen attacked a convoy near Mosul, Iraq.")
    assert (one.low, one.high) == (date(2021, 5, 19), date(2021, 5, 20))
    assert one.killed == (3, 5)
    assert one.country == "IQ"
    assert "killing" in one.kinds


def test_its_id_is_the_same_while_the_same_articles_tell_it() -> None:
    mentions = told(FIRST, AGAIN)
    assert incident(mentions).id == incident(mentions[::-1]).id
    assert incident(mentions).id != incident(mentions[:1]).id


# -- filters -------------------------------------------------------------------------------------------------------

[MOSUL] = incidents(FIRST)
NAMED = incidents("John Sampleton, 22, was shot and killed in Denver on Monday, Sheriff Mary Exampler said.")[0]


@pytest.mark.parametrize(
    ("wanted", "certainty", "reason"),
    [
        (Filter(), "sure", ""),
        (Filter(kinds=frozenset({"killing"})), "sure", ""),
        (Filter(kinds=frozenset({"vote"})), "no", "another kind"),
        (Filter(start=date(2021, 5, 1), end=date(2021, 6, 1)), "sure", ""),
        (Filter(start=date(2021, 5, 20)), "no", "outside the window"),
        (Filter(end=date(2021, 5, 19)), "no", "outside the window"),
        (Filter(places=tuple(named("Iraq"))), "sure", ""),
        (Filter(places=tuple(named("Mosul"))), "sure", ""),
        (Filter(places=tuple(named("Afghanistan"))), "no", "another place"),
        (Filter(names=("Sampleton",)), "no", "does not name Sampleton"),
    ],
)
def test_a_filter_says_why_an_incident_is_out(wanted: Filter, certainty: str, reason: str) -> None:
    verdict = matches(MOSUL, wanted)
    assert (verdict.certainty, verdict.reason) == (certainty, reason)
    assert verdict.holds is (certainty != "no")


@pytest.mark.parametrize(
    ("name", "part", "holds"),
    [
        ("John Sampleton", "any", True),
        ("Sampleton", "any", True),
        ("John", "first", True),
        ("John", "last", False),
        ("Sampleton", "last", True),
        ("Exampler", "any", False),
        ("Peter Sampleton", "any", False),
    ],
)
def test_only_who_was_involved_answers_to_a_name(name: str, part: str, holds: bool) -> None:
    assert matches(NAMED, Filter(names=(name,), name_part=part)).holds is holds  # type: ignore[arg-type]


def test_a_day_that_is_not_known_is_perhaps_in_the_window() -> None:
    one = incident(mentions_of(FIRST, published=None))
    assert matches(one, Filter(start=date(2021, 5, 1))).certainty == "perhaps"


def test_a_month_that_half_lies_in_the_window_is_perhaps_in_it() -> None:
    recalled = "In March, a bomb exploded at a market in Kabul, killing nine people."
    one = incident(mentions_of(f"The king slept.\n\nIt rained.\n\nBirds sang.\n\n{recalled}"))
    assert matches(one, Filter(start=date(2021, 3, 10))).certainty == "perhaps"
    assert matches(one, Filter(start=date(2021, 3, 28))).certainty == "no"
