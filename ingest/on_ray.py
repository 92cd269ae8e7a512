"""Reading many articles on a Ray cluster: the same result in the same order as in one process."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from functools import partial
from typing import Any

from graph_schema.errors import InputRefused, SettingsError
from graph_schema.records import Article
from graph_schema.reviews import Judgement
from graph_schema.settings import Settings
from ingest.bulk import AHEAD, Outcome, batches, coder, without_store

LOCAL = "local"


class Coding:
    """The actor of the cluster that reads: one process with a reader of its own."""

    def __init__(self, settings: Settings, judgements: Sequence[Judgement] = ()) -> None:
        self._code = coder(settings, judgements)

    def code(self, articles: Sequence[Article]) -> list[Outcome]:
        """Give what each article states, or its refusal."""
        return self._code(articles)


def code_on_ray(
    articles: Iterable[Article],
    settings: Settings,
    address: str,
    judgements: Sequence[Judgement] = (),
) -> Generator[Outcome, None, None]:
    """Give what each article states, in order, read by one actor for each processor of a cluster.

    `address` is that of the cluster, or `local` for one on this machine. The cluster starts an
    actor that dies again and reads its articles once more; if that fails they are refused. Raises
    SettingsError when Ray is not installed or the cluster cannot be reached.
    """
    # By default it reports its use to its makers.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        from ray.exceptions import RayError
    except ImportError as error:
        raise SettingsError(
            "--ray: Ray is not installed; in a checkout: pip install --editable '.[ray]'"
        ) from error
    # Its functions tell no types.
    cluster: Any = ray
    where = {"include_dashboard": False} if address == LOCAL else {"address": address}
    try:
        ray.init(log_to_driver=False, **where)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise SettingsError(f"--ray: no cluster at {address!r} ({error})") from error
    try:
        workers = max(1, int(cluster.cluster_resources().get("CPU", 1)))
        make = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=1)(Coding)
        actors = deque(make.remote(without_store(settings), judgements) for _ in range(workers))
        yield from _in_order(articles, actors, partial(_gathered, ray, RayError))
    finally:
        ray.shutdown()


def _in_order(
    articles: Iterable[Article], actors: deque[Any], gathered: Any
) -> Generator[Outcome, None, None]:
    """Hand the batches out in turn and take the answers in the same order, a few on their way."""
    under_way: deque[tuple[Any, tuple[Article, ...]]] = deque()
    for batch in batches(articles):
        if len(under_way) >= AHEAD * len(actors):
            yield from gathered(*under_way.popleft())
        under_way.append((actors[0].code.remote(batch), batch))
        actors.rotate()
    while under_way:
        yield from gathered(*under_way.popleft())


def _gathered(
    ray: Any, failure: type[Exception], answer: Any, batch: Sequence[Article]
) -> list[Outcome]:
    try:
        outcomes: list[Outcome] = ray.get(answer)
    except failure as error:
        told = f"its reader on the cluster failed ({type(error).__name__})"
        return [InputRefused(f"article {article.id}", told) for article in batch]
    return outcomes
