"""Actors, and the names that stand for them everywhere."""

from __future__ import annotations

from typing import Any

import pytest

from tests.service.client import Client, problem
from tests.service.graph import ACTORS, AHMED, FAROUK, SHAIBANI


def ids(answer: Any) -> list[str]:
    """Give the ids of the actors of a page."""
    return [actor["id"] for actor in answer["items"]]


def test_actors_come_by_id_in_pages(client: Client) -> None:
    assert ids(client.json("/v1/actors")) == sorted(ACTORS)
    first = client.json("/v1/actors", limit=4)
    rest = client.json("/v1/actors", cursor=first["next_cursor"])
    assert ids(first) + ids(rest) == sorted(ACTORS)


def test_actors_are_narrowed_by_kind_and_party(client: Client) -> None:
    assert ids(client.json("/v1/actors", kind="organization")) == ["HAMAS"]
    assert ids(client.json("/v1/actors", party="سوريا", kind="person")) == [AHMED, SHAIBANI]
    assert ids(client.json("/v1/actors", party=FAROUK)) == [FAROUK]


@pytest.mark.parametrize("name", ["سوريا", "SYRIA", "syria", "سُوريا"])
def test_a_search_finds_names_in_both_scripts(client: Client, name: str) -> None:
    found = client.json("/v1/actors", q=name)["items"][0]
    assert (found["id"], found["score"]) == ("SYR", 1.0)


def test_a_search_is_narrowed_too_and_has_one_page(client: Client) -> None:
    assert set(ids(client.json("/v1/actors", q="Sharaa"))) == {AHMED, FAROUK}
    assert ids(client.json("/v1/actors", q="Sharaa", party="SYR")) == [AHMED]
    one = client.json("/v1/actors", q="Sharaa", kind="person", limit=1)
    assert len(one["items"]) == 1
    assert one["next_cursor"] is None
    refused = client.get("/v1/actors", q="Sharaa", cursor="W10")
    assert problem(refused, 422, "bad-parameter")["errors"][0]["where"] == "cursor"


def test_a_search_for_nothing_that_is_a_letter_finds_nothing(client: Client) -> None:
    assert client.json("/v1/actors", q="؟!")["items"] == []


def test_the_profile_of_a_person_has_its_offices_with_their_evidence(client: Client) -> None:
    profile = client.json(f"/v1/actors/{SHAIBANI}")
    [office] = profile["offices"]
    assert (office["party"]["id"], office["title"], office["articles"]) == (
        "SYR",
        "وزير الخارجية",
        1,
    )
    [evidence] = office["evidence"]
    assert evidence["article"] == "a-1"
    assert (
        client.json("/v1/articles/a-1")["text"][evidence["start"] : evidence["end"]]
        == (evidence["quote"])
    )
    assert (profile["first_seen"], profile["last_seen"]) == ("2026-03-14", "2026-03-14")


def test_the_profile_of_a_state_counts_its_relations(client: Client) -> None:
    profile = client.json("/v1/actors/Syria")
    counts = {
        (count["type"]["id"], count["direction"]): count["relations"]
        for count in profile["relations"]
    }
    assert counts == {
        ("CONSULTS", "both"): 1,
        ("SUPPORTS", "out"): 1,
        ("SUPPORTS", "in"): 1,
        ("ACCUSES", "out"): 1,
        ("ATTACKS", "in"): 1,
    }
    assert [office["person"]["id"] for office in profile["offices"]] == [SHAIBANI]
    assert profile["sector"] == "GOV"
    for link in profile["links"].values():
        client.json(link)


def test_actors_are_of_any_of_the_kinds_asked_for(client: Client) -> None:
    both = client.json("/v1/actors", kind=["state", "organization"])["items"]
    assert {actor["kind"] for actor in both} == {"state", "organization"}
    people = client.json("/v1/actors", kind="person")["items"]
    assert len(both) + len(people) == len(client.json("/v1/actors")["items"])
    found = client.json("/v1/actors", q="Sharaa", kind=["state", "person"])["items"]
    assert {actor["id"] for actor in found} == {AHMED, FAROUK}
    assert client.json("/v1/actors", q="Sharaa", kind="state")["items"] == []


def test_neighbours_are_gathered_with_their_relations(client: Client) -> None:
    around = client.json("/v1/actors/SYR/neighbours")
    assert [n["actor"]["id"] for n in around["items"]] == ["ISR", "RUS", "QAT"]
    israel = around["items"][0]
    assert israel["claims"] == 3
    seen = {(r["type"]["id"], r["direction"], r["claims"]) for r in israel["relations"]}
    assert seen == {("ATTACKS", "in", 2), ("ACCUSES", "out", 1)}
    assert len(client.json(israel["relations"][0]["links"]["claims"])["items"]) == 2


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"direction": "in"}, ["ISR", "QAT", "RUS"]),
        ({"direction": "out"}, ["ISR", "QAT", "RUS"]),
        ({"direction": "out", "type": "SUPPORTS"}, ["RUS"]),
        ({"type": ["ATTACKS", "CONSULTS"], "limit": 1}, ["ISR"]),
    ],
)
def test_neighbours_are_narrowed(
    client: Client, asked: dict[str, Any], expected: list[str]
) -> None:
    around = client.json("/v1/actors/SYR/neighbours", **asked)
    assert [n["actor"]["id"] for n in around["items"]] == expected
    assert around["total"] >= len(expected)


@pytest.mark.parametrize(
    ("name", "actor", "how"),
    [
        ("SYR", "SYR", "id"),
        ("hamas", "HAMAS", "id"),
        ("P-ahmed", AHMED, "id"),
        ("إسرائيل", "ISR", "name"),
        ("اسرائيل", "ISR", "name"),
        ("Asaad al-Shaibani", SHAIBANI, "name"),
        ("Netanyahu", "P-netanyahu", "similar"),
        ("\u200fقطر", "QAT", "name"),
    ],
)
def test_an_actor_goes_by_id_code_or_name(client: Client, name: str, actor: str, how: str) -> None:
    profile = client.json(f"/v1/actors/{name}")
    assert profile["id"] == actor
    [resolved] = profile["resolved"]
    assert (resolved["asked"], resolved["how"]) == (name, how)


def test_a_part_of_a_state_s_name_is_no_name_of_it(client: Client) -> None:
    unknown = problem(client.get("/v1/relations", source="Sudan"), 404, "unknown-actor")
    assert unknown["errors"][0]["where"] == "source"
    assert unknown["candidates"][0]["id"] == "SSD"
    assert unknown["candidates"][0]["name_ar"] == "جنوب السودان"


def test_a_name_of_several_is_refused_with_all_of_them(client: Client) -> None:
    ambiguous = problem(client.get("/v1/claims", actor="Sharaa"), 409, "ambiguous-actor")
    assert {candidate["id"] for candidate in ambiguous["candidates"]} == {AHMED, FAROUK}
    assert ambiguous["detail"].startswith("actor: 'Sharaa' may mean several actors")


@pytest.mark.parametrize(
    "path",
    [
        "/v1/relations?source=Atlantis",
        "/v1/claims?speaker=Atlantis",
        "/v1/paths?source=Atlantis&target=SYR",
        "/v1/actors?party=Atlantis",
        "/v1/actors/Atlantis",
        "/v1/actors/Atlantis/neighbours",
    ],
)
def test_an_unknown_actor_is_refused_everywhere(client: Client, path: str) -> None:
    unknown = problem(client.request("GET", path), 404, "unknown-actor")
    assert "'Atlantis' is no actor of the graph" in unknown["detail"]
