"""Pairs of actors, and their timelines."""

from __future__ import annotations

from typing import Any

import pytest

from tests.service.client import Client, problem

ISR_SYR = "/v1/dyads/ISR/SYR"


def types(of: Any) -> dict[str, int]:
    """Give the claims by type."""
    return {entry["type"]["id"]: entry["claims"] for entry in of["types"]}


def test_a_pair_is_summed_up_both_ways(blocs: Client) -> None:
    pair = blocs.json(ISR_SYR)
    assert (pair["a"]["id"], pair["b"]["id"], pair["revision"]) == ("ISR", "SYR", 4)
    directions = {d["direction"]: types(d) for d in pair["directions"]}
    assert directions == {
        "out": {"THREATENS": 1, "COERCES": 0, "ATTACKS": 2},
        "in": {"ACCUSES": 1},
        "both": {"CONSULTS": 1},
    }
    assert pair["sums"] == {
        "claims": 5,
        "negated": 1,
        "hypothetical": 1,
        "articles": 4,
        "publishers": 2,
        "stories": 4,
        "first_seen": "2026-01-05",
        "last_seen": "2026-03-02",
        "verbal_cooperation": 1,
        "material_cooperation": 0,
        "verbal_conflict": 2,
        "material_conflict": 2,
        "balance": -0.6,
        # Two attacks, a threat, an accusation, a talk.
        "score": round((2 * -10 - 4.4 - 2 + 1) / 5, 4),
    }


def test_the_links_of_a_pair_lead_to_its_claims(blocs: Client) -> None:
    pair = blocs.json(ISR_SYR, since="2026-01-01")
    every = blocs.json(pair["links"]["claims"])["items"]
    assert len(every) == 5
    [out] = [d for d in pair["directions"] if d["direction"] == "out"]
    for entry in out["types"]:
        found = blocs.json(entry["links"]["claims"])["items"]
        counts = (entry["claims"], entry["negated"], entry["hypothetical"])
        assert len(found) == sum(counts)
        assert {c["type"]["id"] for c in found} == {entry["type"]["id"]}
    assert blocs.json(pair["links"]["timeline"])["step"] == "month"
    assert {r["type"]["id"] for r in blocs.json(pair["links"]["relations"])["items"]} == {
        "ATTACKS",
        "ACCUSES",
    }


@pytest.mark.parametrize(
    ("asked", "claims"),
    [
        ({"type": "ATTACKS"}, 2),
        ({"type": "CONSULTS"}, 1),
        ({"quad": "verbal_conflict"}, 2),
        ({"since": "2026-02-01"}, 1),
        ({"until": "2026-01-10"}, 1),
        ({"publisher": "QNA"}, 1),
        ({"speaker": "سوريا"}, 1),
        ({"polarity": "negated"}, 0),
        ({"min_confidence": "90"}, 0),
    ],
)
def test_a_pair_is_narrowed(blocs: Client, asked: dict[str, str], claims: int) -> None:
    assert blocs.json(ISR_SYR, **asked)["sums"]["claims"] == claims
    periods = blocs.json(f"{ISR_SYR}/timeline", **asked)
    found = sum(p["sums"]["claims"] for p in (*periods["periods"], periods["undated"]))
    assert found == claims


def test_a_type_outside_of_the_quad_class_asked_for_leaves_nothing(blocs: Client) -> None:
    asked = {"type": "ATTACKS", "quad": "verbal_cooperation"}
    pair = blocs.json(ISR_SYR, **asked)
    assert (pair["directions"], pair["sums"]["claims"]) == ([], 0)
    line = blocs.json(f"{ISR_SYR}/timeline", **asked)
    assert (line["periods"], line["undated"]["types"]) == ([], [])


def test_seen_from_the_other_side_it_is_the_other_way_round(blocs: Client) -> None:
    one, other = blocs.json(ISR_SYR), blocs.json("/v1/dyads/سوريا/Israel")
    assert one["sums"] == other["sums"]
    directions = {d["direction"]: d["sums"] for d in one["directions"]}
    turned = {d["direction"]: d["sums"] for d in other["directions"]}
    assert turned == {
        "out": directions["in"],
        "in": directions["out"],
        "both": directions["both"],
    }
    assert [r["parameter"] for r in other["resolved"]] == ["a", "b"]


def test_a_timeline_has_every_month_and_counts_what_has_no_day_apart(blocs: Client) -> None:
    line = blocs.json(f"{ISR_SYR}/timeline")
    assert [(p["start"], p["end"], p["sums"]["claims"]) for p in line["periods"]] == [
        ("2026-01-01", "2026-01-31", 2),
        ("2026-02-01", "2026-02-28", 0),
        ("2026-03-01", "2026-03-31", 1),
    ]
    january, february, _ = line["periods"]
    assert january["types"] == [
        {
            "type": "ATTACKS",
            "direction": "out",
            "claims": 2,
            "negated": 1,
            "hypothetical": 0,
            "articles": 2,
            "publishers": 2,
            "stories": 2,
        }
    ]
    assert (january["sums"]["balance"], january["sums"]["score"]) == (-1, -10)
    assert (february["types"], february["sums"]["balance"], february["sums"]["score"]) == (
        [],
        None,
        None,
    )
    undated = line["undated"]
    assert {(t["type"], t["direction"]) for t in undated["types"]} == {
        ("THREATENS", "out"),
        ("CONSULTS", "both"),
    }
    assert (undated["sums"]["claims"], undated["sums"]["articles"]) == (2, 1)


@pytest.mark.parametrize(
    ("asked", "starts"),
    [
        ({"step": "year"}, ["2026-01-01"]),
        (
            {"step": "week", "until": "2026-01-20"},
            ["2026-01-05", "2026-01-12", "2026-01-19"],
        ),
        (
            {"step": "day", "since": "2026-01-18", "until": "2026-01-20"},
            ["2026-01-18", "2026-01-19", "2026-01-20"],
        ),
        ({"since": "2025-12-15", "until": "2026-01-01"}, ["2025-12-01", "2026-01-01"]),
        ({"since": "2027-01-01"}, ["2027-01-01"]),
        ({"until": "2001-01-01"}, []),
        ({"since": "9999-12-05", "until": "9999-12-31"}, ["9999-12-01"]),
    ],
)
def test_a_timeline_runs_from_since_to_until(
    blocs: Client, asked: dict[str, str], starts: list[str]
) -> None:
    line = blocs.json(f"{ISR_SYR}/timeline", **asked)
    assert [period["start"] for period in line["periods"]] == starts


def test_too_many_periods_are_refused_with_the_way_out(blocs: Client) -> None:
    asked = {"step": "day", "since": "1900-01-01", "until": "2026-01-01"}
    refused = problem(blocs.get(f"{ISR_SYR}/timeline", **asked), 422, "too-much")
    assert "choose a longer step" in refused["detail"]


@pytest.mark.parametrize("path", ["/v1/dyads/ISR/Israel", "/v1/dyads/SYR/سوريا/timeline"])
def test_an_actor_is_no_pair(blocs: Client, path: str) -> None:
    refused = problem(blocs.get(path), 422, "bad-parameter")
    assert refused["errors"][0]["where"] == "b"


def test_an_unknown_side_is_refused_with_its_name(client: Client) -> None:
    unknown = problem(client.get("/v1/dyads/SYR/Atlantis"), 404, "unknown-actor")
    assert unknown["errors"][0]["where"] == "b"
    ambiguous = problem(client.get("/v1/dyads/Sharaa/SYR/timeline"), 409, "ambiguous-actor")
    assert len(ambiguous["candidates"]) == 2
