"""Fields are found under any of their spellings."""

from __future__ import annotations

from datetime import date

import pytest

from index.readers import FIELD_SPELLINGS
from index.readers.fields import Fields, fields_of

BODY = "The ferry left Quillon harbour at dawn."
VALUES = {
    "title": ("Ferry leaves", "Ferry leaves"),
    "source": ("Quillon Gazette", "Quillon Gazette"),
    "published": ("2031-05-20", date(2031, 5, 20)),
    "url": ("https://gazette.example/ferry", "https://gazette.example/ferry"),
    "author": ("Ada Merrow", "Ada Merrow"),
    "text": (BODY, BODY),
    "key": ("row-7", "row-7"),
}
CASES = [(field, spelling) for field, spellings in FIELD_SPELLINGS.items() for spelling in spellings]


@pytest.mark.parametrize(("field", "spelling"), CASES)
def test_every_listed_spelling_is_read(field: str, spelling: str) -> None:
    value, expected = VALUES[field]
    assert getattr(fields_of({spelling: value}), field) == expected


@pytest.mark.parametrize("name", ["Published At", "PUBLISHED_AT", "published-at", "publishedAt", "Publishedat"])
def test_case_spaces_underscores_and_hyphens_do_not_matter(name: str) -> None:
    assert fields_of({name: "2031-05-20"}).published == date(2031, 5, 20)


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"source": {"id": None, "name": "Quillon Gazette"}}, Fields("", source="Quillon Gazette")),
        ({"title": {"rendered": "Ferry"}}, Fields("", title="Ferry")),
        ({"authors": ["Ada Merrow", {"name": "Bo Lind"}]}, Fields("", author="Ada Merrow, Bo Lind")),
        ({"body": ["One.", "Two.", 3, None]}, Fields("One.\n\nTwo.")),
        ({"body": "<p>One &amp; two.</p><p>Three.</p>"}, Fields("One & two.\n\nThree.")),
        ({"body": "2 < 3 and 5 > 4"}, Fields("2 < 3 and 5 > 4")),
        ({"content": {"rendered": "<p>One.</p>"}}, Fields("One.")),
        ({"description": "Short.", "content": BODY}, Fields(BODY)),
        ({"description": "Short.", "content": ""}, Fields("Short.")),
        ({"id": 7}, Fields("", key="7")),
        ({"title": None, "headline": "Ferry"}, Fields("", title="Ferry")),
        ({"title": True}, Fields("")),
        ({"url": "/ferry", "link": "https://g.example/f"}, Fields("", url="https://g.example/f")),
        ({"url": "/ferry"}, Fields("")),
        (
            {"url": "https://g.example/2031/05/20/f"},
            Fields("", url="https://g.example/2031/05/20/f", published=date(2031, 5, 20)),
        ),
        ({"date": "unknown", "text": BODY}, Fields(BODY)),
        ({"published": 1937088000}, Fields("", published=date(2031, 5, 21))),
        ({"id": 10**5000}, Fields("")),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, dict) and 10**5000 not in value.values() else "",
)
def test_values_become_fields(record: dict[str, object], expected: Fields) -> None:
    assert fields_of(record) == expected


def test_an_ambiguous_date_is_not_replaced_by_when_the_row_was_made() -> None:
    assert fields_of({"published": "03/04/2020", "created_at": "2023-01-01"}).published is None


def test_an_empty_date_leaves_the_word_to_the_next_spelling() -> None:
    assert fields_of({"published": "", "date": "2031-05-20"}).published == date(2031, 5, 20)
