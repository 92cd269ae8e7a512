"""The full reader: the encoder says what a sentence states, and the rules speak with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from graph_schema.model import model
from graph_schema.records import Modality, Polarity
from ingest.attribution import Act, acts
from ingest.encoder import MOST_SPANS, Encoders, PairReading, SentenceReading, Span
from ingest.encoder import MarkedSentence as EncoderSentence
from ingest.judging import Judge, Look
from ingest.marks import COMMAS, QUOTES
from ingest.mention import Mention
from ingest.mentions.lists import lists
from ingest.odds import chance, log_odds
from ingest.reading import Finding, MarkedSentence
from ingest.repetition import Joint, Key, Likely, States, together
from ingest.rules.cue_words import barely
from ingest.rules.reader import PARSED, read_sentence, told_by

# All of these are measured on held-out annotations and the development documents: how much a rule's
# finding moves the encoder's log odds, that a relation is stated (by the rule's confidence) and
# that it is denied; from which probability a relation is claimed, where it is judged, and in which
# language where it is not; from which confidence a rule speaks for a pair that the encoder has not
# read; how much surer one may be than the judge, who was taught by readers of hard articles; and
# the line that makes log odds that are not judged to confidences: so that of the claims at 80 about
# 80 in 100 are right.
RULE_WEIGHT = 1.5
JUDGED, SURER = 0.5, 0.3
THRESHOLDS = {"ar": 0.55, "en": 0.45}
SURE = 80
CALIBRATION = (0.58, -0.03)
# What is less likely is not even judged.
LEAST = log_odds(0.03)
BATCH = 32
LISTED = 3
_MARKS = COMMAS | QUOTES | frozenset(";؛:.()")


@dataclass(frozen=True, slots=True)
class FullReader:
    """Reads with the encoder and the rules together; deterministic on one machine.

    What several sentences of an article state, each too faintly for a claim, may be likely enough
    together; then the one that states it most likely makes the claim. The judge says how likely
    by all that the article states.
    With `dependencies` on, the rules read a sentence's parse first; without `rules` the encoder
    speaks alone, without a `judge` each statement for itself.
    """

    encoders: Encoders
    judge: Judge | None
    dependencies: bool = False
    rules: bool = True

    @property
    def name(self) -> str:
        """Give the name, the version of the weights, the judge, and what is left out or besides."""
        judged = f"-{self.judge.digest}" if self.judge else "-unjudged"
        out = "-alone" * (not self.rules)
        return f"full-{self.encoders.version}{judged}" + out + PARSED * self.dependencies

    def read(self, sentences: Sequence[MarkedSentence]) -> list[tuple[Finding, ...]]:
        """Give the findings of each sentence, in order; sentences of one party are not encoded."""
        looks, unread = self._looks(sentences)
        joint = together({n: look.likely for n, look in looks.items()})
        weighed_odds = self.judge.odds(looks, joint) if self.judge else {}
        found: list[tuple[Finding, ...]] = [()] * len(sentences)
        for n, look in looks.items():
            claimed = _claimed(n, look, joint, weighed_odds)
            order = lambda f: (f.first, f.source, f.target, f.type)  # noqa: E731
            found[n] = tuple(sorted((*claimed, *unread[n]), key=order))
        return found

    def statements(
        self, sentences: Sequence[MarkedSentence]
    ) -> tuple[dict[int, Look], dict[States, Joint]]:
        """Give what a judge is told of the sentences of an article."""
        looks, _ = self._looks(sentences)
        return looks, together({n: look.likely for n, look in looks.items()})

    def _looks(
        self, sentences: Sequence[MarkedSentence]
    ) -> tuple[dict[int, Look], dict[int, list[Finding]]]:
        """Give what was read by sentence, and what only a sure rule has read in it."""
        able = [n for n, marked in enumerate(sentences) if _two_parties(marked.actors)]
        shown = [(sentences[n].language, _for_encoder(sentences[n])) for n in able]
        looks: dict[int, Look] = {}
        unread: dict[int, list[Finding]] = {}
        for n, (_, sentence), reading in zip(able, shown, self._readings(shown), strict=True):
            rules = self._by_rules(sentences[n]) if self.rules else {}
            pairs = {(pair.source, pair.target): pair for pair in reading.pairs}
            likely = _likely(sentences[n], rules, sentence.spans, reading.pairs)
            looks[n] = Look.of(sentences[n], pairs, likely)
            unread[n] = [
                finding
                for (source, _, target), finding in rules.items()
                if (source, target) not in pairs and finding.confidence >= SURE
            ]
        return looks, unread

    def _by_rules(self, marked: MarkedSentence) -> dict[Key, Finding]:
        found = read_sentence(marked, dependencies=self.dependencies)
        return {(f.source, f.type, f.target): f for f in found}

    def _readings(self, shown: Sequence[tuple[str, EncoderSentence]]) -> Iterator[SentenceReading]:
        """Read some at a time, for the vectors of a long article would fill the memory."""
        for start in range(0, len(shown), BATCH):
            for language, some in groupby(shown[start : start + BATCH], itemgetter(0)):
                yield from self.encoders.of(language).read([sentence for _, sentence in some])


def _claimed(
    n: int, look: Look, joint: Mapping[States, Joint], weighed_odds: Mapping[States, float]
) -> Iterator[Finding]:
    """Give what a sentence claims, with its confidence."""
    least = THRESHOLDS[look.marked.language]
    for key, one in look.likely.items():
        whole = joint[one.states]
        best = (n, key) == (whole.sentence, whole.key)
        odds = whole.odds if best else one.odds
        confidence, claimed = _confidence(odds), chance(odds) >= least
        if one.states in weighed_odds:
            judged = weighed_odds[one.states] + SURER
            # Where an article states it again that is as sure as the sentence, and no surer.
            claimed = chance(judged) >= JUDGED and (best or claimed)
            confidence = _percent(judged) if best else min(_percent(judged), confidence)
        if claimed:
            yield replace(one.finding, confidence=confidence)


def _likely(
    marked: MarkedSentence,
    rules: Mapping[Key, Finding],
    spans: Sequence[Span],
    pairs: Sequence[PairReading],
) -> dict[Key, Likely]:
    """Give what a sentence states at least faintly."""
    said = acts(marked.sentence, marked.mentions, marked.language)
    actors, named = marked.actors, len(marked.mentions)
    found: dict[Key, Likely] = {}
    for pair in pairs:
        source, target = actors[pair.source].party, actors[pair.target].party
        if source == target:
            continue
        one_place = spans[pair.source] == spans[pair.target]
        if one_place and (pair.source < named or spans.count(spans[pair.source]) > 2):
            continue  # of one list: only one of them was shown, or too many to be two sides
        for type_id, probability in pair.probabilities.items():
            rule = _rule(rules, (pair.source, type_id, pair.target))
            encoder = log_odds(probability)
            odds = encoder + (RULE_WEIGHT * rule.confidence / 50 if rule else 0)
            symmetric = model().type(type_id).symmetric
            if odds < LEAST or (one_place and not symmetric):
                continue
            finding = _finding(marked, pair, type_id, rule, said)
            first, second = sorted((source, target)) if symmetric else (source, target)
            counts = finding.modality is not Modality.HYPOTHETICAL
            states = (first, type_id, second, finding.polarity, counts)
            found[pair.source, type_id, pair.target] = Likely(finding, odds, encoder, states)
    return found


def _two_parties(mentions: Sequence[Mention]) -> bool:
    return len({mention.party for mention in mentions}) > 1


def _for_encoder(marked: MarkedSentence) -> EncoderSentence:
    offset, actors = marked.sentence.start, marked.actors
    shown = {mention: mention for mention in actors}
    if len({(m.start, m.end) for m in actors}) > MOST_SPANS:
        for _, second, *others in _long_lists(marked):
            shown |= dict.fromkeys(others, second)
    spans = tuple((shown[m].start - offset, shown[m].end - offset) for m in actors)
    return EncoderSentence(marked.sentence.text, spans)


def _long_lists(marked: MarkedSentence) -> Iterator[tuple[Mention, ...]]:
    """Give the lists of which one stands for the others, for the encoder takes no more actors."""
    return (one for one in lists(marked.sentence.tokens, marked.mentions) if len(one) > LISTED)


def _rule(rules: Mapping[Key, Finding], key: Key) -> Finding | None:
    source, type_id, target = key
    if key in rules:
        return rules[key]
    return rules.get((target, type_id, source)) if model().type(type_id).symmetric else None


def _confidence(odds: float) -> int:
    slope, shift = CALIBRATION
    return _percent(slope * odds + shift)


def _percent(odds: float) -> int:
    return max(1, min(99, round(100 * chance(odds))))


def _finding(
    marked: MarkedSentence,
    pair: PairReading,
    type_id: str,
    rule: Finding | None,
    said: Sequence[Act],
) -> Finding:
    """Give a finding whose confidence is still to be told."""
    source, target = marked.actors[pair.source], marked.actors[pair.target]
    speaker = rule.speaker if rule else told_by(marked, said, target.first, source)
    if pair.source >= len(marked.mentions):
        speaker = None  # whoever goes on speaking states it himself
    first, last = _evidence(marked, source, target)
    if rule is not None:
        first, last = min(first, rule.first), max(last, rule.last)
    return Finding(
        pair.source,
        type_id,
        pair.target,
        weighed(pair.negated[type_id], rule.polarity if rule else None),
        _modality(marked, pair, type_id, rule),
        0,
        first,
        last,
        f"encoder+{rule.rule}" if rule else "encoder",
        speaker,
    )


def weighed(negated: float, ruled: Polarity | None) -> Polarity:
    """Give the polarity by the encoder's probability of a denial and what a rule says of it."""
    odds = log_odds(negated)
    if ruled is not None:
        odds += RULE_WEIGHT if ruled is Polarity.NEGATED else -RULE_WEIGHT
    return Polarity.NEGATED if odds > 0 else Polarity.ASSERTED


def _modality(
    marked: MarkedSentence, pair: PairReading, type_id: str, rule: Finding | None
) -> Modality:
    # A rule is not asked: where the two differed and one was right, it was the encoder in 40 of 50.
    # Only what nearly was is read as what has been.
    if rule is not None and rule.modality is Modality.HYPOTHETICAL:
        ends = marked.actors[pair.source], marked.actors[pair.target]
        first, last = min(m.first for m in ends), max(m.last for m in ends)
        if barely(marked.sentence.tokens, first, last, marked.language):
            return Modality.HYPOTHETICAL
    planned, hypothetical = pair.planned[type_id], pair.hypothetical[type_id]
    actual = 1 - planned - hypothetical
    likeliest = max(actual, planned, hypothetical)
    if likeliest == actual:
        return Modality.ACTUAL
    return Modality.PLANNED if likeliest == planned else Modality.HYPOTHETICAL


def _evidence(marked: MarkedSentence, source: Mention, target: Mention) -> tuple[int, int]:
    """Give the tokens of the clauses that hold both mentions, up to the marks around them."""
    first, last = min(source.first, target.first), max(source.last, target.last)
    tokens = marked.sentence.tokens
    while first > 0 and tokens[first - 1].text not in _MARKS:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].text not in _MARKS:
        last += 1
    return first, last
