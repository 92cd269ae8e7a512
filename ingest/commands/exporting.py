"""The command that writes the graph, or a part of it, to a file."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph_schema.errors import FilterError
from graph_schema.exports.formats import FORMATS
from graph_schema.exports.tables import Edges, Part
from graph_schema.interfaces import GraphReader, Store
from graph_schema.meaning import How, Meant, meaning
from graph_schema.queries import GraphFilter
from graph_schema.records import Modality, Polarity
from graph_schema.reviews import every_judgement, every_verdict
from graph_schema.serial import dump, dump_review
from graph_schema.settings import read_settings
from graph_schema.stores import store_of
from graph_schema.stores.neo4j.files.layout import SCRIPT
from graph_schema.stores.neo4j.files.writing import write_files
from ingest.commands.narrowing import DAY
from ingest.commands.terminal import lasting, progress, say, writing, writing_bytes


class ExportFormat(StrEnum):
    """The formats of `export`: those of the service, `plover` its `jsonl`, and two of all there is.

    These are `jsonl`, a text to compare and archive, and `neo4j-admin`, a folder for a first load.
    """

    JSONL = "jsonl"
    PLOVER = "plover"
    NODE_LINK = "node-link"
    CYTOSCAPE = "cytoscape"
    CSV = "csv"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CYPHER = "cypher"
    PARQUET = "parquet"
    NEO4J_ADMIN = "neo4j-admin"


@dataclass(frozen=True, slots=True)
class _Names:
    """Finds the actors that options name."""

    graph: GraphReader

    def actor(self, option: str, asked: str | None) -> str | None:
        """Give the id of the actor of an id, a party code or a name in either script.

        Raises FilterError, with those that it may mean, when that is not one actor.
        """
        return None if asked is None else self._meant(option, asked).id

    def party(self, option: str, asked: str | None) -> str | None:
        """Give the party that the actor of a name acts for."""
        return None if asked is None else self._meant(option, asked).party

    def _meant(self, option: str, asked: str) -> Meant:
        found = meaning(self.graph, asked)
        if isinstance(found, Meant):
            if found.how is How.SIMILAR:
                say(f"{option}: {asked!r} is taken for {found.id} ({found.name})")
            return found
        near = ", ".join(f"{match.actor.id} ({match.actor.name})" for match in found.nearest[:5])
        if found.ambiguous:
            raise FilterError(option, f"{asked!r} may mean several: {near}; give the id")
        hint = f"; the nearest are {near}" if near else ""
        raise FilterError(option, f"the graph has no actor {asked!r}{hint}")


def register(app: typer.Typer) -> None:
    """Add this command to the program."""
    app.command()(export)


def export(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; - is stdout.")],
    form: Annotated[
        ExportFormat,
        typer.Option(
            "--format",
            help="jsonl: an article with all that was read in it a line, then the "
            "reviews, the whole graph. plover: an event "
            "record for each claim. csv: a zip of nodes.csv and edges.csv. The others are graphs, "
            "but parquet is one table. neo4j-admin: the whole graph, as a folder of files for a "
            "first load of millions.",
        ),
    ] = ExportFormat.JSONL,
    edges: Annotated[
        Edges | None, typer.Option(help="What an edge is; relations, where the format can.")
    ] = None,
    part: Annotated[Part | None, typer.Option(help="Of parquet: which table; the edges.")] = None,
    source: Annotated[str | None, typer.Option(help="Who does it: id, code or name.")] = None,
    target: Annotated[str | None, typer.Option(help="To whom it is done.")] = None,
    actor: Annotated[str | None, typer.Option(help="Either end.")] = None,
    other: Annotated[
        str | None, typer.Option(help="Who is at the end that --actor leaves.")
    ] = None,
    party: Annotated[str | None, typer.Option(help="The party of either end.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="A kind of both ends.")] = None,
    type_id: Annotated[list[str] | None, typer.Option("--type", help="A relation type.")] = None,
    quad: Annotated[list[str] | None, typer.Option(help="A quad class.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=DAY, help="The first day.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=DAY, help="The last day.")] = None,
    min_confidence: Annotated[int, typer.Option(min=0, max=100, help="The least confidence.")] = 0,
    polarity: Annotated[Polarity | None, typer.Option(help="Asserted or denied.")] = None,
    modality: Annotated[Modality | None, typer.Option(help="Actual, planned or not.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Whoever says so.")] = None,
    publisher: Annotated[str | None, typer.Option(help="The publisher, as written.")] = None,
    language: Annotated[str | None, typer.Option(help="The language of the article.")] = None,
    article: Annotated[str | None, typer.Option(help="The id of the article.")] = None,
    contradicted: Annotated[
        bool, typer.Option("--contradicted", help="Only what some deny and others assert.")
    ] = False,
) -> None:
    """Write the graph, or what a filter leaves of it, to a file; the same content, the same bytes.

    The file is of one state of the graph, also while a worker adds to it. Filters are those of
    the service and need a format that is not of the whole graph. What the files of neo4j-admin
    load is what `store migrate` would have copied, with the jobs that wait; their folder has a
    script that loads them.
    """
    settings = lasting(read_settings())
    with store_of(settings, create=False) as store:
        names = _Names(store.reader)
        where = GraphFilter(
            source=names.actor("source", source),
            target=names.actor("target", target),
            actor=names.actor("actor", actor),
            other=names.actor("other", other),
            party=names.party("party", party),
            kinds=frozenset(kind or ()),
            types=frozenset(type_id or ()),
            quads=frozenset(quad or ()),
            since=since.date() if since else None,
            until=until.date() if until else None,
            min_confidence=min_confidence,
            polarity=polarity,
            modality=modality,
            speaker=names.actor("speaker", speaker),
            publisher=publisher,
            language=language,
            article=article,
            contradicted=contradicted,
        )
        if form in (ExportFormat.JSONL, ExportFormat.NEO4J_ADMIN):
            if where != GraphFilter() or edges or part:
                raise FilterError("format", f"{form} is the whole graph; for a part try plover")
            (_whole if form is ExportFormat.JSONL else _files)(store, output)
        else:
            _filtered(store, output, form, where, edges, part)


def _whole(store: Store, output: Path) -> None:
    total = store.reader.totals().articles
    with writing(output) as stream, progress("exporting", total) as advance:
        for coded in store.reader.export():
            stream.write(dump(coded) + "\n")
            advance()
        judgements, verdicts = every_judgement(store.reviews), every_verdict(store.reviews)
        for line in (*map(dump_review, judgements), *map(dump_review, verdicts)):
            stream.write(line + "\n")
    reviews = len(judgements) + len(verdicts)
    beside = f" and {reviews:,} reviews" if reviews else ""
    say(f"{total:,} articles{beside} written to {output}")


def _files(store: Store, folder: Path) -> None:
    with progress("exporting", store.reader.totals().articles) as advance:
        judgements, verdicts = every_judgement(store.reviews), every_verdict(store.reviews)
        written = write_files(
            folder,
            store.reader.export,
            store.queue.unfinished,
            judgements=judgements,
            verdicts=verdicts,
            advance=advance,
        )
    say(
        f"{written.articles:,} articles and {written.jobs:,} jobs written to {folder}; load them "
        f"with {folder / SCRIPT}, or in that folder with\n"
        f"  neo4j-admin {shlex.join(written.arguments('neo4j'))}"
    )


def _filtered(
    store: Store,
    output: Path,
    form: ExportFormat,
    where: GraphFilter,
    edges: Edges | None,
    part: Part | None,
) -> None:
    known = FORMATS["jsonl" if form is ExportFormat.PLOVER else form.value]
    with store.reader.view() as view:
        chosen = known.selection(view, where, edges, part)
        with writing_bytes(output) as stream, progress("exporting", None) as advance:
            written = 0
            for chunk in known.write(chosen):
                written += stream.write(chunk)
                advance()
        say(f"{known.title} of revision {view.revision} written to {output} ({written:,} bytes)")
