"""How long the ten main questions take over a store: `python -m tests.load.answering ADDRESS`.

The whole way through the service but for the socket, one question at a time, in turn. CPU is what
this process takes: with the embedded store it is all that an answer costs, whatever else is done.
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
from tests.load.questions import main_questions
from tests.service.client import client_of


@dataclass(frozen=True)
class Taken:
    """What a question took: medians of milliseconds, of the clock and of the processor."""

    question: str
    path: str
    wall: float
    cpu: float


def answered(store: Store, *, rounds: int = 9) -> list[Taken]:
    """Give what each of the ten questions takes, after one round to warm up."""
    settings = Settings(store="memory:", rate_per_minute=0)
    with client_of(store, settings) as client:
        questions = main_questions(client.json)
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in questions}
        for number in range(rounds + 1):
            for name, path in questions.items():
                wall, cpu = time.perf_counter(), time.process_time()
                client.json(path)
                taken = time.perf_counter() - wall, time.process_time() - cpu
                times[name] += [taken] if number else []
    return [
        Taken(name, questions[name], *(1000 * median(one) for one in zip(*taken, strict=True)))
        for name, taken in times.items()
    ]


def table(found: list[Taken]) -> str:
    """Give what was taken as a table of Markdown."""
    lines = ["| question | ms | CPU ms |", "| --- | ---: | ---: |"]
    lines += [f"| {t.question} | {t.wall:,.1f} | {t.cpu:,.1f} |" for t in found]
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
