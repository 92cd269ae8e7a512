"""The worker that `serve --with-worker` runs beside itself: started, watched, ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from ingest.commands.terminal import EXIT_FAILED, EXIT_USAGE, say_error

# One worker more than an article has attempts, so that one which kills its reader is buried
# before the service is given up.
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
STEADY_SECONDS = 60.0
GRACE_SECONDS = 10.0
GLANCE_SECONDS = 0.2

# -P: a folder of the user's that is named like one of ours must not be taken for it.
COMMAND = (sys.executable, "-P", "-m", "ingest.commands", "worker", "--beside")


class WorkerBeside:
    """Keeps one worker process running while the context lasts.

    A worker that dies is started again after a pause, longer each time; when all `pauses` are
    used up, or the worker has told why it cannot work (exit code 2 or 3), `failure` holds the
    reason and `give_up` is called, in another thread. One that ran for a minute is steady: the
    next death counts as the first. At the end the worker may finish its article within
    `GRACE_SECONDS`. Should this process be killed, the worker's standard input closes, by which
    it knows.
    """

    def __init__(
        self,
        give_up: Callable[[], None],
        *,
        command: Sequence[str] = COMMAND,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self.failure: str | None = None
        self._give_up = give_up
        self._command = command
        self._pauses = pauses
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="worker-beside")

    def __enter__(self) -> Self:
        """Start the worker."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the worker and wait for its end."""
        self._ending.set()
        self._thread.join()

    def _watch(self) -> None:
        deaths = 0
        while not self._ending.is_set():
            began = time.monotonic()
            try:
                code = self._run()
            except OSError as error:
                self._fail(f"the worker cannot be started: {error.strerror}")
                return
            if code is None:
                return
            if code in (EXIT_USAGE, EXIT_FAILED):
                self._fail("the worker cannot work, for the reason above")
                return
            deaths = 1 if time.monotonic() - began >= STEADY_SECONDS else deaths + 1
            if deaths > len(self._pauses):
                self._fail(f"the worker has ended {deaths} times in a row ({_how(code)})")
                return
            pause = self._pauses[deaths - 1]
            say_error(f"the worker has ended ({_how(code)}); another starts in {pause:g} s")
            self._ending.wait(pause)

    def _run(self) -> int | None:
        """Run a worker to its end and give its exit code, or None when this end was wanted."""
        # In a session of its own it hears no Ctrl-C of the terminal: it is ended from here, once.
        with subprocess.Popen(  # noqa: S603 - the command is our own
            self._command, stdin=subprocess.PIPE, start_new_session=True
        ) as process:
            while not self._ending.wait(GLANCE_SECONDS):
                code = process.poll()
                if code is not None:
                    return code
            process.terminate()
            try:
                process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
            return None

    def _fail(self, reason: str) -> None:
        self.failure = f"{reason}; the service ends, because nothing would read what is posted"
        self._give_up()


def when_parent_ends(stop: Callable[[], None]) -> None:
    """Call `stop` in a thread when standard input closes; after a while end the process anyhow."""

    def watch() -> None:
        # Not sys.stdin: a thread waiting in it holds a lock that the interpreter needs to exit.
        while os.read(0, 1024):
            pass
        stop()
        time.sleep(GRACE_SECONDS)
        os._exit(EXIT_FAILED)

    threading.Thread(target=watch, name="parent", daemon=True).start()


def _how(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"killed by signal {-code}"
