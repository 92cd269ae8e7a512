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
        ("كادت روسيا تهاجم أوكرانيا", Modality.HYPOTHETICAL),
        ("Russia nearly attacked Ukraine", Modality.HYPOTHETICAL),
        ("Russia attacked Ukraine nearly daily", Modality.ACTUAL),
        ("توقعت الصين أن تهاجم روسيا أوكرانيا", Modality.PLANNED),
        ("رجحت الصين أن تهاجم روسيا أوكرانيا", Modality.PLANNED),
        ("توقعت الصين أن تنسحب روسيا وتهاجم أوكرانيا", Modality.PLANNED),
        ("توقعت الصين هجوم روسيا على أوكرانيا", Modality.PLANNED),
        ("وتوقع الوزير أن روسيا هاجمت أوكرانيا", Modality.ACTUAL),
        ("ولم تكد روسيا تهاجم أوكرانيا", Modality.ACTUAL),
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


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("طائرة بدون طيار يونانية شنت غارة على قبرص", ("GRC", "ATTACKS", "CYP")),
        ("من دون سابق إنذار قصفت الهند باكستان", ("IND", "ATTACKS", "PAK")),
        ("بسبب عدم الاستقرار قصفت الهند باكستان", ("IND", "ATTACKS", "PAK")),
        ("Without attacking Nepal, India invaded Pakistan", ("IND", "ATTACKS", "PAK")),
        ("Despite no agreement, India met Nepal", ("IND", "CONSULTS", "NPL")),
        ("رغم رفض الهند هاجمت الصين باكستان", ("IND", "ATTACKS", "CHN")),
        ("رفضت الهند العقوبات الكندية على نيبال", ("CAN", "SANCTIONS", "NPL")),
        ("البرلمان الهندي يرفض إنهاء دعم نيبال", ("IND", "SUPPORTS", "NPL")),
        ("India rejects Canadian sanctions on Nepal", ("CAN", "SANCTIONS", "NPL")),
        ("بعد رفض حركة حماس الموالية لإيران", ("HAMAS", "SUPPORTS", "IRN")),
        ("After years of climate change denial Chile threatens Peru", ("CHL", "THREATENS", "PER")),
    ],
)
def test_what_a_word_of_denial_does_not_govern_is_asserted(
    text: str, triple: tuple[str, str, str]
) -> None:
    assert claim(text, *triple).polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("غادر الوزراء بدون دعم هندي لنيبال", ("IND", "SUPPORTS", "NPL")),
        ("انسحبت القوات من دون أن تهاجم الهند باكستان", ("IND", "ATTACKS", "PAK")),
        ("تعهدت الهند بعدم شن هجمات على باكستان", ("IND", "ATTACKS", "PAK")),
        ("عدم وجود اتفاق بين الهند ونيبال", ("IND", "AGREES_WITH", "NPL")),
        ("رفضت الهند مهاجمة باكستان", ("IND", "ATTACKS", "PAK")),
        ("رفضت الهند فرض عقوبات على نيبال", ("IND", "SANCTIONS", "NPL")),
        ("أعلنت الهند رفضها تمديد اتفاقها مع نيبال", ("IND", "AGREES_WITH", "NPL")),
        ("India left without attacking Pakistan", ("IND", "ATTACKS", "PAK")),
        ("India ended the visit without any attack on Pakistan", ("IND", "ATTACKS", "PAK")),
        ("There is no agreement between India and Nepal", ("IND", "AGREES_WITH", "NPL")),
        ("India has no plans to attack Pakistan", ("IND", "ATTACKS", "PAK")),
    ],
)
def test_what_a_word_of_denial_governs_is_negated(text: str, triple: tuple[str, str, str]) -> None:
    assert claim(text, *triple).polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    "text",
    [
        "نفت اليابان الاتهامات، وهاجمت الهند باكستان",
        "نفت اليابان الاتهامات وهاجمت الهند باكستان",
        "نفت اليابان الاتهامات فيما هاجمت الهند باكستان",
        "نفت اليابان الاتهامات وقالت إن الهند هاجمت باكستان",
        "نفت الهند التي هاجمت باكستان كل الاتهامات",
        "Japan denied the allegations, and India attacked Pakistan",
        "Japan denied the allegations and India attacked Pakistan",
        "Japan denied the allegations while India attacked Pakistan",
        "Japan denied the allegations and said that India attacked Pakistan",
        "India, which denies any role, attacked Pakistan",
    ],
)
def test_a_denial_stops_where_something_else_is_told(text: str) -> None:
    assert claim(text, "IND", "ATTACKS", "PAK").polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    "text",
    [
        "نفت الهند، يوم الاثنين، أنها هاجمت باكستان",
        "نفى الوزير الهندي، في بيان له، أن تكون الهند قد هاجمت باكستان",
        "نفت وكالة الأنباء أن الهند هاجمت باكستان",
        "نفت اليابان التقارير، التي قالت إن الهند هاجمت باكستان",
        "India denied, on Monday, that it attacked Pakistan",
        "India denied invading and attacking Pakistan",
        "Japan denied that India invaded and attacked Pakistan",
    ],
)
def test_a_denial_reaches_over_a_remark_and_through_its_clause(text: str) -> None:
    assert claim(text, "IND", "ATTACKS", "PAK").polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    "text",
    [
        "India hasn't attacked Pakistan",
        "India can’t attack Pakistan",
        "India wouldn't attack Pakistan",
        "India couldn't have attacked Pakistan",
        "India declined to attack Pakistan",
        "India refrained from attacking Pakistan",
        "India stopped attacking Pakistan",
        "India has yet to attack Pakistan",
        "There is no evidence that India attacked Pakistan",
        "It is not true that India attacked Pakistan",
        "Nepal did not attack Japan, nor did India attack Pakistan",
        "لا صحة لمهاجمة الهند باكستان",
        "ليس صحيحا أن الهند هاجمت باكستان",
        "توقفت الهند عن مهاجمة باكستان",
        "أوقفت الهند مهاجمة باكستان",
    ],
)
def test_a_denial_in_other_words_is_negated(text: str) -> None:
    assert claim(text, "IND", "ATTACKS", "PAK").polarity is Polarity.NEGATED


def test_neither_and_nor_are_one_denial() -> None:
    text = "Neither Nepal nor India attacked Pakistan"
    assert claim(text, "IND", "ATTACKS", "PAK").polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("India did not deny attacking Pakistan", ("IND", "ATTACKS", "PAK")),
        ("India didn't categorically deny attacking Pakistan", ("IND", "ATTACKS", "PAK")),
        ("India will not stop attacking Pakistan", ("IND", "ATTACKS", "PAK")),
        ("India never stopped attacking Pakistan", ("IND", "ATTACKS", "PAK")),
        ("India will not hesitate to attack Pakistan", ("IND", "ATTACKS", "PAK")),
        ("India misses no opportunity to criticise Pakistan", ("IND", "ACCUSES", "PAK")),
        ("India did not refuse to support Nepal", ("IND", "SUPPORTS", "NPL")),
        ("لم تتوقف الهند عن مهاجمة باكستان", ("IND", "ATTACKS", "PAK")),
        ("لم ترفض الهند مهاجمة باكستان", ("IND", "ATTACKS", "PAK")),
        ("India won and attacked Pakistan", ("IND", "ATTACKS", "PAK")),
    ],
)
def test_a_denial_denied_is_asserted(text: str, triple: tuple[str, str, str]) -> None:
    assert claim(text, *triple).polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("يجب أن تهاجم الهند باكستان", Modality.HYPOTHETICAL),
        ("كان يمكن أن تهاجم الهند باكستان", Modality.HYPOTHETICAL),
        ("من المحتمل أن تهاجم الهند باكستان", Modality.HYPOTHETICAL),
        ("يتوقع أن تهاجم الهند باكستان", Modality.PLANNED),
        ("تخشى اليابان أن تهاجم الهند باكستان", Modality.HYPOTHETICAL),
        ("مخاوف من هجوم هندي على باكستان", Modality.HYPOTHETICAL),
        ("حاولت الهند مهاجمة باكستان", Modality.PLANNED),
        ("تسعى الهند إلى مهاجمة باكستان", Modality.PLANNED),
        ("تدرس الهند مهاجمة باكستان", Modality.HYPOTHETICAL),
        ("هل هاجمت الهند باكستان؟", Modality.HYPOTHETICAL),
        ("ضربة هندية محتملة على باكستان", Modality.HYPOTHETICAL),
        ("Japan fears an Indian attack on Pakistan", Modality.HYPOTHETICAL),
        ("the threat of an Indian attack on Pakistan", Modality.HYPOTHETICAL),
        ("Japan acted to prevent an Indian attack on Pakistan", Modality.HYPOTHETICAL),
        ("India threatened to attack Pakistan", Modality.HYPOTHETICAL),
        ("India is considering attacking Pakistan", Modality.HYPOTHETICAL),
        ("India tried to attack Pakistan", Modality.PLANNED),
        ("India wanted to attack Pakistan", Modality.PLANNED),
        ("قال الوزير إن الهند هاجمت باكستان", Modality.ACTUAL),
        ("يجب على اليابان أن تعلم أن الهند هاجمت باكستان", Modality.ACTUAL),
        ("حاولت اليابان التوسط بعدما هاجمت الهند باكستان", Modality.ACTUAL),
        ("تسعة قتلى في هجوم هندي على باكستان", Modality.ACTUAL),
        ("يجب إدانة الهجمات التي شنتها الهند على باكستان", Modality.ACTUAL),
        ("دعت اليابان الهند التي هاجمت باكستان إلى الحوار", Modality.ACTUAL),
    ],
)
def test_a_modal_reaches_what_it_governs(text: str, modality: Modality) -> None:
    assert claim(text, "IND", "ATTACKS", "PAK").modality is modality


@pytest.mark.parametrize("verb", ["تنخرط", "تشارك"])
def test_who_takes_part_does_what_its_noun_tells(verb: str) -> None:
    denied = claim(f"لم {verb} الهند في محادثات مع باكستان", "IND", "CONSULTS", "PAK")
    planned = claim(f"س{verb} الهند في محادثات مع باكستان", "IND", "CONSULTS", "PAK")
    assert (denied.polarity, planned.modality) == (Polarity.NEGATED, Modality.PLANNED)
