"""Commands that run until they are stopped: serve and worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Annotated

import typer
import uvicorn

from graph_schema.settings import PREFIX, read_settings
from graph_schema.stores import open_store
from ingest.commands.terminal import say
from ingest.pipeline import make_extractor
from ingest.worker import Worker, worker_name

QUESTIONS = (
    "/v1/relations?source=ISR",
    "/v1/claims?actor=SYR&quad=material_conflict",
    "/v1/paths?source=QAT&target=HAMAS",
)


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(serve)
    app.command()(worker)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    with_worker: Annotated[
        bool, typer.Option("--with-worker", help="Also read the articles that are posted.")
    ] = False,
) -> None:
    """Answer questions over HTTP until stopped with Ctrl-C."""
    settings = read_settings(host=host, port=port)
    # The service reads the environment, as it does under any other server of ASGI programs.
    os.environ[PREFIX + "STORE"] = settings.store
    os.environ[PREFIX + "HOST"] = host
    os.environ[PREFIX + "PORT"] = str(port)
    open_store(settings.store).close()
    base = f"http://{host}:{port}"
    say(f"serving {settings.store}\n  at {base}  (documentation: {base}/docs)\ntry:")
    for question in QUESTIONS:
        say(f"  curl '{base}{question}'")
    with _beside(with_worker):
        uvicorn.run(
            "service.asgi:application", factory=True, host=host, port=port, log_level="warning"
        )


def worker(
    once: Annotated[bool, typer.Option("--once", help="Stop when nothing waits.")] = False,
) -> None:
    """Read the articles that wait in the store; any number of workers may run side by side."""
    settings = read_settings()
    stop = threading.Event()

    def finish(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, finish)
    with open_store(settings.store) as store:
        work = Worker(worker_name(), store.queue, make_extractor(settings), settings)
        done = work.run(stop, once=once)
    say(f"{done.coded:,} articles read, {done.failed:,} failed")


@contextmanager
def _beside(wanted: bool) -> Iterator[None]:
    if not wanted:
        yield
        return
    process = subprocess.Popen([sys.executable, "-m", "ingest.commands", "worker"])
    try:
        yield
    finally:
        process.terminate()
        process.wait()
