"""English verbs and nouns that state a relation: what each type has, and what is none of it."""

from __future__ import annotations

import pytest

from graph_schema.model import model
from tests.ingest.reading_texts import claims, read

Triple = tuple[str, str, str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana admonished Togo over the fence.", ("GHA", "ACCUSES", "TGO")),
        ("Chad hit back at Niger on Friday.", ("TCD", "ACCUSES", "NER")),
        ("Peru has taken issue with Chile.", ("PER", "ACCUSES", "CHL")),
        ("Spain and Italy called in the Turkish ambassador.", ("ITA", "ACCUSES", "TUR")),
        ("Iran laid the blame for the blast on Oman.", ("IRN", "ACCUSES", "OMN")),
        ("Kenya, which protested to Uganda in May, is silent.", ("KEN", "ACCUSES", "UGA")),
        ("Cuba brushed off Spain at the summit.", ("CUB", "REJECTS", "ESP")),
        ("Russia tore up its grain deal with Moldova.", ("RUS", "REJECTS", "MDA")),
        ("Mali has refused entry to UN experts.", ("MLI", "REJECTS", "UN")),
        ("Japan stood up to China.", ("JPN", "REJECTS", "CHN")),
        ("Norway shut its embassy in Mali.", ("NOR", "SANCTIONS", "MLI")),
        ("Russia has cut off gas to Finland.", ("RUS", "SANCTIONS", "FIN")),
        ("Canada slapped tariffs on China.", ("CAN", "SANCTIONS", "CHN")),
        ("Chad broke relations with Sudan.", ("TCD", "SANCTIONS", "SDN")),
        ("Peru is withholding aid from Bolivia.", ("PER", "SANCTIONS", "BOL")),
        ("Fiji restored diplomatic relations with Tonga.", ("FJI", "AGREES_WITH", "TON")),
        ("Iran struck an accord with Iraq.", ("IRN", "AGREES_WITH", "IRQ")),
        ("Kenya made peace with Somalia.", ("KEN", "AGREES_WITH", "SOM")),
        ("Iran threatened to bomb Qatar.", ("IRN", "THREATENS", "QAT")),
        ("Togo swore vengeance on Benin.", ("TGO", "THREATENS", "BEN")),
        ("Chad moved five divisions towards Sudan.", ("TCD", "MOBILIZES_AGAINST", "SDN")),
        ("India flew bombers near China.", ("IND", "MOBILIZES_AGAINST", "CHN")),
        ("Iran rained missiles on Iraq.", ("IRN", "ATTACKS", "IRQ")),
        ("Peru went to war with Chile.", ("PER", "ATTACKS", "CHL")),
        ("India and Pakistan exchanged fire.", ("IND", "ATTACKS", "PAK")),
        ("Spain clamped down on Moroccans.", ("ESP", "COERCES", "MAR")),
        ("Serbia laid siege to Bosnia.", ("SRB", "COERCES", "BIH")),
        ("Poland caved in to Germany.", ("POL", "CONCEDES_TO", "DEU")),
        ("Kuwait unfroze Iraqi funds.", ("KWT", "CONCEDES_TO", "IRQ")),
        ("Libya paid compensation to Chad.", ("LBY", "CONCEDES_TO", "TCD")),
        ("Haiti sought help from Kenya.", ("HTI", "REQUESTS", "KEN")),
        ("Georgia applied to join NATO.", ("GEO", "REQUESTS", "NATO")),
        ("Mali took the side of Niger.", ("MLI", "SUPPORTS", "NER")),
        ("Cuba threw its weight behind Chile.", ("CUB", "SUPPORTS", "CHL")),
        ("Oman sent doctors to Yemen.", ("OMN", "AIDS", "YEM")),
        ("Kenya came to the aid of Somalia.", ("KEN", "AIDS", "SOM")),
        ("Nepal played host to Bhutan.", ("NPL", "CONSULTS", "BTN")),
        ("Sweden paid a visit to Norway.", ("SWE", "CONSULTS", "NOR")),
        ("Japan held naval drills with India.", ("JPN", "COOPERATES_WITH", "IND")),
        ("Chad has thrown in its lot with Russia.", ("TCD", "ALLIES_WITH", "RUS")),
        ("Oman carried messages between Iran and Iraq.", ("OMN", "MEDIATES", "IRQ")),
        ("Australia wants to rein in China.", ("AUS", "DETERS", "CHN")),
        ("Japan acts as a bulwark against China.", ("JPN", "DETERS", "CHN")),
    ],
)
def test_a_plain_sentence_states_its_relation(text: str, expected: Triple) -> None:
    source, kind, target = expected
    found = claims(text)
    turned = (target, kind, source)
    assert expected in found or (model().type(kind).symmetric and turned in found)


@pytest.mark.parametrize(
    ("text", "not_expected"),
    [
        ("Canada brushed off questions in Mexico.", ("CAN", "REJECTS", "MEX")),
        ("Togo broke with tradition and hired a man from Benin.", ("TGO", "SANCTIONS", "BEN")),
        ("The plane from Peru landed in Chile.", ("PER", "CONSULTS", "CHL")),
        ("The yen weakened in Japan, China said.", ("CHN", "DETERS", "JPN")),
        ("Kenya fired its coach in Uganda.", ("KEN", "ATTACKS", "UGA")),
        ("Fiji has not restored relations with Tonga.", ("FJI", "AGREES_WITH", "TON")),
        ("Oman shut its shops as Iran mourned.", ("OMN", "SANCTIONS", "IRN")),
        ("Mali moved its capital near Niger.", ("MLI", "MOBILIZES_AGAINST", "NER")),
    ],
)
def test_the_same_words_state_nothing_of_another_thing(text: str, not_expected: Triple) -> None:
    assert not_expected not in claims(text)


def test_talks_that_are_called_off_are_refused() -> None:
    found = {
        (c.type, c.polarity.value) for c in read("Chile called off a summit with Peru.").claims
    }
    assert ("CONSULTS", "asserted") not in found
    assert ("REJECTS", "asserted") in found


@pytest.mark.parametrize("verb", ["accused", "sharply criticised", "has quietly backed"])
def test_a_state_whose_name_ends_as_an_adverb_does_is_a_subject(verb: str) -> None:
    found = claims(f"Italy {verb} Peru.")
    assert {(source, target) for source, _, target in found} == {("ITA", "PER")}


@pytest.mark.parametrize("words", ["request", "behest", "urging"])
def test_who_acts_at_the_request_of_another_was_asked(words: str) -> None:
    found = claims(f"Russia sent troops at the {words} of Kazakhstan.")
    assert ("KAZ", "REQUESTS", "RUS") in found
    assert ("RUS", "REQUESTS", "KAZ") not in found
