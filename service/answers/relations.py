"""Answers about relations, and the paths that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_schema.interfaces import GraphReader
from graph_schema.model import model
from graph_schema.queries import GraphFilter
from graph_schema.records import Relation
from service.problems import BAD_PARAMETER, refused_field
from service.queries import PathsQuestion, RelationsQuestion
from service.resolving import Resolver
from service.shapes.relations import PathsAnswer, PathShape, PathStep, RelationPage
from service.shaping import Shaper, resolved_names

MOST_RELATIONS = 100_000


def relation_page(graph: GraphReader, asked: RelationsQuestion) -> RelationPage:
    """Give relations; raises Refused or FilterError for what does not exist."""
    where, resolved = asked.narrowed(Resolver(graph))
    page = graph.relations(where, order=asked.order, limit=asked.limit, cursor=asked.cursor)
    shaper = Shaper(graph)
    return RelationPage(
        revision=graph.revision(),
        items=shaper.relations(page.items, where),
        next_cursor=page.next_cursor,
        resolved=resolved_names(resolved),
    )


def paths(graph: GraphReader, asked: PathsQuestion) -> PathsAnswer:
    """Give the paths between two actors.

    Raises Refused when they are one or unknown, and QuestionTooLarge for too many relations.
    """
    asked_of, resolved = asked.narrowed(Resolver(graph))
    ends = {found.parameter: found.id for found in resolved}
    source, target = ends["source"], ends["target"]
    if source == target:
        raise refused_field(BAD_PARAMETER, "target", "is the same actor as the source")
    # The ends are those of the whole path, not of each relation on it.
    where = replace(asked_of, source=None, target=None)
    chains = graph.paths(
        source,
        target,
        where,
        max_length=asked.max_length,
        limit=asked.limit,
        most=MOST_RELATIONS,
    )
    shaper = Shaper(graph)
    shaper.expect(end for chain in chains for r in chain for end in (r.source, r.target))
    return PathsAnswer(
        revision=graph.revision(),
        items=[_path(shaper, source, chain, where) for chain in chains],
        resolved=resolved_names(resolved),
    )


def _path(shaper: Shaper, start: str, chain: Sequence[Relation], where: GraphFilter) -> PathShape:
    steps: list[PathStep] = []
    for relation in chain:
        along = relation.source == start
        end = relation.target if along else relation.source
        steps.append(
            PathStep(
                start=start,
                end=end,
                along=along or model().type(relation.type).symmetric,
                relation=shaper.relation(relation, where),
            )
        )
        start = end
    ids = [steps[0].start, *(step.end for step in steps)]
    return PathShape(length=len(steps), actors=[shaper.actor(i) for i in ids], steps=steps)
