"""Judgements and verdicts to give, a store to give them on, and all that it shows."""

from __future__ import annotations

from datetime import UTC, datetime

from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import Claim, CodedArticle
from graph_schema.reviews import Correctness, Judgement, Sameness, Verdict, judged, ruled
from graph_schema.serial import dump
from tests.builders import a_claim, an_actor, an_article, an_office, coded
from tests.contract.world import pages

NOW = datetime(2026, 3, 1, 12, 30, 0, 5, tzinfo=UTC)
SAME, DIFFERENT, UNSURE = Sameness.SAME, Sameness.DIFFERENT, Sameness.UNSURE
RIGHT, WRONG = Correctness.RIGHT, Correctness.WRONG
Counts = tuple[str, str, str, int]


def says(one: str, other: str, sameness: Sameness = SAME, reason: str | None = None) -> Judgement:
    return judged(one, other, sameness, by="salma", at=NOW, reason=reason)


def finds(claim: Claim, correctness: Correctness = WRONG) -> Verdict:
    return ruled(claim, correctness, by="salma", at=NOW)


def relations(store: Store) -> list[Counts]:
    found = pages(lambda cursor: store.reader.relations(GraphFilter(), cursor=cursor))
    return sorted((r.source, r.type, r.target, r.claims) for r in found)


def two_names(store: Store) -> list[CodedArticle]:
    """Give three articles: one of P-1, one of P-2, and one in which they stand side by side."""
    first, second, both = (an_article(f"a-{n}") for n in (1, 2, 3))
    entries = [
        coded(
            first,
            a_claim(first, "P-1", source_party="SYR"),
            actors=[an_actor("P-1", party="SYR", name="Adam Example", aliases=["Adam"])],
        ),
        coded(
            second,
            a_claim(second, "P-2", source_party="SYR"),
            offices=[an_office(second, "P-2")],
            actors=[an_actor("P-2", party="SYR", name="آدم مثال", name_ar="آدم مثال")],
        ),
        coded(
            both,
            a_claim(both, "P-1", source_party="SYR", start=1, confidence=60),
            a_claim(both, "P-2", source_party="SYR", start=1, confidence=90),
            a_claim(both, "P-1", "SUPPORTS", "P-2", source_party="SYR", target_party="TUR"),
            a_claim(both, "TUR", "ACCUSES", "P-2", speaker="P-2", target_party="SYR", start=3),
        ),
    ]
    store.writer.put_all(entries)
    return entries


def shown(store: Store) -> list[object]:
    """Give all that a store answers, but for its revision and log."""
    reader = store.reader
    found: list[object] = [*reader.actors(limit=1000).items, *reader.offices()]
    found += reader.relations(GraphFilter(), limit=1000).items
    found += reader.relations(GraphFilter(language="en"), limit=1000).items
    found += reader.claims(GraphFilter(), limit=1000).items
    found += reader.search_actors("name", limit=1000)
    found += [reader.totals(), *map(dump, reader.export())]
    return found
