"""The bodies that requests carry."""

from __future__ import annotations

from typing import Annotated

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from graph_schema.language import Language
from service.problems import WRONG_MEDIA_TYPE, Refused
from service.texts import ArticleText, Day, Line, Link, NewId


class ArticleBody(BaseModel):
    """An article to be read; what is not known is left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    id: Annotated[NewId | None, Field(examples=["a-001"])] = None
    """Your own id; an article of the same id is replaced. Without it, a hash of the content."""
    language: Annotated[Language | None, Field(examples=["ar"])] = None
    """Told by the script when left out."""
    title: Annotated[Line | None, Field(examples=["الشيباني يدين الغارات الإسرائيلية"])] = None
    text: Annotated[ArticleText, Field(examples=["وأدان الشيباني الغارات الإسرائيلية."])]
    """Kept unchanged; every offset points into it."""
    published: Annotated[Day | None, Field(examples=["2026-03-14"])] = None
    publisher: Annotated[Line | None, Field(examples=["SANA"])] = None
    url: Annotated[Link | None, Field(examples=["https://news.example/a-001"])] = None


async def json_only(request: Request) -> None:
    """Refuse a body that is not JSON.

    A web page may send text or forms to this machine without asking; JSON it may not.
    """
    sent = request.headers.get("content-type", "")
    if sent.split(";")[0].strip().lower() != "application/json":
        raise Refused(WRONG_MEDIA_TYPE, "send JSON with Content-Type: application/json")
