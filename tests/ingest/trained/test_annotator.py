"""Stanza behind the annotator's door, on models trained a moment ago."""

# ruff: noqa: E402 - without Stanza there is nothing to import

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

stanza = pytest.importorskip("stanza", reason="needs Stanza, an extra: make setup-stanza")

from graph_schema.records import Article
from graph_schema.settings import AnnotatorChoice, ReaderChoice, Settings
from ingest.annotation import EntityKind, Sentence
from ingest.pipeline import make_extractor
from ingest.segmentation import LexicalAnnotator, sentences
from ingest.trained.annotator import StanzaAnnotator, enriched
from ingest.trained.models import usable_models
from ingest.trained.spelling import plain

# The first of them trains the models, which takes a quarter of a minute on an idle core.
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def annotator(tiny_models: Path) -> StanzaAnnotator:
    """Give an annotator with the tiny models."""
    return StanzaAnnotator(usable_models(tiny_models))


def read(annotator: StanzaAnnotator, text: str, title: str = "") -> tuple[Sentence, ...]:
    (document,) = annotator.annotate([Article("a", "ar", title, text)])
    return document.sentences


def test_sentences_and_tokens_are_those_of_the_rules(annotator: StanzaAnnotator) -> None:
    article = Article(
        "a", "ar", "عنوان قصير", "قال نادر عواد: نعم. هطلت الأمطار\n\nثم " + "عاد " * 500
    )
    (found,), (expected,) = annotator.annotate([article]), LexicalAnnotator().annotate([article])
    bare = [replace(sentence, words=(), entities=()) for sentence in found.sentences]
    assert tuple(bare) == expected.sentences
    assert all(sentence.words for sentence in found.sentences)


def test_names_keep_their_place_under_marks_and_other_spellings(
    annotator: StanzaAnnotator,
) -> None:
    text = "قَالَ ليلى  الكيلانى السفير المصري إن الأمطار غزيرة."
    (sentence,) = read(annotator, text)
    (entity,) = sentence.entities
    assert entity.kind is EntityKind.PERSON
    assert text[entity.start : entity.end] == "ليلى  الكيلانى"
    assert text[sentence.words[0].start : sentence.words[0].end] == "قَالَ"


def test_an_article_reads_the_same_whatever_stands_beside_it(annotator: StanzaAnnotator) -> None:
    articles = [
        Article(str(n), "ar", "", f"وصل السفير المصري {name} إلى المدينة مساء أمس .\n" * (n + 1))
        for n, name in enumerate(("رائد بركات", "سلمى حمدان", "مازن زيدان"))
    ]
    together = annotator.annotate(articles)
    assert together == [annotator.annotate([one])[0] for one in articles]
    assert [len(one.sentences) for one in together] == [1, 2, 3]


def test_a_language_without_models_is_read_by_rules(annotator: StanzaAnnotator) -> None:
    (document,) = annotator.annotate([Article("a", "en", "", "Mr. Abbas left. It rained.")])
    assert [s.text for s in document.sentences] == ["Mr. Abbas left.", "It rained."]


@given(st.text(max_size=120))
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_offsets_are_exact_for_any_text(annotator: StanzaAnnotator, text: str) -> None:
    for sentence in read(annotator, text):
        places = [(word.start, word.end) for word in sentence.words]
        places += [(entity.start, entity.end) for entity in sentence.entities]
        assert all(sentence.start <= start < end <= sentence.end for start, end in places)


def expanded(text: str, *expansions: str) -> Any:
    """Give what Stanza makes of a text whose first word is a multi-word token."""
    tokens, start = [], 0
    for number, word in enumerate(text.split(), 1):
        at = text.index(word, start)
        start = at + len(word)
        place = {"id": number, "text": word, "start_char": at, "end_char": start}
        tokens.append({**place, "misc": "MWT=Yes"} if number == 1 else place)
    document = stanza.Document([tokens], text=text)
    document.set_mwt_expansions([" ".join(expansions)])
    return document


def alone(text: str) -> Sentence:
    """Give the only sentence of a text."""
    (sentence,) = sentences(text, in_title=False)
    return sentence


def test_words_of_a_multi_word_token_have_places_of_their_own() -> None:
    text = "وقال نعم"
    document = expanded(text, "و", "قال")
    for word, (head, relation) in zip(
        document.sentences[0].words, ((2, "cc"), (0, "root"), (2, "obj")), strict=True
    ):
        word.head, word.deprel, word.upos, word.lemma = head, relation, "X", f"{word.text}_"
    sentence = enriched(alone(" " * 10 + text), plain(text), document)
    assert [(w.text, w.start, w.end) for w in sentence.words] == [
        ("و", 10, 11),
        ("قال", 11, 14),
        ("نعم", 15, 18),
    ]
    assert [(w.head, w.relation) for w in sentence.words] == [(1, "cc"), (None, "root"), (1, "obj")]
    assert [(w.upos, w.lemma) for w in sentence.words][:2] == [("X", "و_"), ("X", "قال_")]
    assert [token.text for token in sentence.tokens] == ["وقال", "نعم"]


def test_words_with_other_letters_share_the_place_of_their_token() -> None:
    document = expanded("للسوريين", "ل", "السوريين")
    sentence = enriched(alone("للسوريين"), plain("للسوريين"), document)
    assert [(w.text, w.start, w.end) for w in sentence.words] == [
        ("ل", 0, 8),
        ("السوريين", 0, 8),
    ]


def extract(text: str, models: Path, choice: AnnotatorChoice) -> set[tuple[str, str]]:
    """Give the persons with an office, and the party that each acts for."""
    chosen = Settings(store="memory:", reader=ReaderChoice.RULES, annotator=choice, models=models)
    (coded,) = make_extractor(chosen).code([Article("a", "ar", "", text)])
    actors = {actor.id: actor for actor in coded.article.actors}
    return {
        (actors[office.person].name, actors[office.person].party)
        for office in coded.article.offices
    }


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("أكد السير هيثم القطيفي ، وزير الخارجية العراقي ، أن الموسم جيد .", "هيثم القطيفي"),
        ("قال سامر الكيلاني رئيس الوزراء الأردني إن الأمطار غزيرة .", "سامر الكيلاني"),
    ],
)
def test_a_name_that_only_the_models_find_is_given_its_title(
    tiny_models: Path, text: str, person: str
) -> None:
    assert person not in {name for name, _ in extract(text, tiny_models, AnnotatorChoice.LEXICAL)}
    assert person in {name for name, _ in extract(text, tiny_models, AnnotatorChoice.STANZA)}
