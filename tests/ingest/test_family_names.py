"""Names that begin with the family's, and short names of bodies that the article has named."""

from __future__ import annotations

import pytest

from graph_schema.language import language_of
from graph_schema.records import Article
from ingest.mentions.finder import find_mentions
from ingest.segmentation import LexicalAnnotator
from tests.ingest.reading_texts import document, mentioned


def named_last(text: str) -> list[tuple[str, str]]:
    """Give the words and parties of the last sentence's mentions."""
    read, found = document(text)
    last = read.sentences[-1]
    return [(last.span(m.first, m.last), m.party) for m in found.by_sentence[-1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Wang Yi left for Oman. Wang thanked Qatar.", ["Wang", "Qatar"]),
        ("Xi Jinping came home. In March Xi will visit Serbia.", ["Xi", "Serbia"]),
        ("سافر وزير الخارجية الصيني وانغ يي. وشكر وانغ قطر.", ["وانغ", "قطر"]),
        ("عاد الرئيس الصيني شي جين بينغ. وسيزور شي صربيا.", ["شي", "صربيا"]),
        # Another of that family's name is another person, and a thing is nobody.
        ("Foreign Minister Wang Yi left. Wang Xiaoshan sold Qatar a ship.", ["Qatar"]),
        ("عاد الرئيس الصيني شي جين بينغ. ولم يبق شيء لصربيا.", ["لصربيا"]),
        # Nobody is named by it who was not introduced, or whose name begins otherwise.
        ("A certain Wang thanked Qatar.", ["Qatar"]),
        ("President Donald Trump left. Donald thanked Qatar.", ["Qatar"]),
    ],
)
def test_a_familys_name_first_stands_for_the_person(text: str, expected: list[str]) -> None:
    assert [words for words, _ in named_last(text)] == expected


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The European Commission met. The Commission fined a shipyard.", "EU"),
        ("The African Union sent monitors. The Commission named them.", "AU"),
        ("The UN Security Council met. The Council heard two envoys.", "UN"),
        ("A letter reached the United Nations. The Secretary-General replied.", "UN"),
        ("اجتمعت المفوضية الأوروبية. وفرضت المفوضية غرامة على مصنع.", "EU"),
        ("زار وفد صندوق النقد الدولي القاهرة. ورفض الصندوق الطلب.", "IMF"),
        ("انسحبت قوات الحشد الشعبي. ونفى الحشد ذلك.", "PMF"),
    ],
)
def test_a_short_name_is_of_the_body_that_the_article_names(text: str, party: str) -> None:
    assert [found for _, found in named_last(text)] == [party]


def test_a_short_name_without_its_body_is_nobodys() -> None:
    assert mentioned("The Commission fined a shipyard. The Council heard two envoys.") == []


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Testmann blames Chad",
            "Norwegian Foreign Minister Olav Testmann spoke.",
            ["NOR", "TCD"],
        ),
        ("تستمان يتهم تشاد", "قال وزير الخارجية النرويجي أولاف تستمان ذلك.", ["NOR", "TCD"]),
        ("Young voters back Chad", "Norwegian Foreign Minister Olav Young spoke.", ["TCD"]),
        # Nobody whom no title makes an actor.
        ("Testmann blames Chad", "A farmer, Olav Testmann, spoke in Norway.", ["TCD"]),
    ],
)
def test_a_headline_names_whom_the_text_introduces(
    title: str, text: str, expected: list[str]
) -> None:
    article = Article("t", language_of(text) or "en", title, text)
    (annotated,) = LexicalAnnotator().annotate([article])
    assert [m.party for m in find_mentions(annotated).by_sentence[0]] == expected
