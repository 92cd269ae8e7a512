"""Reading with many processes: the same result in the same order, whatever dies on the way."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from graph_schema.serial import dump
from graph_schema.settings import ReaderChoice, Settings
from ingest import bulk
from ingest.bulk import AHEAD, Outcome, code_here, code_in_processes, code_safely
from ingest.child import Child, ChildDied
from ingest.coding import Coded
from ingest.on_ray import code_on_ray
from ingest.pipeline import BATCH, make_extractor
from tests.builders import an_article

SETTINGS = Settings(store="memory:", reader=ReaderChoice.RULES)
TEXTS = (
    "Russia attacked Ukraine, said the minister. Turkey condemned Israel.",
    "وأدان وزير الخارجية السوري أسعد الشيباني الغارات الإسرائيلية على سوريا.",
    "Nothing else happened.",
)


def articles(count: int) -> Iterator[Article]:
    for number in range(count):
        text = TEXTS[number % len(TEXTS)]
        yield an_article(f"a-{number}", text=text, language="en" if text.isascii() else "ar")


def shown(outcomes: Sequence[Outcome]) -> list[str]:
    return [dump(o.article) if isinstance(o, Coded) else str(o) for o in outcomes]


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("count", [0, 1, BATCH * AHEAD * 3 + 5])
def test_many_processes_give_what_one_gives(workers: int, count: int) -> None:
    alone = list(code_here(articles(count), make_extractor(SETTINGS)))
    assert len(alone) == count
    told: list[str] = []
    many = list(code_in_processes(articles(count), SETTINGS, workers, told.append))
    assert shown(many) == shown(alone)
    assert told == []


def test_no_more_is_read_ahead_than_is_on_its_way() -> None:
    taken = 0

    def counted() -> Iterator[Article]:
        nonlocal taken
        for article in articles(1_000):
            taken += 1
            yield article

    outcomes = code_in_processes(counted(), SETTINGS, 2, print)
    for given in range(1, 500):
        next(outcomes)
        assert taken <= given + BATCH * (AHEAD * 2 + 1)
    outcomes.close()


def test_all_processes_end_with_the_iteration(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Child] = []

    class Watched(Child):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]
            started.append(self)

    monkeypatch.setattr(bulk, "Child", Watched)
    outcomes = code_in_processes(articles(1_000), SETTINGS, 2, print)
    next(outcomes)
    outcomes.close()
    assert len(started) == 2
    for child in started:
        with pytest.raises(ProcessLookupError):
            os.kill(child.pid, 0)


def lethal(settings: Settings, mark: str, times: int) -> object:
    """Give a coder that kills its process at the text DEATH, so many times."""
    work = bulk.coder(settings)

    def code(batch: Sequence[Article]) -> list[Outcome]:
        if any("DEATH" in article.text for article in batch):
            deaths = Path(mark)
            with deaths.open("ab") as stream:
                stream.write(b"x")
            if deaths.stat().st_size <= times:
                os.kill(os.getpid(), signal.SIGKILL)
        return work(batch)

    return code


@pytest.mark.parametrize(("times", "lost"), [(1, False), (99, True)])
def test_articles_of_a_process_that_dies_are_read_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, lost: bool
) -> None:
    given = list(articles(60))
    given[20] = an_article("killer", text="DEATH to all, said Russia of Ukraine.")
    alone = shown(list(code_here(given, make_extractor(SETTINGS))))

    class Lethal(Child):
        def __init__(self, _entry: object, settings: Settings, *_judgements: object) -> None:
            super().__init__(lethal, settings, str(tmp_path / "deaths"), times)  # type: ignore[arg-type]

    monkeypatch.setattr(bulk, "Child", Lethal)
    told: list[str] = []
    outcomes = list(code_in_processes(given, SETTINGS, 2, told.append))
    assert told == ["a worker was killed by SIGKILL; its 8 articles are read once more, each alone"]
    if lost:
        refusal = outcomes[20]
        assert isinstance(refusal, InputRefused)
        assert str(refusal) == (
            "article killer: its reader was killed by SIGKILL, twice; read it alone to see why"
        )
        del outcomes[20], alone[20]
    assert shown(outcomes) == alone


def test_an_article_that_its_reader_stumbles_over_is_refused_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    extractor = make_extractor(SETTINGS)
    bad = an_article("bad", text="x")

    class Stumbling:
        def code(self, batch: Sequence[Article]) -> list[Coded]:
            if bad in batch:
                raise KeyError("x")
            return extractor.code(batch)

    batch = [*articles(3), bad, *articles(2)]
    outcomes = code_safely(Stumbling(), batch)  # type: ignore[arg-type]
    assert str(outcomes[3]) == "article bad: its reader failed (KeyError: 'x')"
    assert all(isinstance(o, Coded) for n, o in enumerate(outcomes) if n != 3)
    del monkeypatch


def test_a_child_that_answers_too_late_is_ended() -> None:
    child = Child(sleeper)
    with pytest.raises(ChildDied, match=r"took longer than 0\.2 seconds"):
        child.ask(None, 0.2)
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


def sleeper() -> Callable[[object], None]:
    """Give a work that takes long."""
    return lambda _task: time.sleep(60)


@pytest.mark.slow
def test_ray_gives_what_one_process_gives() -> None:
    pytest.importorskip("ray", reason="the extra ray is not installed")
    alone = list(code_here(articles(50), make_extractor(SETTINGS)))
    assert shown(list(code_on_ray(articles(50), SETTINGS, "local"))) == shown(alone)
