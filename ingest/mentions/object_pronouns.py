"""Arabic pronouns that make an actor of the sentence before an object: واتهمتها باريس, له, معها."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ingest.annotation import Sentence, Token
from ingest.arabic import CONJUNCTIONS
from ingest.inflection import arabic_verb_forms
from ingest.marks import COMMAS, QUOTES
from ingest.mention import Mention, MentionRole
from ingest.mentions.anaphors import rows
from ingest.rules.gender import FEMININE, MASCULINE, of_mention
from ingest.rules.grammar import grammar

_HIM, _HER, _THEM = "ه", "ها", "هم"
_PRONOUNS = (_HER, _THEM, _HIM)
_GENDERS = {_HIM: MASCULINE, _HER: FEMININE}
_BREAKS = COMMAS | QUOTES | frozenset(":;؛.()«»")
_OF_ACTORS = frozenset({"address", "demand", "object"})
_REACH = 10  # tokens between whoever acts and the pronoun
_MANY = frozenset({MentionRole.PEOPLE, MentionRole.DEMONYM, MentionRole.NAME})


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
            pronoun = _pronoun(sentence.tokens, place) if place not in taken else None
            if pronoun is None or not token.is_word:
                continue
            ahead = [m for m in every if m.last < place]
            who = self._who(pronoun, {m.party for m in every})
            if who is not None and _free(sentence.tokens, place, ahead, every):
                yield place, place, who

    def remember(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> None:
        """Take in the actors of a sentence, those that it carries over included."""
        every = sorted((*here, *more), key=lambda m: m.first)
        if not every:
            return
        words = [token.folded for token in sentence.tokens]
        self._able = tuple((m, _gender(words, m)) for m in every)

    def _who(self, pronoun: str, named: set[str]) -> Mention | None:
        able = {
            mention.party: mention
            for mention, gender in self._able
            if mention.party not in named and _fits(pronoun, mention, gender)
        }
        return next(iter(able.values())) if len(able) == 1 else None


def _fits(pronoun: str, mention: Mention, gender: str | None) -> bool:
    if pronoun == _THEM:
        return mention.role in _MANY and gender is None
    return gender in (None, _GENDERS[pronoun])


def _gender(words: Sequence[str], mention: Mention) -> str | None:
    return of_mention(words, mention, grammar("ar"), adjectival=True)


def _pronoun(tokens: Sequence[Token], place: int) -> str | None:
    """Give the pronoun that ends a verb or a preposition, where the word is one for sure."""
    token = tokens[place]
    pronoun = next((p for p in _PRONOUNS if token.text.endswith(p)), None)
    if pronoun is None:
        return None
    return pronoun if token.folded in _governing() else None


@cache
def _governing() -> frozenset[str]:
    """Give the forms with a pronoun of "with" and of verbs whose object is no thing."""
    forms = {"مع" + pronoun for pronoun in _PRONOUNS}
    for verb in (row.form for row in rows("ar") if row.role in _OF_ACTORS):
        found = arabic_verb_forms(*verb.split("/"))
        forms |= {form for form, pronoun in found.items() if pronoun}
    return frozenset(forms | {joined + form for joined in CONJUNCTIONS for form in forms})


def _free(
    tokens: Sequence[Token], place: int, ahead: Sequence[Mention], every: Sequence[Mention]
) -> bool:
    """Say whether a pronoun is nobody's whom its own sentence names, and somebody acts beside it.

    Whoever acts in a clause is not its object: «خفضت باريس علاقاتها معها».
    """
    if len({m.party for m in ahead}) > 1:
        return False
    if ahead:
        between = tokens[ahead[-1].last + 1 : place]
        return len(between) <= _REACH and not any(map(_breaks, between))
    behind = next((m for m in every if m.first > place), None)
    if behind is None:
        return False
    between = tokens[place + 1 : behind.first]
    return len(between) <= _REACH and not any(map(_breaks, between))


def _breaks(token: Token) -> bool:
    kinds = grammar("ar").kinds(token.folded)
    return token.text in _BREAKS or not kinds.isdisjoint({"clause", "relative"})
