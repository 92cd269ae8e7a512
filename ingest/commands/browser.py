"""Commands for people who open the graph in Neo4j Browser: its style sheet and saved queries."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_schema.browser.saved import favourites, saved_queries
from graph_schema.browser.style import Caption, style_sheet
from ingest.commands.terminal import say, writing, writing_bytes

browser = typer.Typer(
    no_args_is_help=True,
    help="""What Neo4j Browser is given: a style sheet and saved queries.

    Drop each file onto the Browser's page. The guide is docs/browser.md.
    """,
)


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.add_typer(browser, name="browser")


@browser.command()
def style(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The .grass file to write; - is the terminal.")
    ],
    caption: Annotated[Caption, typer.Option(help="The language of the captions.")] = Caption.EN,
) -> None:
    """Write the style sheet: a colour for each kind of actor and each type of relation."""
    with writing(output) as stream:
        stream.write(style_sheet(caption))
    if str(output) != "-":
        say(f"written to {output}; drop it onto the page of Neo4j Browser")


@browser.command()
def queries(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The .zip file to write; - is the terminal.")
    ],
    caption: Annotated[
        Caption, typer.Option(help="The language of the names that Browser shows.")
    ] = Caption.EN,
) -> None:
    """Write the saved queries as favourites that Neo4j Browser imports."""
    with writing_bytes(output) as stream:
        stream.write(favourites(caption))
    if str(output) != "-":
        say(
            f"{len(saved_queries())} queries written to {output}; drop it onto Neo4j Browser's page"
        )
