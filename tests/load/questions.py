"""The ten main questions of analysts and dashboards, about what a graph has most of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

Ask = Callable[[str], Any]


def main_questions(ask: Ask) -> dict[str, str]:
    """Give the paths of the ten questions by what they ask for; `ask` gives the JSON of a path.

    They are about the relation with the most claims, the busiest there is.
    """
    (top,) = ask("/v1/relations?limit=1&kind=state&kind=organization")["items"]
    a, b = (quote(top[end]["id"], safe="") for end in ("source", "target"))
    name = quote(top["source"]["name"], safe="")
    return {
        "a name": f"/v1/actors?q={name}&limit=10",
        "the profile of an actor": f"/v1/actors/{a}",
        "the neighbours of an actor": f"/v1/actors/{a}/neighbours?limit=50",
        "all relations": "/v1/relations?limit=50",
        "what an actor does lately": f"/v1/relations?source={a}&order=last_seen&limit=50",
        "the claims about an actor": f"/v1/claims?actor={a}&limit=50",
        "a pair": f"/v1/dyads/{a}/{b}",
        "a pair over time": f"/v1/dyads/{a}/{b}/timeline?step=year",
        "paths": f"/v1/paths?source={a}&target={b}",
        "contradictions of an actor": f"/v1/contradictions?actor={a}&limit=5",
    }


def kept_questions(ask: Ask) -> dict[str, str]:
    """Give the paths of questions whose answers are kept, about what is surest of one type.

    It is the type of the relation with the most claims; all of it is more than the service takes in
    at once from a graph of a million claims.
    """
    (top,) = ask("/v1/relations?limit=1&kind=state&kind=organization")["items"]
    which = f"type={top['type']['id']}&min_confidence=90&limit=50"
    return {
        "a ranking, 50": f"/v1/centrality?measure=pagerank&{which}",
        "communities": f"/v1/communities?{which}",
    }
