"""What a record must fulfil before a store takes it: no evidence, no claim."""

from __future__ import annotations

from collections.abc import Mapping

from graph_schema.errors import InputRefused
from graph_schema.model import model
from graph_schema.records import FREE_PARTY, Actor, Article, Claim, CodedArticle, Office

MAX_ID = 200


def is_id(text: str) -> bool:
    """Say whether `text` can be the id of a record: 1 to MAX_ID printable characters."""
    return 0 < len(text) <= MAX_ID and text.isprintable()


def check(coded: CodedArticle) -> None:
    """Raise InputRefused, naming the record and the field, when `coded` contradicts itself.

    Every actor that a claim or office names, as itself or as a party, is given once; types,
    kinds and sectors are the model's; every quote is the text at its offsets; ids come once;
    confidences are 0 to 100.
    """
    article = coded.article
    check_article(article)
    _readable(f"article {article.id}", coded.coder)
    known = {actor.id: actor for actor in coded.actors}
    if len(known) != len(coded.actors):
        raise InputRefused(f"article {article.id}", "an actor is given twice")
    for actor in coded.actors:
        _check_id(f"actor {actor.id[:40]!r}", actor.id)
        if actor.id.startswith(FREE_PARTY):
            raise InputRefused(f"actor {actor.id}", f"{FREE_PARTY} begins a party, not an actor")
        forms = (actor.name, actor.name_en, actor.name_ar, actor.party, *actor.aliases)
        _readable(f"actor {actor.id}", *forms)
        if actor.kind not in model().kinds:
            raise InputRefused(f"actor {actor.id}", f"unknown kind {actor.kind!r}")
        if actor.sector is not None and actor.sector not in model().sectors:
            raise InputRefused(f"actor {actor.id}", f"unknown sector {actor.sector!r}")
    ids = [claim.id for claim in coded.claims] + [office.id for office in coded.offices]
    if len(set(ids)) != len(ids):
        raise InputRefused(f"article {article.id}", "a claim or office id comes twice")
    for claim in coded.claims:
        _check_claim(claim, article, known)
    for office in coded.offices:
        where = f"office {office.id}"
        _readable(where, office.id, office.title, office.coder)
        _named(where, "person", office.person, known)
        _party(where, "party", office.party, known)
        _evidenced(where, office, article)


def check_article(article: Article) -> None:
    """Raise InputRefused, naming the field, when an article cannot be kept as it is."""
    where = f"article {article.id[:40]!r}"
    _check_id(where, article.id)
    fields = (article.language, article.title, article.text, article.publisher, article.url)
    _readable(where, *fields)


def _check_claim(claim: Claim, article: Article, known: Mapping[str, Actor]) -> None:
    where = f"claim {claim.id}"
    _readable(where, claim.id, claim.coder)
    if claim.type not in model().types:
        raise InputRefused(where, f"unknown type {claim.type!r}")
    if not 0 <= claim.confidence <= 100:
        raise InputRefused(where, f"confidence must be 0 to 100, not {claim.confidence}")
    if claim.source == claim.target:
        raise InputRefused(where, f"{claim.source} stands at both ends")
    for field in ("source", "target"):
        _named(where, field, getattr(claim, field), known)
        _party(where, f"{field}_party", getattr(claim, f"{field}_party"), known)
    if claim.speaker is not None:
        _named(where, "speaker", claim.speaker, known)
    _evidenced(where, claim, article)


def _check_id(where: str, identity: str) -> None:
    if not is_id(identity):
        raise InputRefused(where, f"id must be 1 to {MAX_ID} printable characters")


def _readable(where: str, *texts: str | None) -> None:
    try:
        "".join(text for text in texts if text).encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputRefused(where, "has half of a surrogate pair, which is no character") from error


def _party(where: str, field: str, party: str, known: Mapping[str, Actor]) -> None:
    # A relation that rolls up to a party must have an actor to show at that end.
    if not party.startswith(FREE_PARTY):
        _named(where, field, party, known)


def _named(where: str, field: str, actor: str, known: Mapping[str, Actor]) -> None:
    if actor not in known:
        raise InputRefused(where, f"{field} {actor!r} is not among the actors given")


def _evidenced(where: str, record: Claim | Office, article: Article) -> None:
    if record.article_id != article.id:
        raise InputRefused(where, f"belongs to article {record.article_id!r}, not {article.id!r}")
    text = article.title if record.in_title else article.text
    within = 0 <= record.start < record.end <= len(text or "")
    if not within or (text or "")[record.start : record.end] != record.quote:
        raise InputRefused(where, f"the quote is not the text at {record.start}:{record.end}")
