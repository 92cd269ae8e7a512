"""Marked pairs: the one relation that a sentence states from its source to its target."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from graph_schema.errors import InputRefused
from graph_schema.model import model
from graph_schema.settings import ReaderChoice
from ingest.annotation import Sentence, Token
from ingest.mention import Mention, MentionRole
from ingest.reading import Finding, MarkedSentence
from ingest.rules.reader import RuleReader
from ingest.segmentation import tokenize

# The relation type that stands for each root of the encoder, which are those of the PLV files.
ROOT_TYPES = {
    "ACCUSE": "ACCUSES",
    "AGREE": "AGREES_WITH",
    "AID": "AIDS",
    "ASSAULT": "ATTACKS",
    "COERCE": "COERCES",
    "CONSULT": "CONSULTS",
    "COOPERATE": "COOPERATES_WITH",
    "MOBILIZE": "MOBILIZES_AGAINST",
    "PROTEST": "PROTESTS",
    "REJECT": "REJECTS",
    "REQUEST": "REQUESTS",
    "SANCTION": "SANCTIONS",
    "SUPPORT": "SUPPORTS",
    "THREATEN": "THREATENS",
    "YIELD": "CONCEDES_TO",
}
_MARK = re.compile(r"</?[st]>")
LANGUAGE = "en"  # of the PLV files
BATCH = 32
MAX_CELL = 1_000_000


def read_rows(path: Path) -> list[Mapping[str, str | None]]:
    """Give the rows of a PLV file.

    Raises InputRefused, naming the file or line, when it is not UTF-8, is no table, or lacks the
    column `marked_sentence`.
    """
    csv.field_size_limit(MAX_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, delimiter="\t")
            if "marked_sentence" not in (reader.fieldnames or ()):
                raise InputRefused(str(path), "has no column `marked_sentence`")
            return list(reader)
    except UnicodeDecodeError as error:
        raise InputRefused(str(path), f"is not UTF-8: {error.reason} at {error.start}") from error
    except csv.Error as error:
        raise InputRefused(str(path), f"is no tab-separated table: {error}") from error


def classify_rows(
    rows: Sequence[Mapping[str, str | None]], name: str, choice: ReaderChoice
) -> Iterator[str | InputRefused | None]:
    """Give the type for each row of a PLV file, None where none is found.

    A row that lacks its marks gives a refusal, which names the line of the file. The full reader
    names the likeliest root; the rules name what they find, or nothing.
    """
    if choice is ReaderChoice.FULL:
        yield from _by_encoder(rows, name)
    else:
        yield from _by_rules(rows, name)


def _by_encoder(
    rows: Sequence[Mapping[str, str | None]], name: str
) -> Iterator[str | InputRefused | None]:
    # Imported only when asked for: the rules alone need none of the encoder's libraries.
    from ingest.encoder import encoders

    network = encoders().of(LANGUAGE)
    for number, row in enumerate(rows, 2):
        marked = _marked(row.get("marked_sentence") or "", f"{name}:{number}")
        if isinstance(marked, InputRefused):
            yield marked
            continue
        source, target = ((m.start, m.end) for m in marked.mentions)
        roots = network.root(marked.sentence.text, source, target)
        yield ROOT_TYPES[max(roots, key=lambda root: (roots[root], root))]


def _by_rules(
    rows: Sequence[Mapping[str, str | None]], name: str
) -> Iterator[str | InputRefused | None]:
    reader = RuleReader()
    for start in range(0, len(rows), BATCH):
        marked = [
            _marked(row.get("marked_sentence") or "", f"{name}:{number}")
            for number, row in enumerate(rows[start : start + BATCH], start + 2)
        ]
        found = iter(reader.read([one for one in marked if isinstance(one, MarkedSentence)]))
        for one in marked:
            yield one if isinstance(one, InputRefused) else _best(next(found))


def _best(findings: Sequence[Finding]) -> str | None:
    """Give the surest type from the source (mention 0) to the target (mention 1)."""
    able = [
        finding
        for finding in findings
        if finding.source == 0 or model().type(finding.type).symmetric
    ]
    return max(able, key=lambda f: (f.confidence, f.type)).type if able else None


def _marked(text: str, where: str) -> MarkedSentence | InputRefused:
    plain, spans = _unmarked(text)
    if set(spans) != {"s", "t"}:
        return InputRefused(where, "marked_sentence: needs <s>..</s> and <t>..</t> once each")
    tokens = tuple(tokenize(plain, 0, len(plain)))
    mentions = []
    for party in ("s", "t"):
        span = _tokens_in(tokens, *spans[party])
        if span is None:
            return InputRefused(where, f"marked_sentence: <{party}> holds no word")
        first, last = span
        mentions.append(
            Mention(
                first,
                last,
                tokens[first].start,
                tokens[last].end,
                last,
                party,
                party,
                MentionRole.NAME,
            )
        )
    sentence = Sentence(0, len(plain), plain, tokens, in_title=False)
    return MarkedSentence(LANGUAGE, sentence, tuple(mentions))


def _unmarked(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Give the text without its marks, and the offsets that each pair of marks enclosed."""
    plain, opened = "", dict[str, int]()
    spans: dict[str, tuple[int, int]] = {}
    place = 0
    for mark in _MARK.finditer(text):
        plain += text[place : mark.start()]
        place = mark.end()
        letter = mark.group()[-2]
        if mark.group().startswith("</"):
            if letter in opened:
                spans[letter] = (opened[letter], len(plain))
        else:
            opened[letter] = len(plain)
    return plain + text[place:], spans


def _tokens_in(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    inside = [n for n, t in enumerate(tokens) if t.start < end and t.end > start and t.is_word]
    return (inside[0], inside[-1]) if inside else None
