"""Where an Arabic title or body ends although another noun stands right behind it.

What is definite governs nothing behind it, so that a noun there is the object: قصف الجيش مواقع قسد.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.arabic import ARTICLE
from ingest.lexicons.files import word_list
from ingest.mentions.index import Hit

_DEFINITE = (ARTICLE, "و" + ARTICLE, "لل")
# What a definite body before it can only do something to, or stand beside by chance.
_INDEFINITE = frozenset({"plain", "body", "title", "region", "name", "capital"})
_COUNTERPART = ("نظير", "لنظير")
_LONGEST_NAME = 5  # words between an official and the next one


def begins_anew(tokens: Sequence[Token], chain: Sequence[Hit], following: Sequence[Hit]) -> bool:
    """Say whether the first of the `following` hits is no part of the title before it.

    `following` are the hits behind the chain, the next one first.
    """
    last, hit = chain[-1], following[0]
    behind = hit.first == last.last + 1
    if not behind or hit.prefix or not tokens[last.last].folded.startswith(_DEFINITE):
        return False
    titled = any(part.form.role == "title" for part in chain)
    if hit.form.role == "title" and titled:
        return _two_officials(tokens, chain, following)
    if tokens[hit.first].folded.startswith(ARTICLE):
        # استدعت وزارة الخارجية السفير الروسي
        return hit.form.role == "title"
    return hit.form.role in (("plain", "body") if titled else _INDEFINITE)


def _two_officials(tokens: Sequence[Token], chain: Sequence[Hit], following: Sequence[Hit]) -> bool:
    """Say whether one official takes the other: استقبل الرئيس وزير الخارجية الإيراني.

    Two titles may also be one man's: رئيس مجلس الوزراء القائد العام. Then whom he takes follows.
    """
    opening, hit = chain[0], following[0]
    verb = tokens[opening.first - 1].folded if opening.first else ""
    takes = {verb, verb.removeprefix("و"), verb.removeprefix("ف")} & word_list("ar", "takes")
    if not takes or tokens[opening.first].folded in word_list("ar", "before_titles"):
        return False
    words = [token.folded for token in tokens[hit.first : hit.first + 2 * _LONGEST_NAME]]
    if any(word.startswith(_COUNTERPART) for word in words):
        return False
    owner = next((n for n, one in enumerate(following) if not one.titular), None)
    if owner is None:
        return False
    ends = following[owner].last
    third = next((one for one in following[owner + 1 :] if one.form.role != "person"), None)
    if third is None or third.prefix or third.first - ends > _LONGEST_NAME + 1:
        return True
    between = {token.folded for token in tokens[ends + 1 : third.first]}
    apart = any(not token.is_word for token in tokens[ends + 1 : third.first])
    stops = word_list("ar", "prepositions") | word_list("ar", "not_names")
    return apart or not between.isdisjoint(stops)
