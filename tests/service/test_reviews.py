"""Reviews over HTTP: made, looked at, contradicted and taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx

from graph_schema.interfaces import Store
from graph_schema.keys import Keys, Scope
from tests.service.client import Client, problem
from tests.service.graph import AHMED, FAROUK, SHAIBANI, coded_articles

WRONG = coded_articles()[0].claims[2]


def judge(client: Client, one: str, other: str, **body: Any) -> httpx.Response:
    return client.request("PUT", f"/v1/judgements/{one}/{other}", json=body)


def rule(client: Client, claim: str, **body: Any) -> httpx.Response:
    return client.request("PUT", f"/v1/verdicts/{claim}", json=body)


def test_two_actors_become_one_and_two_again(client: Client, store: Store) -> None:
    before = client.json("/v1/relations")
    revision = store.reader.revision()
    answer = judge(client, FAROUK, AHMED, sameness="same", by="salma", reason="One man.")
    assert answer.status_code == 200, answer.text
    made = answer.json()
    ends = {(end["id"], end["goes_by"], end["name"]) for end in (made["one"], made["other"])}
    assert ends == {(AHMED, AHMED, "Ahmed al-Sharaa"), (FAROUK, AHMED, "Ahmed al-Sharaa")}
    assert (made["sameness"], made["by"], made["reason"]) == ("same", "salma", "One man.")
    assert int(answer.headers["graph-revision"]) == store.reader.revision() == revision + 1
    assert client.json(made["links"]["judgement"]) == made
    listed = {name: value for name, value in made.items() if name != "revision"}
    assert client.json("/v1/judgements") == {
        "revision": revision + 1,
        "items": [listed],
        "next_cursor": None,
        "resolved": [],
    }
    assert client.json("/v1/judgements", actor=SHAIBANI)["items"] == []
    # By either id, and by the names of both, it is one actor.
    for name in (FAROUK, AHMED, "Farouk al-Sharaa"):
        profile = client.json(f"/v1/actors/{name}")
        assert profile["id"] == AHMED
    met = client.json("/v1/relations", source=FAROUK, type="CONSULTS")
    assert [{item[end]["id"] for end in ("source", "target")} for item in met["items"]] == [
        {AHMED, "HAMAS"}
    ]
    undone = client.request("DELETE", f"/v1/judgements/{FAROUK}/{AHMED}")
    assert (undone.status_code, undone.headers["graph-revision"]) == (204, str(revision + 2))
    assert client.json("/v1/relations")["items"] == before["items"]
    problem(client.get(f"/v1/judgements/{AHMED}/{FAROUK}"), 404, "not-found")
    problem(client.request("DELETE", f"/v1/judgements/{AHMED}/{FAROUK}"), 404, "not-found")


def test_a_judgement_is_found_and_undone_by_the_names_that_it_was_made_by(client: Client) -> None:
    address = "/v1/judgements/Ahmed al-Sharaa/الشيباني"
    made = client.request("PUT", address, json={"sameness": "unsure"}).json()
    assert {made["one"]["id"], made["other"]["id"]} == {AHMED, SHAIBANI}
    assert client.json(address) == made
    assert client.json(f"/v1/judgements/{SHAIBANI}/Ahmed al-Sharaa") == made
    listed = client.json("/v1/judgements", actor="شيباني")
    assert [item["links"] for item in listed["items"]] == [made["links"]]
    [named] = listed["resolved"]
    assert (named["parameter"], named["id"], named["how"]) == ("actor", SHAIBANI, "similar")
    assert client.json("/v1/judgements", actor="syr")["items"] == []
    refused = problem(client.get("/v1/judgements", actor="Sharaa"), 409, "ambiguous-actor")
    assert refused["errors"][0]["where"] == "actor"
    problem(client.get("/v1/judgements", actor="Nobody Atall"), 404, "unknown-actor")
    problem(client.get(f"/v1/judgements/{AHMED}/Nobody Atall"), 404, "unknown-actor")
    assert client.request("DELETE", address).status_code == 204
    problem(client.get(address), 404, "not-found")
    problem(client.request("DELETE", address), 404, "not-found")


def test_two_judged_the_same_by_name_are_still_found_by_name(client: Client, store: Store) -> None:
    address = "/v1/judgements/Farouk al-Sharaa/Ahmed al-Sharaa"
    said = {"sameness": "same", "by": "salma"}
    made = client.request("PUT", address, json=said).json()
    revision = store.reader.revision()
    assert client.json(address) == made
    assert client.request("PUT", address, json=said).json() == made
    assert store.reader.revision() == revision
    # Between ids nothing is meant but what was judged of these very ids.
    problem(client.get(f"/v1/judgements/{AHMED}/{SHAIBANI}"), 404, "not-found")
    judge(client, FAROUK, SHAIBANI, sameness="same")
    refused = problem(client.request("DELETE", address), 409, "ambiguous-actor")
    assert f"{AHMED} and {FAROUK}; {FAROUK} and {SHAIBANI}" in refused["detail"]
    assert client.request("DELETE", f"/v1/judgements/{FAROUK}/{SHAIBANI}").status_code == 204
    assert client.request("DELETE", address).status_code == 204
    assert client.json("/v1/judgements")["items"] == []


def test_who_left_the_graph_is_judged_by_id(client: Client, store: Store) -> None:
    made = judge(client, AHMED, FAROUK, sameness="unsure").json()
    store.writer.retract(["a-3", "feed/2026 4?"])
    problem(client.get(f"/v1/actors/{AHMED}"), 404, "unknown-actor")
    address = f"/v1/judgements/{FAROUK}/{AHMED}"
    assert client.json(address)["at"] == made["at"]
    listed = client.json("/v1/judgements", actor=AHMED)
    assert [item["at"] for item in listed["items"]] == [made["at"]]
    assert client.request("DELETE", address).status_code == 204
    problem(client.get(address), 404, "unknown-actor")


def test_the_same_judgement_again_changes_nothing(client: Client, store: Store) -> None:
    said = {"sameness": "unsure", "by": "salma"}
    first = judge(client, AHMED, "Farouk al-Sharaa", **said).json()
    revision = store.reader.revision()
    assert judge(client, "Farouk al-Sharaa", AHMED, **said).json() == first
    assert store.reader.revision() == revision
    assert judge(client, AHMED, FAROUK, **said, reason="Why.").json()["reason"] == "Why."
    assert store.reader.revision() == revision + 1


def test_what_contradicts_is_refused_with_its_reason(client: Client, store: Store) -> None:
    judge(client, AHMED, FAROUK, sameness="same")
    judge(client, FAROUK, SHAIBANI, sameness="same")
    revision = store.reader.revision()
    refused = problem(judge(client, AHMED, SHAIBANI, sameness="different"), 409, "review-refused")
    assert f"through {AHMED} = {FAROUK} = {SHAIBANI}" in refused["detail"]
    problem(judge(client, "SYR", "ISR", sameness="same"), 409, "review-refused")
    problem(judge(client, "SYR", AHMED, sameness="same"), 409, "review-refused")
    problem(judge(client, AHMED, AHMED, sameness="same"), 409, "review-refused")
    problem(judge(client, AHMED, "Nobody Atall", sameness="same"), 404, "unknown-actor")
    problem(judge(client, AHMED, FAROUK, sameness="alike"), 422, "bad-body")
    problem(judge(client, AHMED, FAROUK, sameness="same", extra=1), 422, "bad-body")
    assert store.reader.revision() == revision


def test_a_wrong_claim_is_out_kept_and_back(client: Client) -> None:
    before = client.json("/v1/relations")
    tag = client.get("/v1/relations").headers["etag"]
    answer = rule(client, WRONG.id, correctness="wrong", by="omar", reason="An exercise.")
    assert answer.status_code == 200, answer.text
    made = answer.json()
    assert (made["correctness"], made["by"], made["article"]) == ("wrong", "omar", "a-1")
    assert [(c["id"], c["quote"]) for c in made["found"]] == [(WRONG.id, WRONG.quote)]
    problem(client.get(f"/v1/claims/{WRONG.id}"), 404, "not-found")
    assert WRONG.id not in str(client.json("/v1/articles/a-1"))
    now = client.json("/v1/relations", source="ISR", type="ATTACKS")["items"][0]
    assert (now["claims"], now["articles"]) == (1, 1)
    # Whoever has an answer from before hears that it holds no more.
    again = client.request("GET", "/v1/relations", headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert client.json("/v1/verdicts", correctness="wrong", article="a-1")["items"] == [
        {name: value for name, value in made.items() if name != "revision"}
    ]
    assert client.json("/v1/verdicts", correctness="right")["items"] == []
    deleted = client.json("/v1/deletions")["items"]
    assert [(item["kind"], item["id"]) for item in deleted] == [("claim.retracted", WRONG.id)]
    # It can be judged anew though nothing shows it.
    assert rule(client, WRONG.id, correctness="right").json()["by"] == "local"
    assert client.json("/v1/relations")["items"] == before["items"]
    assert client.request("DELETE", f"/v1/verdicts/{WRONG.id}").status_code == 204
    problem(client.get(f"/v1/verdicts/{WRONG.id}"), 404, "not-found")


def test_a_verdict_needs_a_claim(client: Client) -> None:
    problem(rule(client, "c-none", correctness="wrong"), 404, "not-found")
    problem(rule(client, WRONG.id, correctness="doubtful"), 422, "bad-body")
    problem(client.request("DELETE", "/v1/verdicts/c-none"), 404, "not-found")
    problem(client.get("/v1/verdicts", correctness="doubtful"), 422, "bad-parameter")


def test_pages_of_reviews_follow_each_other(client: Client) -> None:
    claims = [claim for entry in coded_articles() for claim in entry.claims]
    for claim in claims[:4]:
        rule(client, claim.id, correctness="right")
    found: list[str] = []
    cursor: str | None = None
    while True:
        given: dict[str, str] = {"cursor": cursor} if cursor else {}
        page = client.json("/v1/verdicts", limit=3, **given)
        found += [item["claim"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert found == sorted(claim.id for claim in claims[:4])


def test_the_key_that_asks_is_noted(client: Client, store: Store) -> None:
    now = datetime.now(UTC)
    key, token = Keys(store.registry).create("analyst", [Scope.WRITE], now=now)
    reader = Keys(store.registry).create("reader", [Scope.READ], now=now)[1]

    def ask(secret: str, **body: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {secret}"}
        path = f"/v1/verdicts/{WRONG.id}"
        return client.request("PUT", path, json=body, headers=headers)

    client.app.state.access.keyring.was_needed = True
    assert ask(reader, correctness="wrong").status_code == 403
    assert ask(token, correctness="wrong").json()["by"] == f"key {key.id}"
    assert ask(token, correctness="wrong", by="omar").json()["by"] == f"omar, key {key.id}"
