"""Arabic names that may be two states', or a word: told by vowels, a list or a verb."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أشادت الرياض وعمّان بالاتفاق.", ["SAU", "JOR"]),
        ("أشادت السعودية وعُمان بالاتفاق.", ["SAU", "OMN"]),
        ("زار الرياض وعمان والقاهرة.", ["SAU", "JOR", "EGY"]),
        ("وقعت السعودية وعمان الاتفاق.", ["SAU", "OMN"]),
        ("انسحبت مالي والنيجر من المنظمة.", ["MLI", "NER"]),
        ("انسحبت النيجر، ومالي من المنظمة.", ["NER", "MLI"]),
        ("زار الرياض وعمان. وشكر ملك الأردن.", ["SAU", "JOR", "JOR"]),
        ("قدمت الصين دعما عسكريا وماليا. وهو دعم عسكري ومالي وإيران تستفيد.", ["CHN", "IRN"]),
        ("وصل الملك إلى عمان وإيران ترد.", ["IRN"]),
        ("بروكسل تهدد لندن.", ["EU", "GBR"]),
        ("بروكسل ستدعم كييف.", ["EU", "UKR"]),
        ("عاجل: بروكسل تفرض عقوبات على موسكو.", ["EU", "RUS"]),
        ("بروكسل تستقبل لاعبي المغرب.", ["MAR"]),
        # Nothing tells which, or that it is a state's.
        ("أشادت عمان بالاتفاق.", []),
        ("طلبت النيجر قرضا. وهو دعم مالي كبير.", ["NER"]),
        ("بروكسل تحت الصدمة.", []),
    ],
)
def test_an_unclear_name_is_told_by_what_stands_beside_it(text: str, expected: list[str]) -> None:
    assert parties(text) == expected
