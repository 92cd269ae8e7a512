"""Clitics and inflection of Arabic words, inflection of English ones."""

from __future__ import annotations

import pytest

from ingest.arabic import Reading, nisba_forms, readings
from ingest.inflection import arabic_noun, arabic_verb, english_noun, english_verb


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("روسيا", Reading("", False, "روسيا")),
        ("وروسيا", Reading("و", False, "روسيا")),
        ("الكرملين", Reading("", True, "كرملين")),
        ("للكرملين", Reading("ل", True, "كرملين")),
        ("وبالكرملين", Reading("وب", True, "كرملين")),
        ("لروسيا", Reading("ل", False, "روسيا")),
    ],
)
def test_a_word_is_read_with_its_clitics(word: str, reading: Reading) -> None:
    assert reading in readings(word)


def test_the_reading_with_the_fewest_prefixes_comes_first() -> None:
    assert readings("وروسيا")[0].prefix == ""


def test_a_stem_keeps_at_least_two_letters() -> None:
    assert all(len(reading.stem) >= 2 for reading in readings("وال"))


def test_a_nisba_has_its_feminine_and_plurals() -> None:
    assert {"سوري", "سوريه", "سوريون", "سوريين", "سوريات"} <= set(nisba_forms("سوري"))


@pytest.mark.parametrize(
    "form", ["هاجم", "هاجمت", "هاجموا", "يهاجم", "ستهاجم", "تهاجمها", "هاجمته", "يهاجمون"]
)
def test_a_verb_has_its_persons_future_and_objects(form: str) -> None:
    assert form in arabic_verb("هاجم", "يهاجم")


@pytest.mark.parametrize("form", ["دعا", "دعت", "دعوا", "يدعو", "تدعو", "سيدعو"])
def test_a_weak_verb_has_its_forms(form: str) -> None:
    assert form in arabic_verb("دعا", "يدعو")


@pytest.mark.parametrize("form", ["غاره", "غارتها", "غارته"])
def test_a_noun_has_its_possessives(form: str) -> None:
    assert form in arabic_noun("غارة")


def test_english_words_inflect_regularly() -> None:
    assert english_verb("accuse") == {"accuse", "accuses", "accused", "accusing"}
    assert english_verb("deny") == {"deny", "denies", "denied", "denying"}
    assert english_noun("clash") == {"clash", "clashes"}
    assert english_noun("treaty") == {"treaty", "treaties"}
