"""The `actorgraph` program: its commands, and how errors become exit codes."""

from __future__ import annotations

import sys

import click
import typer

from graph_schema.errors import (
    ActorgraphError,
    FilterError,
    InputRefused,
    SettingsError,
    StoreAddressError,
)
from ingest.commands import (
    access,
    browser,
    coding,
    exporting,
    graph,
    ingesting,
    models,
    recoding,
    reviewing,
    serving,
    stores,
)
from ingest.commands.terminal import EXIT_FAILED, EXIT_USAGE, say_error

app = typer.Typer(
    name="actorgraph",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="""The knowledge graph of who does what to whom in the world's news.

    Reads Arabic and English articles, finds the actors and the relations between them, keeps each
    with the sentence that says it, and answers questions over HTTP.

    The store is set by ACTORGRAPH_STORE (sqlite:////abs/graph.db; the default is a file in your
    data folder).

    Exit codes: 0 all done; 1 some input was refused, the rest is done; 2 wrong usage or settings;
    3 the command could not do its work.
    """,
)
ingesting.register(app)
coding.register(app)
exporting.register(app)
graph.register(app)
recoding.register(app)
reviewing.register(app)
stores.register(app)
serving.register(app)
browser.register(app)
access.register(app)
models.register(app)


def main() -> None:
    """Run the program; every error that is ours ends as one line on standard error."""
    try:
        app()
    except SettingsError as error:
        say_error(str(error))
        sys.exit(EXIT_USAGE)
    except (StoreAddressError, InputRefused, FilterError) as error:
        say_error(str(error))
        sys.exit(EXIT_USAGE)
    except ActorgraphError as error:
        say_error(str(error))
        sys.exit(EXIT_FAILED)
    except BrokenPipeError:
        # The reader of our output went away (actorgraph export | head): nothing to tell it.
        sys.stderr.close()
        sys.exit(EXIT_FAILED)
    except OSError as error:
        say_error(f"{error.filename or 'a file'}: {error.strerror or error}")
        sys.exit(EXIT_FAILED)
    except click.exceptions.Abort:
        sys.exit(130)
