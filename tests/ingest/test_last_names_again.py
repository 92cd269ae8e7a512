"""Persons called later by a first name alone, or by it behind a form of address."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over, mentioned, parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الشيخ تميم بن حمد. ورحب تميم بذلك.", ["QAT", "QAT"]),
        # Another of that first name, or what only looks like it.
        ("وصل رئيس الوزراء آبي أحمد. ووصل أبي بكر إلى هناك.", ["ETH"]),
        ("وصل رئيس الوزراء آبي أحمد. وزار أبي فرنسا.", ["ETH", "ETH", "FRA"]),
        ("ووصل تميم إلى هناك.", []),
        ("وصل الرئيس العراقي صدام حسين. ورحب صدام بذلك.", ["IRQ", "IRQ"]),
        ("وصل الرئيس العراقي صدام حسين. وحدث صدام بين الناس.", ["IRQ"]),
        ("وصل الرئيس العراقي صدام حسين. وخشي الناس الدخول في صدام.", ["IRQ"]),
        ("وصل الرئيس لولا دا سيلفا. وغضب الناس لولا أن رحل.", ["BRA"]),
        ("وصل الملك عبد الله الثاني. وقال: هذا فضل الله.", ["JOR"]),
        ("وصل رئيس الوزراء رامي الحمد الله. وعاد الحمد الله أمس.", ["PSE", "PSE"]),
        ("قال رجل الأعمال سمير خير الله ذلك. وقال: هذا أمر الله.", ["PERSON:سمير خير الله"]),
        # Whose last name is of two words is not called by a common word.
        ("قال رجل الأعمال زياد تقي الدين ذلك. وقال: هذا دين.", ["PERSON:زياد تقي الدين"]),
        ("وصل رئيس الوزراء شينزو آبي. ورحب آبي بذلك.", ["JPN", "JPN"]),
        ("وصل الأمير النرويجي سمير العلاني. وأبلغوا الأمير سمير ذلك.", ["NOR", "NOR"]),
        ("وصل الملك عبد الله الثاني. ورحب الملك عبدالله بذلك.", ["JOR", "JOR"]),
        ("وصل الملك عبد الله الثاني. ورحبوا بالملك عبد الله أمس.", ["JOR", "JOR"]),
        ("وصل الأمير النرويجي سمير العلاني. ووصل الأمير سمير بن فهد.", ["NOR"]),
    ],
)
def test_a_first_name_stands_for_whom_the_article_named(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_two_of_one_address_and_first_name_stay_apart() -> None:
    text = "وصل الأمير النرويجي سمير العلاني. ووصل الأمير السويدي سمير تستمان. وتكلم الأمير سمير."
    assert [row[0] for row in mentioned(text)][2:] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وصل ولي العهد السعودي محمد بن سلمان. ويزور ولي العهد فرنسا.",
            [("ولي العهد", "SAU")],
        ),
        ("وصل ولي العهد السعودي محمد بن سلمان. وتكلم ولي العهد النرويجي.", []),
    ],
)
def test_a_title_of_two_words_governs_no_state_behind_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert carried_over(text) == expected
