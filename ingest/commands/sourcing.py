"""From what a user names to articles: the options of sources, and telling what was refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import typer

from graph_schema.errors import InputRefused, SettingsError
from graph_schema.records import Article
from graph_schema.settings import ReaderChoice, Settings
from ingest.commands.terminal import Advance, Refusals
from ingest.fetching.fetcher import Fetcher
from ingest.fetching.politeness import PoliteFetcher
from ingest.fetching.remembered import Remembered
from ingest.sources.base import Limits, Notice, Reading, Source
from ingest.sources.choose import sources_of
from ingest.sources.decoding import known_charset
from ingest.sources.documents import Documents
from ingest.sources.table import FIELDS
from ingest.sources.web import MOST_PAGES, Web, nothing_stored


class Form(StrEnum):
    """The formats of `--format`."""

    TXT = "txt"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"
    PDF = "pdf"
    WARC = "warc"


ReaderOption = Annotated[
    ReaderChoice | None, typer.Option("--reader", help="Overrides ACTORGRAPH_READER.")
]
Places = Annotated[
    list[str],
    typer.Argument(
        metavar="PLACE...",
        help="Files, folders, addresses (https://...) or - for standard input.",
    ),
]
FormOption = Annotated[
    Form | None,
    typer.Option("--format", help="What the bytes are, where their name does not say it."),
]
EncodingOption = Annotated[
    str | None,
    typer.Option(metavar="CHARSET", help="The charset of all text, such as windows-1256."),
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="The column of a table that has a field, such as text=body; may be repeated.",
    ),
]
LimitOption = Annotated[
    int, typer.Option(min=1, help="Read at most so many pages of one feed or sitemap.")
]
_MAP = re.compile(r"([a-z]+)=(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Options:
    """How the sources of a command are read."""

    form: str | None = None
    encoding: str | None = None
    columns: Sequence[str] = ()
    most_pages: int = MOST_PAGES
    remembered: Remembered | None = None
    has: Callable[[str], bool] = nothing_stored


_PLAIN = Options()


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources that a user named; `places` that are not there are refused when asked for."""

    places: Sequence[str]
    how: Reading
    web: Web
    form: str | None
    refusals: Refusals

    def all(self) -> Iterator[Source]:
        """Give the sources one by one."""
        for place in self.places:
            try:
                yield from sources_of(place, self.how, self.web, form=self.form)
            except InputRefused as refusal:
                self.refusals.add(refusal)

    def expected(self) -> int | None:
        """Give how many articles there seem to be, or None when nobody knows."""
        total = 0
        quiet = Sources(self.places, self.how, self.web, self.form, Refusals(silent=True))
        for source in quiet.all():
            if not source.expected:
                return None
            total += source.expected
        return total

    def articles(self, advance: Advance) -> Iterator[Article]:
        """Give the articles; what is refused or remarked on is told as it comes."""
        for source in self.all():
            for item in source.items():
                if isinstance(item, Notice):
                    self.refusals.note(str(item))
                    continue
                advance()
                if isinstance(item, InputRefused):
                    self.refusals.add(item)
                else:
                    yield item


@contextmanager
def opened(
    places: Sequence[str],
    settings: Settings,
    refusals: Refusals,
    options: Options = _PLAIN,
) -> Iterator[Sources]:
    """Give the sources of some places, and let go of processes and connections at the end.

    Raises SettingsError for options that do not make sense.
    """
    if options.encoding is not None and known_charset(options.encoding) is None:
        raise SettingsError(
            f"--encoding: {options.encoding!r} is none that Arabic or English is read in, such as "
            "utf-8, windows-1256, iso-8859-6 or windows-1252"
        )
    limits = Limits(settings.max_article_bytes, settings.max_document_bytes)
    with (
        Documents() as documents,
        Fetcher(frozenset(settings.private_hosts), limits.document_bytes) as fetcher,
    ):
        how = Reading(
            limits,
            documents=documents,
            encoding=options.encoding,
            columns=_columns(options.columns),
        )
        web = Web(
            PoliteFetcher(fetcher, settings.host_delay),
            options.most_pages,
            options.remembered or Remembered(),
            options.has,
        )
        yield Sources(places, how, web, options.form, refusals)


def _columns(given: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        match = _MAP.fullmatch(one)
        if match is None or match.group(1) not in FIELDS:
            raise SettingsError(
                f"--map: {one!r} is not FIELD=COLUMN with a field of {', '.join(FIELDS)}"
            )
        found[match.group(1)] = match.group(2)
    return found
