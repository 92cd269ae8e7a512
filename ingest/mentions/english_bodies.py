"""English bodies that name no owner: the army, police, its forces; which may stand so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import HYPHENS, QUOTES
from ingest.mention import MentionRole
from ingest.mentions.index import Hit
from ingest.mentions.phrase import OWNERS, Phrase, bare
from ingest.mentions.states_epithets import epithet_at
from ingest.speech import tells

_WHOSE = frozenset({"of", "for", "from", "loyal", "allied"})
_QUALIFIERS = frozenset({"own", "armed", "naval", "ground", "military", "elite"})
# What may be on anybody's side.
_OF_NOBODY = frozenset({"side"})
_OWNERS = frozenset({MentionRole.DEMONYM, MentionRole.NAME})
_BODIES = frozenset({MentionRole.BODY, MentionRole.SEAT})
_JOINED = HYPHENS | {"‐"}


def bare_bodies(tokens: Sequence[Token], hits: Sequence[Hit], taken: Set[int]) -> Iterator[Phrase]:
    """Give the bodies whose state the article or the sentence leaves to the reader."""
    for hit in hits:
        if hit.form.role != "body" or hit.first in taken or of_others(tokens, hit):
            continue
        owner = hit.first - 1
        if owner > 0 and tokens[owner].folded in _QUALIFIERS:
            owner -= 1
        if owner >= 0 and owner not in taken and tokens[owner].folded in OWNERS:
            # What stands in the quotation before says nothing of whose it is.
            told = told_of_speech(tokens, owner, hit.last)
            if _words(tokens, hit) not in _OF_NOBODY and not told:
                yield replace(bare([hit]), first=owner)
        elif _definite(tokens, hit):
            yield bare([hit])


def with_owned_bodies(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Phrase]:
    """Give the phrases, each body that has a name with whoever stands before it as its owner.

    The Belarusian KGB is no Russian one, and Israel's Knesset is told of once.
    """
    done: list[Phrase] = []
    for phrase in phrases:
        owner = done[-1] if done else None
        if owner is None or not _owns(tokens, owner, phrase):
            done.append(phrase)
        else:
            role = MentionRole.BODY
            done[-1] = replace(phrase, first=owner.first, actor=owner.actor, role=role)
    return done


def _owns(tokens: Sequence[Token], owner: Phrase, body: Phrase) -> bool:
    named = owner.role in _OWNERS and not owner.candidates and owner.title is None
    able = body.role in _BODIES and not (body.candidates or body.title or body.bare)
    if not (named and able and known_actors().is_state(owner.actor)):
        return False
    between = [token.folded for token in tokens[owner.last + 1 : body.first]]
    own = owner.actor == body.actor
    if owner.role is MentionRole.DEMONYM:
        return not between and (own or body.role is MentionRole.BODY)
    return own and between == ["s"]


def _definite(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a body is one that the reader knows: the army, government forces, police."""
    words = _words(tokens, hit)
    if words in word_list("en", "not_bare"):
        return False  # a helicopter and militants are whose the text says
    before = tokens[hit.first - 1] if hit.first else None
    if before is not None and before.folded == "s" and epithet_at(tokens, hit.first - 2):
        return False  # the Gulf state's government is whose the epithet tells
    if (before is not None and before.folded == "the") or words.startswith("government"):
        return True
    if words not in word_list("en", "bare"):
        return False
    return before is None or before.text in ".,;:" or before.folded in _before_bare()


def of_others(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether words behind a body make it another's or another thing: the police station."""
    behind = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if behind is None:
        return False
    thing = behind.folded in word_list("en", "of_bodies")
    if tokens[hit.last].folded == "military":  # more often an adjective than an army
        thing = thing or behind.folded in word_list("en", "of_military")
    return thing or behind.folded in _WHOSE or behind.text in _JOINED


def told_of_speech(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether somebody tells what is quoted right before: "...", his spokesman said."""
    before = [token.text for token in tokens[max(0, first - 2) : first]]
    quoted = any(mark in QUOTES for mark in before[-1:] if mark)
    behind = tokens[last + 1].folded if last + 1 < len(tokens) else ""
    if quoted:
        return tells(behind, "en")
    verb = bool(before) and tells(tokens[first - 1].folded, "en")
    return verb and any(mark in QUOTES for mark in before[:1])


def _words(tokens: Sequence[Token], hit: Hit) -> str:
    return " ".join(token.folded for token in tokens[hit.first : hit.last + 1])


def _before_bare() -> Set[str]:
    # The deployment of troops is of any; those that act are whom the article is about.
    return (word_list("en", "prepositions") - {"of"}) | word_list("en", "before_bare")
