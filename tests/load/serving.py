"""The service under load, idle and with a worker beside it: `python -m tests.load.serving`.

Runs the program as its users do, on loopback: a service over a file with a generated graph, and a
worker that reads the sample articles, given under ever new ids, or waits for some. Clients that
keep their connections ask the ten main questions in turn, as fast as they are answered.
Both ways take turns, so that what else the machine does weighs on both.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from graph_schema.stores import open_store
from tests.flow.processes import SECONDS, Program
from tests.load.generate import generate
from tests.load.questions import main_questions
from tests.neo4j.server import free_port

# So many articles wait at most, so that there is work to the end and little is left over.
_WAITING = 20
# A phase asks no more often than this, however fast the machine is.
_MOST = 50_000
_AT_ONCE = 200
# Beside other work the models of a worker may take minutes to load.
_PATIENCE = 400


@dataclass
class Phase:
    """What came of the requests of one way: seconds of each by question, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    articles: int = 0

    @property
    def every(self) -> list[float]:
        """Give the seconds of all requests, in order."""
        return sorted(s for some in self.seconds.values() for s in some)

    def share(self, part: float) -> float:
        """Give the milliseconds within which so many of a hundred requests were answered."""
        every = self.every
        return 1000 * every[min(len(every) - 1, int(len(every) * part / 100))]


@dataclass(frozen=True)
class Load:
    """How the service is asked."""

    claims: int = 20_000
    clients: int = 2
    seconds: float = 20.0
    rounds: int = 3
    reader: str = "full"


def samples() -> list[dict[str, Any]]:
    """Give the sample articles."""
    text = (files("ingest.samples") / "articles.jsonl").read_text(encoding="utf-8")
    known = ("language", "title", "text", "published", "publisher")
    lines = (json.loads(line) for line in text.splitlines())
    return [{name: line[name] for name in known if line.get(name)} for line in lines]


def fill(program: Program, claims: int) -> None:
    """Make the store of a program, with so many claims."""
    program.store.parent.mkdir(parents=True, exist_ok=True)
    with open_store(f"sqlite:///{program.store}") as store:
        articles = generate(claims)
        while some := list(islice(articles, _AT_ONCE)):
            store.writer.put_all(some)


@contextmanager
def _working(program: Program, reader: str) -> Iterator[None]:
    worker = program.start("worker", ACTORGRAPH_READER=reader, ACTORGRAPH_LOG_LEVEL="warning")
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.communicate(timeout=SECONDS)
        finally:
            worker.kill()


async def _asked(base: str, questions: dict[str, str], load: Load, phase: Phase) -> None:
    until, asked = time.monotonic() + load.seconds, count()

    async def one(first: int) -> None:
        order = list(questions.items())
        async with httpx.AsyncClient(base_url=base, timeout=60) as client:
            for name, path in cycle(order[first:] + order[:first]):
                if time.monotonic() >= until or next(asked) >= _MOST:
                    return
                began = time.perf_counter()
                try:
                    answer = await client.get(path)
                    fault = "" if answer.status_code == 200 else f"{answer.status_code} {path}"
                except httpx.HTTPError as error:
                    fault = f"{type(error).__name__} {path}"
                phase.seconds.setdefault(name, []).append(time.perf_counter() - began)
                phase.errors += [fault] if fault else []

    places = (number * len(questions) // load.clients for number in range(load.clients))
    await asyncio.gather(*(one(place) for place in places))


async def _fed(base: str, numbers: Iterator[int], phase: Phase) -> None:
    articles = cycle(samples())
    async with httpx.AsyncClient(base_url=base, timeout=60) as client:
        while True:
            waiting = (await client.get("/readyz")).json()["waiting"]
            for _ in range(_WAITING - waiting):
                body = {"id": f"load-{next(numbers)}", **next(articles)}
                answer = await client.post("/v1/articles", json=body)
                if answer.status_code != 202:
                    phase.errors.append(f"{answer.status_code} POST /v1/articles")
            await asyncio.sleep(0.25)


async def _beside(
    base: str, numbers: Iterator[int], phase: Phase, work: Callable[[], Awaitable[None]]
) -> None:
    """Do some work while articles are given, and count those that were read meanwhile."""
    feeding = asyncio.create_task(_fed(base, numbers, phase))
    try:
        # The worker has loaded what it reads with once it has read something.
        begun = await _ready(base, "revision")
        await _until(base, lambda now: now["revision"] > begun or feeding.done())
        before = await _ready(base, "revision")
        await work()
        phase.articles += await _ready(base, "revision") - before
    finally:
        feeding.cancel()
        await asyncio.gather(feeding, return_exceptions=True)
    if not feeding.cancelled():
        feeding.result()
    await _until(base, lambda now: now["waiting"] == 0)


async def _ready(base: str, name: str) -> int:
    async with httpx.AsyncClient(base_url=base, timeout=60) as client:
        return int((await client.get("/readyz")).json()[name])


async def _until(base: str, true: Callable[[dict[str, int]], bool]) -> None:
    patience = time.monotonic() + _PATIENCE
    async with httpx.AsyncClient(base_url=base, timeout=60) as client:
        while not true((await client.get("/readyz")).json()):
            assert time.monotonic() < patience, "the worker does not get on"
            await asyncio.sleep(0.2)


def measured(
    program: Program, load: Load, say: Callable[[str], object] = lambda _: None
) -> tuple[Phase, Phase]:
    """Give what came of asking the service of a filled store, idle and while a worker reads."""
    idle, busy, numbers = Phase(), Phase(), count()
    settings = {"ACTORGRAPH_RATE_PER_MINUTE": "0", "ACTORGRAPH_LOG_LEVEL": "warning"}
    with (
        program.serving("--port", str(free_port()), **settings) as (_, base),
        _working(program, load.reader),
    ):
        with httpx.Client(base_url=base, timeout=60) as client:
            questions = main_questions(lambda path: client.get(path).raise_for_status().json())
            for path in questions.values():
                client.get(path).raise_for_status()
        asyncio.run(_beside(base, numbers, Phase(), partial(asyncio.sleep, 0)))
        say("the service and the worker are warm")
        for number in range(load.rounds):
            asyncio.run(_asked(base, questions, load, idle))
            asked = partial(_asked, base, questions, load, busy)
            asyncio.run(_beside(base, numbers, busy, asked))
            say(
                f"round {number + 1}: p99 {idle.share(99):,.0f} and {busy.share(99):,.0f} ms so far"
            )
    return idle, busy


def table(idle: Phase, busy: Phase) -> str:
    """Give what was measured as a table of Markdown, in milliseconds."""
    lines = [
        "| question | idle p50 | p99 | ingesting p50 | p99 |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name in idle.seconds:
        cells = (_cells(phase.seconds[name]) for phase in (idle, busy))
        lines.append(f"| {name} | {' | '.join(cells)} |")
    cells = (_cells(phase.every) for phase in (idle, busy))
    lines.append(f"| all | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cells(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"{1000 * median(ordered):,.1f} | {1000 * last:,.1f}"


def main(arguments: list[str] | None = None) -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.serving", description=__doc__)
    parser.add_argument("--claims", type=int, default=Load.claims, help="in the graph at first")
    parser.add_argument("--clients", type=int, default=Load.clients)
    parser.add_argument("--seconds", type=float, default=Load.seconds, help="of each phase")
    parser.add_argument("--rounds", type=int, default=Load.rounds, help="how often they take turns")
    parser.add_argument("--reader", choices=("full", "rules"), default=Load.reader)
    parser.add_argument("--folder", type=Path, help="for the store, which is used again")
    given = vars(parser.parse_args(arguments))
    folder = given.pop("folder")
    load = Load(**given)

    def say(text: str) -> None:
        sys.stderr.write(text + "\n")

    with tempfile.TemporaryDirectory() as passing:
        program = Program(folder or Path(passing))
        if not program.store.exists():
            say(f"making a graph of {load.claims:,} claims")
            fill(program, load.claims)
        idle, busy = measured(program, load, say)
    ratio = busy.share(99) / idle.share(99)
    rate = busy.articles / (load.seconds * load.rounds)
    sys.stdout.write(
        f"{table(idle, busy)}\n\n{len(idle.every):,} and {len(busy.every):,} requests of "
        f"{load.clients} clients, {len(idle.errors)} and {len(busy.errors)} errors; p99 ratio "
        f"{ratio:.2f}; {busy.articles:,} articles read, {rate:.1f} a second\n"
    )
    for fault in sorted({*idle.errors, *busy.errors})[:10]:
        sys.stdout.write(f"error: {fault}\n")


if __name__ == "__main__":
    main()
