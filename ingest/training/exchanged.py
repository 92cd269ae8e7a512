"""Exchanges names in what the reader learns from, so that it cannot know a sentence by its names.

An actor's name gives way to another of the same kind and form (روسيا to كندا, الروسية to الكندية,
Russian to Canadian), and what the sentence states of it stays true of the other. Only forms that
the lexicon knows as names and that nearly always name one party are exchanged: whoever وأضاف or
the group stands for is left, and so is a name behind a clitic, which is cut into other pieces.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.arabic import ARTICLE
from ingest.encoder.pieces import LONGEST, Cutter
from ingest.mentions.index import actor_index
from ingest.segmentation import tokenize
from ingest.training.align import Mention
from ingest.training.entities import Tagged, spans
from ingest.training.examples import Example, Range
from ingest.training.mentions import ARABIC, CLITICS

SEEN = 3  # how often a form must name an actor
SURE = 0.9  # how much of that must be one party
MENTIONS = 0.3  # of the exchangeable mentions of a sentence, those that are exchanged
TAGGED = {"ar": 0.5, "en": 0.3}  # the same of tagged names
_KINDS = frozenset({"name", "demonym", "people", "capital", "seat", "person"})
_NISBA = re.compile(r"(يتين|يتان|ية|يين|يون|يان|ات|ي)$")

Shape = tuple[str, str, str, bool, int]
Kind = tuple[str, str, bool]


@dataclass(frozen=True)
class _Name:
    """A name as the pieces that stand for it behind a space, its shape and whom it names."""

    ids: tuple[int, ...]
    shape: Shape
    party: str


class NameExchange:
    """Gives examples with other names in them, drawn from the examples that it was made with."""

    def __init__(self, examples: Sequence[Example], cutter: Cutter) -> None:
        self._names: dict[str, _Name] = {}
        for text, party in _sure(examples).items():
            cut = cutter([f"- {text} -"])[0]
            place = cut.range((2, 2 + len(text)))
            shape = _shape(text)
            if place and shape:
                self._names[text] = _Name(cut.ids[place[0] : place[1]], shape, party)
        self._known: dict[Shape, list[_Name]] = defaultdict(list)
        for name in self._names.values():
            self._known[name.shape].append(name)

    def __call__(self, example: Example, rng: random.Random) -> Example:
        """Return the example with some names exchanged, none for a party that it has already."""
        if example.sentence is None:
            return example
        taken = {p for i in example.kept for p in example.sentence.mentions[i].parties}
        ranges = [place for places in example.spans for place in places]
        changes: list[tuple[Range, tuple[int, ...]]] = []
        for mention, place in _whole(example):
            here = self._names.get(_text(example, mention))
            alone = sum(a < place[1] and place[0] < b for a, b in ranges) == 1
            exact = here is not None and example.ids[place[0] : place[1]] == here.ids
            if here is None or not (alone and exact) or rng.random() >= MENTIONS:
                continue
            other = rng.choice(self._known[here.shape])
            if other.party not in taken:
                taken.add(other.party)
                changes.append((place, other.ids))
        return _changed(example, sorted(changes)) if changes else example


def _sure(examples: Iterable[Example]) -> dict[str, str]:
    """Return the forms that name one party nearly always, with it."""
    seen: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
    for example in examples:
        for mention, _ in _whole(example):
            seen[_text(example, mention)][frozenset(mention.parties)] += 1
    sure = {}
    for text, parties in seen.items():
        ((best, times),) = parties.most_common(1)
        if len(best) == 1 and times >= SURE * parties.total() and parties.total() >= SEEN:
            sure[text] = min(best)
    return sure


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


def _shape(text: str) -> Shape | None:
    """Return what two names must have in common; None for what the lexicon has not as a name."""
    words = text.split()
    language = _language(words)
    tokens = tuple(tokenize(text, 0, len(text)))
    hit = actor_index(language).at(tokens, 0) if tokens else None
    if hit is None or hit.last < len(tokens) - 1 or hit.prefix or hit.form.role not in _KINDS:
        return None
    ending = ""
    if hit.form.role in ("demonym", "people"):
        nisba = _NISBA.search(words[-1])
        ending = nisba.group() if nisba else words[-1][-1:]
    definite = words[0].startswith(ARTICLE) or words[0].lower() == "the"
    return (language, hit.form.role, ending, definite, min(len(words), 3))


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
    """Gives tagged sentences with other names of the same kind, language and length.

    A name of one word stands for one of one word, a longer one for a longer. Words that are
    another known name behind a clitic (بألمانيا) are left and stand for none.
    """

    def __init__(self, sentences: Iterable[Tagged]) -> None:
        known: dict[Kind, set[tuple[str, ...]]] = defaultdict(set)
        for sentence in sentences:
            language = _language(sentence.words)
            for begin, end, kind in spans(sentence.tags):
                known[language, kind, end - begin > 1].add(sentence.words[begin:end])
        firsts = {name[0] for names in known.values() for name in names}
        self._known = {
            kind: sorted(name for name in names if not _behind_clitic(name, firsts))
            for kind, names in known.items()
        }
        self._firsts = firsts

    def __call__(self, sentence: Tagged, rng: random.Random) -> Tagged:
        """Return the sentence with some names exchanged."""
        language = _language(sentence.words)
        words: list[str] = []
        tags: list[str] = []
        done = 0
        for begin, end, kind in sorted(spans(sentence.tags)):
            name = sentence.words[begin:end]
            if rng.random() < TAGGED[language] and not _behind_clitic(name, self._firsts):
                name = rng.choice(self._known[language, kind, len(name) > 1])
            words += [*sentence.words[done:begin], *name]
            inner = [f"I-{kind}"] * (len(name) - 1)
            tags += [*sentence.tags[done:begin], f"B-{kind}", *inner]
            done = end
        words += sentence.words[done:]
        tags += sentence.tags[done:]
        return Tagged(tuple(words), tuple(tags))


def _behind_clitic(name: tuple[str, ...], firsts: set[str]) -> bool:
    return name[0].startswith(tuple(CLITICS)) and name[0][1:] in firsts


def _language(words: Iterable[str]) -> str:
    return "ar" if any(ARABIC.search(word) for word in words) else "en"
