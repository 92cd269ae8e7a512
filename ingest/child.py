"""A child process that does one kind of work, task by task, and may die without harm."""

from __future__ import annotations

import importlib
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe
from typing import Any

_GRACE = 2.0

Entry = Callable[..., Callable[[Any], Any]]


class ChildDied(Exception):
    """The child ended, or was ended, before it answered; the text says how."""


class Child:
    """One child process. `entry` is called there once, with `given`, and gives the work.

    `entry` is a function of a module, since the child finds it by its name. A child whose parent
    is gone ends by itself, for its pipe is closed then.
    """

    def __init__(self, entry: Entry, *given: Any) -> None:
        mine, its = Pipe()
        # It finds its modules where this process does, so that both run the same code.
        start = f"import sys; sys.path[:] = {sys.path!r}; from ingest.child import main; main()"
        command = (sys.executable, "-P", "-c", start, str(its.fileno()))
        self._process = subprocess.Popen(  # noqa: S603 - the command is our own
            command,
            pass_fds=[its.fileno()],
            stdin=subprocess.DEVNULL,
            # What the libraries of the child print is for nobody.
            stdout=subprocess.DEVNULL,
            # In a session of its own it hears no Ctrl-C: it is ended from here.
            start_new_session=True,
        )
        its.close()
        self.connection: Connection = mine
        self._send((entry.__module__, entry.__qualname__, given))

    @property
    def pid(self) -> int:
        """Give the number of the process."""
        return self._process.pid

    def ask(self, task: Any, seconds: float | None = None) -> Any:
        """Give the answer to a task; raises ChildDied when none came, after `seconds` too."""
        self.begin(task)
        if not self.connection.poll(seconds):
            self.end()
            raise ChildDied(f"took longer than {seconds:g} seconds")
        return self.answer()

    def begin(self, task: Any) -> None:
        """Give a task, whose answer is fetched later; raises ChildDied when that cannot be."""
        self._send(task)

    def answer(self) -> Any:
        """Wait for the answer to the task; raises ChildDied, or what the work raised."""
        try:
            done, answer = self.connection.recv()
        except (EOFError, OSError) as error:
            raise ChildDied(self._how()) from error
        if not done:
            raise answer
        return answer

    def end(self) -> None:
        """End the process now; doing so twice does no harm."""
        self.connection.close()
        try:
            self._process.wait(0 if self._process.poll() is not None else _GRACE / 10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _send(self, message: Any) -> None:
        try:
            self.connection.send(message)
        except OSError as error:
            raise ChildDied(self._how()) from error

    def _how(self) -> str:
        try:
            code = self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return "stopped to answer"
        if code >= 0:
            return f"ended with exit code {code}"
        try:
            return f"was killed by {signal.Signals(-code).name}"
        except ValueError:
            return f"was killed by signal {-code}"


def main() -> None:
    """Do the tasks that come through the pipe of the first argument, until the parent is gone."""
    connection = Connection(int(sys.argv[1]))
    module, name, given = connection.recv()
    work = getattr(importlib.import_module(module), name)(*given)
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer = True, work(task)
        except Exception as error:
            answer = False, error
        try:
            connection.send(answer)
        except OSError:
            return
