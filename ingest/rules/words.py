"""Whether a word can be what a trigger takes it for: verb or noun, in both languages."""

from __future__ import annotations

from ingest.arabic import without_conjunction
from ingest.marks import HYPHENS
from ingest.rules.context import View
from ingest.rules.phrases import HYPHENED
from ingest.rules.triggers import OBJECT, Match, past_verbs, trigger_index

_PARTICIPLE = ("ed", "ing")
# Before these an -ing form is a noun: fighting has driven thousands out, fighting between.
_BEHIND_NOUN = frozenset({"has", "have", "had", "will", "would", "could", "is", "was", "between"})
_NOUNS = frozenset({"noun", "misdeed"})


def able(view: View, match: Match) -> bool:
    """Say whether a trigger stands where its part of speech can stand."""
    pos = match.trigger.pos
    if pos == "adjective":
        return True
    if view.arabic:
        return pos in _NOUNS or _arabic_verb(view, match)
    as_noun = _english_noun(view, match)
    if pos == "verb" and (
        _hyphened(view, match.first) or _named(view, match) or _controls(view, match)
    ):
        return False
    return as_noun is None or as_noun == (pos in _NOUNS)


def _arabic_verb(view: View, match: Match) -> bool:
    """No verb stands behind a preposition: في قصف, بعد رفض."""
    if "plain" in view.kinds(match.first) or _hamza_lost(view, match.first):
        return False
    if match.pronoun and "both" in match.trigger.flags and OBJECT not in match.trigger.target:
        # تعاونها is a noun, since one cooperates with somebody; no noun is written as جمعها.
        matches = trigger_index(view.language).at(view.tokens, match.first)
        if any(one.pronoun and one.trigger.pos in _NOUNS for one in matches):
            return False
    before = view.word_before(match.first)
    if match.prefix or before < 0:
        return True
    return view.words[before] not in view.grammar.prepositions


def _hamza_lost(view: View, position: int) -> bool:
    """Say whether only folding makes a verb of a noun in اء: إلغاء is no ألغيا, أساء a verb."""
    bare = without_conjunction(view.words[position])
    return view.tokens[position].text.endswith("اء") and bare not in past_verbs()


def _english_noun(view: View, match: Match) -> bool | None:
    """Say whether an English word must be a noun (True) or a verb (False), or None."""
    word = view.words[match.first]
    if word.endswith(_PARTICIPLE):
        return None if match.trigger.pos not in _NOUNS else True
    before = match.first - 1
    if before < 0:
        return None
    if _hyphened(view, before) or _governs(view, before):
        return True
    token = view.tokens[before]
    kinds = view.kinds(before)
    if token.folded == "s" or "determiner" in kinds:
        return True
    if "modal" in kinds or "pronoun" in kinds:
        return False
    phrase = view.over(before)
    if phrase is not None and phrase.last == before:
        # U.S. sanctions, UN calls: an abbreviation qualifies as a demonym does.
        short = token.text.isupper() or token.text.endswith(".")
        return None if short and not phrase.adjectival else phrase.adjectival
    if token.folded in view.grammar.prepositions:
        return True
    return None


def _governs(view: View, position: int) -> bool:
    """Say whether a verb stands at a token whose object is a noun: cancel or reject talks."""
    if any(one.kind == "ending" for one in view.grammar.helpers(view.tokens, position)):
        return True
    matches = trigger_index(view.language).at(view.tokens, position)
    return any(one.trigger.pos == "verb" and one.trigger.type == "REJECTS" for one in matches)


def _hyphened(view: View, position: int) -> bool:
    """Say whether a participle is written with the word before it: Russian-led."""
    if position < 2 or not view.words[position].endswith(HYPHENED):
        return False
    hyphen = view.tokens[position - 1]
    return hyphen.text in HYPHENS and hyphen.end == view.tokens[position].start


def _named(view: View, match: Match) -> bool:
    """Say whether an -ing form is the subject of the verb behind it: says fighting has driven."""
    behind = match.last + 1
    return (
        view.words[match.first].endswith("ing")
        and behind < len(view.words)
        and view.words[behind] in _BEHIND_NOUN
        and "be" not in view.kinds(match.first - 1)
    )


def _controls(view: View, match: Match) -> bool:
    """Say whether a verb governs another, whose object is not its own: agreed to attack Iran."""
    behind = match.last + 1
    if behind >= len(view.words) or view.words[behind].endswith(("s", *_PARTICIPLE)):
        return False
    controlling = any(
        one.kind == "control" for one in view.grammar.helpers(view.tokens, match.first)
    )
    matches = trigger_index(view.language).at(view.tokens, behind)
    return controlling and any(one.trigger.pos == "verb" for one in matches)
