"""Cities that act for a body which sits there, and are only places behind a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph_schema.folding import fold
from ingest.annotation import Token
from ingest.arabic import readings
from ingest.lexicons.actors import LANGUAGES, known_actors
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.marks import HYPHENS
from ingest.mention import MentionRole
from ingest.mentions.phrase import Phrase

# Whoever is in Brussels, or goes there, is in a city; who hears from it hears from the Union.
_OF_PLACES = frozenset({"in", "at", "near", "outside", "to", "around", "في", "الي", "من", "قرب"})
_JOINED = ("ب", "ل")


class SeatRow(BaseModel):
    """A city of `LANGUAGE/seats.tsv` and the body that it stands for where it acts."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    party: Annotated[str, StringConstraints(min_length=1)]
    form: Annotated[str, StringConstraints(min_length=1)]


@cache
def _seats() -> dict[str, str]:
    rows = [
        row
        for language in LANGUAGES
        for row in read_rows(folder() / language / "seats.tsv", SeatRow, unique=("form",))
    ]
    return {fold(row.form): known_actors().actors[row.party].id for row in rows}


def acting_seat(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Give the phrase of a city as that of the body which acts from there, if it does here."""
    if phrase.first != phrase.last or phrase.title or phrase.role is MentionRole.BODY:
        return phrase
    word = tokens[phrase.first].folded
    ways = {word: "", **{r.stem: r.prefix for r in readings(word) if not r.article}}
    party, prefix = next(((_seats()[w], p) for w, p in ways.items() if w in _seats()), ("", ""))
    listed = prefix != "" and phrase.first > 0  # في لندن وبروكسل
    if not party or prefix.endswith(_JOINED) or listed or _only_a_place(tokens, phrase.first):
        return phrase
    return replace(phrase, actor=party, role=MentionRole.CAPITAL, candidates=())


def _only_a_place(tokens: Sequence[Token], position: int) -> bool:
    """Say whether the words beside a city make it one: a preposition, an event, a dateline."""
    before = tokens[position - 1].folded if position else ""
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    # What is called by the city in which it was: قمة بروكسل, the Brussels attacks.
    held = word_list("ar", "held")
    of_event = before == "the" or any(r.stem in held for r in readings(before))
    marked = behind is not None and not behind.is_word
    dateline = tokens[position].text.isupper() or (not position and marked)
    joined = behind is not None and behind.text in HYPHENS
    return before in _OF_PLACES or of_event or dateline or joined
