"""How a written word may sound, in Arabic and in Latin script alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph_schema.tables import read_rows

# Stands in the table for a letter that need not be heard.
SILENT = "-"
VOWELS = frozenset("AIU")
# How many consonants of a word its skeletons keep: enough to find by, few enough to count.
SKELETON = 3

Script = Literal["ar", "latin"]


class LetterRow(BaseModel):
    """Letters with the sounds they may stand for, separated by `|`: A, I and U are vowels.

    `rare` sounds are heard in some languages only, as s for ش in Guterres.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    script: Script
    letters: Annotated[str, StringConstraints(min_length=1)]
    sounds: Annotated[str, StringConstraints(pattern=r"^[A-Za-z-](\|[A-Za-z-])*$")]
    rare: Annotated[str, StringConstraints(pattern=r"^([A-Za-z](\|[A-Za-z])*)?$")]


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a word: the sounds that may be heard there, and whether none need be."""

    sounds: frozenset[str]
    silent: bool = False
    rare: frozenset[str] = frozenset()

    @property
    def vowel(self) -> bool:
        """Say whether the place may hold a vowel."""
        return not VOWELS.isdisjoint(self.sounds)

    def agrees(self, other: Slot) -> bool:
        """Say whether both places may hold one sound."""
        return not self.sounds.isdisjoint(other.sounds)

    def may_agree(self, other: Slot) -> bool:
        """Say whether both places may hold one sound, if a rare one for one of them."""
        return not (
            self.sounds.isdisjoint(other.rare) and self.rare.isdisjoint(other.sounds | other.rare)
        )


def is_arabic(text: str) -> bool:
    """Say whether a text has an Arabic letter."""
    return any("\u0620" <= letter <= "\u064a" for letter in text)


@lru_cache(maxsize=20_000)
def slots(word: str) -> tuple[Slot, ...]:
    """Give the places of a folded word in order; doubled letters are one place.

    A letter that the table does not know sounds like itself alone.
    """
    table = _table()["ar" if is_arabic(word) else "latin"]
    found: list[Slot] = []
    position = 0
    while position < len(word):
        size = next((n for n in (4, 3, 2, 1) if word[position : position + n] in table), 1)
        letters = word[position : position + size]
        slot = table.get(letters) or Slot(frozenset({letters}))
        if letters == "ا" and position == 0:
            slot = Slot(VOWELS)  # its hamza is often unwritten, and with it the vowel
        elif letters == "h" and position == 0:
            slot = replace(slot, silent=False)
        elif letters == "ه" and position == len(word) - 1 and position:
            slot = Slot(frozenset("hA"), silent=True)  # folding makes a ta marbuta of it
        if not found or found[-1] != slot:
            found.append(slot)
        position += size
    return tuple(found)


def consonants(word: str) -> int:
    """Give how many places of a folded word hold a consonant that is surely heard."""
    return sum(not slot.vowel and not slot.silent for slot in slots(word))


@lru_cache(maxsize=20_000)
def skeletons(word: str) -> frozenset[str]:
    """Give the first consonants of a word in every way that it may be read.

    Words that sound alike have one in common, so that known names can be found by them.
    """
    done: set[str] = set()
    open_ends = {""}
    for slot in slots(word):
        options = set(slot.sounds | slot.rare) - VOWELS
        if slot.silent or slot.vowel:
            options.add("")
        grown = {_plus(start, sound) for start in open_ends for sound in options}
        done |= {end for end in grown if len(end) == SKELETON}
        open_ends = {end for end in grown if len(end) < SKELETON}
    return frozenset(done | open_ends)


def _plus(start: str, sound: str) -> str:
    return start if start.endswith(sound) else start + sound


@cache
def _table() -> Mapping[str, Mapping[str, Slot]]:
    file = files("graph_schema") / "naming" / "letters.tsv"
    table: dict[str, dict[str, Slot]] = {"ar": {}, "latin": {}}
    for row in read_rows(file, LetterRow, unique=("script", "letters")):
        sounds = frozenset(row.sounds.split("|"))
        rare = frozenset(row.rare.split("|")) if row.rare else frozenset()
        table[row.script][row.letters] = Slot(sounds - {SILENT}, SILENT in sounds, rare)
    return table
