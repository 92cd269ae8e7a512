"""Commands on the graph: retract, schema."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from graph_schema.model import model
from graph_schema.settings import read_settings
from graph_schema.stores import store_of
from ingest.commands.terminal import EXIT_REFUSED, lasting, say, say_error


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(retract)
    app.command()(schema)


def retract(
    article_ids: Annotated[list[str], typer.Argument(metavar="ARTICLE_ID...")],
) -> None:
    """Take articles back, with every claim, relation and actor that only they stand for."""
    settings = lasting(read_settings())
    with store_of(settings, create=False) as store:
        gone = set(store.writer.retract(article_ids))
    say(f"{len(gone)} retracted")
    missing = [article_id for article_id in article_ids if article_id not in gone]
    for article_id in missing:
        say_error(f"{article_id}: no such article")
    if missing:
        raise typer.Exit(EXIT_REFUSED)


def schema(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Show the relation types, with their codes; --json has quad classes, kinds and sectors too."""
    known = model()
    if as_json:
        listed = {
            "types": [asdict(one) for one in known.types.values()],
            "quads": [asdict(one) for one in known.quads.values()],
            "kinds": [asdict(one) for one in known.kinds.values()],
            "sectors": [asdict(one) for one in known.sectors.values()],
        }
        typer.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    for kind in known.types.values():
        ways = "<->" if kind.symmetric else " ->"
        typer.echo(f"{kind.id:<18} {ways} {'/'.join(kind.plover):<16} {kind.cameo}  {kind.quad}")
        typer.echo(f"    {kind.label_en} · {kind.label_ar}: {kind.definition}")
