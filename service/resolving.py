"""Names, codes and ids of actors as people write them, to actors of the graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_schema.interfaces import ActorMatch, GraphReader
from graph_schema.meaning import How, Meant, Unclear, chosen, coded, meaning
from service.problems import AMBIGUOUS_ACTOR, UNKNOWN_ACTOR, Refused, shown
from service.shapes.problems import Candidate, FieldError

CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Resolved:
    """The actor id (or party code) that the text of a parameter was taken for.

    `name` is that of the actor; a party that has members in the graph but is no actor there
    itself goes by its code.
    """

    parameter: str
    asked: str
    id: str
    party: str
    name: str
    how: How


class Resolver:
    """Finds the one actor that a parameter means, or refuses with those it may mean.

    What means whom is said by `graph_schema.meaning`.
    """

    def __init__(self, graph: GraphReader) -> None:
        self._graph = graph

    def actor(self, parameter: str, asked: str) -> Resolved:
        """Give the actor that `asked` means.

        Raises Refused: 409 when several bear the name or are equally near, 404 when none is.
        Both name the parameter and the nearest candidates.
        """
        return _settled(parameter, asked, meaning(self._graph, asked))

    def coded(self, parameter: str, asked: str) -> Resolved | None:
        """Give the actor or party whose id or code `asked` is, in small letters too, or None."""
        found = coded(self._graph, asked)
        return None if found is None else _resolved(parameter, asked, found)

    def party(self, parameter: str, asked: str) -> Resolved:
        """Give the party that `asked` means, or that the actor it means acts for; as `actor`."""
        found = self.actor(parameter, asked)
        return Resolved(parameter, asked, found.party, found.party, found.name, found.how)

    def chosen(self, parameter: str, asked: str, matches: Sequence[ActorMatch]) -> Resolved:
        """Give the one of the matches of a name that it means; raises Refused as `actor`."""
        return _settled(parameter, asked, chosen(asked, matches))


def candidate(match: ActorMatch) -> Candidate:
    """Give a match as it is shown."""
    actor = match.actor
    return Candidate(
        id=actor.id,
        party=actor.party,
        name=actor.name,
        name_ar=actor.name_ar,
        name_en=actor.name_en,
        kind=actor.kind,
        score=round(match.score, 3),
        reason=match.fit,
        form=match.form,
    )


def _settled(parameter: str, asked: str, found: Meant | Unclear) -> Resolved:
    if isinstance(found, Meant):
        return _resolved(parameter, asked, found)
    nearest = [candidate(match) for match in found.nearest[:CANDIDATES]]
    what = "may mean several actors" if found.ambiguous else "is no actor of the graph"
    hint = "; ask with the id of one of the candidates" if nearest else ""
    reason = f"'{shown(asked)}' {what}{hint}"
    raise Refused(
        AMBIGUOUS_ACTOR if found.ambiguous else UNKNOWN_ACTOR,
        f"{parameter}: {reason}",
        errors=[FieldError(where=parameter, reason=reason)],
        candidates=nearest,
    )


def _resolved(parameter: str, asked: str, found: Meant) -> Resolved:
    return Resolved(parameter, asked, found.id, found.party, found.name, found.how)
