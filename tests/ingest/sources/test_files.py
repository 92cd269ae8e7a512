"""Files, folders and streams: what is found, unpacked, or refused."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from pathlib import Path

import pytest

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from ingest.fetching.fetcher import Fetcher
from ingest.fetching.politeness import PoliteFetcher
from ingest.sources.base import Item, Reading
from ingest.sources.choose import sources_of
from ingest.sources.files import FileSource, StreamSource, find_files
from ingest.sources.web import Web, WebSource

LINE = b'{"id": "%d", "text": "Russia attacked Ukraine."}\n'


def read(path: Path, form: str | None = None) -> list[Item]:
    return list(FileSource(path, Reading(), form).items())


def refusal(items: list[Item]) -> str:
    (only,) = [item for item in items if isinstance(item, InputRefused)]
    return str(only)


def test_links_in_a_circle_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "1.jsonl").touch()
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a" / "self").symlink_to(tmp_path / "a" / "self")
    (tmp_path / "a" / "gone.jsonl").symlink_to(tmp_path / "nothing")
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "2.jsonl").touch()
    (tmp_path / "a" / "c").symlink_to(tmp_path / "else", target_is_directory=True)
    assert [path.name for path in find_files(tmp_path / "a")] == ["1.jsonl", "2.jsonl"]


def test_a_compressed_file_is_read_as_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    # Two members, as of two files joined.
    file.write_bytes(gzip.compress(LINE % 1) + gzip.compress(LINE % 2))
    assert [item.id for item in read(file) if isinstance(item, Article)] == ["1", "2"]
    named = tmp_path / "b.jsonl"
    named.write_bytes(file.read_bytes())
    assert len(read(named)) == 2


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (gzip.compress(LINE % 1 + b" " * 99_999)[:-40], "is compressed and cut off"),
        (gzip.compress(LINE % 1 * 99)[:-8] + b"\0" * 8, "is compressed and damaged"),
        (gzip.compress(b"\0" * 200_000_000), "inflates more than 100 times, like a bomb"),
    ],
    ids=["cut", "damaged", "bomb"],
)
def test_a_compressed_file_that_is_none_is_refused(tmp_path: Path, raw: bytes, told: str) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(raw)
    assert f"{file}: {told}" in refusal(read(file))


def test_a_packed_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", b"\0" * 50_000_000)
    assert refusal(read(file)) == f"{file}: is packed with zip; unpack it first"


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    assert "No such file" in refusal(read(tmp_path / "gone.jsonl"))
    (tmp_path / "folder.jsonl").mkdir()
    assert "is a folder" in refusal(read(tmp_path / "folder.jsonl"))
    assert "must end in one of" in refusal(read(tmp_path / "a.doc"))


def test_a_stream_is_read_in_the_format_that_it_is_said_to_have() -> None:
    stream = io.BufferedReader(io.BytesIO(b"id,text\n1,Russia attacked Ukraine.\n"))
    (article,) = StreamSource(stream, "standard input", Reading(), "csv").items()
    assert isinstance(article, Article)
    assert article.id == "1"


def test_what_a_user_names_picks_the_source(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINE % 1)
    with Fetcher() as fetcher:
        web = Web(PoliteFetcher(fetcher))
        kinds = [
            type(source)
            for place in ("-", "HTTPS://news.example/", str(tmp_path), str(tmp_path / "a.jsonl"))
            for source in sources_of(place, Reading(), web)
        ]
        with pytest.raises(InputRefused, match="no such file or folder"):
            list(sources_of("nothing-here", Reading(), web))
    assert kinds == [StreamSource, WebSource, FileSource, FileSource]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_device_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "a.jsonl").touch()
    assert [path.name for path in find_files(tmp_path)] == ["a.jsonl"]
