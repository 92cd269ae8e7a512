"""What people judge of actors, heard before the spelling of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph_schema.folding import fold
from graph_schema.ids import content_id
from graph_schema.records import FREE_PARTY, Actor
from graph_schema.reviews import Judgement as Review
from graph_schema.reviews import Sameness
from ingest.identity.judgement import Judgement, Name, Resolver, Verdict


def person_id(name: str, party: str) -> str:
    """Give the id of a person whom nothing but the name and the party tells from others."""
    return content_id("P-", fold(name), "" if party.startswith(FREE_PARTY) else party)


@dataclass(frozen=True)
class JudgedResolver:
    """Answers as people judged where they judged the two actors, else as another resolver."""

    inner: Resolver
    reviews: Iterable[Review]
    _pairs: dict[tuple[str, str], Review] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Lay the judgements out by their actors."""
        object.__setattr__(self, "_pairs", {review.pair: review for review in self.reviews})

    def judge(self, a: Name, b: Name) -> Judgement:
        """Say whether two names, each from an article of its own, mean one actor."""
        review = self._judged(a, b)
        if review is None:
            return self.inner.judge(a, b)
        reason = f": {review.reason}" if review.reason else ""
        return Judgement(Verdict(review.sameness), f"judged by {review.by}{reason}")

    def resolve(self, name: Name) -> Actor | None:
        """Give the one known actor that a name means, unless people judged otherwise."""
        found = self.inner.resolve(name)
        if found is None or not self._pairs:
            return found
        own = person_id(name.text, name.party)
        review = self._pairs.get((min(own, found.id), max(own, found.id)))
        return found if review is None or review.sameness is Sameness.SAME else None

    def kept_apart(self, a: Name, b: Name) -> bool:
        """Say whether people judged that two names do not, or may not, mean one actor."""
        review = self._judged(a, b)
        if review is None:
            return self.inner.kept_apart(a, b)
        return review.sameness is not Sameness.SAME

    def _judged(self, a: Name, b: Name) -> Review | None:
        if not self._pairs:
            return None
        pairs = ((min(x, y), max(x, y)) for x in self._ids(a) for y in self._ids(b))
        return next((self._pairs[pair] for pair in pairs if pair in self._pairs), None)

    def _ids(self, name: Name) -> Iterator[str]:
        yield person_id(name.text, name.party)
        known = self.inner.resolve(name)
        if known is not None:
            yield known.id
