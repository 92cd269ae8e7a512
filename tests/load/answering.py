"""How long the ten main questions take over a store: `python -m tests.load.answering ADDRESS`.

The whole way through the service but for the socket, one question at a time, in turn: for the first
time, again, and again with the tag of the answer that is had already (`If-None-Match`). So are two
questions whose answers the service keeps while the graph stays as it is. CPU is what this process
takes: with the embedded store it is all that an answer costs, whatever else is done.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from dataclasses import dataclass
from statistics import median

from graph_schema.interfaces import Store
from graph_schema.settings import Settings
from graph_schema.stores import open_store
from tests.load.questions import kept_questions, main_questions
from tests.service.client import Client, client_of


@dataclass(frozen=True)
class Taken:
    """What a question took in milliseconds, of the clock and of the processor.

    `first` is of the first time that it was asked, in CPU; the others are medians: `wall` and `cpu`
    of asking again, `unchanged` in CPU of asking with the tag of the answer.
    """

    question: str
    path: str
    first: float
    wall: float
    cpu: float
    unchanged: float


def answered(store: Store, *, rounds: int = 9) -> list[Taken]:
    """Give what each question takes, after one round to warm up."""
    settings = Settings(store="memory:", rate_per_minute=0)
    with client_of(store, settings) as client:
        questions = main_questions(client.json) | kept_questions(client.json)
        first = {name: _taken(client, path)[1] for name, path in questions.items()}
        tags = {name: client.get(path).headers["etag"] for name, path in questions.items()}
        again: dict[str, list[tuple[float, float]]] = {name: [] for name in questions}
        unchanged: dict[str, list[tuple[float, float]]] = {name: [] for name in questions}
        for _ in range(rounds):
            for name, path in questions.items():
                again[name].append(_taken(client, path))
                unchanged[name].append(_taken(client, path, tags[name]))
    found = []
    for name, path in questions.items():
        wall, cpu = (median(one) for one in zip(*again[name], strict=True))
        tagged = median(cpu for _, cpu in unchanged[name])
        found.append(Taken(name, path, first[name], wall, cpu, tagged))
    return found


def _taken(client: Client, path: str, tag: str | None = None) -> tuple[float, float]:
    """Give the milliseconds of a request, of the clock and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = client.request("GET", path, headers={"If-None-Match": tag} if tag else None)
    taken = 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu)
    assert answer.status_code == (304 if tag else 200), answer.text
    return taken


def table(found: list[Taken]) -> str:
    """Give what was taken as a table of Markdown."""
    lines = [
        "| question | ms | CPU ms | at first | with its tag |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {t.question} | {t.wall:,.1f} | {t.cpu:,.1f} | {t.first:,.1f} | {t.unchanged:,.1f} |"
        for t in found
    ]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.answering", description=__doc__)
    parser.add_argument("address", help="of a store with a graph, such as sqlite:///graph.db")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is asked")
    given = parser.parse_args(arguments)
    # Nobody reads a line for each request here.
    logging.disable(logging.INFO)
    with open_store(given.address) as store:
        sys.stdout.write(f"{store.reader.totals()}\n\n")
        sys.stdout.write(table(answered(store, rounds=given.rounds)) + "\n")


if __name__ == "__main__":
    main()
