"""Deeds that are named again and stand for who did them."""

from __future__ import annotations

import pytest

from ingest.mentions.english_deeds_words import kinds_of
from tests.ingest.reading_texts import carried_over


def test_a_noun_for_deeds_is_of_one_kind() -> None:
    assert {len(kinds) for kinds in kinds_of("noun").values()} == {1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad bombed Niger. Kenya condemned the attack.", [("the attack", "TCD")]),
        ("Chad has also attacked Niger. Kenya denounced the deadly air raid.", [
            ("the deadly air raid", "TCD"),
        ]),
        ("Chadian air strikes in Niger killed ten. Kenya condemned the strikes.", [
            ("the strikes", "TCD"),
        ]),
        ("Chad's invasion of Niger began. Kenya condemned the invasion.", [
            ("the invasion", "TCD"),
        ]),
        ("Chad and Mali launched strikes on Niger. Kenya condemned the bombing.", [
            ("the bombing", "TCD"), ("the bombing", "MLI"),
        ]),
        ("An attack by Chad killed ten. Kenya condemned the killings.", [
            ("the killings", "TCD"),
        ]),
        ("Chad fired a missile on Friday. Kenya protested the launch.", [("the launch", "TCD")]),
        ("Chad proposed a truce. Kenya rejected the proposal.", [("the proposal", "TCD")]),
        ("Chad accused Niger of theft. Niger denied the charges.", [("the charges", "TCD")]),
        ("Chad imposed sanctions on Niger. Kenya praised the sanctions.", [
            ("the sanctions", "TCD"),
        ]),
        ("Chad expelled a diplomat. Kenya criticised the move.", [("the move", "TCD")]),
        ("NATO planes bombed Niger. Kenya condemned the attack.", [("the attack", "NATO")]),
        ("Chad said it had tested a device. Kenya condemned the test.", [("the test", "TCD")]),
        ("Chad said it had conducted a nuclear test. Peru condemned the test.", [
            ("the test", "TCD"),
        ]),
        ("Chad said its jets bombed Niger. Kenya condemned the raid.", [("the raid", "TCD")]),
        # It is told whom or when it struck.
        ("Chad bombed Niger. Kenya condemned the attack on Niger.", [("the attack", "TCD")]),
        ("Chad bombed Niger. Kenya condemned the attack on Friday.", [("the attack", "TCD")]),
        # Who begins a deed does not begin another one with its name.
        ("Chad bombed Niger. Chad launched a new attack on Mali. Peru saw the attack.", [
            ("the attack", "TCD"),
        ]),
        # A passive tells who reacted, not who did it.
        ("Chad bombed Niger. The attack was condemned by Kenya.", [("The attack", "TCD")]),
        ("Chad bombed Niger. The attack was carried out by Mali. Kenya saw the attack.", [
            ("the attack", "MLI"),
        ]),
        ("Chad bombed Niger. The raid by Mali killed ten. Kenya condemned the raid.", [
            ("the raid", "MLI"),
        ]),
        ("Chad bombed Niger. The Mali-led invasion of Peru ended. Kenya saw the invasion.", [
            ("the invasion", "MLI"),
        ]),
        ("Chad bombed Niger. Kenya condemned the deadly cross-border missile attack.", [
            ("the deadly cross-border missile attack", "TCD"),
        ]),
        # A deed that is only spoken of once more is no other one.
        ("Chad bombed Niger. The strikes in Niger killed ten. Kenya condemned the attack.", [
            ("The strikes", "TCD"), ("the attack", "TCD"),
        ]),
        # A place that opens a sentence is not listed with whom the comma parts from it.
        ("In Niger, Chad bombed a town. Kenya condemned the attack.", [("the attack", "TCD")]),
        # What is spoken of stays in mind.
        (
            "Chad bombed Niger. Kenya condemned the attack. Rain fell. It was cold. "
            "Peru condemned the attack. Snow fell. Chile condemned the attack.",
            [("the attack", "TCD")] * 3,
        ),
    ],
)  # fmt: skip
def test_a_deed_stands_for_who_did_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert carried_over(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Nobody or nobody known is told to have done it, or it is not certain.
        "Bombs fell on Niger. Kenya condemned the attack.",
        "Chad was bombed. Kenya condemned the attack.",
        "Gunmen attacked Chad. Kenya condemned the attack.",
        "Chad could bomb Niger. Kenya condemned the attack.",
        "Peru warned of a Chadian attack. Kenya condemned the attack.",
        "Kenya denied that Chad attacked Niger. Peru condemned the attack.",
        # Two did such things, or another did later.
        "Chad bombed Niger and Mali raided Kenya. Peru condemned the attack.",
        "Chad bombed Niger. Gunmen attacked Mali. Kenya condemned the attack.",
        "Chad bombed Niger. A suicide attack killed ten. Kenya condemned the attack.",
        # A preposition governs whom an act seems to be of.
        "Strikes in Chad killed ten. Kenya condemned the attack.",
        # The words tell of another deed, or whose it is.
        "Chad bombed Niger. Kenya condemned an attack.",
        "Chad bombed Niger. Kenya condemned the attack on Mali.",
        "Chad bombed Niger. Kenya condemned the killing of a journalist.",
        "Chad bombed Niger. Kenya condemned the attack claimed by rebels.",
        "Chad bombed Niger. Kenya joined the operation to defend Niger.",
        "Chad bombed Niger. Kenya bought the attack helicopters.",
        "Chad bombed Niger. Kenya joined an attack squad. Peru loved the attack squad.",
        "Chad expelled a diplomat. So the decision was made to leave Niger.",
        # Another was told of since, or somebody else did such a thing.
        "Chad bombed Niger. The invasion of Peru began in Kenya. Mali condemned the invasion.",
        "Chad bombed Niger. The invasion of Atlantis began. Mali condemned the invasion.",
        "Chad bombed Niger. The raid by bandits killed ten. Kenya condemned the raid.",
        "Chad jailed Niger's envoy. Police in Mali detained a man. Kenya saw the detention.",
        "Chad bombed Niger. Kenya claimed responsibility for the attack.",
        # Verbs that are no deeds with their objects, and deeds of another kind.
        "Chad struck a deal with Niger. Kenya condemned the strike.",
        "Chad launched a programme. Kenya condemned the launch.",
        "Chad bombed Niger. Kenya rejected the proposal.",
        "Chad expelled a diplomat. Rain fell. Kenya criticised the move.",
        # It is too long ago.
        "Chad bombed Niger. Rain fell. Snow fell. Hail fell. Ice fell. Kenya saw the attack.",
        # Somebody else was charged since.
        "Chad accused Niger. Mali said Kenya was behind it. Kenya denied the charges.",
    ],
)
def test_a_deed_of_whom_is_not_clear_stands_for_nobody(text: str) -> None:
    assert carried_over(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad accused Niger of theft. It denied the charge.", ["NER", "TCD"]),
        (
            "Chad accused Niger of theft. It has repeatedly rejected the allegations.",
            ["NER", "TCD"],
        ),
        # Who says it again is the accuser; of two who are charged none is "it".
        ("Chad accused Niger of theft. It repeated the charge.", ["TCD", "TCD"]),
        ("Chad accused Niger of robbing Mali. It denied the charge.", ["TCD", "TCD"]),
        ("Chad accused Niger of theft. It denied the visa.", ["TCD"]),
    ],
)
def test_whoever_denies_a_charge_was_charged(text: str, expected: list[str]) -> None:
    assert [party for _, party in carried_over(text)] == expected
