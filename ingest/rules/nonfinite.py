"""Who does what an English -ing form or infinitive names."""

from __future__ import annotations

from ingest.rules.before import CARRY, MODIFIER_REACH, clause_subject, right_before
from ingest.rules.context import View
from ingest.rules.finite import is_finite
from ingest.rules.phrases import Phrase
from ingest.rules.triggers import trigger_index

CONTROL_REACH = 5
# Before a gerund these lead back to the subject of the verb: helped Syria by attacking.
_MEANS = frozenset({"by", "before", "after", "while", "without"})
# Right behind a phrase these say that it does what follows: accused Iran of, urged Iran to.
_OBJECTS = frozenset({"of", "from", "not", "to"})
_PLANS = frozenset(
    {"threat", "threats", "plan", "plans", "request", "requests", "decision", "proposal", "calls"}
)
_OWN = frozenset({"its", "their", "his", "her"})
_JUDGING = frozenset({"ACCUSES", "REJECTS", "SUPPORTS"})


def of_gerund(view: View, first: int, position: int) -> tuple[Phrase, str] | None:
    """Give the subject of an -ing form and how it was found, as a subject is.

    Was attacking, accused Iran of arming, while visiting. `position` is the nearest token before
    it that is no particle.
    """
    if position < 0:
        return None
    adjacent = view.over(position)
    be = any("be" in view.kinds(n) for n in range(position + 1, first))
    if be:
        direct = right_before(view, position)
        if direct is not None:
            return direct, "before"
        if "pronoun" in view.kinds(position):
            carried = clause_subject(view, position)
            return (carried, "carried") if carried is not None else None
    if adjacent is not None and not adjacent.adjectival and not be:
        return adjacent, "gerund"
    if view.words[position] in _MEANS:
        subject = _of_main_verb(view, position)
    else:
        subject = clause_subject(view, first)
    return (subject, "gerund") if subject is not None else None


def _of_main_verb(view: View, position: int) -> Phrase | None:
    """Give the subject of the nearest verb before a token, else the nearest phrase."""
    for phrase in reversed(view.phrases):
        if phrase.last >= position:
            continue
        if position - phrase.last > CARRY or not view.same_clause(phrase.last, position):
            break
        if not phrase.free or phrase.is_region:
            continue
        if next(filter(None, view.words[phrase.last + 1 : position]), "") in _OBJECTS:
            return phrase
        verb = phrase.last + 1
        while verb < position and not is_finite(view.tokens, verb, view.grammar):
            if "particle" not in view.kinds(verb):
                break
            verb += 1
        else:
            if verb < position:
                return phrase
    return clause_subject(view, position)


def of_another(view: View, to: int) -> bool:
    """Say whether an infinitive goes with a plan that its judge does not share.

    Brazil rejected a plan to attack: whose plan it is stands nowhere.
    """
    noun = view.word_before(to)
    if view.words[noun] not in _PLANS:
        return False
    judge = clause_subject(view, noun, CONTROL_REACH)
    own = any(view.words[n] in _OWN for n in range(max(0, noun - MODIFIER_REACH), noun))
    return (
        judge is not None
        and not own
        and any(
            one.trigger.type in _JUDGING
            for n in range(judge.last + 1, noun)
            for one in trigger_index(view.language).at(view.tokens, n)
        )
    )
