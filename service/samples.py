"""The examples that the documentation shows: the answers of a graph of one article."""

from __future__ import annotations

from datetime import date

from graph_schema.interfaces import Job, JobState, Store
from graph_schema.records import (
    Actor,
    Article,
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
from service.answers.actors import actor_page, neighbours, profile
from service.answers.articles import article_page, one_article
from service.answers.claims import claim_page, one_claim
from service.answers.relations import paths, relation_page
from service.answers.schema import whole_model
from service.queries import (
    ActorsQuestion,
    ArticlesQuestion,
    ClaimsQuestion,
    NeighboursQuestion,
    PathsQuestion,
    RelationsQuestion,
)
from service.shapes.articles import TakenShape
from service.shapes.health import Health, Readiness
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


def _graph() -> Store:
    store = open_store("memory:")
    store.writer.put(CodedArticle(_ARTICLE, (_SYRIA, _ISRAEL, _SHAIBANI), (_CLAIM,), (_OFFICE,)))
    return store


_STORE = _graph()
_READER = _STORE.reader
ACTORS = actor_page(_READER, ActorsQuestion(q="سوريا"))
PROFILE = profile(_READER, "أسعد الشيباني")
NEIGHBOURS = neighbours(_READER, "SYR", NeighboursQuestion())
RELATIONS = relation_page(_READER, RelationsQuestion(source="Israel", type=["ATTACKS"]))
PATHS = paths(_READER, PathsQuestion(source="Israel", target="سوريا"))
CLAIMS = claim_page(_READER, ClaimsQuestion(target="SYR"))
CLAIM = one_claim(_READER, _CLAIM.id)
ARTICLES = article_page(_READER, ArticlesQuestion(publisher="SANA"))
ARTICLE = one_article(_READER, _ARTICLE.id)
JOB = job_shape(Job("j-5f0a1b2c3d4e5f60718a", _ARTICLE, JobState.QUEUED, 0, None))
TAKEN = TakenShape(**dict(JOB), warnings=[])
MODEL = whole_model()
HEALTH = Health(status="ok")
READINESS = Readiness(status="ready", revision=_READER.revision(), waiting=0)
