"""Polarity and modality: denial, doubt, plans, and what looks like them but is not."""

from __future__ import annotations

import pytest

from graph_schema.records import Modality, Polarity
from tests.ingest.reading_texts import claim, claims, read


@pytest.mark.parametrize(
    "text",
    [
        "لم تهاجم روسيا أوكرانيا",
        "لا تهاجم روسيا أوكرانيا",
        "لن تهاجم روسيا أوكرانيا",
        "لم تكن روسيا تهاجم أوكرانيا",
        "نفت الصين أن روسيا هاجمت أوكرانيا",
        "Russia did not attack Ukraine",
        "Russia never attacked Ukraine",
        "China denied that Russia attacked Ukraine",
        "Russia refused to attack Ukraine",
    ],
)
def test_a_denial_is_negated_and_no_fact(text: str) -> None:
    assert claim(text, "RUS", "ATTACKS", "UKR").polarity is Polarity.NEGATED
    assert ("RUS", "ATTACKS", "UKR") not in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "روسيا هاجمت أوكرانيا",
        "لا تزال روسيا تهاجم أوكرانيا",
        "لم تنف الصين أن روسيا هاجمت أوكرانيا",
        "لم تعلق الصين وهاجمت روسيا أوكرانيا",
        "Russia attacked Ukraine",
        "Russia did not only attack Ukraine",
        "China did not deny that Russia attacked Ukraine",
    ],
)
def test_what_only_sounds_like_a_denial_is_asserted(text: str) -> None:
    assert claim(text, "RUS", "ATTACKS", "UKR").polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("ستهاجم روسيا أوكرانيا", Modality.PLANNED),
        ("سوف تهاجم روسيا أوكرانيا", Modality.PLANNED),
        ("قد تهاجم روسيا أوكرانيا", Modality.HYPOTHETICAL),
        ("كانت روسيا قد هاجمت أوكرانيا", Modality.ACTUAL),
        ("إذا هاجمت روسيا أوكرانيا", Modality.HYPOTHETICAL),
        ("تعتزم روسيا مهاجمة أوكرانيا", Modality.PLANNED),
        ("Russia will attack Ukraine", Modality.PLANNED),
        ("Russia plans to attack Ukraine", Modality.PLANNED),
        ("Russia could attack Ukraine", Modality.HYPOTHETICAL),
        ("if Russia attacked Ukraine", Modality.HYPOTHETICAL),
        ("Russia attacked Ukraine", Modality.ACTUAL),
    ],
)
def test_plans_and_suppositions_are_told_apart(text: str, modality: Modality) -> None:
    assert claim(text, "RUS", "ATTACKS", "UKR").modality is modality


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("لن ترفع كندا العقوبات الأميركية على إيران", ("USA", "SANCTIONS", "IRN")),
        ("إذا سقطت الحكومة بسبب الغارات الروسية على أوكرانيا", ("RUS", "ATTACKS", "UKR")),
    ],
)
def test_what_a_noun_takes_as_given_stays_a_fact(text: str, triple: tuple[str, str, str]) -> None:
    assert triple in claims(text)


def test_a_call_to_act_is_a_request_and_the_act_a_supposition() -> None:
    text = "دعت الصين روسيا إلى وقف مهاجمة أوكرانيا"
    assert ("CHN", "REQUESTS", "RUS") in claims(text)
    assert ("RUS", "ATTACKS", "UKR") not in claims(text)


@pytest.mark.parametrize(
    ("text", "type_id", "modality"),
    [
        ("وسيطر الحوثيون على اليمن", "COERCES", Modality.ACTUAL),
        ("ساندت روسيا سوريا", "SUPPORTS", Modality.ACTUAL),
        ("ساعدت روسيا سوريا", "AIDS", Modality.ACTUAL),
        ("وكان الحوثيون قد نفذوا هجمات على السعودية", "ATTACKS", Modality.ACTUAL),
        ("قد تنفذ تركيا هجمات على سوريا", "ATTACKS", Modality.HYPOTHETICAL),
        ("قد تواصل روسيا هجماتها على سوريا", "ATTACKS", Modality.HYPOTHETICAL),
        ("سيطرد العراق السفير التركي", "SANCTIONS", Modality.PLANNED),
        ("ستساعد روسيا سوريا", "AIDS", Modality.PLANNED),
        ("وسيسيطر الحوثيون على اليمن", "COERCES", Modality.PLANNED),
    ],
)
def test_a_past_that_begins_as_another_tense_does_is_past(
    text: str, type_id: str, modality: Modality
) -> None:
    assert {c.modality for c in read(text).claims if c.type == type_id} == {modality}


def test_the_denial_of_a_light_verb_denies_its_noun() -> None:
    found = claim("لم تفرض كندا عقوبات على إيران", "CAN", "SANCTIONS", "IRN")
    assert found.polarity is Polarity.NEGATED
