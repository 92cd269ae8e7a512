"""The subject of a verb: before it or behind it in Arabic, before it in English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.arabic import CONJUNCTIONS
from ingest.rules import parsed
from ingest.rules.agreement import agrees
from ingest.rules.context import View
from ingest.rules.phrases import Phrase

# How many tokens away a subject may stand; beyond, another verb's is likelier.
AFTER = 7
BEFORE = 16
CARRY = 24
CONTROL_REACH = 5
MODIFIER_REACH = 3
HEAD_REACH = 6
PARENTHESIS = 18
_COMMAS = frozenset(",،–-")
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
        direct = _before_verb(view, start)
        if direct is not None:
            yield Subject(direct, last, "before")
    resumed = last + 1 < len(view.words) and view.words[last + 1] in _RESUMED
    if behind is not None and not resumed:
        yield Subject(behind, behind.last, "after")
    carried = first_subject(view, first)
    if carried is not None:
        kept = conjoined or resumed or "pronoun" in kinds
        yield Subject(carried, last, "carried" if kept else "fallback")


def _before_verb(view: View, position: int) -> Phrase | None:
    """Give the phrase that ends at a token before a verb, over one remark between commas."""
    if position < 0:
        return None
    if view.tokens[position].text in _COMMAS:
        phrase = view.over(position - 1) if position else None
        if phrase is not None and phrase.last == position - 1 and len(phrase.places) == 1:
            inner = view.pauses(phrase.first, phrase.last) > 0
            if inner and phrase.free:
                return phrase
        return _before_remark(view, position)
    phrase = view.over(position)
    return phrase if phrase is not None and phrase.last == position and phrase.free else None


def _before_remark(view: View, comma: int) -> Phrase | None:
    for position in range(comma - 1, max(0, comma - PARENTHESIS), -1):
        text = view.tokens[position].text
        if text in _COMMAS:
            phrase = view.over(position - 1)
            if phrase is not None and phrase.last == position - 1 and phrase.free:
                return phrase
            return None
        if view.marks[position] != view.marks[comma]:
            return None
    return None


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


def skip_particles(view: View, position: int) -> int:
    """Give the nearest token before a position that is no particle, or -1."""
    position -= 1
    while position >= 0:
        word = view.words[position]
        if not word:
            if view.tokens[position].text in "\"'«»“”":
                position -= 1
                continue
            return position
        if "particle" not in view.kinds(position) and not (word.endswith("ly") and len(word) > 4):
            return position
        position -= 1
    return -1


def nearest(view: View, position: int, reach: int) -> Phrase | None:
    """Give the phrase that ends at most `reach` tokens before a position, in its clause."""
    for phrase in reversed(view.phrases):
        if phrase.last < position:
            if position - phrase.last > reach or not view.same_clause(phrase.last, position):
                return None
            return phrase
    return None


def clause_subject(view: View, position: int, reach: int = BEFORE) -> Phrase | None:
    """Give the nearest phrase before a position that no preposition governs."""
    for phrase in reversed(view.phrases):
        if phrase.last >= position:
            continue
        if position - phrase.last > reach or not view.same_clause(phrase.last, position):
            return None
        if phrase.free and not phrase.is_region:
            return phrase
    return None


def first_subject(view: View, position: int, reach: int = CARRY) -> Phrase | None:
    """Give the first phrase of the clauses before a position that may be their subject."""
    found: Phrase | None = None
    for phrase in reversed(view.phrases):
        if phrase.last >= position:
            continue
        if position - phrase.last > reach or not view.same_clause(phrase.last, position):
            break
        if found is not None and view.opens(phrase.last, found.first):
            break
        if phrase.free and not phrase.is_region:
            found = phrase
    return found


def _english(view: View, first: int, last: int) -> Iterator[Subject]:
    position = skip_particles(view, first)
    if position < 0:
        return
    kinds = view.kinds(position)
    word = view.words[position]
    verb = view.words[first]
    if verb.endswith("ing"):
        yield from _of_gerund(view, first, last, position)
        return
    if view.words[view.word_before(first)] == "to":
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
    direct = _before_verb(view, position)
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


def _of_gerund(view: View, first: int, last: int, position: int) -> Iterator[Subject]:
    """Give the subject of an -ing form: was attacking, accused Iran of arming, while visiting."""
    if position < 0:
        return
    adjacent = view.over(position)
    be = any("be" in view.kinds(n) for n in range(position + 1, first))
    if be:
        direct = _before_verb(view, position)
        if direct is not None:
            yield Subject(direct, last, "before")
            return
        if "pronoun" in view.kinds(position):
            carried = clause_subject(view, position)
            if carried is not None:
                yield Subject(carried, last, "carried")
            return
    if adjacent is not None and not adjacent.adjectival and not be:
        yield Subject(adjacent, last, "gerund")
        return
    subject = clause_subject(view, first)
    if subject is not None:
        yield Subject(subject, last, "gerund")
