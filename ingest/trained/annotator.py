"""The annotator that reads with Stanza's models; of all that runs, it alone knows Stanza."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import stanza
import torch

from graph_schema.records import Article
from ingest.annotation import Document, Entity, EntityKind, Sentence, Word
from ingest.encoder.normalise import Normalised
from ingest.segmentation import LexicalAnnotator, cut, tokenize
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
    """Sentences, words and entities by Stanza, tokens by the project's own rules inside them.

    Articles in a language without models are read by the lexical annotator. One article is one
    batch, so that its reading never depends on its neighbours.
    """

    def __init__(self, models: Mapping[str, ModelSet]) -> None:
        """Take the models of each language; they are loaded when the first article needs them.

        Torch is set to one thread in this process: workers are what scales.
        """
        torch.set_num_threads(1)
        self._models = dict(models)
        self._pipelines: dict[str, stanza.Pipeline] = {}
        self._others = LexicalAnnotator()

    @property
    def name(self) -> str:
        """Give the names of the models of each language."""
        return "stanza-" + "-".join(f"{k}-{m.version}" for k, m in sorted(self._models.items()))

    def annotate(self, articles: Sequence[Article]) -> list[Document]:
        """Give the documents of some articles, in their order."""
        return [self._document(article) for article in articles]

    def _document(self, article: Article) -> Document:
        models = self._models.get(article.language)
        if models is None:
            return self._others.annotate([article])[0]
        pipeline = self._pipelines.get(article.language)
        if pipeline is None:
            pipeline = self._pipelines[article.language] = load(models)
        spelling = simplified if models.simplified else plain
        parts = [(article.title, True), (article.text, False)] if article.title else []
        found: list[Sentence] = []
        for text, in_title in parts or [(article.text, False)]:
            found += _sentences(pipeline, spelling, text or "", in_title)
        return Document(article, tuple(found))


def load(models: ModelSet, **options: Any) -> stanza.Pipeline:
    """Give the pipeline of a language from files alone; nothing is ever downloaded here.

    `options` are Stanza's own, such as `tokenize_pretokenized`.
    """
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


def _sentences(
    pipeline: stanza.Pipeline, spelling: Callable[[str], Normalised], text: str, in_title: bool
) -> Iterator[Sentence]:
    lines: list[tuple[int, Normalised]] = []
    start = 0
    for line in text.split("\n"):
        given = spelling(line)
        if given.text.strip():
            lines.append((start, given))
        start += len(line) + 1
    if not lines:
        return
    read = pipeline.bulk_process([given.text for _, given in lines])
    for (offset, given), document in zip(lines, read, strict=True):
        yield from sentences_of(document, Place(offset, given), text, in_title=in_title)


class Place:
    """Leads offsets into a line as the models read it back to the text."""

    def __init__(self, offset: int, line: Normalised) -> None:
        """Take where the line begins in the text, and the line as it was read."""
        self._offset, self._origin = offset, line.origin

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the text; marks that were cut behind a letter belong to it."""
        return self._offset + self._origin[start], self._offset + self._origin[end]


def sentences_of(
    document: stanza.Document, place: Place, text: str, *, in_title: bool
) -> Iterator[Sentence]:
    """Give the sentences of what Stanza made of one line of a text."""
    for sentence in document.sentences:
        words = _words(place, sentence)
        entities = [
            Entity(*place.span(one.start_char, one.end_char), _KINDS[one.type])
            for one in sentence.ents
            if one.type in _KINDS
        ]
        start, end = place.span(sentence.tokens[0].start_char, sentence.tokens[-1].end_char)
        pieces = list(cut(text, start, end))
        for begin, finish in pieces:
            tokens = tuple(tokenize(text, begin, finish))
            if not any(token.is_word for token in tokens):
                continue
            first, last = tokens[0].start, tokens[-1].end
            yield Sentence(
                first,
                last,
                text[first:last],
                tokens,
                in_title,
                # A sentence that was cut has no tree any more.
                tuple(words) if len(pieces) == 1 else (),
                tuple(e for e in entities if begin <= e.start and e.end <= finish),
            )


def _words(place: Place, sentence: Any) -> list[Word]:
    found = []
    for token in sentence.tokens:
        for word in token.words:
            own = word.start_char is not None and word.end_char is not None
            start, end = (word if own else token).start_char, (word if own else token).end_char
            # Stanza counts words from 1, and 0 is the root's head.
            found.append(
                Word(
                    *place.span(start, end),
                    word.text,
                    word.lemma or "",
                    word.upos or "",
                    word.head - 1 if word.head else None,
                    word.deprel or "",
                )
            )
    return found
