"""One form of what is stored, so that equal content is equal byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_schema.ids import content_id
from graph_schema.records import Actor, Article, Claim, CodedArticle, Office


def canonical(coded: CodedArticle) -> CodedArticle:
    """Give the record with actors by id, and claims and offices in the order of the text."""
    actors = (replace(a, aliases=tuple(sorted(set(a.aliases)))) for a in coded.actors)
    return CodedArticle(
        article=coded.article,
        actors=tuple(sorted(actors, key=lambda actor: actor.id)),
        claims=tuple(sorted(coded.claims, key=_place)),
        offices=tuple(sorted(coded.offices, key=_place)),
        coder=coded.coder,
    )


def digest(coded: CodedArticle) -> str:
    """Give a hash of a canonical record; equal records, and no others, have equal digests."""
    records: Sequence[Article | Actor | Claim | Office]
    records = (coded.article, *coded.actors, *coded.claims, *coded.offices)
    # repr quotes and escapes, so that no two records can run into the same text.
    coder = () if coded.coder is None else (repr(coded.coder),)
    return content_id("", *coder, *(repr(record) for record in records))


def _place(record: Claim | Office) -> tuple[bool, int, int, str]:
    return not record.in_title, record.start, record.end, record.id
