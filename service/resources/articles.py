"""Articles: in, out and back again."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from service import links, samples
from service.access import AccessTo, Reader
from service.answers import articles
from service.bodies import ArticleBody, json_only
from service.conditional import REVISION, conditional
from service.documentation import (
    JOB_LINKS,
    LOCATION,
    REVISION_HEADER,
    answers,
    conditional_answers,
    problems,
)
from service.problems import BAD_BODY, NOT_FOUND, NOT_JSON, TOO_LARGE, WRONG_MEDIA_TYPE
from service.queries import ArticlesQuestion, asked_once, nothing_asked
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
    dependencies=[Depends(json_only), Depends(nothing_asked)],
    responses={
        202: {
            **answers(202, "The job that reads it.", samples.TAKEN, LOCATION)[202],
            "links": JOB_LINKS,
        },
        **problems(BAD_BODY, NOT_JSON, TOO_LARGE, WRONG_MEDIA_TYPE),
    },
)
def add_article(body: ArticleBody, to: AccessTo, response: Response) -> TakenShape:
    """Queue an article; a worker reads it soon. The same article again gives the same job.

    The answer's Location is that of the job. An article whose id is in the graph already takes
    the place of the earlier one; without an id it is known by its url. A date that is none leaves
    the article undated, which `warnings` tell.
    """
    job = articles.take(to.store.queue, body)
    response.headers["Location"] = links.to_job(job.id)
    return job


@router.get(
    "/articles",
    operation_id="list_articles",
    summary="List articles",
    dependencies=[Depends(conditional), Depends(asked_once())],
    responses=conditional_answers("A page of articles.", samples.ARTICLES),
)
def list_articles(asked: Annotated[ArticlesQuestion, Query()], graph: Reader) -> ArticlePage:
    """Give articles in the order of their ids, without their texts."""
    return articles.article_page(graph, asked)


@router.get(
    "/articles/{id:path}",
    operation_id="get_article",
    summary="Get an article and all that was read in it",
    dependencies=[Depends(conditional), Depends(nothing_asked)],
    responses={**problems(NOT_FOUND), **conditional_answers("The article.", samples.ARTICLE)},
)
def get_article(article: ArticleId, graph: Reader) -> ArticleShape:
    """Give an article with its text, claims and offices."""
    return articles.one_article(graph, article)


@router.delete(
    "/articles/{id:path}",
    operation_id="retract_article",
    summary="Take an article back",
    status_code=204,
    response_model=None,
    dependencies=[Depends(nothing_asked)],
    responses={
        204: {"description": "It is as if it had never come.", "headers": REVISION_HEADER},
        **problems(NOT_FOUND),
    },
)
def retract_article(article: ArticleId, to: AccessTo, response: Response) -> None:
    """Remove an article with every claim, relation and actor that it alone attests."""
    articles.retract(to.store, article)
    response.headers[REVISION] = str(to.reader.revision())


@router.get(
    "/jobs/{id:path}",
    operation_id="get_job",
    summary="Get where an article in the queue is",
    dependencies=[Depends(nothing_asked)],
    responses={**answers(200, "The job.", samples.JOB), **problems(NOT_FOUND)},
)
def get_job(
    job: Annotated[
        Name, Path(alias="id", description="The id of the job.", examples=[samples.JOB.id])
    ],
    to: AccessTo,
    response: Response,
) -> JobShape:
    """Give a job; its state may change without a change of the graph."""
    response.headers["Cache-Control"] = "no-store"
    return articles.one_job(to.store.queue, job)
