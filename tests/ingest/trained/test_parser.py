"""A parser beside the tokenizer, trained a moment ago, from its treebank to a claim."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("stanza", reason="needs Stanza, an extra: make setup-stanza")

from graph_schema.records import Article
from graph_schema.settings import AnnotatorChoice, ReaderChoice, Settings
from ingest.annotation import Sentence
from ingest.pipeline import make_extractor
from ingest.trained.annotator import StanzaAnnotator
from ingest.trained.models import usable_models
from tests.ingest.trained.tiny import train_tiny_parser

# The first of them trains the models, which takes a quarter of a minute on an idle core.
pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def models(tiny_models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of models with a parser for which the last word is the subject."""
    folder = tmp_path_factory.mktemp("parser")
    train_tiny_parser(tiny_models.parent / "work", folder)
    return folder


def sentence(models: Path, text: str) -> Sentence:
    """Give the only sentence of a text as the models read it."""
    annotator = StanzaAnnotator(usable_models(models))
    (document,) = annotator.annotate([Article("a", "ar", "", text)])
    (found,) = document.sentences
    return found


def test_a_parser_needs_no_lemmas(models: Path) -> None:
    (found,) = usable_models(models).values()
    assert found.processors == ("tokenize", "pos", "depparse", "ner")
    words = sentence(models, "هاجمت أوكرانيا روسيا").words
    assert [(word.upos, word.head, word.relation) for word in words] == [
        ("VERB", None, "root"),
        ("PROPN", 0, "obj"),
        ("PROPN", 0, "nsubj"),
    ]


def test_the_setting_has_rules_read_the_parse(models: Path) -> None:
    settings = Settings(
        store="memory:",
        reader=ReaderChoice.RULES,
        annotator=AnnotatorChoice.STANZA,
        models=models,
    )
    article = Article("a", "ar", "", "هاجمت أوكرانيا روسيا")

    def sources(chosen: Settings) -> set[str]:
        extractor = replace(make_extractor(chosen), min_confidence=1)
        return {claim.source_party for claim in extractor.code([article])[0].article.claims}

    assert sources(settings) == {"UKR"}
    assert sources(settings.model_copy(update={"dependencies": True})) == {"RUS"}
