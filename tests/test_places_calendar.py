"""Days and months are no towns, though towns are called like them."""

from __future__ import annotations

import pytest

from index.places import find


@pytest.mark.parametrize(
    "text", ["He was back in March.", "It was hit in August.", "Police said on Friday.", "In May it rose."]
)
def test_a_month_or_weekday_is_not_a_place(text: str) -> None:
    assert find(text) == []
