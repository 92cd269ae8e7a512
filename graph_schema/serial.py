"""Coded articles as JSON: one stable text for one content, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from graph_schema.errors import InputRefused
from graph_schema.records import (
    Actor,
    Article,
    Claim,
    CodedArticle,
    DateSource,
    Modality,
    Office,
    Polarity,
)
from graph_schema.reviews import Judgement, Verdict


def dump(coded: CodedArticle) -> str:
    """Give a coded article as one line of JSON; equal records give equal lines.

    Actors, claims and offices are sorted by id, keys stand in the order of the records' fields,
    dates are ISO 8601.
    """
    return json.dumps(
        {
            "article": _plain(coded.article),
            "actors": [_plain(actor) for actor in sorted(coded.actors, key=lambda a: a.id)],
            "claims": [_plain(claim) for claim in sorted(coded.claims, key=lambda c: c.id)],
            "offices": [_plain(office) for office in sorted(coded.offices, key=lambda o: o.id)],
            "coder": coded.coder,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def load(line: str, where: str) -> CodedArticle:
    """Give the coded article of a line that `dump` made; raises InputRefused naming `where`."""
    try:
        data = json.loads(line)
        return CodedArticle(
            _article(data["article"]),
            tuple(Actor(**{**a, "aliases": tuple(a["aliases"])}) for a in data["actors"]),
            tuple(_claim(claim) for claim in data["claims"]),
            tuple(Office(**office) for office in data["offices"]),
            # Lines of earlier versions do not say it.
            data.get("coder"),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InputRefused(where, f"is no line of an export: {error}") from error


def dump_review(review: Judgement | Verdict) -> str:
    """Give a judgement or a verdict as one line of JSON, under its kind."""
    kind = "judgement" if isinstance(review, Judgement) else "verdict"
    return json.dumps({kind: _plain(review)}, ensure_ascii=False, separators=(",", ":"))


def _plain(record: Article | Actor | Claim | Office | Judgement | Verdict) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(record).items()
    }


def _article(data: dict[str, Any]) -> Article:
    return Article(**{**data, "published": _day(data["published"])})


def _claim(data: dict[str, Any]) -> Claim:
    source = data["date_source"]
    return Claim(
        **{
            **data,
            "polarity": Polarity(data["polarity"]),
            "modality": Modality(data["modality"]),
            "occurred_on": _day(data["occurred_on"]),
            "date_source": DateSource(source) if source is not None else None,
        }
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None
