"""Names, codes and ids of actors as people write them, to actors of the graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_schema.folding import fold
from graph_schema.interfaces import ActorMatch, GraphReader
from graph_schema.records import Actor
from service.problems import AMBIGUOUS_ACTOR, UNKNOWN_ACTOR, Kind, Refused, shown
from service.shapes.actors import How
from service.shapes.problems import Candidate, FieldError

CANDIDATES = 5
# People go by a part of their name and by many spellings, so these stand for a person when all
# words are found in the name and nobody else comes near. A part of a state's name is often another
# state (Sudan, South Sudan), so no state or organization is ever taken for a similar one.
LIKE_ENOUGH = 0.7
MARGIN = 0.1


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

    An id comes first, then a party code, both also in small letters; then a name or alias in
    either script as folded. Of several with that name, those whose own name it is win over
    those that have it as an alias. A name that nobody bears stands for the one person who is
    clearly the nearest ("Netanyahu"), never for a state or an organization.
    """

    def __init__(self, graph: GraphReader) -> None:
        self._graph = graph

    def actor(self, parameter: str, asked: str) -> Resolved:
        """Give the actor that `asked` means.

        Raises Refused: 409 when several bear the name or are equally near, 404 when none is.
        Both name the parameter and the nearest candidates.
        """
        found = self.coded(parameter, asked)
        if found is not None:
            return found
        matches = self._graph.search_actors(asked, limit=10) if fold(asked) else ()
        return self.chosen(parameter, asked, matches)

    def coded(self, parameter: str, asked: str) -> Resolved | None:
        """Give the actor or party whose id or code `asked` is, in small letters too, or None."""
        written = asked.strip()
        for code in dict.fromkeys((written, written.upper() if written.isascii() else written)):
            found = self._graph.actor(code)
            if found is not None:
                return _resolved(parameter, asked, found, How.ID)
            if self._graph.actors(party=code, limit=1).items:
                return Resolved(parameter, asked, code, code, code, How.PARTY)
        return None

    def party(self, parameter: str, asked: str) -> Resolved:
        """Give the party that `asked` means, or that the actor it means acts for; as `actor`."""
        found = self.actor(parameter, asked)
        return Resolved(parameter, asked, found.party, found.party, found.name, found.how)

    def chosen(self, parameter: str, asked: str, matches: Sequence[ActorMatch]) -> Resolved:
        """Give the one of the matches of a name that it means; raises Refused as `actor`."""
        exact = [match for match in matches if match.score >= 1.0]
        own = [match for match in exact if fold(asked) in _own_names(match.actor)]
        for bearers in (own, exact):
            if len(bearers) == 1:
                return _resolved(parameter, asked, bearers[0].actor, How.NAME)
        if exact:
            raise _refused(AMBIGUOUS_ACTOR, parameter, asked, own or exact)
        near = [match for match in matches if match.score >= LIKE_ENOUGH]
        rivals = [match for match in near[1:] if near[0].score - match.score < MARGIN]
        if rivals:
            raise _refused(AMBIGUOUS_ACTOR, parameter, asked, matches)
        if near and near[0].actor.kind == "person":
            return _resolved(parameter, asked, near[0].actor, How.SIMILAR)
        raise _refused(UNKNOWN_ACTOR, parameter, asked, matches)


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


def _own_names(actor: Actor) -> set[str]:
    return {fold(name) for name in (actor.name, actor.name_ar, actor.name_en) if name}


def _resolved(parameter: str, asked: str, actor: Actor, how: How) -> Resolved:
    return Resolved(parameter, asked, actor.id, actor.party, actor.name, how)


def _refused(kind: Kind, parameter: str, asked: str, matches: Sequence[ActorMatch]) -> Refused:
    nearest = [candidate(match) for match in matches[:CANDIDATES]]
    what = "may mean several actors" if kind is AMBIGUOUS_ACTOR else "is no actor of the graph"
    hint = "; ask with the id of one of the candidates" if nearest else ""
    reason = f"'{shown(asked)}' {what}{hint}"
    return Refused(
        kind,
        f"{parameter}: {reason}",
        errors=[FieldError(where=parameter, reason=reason)],
        candidates=nearest,
    )
