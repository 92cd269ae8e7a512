"""Articles: in, out and back again."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from graph_schema.keys import Scope
from service import links, samples
from service.access import AccessTo
from service.answers import articles
from service.bodies import ArticleBody, json_only
from service.conditional import REVISION, Ask
from service.documentation import (
    BODY_PROBLEMS,
    JOB_LINKS,
    LOCATION,
    REVISION_HEADER,
    answers,
    conditional_answers,
    problems,
)
from service.problems import NOT_FOUND
from service.queries import ArticlesQuestion, asked_once, nothing_asked
from service.scopes import Asker, also_opened_by, needs, needs_one
from service.shapes.articles import ArticlePage, ArticleShape, JobShape, TakenShape
from service.texts import Name

router = APIRouter(prefix="/v1", tags=["articles"])
ArticleId = Annotated[
    Name, Path(alias="id", description="The id of the article.", examples=["a-001"])
]


@router.post(
    "/articles",
    operation_id="add_article",
    summary="Give an article to be read",
    status_code=202,
    dependencies=[needs(Scope.WRITE), Depends(json_only), Depends(nothing_asked)],
    responses={
        202: {
            **answers(202, "The job that reads it.", samples.TAKEN, LOCATION)[202],
            "links": JOB_LINKS,
        },
        **BODY_PROBLEMS,
    },
)
def add_article(body: ArticleBody, to: AccessTo, asker: Asker, response: Response) -> TakenShape:
    """Queue an article; a worker reads it soon. The same article again gives the same job.

    The answer's Location is that of the job. An article whose id is in the graph already takes
    the place of the earlier one; without an id it is known by its url. A date that is none leaves
    the article undated, which `warnings` tell.
    """
    job = articles.take(to.store.queue, body, asker.key_id)
    response.headers["Location"] = links.to_job(job.id)
    return job


@router.get(
    "/articles",
    operation_id="list_articles",
    summary="List articles",
    response_model=ArticlePage,
    dependencies=[needs(Scope.READ), Depends(asked_once())],
    responses=conditional_answers("A page of articles.", samples.ARTICLES),
)
def list_articles(asked: Annotated[ArticlesQuestion, Query()], ask: Ask) -> Response:
    """Give articles in the order of their ids, without their texts."""
    return ask(lambda graph: articles.article_page(graph, asked))


@router.get(
    "/articles/{id:path}",
    operation_id="get_article",
    summary="Get an article and all that was read in it",
    response_model=ArticleShape,
    dependencies=[needs(Scope.READ), Depends(nothing_asked)],
    responses={**problems(NOT_FOUND), **conditional_answers("The article.", samples.ARTICLE)},
)
def get_article(article: ArticleId, ask: Ask) -> Response:
    """Give an article with its text, claims and offices."""
    return ask(lambda graph: articles.one_article(graph, article))


@router.delete(
    "/articles/{id:path}",
    operation_id="retract_article",
    summary="Take an article back",
    status_code=204,
    response_model=None,
    dependencies=[needs(Scope.WRITE), Depends(nothing_asked)],
    responses={
        204: {"description": "It is as if it had never come.", "headers": REVISION_HEADER},
        **problems(NOT_FOUND),
    },
)
def retract_article(article: ArticleId, to: AccessTo) -> Response:
    """Remove an article with every claim, relation and actor that it alone attests."""
    articles.retract(to.store, article)
    return Response(status_code=204, headers={REVISION: str(to.reader.revision())})


@router.get(
    "/jobs/{id:path}",
    operation_id="get_job",
    summary="Get where an article in the queue is",
    dependencies=[needs_one(Scope.READ, Scope.WRITE), Depends(nothing_asked)],
    openapi_extra=also_opened_by(Scope.WRITE),
    responses={**answers(200, "The job.", samples.JOB), **problems(NOT_FOUND)},
)
def get_job(
    job: Annotated[
        Name, Path(alias="id", description="The id of the job.", examples=[samples.JOB.id])
    ],
    to: AccessTo,
    asker: Asker,
    response: Response,
) -> JobShape:
    """Give a job; its state may change without a change of the graph.

    A key that may write and not read sees the jobs of the articles that it gave.
    """
    response.headers["Cache-Control"] = "no-store"
    return articles.one_job(to.store.queue, job, asker)
