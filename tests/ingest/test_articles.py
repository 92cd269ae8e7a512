"""Articles from files: what is taken, and that each bad one is refused by name."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from ingest.articles import Limits, article_of, find_files, read_file, read_lines

LIMITS = Limits(article_bytes=1_000)


def taken(path: Path) -> tuple[list[Article], list[InputRefused]]:
    items = list(read_file(path, LIMITS))
    good = [item for item in items if isinstance(item, Article)]
    return good, [item for item in items if isinstance(item, InputRefused)]


def refused(data: Any) -> str:
    with pytest.raises(InputRefused) as caught:
        article_of(data, "here", LIMITS)
    return str(caught.value)


def test_an_article_keeps_its_fields() -> None:
    article = article_of(
        {
            "id": 7,
            "title": " عنوان ",
            "text": "نص عربي",
            "published": "2025-03-01T10:00:00Z",
            "publisher": "P",
            "url": "u",
            "relations": [],
        },
        "here",
        LIMITS,
    )
    assert article == Article("7", "ar", "عنوان", "نص عربي", date(2025, 3, 1), "P", "u")


def test_without_an_id_the_content_is_the_id() -> None:
    one, same = (article_of({"text": "Some text."}, "x", LIMITS) for _ in range(2))
    other = article_of({"text": "Some text!"}, "x", LIMITS)
    assert one.id == same.id != other.id


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ([], "must be an object"),
        ({"id": "1"}, "text: is missing or empty"),
        ({"text": "  \n"}, "text: is missing or empty"),
        ({"text": 3}, "text: must be a string, not int"),
        ({"text": "a", "title": ["x"]}, "title: must be a string, not list"),
        ({"text": "Привет мир"}, "neither Arabic nor English"),
        ({"text": "bonjour", "language": "fr"}, "'fr' is not read"),
        ({"text": "a\x00b"}, "U+0000 at 1"),
        ({"text": "a\u202eb"}, "U+202E open in the line"),
        ({"text": "a\ud800b"}, "U+D800"),
        ({"text": "a", "published": "yesterday"}, "'yesterday' is not a date"),
        ({"text": "a " * 600}, "larger than 1000 bytes"),
        ({"text": "a", "publisher": "p" * 2001}, "publisher: is longer than 2000"),
        ({"text": "a", "id": "i" * 201}, "id: is longer than 200"),
    ],
)
def test_a_bad_article_is_refused_by_field(data: Any, told: str) -> None:
    assert told in refused(data)


@pytest.mark.parametrize("text", ["رقم \u202a12\u202c هنا", "\u200fنص", "a\tb\nc"])
def test_controls_that_honest_text_has_are_taken(text: str) -> None:
    assert article_of({"text": text, "language": "ar"}, "x", LIMITS).text == text


def test_the_good_lines_around_a_bad_one_are_kept(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": f"text {n}"}) for n in range(1, 11)]
    lines[6] = '{"id": "7", "text": '
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    good, bad = taken(file)
    assert [article.id for article in good] == ["1", "2", "3", "4", "5", "6", "8", "9", "10"]
    assert [refusal.where for refusal in bad] == [f"{file}:7"]


def test_a_file_that_is_not_utf8_is_refused_with_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("خبر قديم".encode("windows-1256"))
    good, (refusal,) = taken(file)
    assert not good
    assert "is not UTF-8" in refusal.reason
    assert "iconv" in refusal.reason


def test_an_endless_line_is_refused_without_being_held() -> None:
    stream = io.BytesIO(b'{"text": "' + b"a" * 20_000_000 + b'"}\n{"text": "short", "id": "s"}\n')
    first, second = read_lines(stream, "big.jsonl", LIMITS)
    assert isinstance(first, InputRefused)
    assert first.where == "big.jsonl:1"
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "is empty"),
        ("empty.json", b"  ", "is empty"),
        ("deep.json", b"[" * 100_000, "nested too deeply"),
        ("bad.json", b"{", "is not JSON"),
        ("page.html", b"<p>", "must end in one of"),
    ],
)
def test_a_bad_file_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    good, (refusal,) = taken(file)
    assert not good
    assert refusal.where.startswith(str(file))
    assert told in refusal.reason


def test_a_json_file_holds_one_article_or_a_list(tmp_path: Path) -> None:
    one, many = tmp_path / "one.json", tmp_path / "many.json"
    one.write_text('{"id": "a", "text": "x"}', encoding="utf-8")
    many.write_text('[{"id": "b", "text": "x"}, {"id": "c"}]', encoding="utf-8")
    assert [a.id for a in taken(one)[0]] == ["a"]
    good, (refusal,) = taken(many)
    assert [a.id for a in good] == ["b"]
    assert refusal.where == f"{many}: item 2"


def test_files_of_a_folder_come_in_order_and_nothing_is_told(tmp_path: Path) -> None:
    for name in ("b.txt", "a.jsonl", "c.md"):
        (tmp_path / name).touch()
    assert [path.name for path in find_files(tmp_path)] == ["a.jsonl", "b.txt"]
    with pytest.raises(InputRefused, match="no such file"):
        list(find_files(tmp_path / "gone"))
    (tmp_path / "sub").mkdir()
    with pytest.raises(InputRefused, match="holds no article file"):
        list(find_files(tmp_path / "sub"))


@given(st.binary(max_size=300))
def test_any_bytes_give_articles_or_refusals(raw: bytes) -> None:
    for item in read_lines(io.BytesIO(raw), "x", LIMITS):
        assert isinstance(item, Article | InputRefused)
