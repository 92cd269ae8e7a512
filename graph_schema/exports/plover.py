"""Claims as event records of PLOVER, one JSON object a line.

The names are those of the JSON chapter of the PLOVER manual (0.7b1); what it has no name for
stands under names of this project, which the manual allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from graph_schema.exports.json_graphs import text_of
from graph_schema.exports.tables import Selection
from graph_schema.model import model
from graph_schema.records import Actor
from graph_schema.views import CitedClaim

_CODEBOOK = "plover-0.7b1"
_Object = dict[str, Any]
_Known = Callable[[str], Actor | None]


def records_of_plover(chosen: Selection) -> Iterator[str]:
    """Give a record for each claim, the latest first.

    The ends of a symmetric type are all sources, as in PLOVER, and the record has no recipient.
    What is not known is left out, but for the date, which must be there.
    """
    # An actor comes in many claims; the latest looked up are kept.
    actor = lru_cache(maxsize=4096)(chosen.view.actor)
    for cited in chosen.claims():
        yield text_of({**_record(cited, actor), "graph_revision": chosen.view.revision}) + "\n"


def _record(cited: CitedClaim, actor: _Known) -> _Object:
    claim = cited.claim
    kind = model().type(claim.type)
    source = _actor(claim.source, claim.source_party, actor)
    target = _actor(claim.target, claim.target_party, actor)
    ends = {"source": [source], "recipient": [target]}
    speaker = _speaker(claim.speaker, actor) if claim.speaker else None
    return {
        "id": claim.id,
        "date": _day(cited.day),
        **({"source": [source, target]} if kind.symmetric else ends),
        "event": list(kind.plover),
        "quad_code": model().quads[kind.quad].number,
        "event_scale": kind.score,
        "text": claim.quote,
        "text_info": {"start": claim.start, "end": claim.end, "in_title": claim.in_title},
        "cite_info": _cite_info(cited),
        "coder": claim.coder,
        "relation": claim.type,
        "cameo": claim.cameo,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "confidence": claim.confidence,
        **_given(speaker=speaker, date_source=claim.date_source and claim.date_source.value),
    }


def _actor(actor_id: str, party: str, actor: _Known) -> _Object:
    found = actor(actor_id)
    return _given(
        code=party,
        sector=found and found.sector,
        identifier_id=actor_id,
        identifier_text=found and found.name,
        name_en=found and found.name_en,
        name_ar=found and found.name_ar,
        kind=found and found.kind,
    )


def _speaker(actor_id: str, actor: _Known) -> _Object:
    found = actor(actor_id)
    return _actor(actor_id, found.party if found else actor_id, actor)


def _cite_info(cited: CitedClaim) -> _Object:
    return _given(
        citation=cited.claim.article_id,
        url=cited.url,
        title=cited.title,
        language=cited.language,
        publication=cited.publisher,
        published=_day(cited.published),
        codebook=_CODEBOOK,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _given(**fields: Any) -> _Object:
    return {name: value for name, value in fields.items() if value is not None}
