"""Whose fighters a word means that says nothing else of them: المقاتلون, الجهاديين, العناصر."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache, lru_cache

from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_list, word_list
from ingest.marks import QUOTES
from ingest.mentions.body_places import states_behind_in
from ingest.mentions.memory import Memory

# What tells nothing of which group it is.
_OF_ANY = ("مسلح", "متشدد", "متطرف", "متمرد", "ارهابي", "محظور", "انقلابي", "جهادي")
_MANY = ("ين", "ون")
_ENDINGS = ("", "ه", *_MANY)
_FEMININE = "ه"
_AT = frozenset({"في", "علي", "الي", "عند"})
_OF = "من"
_MORE = frozenset({"الاف", "بعض"})
_ARMED = "REB"
_FAITHFUL = ("تكفيري", "جهادي", "متشدد")
_BLAMED = ("ارهابي", *_FAITHFUL)
_LISTS = ("قايمه", "قوايم", "لايحه", "لوايح")
_IN = "في"
_ANYWHERE, _ALL = "العالم", 3  # tokens behind "in" that tell of it: في كل أنحاء العالم
_AND_WHO = "والذين"
# Oppositions that have no other fighters than their own.
_OPPOSED = frozenset({"LIBYAN_OPPOSITION", "SOUTH_SUDAN_OPPOSITION", "SYRIAN_OPPOSITION"})


def fighting(
    tokens: Sequence[Token],
    position: int,
    memory: Memory,
    speaking: Set[str] = frozenset(),
) -> str | None:
    """Give whose fighters a word means: those of the only armed group named just before.

    A group whose men are `speaking` blames others (قال نصر الله إن الإرهابيين), and those who
    fight for their faith are of groups that do.
    """
    word = tokens[position].folded
    if not _fighters(word) or _others(tokens, position):
        return None
    actors = known_actors().actors
    groups = {one for one in memory.groups if actors[one].sector == _ARMED or one in _OPPOSED}
    if len(groups) != 1 or (groups & speaking and any(blame in word for blame in _BLAMED)):
        return None
    group = groups.pop()
    if group not in _jihadists() and _faithful(tokens, position):
        return None
    return None if _elsewhere(tokens, position + 1, group) else group


@cache
def _jihadists() -> frozenset[str]:
    """Give the groups that say that they fight for their faith."""
    return read_list(folder() / "jihadists.txt")


def _faithful(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a word for fighters or the one behind it tells that they fight for a faith."""
    behind = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    if any(word in tokens[position].folded for word in _FAITHFUL):
        return True
    return behind.removeprefix(ARTICLE).startswith((*_FAITHFUL, "متطرف"))


def _elsewhere(tokens: Sequence[Token], position: int, group: str) -> bool:
    """Say whether fighters are where another state than their group's is, or anywhere."""
    home = known_actors().homes.get(group)
    if position < len(tokens) and tokens[position].text in QUOTES:
        position += 1  # «الإرهابيين» في سوريا
    if position >= len(tokens) or tokens[position].folded != _IN:
        return False
    if any(token.folded == _ANYWHERE for token in tokens[position + 1 : position + 1 + _ALL]):
        return True
    states = states_behind_in(tokens, position)
    return home is not None and bool(states) and home not in states


@lru_cache(maxsize=100_000)
def _fighters(word: str) -> bool:
    return any(r.article and r.stem in word_list("ar", "fighters") for r in readings(word))


def of_any(word: str) -> bool:
    """Say whether a folded adjective tells nothing of which group it is: الإرهابية, المسلحين."""
    stem = word.removeprefix(ARTICLE)
    return any(stem == of_any + ending for of_any in _OF_ANY for ending in _ENDINGS)


def _others(tokens: Sequence[Token], position: int) -> bool:
    """Say whether what stands beside a word for fighters makes them others, or only some.

    المقاتلين الأجانب, الأفراد المسلحين, كثير من المقاتلين; but عشرات من المقاتلين.
    """
    word = tokens[position].folded
    before, farther = ["", "", *(t.folded for t in tokens[max(0, position - 2) : position])][:-3:-1]
    behind = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    if before.startswith(ARTICLE) and before.endswith(_MANY):
        return True
    listed = any(reading.stem in _LISTS for reading in readings(before))
    if listed or behind == _AND_WHO:
        return True
    if before in _AT or before in _MORE or (before == _OF and not _counts(farther)):
        return True
    if of_any(behind):  # المقاتلين المتطرفين العائدين
        more = tokens[position + 2].folded if position + 2 < len(tokens) else ""
        agrees = more.endswith(_MANY) and more.endswith(behind[-2:])
        return agrees and more.startswith(ARTICLE) and not of_any(more)
    if not behind.startswith(ARTICLE):
        return False
    plural = word.endswith(_MANY)
    return behind.endswith(_MANY if plural else _FEMININE) or (
        behind.removeprefix(ARTICLE) in word_list("ar", "others_fighting")
    )


def _counts(word: str) -> bool:
    """Say whether a word tells how many of those told of: عدد من المقاتلين, 20 من المسلحين."""
    return word.isdigit() or word in word_list("ar", "counting")
