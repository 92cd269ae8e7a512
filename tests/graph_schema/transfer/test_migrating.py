"""A graph is carried from store to store whole, once, and only where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.errors import OtherContent
from graph_schema.interfaces import Store
from graph_schema.keys import Keys, Scope
from graph_schema.records import CodedArticle
from graph_schema.serial import dump
from graph_schema.stores import open_store
from graph_schema.transfer import copying
from graph_schema.transfer.copying import Migrated, migrate
from graph_schema.webhooks import Webhooks
from tests.builders import a_claim, an_article, coded
from tests.contract.world import a_world, an_article_of
from tests.graph_schema.transfer.watching import found

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(params=["memory to sqlite", "sqlite to memory"])
def stores(request: pytest.FixtureRequest, tmp_path: Path) -> Sequence[Store]:
    pair = [open_store("memory:"), open_store(f"sqlite:///{tmp_path / 'graph.db'}")]
    return pair if request.param == "memory to sqlite" else pair[::-1]


def test_everything_is_copied_and_twice_is_once(stores: Sequence[Store]) -> None:
    source, target = stores
    source.writer.put_all(a_world(60))
    source.queue.enqueue(an_article("waits", title=None), now=NOW)
    advanced: list[int] = []
    assert migrate(source, target, advance=advanced.append) == Migrated(60, 60, 1, 0, 0)
    assert sum(advanced) == 60
    assert list(map(dump, target.reader.export())) == list(map(dump, source.reader.export()))
    assert found(source, target) == []
    revision = target.reader.revision()
    assert migrate(source, target) == Migrated(60, 0, 0, 0, 0)
    assert target.reader.revision() == revision


def test_keys_and_webhooks_come_along_once(stores: Sequence[Store]) -> None:
    source, target = stores
    source.writer.put_all(a_world(5))
    _, token = Keys(source.registry).create("desk", [Scope.READ], now=NOW)
    hook = Webhooks(source.registry).add("https://news.example/h", (), position=0, now=NOW)
    assert "webhook" in " ".join(found(source, target))
    assert migrate(source, target).documents == 2
    assert Keys(target.registry).find(token, now=NOW) is not None
    (taken,) = Webhooks(target.registry).every()
    latest = target.reader.changes(0).latest
    assert latest > 0
    assert (taken.id, taken.secret, taken.position) == (hook.id, hook.secret, latest)
    assert migrate(source, target).documents == 0
    assert found(source, target) == []


def test_a_migration_that_was_stopped_goes_on(
    stores: Sequence[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = stores
    source.writer.put_all(a_world(40))
    monkeypatch.setattr(copying, "BATCH", 50)

    def stop(steps: int) -> None:
        if steps > 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        migrate(source, target, advance=stop)
    part = target.reader.totals().articles
    assert 1 < part < 40
    # What is there is whole, article by article.
    whole = {entry.article.id: dump(entry) for entry in source.reader.export()}
    for entry in target.reader.export():
        assert dump(entry) == whole[entry.article.id]
    assert migrate(source, target) == Migrated(40, 40 - part, 0, 0, 0)
    assert found(source, target) == []


def test_gaps_in_the_target_are_filled(stores: Sequence[Store]) -> None:
    source, target = stores
    world = a_world(20)
    source.writer.put_all(world)
    target.writer.put_all(world[::3])
    assert migrate(source, target) == Migrated(20, 13, 0, 0, 0)
    assert found(source, target) == []


@pytest.mark.parametrize("other", ["a-000x", "zz", "a-003"])
def test_a_target_with_other_content_is_refused_and_left_alone(
    stores: Sequence[Store], other: str
) -> None:
    source, target = stores
    source.writer.put_all(a_world(8))
    target.writer.put_all([*a_world(2), coded(an_article(other, text="Something else."))])
    before = list(map(dump, target.reader.export()))
    with pytest.raises(OtherContent, match=f"holds article {other}.*--beside"):
        migrate(source, target)
    assert list(map(dump, target.reader.export())) == before


def test_beside_keeps_what_only_the_target_has_and_replaces_the_rest(
    stores: Sequence[Store],
) -> None:
    source, target = stores
    own, old = an_article("b-own"), an_article("a-003", text="An old version.")
    source.writer.put_all(a_world(8))
    target.writer.put_all([coded(own, a_claim(own)), coded(old)])
    assert migrate(source, target, beside=True).changed == 8
    expected = open_store("memory:")
    expected.writer.put_all([*a_world(8), coded(own, a_claim(own))])
    assert found(expected, target) == []


WORLDS = st.dictionaries(
    st.sampled_from([f"a-{n}" for n in range(6)]), st.integers(0, 2), max_size=6
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(here=WORLDS, there=WORLDS)
def test_whatever_both_hold_the_end_is_the_source_or_nothing_is_changed(
    here: dict[str, int], there: dict[str, int]
) -> None:
    def of(chosen: dict[str, int]) -> list[CodedArticle]:
        return [an_article_of(seed, identity) for identity, seed in chosen.items()]

    source, target = open_store("memory:"), open_store("memory:")
    source.writer.put_all(of(here))
    target.writer.put_all(of(there))
    texts: list[Any] = [list(map(dump, store.reader.export())) for store in (source, target)]
    if set(texts[1]) <= set(texts[0]):
        assert migrate(source, target).articles == len(here)
        assert list(map(dump, target.reader.export())) == texts[0]
    else:
        with pytest.raises(OtherContent):
            migrate(source, target)
        assert list(map(dump, target.reader.export())) == texts[1]
