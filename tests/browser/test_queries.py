"""The saved queries on a real server: each runs as it stands and gives what the samples say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from neo4j import Driver, Query
from neo4j.graph import Node, Path, Relationship

from graph_schema.browser.saved import saved_queries
from tests.browser.samples import MINISTER

pytestmark = [pytest.mark.live, pytest.mark.timeout(900)]

Row = tuple[Any, ...]
Ask = Callable[..., list[Row]]
STRIKE = "شنت إسرائيل فجر الثلاثاء غارات جوية على مواقع للجيش السوري"
ARABIC_PUBLISHER, ENGLISH_PUBLISHER = "نشرة العينات", "Sample Wire"


def plain(value: Any) -> Any:
    """Give a value of the driver as one that a test can name: a node by id, an edge by its type."""
    match value:
        case Path():
            return tuple(edge.type for edge in value.relationships)
        case Relationship():
            ends = [end["id"] for end in value.nodes if end is not None and "id" in end]
            return (*ends[:1], value.type, *ends[1:])
        case Node():
            return value.get("id", value.get("name"))
    return value


@pytest.fixture
def ask(driver: Driver) -> Ask:
    """Give a function that runs a saved query by its number, with words of it changed."""

    def asked(number: int, **changes: str) -> list[Row]:
        [query] = [one for one in saved_queries() if one.file.startswith(f"{number:02}-")]
        text = query.text()
        for old, new in changes.items():
            assert f"{old}" in text
            text = text.replace(old, new)
        records = driver.execute_query(Query(text)).records
        return [tuple(plain(value) for value in record.values()) for record in records]

    return asked


def edges(rows: list[Row], column: int) -> set[Row]:
    """Give the edges of one column."""
    return {row[column] for row in rows}


def test_every_query_is_asked_here() -> None:
    asked = {name.split("_")[1] for name in globals() if name.startswith("test_q")}
    assert asked == {f"q{query.file[:2]}" for query in saved_queries()}


def test_q01_who_attacks_whom_since(ask: Ask) -> None:
    since_2025 = {
        ("ISR", "ATTACKS", "SYR"),
        ("RUS", "ATTACKS", "UKR"),
        ("RSF", "ATTACKS", "SDN"),
    }
    before = {
        ("ISR", "ATTACKS", "HAMAS"),
        ("HEZBOLLAH", "ATTACKS", "ISR"),
        ("ISR", "ATTACKS", "HEZBOLLAH"),
        ("TUR", "ATTACKS", "IRQ"),
    }
    # That Syria attacks Israel is only denied, and so no edge.
    assert edges(ask(1), 1) == since_2025 | before
    assert edges(ask(1, **{"2024-01-01": "2025-01-01"}), 1) == since_2025


def test_q02_what_passes_between_two(ask: Ask) -> None:
    assert edges(ask(2), 1) == {
        ("HAMAS", "REQUESTS", "ISR"),
        ("ISR", "THREATENS", "HAMAS"),
        ("ISR", "ATTACKS", "HAMAS"),
    }


def test_q03_mediators_between_two(ask: Ask) -> None:
    # Egypt mediates for Israel too, but not for Hamas.
    assert [row[0] for row in ask(3)] == ["QAT"]
    assert [row[0] for row in ask(3, HAMAS="ISLAMIC_JIHAD")] == ["EGY"]
    assert ask(3, HAMAS="RUS") == []


def test_q04_allies_of_my_enemies(ask: Ask) -> None:
    rows = ask(4)
    assert edges(rows, 1) == {("RSF", "ATTACKS", "SDN"), ("RSF", "COERCES", "SDN")}
    assert edges(rows, 3) == {("ARE", "AIDS", "RSF")}
    assert {row[4] for row in ask(4, SDN="UKR")} == {"SYR"}


def test_q05_the_evidence_behind_an_edge(ask: Ask) -> None:
    [row] = ask(5)
    assert row[:4] == ("2025-08-27", "asserted", STRIKE, None)
    assert row[4:] == (ARABIC_PUBLISHER, "sample-ar-01", "actual", 80)


def test_q06_contradicted_claims(ask: Ask) -> None:
    assert ask(6) == [
        (
            "RUS",
            "ATTACKS",
            "UKR",
            ["Russia attacked Ukraine's southern ports"],
            ["Russia: Moscow denied that Russia attacked Ukraine's civilians"],
        )
    ]


def test_q07_one_article(ask: Ask) -> None:
    rows = ask(7)
    assert {row[0] for row in rows} == {"sample-ar-06"}
    assert {row[2] for row in rows} == {ARABIC_PUBLISHER}
    assert len({row[4] for row in rows}) == 6
    assert len(rows) == 12
    assert {row[6] for row in rows} == {"RSF", "SDN", "ARE", "AU"}


def test_q07_an_article_without_claims_is_still_shown(ask: Ask) -> None:
    [row] = ask(7, **{"sample-ar-06": "sample-en-06"})
    assert (row[0], row[2], row[4]) == ("sample-en-06", ENGLISH_PUBLISHER, None)


def test_q08_what_a_minister_said(ask: Ask) -> None:
    [row] = ask(8)
    assert row[2:] == (
        "said",
        "Syria",
        "not ATTACKS",
        "Israel",
        "بلاده لن تهاجم إسرائيل",
        "sample-ar-01",
    )
    assert ask(8, الشيباني="Shaibani") == [row]


def test_q09_office_holders_of_a_state(ask: Ask) -> None:
    assert {row[0] for row in ask(9)} == {MINISTER, "P-ahmed-al-sharaa"}


def test_q10_find_an_actor_by_name(ask: Ask) -> None:
    first = ask(10)[0]
    assert (first[0], first[3], first[4]) == ("P-sergei-lavrov", "person", "RUS")
    assert ask(10, لافروف="Lavrof~")[0][0] == "P-sergei-lavrov"


def test_q11_around_an_actor(ask: Ask) -> None:
    around = edges(ask(11), 1)
    assert len(around) == 14
    assert ("SYR", "ATTACKS", "ISR") not in around
    assert {("QAT", "MEDIATES", "ISR"), ("ISR", "CONCEDES_TO", "PSE")} <= around
    assert ask(11, **{"1 AS least": "2 AS least"}) == []


def test_q12_friend_and_foe(ask: Ask) -> None:
    rows = ask(12)
    assert {(row[0], row[1][1], row[2]) for row in rows} == {("CHN", "CONSULTS", "PHL")}
    assert {row[3] for row in rows} == {
        ("PHL", "ACCUSES", "CHN"),
        ("PHL", "REJECTS", "CHN"),
        ("CHN", "MOBILIZES_AGAINST", "PHL"),
        ("CHN", "COERCES", "PHL"),
    }


def test_q13_who_reports_it(ask: Ask) -> None:
    day = "2025-07-20"
    assert ask(13) == [(ENGLISH_PUBLISHER, "ATTACKS", 1, 1, 1, 1, day, day)]


def test_q14_how_two_are_linked(ask: Ask) -> None:
    assert sorted(row[0] for row in ask(14)) == [
        ("MEDIATES", "ACCUSES"),
        ("MEDIATES", "ATTACKS"),
        ("MEDIATES", "REJECTS"),
    ]


def test_q15_month_by_month(ask: Ask) -> None:
    assert ask(15) == [("2025-08", 0, 0, 2, 1)]


def test_q16_the_newest_claims(ask: Ask) -> None:
    rows = ask(16)
    days = [row[0] for row in rows]
    assert days == sorted(days, reverse=True)
    assert len(rows) == 50
    assert {row[2] for row in rows[:3]} == {"CONSULTS", "COOPERATES_WITH", "SUPPORTS"}
    assert all(row[0] == "2025-10-02" for row in rows[:3])
    assert ask(16, **{"0 AS least": "81 AS least"}) == []
