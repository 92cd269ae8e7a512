"""Commands on the graph: retract, schema."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from graph_schema.errors import SettingsError
from graph_schema.interfaces import Store
from graph_schema.model import model
from graph_schema.queries import MAX_PAGE
from graph_schema.settings import read_settings
from graph_schema.stores import store_of
from ingest.commands.narrowing import (
    ArticleIds,
    DryRunOption,
    PublisherOption,
    SinceOption,
    UntilOption,
)
from ingest.commands.terminal import EXIT_REFUSED, lasting, progress, say, say_error

# So many articles go in one transaction.
AT_ONCE = 200


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(retract)
    app.command()(schema)


def retract(
    article_ids: ArticleIds = None,
    publisher: PublisherOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Take articles back, with every claim, relation and actor that only they stand for.

    Name them by their ids, or say of which publisher or period they are; both narrow together, and
    an article without a date is of no period. Those that wait to be read are taken back too.
    """
    settings = lasting(read_settings())
    narrowed = publisher is not None or since is not None or until is not None
    if bool(article_ids) == narrowed:
        raise SettingsError("name either ARTICLE_IDs or a --publisher, --since or --until")
    with store_of(settings, create=False) as store:
        days = (since.date() if since else None, until.date() if until else None)
        wanted = article_ids or _of(store, publisher, *days)
        if dry_run:
            for article_id in wanted:
                typer.echo(article_id)
            say(f"{len(wanted)} would be retracted; nothing is changed")
            return
        gone: set[str] = set()
        with progress("retracting", len(wanted)) as advance:
            for start in range(0, len(wanted), AT_ONCE):
                some = wanted[start : start + AT_ONCE]
                gone.update(store.writer.retract(some))
                advance(len(some))
    say(f"{len(gone)} retracted")
    missing = [article_id for article_id in article_ids or () if article_id not in gone]
    for article_id in missing:
        say_error(f"{article_id}: no such article")
    if missing:
        raise typer.Exit(EXIT_REFUSED)


def _of(store: Store, publisher: str | None, since: date | None, until: date | None) -> list[str]:
    """Give the ids of the articles of a publisher or period, in the graph or on their way."""
    found: set[str] = set(store.queue.articles_of(publisher=publisher, since=since, until=until))
    cursor: str | None = None
    while True:
        page = store.reader.articles(
            publisher=publisher, since=since, until=until, limit=MAX_PAGE, cursor=cursor
        )
        found.update(article.id for article in page.items)
        cursor = page.next_cursor
        if cursor is None:
            return sorted(found)


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
