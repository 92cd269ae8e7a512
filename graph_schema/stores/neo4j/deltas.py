"""What a change adds to actors, relations and offices, or takes from them when negative."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph_schema.derive import EdgeKey, day_of, edges_of
from graph_schema.records import FREE_PARTY, CodedArticle, Polarity
from graph_schema.stores.actors import Shown, shown
from graph_schema.stores.neo4j.rows import (
    day_tally,
    number_of,
    publisher_tally,
    relation_id,
    story_tally,
)
from graph_schema.stores.neo4j.stories import Retold

OfficeKey = tuple[str, str, str]


@dataclass(slots=True)
class RelationDelta:
    """What a change adds to a relation; days are numbers."""

    sums: Counter[str] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)
    publishers: Counter[str] = field(default_factory=Counter)
    # Of the stories that several articles tell, how many of these assert the relation.
    stories: Counter[str] = field(default_factory=Counter)
    confidences: Counter[int] = field(default_factory=Counter)

    def tell(self, story: str | None, sign: int) -> None:
        """Count one article that asserts the relation in or out; None is a story of its own."""
        if story is None:
            self.sums["stories"] += sign
        else:
            self.stories[story] += sign

    def is_empty(self) -> bool:
        """Say whether the relation stays as it is."""
        counters = (self.sums, self.days, self.publishers, self.stories, self.confidences)
        return not any(any(counter.values()) for counter in counters)


@dataclass(frozen=True, slots=True)
class Deltas:
    """What a change adds to all that it touches."""

    actors: dict[str, Counter[tuple[Shown, str]]]
    relations: dict[EdgeKey, RelationDelta]
    offices: Counter[OfficeKey]

    def relation_ids(self) -> list[str]:
        """Give the ids of all relations touched."""
        return sorted(relation_id(*key) for key in self.relations)

    def tally_ids(self) -> list[str]:
        """Give the ids of all tallies of relations touched."""
        return sorted(
            tally for key, delta in self.relations.items() for tally, _ in tallies_of(key, delta)
        )


def tallies_of(key: EdgeKey, delta: RelationDelta) -> Iterator[tuple[str, int]]:
    """Give each tally that a relation's delta changes, and by how much."""
    relation = relation_id(*key)
    for day, times in delta.days.items():
        if times:
            yield day_tally(relation, day), times
    for publisher, times in delta.publishers.items():
        if times:
            yield publisher_tally(relation, publisher), times
    for story, times in delta.stories.items():
        if times:
            yield story_tally(relation, story), times


def deltas_of(
    before: Sequence[CodedArticle], after: Sequence[CodedArticle], retold: Retold
) -> Deltas:
    """Give what it adds to put `after` in the place of `before`."""
    deltas = Deltas(defaultdict(Counter), defaultdict(RelationDelta), Counter())
    for entries, stories, sign in ((before, retold.before, -1), (after, retold.after, 1)):
        for coded in entries:
            _add(coded, stories.get(coded.article.id), sign, deltas)
    for article_id, (old, new) in retold.moved.items():
        for key in retold.asserted[article_id]:
            deltas.relations[key].tell(old, -1)
            deltas.relations[key].tell(new, 1)
    return deltas


def office_keys(coded: CodedArticle) -> Iterable[OfficeKey]:
    """Give each (person, party, title) that an article states, where the party is an actor."""
    return {
        (office.person, office.party, office.title)
        for office in coded.offices
        if not office.party.startswith(FREE_PARTY)
    }


def _add(coded: CodedArticle, story: str | None, sign: int, deltas: Deltas) -> None:
    for actor in coded.actors:
        tally = deltas.actors[actor.id]
        for seen in shown(actor):
            tally[seen] += sign
    for office in office_keys(coded):
        deltas.offices[office] += sign
    asserted: set[EdgeKey] = set()
    for claim in coded.claims:
        day = number_of(day_of(claim, coded.article))
        for key in edges_of(claim):
            delta = deltas.relations[key]
            if not claim.counts:
                negated = claim.polarity is Polarity.NEGATED
                delta.sums["negated" if negated else "hypothetical"] += sign
                continue
            asserted.add(key)
            delta.sums["claims"] += sign
            delta.days[day] += sign
            delta.confidences[claim.confidence] += sign
            if coded.article.publisher:
                delta.publishers[coded.article.publisher] += sign
    for key in asserted:
        deltas.relations[key].sums["articles"] += sign
        deltas.relations[key].tell(story, sign)
