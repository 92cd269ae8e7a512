"""Commands that run until they are stopped: serve and worker."""

from __future__ import annotations

import errno
import os
import signal
import socket
import threading
from contextlib import ExitStack
from types import FrameType
from typing import Annotated

import typer
import uvicorn

from graph_schema.binding import bare, check_binding
from graph_schema.errors import SettingsError
from graph_schema.logs import configure_logging
from graph_schema.settings import PREFIX, Settings, read_settings
from graph_schema.stores import store_of, without_secrets
from ingest.commands.beside import WorkerBeside, when_parent_ends
from ingest.commands.patience import PatientProtocol
from ingest.commands.sourcing import ReaderOption
from ingest.commands.terminal import EXIT_FAILED, say, say_error
from ingest.pipeline import make_extractor
from ingest.signs import signs_of
from ingest.worker import Hearing, Worker, worker_name

QUESTIONS = (
    "/v1/relations?source=ISR",
    "/v1/claims?actor=SYR&quad=material_conflict",
    "/v1/paths?source=QAT&target=HAMAS",
)
MEMORY = "memory:"
# How long requests that are being answered may hold up the end.
GRACE_SECONDS = 5


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(serve)
    app.command()(worker)


def serve(
    host: Annotated[
        str | None, typer.Option(help="The address to listen on. Overrides ACTORGRAPH_HOST.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="The port to listen on. Overrides ACTORGRAPH_PORT."),
    ] = None,
    with_worker: Annotated[
        bool, typer.Option("--with-worker", help="Also read the articles that are posted.")
    ] = False,
) -> None:
    """Answer questions over HTTP until stopped with Ctrl-C or SIGTERM, which is exit code 0."""
    settings = read_settings(host=host, port=port)
    check_binding(settings)
    if with_worker:
        _refuse_memory(settings)
    # The service reads the environment, as it does under any other server of ASGI programs.
    for name in ("store", "host", "port"):
        os.environ[PREFIX + name.upper()] = str(getattr(settings, name))
    with _bound(settings) as listening, ExitStack() as beside:
        config = uvicorn.Config(
            "service.asgi:application",
            factory=True,
            http=PatientProtocol,
            # The service sets up the log, and tells of each request itself.
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            # What a client says of its own address is not believed.
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        config.load()
        server = uvicorn.Server(config)
        # Streams would else hold up the end until they are cut off.
        config.loaded_app.state.access.pulse.ending = lambda: server.should_exit

        def finish(_signal: int = 0, _frame: FrameType | None = None) -> None:
            server.should_exit = True

        # The server raises a signal again that it has taken, so that one must do no harm then.
        _on_signals(finish)
        watched = beside.enter_context(WorkerBeside(finish)) if with_worker else None
        _greet(settings)
        server.run(sockets=[listening])
    if watched is not None and watched.failure is not None:
        say_error(watched.failure)
        raise typer.Exit(EXIT_FAILED)


def worker(
    once: Annotated[bool, typer.Option("--once", help="Stop when nothing waits.")] = False,
    reader: ReaderOption = None,
    beside: Annotated[bool, typer.Option("--beside", hidden=True)] = False,
) -> None:
    """Read the articles that wait in the store; any number of workers may run side by side.

    Ctrl-C or SIGTERM lets it finish the article it is reading; a second one ends it at once.
    """
    settings = read_settings(reader=reader)
    _refuse_memory(settings)
    configure_logging(settings)
    stop = threading.Event()

    def finish(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        # Not here: the main thread may be inside the event, holding the lock that set() needs.
        threading.Thread(target=stop.set).start()

    _on_signals(finish)
    if beside:
        when_parent_ends(stop.set)
    with store_of(settings) as store:
        extractor, name = make_extractor(settings), worker_name()
        with signs_of(name, store.registry) as told:
            work = Worker(name, store.queue, extractor, settings, told, Hearing(store))
            done = work.run(stop, once=once)
    say(f"{done.coded:,} articles read, {done.failed:,} failed")


def _on_signals(finish: signal._HANDLER) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, finish)


def _refuse_memory(settings: Settings) -> None:
    if settings.store == MEMORY:
        raise SettingsError(
            "ACTORGRAPH_STORE: memory: is seen by one process alone, so a worker would never find "
            "what is posted to the service; set a file, such as sqlite:///graph.db"
        )


def _address(settings: Settings) -> tuple[str, socket.AddressFamily]:
    host = bare(settings.host)
    if host.startswith("localhost"):
        host = "127.0.0.1"
    return host, socket.AF_INET6 if ":" in host else socket.AF_INET


def _shown(settings: Settings) -> str:
    host, family = _address(settings)
    return f"[{host}]:{settings.port}" if family is socket.AF_INET6 else f"{host}:{settings.port}"


def _bound(settings: Settings) -> socket.socket:
    """Give a socket that takes connections, or end the program with the reason why not."""
    host, family = _address(settings)
    try:
        return socket.create_server((host, settings.port), family=family, backlog=2048)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = "is taken by another program; choose another with --port"
        elif error.errno == errno.EACCES:
            reason = "may not be listened on; choose a port above 1023 with --port"
        else:
            reason = f"cannot be listened on ({error.strerror}); choose another with --host"
        say_error(f"{_shown(settings)} {reason}")
        raise typer.Exit(EXIT_FAILED) from error


def _greet(settings: Settings) -> None:
    base = f"http://{_shown(settings)}"
    say(f"serving {without_secrets(settings.store)}\n  at {base}  (documentation: {base}/docs)")
    if settings.store == MEMORY:
        say(
            "memory: starts empty, ends with this process, and no worker can read what is posted;"
            "\n  to keep a graph set ACTORGRAPH_STORE, such as sqlite:///graph.db"
        )
    say("try:")
    for question in QUESTIONS:
        say(f"  curl '{base}{question}'")
