"""Cities that act for a body which sits there, where a verb says that they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph_schema.errors import ModelError
from graph_schema.folding import fold
from ingest.annotation import Token
from ingest.arabic import readings
from ingest.lexicons.actors import LANGUAGES, known_actors
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.mention import MentionRole
from ingest.mentions.index import actor_index
from ingest.mentions.phrase import Phrase
from ingest.speech import introduces, tells

_JOINED = ("ب", "ل")
_WILL = "س"
_SHORTEST = 4  # letters of a verb with its ending
# What tells that a city acts: Brussels will, Brussels has.
_ACTS = frozenset({"has", "had", "will", "would", "wants", "wanted", "may", "should", "must"})


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
    for row in rows:
        if row.party not in known_actors().actors:
            raise ModelError("seats.tsv", row.form, f"names {row.party}, which is no known actor")
    return {fold(row.form): row.party for row in rows}


def acting_seat(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Give the phrase of a city as that of the body which acts from there, if it does here."""
    if phrase.first != phrase.last or phrase.title or phrase.role is MentionRole.BODY:
        return phrase
    word = tokens[phrase.first].folded
    ways = {word: "", **{r.stem: r.prefix for r in readings(word) if not r.article}}
    party, prefix = next(((_seats()[w], p) for w, p in ways.items() if w in _seats()), ("", ""))
    if not party or prefix.endswith(_JOINED) or not _acts(tokens, phrase.first):
        return phrase
    if _names_home(tokens, phrase, party):
        return phrase
    return replace(phrase, actor=party, role=MentionRole.CAPITAL, candidates=())


def _acts(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a city speaks, acts or is spoken to: said Brussels, accused Brussels of."""
    before = tokens[position - 1].folded if position else ""
    behind = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    if any(letter.isascii() for letter in tokens[position].text):
        speaks = behind in _ACTS or tells(behind, "en") or tells(before, "en")
        return speaks and not tokens[position].text.isupper()
    if tells(before, "ar") or introduces(before) or _is_verb(before):
        return True
    if _announces(tokens, position):
        return True
    # توعدت موسكو بروكسل
    actor = actor_index("ar").at(tokens, position - 1) if position > 1 else None
    named = actor is not None and actor.form.role in ("name", "capital") and not actor.prefix
    return named and _is_verb(tokens[position - 2].folded)


def _names_home(tokens: Sequence[Token], phrase: Phrase, party: str) -> bool:
    """Say whether an Arabic sentence names the city's own state, which may act from there too."""
    if any(letter.isascii() for letter in tokens[phrase.first].text):
        return False
    own = {phrase.actor, *(form.value for form in phrase.candidates)} - {"", party}
    places = (n for n in range(len(tokens)) if n != phrase.first and tokens[n].is_word)
    hits = (actor_index("ar").at(tokens, n) for n in places)
    return any(hit is not None and hit.form.value in own for hit in hits)


def _announces(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a city opens a headline, before a verb of what bodies do: «بروكسل تهدد»."""
    opens = position == 0 or not tokens[position - 1].is_word
    behind = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    return opens and behind.removeprefix(_WILL) in word_list("ar", "acts_of_seats")


def _is_verb(word: str) -> bool:
    """Say whether an Arabic word is a feminine verb by its form: فرضت, and no noun as هجمات.

    Nor one that tells of a place: وصلت, ضربت.
    """
    if len(word) < _SHORTEST or not word.endswith("ت") or word.endswith(("ات", "يت")):
        return False
    return word_list("ar", "befalls").isdisjoint({word, *(r.stem for r in readings(word))})
