"""Commands that bring articles into the graph: ingest and follow."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer
from platformdirs import user_cache_path

from graph_schema.errors import InputRefused, SettingsError
from graph_schema.interfaces import Store
from graph_schema.reviews import Judgement, every_judgement
from graph_schema.settings import Settings, read_settings
from graph_schema.stores import store_of, without_secrets
from ingest.bulk import Outcome, code_here, code_in_processes
from ingest.coding import Rejection
from ingest.commands.sourcing import (
    EncodingOption,
    FormOption,
    LimitOption,
    MapOption,
    Options,
    Places,
    ReaderOption,
    Sources,
    opened,
)
from ingest.commands.terminal import (
    Advance,
    Refusals,
    lasting,
    progress,
    say,
    say_error,
    say_rejections,
)
from ingest.fetching.remembered import Remembered, file_of
from ingest.pipeline import make_extractor, resolver_for
from ingest.sources.web import MOST_PAGES
from ingest.trained.choosing import models_to_read_with

EXIT_INTERRUPTED = 130


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command()(ingest)
    app.command()(follow)


@dataclass(slots=True)
class Run:
    """What a run has read and stored so far."""

    store: Store
    refusals: Refusals
    began: float = field(default_factory=time.monotonic)
    read: int = 0
    changed: int = 0
    claims: int = 0
    rejections: Counter[Rejection] = field(default_factory=Counter)

    def keep(self, outcome: Outcome) -> None:
        """Store what an article states, or tell why it states nothing."""
        if isinstance(outcome, InputRefused):
            self.refusals.add(outcome)
            return
        self.read += 1
        try:
            self.changed += self.store.writer.put(outcome.article)
            self.claims += len(outcome.article.claims)
        except InputRefused as refusal:
            self.refusals.add(refusal)
        self.rejections += outcome.rejections

    def say(self) -> None:
        """Tell what was done and what the graph holds now."""
        seconds = max(time.monotonic() - self.began, 0.001)
        totals = self.store.reader.totals()
        say(
            f"{self.read:,} articles read, {self.changed:,} of them new or changed; the graph "
            f"holds {totals.articles:,} articles, {totals.actors:,} actors, {totals.claims:,} "
            f"claims, {totals.relations:,} relations"
        )
        rate = f"{self.read / seconds:,.1f} articles/s"
        say(f"  {seconds:,.1f} s, {rate}, {self.claims:,} claims read")
        say_rejections(self.rejections)


def ingest(
    places: Places,
    reader: ReaderOption = None,
    form: FormOption = None,
    encoding: EncodingOption = None,
    columns: MapOption = None,
    limit: LimitOption = MOST_PAGES,
    workers: Annotated[int, typer.Option(min=1, max=256, help="Read with so many processes.")] = 1,
    ray: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Read on a Ray cluster: its address, or local; needs the extra ray.",
        ),
    ] = None,
) -> None:
    """Read articles and store what they state. The same article again changes nothing.

    Reads .txt, .json, .jsonl, .csv, .tsv, .html, .pdf and .warc files (also .gz), folders of them,
    web pages, feeds and sitemaps. Ctrl-C ends it between two articles; what is stored stays.
    """
    settings = lasting(read_settings(reader=reader))
    if ray is not None and workers != 1:
        raise SettingsError("--ray and --workers exclude each other: the cluster has its workers")
    refusals = Refusals()
    options = Options(form, encoding, tuple(columns or ()), limit)
    with store_of(settings) as store:
        run, interrupted = Run(store, refusals), False
        with (
            opened(places, settings, refusals, options) as sources,
            progress("reading articles", sources.expected()) as advance,
            closing(
                _outcomes(sources, settings, advance, workers, ray, every_judgement(store.reviews))
            ) as outcomes,
        ):
            try:
                for outcome in outcomes:
                    run.keep(outcome)
                    advance(0, f"{run.claims:,} claims")
            except KeyboardInterrupt:
                interrupted = True
        run.say()
    if interrupted:
        say_error(
            "stopped; what is stored stays, and the same command reads all again, "
            "of which what is stored changes nothing"
        )
        raise typer.Exit(EXIT_INTERRUPTED)
    refusals.exit_if_any()


def _outcomes(
    sources: Sources,
    settings: Settings,
    advance: Advance,
    workers: int,
    ray: str | None,
    judgements: Sequence[Judgement],
) -> Generator[Outcome, None, None]:
    articles = sources.articles(advance)
    # Told here once, instead of by every worker.
    models_to_read_with(settings)
    if ray is not None:
        from ingest.on_ray import code_on_ray

        return code_on_ray(articles, settings, ray, judgements)
    if workers > 1:
        return code_in_processes(articles, settings, workers, say_error, judgements)
    return code_here(articles, make_extractor(settings, judgements))


def follow(
    places: Annotated[
        list[str], typer.Argument(metavar="URL...", help="Feeds, sitemaps or pages.")
    ],
    every: Annotated[float, typer.Option(min=1, help="Minutes from one round to the next.")] = 15.0,
    once: Annotated[bool, typer.Option("--once", help="Stop after one round.")] = False,
    limit: LimitOption = MOST_PAGES,
    reader: ReaderOption = None,
) -> None:
    """Keep up with feeds and sitemaps: read what is new or changed in them, again and again.

    A page is fetched once, and again only when its listing says that it has changed, or when its
    article is no longer in the graph. Ctrl-C or SIGTERM lets it finish the article it is reading.
    """
    settings = lasting(read_settings(reader=reader))
    for place in places:
        if not place.lower().startswith(("http://", "https://")):
            raise SettingsError(f"{place}: only addresses can be followed; give files to ingest")
    stop = _stopping()
    folder = Path(user_cache_path("actorgraph")) / "follow"
    remembered = Remembered(file_of(without_secrets(settings.store), folder))
    extractor = make_extractor(settings)
    while True:
        refusals = Refusals()
        with store_of(settings) as store:
            hearing = replace(extractor, resolver=resolver_for(every_judgement(store.reviews)))
            options = Options(
                most_pages=limit,
                remembered=remembered,
                has=lambda article_id, store=store: store.reader.article(article_id) is not None,  # type: ignore[misc]
            )
            run = Run(store, refusals)
            with (
                opened(places, settings, refusals, options) as sources,
                progress("following", None) as advance,
            ):
                for article in sources.articles(advance):
                    # One by one: a page counts as visited only when its article is stored.
                    for outcome in code_here([article], hearing):
                        run.keep(outcome)
                    if stop.is_set():
                        break
            remembered.save()
            run.say()
        if once:
            refusals.exit_if_any()
            return
        if stop.wait(60 * every):
            return


def _stopping() -> threading.Event:
    stop = threading.Event()

    def finish(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        # Not here: the main thread may be inside the event, holding the lock that set() needs.
        threading.Thread(target=stop.set).start()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, finish)
    return stop
