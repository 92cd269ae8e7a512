"""Records for tests, valid by default, of which each test says only what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph_schema.model import model
from graph_schema.records import (
    FREE_PARTY,
    Actor,
    Article,
    Claim,
    CodedArticle,
    DateSource,
    Modality,
    Office,
    Polarity,
    Relation,
    claim_id,
    office_id,
)

CODER = "builders/1"
TEXT = "قصف الجيش مواقع على الحدود. The army struck sites along the border, officials said."


def an_article(
    article_id: str = "a-1",
    *,
    language: str = "en",
    title: str | None = "The army struck sites",
    text: str = TEXT,
    published: date | None = date(2025, 3, 1),
    publisher: str | None = "Example News",
    url: str | None = None,
) -> Article:
    """Give an article."""
    return Article(article_id, language, title, text, published, publisher, url)


def an_actor(
    actor_id: str,
    *,
    party: str | None = None,
    kind: str | None = None,
    name: str | None = None,
    name_en: str | None = None,
    name_ar: str | None = None,
    aliases: Sequence[str] = (),
    sector: str | None = None,
) -> Actor:
    """Give an actor; a `P-` id is a person's, three letters a state's, any other an organization's.

    A person acts for nobody unless `party` says so; the others are their own party.
    """
    person = actor_id.startswith("P-")
    own = f"{FREE_PARTY}{actor_id}" if person else actor_id
    return Actor(
        id=actor_id,
        kind=kind or ("person" if person else "state" if len(actor_id) == 3 else "organization"),
        party=party or own,
        name=name or f"Name of {actor_id}",
        name_en=name_en,
        name_ar=name_ar,
        aliases=tuple(aliases),
        sector=sector,
    )


def a_claim(
    article: Article,
    source: str = "SYR",
    type_id: str = "ATTACKS",
    target: str = "TUR",
    *,
    source_party: str | None = None,
    target_party: str | None = None,
    polarity: Polarity = Polarity.ASSERTED,
    modality: Modality = Modality.ACTUAL,
    confidence: int = 80,
    speaker: str | None = None,
    occurred_on: date | None = None,
    in_title: bool = False,
    start: int = 0,
    end: int | None = None,
) -> Claim:
    """Give a claim of `article`, by default on the rest of its text from `start`."""
    text = (article.title or "") if in_title else article.text
    end = len(text) if end is None else end
    return Claim(
        id=claim_id(article.id, source, type_id, target, polarity, start, in_title=in_title),
        article_id=article.id,
        source=source,
        type=type_id,
        target=target,
        source_party=source_party or an_actor(source).party,
        target_party=target_party or an_actor(target).party,
        polarity=polarity,
        modality=modality,
        confidence=confidence,
        quote=text[start:end],
        start=start,
        end=end,
        in_title=in_title,
        coder=CODER,
        speaker=speaker,
        occurred_on=occurred_on,
        date_source=DateSource.TEXT if occurred_on else None,
    )


def a_relation(
    source: str, type_id: str, target: str, *, claims: int = 1, negated: int = 0
) -> Relation:
    """Give a relation, its symmetric ends in alphabetical order."""
    if model().type(type_id).symmetric:
        source, target = sorted((source, target))
    return Relation(
        source=source,
        type=type_id,
        target=target,
        claims=claims,
        negated=negated,
        hypothetical=0,
        articles=claims,
        publishers=1,
        stories=claims,
        events=1,
        first_seen=None,
        last_seen=None,
        confidence=80,
    )


def an_office(
    article: Article, person: str = "P-1", party: str = "SYR", title: str = "foreign minister"
) -> Office:
    """Give an office that the whole text of `article` states."""
    return Office(
        id=office_id(article.id, person, party, title),
        article_id=article.id,
        person=person,
        party=party,
        title=title,
        quote=article.text,
        start=0,
        end=len(article.text),
        in_title=False,
        coder=CODER,
    )


def coded(
    article: Article | str = "a-1",
    *claims: Claim,
    offices: Sequence[Office] = (),
    actors: Sequence[Actor] = (),
) -> CodedArticle:
    """Give an article with its claims and offices, and plain actors where `actors` has none."""
    parties: dict[str, str | None] = {}
    for claim in claims:
        parties.setdefault(claim.source_party, None)
        parties.setdefault(claim.target_party, None)
        parties[claim.source], parties[claim.target] = claim.source_party, claim.target_party
        if claim.speaker is not None:
            parties.setdefault(claim.speaker, None)
    for office in offices:
        parties.setdefault(office.party, None)
        parties[office.person] = office.party
    known = {
        actor_id: an_actor(actor_id, party=party)
        for actor_id, party in parties.items()
        if not actor_id.startswith(FREE_PARTY)
    }
    known.update({actor.id: actor for actor in actors})
    return CodedArticle(
        article=article if isinstance(article, Article) else an_article(article),
        actors=tuple(known.values()),
        claims=claims,
        offices=tuple(offices),
    )
