"""GET /v1/claims and the context of a quote."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.context import MOST, context_of
from tests.service.client import Client, problem
from tests.service.graph import FIRST, SHAIBANI


def test_a_claim_has_its_evidence_in_context_and_its_article(client: Client) -> None:
    [claim] = client.json("/v1/claims", source="إسرائيل", publisher="SANA")["items"]
    assert FIRST.text[claim["start"] : claim["end"]] == claim["quote"]
    context = claim["context"]
    assert context["text"] == "وأدان الشيباني الغارات الإسرائيلية على سوريا."
    assert context["text"][context["quote_start"] : context["quote_end"]] == claim["quote"]
    assert FIRST.text[context["start"] :].startswith(context["text"])
    assert claim["article"] == {
        "id": "a-1",
        "title": FIRST.title,
        "publisher": "SANA",
        "published": "2026-03-14",
        "url": "https://news.example/1",
        "language": "ar",
        "links": {"article": "/v1/articles/a-1", "story": "/v1/articles?story=a-1"},
    }
    assert claim["speaker"]["id"] == SHAIBANI
    assert (claim["polarity"], claim["modality"], claim["confidence"]) == ("asserted", "actual", 80)
    assert claim["coder"] == "builders/1"
    revision = client.json("/v1/claims")["revision"]
    assert client.json(claim["links"]["claim"]) == {"revision": revision, **claim}


def test_a_claim_in_the_title_has_the_title_as_context(client: Client) -> None:
    [claim] = client.json("/v1/claims", type="THREATENS")["items"]
    assert claim["in_title"] is True
    assert claim["context"]["text"] == "Qatar warns Israel"
    assert claim["article"]["links"]["article"] == "/v1/articles/feed%2F2026%204%3F"
    assert client.json(claim["article"]["links"]["article"])["id"] == "feed/2026 4?"


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({}, 11),
        ({"article": "a-2"}, 3),
        ({"article": "a-2", "polarity": "negated"}, 1),
        ({"article": "nothing"}, 0),
        ({"source": "SYR"}, 3),
        ({"actor": "RUS"}, 3),
        ({"modality": "hypothetical"}, 1),
        ({"language": "ar"}, 3),
        ({"min_confidence": 90}, 1),
        ({"quad": ["verbal_conflict"]}, 2),
        ({"since": "2026-03-16"}, 2),
        ({"until": "2025-12-31"}, 2),
    ],
)
def test_each_filter_narrows(client: Client, asked: dict[str, Any], number: int) -> None:
    assert len(client.json("/v1/claims", **asked)["items"]) == number


def test_pages_join_to_the_whole_with_the_latest_first(client: Client) -> None:
    whole = client.json("/v1/claims")["items"]
    first = client.json("/v1/claims", limit=6)
    rest = client.json("/v1/claims", limit=6, cursor=first["next_cursor"])
    assert first["items"] + rest["items"] == whole
    assert rest["next_cursor"] is None
    days = [c["occurred_on"] or c["article"]["published"] or "" for c in whole]
    assert days == sorted(days, reverse=True)


def test_an_unknown_claim_is_not_found(client: Client) -> None:
    found = problem(client.get("/v1/claims/c-0000"), 404, "not-found")
    assert "'c-0000'" in found["detail"]
    assert found["instance"] == "/v1/claims/c-0000"


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("One. Two strikes hit it! Three.", "strikes", "Two strikes hit it!"),
        ("قال: هل قصفت؟ نعم، قصفت.", "نعم", "نعم، قصفت."),
        (
            "The U.S. forces struck 3.5 km away. Then left.",
            "struck",
            "The U.S. forces struck 3.5 km away.",
        ),
        ("Headline\nThe army struck\nMore", "army", "The army struck"),
        ('He said "no." Then left.', "left", "Then left."),
        ("The army struck.", "The army struck.", "The army struck."),
    ],
)
def test_the_context_is_the_sentence(text: str, quote: str, sentence: str) -> None:
    start = text.index(quote)
    assert context_of(text, start, start + len(quote)).text == sentence


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    text = "word " * 400 + "QUOTE " + "word " * 400
    start = text.index("QUOTE")
    context = context_of(text, start, start + 5)
    assert len(context.text) <= 2 * MOST + 5
    assert context.text.startswith("word ")
    assert context.text.endswith(" word")


@given(st.text(alphabet="aA .!?\n؟\u200f\U0001f600", max_size=60), st.data())
def test_the_quote_is_always_whole_and_where_it_is_said_to_be(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    context = context_of(text, start, end)
    assert context.text[context.quote_start : context.quote_end] == text[start:end]
    assert text[context.start : context.start + len(context.text)] == context.text
