"""Where an English article is written: AMMAN (Petra) - The ministry condemned."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.marks import HYPHENS
from ingest.mention import MentionRole
from ingest.mentions.phrase import Phrase

_DASHES = HYPHENS | {"–", "—", "--"}
_LONGEST = 12  # tokens: KABUL, Afghanistan, March 3 (Reuters) -


def dateline(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> str | None:
    """Give the state in whose capital, in capital letters before a dash, a text is written."""
    first = next(iter(phrases), None)
    if first is None or first.first or first.role is not MentionRole.CAPITAL:
        return None
    written = dash_of(tokens) and known_actors().is_state(first.actor)
    return first.actor if written else None


def dash_of(tokens: Sequence[Token]) -> int:
    """Give the place of the dash behind a place in capital letters, or 0."""
    if not tokens or not tokens[0].text.isupper():
        return 0
    return next((n for n, one in enumerate(tokens[:_LONGEST]) if one.text in _DASHES), 0)
