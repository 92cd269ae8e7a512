"""Whether source and target fit what a trigger means: words are attacked, visitors arrive."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.arabic import readings
from ingest.lexicons.files import word_list
from ingest.mention import MentionRole
from ingest.rules.context import View
from ingest.rules.phrases import Place
from ingest.rules.roles import Roles
from ingest.rules.triggers import Match

# How far behind an English name the noun may stand that it qualifies: US foreign policy.
HEAD_REACH = 3
_PEOPLE = frozenset({MentionRole.PERSON, MentionRole.OFFICIAL})


def fits(view: View, match: Match, found: Roles) -> bool:
    """Say whether source and target are such as the flags of a trigger ask for."""
    flags = match.trigger.flags
    if not flags & {"bodily", "spoken", "visitor", "guest"}:
        return True
    if flags & {"bodily", "spoken"}:
        spoken = found.source.mention.role in _PEOPLE or _is(view, match, found, "said")
        return spoken == ("spoken" in flags)
    if "visitor" in flags:
        return found.source.mention.role in _PEOPLE or _sent(view, found.source)
    return not (_is(view, match, found, "said") or _is(view, match, found, "things"))


def _is(view: View, match: Match, found: Roles, words: str) -> bool:
    """Say whether the object is a word of a list, which the target only qualifies."""
    return any(_listed(view, n, words) for n in _heads(view, match, found))


def _sent(view: View, source: Place) -> bool:
    """Say whether a subject is a delegation: وفد تركي, the UN envoys."""
    reach = range(max(0, source.first - 2), min(len(view.words), source.last + 1 + HEAD_REACH))
    return any(_listed(view, n, "delegates") for n in reach)


def _listed(view: View, position: int, words: str) -> bool:
    word, known = view.words[position], word_list(view.language, words)
    return word in known or (view.arabic and any(r.stem in known for r in readings(word)))


def _heads(view: View, match: Match, found: Roles) -> Iterator[int]:
    """Give the words of an object before the target, and in English behind it."""
    source, target = found.source, found.target
    start = match.last
    if source.first > match.last and source.last < target.first:
        start = source.last
    yield from range(start + 1, target.first)
    if view.arabic:
        return
    for position in range(target.last + 1, min(len(view.words), target.last + 2 + HEAD_REACH)):
        word = view.words[position]
        if view.over(position) is not None:
            return
        if word == "s":
            continue
        if not word and view.tokens[position].text in "'’-":
            continue
        if not word or word in view.grammar.prepositions or view.kinds(position):
            return
        yield position
