"""English titles with what they are for between the state and them."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import mentioned, read
from tests.ingest.test_chains import tagged


@pytest.mark.parametrize(
    "title",
    [
        "Italian Transport Minister",
        "South African Security Minister",
        "Italian Health and Welfare Minister",
        "Ukrainian Agriculture Secretary",
        "Russia's chief sanitary inspector",
        "Swiss minister of public works",
        "Swiss Minister for Trade and Industry",
        "EU Trade Commissioner",
        "White House press secretary",
    ],
)
def test_a_field_belongs_to_the_title(title: str) -> None:
    (office,) = read(f"The {title} Jean Testmann wept.").offices
    assert office.title == title


def test_what_is_no_field_stands_beside_the_title() -> None:
    found = mentioned("Chad's minister for water and forests met the press.")
    assert [(words, party) for words, party, _ in found] == [("Chad's minister", "TCD")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sheikh Sabah Testmann", "Chad met Sheikh Sabah Testmann."),
        ("Ahmad Fahd al-Sabah", "Chad met Ahmad Fahd al-Sabah."),
    ],
)
def test_a_place_in_a_name_is_nobody(name: str, text: str) -> None:
    assert [party for _, party, _ in mentioned(text)] == ["TCD"]
    mentions = tagged(text, name)
    assert [m.party for m in mentions.by_sentence[0]] == ["TCD"]


def test_a_place_behind_an_article_is_the_place() -> None:
    assert [party for _, party, _ in mentioned("Chad fought in al-Raqqa.")] == ["TCD", "SYR"]
