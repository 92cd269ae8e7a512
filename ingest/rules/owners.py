"""Whose act a noun names: its possessor, its agent, the subject of its light verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.mention import MentionRole
from ingest.rules import parsed
from ingest.rules.before import MODIFIER_REACH, clause_subject, nearest
from ingest.rules.context import View
from ingest.rules.grammar import Helper
from ingest.rules.phrases import Phrase
from ingest.rules.subjects import subjects
from ingest.rules.triggers import OBJECT, Match
from ingest.rules.verbs import AGENT_GAP, VIOLENT, is_passive, names_agent

# How far before a noun its light verb may stand, over how many other words, and how far behind.
LIGHT_REACH = 12
LIGHT_GAP = 4
BEHIND_REACH = 5
SOURCE_REACH = 12
# The prepositions that may stand between a verb and the noun that it governs: تمكن من قصف.
_GOVERNORS = {
    "light": frozenset({"عن", "في", "الي", "علي", "for", "on", "in", "of"}),
    "control": frozenset({"من", "في", "الي", "علي", "عن", "to", "on", "for"}),
    "nominal": frozenset[str](),
    "ending": frozenset({"of", "عن"}),
    "end": frozenset[str](),
}
# A verb of ending finds its subject as a light verb does.
_HOW = {"ending": "light"}
_RESUMED = frozenset({"اليه", "اليها", "عليه", "عليها", "به", "بها"})
# These lead to whoever did anything, other words of agents to who used a weapon.
_BY = frozenset({"من", "علي"})
_OWN = frozenset({"its", "their", "his", "her"})
# Where a meeting is held, rather than who holds it: قمة هلسنكي.
_SITES = frozenset({MentionRole.CAPITAL, MentionRole.REGION})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose act a noun names; `end` is the token from which on the target may stand."""

    phrase: Phrase
    end: int
    how: str
    anchor: int | None = None


def owners(view: View, match: Match) -> Iterator[Owner]:
    """Give whose act a noun names, likeliest first."""
    agent = agent_of(view, match, match.trigger.source)
    if agent is not None:
        yield Owner(agent, match.last, "agent")
    if "borne" in match.trigger.flags:
        act = _light(view, match, ("light",))
        if act is not None and act.phrase.adjectival:
            # أدى القصف التركي إلى مقتل: the subject is an act, and its nisba tells whose.
            yield act
        return
    if OBJECT in match.trigger.target and not _told_by_nisba(view, match):
        # بدأت إسرائيل قصف غزة: the possessor of the noun is its target.
        controlled = _light(view, match, ("control", "light", "ending"))
        if controlled is not None:
            yield controlled
    owner = possessor(view, match)
    if owner is not None:
        yield owner
        return
    relative = _relative(view, match)
    if relative is not None:
        yield relative
    light = _light(view, match, ("light", "control", "ending"))
    if light is not None:
        yield light
    nominal = _nominal(view, match) if view.arabic else None
    if nominal is not None:
        yield nominal
    own = match.pronoun if view.arabic else _has_own(view, match)
    if own:
        subject = clause_subject(view, match.first)
        if subject is not None:
            yield Owner(subject, match.last, "own")
    if "free" in match.trigger.flags:
        subject = clause_subject(view, match.first)
        if subject is not None:
            yield Owner(subject, match.last, "free")


def _has_own(view: View, match: Match) -> bool:
    before = view.words[max(0, match.first - MODIFIER_REACH) : match.first]
    return not _OWN.isdisjoint(before)


def _told_by_nisba(view: View, match: Match) -> bool:
    """Say whether an Arabic noun with the article has a nisba, which tells whose act it is.

    «رفضت إيران الحصار الأميركي»: with the article, no genitive can follow.
    """
    owner = possessor(view, match) if match.article else None
    return owner is not None and owner.phrase.adjectival


def agent_of(
    view: View, match: Match, leads: frozenset[str] | set[str], reach: int = SOURCE_REACH
) -> Phrase | None:
    """Give who is named as the agent: من قبل, على يد, by, or what the trigger asks for."""
    for position in range(match.last + 1, min(len(view.tokens), match.last + reach)):
        if not view.same_clause(match.last, position) or "clause" in view.kinds(position):
            return None
        end = view.grammar.agent_ends(view.tokens, position)
        word = view.words[position]
        if view.arabic and word not in _BY and match.trigger.type not in VIOLENT:
            end = None  # اتهامات بقصف روسيا: who shelled does not accuse
        if end is None and word in leads:
            end = position
        if end is None:
            continue
        for phrase in view.phrases:
            if names_agent(view, end, phrase):
                return phrase
    return None


def possessor(view: View, match: Match) -> Owner | None:
    """Give whose act it is by what stands beside: الغارات الإسرائيلية, Israel's raids."""
    told = parsed.owner(view, match)
    if told is not None:
        return Owner(told, max(told.last, match.last), "possessor")
    if view.arabic:
        for phrase in view.phrases:
            gap = phrase.first - match.last
            if gap <= 0:
                continue
            led = phrase.led_since(match.last)
            if gap <= MODIFIER_REACH and not led and view.plain(match.last, phrase.first):
                place = phrase.places[0].mention.role
                if "both" in match.trigger.flags and place in _SITES:
                    return None
                if gap == 1 or phrase.adjectival:
                    return Owner(phrase, phrase.last, "possessor")
            return None
        return None
    before = nearest(view, match.first, MODIFIER_REACH + 1)
    if before is not None and view.plain(before.last, match.first):
        between = view.words[before.last + 1 : match.first]
        if "s" in between or (before.adjectival and not _verbal(view, before.last, match.first)):
            return Owner(before, match.last, "possessor")
        if before.last + 1 == match.first:
            return Owner(before, match.last, "compound")
    for phrase in view.phrases:
        if match.last < phrase.first <= match.last + AGENT_GAP and phrase.lead == "by":
            return Owner(phrase, phrase.last, "agent")
    return None


def _verbal(view: View, first: int, last: int) -> bool:
    """Say whether a verb stands between a demonym and the noun that it seems to qualify."""
    return any(
        "be" in view.kinds(n) or "modal" in view.kinds(n) or "determiner" in view.kinds(n)
        for n in range(first + 1, last)
    )


def _relative(view: View, match: Match) -> Owner | None:
    """Give the subject of a light verb behind the noun: الضربات التي شنتها روسيا."""
    stop = min(len(view.tokens), match.last + 1 + BEHIND_REACH)
    for position in range(match.last + 1, stop):
        if not view.same_clause(match.last, position):
            return None
        for helper in view.grammar.helpers(view.tokens, position):
            if helper.kind != "light":
                continue
            if view.arabic:
                resumed = view.words[min(helper.last + 1, len(view.words) - 1)] in _RESUMED
                if not helper.pronoun and not resumed:
                    continue
                for phrase in view.phrases:
                    gap = phrase.first - helper.last
                    if 0 < gap <= AGENT_GAP and not phrase.led_since(helper.last):
                        return Owner(phrase, phrase.last, "relative", helper.first)
                    if gap > 0:
                        break
                subject = clause_subject(view, match.first)
                if helper.pronoun and subject is not None:
                    # بعد معارك خاضتها ضد: the subject of the verb before.
                    return Owner(subject, helper.last, "resumed", helper.first)
            else:
                owner = _english_relative(view, match, helper)
                if owner is not None:
                    return owner
    return None


def _english_relative(view: View, match: Match, helper: Helper) -> Owner | None:
    """Give who launched the attack in: the attack that Russia launched, sanctions imposed by."""
    behind = helper.last + 1
    if behind < len(view.words) and view.words[behind] == "by":
        for phrase in view.phrases:
            if behind < phrase.first <= behind + AGENT_GAP:
                return Owner(phrase, match.last, "relative", helper.first)
        return None
    subject = nearest(view, helper.first, 2)
    if subject is not None and subject.first > match.last and subject.free:
        return Owner(subject, helper.last, "relative", helper.first)
    return None


def _light(view: View, match: Match, kinds: tuple[str, ...]) -> Owner | None:
    """Give the subject of a light verb that governs the noun: شنت روسيا غارات, imposed a ban."""
    if view.arabic and match.prefix.endswith(("ل", "ك")):
        # A purpose or a likeness, no object: لقصف, كهجوم.
        return None
    for kind in kinds:
        for helper in helpers_before(view, match, kind):
            if helper.pronoun and view.arabic:
                continue
            if is_passive(view, helper.first):
                return None
            for subject in subjects(view, helper.first, helper.last, "", pronoun=False):
                between = view.arabic and subject.phrase.first > match.first
                if not between and subject.how != "far":
                    return Owner(subject.phrase, match.last, _HOW.get(kind, kind), helper.first)
    return None


def _nominal(view: View, match: Match) -> Owner | None:
    """Give whose act the verbal noun of a light verb names: فرض واشنطن عقوبات على."""
    for kind in ("nominal", "end"):
        for helper in helpers_before(view, match, kind):
            for phrase in view.phrases:
                if helper.last < phrase.first < match.first:
                    if view.plain(helper.last, phrase.first) and not phrase.led_since(helper.last):
                        return Owner(phrase, match.last, "nominal", helper.first)
                    break
    return None


def helpers_before(view: View, match: Match, kind: str) -> Iterator[Helper]:
    """Give the light verbs before a noun whose object it may be, the nearest first."""
    told = parsed.governor(view, match)
    if told is not None:
        yield from (one for one in view.grammar.helpers(view.tokens, told) if one.kind == kind)
    gap = 0
    governed = match.first
    for position in range(match.first - 1, max(-1, match.first - 1 - LIGHT_REACH), -1):
        if not view.same_clause(position, match.first):
            return
        if view.over(position) is None and view.words[position]:
            gap += 1
        for helper in view.grammar.helpers(view.tokens, position):
            if helper.kind == kind:
                yield helper
            if helper.kind in ("nominal", "end"):
                # اتفقت على عقد اجتماع: the verb governs the verbal noun.
                governed = position
        kinds = view.kinds(position)
        if gap > LIGHT_GAP or "clause" in kinds or "relative" in kinds:
            return
        word = view.words[position]
        if kind == "suffer" or word not in view.grammar.prepositions or view.over(position):
            continue
        if position < governed - 1 or word not in _GOVERNORS[kind]:
            return
