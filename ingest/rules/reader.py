"""The reader that knows only rules: fast, and open to inspection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_schema.model import model
from graph_schema.records import Polarity
from ingest.attribution import Act, speaker_at
from ingest.mention import Mention
from ingest.reading import Finding, MarkedSentence
from ingest.rules.adjectives import of_adjective
from ingest.rules.confidence import confidence
from ingest.rules.context import View, view
from ingest.rules.cues import judge
from ingest.rules.deeds import of_deed, of_misdeed
from ingest.rules.endings import settled, stopping
from ingest.rules.fitting import fits
from ingest.rules.nouns import of_noun
from ingest.rules.roles import Roles
from ingest.rules.triggers import Match, trigger_index
from ingest.rules.verbs import of_participle, of_verb
from ingest.rules.words import able

# What stands behind the name of a reader that reads dependencies.
PARSED = "-parsed"
_ROLES = {
    "verb": of_verb,
    "noun": of_noun,
    "adjective": of_adjective,
    "participle": of_participle,
    "deed": of_deed,
    "misdeed": of_misdeed,
}


@dataclass(frozen=True, slots=True)
class RuleReader:
    """Finds the triggers of the lexicon and the actors that stand where they ask for them.

    With `dependencies` on, a sentence's parse says first where they stand.
    """

    dependencies: bool = False

    @property
    def name(self) -> str:
        """Give what reads: rules, or rules with dependencies."""
        return "rules" + PARSED * self.dependencies

    def read(self, sentences: Sequence[MarkedSentence]) -> list[tuple[Finding, ...]]:
        """Give the findings of each sentence, in order."""
        return [read_sentence(one, dependencies=self.dependencies) for one in sentences]


def read_sentence(marked: MarkedSentence, *, dependencies: bool = False) -> tuple[Finding, ...]:
    """Give what the rules find in one sentence; of equal findings the surest."""
    if len({mention.party for mention in marked.mentions}) < 2:
        return ()
    matches = list(trigger_index(marked.language).matches(marked.sentence.tokens))
    if not matches:
        return ()
    seen = view(marked, dependencies=dependencies)
    best: dict[tuple[int, str, int, Polarity], Finding] = {}
    for match in matches:
        for found in _found(seen, match):
            speaker = told_by(marked, seen.acts, match.first, found.source.mention)
            finding = _finding(seen, match, found, speaker)
            key = (finding.source, finding.type, finding.target, finding.polarity)
            if key not in best or best[key].confidence < finding.confidence:
                best[key] = finding
    return tuple(sorted(best.values(), key=lambda f: (f.first, f.source, f.target, f.type)))


def told_by(
    marked: MarkedSentence, said: Sequence[Act], position: int, source: Mention
) -> str | None:
    """Give the actor id of who says what stands at a token.

    Without an act of speech in the sentence, whoever spoke before goes on speaking.
    """
    teller = speaker_at(said, position, source)
    if teller is not None:
        return teller.actor
    return None if any(act.speaker is not None for act in said) else marked.speaker


def _found(seen: View, match: Match) -> Iterator[Roles]:
    if not able(seen, match):
        return
    mutual = "both" in match.trigger.flags and not model().type(match.trigger.type).symmetric
    for found in _ROLES[match.trigger.pos](seen, match):
        if found.source.mention.party == found.target.mention.party:
            continue
        if not fits(seen, match, found):
            continue
        yield found
        if mutual:
            yield Roles(found.target, found.source, found.how, found.anchor)


def _finding(seen: View, match: Match, found: Roles, speaker: str | None) -> Finding:
    anchor = found.anchor if found.anchor is not None else stopping(seen, match)
    polarity, modality = judge(seen, match, anchor)
    polarity = settled(seen, match, found, polarity)
    source, target = found.source, found.target
    symmetric = model().type(match.trigger.type).symmetric
    if "reversed" in match.trigger.flags and not symmetric:
        source, target = target, source
    return Finding(
        source.number,
        match.trigger.type,
        target.number,
        polarity,
        modality,
        confidence(seen.language, match.trigger.confidence, found.how),
        min(source.first, target.first, match.first),
        max(source.last, target.last, match.last),
        f"{seen.language}:{match.trigger.row}+{found.how}",
        speaker,
    )
