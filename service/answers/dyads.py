"""Answers about pairs of actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from graph_schema.errors import QuestionTooLarge
from graph_schema.interfaces import GraphReader
from graph_schema.model import model
from graph_schema.networks.ties import balance
from graph_schema.queries import GraphFilter, Grouping
from graph_schema.records import Tally
from graph_schema.tallies import first_day, next_day
from service import links
from service.inquiries import TimelineQuestion
from service.problems import BAD_PARAMETER, refused_field
from service.queries import SayingQuestion
from service.resolving import Resolved, Resolver
from service.shapes.actors import Direction
from service.shapes.dyads import (
    DyadAnswer,
    DyadDirection,
    Period,
    Sums,
    TimelineAnswer,
    TypeCount,
    TypeSums,
    Undated,
)
from service.shapes.links import ClaimsLinks, DyadLinks
from service.shaping import Shaper, resolved_names, type_shape

MOST_PERIODS = 4_000
_Counts = dict[Direction, list[Tally]]


def dyad(graph: GraphReader, a: str, b: str, asked: SayingQuestion) -> DyadAnswer:
    """Give all that is said between two actors; raises Refused when they are one or unknown."""
    pair, where, resolved = _pair(Resolver(graph), a, b, asked)
    shaper = Shaper(graph)
    directions = []
    for direction, asking in _ways(pair, where):
        types = graph.tally(asking, by={Grouping.TYPE})
        directions.append(
            DyadDirection(
                direction=direction,
                sums=_sums(graph.tally(asking), types),
                types=[_type_sums(tally, asking) for tally in _in_order(types)],
            )
        )
    between = replace(where, actor=pair[0], other=pair[1])
    types = graph.tally(between, by={Grouping.TYPE})
    one, other = shaper.actors(pair)
    return DyadAnswer(
        revision=graph.revision(),
        a=one,
        b=other,
        sums=_sums(graph.tally(between), types),
        directions=directions,
        resolved=resolved_names(resolved),
        links=DyadLinks(
            claims=links.to_claims(between),
            relations=links.to_relations(between),
            timeline=links.to_timeline(*pair),
        ),
    )


def timeline(graph: GraphReader, a: str, b: str, asked: TimelineQuestion) -> TimelineAnswer:
    """Give what is said between two actors by period.

    Raises Refused when they are one or unknown, QuestionTooLarge for more than 4,000 periods.
    """
    pair, where, resolved = _pair(Resolver(graph), a, b, asked)
    step = Grouping(asked.step.value)
    types: dict[date | None, _Counts] = defaultdict(lambda: defaultdict(list))
    for direction, asking in _ways(pair, where):
        for tally in graph.tally(asking, by={Grouping.TYPE, step}):
            types[tally.period][direction].append(tally)
    between = replace(where, actor=pair[0], other=pair[1])
    totals = {tally.period: tally for tally in graph.tally(between, by={step})}
    one, other = Shaper(graph).actors(pair)
    dated = [period for period in totals if period is not None]
    first = where.since or min(dated, default=None)
    last = where.until or max(dated, default=first)
    periods = _periods(step, first, last or first)
    return TimelineAnswer(
        revision=graph.revision(),
        a=one,
        b=other,
        step=asked.step,
        periods=[
            Period(start=start, end=end, **_said_in(totals.get(start), types[start]))
            for start, end in periods
        ],
        undated=Undated(**_said_in(totals.get(None), types[None])),
        resolved=resolved_names(resolved),
    )


def _pair(
    resolver: Resolver, a: str, b: str, asked: SayingQuestion
) -> tuple[tuple[str, str], GraphFilter, list[Resolved]]:
    ends = [resolver.actor("a", a), resolver.actor("b", b)]
    if ends[0].id == ends[1].id:
        raise refused_field(BAD_PARAMETER, "b", "is the same actor as a")
    where, resolved = asked.narrowed(resolver)
    return (ends[0].id, ends[1].id), where, [*ends, *resolved]


def _ways(pair: tuple[str, str], where: GraphFilter) -> Iterator[tuple[Direction, GraphFilter]]:
    """Give the filter of each direction in which the wanted types may go."""
    a, b = pair
    asked = where.wanted_types
    # None is every type; a type and a quad class that it is not in leave none.
    wanted = frozenset(model().types) if asked is None else asked
    both = frozenset(t for t in wanted if model().type(t).symmetric)
    plain = replace(where, quads=frozenset())
    if wanted - both:
        yield Direction.OUT, replace(plain, types=wanted - both, source=a, target=b)
        yield Direction.IN, replace(plain, types=wanted - both, source=b, target=a)
    if both:
        yield Direction.BOTH, replace(plain, types=both, actor=a, other=b)


def _periods(step: Grouping, first: date | None, last: date | None) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    start = None if first is None else first_day(step, first)
    while start is not None and last is not None and start <= last:
        if len(found) == MOST_PERIODS:
            way_out = "choose a longer step, or a shorter time by since and until"
            raise QuestionTooLarge("periods", MOST_PERIODS, way_out)
        after = next_day(step, start)
        found.append((start, after - timedelta(days=1) if after else date.max))
        start = after
    return found


def _said_in(total: Tally | None, counts: _Counts) -> dict[str, Sums | list[TypeCount]]:
    tallies = [tally for found in counts.values() for tally in found]
    types = [
        TypeCount(
            type=str(tally.type),
            direction=direction,
            claims=tally.claims,
            negated=tally.negated,
            hypothetical=tally.hypothetical,
            articles=tally.articles,
            publishers=tally.publishers,
            stories=tally.stories,
        )
        for direction, found in counts.items()
        for tally in _in_order(found)
    ]
    return {"sums": _sums([total] if total else [], tallies), "types": types}


def _in_order(tallies: Sequence[Tally]) -> list[Tally]:
    order = list(model().types)
    return sorted(tallies, key=lambda tally: order.index(str(tally.type)))


def _sums(total: Sequence[Tally], types: Sequence[Tally]) -> Sums:
    quads = dict.fromkeys(model().quads, 0)
    scores = 0.0
    for tally in types:
        entry = model().type(str(tally.type))
        quads[entry.quad] += tally.claims
        scores += entry.score * tally.claims
    cooperation = sum(claims for quad, claims in quads.items() if model().quads[quad].cooperative)
    claims = sum(quads.values())
    even = balance(cooperation, claims - cooperation)
    said = total[0] if total else None
    return Sums(
        claims=said.claims if said else 0,
        negated=said.negated if said else 0,
        hypothetical=said.hypothetical if said else 0,
        articles=said.articles if said else 0,
        publishers=said.publishers if said else 0,
        stories=said.stories if said else 0,
        first_seen=said.first_seen if said else None,
        last_seen=said.last_seen if said else None,
        **quads,
        balance=None if even is None else round(even, 4),
        score=round(scores / claims, 4) if claims else None,
    )


def _type_sums(tally: Tally, asking: GraphFilter) -> TypeSums:
    return TypeSums(
        type=type_shape(model().type(str(tally.type))),
        claims=tally.claims,
        negated=tally.negated,
        hypothetical=tally.hypothetical,
        articles=tally.articles,
        publishers=tally.publishers,
        stories=tally.stories,
        first_seen=tally.first_seen,
        last_seen=tally.last_seen,
        confidence=tally.confidence,
        links=ClaimsLinks(claims=links.to_claims(_of_type(asking, tally))),
    )


def _of_type(asking: GraphFilter, tally: Tally) -> GraphFilter:
    return replace(asking, types=frozenset({str(tally.type)}))
