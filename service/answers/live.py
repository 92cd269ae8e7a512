"""Answers about what comes and goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_schema.derive import claim_matches
from graph_schema.errors import FilterError
from graph_schema.interfaces import GraphReader
from graph_schema.queries import GraphFilter, decode_cursor, encode_cursor
from graph_schema.records import RETRACTIONS, Change, ChangeKind
from service.queries import MAX_NUMBER, DeletionsQuestion
from service.shapes.live import ChangeEvent, ChangeItem, DeletionsPage, GapEvent
from service.shaping import Shaper

BATCH = 100
_DELETIONS = "deletions"


@dataclass(frozen=True, slots=True)
class Batch:
    """The next changes to be told, where that ends, and whether there are more already."""

    gap: GapEvent | None
    events: tuple[ChangeEvent, ...]
    position: int
    more: bool


def batch(
    graph: GraphReader,
    after: int,
    where: GraphFilter,
    kinds: frozenset[ChangeKind],
    until: int | None = None,
) -> Batch:
    """Give the changes after a number, no further than `until`, that filter and kinds leave.

    A number that is behind what the log has forgotten, or ahead of all that has happened, is a
    gap: the first because something is missing, the second because it is of another graph.
    """
    found = graph.changes(after, limit=BATCH)
    gap = None
    if after > found.latest:
        gap, found = GapEvent(after=after, forgotten=found.latest), graph.changes(found.latest)
    elif after < found.forgotten:
        gap = GapEvent(after=after, forgotten=found.forgotten)
    items = [change for change in found.items if until is None or change.number <= until]
    position = items[-1].number if items else gap.forgotten if gap else after
    events = tuple(events_of(graph, items, where, kinds))
    return Batch(gap, events, position, position < found.latest)


def events_of(
    graph: GraphReader, changes: Iterable[Change], where: GraphFilter, kinds: frozenset[ChangeKind]
) -> Iterator[ChangeEvent]:
    """Give the events of those changes that filter and kinds leave.

    Of a claim that came and went since only the going is told. Of what went nothing is kept by
    which to tell whether it matches, so that all of it is told, unless an article is asked for.
    """
    shaper = Shaper(graph)
    for change in changes:
        if (kinds and change.kind not in kinds) or where.article not in (None, change.article_id):
            continue
        fields = dict(change_item(change))
        if change.kind in RETRACTIONS:
            yield ChangeEvent(**fields, claim=None)
            continue
        claim, article = graph.claim(change.id), graph.article(change.article_id)
        if claim is None or article is None:
            continue
        ends = {claim.source, claim.target} if where.kinds else set()
        ends |= {claim.speaker} if where.speaker and claim.speaker else set()
        actors = graph.actors_by_id(ends) if ends else {}
        if len(actors) < len(ends) or not claim_matches(claim, article, actors, where):
            continue
        for shaped in shaper.claims([claim]):
            yield ChangeEvent(**fields, claim=shaped)


def deletions(graph: GraphReader, asked: DeletionsQuestion) -> DeletionsPage:
    """Give what was retracted; raises FilterError for a cursor of another question.

    A cursor that is ahead of all that has happened is of another graph: nothing is complete then.
    """
    after = _place(asked.cursor)
    found = graph.changes(after, kinds=RETRACTIONS, since=asked.since, limit=asked.limit)
    items = found.items
    # A page as large as may be asked for leaves no room to look one further.
    more = len(items) == asked.limit and bool(
        graph.changes(items[-1].number, kinds=RETRACTIONS, since=asked.since, limit=1).items
    )
    complete = found.forgotten <= after <= found.latest
    if not complete and asked.since is not None and asked.cursor is None:
        oldest = graph.changes(0, limit=1).items
        complete = bool(oldest) and oldest[0].time <= asked.since
    end = items[-1].number if more else found.latest
    return DeletionsPage(
        revision=graph.revision(),
        items=[change_item(change) for change in items],
        next_cursor=encode_cursor((_DELETIONS, items[-1].number)) if more else None,
        resume_cursor=encode_cursor((_DELETIONS, end)),
        complete=complete,
    )


def change_item(change: Change) -> ChangeItem:
    """Give a change as it is shown."""
    return ChangeItem(
        number=change.number,
        kind=change.kind,
        id=change.id,
        article=change.article_id,
        time=change.time,
        revision=change.revision,
    )


def _place(cursor: str | None) -> int:
    if cursor is None:
        return 0
    question, number = decode_cursor(cursor, (str, int))
    if question != _DELETIONS or not 0 <= int(number) <= MAX_NUMBER:
        raise FilterError("cursor", "belongs to another question; begin without one")
    return int(number)
