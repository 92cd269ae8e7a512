"""From what stands in the database, and what a change adds, to what stands there afterwards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph_schema.derive import EdgeKey
from graph_schema.model import model
from graph_schema.reviews import Verdict
from graph_schema.stores import columns
from graph_schema.stores.actors import Shown, folded_names, keys_of, sum_up
from graph_schema.stores.neo4j.deltas import Deltas, RelationDelta, tallies_of
from graph_schema.stores.neo4j.rows import (
    Values,
    actor_values,
    day_of_number,
    key_words,
    name_key,
    relation_id,
    tally_of,
    tally_text,
)

_NUMBERS = (
    *("claims", "negated", "hypothetical", "articles", "publishers", "stories", "events"),
    *("first_day", "last_day"),
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in the database of what a change touches, as rows of `cypher.STANDING`."""

    digests: Mapping[str, str]
    owners: Mapping[str, str]
    actors: Mapping[str, str]
    relations: Mapping[str, Sums]
    tallies: Mapping[str, int]
    stand_for: Mapping[str, str]
    verdicts: Sequence[Verdict]


@dataclass(frozen=True, slots=True)
class Sums:
    """What is kept of a relation; days are numbers, 0 for none."""

    claims: int = 0
    negated: int = 0
    hypothetical: int = 0
    articles: int = 0
    publishers: int = 0
    stories: int = 0
    events: int = 0
    first_day: int = 0
    last_day: int = 0
    confidences: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether no claim is about the relation any more."""
        return not (self.claims or self.negated or self.hypothetical)


@dataclass(slots=True)
class Restated:
    """What a change writes, as lists of rows for the statements of `cypher.changes`."""

    relations: dict[EdgeKey, Sums] = field(default_factory=dict)
    tallies: dict[str, int] = field(default_factory=dict)
    # Relations whose first or last day has gone, so that the next one must be looked up.
    unsure: dict[str, EdgeKey] = field(default_factory=dict)

    def settle(self, relation: str, first_day: int, last_day: int) -> None:
        """Set the days of a relation that were looked up."""
        key = self.unsure[relation]
        self.relations[key] = replace(self.relations[key], first_day=first_day, last_day=last_day)


def standing_of(row: list[Any]) -> Standing:
    """Give what a row of `cypher.STANDING` says."""
    digests, owners, actors, relations, tallies, stand_for, verdicts = row
    sums = {}
    for identity, *numbers, confidences in relations:
        counted = dict(zip(_NUMBERS, numbers, strict=True))
        sums[identity] = Sums(**counted, confidences=tuple(confidences or ()))
    return Standing(
        *(dict(digests), dict(owners), dict(actors), sums, dict(tallies), dict(stand_for)),
        [columns.verdict(verdict) for verdict in verdicts],
    )


def restate_relations(standing: Standing, deltas: Deltas) -> Restated:
    """Give the relations and tallies that a change leaves; a tally of 0 is to be removed."""
    restated = Restated()
    for key, delta in sorted(deltas.relations.items()):
        if not delta.is_empty():
            _restate(key, delta, standing, restated)
    return restated


def _restate(key: EdgeKey, delta: RelationDelta, standing: Standing, restated: Restated) -> None:
    identity = relation_id(*key)
    before = standing.relations.get(identity, Sums())
    tallies = {}
    distinct: Counter[str] = Counter()
    for tally, times in tallies_of(key, delta):
        stood = standing.tallies.get(tally, 0)
        tallies[tally] = stood + times
        distinct[tally[len(identity) + 1]] += bool(stood + times) - bool(stood)
    restated.tallies.update(tallies)
    came = [day for day, times in delta.days.items() if times > 0 and day]
    first = min([day for day in (before.first_day, *came) if day], default=0)
    last = max(before.last_day, *came, 0)
    restated.relations[key] = Sums(
        before.claims + delta.sums["claims"],
        before.negated + delta.sums["negated"],
        before.hypothetical + delta.sums["hypothetical"],
        before.articles + delta.sums["articles"],
        before.publishers + distinct["p"],
        before.stories + delta.sums["stories"] + distinct["s"],
        before.events + distinct["d"],
        first,
        last,
        _added(before.confidences, delta.confidences),
    )
    gone = {int(t[-7:]) for t, left in tallies.items() if not left and t[len(identity) + 1] == "d"}
    if gone & {first, last} - {0}:
        restated.unsure[identity] = key


def relation_rows(restated: Restated) -> dict[str, list[Any]]:
    """Give the parameters that write the relations and their typed edges."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for (source, type_id, target), sums in restated.relations.items():
        identity = relation_id(source, type_id, target)
        ends = {"source": source, "type": type_id, "target": target}
        if sums.is_empty:
            rows["relations_gone"].append(identity)
        else:
            rows["relations"].append({"id": identity, **ends, **_counted(sums)})
        if sums.claims:
            rows["edges"].append({**ends, "values": _edge_values(type_id, sums)})
        else:
            rows["edges_gone"].append(ends)
    return rows


def actor_rows(standing: Standing, deltas: Deltas) -> dict[str, list[Any]]:
    """Give the parameters that write the actors, their tallies and their names."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for actor_id, delta in sorted(deltas.actors.items()):
        if any(delta.values()):
            stood = standing.actors.get(actor_id)
            _actor_rows(actor_id, tally_of(stood) if stood else {}, delta, rows)
    return rows


def _actor_rows(
    actor_id: str,
    stood: dict[tuple[Shown, str], int],
    delta: Counter[tuple[Shown, str]],
    rows: dict[str, list[Any]],
) -> None:
    summed = Counter(stood)
    summed.update(delta)
    tally = {seen: times for seen, times in summed.items() if times}
    old = sum_up(actor_id, stood) if stood else None
    known = folded_names(old) if old else frozenset[str]()
    if tally:
        sightings = sum(times for (field_, _), times in tally.items() if field_ is Shown.KIND)
        rows["actor_tallies"].append(
            {"id": actor_id, "sightings": sightings, "tally": tally_text(tally)}
        )
        new = sum_up(actor_id, tally)
        names = folded_names(new)
        if new != old:
            label = model().kinds[new.kind].node_label
            rows["actors"].append({"id": actor_id, "label": label, "values": actor_values(new)})
            if old is None or keys_of(new) != keys_of(old):
                rows["actor_keys"].append({"id": actor_id, "keys": key_words(keys_of(new)) or None})
    else:
        names = frozenset()
        rows["actors_gone"].append(actor_id)
    rows["names_gone"] += [name_key(actor_id, name) for name in sorted(known - names)]
    rows["names"] += [
        {"key": name_key(actor_id, name), "folded": name, "length": len(name), "actor": actor_id}
        for name in sorted(names - known)
    ]


def _added(confidences: tuple[int, ...], delta: Counter[int]) -> tuple[int, ...]:
    counts = list(confidences)
    for confidence, times in delta.items():
        counts.extend([0] * (confidence + 1 - len(counts)))
        counts[confidence] += times
    while counts and not counts[-1]:
        counts.pop()
    return tuple(counts)


def _counted(sums: Sums) -> Values:
    return {
        "claims": sums.claims,
        "negated": sums.negated,
        "hypothetical": sums.hypothetical,
        "articles": sums.articles,
        "publishers": sums.publishers,
        "stories": sums.stories,
        "events": sums.events,
        "first_day": sums.first_day,
        "last_day": sums.last_day,
        "confidence": max(len(sums.confidences) - 1, 0),
        "confidences": list(sums.confidences) or None,
    }


def _edge_values(type_id: str, sums: Sums) -> Values:
    counted = _counted(sums)
    type_ = model().type(type_id)
    for name in ("first_day", "last_day", "confidences"):
        del counted[name]
    return {
        **counted,
        "first_seen": day_of_number(sums.first_day),
        "last_seen": day_of_number(sums.last_day),
        "quad": type_.quad,
        "caption_en": type_.label_en,
        "caption_ar": type_.label_ar,
    }
