"""Where an organization's official comes from is nobody; a state's adjective else is the state."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import mentioned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The UN's Algerian envoy met Syrian officials.", ["UN", "SYR"]),
        ("The UN’s new Jordanian mediator spoke.", ["UN"]),
        ("NATO's Danish secretary general warned Serbia.", ["NATO", "SRB"]),
        ("The African Union's Ivorian mission chief thanked Chad.", ["AU", "TCD"]),
        # What stands behind it is no official of the organization.
        ("The EU's Polish members opposed Germany.", ["EU", "POL", "DEU"]),
        ("NATO's Turkish allies attacked Syria.", ["NATO", "TUR", "SYR"]),
        ("Russia's Syrian envoy spoke.", ["RUS", "SYR"]),
        ("The EU, whose Polish president rebuked Hungary, met.", ["EU", "POL", "HUN"]),
    ],
)
def test_the_official_of_an_organization_is_its_own(text: str, expected: list[str]) -> None:
    assert [party for _, party, _ in mentioned(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اتهم مبعوث الأمم المتحدة المغربي جمال بن عمر الحوثيين بذلك", ["UN", "UN", "HOUTHIS"]),
        (
            "قال الأمين العام لحلف شمال الأطلسي الدنماركي أندرس فوغ راسموسن إن صربيا تهدد",
            ["NATO", "NATO", "SRB"],
        ),
        # Here the adjective tells whose he is.
        ("قال وزير الخارجية المغربي ناصر بوريطة ذلك", ["MAR"]),
        ("قال مبعوث الأمم المتحدة إن المغربي سفيان أمرابط لاعب", ["UN", "MAR"]),
    ],
)
def test_the_same_in_arabic(text: str, expected: list[str]) -> None:
    assert [party for _, party, _ in mentioned(text)] == expected
