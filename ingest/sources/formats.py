"""The kinds of bytes that are read, by their names, their file endings and their media types."""

from __future__ import annotations

from types import MappingProxyType

from ingest.sources.archive import read_archive
from ingest.sources.base import Format
from ingest.sources.lines import read_lines
from ingest.sources.pages import read_page, read_pdf
from ingest.sources.table import read_table
from ingest.sources.whole import read_json, read_text

FORMATS = MappingProxyType[str, Format](
    {
        "txt": read_text,
        "json": read_json,
        "jsonl": read_lines,
        "csv": read_table,
        "html": read_page,
        "pdf": read_pdf,
        "warc": read_archive,
    }
)
_ENDINGS = {
    ".txt": "txt",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".warc": "warc",
}
ENDINGS = (*_ENDINGS, ".gz")
MEDIA_TYPES = MappingProxyType(
    {
        "text/html": "html",
        "application/xhtml+xml": "html",
        "application/pdf": "pdf",
        "text/plain": "txt",
        "text/csv": "csv",
        "text/tab-separated-values": "csv",
        "application/json": "json",
        "application/x-ndjson": "jsonl",
        "application/jsonl": "jsonl",
        "application/warc": "warc",
    }
)


def format_of(file_name: str) -> str | None:
    """Give the name of the format that a file's name ends in, before `.gz`, or None."""
    name = file_name.lower().removesuffix(".gz")
    return next((kind for ending, kind in _ENDINGS.items() if name.endswith(ending)), None)
