"""Exchanges names in what the reader learns from, so that it cannot know a sentence by its names.

An actor's name gives way to another of the same shape (روسيا to كندا, الروسية to الكندية, Russian
to Canadian), and what the sentence states of it stays true of the other. Only forms that nearly
always name one party are exchanged: whoever وأضاف or the group stands for is left.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.encoder.pieces import LONGEST
from ingest.training.align import Mention
from ingest.training.entities import Tagged, spans
from ingest.training.examples import Example, Range
from ingest.training.mentions import ARABIC

SEEN = 3  # how often a form must name an actor
SURE = 0.9  # how much of that must be one party
MENTIONS = 0.3  # of the exchangeable mentions of a sentence, those that are exchanged
TAGGED = {"ar": 0.5, "en": 0.3}  # the same of tagged names
_ENDINGS = {
    "ar": re.compile(r"(ية|يين|يون|يان|يتين|تين|ات|ي)$"),
    "en": re.compile(r"('s|s|ian|an|ish|ese|i|ic)$"),
}
_ARTICLE = re.compile(r"ال|لل")

Shape = tuple[str, str, str, str, int]
Kind = tuple[str, str]


@dataclass(frozen=True)
class _Name:
    """A name in pieces and the party that it names."""

    ids: tuple[int, ...]
    party: str


class NameExchange:
    """Gives examples with other names in them, drawn from all examples of a training."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self._names = _names(examples)
        known: dict[Shape, dict[tuple[int, ...], _Name]] = defaultdict(dict)
        for example in examples:
            for mention, (begin, end) in _whole(example):
                if _text(example, mention) in self._names:
                    ids = example.ids[begin:end]
                    name = _Name(ids, min(mention.parties))
                    known[_shape(example, mention)].setdefault(ids, name)
        self._known = {shape: list(names.values()) for shape, names in known.items()}

    def __call__(self, example: Example, rng: random.Random) -> Example:
        """Return the example with some names exchanged, none for a party that it has already."""
        if example.sentence is None:
            return example
        mentions = [example.sentence.mentions[i] for i in example.kept]
        taken = set().union(*(mention.parties for mention in mentions))
        ranges = [place for places in example.spans for place in places]
        changes: list[tuple[Range, tuple[int, ...]]] = []
        for mention, place in _whole(example):
            alone = sum(a < place[1] and place[0] < b for a, b in ranges) == 1
            named = _text(example, mention) in self._names
            if not (alone and named) or rng.random() >= MENTIONS:
                continue
            name = rng.choice(self._known[_shape(example, mention)])
            if name.party not in taken:
                taken.add(name.party)
                changes.append((place, name.ids))
        return _changed(example, sorted(changes)) if changes else example


def _names(examples: Iterable[Example]) -> frozenset[str]:
    """Return the forms that name one party nearly always."""
    seen: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
    for example in examples:
        for mention, _ in _whole(example):
            seen[_text(example, mention)][frozenset(mention.parties)] += 1
    names = set()
    for text, parties in seen.items():
        ((best, times),) = parties.most_common(1)
        if len(best) == 1 and times >= SURE * parties.total() and parties.total() >= SEEN:
            names.add(text)
    return frozenset(names)


def _whole(example: Example) -> Iterator[tuple[Mention, Range]]:
    """Yield the mentions that stand at one place, with their range of pieces."""
    if example.sentence is None:
        return
    for row, number in enumerate(example.kept):
        mention = example.sentence.mentions[number]
        if len(mention.spans) == len(example.spans[row]) == 1:
            yield mention, example.spans[row][0]


def _text(example: Example, mention: Mention) -> str:
    begin, end = mention.spans[0]
    return example.sentence.text[begin:end] if example.sentence else ""


def _shape(example: Example, mention: Mention) -> Shape:
    """Return what two names must have in common to stand for each other."""
    words = _text(example, mention).split()
    language = _language(words)
    ending = _ENDINGS[language].search(words[-1])
    if language == "ar":
        opening = "definite" if _ARTICLE.match(words[0]) else ""
    else:
        opening = "the" if words[0].lower() == "the" else str(words[0][0].isupper())
    begin = mention.spans[0][0]
    # First in a sentence and behind a clitic a name is cut into other pieces.
    before = example.sentence.text[:begin][-1:] if example.sentence else ""
    kind = "bound" if before.isalnum() else "free" if before else "first"
    return (language, kind, opening, ending.group() if ending else "", min(len(words), 3))


def _changed(example: Example, changes: Sequence[tuple[Range, tuple[int, ...]]]) -> Example:
    """Return the example with the pieces of some ranges changed, and all ranges moved with them."""
    ids: list[int] = []
    done = 0
    moved: dict[Range, Range] = {}
    shifts = [(0, 0)]  # from a place on, how far it moves
    for (begin, end), fresh in changes:
        ids += example.ids[done:begin]
        moved[begin, end] = (len(ids), len(ids) + len(fresh))
        ids += fresh
        done = end
        shifts.append((end, len(ids) - end))
    ids += example.ids[done:]
    if len(ids) > LONGEST:
        return example

    def move(place: Range) -> Range:
        shift = max(s for s in shifts if s[0] <= place[0])[1]
        return moved.get(place, (place[0] + shift, place[1] + shift))

    places = [[move(place) for place in row] for row in example.spans]
    return replace(example, ids=tuple(ids), spans=places)


class TagExchange:
    """Gives tagged sentences with other names of the same kind and language.

    Of persons, first and last names are mixed.
    """

    def __init__(self, sentences: Iterable[Tagged]) -> None:
        known: dict[Kind, set[tuple[str, ...]]] = defaultdict(set)
        for sentence in sentences:
            language = _language(sentence.words)
            for begin, end, kind in spans(sentence.tags):
                known[language, kind].add(sentence.words[begin:end])
        self._known = {kind: sorted(names) for kind, names in known.items()}

    def __call__(self, sentence: Tagged, rng: random.Random) -> Tagged:
        """Return the sentence with some names exchanged."""
        language = _language(sentence.words)
        words: list[str] = []
        tags: list[str] = []
        done = 0
        for begin, end, kind in sorted(spans(sentence.tags)):
            name = sentence.words[begin:end]
            if rng.random() < TAGGED[language]:
                name = self._other(name, (language, kind), rng)
            words += [*sentence.words[done:begin], *name]
            inner = [f"I-{kind}"] * (len(name) - 1)
            tags += [*sentence.tags[done:begin], f"B-{kind}", *inner]
            done = end
        words += sentence.words[done:]
        tags += sentence.tags[done:]
        return Tagged(tuple(words), tuple(tags))

    def _other(self, name: tuple[str, ...], kind: Kind, rng: random.Random) -> tuple[str, ...]:
        other = rng.choice(self._known[kind])
        if kind[1] != "PER":
            return other
        # A last name alone stays alone; else one's first name goes with another's last.
        last = rng.choice(self._known[kind])[-1:]
        return last if len(name) == 1 else (*other[:-1], *last)


def _language(words: Iterable[str]) -> str:
    return "ar" if any(ARABIC.search(word) for word in words) else "en"
