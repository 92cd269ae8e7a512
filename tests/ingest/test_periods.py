"""A period told without a day: what happened then has no day, not that of the article."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.reading_texts import read

PUBLISHED = date(2025, 9, 12)


def _day(text: str) -> date | None:
    (claim,) = (c for c in read(text, PUBLISHED).claims if c.type == "ATTACKS")
    assert (claim.date_source is None) == (claim.occurred_on is None)
    return claim.occurred_on


@pytest.mark.parametrize(
    "text",
    [
        "In 2022, Kenya attacked Somalia.",
        "In March 2023 Kenya attacked Somalia.",
        "In June, Kenya attacked Somalia.",
        "Last year Kenya attacked Somalia.",
        "Kenya attacked Somalia in mid-March.",
        "Kenya attacked Somalia two decades ago.",
        "Kenya attacked Somalia last month.",
        "Kenya will attack Somalia next week.",
        "Kenya, which attacked Somalia in 2023, likes Uganda.",
        "هاجمت كينيا الصومال عام 2023",
        "هاجمت كينيا الصومال في فبراير/شباط 2022",
        "هاجمت كينيا الصومال في مارس الماضي",
        "هاجمت كينيا الصومال قبل ثلاثة أسابيع",
        "هاجمت كينيا الصومال قبل نحو عامين",
        "هاجمت كينيا الصومال قبل يومين من الآن",
        "Kenya attacked Somalia last September.",
        "Kenya attacked Somalia in 2022 clashes.",
        "وفي الأسبوع الماضي هاجمت كينيا الصومال",
        "ستهاجم كينيا الصومال الشهر المقبل",
    ],
)
def test_what_is_told_of_another_period_has_no_day(text: str) -> None:
    assert _day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        # The article's own.
        "In 2025, Kenya attacked Somalia.",
        "In September, Kenya attacked Somalia.",
        "هاجمت كينيا الصومال هذا العام",
        "هاجمت كينيا الصومال في سبتمبر/أيلول الجاري",
        # What has lasted since.
        "Kenya has attacked Somalia since early March.",
        "Kenya has attacked Somalia over the last month.",
        "تهاجم كينيا الصومال منذ عام 2022",
        # Of something else.
        "Kenya attacked Somalia, which it had met in 2023.",
        "Kenya attacked Somalia after a deal in March.",
        "Kenya attacked Somalia despite a truce brokered in March.",
        "Kenya attacked Somalia despite the 2015 deal.",
        "هاجمت كينيا الصومال بعد اتفاق في مارس الماضي",
        "هاجمت كينيا الصومال خرقا لاتفاق عام 2015",
        # No period at all, or one that is told too far away.
        "هاجمت كينيا الصومال قبل زيارة يومين",
        "هاجمت كينيا الصومال قبل يومين من القمة",
        "هاجمت كينيا الصومال قبل عام 2025",
        "هاجمت كينيا الصومال في شعبان",
        "In the last week Kenya attacked Somalia.",
        "Kenya attacked Somalia in 2000 places.",
        "هاجمت كينيا الصومال خرقا لاتفاق 10 مايو",
        "Kenya attacked Somalia with men and arms that it had long been hiding there in 2022.",
    ],
)
def test_the_article_tells_the_day_of_anything_else(text: str) -> None:
    assert _day(text) == PUBLISHED


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kenya attacked Somalia in March, on Monday.", date(2025, 9, 8)),
        ("هاجمت كينيا الصومال في 10 مايو", date(2025, 5, 10)),
    ],
)
def test_a_day_tells_more_than_a_period(text: str, day: date) -> None:
    assert _day(text) == day


def test_what_was_signed_on_a_day_is_no_name() -> None:
    told = read("وقعت كينيا اتفاق 10 مايو مع الصومال", PUBLISHED).claims
    assert {claim.occurred_on for claim in told} == {date(2025, 5, 10)}
