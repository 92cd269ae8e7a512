"""Names of places that a breakaway authority rules and that mean it: Abkhazia's leader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph_schema.errors import ModelError
from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.mentions.groups_again import stops
from ingest.mentions.index import Hit
from ingest.mentions.states_words import country_words

_FILE = "breakaways.tsv"
_BETWEEN = 2  # plain words between a place and its official: Abkhazia's de facto president
_OF = frozenset({"of", "for", "in", "from"})
_BEING = frozenset({"became", "borders", "is", "remained", "remains", "was"})
_HAVING = frozenset({"had", "has"})
_RULERS = frozenset({"authorities", "fighters", "leaders", "rebels", "separatists"})
_RECOGNISE = frozenset(
    {"recognise", "recognised", "recognises", "recognising"}
    | {"recognize", "recognized", "recognizes", "recognizing"}
)


class BreakawayRow(BaseModel):
    """A place, or an adjective of it, and the authority that rules it without being its state."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    party: str
    form: Annotated[str, StringConstraints(pattern=r"^[a-z]+([ -][a-z]+)*$")]


@cache
def _authorities() -> dict[str, str]:
    rows = read_rows(folder() / "en" / _FILE, BreakawayRow, unique=("form",))
    for row in rows:
        if row.party not in known_actors().actors:
            raise ModelError(_FILE, row.form, f"names {row.party}, which is no known actor")
    return {row.form.replace("-", " "): row.party for row in rows}


def authority(
    tokens: Sequence[Token], hit: Hit, titles: Mapping[int, Hit], before: Hit | None
) -> str | None:
    """Give the authority that a place means where it acts, is acted on or has officials.

    `before` is such a place right before it: recognised Abkhazia and South Ossetia.
    """
    words = (t.folded for t in tokens[hit.first : hit.last + 1] if t.is_word)
    party = _authorities().get(" ".join(words))
    if party is None:
        return None
    ahead = [token.folded for token in tokens[max(0, hit.first - 3) : hit.first]]
    if before is not None and before.last == hit.first - 2 and ahead[-1:] == ["and"]:
        return party
    if _has_officials(tokens, hit.last + 1, titles) or _of_rulers(tokens, hit, titles):
        return party
    if ahead[-1:] and ahead[-1] in _RECOGNISE | country_words("object"):
        return party
    governed = ahead[-1:] != [] and ahead[-1] in word_list("en", "prepositions")
    return party if _acts(tokens, hit.last + 1) and not governed else None


def _acts(tokens: Sequence[Token], place: int) -> bool:
    """Say whether what stands before a place does something: it is arming, not it is pretty."""
    verb, behind, *_ = (*(token.folded for token in tokens[place : place + 2]), "", "")
    if verb in _BEING:
        return behind.endswith("ing")
    if verb in _HAVING:
        return behind.endswith("ed")
    return verb in country_words("acting")


def _has_officials(tokens: Sequence[Token], place: int, titles: Mapping[int, Hit]) -> bool:
    if place < len(tokens) and tokens[place].folded == "s":
        place += 1
    for position in range(place, min(place + 1 + _BETWEEN, len(tokens))):
        found = titles.get(position)
        if found is not None:
            return found.form.role in ("title", "body")
        token = tokens[position]
        if not token.is_word or token.text[0].isupper() or token.folded in stops():
            return False
    return False


def _of_rulers(tokens: Sequence[Token], hit: Hit, titles: Mapping[int, Hit]) -> bool:
    """Say whether a place stands behind those who rule it: the separatists of Abkhazia."""
    place = hit.first - 1 - (hit.first > 0 and tokens[hit.first - 1].folded == "the")
    if place < 1 or tokens[place].folded not in _OF:
        return False
    if tokens[place - 1].folded in _RULERS:
        return True
    ends = (one for n in range(max(0, place - 3), place) if (one := titles.get(n)) is not None)
    return tokens[place].folded == "of" and any(one.last == place - 1 for one in ends)
