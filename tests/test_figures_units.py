"""A figure says what it counts, what narrows it and what happened, without a tagger."""

from __future__ import annotations

import pytest

from index.figures import REASON, Figure, read_text

NOUNS = [
    ("There were 24 rocket attacks on the bank in Ankara.", "attack", "rocket attacks", "on the bank in Ankara"),
    ("Some 15 small rockets hit the town.", "rocket", "small rockets", ""),
    ("They staged more than 40 rocket attacks and drone strikes.", "attack", "rocket attacks and drone strikes", ""),
    ("It sent 2,500 troops to the border.", "troop", "troops", "to the border"),
    ("It hired 300 sales representatives.", "representative", "sales representatives", ""),
    ("Five of the seven men spoke.", "man", "men", ""),
    ("Three other people came.", "person", "people", ""),
    ("It was the 22nd attack against foreign interests.", "attack", "attack", "against foreign interests"),
    ("The 15-member council met.", "member", "member", ""),
    ("One British soldier came.", "soldier", "British soldier", ""),
    ("It ordered five 737s.", "737", "737s", ""),
    ("It bought 20 aircraft.", "aircraft", "aircraft", ""),
    ("It needs 218 votes.", "vote", "votes", ""),
]


@pytest.mark.parametrize(("text", "head", "unit", "scope"), NOUNS)
def test_the_first_plural_noun_closes_the_noun_phrase(text: str, head: str, unit: str, scope: str) -> None:
    figure = read_text(text, None)[0]
    assert (figure.head, figure.unit, figure.scope) == (head, unit, scope)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Four rockets fell near the town.", "fell"),
        ("Twelve people were killed in the storm.", "killed"),
        ("Twelve people in the camp have been wounded.", "injured"),
        ("Twelve people died.", "killed"),
        ("The storm killed at least 12 people.", "killed"),
        ("The firm will cut 300 jobs.", "cut"),
        ("It launched a raid, killing a total of three guards.", "killed"),
        ("Sixteen soldiers, including three officers, were captured.", "captured"),
        ("Rebels carried out more than 30 raids.", "carried"),
        ("At least 12 dead in blast.", "killed"),
        ("There have been 24 attacks.", ""),
        ("The firm closed 27 stores, ended sales and left.", "closed"),
    ],
)
def test_the_governing_verb_says_what_happened(text: str, predicate: str) -> None:
    assert read_text(text, None)[0].predicate == predicate


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Hundreds were arrested.", "arrested"),
        ("Nearly 50 were injured.", "injured"),
        ("The storm killed 12.", "killed"),
        ("At least 12 dead, 30 hurt.", "killed"),
        ("Thousands marched.", "marched"),
    ],
)
def test_a_number_alone_beside_what_happens_to_people_counts_people(text: str, predicate: str) -> None:
    figure = read_text(text, None)[0]
    assert (figure.head, figure.predicate) == ("person", predicate)
    assert figure.confidence >= REASON


def counted(text: str) -> list[tuple[float, str, str]]:
    """Value, head and predicate of every figure."""
    return [(f.value, f.head, f.predicate) for f in read_text(text, None)]


def test_coordinated_figures_share_their_verb() -> None:
    text = "The blasts killed three French guards, one German nurse and one Dutch nurse."
    assert counted(text) == [(3, "guard", "killed"), (1, "nurse", "killed"), (1, "nurse", "killed")]


def test_a_number_without_a_noun_takes_that_of_its_neighbour() -> None:
    assert counted("Two French guards and one from Spain were killed.") == [
        (2, "guard", "killed"),
        (1, "guard", "killed"),
    ]
    assert counted("It has 2,500 troops in Mali and nearly 900 in Niger.")[1][:2] == (900, "troop")


def test_a_number_whose_noun_does_not_agree_is_doubted() -> None:
    [doubted] = read_text("The 320 airliner is old.", None)
    [certain] = read_text("The 320 airliners are old.", None)
    assert doubted.confidence < REASON <= certain.confidence


def test_a_definite_small_number_points_back_and_is_not_reasoned_from() -> None:
    [figure] = read_text("An agreement was reached by the two companies.", None)
    assert figure.confidence < REASON


def test_offsets_are_those_of_the_text() -> None:
    text = "A storm came. At least 12 people died.\nMore than $5 million was lost."
    figures: list[Figure] = read_text(text, None)
    assert [text[f.start : f.end] for f in figures] == ["At least 12", "More than $5 million"]
    assert [text[slice(*f.sentence)] for f in figures] == ["At least 12 people died.", "More than $5 million was lost."]
