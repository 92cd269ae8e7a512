"""Reading many articles with many processes: the same result in the same order as with one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import wait

from graph_schema.errors import ActorgraphError, InputRefused
from graph_schema.records import Article
from graph_schema.reviews import Judgement
from graph_schema.settings import Settings
from ingest.child import Child, ChildDied
from ingest.coding import Coded
from ingest.pipeline import BATCH, Extractor, make_extractor

Outcome = Coded | InputRefused
Tell = Callable[[str], None]
# Batches on their way for each process: one that is read, one that waits, and some that are done
# but wait for an earlier one. What is on its way is all that is in memory.
AHEAD = 4


def code_safely(extractor: Extractor, articles: Sequence[Article]) -> list[Outcome]:
    """Give what each article states, or a refusal of the one that its reader stumbles over."""
    try:
        return list(extractor.code(articles))
    except ActorgraphError:
        raise
    except Exception as error:
        if len(articles) == 1:
            reason = f"its reader failed ({type(error).__name__}: {error})"
            return [InputRefused(f"article {articles[0].id}", reason)]
    return [outcome for article in articles for outcome in code_safely(extractor, [article])]


def code_here(articles: Iterable[Article], extractor: Extractor) -> Generator[Outcome, None, None]:
    """Give what each article states, in order, read in this process."""
    for batch in batches(articles):
        yield from code_safely(extractor, batch)


def batches(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """Give the articles a few at a time, the same few whoever reads them."""
    waiting = iter(articles)
    while batch := tuple(islice(waiting, BATCH)):
        yield batch


def code_in_processes(
    articles: Iterable[Article],
    settings: Settings,
    workers: int,
    tell: Tell,
    judgements: Sequence[Judgement] = (),
) -> Generator[Outcome, None, None]:
    """Give what each article states, in order, read by `workers` processes.

    A process that dies is told of, and its articles are read once more, each alone; one that ends
    its process again is refused. Only so many articles are read ahead that memory stays flat. All
    processes end with the iteration.
    """
    crew = _Crew(settings, workers, tell, judgements)
    try:
        yield from crew.outcomes(batches(articles))
    finally:
        crew.end()


def without_store(settings: Settings) -> Settings:
    """Give the settings that reading needs: no address and no password of a store."""
    return settings.model_copy(update={"store": "memory:", "neo4j_password": None})


def coder(
    settings: Settings, judgements: Sequence[Judgement] = ()
) -> Callable[[Sequence[Article]], list[Outcome]]:
    """Give the work of one process of the crew; it is called there."""
    extractor = make_extractor(settings, judgements)
    return lambda articles: code_safely(extractor, articles)


@dataclass(slots=True)
class _Batch:
    """Articles and what came of them; None is still on its way."""

    articles: tuple[Article, ...]
    outcomes: list[Outcome | None] = field(init=False)

    def __post_init__(self) -> None:
        self.outcomes = [None] * len(self.articles)


@dataclass(frozen=True, slots=True)
class _Task:
    """Some articles of a batch, from one place on, for one process."""

    batch: _Batch
    first: int
    count: int
    again: bool = False

    @property
    def articles(self) -> tuple[Article, ...]:
        return self.batch.articles[self.first : self.first + self.count]


class _Crew:
    """The processes, what each is reading, and what waits."""

    def __init__(
        self, settings: Settings, workers: int, tell: Tell, judgements: Sequence[Judgement]
    ) -> None:
        self._judgements = judgements
        self._settings, self._tell = without_store(settings), tell
        self._most = AHEAD * workers
        self._idle = [self._started() for _ in range(workers)]
        self._busy: dict[Child, _Task] = {}
        self._tasks: deque[_Task] = deque()

    def outcomes(self, waiting: Iterator[tuple[Article, ...]]) -> Iterator[Outcome]:
        under_way: deque[_Batch] = deque()
        more = True
        while more or under_way:
            while more and len(under_way) < self._most:
                articles = next(waiting, None)
                if articles is None:
                    more = False
                    break
                under_way.append(_Batch(articles))
                self._tasks.append(_Task(under_way[-1], 0, len(articles)))
                self._hand_out()
            while under_way and all(outcome is not None for outcome in under_way[0].outcomes):
                yield from (o for o in under_way.popleft().outcomes if o is not None)
                # What is done goes out at once; new work is fetched before the next wait.
                if more:
                    break
            else:
                if under_way and (not more or len(under_way) >= self._most):
                    self._collect()

    def end(self) -> None:
        for child in (*self._idle, *self._busy):
            child.end()

    def _started(self) -> Child:
        return Child(coder, self._settings, self._judgements)

    def _hand_out(self) -> None:
        while self._tasks and self._idle:
            child, task = self._idle.pop(), self._tasks.popleft()
            self._busy[child] = task
            try:
                child.begin(task.articles)
            except ChildDied as died:
                self._bury(child, died)

    def _collect(self) -> None:
        """Wait for at least one process, take what it gives, and give it the next."""
        self._hand_out()
        ready = wait([child.connection for child in self._busy])
        for child in [c for c in self._busy if c.connection in ready]:
            try:
                outcomes = child.answer()
            except ChildDied as died:
                self._bury(child, died)
                continue
            task = self._busy.pop(child)
            task.batch.outcomes[task.first : task.first + task.count] = outcomes
            self._idle.append(child)
        self._hand_out()

    def _bury(self, child: Child, died: ChildDied) -> None:
        task = self._busy.pop(child)
        child.end()
        self._idle.append(self._started())
        if task.again:
            article = task.articles[0]
            reason = f"its reader {died}, twice; read it alone to see why"
            task.batch.outcomes[task.first] = InputRefused(f"article {article.id}", reason)
            return
        self._tell(f"a worker {died}; its {task.count} articles are read once more, each alone")
        again = [_Task(task.batch, task.first + n, 1, again=True) for n in range(task.count)]
        # They hold up what came after them, so they go first.
        self._tasks.extendleft(reversed(again))
