"""The reader that knows only rules: fast, and open to inspection."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.model import model
from graph_schema.records import Modality, Polarity
from ingest.reading import Finding, MarkedSentence
from ingest.rules.context import View, view
from ingest.rules.cues import judge
from ingest.rules.roles import Roles, roles
from ingest.rules.triggers import Match, trigger_index


class RuleReader:
    """Finds the triggers of the lexicon and the actors that stand where they ask for them."""

    name = "rules"

    def read(self, sentences: Sequence[MarkedSentence]) -> list[tuple[Finding, ...]]:
        """Give the findings of each sentence, in order."""
        return [read_sentence(sentence) for sentence in sentences]


def read_sentence(marked: MarkedSentence) -> tuple[Finding, ...]:
    """Give what the rules find in one sentence; of equal findings the surest."""
    if len({mention.party for mention in marked.mentions}) < 2:
        return ()
    seen = view(marked)
    best: dict[tuple[int, str, int, Polarity], Finding] = {}
    for match in trigger_index(marked.language).matches(seen.tokens):
        polarity, modality = judge(seen, match)
        for found in roles(seen, match):
            finding = _finding(seen, match, found, polarity, modality, marked.speaker)
            key = (finding.source, finding.type, finding.target, finding.polarity)
            if key not in best or best[key].confidence < finding.confidence:
                best[key] = finding
    return tuple(sorted(best.values(), key=lambda f: (f.first, f.source, f.target, f.type)))


def _finding(
    seen: View,
    match: Match,
    found: Roles,
    polarity: Polarity,
    modality: Modality,
    speaker: str | None,
) -> Finding:
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
        max(1, match.trigger.confidence - found.penalty),
        min(source.first, target.first, match.first),
        max(source.last, target.last, match.last),
        f"{seen.language}:{match.trigger.row}",
        speaker,
    )
