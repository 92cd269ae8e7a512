"""Words that name several known actors at once: الكوريتان, the two Koreas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph_schema.errors import ModelError
from ingest.annotation import Token
from ingest.arabic import ARTICLE
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_rows
from ingest.mentions.anaphors import whole
from ingest.segmentation import tokenize

# Before who has just been told of: تلك الدول الأوروبية الثلاث.
_POINTING = ("هذه", "تلك")


class TogetherRow(BaseModel):
    """A form of `LANGUAGE/together.tsv` and the parties that it names, separated by `|`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    parties: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9_]+(\|[A-Z0-9_]+)+$")]
    form: Annotated[str, StringConstraints(min_length=1)]


@cache
def _forms(language: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    forms = read_together(folder() / language / "together.tsv")
    return dict(sorted(forms.items(), key=lambda pair: -len(pair[0])))  # the longest first


def read_together(file: Path | Traversable) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Give the parties of each form by its folded words; ModelError for a party nobody knows."""
    forms = {}
    for row in read_rows(file, TogetherRow, unique=("form",)):
        parties = tuple(row.parties.split("|"))
        for party in parties:
            if party not in known_actors().actors:
                raise ModelError(file.name, row.form, f"names {party}, which is no known actor")
        forms[tuple(token.folded for token in tokenize(row.form, 0, len(row.form)))] = parties
    return forms


def together(tokens: Sequence[Token], language: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give first and last token of each such form, the longest at its place, and its parties."""
    done, ends = -1, tuple(words[0].removeprefix(ARTICLE) for words in _forms(language))
    for position in range(len(tokens)):
        if position <= done or not tokens[position].folded.endswith(ends):
            continue
        word = tokens[position].folded
        ways = {word, *(whole(word) if language == "ar" else ())}
        for words, parties in _forms(language).items():
            behind = tuple(t.folded for t in tokens[position + 1 : position + len(words)])
            if behind == words[1:] and words[0] in ways and not _pointed_at(tokens, position):
                done = position + len(words) - 1
                yield position, done, parties
                break


def _pointed_at(tokens: Sequence[Token], position: int) -> bool:
    return position > 0 and tokens[position - 1].folded.endswith(_POINTING)
