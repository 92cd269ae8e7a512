"""Gender in Arabic: which a verb has, and which it takes to have a mention as its subject."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.arabic import ARTICLE, CONJUNCTIONS, LEADING
from ingest.mention import Mention, MentionRole
from ingest.rules.grammar import Grammar
from ingest.subjects_behind import of_state

FEMININE, MASCULINE = "f", "m"
_SHORTEST = 3  # letters of a verb
_FEMININE_ENDINGS = ("ه", "ات")
_TAKEN_ON = ("ته", "تها", "تهم", "تهما")
_PEOPLE = frozenset({MentionRole.PERSON, MentionRole.OFFICIAL, MentionRole.PEOPLE})


def agree(
    verb: str,
    words: Sequence[str],
    mention: Mention,
    known: Grammar,
    *,
    imperfect: bool = True,
    masculine: bool = False,
    adjectival: bool = False,
) -> bool:
    """Say whether a verb may have a mention as its subject, as far as gender tells.

    `imperfect` says whether the verb is sure to be imperfect when it begins with ت, `masculine`
    whether it is known to be masculine. `words` are those of the sentence. What is unsure agrees.
    """
    told = MASCULINE if masculine else _of_verb(verb, imperfect=imperfect)
    gender = of_mention(words, mention, known, adjectival=adjectival)
    return told is None or gender is None or told == gender


def _of_verb(word: str, *, imperfect: bool) -> str | None:
    for clitic in CONJUNCTIONS:
        if word.startswith(clitic) and len(word) > _SHORTEST:
            word = word[1:]
    if word.startswith("س") and word[1:2] in ("ي", "ت"):
        word, imperfect = word[1:], True
    if word.startswith("ي"):
        return MASCULINE
    if word.startswith("ت"):
        return FEMININE if imperfect or word.endswith("ت") else None
    if word.startswith(("ن", "ا")) and not word.endswith("ت"):
        return None
    return FEMININE if word.endswith(("ت", *_TAKEN_ON)) else MASCULINE


def of_mention(
    words: Sequence[str], mention: Mention, known: Grammar, *, adjectival: bool = False
) -> str | None:
    """Give the gender of a mention by its first of the sentence's words, or None if unsure."""
    head = words[mention.first]
    for clitic in CONJUNCTIONS + LEADING:
        if head.startswith(clitic + ARTICLE):
            head = head[1:]
    head = head.removeprefix(ARTICLE)
    kinds = known.kinds(head)
    if "masculine" in kinds or "masculine" in known.kinds(words[mention.first]):
        return MASCULINE
    if head.endswith(_FEMININE_ENDINGS):
        return FEMININE
    role = mention.role
    if role in (MentionRole.NAME, MentionRole.CAPITAL):
        return FEMININE if of_state(mention) else None
    if role in _PEOPLE or role in (MentionRole.BODY, MentionRole.SEAT):
        return MASCULINE
    if role is MentionRole.DEMONYM:
        return MASCULINE if adjectival or head.endswith(("ون", "ين")) else None
    return None
