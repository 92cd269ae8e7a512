"""GET /v1/relations and /v1/paths."""

from __future__ import annotations

from typing import Any

import pytest

from tests.service.client import Client, problem


def triples(answer: Any) -> set[tuple[str, str, str]]:
    """Give the (source, type, target) of the relations of a page."""
    return {(r["source"]["id"], r["type"]["id"], r["target"]["id"]) for r in answer["items"]}


ATTACK = ("ISR", "ATTACKS", "SYR")


def test_a_relation_has_names_type_counts_and_days(client: Client) -> None:
    relation = client.json("/v1/relations", source="Israel", target="سوريا")["items"][0]
    assert relation["source"] == {
        "id": "ISR",
        "party": "ISR",
        "name": "Israel",
        "name_ar": "إسرائيل",
        "name_en": "Israel",
        "kind": "state",
    }
    assert relation["type"]["id"] == "ATTACKS"
    assert relation["type"]["label_ar"] == "يهاجم"
    assert relation["type"]["plover"] == ["ASSAULT"]
    assert relation["type"]["quad"] == "material_conflict"
    assert relation["type"]["symmetric"] is False
    counts = {
        name: relation[name] for name in ("claims", "negated", "articles", "publishers", "stories")
    }
    assert counts == {"claims": 2, "negated": 0, "articles": 2, "publishers": 2, "stories": 2}
    assert (relation["first_seen"], relation["last_seen"]) == ("2026-03-14", "2026-03-15")
    assert relation["confidence"] == 95


def test_a_relation_leads_to_exactly_its_claims_under_the_same_filter(client: Client) -> None:
    for asked in ({}, {"publisher": "SANA"}, {"since": "2026-03-15"}, {"speaker": "P-shaibani"}):
        for relation in client.json("/v1/relations", **asked)["items"]:
            claims = client.json(relation["links"]["claims"])["items"]
            every = relation["claims"] + relation["negated"] + relation["hypothetical"]
            assert len(claims) == every, relation


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"source": "ISR"}, {ATTACK}),
        ({"target": "QAT"}, {("QAT", "CONSULTS", "SYR"), ("P-shaibani", "CONSULTS", "QAT")}),
        ({"actor": "HAMAS", "type": "MEDIATES"}, {("QAT", "MEDIATES", "HAMAS")}),
        (
            {"type": ["MEDIATES", "ATTACKS"]},
            {ATTACK, ("QAT", "MEDIATES", "HAMAS")},
        ),
        ({"quad": "material_conflict"}, {ATTACK}),
        ({"kind": ["state"], "min_confidence": 81}, {ATTACK}),
        ({"kind": ["organization", "person"]}, {("HAMAS", "CONSULTS", "P-farouk")}),
        ({"since": "2026-03-15", "until": "2026-03-15"}, {ATTACK}),
        ({"polarity": "negated"}, {("ISR", "CONCEDES_TO", "SYR")}),
        ({"modality": "hypothetical"}, {("SSD", "SANCTIONS", "RUS")}),
        ({"speaker": "أسعد الشيباني"}, {ATTACK}),
        ({"publisher": "SANA", "type": "ATTACKS"}, {ATTACK}),
        ({"language": "ar", "quad": "material_conflict"}, {ATTACK}),
        ({"party": "حماس", "type": "MEDIATES"}, {("QAT", "MEDIATES", "HAMAS")}),
        ({"publisher": "nobody"}, set()),
    ],
)
def test_each_filter_narrows(
    client: Client, asked: dict[str, Any], expected: set[tuple[str, str, str]]
) -> None:
    assert triples(client.json("/v1/relations", **asked)) == expected


def test_pages_join_to_the_whole_in_every_order(client: Client) -> None:
    for order in ("claims", "last_seen", "confidence"):
        whole = client.json("/v1/relations", order=order)["items"]
        joined: list[Any] = []
        cursor: dict[str, str] = {}
        while True:
            page = client.json("/v1/relations", order=order, limit=2, **cursor)
            joined += page["items"]
            if page["next_cursor"] is None:
                break
            cursor = {"cursor": page["next_cursor"]}
        assert joined == whole
        assert len(whole) > 4


def test_the_order_is_what_was_asked_for(client: Client) -> None:
    surest = [r["confidence"] for r in client.json("/v1/relations", order="confidence")["items"]]
    assert surest == sorted(surest, reverse=True)
    latest = [
        r["last_seen"] or "" for r in client.json("/v1/relations", order="last_seen")["items"]
    ]
    assert latest == sorted(latest, reverse=True)


def test_a_cursor_of_another_order_is_refused(client: Client) -> None:
    cursor = client.json("/v1/relations", limit=1)["next_cursor"]
    refused = client.get("/v1/relations", limit=1, order="last_seen", cursor=cursor)
    assert problem(refused, 422, "bad-parameter")["errors"][0]["where"] == "cursor"


def test_the_answer_says_what_each_name_was_taken_for(client: Client) -> None:
    resolved = client.json("/v1/relations", source="موسكو", target="syr")["resolved"]
    assert [(r["parameter"], r["id"], r["how"]) for r in resolved] == [
        ("source", "RUS", "name"),
        ("target", "SYR", "id"),
    ]


def test_a_path_goes_step_by_step_from_source_to_target(client: Client) -> None:
    answer = client.json("/v1/paths", source="HAMAS", target="Israel", max_length=3)
    assert answer["revision"] == 4
    first = answer["items"][0]
    assert [actor["id"] for actor in first["actors"]] == ["HAMAS", "QAT", "ISR"]
    assert first["length"] == 2
    against, along = first["steps"]
    assert (against["start"], against["end"], against["along"]) == ("HAMAS", "QAT", False)
    assert against["relation"]["type"]["id"] == "MEDIATES"
    assert (along["start"], along["end"], along["along"]) == ("QAT", "ISR", True)


def test_a_symmetric_step_holds_both_ways(client: Client) -> None:
    [path] = client.json("/v1/paths", source="SYR", target="QAT", max_length=1)["items"]
    assert path["steps"][0]["along"] is True
    assert path["steps"][0]["relation"]["source"]["id"] == "QAT"


def test_paths_are_narrowed_by_type_and_period_and_length(client: Client) -> None:
    asked = {"source": "HAMAS", "target": "ISR"}
    assert client.json("/v1/paths", **asked, type="ATTACKS")["items"] == []
    assert client.json("/v1/paths", **asked, max_length=1)["items"] == []
    assert client.json("/v1/paths", **asked, since="2026-04-01")["items"] == []
    assert len(client.json("/v1/paths", **asked, limit=1)["items"]) == 1


def test_a_path_needs_two_different_ends(client: Client) -> None:
    same = client.get("/v1/paths", source="SYR", target="Syria")
    assert problem(same, 422, "bad-parameter")["errors"][0]["where"] == "target"
    missing = problem(client.get("/v1/paths", source="SYR"), 422, "bad-parameter")
    assert missing["errors"] == [{"where": "target", "reason": "is missing"}]
    problem(client.get("/v1/paths", source="SYR", target="ISR", max_length=6), 422, "bad-parameter")
