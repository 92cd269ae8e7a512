"""Words that mean two whom an article has named."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over

_TWO = ["TCD", "NER"]
# An article that is on Chad and Niger; the sentence before names a third.
_ON_TWO = "Chad met Niger. Chad blamed Niger. Niger blamed Chad. Mali told Kenya of Chad. "


@pytest.mark.parametrize(
    "words",
    [
        "The rivals signed a pact",
        "The nuclear-armed neighbours signed a pact",
        "Kenya told the warring sides to talk",
        "The two agreed on a pact",
        "Kenya mediates between the two",
        "Both have denied it",
        "The two African adversaries signed a pact",
        "The two forces fought on",
        "The two ex-Soviet republics signed a pact",
        "The duo signed a pact",
    ],
)
def test_words_that_mean_the_two_of_the_sentence_before(words: str) -> None:
    assert [party for _, party in carried_over(f"Chad attacked Niger. {words}.")] == _TWO


@pytest.mark.parametrize(
    "words",
    [
        "The rivals of Chad signed a pact",
        "Its rivals signed a pact",
        "The two-state solution failed",
        "The two jailed poets signed a pact",
        "The sides were late",
        "Both children were late",
    ],
)
def test_words_that_mean_no_two_of_before(words: str) -> None:
    assert carried_over(f"Chad attacked Niger. {words}.") == []


def test_two_whom_an_article_is_on_are_meant_wherever_they_stand() -> None:
    assert [party for _, party in carried_over(_ON_TWO + "The two countries are at war.")] == _TWO
    # A pair are persons, and an article on three is on no two.
    assert carried_over(_ON_TWO + "The pair were late.") == []
    assert carried_over(_ON_TWO + "Kenya slept. Kenya and Mali met Chad. Rain fell. " * 2) == []


def test_who_mediates_is_none_of_two() -> None:
    assert carried_over("Chad asked Kenya to mediate. The two sides met.") == []


def test_several_may_be_counted_by_one_word() -> None:
    text = "Chad, the Gambia and Mali met. The trio blamed Niger. The quartet left."
    assert [party for _, party in carried_over(text)] == ["TCD", "GMB", "MLI"]


def test_two_that_are_always_called_so_need_no_other_word() -> None:
    text = "Kenya praised the two South Asian nuclear rivals."
    assert [party for _, party in carried_over(text)] == ["IND", "PAK"]
    text = "Trade between the world's two largest economies fell."
    assert [party for _, party in carried_over(text)] == ["USA", "CHN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ووقع البلدان اتفاقا.", _TWO),
        ("واتفق البلدان الجمعة على هدنة.", _TWO),
        # So many countries, or all of a kind.
        ("وتأثرت بعض البلدان بالجفاف.", []),
        ("وتأثرت البلدان المجاورة بالجفاف.", []),
        ("وانتشر الجفاف في البلدان كلها.", []),
        ("ورحل التجار عن هذه البلدان بسبب الجفاف.", []),
    ],
)
def test_countries_are_two_only_where_the_word_is_a_dual(text: str, expected: list[str]) -> None:
    found = carried_over(f"هاجمت تشاد النيجر. {text}")
    assert sorted(party for _, party in found) == sorted(expected)
