"""Texts that end anywhere, as headlines and cut feeds do, are read without an error."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over, read

_TEXTS = (
    "Chad met Mali. Kenya, led by Ann Lee, a Hamas activist, praised both of the two countries.",
    "Jordan's Crown Prince Hamza, 64, his spokesman, an aide to the prime minister, told the West.",
    "The U.S. envoy for Yemen Sean O'Testmann, who is the country's minister of health and trade.",
    "والتقى الوزير الروسي نظيره السوري. وقال الطرفان إن كلا البلدين سيعقدان قمة بين الرئيسين.",
)


@pytest.mark.parametrize("text", _TEXTS)
def test_a_text_may_end_anywhere(text: str) -> None:
    whole = carried_over(text)
    words = text.split()
    for end in range(1, len(words) + 1):
        cut = " ".join(words[:end])
        assert read(cut).article.text == cut
        assert isinstance(carried_over(cut), list)
    assert carried_over(" ".join(words)) == whole


def test_both_at_the_end_is_nobody() -> None:
    assert carried_over("Chad met Mali. Kenya praised both") == []
    assert len(carried_over("Chad met Mali. Kenya praised the two")) == 2
