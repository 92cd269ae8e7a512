"""We and I in a text that speaks for itself are the side of those whose statement it is."""

from __future__ import annotations

import pytest

from graph_schema.records import Article
from ingest.mentions.carried import carried
from ingest.mentions.finder import find_mentions
from ingest.segmentation import LexicalAnnotator


def own(title: str | None, text: str) -> list[tuple[str, str]]:
    """Give word and party of what a text with a title calls its own."""
    article = Article("t", "en", title, text, None)
    (document,) = LexicalAnnotator().annotate([article])
    every = carried(document, find_mentions(document))
    return [
        (sentence.span(m.first, m.last), m.party)
        for sentence, more in zip(document.sentences, every, strict=True)
        for m in more
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Statement by the Norwegian foreign minister on Chad",
        "Press statement by Norway",
        "Norway's statement on Chad",
        "Remarks of Norway's prime minister at the summit in Chad",
    ],
)
def test_a_statement_speaks_for_whoever_makes_it(title: str) -> None:
    assert own(title, "I have called Kenya. Mali told us to go.") == [("I", "NOR"), ("us", "NOR")]


def test_a_joint_statement_speaks_for_all_who_make_it() -> None:
    title = "Joint statement by the leaders of Norway, Chad and Mali on Kenya"
    both = [("We", "NOR"), ("We", "TCD"), ("We", "MLI")]
    assert own(title, "We condemn Kenya's army.") == both
    text = "We, the leaders of Norway, Chad and Mali, met. We condemn Kenya's army."
    assert own(None, text) == both


@pytest.mark.parametrize(
    ("title", "text"),
    [
        # Others make a statement, or only answer one.
        ("Chad rejects a statement by Norway", "We saw Kenya burn."),
        ("Statement on Chad", "We saw Kenya burn."),
        ("Norway silent on Chad's war statement", "We saw Kenya burn."),
        # Others are quoted, and whoever is named besides is not told of twice.
        ("Statement by Norway", 'A farmer in Kenya wept: "We have no water."'),
        ("Statement by Norway", "Norway and Kenya agree that we need peace."),
        ("Norway and Chad", "We saw Kenya burn."),
    ],
)
def test_whoever_makes_no_statement_does_not_speak(title: str, text: str) -> None:
    assert own(title, text) == []
