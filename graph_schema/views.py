"""One state of the graph, for those who need more of it than pages hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from graph_schema.queries import GraphFilter
from graph_schema.records import Actor, Claim, Relation


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim with what is known of its article, but for the text."""

    claim: Claim
    language: str
    title: str | None
    published: date | None
    publisher: str | None
    url: str | None

    @property
    def day(self) -> date | None:
        """Give the day that the claim is counted on: its own, else that of its article."""
        return self.claim.occurred_on or self.published


class GraphView(Protocol):
    """One state of the graph, read at leisure: changes made in the meantime do not show.

    What it gives is read as it is taken and never kept, so any amount of it needs little memory.
    One thread at a time may use a view, and not always the same one.
    """

    @property
    def revision(self) -> int:
        """Give the number of changes that this state has seen."""

    def actor(self, actor_id: str) -> Actor | None:
        """Give an actor, or None."""

    def relations(self, where: GraphFilter) -> Iterator[Relation]:
        """Give all relations that `where` leaves, in the order of `GraphReader.relations`."""

    def claims(self, where: GraphFilter) -> Iterator[CitedClaim]:
        """Give all claims that `where` leaves, in the order of `GraphReader.claims`."""

    def actors_of_relations(self, where: GraphFilter) -> Iterator[Actor]:
        """Give the actors at the ends of those relations, in the order of their ids."""

    def actors_of_claims(self, where: GraphFilter) -> Iterator[Actor]:
        """Give the sources, targets and speakers of those claims, in the order of their ids."""
