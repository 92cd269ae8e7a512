"""Whose act it is: what befalls somebody, weapons, places and nisbas name the doer or do not."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import claims

Triple = tuple[str, str, str]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # whoever tells of a death, or condemns it, has not caused it
        ("أعلنت النرويج مقتل جنود فنلنديين", ("NOR", "ATTACKS", "FIN")),
        ("أكد الجيش الكندي إصابة جنود فنلنديين", ("CAN", "ATTACKS", "FIN")),
        ("أدانت النرويج هجوما أدى إلى مقتل فنلنديين", ("NOR", "ATTACKS", "FIN")),
        # where it happened is no doer
        ("مقتل جندي كندي في هجوم في باكستان", ("PAK", "ATTACKS", "CAN")),
        ("قتل جندي كندي في غارة على باكستان", ("PAK", "ATTACKS", "CAN")),
        # with what it was done, and on whom
        ("استهدفت تركيا بغارات جوية حزب العمال الكردستاني", ("PKK", "ATTACKS", "TUR")),
        # the nisba of a noun with the article is no object of it
        ("أعلنت النرويج الحصار البريطاني", ("NOR", "COERCES", "GBR")),
        ("أكدت النرويج القصف البريطاني", ("NOR", "ATTACKS", "GBR")),
    ],
)
def test_who_only_stands_beside_an_act_has_not_done_it(text: str, never: Triple) -> None:
    source, kind, target = never
    found = claims(text)
    assert never not in found
    assert (target, kind, source) not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت النرويج مقتل جنود فنلنديين على يد تنظيم داعش", ("ISIS", "ATTACKS", "FIN")),
        ("أدى القصف التركي إلى مقتل جنود يونانيين", ("TUR", "ATTACKS", "GRC")),
        ("مقتل جندي كندي في هجوم لتنظيم داعش", ("ISIS", "ATTACKS", "CAN")),
        ("قتل جندي كندي في غارة تركية على باكستان", ("TUR", "ATTACKS", "CAN")),
        ("قتل جندي كندي برصاص مسلحين من طالبان", ("TALIBAN", "ATTACKS", "CAN")),
        ("قتل كنديون بغارات جوية تركية", ("TUR", "ATTACKS", "CAN")),
        ("قتل كنديون في قصف بطائرات تركية", ("TUR", "ATTACKS", "CAN")),
        ("واصلت تركيا قصف المواقع اليونانية", ("TUR", "ATTACKS", "GRC")),
        ("بدأت تركيا قصف القوات اليونانية", ("TUR", "ATTACKS", "GRC")),
        ("انتقدت النرويج الحصار البريطاني على كوبا", ("GBR", "COERCES", "CUB")),
    ],
)
def test_who_is_named_as_the_doer_has_done_it(text: str, expected: Triple) -> None:
    assert expected in claims(text)


def test_who_shelled_is_not_who_accuses_of_shelling() -> None:
    found = claims("اتهامات كينية لأوغندا بقصف الصومال")
    assert ("KEN", "ACCUSES", "UGA") in found
    assert ("SOM", "ACCUSES", "UGA") not in found


def test_what_befalls_somebody_is_whose_it_is_named_for() -> None:
    assert ("KEN", "ATTACKS", "UGA") in claims("تعرضت أوغندا لقصف كيني")
    assert ("KEN", "THREATENS", "UGA") in claims("تواجه أوغندا تهديدات كينية")
    found = claims("تعرضت أوغندا لأضرار خلال احتجاجات كينية")
    assert ("KEN", "PROTESTS", "UGA") not in found
