"""Tables: columns by name, and each bad row refused by its line."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from ingest.sources.base import NOTHING, Item, Limits, Notice, Reading
from ingest.sources.table import read_table

TEXT = "التقى وزير الخارجية السوري نظيره القطري في دمشق، وبحث معه العلاقات بين البلدين."


def read(
    table: str | bytes, columns: Mapping[str, str] | None = None, encoding: str | None = None
) -> list[Item]:
    raw = table.encode() if isinstance(table, str) else table
    how = Reading(Limits(10_000), columns=columns or {}, encoding=encoding)
    return list(read_table(io.BytesIO(raw), "t.csv", how, NOTHING))


def told(items: list[Item]) -> list[str]:
    return [str(item) for item in items if isinstance(item, InputRefused)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_columns_are_known_by_their_names(delimiter: str) -> None:
    rows = [
        ("Published", "ID", "Text", "other", "publisher", "title"),
        ("2026-03-14", "1", TEXT, "x", "SANA", ""),
    ]
    (article,) = read("\r\n".join(delimiter.join(row) for row in rows))
    assert isinstance(article, Article)
    assert (article.id, article.text, article.publisher) == ("1", TEXT, "SANA")
    assert str(article.published) == "2026-03-14"
    assert article.title is None


def test_columns_may_be_named() -> None:
    table = f'body,when,text\n"{TEXT}",2026-03-14,none\n'
    (article,) = read(table, {"text": "body", "published": "when"})
    assert isinstance(article, Article)
    assert (article.text, str(article.published)) == (TEXT, "2026-03-14")


@pytest.mark.parametrize(
    ("table", "columns", "reason"),
    [
        ("", {}, "is empty"),
        ("\n", {}, "is empty"),
        ("body,title\na,b\n", {}, "has no column for the text (--map text=COLUMN); it has body, t"),
        ("text\n\n", {}, "has no row below its columns"),
        ("text\na\n", {"title": "head"}, "has no column 'head' for title; it has text"),
        ("text,Text\na,b\n", {}, "has the column 'text' twice"),
    ],
)
def test_a_table_that_is_none_is_refused(table: str, columns: dict[str, str], reason: str) -> None:
    (refusal,) = told(read(table, columns))
    assert refusal.startswith("t.csv: ")
    assert reason in refusal


def test_the_good_rows_around_bad_ones_are_kept() -> None:
    table = (
        "id,text\n"
        '1,"two\nlines"\n'
        "2,a,b\n"
        "\n"
        ",\n"
        "3,\n"
        "1,again\n"
        '4,"a" b\n'
        "5,\x00\n"
        f"6,{'x' * 20_000}\n"
        "7,good\n"
    )
    items = read(table)
    assert [item.id for item in items if isinstance(item, Article)] == ["1", "7"]
    assert [line.split(";")[0] for line in told(items)] == [
        "t.csv:4: has 3 cells under 2 columns",
        "t.csv:7: text: is empty",
        "t.csv:8: id: '1' came before, at t.csv:2",
        "t.csv:9: is no row of a table: ',' expected after '\"'",
        "t.csv:10: has a NUL character",
        "t.csv:11: text: is larger than 10000 bytes",
    ]


def test_a_quote_left_open_is_told_with_what_it_swallowed() -> None:
    items = read('id,text\n1,good\n2,"open\n3,lost\n4,lost\n')
    assert [item.id for item in items if isinstance(item, Article)] == ["1"]
    (refusal,) = told(items)
    assert refusal.startswith("t.csv:3: is no row of a table: unexpected end of data, read up to l")


@pytest.mark.parametrize("charset", ["utf-8-sig", "windows-1256", "utf-16"])
def test_a_table_in_another_charset_is_read(charset: str) -> None:
    (article,) = read(f"id,text\n1,{TEXT}\n".encode(charset))
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_of_two_charsets_in_one_table_none_is_kept_as_nonsense() -> None:
    items = read(f"id,text\n1,{TEXT}\n".encode() + f"2,{TEXT}\n".encode("cp1256"))
    assert [(i.id, i.text) for i in items if isinstance(i, Article)] == [("2", TEXT)]
    (refusal,) = told(items)
    assert refusal.startswith("t.csv:2: text: is UTF-8 that was read as Windows-1256")


def test_a_line_that_is_not_of_the_charset_is_refused_alone() -> None:
    start = b"id,text\n" + b"".join(b"%d,plain\n" % n for n in range(40_000))
    items = read(start + f"x,{TEXT}\n".encode("cp1256") + b"y,good\n")
    assert [item.id for item in items if isinstance(item, Article)][-2:] == ["39999", "y"]
    (refusal,) = told(items)
    assert refusal.startswith("t.csv:40002: is not utf-8: byte")


@given(st.binary(max_size=200))
def test_any_bytes_give_articles_or_refusals(raw: bytes) -> None:
    for item in read(b"id,text\n" + raw):
        assert isinstance(item, Article | InputRefused | Notice)
