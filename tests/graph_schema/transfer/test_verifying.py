"""Two stores are compared in all that they hold and answer, and every tampering is found."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from graph_schema.interfaces import Store
from graph_schema.reviews import Correctness, Sameness, judged, ruled
from graph_schema.stores import open_store
from graph_schema.transfer.battery import Sample, questions
from graph_schema.transfer.verifying import differences
from tests.builders import a_claim, an_actor, an_article, an_office, coded
from tests.contract.world import a_world
from tests.graph_schema.transfer.watching import Heard, found

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)
ARTICLE = an_article("b-1")
CLAIM = a_claim(ARTICLE, occurred_on=date(2025, 2, 1))
ENTRY = coded(ARTICLE, CLAIM, offices=[an_office(ARTICLE)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "graph.db"


@pytest.fixture
def pair(file: Path) -> Iterator[tuple[Store, Store]]:
    first = f"sqlite:///{file.with_name('one.db')}"
    with open_store(first) as one, open_store(f"sqlite:///{file}") as other:
        for store in (one, other):
            store.writer.put_all([*a_world(30), ENTRY])
        yield one, other


def test_equal_content_has_no_difference_and_every_step_is_told(pair: tuple[Store, Store]) -> None:
    one, other = pair
    heard = Heard()
    assert list(differences(one, other, heard)) == []
    words, steps = zip(*heard.parts, strict=True)
    assert words == ("content", "stories, actors and relations", "questions")
    assert steps[0] == 31
    assert heard.steps == 31 + steps[2]


def test_the_questions_are_of_every_kind_and_the_same_each_time(pair: tuple[Store, Store]) -> None:
    samples = (Sample(), Sample())
    for sample, store in zip(samples, pair, strict=True):
        for entry in store.reader.export():
            sample.see(entry)
    words = [[q.words for q in questions(s.articles(), 5000)] for s in samples]
    assert words[0] == words[1]
    assert len(set(words[0])) == len(words[0]) > 300
    for begin in (
        "relations by",
        "claims,",
        "paths",
        "search",
        "articles",
        "actors",
        "offices",
        "network",
    ):
        assert any(w.startswith(begin) for w in words[0]), begin
        assert any(w.startswith(begin) for w in words[0][:120]), begin
    asked = questions(samples[0].articles(), 5000)
    # Most ask for something that is there.
    answered = [q for q in asked if q.ask(pair[0].reader) not in ((), (None, None, None), None)]
    assert len(answered) > len(asked) / 2


CHANGES = {
    "an article less": (None, "article b-1: only in A"),
    "the text": (
        replace(ENTRY, article=replace(ARTICLE, url="https://example.org/1")),
        "article b-1: url is None in A, 'https://example.org/1' in B",
    ),
    "an actor as seen": (
        coded(ARTICLE, CLAIM, offices=ENTRY.offices, actors=[an_actor("TUR", name="Turkey")]),
        "article b-1: actor TUR: name is 'Name of TUR' in A, 'Turkey' in B",
    ),
    "a claim": (
        replace(ENTRY, claims=(replace(CLAIM, confidence=70),)),
        f"article b-1: claim {CLAIM.id}: confidence is 80 in A, 70 in B",
    ),
    "an office less": (
        replace(ENTRY, offices=()),
        f"article b-1: office {ENTRY.offices[0].id}: only in A",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_other_content_is_told_precisely(pair: tuple[Store, Store], name: str) -> None:
    one, other = pair
    changed, told = CHANGES[name]
    if changed is None:
        other.writer.retract(["b-1"])
    else:
        other.writer.put(changed)
    assert found(one, other)[0] == told
    assert found(other, one)


TAMPERED = {
    "UPDATE edges SET claims = claims + 1 WHERE source = 'SYR' AND type = 'ATTACKS' "
    "AND target = 'TUR'": "relation SYR ATTACKS TUR: claims is",
    "DELETE FROM edges WHERE source = 'SYR' AND type = 'ATTACKS' AND target = 'TUR'": (
        "relation SYR ATTACKS TUR: only in A"
    ),
    "UPDATE edges SET last_seen = '2031-01-01' WHERE source = 'SYR' AND claims > 0": (
        "relation SYR"
    ),
    "UPDATE actors SET name = 'Nobody' WHERE id = 'TUR'": "actor TUR: name is",
    "UPDATE claims SET quote = 'x' WHERE n = 1": "quote is",
    "UPDATE claims SET day = '1999-01-01' WHERE article = 1": "claims,",
    "DELETE FROM claim_ends WHERE actor = 'SYR'": "claims,",
    "DELETE FROM claim_edges WHERE claim < 20": "relations by",
    "DELETE FROM name_keys WHERE actor = 'TUR'": "search for",
    "UPDATE jobs SET attempts = 3": "job j-",
    "DELETE FROM jobs": "job j-",
    "DELETE FROM stories": "story of a-",
    "UPDATE edges SET stories = stories + 1 WHERE claims > 0": "stories is",
    "UPDATE articles SET text = text || ' '  WHERE id = 'b-1'": "article b-1: text is",
}


@pytest.mark.parametrize("statement", TAMPERED)
def test_tampering_is_found(pair: tuple[Store, Store], file: Path, statement: str) -> None:
    one, other = pair
    for store in pair:
        store.queue.enqueue(an_article("waits"), now=NOW)
    assert found(one, other) == []
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(statement).rowcount > 0
    lines = found(one, other)
    assert any(TAMPERED[statement] in line for line in lines), lines
    assert found(other, one)


def test_a_lease_is_no_difference(pair: tuple[Store, Store]) -> None:
    one, other = pair
    for store in pair:
        store.queue.enqueue(an_article("waits"), now=NOW)
        store.queue.lease("w", now=NOW, seconds=60, limit=1)
    assert found(one, other) == []


def test_other_reviews_are_told_precisely(pair: tuple[Store, Store]) -> None:
    one, other = pair
    same = judged("P-1", "P-2", Sameness.SAME, by="salma", at=NOW)
    wrong = ruled(CLAIM, Correctness.WRONG, by="salma", at=NOW)
    for store in pair:
        store.reviews.judge(same)
        store.reviews.rule(wrong)
    assert found(one, other) == []
    other.reviews.judge(replace(same, by="omar"))
    other.reviews.undo_verdict(CLAIM.id)
    told = found(one, other)
    assert "judgement of P-1 and P-2: by is 'salma' in A, 'omar' in B" in told
    assert f"verdict on {CLAIM.id}: only in A" in told
    # And so is what they make of the graph.
    assert any(line.startswith("total of claims: ") for line in told)
