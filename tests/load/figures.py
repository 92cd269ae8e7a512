"""The figures of the Neo4j store: writing, reading and taking back, each as a ratio."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice

from neo4j import Driver

from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.settings import Settings
from graph_schema.stores.neo4j.cypher.changes import PUT
from graph_schema.stores.neo4j.cypher.log import LOG
from tests.load.cast import Cast, cast
from tests.load.generate import actors_for, generate
from tests.load.recording import Statement, recording, replay
from tests.load.timing import Compared, compare, timed
from tests.service.client import Client, client_of

# Articles of another seed than the graph has, so that they are new to it.
SEED = 99
# A server compiles what it does often; of so many rounds nothing is told.
_WARM = 20


@dataclass(frozen=True)
class Figure:
    """A figure by name: `ours` and `theirs` in milliseconds, and the ratio asked for."""

    name: str
    ours: float
    theirs: float
    ratio: float


def writes(store: Store, driver: Driver, *, claims: int, size: int, rounds: int) -> Figure:
    """Compare putting articles with the bare driver writing the same rows with UNWIND.

    Both write `claims` claims, `size` articles in a transaction. What is put is taken back by the
    store after each round, outside of the time. The ratio is the bare driver's time by ours.
    """
    articles = list(generate(claims, SEED, _known()))
    batches = [articles[at : at + size] for at in range(0, len(articles), size)]
    ids = [coded.article.id for coded in articles]
    # A run that was stopped may have left some.
    store.writer.retract(ids)
    ours, theirs = [], []
    for number in range(rounds + 1):
        with recording() as asked:
            mine = timed(lambda: [store.writer.put_all(batch) for batch in batches])
        store.writer.retract(ids)
        rows = _written(asked)
        assert len(rows) == len(batches)
        bare = timed(partial(_replay_all, driver, rows))
        store.writer.retract(ids)
        if number:
            ours.append(mine)
            theirs.append(bare)
    compared = Compared(tuple(theirs), tuple(ours))
    bare_ms, our_ms = compared.milliseconds
    return Figure(
        f"write {claims} claims, {size} articles at once", our_ms, bare_ms, compared.ratio
    )


def _written(asked: list[Statement]) -> list[list[Statement]]:
    """Give what each transaction writes: the rows, and where it has claims the log of them.

    What the store reads before, to know what it adds to, is left out.
    """
    written: list[list[Statement]] = []
    for statement in asked:
        if statement.text.endswith(PUT):
            written.append([statement])
        elif statement.text.endswith(LOG):
            written[-1].append(statement)
    return written


def _known() -> Cast:
    """Give a cast whose states and organizations every generated graph has most of."""
    return cast(actors_for(10_000), 1)


def _replay_all(driver: Driver, batches: list[list[Statement]]) -> None:
    for statements in batches:
        replay(driver, statements, writing=True)


def reads(store: Store, driver: Driver, *, rounds: int) -> Iterator[Figure]:
    """Compare each question over HTTP with the same Cypher through the bare driver."""
    settings = Settings(store="memory:")
    with client_of(store, settings) as client:
        for path in questions(store):
            statements = _asked(client, path)
            compared = compare(
                partial(client.json, path),
                partial(replay, driver, statements),
                rounds=rounds,
            )
            ours, theirs = compared.milliseconds
            yield Figure(f"GET {path}", ours, theirs, compared.ratio)


def store_reads(store: Store, driver: Driver, *, rounds: int) -> Iterator[Figure]:
    """Compare questions to the store itself, records and all, with the same Cypher."""
    reader = store.reader
    first, *_ = reader.relations(GraphFilter(), limit=1).items
    (claim,) = reader.claims(GraphFilter(actor=first.source), limit=1).items
    pair = GraphFilter(source=first.source, target=first.target)
    asked: dict[str, Callable[[], object]] = {
        "actor": lambda: reader.actor(first.source),
        "search_actors": lambda: reader.search_actors("Haddad"),
        "relations, all": lambda: reader.relations(GraphFilter()),
        "relations, one source": lambda: reader.relations(GraphFilter(source=first.source)),
        "relations, a pair since": lambda: reader.relations(replace(pair, since=date(2024, 1, 1))),
        "claims, all": lambda: reader.claims(GraphFilter()),
        "claims, a pair": lambda: reader.claims(pair),
        "claim": lambda: reader.claim(claim.id),
        "article": lambda: reader.article(claim.article_id),
    }
    for name, ask in asked.items():
        ask()
        with recording() as statements:
            ask()
        compared = compare(ask, partial(replay, driver, list(statements)), rounds=2 * rounds)
        ours, theirs = compared.milliseconds
        yield Figure(f"store: {name}", ours, theirs, compared.ratio)


def questions(store: Store) -> list[str]:
    """Give the questions that are timed, about what the graph has most of and about the rare."""
    reader = store.reader
    top = reader.relations(GraphFilter(), limit=50).items
    first, last = top[0], top[-1]
    person = (
        next(r for r in top if r.source.startswith("P-"))
        if any(r.source.startswith("P-") for r in top)
        else last
    )
    (claim,) = reader.claims(GraphFilter(actor=person.source), limit=1).items
    article = claim.article_id
    return [
        f"/v1/actors/{first.source}",
        f"/v1/actors/{person.source}/neighbours",
        "/v1/actors?q=Haddad",
        "/v1/relations",
        f"/v1/relations?source={first.source}",
        f"/v1/relations?actor={person.source}&order=last_seen",
        f"/v1/relations?source={last.source}&target={last.target}&since=2024-01-01",
        "/v1/claims",
        f"/v1/claims?actor={first.source}",
        f"/v1/claims?source={first.source}&target={first.target}&type={first.type}",
        f"/v1/claims?actor={person.source}&polarity=negated",
        f"/v1/claims/{claim.id}",
        "/v1/articles?limit=20",
        f"/v1/articles/{article}",
        f"/v1/paths?source={person.source}&target={last.target}",
        f"/v1/dyads/{first.source}/{first.target}",
        f"/v1/dyads/{first.source}/{first.target}/timeline?step=year",
        f"/v1/contradictions?actor={first.source}&limit=5",
    ]


def _asked(client: Client, path: str) -> list[Statement]:
    client.json(path)
    with recording() as asked:
        client.json(path)
    # What the service believes for a second about its keys is no part of a question.
    return [statement for statement in asked if ":Entry" not in statement.text]


def retraction(large: Store, small: Store, *, rounds: int) -> Figure:
    """Compare taking back one article on a large graph with the same on a small one.

    The article has claims about actors that both graphs know well; it is put again each time. The
    ratio is the time on the large graph by that on the small one.
    """
    rich = (coded for coded in generate(4_000, SEED, _known()) if len(coded.claims) >= 3)
    articles = list(islice(rich, rounds + _WARM))
    times: list[list[float]] = [[], []]
    for number, coded in enumerate(articles):
        for way in (0, 1) if number % 2 else (1, 0):
            store = (large, small)[way]
            store.writer.put(coded)
            taken = timed(partial(store.writer.retract, [coded.article.id]))
            if number >= _WARM:
                times[way].append(taken)
    compared = Compared(tuple(times[0]), tuple(times[1]))
    on_large, on_small = compared.milliseconds
    return Figure("retract one article, large by small", on_large, on_small, compared.ratio)


def table(figures: Sequence[Figure]) -> str:
    """Give figures as a table of Markdown."""
    lines = ["| what | ours, ms | other, ms | ratio |", "| --- | ---: | ---: | ---: |"]
    lines += [f"| {f.name} | {f.ours:,.1f} | {f.theirs:,.1f} | {f.ratio:.2f} |" for f in figures]
    return "\n".join(lines)
