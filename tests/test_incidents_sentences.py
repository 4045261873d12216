"""What the words of a sentence tell of an event: its kind, its numbers, its people, its site."""

from __future__ import annotations

from datetime import date

import pytest
from incidents_desk import kinds_of, mentions_of

from index.incidents import Mention


def only(text: str, title: str = "News in brief", published: date = date(2021, 5, 20)) -> Mention:
    [mention] = mentions_of(text, title, published)
    return mention


# -- a verb's word that is a noun ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A storm sank two boats off Oskell on Monday.",
        "The severe storm sank two boats off Oskell on Monday.",
        "Storm sinks two boats off Oskell on Monday.",
    ],
)
def test_a_storm_that_sinks_boats_attacks_nobody(text: str) -> None:
    assert all("attack" not in kinds_of(mention) for mention in mentions_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "His new hit reached the top of the charts on Monday.",
        "The first shoot of the plant appeared on Monday.",
        "A shell of the egg broke on Monday.",
        "The last sentence of the book was read on Monday.",
        "The old wound of the oak was painted on Monday.",
        "A heavy sack of flour arrived on Monday.",
    ],
)
def test_a_noun_that_is_written_as_a_verb_is_no_event(text: str) -> None:
    assert mentions_of(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels storm the palace in Oskell.", "attack"),
        ("Troops shell a village near Oskell.", "strike"),
        ("The rockets hit the base on Monday.", "strike"),
        ("Gunmen shoot a mayor in Oskell.", "shooting"),
        ("Gunmen killed a guard on May 3.", "killing"),
    ],
)
def test_the_verb_still_tells_of_the_event(text: str, kind: str) -> None:
    assert kind in kinds_of(only(text))


def test_what_may_happen_is_no_event_but_what_happened_in_may_is() -> None:
    assert mentions_of("Gunmen may kill a guard in the town, he wrote.") == []
    assert only("The attack of 3 May killed a guard in Oskell.").low == date(2021, 5, 3)


# -- numbers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen on March 5 killed three guards in Oskell.", (3, 3)),
        ("Gunmen attacked a bus at 5 and killed nine people on Monday.", (9, 9)),
        ("The third attack killed six people on Monday.", (6, 6)),
        ("The 24-year-old killed four men on Monday.", (4, 4)),
        ("15 small rockets killed two men on Monday.", (2, 2)),
        ("Two Danish personnel and one from Norway were killed on Monday.", (3, 3)),
        ("The attack on May 3 killed Captain Aldous Wren.", None),
    ],
)
def test_only_numbers_of_people_are_a_toll(text: str, killed: tuple[int, int] | None) -> None:
    assert only(text).killed == killed


# -- people --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed Captain Aldous Wren on Monday.", "Aldous Wren"),
        ("Drones killed Gen. Osric Vell on Friday.", "Osric Vell"),
        ("Drones killed top Danish general Osric Vell on Friday.", "Osric Vell"),
        ("President Ola Tarn was killed in an attack on Monday.", "Ola Tarn"),
        (
            "They tell of the killing of Captain Aldous Wren on January 9 in an attack on the customs post.",
            "Aldous Wren",
        ),
        ("The assassination in Oskell on May 3 of the powerful Danish army chief Osric Vell shook all.", "Osric Vell"),
        ("Police arrested Maud Hallam in Tarnwick on Monday.", "Maud Hallam"),
    ],
)
def test_who_was_killed_or_arrested_is_named_whatever_his_rank(text: str, name: str) -> None:
    assert only(text).names == (name,)


def test_a_country_that_owns_a_place_is_nobody() -> None:
    text = "Two men were killed when rockets hit Iraq's Oskell military camp on Monday. Iraq's Oskell camp is old."
    assert only(text).people == ()


# -- places --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rockets hit Iraq's Velmo military camp north of Baghdad on Monday.", "Velmo military camp, Iraq"),
        ("Two rockets hit the Velmo base south of Baghdad on Monday.", "Velmo base, Iraq"),
        ("Rockets struck Ain al-Velm air base in Anbar province on Monday.", "Ain al-Velm air base, Anbar, Iraq"),
        ("Rockets hit the Danish embassy in Baghdad on Monday.", "Danish embassy, Baghdad, Iraq"),
        ("A bomb exploded at Kabul airport on Monday.", "Kabul airport, Afghanistan"),
        ("Gunmen attacked an Iraqi base near Mosul on Monday.", "Mosul, Iraq"),
        ("Gunmen killed a man in Mosul on Monday; he died at Velmo Hospital.", "Mosul, Iraq"),
        ("A drone attack killed a guard in the Jordanian desert on the border with Syria on Monday.", "Jordan"),
        ("A car bomb exploded in the Afghan capital on Monday.", "Afghanistan"),
        ("Maud Hallam was killed in an attack on Monday.", ""),
        ("President Ola Tarn was killed in an attack on Monday.", ""),
    ],
)
def test_the_place_is_the_site_with_what_it_lies_in(text: str, place: str) -> None:
    assert only(text).place == place


def test_somebody_who_is_named_in_full_is_no_town_later() -> None:
    text = "Maud Hallam was arrested on Monday. The arrest of Hallam came at dawn. The trial of Hallam starts soon."
    assert all(mention.place == "" for mention in mentions_of(text))


def test_the_same_base_is_the_one_that_was_named() -> None:
    text = (
        "Rockets hit the Velmo base in Iraq on Monday. Nobody was hurt.\n\nIt rained.\n\n"
        "On April 16, two drones were launched against troops on the same base."
    )
    assert [mention.place for mention in mentions_of(text)] == ["Velmo base, Iraq", "Velmo base, Iraq"]


def test_before_and_after_in_one_sentence_are_two_events_of_their_own_kinds() -> None:
    text = (
        "It rained.\n\nThe king slept.\n\nBirds sang.\n\nTwo days after the death of a Dane in rockets fired on a base "
        "in Kirkuk at the end of last year, the army hit five camps."
    )
    strikes, death = mentions_of(text, published=date(2020, 3, 12))
    assert (death.low, death.high) == (date(2019, 12, 1), date(2020, 1, 1))
    assert kinds_of(death) - kinds_of(strikes) == {"killing"}
