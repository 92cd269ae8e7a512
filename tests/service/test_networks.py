"""Go-betweens, triads, centrality and communities of a world known by hand."""

from __future__ import annotations

from typing import Any

import pytest

from service.answers import mediators, networks, relations
from tests.service.client import Client, problem


def trios(answer: Any) -> dict[str, str]:
    """Give the pattern of each triad by its actors."""
    return {"-".join(a["id"] for a in t["actors"]): t["pattern"] for t in answer["items"]}


def test_mediators_are_those_said_to_mediate_to_both_sides(blocs: Client) -> None:
    between = blocs.json("/v1/mediators", a="ISR", b="سوريا")
    [qatar] = between["mediators"]
    assert (qatar["actor"]["id"], qatar["claims"]) == ("QAT", 1)
    assert qatar["for_a"]["target"]["id"] == "ISR"
    assert qatar["for_b"]["target"]["id"] == "SYR"
    assert len(blocs.json(qatar["for_b"]["links"]["claims"])["items"]) == 1


def test_go_betweens_are_those_with_cooperation_on_both_sides(blocs: Client) -> None:
    between = blocs.json("/v1/mediators", a="ISR", b="SYR")
    found = [
        (g["actor"]["id"], g["reach"], g["with_a"], g["with_b"]) for g in between["go_betweens"]
    ]
    assert found == [("NOR", 1, 1, 1), ("QAT", 1, 1, 1)]
    assert blocs.json("/v1/mediators", a="ISR", b="SYR", kind="person")["go_betweens"] == []
    assert blocs.json("/v1/mediators", a="ISR", b="SYR", since="2026-02-01")["mediators"] == []
    one = blocs.json("/v1/mediators", a="ISR", b="SYR", limit=1)
    assert [g["actor"]["id"] for g in one["go_betweens"]] == ["NOR"]


def test_triads_show_who_is_in_balance(blocs: Client) -> None:
    answer = blocs.json("/v1/triads")
    assert trios(answer) == {
        "IRN-ISR-SYR": "+--",
        "IRN-ISR-USA": "+--",
        "ISR-NOR-SYR": "++-",
        "ISR-QAT-SYR": "++-",
    }
    assert (answer["total"], answer["balance"]) == (4, 0.5)
    assert (answer["allies"], answer["enemies"]) == (6, 3)
    counts = {p["pattern"]: (p["balanced"], p["triads"]) for p in answer["patterns"]}
    assert counts == {
        "+++": (True, 0),
        "++-": (False, 2),
        "+--": (True, 2),
        "---": (False, 0),
    }
    assert answer["basis"]["ties"] == 9
    assert answer["basis"]["kinds"] == ["organization", "state"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"balanced": "false"}, {"ISR-NOR-SYR", "ISR-QAT-SYR"}),
        ({"actor": "إيران"}, {"IRN-ISR-SYR", "IRN-ISR-USA"}),
        ({"actor": "USA"}, {"IRN-ISR-USA"}),
        ({"actor": "USA", "balanced": "false"}, set()),
        ({"min_claims": "2"}, {"ISR-QAT-SYR"}),
        ({"min_claims": "3"}, set()),
        ({"since": "2026-03-01"}, {"IRN-ISR-SYR", "IRN-ISR-USA"}),
        ({"quad": "material_conflict"}, set()),
    ],
)
def test_triads_are_narrowed(blocs: Client, asked: dict[str, str], expected: set[str]) -> None:
    assert set(trios(blocs.json("/v1/triads", **asked))) == expected


@pytest.mark.parametrize(
    ("asked", "ways_out"),
    [
        ({"actor": "Shaibani"}, ("party SYR", "kind=organization&kind=person&kind=state")),
        ({"actor": "SYR", "kind": "person"}, ("ask with kind=person&kind=state",)),
    ],
)
def test_an_actor_whom_the_kinds_leave_out_is_refused(
    blocs: Client, asked: dict[str, str], ways_out: tuple[str, ...]
) -> None:
    refused = problem(blocs.get("/v1/triads", **asked), 422, "bad-parameter")
    [error] = refused["errors"]
    assert error["where"] == "actor"
    for way_out in ways_out:
        assert way_out in error["reason"]
    kinds = ["person", "state"]
    assert blocs.json("/v1/triads", actor=asked["actor"], kind=kinds)["basis"]["kinds"] == kinds


def test_centrality_ranks_the_actors_of_a_filter(blocs: Client) -> None:
    answer = blocs.json("/v1/centrality")
    assert [(s["rank"], s["actor"]["id"], s["value"]) for s in answer["items"]] == [
        (1, "ISR", 5),
        (2, "SYR", 4),
        (3, "IRN", 3),
        (4, "NOR", 2),
        (4, "QAT", 2),
        (4, "USA", 2),
    ]
    assert answer["basis"]["actors"] == 6
    weighted = blocs.json("/v1/centrality", measure="weighted", limit=1)
    assert [(s["actor"]["id"], s["value"]) for s in weighted["items"]] == [("ISR", 11)]
    people = blocs.json("/v1/centrality", kind=["person", "state"], limit=1000)
    assert "P-shaibani" in {s["actor"]["id"] for s in people["items"]}


@pytest.mark.parametrize("measure", ["betweenness", "eigenvector", "pagerank"])
def test_israel_is_central_by_every_measure(blocs: Client, measure: str) -> None:
    answer = blocs.json("/v1/centrality", measure=measure)
    assert answer["items"][0]["actor"]["id"] == "ISR"
    assert answer["pivots"] is None


def test_communities_are_made_by_cooperation(blocs: Client) -> None:
    answer = blocs.json("/v1/communities")
    assert answer == blocs.json("/v1/communities", seed=1)
    assert answer["total"] == len(answer["items"])
    members = [{m["actor"]["id"] for m in group["members"]} for group in answer["items"]]
    assert set().union(*members) == {"ISR", "SYR", "QAT", "IRN", "USA", "NOR"}
    assert {"ISR", "USA"} <= next(group for group in members if "USA" in group)
    assert {"SYR", "IRN"} <= next(group for group in members if "IRN" in group)
    assert "ATTACKS" not in answer["basis"]["types"]
    one = blocs.json("/v1/communities", members=1)
    assert [len(group["members"]) for group in one["items"]] == [1] * one["total"]
    assert sum(group["size"] for group in one["items"]) == 6


def test_an_empty_network_has_empty_answers(blocs: Client) -> None:
    asked = {"publisher": "nobody"}
    triads = blocs.json("/v1/triads", **asked)
    assert (triads["items"], triads["balance"]) == ([], None)
    assert blocs.json("/v1/centrality", measure="pagerank", **asked)["items"] == []
    assert blocs.json("/v1/communities", **asked)["items"] == []


@pytest.mark.parametrize(
    "path",
    [
        "/v1/triads",
        "/v1/centrality",
        "/v1/communities",
        "/v1/mediators?a=ISR&b=SYR",
        "/v1/paths?source=QAT&target=NOR",
    ],
)
def test_too_large_a_network_is_refused_with_the_way_out(
    blocs: Client, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (networks, mediators, relations):
        monkeypatch.setattr(module, "MOST_RELATIONS", 1)
    # One that was not asked before: what is known is not worked out anew.
    asked = f"{path}{'&' if '?' in path else '?'}since=1999-01-01"
    refused = problem(blocs.request("GET", asked), 422, "too-much")
    assert "more than 1 relations; " in refused["detail"]


def test_contradictions_name_who_says_what(blocs: Client) -> None:
    answer = blocs.json("/v1/contradictions")
    [found] = answer["items"]
    relation = found["relation"]
    assert [relation[end]["id"] for end in ("source", "target")] == ["ISR", "SYR"]
    assert relation["contradicted"] is True
    asserted, denied = found["asserted"], found["denied"]
    assert (asserted["claims"], asserted["articles"], denied["claims"]) == (2, 2, 1)
    speakers = [(s["speaker"] and s["speaker"]["id"], s["claims"]) for s in asserted["speakers"]]
    assert speakers == [(None, 1), ("P-shaibani", 1)]
    assert [p["publisher"] for p in asserted["publishers"]] == ["QNA", "SANA"]
    assert asserted["latest"]["occurred_on"] == "2026-01-19"
    assert [s["speaker"]["id"] for s in denied["speakers"]] == ["P-netanyahu"]
    assert denied["latest"]["polarity"] == "negated"
    for side in (asserted, denied):
        assert len(blocs.json(side["links"]["claims"])["items"]) == side["claims"]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"actor": "SYR", "other": "إسرائيل"}, 1),
        ({"actor": "QAT"}, 0),
        ({"type": "CONSULTS"}, 0),
        ({"publisher": "QNA"}, 1),
        ({"publisher": "SANA"}, 0),
        ({"source": "ISR", "min_confidence": "50", "kind": "state"}, 1),
    ],
)
def test_contradictions_are_narrowed(blocs: Client, asked: dict[str, str], number: int) -> None:
    assert len(blocs.json("/v1/contradictions", **asked)["items"]) == number
    if "publisher" not in asked or number:
        relations = blocs.json("/v1/relations", contradicted="true", **asked)["items"]
        assert len(relations) == number


def test_a_speaker_is_found_by_the_party_too(blocs: Client) -> None:
    for speaker in ("SYR", "سوريا", "Shaibani"):
        [claim] = blocs.json("/v1/claims", speaker=speaker)["items"]
        assert claim["speaker"]["id"] == "P-shaibani"
        [relation] = blocs.json("/v1/relations", speaker=speaker)["items"]
        assert relation["claims"] == 1


def test_a_quote_has_the_sentences_before_and_after(blocs: Client) -> None:
    context = blocs.json("/v1/claims", limit=1)["items"][0]["context"]
    assert (context["before"], context["text"], context["after"]) == (
        "One sentence.",
        "Another sentence says it.",
        "A third one ends the text.",
    )


def test_neighbours_are_narrowed_by_all_that_claims_are(blocs: Client) -> None:
    def around(**asked: str) -> set[str]:
        items = blocs.json("/v1/actors/SYR/neighbours", **asked)["items"]
        return {n["actor"]["id"] for n in items}

    assert around() == {"ISR", "QAT", "IRN", "NOR"}
    assert around(quad="material_cooperation") == {"QAT", "IRN"}
    assert around(publisher="SANA") == {"ISR"}
    assert around(since="2026-03-01") == {"ISR", "IRN"}
    assert around(kind="person") == set()
    assert around(direction="out") == {"ISR", "NOR"}


def test_a_profile_counts_claims_and_days(blocs: Client) -> None:
    profile = blocs.json("/v1/actors/SYR")
    counts = ("claims", "negated", "hypothetical", "articles", "publishers", "stories")
    assert tuple(profile[name] for name in counts) == (9, 1, 1, 4, 2, 4)
    assert (profile["first_seen"], profile["last_seen"]) == ("2026-01-05", "2026-03-02")
