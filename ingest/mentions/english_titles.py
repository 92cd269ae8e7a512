"""English titles: which are of one, and which of several."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS, HYPHENS

DETERMINERS = frozenset({"the", "a", "an"})
HIS = frozenset({"his", "her"})
_FOR = frozenset({"for", "of", "on"})
_WHICH = DETERMINERS | {
    *("acting", "current", "deputy", "ex", "former", "his", "her", "its", "late", "new", "then"),
    *("their", "vice", "interim", "outgoing", "incoming"),
}
# What tells that somebody is something: Ann Lee, who was Chad's consul.
_BEING = frozenset({"as", "became", "is", "was"})
# What a title behind a name may begin with.
OPENERS = DETERMINERS | _BEING | {"former", "who"}
# What may stand between a name, or the comma behind it, and a title.
_DESCRIBING = OPENERS | HIS | {"their", "retired", "late", "then", "now", "once"}
_FIELD = 5  # words of a field of office, at most


def of_several(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the tokens `first` to `last` hold a title in the plural: Greek leaders.

    What stands before its head or is led to (chairman of the Joint Chiefs) may be many all the
    same.
    """
    words = [token.folded for token in tokens[first : last + 1]]
    led = (n for n, word in enumerate(words) if n and word in word_list("en", "prepositions"))
    head = words[: next(led, len(words))][-1:]
    return not _plurals().isdisjoint(head)


def field_end(tokens: Sequence[Token], start: int) -> int | None:
    """Give the comma behind what an office is for, if words begin to tell it at a token.

    For strategic affairs, of trade and industry: in small letters, and no clause.
    """
    if start >= len(tokens) or tokens[start].folded not in _FOR:
        return None
    stops = word_list("en", "not_modifiers") - {"and", "the"}
    for position in range(start + 1, min(start + 2 + _FIELD, len(tokens))):
        token = tokens[position]
        if token.text == ",":
            return position if position > start + 1 else None
        small = token.text[:1].islower() or token.text == "-"
        if not small or token.folded in stops or token.folded in word_list("en", "prepositions"):
            return None
    return None


def crown_end(tokens: Sequence[Token], first: int) -> int | None:
    """Give the last token of a monarch's title that begins at a token: King, Crown Prince."""
    last = first + (tokens[first].folded == "crown")
    return last if last < len(tokens) and is_monarch(tokens[last]) else None


def is_monarch(token: Token) -> bool:
    """Say whether a word is the title of a monarch or of his house."""
    return token.folded in word_list("en", "monarchs")


def ends_apposition(tokens: Sequence[Token], last: int) -> bool:
    """Say whether a name in commas ends at a token: not so in "left, Jean Testmann said"."""
    return last + 1 >= len(tokens) or not tokens[last + 1].is_word


def of_another_house(tokens: Sequence[Token], title: tuple[int, int], named: Set[int]) -> bool:
    """Say whether a title that may be a state's is a club's or a university's, or no title.

    The club president, the president of the university, a drag queen; the tokens of actors are
    `named`.
    """
    first, last = title
    posts = word_list("en", "posts_of_one")
    head = next((n for n in range(first, last + 1) if tokens[n].folded in posts), None)
    if head is None:
        return False
    if is_monarch(tokens[head]) and not tokens[head].text[0].isupper():
        return True
    before = tokens[first - 1] if first else None
    small = tokens[head].text[0].islower() and before is not None and before.is_word
    if small and before is not None and before.folded not in _WHICH | word_list("en", "fields"):
        opens = first < 2 or tokens[first - 2].folded in DETERMINERS
        if opens and before.folded not in word_list("en", "prepositions"):
            return True
    place = head + 1
    if place < len(tokens) and tokens[place].folded in _FOR:
        place += 1 + (place + 1 < len(tokens) and tokens[place + 1].folded in DETERMINERS)
        return place < len(tokens) and place not in named
    return False


@cache
def _plurals() -> frozenset[str]:
    titles = (row.form for row in known_actors().titles["en"] if row.role == "title")
    heads = {title.split(" of ")[0].split()[-1].lower() for title in titles}
    return frozenset(map(_plural, heads))


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word.removesuffix("an") + "en"
    return word.removesuffix("y") + "ies" if word.endswith("y") else word + "s"


def name_before(tokens: Sequence[Token], title: int) -> int | None:
    """Give the last token before a title at which a name may end, or None.

    Ann Lee, a former Swiss consul; Ann Lee, 64, the consul; Ann Lee was the Swiss consul.
    """
    place = title - 1
    while place > 0 and tokens[place].folded in _DESCRIBING:
        place -= 1
    said = any(token.folded in _BEING for token in tokens[place + 1 : title])
    comma = place > 0 and tokens[place].text in COMMAS
    if not comma:
        return place if said else None
    place -= 1
    aged = place > 1 and is_age(tokens, place)
    return place - 2 if aged else place


def is_age(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a number in commas tells how old somebody is: Ann Lee, 64, the consul."""
    around = tokens[place - 1 : place + 2 : 2] if place else ()
    aged = tokens[place].text.isdigit() and len(around) == 2
    return aged and all(token.text in COMMAS for token in around)


def is_owned(tokens: Sequence[Token], last: int) -> bool:
    """Say whether what ends at a token has something behind: the president's."""
    return last + 1 < len(tokens) and tokens[last + 1].folded == "s"


def behind_age(tokens: Sequence[Token], place: int) -> int | None:
    """Give what stands behind an age that begins at a token: 88-year-old; None if none does."""
    words = [token.folded or token.text for token in tokens[place : place + 5]]
    if len(words) < 5 or not words[0].isdigit() or words[2::2] != ["year", "old"]:
        return None
    return place + 5 if {words[1], words[3]} <= HYPHENS else None


def modifies(token: Token, *, verbs: bool) -> bool:
    """Say whether a word may stand between an actor and its head: new, ground, state-run.

    Where a verb may stand, neither a verb nor what begins an object: the ELN killed four soldiers.
    """
    stops = word_list("en", "not_modifiers")
    plain = token.is_word and token.text[0].islower() and token.folded not in stops
    clause = token.folded.endswith("ed") or token.folded in word_list("en", "after_names")
    return plain and not (verbs and clause)
