"""Former colonies and those who ruled them: France sent troops to its former colony."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from pydantic import BaseModel, ConfigDict

from graph_schema.errors import ModelError
from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_rows

_FILE = "colonies.tsv"
_WHOSE = frozenset({"her", "his", "its", "the", "their"})
_FORMER = frozenset({"erstwhile", "ex", "former", "old"})
_COLONIES = frozenset({"colony", "protectorate"})
_RULED = frozenset({"colonial", "imperial"})
_RULERS = frozenset({"master", "occupier", "power", "ruler"})
NOUNS_OF_COLONIES = _COLONIES | _RULERS


class ColonyRow(BaseModel):
    """A state that another one, the `power`, ruled once."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    power: str
    party: str


@cache
def _colonies() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_rows(folder() / "en" / _FILE, ColonyRow, unique=("power", "party")):
        for state in (row.power, row.party):
            if not known_actors().is_state(state):
                raise ModelError(_FILE, row.party, f"tells of {state}, which is no known state")
        found[row.power] = found.get(row.power, frozenset()) | {row.party}
    return found


def ruled_once(
    tokens: Sequence[Token], position: int, ahead: Set[str], so_far: Set[str]
) -> tuple[int, str] | None:
    """Give the first token of the noun that ends at a token for a former colony or its ruler.

    With it comes the state that it means: the only one of those named so far which fits whoever
    the sentence has named before, if it has named one that does; its ruler ruled whom it names.
    """
    word = tokens[position].folded
    if word in _COLONIES:
        first = position - 2
        powers: Set[str] = _colonies().keys() & (ahead or so_far)
        found = {one for power in powers for one in _colonies()[power] & so_far}
    elif word in _RULERS and position > 2 and tokens[position - 1].folded in _RULED:
        first = position - 3
        powers = so_far - ahead
        found = _powers_over(ahead, powers)
        its = bool(ahead) and tokens[first].folded != "the"
        if not found and not its and not _powers_over(ahead, _colonies().keys()):
            found = _powers_over(so_far, powers)
    else:
        return None
    if first < 0 or tokens[first].folded not in _WHOSE or tokens[first + 1].folded not in _FORMER:
        return None
    return (first, found.pop()) if len(found) == 1 else None


def _powers_over(colonies: Set[str], powers: Set[str]) -> set[str]:
    return {one for one, ruled in _colonies().items() if one in powers and ruled & colonies}
