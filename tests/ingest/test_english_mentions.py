"""What English words around a form tell: whose name it is part of, and whose a body is."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China Airlines ordered jets from Canada.", ["CAN"]),
        ("The Jakarta Post asked Norway.", ["NOR"]),
        ("She won the Australian Open in Norway.", ["NOR"]),
        ("Oil leaks into the Gulf of Mexico off Cuba.", ["CUB"]),
        ("Michael Jordan flew to Norway.", ["NOR"]),
        ("Jack London flew to Norway.", ["NOR"]),
        # Without such a word they are the states themselves.
        ("China ordered jets from Canada.", ["CHN", "CAN"]),
        ("The president of Mexico left Cuba.", ["MEX", "CUB"]),
        ("King Abdullah of Jordan flew to Norway.", ["JOR", "NOR"]),
    ],
)
def test_what_is_called_by_a_state_is_not_the_state(text: str, expected: list[str]) -> None:
    assert parties(text) == expected
