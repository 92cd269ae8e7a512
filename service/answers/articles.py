"""Answers about articles and the jobs that bring them in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from graph_schema.intake import ArticleRefused, Fault, article_from
from graph_schema.interfaces import GraphReader, Store
from graph_schema.jobs import JobQueue
from graph_schema.keys import Scope
from graph_schema.queries import MAX_PAGE, GraphFilter
from graph_schema.records import Claim
from service.bodies import ArticleBody
from service.problems import BAD_BODY, NOT_FOUND, Refused, shown
from service.queries import ArticlesQuestion
from service.scopes import Principal
from service.shapes.articles import ArticlePage, ArticleShape, JobShape, TakenShape
from service.shapes.problems import FieldError
from service.shaping import Shaper, article_head, article_item, job_shape

MOST_REPOSTS = 100


def article_page(graph: GraphReader, asked: ArticlesQuestion) -> ArticlePage:
    """Give articles in the order of their ids."""
    page = graph.articles(
        publisher=asked.publisher,
        language=asked.language,
        since=asked.since,
        until=asked.until,
        story=asked.story,
        limit=asked.limit,
        cursor=asked.cursor,
    )
    stories = graph.stories_of([article.id for article in page.items])
    items = [article_item(article, stories.get(article.id)) for article in page.items]
    return ArticlePage(revision=graph.revision(), items=items, next_cursor=page.next_cursor)


def one_article(graph: GraphReader, article_id: str) -> ArticleShape:
    """Give an article with all that was read in it; raises Refused when there is none."""
    article = graph.article(article_id)
    if article is None:
        raise _no_article(article_id)
    shaper = Shaper(graph)
    told = graph.articles(story=article_id, limit=MOST_REPOSTS + 1).items
    return ArticleShape(
        revision=graph.revision(),
        **dict(article_item(article, graph.stories_of([article_id]).get(article_id))),
        text=article.text,
        reposts=[article_head(a) for a in told if a.id != article_id][:MOST_REPOSTS],
        claims=shaper.claims(list(_claims_of(graph, article_id))),
        offices=shaper.offices(graph.offices(article=article_id)),
    )


def take(queue: JobQueue, body: ArticleBody, giver: str | None = None) -> TakenShape:
    """Queue an article for a giver, the id of a key.

    Raises Refused, naming each field that cannot be taken.
    """
    try:
        taken = article_from(dict(body))
    except ArticleRefused as refusal:
        raise _refused(refusal) from refusal
    job = job_shape(queue.enqueue(taken.article, now=datetime.now(UTC), giver=giver))
    return TakenShape(**dict(job), warnings=_told(taken.warnings))


def retract(store: Store, article_id: str) -> None:
    """Take an article back, with all that it alone says; raises Refused when there is none."""
    if not store.writer.retract([article_id]):
        raise _no_article(article_id)


def one_job(queue: JobQueue, job_id: str, asker: Principal) -> JobShape:
    """Give a job to whoever may read, or gave it.

    Raises Refused when there is none of that id, or the asker may not know that there is.
    """
    job = queue.job(job_id)
    if job is None or not (Scope.READ in asker.scopes or asker.key_id in job.givers):
        raise Refused(NOT_FOUND, f"there is no job '{shown(job_id)}'")
    return job_shape(job)


def _claims_of(graph: GraphReader, article_id: str) -> Iterator[Claim]:
    where, cursor = GraphFilter(article=article_id), None
    while True:
        page = graph.claims(where, limit=MAX_PAGE, cursor=cursor)
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return


def _refused(refusal: ArticleRefused) -> Refused:
    errors = _told(refusal.faults)
    return Refused(BAD_BODY, f"{errors[0].where}: {errors[0].reason}", errors=errors)


def _told(faults: Sequence[Fault]) -> list[FieldError]:
    return [FieldError(where=fault.field, reason=shown(fault.reason, 300)) for fault in faults]


def _no_article(article_id: str) -> Refused:
    return Refused(NOT_FOUND, f"there is no article '{shown(article_id)}' in the graph")
