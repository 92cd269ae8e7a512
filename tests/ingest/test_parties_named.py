"""Parties and persons of many regions, whom news names without saying who they are."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import mentioned


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Comando Vermelho rejected it.", "COMANDO_VERMELHO"),
        ("The Freedom of Russia Legion rejected it.", "FREEDOM_OF_RUSSIA_LEGION"),
        ("The Mano River Union rejected it.", "MANO_RIVER_UNION"),
        ("Jamaat Ansarullah rejected it.", "JAMAAT_ANSARULLAH"),
        ("Yarmouk Martyrs Brigade rejected it.", "SYRIAN_OPPOSITION"),
        ("The Kurdistan Democratic party rejected it.", "KDP"),
        ("رفضت لجنة حوض بحيرة تشاد ذلك", "LAKE_CHAD_BASIN_COMMISSION"),
        ("رفضت كتيبة عقبة بن نافع ذلك", "UQBA_IBN_NAFI"),
        ("Karl Nehammer rejected it.", "AUT"),
        ("Hans-Rudolf Merz rejected it.", "CHE"),
        ("Danilo Medina rejected it.", "DOM"),
        ("رفضت ميشلين كالمي راي ذلك", "CHE"),
    ],
)
def test_who_is_named_is_a_party(text: str, party: str) -> None:
    assert [found for _, found, _ in mentioned(text)] == [party]


@pytest.mark.parametrize("text", ["Fischer rejected it.", "The future movement of prices is open."])
def test_a_common_name_or_noun_is_nobody(text: str) -> None:
    assert mentioned(text) == []
