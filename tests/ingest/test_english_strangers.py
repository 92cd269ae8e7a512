"""Whose an official is who has no state beside him: where most speaks for a state."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from graph_schema.records import Article
from ingest.annotation import Document, Entity, EntityKind
from ingest.mentions.english_strangers import Told, state_of_stranger
from ingest.mentions.finder import find_mentions
from ingest.segmentation import LexicalAnnotator

_NAME = "Ann Testmann"


def _parties(text: str, title: str | None = None) -> set[str]:
    """Give the parties of whoever is called by the name, which a model has found."""
    (document,) = LexicalAnnotator().annotate([Article("a", "en", title, text)])
    sentences = []
    for sentence in document.sentences:
        at = sentence.text.find(_NAME)
        entity = Entity(sentence.start + at, sentence.start + at + len(_NAME), EntityKind.PERSON)
        sentences.append(replace(sentence, entities=(entity,)) if at >= 0 else sentence)
    mentions = find_mentions(Document(document.article, tuple(sentences)))
    return {office.party for office in mentions.offices}


@pytest.mark.parametrize(
    ("title", "text", "party"),
    [
        # Whoever opens the sentence speaks by its minister.
        (None, f"New Zealand refused Chad's players visas, Foreign Minister {_NAME} said.", "NZL"),
        # The headline's first state, where the text names others as often.
        (
            "Australian Official Travels to Iraq",
            f"Defence Minister {_NAME} went to Iraq to meet Australia's soldiers.",
            "AUS",
        ),
        # Whom an official goes to is not his own state, however often it is named.
        (
            "Estonia waits for its cyclists",
            "Lebanon is large. Lebanon's police saw them. Estonia wept. "
            f"{_NAME}, the foreign minister, flew to Lebanon.",
            "EST",
        ),
        # The only one of the sentence before.
        (None, f"Chad bans Malian wine. Mali is angry. Trade Minister {_NAME} wept.", "MLI"),
        # The sentence plays there.
        (
            None,
            "Israel is at war. Israel fired. Israel's army left. Belgium's pupils wept. "
            f"In Brussels the development minister, {_NAME}, spoke.",
            "BEL",
        ),
        # Presidents and kings need no state beside them.
        (None, f"Nauru wept. China blamed Nauru for a decision by President {_NAME}.", "NRU"),
        # Who flew to Paris has his spokesman at home.
        (
            None,
            f"Kenya's envoy flew to Paris. Kenya wept. Government spokesman {_NAME} left.",
            "KEN",
        ),
        # What is its or the country's.
        (None, f"Kenya voted on Monday. {_NAME}, the country's president, wept.", "KEN"),
        (None, f"Kenya cheered. Kenya named {_NAME} as its ambassador to Chad.", "KEN"),
        (None, f"Kenya cheered. Kenya named {_NAME} its ambassador to Chad.", "KEN"),
        # Hers of whom the sentence before tells.
        (None, f"Keir Starmer met Chad. His spokesman, {_NAME}, spoke.", "GBR"),
    ],
)
def test_an_official_without_a_state_has_the_state_that_is_told_of(
    title: str | None, text: str, party: str
) -> None:
    assert _parties(text, title) == {party}


@pytest.mark.parametrize(
    "text",
    [
        f"Chad met Mali. Minister {_NAME} wept.",
        f"Mali's team met Chad's in Oslo. Two weeks later {_NAME}, an aide to the minister, wept.",
    ],
)
def test_an_official_who_may_be_of_several_states_is_nobody(text: str) -> None:
    assert _parties(text) == set()


def test_votes_are_weighed() -> None:
    nothing = Told()
    assert state_of_stranger(Counter(), nothing, nothing, nothing, None) is None
    assert state_of_stranger(Counter(CHE=1), nothing, nothing, nothing, None) is None
    assert state_of_stranger(Counter(CHE=2), nothing, nothing, nothing, None) == "CHE"
    assert state_of_stranger(Counter(CHE=2, TCD=2), nothing, nothing, nothing, None) is None
    assert state_of_stranger(Counter(CHE=2, TCD=2), nothing, nothing, nothing, "TCD") == "TCD"
    opening, away = Told(opening="TCD"), Told(others=frozenset({"CHE"}))
    assert state_of_stranger(Counter(CHE=2, TCD=2), nothing, nothing, opening, None) == "TCD"
    assert state_of_stranger(Counter(CHE=5, TCD=2), nothing, nothing, away, None) == "TCD"
    headline = Told(acting=("TCD", "CHE"))
    assert state_of_stranger(Counter(CHE=2, TCD=2), headline, nothing, nothing, None) == "TCD"
