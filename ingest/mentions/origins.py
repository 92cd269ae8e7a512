"""Where an organization's official comes from, which is no party of what he does."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.records import FREE_PARTY
from ingest.lexicons.actors import known_actors
from ingest.mention import MentionRole
from ingest.mentions.phrase import Phrase


def without_origins(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Leave out demonyms that end such a title: «مبعوث الأمم المتحدة المغربي جمال بن عمر»."""
    ends = {p.title[1] for p in phrases if p.title is not None and _of_organization(p)}
    return [p for p in phrases if not (p.last in ends and _origin(p))]


def _of_organization(phrase: Phrase) -> bool:
    if phrase.role is not MentionRole.PERSON:
        return False
    known = known_actors().actors.get(phrase.known_person or "")
    party = known.party if known else phrase.actor
    return bool(party) and not (known_actors().is_state(party) or party.startswith(FREE_PARTY))


def _origin(phrase: Phrase) -> bool:
    return phrase.role is MentionRole.DEMONYM and known_actors().is_state(phrase.actor)
