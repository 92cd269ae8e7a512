"""Answers in the protocol of the W3C Reconciliation Service API, version 0.2."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from importlib.metadata import version

from graph_schema.folding import fold, fold_text
from graph_schema.interfaces import ActorMatch, GraphReader
from graph_schema.model import model
from graph_schema.records import Actor
from service.answers.actors import profile
from service.answers.matches import likely, meant
from service.reconciling import BATCH, MAX_TEXT, ExtensionQuery, ReconciliationQuery
from service.shapes.reconciliation import (
    EntityType,
    ExtendSettings,
    Extension,
    Feature,
    Manifest,
    Place,
    PreviewTemplate,
    PropertyMeta,
    ProposedProperties,
    ReconciliationBatch,
    ReconciliationCandidate,
    ReconciliationResult,
    Suggestion,
    Suggestions,
    SuggestPlaces,
    UrlTemplate,
)

PROPERTIES = {
    "name_en": "English name",
    "name_ar": "Arabic name",
    "alias": "other names",
    "kind": "kind of actor",
    "party": "party that the actor is or acts for",
    "sector": "PLOVER sector",
    "office": "offices held",
}
_PLAIN: dict[str, Callable[[Actor], Iterable[str | None]]] = {
    "name_en": lambda actor: [actor.name_en],
    "name_ar": lambda actor: [actor.name_ar],
    "alias": lambda actor: actor.aliases,
    "kind": lambda actor: [actor.kind],
    "party": lambda actor: [actor.party],
    "sector": lambda actor: [actor.sector],
}
_NAMES = ("name_en", "name_ar", "alias")
# A property that differs makes a candidate so much less likely.
_DIFFERS = 0.8
_SUGGESTED = 20


def manifest(base: str) -> Manifest:
    """Give what the service offers; `base` is its address, without a slash at the end."""
    here = f"{base}/v1/reconcile"
    return Manifest(
        versions=["0.2"],
        name="actorgraph",
        identifierSpace=f"{base}/v1/actors/",
        schemaSpace=f"{base}/v1/schema",
        documentation=f"{base}/docs",
        serviceVersion=version("actorgraph"),
        defaultTypes=[_type(kind) for kind in model().kinds],
        batchSize=BATCH,
        view=UrlTemplate(url=f"{base}/v1/actors/{{{{id}}}}"),
        preview=PreviewTemplate(url=f"{here}/preview?id={{{{id}}}}", width=430, height=300),
        suggest=SuggestPlaces(
            entity=Place(service_url=here, service_path="/suggest/entity"),
            property=Place(service_url=here, service_path="/suggest/property"),
            type=Place(service_url=here, service_path="/suggest/type"),
        ),
        extend=ExtendSettings(
            propose_properties=Place(service_url=here, service_path="/properties"),
            property_settings=[],
        ),
    )


def reconcile(
    graph: GraphReader, queries: Mapping[str, ReconciliationQuery]
) -> ReconciliationBatch:
    """Give the candidates of each query, the likeliest first."""
    return ReconciliationBatch({key: _result(graph, query) for key, query in queries.items()})


def extend(graph: GraphReader, query: ExtensionQuery) -> Extension:
    """Give the values of properties; an unknown actor or property has none."""
    actors = graph.actors_by_id(query.ids)
    parties = graph.actors_by_id({actor.party for actor in actors.values()})
    wanted = list(dict.fromkeys(wanted.id for wanted in query.properties))
    return Extension(
        meta=[PropertyMeta(id=pid, name=PROPERTIES.get(pid, pid)) for pid in wanted],
        rows={
            actor_id: {
                pid: _values(graph, actors[actor_id], pid, parties) if actor_id in actors else []
                for pid in wanted
            }
            for actor_id in dict.fromkeys(query.ids)
        },
    )


def proposed(type_id: str | None, limit: int | None) -> ProposedProperties:
    """Give the properties that may be fetched; those of all types are the same."""
    found = [PropertyMeta(id=pid, name=name) for pid, name in PROPERTIES.items()]
    most = len(found) if limit is None else limit
    return ProposedProperties(type=type_id or "", properties=found[:most], limit=most)


def suggested_actors(graph: GraphReader, prefix: str, leave_out: int) -> Suggestions:
    """Give the actors whose name begins as typed, then those whose name is like it."""
    typed = fold(prefix)
    ranked = sorted(likely(graph, prefix), key=lambda match: not _begins(match.actor, typed))
    found = ranked[leave_out : leave_out + _SUGGESTED]
    return Suggestions(
        result=[
            Suggestion(
                id=match.actor.id,
                name=match.actor.name,
                description=_description(match.actor),
                notable=[_type(match.actor.kind)],
            )
            for match in found
        ]
    )


def suggested_types(prefix: str) -> Suggestions:
    """Give the kinds of actor of which a label begins as typed."""
    kinds = model().kinds.values()
    return _begun(prefix, ((kind.id, kind.label_en, kind.label_ar) for kind in kinds))


def suggested_properties(prefix: str) -> Suggestions:
    """Give the properties whose name begins as typed."""
    return _begun(prefix, ((pid, name, "") for pid, name in PROPERTIES.items()))


def preview(graph: GraphReader, actor_id: str) -> str:
    """Give a small page about an actor; raises Refused when there is none."""
    about = profile(graph, actor_id)
    names = [name for name in dict.fromkeys((about.name_en, about.name_ar)) if name]
    offices = [f"{office.title} ({office.party.name})" for office in about.offices[:3]]
    lines = [
        " · ".join(part for part in (about.kind, about.party, about.sector) if part),
        "; ".join(offices),
        f"{about.claims} claims in {about.articles} articles",
    ]
    if about.first_seen and about.last_seen:
        lines.append(f"{about.first_seen} to {about.last_seen}")
    body = "".join(f"<p dir=auto>{escape(line)}</p>" for line in lines if line)
    return (
        "<!doctype html><html lang=en><meta charset=utf-8>"
        f"<title>{escape(about.name)}</title>"
        f"<body style='font:14px sans-serif'><h1 dir=auto style='font-size:16px'>"
        f"{escape(' · '.join(names or [about.name]))}</h1>{body}</body></html>"
    )


def _result(graph: GraphReader, query: ReconciliationQuery) -> ReconciliationResult:
    names = [query.query, *(v for p in query.properties if p.pid in _NAMES for v in p.values)]
    name = next((name for name in names if name.strip() and len(name) <= MAX_TEXT), "")
    types = query.types
    found = [m for m in likely(graph, name) if not types or m.actor.kind in types]
    resolved, _ = meant(graph, name, found) if name else (None, False)
    parties = graph.actors_by_id({match.actor.party for match in found})
    sure = resolved.id if resolved else None
    # Folded without being kept: what is asked with may be of any length.
    asked = [
        (p.pid, frozenset(map(fold_text, p.values)))
        for p in query.properties
        if p.pid in PROPERTIES and p.values
    ]
    candidates = [_candidate(graph, match, asked, parties, sure) for match in found]
    candidates.sort(key=lambda candidate: -candidate.score)
    return ReconciliationResult(result=candidates[: int(min(query.limit, BATCH))])


def _candidate(
    graph: GraphReader,
    match: ActorMatch,
    asked: Sequence[tuple[str, frozenset[str]]],
    parties: Mapping[str, Actor],
    sure: str | None,
) -> ReconciliationCandidate:
    actor, score = match.actor, match.score
    features = [Feature(id="name", value=round(100 * match.score, 1))]
    same = True
    for pid, values in asked:
        fits = any(fold(held) in values for held in _texts(graph, actor, pid, parties))
        features.append(Feature(id=pid, value=fits))
        score *= 1.0 if fits else _DIFFERS
        same = same and fits
    return ReconciliationCandidate(
        id=actor.id,
        name=actor.name,
        description=_description(actor),
        score=round(100 * score, 1),
        match=same and actor.id == sure,
        type=[_type(actor.kind)],
        features=features,
    )


def _texts(
    graph: GraphReader, actor: Actor, pid: str, parties: Mapping[str, Actor]
) -> Iterable[str]:
    """Give every text by which a property of an actor may be known."""
    if pid in _NAMES:
        return actor.forms
    if pid == "party" and actor.party in parties:
        return actor.party, *parties[actor.party].forms
    return (next(iter(value.values())) for value in _values(graph, actor, pid, parties))


def _values(
    graph: GraphReader, actor: Actor, pid: str, parties: Mapping[str, Actor]
) -> list[dict[str, str]]:
    if pid == "party" and actor.party in parties:
        return [{"id": actor.party, "name": parties[actor.party].name}]
    if pid == "office":
        held = graph.offices(person=actor.id)
        return [{"str": title} for title in dict.fromkeys(office.title for office in held)]
    values = _PLAIN[pid](actor) if pid in _PLAIN else ()
    return [{"str": value} for value in values if value]


def _begins(actor: Actor, typed: str) -> bool:
    return any(fold(form).startswith(typed) for form in actor.forms)


def _begun(prefix: str, entries: Iterable[tuple[str, str, str]]) -> Suggestions:
    typed = fold(prefix)
    return Suggestions(
        result=[
            Suggestion(id=entry_id, name=name, description=other, notable=[])
            for entry_id, name, other in entries
            if any(fold(text).startswith(typed) for text in (entry_id, name, other) if text)
        ]
    )


def _description(actor: Actor) -> str:
    other = actor.name_en if actor.name == actor.name_ar else actor.name_ar
    parts = (actor.kind, None if actor.party == actor.id else actor.party, other)
    return " · ".join(part for part in parts if part)


def _type(kind: str) -> EntityType:
    return EntityType(id=kind, name=model().kinds[kind].label_en)
