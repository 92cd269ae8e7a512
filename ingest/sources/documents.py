"""Takes pages and PDFs apart in a child process that hostile ones can only kill."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from graph_schema.errors import InputRefused
from ingest.child import Child, ChildDied
from ingest.sources.extraction import Extracted, Page, Pdf, extractor
from ingest.sources.listing import Listed, Listing

SECONDS = 30.0
MOST_BYTES = 1_000_000_000


class Documents:
    """A reader of pages and PDFs, started when it is needed first.

    A document that takes longer than `seconds`, or more memory than `most_bytes`, is refused; the
    next one gets a new process.
    """

    def __init__(self, seconds: float = SECONDS, most_bytes: int = MOST_BYTES) -> None:
        self._seconds, self._most_bytes = seconds, most_bytes
        self._child: Child | None = None

    def extract(self, document: Page | Pdf, where: str) -> Extracted:
        """Give what a document says; raises InputRefused, at `where`, when that is nothing."""
        found: Extracted = self._asked(document, where)
        if found.failure is not None:
            raise InputRefused(where, found.failure)
        return found

    def listing(self, listed: Listed, where: str) -> Listing:
        """Give what a feed or sitemap lists; raises InputRefused, at `where`, for a broken one."""
        found: Listing = self._asked(listed, where)
        if found.failure is not None:
            raise InputRefused(where, found.failure)
        return found

    def close(self) -> None:
        """End the process, if there is one."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def _asked(self, task: Page | Pdf | Listed, where: str) -> Any:
        try:
            if self._child is None:
                self._child = Child(extractor, self._most_bytes)
            return self._child.ask(task, self._seconds)
        except ChildDied as died:
            self.close()
            raise InputRefused(
                where, f"cannot be taken apart: its reader {died}; give its text as .txt or .json"
            ) from died

    def __enter__(self) -> Self:
        """Give the reader itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()
