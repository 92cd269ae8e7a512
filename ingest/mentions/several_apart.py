"""Arabic words for several that mean no actors of before: رئيس الوزراء, عدد من القادة."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.annotation import Token
from ingest.arabic import ARTICLE
from ingest.lexicons.files import word_list
from ingest.mentions.anaphors import words
from ingest.speech import introduces

_SET = "مجموعه"  # مجموعة الدول الخمس
_FORMER = frozenset({"السابقان", "السابقين", "الاسبقان", "الاسبقين"})


def of_others(tokens: Sequence[Token], first: int, last: int, number: str) -> bool:
    """Say whether the words before one for several tell that no actor before is meant.

    An office makes it another (رئيس الوزراء), a quantity some of many (عدد من القادة); the
    two-state solution is of no two before, and behind a preposition البلدان are many.
    """
    before, farther = ["", "", *(token.folded for token in tokens[:first])][-1:-3:-1]
    if number == "these":
        return not _these(tokens, first)
    if number == "several":
        some = before == "من" and farther in words("ar", "some")
        return some or before.endswith(tuple(words("ar", "office")))
    behind = [token.folded for token in tokens[last + 1 : last + 3]]
    told_apart = bool(behind) and behind[0] in words("ar", "apart")
    if number.isdigit() and (told_apart or before.endswith(_SET)):
        return True
    if behind and behind[0] in _FORMER:
        return True
    # الجانبين السياسي والعسكري
    if len(behind) > 1 and behind[0].startswith(ARTICLE) and behind[1].startswith("و" + ARTICLE):
        return True
    solution = tokens[last].folded.endswith("ين") and before in words("ar", "solution")
    return solution or (tokens[last].folded == "البلدان" and before in _before_many())


def _these(tokens: Sequence[Token], position: int) -> bool:
    """Say whether هؤلاء stands alone behind a verb: قال هؤلاء إن, but not هؤلاء الناس."""
    before, behind = tokens[position - 1 : position], tokens[position + 1 : position + 2]
    if not before or not behind or not before[0].is_word or before[0].folded in _before_many():
        return False
    word = behind[0].folded
    return word in word_list("ar", "prepositions") or introduces(word)


@cache
def _before_many() -> frozenset[str]:
    return word_list("ar", "prepositions") | words("ar", "some")
