"""A receiver of webhooks on a loopback address, that answers as it is told."""

from __future__ import annotations

import json
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks import Webhook as Verifier


@dataclass(frozen=True)
class Received:
    """A message as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        """Give the id of the message."""
        return self.headers["webhook-id"]

    @property
    def data(self) -> Any:
        """Give what the message tells."""
        return json.loads(self.body)["data"]

    def verified(self, secret: str) -> Any:
        """Give the body after checking its signature; raises when that is wrong."""
        return Verifier(secret).verify(self.body, self.headers)


@dataclass
class Receiver:
    """What was received, and what is answered: the next of `answers`, else 204."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    location: str | None = None
    # With a time a header is sent that has no end, one byte after the other.
    seconds_a_byte: float | None = None


@contextmanager
def receiving(secure: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """Give a receiver that listens; with `secure` over TLS, as localhost."""
    receiver = Receiver()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            with lock:
                receiver.received.append(Received(self.path, headers, body))
                status = receiver.answers.pop(0) if receiver.answers else 204
            self.send_response(status)
            if receiver.location is not None:
                self.send_header("Location", receiver.location)
            if receiver.seconds_a_byte is not None:
                self._dawdle(receiver.seconds_a_byte)
                return
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _dawdle(self, seconds: float) -> None:
            self.flush_headers()
            self.wfile.write(b"X-Slow: ")
            self.close_connection = True
            with suppress(OSError):
                for _ in range(200):
                    time.sleep(seconds)
                    self.wfile.write(b"x")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/hook?a=1"
    if secure is not None:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
        receiver.url = f"https://localhost:{server.server_address[1]}/hook"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
