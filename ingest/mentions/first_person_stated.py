"""Whose an English text is that speaks for itself: a statement by the Norwegian minister."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ingest.annotation import Document, Token
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.first_person import MOST, called_own, in_quotation
from ingest.mentions.lists import lists

_STATEMENTS = frozenset(
    {"address", "communique", "declaration", "letter", "message", "remarks", "speech", "statement"}
)
_BEFORE = frozenset(
    {"a", "full", "joint", "letter", "of", "official", "open", "opening", "press", "text", "the"}
)
_BY = frozenset({"by", "from", "of"})
_NEAR = 8  # tokens from a statement to whose it is: by the Chairperson of the Commission of
_I = frozenset({"i", "me"})
_WE = "we"


def stated_by(document: Document, by_sentence: Sequence[Sequence[Mention]]) -> tuple[Mention, ...]:
    """Give whose statement an English text is by its title, or by its first words: we, the states.

    What only tells that somebody made a statement is nobody's.
    """
    if document.article.language != "en":
        return ()
    for sentence, here in zip(document.sentences, by_sentence, strict=True):
        tokens = sentence.tokens
        if not sentence.in_title:
            opens = [token.folded or token.text for token in tokens[:3]]
            return _first(tokens, here, 1) if opens == [_WE, ",", "the"] else ()
        place = next((n for n, t in enumerate(tokens) if t.folded in _STATEMENTS), None)
        if place is None or place + 1 >= len(tokens):
            continue
        if all(token.folded in _BEFORE for token in tokens[:place]):
            if tokens[place + 1].folded in _BY:
                return _first(tokens, here, place + 1)
        elif (owner := _owner(tokens, here, place)) is not None:
            return (owner,)
    return ()


def speaking(tokens: Sequence[Token], *, inside: bool) -> Iterator[tuple[int, int]]:
    """Give first and last token of what a text that speaks for itself calls its own side.

    What it quotes is others'; `inside` says whether a quotation of the sentence before goes on.
    """
    own = (
        (position, last)
        for position, quoted in enumerate(in_quotation(tokens, inside=inside))
        if not quoted and tokens[position].is_word
        if (last := _own(tokens, position)) is not None
    )
    yield from islice(own, MOST)


def _own(tokens: Sequence[Token], position: int) -> int | None:
    return position if tokens[position].folded in _I else called_own(tokens, position, "en")


def _first(tokens: Sequence[Token], here: Sequence[Mention], by: int) -> tuple[Mention, ...]:
    """Give those who stand first behind a word, with whom they are listed."""
    runs = [run for run in lists(tokens, here) if by < run[0].first <= by + _NEAR]
    if not runs or runs[0][0].role is MentionRole.REGION:
        return ()
    between = {token.folded for token in tokens[by + 1 : runs[0][0].first]}
    led = between & (word_list("en", "prepositions") - _BY)
    return () if led else runs[0]


def _owner(tokens: Sequence[Token], here: Sequence[Mention], place: int) -> Mention | None:
    """Give whoever opens a title and has the statement: Norway's statement on Chad."""
    first = here[0] if here else None
    if first is None or first.first > 1 or not first.last < place <= first.last + 4:
        return None
    behind = [token.folded for token in tokens[first.last + 1 : place]]
    return first if behind[:1] == ["s"] and _BEFORE.issuperset(behind[1:]) else None
