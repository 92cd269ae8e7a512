"""The words of a name: particles joined to what they belong to, articles taken off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph_schema.folding import fold
from graph_schema.naming.sounds import is_arabic
from graph_schema.tables import read_rows

ARTICLE = "ال"
_NUMBER = "number-"
# Marks inside a word, which folding would take for its end.
_INSIDE = re.compile("['’‘ʿʾʻʼ`´]")
# Letters whose mark tells a sound; folding drops the mark.
_MARKED = str.maketrans(
    {"š": "sh", "ş": "sh", "ș": "sh", "č": "ch", "ć": "ch", "ç": "ch", "ž": "zh", "ğ": "gh"}
)
# The article with the sun letters that it takes on: ash-Sharaa, ad-Din.
_JOINED_ARTICLE = re.compile(r"\b(?:al|el|ul|il|a[dnrstz]|ash|e[dnrstz]|esh)[-‐‑–](?=\w)")
_ARTICLES = frozenset({"al", "el", "ul", "il", "ال"})
# Words that are one with the next, by the form in which they stand before it.
_PARTICLES = {
    **dict.fromkeys(("عبد",), "عبد"),
    **dict.fromkeys(("ابو", "ابي", "ابا"), "ابو"),
    **dict.fromkeys(("بن", "ابن"), "بن"),
    **dict.fromkeys(("abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur"), "abd"),
    **dict.fromkeys(("abu", "abou", "aboul", "abul", "abo", "abi"), "abu"),
    **dict.fromkeys(("bin", "ibn", "ben"), "bin"),
}
# Abdulaziz, Abdurrahman, Abdessalam: one word for what others write as two.
_ABD = re.compile(r"^abd(?:[aeou]{1,2}(?:l|([rsntdz])(?=\1)))(?P<rest>\w{3,})$")
_LONG = 6


class NameRow(BaseModel):
    """A given name with its spellings in both scripts, separated by `;`.

    Two rows are two names, however alike they sound; an id that begins with `number-` is a
    word that tells rulers or generations of one name apart.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    latin: Annotated[str, StringConstraints(min_length=1)]
    arabic: Annotated[str, StringConstraints(min_length=1)]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, folded; `other` is its form with or without the article, if any.

    A `joint` word is two of the text, taken for one because others write them so.
    """

    particle: str
    base: str
    other: str = ""
    joint: bool = False

    @property
    def text(self) -> str:
        """Give the word with its particle."""
        return self.particle + self.base

    @property
    def initial(self) -> bool:
        """Say whether the word is a single letter of the Latin script."""
        return len(self.text) == 1 and not is_arabic(self.text)

    @property
    def forms(self) -> tuple[str, ...]:
        """Give the forms that may be compared."""
        return (self.text, self.particle + self.other) if self.other else (self.text,)

    def joined(self, following: Word) -> Word:
        """Give the one word that others write for this and the next: بو حبيب, بوحبيب."""
        return Word("", self.text + following.text, joint=True)


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[Word, ...]:
    """Give the words of a name in their order; any text gives some, or none."""
    plain = _INSIDE.sub("", text).lower().translate(_MARKED)
    tokens = fold(_JOINED_ARTICLE.sub("", plain)).split()
    kept = [token for token in tokens if token not in _ARTICLES] or tokens
    words: list[Word] = []
    particle = ""
    for number, token in enumerate(kept):
        if token in _PARTICLES and number + 1 < len(kept):
            particle += _PARTICLES[token]
            continue
        words.append(_word(token, particle))
        particle = ""
    return tuple(words)


def _word(token: str, particle: str) -> Word:
    before, token = _split(token)
    particle += before
    if token.startswith(ARTICLE) and len(token) > 4:
        return Word(particle, token[2:], token)
    if not particle and token.startswith(("al", "el")) and len(token) > _LONG:
        return Word(particle, token, token[2:])
    return Word(particle, token)


def _split(token: str) -> tuple[str, str]:
    """Take a particle off a word that is written as one: عبدالله, أبومحمد, Abdulaziz."""
    if token.startswith("عبدال") and len(token) > _LONG:
        return "عبد", token[3:]
    if token.startswith("ابو") and len(token) > _LONG:
        return "ابو", token[3:]
    found = _ABD.match(token)
    return ("abd", found["rest"]) if found else ("", token)


def listed(word: Word) -> frozenset[str]:
    """Give the ids of the listed names that a word may be a spelling of; mostly none or one."""
    names = _names()
    whole = names.get((word.particle, word.base), frozenset())
    if whole or not word.particle:
        return whole
    kind = _kind(word.particle)
    return frozenset(f"{kind} {name}" for name in names.get(("", word.base), ()))


def is_number(word: Word) -> bool:
    """Say whether a word only tells rulers or generations apart: II, الثاني, الابن."""
    return any(name.startswith(_NUMBER) for name in listed(word))


def _kind(particle: str) -> str:
    return particle.replace("عبد", "abd").replace("ابو", "abu").replace("بن", "bin")


@cache
def _names() -> Mapping[tuple[str, str], frozenset[str]]:
    file = files("graph_schema") / "naming" / "names.tsv"
    names: dict[tuple[str, str], frozenset[str]] = {}
    for row in read_rows(file, NameRow, unique=("id",)):
        for form in (*row.latin.split(";"), *row.arabic.split(";")):
            (word,) = words_of(form)
            key = (word.particle, word.base)
            names[key] = names.get(key, frozenset()) | {row.id}
    return names
