"""What tells an English noun for states apart: the Balkan state, the Gulf emirate, the kingdom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph_schema.errors import ModelError
from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_rows

_MODIFIERS = 5  # tokens between the article and the noun
_LONGEST = 3  # words of an epithet
_FILE = "epithets.tsv"


class EpithetRow(BaseModel):
    """A state of which an `epithet` before a noun may tell, or of which the `noun` itself may."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    party: str
    role: Literal["epithet", "noun"]
    form: Annotated[str, StringConstraints(pattern=r"^[a-z]+( [a-z]+)*$")]


@cache
def _states(role: str) -> dict[tuple[str, ...], frozenset[str]]:
    found: dict[tuple[str, ...], frozenset[str]] = {}
    rows = read_rows(folder() / "en" / _FILE, EpithetRow, unique=("party", "role", "form"))
    for row in rows:
        if not known_actors().is_state(row.party):
            raise ModelError(_FILE, row.form, f"tells of {row.party}, which is no known state")
        if row.role == role:
            words = tuple(row.form.split())
            found[words] = found.get(words, frozenset()) | {row.party}
    return found


@cache
def nouns_apart() -> frozenset[str]:
    """Give the nouns that mean only some states by themselves: the emirate."""
    return frozenset(words[0] for words in _states("noun"))


def epithet_at(
    tokens: Sequence[Token], position: int
) -> tuple[int, frozenset[str], list[str]] | None:
    """Give the article before a noun whose words tell of some states, those, and its other words.

    In "the tiny Gulf emirate" the other word is "tiny".
    """
    first = position - 1
    while first >= max(0, position - _MODIFIERS) and tokens[first].folded != "the":
        if tokens[first].text != "-" and not tokens[first].is_word:
            return None
        first -= 1
    if first < 0 or tokens[first].folded != "the":
        return None
    fits, rest = told_apart([token.folded for token in tokens[first + 1 : position + 1]])
    return (first, fits, rest) if fits is not None else None


def told_apart(words: Sequence[str]) -> tuple[frozenset[str] | None, list[str]]:
    """Give the states of which the words before and with a noun tell, and its other words.

    The states are None where nothing tells of any; the last word is the noun.
    """
    fits: frozenset[str] | None = None
    rest: list[str] = []
    place = 0
    while place < len(words) - 1:
        for end in range(min(place + _LONGEST, len(words) - 1), place, -1):
            some = _states("epithet").get(tuple(words[place:end]))
            if some is not None:
                fits = some if fits is None else fits & some
                if rest and rest[-1] == "former":
                    rest.pop()  # the former Soviet republic
                place = end
                break
        else:
            rest.append(words[place])
            place += 1
    own = _states("noun").get(tuple(words[-1:]))
    if own is not None:
        fits = own if fits is None else fits & own
    return fits, rest
