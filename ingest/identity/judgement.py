"""The seam between names and actors: what is asked, and what may be answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from graph_schema.records import Actor


class Verdict(StrEnum):
    """Whether two names mean one actor; who is unsure keeps two actors."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with the reason that a reader is shown for it."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name as an article gives it.

    `kind` is that of the actor (`person`, `state`, `organization`). `party` and `title` are what
    the text says of him, and empty where it says nothing.
    """

    text: str
    kind: str = "person"
    party: str = ""
    title: str = ""


class Resolver(Protocol):
    """Judges names in pairs, and finds the known actor that a name means."""

    def judge(self, a: Name, b: Name) -> Judgement:
        """Say whether two names, each from an article of its own, mean one actor.

        The order of the names does not matter, and the same names always get the same answer.
        """
        ...

    def resolve(self, name: Name) -> Actor | None:
        """Give the one known actor that a name means, or None when it is none or unsure."""
        ...

    def kept_apart(self, a: Name, b: Name) -> bool:
        """Say whether people judged that two names do not, or may not, mean one actor."""
        ...
