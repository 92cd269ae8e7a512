"""From findings to records: every finding is a claim or a counted reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.checks import check
from graph_schema.records import Modality, Polarity
from ingest.coding import Rejection, code
from ingest.reading import Finding
from tests.ingest.reading_texts import article, document, read, rules


def finding(source: int, target: int, *, confidence: int = 80, kind: str = "ATTACKS") -> Finding:
    return Finding(
        source, kind, target, Polarity.ASSERTED, Modality.ACTUAL, confidence, 0, 2, "test"
    )


def coded(text: str, *findings: Finding, least: int = 30) -> tuple[int, Counter[Rejection]]:
    annotated, mentions = document(text)
    result = code(annotated, mentions, [findings], coder="test", min_confidence=least)
    check(result.article)
    return len(result.article.claims), result.rejections


def test_each_reason_is_counted() -> None:
    text = "Russia, Moscow, Ukraine and the Russian army"
    assert coded(text, finding(0, 2)) == (1, Counter())
    assert coded(text, finding(0, 1)) == (0, Counter({Rejection.SAME_ACTOR: 1}))
    assert coded(text, finding(0, 2), finding(0, 2)) == (1, Counter({Rejection.REPEATED: 1}))
    assert coded(text, finding(0, 2, confidence=10)) == (0, Counter({Rejection.LOW_CONFIDENCE: 1}))


def test_a_symmetric_relation_is_said_once_whichever_way_round() -> None:
    text = "Russia, Moscow, Ukraine and the Russian army"
    both = (finding(0, 2, kind="CONSULTS"), finding(2, 0, kind="CONSULTS", confidence=60))
    assert coded(text, *both) == (1, Counter({Rejection.REPEATED: 1}))
    assert coded(text, finding(0, 2), finding(2, 0)) == (2, Counter())


def test_a_sentence_says_a_thing_once_however_many_words_of_it_say_so() -> None:
    for text in (
        "Russia, Moscow, Ukraine and Kyiv",
        "روسيا، موسكو، أوكرانيا، كييف",
    ):
        twice = (finding(0, 2), replace(finding(1, 3, confidence=60), first=2, last=5))
        assert coded(text, *twice) == (1, Counter({Rejection.REPEATED: 1}))
        feared = replace(twice[1], modality=Modality.HYPOTHETICAL)
        denied = replace(twice[1], polarity=Polarity.NEGATED)
        assert coded(text, twice[0], feared, denied) == (3, Counter())


def test_a_person_and_his_own_state_make_no_claim() -> None:
    assert coded("Vladimir Putin and Russia", finding(0, 1)) == (
        0,
        Counter({Rejection.SAME_PARTY: 1}),
    )


def test_the_parties_of_persons_are_given_with_them() -> None:
    text = "Vladimir Putin accused Volodymyr Zelensky"
    assert {actor.id for actor in read(text).actors} >= {"RUS", "UKR"}


def test_the_coder_names_project_annotator_and_reader() -> None:
    (claim,) = read("Russia attacked Ukraine").claims
    assert claim.coder.startswith("actorgraph/")
    assert claim.coder.endswith(" lexical+rules")


WORDS = st.sampled_from(
    [
        *("روسيا", "أوكرانيا", "الجيش", "السوري", "هاجمت", "غارات", "على", "بين", "وإيران", "لا"),
        *("قال", "وزير", "الخارجية", "أحمد", "الشرع", "،", ".", "»", "بلاده", "أمس", "حماس"),
        *("Russia", "attacked", "the", "Israeli", "army", "by", "-", "backed", "UN", "said", "'s"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_words_give_a_sound_record_and_the_same_twice(text: str) -> None:
    first, second = rules().code([article(text), article(text)])
    check(first.article)
    assert first == second


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_sound_record(text: str) -> None:
    (one,) = rules().code([article(text)])
    check(one.article)
