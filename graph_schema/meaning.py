"""Whom an id, a party code or a name means: one rule for the service and the commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph_schema.folding import fold
from graph_schema.interfaces import ActorMatch, GraphReader
from graph_schema.naming.search import best_fit, every_word
from graph_schema.naming.words import words_of
from graph_schema.records import Actor

# People go by a part of their name and by many spellings, so these stand for a person when all
# words are found in the name, the last of them in its last or all of its words in any order
# (Lavrov, Sergei), and nobody else comes near. A part of a state's name is often another state
# (Sudan, South Sudan), so no state or organization is ever taken for a similar one.
LIKE_ENOUGH = 0.7
MARGIN = 0.1


class How(StrEnum):
    """What tied a text to an actor."""

    ID = "id"
    PARTY = "party"
    NAME = "name"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Meant:
    """The actor id (or party code) that a text was taken for.

    `name` is that of the actor; a party that has members in the graph but is no actor there
    itself goes by its code.
    """

    id: str
    party: str
    name: str
    how: How


@dataclass(frozen=True, slots=True)
class Unclear:
    """A text that means nobody, or several when `ambiguous`; the nearest come first."""

    ambiguous: bool
    nearest: tuple[ActorMatch, ...]


def meaning(graph: GraphReader, asked: str) -> Meant | Unclear:
    """Give the actor that `asked` means.

    An id comes first, then a party code, both also in small letters; then a name or alias in
    either script as folded. Of several with that name, those whose own name it is win over
    those that have it as an alias. A name that nobody bears stands for the one person who is
    clearly the nearest ("Netanyahu"), never for a state or an organization.
    """
    found = coded(graph, asked)
    if found is not None:
        return found
    return chosen(asked, graph.search_actors(asked, limit=10) if fold(asked) else ())


def coded(graph: GraphReader, asked: str) -> Meant | None:
    """Give the actor or party whose id or code `asked` is, in small letters too, or None."""
    written = asked.strip()
    for code in dict.fromkeys((written, written.upper() if written.isascii() else written)):
        found = graph.actor(code)
        if found is not None:
            return _meant(found, How.ID)
        if graph.actors(party=code, limit=1).items:
            return Meant(code, code, code, How.PARTY)
    return None


def chosen(asked: str, matches: Sequence[ActorMatch]) -> Meant | Unclear:
    """Give the one of the matches of a name that it means."""
    exact = [match for match in matches if match.score >= 1.0]
    own = [match for match in exact if fold(asked) in _own_names(match.actor)]
    for bearers in (own, exact):
        if len(bearers) == 1:
            return _meant(bearers[0].actor, How.NAME)
    if exact:
        return Unclear(True, tuple(own or exact))
    near = [match for match in matches if match.score >= LIKE_ENOUGH]
    if any(near[0].score - match.score < MARGIN for match in near[1:]):
        return Unclear(True, tuple(matches))
    if near and near[0].actor.kind == "person" and _surely(asked, near[0].form):
        return _meant(near[0].actor, How.SIMILAR)
    return Unclear(False, tuple(matches))


def _surely(asked: str, form: str) -> bool:
    """Say whether a person's name is asked for as a whole or by its last word."""
    return _by_last_name(asked, form) or every_word(asked, form)


def _by_last_name(asked: str, form: str) -> bool:
    """Say whether the last word asked for is like the last word of a name.

    A given name alone is anybody's: Assad is not Asaad al-Shaibani.
    """
    wanted, name = words_of(asked), words_of(form)
    if not wanted or not name:
        return False
    fitting = best_fit(wanted[-1].text, (name[-1].text,))
    return fitting is not None and fitting.score >= LIKE_ENOUGH


def _own_names(actor: Actor) -> set[str]:
    return {fold(name) for name in (actor.name, actor.name_ar, actor.name_en) if name}


def _meant(actor: Actor, how: How) -> Meant:
    return Meant(actor.id, actor.party, actor.name, how)
