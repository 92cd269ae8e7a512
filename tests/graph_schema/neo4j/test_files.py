"""The files of an import, as far as they can be looked at without Neo4j."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from graph_schema.errors import InputRefused, StoreUnavailable
from graph_schema.jobs import UnfinishedJob
from graph_schema.records import CodedArticle
from graph_schema.reviews import Correctness, Sameness, judged, ruled
from graph_schema.stores.neo4j.files.cells import DELIMITERS
from graph_schema.stores.neo4j.files.layout import COLUMNS, SCRIPT
from graph_schema.stores.neo4j.files.writing import Written, write_files
from tests.builders import a_claim, an_actor, an_article, coded
from tests.contract.world import a_world
from tests.hostile import hostile_articles
from tests.load.generate import generate
from tests.load.memory import peak_of

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def no_jobs() -> Iterator[UnfinishedJob]:
    return iter(())


def written(folder: Path, articles: list[CodedArticle], most: int = 100) -> Written:
    return write_files(folder, lambda: iter(articles), no_jobs, most=most)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    # newline="" so that line ends within cells stay as they are; csv knows no NUL before 3.11.
    text = (folder / name).read_bytes().decode("utf-8")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_equal_content_gives_equal_files_whatever_is_held_in_memory(tmp_path: Path) -> None:
    articles = [*a_world(30), *hostile_articles()]
    for name, most in (("one", 3), ("other", 100_000)):
        written(tmp_path / name, articles, most)
    for name in [*COLUMNS, SCRIPT]:
        first, second = ((tmp_path / part / name).read_bytes() for part in ("one", "other"))
        assert first == second, name
    assert {path.name for path in (tmp_path / "one").iterdir()} == {*COLUMNS, SCRIPT}
    assert {path.name for path in tmp_path.iterdir()} == {"one", "other"}


def test_every_record_has_its_line(tmp_path: Path) -> None:
    articles = list(generate(300))
    done = written(tmp_path / "files", articles)
    assert done.articles == len(articles)
    assert len(rows(tmp_path / "files", "articles.csv")) == len(articles)
    claims = rows(tmp_path / "files", "claims.csv")
    assert [row["id:ID(Claim)"] for row in claims] == [c.id for a in articles for c in a.claims]
    texts = [row["text:string"] for row in rows(tmp_path / "files", "articles.csv")]
    assert texts == [coded.article.text for coded in articles]
    edges = rows(tmp_path / "files", "edges.csv")
    assert all(int(row["claims:long"]) > 0 for row in edges)


def test_the_parts_of_a_list_stand_apart_by_what_no_part_holds(tmp_path: Path) -> None:
    article = an_article()
    names = ["one", f"with {DELIMITERS[0]}", f"with {DELIMITERS[1]}"]
    entry = coded(article, a_claim(article), actors=[an_actor("SYR", aliases=names)])
    done = written(tmp_path / "files", [entry])
    assert done.apart == DELIMITERS[2]
    assert f"--array-delimiter=U+{ord(DELIMITERS[2]):04X}" in done.arguments("neo4j")
    (found,) = [
        row for row in rows(tmp_path / "files", "mentions.csv") if row[":END_ID(Actor)"] == "SYR"
    ]
    assert found["aliases:string[]"].split(done.apart) == sorted(names)


def test_reviews_are_written_with_what_they_leave(tmp_path: Path) -> None:
    article = an_article()
    entry = coded(article, a_claim(article, "P-2"), a_claim(article, "IRN", start=1))
    same = judged("P-1", "P-2", Sameness.SAME, by="salma", at=NOW)
    wrong = ruled(entry.claims[1], Correctness.WRONG, by="salma", at=NOW)
    folder = tmp_path / "files"
    write_files(folder, lambda: [entry], no_jobs, judgements=[same], verdicts=[wrong])
    (claim,) = rows(folder, "claims.csv")
    assert (claim["id:ID(Claim)"], claim["source:string"]) == (entry.claims[0].id, "P-1")
    assert [row["id:ID(Actor)"] for row in rows(folder, "actors.csv")] == ["P-1", "TUR"]
    (judgement,), (verdict,) = rows(folder, "judgements.csv"), rows(folder, "verdicts.csv")
    assert (judgement["one:string"], judgement["sameness:string"]) == ("P-1", "same")
    assert (verdict["claim:string"], verdict["start:long"]) == (entry.claims[1].id, "1")
    (stand_in,), (reading,) = rows(folder, "stand_ins.csv"), rows(folder, "readings.csv")
    assert (stand_in["actor:string"], stand_in["goes_by:string"]) == ("P-2", "P-1")
    assert reading["article:string"] == article.id
    assert entry.claims[1].id in reading["document:string"]


def test_what_no_file_can_hold_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    article = an_article()
    bad = coded(article, a_claim(article), actors=[an_actor("SYR", aliases=[""])])
    with pytest.raises(InputRefused, match="one empty text"):
        written(tmp_path / "files", [bad])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_files_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(StoreUnavailable, match="name a new or empty folder"):
        written(tmp_path, [])
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_empty_graph_has_files_with_headers(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    assert written(tmp_path / "files", []).articles == 0
    assert rows(tmp_path / "files", "claims.csv") == []
    assert len(rows(tmp_path / "files", "actorgraph.csv")) == 2


def test_the_memory_needed_does_not_grow_with_the_articles(tmp_path: Path) -> None:
    def peak(claims: int) -> int:
        articles = generate(claims)
        next(articles)
        return peak_of(
            lambda: write_files(tmp_path / str(claims), lambda: articles, no_jobs, most=1_000)
        )

    # The cast of the generator grows too, so this tells only that it is far from keeping all.
    small, large = peak(250), peak(1_000)
    assert large < 3.5 * small, (small, large)
