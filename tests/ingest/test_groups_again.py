"""Nouns that mean an organization named before."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over, parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuareg rebels took a town. The insurgents left.", [("insurgents", "TUAREG_REBELS")]),
        ("Tuareg rebels took a town. Rain fell. The armed group left.", [
            ("group", "TUAREG_REBELS"),
        ]),
        ("Tuareg rebels took a town. A rebel spokesman met Chad.", [
            ("rebel spokesman", "TUAREG_REBELS"),
        ]),
        ("Tuareg rebels took a town. Chad fought against insurgents.", [
            ("insurgents", "TUAREG_REBELS"),
        ]),
        ("Abu Sayyaf took a town. The Islamist guerrillas left.", [("guerrillas", "ABU_SAYYAF")]),
        # Whoever backs a group is another, and its home may be told.
        ("Tuareg rebels took a town. The Libyan-backed fighters left.", [
            ("fighters", "TUAREG_REBELS"),
        ]),
        ("Abu Sayyaf took a town. The Philippine group left.", [
            ("group", "ABU_SAYYAF"),
        ]),
        ("The Syrian opposition won. A rebel spokesman left.", [
            ("rebel spokesman", "SYRIAN_OPPOSITION"),
        ]),
        ("Likud won. The party thanked Chad.", [("party", "LIKUD")]),
        # The nearest is meant, and whoever speaks of a group may be its man.
        ("Likud won. Abu Sayyaf took a town. The movement left.", [("movement", "ABU_SAYYAF")]),
        ("Abu Sayyaf took a town. Abu Sayyaf said the fighters left.", [
            ("fighters", "ABU_SAYYAF"),
        ]),
    ],
)  # fmt: skip
def test_a_noun_means_the_organization_named_before(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert carried_over(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # None was named, not of late, or not of that kind.
        "The insurgents left Chad.",
        "Abu Sayyaf took a town. Rain fell. Snow fell. The guerrillas left.",
        "Likud won. The guerrillas left.",
        # Either of two may be meant.
        "Abu Sayyaf fought Tuareg rebels. The guerrillas left.",
        # The sentence has named another, or the noun is told apart.
        "Abu Sayyaf took a town. Tuareg rebels fought the guerrillas.",
        "Abu Sayyaf took a town. The rival faction left.",
        "Abu Sayyaf took a town. Rain fell. Abu Sayyaf fought the guerrillas.",
        "Abu Sayyaf took a town. The group of tourists left.",
        "Abu Sayyaf took a town. The group Friends of Frogs left.",
        "Abu Sayyaf took a town. The Chadian guerrillas left.",
        "Likud won. The Labour-style party left.",
        # It is of any, or an adjective of something else.
        "Abu Sayyaf took a town. A faction left.",
        "Abu Sayyaf took a town. Many insurgents left.",
        "Abu Sayyaf took a town. The rebel-held town fell.",
        "Abu Sayyaf took a town. A former rebel commander met Chad.",
        "Abu Sayyaf took a town. Rival rebel leaders met Chad.",
        "Likud won. The birthday party thanked Chad.",
        "The International Criminal Court sat. Chad admired the tennis court.",
    ],
)
def test_an_organization_that_is_not_clear_is_nobody(text: str) -> None:
    assert carried_over(text) == []


def test_insurgents_are_of_the_fight_that_is_told_of() -> None:
    assert "IRAQI_ARMED_GROUPS" in parties("Greek troops fought insurgents in Iraq.")
    assert "IRAQI_ARMED_GROUPS" in parties("Greeks held by militants were found in Iraq.")
    assert "IRAQI_ARMED_GROUPS" not in parties(
        "Iraq slept. Chechnya is a part of Russia. Russia bombed the insurgents. Russia won."
    )
    assert "IRAQI_ARMED_GROUPS" not in parties("Iraq waited. ISIS left. The insurgents fired.")
