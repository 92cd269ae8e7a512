"""`ingest`, `follow` and `retract` as a user runs them: sources, many processes, taking back."""

from __future__ import annotations

import json
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.samples import samples_file
from tests.flow.processes import Program, children, until
from tests.ingest.site import HOST, Reply, Site, html, page, serving

TEXT = "Russia attacked Ukraine on Monday, said the Turkish minister in the capital. "
RULES = "وأدان وزير الخارجية السوري الغارات الإسرائيلية على سوريا، وقال إن روسيا تدعم بلاده."


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def corpus(path: Path, count: int) -> Path:
    lines = [
        {
            "id": f"a-{n}",
            "text": (TEXT if n % 2 else RULES) * (1 + n % 3),
            "publisher": f"P{n % 3}",
            "published": f"2026-03-{1 + n % 28:02}",
        }
        for n in range(count)
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def exported(program: Program, name: str) -> bytes:
    file = program.folder / name
    code, told = program.run("export", "-o", str(file))
    assert code == 0, told
    return file.read_bytes()


def test_many_workers_leave_the_same_bytes_as_one(program: Program, tmp_path: Path) -> None:
    file = str(corpus(tmp_path / "in.jsonl", 120))
    places = (file, str(samples_file()))
    assert program.run("ingest", *places)[0] == 0
    one = exported(program, "one.jsonl")
    program.store.unlink()
    code, told = program.run("ingest", *places, "--workers", "3")
    assert (code, "134 articles read, 134 of them new" in told) == (0, True), told
    assert "articles/s" in told
    assert exported(program, "many.jsonl") == one


def test_ctrl_c_ends_between_two_articles_and_the_rest_can_follow(
    program: Program, tmp_path: Path
) -> None:
    file = str(corpus(tmp_path / "in.jsonl", 3_000))
    # Whoever runs the tests in the background may have Ctrl-C ignored, which children inherit.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = program.start("ingest", file, "--workers", "2")
    until(lambda: program.store.exists() and stored(program.store) > 20)
    helpers = children(process.pid)
    assert len(helpers) >= 2
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=180)
    assert process.returncode == 130, told
    assert "stopped; what is stored stays" in told
    assert "Traceback" not in told
    until(lambda: not set(children(1)) & set(helpers))
    assert 20 < stored(program.store) < 3_000


def stored(store: Path) -> int:
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_table_is_read_from_standard_input(program: Program) -> None:
    table = f'ref;body;when\n7;"{TEXT}";yesterday\n8;;2026-03-14\n'
    words = ("--format", "csv", "--map", "text=body", "--map", "id=ref", "--map", "published=when")
    code, told = program.run("ingest", "-", *words, given=table)
    assert code == 1
    assert "1 articles read, 1 of them new" in told
    assert "standard input:2: published: 'yesterday' is not a date" in told
    assert "refused standard input:3: text: is empty" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--map", "body"), "--map: 'body' is not FIELD=COLUMN with a field of id, language"),
        (("--map", "autor=x"), "--map: 'autor=x' is not FIELD=COLUMN"),
        (("--encoding", "utf-7"), "--encoding: 'utf-7' is none that Arabic or English is read in"),
        (("--workers", "2", "--ray", "local"), "--ray and --workers exclude each other"),
    ],
)
def test_options_that_make_no_sense_are_told(
    program: Program, words: tuple[str, ...], told: str
) -> None:
    code, error = program.run("ingest", str(samples_file()), *words)
    assert code == 2
    assert told in error


@pytest.fixture
def site() -> Iterator[Site]:
    pages: dict[str, Reply] = {
        f"/{n}": html(page(f"Title {n}", TEXT * 2, f"{TEXT} ({n})", language="en")) for n in (1, 2)
    }
    with serving(Site(dict(pages))) as served:
        yield served


def feed(site: Site, *entries: tuple[int, int]) -> Reply:
    items = "".join(
        f"<item><link>{site.base}/{n}</link>"
        f"<pubDate>Sat, 14 Mar 2026 0{hour}:00:00 GMT</pubDate></item>"
        for n, hour in entries
    )
    return Reply(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())


def test_the_web_of_this_machine_is_refused_unless_it_is_named(
    program: Program, site: Site
) -> None:
    code, told = program.run("ingest", f"{site.base}/1")
    assert code == 1
    assert f"refused {site.base}/1: " in told
    assert "not on the open internet" in told
    assert site.asked == []


def test_a_feed_is_followed_and_a_corrected_page_takes_the_place_of_the_older(
    program: Program, site: Site
) -> None:
    here = {"ACTORGRAPH_PRIVATE_HOSTS": HOST, "ACTORGRAPH_HOST_DELAY": "0"}
    site.pages["/feed"] = feed(site, (1, 1), (2, 2))
    words = ("follow", f"{site.base}/feed", "--once")
    code, told = program.run(*words, **here)
    assert (code, "2 articles read, 2 of them new" in told) == (0, True), told
    code, told = program.run(*words, **here)
    assert (code, "0 articles read" in told) == (0, True), told
    assert site.paths() == ["/feed", "/1", "/2", "/feed"]

    correction = "Qatar condemned Israel on Tuesday, said the Syrian minister in the capital. "
    corrected = html(page("Title 1", correction * 2, correction, language="en"))
    site.pages["/1"] = corrected
    site.pages["/feed"] = feed(site, (1, 5), (2, 2))
    code, told = program.run(*words, **here)
    assert "1 articles read, 1 of them new or changed; the graph holds 2 articles" in told
    whole = [json.loads(line) for line in exported(program, "out.jsonl").splitlines()]
    (first,) = [entry for entry in whole if entry["article"]["url"].endswith("/1")]
    assert "Qatar" in first["article"]["text"]
    assert {claim["source"] for claim in first["claims"]} == {"QAT"}


def test_a_publisher_or_a_period_is_taken_back_exactly(program: Program, tmp_path: Path) -> None:
    whole = corpus(tmp_path / "in.jsonl", 60)
    program.run("ingest", str(whole))
    before = exported(program, "before.jsonl")
    lines = whole.read_text("utf-8").splitlines()

    code, told = program.run("retract", "--publisher", "P1", "--since", "2026-03-10", "--dry-run")
    wanted = [
        one["id"]
        for one in map(json.loads, lines)
        if one["publisher"] == "P1" and one["published"] >= "2026-03-10"
    ]
    assert (code, told) == (0, f"{len(wanted)} would be retracted; nothing is changed\n")
    assert exported(program, "same.jsonl") == before

    code, told = program.run("retract", "--publisher", "P1", "--since", "2026-03-10")
    assert (code, told) == (0, f"{len(wanted)} retracted\n")
    left = exported(program, "left.jsonl")
    program.store.unlink()
    rest = tmp_path / "rest.jsonl"
    kept = [line for line in lines if json.loads(line)["id"] not in wanted]
    rest.write_text("\n".join(kept), encoding="utf-8")
    program.run("ingest", str(rest))
    assert exported(program, "rest.out") == left


@pytest.mark.parametrize("words", [(), ("a-1", "--publisher", "P1")])
def test_what_to_take_back_must_be_said_one_way(
    program: Program, tmp_path: Path, words: tuple[str, ...]
) -> None:
    program.run("ingest", str(corpus(tmp_path / "in.jsonl", 2)))
    code, told = program.run("retract", *words)
    assert code == 2
    assert "name either ARTICLE_IDs or a --publisher" in told
