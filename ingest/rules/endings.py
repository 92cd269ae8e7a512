"""What is cancelled, suspended or ended does not hold: ألغت القمة, lifted its blockade."""

from __future__ import annotations

from graph_schema.model import model
from graph_schema.records import Polarity
from ingest.rules.context import View
from ingest.rules.owners import helpers_before
from ingest.rules.roles import Roles
from ingest.rules.triggers import Match

# How far before a noun what ends it may stand: إلغاء القمة, cancelled the planned talks.
DIRECT = 3
_COMMAS = frozenset(",،")
_KINDS = ("ending", "end")


def settled(view: View, match: Match, found: Roles, polarity: Polarity) -> Polarity:
    """Give the polarity of a relation, the other one when a word of ending governs its noun."""
    if match.trigger.pos != "noun" or not _ended(view, match, found):
        return polarity
    return Polarity.ASSERTED if polarity is Polarity.NEGATED else Polarity.NEGATED


def _ended(view: View, match: Match, found: Roles) -> bool:
    anchor = found.anchor
    if anchor is not None and anchor > match.first:
        # إلغاء الاتفاق الذي وقعته: what is told of is the signing.
        return False
    if anchor is not None and _governs(view, anchor, match.first):
        if _ends(view, match, anchor):
            return True
    elif not model().type(match.trigger.type).symmetric:
        # Who ends another's attacks says that there were some.
        return False
    return any(
        match.first - helper.last <= DIRECT
        and _governs(view, helper.last, match.first)
        and _ends(view, match, helper.first)
        for kind in _KINDS
        for helper in helpers_before(view, match, kind)
    )


def _governs(view: View, position: int, noun: int) -> bool:
    """Say whether neither a comma nor the opening of a clause keeps a word from a noun behind."""
    commas = any(token.text in _COMMAS for token in view.tokens[position:noun])
    return not commas and view.same_clause(position, noun) and not view.opens(position, noun)


def _ends(view: View, match: Match, position: int) -> bool:
    """Say whether a word ends the noun: talks and visits that end have taken place."""
    kinds = {helper.kind for helper in view.grammar.helpers(view.tokens, position)}
    held = match.trigger.type == "CONSULTS" and "light" in kinds
    return not held and not kinds.isdisjoint(_KINDS)
