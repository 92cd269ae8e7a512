"""Which addresses are one article's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.web import id_of_url

ADDRESS = "https://news.example/ar/خبر 1?id=7"


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/ar/خبر 1?id=7",
        "HTTPS://News.Example:443/ar/خبر 1?id=7",
        "https://news.example./ar/خبر 1?id=7#comments",
        "https://news.example/ar/%D8%AE%d8%a8%D8%B1%201?id=7",
        "https://news.example/ar/خبر 1?utm_source=feed&id=7&fbclid=x",
    ],
)
def test_spellings_of_one_address_are_one(other: str) -> None:
    assert id_of_url(other) == id_of_url(ADDRESS)


@pytest.mark.parametrize(
    "other",
    [
        "https://news.example/ar/خبر 1?id=8",
        "https://news.example/en/خبر 1?id=7",
        "https://other.example/ar/خبر 1?id=7",
        "https://news.example:8443/ar/خبر 1?id=7",
        "https://news.example/ar%2Fخبر 1?id=7",
        "https://news.example/ar/خبر 1",
    ],
)
def test_what_may_show_something_else_is_another(other: str) -> None:
    assert id_of_url(other) not in (None, id_of_url(ADDRESS))


@pytest.mark.parametrize(
    "url",
    [
        *("https://news.example", "https://news.example/?utm_medium=rss", "http://[::1", "x", ""),
        "https://news.example:port/a",
    ],
)
def test_what_is_no_single_articles_has_no_id(url: str) -> None:
    assert id_of_url(url) is None


@given(st.text())
def test_any_text_has_an_id_or_none(url: str) -> None:
    found = id_of_url(f"https://news.example/{url}")
    assert found is None or found.startswith("u-")
