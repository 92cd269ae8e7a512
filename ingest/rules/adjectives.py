"""The sources and targets of adjectives and participles: مدعوم من, US-backed, pro-Russian."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.marks import HYPHENS
from ingest.rules.before import clause_subject, nearest
from ingest.rules.context import View
from ingest.rules.phrases import Phrase
from ingest.rules.roles import Roles, pairs, targets
from ingest.rules.triggers import Match

MODIFIED_REACH = 4
SOURCE_REACH = 6
PREFIXED_REACH = 4
# What may stand between a noun and the adjective that is said of it: other adjectives (nisbas), a
# pronoun or copula, or a relative clause.
_NISBA = ("ي", "يه", "يين", "يون")
_RELATIVES = frozenset({"التي", "الذي", "الذين", "اللذان", "اللذين"})
# The same in English: "Hezbollah, a group loyal to", "which is", "is still".
_LEADS = frozenset({"which", "who", "that", "is", "are", "was", "were", "a", "an", "the"})
_BRIDGES = frozenset({"و", "هي", "هو", "وهي", "وهو", "كانت", "كان", "غير", "السابق", "السابقه"})


def of_adjective(view: View, match: Match) -> Iterator[Roles]:
    """Give the ends: source behind (backed by Iran) or in front (US-backed), and the modified."""
    if not view.arabic:
        hyphened = list(_hyphened(view, match))
        if hyphened:
            yield from hyphened
            return
    modified = nearest(view, match.first, MODIFIED_REACH)
    if "free" in match.trigger.flags:
        modified = clause_subject(view, match.first)
    elif modified is not None and not _described(view, modified, match):
        return
    if modified is None:
        return
    if match.trigger.source:
        for phrase in view.phrases:
            near = match.last < phrase.first <= match.last + SOURCE_REACH
            led = near and phrase.places[0].at == match.last + 1
            if led and phrase.over in match.trigger.source:
                yield from pairs(phrase, modified, "adjective")
                return
        return
    for target, _ in targets(view, match, match.last, modified):
        yield from pairs(modified, target, "adjective")


def _described(view: View, modified: Phrase, match: Match) -> bool:
    """Say whether no other noun stands between: «قصفت تركيا قوات موالية لروسيا» tells of forces."""
    words = [view.words[n] for n in range(modified.last + 1, match.first) if view.words[n]]
    if not view.arabic:
        return len(words) < 2 or words[0] in _LEADS
    for word in words:
        if word in _RELATIVES:
            return True  # جونسون، الذي ظهر داعما لكييف
        if not (word.endswith(_NISBA) or word in _BRIDGES or word.startswith("وحلفا")):
            return False
    return True


def _hyphened(view: View, match: Match) -> Iterator[Roles]:
    """Give the ends of Iran-backed rebels, pro-Russian separatists."""
    tokens = view.tokens
    before = match.first - 1
    if before > 0 and tokens[before].text in HYPHENS:
        source = view.over(before - 1)
        target = _behind(view, match.last)
        if source is not None and target is not None and match.trigger.source:
            yield from pairs(source, target, "hyphen")
    behind = match.last + 1
    if behind + 1 < len(tokens) and tokens[behind].text in HYPHENS and not match.trigger.source:
        target = view.over(behind + 1)
        source = _behind(view, target.last) if target is not None else None
        if target is not None and source is None:
            # Lebanon's pro-Syrian government: the mention has the noun in it.
            source = nearest(view, match.first, 2)
        if target is not None and source is not None:
            yield from pairs(source, target, "hyphen")


def _behind(view: View, position: int) -> Phrase | None:
    return next(
        (
            phrase
            for phrase in view.phrases
            if 0 < phrase.first - position <= PREFIXED_REACH
            and view.plain(position, phrase.first)
            and not phrase.lead
        ),
        None,
    )
