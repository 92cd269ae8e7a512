"""Ingests a corpus in one go and measures how it went; no test, for it takes as long as it takes.

    python -m tests.load.ingest_corpus CORPUS.jsonl.gz --store FILE [--reader full] [--workers 2]

Every thousand articles it prints the seconds that passed and that the processor worked, the memory
of the program, and the size of the store; at the end the rate, and how much longer the last
thousand took than the first. The first hundred are not counted: they load lexicons and weights.
The lines are shuffled first, always alike, because a corpus in the order of its sources would
compare long articles with short ones.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice, pairwise
from pathlib import Path
from random import Random

import typer

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from graph_schema.settings import ReaderChoice, Settings
from graph_schema.stores import store_of
from ingest.bulk import code_here, code_in_processes
from ingest.commands.ingesting import Run
from ingest.commands.terminal import Refusals
from ingest.pipeline import make_extractor
from ingest.sources.base import Reading
from ingest.sources.files import FileSource

STEP = 1_000
WARM = 100


@dataclass(frozen=True)
class Mark:
    """Where the run is after so many articles; times are seconds since the start."""

    articles: int
    seconds: float
    processor: float
    putting: float
    megabytes: float
    store_megabytes: float
    claims: int


def main() -> None:
    """Run and print."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("corpus", type=Path)
    words.add_argument("--store", type=Path, required=True)
    words.add_argument("--reader", choices=[str(one) for one in ReaderChoice], default="rules")
    words.add_argument("--workers", type=int, default=1)
    words.add_argument("--most", type=int, default=None)
    words.add_argument("--report", type=Path, default=None)
    asked = words.parse_args()
    settings = Settings(store=f"sqlite:///{asked.store}", reader=ReaderChoice(asked.reader))
    marks: list[Mark] = []
    with store_of(settings) as store:
        run, putting = Run(store, Refusals(silent=True)), 0.0
        read = islice(articles(shuffled(asked.corpus, asked.store)), asked.most)
        outcomes = (
            code_here(read, make_extractor(settings))
            if asked.workers == 1
            else code_in_processes(read, settings, asked.workers, typer.echo)
        )
        for number, outcome in enumerate(outcomes, 1):
            began = time.monotonic()
            run.keep(outcome)
            putting += time.monotonic() - began
            if number == WARM or number % STEP == 0:
                marks.append(
                    Mark(
                        number,
                        time.monotonic() - run.began,
                        processor(),
                        putting,
                        memory_of(os.getpid()),
                        size_of(asked.store),
                        run.claims,
                    )
                )
                typer.echo(json.dumps(asdict(marks[-1])))
        typer.echo(json.dumps({"totals": asdict(store.reader.totals()), **summary(marks)}))
    if asked.report is not None:
        asked.report.write_text(json.dumps([asdict(mark) for mark in marks]), encoding="utf-8")


def shuffled(corpus: Path, store: Path) -> Path:
    """Give a copy of a corpus of JSON lines, beside the store, in another order."""
    with gzip.open(corpus, "rb") as stream:
        lines = stream.readlines()
    Random(1).shuffle(lines)  # noqa: S311 - this hides no secret
    copy = store.with_suffix(".jsonl")
    copy.write_bytes(b"".join(lines))
    return copy


def articles(corpus: Path) -> Iterator[Article]:
    """Give the articles of a corpus; what is refused is told and passed over."""
    for item in FileSource(corpus, Reading()).items():
        if isinstance(item, Article):
            yield item
        elif isinstance(item, InputRefused):
            typer.echo(str(item), err=True)


def summary(marks: list[Mark]) -> dict[str, float]:
    """Give the rate, and how the last thousand compares with the first."""
    steps = [
        (after.seconds - before.seconds, after.processor - before.processor)
        for before, after in pairwise(marks)
    ]
    # The first step is a hundred short, so it is counted as if it were whole.
    whole = STEP / (STEP - WARM)
    first = (steps[0][0] * whole, steps[0][1] * whole)
    return {
        "articles_per_second": marks[-1].articles / marks[-1].seconds,
        "articles_per_processor_second": marks[-1].articles / marks[-1].processor,
        "last_to_first_seconds": steps[-1][0] / first[0],
        "last_to_first_processor": steps[-1][1] / first[1],
        "most_megabytes": max(mark.megabytes for mark in marks),
    }


def processor() -> float:
    """Give the seconds that processors worked for this process and its ended children."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def memory_of(process: int) -> float:
    """Give the megabytes of memory that a process has now."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def size_of(store: Path) -> float:
    """Give the megabytes of a store with what is still in its journal."""
    parts = (store, store.with_name(f"{store.name}-wal"))
    return sum(part.stat().st_size for part in parts if part.exists()) / 1_000_000


if __name__ == "__main__":
    main()
