"""What every source gives and what it is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Protocol

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from ingest.sources.documents import Documents
from ingest.sources.seen import Seen


@dataclass(frozen=True, slots=True)
class Notice:
    """What was taken otherwise than it was given; `where` and `reason` as those of a refusal."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


Item = Article | InputRefused | Notice


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an article may be, in bytes of UTF-8, and a page, PDF or download, in bytes."""

    article_bytes: int = 2_000_000
    document_bytes: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """How a run reads.

    `seen` are the ids that came before in this run; `documents` takes pages and PDFs apart;
    `encoding` is the charset that the user says all text is in; `columns` names, for a field of
    an article, the column of a table that has it.
    """

    limits: Limits = Limits()
    seen: Seen = field(default_factory=Seen)
    documents: Documents = field(default_factory=Documents)
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of some bytes beside what they say: where they are from, their charset."""

    url: str | None = None
    charset: str | None = None
    title: str | None = None
    published: str | None = None


NOTHING = Given()


class Format(Protocol):
    """Reads one kind of bytes, never more of them at once than the limits say."""

    def __call__(self, stream: IO[bytes], name: str, how: Reading, given: Given) -> Iterator[Item]:
        """Give the articles in order, and a refusal in the place of each bad one.

        `name` is what refusals call the bytes. What is taken with a remark has its notice first.
        """


class Source(Protocol):
    """One place that articles come from."""

    @property
    def expected(self) -> int:
        """Give how many articles there seem to be, 0 for unknown; for the progress bar alone."""

    def items(self) -> Iterator[Item]:
        """Give the articles in order, and a refusal in the place of each bad one."""
