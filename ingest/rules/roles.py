"""Sources and targets: what every kind of trigger gives, and how a target is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.rules import parsed
from ingest.rules.context import View
from ingest.rules.phrases import Phrase, Place
from ingest.rules.triggers import OBJECT, Match

# How many tokens away a target may stand.
LED_REACH = 12
OBJECT_REACH = 5
NEAR_REACH = 2
BETWEEN = frozenset({"بين", "between"})


@dataclass(frozen=True, slots=True)
class Roles:
    """A source and a target; `how` names the construction.

    `anchor` is the token before which words of denial or doubt are looked for besides the
    trigger's own: the light verb of a noun.
    """

    source: Place
    target: Place
    how: str
    anchor: int | None = None


def pairs(source: Phrase, target: Phrase, how: str, anchor: int | None = None) -> Iterator[Roles]:
    """Give each member of the one phrase with each member of the other."""
    for one in source.places:
        for other in target.places:
            yield Roles(one, other, how, anchor)


def targets(
    view: View, match: Match, start: int, source: Phrase | None
) -> Iterator[tuple[Phrase, str]]:
    """Give the target behind `start` and how it stands there.

    `how` is `obj`, `led` (a preposition of the trigger right before it), `reached` (the
    preposition leads to it over other words) or `parsed` (a dependency alone tells it).
    """
    told = parsed.target(view, match, source)
    ruled = _ruled(view, match, start, source)
    if told is None:
        yield from ruled
        return
    yield told, next((how for one, how in ruled if one.number == told.number), "parsed")


def _ruled(
    view: View, match: Match, start: int, source: Phrase | None
) -> Iterator[tuple[Phrase, str]]:
    flags = match.trigger.flags
    wanted = match.trigger.target
    limit = 1 if "direct" in flags else NEAR_REACH if "near" in flags else LED_REACH
    bare = OBJECT in wanted and not (match.pronoun and match.trigger.pos == "verb")
    for phrase in view.phrases:
        if phrase.first <= start or (source is not None and phrase.number == source.number):
            continue
        if view.hidden(phrase.first, start):
            continue
        distance = phrase.first - start
        if distance > limit + (phrase.lead in view.grammar.prepositions):
            return
        if not view.same_clause(start, phrase.first) or view.opens(start, phrase.first):
            return
        if phrase.lead and phrase.lead in wanted:
            yield phrase, "led"
            return
        over = phrase.led_since(start)
        if over:
            if over in wanted:
                if not view.pauses(start, phrase.places[0].at):
                    yield phrase, "reached"
                return
            continue
        if bare and distance <= OBJECT_REACH + 2 * _paused(view, start, phrase, source):
            yield phrase, "obj"
            return


def _paused(view: View, start: int, phrase: Phrase, source: Phrase | None) -> int:
    """Give how many pauses before an object do no harm, or a number that rules it out.

    Two commas enclose a word or two (انتقد ماكرون، الأحد، روسيا); one closes an apposition.
    """
    pauses = view.pauses(start, phrase.first)
    inner = view.every.pauses[source.last] - view.every.pauses[source.first] if source else 0
    return pauses if not pauses or not (pauses + inner) % 2 else -OBJECT_REACH
