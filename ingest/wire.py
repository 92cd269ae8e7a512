"""The lines that `extract` writes: the contract with whoever reads them."""

from __future__ import annotations

import json
from typing import Any

from graph_schema.records import Actor, Claim, CodedArticle
from ingest.mentions.written import plain_name, stands_in


def document_line(coded: CodedArticle) -> str:
    """Give the line of a document: its id, relations and offices, in the order of the text."""
    actors = {actor.id: actor for actor in coded.actors}
    claims = sorted(coded.claims, key=lambda c: (not c.in_title, c.start, c.end, c.id))
    offices = sorted(coded.offices, key=lambda o: (not o.in_title, o.start, o.id))
    return json.dumps(
        {
            "id": coded.article.id,
            "relations": [_relation(claim, actors) for claim in claims],
            "offices": [
                {"person": _as_written(actors[o.person], coded), "party": o.party, "title": o.title}
                for o in offices
            ],
        },
        ensure_ascii=False,
    )


def _relation(claim: Claim, actors: dict[str, Actor]) -> dict[str, Any]:
    speaker = actors.get(claim.speaker) if claim.speaker else None
    return {
        "source": _actor(actors[claim.source]),
        "type": claim.type,
        "target": _actor(actors[claim.target]),
        "speaker": speaker.party if speaker else None,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "confidence": claim.confidence,
        "evidence": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "in_title": claim.in_title,
    }


def _actor(actor: Actor) -> dict[str, str]:
    return {"party": actor.party, "id": actor.id, "name": actor.name, "kind": actor.kind}


def _as_written(actor: Actor, coded: CodedArticle) -> str:
    """Give the fullest form of a name that the article itself has."""
    written = plain_name(f"{coded.article.title or ''} {coded.article.text}")
    forms = [form for form in (actor.name, *actor.aliases) if stands_in(form, written)]
    return max(forms, key=lambda form: (len(form), form), default=actor.name)
