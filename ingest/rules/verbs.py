"""The sources and targets of verbs: active and passive, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.mention import MentionRole
from ingest.rules import parsed
from ingest.rules.before import MODIFIER_REACH, adverbial, clause_subject, nearest, skip_particles
from ingest.rules.context import View
from ingest.rules.phrases import Phrase
from ingest.rules.roles import Roles, pairs, targets
from ingest.rules.subjects import Subject, subjects
from ingest.rules.triggers import OBJECT, Match

# How far behind a passive verb the words that lead to its agent may stand.
AGENT_REACH = 14
AGENT_GAP = 3
PARTICIPLE_REACH = 24
# Ways to find a subject that are too loose for one who shares an act, or for a bare object.
_LOOSE = frozenset({"infinitive", "fallback"})
# Types whose Arabic verbs are told from their passives by what leads to an agent.
VIOLENT = frozenset({"ATTACKS", "COERCES"})
# What may lead from a weapon or a hand to whose it is: غارة للتحالف, مسلحين من داعش.
_OF_AGENT = frozenset({"ل", "من"})
_NISBA = ("ي", "يه")
_FINITE = ("ing", "s")


def of_verb(view: View, match: Match) -> Iterator[Roles]:
    """Give every source and target of a verb."""
    if match.trigger.source:
        yield from _sourced(view, match)
        return
    if "both" in match.trigger.flags:
        joint = _joint(view, match)
        if joint:
            yield from joint
            return
    passive = list(_passive(view, match))
    if passive:
        yield from passive
        return
    if not view.arabic and is_passive(view, match.first):
        return
    for subject in _subjects(view, match):
        found = list(_active(view, match, subject)) or _anaphoric(view, match, subject)
        if found:
            yield from found
            return


def _subjects(view: View, match: Match) -> Iterator[Subject]:
    return subjects(
        view,
        match.first,
        match.last,
        match.prefix,
        pronoun=match.pronoun,
        imperfect=match.imperfect,
    )


def of_participle(view: View, match: Match) -> Iterator[Roles]:
    """Give the ends of a participle that goes with the subject before it: متهما إسرائيل."""
    subject = clause_subject(view, match.first, PARTICIPLE_REACH)
    if subject is not None:
        for target, how in targets(view, match, match.last, subject):
            yield from pairs(subject, target, f"participle-{how}")


def _active(view: View, match: Match, subject: Subject) -> Iterator[Roles]:
    start = max(subject.start, match.last)
    for target, how in targets(view, match, start, subject.phrase):
        if subject.how == "fallback" and how == "obj":
            return
        name = subject.how if how == "obj" else f"{subject.how}-{how}"
        yield from pairs(subject.phrase, target, name)


def _anaphoric(view: View, match: Match, subject: Subject) -> list[Roles]:
    """Give the ends of a verb whose object is a pronoun.

    الحوثيون الذين تدعمهم إيران: the pronoun is the phrase before the relative one. حذرت روسيا
    أوكرانيا وهددتها: the subject is carried, and the pronoun is the nearest other party.
    """
    if not match.pronoun or OBJECT not in match.trigger.target:
        return []
    before = skip_particles(view, match.first)
    if subject.how == "after":
        related = before >= 0 and "relative" in view.kinds(before)
        phrase = nearest(view, before, MODIFIER_REACH) if related else None
        found = [phrase] if phrase is not None else []
    elif subject.how == "carried":
        found = [p for p in reversed(view.phrases) if p.last < match.first and not p.is_region]
    else:
        return []
    taken = {place.mention.party for place in subject.phrase.places}
    for phrase in found:
        if taken.isdisjoint(place.mention.party for place in phrase.places):
            return list(pairs(subject.phrase, phrase, f"anaphor-{subject.how}"))
    return []


def _sourced(view: View, match: Match) -> Iterator[Roles]:
    """Give the ends of a verb whose source a preposition leads to: heard from, تلقى من."""
    for subject in _subjects(view, match):
        start = max(subject.start, match.last)
        for phrase in view.phrases:
            if phrase.first <= start or phrase.number == subject.phrase.number:
                continue
            if phrase.first - start > AGENT_REACH or not view.same_clause(start, phrase.first):
                break
            if phrase.led_since(start) in match.trigger.source:
                yield from pairs(phrase, subject.phrase, "sourced")
                return


def _joint(view: View, match: Match) -> list[Roles]:
    """Give the relations among the members of a subject: روسيا وتركيا اتفقتا, X and Y met."""
    for subject in _subjects(view, match):
        if subject.how in _LOOSE:
            continue
        places = subject.phrase.places
        return [
            Roles(one, other, "joint", match.first)
            for number, one in enumerate(places)
            for other in places[number + 1 :]
        ]
    return []


def _passive(view: View, match: Match) -> Iterator[Roles]:
    """Give agent and patient: قتل فلسطينيون برصاص إسرائيلي, was attacked by the Taliban."""
    if OBJECT not in match.trigger.target or match.pronoun:
        return
    told = parsed.passive(view, match)
    if told is not None:
        yield from pairs(*told, "passive")
        return
    if view.arabic and match.trigger.type not in VIOLENT:
        return
    if not view.arabic and not (
        is_passive(view, match.first) or _reduced(view, match.first, match.last)
    ):
        return
    agent, start = _agent(view, match.last)
    if agent is None:
        return
    if view.arabic:
        patient = next((p for p in view.phrases if match.last < p.first < start), None)
        if patient is not None and not view.plain(match.last, patient.first):
            return
        if patient is not None and patient.led_since(match.last):
            patient = None
        if patient is None and "relative" in view.kinds(skip_particles(view, match.first)):
            patient = nearest(view, match.first, AGENT_GAP + 2)
    else:
        patient = clause_subject(view, match.first) or nearest(view, match.first, AGENT_REACH)
        region = nearest(view, match.first, AGENT_GAP)
        if region is not None and region.is_region and not region.lead:
            patient = region
    if patient is not None and patient.number != agent.number:
        yield from pairs(agent, patient, "passive")


def _agent(view: View, last: int) -> tuple[Phrase | None, int]:
    """Give the agent behind a passive verb, and where the words that lead to it begin."""
    for position in range(last + 1, min(len(view.tokens), last + 1 + AGENT_REACH)):
        if not view.same_clause(last, position) or "clause" in view.kinds(position):
            break
        end = view.grammar.agent_ends(view.tokens, position)
        if end is None:
            continue
        for phrase in view.phrases:
            if names_agent(view, end, phrase):
                if phrase.places[-1].hyphened:
                    # By US-backed fighters: whom they back does it.
                    end = phrase.last + 2
                    continue
                return phrase, position
            if phrase.first <= position <= phrase.last:
                break
    return None, last


def names_agent(view: View, end: int, phrase: Phrase) -> bool:
    """Say whether a phrase is the agent that words which end at a token lead to.

    In Arabic a place is none (في غارة على سوريا), and behind a weapon only its possessor, its
    nisba or who used it (بغارات جوية تركية): «استهدفت تركيا بغارات جوية سوريا».
    """
    if not (end < phrase.first <= end + AGENT_GAP and view.plain(end, phrase.first)):
        return False
    if not view.arabic:
        return True
    led = phrase.led_since(end)
    if led:
        body = phrase.adjectival or phrase.places[0].mention.role is MentionRole.BODY
        return led in _OF_AGENT or (led == "ب" and body)
    between = view.words[end + 1 : phrase.first]
    return not between or phrase.adjectival or not between[-1].endswith(_NISBA)


def is_passive(view: View, first: int) -> bool:
    """Say whether an English participle stands behind a form of to be."""
    word = view.words[first]
    if view.arabic or word.endswith(_FINITE):
        return False
    position = first - 1
    while position >= 0 and ("particle" in view.kinds(position) or adverbial(view, position)):
        if "be" in view.kinds(position):
            return True
        position -= 1
    return False


def _reduced(view: View, first: int, last: int) -> bool:
    """Say whether an English participle qualifies the noun before it: weapons supplied by."""
    behind = view.words[last + 1] if last + 1 < len(view.words) else ""
    return behind == "by" and not view.words[first].endswith(_FINITE)
