"""The bodies that requests carry."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from service.problems import WRONG_MEDIA_TYPE, Refused
from service.texts import ArticleText, LanguageCode, Line, Link, NewId, Published, Title


class ArticleBody(BaseModel):
    """An article to be read; what is not known is left out, null or empty.

    It holds the fields as they came; `graph_schema.intake` says whether they make an article.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: Annotated[NewId, Field(examples=["a-001"])] = None
    """Your own id; an article of the same id is replaced. Without it, the url is what an article is
    known by, and without either its content."""
    language: Annotated[LanguageCode, Field(examples=["ar"])] = None
    """Told by the script when left out."""
    title: Annotated[Title, Field(examples=["الشيباني يدين الغارات الإسرائيلية"])] = None
    """Kept unchanged."""
    text: Annotated[ArticleText, Field(examples=["وأدان الشيباني الغارات الإسرائيلية."])]
    """Kept unchanged; every offset points into it."""
    published: Annotated[Published, Field(examples=["2026-03-14"])] = None
    """A day, or a time whose day is kept as it is written. Anything else leaves the article undated
    with a warning."""
    publisher: Annotated[Line, Field(examples=["SANA"])] = None
    """Kept without the spaces around it."""
    url: Annotated[Link, Field(examples=["https://news.example/a-001"])] = None
    """Kept without the spaces around it."""


async def json_only(request: Request) -> None:
    """Refuse a body that is not JSON.

    A web page may send text or forms to this machine without asking; JSON it may not.
    """
    sent = request.headers.get("content-type", "")
    if sent.split(";")[0].strip().lower() != "application/json":
        raise Refused(WRONG_MEDIA_TYPE, "send JSON with Content-Type: application/json")
