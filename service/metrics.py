"""The figures that Prometheus collects."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import UTC, datetime
from threading import Lock

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from graph_schema.interfaces import Store
from graph_schema.webhooks import HookState, Webhooks
from graph_schema.workers import seen_workers

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
# Counting a large graph takes a while, and several may collect.
_FRESH_SECONDS = 5.0


class Metrics:
    """The figures of one application: what it has answered, and what its store holds."""

    def __init__(self, store: Store) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "actorgraph_requests",
            "Requests answered, by method, route and status.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "actorgraph_request_seconds",
            "Seconds until an answer began.",
            ("method", "route"),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self.streams = Gauge(
            "actorgraph_streams", "Clients that listen to the stream.", registry=self._registry
        )
        self._registry.register(_OfStore(store))

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def text(self) -> bytes:
        """Give everything in Prometheus' text format; raises StoreUnavailable."""
        return generate_latest(self._registry)


class _OfStore(Collector):
    """The figures of the store, read when they are collected and kept for a few seconds."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._read_at = float("-inf")
        self._read: tuple[Metric, ...] = ()

    def describe(self) -> Iterable[Metric]:
        """Give nothing: the names are known to be free, and registering must not ask the store."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """Give the figures."""
        with self._lock:
            if time.monotonic() - self._read_at >= _FRESH_SECONDS:
                self._read = tuple(self._figures())
                self._read_at = time.monotonic()
            return self._read

    def _figures(self) -> Iterable[Metric]:
        reader, queue = self._store.reader, self._store.queue
        yield GaugeMetricFamily(
            "actorgraph_revision", "Changes that the graph has seen.", value=reader.revision()
        )
        records = GaugeMetricFamily(
            "actorgraph_records", "What the graph holds.", labels=("record",)
        )
        totals = reader.totals()
        for record in ("articles", "actors", "claims", "offices", "relations"):
            records.add_metric((record,), getattr(totals, record))
        yield records
        jobs = GaugeMetricFamily(
            "actorgraph_jobs", "Articles that wait to be read, or were given up.", labels=("state",)
        )
        jobs.add_metric(("waiting",), queue.waiting())
        jobs.add_metric(("dead",), queue.dead())
        yield jobs
        hooks = Webhooks(self._store.registry).every()
        states = GaugeMetricFamily("actorgraph_webhooks", "Webhooks.", labels=("state",))
        for state in HookState:
            states.add_metric((state,), sum(hook.state is state for hook in hooks))
        yield states
        yield from self._of_workers()

    def _of_workers(self) -> Iterable[Metric]:
        seen = seen_workers(self._store.registry, now=datetime.now(UTC))
        yield GaugeMetricFamily(
            "actorgraph_workers", "Workers that gave a sign of life lately.", value=len(seen)
        )
        read = CounterMetricFamily(
            "actorgraph_worker_articles",
            "Articles that a worker read.",
            labels=("worker", "result"),
        )
        for worker in seen:
            read.add_metric((worker.name, "coded"), worker.coded)
            read.add_metric((worker.name, "failed"), worker.failed)
        yield read
