"""Commands that read articles: ingest, extract, classify, evaluate, demo."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from graph_schema.errors import InputRefused
from graph_schema.records import Article
from graph_schema.settings import ReaderChoice, Settings, read_settings
from graph_schema.stores import store_of
from ingest.articles import LINE_SUFFIXES, Limits, Seen, find_files, read_file
from ingest.coding import Coded, Rejection
from ingest.commands.terminal import (
    Advance,
    Refusals,
    lasting,
    progress,
    say,
    say_rejections,
    writing,
)
from ingest.evaluation import evaluate as score
from ingest.evaluation import read_gold
from ingest.pairs import classify_rows, read_rows
from ingest.pipeline import make_extractor
from ingest.samples import samples_file
from ingest.wire import document_line

Paths = Annotated[list[Path], typer.Argument(help="Files (.txt, .json, .jsonl) or folders.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="The file to write.")]
ReaderOption = Annotated[
    ReaderChoice | None, typer.Option("--reader", help="Overrides ACTORGRAPH_READER.")
]


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(ingest)
    app.command()(extract)
    app.command()(classify)
    app.command()(evaluate)
    app.command()(demo)


def ingest(paths: Paths, reader: ReaderOption = None) -> None:
    """Read articles and store what they state. The same article again changes nothing."""
    settings = lasting(read_settings(reader=reader))
    refusals, rejections = Refusals(), Counter[Rejection]()
    seen = changed = 0
    extractor = make_extractor(settings)
    files = _files(paths, refusals)
    with (
        store_of(settings) as store,
        progress("reading articles", sum(map(_articles_in, files))) as advance,
    ):
        for coded in extractor.stream(_articles(files, settings, refusals, advance)):
            seen += 1
            try:
                changed += store.writer.put(coded.article)
            except InputRefused as refusal:
                refusals.add(refusal)
            rejections += coded.rejections
        totals = store.reader.totals()
    say(
        f"{seen:,} articles read, {changed:,} of them new or changed; the graph holds "
        f"{totals.articles:,} articles, {totals.actors:,} actors, {totals.claims:,} claims, "
        f"{totals.relations:,} relations"
    )
    say_rejections(rejections)
    refusals.exit_if_any()


def extract(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help="Articles, one a line.")],
    output: Output,
    reader: ReaderOption = None,
) -> None:
    """Read articles and write the relations and offices of each, in their order. No store.

    A line {"id", "language"?, "title"?, "text", "published"?, "publisher"?, "url"?} gives a line
    {"id", "relations": [...], "offices": [...]}; a refused line gives none.
    """
    settings = read_settings(reader=reader)
    refusals = Refusals()
    files = _files([source], refusals)
    with (
        writing(output, source=source) as stream,
        progress("extracting", sum(map(_articles_in, files))) as advance,
    ):
        articles = _articles(files, settings, refusals, advance)
        for coded in make_extractor(settings).stream(articles):
            stream.write(document_line(coded.article) + "\n")
    refusals.exit_if_any()


def classify(
    source: Annotated[Path, typer.Argument(metavar="IN.tsv", help="A PLV file of marked pairs.")],
    output: Output,
    reader: ReaderOption = None,
) -> None:
    """Say which relation each sentence states from its marked source to its marked target.

    A row with the columns `sentence` and `marked_sentence` (with <s>..</s> and <t>..</t>) gives a
    line {"row", "type"}; rows count from 0 after the header, type is null where none is found.
    """
    settings = read_settings(reader=reader)
    refusals = Refusals()
    rows = read_rows(source)
    with writing(output, source=source) as out, progress("classifying", len(rows)) as advance:
        for number, answer in enumerate(classify_rows(rows, str(source), settings.reader)):
            if isinstance(answer, InputRefused):
                refusals.add(answer)
                answer = None
            out.write(json.dumps({"row": number, "type": answer}) + "\n")
            advance()
    refusals.exit_if_any()


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Documents with relations.")],
    by_type: Annotated[bool, typer.Option(help="Show the figures of each type.")] = False,
    errors: Annotated[int, typer.Option(help="Show so many single errors.")] = 0,
    reader: ReaderOption = None,
) -> None:
    """Extract from gold documents and score what comes out, by type and kind of error."""
    settings = read_settings(reader=reader)
    refusals = Refusals()
    documents = []
    for item in read_gold(gold):
        if isinstance(item, InputRefused):
            refusals.add(item)
        else:
            documents.append(item)
    with progress("extracting", len(documents)) as advance:
        articles = _articles([gold], settings, refusals, advance)
        extractor = make_extractor(settings)
        found = [json.loads(document_line(c.article)) for c in extractor.stream(articles)]
    report = score(documents, found)
    for line in report.lines() + (report.type_lines() if by_type else []):
        typer.echo(line)
    typer.echo("errors by kind:")
    for kind, count in report.fault_kinds().most_common(20):
        typer.echo(f"  {count:>4}  {kind}")
    for fault in report.faults[:errors]:
        typer.echo(f"{fault.document}  {fault.kind}  {' '.join(fault.triple)}")
    refusals.exit_if_any()


def demo(reader: ReaderOption = None) -> None:
    """Read the sample articles and show who does what to whom, each with its evidence."""
    settings = read_settings(reader=reader)
    refusals = Refusals()
    file = samples_file()
    with progress("reading the samples", _articles_in(file)) as advance:
        articles = _articles([file], settings, refusals, advance)
        coded = list(make_extractor(settings).stream(articles))
    for one in coded:
        _show(one)
    refusals.exit_if_any()


def _show(coded: Coded) -> None:
    article = coded.article.article
    names = {actor.id: actor.name for actor in coded.article.actors}
    typer.echo(f"{article.title or article.id}  [{article.publisher}, {article.published}]")
    for claim in coded.article.claims:
        polarity = "" if claim.polarity == "asserted" else " (denied)"
        modality = "" if claim.modality == "actual" else f" ({claim.modality})"
        said = f", says {names[claim.speaker]}" if claim.speaker else ""
        typer.echo(
            f"  {names[claim.source]} {claim.type} {names[claim.target]}{polarity}{modality}"
            f" {claim.confidence}{said}"
        )
        typer.echo(f"      {claim.quote}")
    for office in coded.article.offices:
        typer.echo(f"  {names[office.person]}: {office.title}")
    typer.echo("")


def _files(paths: Iterable[Path], refusals: Refusals) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        try:
            found += find_files(path)
        except InputRefused as refusal:
            refusals.add(refusal)
    return found


def _articles(
    files: Iterable[Path], settings: Settings, refusals: Refusals, advance: Advance
) -> Iterator[Article]:
    limits, seen = Limits(settings.max_article_bytes), Seen()
    for file in files:
        for item in read_file(file, limits, seen):
            advance()
            if isinstance(item, InputRefused):
                refusals.add(item)
            else:
                yield item


def _articles_in(file: Path) -> int:
    """Give how many articles a file seems to hold, for the progress bar alone."""
    if file.suffix.lower() not in LINE_SUFFIXES:
        return 1
    with file.open("rb") as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
