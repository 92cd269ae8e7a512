"""Arabic names of persons behind and before a title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings, without_conjunction
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS, QUOTES
from ingest.mentions.arabic_names import may_be_name, name_end
from ingest.mentions.given_names import given
from ingest.mentions.index import Hit, title_index
from ingest.mentions.phrase import Phrase

_CHARGED = ("بال", "وال", "لل")
_PASSED = QUOTES | frozenset("()#")


def name_behind(
    tokens: Sequence[Token], last: int, titles: Mapping[int, Hit], taken: set[int]
) -> tuple[int, int] | None:
    start = skip_titles(tokens, last + 1, titles)
    if start < len(tokens) and (_charged(tokens[start]) or joined(tokens[start])):
        return None  # المكلف بالجالية, وزيرا للعدل وسمير العلاني
    end = name_end(tokens, start, taken)
    if end is not None:
        return start, end
    if start < len(tokens) and tokens[start].text in COMMAS:
        # قال وزير الطاقة التركي، فاتح دونميز، إن: a name between two commas.
        start = skip_titles(tokens, start + 1, titles)
        end = name_end(tokens, start, taken)
        if end is not None and (end + 1 >= len(tokens) or not tokens[end + 1].is_word):
            return start, end
    return None


def joined(token: Token) -> bool:
    """Say whether a word is a given name behind "and", so that it is another's: وسمير."""
    if given(token.folded):
        return False
    ways = readings(token.folded)
    return any(way.prefix == "و" and not way.article and given(way.stem) for way in ways)


def goes_on(token: Token) -> bool:
    """Say whether a word behind whom an official is sent to goes on with a clause: ونعت."""
    return token.folded.startswith("و") and not given(token.folded)


def as_tagged(
    official: Phrase, found: tuple[int, int] | None, names: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    """Give a name behind an official as far as a trained model reads it, or None for no name.

    What that model reads otherwise is none if it finds a name right before the official.
    """
    if found is None:
        return None
    shorter = next((span for span in names if span[0] == found[0] and span[1] < found[1]), None)
    if shorter is not None:
        return shorter
    read = any(a <= found[1] and found[0] <= b for a, b in names)
    before = any(b == official.first - 1 for _, b in names)
    return found if read or not before else None


def name_before(tokens: Sequence[Token], phrase: Phrase, taken: set[int]) -> tuple[int, int] | None:
    """Give the name in أحمد زيدان، مستشار الرئيس السوري, which needs no comma behind its verb."""
    comma = phrase.first - 1
    if comma < 2:
        return None
    if tokens[comma].text not in COMMAS:
        return _between_verb_and(tokens, phrase, taken)
    start = comma
    while start > 0 and start - 1 not in taken and may_be_name(tokens[start - 1]):
        start -= 1
    end = name_end(tokens, start, taken)
    return (start, end) if end == comma - 1 else None


def _between_verb_and(
    tokens: Sequence[Token], phrase: Phrase, taken: set[int]
) -> tuple[int, int] | None:
    """Give the name in قال أحمد زيدان مستشار الرئيس السوري."""
    title = title_index("ar").at(tokens, phrase.first)
    if title is None or title.prefix or tokens[phrase.first].folded.startswith(ARTICLE):
        return None
    start = phrase.first
    while start > 0 and start - 1 not in taken and may_be_name(tokens[start - 1]):
        start -= 1
    if not start or without_conjunction(tokens[start - 1].folded) not in word_list("ar", "tells"):
        return None
    end = name_end(tokens, start, taken)
    words = range(start, phrase.first)
    if any(title_index("ar").at(tokens, n) for n in words) or _charged(tokens[start]):
        return None  # «أوضح للصحافة آنذاك وزير الداخلية»
    return (start, end) if end == phrase.first - 1 else None


def _charged(token: Token) -> bool:
    return token.folded.startswith(_CHARGED)


def skip_titles(tokens: Sequence[Token], position: int, titles: Mapping[int, Hit]) -> int:
    """Pass over ranks and qualifiers (السابق، الجنرال), quotes and hashtags before a name."""
    while position < len(tokens):
        hit = titles.get(position)
        if hit is not None and hit.prefix:
            break
        if hit is not None:
            position = hit.last + 1
        elif tokens[position].text in _PASSED or (
            tokens[position].text in COMMAS and position + 1 in titles
        ):
            position += 1
        else:
            break
    return position
