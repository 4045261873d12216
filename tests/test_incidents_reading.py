"""What an article tells: its main event, the events it recalls, and what is no event at all."""

from __future__ import annotations

from datetime import date

import pytest
from incidents_desk import kinds_of, mentions_of

LEAD = "Gunmen attacked a convoy near Mosul on Wednesday, killing three soldiers and wounding five others."


def test_the_main_event_has_its_day_its_place_and_its_numbers() -> None:
    [mention] = mentions_of(LEAD)
    assert mention.lead
    assert {"attack", "killing"} <= kinds_of(mention)
    assert (mention.low, mention.high) == (date(2021, 5, 19), date(2021, 5, 20))
    assert "Iraq" in mention.place
    assert (mention.killed, mention.injured) == ((3, 3), (5, 5))


def test_sentences_of_one_event_are_one_mention() -> None:
    more = "\n\nThe attack happened at noon on Wednesday.\n\nPolice said the attackers fled after the ambush."
    assert len(mentions_of(LEAD + more)) == 1


def test_an_event_of_the_background_is_a_mention_of_its_own() -> None:
    text = f"{LEAD}\n\nOn March 3, two rockets hit an air base in Kirkuk."
    main, recalled = mentions_of(text)
    assert (main.lead, recalled.lead) == (True, False)
    assert recalled.low == date(2021, 3, 3)
    assert recalled.place.startswith("Kirkuk")
    assert text[recalled.start : recalled.end].startswith("On March 3")


def test_the_second_victim_of_the_same_event_is_no_second_event() -> None:
    text = (
        "A man was charged on Thursday over a fatal shooting in Denver.\n\n"
        "Peter Sampleton, 34, was shot and killed outside the shop.\n\n"
        "The shooting happened on May 8."
    )
    assert sum("killing" in kinds_of(m) for m in mentions_of(text)) == 1


def test_two_days_after_one_event_came_another() -> None:
    text = (
        f"{LEAD}\n\nTwo days after the death of a guard in rockets fired on a base in Kirkuk at the end of March, "
        "the army bombed five camps across the border."
    )
    first, second = (m for m in mentions_of(text) if not m.lead)
    assert (first.low, first.high) != (second.low, second.high)


@pytest.mark.parametrize(
    "sentence",
    [
        "There were similar attacks in recent months.",
        "The group is blamed for attacks on foreign troops.",
        "Since October there have been 24 rocket attacks on bases in the country.",
        "The army warned that militants could attack the city on June 3.",
        "In 2019 there were 762 murders in the state.",
        "A total of 1,200 people were killed in attacks in 2020.",
    ],
)
def test_general_talk_plans_and_totals_are_no_incidents(sentence: str) -> None:
    text = f"The minister opened a school in Basra.\n\nChildren sang.\n\nIt rained.\n\nThe band left.\n\n{sentence}"
    assert mentions_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bakery opened a new branch in Leeds on Tuesday. It sells bread and cakes.",
        "He died of cancer at home on Friday, aged 91.",
        "The striker scored twice on Sunday with a shot on goal.",
        "She recovered from knee surgery in March.",
        "",
    ],
)
def test_an_article_without_events_has_no_mentions(text: str) -> None:
    assert mentions_of(text) == []


def test_the_day_of_a_report_is_not_the_day_of_the_event() -> None:
    text = "A man was shot and killed in Denver on Monday night, police said Thursday. The gunman fled."
    assert mentions_of(text)[0].low == date(2021, 5, 17)


def test_without_a_day_in_the_text_the_day_of_publication_stands_in_and_is_marked() -> None:
    [mention] = mentions_of("A bomb exploded at a market in Kabul, killing two people.")
    assert (mention.low, mention.dated) == (date(2021, 5, 20), "report")


def test_an_undated_article_gets_no_day_and_no_year() -> None:
    text = f"{LEAD}\n\nOn March 3, two rockets hit an air base in Kirkuk."
    found = mentions_of(text, published=None)
    assert [(m.low, m.high, m.value) for m in found] == [(None, None, "XXXX-WXX-3"), (None, None, "XXXX-03-03")]


def test_a_victim_is_involved_and_a_sheriff_speaks() -> None:
    text = (
        "John Sampleton, 22, was shot and killed in Denver on Monday. Sheriff Mary Exampler said the gunman fled."
        " Sampleton died at the scene. Exampler said a search was on."
    )
    [mention] = mentions_of(text)
    assert mention.names == ("John Sampleton",)
    speaker = next(p for p in mention.people if p.name == "Mary Exampler")
    assert speaker.speaker > speaker.involved


@pytest.mark.parametrize(
    ("sentence", "lived"),
    [
        ("A man was shot and killed in Denver on Monday. He died of his injuries at a hospital.", False),
        (
            "A man was shot and killed in Denver on Monday. A second man was shot in the leg, and survived.",
            True,
        ),
    ],
)
def test_beside_a_death_the_hurt_need_evidence_of_their_own(sentence: str, lived: bool) -> None:
    [mention] = mentions_of(sentence)
    assert (mention.survivors > 0) is lived


def test_two_numbers_of_dead_in_one_phrase_are_added() -> None:
    [mention] = mentions_of("Two Danish officers and one from Norway were killed when rockets hit a camp on Wednesday.")
    assert mention.killed == (3, 3)


def test_the_arrest_is_an_event_beside_the_shooting() -> None:
    text = "Two men were shot and killed in Denver on Monday.\n\nPolice arrested a suspect on Thursday."
    found = {m.family: m.low for m in mentions_of(text)}
    assert found == {"arrest": date(2021, 5, 20), "harm": date(2021, 5, 17)}
