"""What the memory store holds, and the unchanging view of it that questions are put to."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import RLock

from graph_schema.errors import StoreUnavailable
from graph_schema.jobs import JobState
from graph_schema.records import Actor, Article, Change, Claim, CodedArticle, Entry, Office
from graph_schema.reviews import Judgement, Verdict
from graph_schema.stores.actors import Shown, shown, sum_up
from graph_schema.stores.changes import changes_between
from graph_schema.stores.reviewing import reviewed, stand_for_of
from graph_schema.stories.fingerprints import Fingerprint, fingerprint
from graph_schema.stories.grouping import stories_among


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole graph at one revision; every mapping is in the order of its keys.

    `stories` has the story of each article that shares one with another.
    """

    revision: int
    coded: Mapping[str, CodedArticle]
    read: Mapping[str, CodedArticle]
    stand_for: Mapping[str, str]
    articles: Mapping[str, Article]
    actors: Mapping[str, Actor]
    sightings: Mapping[str, int]
    claims: Mapping[str, Claim]
    offices: Mapping[str, Office]
    stories: Mapping[str, str]


@dataclass(slots=True)
class StoredJob:
    """A job as the queue keeps it; `due` is when it may be leased, or leased again."""

    id: str
    article: Article
    enqueued: datetime
    due: datetime
    state: JobState = JobState.QUEUED
    attempts: int = 0
    error: str | None = None
    worker: str | None = None
    givers: frozenset[str] = frozenset()

    @property
    def open(self) -> bool:
        """Say whether the job still waits for its end."""
        return self.state in (JobState.QUEUED, JobState.LEASED)


class Content:
    """The articles, jobs and entries, under one lock; a snapshot is made when one is asked for."""

    def __init__(self, changes_kept: int) -> None:
        # What answers, and beside it what was read where that is not the same.
        self.coded: dict[str, CodedArticle] = {}
        self.readings: dict[str, CodedArticle] = {}
        self.judgements: dict[tuple[str, str], Judgement] = {}
        self.verdicts: dict[str, Verdict] = {}
        self.jobs: dict[str, StoredJob] = {}
        self.entries: dict[tuple[str, str], Entry] = {}
        self.changes: deque[Change] = deque(maxlen=changes_kept)
        self.revision = 0
        self._snapshot: Snapshot | None = None
        self._prints: dict[str, tuple[Article, Fingerprint | None]] = {}
        self._lock = RLock()
        self._closed = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep everyone else out for a while; raises StoreUnavailable after `close`."""
        with self._lock:
            if self._closed:
                raise StoreUnavailable("memory: the store is closed")
            yield

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Undo the changes to the graph when one of them fails."""
        coded, revision, changes = dict(self.coded), self.revision, list(self.changes)
        readings = dict(self.readings)
        try:
            yield
        except BaseException:
            self.coded, self.revision, self._snapshot = coded, revision, None
            self.readings = readings
            self.changes.clear()
            self.changes.extend(changes)
            raise

    def changed(self, *replaced: tuple[str, CodedArticle | None, CodedArticle | None]) -> None:
        """Count and log the change that put the last of each three in place of the one before."""
        self.revision += 1
        self._snapshot = None
        now = datetime.now(UTC)
        for article_id, before, after in replaced:
            for kind, identity in changes_between(before, after):
                number = self.changes[-1].number + 1 if self.changes else 1
                change = Change(number, self.revision, now, kind, identity, article_id)
                self.changes.append(change)

    def as_read(self, article_id: str) -> CodedArticle | None:
        """Give what was read in an article, before any review, or None."""
        return self.readings.get(article_id) or self.coded.get(article_id)

    def hear(self, read: CodedArticle) -> CodedArticle:
        """Keep what was read in an article, and what the reviews leave of it, which it gives."""
        article_id = read.article.id
        stand_for = stand_for_of(self.judgements.values())
        verdicts = [v for v in self.verdicts.values() if v.article == article_id]
        heard = self.coded[article_id] = reviewed(read, stand_for, verdicts)
        self.readings.pop(article_id, None)
        if heard != read:
            self.readings[article_id] = read
        return heard

    def snapshot(self) -> Snapshot:
        """Give the graph as it is now; later changes do not show in it."""
        with self.held():
            if self._snapshot is None:
                stories = stories_among(filter(None, map(self._print, self.coded.values())))
                self._snapshot = _snapshot(
                    self.revision,
                    self.coded,
                    self.readings,
                    stand_for_of(self.judgements.values()),
                    stories,
                )
            return self._snapshot

    def close(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._closed = True
            self._snapshot = None
            self._prints.clear()
            self.coded.clear()
            self.readings.clear()
            self.judgements.clear()
            self.verdicts.clear()
            self.jobs.clear()
            self.entries.clear()
            self.changes.clear()

    def _print(self, coded: CodedArticle) -> Fingerprint | None:
        article = coded.article
        known = self._prints.get(article.id)
        if known is None or known[0] != article:
            known = self._prints[article.id] = article, fingerprint(article)
        return known[1]


def _snapshot(
    revision: int,
    stored: Mapping[str, CodedArticle],
    readings: Mapping[str, CodedArticle],
    stand_for: Mapping[str, str],
    stories: Mapping[str, str],
) -> Snapshot:
    coded = {article_id: stored[article_id] for article_id in sorted(stored)}
    tallies: dict[str, Counter[tuple[Shown, str]]] = defaultdict(Counter)
    sightings: Counter[str] = Counter()
    for entry in coded.values():
        for actor in entry.actors:
            tallies[actor.id].update(shown(actor))
            sightings[actor.id] += 1
    claims = [claim for entry in coded.values() for claim in entry.claims]
    offices = [office for entry in coded.values() for office in entry.offices]
    return Snapshot(
        revision=revision,
        coded=coded,
        read={article_id: readings.get(article_id, entry) for article_id, entry in coded.items()},
        stand_for=stand_for,
        articles={article_id: entry.article for article_id, entry in coded.items()},
        actors={actor_id: sum_up(actor_id, tallies[actor_id]) for actor_id in sorted(tallies)},
        sightings=sightings,
        claims={claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)},
        offices={office.id: office for office in sorted(offices, key=lambda office: office.id)},
        stories=stories,
    )
