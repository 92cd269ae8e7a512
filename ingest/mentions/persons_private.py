"""Named persons who act for nobody, by the trade beside their names: الصحفي السعودي فلان."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from ingest.annotation import Token
from ingest.arabic import ARTICLE, Reading, readings, without_conjunction
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS, QUOTES
from ingest.mention import MentionRole
from ingest.mentions.arabic_names import definite, name_end
from ingest.mentions.given_names import given
from ingest.mentions.index import Hit
from ingest.mentions.phrase import Phrase
from ingest.mentions.tagged import Span

_OPENING, _CLOSING = "(", ")"
_PASSED = QUOTES | frozenset({_OPENING, _CLOSING, "#"})
_PREFIXES = frozenset({"", "و", "ف", "ل", "ب", "ول", "وب"})
_DEFINITE = (ARTICLE, "وال", "لل", "بال", "فال")
# Trades that are a post of whoever sends them.
_SPIES = frozenset({"جاسوس", "عميل"})
# What is said of groups too, so that it describes the one before: تنظيم داعش الإرهابي.
_OF_GROUPS = frozenset({"ارهابي", "متطرف", "متشدد", "جهادي", "معارض"})
# The opposition, and the attorney general.
_OTHERS = frozenset({"معارضه"})
_NOT_TELLING = frozenset({"العام", "الذي", "التي"})
# Verbs that begin as the article does.
_VERBS = frozenset(
    {
        *("التقي", "التقت", "التحق", "التحقت", "التزم", "التزمت", "التمس", "التمست"),
        *("القي", "القت", "الغي", "الغت", "الزم", "الزمت"),
    }
)
_FEMININE = "ه"
# How nouns end that agree with no man: السلطات, المحتجين.
_OF_OTHERS = (_FEMININE, "ات", "ون", "يين")
# A man in spite of its ending.
_MEN = frozenset({"داعيه"})
# «من أصل مجري» and «من أصول تركية» tell more of somebody.
_FROM, _ORIGINS = "من", frozenset({"اصل", "اصول"})
_ADJECTIVES = 5
# «آية الله» is a form of address.
_SIGN, _OF_GOD = "ايه", "الله"
# «عبد العزيز» is a first name.
_SERVANT = "عبد"
# What a name may be part of besides a person: what only tells of a people, and last names alone.
_LOOSE = frozenset({MentionRole.DEMONYM, MentionRole.PEOPLE})
_WHO_IS = frozenset({"وهو", "وهي", "هو", "هي"})
# What joins one to another; names of foreigners that begin with it go on with other letters.
_AND, _OF_FOREIGN = "و", "ياولنه"
_MANY = 4  # tokens of a name that stands before its trade
# A present tense, whose second letter is seldom that of a name: ترامب, تشارلز, ياسر.
_PRESENT, _OF_NAMES, _SHORTEST_VERB, _LONGER_THAN_VERBS = "تي", "اوحيعشرسمن", 4, 6


def with_private_persons(
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    titles: Mapping[int, Hit],
    names: Sequence[Span] = (),
) -> list[Phrase]:
    """Give the phrases and each person of a full name whom a trade beside it introduces.

    Whoever is called a journalist, an activist or a spy acts for himself, whatever people he is
    of; a child, a priest or a prisoner is one of his people. Whom the lexicon knows or a title
    describes stays what he is. `names` are those that a trained model found.
    """
    ends = dict(names)
    held = {n: one for one in phrases for n in range(one.first, one.last + 1)}
    found: list[Phrase] = []
    for place, token in enumerate(tokens):
        if not token.is_word or (found and place <= found[-1].last):
            continue
        trade = _trade(tokens, place)
        if trade is None:
            continue
        name = _named(tokens, place, trade, held, titles) if trade[0].article else None
        if name is not None and held.keys().isdisjoint(range(name[0], ends.get(name[0], 0) + 1)):
            name = name[0], ends.get(*name)
        before = name is None
        name = name or _before(tokens, place, held, definite=trade[0].article)
        if name is None:
            continue
        told = range(place, trade[1] + 2 if before else name[0])
        person = _person(name, told, trade[0], held)
        if person is not None:
            found.append(replace(person, first=name[0], title=None) if before else person)
    if not found:
        return list(phrases)
    inside = {n for one in found for n in range(one.first, one.last + 1)}
    rest = [p for p in phrases if inside.isdisjoint(range(p.first, p.last + 1))]
    return sorted([*rest, *found], key=lambda phrase: phrase.first)


def _person(name: Span, told: range, trade: Reading, held: Mapping[int, Phrase]) -> Phrase | None:
    """Give the person of a name whom the tokens of `told` tell of, if he is an actor."""
    around = (held[n].actor for n in told if n in held)
    people = next((one for one in around if known_actors().is_state(one)), "")
    stem = trade.stem.removesuffix(_FEMININE)
    many = not word_list("ar", "trades_of_many").isdisjoint({stem, trade.stem})
    if many and not people:
        return None
    sent = people and stem in _SPIES
    return Phrase(
        told[0],
        name[1],
        name[1],
        people if many else "",
        MentionRole.PERSON,
        name=name,
        title=(told[0], told[-1]) if sent else None,
        people="" if many else people,
    )


def _trade(tokens: Sequence[Token], place: int) -> tuple[Reading, int] | None:
    """Give how the trade that begins at a place is read, and its last token.

    Of two words the second has the article.
    """
    trades = _trades()
    behind = tokens[place + 1].folded if place + 1 < len(tokens) else ""
    for reading in _begun(tokens[place].folded):
        if f"{reading.stem} {behind}" in trades:
            return replace(reading, article=behind.startswith(ARTICLE)), place + 1
        if reading.stem in trades or reading.stem.removesuffix(_FEMININE) in trades:
            return reading, place
    return None


@cache
def _trades() -> frozenset[str]:
    return word_list("ar", "trades") | word_list("ar", "trades_of_many")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(trade.partition(" ")[0] for trade in _trades())


@lru_cache(maxsize=100_000)
def _begun(word: str) -> tuple[Reading, ...]:
    """Give the readings of a word that may begin a trade."""
    able = _first_words()
    return tuple(
        reading
        for reading in readings(word)
        if reading.prefix in _PREFIXES
        and not able.isdisjoint({reading.stem, reading.stem.removesuffix(_FEMININE)})
    )


def _named(
    tokens: Sequence[Token],
    place: int,
    trade: tuple[Reading, int],
    held: Mapping[int, Phrase],
    titles: Mapping[int, Hit],
) -> Span | None:
    """Give the name behind a trade and the adjectives that agree with it."""
    reading, last = trade
    before = tokens[place - 1].folded if place else ""
    noun = before.startswith(_DEFINITE) and without_conjunction(before) not in _VERBS
    noun = noun or (reading.stem in _OF_GROUPS and place - 1 in held)
    if (not reading.prefix and noun) or reading.stem in _OTHERS:
        return None  # «المكتب الإعلامي»: an adjective
    woman = reading.stem.endswith(_FEMININE) and reading.stem not in _MEN
    start, commas, passed = last + 1, 0, 0
    while start < len(tokens) and passed <= _ADJECTIVES:
        token, opened = tokens[start], {one.text for one in tokens[last + 1 : start]}
        if token.text in COMMAS and not commas:
            commas += 1
        elif (
            token.folded == _FROM
            and start + 2 < len(tokens)
            and tokens[start + 1].folded in _ORIGINS
        ):
            start += 2
        elif (
            token.folded == _SIGN
            and tokens[start + 1 : start + 2]
            and (tokens[start + 1].folded == _OF_GOD)
        ):
            start += 1
        elif token.text == _CLOSING and _OPENING not in opened:
            return None  # (المراسل) قال
        elif token.text not in _PASSED:
            if not _describes(tokens, start, held, titles, woman=woman):
                break
            passed += 1
        start += 1
    end = name_end(tokens, start, _taken(start, held))
    servant = tokens[start].folded == _SERVANT if end == start + 1 else False
    if end is None or servant or (commas and not _closed(tokens, end)):
        return None
    nouns = commas and any(_joined(token) for token in tokens[start + 1 : end + 1])
    return None if nouns or _happens(tokens[start]) else (start, end)


def _joined(token: Token) -> bool:
    """Say whether a word is a noun joined to another, not ويليامز: «الصحفي، كذب وبهتان»."""
    word = token.folded
    return word.startswith(_AND) and word[1:2] not in _OF_FOREIGN and not given(word)


def _happens(token: Token) -> bool:
    """Say whether a word is a verb rather than a name: محاكمة القس الأميركي تفضح كذبا."""
    word = token.folded
    present = word[:1] in _PRESENT and _SHORTEST_VERB <= len(word) < _LONGER_THAN_VERBS
    return present and word[1] not in _OF_NAMES and not given(word)


def _describes(
    tokens: Sequence[Token],
    place: int,
    held: Mapping[int, Phrase],
    titles: Mapping[int, Hit],
    *,
    woman: bool,
) -> bool:
    """Say whether a word is an adjective of a man or woman: السعودي, المزدوج, والناشط."""
    word = tokens[place].folded
    phrase, title = held.get(place), titles.get(place)
    if phrase is not None and phrase.role not in _LOOSE:
        return False
    if title is not None and title.form.role == "title":
        return False
    if not (definite(tokens[place]) or word.startswith("و" + ARTICLE)) or word in _NOT_TELLING:
        return False
    return word.endswith(_FEMININE) if woman else not word.endswith(_OF_OTHERS)


def _taken(start: int, held: Mapping[int, Phrase]) -> set[int]:
    """Give the tokens of other phrases, but for last names alone inside what a name begins."""
    return {
        n
        for n, phrase in held.items()
        if n <= start
        or not (
            phrase.role is MentionRole.PERSON
            and phrase.title is None
            and phrase.first == phrase.last
        )
    }


def _closed(tokens: Sequence[Token], end: int) -> bool:
    """Say whether a name behind a comma ends with another mark, as an apposition does."""
    return end + 1 >= len(tokens) or not tokens[end + 1].is_word


def _before(
    tokens: Sequence[Token], place: int, held: Mapping[int, Phrase], *, definite: bool
) -> Span | None:
    """Give the name in «منال العلاني، الناشطة في» and «منال العلاني، وهي ناشطة»."""
    comma = place - 1
    if comma >= 0 and tokens[comma].folded in _WHO_IS:
        comma -= 1
    elif not definite:
        return None
    if comma < 2 or tokens[comma].text not in COMMAS:
        return None
    end = comma - 1
    while end >= 0 and tokens[end].text in _PASSED:
        end -= 1
    taken = set(held)
    for start in range(max(0, end - _MANY), end):
        known = given(tokens[start].folded)
        before = without_conjunction(tokens[start - 1].folded) if start else ""
        leads = before in word_list("ar", "tells") | word_list("ar", "prepositions")
        leads = leads or (start == 1 and tokens[0].folded.startswith("و"))  # «وتقدمت فلانة»
        if (known or leads) and name_end(tokens, start, taken) == end:
            return start, end
    return None
