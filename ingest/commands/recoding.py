"""The command that reads the articles of a graph again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import closing
from typing import Annotated

import typer

from graph_schema.errors import InputRefused, SettingsError
from graph_schema.intake import LANGUAGES
from graph_schema.interfaces import Store
from graph_schema.reviews import every_judgement
from graph_schema.settings import Settings, read_settings
from graph_schema.stores import store_of
from ingest.bulk import Outcome, code_here, code_in_processes
from ingest.coding import Rejection
from ingest.commands.ingesting import EXIT_INTERRUPTED
from ingest.commands.narrowing import (
    ArticleIds,
    DryRunOption,
    PublisherOption,
    SinceOption,
    UntilOption,
)
from ingest.commands.sourcing import ReaderOption
from ingest.commands.terminal import (
    EXIT_REFUSED,
    Refusals,
    lasting,
    progress,
    say,
    say_error,
    say_rejections,
)
from ingest.pipeline import Extractor, make_extractor
from ingest.recoding import Narrowed, articles_of, to_recode


def register(app: typer.Typer) -> None:
    """Add this command to the program."""
    app.command()(recode)


def recode(
    article_ids: ArticleIds = None,
    publisher: PublisherOption = None,
    language: Annotated[
        str | None, typer.Option(help="Only articles in a language: ar, en.")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    reader: ReaderOption = None,
    workers: Annotated[int, typer.Option(min=1, max=256, help="Read with so many processes.")] = 1,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also those that this very extractor has read last."),
    ] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Read articles of the graph again, and put what is read now in place of what was read before.

    Left out are those that this very extractor (versions of program and weights, annotator and
    reader) has read last, so the same command goes on where it was stopped or killed, and changes
    nothing when it is complete. Rules and lexicons that were changed within a version are not seen
    by that; --all reads all again. Each article is one transaction: the service answers meanwhile,
    from each article as it was read before or now. An article that is retracted or replaced
    meanwhile is left alone. Reviews stay.
    """
    settings = lasting(read_settings(reader=reader))
    if language is not None and language not in LANGUAGES:
        raise SettingsError(
            f"--language: {language!r} is not read; {' or '.join(sorted(LANGUAGES))}"
        )
    narrowed = Narrowed(
        tuple(article_ids or ()),
        publisher,
        language,
        since.date() if since else None,
        until.date() if until else None,
    )
    with store_of(settings, create=False) as store:
        unknown = _unknown(store, narrowed.ids)
        extractor = make_extractor(settings, every_judgement(store.reviews))
        wanted = to_recode(store, None if everything else extractor.coder, narrowed)
        if dry_run:
            for article_id in wanted:
                typer.echo(article_id)
            say(f"{len(wanted):,} would be read again by {extractor.coder}; nothing is changed")
        else:
            rest = "begins again" if everything else "reads the rest"
            _recode(store, settings, extractor, wanted, workers, rest)
    for article_id in unknown:
        say_error(f"{article_id}: no such article")
    if unknown:
        raise typer.Exit(EXIT_REFUSED)


def _recode(
    store: Store,
    settings: Settings,
    extractor: Extractor,
    wanted: list[str],
    workers: int,
    rest: str,
) -> None:
    before, refusals, rejections = store.reader.totals(), Refusals(), Counter[Rejection]()
    done = refused = 0
    interrupted = False
    with (
        progress("reading again", len(wanted)) as advance,
        closing(_outcomes(store, wanted, settings, extractor, workers)) as outcomes,
    ):
        try:
            for outcome in outcomes:
                advance()
                if isinstance(outcome, InputRefused):
                    refusals.add(outcome)
                    refused += 1
                elif store.writer.recode(outcome.article):
                    done += 1
                    rejections += outcome.rejections
        except KeyboardInterrupt:
            interrupted = True
    after = store.reader.totals()
    say(f"{done:,} articles read again by {extractor.coder}")
    if not interrupted and len(wanted) > done + refused:
        say(f"  {len(wanted) - done - refused:,} were retracted or replaced meanwhile")
    for name in ("claims", "relations", "actors"):
        say(f"  {name}: {getattr(before, name):,} before, {getattr(after, name):,} now")
    say_rejections(rejections)
    if interrupted:
        say_error(f"stopped; what was read again stays, and the same command {rest}")
        raise typer.Exit(EXIT_INTERRUPTED)
    refusals.exit_if_any()


def _outcomes(
    store: Store, wanted: list[str], settings: Settings, extractor: Extractor, workers: int
) -> Generator[Outcome, None, None]:
    articles = articles_of(store, wanted)
    if workers > 1:
        judgements = every_judgement(store.reviews)
        return code_in_processes(articles, settings, workers, say_error, judgements)
    return code_here(articles, extractor)


def _unknown(store: Store, article_ids: Sequence[str]) -> list[str]:
    known = store.reader.articles_by_id(article_ids)
    return [article_id for article_id in article_ids if article_id not in known]
