"""Headings between paragraphs, after which whoever spoke before them goes on."""

from __future__ import annotations

import pytest

from ingest.mentions.subheads import subheads
from tests.ingest.reading_texts import carried_over, document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad wept.\nKenya gives up\nIt rained.", {1}),
        ("قال وزير.\nواشنطن تدعم إسرائيل\nوأشار إلى أن.", {1}),
        ("Chad wept.\n\n  Kenya gives up \n\nIt rained.", {1}),
        ("Chad wept.\nKenya gave up.\nIt rained.", set()),
        ("Chad wept. Kenya gave up\nIt rained.", set()),
        ("Kenya gives up\nIt rained.", set()),
        ("Chad wept.\nKenya gives up", set()),
        (f"Chad wept.\nKenya {'very ' * 20}gives up\nIt rained.", set()),
    ],
)
def test_a_short_line_between_others_is_a_heading(text: str, expected: set[int]) -> None:
    annotated, _ = document(text)
    assert subheads(annotated) == expected


def test_who_spoke_before_a_heading_goes_on() -> None:
    text = (
        "قال وزير الخارجية السوري إن الاتفاق جيد.\nواشنطن تدعم إسرائيل\nوأشار إلى أن الاتفاق جيد."
    )
    assert carried_over(text) == [("وأشار", "SYR")]
