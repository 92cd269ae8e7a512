"""What people judge: which actors are one, and which claims are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from graph_schema.queries import MAX_PAGE, Page
from graph_schema.records import Claim, CodedArticle, Polarity

T = TypeVar("T")


class Sameness(StrEnum):
    """Whether two actors are one; who is unsure leaves them as they are."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Correctness(StrEnum):
    """Whether an article says what a claim has it say."""

    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody says of two actors, each by the id that articles give it; `one` < `other`.

    `at` is aware of its zone.
    """

    one: str
    other: str
    sameness: Sameness
    by: str
    at: datetime
    reason: str | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """Give the two actors."""
        return self.one, self.other


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody says of a claim.

    It keeps what the claim asserts and where its evidence stood, so that the claim is known again
    when its evidence moves, and nothing of the text, which may be retracted.
    """

    claim: str
    article: str
    source: str
    type: str
    target: str
    polarity: Polarity
    start: int
    end: int
    in_title: bool
    correctness: Correctness
    by: str
    at: datetime
    reason: str | None = None


def judged(
    one: str, other: str, sameness: Sameness, *, by: str, at: datetime, reason: str | None = None
) -> Judgement:
    """Give the judgement of two actors, whichever comes first."""
    return Judgement(min(one, other), max(one, other), sameness, by, at, reason)


def ruled(
    claim: Claim, correctness: Correctness, *, by: str, at: datetime, reason: str | None = None
) -> Verdict:
    """Give the verdict on a claim as it was read."""
    return Verdict(
        claim.id,
        claim.article_id,
        claim.source,
        claim.type,
        claim.target,
        claim.polarity,
        claim.start,
        claim.end,
        claim.in_title,
        correctness,
        by,
        at,
        reason,
    )


class Reviews(Protocol):
    """The judgements and verdicts that stand, and what they make of the graph.

    Each change is one transaction that makes the graph what `graph_schema.reviewing.reviewed` says
    of every article that it touches, counts as one change of the graph, and enters the claims that
    vanish, return or read otherwise into the log of changes. What is reviewed later is reviewed
    too when it comes, or is read anew.
    """

    def judge(self, judgement: Judgement) -> bool:
        """Let a judgement of two actors stand in place of an earlier one of the same two.

        Gives False, and changes nothing, when exactly this stands. Raises ReviewRefused when the
        graph knows one of the actors not, when they cannot be one (two states, two kinds), and
        when it contradicts what stands: no two actors are the same, through whatever chain, and
        different.
        """

    def undo_judgement(self, one: str, other: str) -> bool:
        """Take a judgement back; gives False when there is none."""

    def judgement(self, one: str, other: str) -> Judgement | None:
        """Give the judgement of two actors, or None."""

    def judgements(
        self, *, actor: str | None = None, limit: int = 100, cursor: str | None = None
    ) -> Page[Judgement]:
        """Give the judgements, or those of one actor, in the order of their actors."""

    def stands_for(self, actor_id: str) -> str:
        """Give the id that an actor goes by: its own, or that of those who are the same."""

    def rule(self, verdict: Verdict) -> bool:
        """Let a verdict on a claim stand in place of an earlier one of the same claim.

        Gives False, and changes nothing, when exactly this stands. Raises ReviewRefused when no
        article was read as saying so.
        """

    def undo_verdict(self, claim_id: str) -> bool:
        """Take a verdict back; gives False when there is none."""

    def verdict(self, claim_id: str) -> Verdict | None:
        """Give the verdict on a claim, or None."""

    def verdicts(
        self,
        *,
        article: str | None = None,
        correctness: Correctness | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Verdict]:
        """Give the verdicts in the order of their claims' ids."""

    def as_read(self, article_id: str) -> CodedArticle | None:
        """Give an article with all that was read in it, before any review, or None."""

    def restore(self, judgements: Sequence[Judgement], verdicts: Sequence[Verdict]) -> int:
        """Let reviews of another store stand here, known or not; gives how many changed.

        Raises ReviewRefused when they contradict what stands; then nothing is changed.
        """


def every_judgement(reviews: Reviews) -> tuple[Judgement, ...]:
    """Give all judgements of a store, in the order of their actors."""
    return _every(lambda cursor: reviews.judgements(limit=MAX_PAGE, cursor=cursor))


def every_verdict(reviews: Reviews, *, article: str | None = None) -> tuple[Verdict, ...]:
    """Give all verdicts of a store, or on the claims of one article, by their claims' ids."""
    return _every(lambda cursor: reviews.verdicts(article=article, limit=MAX_PAGE, cursor=cursor))


def _every(ask: Callable[[str | None], Page[T]]) -> tuple[T, ...]:
    found: list[T] = []
    cursor: str | None = None
    while True:
        page = ask(cursor)
        found += page.items
        cursor = page.next_cursor
        if cursor is None:
            return tuple(found)
