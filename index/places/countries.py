"""Countries as the hand-kept list has them: names, abbreviations as written, and the names of their people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_LIST = Path(__file__).parent / "countries.tsv"


@dataclass(frozen=True, slots=True)
class Country:
    """One row of the list."""

    code: str
    name: str
    others: tuple[str, ...]
    people: tuple[str, ...]
    """The adjective first: "Spanish", "Spaniard"."""


@cache
def countries() -> dict[str, Country]:
    """All countries by their ISO 3166-1 code."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {code: Country(code, name, _parts(others), _parts(people)) for code, name, others, people in rows}


def _parts(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split(",") if part)


def country_name(code: str) -> str:
    """ "Iraq" for "IQ"; a code that is not in the list stands for itself."""
    known = countries().get(code)
    return known.name if known else code


@cache
def by_abbreviation() -> dict[str, str]:
    """Country codes by abbreviations, which count only as they are written: "US", "U.S.", "UAE"."""
    return {other: code for code, row in countries().items() for other in row.others if other.isupper()}


@cache
def by_people() -> dict[str, str]:
    """Country codes by the names of their people, singular and plural: "Iraqi", "Iraqis", "Spaniards"."""
    names = ((name, code) for code, row in countries().items() for name in row.people)
    return {form: code for name, code in names for form in (name, f"{name}s")}


def is_people(word: str) -> bool:
    """Whether a word names a country's people: "Iraqi", "Danes"."""
    return word in by_people()
