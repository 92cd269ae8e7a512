"""Gender in Arabic: whether a verb agrees with a phrase that may be its subject."""

from __future__ import annotations

from ingest.arabic import ARTICLE, CONJUNCTIONS
from ingest.mention import MentionRole
from ingest.rules.context import View
from ingest.rules.phrases import Phrase

FEMININE, MASCULINE = "f", "m"
_STATE_CODE = 3
_FEMININE_ENDINGS = ("ه", "ات")
_TAKEN_ON = ("ته", "تها", "تهم", "تهما")
_PEOPLE = frozenset({MentionRole.PERSON, MentionRole.OFFICIAL, MentionRole.PEOPLE})


def agrees(view: View, verb: int, phrase: Phrase, *, imperfect: bool) -> bool:
    """Say whether a verb may have a phrase as its subject, as far as gender tells.

    `imperfect` says whether the verb is sure to be imperfect when it begins with ت. What is
    unsure agrees.
    """
    if not view.arabic:
        return True
    told = _of_verb(view.words[verb], imperfect=imperfect)
    gender = _of_phrase(view, phrase)
    return told is None or gender is None or told == gender


def _of_verb(word: str, *, imperfect: bool) -> str | None:
    for clitic in CONJUNCTIONS:
        if word.startswith(clitic) and len(word) > _STATE_CODE:
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


def _of_phrase(view: View, phrase: Phrase) -> str | None:
    mention = phrase.places[0].mention
    head = view.words[mention.first]
    for clitic in ("و", "ف", "ل", "ب"):
        if head.startswith(clitic + ARTICLE):
            head = head[1:]
    head = head.removeprefix(ARTICLE)
    kinds = view.grammar.kinds(head)
    if "masculine" in kinds or "masculine" in view.kinds(mention.first):
        return MASCULINE
    if head.endswith(_FEMININE_ENDINGS):
        return FEMININE
    role = mention.role
    if role in (MentionRole.NAME, MentionRole.CAPITAL):
        state = len(mention.party) == _STATE_CODE and mention.party.isalpha()
        return FEMININE if state else None
    if role in _PEOPLE or role in (MentionRole.BODY, MentionRole.SEAT):
        return MASCULINE
    if role is MentionRole.DEMONYM:
        return MASCULINE if phrase.adjectival or head.endswith(("ون", "ين")) else None
    return None
