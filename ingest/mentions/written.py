"""Persons' names as they are given out: without hashtags, and without what is joined to them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Sentence, Token
from ingest.arabic import ARTICLE, readings
from ingest.mention import MentionRole
from ingest.mentions.given_names import given
from ingest.mentions.index import actor_index
from ingest.mentions.phrase import Phrase

# What is read off a name that the lexicon does not have; other letters begin names: فريد, براد.
_BEFORE_GIVEN = frozenset({"و", "ل"})


def plain_name(name: str) -> str:
    """Give a name without hashtags: «#علي_عبدالله_صالح» is written in three words."""
    return " ".join(name.replace("#", " ").replace("_", " ").split())


def stands_in(form: str, text: str) -> bool:
    """Say whether a text has a form, if need be behind ل, which takes its alef: للأسد."""
    article = form.startswith(ARTICLE) and "لل" + form.removeprefix(ARTICLE) in text
    return form in text or article


def form_of(sentence: Sentence, phrase: Phrase) -> str:
    """Give the form of an actor that a phrase has; a person's is that of his name alone.

    «لترامب» is Trump, and «لبرينو لورو» Bruno Le Roux.
    """
    first, last = phrase.name or (phrase.first, phrase.last)
    text = sentence.span(first, last)
    if phrase.role is not MentionRole.PERSON:
        return text
    return plain_name(
        _alone(sentence.tokens, first, last) + text.removeprefix(sentence.tokens[first].text)
    )


def _alone(tokens: Sequence[Token], first: int, last: int) -> str:
    """Give the first word of a name without a preposition or conjunction: للأسد is الأسد."""
    folded, text = tokens[first].folded, tokens[first].text
    known = actor_index("ar").at(tokens, first)
    prefix = ""
    person = known is not None and (known.form.role == "person" or known.form.last_name)
    if known is not None and person and known.last == last:
        prefix = known.prefix
    elif not given(folded):
        ways = (r for r in readings(folded) if r.prefix in _BEFORE_GIVEN and not r.article)
        prefix = next((r.prefix for r in ways if given(r.stem)), "")
    alone = text.removeprefix(prefix)
    written = text.startswith(prefix + ARTICLE) or not text.startswith("لل", len(prefix) - 1)
    return alone if not prefix or written else ARTICLE + alone[1:]
