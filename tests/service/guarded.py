"""A guarded service that hears bytes as they are, and is asked whether it answers as before."""

from __future__ import annotations

import socket
from contextlib import suppress
from dataclasses import dataclass

import httpx

from graph_schema.interfaces import Store

OK = b"HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer READ\r\n"


@dataclass(frozen=True)
class Guarded:
    """A real server with keys, and a token for each scope."""

    base: str
    store: Store
    tokens: dict[str, str]

    def raw(self, sent: bytes, *, wait: float = 5.0) -> tuple[int, bytes]:
        """Send bytes as they are; gives the status of the first answer and all that came."""
        host, port = self.base.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=wait) as line:
            got = b""
            with suppress(TimeoutError, ConnectionResetError, BrokenPipeError):
                line.sendall(sent.replace(b"READ", self.tokens["read"].encode()))
                while not _whole(got) and (chunk := line.recv(65_536)):
                    got += chunk
        return (int(got.split(b" ", 2)[1]) if got.startswith(b"HTTP/1.1 ") else 0), got

    def alive(self) -> bool:
        """Say whether the service answers as before."""
        headers = {"Authorization": f"Bearer {self.tokens['read']}"}
        answer = httpx.get(f"{self.base}/v1/relations", headers=headers)
        return answer.status_code == 200 and self.store.reader.totals().articles == 4


def _whole(got: bytes) -> bool:
    head, _, body = got.partition(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return len(body) >= int(line.split(b":")[1])
    return False
