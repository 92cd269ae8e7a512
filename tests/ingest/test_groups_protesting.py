"""People who protest are of the state in which they do, or of which they were told to be."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import mentioned


def _protesting(text: str) -> list[tuple[str, str]]:
    return [
        (words, party) for words, party, _ in mentioned(text) if "تظاهر" in words or "حتج" in words
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أحرق محتجون السفارة التركية في بغداد.", [("محتجون", "IRQ")]),
        ("أحرق محتجون غاضبون السفارة التركية في مدينة البصرة.", [("محتجون", "IRQ")]),
        (
            "تجمع متظاهرون في نيروبي. واتهمت تركيا المتظاهرين بالشغب.",
            [("متظاهرون", "KEN"), ("المتظاهرين", "KEN")],
        ),
        (
            "وصل متظاهرون كينيون. وأيدت تركيا المحتجين.",
            [("متظاهرون كينيون", "KEN"), ("المحتجين", "KEN")],
        ),
    ],
)
def test_those_who_protest_are_of_the_state_they_are_in(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert _protesting(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Nobody says where.
        "اتهم الرئيس التركي المتظاهرين بالشغب.",
        # They are of a people, or it is open where they are.
        "تجمع متظاهرون أكراد في باريس.",
        "تجمع متظاهرون في باريس وفي نيروبي.",
    ],
)
def test_others_who_protest_are_nobody(text: str) -> None:
    assert not _protesting(text)


def test_of_two_states_whose_people_protest_it_is_open() -> None:
    text = "تجمع متظاهرون في نيروبي. وتجمع متظاهرون في باريس. واتهمت تركيا المتظاهرين بالشغب."
    assert [words for words, _ in _protesting(text)] == ["متظاهرون", "متظاهرون"]
