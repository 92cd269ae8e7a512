"""Persons by what they lead, and whose an office is of whom the lexicon has another party."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import parties
from tests.ingest.test_offices_told_at_length import stated
from tests.ingest.test_tagged import offices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "فازت حركة النهضة التي يقودها راشد الغنوشي",
            {("Rached Ghannouchi", "ENNAHDA", "حركة النهضة التي يقودها")},
        ),
        (
            "خسر حزب العدالة والتنمية الحاكم بزعامة رجب طيب أردوغان",
            {("Recep Tayyip Erdogan", "AKP", "حزب العدالة والتنمية الحاكم بزعامة")},
        ),
        (
            "استقالت الحكومة اللبنانية، برئاسة سعد الحريري، أمس",
            {("Saad Hariri", "LBN", "الحكومة اللبنانية، برئاسة")},
        ),
        (
            "وحزب الله بقيادة حسن نصر الله آنذاك",
            {("Hassan Nasrallah", "HEZBOLLAH", "حزب الله بقيادة")},
        ),
        # A state is led by nobody here, and another's body is not his.
        ("دخل التحالف الدولي بقيادة رجب طيب أردوغان", set()),
        ("فاز حزب العدالة والتنمية وخسر رجب طيب أردوغان", set()),
        ("دعت حركة النهضة إلى لقاء يقوده راشد الغنوشي", set()),
        # Which party it is stays open.
        ("انتقد حزب الله إسرائيل. وقال الحزب الذي كان يتزعمه سعد الحريري إنه ينسحب", set()),
    ],
)
def test_whom_a_body_is_led_by(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert stated(text) == expected


def test_a_stranger_acts_for_what_he_leads() -> None:
    text = "فازت حركة النهضة بقيادة العقيد لارس هاغن أمس"
    assert offices(text, "لارس هاغن") == {("لارس هاغن", "ENNAHDA")}


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("دعا زعيم حركة أمل نبيه بري لبنان إلى الحوار", "Nabih Berri", "AMAL"),
        ("دعا نبيه بري، زعيم حركة أمل، لبنان إلى الحوار", "Nabih Berri", "AMAL"),
        ("دعا رئيس مجلس النواب اللبناني نبيه بري لبنان إلى الحوار", "Nabih Berri", "LBN"),
    ],
)
def test_who_acts_for_a_state_may_head_a_party(text: str, name: str, party: str) -> None:
    assert [(who, whose) for who, whose, _ in stated(text)] == [(name, party)]
    assert parties(text) == ["LBN", "LBN"]


def test_members_of_the_plo_act_for_it() -> None:
    assert parties("قالت عضو اللجنة التنفيذية لمنظمة التحرير حنان عشراوي إن إسرائيل") == [
        *("PLO", "ISR"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        # A rank behind a comma, units with numbers, whom he is sent to, and a verb right before.
        ("حيت النرويج رئيس أركان الجيش النرويجي، الجنرال لارس هاغن، أمس", "لارس هاغن", "NOR"),
        ("حيت النرويج جيش النرويج. قال قائد اللواء 84 مشاة العميد لارس هاغن", "لارس هاغن", "NOR"),
        ("عاد السفير النرويجي لديها، لارس هاغن، أمس", "لارس هاغن", "NOR"),
        ("قالت نائبة في البرلمان النرويجي هي كاري هاغن إن", "كاري هاغن", "NOR"),
        ("قال رئيس الوزراء النرويجي آنذاك لارس هاغن إن", "لارس هاغن", "NOR"),
    ],
)
def test_what_may_stand_between_a_title_and_a_name(text: str, name: str, party: str) -> None:
    assert (name, party) in offices(text, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال محمد هاغن مساعد وزير الدفاع النرويجي إن", {("محمد هاغن", "NOR")}),
        ("أوضح محمد هاغن نائب وزير الدفاع النرويجي أن", {("محمد هاغن", "NOR")}),
        ("قال مصدر مقرب مساعد وزير الدفاع النرويجي إن", set()),
        ("قال محمد مساعد وزير الدفاع النرويجي إن", set()),
        ("زار محمد هاغن مساعد وزير الدفاع النرويجي أمس", set()),
        ("أوضح للصحافة آنذاك وزير الدفاع النرويجي أن", set()),
    ],
)
def test_a_name_between_its_verb_and_its_title(text: str, expected: set[tuple[str, str]]) -> None:
    assert offices(text) == expected


@pytest.mark.parametrize(
    "title", ["رئيس البرلمان المعارض", "رئيس المحكمة العالمية", "النائب", "اللواء"]
)
def test_who_may_be_of_another_is_nobodys(title: str) -> None:
    text = f"حيت النرويج جيش النرويج. قال {title} لارس هاغن إن"
    assert offices(text, "لارس هاغن") == set()


def test_a_courts_head_is_of_the_state_that_the_article_is_on() -> None:
    text = "حيت النرويج جيش النرويج. قال رئيس المحكمة العليا لارس هاغن إن"
    assert offices(text, "لارس هاغن") == {("لارس هاغن", "NOR")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال رئيس ما يسمى بحزب الله لارس هاغن إن", {("لارس هاغن", "HEZBOLLAH")}),
        # For whose affairs he is: the minister is not of it.
        ("قال وزير شؤون الاتحاد الأوروبي لارس هاغن إن", set()),
        ("قال وزير شؤون الاتحاد الأوروبي النرويجي لارس هاغن إن", {("لارس هاغن", "NOR")}),
        ("قال وزير الشؤون الخارجية النرويجي لارس هاغن إن", {("لارس هاغن", "NOR")}),
        # Which coalition, the article does not tell.
        ("وصل لارس هاغن، قائد قوات التحالف في شمال النرويج، أمس", set()),
    ],
)
def test_whose_a_title_is_that_names_others(text: str, expected: set[tuple[str, str]]) -> None:
    assert offices(text, "لارس هاغن") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("حارب سلفا كير رياك مشار. جلس كير ومشار معا", ["SSD", "SOUTH_SUDAN_OPPOSITION"] * 2),
        (
            "حارب سلفا كير رياك مشار. وقال مشار ذلك",
            ["SSD", "SOUTH_SUDAN_OPPOSITION", "SOUTH_SUDAN_OPPOSITION"],
        ),
        ("حارب سلفا كير رياك مشار. وهو مشار إليه", ["SSD", "SOUTH_SUDAN_OPPOSITION"]),
        ("حارب سلفا كير جيشا. وقال مشار ذلك", ["SSD"]),
    ],
)
def test_a_last_name_that_is_a_word_is_his_where_he_speaks(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انتقد السيناتور الجمهوري ترامب", set()),
        ("انتقدت المتحدثة باسم البنتاغون ترامب", set()),
        (
            "نفت المتحدثة باسم الخارجية الروسية زاخاروفا ذلك",
            {("Maria Zakharova", "RUS", "المتحدثة باسم الخارجية الروسية")},
        ),
    ],
)
def test_a_last_name_behind_anothers_title_is_an_object(
    text: str, expected: set[tuple[str, str, str]]
) -> None:
    assert stated(text) == expected
