"""Mentions as the extractor itself will find them, so that training meets what run time meets."""

import logging
from collections.abc import Callable

from graph_schema.records import Article
from ingest.mentions.carried import carried
from ingest.mentions.finder import find_mentions
from ingest.segmentation import LexicalAnnotator
from ingest.training.annotations import Document
from ingest.training.mentions import Found, NameFinder

log = logging.getLogger(__name__)
Finder = Callable[[Document], tuple[list[Found], list[Found]]]


def by_names(names: NameFinder) -> Finder:
    """Return a finder that knows only the given names; it gives title's mentions, then text's."""
    return lambda document: (names(document.title), names(document.text))


def by_lexicon(names: NameFinder) -> Finder:
    """Return a finder that adds the extractor's own mentions to those names."""
    annotator = LexicalAnnotator()

    def find(document: Document) -> tuple[list[Found], list[Found]]:
        article = Article(
            id=document.id,
            language=document.language,
            title=document.title or None,
            text=document.text,
        )
        parsed = annotator.annotate([article])[0]
        found = find_mentions(parsed)
        result: tuple[list[Found], list[Found]] = ([], [])
        before = carried(parsed, found)
        for sentence, here, meant in zip(parsed.sentences, found.by_sentence, before, strict=True):
            part = result[0] if sentence.in_title else result[1]
            part += [Found(m.start, m.end, m.party) for m in here]
            part += [Found(m.start, m.end, m.party, carried=True) for m in meant]
        for part, more in zip(result, by_names(names)(document), strict=True):
            known = [(f.start, f.end) for f in part]
            part += [f for f in more if not any(f.start < b and a < f.end for a, b in known)]
            part.sort(key=lambda f: (f.start, f.end))
        return result

    return find
