"""Trained models from the command line: installed from a copy, listed, read with, and missed."""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

# The first that needs them trains the models, and each process that reads with Stanza loads torch.
pytestmark = pytest.mark.timeout(900)

Run = Callable[..., subprocess.CompletedProcess[str]]
# Arabic, with a person whose title stands behind a comma and before whose name stands a rank.
ARTICLE = {
    "id": "a",
    "language": "ar",
    "text": "أكد السير هيثم القطيفي ، وزير الخارجية العراقي ، أن إيران هاجمت العراق .",
}
WITHOUT_STANZA = (
    "import sys; sys.modules['stanza'] = None; from ingest.commands import main; main()"
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Give a runner of the program with an empty folder for models."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "ACTORGRAPH_STORE": f"sqlite:///{tmp_path / 'graph.db'}",
        "ACTORGRAPH_READER": "rules",
        "ACTORGRAPH_MODELS": str(tmp_path / "models"),
    }

    def runner(
        *words: object, stanza: bool = True, **more: str
    ) -> subprocess.CompletedProcess[str]:
        start = ("-m", "ingest.commands") if stanza else ("-c", WITHOUT_STANZA)
        return subprocess.run(
            [sys.executable, *start, *map(str, words)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**environment, **more},
            timeout=300,
            check=False,
        )

    return runner


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Give a file with one article."""
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def copy(tiny_models: Path, tmp_path: Path) -> Iterator[str]:
    """Give the address of a copy of Stanza's model site, with the tiny models on it."""
    import stanza

    root = tmp_path / "site"
    (root / "ar").mkdir(parents=True)
    archive = root / "ar" / "default.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted((tiny_models / "ar").rglob("*.pt")):
            packed.write(file, file.relative_to(tiny_models / "ar"))
    resources = json.loads((tiny_models / "resources.json").read_text("utf-8"))
    resources["ar"]["default_md5"] = stanza.resources.common.get_md5(archive)
    resources["url"] = "unused"
    version = stanza.__resources_version__
    (root / f"resources_{version}.json").write_text(json.dumps(resources), encoding="utf-8")
    handler = functools.partial(_Quiet, directory=str(root))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def offices(path: Path) -> list[tuple[str, str]]:
    found = json.loads(path.read_text("utf-8"))
    return [(office["person"], office["party"]) for office in found["offices"]]


def test_stanza_that_is_asked_for_and_missing_is_a_clear_error(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    done = run("extract", articles, "-o", out, stanza=False, ACTORGRAPH_ANNOTATOR="stanza")
    assert done.returncode == 3
    assert "make setup-stanza" in done.stderr
    assert "ACTORGRAPH_ANNOTATOR=lexical" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()
    # With workers it is said once, and no article is blamed.
    done = run("ingest", articles, "--workers", 2, stanza=False, ACTORGRAPH_ANNOTATOR="stanza")
    assert done.returncode == 3
    assert done.stderr.count("make setup-stanza") == 1
    assert "Traceback" not in done.stderr

    done = run("extract", articles, "-o", out, stanza=False, ACTORGRAPH_ANNOTATOR="auto")
    assert done.returncode == 0
    assert out.exists()


def test_models_are_listed_without_stanza(run: Run) -> None:
    done = run("models", "list", stanza=False)
    assert done.returncode == 0
    assert "(shipped)" in done.stdout
    assert "en  none; actorgraph models install en" in done.stdout
    assert "make setup-stanza" in done.stderr
    done = run("models", "install", "en", stanza=False)
    assert done.returncode == 3
    assert "make setup-stanza" in done.stderr


def test_a_language_that_is_none_of_ours_is_refused(run: Run) -> None:
    done = run("models", "install", "tlh")
    assert done.returncode == 2
    assert "tlh: no language of the project; known are ar, en" in done.stderr


def test_shipped_models_read_offline(run: Run, articles: Path, tmp_path: Path) -> None:
    pytest.importorskip("stanza", reason="needs Stanza, an extra: make setup-stanza")
    out = tmp_path / "out.jsonl"
    # An address where nothing listens, so that a download would fail.
    nowhere = {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
    done = run("extract", articles, "-o", out, ACTORGRAPH_ANNOTATOR="stanza", **nowhere)
    assert (done.returncode, done.stderr) == (0, "")
    relations = json.loads(out.read_text("utf-8"))["relations"]
    assert [(r["source"]["party"], r["type"], r["target"]["party"]) for r in relations] == [
        ("IRN", "ATTACKS", "IRQ")
    ]


def test_installed_models_are_used_until_they_are_damaged(
    run: Run, copy: str, articles: Path, tmp_path: Path
) -> None:
    done = run("models", "install", "ar", "--from", copy)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(tmp_path / "models") in done.stdout
    assert run("models", "list").stdout.startswith(done.stdout)

    out = tmp_path / "out.jsonl"
    done = run("extract", articles, "-o", out, ACTORGRAPH_ANNOTATOR="stanza")
    assert done.returncode == 0
    assert offices(out) == [("هيثم القطيفي", "IRQ")]

    shutil.copy(articles, tmp_path / "models" / "ar" / "ner" / "tiny.pt")
    done = run("extract", articles, "-o", out, ACTORGRAPH_ANNOTATOR="stanza")
    assert done.returncode == 3
    assert "this model is damaged; install it again: actorgraph models install ar" in done.stderr


def test_a_site_without_models_is_told(run: Run, copy: str) -> None:
    done = run("models", "install", "ar", "--from", f"{copy}/nothing")
    assert done.returncode == 3
    assert "the models of ar cannot be had" in done.stderr
    assert "Traceback" not in done.stderr
