"""Commands about Stanza's trained models: install, list."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_schema.errors import SettingsError
from graph_schema.settings import read_settings
from ingest.commands.terminal import say
from ingest.trained.choosing import NOT_INSTALLED, installed, require_stanza
from ingest.trained.models import LANGUAGES, ModelSet, usable_models


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    group = typer.Typer(no_args_is_help=True, help="Trained models that Stanza reads with.")
    group.command()(install)
    group.command("list")(list_models)
    app.add_typer(group, name="models")


def install(
    languages: Annotated[list[str], typer.Argument(metavar="LANGUAGE...", help="ar, en")],
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="URL", help="A copy of Stanza's model site to take."),
    ] = None,
) -> None:
    """Download Stanza's official models of some languages into ACTORGRAPH_MODELS.

    They are used from then on instead of those that ship: with parts of speech, lemmas and
    dependencies, some 500 MB a language. Nothing else ever downloads a model.
    """
    settings = read_settings()
    for language in languages:
        if language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise SettingsError(f"{language}: no language of the project; known are {known}")
    require_stanza()
    from ingest.trained.annotator import download

    for language in languages:
        download(language, settings.models, source)
        _show(usable_models(settings.models)[language])


def list_models() -> None:
    """Show the models that are there for each language, and what they do."""
    settings = read_settings()
    models = usable_models(settings.models)
    for language in LANGUAGES:
        if language in models:
            _show(models[language])
        else:
            typer.echo(f"{language}  none; actorgraph models install {language}")
    if not installed():
        say(f"These wait for Stanza: {NOT_INSTALLED}")


def _show(models: ModelSet) -> None:
    where = "shipped" if models.shipped else str(models.folder)
    typer.echo(
        f"{models.language}  {models.version}  {models.size / 1e6:,.1f} MB  "
        f"{', '.join(models.processors)}  ({where})"
    )
