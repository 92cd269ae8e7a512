"""What the commands show on the terminal: progress, counts, refusals."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from graph_schema.errors import InputRefused, SettingsError
from graph_schema.settings import Settings
from ingest.coding import Rejection

EXIT_REFUSED = 1
EXIT_USAGE = 2
EXIT_FAILED = 3
SHOWN_REFUSALS = 50
# So many kinds of reason are counted apart.
KINDS = 200
OTHERS = "other reasons"
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|\([^)]*\)|https?://\S+")
_NUMBER = re.compile(r"0x[0-9a-f]+|\d+")


class Advance(Protocol):
    """Moves a progress bar on."""

    def __call__(self, steps: float = 1, beside: str | None = None) -> None:
        """Move on by some steps, and show a text beside the bar from now on."""


def say(text: str = "") -> None:
    """Print a line that is for the person, not for a pipe."""
    typer.echo(text, err=True)


def say_error(text: str) -> None:
    """Print an error as one line."""
    typer.echo(f"actorgraph: {text}", err=True)


class Stages:
    """Work in several parts, each with a bar of its own."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task: TaskID | None = None

    def begin(self, words: str, steps: int | None) -> None:
        """Show the bar of the next part, whose steps may not be known."""
        self._task = self._bar.add_task(words, total=steps, beside="")

    def advance(self, steps: float = 1, beside: str | None = None) -> None:
        """Move the bar of the part that was begun last, and show `beside` at its side."""
        if self._task is None:
            return
        self._bar.advance(self._task, steps)
        if beside is not None:
            self._bar.update(self._task, beside=beside)


@contextmanager
def stages() -> Iterator[Stages]:
    """Show bars on standard error while the work lasts; silent where that is no terminal.

    They show how many steps there are a second, and what `advance` is told to show beside.
    """
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TextColumn("{task.fields[beside]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as bar:
        yield Stages(bar)


@contextmanager
def progress(title: str, total: int | None) -> Iterator[Advance]:
    """Show one bar while the work lasts; see `stages`."""
    with stages() as shown:
        shown.begin(title, total)
        yield shown.advance


class _Rate(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        """Give the rate, or nothing before there is one."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "")


def lasting(settings: Settings) -> Settings:
    """Give the settings back; raises SettingsError for a store that ends with the process."""
    if settings.store == "memory:":
        raise SettingsError(
            "ACTORGRAPH_STORE: memory: ends with this command, so that all would be lost; "
            "name a file, such as sqlite:///graph.db"
        )
    return settings


class Refusals:
    """Tells each refusal and remark as it comes, and remembers how many there were and why."""

    def __init__(self, *, silent: bool = False) -> None:
        self.count = 0
        self._notes = 0
        self._silent = silent
        self._reasons: Counter[str] = Counter()

    def add(self, refusal: InputRefused) -> None:
        """Tell one refusal; after fifty only count."""
        self.count += 1
        reason = _kind_of(refusal.reason)
        self._reasons[reason if len(self._reasons) < KINDS else OTHERS] += 1
        if not self._silent:
            self._tell(f"refused {refusal}", self.count, "refusals")

    def note(self, remark: str) -> None:
        """Tell what was taken otherwise than it was given; after fifty nothing more."""
        self._notes += 1
        if not self._silent:
            self._tell(remark, self._notes, "remarks")

    def exit_if_any(self) -> None:
        """End the program with exit code 1 when anything was refused."""
        if not self.count:
            return
        if self.count > 1:
            for reason, count in self._reasons.most_common(10):
                say(f"  refused {count:>7,}  {reason}")
        say_error(f"{self.count} refused, the rest is done")
        raise typer.Exit(EXIT_REFUSED)

    def _tell(self, text: str, count: int, what: str) -> None:
        if count <= SHOWN_REFUSALS:
            say_error(text)
        elif count == SHOWN_REFUSALS + 1:
            say_error(f"further {what} are counted, not shown")


def _kind_of(reason: str) -> str:
    """Give a reason without what differs from case to case and without the way out."""
    first = reason.split(";")[0]
    return _NUMBER.sub("N", _QUOTED.sub("...", first))[:100]


def say_rejections(counts: Counter[Rejection]) -> None:
    """Tell how many findings made no claim, by reason."""
    for reason, count in sorted(counts.items(), key=lambda item: -item[1]):
        say(f"  dropped {count:>7,}  {reason.value}")


@contextmanager
def writing(path: Path, *, source: Path | None = None) -> Iterator[IO[str]]:
    """Open a file for text; see `writing_bytes`."""
    if str(path) == "-":
        yield sys.stdout
        return
    with writing_bytes(path, source=source) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="\n")
        try:
            yield text
            text.flush()
        finally:
            text.detach()


@contextmanager
def writing_bytes(path: Path, *, source: Path | None = None) -> Iterator[IO[bytes]]:
    """Open a file that appears under its name only when all of it is written.

    `-` is standard output; a pipe or device is written as it is. Raises InputRefused when the
    file is the `source` that is being read.
    """
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if source is not None and path.exists() and source.exists() and path.samefile(source):
        raise InputRefused(str(path), "is the input too; name another file for the output")
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with open(number, "wb") as stream:  # noqa: PTH123
            yield stream
        part.chmod(0o666 & ~_umask())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
