"""Arabic verbs that open a sentence without a subject of their own."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over

_BEFORE = "قال وزير الدفاع الهندي إن الحدود آمنة. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What does not agree with the verb is its object.
        ("كما حض سوريا على الهدوء.", [("حض", "IND")]),
        ("وحث باكستان على الانسحاب.", [("وحث", "IND")]),
        ("وناشد روسيا التدخل.", [("وناشد", "IND")]),
        ("كما طالب باكستان بالانسحاب.", [("طالب", "IND")]),
        ("وانتقد إيران بشدة.", [("وانتقد", "IND")]),
        # Something is put in between the verb and what is said.
        ("وشدد، في الوقت نفسه، على أن الصين تراقب.", [("وشدد", "IND")]),
        ("واعتبر - في خطاب - أن الصين تراقب.", [("واعتبر", "IND")]),
        ("وكان قد اتهم باكستان بالكذب.", [("اتهم", "IND")]),
        ("ورفض بشدة ما قيل.", [("ورفض", "IND")]),
        ("كما ندد بالقصف.", [("ندد", "IND")]),
        ("وكان قد ندد بالقصف.", [("ندد", "IND")]),
        ("ومضى يقول إن الصين تراقب.", [("يقول", "IND")]),
    ],
)
def test_whoever_spoke_before_goes_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert carried_over(_BEFORE + text) == expected


def test_a_feminine_verb_has_a_masculine_state_for_its_object() -> None:
    text = "قالت وزارة الدفاع الهندية ذلك. كما طالبت العراق بالرد."
    assert carried_over(text) == [("طالبت", "IND")]


@pytest.mark.parametrize(
    "text",
    [
        "وحضت باكستان روسيا على الهدوء.",
        "وحث لبنان روسيا على الهدوء.",
        "وناشد الرئيس الروسي باكستان التدخل.",
        "وانتقد الجيش السوري الاتفاق.",
        "وتطالب باكستان بالانسحاب.",
        "واتهمت مصادر باكستانية روسيا بالكذب.",
        "الشعب يرفض أن ترحل المصانع.",
        "وندد بعضهم بالصين.",
        "وأبلغت باولا الصين بذلك.",
        "وبعد طلب باكستان وصل المراقبون.",
        "ودعوة إيران إلى الحوار قائمة.",
        "وطالب عمران باكستان بالرد.",
        "وشدد، محامون في الصين، على ذلك.",
        "وكان قد اتهم.",
    ],
)
def test_an_actor_that_may_be_the_subject_is_no_object(text: str) -> None:
    assert carried_over(_BEFORE + text) == []
