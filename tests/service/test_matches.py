"""Names in, actors out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.service.client import Client, problem
from tests.service.graph import AHMED, FAROUK, SHAIBANI


def matched(client: Client, *names: Any, **asked: Any) -> list[Any]:
    """Give the items of a match that goes well."""
    answer = client.post("/v1/match", {"names": list(names), **asked})
    assert answer.status_code == 200, answer.text
    assert answer.headers["graph-revision"] == str(answer.json()["revision"]) == "4"
    items = answer.json()["items"]
    assert [item["name"] for item in items] == [
        name if isinstance(name, str) else name["name"] for name in names
    ]
    return list(items)


@pytest.mark.parametrize(
    ("name", "actor", "how", "reason"),
    [
        ("Syria", "SYR", "name", "name"),
        ("syr", "SYR", "id", None),
        ("اسرائيل", "ISR", "name", "name"),
        ("Netanyahu", "P-netanyahu", "similar", "part"),
        ("Shaybani", SHAIBANI, "similar", "spelling"),
        ("شيباني", SHAIBANI, "similar", "spelling"),
        ("Shaybani, Asaad", SHAIBANI, "similar", "spelling"),
        ("Netanyahu, Benjamin", "P-netanyahu", "similar", "spelling"),
        ("نتنياهو، بنيامين", "P-netanyahu", "similar", "spelling"),
        ("بنيامين نتنياهو", "P-netanyahu", "similar", "spelling"),
    ],
)
def test_a_name_is_taken_for_whom_any_question_takes_it(
    client: Client, name: str, actor: str, how: str, reason: str | None
) -> None:
    [item] = matched(client, name)
    assert (item["id"], item["how"], item["ambiguous"]) == (actor, how, False)
    assert client.json(f"/v1/actors/{name}")["id"] == actor
    if reason is not None:
        assert (item["candidates"][0]["id"], item["candidates"][0]["reason"]) == (actor, reason)


def test_what_is_near_but_not_sure_is_a_candidate_only(client: Client) -> None:
    sirya, sharaa, nobody = matched(client, "Sirya", "Sharaa", "Zzyzx")
    assert (sirya["id"], sirya["ambiguous"]) == (None, False)
    assert (sirya["candidates"][0]["id"], sirya["candidates"][0]["reason"]) == ("SYR", "spelling")
    assert (sharaa["id"], sharaa["ambiguous"]) == (None, True)
    assert {c["id"] for c in sharaa["candidates"][:2]} == {AHMED, FAROUK}
    assert (nobody["id"], nobody["candidates"]) == (None, [])


def test_kind_and_party_narrow_the_candidates(client: Client) -> None:
    asked = {"name": "Sharaa", "party": "سوريا", "kind": "person"}
    one, none = matched(client, asked, {"name": "Syria", "kind": "person"}, limit=1)
    assert (one["id"], one["how"]) == (AHMED, "similar")
    assert len(one["candidates"]) == 1
    assert none["candidates"] == []


def test_a_code_is_not_taken_for_one_of_another_kind_or_party(client: Client) -> None:
    kind, party = matched(
        client, {"name": "SYR", "kind": "person"}, {"name": "ISR", "party": "SYR"}
    )
    assert kind["id"] is None
    assert party["id"] is None


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "names"),
        ({"names": []}, "names"),
        ({"names": ["x"] * 101}, "names"),
        ({"names": [{"name": "x", "kind": "planet"}]}, "names.0.kind"),
        ({"names": [{"kind": "person"}]}, "names.0.name"),
        ({"names": ["x", 1]}, "names.1"),
        ({"names": ["x"], "limit": 0}, "limit"),
        ({"names": ["x"], "nmes": 1}, "nmes"),
        ({"names": ["  "]}, "names.0.name"),
    ],
)
def test_a_body_that_cannot_be_matched_is_refused(
    client: Client, body: dict[str, Any], where: str
) -> None:
    refused = problem(client.post("/v1/match", body), 422, "bad-body")
    assert [error["where"] for error in refused["errors"]] == [where]


def test_an_unknown_party_is_refused(client: Client) -> None:
    names = ["Syria", {"name": "x", "party": "SYR"}, {"name": "x", "party": "Atlantis"}]
    answer = client.post("/v1/match", {"names": names})
    refused = problem(answer, 404, "unknown-actor")
    assert [error["where"] for error in refused["errors"]] == ["names.2.party"]
    problem(client.request("POST", "/v1/match", content=b"names"), 415, "wrong-media-type")


def test_a_search_says_why_an_actor_was_found(client: Client) -> None:
    found = client.json("/v1/actors", q="Netanyaho")["items"]
    assert [(a["id"], a["reason"], a["form"]) for a in found] == [
        ("P-netanyahu", "spelling", "Benjamin Netanyahu")
    ]
    assert found[0]["score"] < 1
    listed = client.json("/v1/actors", kind="state")["items"][0]
    assert (listed["score"], listed["reason"], listed["form"]) == (None, None, None)
