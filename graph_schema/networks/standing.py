"""How central actors are, and into which groups they fall; by NetworkX."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import networkx as nx

from graph_schema.errors import QuestionTooLarge
from graph_schema.model import model
from graph_schema.networks.ties import Tie
from graph_schema.records import Relation

if TYPE_CHECKING:
    Ties = nx.Graph[int]
    Arrows = nx.DiGraph[int]

# Betweenness looks from each actor along every tie; beyond so many looks it looks from some only,
# and below so few actors to look from it would be a guess.
MOST_LOOKS = 4_000_000
LEAST_PIVOTS = 100
_ROUNDS = 1_000


class Measure(StrEnum):
    """The measures of centrality."""

    DEGREE = "degree"
    WEIGHTED = "weighted"
    BETWEENNESS = "betweenness"
    EIGENVECTOR = "eigenvector"
    PAGERANK = "pagerank"


@dataclass(frozen=True, slots=True)
class Standing:
    """The value of each actor, the greatest first, then by id.

    `pivots` is the number of actors from which betweenness was looked at, when not from all.
    """

    values: tuple[tuple[str, float], ...]
    pivots: int | None = None


@dataclass(frozen=True, slots=True)
class Groups:
    """Communities, the largest first, each from its best connected member on.

    Members come with the claims of their ties inside. `modularity` is that of the whole.
    """

    groups: tuple[tuple[tuple[str, int], ...], ...]
    modularity: float


def standing(ties: Sequence[Tie], relations: Iterable[Relation], measure: Measure) -> Standing:
    """Give how central the actors of the ties are by a measure; `relations` are those within.

    degree: how many others an actor has ties with; weighted: the claims of these ties;
    betweenness: the share of the shortest paths between others on which it stands; eigenvector:
    the sum of that of its neighbours, by claims (the squares add up to 1); pagerank: the chance
    that one who follows the claims from source to target, and jumps at times, is met at it (they
    add up to 1). Raises QuestionTooLarge when that cannot be worked out in a moment.
    """
    names = _names(ties)
    numbers = {name: number for number, name in enumerate(names)}
    network, pivots = _network(ties, numbers), None
    values: dict[int, float]
    match measure:
        case Measure.DEGREE:
            values = dict(network.degree())
        case Measure.WEIGHTED:
            values = dict(network.degree(weight="claims"))
        case Measure.BETWEENNESS:
            values, pivots = _betweenness(network)
        case Measure.EIGENVECTOR:
            values = _eigenvector(network)
        case Measure.PAGERANK:
            values = nx.pagerank(_arrows(relations, network, numbers), weight="claims")
    ranked = sorted(((names[n], float(v)) for n, v in values.items()), key=lambda v: (-v[1], v[0]))
    return Standing(tuple(ranked), pivots)


def groups(ties: Sequence[Tie], *, seed: int, resolution: float) -> Groups:
    """Give the communities of the ties by Louvain's method; the same seed gives the same."""
    names = _names(ties)
    if not names:
        return Groups((), 0.0)
    # Numbers, so that the order of what hashing shuffles is the same in every process.
    network = _network(ties, {name: number for number, name in enumerate(names)})
    found = nx.community.louvain_communities(
        network, weight="claims", resolution=resolution, seed=seed
    )
    modularity = nx.community.modularity(network, found, weight="claims", resolution=resolution)
    ranked = [_ranked(network, names, members) for members in found]
    ranked.sort(key=lambda group: (-len(group), group))
    return Groups(tuple(ranked), float(modularity))


def _names(ties: Iterable[Tie]) -> list[str]:
    return sorted({end for tie in ties for end in (tie.one, tie.other)})


def _ranked(
    network: Ties, names: Sequence[str], members: Iterable[int]
) -> tuple[tuple[str, int], ...]:
    inside = network.subgraph(members).degree(weight="claims")
    claims = [(names[number], int(weight)) for number, weight in inside]
    return tuple(sorted(claims, key=lambda member: (-member[1], member[0])))


def _network(ties: Iterable[Tie], numbers: dict[str, int]) -> Ties:
    network: Ties = nx.Graph()
    network.add_nodes_from(numbers.values())
    for tie in ties:
        network.add_edge(numbers[tie.one], numbers[tie.other], claims=tie.claims)
    return network


def _arrows(relations: Iterable[Relation], network: Ties, numbers: dict[str, int]) -> Arrows:
    arrows: Arrows = nx.DiGraph()
    arrows.add_nodes_from(numbers.values())
    for relation in relations:
        ways = [(relation.source, relation.target)]
        if model().type(relation.type).symmetric:
            ways.append((relation.target, relation.source))
        for source, target in ways:
            ends = numbers.get(source, -1), numbers.get(target, -1)
            if network.has_edge(*ends):
                before = arrows.get_edge_data(*ends, default={"claims": 0})["claims"]
                arrows.add_edge(*ends, claims=before + relation.claims)
    return arrows


def _betweenness(network: Ties) -> tuple[dict[int, float], int | None]:
    actors, ties = network.number_of_nodes(), max(1, network.number_of_edges())
    pivots = MOST_LOOKS // ties
    if pivots >= actors:
        return dict(nx.betweenness_centrality(network)), None
    if pivots < LEAST_PIVOTS:
        most = MOST_LOOKS // LEAST_PIVOTS
        raise QuestionTooLarge("ties", most, "raise min_claims, narrow the filter, or use pagerank")
    return dict(nx.betweenness_centrality(network, k=pivots, seed=1)), pivots


def _eigenvector(network: Ties) -> dict[int, float]:
    if not network:
        return {}
    try:
        return dict(nx.eigenvector_centrality(network, max_iter=_ROUNDS, weight="claims"))
    except nx.PowerIterationFailedConvergence:
        raise QuestionTooLarge("rounds", _ROUNDS, "it does not settle here; use pagerank") from None
