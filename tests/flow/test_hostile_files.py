"""Files that are made to harm: each refused with a reason, the good ones kept, memory bounded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.pdfs import a_pdf
from tests.ingest.site import page
from tests.ingest.sources.test_pages import record

MEGABYTE = 1_000_000
# The reader of pages may have a gigabyte; the program itself takes a small part of that.
MOST_MEMORY = 1_100 * MEGABYTE
MOST_OF_THE_PROGRAM = 400 * MEGABYTE
TEXT = "Russia attacked Ukraine on Monday, said the minister of defence in the capital. "


def large(path: Path, start: bytes, fill: bytes, size: int = 30 * MEGABYTE) -> None:
    with path.open("wb") as stream:
        stream.write(start)
        block = fill * (MEGABYTE // len(fill))
        for _ in range(size // MEGABYTE):
            stream.write(block)


def bomb(fill: bytes, megabytes: int, bits: int = 16 + zlib.MAX_WBITS) -> bytes:
    """Give compressed bytes; made piece by piece, because a child inherits what was used here."""
    deflate, block = zlib.compressobj(1, wbits=bits), fill * MEGABYTE
    return b"".join([deflate.compress(block) for _ in range(megabytes)] + [deflate.flush()])


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", b"\0" * 20 * MEGABYTE)


def pdf_bomb() -> bytes:
    packed = bomb(b" ", 900, zlib.MAX_WBITS)
    stream = b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(packed) + packed + b"\nendstream"
    whole = a_pdf([[("L", "x")]])
    start, end = whole.index(b"4 0 obj"), whole.index(b"5 0 obj")
    return whole[:start] + b"4 0 obj\n" + stream + b"\nendobj\n" + whole[end:]


# What is put under a name, and what must be told of it.
HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "bomb.jsonl.gz": (
        lambda p: p.write_bytes(bomb(b"\0", 300)),
        "inflates more than 100 times",
    ),
    "bomb.txt.gz": (
        lambda p: p.write_bytes(bomb(b" ", 300)),
        "is larger than 2000000 bytes; split the article",
    ),
    "bomb.json": (zipped, "is packed with zip; unpack it first"),
    "bomb.pdf": (lambda p: p.write_bytes(pdf_bomb()), "memory"),
    "bomb.warc": (
        lambda p: p.write_bytes(
            record(
                "https://a.example/1",
                bomb(b"\0", 300),
                "Content-Encoding: gzip",
            )
        ),
        "is larger than 10000000 bytes; raise ACTORGRAPH_MAX_DOCUMENT_BYTES",
    ),
    "large.html": (
        lambda p: large(p, b"<html><p>", b"word ", 200 * MEGABYTE),
        "is larger than 10000000 bytes; raise ACTORGRAPH_MAX_DOCUMENT_BYTES",
    ),
    "large.jsonl": (lambda p: large(p, b'{"text": "', b"word "), "the line is longer than"),
    "large.csv": (lambda p: large(p, b'text\n"', b"word "), "the line is longer than"),
    "lines.csv": (
        lambda p: large(p, b'text\n"', b"word\n", 5 * MEGABYTE),
        "is no row of a table: unexpected end of data, read up to line 1000001",
    ),
    "large.warc": (lambda p: large(p, b"WARC/1.0\r\nA: ", b"word "), "is no WARC file"),
    "deep.json": (lambda p: p.write_bytes(b'{"a":' * 200_000), "is nested too deeply"),
    "deep.html": (
        lambda p: p.write_bytes(b"<div>" * 500_000 + b"x" + b"</div>" * 500_000),
        "has no text of an article",
    ),
    "broken.pdf": (lambda p: p.write_bytes(b"%PDF-1.7\n" + os.urandom(5_000)), "PDF"),
    "encrypted.pdf": (
        lambda p: p.write_bytes(
            a_pdf(
                [[("L", "x")]],
                extra=b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -1/O<"
                + b"00" * 32
                + b">/U<"
                + b"11" * 32
                + b">>>",
            )
        ),
        "is encrypted; save a copy without a password",
    ),
    "charset.txt": (lambda p: p.write_bytes("Министр".encode("cp1251") * 20), "is not UTF-8"),
    "zeros.txt": (lambda p: p.write_bytes(b"abc\0\0\0def"), "has the byte 0 at 3"),
    "zeros.jsonl": (lambda p: p.write_bytes(b'{"text": "a\\u0000b"}'), "U+0000"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of hostile files with good ones around them."""
    made = tmp_path_factory.mktemp("in")
    for name, (make, _) in HOSTILE.items():
        make(made / name)
    (made / "0.jsonl").write_text(json.dumps({"id": "first", "text": TEXT}), encoding="utf-8")
    (made / "good.html").write_text(page("A title", TEXT * 3, TEXT, language="en"), "utf-8")
    (made / "good.pdf").write_bytes(a_pdf([[("L", TEXT)]]))
    (made / "z.txt").write_text(TEXT, encoding="utf-8")
    (made / "circle").symlink_to(made, target_is_directory=True)
    return made


# A process counts the memory of whoever started it as its own, so a small one starts the program.
START = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def run(home: Path, *places: Path) -> tuple[int, str, int]:
    """Give the exit code, what was told, and the most memory that a process of it had."""
    program = [sys.executable, "-m", "ingest.commands", "ingest", *map(str, places)]
    done = subprocess.run(
        [sys.executable, "-c", START, *program],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "ACTORGRAPH_READER": "rules",
            "ACTORGRAPH_STORE": f"sqlite:///{home / 'graph.db'}",
        },
    )
    code, used = map(int, done.stdout.split())
    return code, done.stderr, used * (1 if sys.platform == "darwin" else 1024)


def test_hostile_files_are_refused_and_the_good_ones_kept(folder: Path, tmp_path: Path) -> None:
    code, told, memory = run(tmp_path, folder)
    assert code == 1, told
    assert "Traceback" not in told
    refused = [line for line in told.splitlines() if line.startswith("actorgraph: refused ")]
    for name, (_, reason) in HOSTILE.items():
        (line,) = [line for line in refused if f"/{name}:" in line]
        assert reason in line
    assert len(refused) == len(HOSTILE)
    assert "4 articles read, 4 of them new or changed" in told
    assert memory < MOST_MEMORY


def test_the_program_itself_stays_small(folder: Path, tmp_path: Path) -> None:
    # Without those that the reader of pages spends its own memory on.
    left_out = ("bomb.pdf", "deep.html", "circle")
    files = [path for path in folder.iterdir() if path.name not in left_out]
    _, told, memory = run(tmp_path, *files)
    assert "4 articles read" in told
    assert memory < MOST_OF_THE_PROGRAM
