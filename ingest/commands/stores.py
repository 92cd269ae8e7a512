"""Commands between stores: migrate and verify."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_schema.errors import StoreAddressError
from graph_schema.interfaces import Store
from graph_schema.settings import read_settings
from graph_schema.stores import store_of, without_secrets
from graph_schema.transfer.copying import migrate as migrate_store
from graph_schema.transfer.verifying import QUESTIONS, differences
from ingest.commands.terminal import EXIT_REFUSED, progress, say, say_error, stages

SHOWN = 50


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    group = typer.Typer(no_args_is_help=True, help="Copy a graph between stores; compare two.")
    group.command()(migrate)
    group.command()(verify)
    app.add_typer(group, name="store")


From = Annotated[str, typer.Argument(metavar="FROM", help="The address of the store to copy.")]
To = Annotated[str, typer.Argument(metavar="TO", help="The address of the store to fill.")]


def migrate(
    source: From,
    target: To,
    beside: Annotated[
        bool, typer.Option("--beside", help="Add to a target that holds other articles.")
    ] = False,
) -> None:
    """Copy a graph, with the jobs that still wait, reviews, keys and webhooks, store to store.

    Addresses are those of ACTORGRAPH_STORE; a password of Neo4j is better set as
    ACTORGRAPH_NEO4J_PASSWORD, because others on the machine may see the command. Stop the service
    and the workers first. A migration that was interrupted goes on when it is started again; one
    that is complete changes nothing. A target that holds other articles is refused unless --beside
    is given: then they stay, and articles of the same id are replaced. Prove the copy with:
    actorgraph store verify FROM TO
    """
    _two(source, target)
    with _opened(source, create=False) as one, _opened(target) as other:
        total = one.reader.totals().articles
        with progress("migrating", total) as advance:
            done = migrate_store(one, other, beside=beside, advance=advance)
    say(
        f"{done.articles:,} articles, {done.changed:,} of them written now, {done.jobs:,} jobs, "
        f"{done.reviews:,} reviews and {done.documents:,} keys and webhooks copied to "
        f"{without_secrets(target)}"
    )


def verify(
    one: Annotated[str, typer.Argument(metavar="A", help="The address of a store.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The address of another.")],
    most: Annotated[
        int, typer.Option("--questions", min=0, help="Put at most so many questions to both.")
    ] = QUESTIONS,
) -> None:
    """Prove that two stores hold the same and answer the same; exit code 1 when they do not.

    Every article, actor, claim, office, relation, waiting job, review and key is compared; then
    questions made from the content, of every kind that the service asks, are put to both. Each
    difference is a line on standard output.
    """
    _two(one, other)
    found = 0
    with _opened(one, create=False) as first, _opened(other, create=False) as second:
        say(f"A is {without_secrets(one)}\nB is {without_secrets(other)}")
        with stages() as shown:
            for difference in differences(first, second, shown, most_questions=most):
                found += 1
                if found <= SHOWN:
                    typer.echo(str(difference))
        totals = first.reader.totals()
    if found > SHOWN:
        typer.echo(f"and {found - SHOWN:,} more")
    if found:
        say_error(f"A and B differ in {found:,} ways")
        raise typer.Exit(EXIT_REFUSED)
    say(
        f"A and B hold the same {totals.articles:,} articles, {totals.actors:,} actors, "
        f"{totals.claims:,} claims and {totals.relations:,} relations, and answer alike"
    )


def _opened(address: str, *, create: bool = True) -> Store:
    return store_of(read_settings(store=address), create=create)


def _two(one: str, other: str) -> None:
    if "memory:" in (one, other):
        raise StoreAddressError(
            "memory: is empty at the start of each command; name a lasting store"
        )
    if one == other:
        raise StoreAddressError(f"{without_secrets(one)!r} is given twice; name two stores")
