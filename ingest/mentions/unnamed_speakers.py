"""Whose an Arabic speaker is whom nobody names: مصدر في الجيش اليمني, المسؤول."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.records import FREE_PARTY
from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.files import word_list
from ingest.marks import OPENING_QUOTES
from ingest.mention import Mention, MentionRole
from ingest.speech import introduces

_SUBJECT = 7  # tokens behind a verb in which its subject tells whose it is: مصدر في الجيش اليمني
_ADDRESSED = ("لل", "لصحيف", "لقنا", "لوكال")  # وقال لصحيفة
_SAID = frozenset({"اننا", "انني", "انهم", "انك", "بانهم", "باننا"})
_ENDS = OPENING_QUOTES | frozenset(':".')
_FEMININE = "ه"
_OPENS = 2  # tokens before whoever begins a sentence: وكان الصحفي فلان


def of_unnamed(
    tokens: Sequence[Token], verb: int, here: Sequence[Mention], before: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Give whose an unnamed speaker is: an actor told with him, else who spoke before.

    A definite one was told of before (وأضاف المسؤول); another whose words follow (قال مصدر إن)
    is nobody known. Where no words follow (وأكد أهمية التعاون) the noun is what is said.
    """
    end = verb + 1
    while end < min(len(tokens), verb + 1 + _SUBJECT):
        if tokens[end].text in _ENDS or introduces(tokens[end].folded):
            break
        end += 1
    speaks = end < len(tokens) and end > verb + 1 and tokens[end].text != "."
    first = tokens[verb + 1].folded if speaks else ""
    if not speaks or first.startswith(_ADDRESSED) or first in _SAID:
        return before
    inside = [m for m in here if verb < m.first < end and m.role is not MentionRole.REGION]
    if inside:
        return (inside[0],)
    return before if first.startswith(ARTICLE) else ()


def only_told_of(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a mention is of a private person with whom no sentence begins.

    He is told of as a victim is (اختفاء الصحفي فلان), so that he speaks no sentence that goes on.
    """
    private = mention.party.startswith(FREE_PARTY) or any(
        not word_list("ar", "trades_of_many").isdisjoint(_stems(token.folded))
        for token in tokens[max(0, mention.first - 1) : mention.first + 1]
    )
    return private and mention.role is MentionRole.PERSON and mention.first > _OPENS


def _stems(word: str) -> set[str]:
    stems = {reading.stem for reading in readings(word)} if word else set()
    return stems | {stem.removesuffix(_FEMININE) for stem in stems}
