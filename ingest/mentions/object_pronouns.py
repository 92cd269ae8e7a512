"""Arabic pronouns that make an actor of the sentence before an object: واتهمتها باريس, معها."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ingest.annotation import Sentence, Token
from ingest.arabic import CONJUNCTIONS, readings
from ingest.inflection import arabic_noun, arabic_verb, arabic_verb_forms
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS, QUOTES
from ingest.mention import Mention
from ingest.mentions.anaphors import rows
from ingest.mentions.index import title_index
from ingest.rules.gender import FEMININE, MASCULINE, of_mention
from ingest.rules.grammar import grammar

_GENDERS = {"ها": FEMININE, "ه": MASCULINE}
_WITH = frozenset({"معه", "معها"})
_IMPERFECT = ("ي", "ت", "سي", "ست")
# Before a verb that is no noun: وقد هدده, but not كرر تهديده.
_BEFORE_VERBS = frozenset({"قد", "كما", "ثم", "بعدما", "الذي", "التي"})
_BREAKS = COMMAS | QUOTES | frozenset(":;؛.()«»")
_REACH = 10  # tokens between whoever acts and the pronoun
_NEAR = 2  # tokens from a noun or verb for what is done together to "with"


class ObjectPronouns:
    """Whom an object pronoun may mean: the only one of its kind in the sentence before."""

    def __init__(self) -> None:
        self._able: tuple[tuple[Mention, str | None], ...] = ()

    def meant(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> Iterator[tuple[int, int, Mention]]:
        """Give first and last token of each such pronoun's word, with whom it means."""
        every = sorted((*here, *more), key=lambda m: m.first)
        taken = {n for m in every for n in range(m.first, m.last + 1)}
        for place, token in enumerate(sentence.tokens):
            gender = None if place in taken else _gender_at(sentence.tokens, place, every)
            if gender is None or not token.is_word:
                continue
            who = self._who(gender, {m.party for m in every})
            if who is not None and _free(sentence.tokens, place, every):
                yield place, place, who

    def remember(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> None:
        """Take in the actors of a sentence, those that it carries over included.

        Of a headline's, or beside somebody who is no known actor, none is meant.
        """
        every = sorted((*here, *more), key=lambda m: m.first)
        tokens = sentence.tokens
        told = () if sentence.in_title or _strangers(tokens, every) else every
        folded = [token.folded for token in tokens]
        of = [of_mention(folded, m, grammar("ar"), adjectival=True) for m in told]
        self._able = tuple(zip(told, of, strict=True))

    def _who(self, gender: str, named: set[str]) -> Mention | None:
        able = {
            mention.party: mention
            for mention, own in self._able
            if mention.party not in named and own in (None, gender)
        }
        return next(iter(able.values())) if len(able) == 1 else None


def _strangers(tokens: Sequence[Token], every: Sequence[Mention]) -> bool:
    """Say whether a sentence tells of an official or of a trade without a known actor."""
    taken = {n for m in every for n in range(m.first, m.last + 1)}
    for place, token in enumerate(tokens):
        if place in taken or not token.is_word:
            continue
        stems = {reading.stem.removesuffix("ا") for reading in readings(token.folded)}
        if not word_list("ar", "trades").isdisjoint(stems | {s.removesuffix("ه") for s in stems}):
            return True
        hit = title_index("ar").at(tokens, place)
        if hit is not None and hit.form.role == "title":
            return True
    return False


def _gender_at(tokens: Sequence[Token], place: int, every: Sequence[Mention]) -> str | None:
    """Give the gender of the pronoun that ends a verb or "with", where the word is one for sure."""
    token = tokens[place]
    gender = next((g for ending, g in _GENDERS.items() if token.text.endswith(ending)), None)
    if gender is None:
        return None
    word = token.folded
    if word in _WITH or (word[:1] in CONJUNCTIONS and word[1:] in _WITH):
        before = tokens[max(0, place - _NEAR) : place]
        return gender if any(_together(token.folded) for token in before) else None
    if word not in _governing():
        return None
    behind_actor = any(m.first == 0 and m.last == place - 1 for m in every)
    begins = place <= 1 or behind_actor or tokens[place - 1].folded in _BEFORE_VERBS
    bare = next((r.stem for r in readings(word) if r.prefix in CONJUNCTIONS), word)
    return gender if begins or bare.startswith(_IMPERFECT) else None


def _together(word: str) -> bool:
    return any(reading.stem in _done_together() for reading in readings(word))


@cache
def _done_together() -> frozenset[str]:
    """Give the forms of the nouns and verbs for what is done with others: علاقاتها, سيبحث."""
    forms: set[str] = set()
    for form in (row.form for row in rows("ar") if row.role == "with"):
        forms |= arabic_verb(*form.split("/")) if "/" in form else arabic_noun(form)
    return frozenset(forms)


@cache
def _governing() -> frozenset[str]:
    """Give the forms, with such a pronoun, of verbs whose object is no thing."""
    forms: set[str] = set()
    for verb in (row.form for row in rows("ar") if row.role == "object"):
        found = arabic_verb_forms(*verb.split("/"))
        forms |= {form for form, ends in found.items() if ends and form.endswith(tuple(_GENDERS))}
    return frozenset(forms | {joined + form for joined in CONJUNCTIONS for form in forms})


def _free(tokens: Sequence[Token], place: int, every: Sequence[Mention]) -> bool:
    """Say whether a pronoun is nobody's whom its own sentence names, and somebody acts beside it.

    Whoever acts in a clause, before the pronoun or right behind it, is not its object: «خفضت
    باريس علاقاتها معها».
    """
    ahead = [m for m in every if m.last < place]
    if len({m.party for m in ahead}) > 1:
        return False
    acting = ahead[-1] if ahead else next((m for m in every if m.first > place), None)
    if acting is None:
        return False
    between = tokens[acting.last + 1 : place] if ahead else tokens[place + 1 : acting.first]
    return len(between) <= _REACH and not any(map(_breaks, between))


def _breaks(token: Token) -> bool:
    kinds = grammar("ar").kinds(token.folded)
    return token.text in _BREAKS or not kinds.isdisjoint({"clause", "relative"})
