"""Between the records of the graph and the rows and parameters of Neo4j."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from graph_schema.derive import day_of
from graph_schema.ids import content_id
from graph_schema.model import model
from graph_schema.records import (
    Actor,
    Article,
    Change,
    Claim,
    CodedArticle,
    Modality,
    Office,
    Polarity,
    Relation,
    Tally,
)
from graph_schema.stores import columns
from graph_schema.stores.actors import Shown
from graph_schema.stores.actors import Tally as ActorTally
from graph_schema.stores.columns import Row

Values = dict[str, Any]


def number_of(day: date | None) -> int:
    """Give the number that stands for a day in bookkeeping; 0 for none."""
    return day.toordinal() if day else 0


def relation_id(source: str, type_id: str, target: str) -> str:
    """Give the id of the node that counts a relation."""
    return content_id("r-", source, type_id, target)


def day_tally(relation: str, number: int) -> str:
    """Give the id of the tally of a day."""
    return f"{relation} d {number:07}"


def publisher_tally(relation: str, publisher: str) -> str:
    """Give the id of the tally of a publisher."""
    return f"{relation} p {content_id('', publisher)}"


def story_tally(relation: str, story: str) -> str:
    """Give the id of the tally of a story that several articles tell."""
    return f"{relation} s {content_id('', story)}"


def name_key(actor_id: str, folded: str) -> str:
    """Give the key of the node of a folded name."""
    return content_id("n-", actor_id, folded)


def article_values(article: Article) -> Values:
    """Give the properties of an article that its own fields make."""
    return {
        "id": article.id,
        "language": article.language,
        "title": article.title,
        "text": article.text,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "caption": article.title or article.id,
    }


def coded_values(coded: CodedArticle, digest: str, story: str) -> Values:
    """Give the properties of an article of a story in which was read what has this digest."""
    values = article_values(coded.article)
    return {**values, "story": story, "digest": digest, "coder": coded.coder}


def article_of(row: Row) -> Article:
    """Give the article of a row."""
    return columns.article(row, native_day)


def change_of(row: Row) -> Change:
    """Give the change of a row."""
    return columns.change(row)


def sighting_values(actor: Actor) -> Values:
    """Give the properties of an actor as one article shows it, without its id."""
    return {
        "kind": actor.kind,
        "party": actor.party,
        "name": actor.name,
        "name_en": actor.name_en,
        "name_ar": actor.name_ar,
        "aliases": list(actor.aliases) or None,
        "sector": actor.sector,
    }


def actor_values(actor: Actor) -> Values:
    """Give the properties of an actor, with the captions for people."""
    return {
        "id": actor.id,
        **sighting_values(actor),
        "caption": actor.name,
        "caption_en": actor.name_en or actor.name,
        "caption_ar": actor.name_ar or actor.name,
    }


def actor_of(row: Row) -> Actor:
    """Give the actor of a row."""
    identity, kind, party, name, name_en, name_ar, aliases, sector = row
    return Actor(identity, kind, party, name, name_en, name_ar, tuple(aliases or ()), sector)


def key_words(keys: Iterable[str]) -> list[str]:
    """Give keys of names as words that mean nothing else to Lucene."""
    return sorted(key.replace(" ", "_").replace("~", "=") for key in keys)


def tally_text(tally: ActorTally) -> str:
    """Give a tally of an actor as it is stored."""
    by_field: dict[str, dict[str, int]] = {}
    for (field, value), times in sorted(tally.items()):
        by_field.setdefault(field.value, {})[value] = times
    return json.dumps(by_field, ensure_ascii=False, separators=(",", ":"))


def tally_of(text: str) -> dict[tuple[Shown, str], int]:
    """Give the tally of an actor that `tally_text` made."""
    fields: Mapping[str, Mapping[str, int]] = json.loads(text)
    return {
        (Shown(field), value): times
        for field, values in fields.items()
        for value, times in values.items()
    }


def claim_values(claim: Claim, article: Article, story: str) -> Values:
    """Give the properties of a claim, with those that people and indexes want of its article."""
    type_, day = model().type(claim.type), day_of(claim, article)
    denied = "not " if claim.polarity is Polarity.NEGATED else ""
    supposed = "?" if claim.modality is Modality.HYPOTHETICAL else ""
    return {
        "id": claim.id,
        "article": claim.article_id,
        "source": claim.source,
        "type": claim.type,
        "target": claim.target,
        "source_party": claim.source_party,
        "target_party": claim.target_party,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "counts": claim.counts,
        "confidence": claim.confidence,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "in_title": claim.in_title,
        "coder": claim.coder,
        "speaker": claim.speaker,
        "occurred_on": claim.occurred_on,
        "date_source": claim.date_source.value if claim.date_source else None,
        "day": day,
        "day_number": number_of(day),
        "plover": list(type_.plover),
        "cameo": type_.cameo,
        "quad": type_.quad,
        "publisher": article.publisher,
        "language": article.language,
        "story": story,
        "caption": f"{denied}{claim.type}{supposed}",
        "caption_en": f"{denied}{type_.label_en}{supposed}",
        "caption_ar": f"{'ليس: ' if denied else ''}{type_.label_ar}{'؟' if supposed else ''}",
    }


def claim_of(row: Row) -> Claim:
    """Give the claim of a row, which may have further columns behind."""
    return columns.claim(row, native_day)


def office_values(office: Office) -> Values:
    """Give the properties of the record of an office."""
    return {
        "id": office.id,
        "article": office.article_id,
        "person": office.person,
        "party": office.party,
        "title": office.title,
        "quote": office.quote,
        "start": office.start,
        "end": office.end,
        "in_title": office.in_title,
        "coder": office.coder,
        "caption": office.title,
    }


def office_of(row: Row) -> Office:
    """Give the office of a row."""
    return columns.office(row)


def relation_of(row: Row) -> Relation:
    """Give the relation of a row."""
    return columns.relation(row, day_of_number)


def count_of(row: Row) -> Tally:
    """Give the count of claims of a row."""
    return columns.tally(row, native_day, day_of_number)


def day_of_number(number: int) -> date | None:
    """Give the day that a number stands for; None for 0."""
    return date.fromordinal(number) if number else None


def native_day(value: Any) -> date | None:
    # The driver has dates of its own.
    if value is None:
        return None
    native = value.to_native()
    assert isinstance(native, date)  # noqa: S101
    return native
