"""The sources and targets of nouns: whose act it is, and on whom; what is between two."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.rules.before import MODIFIER_REACH
from ingest.rules.context import View
from ingest.rules.owners import Owner, agent_of, helpers_before, owners, possessor
from ingest.rules.phrases import Phrase
from ingest.rules.roles import BETWEEN, Roles, pairs, targets
from ingest.rules.subjects import subjects
from ingest.rules.triggers import Match

PAIR_REACH = 8
# How far behind a noun that its subject suffers the agent may stand.
SUFFERED_REACH = 5
# In a longer list the first is the party that the others deal with.
MANY = 3
_SHARED = frozenset({"light", "relative", "nominal", "control"})


def of_noun(view: View, match: Match) -> Iterator[Roles]:
    """Give every source and target of a noun."""
    if "both" in match.trigger.flags:
        pair = _pair(view, match)
        if pair:
            yield from pair
            return
    suffered = _suffered(view, match)
    if suffered:
        yield from suffered
        return
    for owner in owners(view, match):
        found = (
            list(_owned(view, match, owner))
            or _sides_before(view, match, owner)
            or _target_before(view, match, owner)
            or _joint(view, match, owner)
        )
        if found:
            yield from found
            return


def _owned(view: View, match: Match, owner: Owner) -> Iterator[Roles]:
    for target, how in targets(view, match, owner.end, owner.phrase):
        if how == "obj" and owner.how.startswith("possessor") and target.first > owner.end + 2:
            return
        name = owner.how if how in ("obj", "led") else f"{owner.how}-{how}"
        yield from pairs(owner.phrase, target, name, owner.anchor)


def _target_before(view: View, match: Match, owner: Owner) -> list[Roles]:
    """Give the target between a light verb and its noun: قدمت إيران للحوثيين أسلحة."""
    if owner.anchor is None or owner.anchor > match.first:
        return []
    for phrase in view.phrases:
        between = owner.anchor < phrase.first and phrase.last < match.first
        if not between or phrase.number == owner.phrase.number:
            continue
        if phrase.lead and phrase.lead in match.trigger.target:
            return list(pairs(owner.phrase, phrase, f"{owner.how}-before", owner.anchor))
    return []


def _joint(view: View, match: Match, owner: Owner) -> list[Roles]:
    """Give the relations among those who share an act: عقدت روسيا وتركيا قمة."""
    if "both" not in match.trigger.flags or owner.how not in _SHARED:
        return []
    return _among(view, owner.phrase, f"{owner.how}-joint", owner.anchor)


def _sides_before(view: View, match: Match, owner: Owner) -> list[Roles]:
    """Give the sides that stand before the mediation: محادثات بين X وY برعاية Z."""
    if not match.trigger.target & BETWEEN or "both" in match.trigger.flags:
        return []
    for phrase in reversed(view.phrases[: owner.phrase.number]):
        if phrase.over in BETWEEN and view.same_clause(phrase.first, match.first):
            sides = [phrase]
            after = view.phrases[phrase.number + 1]
            if len(phrase.places) == 1 and after.number < owner.phrase.number:
                sides.append(after)
            return [r for side in sides for r in pairs(owner.phrase, side, "sides", owner.anchor)]
    return []


def _pair(view: View, match: Match) -> list[Roles]:
    """Give the ends of a relation that names both: talks between X and Y, the X-Y talks."""
    for phrase in view.phrases:
        near = match.last < phrase.first <= match.last + PAIR_REACH
        if near and phrase.led_since(match.last) in BETWEEN:
            opened = view.opens(match.last, phrase.first)
            clear = not opened and view.same_clause(match.last, phrase.first)
            return _among(view, phrase, "between") if clear else []
    for phrase in view.phrases:
        gap = phrase.first - match.last if view.arabic else match.first - phrase.last
        led = phrase.led_since(match.last) if view.arabic else phrase.lead
        if 0 < gap <= MODIFIER_REACH and not led and phrase.adjectival:
            return _adjectives(view, phrase)
    return []


def _among(view: View, phrase: Phrase, how: str, anchor: int | None = None) -> list[Roles]:
    """Give the relations among the members of a phrase, or to the phrase that goes on from it."""
    if len(phrase.places) > MANY:
        return [Roles(phrase.places[0], other, how, anchor) for other in phrase.places[1:]]
    if len(phrase.places) > 1:
        return [
            Roles(one, other, how, anchor)
            for number, one in enumerate(phrase.places)
            for other in phrase.places[number + 1 :]
        ]
    if how != "between":
        return []
    following = view.phrases[phrase.number + 1 : phrase.number + 2]
    for other in following:
        gap = range(phrase.last + 1, other.first + 1)
        joined = any(
            view.words[n] == "and" or (view.arabic and view.words[n].startswith("و")) for n in gap
        )
        if len(gap) <= PAIR_REACH and joined and not view.opens(phrase.last, other.first):
            return list(pairs(phrase, other, how))
    return []


def _adjectives(view: View, phrase: Phrase) -> list[Roles]:
    """Give both ends of التعاون الروسي الصيني, the Indian-Pakistani talks."""
    if len(phrase.places) > 1:
        return _among(view, phrase, "adjectives")
    side = view.phrases[phrase.number + 1 : phrase.number + 2]
    if not view.arabic:
        side = view.phrases[phrase.number - 1 : phrase.number] if phrase.number else ()
    for other in side:
        first, second = sorted((phrase, other), key=lambda p: p.first)
        joint = {view.tokens[n].text for n in range(first.last + 1, second.first)}
        hyphen = joint <= {"-", "–", "ـ", "/"} and (view.arabic or joint)
        if hyphen and not second.lead and (other.adjectival or not view.arabic):
            return list(pairs(first, second, "adjectives"))
    return []


def _suffered(view: View, match: Match) -> list[Roles]:
    """Give the ends of تعرض X لهجوم من Y, X came under attack from Y."""
    for helper in helpers_before(view, match, "suffer"):
        for subject in subjects(view, helper.first, helper.last, "", pronoun=helper.pronoun):
            agent = agent_of(view, match, {"من", "from", "by"}, SUFFERED_REACH)
            between = view.words[helper.last + 1 : match.first]
            if agent is None and view.arabic and view.grammar.prepositions.isdisjoint(between):
                owner = possessor(view, match)
                agent = owner.phrase if owner is not None else None
            if agent is not None and agent.number != subject.phrase.number:
                return list(pairs(agent, subject.phrase, "suffered", helper.first))
    return []
