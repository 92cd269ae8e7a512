"""Whose an English official is who has no state beside him: of whom the article tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_rows
from ingest.mention import MentionRole
from ingest.mentions.phrase import Phrase

# Behind these a state is where somebody is or goes, or whom others act against.
_AWAY = frozenset({"against", "at", "from", "in", "into", "near", "on", "over", "to", "with"})
# Of those the ones that lead to somebody else than whoever acts.
_OTHERS = frozenset({"against", "from", "into", "to", "with"})
_IN = frozenset({"at", "in"})
_ARTICLES = frozenset({"the"})
_OPENING = 1  # tokens before whoever opens a sentence: The Norwegian government
_LEAST = 2  # what must speak for a state
_LEAD = 1  # by how much more than for any other
_AT_HOME = 2  # what a dateline in its capital is worth, in mentions
_HERE = 4  # what it is worth that the sentence plays there: in Oslo the minister


class StateTitleRow(BaseModel):
    """A row of `titles_of_one_state.tsv`: a title that names no state, and whose it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    title: Annotated[str, StringConstraints(pattern=r"^[a-z -]+$")]
    party: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of states: who acts, who opens it, where it plays, who is dealt with.

    `acting` are the states that it names otherwise than as where somebody is or goes.
    """

    acting: tuple[str, ...] = ()
    opening: str | None = None
    place: str | None = None
    others: frozenset[str] = frozenset()


def told_of_states(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> Told:
    """Give what an English sentence with these phrases tells of states."""
    states = [(phrase, _state(phrase)) for phrase in phrases]
    named = [(phrase, state) for phrase, state in states if state is not None]
    links = {phrase.first: _link(tokens, phrase.first) for phrase, _ in named}
    first = next(((p, s) for p, s in named if p.first <= _OPENING + 1), None)
    opening = place = None
    if first is not None and first[0].first <= _OPENING and not links[first[0].first]:
        opening = first[1]
    if first is not None and links[first[0].first] in _IN:
        place = first[1]
    return Told(
        tuple(s for p, s in named if links[p.first] not in _AWAY and _acts(p)),
        opening,
        place,
        frozenset(s for p, s in named if links[p.first] in _OTHERS),
    )


def state_of_stranger(
    acted: Counter[str], headline: Told, before: Told, here: Told, home: str | None
) -> str | None:
    """Give the state for which most speaks, or None where that is too little or too close.

    A state has one vote for each time that the article tells of it as acting, one where it is the
    first of the headline, opens the official's sentence or is the only one of the sentence before,
    and more where the text is written or the sentence plays. Whom an official goes to is not his.
    """
    votes = acted.copy()
    alone = before.acting[:1] if len(set(before.acting)) == 1 else ()
    for state in (*headline.acting[:1], *alone, here.opening):
        if state is not None:
            votes[state] += 1
    for state, worth in ((home, _AT_HOME), (here.place, _HERE)):
        if state is not None and votes[state]:
            votes[state] += worth
    for other in here.others - {here.opening}:
        del votes[other]
    (best, count), (_, second) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return best if count >= _LEAST and count - second >= _LEAD else None


def _acts(phrase: Phrase) -> bool:
    return phrase.role is not MentionRole.REGION


def _state(phrase: Phrase) -> str | None:
    able = {form.value for form in phrase.candidates}
    if len(able) > 1:
        return None
    actors = known_actors().actors
    actor = actors.get(phrase.actor or phrase.known_person or next(iter(able), ""))
    party = actors.get(actor.party) if actor is not None else None
    return party.id if party is not None and party.kind == "state" else None


def _link(tokens: Sequence[Token], first: int) -> str:
    """Give the preposition before what begins at a token, or nothing."""
    before = first - 1
    if before >= 0 and tokens[before].folded in _ARTICLES:
        before -= 1
    word = tokens[before].folded if before >= 0 else ""
    return word if word in _AWAY else ""


def state_of_title(title: str) -> str | None:
    """Give the state that alone has a title: Treasury Secretary; None for one of many states."""
    return _titles().get(title.lower().removeprefix("the "))


@cache
def _titles() -> dict[str, str]:
    rows = read_rows(folder() / "en" / "titles_of_one_state.tsv", StateTitleRow, unique=("title",))
    return {row.title: row.party for row in rows}
