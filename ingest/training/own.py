"""Annotated sentences in the project's own words, for what is rare in the corpora.

A line is a sentence with its actors marked, `||`, and what it states between them:
`⟦1 EGY: القاهرة⟧ تتوسط بين ⟦2 ISR: إسرائيل⟧ و⟦3 HAMAS: حماس⟧ || 1 MEDIATES 2; 1 MEDIATES 3`.
Behind a relation stand the flags neg, plan, hyp and opt; `-` stands for no relation.
"""

import re
from pathlib import Path

from ingest.training.align import Sentence
from ingest.training.single import annotated

OWN = Path(__file__).parent / "annotations" / "own"
_MARK = re.compile(r"⟦(\d+) ([A-Z0-9_]+|PERSON:[^:⟧]+): ([^⟦⟧]+)⟧")
_RELATION = re.compile(r"(\d+) ([A-Z_]+) (\d+)((?: (?:neg|plan|hyp|opt))*)")


def read_own(folder: Path = OWN) -> list[Sentence]:
    """Return the sentences of every file; ValueError, naming file and line, for a wrong one."""
    sentences = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf8").splitlines(), 1):
            sentences.append(_read(line, f"{path.stem}#{number}", path.stem))
    return sentences


def _read(line: str, name: str, batch: str) -> Sentence:
    marked, _, stated = line.partition(" || ")
    text, done = "", 0
    mentions: list[tuple[int, int, str]] = []
    rows: dict[str, int] = {}
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        rows[mark.group(1)] = len(mentions)
        mentions.append((len(text), len(text) + len(mark.group(3)), mark.group(2)))
        text += mark.group(3)
        done = mark.end()
    text += marked[done:]
    relations = []
    for part in filter(None, (part.strip() for part in stated.split(";"))):
        relation = _RELATION.fullmatch(part)
        if relation and relation.group(1) in rows and relation.group(3) in rows:
            source, kind, target, flags = relation.groups()
            relations.append((rows[source], kind, rows[target], flags.split()))
        elif part != "-":
            raise ValueError(f"{name}: {part!r} is not understood")
    return annotated(name, batch, batch[:2], text, mentions, relations)
