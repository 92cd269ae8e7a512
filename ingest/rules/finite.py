"""Finite verbs, and where they show that "and" joins two clauses rather than two actors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.annotation import Token
from ingest.arabic import CONJUNCTIONS
from ingest.marks import ANY_QUOTES
from ingest.mention import Mention
from ingest.rules.grammar import Grammar
from ingest.rules.triggers import trigger_index

# How far before the first of two names the verb of the clause before may stand.
VERB_REACH = 10
# What leads to both of two names: the leaders of X and Y, killed in X and Y.
_OF_BOTH = frozenset({"of", "in"})
_AUXILIARIES = frozenset({"has", "have", "had"})
# These are no subject's verb: urged X and Y to leave, met X and Y on Monday.
_NO_VERB = frozenset({"to", "on", "not", "cannot"})
# Verbs of two or more, whose subject is the whole list: روسيا وإيران هددتا.
_PLURAL = ("تا", "ان", "وا", "ون")
_VERBS = frozenset({"verb", "deed"})
_NOUNS = frozenset({"noun", "misdeed"})
_HELPING = frozenset({"light", "control", "suffer"})


def is_finite(tokens: Sequence[Token], position: int, known: Grammar) -> bool:
    """Say whether a token is sure to be a finite verb of the lexicon, or an auxiliary."""
    word = tokens[position].folded
    if not known.arabic:
        auxiliary = {"be", "modal"} & known.kinds(word) or word in _AUXILIARIES
        if auxiliary and word not in _NO_VERB:
            return True
        behind = tokens[position + 1].folded if position + 1 < len(tokens) else ""
        if word.endswith("ing") or behind == "by":
            return False
    return _states(tokens, position, known)


def parts_clauses(
    tokens: Sequence[Token], mentions: Sequence[Mention], said: frozenset[int], known: Grammar
) -> bool:
    """Say whether "and" before the last of some mentions begins a clause: X met Y and Z left.

    `said` are the tokens of the verbs of speech.
    """
    verb = _verb_behind(tokens, mentions[-1].last, said, known)
    if verb is None:
        return False
    if known.arabic:
        plural = tokens[verb].folded.endswith(_PLURAL)
        return not plural and _arabic_clause_before(tokens, mentions[-2], said, known)
    return _english_clause_before(tokens, mentions[:-1], said, known)


def _verb_behind(
    tokens: Sequence[Token], last: int, said: frozenset[int], known: Grammar
) -> int | None:
    for position in range(last + 1, len(tokens)):
        word = tokens[position].folded
        if word in _NO_VERB or word in known.prepositions:
            return None
        if known.arabic and word.startswith(CONJUNCTIONS):
            return None
        if position in said or is_finite(tokens, position, known):
            return position
        if not word and tokens[position].text in ANY_QUOTES:
            continue
        if "particle" not in known.kinds(word):
            return None
    return None


def _arabic_clause_before(
    tokens: Sequence[Token], first: Mention, said: frozenset[int], known: Grammar
) -> bool:
    for position in _back(tokens, first.first, known):
        if "past" in known.kinds(tokens[position].folded):
            return False
        # تدعمها روسيا وإيران: the clause goes with a noun, and both are its subject.
        if any(m.pronoun for m in trigger_index("ar").at(tokens, position)):
            return False
        if any(h.pronoun for h in known.helpers(tokens, position)):
            return False
        if tokens[position].folded not in known.prepositions and (
            position in said or is_finite(tokens, position, known)
        ):
            return True
    return False


def _english_clause_before(
    tokens: Sequence[Token], mentions: Sequence[Mention], said: frozenset[int], known: Grammar
) -> bool:
    """Say whether a subject and its verb stand before the first of two names."""
    ends = {mention.last for mention in mentions[:-1]}
    if not _OF_BOTH.isdisjoint(t.folded for t in tokens[: mentions[-1].first][-2:]):
        return False
    verb: int | None = None
    for position in _back(tokens, mentions[-1].first, known):
        if position in said:
            # Said Russia and Iran attacked: what is said has both for its subject.
            return False
        if position in ends:
            return verb is not None
        kinds = known.kinds(tokens[position].folded)
        if verb is not None and "particle" not in kinds:
            return False
        if verb is None:
            be = position > 0 and "be" in known.kinds(tokens[position - 1].folded)
            participle = be and tokens[position].folded.endswith(("ing", "ed"))
            if participle or is_finite(tokens, position, known):
                verb = position
    return False


def _states(tokens: Sequence[Token], position: int, known: Grammar) -> bool:
    """Say whether a token is a verb of the lexicon and no noun of it, save an English -s form."""
    found = {
        m.trigger.pos for m in trigger_index("ar" if known.arabic else "en").at(tokens, position)
    }
    if found & _NOUNS and (known.arabic or not tokens[position].folded.endswith("s")):
        return False
    helping = any(one.kind in _HELPING for one in known.helpers(tokens, position))
    return bool(found & _VERBS) or helping


def _back(tokens: Sequence[Token], start: int, known: Grammar) -> Iterator[int]:
    """Give the words before a token in its clause, the nearest first."""
    for position in range(start - 1, max(-1, start - 1 - VERB_REACH), -1):
        token = tokens[position]
        if not token.folded and token.text not in ANY_QUOTES:
            return
        if {"clause", "relative"} & known.kinds(token.folded):
            return
        if token.folded:
            yield position
