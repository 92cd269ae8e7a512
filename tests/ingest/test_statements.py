"""Whose a statement is that speaks for itself later."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over

_MINISTRY = "قالت وزارة الداخلية الكينية في بيان إن الحدود آمنة. "
_ASKS = "وطالب البيان أوغندا بالرد."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_MINISTRY + "وطالب البيان الصين بالرد.", [("وطالب", "KEN")]),
        (_MINISTRY + "واتهم البيان أوغندا بالكذب.", [("واتهم", "KEN")]),
        (_MINISTRY + "وأضاف البيان أن الصين تراقب.", [("وأضاف", "KEN")]),
        (_MINISTRY + "ودعا البيان الصين إلى الهدوء.", [("ودعا", "KEN")]),
        # Whoever acts in between has not written it.
        (_MINISTRY + "ووصل وزير صيني. وأضاف البيان أن الوضع هادئ.", [("وأضاف", "KEN")]),
        # Whom it is on has not written it.
        ("قالت وزارة الداخلية الكينية في بيان حول الصين إنها قلقة. " + _ASKS, [("وطالب", "KEN")]),
        ("قالت وزارة الداخلية الكينية في بيان يدين الصين إنها قلقة. " + _ASKS, [("وطالب", "KEN")]),
        ("قالت وزارة الداخلية الكينية في بيان ندد بالصين إنها قلقة. " + _ASKS, [("وطالب", "KEN")]),
        ("نشرت صحيفة بيانا دانت فيه كينيا الصين. " + _ASKS, [("وطالب", "KEN")]),
        (
            "وجاء في بيان صادر عن الداخلية الكينية أن الصين تراقب. واتهم البيان أوغندا بالكذب.",
            [("واتهم", "KEN")],
        ),
        (
            "أصدرت فرنسا وإيطاليا والسويد بيانا مشتركا. وطالب البيان الصين بالرد.",
            [("وطالب", "FRA"), ("وطالب", "ITA"), ("وطالب", "SWE")],
        ),
        (
            "أدانت فرنسا وإيطاليا والسويد القرار. وأصدروا بيانا مشتركا. وطالب البيان الصين بالرد.",
            [
                *(("وأصدروا", party) for party in ("FRA", "ITA", "SWE")),
                *(("وطالب", party) for party in ("FRA", "ITA", "SWE")),
            ],
        ),
    ],
)
def test_a_statement_speaks_for_who_issued_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert carried_over(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "هطل المطر. وطالب البيان الصين بالرد.",
        "صدر أمس بيان بشأن كينيا. " + _ASKS,
        "قالت كينيا إنها قلقة. وقال مجهولون في بيان إن القصف مستمر. " + _ASKS,
        "قال ناشطون في بيان من غزة إن القصف مستمر. " + _ASKS,
        # The statement is the object, or another's.
        _MINISTRY + "ونشرت الصين البيان.",
        _MINISTRY + "وطالب بيان صيني أوغندا بالرد.",
    ],
)
def test_a_statement_of_nobody_says_nothing_for_anybody(text: str) -> None:
    assert carried_over(text) == []
