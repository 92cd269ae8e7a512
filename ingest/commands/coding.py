"""Commands that read articles without a store: extract, classify, evaluate, demo."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from graph_schema.errors import InputRefused
from graph_schema.settings import read_settings
from ingest.coding import Coded
from ingest.commands.sourcing import ReaderOption, opened
from ingest.commands.terminal import Refusals, progress, writing
from ingest.evaluation import evaluate as score
from ingest.evaluation import read_gold
from ingest.pairs import classify_rows, read_rows
from ingest.pipeline import make_extractor
from ingest.samples import samples_file
from ingest.wire import document_line

Output = Annotated[Path, typer.Option("--output", "-o", help="The file to write.")]


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(extract)
    app.command()(classify)
    app.command()(evaluate)
    app.command()(demo)


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
    with (
        writing(output, source=source) as stream,
        opened([str(source)], settings, refusals) as sources,
        progress("extracting", sources.expected()) as advance,
    ):
        for coded in make_extractor(settings).stream(sources.articles(advance)):
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
    with (
        opened([str(gold)], settings, refusals) as sources,
        progress("extracting", len(documents)) as advance,
    ):
        coded = make_extractor(settings).stream(sources.articles(advance))
        found = [json.loads(document_line(one.article)) for one in coded]
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
    with (
        opened([str(samples_file())], settings, refusals) as sources,
        progress("reading the samples", sources.expected()) as advance,
    ):
        coded = list(make_extractor(settings).stream(sources.articles(advance)))
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
