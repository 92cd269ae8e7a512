"""Titles that mean an official whom the article named before."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over


def meant(text: str) -> list[tuple[str, str]]:
    """Give words and party of each title that is carried over."""
    return [pair for pair in carried_over(text) if pair[0].casefold() not in ("he", "she", "وقال")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's president left. The president thanked Chad.", [("president", "NOR")]),
        ("Norway's foreign minister left. The minister thanked Chad.", [("minister", "NOR")]),
        ("The Norwegian envoy left. Chad was told by the envoy.", [("envoy", "NOR")]),
        ("Norway's foreign minister met the envoy of Chad. The envoy left.", [("envoy", "TCD")]),
        ("Norway's president left. The embattled president thanked Chad.", [("president", "NOR")]),
        ("Norway's prime minister left. The premier thanked Chad.", [("premier", "NOR")]),
        # Another's, or nobody known.
        ("Norway's president left. The interim president thanked Chad.", []),
        ("Norway's president left. The company president thanked Chad.", []),
        ("Norway's deputy prime minister left. The premier thanked Chad.", []),
        ("Norway's president left. A president thanked Chad.", []),
        ("Norway's president left. The vice president thanked Chad.", []),
        ("Norway's vice president left. The president thanked Chad.", []),
        ("Norway's minister left. The minister for trade thanked Chad.", []),
        ("Norway's president left. The president Testmann thanked Chad.", []),
        ("Norway's president met the president of Chad. The president left.", []),
        ("The president thanked Chad. Norway's president left.", []),
        # Whose it is stands too far back when another has been told of since.
        (
            "Norway's president left. It rained. It snowed. The president of Chad came. "
            "It hailed. The president spoke.",
            [("president", "TCD")],
        ),
        # Adjectives, first parts of other names, and whoever is named behind.
        ("The Norwegian general left. The general public cheered Chad.", []),
        ("Norway's nuclear chief left. The chief obstacle is Chad.", []),
        ("Norway's foreign minister left. The minister, Jean Testmann, thanked Chad.", []),
        ("زارت مستشارة الرئيس الكيني تشاد. وقال الرئيس إن ذلك جيد.", []),
        ("زار الرئيس الكيني تشاد. وقال الرئيس التنفيذي لشركة إن ذلك جيد.", []),
        ("تحدث الفريق أول الكيني. وفاز الفريق على تشاد.", []),
        ("زار الرئيس الكيني تشاد. وغادر الرئيس الثلاثاء.", [("الرئيس", "KEN")]),
        (
            "أدان الأمين العام للأمم المتحدة القصف. ودعا الأمين العام إسرائيل إلى وقفه.",
            [("الأمين العام", "UN")],
        ),
        ("زار الرئيس الكيني تشاد. وشكر الرئيس الحاضرين.", [("الرئيس", "KEN")]),
        ("زار رئيس الوزراء الكيني تشاد. وشكر رئيس الوزراء الحاضرين.", [("رئيس الوزراء", "KEN")]),
        ("زار الرئيس الكيني تشاد. وشكر الرئيس السابق مضيفيه.", []),
        ("زار رئيس الوزراء الكيني تشاد. وشكر الرئيس مضيفيه.", []),
        ("زار الرئيس الكيني تشاد. وشكر نائب الرئيس مضيفيه.", []),
        # The verb before stands for him already.
        ("زار الوزير الكيني تشاد. وقال الوزير إنه راض.", []),
        ("زار الرئيس الكيني نظيره رئيس تشاد. وغادر الرئيس.", []),
    ],
)
def test_a_title_means_who_bore_it_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert meant(text) == expected
