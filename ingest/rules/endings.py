"""What is cancelled, suspended or ended does not hold: ألغت القمة, lifted its blockade."""

from __future__ import annotations

from graph_schema.model import model
from graph_schema.records import Polarity
from ingest.marks import COMMAS
from ingest.rules.before import skip_particles
from ingest.rules.context import View
from ingest.rules.owners import helpers_before
from ingest.rules.roles import Roles
from ingest.rules.triggers import Match, trigger_index

# How far before a noun what ends it may stand: إلغاء القمة, cancelled the planned talks.
DIRECT = 3
_BARRIERS = frozenset({"without", "دون", "بدون"})
# What may lead from a word of ending to its noun: an end of talks, توقف عن دعم.
_OF = frozenset({"of", "عن"})
_NOT = _BARRIERS | {"عدم"}
_KINDS = ("ending", "end")
_LINKS = frozenset({"and", "or"})
# What has a term, and is done when it ends: أنهت تدريب الجنود, ended exercises.
_COURSES = ("تدريب", "مناور", "training", "exercise", "drill")


def settled(view: View, match: Match, found: Roles, polarity: Polarity) -> Polarity:
    """Give the polarity of a relation, the other one when a word of ending governs its noun."""
    ends = stopping(view, match) is not None if match.trigger.pos == "verb" else False
    if not ends and (match.trigger.pos != "noun" or not _ended(view, match, found)):
        return polarity
    return Polarity.ASSERTED if polarity is Polarity.NEGATED else Polarity.NEGATED


def stopping(view: View, match: Match) -> int | None:
    """Give where the verb stands that ends what an English -ing form names: stopped attacking.

    One that says that something is done ends it, too, but tells that it was: ended a visit.
    """
    if view.arabic or not view.words[match.first].endswith("ing"):
        return None
    before = skip_particles(view, match.first)
    if before > 0 and view.words[before - 1] in _LINKS and not view.words[before].endswith("ed"):
        return None  # failed to meet and stop attacking: what is said of both stands before
    kinds = {one.kind for one in view.grammar.helpers(view.tokens, before)} if before >= 0 else ()
    ends = "ending" in kinds and "light" not in kinds
    return before if ends else None


def _ended(view: View, match: Match, found: Roles) -> bool:
    anchor = found.anchor
    if anchor is not None and anchor > match.first:
        # إلغاء الاتفاق الذي وقعته: what is told of is the signing.
        return False
    if anchor is None and not model().type(match.trigger.type).symmetric:
        # Who ends another's attacks says that there were some.
        return False
    if anchor is not None and _governs(view, anchor, match.first) and _ends(view, match, anchor):
        return True
    return any(
        match.first - helper.last <= DIRECT
        and _governs(view, helper.last, match.first)
        and _ends(view, match, helper.first)
        and not _refused(view, helper.first)
        for kind in _KINDS
        for helper in helpers_before(view, match, kind)
    )


def _governs(view: View, position: int, noun: int) -> bool:
    """Say whether nothing keeps a word from a noun behind: a comma, a clause, a preposition."""
    between = range(position + 1, noun)
    if any(view.tokens[n].text in COMMAS or view.words[n] in _BARRIERS for n in between):
        return False
    if any(view.words[n] in view.grammar.prepositions - _OF for n in between):
        return False
    return view.same_clause(position, noun) and not view.opens(position, noun)


def _refused(view: View, position: int) -> bool:
    """Say whether a refusal or a denial stands before: ترفض كندا إنهاء دعم, عدم إنهاء دعم."""
    before = view.word_before(position)
    while before >= 0 and view.over(before) is not None:
        before = view.word_before(before)
    if before >= 0 and view.words[before] in _NOT:
        return True
    return before >= 0 and any(
        one.trigger.type == "REJECTS"
        for one in trigger_index(view.language).at(view.tokens, before)
    )


def _ends(view: View, match: Match, position: int) -> bool:
    """Say whether a word ends the noun: talks, visits and courses that end have taken place."""
    kinds = {helper.kind for helper in view.grammar.helpers(view.tokens, position)}
    course = view.words[match.first].removeprefix("ال").startswith(_COURSES)
    held = (match.trigger.type == "CONSULTS" or course) and "light" in kinds
    return not held and not kinds.isdisjoint(_KINDS)
