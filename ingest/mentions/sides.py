"""Words that mean a side in articles on its conflict, and elsewhere nobody: المقاومة, الشمال."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph_schema.folding import fold
from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.mentions.body_places import states_behind_in
from ingest.mentions.groups_fighting import of_any
from ingest.mentions.index import actor_index
from ingest.mentions.memory import Memory
from ingest.mentions.phrase import Phrase

_ROLES = ("before", "behind", "apart", "near", "led", "next_behind", "next_before")
_FEMININE = "ه"
_AND = "و"
_ADJECTIVES = ("ه", "ي")
_WHICH = frozenset({"الذي", "التي"})
_OFTEN = 2  # times that an article names a side before a point of the compass means it


class SideRow(BaseModel):
    """What tells of a `side` of `ar/sides.tsv` that it is none.

    A word `before` or `behind` it (خيار المقاومة), also `led` by a preposition before it (إلى
    الشمال من), or a party that the article names and whose
    side another is, `apart`. A side with parties that are `near` is meant only where the article
    names one of them often, and near it; one with words of which it stands `next` before or behind
    (فتح وحماس) only there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    side: Annotated[str, StringConstraints(min_length=1)]
    role: Literal["before", "behind", "apart", "near", "led", "next_behind", "next_before"]
    form: Annotated[str, StringConstraints(min_length=1)]


@cache
def _sides() -> dict[str, dict[str, frozenset[str]]]:
    """Give the folded words or the parties of each role by the folded side."""
    found: dict[str, dict[str, set[str]]] = {}
    file = folder() / "ar" / "sides.tsv"
    for row in read_rows(file, SideRow, unique=("side", "role", "form")):
        form = row.form if row.role in ("apart", "near") else fold(row.form)
        found.setdefault(fold(row.side), {}).setdefault(row.role, set()).add(form)
    return {
        side: {role: frozenset(roles.get(role, ())) for role in _ROLES}
        for side, roles in found.items()
    }


def of_no_side(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> bool:
    """Say whether an open phrase is a word for a side that means none here."""
    if memory.language != "ar":
        return False
    rest = [token.folded for token in tokens[phrase.first + 1 : phrase.last + 1]]
    for reading in readings(tokens[phrase.first].folded):
        side = " ".join([ARTICLE * reading.article + reading.stem, *rest])
        if side in _sides():
            none = _none(tokens, phrase, side, reading.prefix, memory)
            return none or _elsewhere(tokens, phrase)
    return False


def _elsewhere(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Say whether a side is that of another state: الشرعية في مصر."""
    homes = known_actors().homes
    own = {homes.get(form.value, form.value) for form in phrase.candidates}
    states = states_behind_in(tokens, phrase.last + 1)
    return bool(states) and states.isdisjoint(own)


def _none(tokens: Sequence[Token], phrase: Phrase, side: str, prefix: str, memory: Memory) -> bool:
    forms = _sides()[side]
    before = tokens[phrase.first - 1].folded if phrase.first else ""
    behind = tokens[phrase.last + 1].folded if phrase.last + 1 < len(tokens) else ""
    stems = {before, *(reading.stem for reading in readings(before))}
    if forms["next_before"] or forms["next_behind"]:
        joined = prefix.startswith(_AND) or not forms["next_behind"]
        led = joined and not forms["next_before"].isdisjoint(stems)
        if not led and behind not in forms["next_behind"]:
            return True
    if not forms["before"].isdisjoint(stems) or behind in forms["behind"]:
        return True
    if behind in forms["led"] and before in word_list("ar", "prepositions"):
        return True
    if side.endswith(_FEMININE) and not prefix and _agrees(before):
        return True  # القوات الشرعية, المحاكم الشرعية
    if _told_apart(tokens, phrase.last + 1, side):
        return True
    if any(memory.parties[party] for party in forms["apart"]):
        return True
    return bool(forms["near"]) and not _near(forms["near"], memory)


def _agrees(before: str) -> bool:
    """Say whether a word is a definite noun of which a feminine adjective may tell."""
    return before.startswith(ARTICLE) and not before.endswith(("ون", "ين"))


def _told_apart(tokens: Sequence[Token], behind: int, side: str) -> bool:
    """Say whether a word behind tells of which side: المقاومة السلمية, الشمال السوري."""
    word = tokens[behind].folded if behind < len(tokens) else ""
    hit = actor_index("ar").at(tokens, behind) if word else None
    if hit is not None and hit.form.role == "demonym":
        return True
    if word in word_list("ar", "prepositions") | _WHICH:
        return False
    endings = _FEMININE if side.endswith(_FEMININE) else _ADJECTIVES
    return word.startswith(ARTICLE) and word.endswith(endings) and not of_any(word)


def _near(parties: frozenset[str], memory: Memory) -> bool:
    """Say whether an article names one of some parties often, and is on it or names it near."""
    often = any(memory.parties[party] >= _OFTEN for party in parties)
    named = {memory.main_state(), *memory.told, *memory.states_before}
    return often and not parties.isdisjoint(named)
