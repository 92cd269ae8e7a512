"""The command line as a user runs it: a process of its own, files and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.samples import samples_file

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Give a runner of the program, with a store of its own under an empty home."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "ACTORGRAPH_STORE": f"sqlite:///{tmp_path / 'graph.db'}",
    }

    def runner(*words: object, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ingest.commands", *map(str, words)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**environment, **more},
            timeout=120,
            check=False,
        )

    return runner


def test_ingesting_twice_changes_no_byte_of_the_export(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    assert run("ingest", samples_file()).returncode == 0
    assert run("export", "--format", "jsonl", "-o", first).returncode == 0
    again = run("ingest", samples_file())
    assert "0 of them new or changed" in again.stderr
    assert run("export", "--format", "jsonl", "-o", second).returncode == 0
    assert first.read_bytes() == second.read_bytes()
    assert len(first.read_text(encoding="utf-8").splitlines()) == 14


def test_a_retracted_article_leaves_the_graph_as_if_it_had_never_come(
    run: Run, tmp_path: Path
) -> None:
    extra = tmp_path / "extra.jsonl"
    extra.write_text('{"id": "x", "text": "Russia attacked Ukraine."}\n', encoding="utf-8")
    before, after = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    run("ingest", samples_file())
    run("export", "-o", before)
    run("ingest", extra)
    gone = run("retract", "x")
    assert (gone.returncode, gone.stderr) == (0, "1 retracted\n")
    run("export", "-o", after)
    assert before.read_bytes() == after.read_bytes()
    missing = run("retract", "x")
    assert missing.returncode == 1
    assert "x: no such article" in missing.stderr


def test_bad_lines_are_named_and_the_good_ones_kept(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mixed.jsonl"
    good = '{"id": "%d", "text": "Russia attacked Ukraine."}'
    lines = [good % n for n in range(1, 11)]
    lines[6] = '{"id": "7"'
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("ingest", file)
    assert done.returncode == 1
    assert f"refused {file}:7: is not JSON" in done.stderr
    assert "9 articles read" in done.stderr


def test_extract_writes_a_line_for_each_article_in_order(run: Run, tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        '{"id": "b", "text": "قال وزير الخارجية السوري أسعد الشيباني إن إسرائيل قصفت سوريا"}\n'
        '{"id": "a", "title": "Russia attacked Ukraine", "text": "Nothing else."}\n',
        encoding="utf-8",
    )
    assert run("extract", source, "-o", output).returncode == 0
    first, second = map(json.loads, output.read_text(encoding="utf-8").splitlines())
    assert (first["id"], second["id"]) == ("b", "a")
    assert first["offices"] == [
        {"person": "أسعد الشيباني", "party": "SYR", "title": "وزير الخارجية السوري"}
    ]
    (relation,) = second["relations"]
    assert relation == {
        "source": {"party": "RUS", "id": "RUS", "name": "Russia", "kind": "state"},
        "type": "ATTACKS",
        "target": {"party": "UKR", "id": "UKR", "name": "Ukraine", "kind": "state"},
        "speaker": None,
        "polarity": "asserted",
        "modality": "actual",
        "confidence": relation["confidence"],
        "evidence": "Russia attacked Ukraine",
        "start": 0,
        "end": 23,
        "in_title": True,
    }


def test_classify_answers_every_row(run: Run, tmp_path: Path) -> None:
    source, output = tmp_path / "in.tsv", tmp_path / "out.jsonl"
    source.write_text(
        "sentence\tmarked_sentence\n"
        "A accused B\t<s>A</s> accused <t>B</t>\n"
        "broken\tbroken\n"
        "C and D\t<s>C</s> and <t>D</t>\n",
        encoding="utf-8",
    )
    done = run("classify", source, "-o", output)
    assert done.returncode == 1
    assert "in.tsv:3" in done.stderr
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [line["row"] for line in lines] == [0, 1, 2]
    assert lines[0]["type"] == "ACCUSES"
    assert lines[1]["type"] is None


def test_evaluate_prints_figures_and_kinds_of_error(run: Run) -> None:
    done = run("evaluate", samples_file(), "--by-type", "--errors", "3")
    assert done.returncode == 0
    assert done.stdout.startswith("relations  ")
    assert "relations by quad class" in done.stdout
    assert "errors by kind:" in done.stdout
    assert "ATTACKS" in done.stdout


def test_demo_shows_relations_with_their_evidence(run: Run) -> None:
    done = run("demo")
    assert done.returncode == 0
    assert "ATTACKS" in done.stdout
    assert "شنت إسرائيل فجر الثلاثاء غارات" in done.stdout


def test_schema_shows_the_types_and_gives_json(run: Run) -> None:
    assert "MOBILIZES_AGAINST" in run("schema").stdout
    assert len(json.loads(run("schema", "--json").stdout)["types"]) == 18


@pytest.mark.parametrize(
    ("words", "more", "code", "told"),
    [
        (["schema"], {"ACTORGRAPH_STOER": "x"}, 0, ""),
        (["export", "-o", "x"], {"ACTORGRAPH_STOER": "x"}, 2, "ACTORGRAPH_STOER: no such setting"),
        (["export", "-o", "x"], {"ACTORGRAPH_READER": "llm"}, 2, "ACTORGRAPH_READER"),
        (["export", "-o", "x"], {"ACTORGRAPH_STORE": "mysql://h/d"}, 3, "mysql"),
        (["ingest", "/no/such/place"], {}, 1, "no such file or folder"),
        (["frobnicate"], {}, 2, "No such command"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    run: Run, words: list[str], more: dict[str, str], code: int, told: str
) -> None:
    done = run(*words, **more)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_help_teaches(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("ingest", "extract", "classify", "evaluate", "serve", "worker", "retract"):
        assert command in done.stdout
