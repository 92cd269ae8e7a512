"""Answers about articles and the jobs that bring them in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from graph_schema.ids import content_id
from graph_schema.interfaces import GraphReader, JobQueue, Store
from graph_schema.language import language_of
from graph_schema.queries import MAX_PAGE, GraphFilter
from graph_schema.records import Article, Claim
from service.bodies import ArticleBody
from service.problems import BAD_BODY, NOT_FOUND, Refused, refused_field, shown
from service.queries import ArticlesQuestion
from service.shapes.articles import ArticlePage, ArticleShape, JobShape
from service.shaping import Shaper, article_item, job_shape


def article_page(graph: GraphReader, asked: ArticlesQuestion) -> ArticlePage:
    """Give articles in the order of their ids."""
    page = graph.articles(
        publisher=asked.publisher,
        language=asked.language,
        since=asked.since,
        until=asked.until,
        limit=asked.limit,
        cursor=asked.cursor,
    )
    items = [article_item(article) for article in page.items]
    return ArticlePage(items=items, next_cursor=page.next_cursor)


def one_article(graph: GraphReader, article_id: str) -> ArticleShape:
    """Give an article with all that was read in it; raises Refused when there is none."""
    article = graph.article(article_id)
    if article is None:
        raise _no_article(article_id)
    shaper = Shaper(graph)
    return ArticleShape(
        **article_item(article).model_dump(),
        text=article.text,
        claims=shaper.claims(_claims_of(graph, article_id)),
        offices=shaper.offices(graph.offices(article=article_id)),
    )


def take(queue: JobQueue, body: ArticleBody) -> JobShape:
    """Queue an article; raises Refused when its language cannot be told."""
    language = body.language or language_of(f"{body.title or ''}\n{body.text}")
    if language is None:
        reason = "the text is neither Arabic nor English; actorgraph reads ar and en"
        raise refused_field(BAD_BODY, "language", reason)
    published = body.published.isoformat() if body.published else None
    article = Article(
        id=body.id or content_id("a-", body.title, body.text, published, body.publisher, body.url),
        language=language,
        title=body.title,
        text=body.text,
        published=body.published,
        publisher=body.publisher,
        url=body.url,
    )
    return job_shape(queue.enqueue(article, now=datetime.now(UTC)))


def retract(store: Store, article_id: str) -> None:
    """Take an article back, with all that it alone says; raises Refused when there is none."""
    if not store.writer.retract([article_id]):
        raise _no_article(article_id)


def one_job(queue: JobQueue, job_id: str) -> JobShape:
    """Give a job; raises Refused when there is none of that id."""
    job = queue.job(job_id)
    if job is None:
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


def _no_article(article_id: str) -> Refused:
    return Refused(NOT_FOUND, f"there is no article '{shown(article_id)}' in the graph")
