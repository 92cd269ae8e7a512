"""Who an English sentence tells to bring two others together: a Malian-brokered truce."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.marks import HYPHENS
from ingest.mention import Mention
from ingest.mentions.lists import lists

_MEDIATION = ("mediat", "broker")
_MEDIATING = (*_MEDIATION, "hosted", "hosting", "hosts")
_VERB = 5  # tokens behind somebody in which his verb stands: has again offered to mediate
_ARRANGED = frozenset(
    {
        *("arranged", "chaired", "convened", "facilitated", "hosted", "moderated"),
        *("organised", "organized", "sponsored"),
    }
)


def besides_mediators(tokens: Sequence[Token], named: Sequence[Mention]) -> list[Mention] | None:
    """Give whom an English sentence names besides those who bring them together.

    In "a call arranged by Mali", "a Malian-brokered truce" and "Mali mediates" it tells who does;
    None where only something else tells that one of them may.
    """
    apart = [m for m in named if _mediates(tokens, m)]
    for run in lists(tokens, named):
        behind = tokens[run[-1].last + 1 : run[-1].last + 1 + _VERB]
        if any(token.folded.startswith(_MEDIATING) for token in behind):
            apart += run
    told = any(token.folded.startswith(_MEDIATION) for token in tokens)
    if told and not apart:
        return None
    parties = {m.party for m in apart}
    return [m for m in named if m.party not in parties]


def _mediates(tokens: Sequence[Token], mention: Mention) -> bool:
    before = [token.folded for token in tokens[max(0, mention.first - 3) : mention.first]]
    if before[-1:] == ["the"]:
        before.pop()
    if before[-1:] == ["by"] and len(before) > 1:
        return before[-2] in _ARRANGED or before[-2].startswith(_MEDIATION)
    behind = tokens[mention.last + 1 : mention.last + 3]
    joined = len(behind) == 2 and behind[0].text in HYPHENS
    return joined and behind[1].folded.startswith(_MEDIATION)
