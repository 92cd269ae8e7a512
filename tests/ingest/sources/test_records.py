"""Articles from files: what is taken, and that each bad one is refused by name."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from ingest.sources.base import Limits, Notice, Reading
from ingest.sources.files import FileSource, find_files
from ingest.sources.lines import read_lines
from ingest.sources.records import taken_of
from ingest.sources.seen import Seen
from tests.graph_schema.test_intake import REFUSED, TAKEN, TEXT, UNDATED

LIMITS = Limits(article_bytes=1_000)


def taken(path: Path) -> tuple[list[Article], list[InputRefused]]:
    items = list(FileSource(path, Reading(LIMITS)).items())
    good = [item for item in items if isinstance(item, Article)]
    return good, [item for item in items if isinstance(item, InputRefused)]


def refused(data: Any) -> str:
    with pytest.raises(InputRefused) as caught:
        taken_of(data, "here", LIMITS)
    return str(caught.value)


@pytest.mark.parametrize(("fields", "field", "told"), REFUSED)
def test_a_bad_article_is_refused_by_place_and_field(
    fields: dict[str, Any], field: str, told: str
) -> None:
    reason = refused({"text": TEXT, **fields})
    assert reason.startswith(f"here: {field}: ")
    assert told in reason


@pytest.mark.parametrize(("fields", "expected"), TAKEN)
def test_a_good_article_is_taken_as_the_intake_takes_it(
    fields: dict[str, Any], expected: dict[str, Any]
) -> None:
    article = taken_of({"text": TEXT, "relations": [], **fields}, "here", LIMITS).article
    assert {name: getattr(article, name) for name in expected} == expected


def test_what_only_a_file_can_hold_is_refused() -> None:
    assert refused([]).startswith("here: must be an object")
    large = refused({"text": "a " * 600})
    assert "text: is larger than 1000 bytes" in large
    assert "ACTORGRAPH_MAX_ARTICLE_BYTES" in large


def test_every_bad_field_of_a_line_is_told() -> None:
    assert refused({"id": "a\nb", "url": "u", "text": TEXT}) == (
        "here: id: must be 1 to 200 printable characters; "
        "url: must begin with http:// or https:// and a host"
    )


def test_the_good_lines_around_a_bad_one_are_kept(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(n), "text": f"text {n}"}) for n in range(1, 11)]
    lines[6] = '{"id": "7", "text": '
    lines[2] = '{"id": "a\\nb", "text": "text 3"}'
    lines[3] = '{"id": "a\u200cb", "text": "text 4"}'
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    good, bad = taken(file)
    assert [article.id for article in good] == ["1", "2", "5", "6", "8", "9", "10"]
    assert [refusal.where for refusal in bad] == [f"{file}:3", f"{file}:4", f"{file}:7"]
    assert bad[0].reason == bad[1].reason == "id: must be 1 to 200 printable characters"
    assert bad[2].reason == "is not JSON: Expecting value at column 20"


def test_a_file_that_is_not_utf8_is_refused_with_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("خبر قديم".encode("windows-1256"))
    good, (refusal,) = taken(file)
    assert not good
    assert "is not UTF-8" in refusal.reason
    assert "--encoding" in refusal.reason
    assert "iconv -f WINDOWS-1256" in refusal.reason
    file.write_bytes("news".encode("utf-16"))
    assert taken(file)[0][0].text == "news"


def test_an_endless_line_is_refused_without_being_held() -> None:
    stream = io.BytesIO(b'{"text": "' + b"a" * 20_000_000 + b'"}\n{"text": "short", "id": "s"}\n')
    first, second = read_lines(stream, "big.jsonl", Reading(LIMITS))
    assert isinstance(first, InputRefused)
    assert first.where == "big.jsonl:1"
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "is empty"),
        ("empty.json", b"  ", "is empty"),
        ("empty.jsonl", b"", "is empty"),
        ("blank.jsonl", b"\xef\xbb\xbf\n \n\r\n", "is empty"),
        ("mark.txt", b"\xef\xbb\xbf", "is empty"),
        ("deep.json", b"[" * 100_000, "is nested too deeply"),
        ("long.json", b'{"id": ' + b"1" * 5_000 + b"}", "a number has too many digits"),
        ("bad.json", b"{", "is not JSON"),
        ("large.txt", b"a " * 501, "split the article or raise ACTORGRAPH_MAX_ARTICLE_BYTES"),
        ("page.doc", b"<p>", "must end in one of"),
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


def test_json_that_breaks_is_told_by_its_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "many.json"
    file.write_text('[{"text": "a"},\n {"text" "b"}]\n', encoding="utf-8")
    (refusal,) = taken(file)[1]
    assert str(refusal) == f"{file}:2: is not JSON: Expecting ':' delimiter at column 10"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mark.txt", "Some text."),
        ("mark.json", '{"text": "Some text."}'),
        ("mark.jsonl", '{"text": "Some text."}\n'),
    ],
)
def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path, name: str, content: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"\xef\xbb\xbf" + content.encode())
    (article,), bad = taken(file)
    assert (article.text, bad) == ("Some text.", [])


def test_a_text_of_the_very_limit_is_taken_with_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "mark.txt"
    file.write_bytes(b"\xef\xbb\xbf" + b"a" * LIMITS.article_bytes)
    assert len(taken(file)[0][0].text) == LIMITS.article_bytes


def test_an_id_that_comes_again_is_refused_with_the_place_of_the_first(tmp_path: Path) -> None:
    lines, items = tmp_path / "a.jsonl", tmp_path / "b.json"
    lines.write_text(
        '{"id": "x"}\n{"id": "x", "text": "a"}\n{"text": "same"}\n{"text": "same"}\n'
        '{"id": "x", "text": "b"}\n',
        encoding="utf-8",
    )
    items.write_text(
        '[{"id": "y", "text": "a"}, {"id": "y", "text": "b"}, {"id": "x", "text": "c"}]',
        encoding="utf-8",
    )
    good, bad = taken(lines)
    assert [article.text for article in good] == ["a", "same", "same"]
    assert [str(refusal) for refusal in bad] == [
        f"{lines}:1: text: is missing",
        f"{lines}:5: id: 'x' came before, at {lines}:2; ids must differ",
    ]
    assert [article.id for article in taken(items)[0]] == ["y", "x"]

    how = Reading(LIMITS, Seen())
    assert len(list(FileSource(lines, how).items())) == 5
    again = [item for item in FileSource(items, how).items() if isinstance(item, InputRefused)]
    assert [str(refusal) for refusal in again] == [
        f"{items}: item 2: id: 'y' came before, at {items}: item 1; ids must differ",
        f"{items}: item 3: id: 'x' came before, at {lines}:2; ids must differ",
    ]
    one = tmp_path / "c.json"
    one.write_text('{"id": "z", "text": "a"}', encoding="utf-8")
    assert [type(item) for item in FileSource(one, how).items()] == [Article]
    (refusal,) = FileSource(one, how).items()
    assert f"came before, at {one}; " in str(refusal)


def test_an_address_that_comes_again_with_another_content_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    url = "https://news.example/1"
    lines = [
        {"text": "a", "url": url},
        {"text": "a", "url": url},
        {"text": "b", "url": f"{url}#top"},
        {"text": "c", "url": url, "id": "c"},
        {"text": "d", "url": "https://news.example/"},
        {"text": "e", "url": "https://news.example/"},
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    good, (refusal,) = taken(file)
    assert [article.text for article in good] == ["a", "a", "c", "d", "e"]
    assert len({article.id for article in good}) == 4
    assert str(refusal) == (
        f"{file}:3: url: came before with another content, at {file}:1; "
        "give each article its own id"
    )


@pytest.mark.parametrize(("written", "told"), UNDATED)
def test_a_date_that_is_none_is_told_before_the_article(
    tmp_path: Path, written: Any, told: str
) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": TEXT, "published": written}), encoding="utf-8")
    notice, article = FileSource(file, Reading(LIMITS)).items()
    assert isinstance(notice, Notice)
    assert notice.where == f"{file}:1"
    assert told in notice.reason
    assert isinstance(article, Article)
    assert article.published is None


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
    for item in read_lines(io.BytesIO(raw), "x", Reading(LIMITS)):
        assert isinstance(item, Article | InputRefused | Notice)
