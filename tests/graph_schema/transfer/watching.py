"""Looking at the differences of two stores."""

from __future__ import annotations

from graph_schema.interfaces import Store
from graph_schema.transfer.verifying import QUESTIONS, differences


class Heard:
    """Keeps what it hears of a long work."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, int | None]] = []
        self.steps = 0.0

    def begin(self, words: str, steps: int | None) -> None:
        """Hear that a part begins."""
        self.parts.append((words, steps))

    def advance(self, steps: float = 1) -> None:
        """Hear of steps done."""
        self.steps += steps


def found(one: Store, other: Store, most: int = QUESTIONS) -> list[str]:
    """Give the differences of two stores, each as a line."""
    return [str(found) for found in differences(one, other, Heard(), most_questions=most)]
