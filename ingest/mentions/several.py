"""Titles that several bear together, so that a name beside them is whom they do something to."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.files import word_list
from ingest.mentions import english_titles
from ingest.mentions.index import Hit

_PLURALS = ("ون", "ين")
# Of one, although it ends as a plural does: الأمين العام.
_SINGULAR = frozenset({"امين"})


def of_several(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the tokens `first` to `last` hold a title in the plural: Greek leaders."""
    return many(tokens[first]) or english_titles.of_several(tokens, first, last)


def apart_from(tokens: Sequence[Token], chain: Sequence[Hit], hit: Hit) -> bool:
    """Say whether an official or body behind titles is another: محتجون السفارة, القادة الرئيس.

    بيان صحفي لوزير الدفاع is so too; a plural in ون has nothing in the genitive behind it.
    """
    if hit.form.role == "body":
        whole = chain[-1].form.role == "plain" and tokens[chain[-1].last].folded.endswith("ون")
        return whole and not hit.prefix
    if hit.form.role != "title":
        return False
    if chain[-1].form.role == "plain" and hit.prefix:
        return True
    definite = tokens[hit.first].folded.startswith(ARTICLE)
    return many(tokens[chain[0].first]) and (definite or bool(hit.prefix))


def many(token: Token) -> bool:
    """Say whether an Arabic word is a plural or dual that names persons: المحتجون, الوزراء."""
    word = token.folded
    plural = word.endswith(_PLURALS)
    if not plural and token.text.isascii():
        return False
    broken = word_list("ar", "several")
    stems = {reading.stem for reading in readings(word)}
    return not stems.isdisjoint(broken) or (plural and stems.isdisjoint(_SINGULAR))
