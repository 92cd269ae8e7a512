"""Whose an Arabic statement is that later speaks for itself: وطالب البيان."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.arabic import readings
from ingest.attribution import Act
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.arabic_deeds import verb_kinds
from ingest.mentions.lists import clitics_before, lists

THE_STATEMENT = "البيان"
_STATEMENT = frozenset({"بيان", "بيانا"})
_JOINT = frozenset({"مشترك", "مشتركا"})
_OF = frozenset({"عن", "من", "لدي"})
_IN_IT = frozenset({"فيه"})  # بيان يدين فيه الأردن
_NEAR = 4  # tokens from a statement to whose it is: بيان صادر عن الداخلية الكينية


def issuers(
    tokens: Sequence[Token], here: Sequence[Mention], more: Sequence[Mention], said: Sequence[Act]
) -> tuple[Mention, ...] | None:
    """Give who issues the statement that a sentence tells of, or None if it tells of none.

    It is whoever stands right behind it, else who speaks in the sentence; of a joint one all who
    do so together. What is told of a statement known already changes nothing.
    """
    told = next((n for n, t in enumerate(tokens) if _is_statement(t.folded)), None)
    if told is None:
        return None
    behind = next((m for m in here if told < m.first <= told + _NEAR), None)
    if behind is not None and _issues(tokens, told, behind):
        return (behind,)
    joint = any(t.folded in _JOINT for t in tokens[told + 1 : told + 1 + _NEAR])
    carried = sorted((m for m in more if m.first <= told), key=lambda m: m.first)
    if carried:
        together = tuple(m for m in carried if m.first == carried[0].first)
        return together if joint or len(together) == 1 else ()
    speaker = next((act.speaker for act in said if act.speaker is not None), None)
    if joint:
        runs = (run for run in lists(tokens, here) if len({m.party for m in run}) > 1)
        return next((run for run in runs if speaker is None or speaker in run), ())
    return (speaker,) if speaker is not None and speaker.role is not MentionRole.REGION else ()


def _is_statement(word: str) -> bool:
    return any(r.stem in _STATEMENT and not r.article for r in readings(word))


def _issues(tokens: Sequence[Token], statement: int, behind: Mention) -> bool:
    """Say whether a statement is of whoever stands behind it, and not on him: بيان بشأن ليبيا."""
    between = tokens[statement + 1 : behind.first]
    words = {token.folded for token in between}
    if behind.role is MentionRole.REGION or not all(token.is_word for token in between):
        return False
    if not words.isdisjoint(word_list("ar", "prepositions") - _OF):
        return False
    addresses = words.isdisjoint(_IN_IT) and any(_of_it(word) for word in words)
    return not addresses and clitics_before(tokens, behind) != "ب"


def _of_it(word: str) -> bool:
    """Say whether a word may be a verb of which the statement is the subject: بيان يدين الصين."""
    return word.startswith("ي") or (bool(verb_kinds(word)) and not word.endswith("ت"))
