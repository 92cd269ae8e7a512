"""A real server on a loopback address, for what needs a socket between."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """Give the address at which an application is served, and end it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        # The parser that the program uses, also where a faster one is installed.
        config = uvicorn.Config(
            app, http="h11", log_level="critical", timeout_graceful_shutdown=5, proxy_headers=False
        )
        server = uvicorn.Server(config)
        app.state.access.pulse.ending = lambda: server.should_exit
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)
        assert not thread.is_alive(), "the server did not end in time"
