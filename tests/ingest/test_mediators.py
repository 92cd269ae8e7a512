"""Arabic words for two: those between whom others mediate are meant, whoever does it."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over

_BOTH = ["IRN", "SAU"]


@pytest.mark.parametrize(
    "text",
    [
        "اتفقت طهران والرياض برعاية صينية. وكانت العاصمتان قد قطعتا علاقاتهما.",
        "اتفقت طهران والرياض بوساطة عراقية عمانية. ورحبت باريس باتفاق البلدين.",
        "استضافت الصين محادثات بين طهران والرياض. ووقع الجانبان بيانا.",
        "اختلفت طهران والرياض. ورعت قطر ومصر المفاوضات بين الطرفين.",
        "اختلفت طهران والرياض. وتتوسط قطر والعراق بين البلدين.",
        "اتفقت طهران والرياض برعاية روسية في موسكو. ورحب البلدان بالاتفاق.",
    ],
)
def test_who_mediates_is_none_of_the_two(text: str) -> None:
    assert [party for _, party in carried_over(text)] == _BOTH


def test_a_host_who_talks_is_one_of_the_two() -> None:
    text = "استضافت طهران محادثات مع الرياض. ووقع البلدان بيانا."
    assert [party for _, party in carried_over(text)] == _BOTH


@pytest.mark.parametrize(
    "text",
    [
        "اختلفت طهران والرياض وبغداد. ورعت قطر المفاوضات بين الطرفين.",
        # Who only talks with another is one of the two.
        "اختلفت طهران والرياض. وبحثت قطر مع مصر التعاون بين البلدين.",
    ],
)
def test_others_are_not_meant(text: str) -> None:
    assert carried_over(text) == []
