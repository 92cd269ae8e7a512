"""Whom a sentence means besides those it names: two others, a neighbour, who did "that"."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya warned Mali and Chad. Kenya told both sides to stop.", {"MLI", "TCD"}),
        ("Mali and Chad met in Nairobi. Kenya told both sides to stop.", {"MLI", "TCD"}),
        (
            "اشتكى المغرب إلى الأمم المتحدة من البوليساريو. وحث المبعوث الأممي الجانبين.",
            {"MAR", "POLISARIO"},
        ),
        ("فنزويلا والمكسيك تسحبان سفيريهما. الأرجنتين تعرض التوسط بينهما.", {"VEN", "MEX"}),
        ("توصلت قسد وطالبان إلى تفاهم. ورعت جوبا المحادثات.", {"SDF", "TALIBAN"}),
        ("أغلقت بوروندي حدودها مع رواندا. ودعت كيغالي جارتها إلى فتحها.", {"BDI"}),
        ("توعدت لندن كراكاس. ووصف وزير الدفاع الفنزويلي ذلك بالاستفزاز.", {"GBR"}),
        ("أغارت تشاد على دارفور. ورأت الخرطوم في ذلك عدوانا.", {"TCD"}),
        ("أغارت تشاد على دارفور. وقالت الخرطوم إن ذلك عدوان.", {"TCD"}),
    ],
)
def test_who_is_left_is_meant(text: str, expected: set[str]) -> None:
    assert {party for _, party in carried_over(text)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kenya warned Mali, Chad and Niger. Kenya told both sides to stop.",
        "اشتكت طهران وبغداد والرياض إلى الأمم المتحدة. وحث المبعوث الأممي الجانبين.",
        "أغلقت بوروندي حدودها مع رواندا وكينيا. ودعت كيغالي جارتها إلى فتحها.",
        "أغلقت بوروندي حدودها مع رواندا. ودعت كيغالي جارتها كينيا إلى الحوار.",
        "توعدت لندن كراكاس. وقال وزير الدفاع الفنزويلي بعد ذلك إنه مستعد.",
        "أغلقت بوروندي حدودها مع رواندا. وقالت كيغالي إنها جارة جيدة.",
        "توعدت لندن كراكاس. ووصفت لندن ذلك بالضروري.",
        "توصلت قسد وطالبان إلى تفاهم. ورعت جوبا المحادثات بين كينيا وتشاد.",
    ],
)
def test_where_more_are_left_or_named_nobody_is(text: str) -> None:
    assert carried_over(text) == []
