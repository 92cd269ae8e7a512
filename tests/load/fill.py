"""A file with a generated graph: `python -m tests.load.fill graph.db --claims 1000000`.

The writer keeps every sum exact with every article, which takes hours for a million claims. Here
the rows of all articles go in first, and then SQLite itself sums up what they say together; the
file is, table by table, the one that the writer makes (`test_fill.py`), but for the log of changes,
which is left empty. With `--seconds` no articles are made after so long.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from graph_schema.derive import day_of, edges_of
from graph_schema.records import CodedArticle
from graph_schema.stores import open_store
from graph_schema.stores.actors import Shown, folded_names, keys_of, shown, sum_up
from graph_schema.stores.content import canonical, digest
from graph_schema.stores.embedded.rows import (
    actor_row,
    article_row,
    claim_row,
    day_text,
    office_row,
)
from graph_schema.stores.embedded.sql import changes as sql
from graph_schema.stores.embedded.sql import stories
from graph_schema.stores.embedded.writer import ends_of
from graph_schema.stories.fingerprints import Fingerprint, fingerprint
from graph_schema.stories.grouping import stories_among
from tests.load.generate import generate

_AT_ONCE = 2_000
_FAST = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -1500000",
    "PRAGMA temp_store = MEMORY",
    "BEGIN",
    # What is sorted before it goes into a tree costs a fraction of what is strewn over it.
    "CREATE TEMP TABLE ends (actor, day, id, claim)",
    "CREATE TEMP TABLE states (source, type, target, day, id, claim)",
    "CREATE TEMP TABLE shared (key, article)",
)
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
_SAID = """(SELECT l.edge, c.* FROM claim_edges l JOIN claims c ON c.n = l.claim)"""
_SUMMED = (
    "INSERT INTO claim_ends SELECT * FROM ends ORDER BY actor, day DESC, id",
    "INSERT INTO bands SELECT DISTINCT key, article FROM shared ORDER BY key, article",
    "INSERT INTO edges (source, type, target) SELECT DISTINCT source, type, target FROM states",
    """INSERT INTO claim_edges SELECT e.n, s.day, s.id, s.claim FROM states s
        JOIN edges e USING (source, target, type) ORDER BY e.n, s.day DESC, s.id""",
    f"""INSERT INTO edge_tallies SELECT edge, {sql.PUBLISHER}, publisher, count(*)
        FROM {_SAID} WHERE counts AND publisher > '' GROUP BY edge, publisher""",  # noqa: S608
    f"""INSERT INTO edge_tallies SELECT edge, {sql.DAY}, day, count(*)
        FROM {_SAID} WHERE counts GROUP BY edge, day""",  # noqa: S608
    f"""INSERT INTO edge_tallies SELECT edge, {sql.CONFIDENCE}, confidence, count(*)
        FROM {_SAID} WHERE counts GROUP BY edge, confidence""",  # noqa: S608
    f"""INSERT INTO edge_tallies SELECT edge, {sql.STORY}, story, count(DISTINCT article)
        FROM {_SAID} WHERE counts AND article IN (SELECT article FROM stories)
        GROUP BY edge, story""",  # noqa: S608
    f"""UPDATE edges SET (claims, negated, hypothetical, articles, publishers, stories, events,
        first_seen, last_seen, confidence) = (s.a, s.b, s.c, s.d, s.e, s.f, s.g, s.h, s.i, s.j)
        FROM (SELECT edge, sum(counts) a, sum(NOT counts AND polarity = 'negated') b,
            sum(NOT counts AND polarity <> 'negated') c,
            count(DISTINCT CASE WHEN counts THEN article END) d,
            count(DISTINCT CASE WHEN counts AND publisher > '' THEN publisher END) e,
            count(DISTINCT CASE WHEN counts THEN story END) f,
            count(DISTINCT CASE WHEN counts THEN day END) g,
            coalesce(min(CASE WHEN counts AND day > '' THEN day END), '') h,
            coalesce(max(CASE WHEN counts THEN day END), '') i,
            coalesce(max(CASE WHEN counts THEN confidence END), 0) j
            FROM {_SAID} GROUP BY edge) s WHERE s.edge = edges.n""",  # noqa: S608
)


def fill(file: Path, articles: Iterable[CodedArticle]) -> None:
    """Make a file with these articles, each of which is another one, as the writer would."""
    with open_store(f"sqlite:///{file}"):
        pass
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        indexes = connection.execute(_INDEXES).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        for statement in _FAST:
            connection.execute(statement)
        filling = _Filling(connection)
        for coded in articles:
            filling.add(canonical(coded))
        filling.add_sums()
        for _, statement in indexes:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


class _Filling:
    """Puts the rows of each article at once, and what all say together at the end."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._articles = self._claims = 0
        self._prints: list[Fingerprint] = []
        self._numbers: dict[str, int] = {}
        self._tallies: dict[str, Counter[tuple[Shown, str]]] = defaultdict(Counter)

    def add(self, coded: CodedArticle) -> None:
        """Put an article that is canonical."""
        many, article = self._connection.executemany, coded.article
        self._articles += 1
        number = self._articles
        many(sql.ADD_ARTICLE, [(number, *article_row(article), coded.coder, digest(coded))])
        many(sql.ADD_SIGHTING, [(*actor_row(actor), number) for actor in coded.actors])
        many(sql.ADD_OFFICE, [(number, *office_row(office)) for office in coded.offices])
        for claim in coded.claims:
            self._claims += 1
            n, day = self._claims, day_text(day_of(claim, article))
            said = (n, number, claim.counts, day, article.publisher, article.language, number)
            many(sql.ADD_CLAIM, [(*said, *claim_row(claim))])
            many(
                "INSERT INTO ends VALUES (?, ?, ?, ?)",
                [(a, day, claim.id, n) for a in ends_of(claim)],
            )
            rows = [(*key, day, claim.id, n) for key in edges_of(claim)]
            many("INSERT INTO states VALUES (?, ?, ?, ?, ?, ?)", rows)
        for actor in coded.actors:
            self._tallies[actor.id].update(shown(actor))
        print_ = fingerprint(article)
        if print_ is not None:
            self._prints.append(print_)
            self._numbers[article.id] = number
            many(stories.ADD_FINGERPRINT, [(number, print_.signature)])
            many("INSERT INTO shared VALUES (?, ?)", [(band, number) for band in print_.bands])

    def add_sums(self) -> None:
        """Put all that several articles say together."""
        execute, many = self._connection.execute, self._connection.executemany
        numbers = self._numbers
        told = sorted((numbers[i], numbers[s]) for i, s in stories_among(self._prints).items())
        many("INSERT INTO stories (article, story) VALUES (?, ?)", told)
        execute("CREATE INDEX passing ON claims (article)")
        many(stories.SET_CLAIMS_STORY, [(story, number) for number, story in told])
        execute("DROP INDEX passing")
        for actor_id, tally in sorted(self._tallies.items()):
            actor = sum_up(actor_id, tally)
            rows = [
                (times, actor_id, field.value, value) for (field, value), times in tally.items()
            ]
            many(sql.SET_ACTOR_TALLY, rows)
            execute(sql.SET_ACTOR, actor_row(actor))
            many(sql.ADD_NAME, [(name, actor_id) for name in folded_names(actor)])
            many(sql.ADD_NAME_KEY, [(key, actor_id) for key in keys_of(actor)])
        for statement in _SUMMED:
            execute(statement)
        execute("UPDATE revision SET value = ?", (self._articles,))


def told(articles: Iterator[CodedArticle], seconds: float) -> Iterator[CodedArticle]:
    """Give articles for so long, and tell how far it is."""
    begun, claims = time.monotonic(), 0
    while time.monotonic() < begun + seconds and (some := list(islice(articles, _AT_ONCE))):
        yield from some
        claims += sum(len(coded.claims) for coded in some)
        passed, worked = time.monotonic() - begun, time.process_time()
        sys.stderr.write(f"{claims:,} claims, {passed:,.0f} s, {worked:,.0f} s of CPU\n")


def main(arguments: list[str] | None = None) -> None:
    """Make a file, and tell what is in it and what it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.fill", description=__doc__)
    parser.add_argument("file", type=Path, help="a new one")
    parser.add_argument("--claims", type=int, required=True, help="how many claims in all")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="ends after so long")
    given = parser.parse_args(arguments)
    begun = time.monotonic(), time.process_time()
    fill(given.file, told(generate(given.claims), given.seconds))
    taken = time.monotonic() - begun[0], time.process_time() - begun[1]
    with open_store(f"sqlite:///{given.file}") as store:
        sys.stdout.write(
            f"{store.reader.totals()}\n{taken[0]:,.0f} s, {taken[1]:,.0f} s of CPU, "
            f"{given.file.stat().st_size / 1e6:,.0f} MB\n"
        )


if __name__ == "__main__":
    main()
