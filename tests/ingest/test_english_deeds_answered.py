"""Deeds named again that are told at length, spoken of, put in writing or answered."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Verbs of two words, of the future, of what goes on, behind a day, behind another verb.
        ("Chad cut off supplies. Kenya condemned the cut-off.", [("the cut-off", "TCD")]),
        ("Chad lashed out at Niger. Niger rejected the rebuke.", [("the rebuke", "TCD")]),
        ("Chad handed over two men. Kenya praised the handover.", [("the handover", "TCD")]),
        ("Chad will expel envoys. Kenya denounced the expulsion.", [("the expulsion", "TCD")]),
        ("Chad is to ban imports. Kenya denounced the ban.", [("the ban", "TCD")]),
        ("Chad is expelling envoys. Kenya saw the expulsions.", [("the expulsions", "TCD")]),
        ("Chad on Friday visited Niger. Kenya saw the visit.", [("the visit", "TCD")]),
        ("Chad late on Friday bombed Niger. Kenya saw the raid.", [("the raid", "TCD")]),
        ("Chad met Niger and voted to leave. Kenya saw the vote.", [("the vote", "TCD")]),
        # What is put in writing, and any measure just taken.
        ("The UN imposed curbs on Chad. The text urges Chad to talk.", [("The text", "UN")]),
        ("The UN adopted a resolution. Chad ignored the resolution.", [("the resolution", "UN")]),
        ("Chad imposed an embargo on Niger. Kenya called the measure shameful.", [
            ("the measure", "TCD"),
        ]),
        ("Chad bombed Niger. Kenya opposed it. Peru called the move mad.", [
            ("it", "TCD"), ("the move", "TCD"),
        ]),
        # What is only said.
        ("Chad urged Niger to talk. Niger ignored the appeal.", [("the appeal", "TCD")]),
        ("Chad warned Niger. Niger brushed the warning aside.", [("the warning", "TCD")]),
        ("Chad said Niger lied. Niger dismissed the remarks.", [("the remarks", "TCD")]),
        ("Chad opened. It said Niger lied. Niger dismissed the claim.", [
            ("It", "TCD"), ("the claim", "TCD"),
        ]),
        ("Chad criticised Niger. Niger called the remarks rude.", [("the remarks", "TCD")]),
        # A deed that is only so called is no other one.
        ("Chad toppled a king. Niger called the move a coup. Peru rued the coup.", [
            ("the move", "TCD"), ("the coup", "TCD"),
        ]),
        ("Chad shot down a plane. Niger called the downing rude.", [("the downing", "TCD")]),
        ("Chad accused Niger of theft and expelled envoys. Peru saw the expulsions.", [
            ("the expulsions", "TCD"),
        ]),
        ("Chad bombed Niger. Niger promised a response.", [("response", "TCD")]),
        ("Chad gave Niger two days to leave. Niger ignored the deadline.", [
            ("the deadline", "TCD"),
        ]),
        ("Chad shot at a boat. Niger called the incident murder.", [("the incident", "TCD")]),
        ("Chad signed a pact with Niger. Kenya denounced the pact.", [
            ("the pact", "TCD"), ("the pact", "NER"),
        ]),
        # Whoever vows revenge was hit by whom the sentence before told of.
        ("Chad expelled envoys of Niger. Niger vowed revenge.", [("revenge", "TCD")]),
        ("Chad bombed Niger. Niger warned of reprisals.", [("reprisals", "TCD")]),
        # What was told of with a deed tells that it is the same.
        ("Chad freed two officers. Kenya praised the release of the officers.", [
            ("the release", "TCD"),
        ]),
    ],
)  # fmt: skip
def test_a_deed_named_again_stands_for_who_did_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert carried_over(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Two speak, or nobody did right before.
        "Chad said Niger lied. Rain fell. Niger dismissed the remarks.",
        "Chad said and Mali said Niger lied. Niger dismissed the remarks.",
        # An older one may be meant.
        "Chad signed a deal with Niger. Kenya denounced the nuclear deal.",
        # What is only said is no move.
        "Chad warned Niger. Kenya condemned the move.",
        # It is told whose it is, or what it is: another call, the ruling party.
        "Chad urged Niger to talk. Kenya joined the call with Mali.",
        "Chad ruled on Friday. Kenya saw the ruling party.",
        "Chad ruled on Friday. Kenya met the ruling Foobar Party.",
        "Chad freed two officers. Kenya praised the release of the sailors.",
        # A state's name before a visit or a vote may be where it was.
        "The Niger visit began. Kenya condemned the visit.",
        "The Niger withdrawal began. Kenya condemned the withdrawal.",
        # Nobody who was hit answers; "it" is no deed, or may be another's.
        "Chad bombed Niger. Kenya vowed revenge.",
        "Chad bombed Niger. Chad vowed revenge.",
        "Chad bombed Niger. Mali and Kenya opposed it.",
        "Chad bombed Niger. Rain fell. Kenya opposed it.",
        # Somebody else does the second thing.
        "Chad met Niger, which cheered and voted. Kenya saw the vote.",
    ],
)
def test_a_deed_that_is_not_clear_stands_for_nobody(text: str) -> None:
    assert carried_over(text) == []


def test_almost_anything_is_an_incident() -> None:
    text = "Chad shelled a Malian boat. "
    assert ("The incident", "TCD") in carried_over(text + "The incident angered Peru.")
    assert carried_over(text + "A bus burned. Rain fell. The incident shocked Peru.") == []
    assert carried_over(text + "A bus burned. Rain fell. The attack shocked Peru.") != []
