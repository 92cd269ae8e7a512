"""What may come in as an article: each rule, and that wild fields never do more than be refused.

REFUSED and TAKEN are also what both edges, files and HTTP, are held to.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.checks import check_article
from graph_schema.ids import content_id
from graph_schema.intake import MAX_FIELD, ArticleRefused, Taken, article_from, readable_line
from graph_schema.records import Article
from graph_schema.web import id_of_url

TEXT = "التقى وزير الخارجية السوري نظيره القطري في دمشق."
FIELDS = ("id", "language", "title", "text", "published", "publisher", "url")

# Fields beside TEXT (unless they bring their own), the field that is refused, and what is told.
REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"text": None}, "text", "is missing"),
    ({"text": ""}, "text", "is empty"),
    ({"text": " \n "}, "text", "is empty"),
    ({"text": 7}, "text", "must be a string, not int"),
    ({"text": ["a"]}, "text", "must be a string, not list"),
    ({"text": "a\x00b"}, "text", "has the control character U+0000 at 1; remove it"),
    ({"text": "a\x0bb"}, "text", "U+000B"),
    ({"text": "a\x7fb"}, "text", "U+007F"),
    ({"text": "a\ud800b"}, "text", "U+D800"),
    ({"text": "a\u202eb"}, "text", "U+202E open in the line 'a\\u202eb'"),
    ({"text": "a\u202db"}, "text", "U+202D open"),
    ({"text": "a\u2067b"}, "text", "U+2067 open"),
    ({"text": "a\u202db\nc\u202cd"}, "text", "U+202D open"),
    ({"text": "a\u202cb\u202ec"}, "text", "U+202E open"),
    ({"text": "a\u2067b\u202cc"}, "text", "U+2067 open"),
    ({"text": "a\u202bb\u2069c"}, "text", "U+202B open"),
    ({"text": "Россия и Украина"}, "language", "neither Arabic nor English; actorgraph reads ar"),
    ({"text": "12 345"}, "language", "neither Arabic nor English"),
    ({"language": "fr"}, "language", "'fr' is not read; actorgraph reads ar and en"),
    ({"language": "AR"}, "language", "'AR' is not read"),
    ({"language": ["ar"]}, "language", "must be a string, not list"),
    ({"publisher": "two\nlines"}, "publisher", "U+000A at 3"),
    ({"publisher": "a\tb"}, "publisher", "U+0009"),
    ({"title": "\x07"}, "title", "U+0007"),
    ({"title": "a\u202eb"}, "title", "U+202E open"),
    ({"title": "t" * (MAX_FIELD + 1)}, "title", "is longer than 2000 characters"),
    ({"title": {}}, "title", "must be a string, not dict"),
    ({"publisher": "A\nB"}, "publisher", "U+000A"),
    ({"publisher": "p" * (MAX_FIELD + 1)}, "publisher", "is longer than 2000 characters"),
    ({"id": ""}, "id", "must be 1 to 200 printable characters"),
    ({"id": "."}, "id", "must not be . or .., with which an address names a folder"),
    ({"id": ".."}, "id", "must not be . or .., with which an address names a folder"),
    ({"id": "  "}, "id", "must be 1 to 200"),
    ({"id": "i" * 201}, "id", "must be 1 to 200"),
    ({"id": "a\nb"}, "id", "must be 1 to 200"),
    ({"id": "a\u200cb"}, "id", "must be 1 to 200"),
    ({"id": "\u202a1\u202c"}, "id", "must be 1 to 200"),
    ({"id": 10**200}, "id", "must be 1 to 200"),
    ({"id": True}, "id", "must be a string or an integer, not bool"),
    ({"id": 1.5}, "id", "must be a string or an integer, not float"),
    ({"url": "javascript:alert(1)"}, "url", "must begin with http:// or https:// and a host"),
    ({"url": "news.example/1"}, "url", "must begin with http"),
    ({"url": "https://"}, "url", "must begin with http"),
    ({"url": "https://news.example/\n"}, "url", "U+000A"),
    ({"url": "https://news.example/" + "u" * MAX_FIELD}, "url", "is longer than 2000"),
]
# Dates that leave an article undated, and what is told.
UNDATED: list[tuple[Any, str]] = [
    ("yesterday", "'yesterday' is not a date like 2026-03-14 or 2026-03-14T10:00:00Z"),
    ("2026-02-30", "is not a date"),
    ("14/03/2026", "is not a date"),
    (0, "must be a string, not int"),
]
# Fields beside TEXT, and what comes of them.
TAKEN: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"id": 7}, {"id": "7"}),
    ({"id": -(10**150)}, {"id": str(-(10**150))}),
    ({"id": "feed/2026 4?"}, {"id": "feed/2026 4?"}),
    ({"id": " x"}, {"id": " x"}),
    ({"language": "en"}, {"language": "en"}),
    ({"language": ""}, {"language": "ar"}),
    ({"title": " عنوان  "}, {"title": " عنوان  "}),
    ({"title": "رقم \u202d12\u202c هنا"}, {"title": "رقم \u202d12\u202c هنا"}),
    ({"title": " "}, {"title": None}),
    ({"title": "two\nlines\tand more"}, {"title": "two\nlines\tand more"}),
    ({"published": "2026-03-14"}, {"published": date(2026, 3, 14)}),
    ({"published": "2026-03-14T23:30:00+03:00"}, {"published": date(2026, 3, 14)}),
    ({"published": "2026-03-14T10:00:00Z"}, {"published": date(2026, 3, 14)}),
    ({"published": "2026-03-14 10:00"}, {"published": date(2026, 3, 14)}),
    ({"published": ""}, {"published": None}),
    ({"publisher": " SANA "}, {"publisher": "SANA"}),
    ({"publisher": ""}, {"publisher": None}),
    ({"url": "HTTPS://news.example/خبر"}, {"url": "HTTPS://news.example/خبر"}),
    ({"url": ""}, {"url": None}),
    *(
        ({"text": text, "language": "ar"}, {"text": text})
        for text in (
            "رقم \u202a12\u202c هنا",
            "رقم \u202d12\u202c هنا",
            "رقم \u202e12\u202c هنا",
            "رقم \u2067\u202b12\u2069 هنا",
            "رقم \u202b\u206612\u2069\u202c هنا",
            "\u200fنص\u200c\ufeff",
            "نص\u202c \u2069",
            "a\tb\r\nc\n",
            "  \nنص\n ",
        )
    ),
]


VALUES = [
    value
    for fields in (*(case[0] for case in REFUSED), *(case[0] for case in TAKEN))
    for value in fields.values()
]


@pytest.mark.parametrize(("fields", "field", "told"), REFUSED)
def test_a_field_that_cannot_be_taken_is_named(
    fields: dict[str, Any], field: str, told: str
) -> None:
    with pytest.raises(ArticleRefused) as caught:
        article_from({"text": TEXT, **fields})
    (fault,) = caught.value.faults
    assert fault.field == caught.value.where == field
    assert told in fault.reason == caught.value.reason


@pytest.mark.parametrize(("fields", "expected"), TAKEN)
def test_a_field_that_can_be_taken_is(fields: dict[str, Any], expected: dict[str, Any]) -> None:
    article = article_from({"text": TEXT, **fields}).article
    assert {name: getattr(article, name) for name in expected} == expected
    check_article(article)


def test_an_article_keeps_its_fields_and_passes_over_others() -> None:
    fields = {"id": "n", "title": "لقاء", "text": TEXT, "published": "2026-03-20"}
    more = {"publisher": "QNA", "url": "https://news.example/1", "relations": [], "n": 1}
    assert article_from({**fields, **more}) == Taken(
        Article("n", "ar", "لقاء", TEXT, date(2026, 3, 20), "QNA", "https://news.example/1")
    )


def test_without_an_id_the_content_is_the_id() -> None:
    day = "2026-03-14"
    article = article_from({"text": TEXT, "published": f"{day}T10:00", "id": None}).article
    assert article.id == content_id("a-", None, TEXT, day, None, None)


def test_without_an_id_a_url_is_the_id_whatever_the_content() -> None:
    url = "https://news.example/1"
    first = article_from({"text": TEXT, "url": url}).article
    later = article_from({"text": f"{TEXT} تصحيح", "url": f"{url}#top", "published": "2026-03-14"})
    assert first.id == later.article.id == id_of_url(url)
    assert article_from({"text": TEXT, "url": url, "id": "own"}).article.id == "own"


def test_a_front_page_is_no_articles_id() -> None:
    url = "https://news.example/"
    one, other = (article_from({"text": text, "url": url}).article for text in (TEXT, TEXT + TEXT))
    assert one.id == content_id("a-", None, TEXT, None, None, url) != other.id


@pytest.mark.parametrize(("written", "told"), UNDATED)
def test_a_date_that_is_none_leaves_the_article_undated_with_a_warning(
    written: Any, told: str
) -> None:
    taken = article_from({"id": "x", "text": TEXT, "published": written})
    assert taken.article == Article("x", "ar", None, TEXT)
    (warning,) = taken.warnings
    assert warning.field == "published"
    assert told in warning.reason
    assert warning.reason.endswith("; the article is taken undated")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (TEXT.encode().decode("latin-1"), "is UTF-8 that was read as Windows-1252"),
        (TEXT.encode().decode("windows-1252", "replace"), "is UTF-8 that was read as Windows-1252"),
        (TEXT.encode().decode("windows-1256"), "is UTF-8 that was read as Windows-1256"),
        (
            TEXT.encode("windows-1256").decode("windows-1252"),
            "is Windows-1256 that was read as Windows-1252",
        ),
        (TEXT.encode("windows-1256").decode("utf-8", "replace"), "replacement characters"),
    ],
)
def test_a_text_that_was_decoded_wrong_is_refused(text: str, how: str) -> None:
    with pytest.raises(ArticleRefused, match=how) as caught:
        article_from({"text": text, "language": "ar"})
    assert [fault.field for fault in caught.value.faults] == ["text"]


def test_a_text_that_was_decoded_wrong_in_places_is_taken_with_a_warning() -> None:
    text = "The minister’s plan isn’t new, said the café’s owner. ".encode().decode("windows-1252")
    (warning,) = article_from({"text": text}).warnings
    assert "4 characters of UTF-8 that were read as Windows-1252" in warning.reason
    (warning,) = article_from({"text": TEXT * 2 + "\ufffd"}).warnings
    assert "has 1 replacement characters" in warning.reason


def test_every_fault_is_told_in_the_order_of_the_fields() -> None:
    with pytest.raises(ArticleRefused, match=r"^id: ") as caught:
        article_from({"url": "u", "id": "", "title": "\x07", "published": "x"})
    assert [f.field for f in caught.value.faults] == ["id", "title", "text", "url"]


def test_the_limit_counts_bytes() -> None:
    assert article_from({"text": "نص"}, 4).article.text == "نص"
    with pytest.raises(ArticleRefused, match=r"larger than 3 bytes.*ACTORGRAPH_MAX_ARTICLE_BYTES"):
        article_from({"text": "نص"}, 3)


def test_many_direction_controls_take_linear_time() -> None:
    marks = "\u202a" * 200_000 + "\u2069" * 200_000
    with pytest.raises(ValueError, match=r"U\+202A open"):
        readable_line(marks)


scalars = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.binary()
)
likely = st.sampled_from(VALUES)
wild = st.recursive(
    scalars | likely,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=3), wild))
def test_wild_fields_give_an_article_that_can_be_kept_or_are_refused(
    fields: dict[str, Any],
) -> None:
    result = read(fields)
    if isinstance(result, ArticleRefused):
        assert result.faults
        assert {fault.field for fault in result.faults} <= set(FIELDS)
        assert all(fault.reason.isprintable() for fault in result.faults)
    else:
        check_article(result)
        assert result.text == fields["text"]
        kept = {name: getattr(result, name) for name in FIELDS if name != "published"}
        day = result.published.isoformat() if result.published else None
        assert read({**kept, "published": day}) == result


def read(fields: dict[str, Any]) -> Article | ArticleRefused:
    try:
        return article_from(fields, 1_000).article
    except ArticleRefused as refusal:
        return refusal
