"""Deeds that are named again without who did them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import ModelError
from graph_schema.tables import read_rows
from ingest.mentions.arabic_deeds import DeedRow
from tests.ingest.reading_texts import carried_over

_RAID = "قصفت كينيا مدينة أوغندية. "
_STEP = "قررت كينيا إغلاق سفارتها في أوغندا. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_RAID + "ودانت فرنسا الهجوم.", [("الهجوم", "KEN")]),
        (_RAID + "وندد الرئيس الفرنسي بالقصف.", [("بالقصف", "KEN")]),
        (_RAID + "واستنكرت فرنسا هذا العدوان الغاشم.", [("العدوان", "KEN")]),
        (_RAID + "وأدانت فرنسا الهجوم على أوغندا.", [("الهجوم", "KEN")]),
        # What it has done is told without anybody's reaction.
        (_RAID + "وأسفرت الغارات عن قتلى.", [("الغارات", "KEN")]),
        (_RAID + "وقال سكان إن القصف دمر منازل.", [("القصف", "KEN")]),
        # It goes on to be meant while it is named.
        (
            _RAID + "ودانت فرنسا الهجوم. واستنكرته مدن. ونددت إيطاليا بالقصف.",
            [("الهجوم", "KEN"), ("بالقصف", "KEN")],
        ),
        (
            _STEP + "واجتمعت فرنسا مع إيطاليا والسويد. ورفضوا القرار.",
            [("ورفضوا", "ITA"), ("ورفضوا", "SWE"), ("القرار", "KEN")],
        ),
        # The subject stands before its verb, not behind it.
        ("كينيا قصفت أوغندا. ودانت فرنسا الهجوم.", [("الهجوم", "KEN")]),
        ("قال شهود إن كينيا تقصف أوغندا. ونددت فرنسا بالقصف.", [("بالقصف", "KEN")]),
        # By an adjective, a genitive, a light verb, or one behind its noun.
        ("وقع هجوم كيني على الحدود. ودانت فرنسا الهجوم.", [("الهجوم", "KEN")]),
        ("قتلت غارات الجيش الكيني مدنيين. ودانت فرنسا الغارات.", [("الغارات", "KEN")]),
        ("شن الجيش الكيني هجوما عنيفا. ودانت فرنسا الهجوم.", [("الهجوم", "KEN")]),
        ("قتلت الغارات التي شنتها كينيا مدنيين. ودانت فرنسا الغارات.", [("الغارات", "KEN")]),
        (
            "شنت كينيا وأوغندا غارات على السودان. ودانت فرنسا الغارات.",
            [("الغارات", "KEN"), ("الغارات", "UGA")],
        ),
        # Other deeds are meant by whoever reacts to them.
        (_STEP + "ورفضت فرنسا هذه الخطوة.", [("الخطوة", "KEN")]),
        (_STEP + "ورحبت فرنسا بالقرار.", [("بالقرار", "KEN")]),
        ("أعلنت كينيا أنها ستغلق الحدود. وانتقدت فرنسا القرار.", [("القرار", "KEN")]),
        ("اتهمت كينيا أوغندا بالكذب. ونفت أوغندا هذه الاتهامات.", [("الاتهامات", "KEN")]),
        ("فرضت كينيا عقوبات على أوغندا. ونددت فرنسا بالعقوبات.", [("بالعقوبات", "KEN")]),
        ("اقترحت كينيا هدنة في أوغندا. ورفضت فرنسا المقترح.", [("المقترح", "KEN")]),
        ("هددت كينيا أوغندا بالحرب. ورفضت فرنسا التهديدات.", [("التهديدات", "KEN")]),
        ("قدمت كينيا عرضا إلى أوغندا. ورفضت فرنسا العرض.", [("العرض", "KEN")]),
    ],
)
def test_the_word_for_a_deed_means_who_did_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert carried_over(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Another deed, or another's.
        _RAID + "ودانت فرنسا الهجوم الصيني.",
        _RAID + "ودانت فرنسا الهجوم الأول.",
        _RAID + "ودانت فرنسا الهجوم على إيطاليا.",
        _RAID + "ودانت فرنسا هجوما بالقنابل.",
        # Nobody reacts, and nothing is told of what it has done.
        _RAID + "وتبحث فرنسا عن المسؤول عن الهجوم.",
        _STEP + "وقالت فرنسا إن القرار الدولي واضح.",
        _RAID + "وأدى الهجوم على أوغندا إلى قتلى.",
        # Whoever did it does not condemn it.
        _RAID + "ونددت كينيا بالهجوم.",
        # What was decided itself condemns.
        _STEP + "ويدين القرار حكومات.",
        # Who did it is open, or it was not done.
        "قصفت كينيا أوغندا بعد غارات صينية. ودانت فرنسا الهجوم.",
        "قتل رجل في هجوم. ودانت فرنسا الهجوم.",
        _RAID + "ثم قتل رجل في هجوم. ودانت فرنسا الهجوم.",
        "لم تقصف كينيا أوغندا. ودانت فرنسا الهجوم.",
        "ستقصف كينيا أوغندا. ودانت فرنسا الهجوم.",
        "سوف تقصف كينيا أوغندا. ودانت فرنسا الهجوم.",
        "قال خبراء إن كينيا قد تقصف أوغندا. ودانت فرنسا الهجوم.",
        "كادت كينيا تقصف أوغندا. ودانت فرنسا الهجوم.",
        # What is only commented on or quoted is not decided.
        "علقت كينيا على الخبر. ورفضت فرنسا القرار.",
        "نقلت كينيا عن مصادر خبرا. ورفضت فرنسا القرار.",
        # A preposition that is written as a verb is nobody's answer.
        _RAID + "وقبل ساعات من الهجوم وصلت فرنسا.",
        "نفت كينيا شن هجوم كيني على أوغندا. ودانت فرنسا الهجوم.",
        "يخشى الناس هجوما كينيا محتملا. ودانت فرنسا الهجوم.",
        "هاجم الرئيس الكيني أوغندا بسبب التجارة. ودانت فرنسا الهجوم.",
        "أعلنت كينيا أن أوغندا ستغلق الحدود. وانتقدت فرنسا القرار.",
        "قصفت كينيا بالمدافع ليلا. ودانت فرنسا الهجوم.",
        # It was long ago.
        _RAID + "هطل المطر. هطل الثلج. هبت الريح. ودانت فرنسا الهجوم.",
    ],
)
def test_a_deed_of_whom_is_not_clear_is_nobodys(text: str) -> None:
    assert carried_over(text) == []


def test_only_reactions_and_what_is_unsure_are_of_no_kind(tmp_path: Path) -> None:
    file = tmp_path / "deeds.tsv"
    file.write_text("kind\trole\tform\n\tverb\tقصف/يقصف\n", encoding="utf-8")
    with pytest.raises(ModelError):
        read_rows(file, DeedRow, unique=("kind", "role", "form"))
