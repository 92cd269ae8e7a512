"""The bodies that requests carry."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Request
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from graph_schema.model import model
from graph_schema.records import ChangeKind
from graph_schema.reviews import Correctness, Sameness
from graph_schema.webhooks import MAX_URL
from service.problems import WRONG_MEDIA_TYPE, Refused
from service.queries import KindId
from service.texts import ArticleText, LanguageCode, Line, Link, Name, NewId, Published, Title

MOST_NAMES = 100
MAX_QUERY = 20_000


def _known(kind: str) -> str:
    if kind not in model().kinds:
        raise ValueError(f"must be one of {', '.join(model().kinds)}")
    return kind


KnownKind = Annotated[KindId, AfterValidator(_known)]


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


class CypherBody(BaseModel):
    """A question in Cypher."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    query: Annotated[
        str,
        StringConstraints(min_length=1, max_length=MAX_QUERY),
        Field(examples=["MATCH (a:Actor {id: $id})-[r:ATTACKS]->(b) RETURN b.name, r.claims"]),
    ]
    """One statement that only reads; every node that is not at the end of a relationship has a
    label."""
    parameters: Annotated[dict[str, Any], Field(examples=[{"id": "ISR"}])] = {}
    """What stands for each `$name` of the query."""


class MatchName(BaseModel):
    """A name with what else is known of whom it means."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    name: Annotated[Name, Field(examples=["Ahmad al-Sharaa"])]
    """In either script, in any spelling."""
    kind: Annotated[KnownKind | None, Field(examples=["person"])] = None
    """Only actors of this kind."""
    party: Annotated[Name | None, Field(examples=["SYR"])] = None
    """Only those who act for this one: an actor id, a party code or a name."""


def _with_its_name(given: Any) -> Any:
    # One shape for both, so that a refusal names a field and not a choice between two.
    if isinstance(given, str):
        return {"name": given}
    if not isinstance(given, dict | MatchName):
        raise ValueError("must be a name, or an object that has one")
    return given


AskedName = Annotated[
    MatchName, BeforeValidator(_with_its_name, json_schema_input_type=Name | MatchName)
]


class MatchBody(BaseModel):
    """Names to be matched with actors."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    names: Annotated[
        list[AskedName],
        Field(min_length=1, max_length=MOST_NAMES, examples=[["سوريا", {"name": "Shaibani"}]]),
    ]
    """At most 100."""
    limit: Annotated[int, Field(ge=1, le=50, examples=[5])] = 5
    """How many candidates for each at most."""


class JudgementBody(BaseModel):
    """Whether two actors are one."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    sameness: Annotated[Sameness, Field(examples=["same"])]
    """`same`, `different` or `unsure`."""
    by: Annotated[Name | None, Field(examples=["salma"])] = None
    """Who judges; the key that asks is noted as well."""
    reason: Annotated[Name | None, Field(examples=["Two spellings of one name."])] = None
    """Why, in one line."""


class VerdictBody(BaseModel):
    """Whether an article says what a claim has it say."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    correctness: Annotated[Correctness, Field(examples=["wrong"])]
    """`right` or `wrong`."""
    by: Annotated[Name | None, Field(examples=["salma"])] = None
    """Who judges; the key that asks is noted as well."""
    reason: Annotated[Name | None, Field(examples=["The sentence is about an exercise."])] = None
    """Why, in one line."""


class WebhookBody(BaseModel):
    """Where changes are to be told."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    url: Annotated[
        str,
        Field(
            min_length=1,
            max_length=MAX_URL,
            pattern=r"^https?://[!-~]+$",
            examples=["https://news.example/hook"],
        ),
    ]
    """An http or https address of the public network."""
    events: Annotated[list[ChangeKind] | None, Field(examples=[["claim.added"]])] = None
    """The kinds of change that are told; all when left out, null or empty."""


async def json_only(request: Request) -> None:
    """Refuse a body that is not JSON.

    A web page may send text or forms to this machine without asking; JSON it may not.
    """
    sent = request.headers.get("content-type", "")
    if sent.split(";")[0].strip().lower() != "application/json":
        raise Refused(WRONG_MEDIA_TYPE, "send JSON with Content-Type: application/json")
