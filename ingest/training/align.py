"""Turns annotated documents into sentences with mentions and, between them, labels."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ingest.training.annotations import Document, Relation
from ingest.training.labels import SYMMETRIC
from ingest.training.lexicon_mentions import Finder
from ingest.training.mentions import ARABIC, CLITICS, Found
from ingest.training.sentences import split

Span = tuple[int, int]
AWKWARD = 1000


@dataclass
class Mention:
    """An actor in a sentence: the spans that name it, and the parties it stands for."""

    spans: list[Span]
    parties: set[str]

    @property
    def whole(self) -> Span:
        """The longest span."""
        return max(self.spans, key=lambda span: (span[1] - span[0], -span[0]))


@dataclass
class Statement:
    """What was annotated of one type between two mentions of one sentence."""

    relations: list[Relation] = field(default_factory=list)

    @property
    def firm(self) -> bool:
        """Whether any of it is not optional."""
        return any(not relation.optional for relation in self.relations)


@dataclass
class Sentence:
    """A sentence, its mentions, and the statements between them by (source, target, type).

    One that is `alone` was annotated without the text around it.
    """

    document: Document
    text: str
    mentions: list[Mention]
    statements: dict[tuple[int, int, str], Statement]
    alone: bool = False


def _occurrences(text: str, words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (place, cost) of `words` in text[start:end]; inside a longer word it costs."""
    at = text.find(words, start, end)
    while at >= 0:
        stop = at + len(words)
        before = re.search(r"\w*$", text[start:at])
        prefix = before.group() if before else ""
        cost = 0
        if prefix and not (ARABIC.search(words) and set(prefix) <= set(CLITICS + "ا")):
            cost += AWKWARD
        if stop < len(text) and (text[stop].isalnum() and words[-1].isalnum()):
            cost += AWKWARD
        yield at, cost
        at = text.find(words, at + 1, end)


def _locate(text: str, relation: Relation, sentences: list[Span]) -> tuple[Span, Span, Span] | None:
    """Return (sentence, source span, target span), the nearest pair inside one sentence."""
    source, target = relation.source_mention, relation.target_mention
    begin = text.find(relation.evidence)
    if begin < 0 or not source or not target:
        return None
    end = begin + len(relation.evidence)
    targets = list(_occurrences(text, target, begin, end))
    best: tuple[int, tuple[Span, Span, Span]] | None = None
    for a, a_cost in _occurrences(text, source, begin, end):
        home = next((s for s in sentences if s[0] <= a and a + len(source) <= s[1]), None)
        if home is None:
            continue
        for b, b_cost in targets:
            if not (home[0] <= b and b + len(target) <= home[1]):
                continue
            if a < b + len(target) and b < a + len(source):
                continue
            cost = a_cost + b_cost + abs(a - b)
            if best is None or cost < best[0]:
                best = (cost, (home, (a, a + len(source)), (b, b + len(target))))
    return best[1] if best else None


def _implied(
    text: str, relation: Relation, sentences: list[Span], names: Iterable[Found]
) -> tuple[Span, Span, Span] | None:
    """Return what `_locate` does where one end is carried over from the sentence before."""
    begin = text.find(relation.evidence)
    words = relation.source_mention or relation.target_mention
    home = next((s for s in sentences if s[0] <= begin < s[1]), None)
    if (
        begin < 0
        or home is None
        or not words
        or (relation.source_mention and relation.target_mention)
    ):
        return None
    party = relation.target if relation.source_mention else relation.source
    meant = next(
        (n for n in names if n.carried and n.party == party and home[0] <= n.start < home[1]), None
    )
    places = _occurrences(text, words, begin, min(home[1], begin + len(relation.evidence)))
    at = min(places, key=lambda place: place[1], default=None)
    if meant is None or at is None or (at[0] < meant.end and meant.start < at[0] + len(words)):
        return None
    other, own = (at[0], at[0] + len(words)), (meant.start, meant.end)
    return (home, other, own) if relation.source_mention else (home, own, other)


def _group(found: Iterable[tuple[Span, str]]) -> list[Mention]:
    """Join the spans that overlap and stand for the same party, and equal spans of any party."""
    mentions: list[Mention] = []
    for span, party in sorted(found, key=lambda item: (item[0][0] - item[0][1], item[0], item[1])):
        for mention in mentions:
            same = span in mention.spans
            overlap = any(span[0] < end and start < span[1] for start, end in mention.spans)
            if same or (party in mention.parties and overlap):
                mention.parties.add(party)
                if not same:
                    mention.spans.append(span)
                break
        else:
            mentions.append(Mention([span], {party}))
    return sorted(mentions, key=lambda mention: mention.whole)


def _join(mentions: list[Mention], text: str) -> list[Mention]:
    """Make one of neighbours of the same party with only space between: a title and a name."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last and last.parties == mention.parties:
            (start, end), (begin, stop) = last.whole, mention.whole
            if end <= begin and not text[end:begin].strip():
                last.spans += [*mention.spans, (start, stop)]
                continue
        joined.append(mention)
    return joined


def align(document: Document, finder: Finder) -> list[Sentence]:
    """Return the document's sentences, the title first; offsets are those of the sentence."""
    result = []
    for text, names in zip((document.title, document.text), finder(document), strict=True):
        bounds = split(text)
        spans: dict[Span, list[tuple[Span, str]]] = defaultdict(list)
        placed: dict[Span, list[tuple[Relation, Span, Span]]] = defaultdict(list)
        for relation in document.relations:
            found = _locate(text, relation, bounds) or _implied(text, relation, bounds, names)
            if found:
                home, source, target = found
                spans[home] += [(source, relation.source), (target, relation.target)]
                placed[home].append((relation, source, target))
        for name in names:
            for home in bounds:
                inside = home[0] <= name.start and name.end <= home[1]
                if inside and _agrees(name, spans[home]):
                    spans[home].append(((name.start, name.end), name.party))
        for home in bounds:
            shifted = [((a - home[0], b - home[0]), party) for (a, b), party in spans[home]]
            mentions = _join(_group(dict.fromkeys(shifted)), text[home[0] : home[1]])
            statements: dict[tuple[int, int, str], Statement] = defaultdict(Statement)
            for relation, source, target in placed[home]:
                i = _which(mentions, source, home[0], relation.source)
                j = _which(mentions, target, home[0], relation.target)
                if i == j:
                    continue
                statements[i, j, relation.type].relations.append(relation)
                if relation.type in SYMMETRIC:
                    statements[j, i, relation.type].relations.append(relation)
            result.append(Sentence(document, text[home[0] : home[1]], mentions, dict(statements)))
    return result


def _agrees(name: Found, annotated: list[tuple[Span, str]]) -> bool:
    """Tell whether no annotated mention of another party lies where `name` does."""
    there = [p for (start, end), p in annotated if name.start < end and start < name.end]
    return not there or name.party in there


def _which(mentions: list[Mention], span: Span, shift: int, party: str) -> int:
    moved = (span[0] - shift, span[1] - shift)
    for index, mention in enumerate(mentions):
        if moved in mention.spans and party in mention.parties:
            return index
    raise ValueError(f"no mention at {moved} for {party}")
