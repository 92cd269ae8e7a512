"""Runs the program as processes of their own, and looks at what runs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

SECONDS = 120


@dataclass(frozen=True)
class Program:
    """The program in a folder of its own, with a store in it that is not there yet."""

    folder: Path

    @property
    def store(self) -> Path:
        """Give the file of the store."""
        return self.folder / "data" / "graph.db"

    def start(self, *words: str, **more: str) -> subprocess.Popen[str]:
        """Start the program; its standard error is to be read by the caller."""
        return self._started(words, more, subprocess.DEVNULL)

    def _started(
        self, words: Sequence[str], more: Mapping[str, str], stdin: int
    ) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "ingest.commands", *words],
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.folder),
                "ACTORGRAPH_READER": "rules",
                "ACTORGRAPH_STORE": f"sqlite:///{self.store}",
                # Where the tests run on a checkout that is not the one installed.
                **{name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ},
                **more,
            },
            stdin=stdin,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str, given: str | None = None, **more: str) -> tuple[int, str]:
        """Give the exit code and what stands on standard error; `given` is its standard input."""
        stdin = subprocess.DEVNULL if given is None else subprocess.PIPE
        process = self._started(words, more, stdin)
        try:
            _, told = process.communicate(given, timeout=SECONDS)
        finally:
            process.kill()
        return process.returncode, told

    @contextmanager
    def serving(self, *words: str, **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
        """Give a running service and the address that it printed, and end it."""
        process = self.start("serve", *words, **more)
        try:
            yield process, printed_address(process)
        finally:
            process.terminate()
            try:
                process.communicate(timeout=SECONDS)
            finally:
                process.kill()


def printed_address(process: subprocess.Popen[str]) -> str:
    """Give the address that a service prints on standard error."""
    assert process.stderr is not None
    told = ""
    for line in process.stderr:
        told += line
        word = next((word for word in line.split() if word.startswith("http://")), None)
        if word is not None:
            return word
    raise AssertionError(f"no address was printed: {told}")


def until(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end, "it did not come to pass in time"
        time.sleep(0.1)


def until_ready(base: str) -> None:
    """Wait until the service at an address is ready."""

    def ready() -> bool:
        try:
            return httpx.get(f"{base}/readyz").status_code == 200
        except httpx.TransportError:
            return False

    until(ready)


def _processes() -> list[tuple[int, int, str]]:
    """Give the id, the parent and the state of every process."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,stat="],  # noqa: S607 - wherever the system keeps it
        capture_output=True,
        text=True,
        check=True,
    )
    rows = (line.split() for line in listed.stdout.splitlines())
    return [(int(pid), int(parent), state) for pid, parent, state in rows]


def alive(process: int) -> bool:
    """Say whether a process runs."""
    # A zombie has ended; only its parent has not asked yet.
    return any(pid == process and state[0] != "Z" for pid, _, state in _processes())


def children(parent: int) -> list[int]:
    """Give the children of a process that run."""
    return [pid for pid, of, state in _processes() if of == parent and state[0] != "Z"]


def child(parent: int) -> int:
    """Give the one child of a process, once there is one that has started to work."""
    found: list[int] = []

    def started() -> bool:
        found[:] = [pid for pid, of, state in _processes() if of == parent and state[0] != "Z"]
        return bool(found)

    until(started)
    [only] = found
    return only
