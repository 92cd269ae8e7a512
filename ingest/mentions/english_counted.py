"""English words for two or so many whom a text has named: both camps, the three, the old foes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache

from ingest.annotation import Token
from ingest.inflection import english_plural
from ingest.lexicons.files import word_list
from ingest.mentions.anaphors import words

_TOGETHER = {"duo": 2, "trio": 3, "quartet": 4}
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, **_TOGETHER}
_MODIFIERS = 4  # tokens between a number and its noun, with the noun
# Of two each: neither capital, either side.
OF_TWO = frozenset({"neither", "either"})
_BEING = frozenset({"are", "remain", "remained", "were"})
_EACH_ACTS = frozenset({"has", "wants"})
_OPENERS = frozenset({"the", "these", "both", "all", "their", "them"}) | OF_TWO
_OBJECTS = frozenset({"the", "a", "an", "their", "its", "his", "that", "to", "each", "one"})
_HELPING = frozenset(
    {
        *("also", "are", "can", "could", "did", "do", "had", "have", "must", "need"),
        *("remain", "remained", "were", "will", "would"),
    }
)
# Before a number they tell that who is counted was told of before.
_DEFINITE = frozenset({"all", "both", "his", "its", "last", "other", "the", "their", "these"})
_ALONE = frozenset({"both", "pair", "them", *_NUMBERS})
_OF = frozenset({"of"})
# The factions in the party are its own.
_INSIDE = frozenset({"in", "inside", "within"})
_CLAUSE_ENDS = frozenset(",.;:!?")


def numbered(tokens: Sequence[Token], position: int) -> Iterator[tuple[str, int]]:
    """Give role and last token of a word for so many at a token: "two", a digit, or "theirs"."""
    if tokens[position].folded not in _OPENERS:
        return
    if tokens[position].folded == "their":
        last = _theirs(tokens, position)
        if last is not None:
            yield "theirs", last
        return
    if tokens[position].folded in OF_TWO:
        if (last := _of_two(tokens, position)) is not None:
            yield "two", last
        return
    if tokens[position].folded == "them":
        if position and tokens[position - 1].folded == "between":
            yield "two", position
        return
    if (last := _with_number(tokens, position)) is not None:
        behind = tokens[position + 1].folded if position + 1 < len(tokens) else ""  # both
        many = _NUMBERS.get(behind, 2)
        yield "two" if many == 2 else str(many), last
    elif (last := _opposed(tokens, position)) is not None:
        yield "two", last


def _of_two(tokens: Sequence[Token], position: int) -> int | None:
    """Give the last token of "neither" and a noun for one of two, or alone before a verb."""
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    if behind is None or not behind.is_word:
        return None
    if english_plural(behind.folded) in counted() - words("en", "persons"):
        return None if _of_others(tokens, position + 1) else position + 1
    acts = behind.folded in words("en", "acting") | _EACH_ACTS
    alone = tokens[position].folded == "neither" and acts
    return position if alone and not position else None


def _with_number(tokens: Sequence[Token], position: int) -> int | None:
    """Give the last token of "both" or "the", a number, what tells more, and a noun for many."""
    word = tokens[position].folded
    start = position + 1 if word == "both" else position + 2
    number = tokens[start - 1].folded if start <= len(tokens) else ""
    if word == "both":
        if start < len(tokens) and tokens[start].folded in _NUMBERS:
            return None
    elif number not in _NUMBERS or (word == "all" and _NUMBERS[number] == 2):
        return None
    if number in _TOGETHER:
        return start - 1 if word == "the" else None
    for last in range(start, min(start + _MODIFIERS, len(tokens))):
        if tokens[last].folded in counted():
            return None if _of_others(tokens, last) else last
        if not _tells_more(tokens, last):
            break
    return start - 1 if _alone(tokens, position, start) else None


def _alone(tokens: Sequence[Token], position: int, behind: int) -> bool:
    """Say whether a number means actors without a noun: the three agreed, relations with both."""
    word = tokens[position].folded
    ends = behind >= len(tokens) or tokens[behind].text in _CLAUSE_ENDS
    if word == "both":
        led = position > 0 and tokens[position - 1].folded in word_list("en", "prepositions")
        if ends and led:
            return True
    acts = not ends and _acts(tokens, behind, opens=not position)
    return (ends and word == "the") or (acts and (word == "the" or not position))


def _acts(tokens: Sequence[Token], position: int, *, opens: bool) -> bool:
    """Say whether a verb stands at a token: the two agreed, the four accused Chad of lying.

    A participle before a noun is none (the two jailed poets), and of other verbs only those count
    that are the sentence's.
    """
    word = tokens[position].folded
    if word in words("en", "acting"):
        return True
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    if not (opens and word.endswith("ed")) or behind is None:
        return False
    return behind.text[0].isupper() or behind.folded in _OBJECTS | word_list("en", "prepositions")


@cache
def counted() -> frozenset[str]:
    """Give the nouns that may stand behind a number for actors."""
    roles = ("many", "holders", "persons", "lands", "groups", "firms")
    return frozenset().union(*(words("en", role) for role in roles))


def _tells_more(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a token may stand between a number and its noun: the two war-torn states.

    A verb may not: the two mediators urged both sides.
    """
    token = tokens[position]
    if token.text == "-":
        return True
    if not token.is_word or token.folded in _no_modifiers() or token.folded == "both":
        return False
    verb = token.folded.endswith("ed") and tokens[position - 1].text != "-"
    return not verb or token.folded in words("en", "adjective") | words("en", "opposed")


def _opposed(tokens: Sequence[Token], position: int) -> int | None:
    """Give the last token of what means two without saying so: the warring sides, the rivals."""
    if tokens[position].folded != "the":
        return None
    behind = [token.folded for token in tokens[position + 1 : position + 3]]
    if len(behind) > 1 and behind[0] in _nouns_of_two() and behind[1] in _deeds():
        return position + 1
    if behind[:1] == ["sides"] and behind[-1] in words("en", "acting") - _BEING:
        return position + 1  # the sides would not sit in one room
    between = position > 0 and tokens[position - 1].folded == "between"
    opposed = False
    for last in range(position + 1, min(position + 1 + _MODIFIERS, len(tokens))):
        noun = tokens[last].folded
        two = noun in words("en", "rivals") or (opposed and noun in words("en", "sides"))
        if two or (between and noun in counted()):
            inside = not two and _named_at(tokens, last + 1, _INSIDE)
            return None if inside or _of_others(tokens, last) else last
        opposed = opposed or noun in words("en", "opposed")
        if not _tells_more(tokens, last):
            return None
    return None


def _theirs(tokens: Sequence[Token], position: int) -> int | None:
    """Give the last token of "their leaders" where it begins a sentence."""
    if any(
        token.is_word and token.folded not in words("en", "joins") for token in tokens[:position]
    ):
        return None
    for last in range(position + 1, min(position + 1 + _MODIFIERS, len(tokens))):
        if tokens[last].folded in words("en", "holders"):
            return last
        if not _tells_more(tokens, last):
            return None
    return None


@cache
def _nouns_of_two() -> frozenset[str]:
    return (
        words("en", "sides") | words("en", "lands") | words("en", "groups") | words("en", "firms")
    )


@cache
def _deeds() -> frozenset[str]:
    """Give the verbs that only those can do who are meant: the sides signed, not were late."""
    return words("en", "acting") - _HELPING


def counted_strangers(tokens: Sequence[Token]) -> frozenset[int]:
    """Give how many men a sentence counts without naming them: three aid workers were freed."""
    found = set()
    for place, token in enumerate(tokens):
        many = _NUMBERS.get(token.folded)
        if many is None or (place and tokens[place - 1].folded in _DEFINITE):
            continue
        for noun in tokens[place + 1 : place + 1 + _MODIFIERS]:
            if noun.folded in word_list("en", "counted_strangers"):
                found.add(many)
            inside = noun.is_word or noun.text == "-"
            if many in found or not inside or noun.folded in word_list("en", "prepositions"):
                break
    return frozenset(found)


def of_strangers(number: str, word: str, strange: Set[int]) -> bool:
    """Say whether a word for so many may mean those whom a text has counted and not named."""
    many = int(number) if number.isdigit() else 2 * (number == "two")
    return many in strange and (word in _ALONE or word in words("en", "persons"))


def _of_others(tokens: Sequence[Token], last: int) -> bool:
    return _named_at(tokens, last + 1, _OF)


def _named_at(tokens: Sequence[Token], place: int, able: Set[str]) -> bool:
    return place < len(tokens) and tokens[place].folded in able


@cache
def _no_modifiers() -> frozenset[str]:
    return word_list("en", "not_modifiers") | word_list("en", "prepositions")
