"""Words are attacked in words, visitors arrive, guests are no events."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import claims

Triple = tuple[str, str, str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجمت كينيا سياسة أوغندا", "ACCUSES"),
        ("هاجم الرئيس الكيني تصريحات أوغندا", "ACCUSES"),
        ("هاجم وزير الخارجية الكيني أوغندا", "ACCUSES"),
        ("هاجمت القوات الكينية أوغندا", "ATTACKS"),
        ("هاجمت كينيا مواقع أوغندا", "ATTACKS"),
        ("Kenya attacked Uganda's policy", "ACCUSES"),
        ("Kenya attacked the decision of Uganda", "ACCUSES"),
        ("Kenya blasted Uganda", "ACCUSES"),
        ("Kenyan troops attacked Uganda", "ATTACKS"),
        ("Kenya attacked Ugandan positions", "ATTACKS"),
    ],
)
def test_who_attacks_words_accuses(text: str, expected: str) -> None:
    assert claims(text) == {("KEN", expected, "UGA")}


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("وصل الرئيس الكيني إلى أوغندا", True),
        ("وصل وفد كيني إلى أوغندا", True),
        ("وصلت قوات كينية إلى أوغندا", False),
        ("استقبل الرئيس الكيني الرئيس الأوغندي", True),
        ("استضافت كينيا مباراة أوغندا", False),
        ("The Kenyan president arrived in Uganda", True),
        ("Kenyan troops arrived in Uganda", False),
        ("Kenya hosted the Ugandan president", True),
        ("Kenya hosted a Ugandan base", False),
    ],
)
def test_only_those_who_can_talk_are_met(text: str, met: bool) -> None:
    assert (("KEN", "CONSULTS", "UGA") in claims(text)) is met
