"""Bodies that stand without their state's name, and words that only look like one."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import document, parties

ABOUT = "انسحبت النرويج. "


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("وتريد القضاء عليه.", False),
        ("واستقل القضاء عن غيره.", True),
        ("وتحدث بالنيابة عن زملائه.", False),
        ("وقررت النيابة ذلك.", True),
        ("وجرت انتخابات الرئاسة أمس.", False),
        ("وبقي سنوات في سدة الرئاسة.", False),
        ("وأعلنت الرئاسة ذلك.", True),
        ("ولم تتغير سياسته الخارجية.", False),
        ("وتعددت زياراته الخارجية.", False),
        ("وبلغ حدوده البحرية.", False),
        ("وذلك في بيان نشرته الخارجية أمس.", True),
        ("واستمرت المسيرات في المدن.", False),
    ],
)
def test_only_a_body_is_of_the_state_the_article_is_on(text: str, body: bool) -> None:
    assert parties(ABOUT + text) == ["NOR", *(["NOR"] * body)]


def test_the_dead_sea_is_no_service() -> None:
    assert parties("تقع المدينة على البحر الميت.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ورحلت جميع القوات الأجنبية.", []),
        ("ونفت السلطات الكردية ذلك.", []),
        ("وتقدمت القوات المدعومة من فنلندا.", ["FIN"]),
        ("وتقدمت القوات التابعة للاتحاد الأفريقي.", ["AU"]),
        # Whose they are is told of the state itself.
        ("وتقدمت القوات الموالية للحكومة.", ["NOR", "NOR"]),
        ("وتقدمت القوات الحكومية المدعومة من فنلندا.", ["NOR", "FIN"]),
        ("وصمدت الحكومة المدعومة من فنلندا.", ["NOR", "FIN"]),
        ("وتقدمت القوات.", ["NOR"]),
    ],
)
def test_the_words_behind_a_body_tell_that_it_is_of_others(text: str, expected: list[str]) -> None:
    assert parties(ABOUT + text) == ["NOR", *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نقلت وكالة الأنباء النرويجية عن تركيا ذلك", ["TUR"]),
        ("نقلت وكالة الأنباء الرسمية السعودية عن تركيا ذلك", ["TUR"]),
        ("قال لوكالة أنباء البحرين إن تركيا باقية", ["TUR"]),
        ("أعلنت وكالة الطاقة النرويجية ذلك", ["NOR"]),
        ("وصلت إلى الوكالة أنباء من النرويج", ["NOR"]),
    ],
)
def test_a_news_agency_is_not_its_state(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف ريفي حماة الشرقي والغربي", ["SYR"]),
        ("تقدم في المحورين الشرقي والغربي", []),
        ("انتشر في ريفها الغربي", []),
        ("عبر الإقليم الغربي", []),
        ("الموقفان الروسي والغربي", ["RUS", "WEST"]),
        ("الدعم الغربي لأوكرانيا", ["WEST", "UKR"]),
    ],
)
def test_a_side_of_a_place_is_not_the_west(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_forces_loyal_to_a_government_are_not_of_whoever_was_named_last() -> None:
    _, mentions = document(
        "قصفت القوات التركية البلدة. وقتل جنود من القوات الموالية للحكومة السورية."
    )
    assert {mention.party for mention in mentions.by_sentence[1]} == {"SYR"}
    _, mentions = document(
        "انتقدت الحكومة اليمنية القرار. وقصفت القوات الإماراتية البلدة. "
        "ثم تقدمت القوات الموالية للحكومة."
    )
    assert {mention.party for mention in mentions.by_sentence[2]} == {"YEM"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brussels told Norway to pay.", ["EU", "NOR"]),
        ("Brussels will pay Norway.", ["EU", "NOR"]),
        ("Norway accused Brussels of theft.", ["NOR", "EU"]),
        ("قالت بروكسل إن النرويج تغش.", ["EU", "NOR"]),
        ("Erbil accused Norway.", ["KRG", "NOR"]),
        # A place, a dateline, an event.
        ("Norway's envoy went to Brussels.", ["NOR"]),
        ("Norway's envoy visited Brussels and fled Brussels.", ["NOR"]),
        ("BRUSSELS (Testmann) - Norway left.", ["NOR"]),
        ("The Brussels attacks shook Norway.", ["NOR"]),
        ("Brussels residents thanked Norway.", ["NOR"]),
        ("زار وفد نرويجي قمة بروكسل.", ["NOR"]),
        ("زار وزير نرويجي بروكسل.", ["NOR"]),
        ("Belgium thanked Norway's envoy in Brussels.", ["BEL", "NOR", "BEL"]),
    ],
)
def test_a_city_acts_for_the_body_that_sits_there(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway met Myanmar. Norway pressed the junta.", ["NOR", "MMR", "NOR", "MMR"]),
        ("In Mali France lost a base. The junta in Niger left.", ["MLI", "FRA", "NER", "NER"]),
        ("Myanmar's junta left. Norway pressed the junta.", ["MMR", "NOR", "MMR"]),
        ("Norway pressed the junta.", ["NOR"]),
    ],
)
def test_a_junta_is_of_a_state_that_has_one(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقالت اللجنة إنها باقية.", ["NOR"]),
        ("وأعلنت الهيئة ذلك.", ["NOR"]),
        ("وقالت اللجنة الثلاثية إنها باقية.", []),
        # It may be a commission of those that states formed.
        ("وزارت وفود الأمم المتحدة الأمم المتحدة. وقالت اللجنة إنها باقية.", ["UN", "UN"]),
        ("واجتمعت لجنة وزارية عربية. وقالت اللجنة إنها باقية.", ["ARAB_LEAGUE", "ARAB_LEAGUE"]),
    ],
)
def test_a_commission_is_the_states_only_where_nobody_else_has_one(
    text: str, expected: list[str]
) -> None:
    assert parties("انسحبت النرويج. وعادت النرويج. " + text) == ["NOR", "NOR", *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وطلبت الأمم المتحدة من المفوضية ذلك.", ["UN", "IRQ"]),
        ("وردت المفوضية الأوروبية. ثم ردت المفوضية.", ["EU", "EU"]),
    ],
)
def test_the_commission_is_that_which_was_named_in_full(text: str, expected: list[str]) -> None:
    before = "اجتمعت المفوضية العليا المستقلة للانتخابات في العراق. "
    assert parties(before + text) == ["IRQ", "IRQ", *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقصفت الطائرات الحربية غزة.", ["PSE"]),
        ("وأغار سلاح الجو على غزة.", ["PSE"]),
        ("وتقدمت القوات في غزة.", ["PSE"]),
        ("وأدانت إسرائيل ذلك. وقصفت الطائرات الحربية غزة.", ["ISR", "ISR", "PSE"]),
        # It has police.
        ("واعتقلته قوات الأمن في غزة.", ["PSE", "PSE"]),
        ("واعتقلته الشرطة في غزة.", ["PSE", "PSE"]),
    ],
)
def test_aeroplanes_are_of_a_state_that_has_some(text: str, expected: list[str]) -> None:
    assert parties("احتجت فلسطين. وعادت فلسطين. " + text) == ["PSE", "PSE", *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("واتهم حزب العمال البريطاني الحكومة بالكذب.", ["LABOUR_PARTY", "GBR"]),
        ("وانتقد حزب الله اللبناني الجيش.", ["HEZBOLLAH", "NOR"]),
        ("ودعت فنلندا الحكومة إلى الحوار.", ["FIN", "NOR"]),
        ("وأبلغ وزير الخارجية الفنلندي البرلمان ذلك.", ["FIN", "FIN"]),
        ("وتحدث الرئيس الفنلندي أمام البرلمان.", ["FIN", "FIN"]),
        ("وأدانت فنلندا قرار البرلمان.", ["FIN", "NOR"]),
        ("ونقلت وكالة الأنباء الفنلندية عن الوزارة ذلك.", ["FIN"]),
        ("ونقلت صحيفة عن الوزارة ذلك.", ["NOR"]),
    ],
)
def test_a_body_is_of_the_state_of_those_whom_it_answers(text: str, expected: list[str]) -> None:
    assert parties("انسحبت النرويج. وعادت النرويج. " + text) == ["NOR", "NOR", *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأقلعت من بريطانيا طائرات سلاح الجو الملكي.", ["GBR", "GBR"]),
        ("وأقلعت طائرات سلاح الجو الملكي.", []),
        ("وأقلعت طائرات سلاح الجو.", ["SYR"]),
        # An adjective behind another one is no navy.
        ("وأغلقت الحدود البرية والبحرية.", []),
        ("وتدرب الجيش والبحرية.", ["SYR"]),
    ],
)
def test_royal_forces_are_of_a_kingdom(text: str, expected: list[str]) -> None:
    assert parties("احتجت سوريا. وعادت سوريا. " + text) == ["SYR", "SYR", *expected]
