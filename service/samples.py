"""The examples that the documentation shows: the answers of a graph of two articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from fastapi.sse import format_sse_event

from graph_schema.exports.formats import FORMATS
from graph_schema.interfaces import Store
from graph_schema.jobs import Job, JobState
from graph_schema.networks.standing import Measure
from graph_schema.queries import GraphFilter
from graph_schema.records import (
    Actor,
    Article,
    ChangeKind,
    Claim,
    CodedArticle,
    DateSource,
    Modality,
    Office,
    Polarity,
    claim_id,
    office_id,
)
from graph_schema.stores import open_store
from graph_schema.webhooks import Webhook
from service.answers.actors import actor_page, neighbours, profile
from service.answers.articles import article_page, one_article
from service.answers.claims import claim_page, one_claim
from service.answers.contradictions import contradictions
from service.answers.dyads import dyad, timeline
from service.answers.live import batch, deletions
from service.answers.matches import match
from service.answers.mediators import mediators
from service.answers.networks import centrality, communities, triads
from service.answers.reconciliation import (
    preview,
    proposed,
    reconcile,
    suggested_actors,
    suggested_properties,
    suggested_types,
)
from service.answers.relations import paths, relation_page
from service.answers.schema import MODEL as MODEL
from service.answers.webhooks import hook_shape
from service.bodies import MatchBody, MatchName
from service.inquiries import (
    CentralityQuestion,
    CommunitiesQuestion,
    ContradictionsQuestion,
    MediatorsQuestion,
    TimelineQuestion,
    TriadsQuestion,
)
from service.keeping import Keeper
from service.queries import (
    ActorsQuestion,
    ArticlesQuestion,
    ClaimsQuestion,
    DeletionsQuestion,
    NeighboursQuestion,
    PathsQuestion,
    RelationsQuestion,
    SayingQuestion,
)
from service.reconciling import ReconciliationQuery
from service.shapes.articles import TakenShape
from service.shapes.cypher import CypherRows
from service.shapes.health import Health, Readiness
from service.shapes.live import ChangeItem, NewWebhook, WebhookList
from service.shaping import job_shape

_TEXT = (
    "التقى وزير الخارجية السوري أسعد الشيباني نظيره القطري في دمشق. "
    "وأدان الشيباني الغارات الإسرائيلية على سوريا."
)
_ARTICLE = Article(
    id="a-001",
    language="ar",
    title="الشيباني يدين الغارات الإسرائيلية",
    text=_TEXT,
    published=date(2026, 3, 14),
    publisher="SANA",
    url="https://news.example/a-001",
)
_SYRIA = Actor("SYR", "state", "SYR", "Syria", "Syria", "سوريا", ("السوري",), "GOV")
_ISRAEL = Actor("ISR", "state", "ISR", "Israel", "Israel", "إسرائيل", ("الإسرائيلية",), "GOV")
_SHAIBANI = Actor(
    "P-5a0f1c2d3e4b5a6978fe",
    "person",
    "SYR",
    "أسعد الشيباني",
    "Asaad al-Shaibani",
    "أسعد الشيباني",
    ("الشيباني",),
    "GOV",
)
_QUOTE = "الغارات الإسرائيلية على سوريا"
_CLAIM = Claim(
    id=claim_id("a-001", "ISR", "ATTACKS", "SYR", Polarity.ASSERTED, _TEXT.index(_QUOTE)),
    article_id="a-001",
    source="ISR",
    type="ATTACKS",
    target="SYR",
    source_party="ISR",
    target_party="SYR",
    polarity=Polarity.ASSERTED,
    modality=Modality.ACTUAL,
    confidence=86,
    quote=_QUOTE,
    start=_TEXT.index(_QUOTE),
    end=_TEXT.index(_QUOTE) + len(_QUOTE),
    in_title=False,
    coder="rules 1",
    speaker=_SHAIBANI.id,
    occurred_on=date(2026, 3, 14),
    date_source=DateSource.ARTICLE,
)
_TITLE = "وزير الخارجية السوري أسعد الشيباني"
_OFFICE = Office(
    id=office_id("a-001", _SHAIBANI.id, "SYR", "وزير الخارجية"),
    article_id="a-001",
    person=_SHAIBANI.id,
    party="SYR",
    title="وزير الخارجية",
    quote=_TITLE,
    start=_TEXT.index(_TITLE),
    end=_TEXT.index(_TITLE) + len(_TITLE),
    in_title=False,
    coder="rules 1",
)

_SECOND_TEXT = (
    "Qatar mediates between Israel and Syria, its foreign ministry said. Israel denied that it had "
    "struck Syria. Qatar sent aid to Syria and held talks with Israel."
)
_SECOND = Article(
    id="a-002",
    language="en",
    title="Qatar mediates",
    text=_SECOND_TEXT,
    published=date(2026, 4, 2),
    publisher="QNA",
    url="https://news.example/a-002",
)
_QATAR = Actor("QAT", "state", "QAT", "Qatar", "Qatar", "قطر", (), "GOV")


def _said(source: str, type_id: str, target: str, quote: str, polarity: Polarity) -> Claim:
    start = _SECOND_TEXT.index(quote)
    return replace(
        _CLAIM,
        id=claim_id("a-002", source, type_id, target, polarity, start),
        article_id="a-002",
        source=source,
        type=type_id,
        target=target,
        source_party=source,
        target_party=target,
        polarity=polarity,
        quote=quote,
        start=start,
        end=start + len(quote),
        speaker="ISR" if polarity is Polarity.NEGATED else None,
        occurred_on=_SECOND.published,
    )


_MEDIATES = "Qatar mediates between Israel and Syria"
_SECOND_CLAIMS = (
    _said("QAT", "MEDIATES", "ISR", _MEDIATES, Polarity.ASSERTED),
    _said("QAT", "MEDIATES", "SYR", _MEDIATES, Polarity.ASSERTED),
    _said("ISR", "ATTACKS", "SYR", "Israel denied that it had struck Syria", Polarity.NEGATED),
    _said("QAT", "AIDS", "SYR", "Qatar sent aid to Syria", Polarity.ASSERTED),
    _said("ISR", "CONSULTS", "QAT", "held talks with Israel", Polarity.ASSERTED),
)


_NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def graph() -> Store:
    """Give the graph of two articles that the examples are answers of."""
    store = open_store("memory:")
    store.writer.put(CodedArticle(_ARTICLE, (_SYRIA, _ISRAEL, _SHAIBANI), (_CLAIM,), (_OFFICE,)))
    store.writer.put(CodedArticle(_SECOND, (_SYRIA, _ISRAEL, _QATAR), _SECOND_CLAIMS, ()))
    return store


def _exported(form: str) -> str:
    known = FORMATS[form]
    with _READER.view() as view:
        chunks = known.write(known.selection(view, GraphFilter(source="ISR"), None, None))
        return b"".join(chunks).decode("utf-8")


_STORE = graph()
_READER = _STORE.reader
ACTORS = actor_page(_READER, ActorsQuestion(q="سوريا"))
PROFILE = profile(_READER, "أسعد الشيباني")
NEIGHBOURS = neighbours(_READER, "SYR", NeighboursQuestion())
RELATIONS = relation_page(_READER, RelationsQuestion(source="Israel", type=["ATTACKS"]))
DYAD = dyad(_READER, "Israel", "سوريا", SayingQuestion())
TIMELINE = timeline(_READER, "ISR", "SYR", TimelineQuestion())
MEDIATORS = mediators(_READER, MediatorsQuestion(a="ISR", b="SYR"))
TRIADS = triads(_READER, TriadsQuestion())
with _READER.snapshot() as _still:
    CENTRALITY = centrality(_still, CentralityQuestion(measure=Measure.PAGERANK), Keeper())
    COMMUNITIES = communities(_still, CommunitiesQuestion(), Keeper())
CONTRADICTIONS = contradictions(_READER, ContradictionsQuestion())
MATCHES = match(_READER, MatchBody(names=["Shaybani", MatchName(name="سوريا", kind="state")]))
RECONCILED = reconcile(_READER, {"q0": ReconciliationQuery(query="Syria", type="state")})
SUGGESTED = suggested_actors(_READER, "Syr", 0)
SUGGESTED_TYPES = suggested_types("per")
SUGGESTED_PROPERTIES = suggested_properties("name")
PROPOSED = proposed("state", None)
PREVIEW = preview(_READER, "SYR")
PATHS = paths(_READER, PathsQuestion(source="Israel", target="سوريا"))
CLAIMS = claim_page(_READER, ClaimsQuestion(target="SYR"))
CLAIM = one_claim(_READER, _CLAIM.id)
ARTICLES = article_page(_READER, ArticlesQuestion(publisher="SANA"))
ARTICLE = one_article(_READER, _ARTICLE.id)
JOB = job_shape(Job("j-5f0a1b2c3d4e5f60718a", _ARTICLE, JobState.QUEUED, 0, None))
TAKEN = TakenShape(**dict(JOB), warnings=[])
CYPHER = CypherRows(
    revision=_READER.revision(),
    columns=["name", "r"],
    rows=[
        [
            "Syria",
            {
                "relationship": {
                    "element_id": "5:0f1d2c3b:7",
                    "type": "ATTACKS",
                    "start": "4:0f1d2c3b:2",
                    "end": "4:0f1d2c3b:1",
                    "properties": {"claims": 1, "last_seen": "2026-03-14"},
                }
            },
        ]
    ],
    truncated=False,
)
HEALTH = Health(status="ok")
DELETIONS = deletions(_READER, DeletionsQuestion()).model_copy(
    update={
        "items": [
            ChangeItem(
                number=7,
                kind=ChangeKind.ARTICLE_RETRACTED,
                id="a-000",
                article="a-000",
                time=_NOON,
                revision=5,
            )
        ]
    }
)
STREAM = "".join(
    format_sse_event(
        event=event.kind,
        data_str=event.model_copy(update={"time": _NOON}).model_dump_json(),
        id=str(event.number),
    ).decode()
    for event in batch(_READER, 0, GraphFilter(), frozenset()).events
)
_WEBHOOK = Webhook(
    id="wh_0a1b2c3d4e5f",
    url="https://news.example/hook",
    secret="whsec_c2hvd24gb25jZSwgd2hlbiBpdCBpcyBtYWRlIDopLi4=",  # noqa: S106 - an example
    events=tuple(ChangeKind),
    created=_NOON,
    position=7,
)
WEBHOOK = hook_shape(_WEBHOOK)
NEW_WEBHOOK = NewWebhook(**dict(WEBHOOK), secret=_WEBHOOK.secret)
WEBHOOKS = WebhookList(items=[WEBHOOK])
METRICS = """\
# HELP actorgraph_revision Changes that the graph has seen.
# TYPE actorgraph_revision gauge
actorgraph_revision 42.0
"""
READINESS = Readiness(status="ready", revision=_READER.revision(), waiting=0)
EXPORTS = {
    form: _exported(form)
    for form in ("node-link", "cytoscape", "jsonl", "graphml", "gexf", "cypher")
}
