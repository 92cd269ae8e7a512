"""What was ordered, restored, sent or voted stands for who did it when it is named again."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali restored ties with Chad. Kenya hailed the decision.", ("the decision", "MLI")),
        ("Mali has ordered Chad's envoy out. Kenya hailed the order.", ("the order", "MLI")),
        ("Mali scrapped a tax. Kenya criticised the decision.", ("the decision", "MLI")),
        ("Mali sent troops to Chad. Kenya hailed the deployment.", ("the deployment", "MLI")),
        ("Mali's ministers voted for a tax. Kenya hailed the vote.", ("the vote", "MLI")),
    ],
)
def test_a_decision_named_again_is_of_who_took_it(text: str, expected: tuple[str, str]) -> None:
    assert carried_over(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Mali ordered arms. In order to eat, Kenya sold them.",
        "Mali ordered arms. Kenya spoke. Chad lives. Kenya hailed the order.",
        "Mali ordered arms. Kenya hailed the order by Chad.",
        "A court in Mali ordered arms. Kenya hailed the order.",
    ],
)
def test_another_decision_or_none_is_meant(text: str) -> None:
    assert "MLI" not in [party for _, party in carried_over(text)]
