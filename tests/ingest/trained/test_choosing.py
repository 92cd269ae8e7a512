"""Which annotator is taken, and what is said where it cannot be had."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from graph_schema.settings import AnnotatorChoice, Settings
from ingest.segmentation import LexicalAnnotator
from ingest.trained.choosing import installed, make_annotator
from ingest.trained.models import TrainedModelsError


@pytest.fixture
def without_stanza(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make Python unable to import Stanza."""
    monkeypatch.setitem(sys.modules, "stanza", None)


def chosen(choice: AnnotatorChoice) -> Settings:
    return Settings(store="memory:", annotator=choice)


@pytest.mark.usefixtures("without_stanza")
def test_stanza_without_the_extra_says_what_is_missing() -> None:
    assert not installed()
    with pytest.raises(TrainedModelsError, match=r"make setup-stanza.*ANNOTATOR=lexical"):
        make_annotator(chosen(AnnotatorChoice.STANZA))


@pytest.mark.usefixtures("without_stanza")
def test_auto_without_the_extra_is_lexical() -> None:
    assert isinstance(make_annotator(chosen(AnnotatorChoice.AUTO)), LexicalAnnotator)


def test_lexical_is_lexical_whatever_is_installed() -> None:
    assert isinstance(make_annotator(chosen(AnnotatorChoice.LEXICAL)), LexicalAnnotator)


def test_stanza_is_taken_where_it_is_installed(tmp_path: Path) -> None:
    pytest.importorskip("stanza", reason="needs Stanza, an extra: make setup-stanza")
    settings = Settings(store="memory:", annotator=AnnotatorChoice.STANZA, models=tmp_path)
    assert make_annotator(settings).name.startswith("stanza-ar-")
