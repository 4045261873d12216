"""How often something was done is how many of it there were."""

from __future__ import annotations

from datetime import date

import pytest

from index.figures import read_text

DAY = date(2024, 2, 1)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Convoys have been attacked 165 times since 17 October.", [(165, "attack", "attacks", "")]),
        (
            "The port came under attack 55 times since May, 27 times in Velmora and 28 times in Oskell.",
            [
                (55, "attack", "attacks", ""),
                (27, "attack", "attacks", "in Velmora"),
                (28, "attack", "attacks", "in Oskell"),
            ],
        ),
        ("He was arrested five times in 2019.", [(5, "arrest", "arrests", "")]),
        ("The bell rang three times.", [(3, "time", "times", "")]),
    ],
)
def test_what_was_done_so_many_times_is_counted_by_its_noun(
    text: str, counts: list[tuple[float, str, str, str]]
) -> None:
    assert [(f.low, f.head, f.unit, f.scope) for f in read_text(text, DAY)] == counts
