"""The annotator that reads with Stanza's models; of all that runs, it alone knows Stanza."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import stanza
import torch

from graph_schema.records import Article
from ingest.annotation import Document, Entity, EntityKind, Sentence, Word
from ingest.encoder.normalise import Normalised
from ingest.segmentation import LexicalAnnotator
from ingest.trained.models import ModelSet, TrainedModelsError, write_manifest
from ingest.trained.spelling import plain, simplified

# Names of kinds in the models of both languages; the others (dates, events) are no actors.
_KINDS = {
    **dict.fromkeys(("PER", "PERS", "PERSON"), EntityKind.PERSON),
    "ORG": EntityKind.ORGANIZATION,
    **dict.fromkeys(("LOC", "GPE", "FAC"), EntityKind.PLACE),
}
# How the models lie below the address of a copy.
_BELOW = "/{lang}/{filename}"


class StanzaAnnotator:
    """Sentences and tokens by the project's own rules, words and entities in them by Stanza.

    Articles in a language without models have sentences and tokens alone. One article is one
    batch, so that its reading never depends on its neighbours.
    """

    def __init__(self, models: Mapping[str, ModelSet]) -> None:
        """Take the models of each language; they are loaded when the first article needs them.

        Torch is set to one thread in this process: workers are what scales.
        """
        torch.set_num_threads(1)
        self._models = dict(models)
        self._pipelines: dict[str, stanza.Pipeline] = {}
        self._rules = LexicalAnnotator()

    @property
    def name(self) -> str:
        """Give the names of the models of each language."""
        return "stanza-" + "-".join(f"{k}-{m.version}" for k, m in sorted(self._models.items()))

    def annotate(self, articles: Sequence[Article]) -> list[Document]:
        """Give the documents of some articles, in their order."""
        return [self._read(document) for document in self._rules.annotate(articles)]

    def _read(self, document: Document) -> Document:
        models = self._models.get(document.article.language)
        if models is None or not document.sentences:
            return document
        pipeline = self._pipelines.get(models.language)
        if pipeline is None:
            # Each sentence is given as a text of its own, and stays one.
            pipeline = load(models, tokenize_no_ssplit=True)
            self._pipelines[models.language] = pipeline
        spelling = simplified if models.simplified else plain
        given = [spelling(sentence.text) for sentence in document.sentences]
        read = pipeline.bulk_process([text.text for text in given])
        return replace(
            document,
            sentences=tuple(
                enriched(sentence, text, found)
                for sentence, text, found in zip(document.sentences, given, read, strict=True)
            ),
        )


def load(models: ModelSet, **options: Any) -> stanza.Pipeline:
    """Give the pipeline of a language from files alone; nothing is ever downloaded here.

    `options` are Stanza's own, such as `tokenize_pretokenized`.
    """
    if "lemma" not in models.processors:
        # Stanza has its parser wait for lemmas, which not every parser reads.
        options = {"depparse_pretagged": True, **options}
    return stanza.Pipeline(
        models.language,
        dir=str(models.folder),
        download_method=None,
        device="cpu",
        verbose=False,
        **options,
    )


def download(language: str, folder: Path, source: str | None = None) -> None:
    """Put the official models of a language into a folder, from the web or from a copy of it.

    `source` is the address of a folder with `resources_VERSION.json` and LANGUAGE/default.zip.
    Raises TrainedModelsError when they cannot be had; what was there before then stays in use.
    """
    places = {"resources_url": source, "model_url": source + _BELOW} if source else {}
    try:
        stanza.download(language, model_dir=str(folder), verbose=False, **places)
    except (OSError, ValueError, BadZipFile) as error:
        raise TrainedModelsError(f"the models of {language} cannot be had: {error}") from error
    (folder / language / "default.zip").unlink(missing_ok=True)
    write_manifest(folder, language, f"official-{stanza.__resources_version__}")


def enriched(sentence: Sentence, given: Normalised, document: stanza.Document) -> Sentence:
    """Give a sentence with what Stanza found in its text, which was read as `given`."""

    def span(start: int, end: int) -> tuple[int, int]:
        # Marks that were cut behind a letter belong to it.
        return sentence.start + given.origin[start], sentence.start + given.origin[end]

    words: list[Word] = []
    for part in document.sentences:
        before = len(words)
        for token in part.tokens:
            for word in token.words:
                own = word.start_char is not None and word.end_char is not None
                place = word if own else token
                words.append(
                    Word(
                        *span(place.start_char, place.end_char),
                        word.text,
                        word.lemma or "",
                        word.upos or "",
                        # Stanza counts words from 1, and 0 is the root's head.
                        before + word.head - 1 if word.head else None,
                        word.deprel or "",
                    )
                )
    entities = (
        Entity(*span(one.start_char, one.end_char), _KINDS[one.type])
        for part in document.sentences
        for one in part.ents
        if one.type in _KINDS
    )
    return replace(sentence, words=tuple(words), entities=tuple(entities))
