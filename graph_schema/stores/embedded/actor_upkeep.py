"""Keeping the actors what the sightings in all articles make them."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping

from graph_schema.records import Actor, CodedArticle
from graph_schema.stores.actors import Shown, folded_names, keys_of, shown, sum_up
from graph_schema.stores.embedded.rows import actor_of, actor_row
from graph_schema.stores.embedded.sql import changes as sql
from graph_schema.stores.embedded.sql import questions

_Delta = Mapping[tuple[Shown, str], int]


def change_actors(
    connection: sqlite3.Connection, before: CodedArticle | None, after: CodedArticle | None
) -> None:
    """Make every actor that an article showed or shows what all sightings now say.

    The work depends on how many names the actors have, not on how often they were seen.
    """
    deltas: dict[str, Counter[tuple[Shown, str]]] = defaultdict(Counter)
    for coded, sign in ((before, -1), (after, 1)):
        for actor in coded.actors if coded is not None else ():
            for seen in shown(actor):
                deltas[actor.id][seen] += sign
    for actor_id in sorted(deltas):
        delta = {seen: times for seen, times in deltas[actor_id].items() if times}
        if delta:
            _change_actor(connection, actor_id, delta)


def _change_actor(connection: sqlite3.Connection, actor_id: str, delta: _Delta) -> None:
    tally: Counter[tuple[Shown, str]] = Counter()
    for field, value, times in connection.execute(sql.ACTOR_TALLY, (actor_id,)):
        tally[Shown(field), value] = times
    tally.update(delta)
    connection.executemany(
        sql.SET_ACTOR_TALLY,
        ((tally[s], actor_id, s[0].value, s[1]) for s in delta if tally[s] > 0),
    )
    gone = [seen for seen in delta if tally[seen] == 0]
    connection.executemany(
        sql.REMOVE_ACTOR_TALLY, ((actor_id, field.value, value) for field, value in gone)
    )
    for seen in gone:
        del tally[seen]
    _restate(connection, actor_id, tally)


def _restate(
    connection: sqlite3.Connection, actor_id: str, tally: Counter[tuple[Shown, str]]
) -> None:
    row = connection.execute(questions.ACTOR, (actor_id,)).fetchone()
    old = None if row is None else actor_of(row)
    if not tally:
        # Its names go with it.
        connection.execute(sql.REMOVE_ACTOR, (actor_id,))
        _rekey(connection, actor_id, old, None)
        return
    new = sum_up(actor_id, tally)
    if new == old:
        return
    connection.execute(sql.SET_ACTOR, actor_row(new))
    known = frozenset[str]() if old is None else folded_names(old)
    names = folded_names(new)
    connection.executemany(sql.REMOVE_NAME, ((name, actor_id) for name in sorted(known - names)))
    connection.executemany(sql.ADD_NAME, ((name, actor_id) for name in sorted(names - known)))
    _rekey(connection, actor_id, old, new)


def _rekey(
    connection: sqlite3.Connection, actor_id: str, old: Actor | None, new: Actor | None
) -> None:
    known = keys_of(old) if old else frozenset[str]()
    keys = keys_of(new) if new else frozenset[str]()
    connection.executemany(sql.REMOVE_NAME_KEY, ((key, actor_id) for key in sorted(known - keys)))
    connection.executemany(sql.ADD_NAME_KEY, ((key, actor_id) for key in sorted(keys - known)))
