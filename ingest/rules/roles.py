"""Where the source and the targets of a trigger stand, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.mention import MentionRole
from ingest.rules.context import Place, View
from ingest.rules.triggers import OBJECT, Match

# How many tokens away an actor may stand; beyond, another verb's actor is likelier.
SUBJECT_AFTER = 6
SUBJECT_BEFORE = 14
TARGET_AFTER = 14
OBJECT_AFTER = 9
MODIFIER_REACH = 3
BETWEEN = frozenset({"بين", "between"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "got"})
_BY = frozenset({"by"})
_RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذين", "who", "which", "that"})
_NOT_SOURCES = frozenset({MentionRole.REGION})


@dataclass(frozen=True, slots=True)
class Roles:
    """A source and a target, and how sure their places are (`penalty` is taken off)."""

    source: Place
    target: Place
    penalty: int


def roles(view: View, match: Match) -> Iterator[Roles]:
    """Give every source and target of a trigger."""
    if match.trigger.pos == "verb":
        yield from _of_verb(view, match)
    elif match.trigger.pos == "noun":
        yield from _of_noun(view, match)
    else:
        yield from _of_adjective(view, match)


def _of_verb(view: View, match: Match) -> Iterator[Roles]:
    if view.language == "en" and _passive(view, match):
        yield from _passive_roles(view, match)
        return
    subject, penalty, after = _subject(view, match)
    if subject is None:
        return
    start = subject.last if after else match.last
    sources = _list_of(view, subject)
    for target, distance in _targets(view, match, start, {p.number for p in sources}):
        for source in sources:
            yield Roles(source, target, penalty + distance)


def _passive(view: View, match: Match) -> bool:
    form = view.tokens[match.first].folded
    if form.endswith(("ing", "s")) or OBJECT not in match.trigger.target:
        return False
    before = [token.folded for token in view.tokens[max(0, match.first - 3) : match.first]]
    return any(word in _BE for word in before)


def _passive_roles(view: View, match: Match) -> Iterator[Roles]:
    """Kandahar was attacked by the Taliban; without an agent nobody is known to do it."""
    target = _before(view, match.first)
    if target is None:
        return
    for source in view.places:
        near = match.last < source.first <= match.last + TARGET_AFTER
        if near and source.leads & _BY and view.same_clause(match.last, source.first):
            for one in view.group(source):
                yield Roles(one, target, 0)
            return


def _subject(view: View, match: Match) -> tuple[Place | None, int, bool]:
    """Give the subject, what its place costs, and whether it stands after the verb."""
    if view.language == "ar":
        for place in view.places:
            if match.last < place.first <= match.last + SUBJECT_AFTER:
                if place.lead or not _open(view, match.last, place.first):
                    break
                if place.adjectival and place.first - match.last > MODIFIER_REACH:
                    break
                return place, 0, True
    before = _before(view, match.first)
    return before, 5 if before is not None and before.lead else 0, False


def _open(view: View, first: int, last: int) -> bool:
    return view.same_clause(first, last) and view.pauses(first, last) == 0


def _before(view: View, position: int) -> Place | None:
    """Give the nearest actor before a position that no preposition governs, else the nearest."""
    found: Place | None = None
    for place in reversed(view.places):
        if place.last >= position or place.mention.role in _NOT_SOURCES:
            continue
        if position - place.last > SUBJECT_BEFORE or not view.same_clause(place.last, position):
            break
        relative = any(t.folded in _RELATIVE for t in view.between(place.last, position))
        if relative and position - place.last <= MODIFIER_REACH:
            return place
        if not place.lead and not (place.adjectival and place.leads):
            return view.head_of_group(place)
        found = found or place
    return found


def _list_of(view: View, place: Place) -> tuple[Place, ...]:
    return view.group(place)


def _targets(view: View, match: Match, start: int, taken: set[int]) -> Iterator[tuple[Place, int]]:
    """Give the targets after `start`: the object, or whom a preposition of the trigger leads to."""
    wanted = match.trigger.target
    prepositions = wanted - {OBJECT}
    for place in view.places:
        if place.first <= max(start, match.last) or place.number in taken:
            continue
        distance = place.first - match.last
        if distance > TARGET_AFTER or not view.same_clause(match.last, place.first):
            return
        if prepositions & BETWEEN and place.leads & BETWEEN:
            for one in view.group(place):
                yield one, 0
            return
        led = bool(prepositions & place.leads)
        bare = OBJECT in wanted and not place.leads and distance <= OBJECT_AFTER
        near = OBJECT in wanted and place.first == match.last + 1
        if led or bare or near:
            penalty = 5 * view.pauses(match.last, place.first)
            for one in view.group(place):
                yield one, penalty
            return


def _of_noun(view: View, match: Match) -> Iterator[Roles]:
    if "both" in match.trigger.flags:
        pair = _pair(view, match)
        if pair:
            for number, source in enumerate(pair):
                for target in pair[number + 1 :]:
                    yield Roles(source, target, 0)
            return
    source, penalty = _possessor(view, match)
    if source is None:
        source, penalty = _before(view, match.first), 20
        if source is None:
            return
    sources = _list_of(view, source)
    taken = {p.number for p in sources}
    for target, distance in _targets(view, match, match.last, taken):
        for one in sources:
            yield Roles(one, target, penalty + distance)


def _pair(view: View, match: Match) -> tuple[Place, ...]:
    """Give the ends of a relation that names both: talks between X and Y, the X-Y talks."""
    for place in view.places:
        near = match.last < place.first <= match.last + SUBJECT_AFTER
        if near and place.leads & BETWEEN and view.same_clause(match.last, place.first):
            group = view.group(place)
            return group if len(group) > 1 else ()
    adjacent = [
        place
        for place in view.places
        if place.adjectival
        and (
            0 < place.first - match.last <= MODIFIER_REACH
            if view.language == "ar"
            else 0 < match.first - place.last <= MODIFIER_REACH
        )
    ]
    if view.language == "ar":
        group = view.group(adjacent[0]) if adjacent else ()
    else:
        group = _hyphenated(view, adjacent[-1]) if adjacent else ()
    return group if len(group) > 1 and all(place.adjectival for place in group) else ()


def _hyphenated(view: View, place: Place) -> tuple[Place, ...]:
    if place.number == 0:
        return ()
    before = view.places[place.number - 1]
    joint = [token.text for token in view.between(before.last, place.first)]
    return (before, place) if joint in (["-"], ["–"], ["and"]) else ()


def _possessor(view: View, match: Match) -> tuple[Place | None, int]:
    """Give whose act a noun names: الغارات الإسرائيلية, Israel's raids, raids by Israel."""
    if match.trigger.source:
        for place in view.places:
            near = match.last < place.first <= match.last + TARGET_AFTER
            if near and place.leads & match.trigger.source:
                return place, 0
    if view.language == "ar":
        for place in view.places:
            gap = place.first - match.last
            if gap == 1 and not place.lead:
                return place, 0
            if (
                1 < gap <= MODIFIER_REACH
                and not place.leads
                and _open(view, match.last, place.first)
            ):
                return place, 5
        return None, 0
    for place in reversed(view.places):
        gap = match.first - place.last
        if 0 < gap <= MODIFIER_REACH and _open(view, place.last, match.first):
            between = {token.folded for token in view.between(place.last, match.first)}
            if place.adjectival or "s" in between or gap == 1:
                return place, 0
    for place in view.places:
        near = match.last < place.first <= match.last + SUBJECT_AFTER
        if near and place.leads & (_BY | {"of"}):
            return place, 5
    return None, 0


def _of_adjective(view: View, match: Match) -> Iterator[Roles]:
    """Give the ends of مدعومة من إيران, backed by Iran (source behind) and US-backed (in front)."""
    modified = next(
        (
            place
            for place in reversed(view.places)
            if 0 < match.first - place.last <= MODIFIER_REACH + 1
        ),
        None,
    )
    if match.trigger.source:
        for place in view.places:
            near = match.last < place.first <= match.last + SUBJECT_AFTER
            if near and place.leads & match.trigger.source and modified is not None:
                for source in view.group(place):
                    yield Roles(source, modified, 0)
                return
    before = [token.text for token in view.tokens[max(0, match.first - 1) : match.first]]
    if view.language == "en" and before == ["-"]:
        source = next((p for p in view.places if p.last == match.first - 2), None)
        target = next((p for p in view.places if 0 < p.first - match.last <= SUBJECT_AFTER), None)
        if source is not None and target is not None:
            yield Roles(source, target, 0)
        return
    if modified is not None and match.trigger.target:
        for target, distance in _targets(view, match, match.last, {modified.number}):
            yield Roles(modified, target, distance)
