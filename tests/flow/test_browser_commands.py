"""What the command line writes for Neo4j Browser."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from graph_schema.browser.saved import favourites, saved_queries
from graph_schema.browser.style import Caption, style_sheet


def run(*words: object) -> subprocess.CompletedProcess[bytes]:
    """Run `actorgraph browser` with some words."""
    return subprocess.run(
        [sys.executable, "-m", "ingest.commands", "browser", *map(str, words)],
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("caption", tuple(Caption))
def test_the_style_sheet_is_written_in_the_language_asked_for(
    caption: Caption, tmp_path: Path
) -> None:
    file = tmp_path / "new" / "style.grass"
    done = run("style", "--caption", caption, "-o", file)
    assert (done.returncode, done.stdout) == (0, b"")
    assert file.read_text(encoding="utf-8") == style_sheet(caption)
    assert run("style", "--caption", caption, "-o", "-").stdout == file.read_bytes()


def test_the_queries_are_written_as_a_zip_file_and_nothing_half_written_stays(
    tmp_path: Path,
) -> None:
    file = tmp_path / "queries.zip"
    done = run("queries", "--caption", "ar", "-o", file)
    assert done.returncode == 0
    assert f"{len(saved_queries())} queries" in done.stderr.decode()
    assert file.read_bytes() == favourites(Caption.AR)
    assert zipfile.is_zipfile(file)
    assert list(tmp_path.iterdir()) == [file]
    assert run("queries", "-o", "-").stdout == favourites(Caption.EN)


def test_another_language_is_refused_with_those_there_are(tmp_path: Path) -> None:
    done = run("style", "--caption", "fr", "-o", tmp_path / "style.grass")
    assert done.returncode == 2
    assert b"'ar', 'en'" in done.stderr
    assert not list(tmp_path.iterdir())
