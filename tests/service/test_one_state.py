"""An answer is made from one state of the graph, or is not marked as if it were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from graph_schema.interfaces import GraphReader, GraphSnapshot
from graph_schema.records import Polarity
from graph_schema.settings import Settings
from graph_schema.stores.memory.store import MemoryStore
from service.conditional import TRIES
from tests.builders import a_claim, an_article, coded
from tests.service.client import client_of


class Unsteady(MemoryStore):
    """A store that cannot hold a state, and changes after each of the first few looks."""

    def __init__(self, changes: int) -> None:
        super().__init__()
        self.changes = changes
        self.asked = 0
        # The articles that are retracted just before a question of a name.
        self.gone_before: dict[str, list[str]] = {}
        self._plain = super().reader
        self._began = 0

    @property
    def reader(self) -> GraphReader:
        """Give the reader, with a snapshot that holds nothing."""
        return cast(GraphReader, self)

    @contextmanager
    def snapshot(self) -> Iterator[GraphSnapshot]:
        """Give a reader under which the graph changes."""
        self._began = self._plain.revision()
        yield cast(GraphSnapshot, self)

    def revision(self) -> int:
        """Give the revision at the beginning."""
        return self._began

    def settled(self) -> bool:
        """Say whether nothing has changed since."""
        return self._began == self._plain.revision()

    def __getattr__(self, name: str) -> object:
        if name == "network":
            self._change()
        self.writer.retract(self.gone_before.pop(name, []))
        return getattr(self._plain, name)

    def _change(self) -> None:
        self.asked += 1
        if self.asked <= self.changes:
            article = an_article(f"a-{self.asked}")
            self.writer.put(coded(article, a_claim(article)))


def test_a_question_under_which_the_graph_changed_is_asked_again() -> None:
    with Unsteady(TRIES - 1) as store, client_of(store, Settings(store="memory:")) as client:
        answer = client.get("/v1/triads")
        assert store.asked == TRIES
        assert answer.headers["graph-revision"] == str(answer.json()["revision"]) == "2"
        assert answer.headers["etag"]


def test_an_answer_that_never_settled_has_no_tag() -> None:
    with Unsteady(TRIES) as store, client_of(store, Settings(store="memory:")) as client:
        answer = client.get("/v1/triads")
        assert (answer.status_code, store.asked) == (200, TRIES)
        assert "etag" not in answer.headers
        assert answer.headers["cache-control"] == "no-store"
        assert client.get("/v1/triads").headers["etag"]


def test_a_contradiction_that_goes_while_it_is_looked_at_is_asked_for_again() -> None:
    with Unsteady(0) as store, client_of(store, Settings(store="memory:")) as client:
        for article_id, polarity in (("a-1", Polarity.ASSERTED), ("a-2", Polarity.NEGATED)):
            article = an_article(article_id)
            store.writer.put(coded(article, a_claim(article, polarity=polarity)))
        assert len(client.json("/v1/contradictions")["items"]) == 1
        store.gone_before["tally"] = ["a-2"]
        answer = client.get("/v1/contradictions")
        assert (answer.status_code, answer.json()["items"]) == (200, [])
        assert answer.headers["etag"]
