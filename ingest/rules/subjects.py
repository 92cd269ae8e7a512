"""The subject of a verb: before it or behind it in Arabic, before it in English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.arabic import CONJUNCTIONS
from ingest.rules import parsed
from ingest.rules.agreement import agrees
from ingest.rules.before import (
    MODIFIER_REACH,
    clause_subject,
    first_subject,
    nearest,
    right_before,
    skip_particles,
)
from ingest.rules.context import View
from ingest.rules.nonfinite import CONTROL_REACH, of_another, of_gerund
from ingest.rules.phrases import Phrase

# How many tokens away a subject may stand; beyond, another verb's is likelier.
AFTER = 7
HEAD_REACH = 6
# Behind a verb, these take up a noun before it: رسالة تطالب فيها روسيا بالانسحاب.
_RESUMED = frozenset({"فيه", "فيها", "فيهما", "به", "بها", "خلاله", "خلالها"})
_AND = frozenset({"and", "but", "or"})
# A report by the UN accused, the leaders of Iran met.
_GENITIVE = frozenset({"of", "by", "from"})
_HEADLESS = frozenset({"s"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: its phrase, from which token on the object may stand, and how it was found.

    `how` is `before` (right before the verb), `after` (right behind), `relative`, `infinitive`,
    `carried` (that of the verb before, or of a pronoun), `far` or `parsed` (a dependency alone
    tells it).
    """

    phrase: Phrase
    start: int
    how: str


def subjects(
    view: View, first: int, last: int, prefix: str, *, pronoun: bool, imperfect: bool = False
) -> Iterator[Subject]:
    """Give whoever may be the subject of the verb at the tokens `first` to `last`, likeliest first.

    `prefix` are the verb's Arabic clitics, `pronoun` says whether it ends in an object pronoun,
    `imperfect` whether its ت is that of the imperfect. Whom a dependency names is the only one, if
    the verb agrees with it.
    """
    ruled = _ruled(view, first, last, prefix, pronoun=pronoun, imperfect=imperfect)
    told = parsed.subject(view, first)
    if told is None or not agrees(view, first, told, imperfect=imperfect):
        yield from ruled
        return
    how = next((one.how for one in ruled if one.phrase.number == told.number), "parsed")
    yield Subject(told, told.last if told.first > last else last, how)


def _ruled(
    view: View, first: int, last: int, prefix: str, *, pronoun: bool, imperfect: bool
) -> Iterator[Subject]:
    if not view.arabic:
        yield from _english(view, first, last)
        return
    for subject in _arabic(view, first, last, prefix, pronoun=pronoun):
        if agrees(view, first, subject.phrase, imperfect=imperfect):
            yield subject


def _arabic(view: View, first: int, last: int, prefix: str, *, pronoun: bool) -> Iterator[Subject]:
    start = skip_particles(view, first)
    kinds = view.kinds(start) if start >= 0 else frozenset()
    behind = _behind(view, last)
    if "relative" in kinds:
        if pronoun:
            if behind is not None:
                yield Subject(behind, behind.last, "after")
        else:
            antecedent = nearest(view, start, MODIFIER_REACH)
            if antecedent is not None:
                yield Subject(antecedent, last, "relative")
        return
    conjoined = prefix[:1] in CONJUNCTIONS
    if not conjoined:
        direct = right_before(view, start)
        if direct is not None:
            yield Subject(direct, last, "before")
    resumed = last + 1 < len(view.words) and view.words[last + 1] in _RESUMED
    if behind is not None and not resumed:
        yield Subject(behind, behind.last, "after")
    carried = first_subject(view, first)
    if carried is not None:
        kept = conjoined or resumed or "pronoun" in kinds
        yield Subject(carried, last, "carried" if kept else "fallback")


def _behind(view: View, last: int) -> Phrase | None:
    """Give the phrase behind an Arabic verb that may be its subject."""
    for phrase in view.phrases:
        if phrase.first <= last:
            continue
        if phrase.first - last > AFTER or not view.plain(last, phrase.first):
            return None
        if phrase.lead:
            continue
        if phrase.led_since(last) or (phrase.adjectival and phrase.first - last > MODIFIER_REACH):
            return None
        return phrase
    return None


def _english(view: View, first: int, last: int) -> Iterator[Subject]:
    position = skip_particles(view, first)
    if position < 0:
        return
    kinds = view.kinds(position)
    word = view.words[position]
    verb = view.words[first]
    if verb.endswith("ing"):
        found = of_gerund(view, first, position)
        if found is not None:
            yield Subject(found[0], last, found[1])
        return
    if view.words[view.word_before(first)] == "to":
        if of_another(view, view.word_before(first)):
            return
        controller = clause_subject(view, first, CONTROL_REACH)
        if controller is not None and view.plain(controller.last, first):
            yield Subject(controller, last, "infinitive")
        return
    if "relative" in kinds:
        antecedent = nearest(view, position, MODIFIER_REACH)
        if antecedent is not None:
            yield Subject(antecedent, last, "relative")
        return
    if "pronoun" in kinds or word in _AND:
        carried = first_subject(view, position)
        if carried is not None:
            yield Subject(carried, last, "carried")
        return
    direct = right_before(view, position)
    if direct is not None:
        yield Subject(direct, last, "before")
        return
    governed = view.over(position)
    if governed is not None and governed.last == position and governed.lead in _GENITIVE:
        yield Subject(governed, last, "governed")
        return
    head = nearest(view, first, HEAD_REACH)
    if (
        head is not None
        and (
            head.adjectival
            or view.words[head.last + 1] in _HEADLESS
            or view.tokens[head.last].text.endswith(".")
        )
        and not head.lead
        and view.plain(head.last, first)
    ):
        yield Subject(head, last, "head")
        return
    far = clause_subject(view, first)
    if far is not None and not view.opens(far.last, first):
        yield Subject(far, last, "far")
