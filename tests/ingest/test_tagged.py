"""Names that a trained model found, given to the titles beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.records import Article
from ingest.annotation import Document, Entity, EntityKind
from ingest.mentions.finder import find_mentions
from ingest.segmentation import LexicalAnnotator


def offices(text: str, *names: str, kind: EntityKind = EntityKind.PERSON) -> set[tuple[str, str]]:
    """Give name and party of the holders of offices, when these names are tagged."""
    (document,) = LexicalAnnotator().annotate([Article("a", "ar", "", text)])
    tagged = []
    for sentence in document.sentences:
        begins = [(name, sentence.text.find(name) + sentence.start) for name in names]
        entities = [Entity(at, at + len(name), kind) for name, at in begins if at >= sentence.start]
        tagged.append(replace(sentence, entities=tuple(entities)))
    found = find_mentions(Document(document.article, tuple(tagged)))
    return {(found.actors[office.actor].name, office.party) for office in found.offices}


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        # Behind a rank, before a comma.
        ("أكد السير نيكولاس هولتون، رئيس الأركان البريطاني، ذلك", "نيكولاس هولتون", "GBR"),
        # Without a comma nobody knows where the name begins.
        ("وتحدث مع الشيخ نواف الخالد أمير الكويت هاتفيا", "نواف الخالد", "KWT"),
        # Behind the title, with words that rules take for no name.
        ("قال وزير الخارجية العراقي السلام الجديد إنه سيعود", "السلام الجديد", "IRQ"),
    ],
)
def test_a_tagged_name_bears_the_title_beside_it(text: str, name: str, party: str) -> None:
    assert (name, party) not in offices(text)
    assert (name, party) in offices(text, name)


def test_a_title_without_its_state_is_left_alone() -> None:
    text = "هاجمت مصر معسكرا. وقال وزير الدفاع صابر الدويد إن ذلك انتهى"
    assert offices(text, "صابر الدويد") == set()


def test_a_single_word_and_a_place_are_nobody() -> None:
    text = "أكد السير هولتون، رئيس الأركان البريطاني، ذلك"
    assert offices(text, "هولتون") == set()
    text = "أكد السير نيكولاس هولتون، رئيس الأركان البريطاني، ذلك"
    assert offices(text, "نيكولاس هولتون", kind=EntityKind.PLACE) == set()


def test_a_name_that_the_rules_have_found_stays_as_it_is() -> None:
    text = "قال وزير الخارجية السوري أسعد الشيباني إنه سيعود"
    assert offices(text, "أسعد الشيباني إنه") == offices(text)
