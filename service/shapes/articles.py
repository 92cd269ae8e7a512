"""Articles, and the jobs that bring them in."""

from __future__ import annotations

from graph_schema.jobs import JobState
from service.shapes.actors import OfficeShape
from service.shapes.base import Answer, Shape
from service.shapes.claims import ArticleHead, ClaimShape
from service.shapes.links import JobLinks
from service.shapes.problems import FieldError


class ArticleItem(ArticleHead):
    """An article in a list."""

    characters: int
    """The length of its text."""
    story: str
    """The id of the first article that tells its story: its own unless it is a near copy."""


class ArticlePage(Answer):
    """Articles in the order of their ids."""

    items: list[ArticleItem]
    next_cursor: str | None
    """Give it as `cursor` for the next page; null on the last."""


class ArticleShape(Answer, ArticleItem):
    """An article with all that was read in it."""

    text: str
    """The text as it came; every offset points into it."""
    reposts: list[ArticleHead]
    """The other articles of its story, near copies of it or of each other, at most 100."""
    claims: list[ClaimShape]
    offices: list[OfficeShape]


class JobShape(Shape):
    """An article on its way in."""

    id: str
    article: str
    """The id that the article has or was given."""
    state: JobState
    """queued, leased (being read), done, or dead (given up, see `error`)."""
    attempts: int
    error: str | None
    """Why the last attempt failed."""
    links: JobLinks


class TakenShape(JobShape):
    """The job of an article that has just come in."""

    warnings: list[FieldError]
    """Fields that could not be used, and how the article was taken without them."""
