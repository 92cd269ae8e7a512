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
        "ACTORGRAPH_READER": "rules",
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
        (["export", "-o", "x"], {"ACTORGRAPH_STORE": "mysql://h/d"}, 2, "mysql"),
        (["ingest", samples_file()], {"ACTORGRAPH_STORE": "memory:"}, 2, "would be lost"),
        (["classify", "/no/such.tsv", "-o", "x"], {}, 3, "/no/such.tsv: No such file"),
        (["evaluate", "/no/such.jsonl"], {}, 3, "/no/such.jsonl: No such file"),
        (["ingest", "/no/such/place"], {}, 1, "no such file or folder"),
        (["frobnicate"], {}, 2, "No such command"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    run: Run, words: list[object], more: dict[str, str], code: int, told: str
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


BAD = {
    "not UTF-8": ("خبر".encode("windows-1256"), "is not UTF-8"),
    "empty": (b"", "is empty"),
    "one endless line": (b'{"text": "' + b"a" * 20_000_000 + b'"}', "longer than"),
    "NUL": (b'{"text": "a\\u0000b"}', "U+0000"),
    "bidi override left open": (b'{"text": "a\\u202eb"}', "U+202E"),
    "unknown language": ('{"text": "Привет, мир"}'.encode(), "language"),
    "an id that no store takes": (b'{"id": "a\\nb", "text": "Russia attacked Ukraine."}', "id"),
    "not JSON": (b'{"text": ', "is not JSON"),
}


@pytest.mark.parametrize("command", ["ingest", "extract", "evaluate"])
@pytest.mark.parametrize("kind", sorted(BAD))
def test_every_kind_of_bad_input_is_named_and_the_good_lines_are_kept(
    run: Run, tmp_path: Path, kind: str, command: str
) -> None:
    bad, told = BAD[kind]
    file, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = b'{"id": "%d", "text": "Russia attacked Ukraine.", "relations": []}'
    lines = [bad] if kind == "empty" else [good % 1, bad, good % 3]
    file.write_bytes(b"\n".join(lines))
    done = run(command, file, *(["-o", output] if command == "extract" else []))
    assert done.returncode == 1, done.stderr
    assert told in done.stderr
    assert (str(file) if kind == "empty" else f"{file}:2") in done.stderr
    assert "Traceback" not in done.stderr
    if command == "extract" and kind != "empty":
        ids = [json.loads(line)["id"] for line in output.read_text("utf-8").splitlines()]
        assert ids == ["1", "3"]
    if command == "ingest" and kind != "empty":
        assert "2 articles read" in done.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("خبر".encode("windows-1256"), "is not UTF-8"),
        (b"", "has no column"),
        (b"a\tb\n1\t2\n", "has no column `marked_sentence`"),
    ],
)
def test_a_table_that_is_none_is_refused(
    run: Run, tmp_path: Path, content: bytes, told: str
) -> None:
    file = tmp_path / "in.tsv"
    file.write_bytes(content)
    done = run("classify", file, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "out.jsonl").exists()


def test_the_output_is_never_the_input(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"text": "Russia attacked Ukraine."}\n', encoding="utf-8")
    done = run("extract", file, "-o", file)
    assert done.returncode == 2
    assert "is the input too" in done.stderr
    assert file.read_text(encoding="utf-8").startswith('{"text"')


def test_a_dash_is_standard_output_and_nothing_half_written_stays(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": "a", "text": "Russia attacked Ukraine."}\n', encoding="utf-8")
    assert json.loads(run("extract", file, "-o", "-").stdout)["id"] == "a"
    (tmp_path / "folder").mkdir()
    done = run("extract", file, "-o", tmp_path / "folder")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize(
    "command",
    [
        *("ingest", "extract", "classify", "evaluate", "demo"),
        *("export", "retract", "schema", "serve", "worker", "store"),
    ],
)
def test_each_command_explains_itself(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert "Usage" in done.stdout
    assert len(done.stdout.splitlines()) > 5


@pytest.mark.parametrize("reader", ["rules", "full"])
def test_reading_leaves_nothing_in_the_home_folder(run: Run, tmp_path: Path, reader: str) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"id": "a", "text": "Russia attacked Ukraine."}\n', encoding="utf-8")
    done = run("extract", file, "-o", "-", ACTORGRAPH_READER=reader, CI="")
    assert done.returncode == 0
    assert not list((tmp_path / "home").rglob("*"))
