"""English titles with what they are for: Transport Minister, the minister of public works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.lexicons.files import word_list
from ingest.mentions.index import Hit

_AND = frozenset({"and", "&"})
_OF = frozenset({"of", "for"})
_LONGEST = 6  # words of a field: Foreign Affairs and International Cooperation


def with_own_fields(tokens: Sequence[Token], hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Give the forms of a sentence, each title with the field before or behind it.

    The words of a field tell nothing of who acts, so a state's name before them owns the title.
    """
    done: list[Hit] = []
    begins = {hit.first for hit in hits}
    for hit in hits:
        if done and hit.first <= done[-1].last:
            continue
        if hit.titular and hit.form.role == "title" and _has_field(tokens, hit):
            low = next((one.last + 1 for one in reversed(done) if not _plain(one)), 0)
            hit = replace(hit, first=_first(tokens, hit.first, low))
            while done and done[-1].last >= hit.first:
                done.pop()  # the press secretary is none of the press
            hit = replace(hit, last=_last(tokens, hit.last, begins))
        done.append(hit)
    return tuple(done)


def _has_field(tokens: Sequence[Token], hit: Hit) -> bool:
    return tokens[hit.last].folded in word_list("en", "titles_with_fields")


def _plain(hit: Hit) -> bool:
    return hit.titular and hit.form.role == "plain"


def _first(tokens: Sequence[Token], title: int, low: int) -> int:
    """Give the first token of a title, or of the field before it, not before a token."""
    first, place = title, title - 1
    while place >= max(low, title - _LONGEST):
        if _of_field(tokens, place):
            first = place
        elif not (first < title and tokens[place].folded in _AND):
            break
        place -= 1
    return first


def _last(tokens: Sequence[Token], title: int, begins: set[int]) -> int:
    """Give the last token of a title, or of the field that "of" or "for" leads to."""
    of = title + 1
    if of >= len(tokens) or tokens[of].folded not in _OF:
        return title
    last = title
    for place in range(of + 1, min(of + 1 + _LONGEST, len(tokens))):
        if place in begins:
            break
        if _of_field(tokens, place):
            last = place
        elif not (last > title and tokens[place].folded in _AND):
            break
    further = last + 1 < len(tokens) and tokens[last + 1].folded in _AND
    return title if further else last  # minister for water and forests: a longer field


def _of_field(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].folded in word_list("en", "fields")
