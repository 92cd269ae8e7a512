"""The query parameters of each question, refused when unknown, and as a filter of the graph."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field

from graph_schema.model import model
from graph_schema.queries import MAX_PAGE, GraphFilter, RelationOrder
from graph_schema.records import ChangeKind, Modality, Polarity
from service.problems import BAD_PARAMETER, refused_field
from service.resolving import Resolved, Resolver
from service.shapes.actors import Direction
from service.texts import Day, Moment, Name

ENDS = ("source", "target", "actor", "other")
REPEATABLE = ("kind", "type", "quad")
# Stores hold numbers of 64 bits.
MAX_NUMBER = 2**63 - 1
TypeId = Annotated[str, Field(max_length=64, json_schema_extra={"enum": [*model().types]})]
QuadId = Annotated[str, Field(max_length=64, json_schema_extra={"enum": [*model().quads]})]
KindId = Annotated[str, Field(max_length=64, json_schema_extra={"enum": [*model().kinds]})]
Limit = Annotated[int, Field(ge=1, le=MAX_PAGE, description="How many at most.", examples=[20])]
Cursor = Annotated[
    str | None,
    Field(
        min_length=1,
        max_length=2_000,
        pattern="^[A-Za-z0-9_-]+$",
        description="The `next_cursor` of the page before; everything else must stay the same.",
        examples=["WzEyLCJTWVIiXQ"],
    ),
]


def an_actor(what: str, example: str) -> Any:
    return Field(
        description=f"{what}: an actor id, a party code, or a name in Arabic or English.",
        examples=[example],
    )


Source = Annotated[Name | None, an_actor("Who does it", "Israel")]
Target = Annotated[Name | None, an_actor("To whom it is done", "سوريا")]
Either = Annotated[Name | None, an_actor("Either end", "SYR")]
Other = Annotated[Name | None, an_actor("Who is at the end that `actor` leaves", "ISR")]
Party = Annotated[Name | None, an_actor("The party of either end", "SYR")]
Kinds = Annotated[
    tuple[KindId, ...],
    Field(description="The kinds of both ends.", examples=[["state", "organization"]]),
]
InArticle = Annotated[Name | None, Field(description="The id of the article.", examples=["a-001"])]
Since = Annotated[Day | None, Field(description="The first day.", examples=["2025-01-01"])]
Until = Annotated[Day | None, Field(description="The last day.", examples=["2026-12-31"])]
Publisher = Annotated[
    Name | None, Field(description="The publisher, as written.", examples=["SANA"])
]
Story = Annotated[
    Name | None,
    Field(description="The id of an article: those that tell its story.", examples=["a-001"]),
]
Language = Annotated[
    str | None,
    Field(pattern="^[a-z]{2}$", description="The language of the article.", examples=["ar"]),
]
Contradicted = Annotated[
    bool, Field(description="Only those that some deny and others assert.", examples=[True])
]
Order = Annotated[
    RelationOrder,
    Field(description="The most claims, the latest or the surest first.", examples=["claims"]),
]


def least(of: str) -> Any:
    """Give what OpenAPI says of a least confidence."""
    return Field(ge=0, le=100, description=f"The least confidence of {of}", examples=[50])


Sureness = Annotated[int, least("a claim; those that are less sure are left out.")]
RelationSureness = Annotated[int, least("a relation: of its surest claim; the others count too.")]


class Question(BaseModel):
    """The parameters of a question; one that is not known is refused, not passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PeriodQuestion(Question):
    """What narrows the claims by when, where and how surely something is said."""

    since: Since = None
    until: Until = None
    min_confidence: Sureness = 0
    publisher: Publisher = None
    language: Language = None

    def narrowed(self, resolver: Resolver) -> tuple[GraphFilter, tuple[Resolved, ...]]:
        """Give the filter, and what its names were taken for.

        Raises FilterError for what does not exist and Refused for names that no actor bears.
        """
        asked = dict(self)
        named = [
            resolver.actor(parameter, asked[parameter])
            for parameter in (*ENDS, "speaker")
            if asked.get(parameter) is not None
        ]
        if asked.get("party") is not None:
            named.append(resolver.party("party", asked["party"]))
        where = GraphFilter(
            types=frozenset(asked.get("type", ())),
            quads=frozenset(asked.get("quad", ())),
            kinds=frozenset(asked.get("kind", ())),
            since=self.since,
            until=self.until,
            min_confidence=self.min_confidence,
            polarity=asked.get("polarity"),
            modality=asked.get("modality"),
            publisher=self.publisher,
            language=self.language,
            article=asked.get("article"),
            contradicted=asked.get("contradicted", False),
            **{resolved.parameter: resolved.id for resolved in named},
        )
        return where, tuple(named)


class TypedQuestion(PeriodQuestion):
    """A filter with the types of the relation."""

    type: Annotated[
        list[TypeId], Field(description="The types of the relation.", examples=[["ATTACKS"]])
    ] = []
    quad: Annotated[
        list[QuadId],
        Field(description="The quad classes of the relation.", examples=[["material_conflict"]]),
    ] = []


class SayingQuestion(TypedQuestion):
    """A filter with the manner of speaking, and who speaks."""

    polarity: Annotated[
        Polarity | None, Field(description="Asserted or denied.", examples=["asserted"])
    ] = None
    modality: Annotated[
        Modality | None, Field(description="Actual, planned or not.", examples=["actual"])
    ] = None
    speaker: Annotated[Name | None, an_actor("Whoever says so, or acts for whom", "Syria")] = None


class FilterQuestion(SayingQuestion):
    """What narrows the claims, and with them all that is derived from them."""

    party: Party = None
    kind: Kinds = ()


class EndsQuestion(FilterQuestion):
    """A filter with the ends of the relation."""

    source: Source = None
    target: Target = None
    actor: Either = None
    other: Other = None


class RelationsQuestion(EndsQuestion):
    """Which relations, in which order."""

    limit: Limit = 100
    cursor: Cursor = None
    order: Order = RelationOrder.CLAIMS
    contradicted: Contradicted = False
    min_confidence: RelationSureness = 0


class ClaimsQuestion(EndsQuestion):
    """Which claims."""

    limit: Limit = 100
    cursor: Cursor = None
    article: InArticle = None


class LiveQuestion(EndsQuestion):
    """Which changes are told; retractions are known by their article alone."""

    article: InArticle = None
    event: Annotated[
        list[ChangeKind],
        Field(description="The kinds of change; all when left out.", examples=[["claim.added"]]),
    ] = []
    after: Annotated[
        int | None,
        Field(
            ge=0,
            le=MAX_NUMBER,
            description="The number of the last change that you have; 0 for all that the log "
            "still holds. Left out, what happens from now on is told.",
            examples=[41],
        ),
    ] = None


class DeletionsQuestion(Question):
    """Which retractions."""

    since: Annotated[
        Moment | None,
        Field(
            description="A day or a time; what was retracted before is left out.",
            examples=["2026-03-14T09:30:00Z"],
        ),
    ] = None
    limit: Limit = 100
    cursor: Cursor = None


class PathsQuestion(FilterQuestion):
    """Which paths, between whom."""

    source: Annotated[Name, an_actor("Where the paths begin", "Qatar")]
    target: Annotated[Name, an_actor("Where the paths end", "HAMAS")]
    max_length: Annotated[
        int, Field(ge=1, le=5, description="The most relations in a path.", examples=[3])
    ] = 3
    limit: Annotated[int, Field(ge=1, le=100, description="How many at most.", examples=[10])] = 10
    min_confidence: RelationSureness = 0


class ActorsQuestion(Question):
    """Which actors."""

    kind: Annotated[
        tuple[KindId, ...], Field(description="The kinds.", examples=[["state", "organization"]])
    ] = ()
    party: Annotated[Name | None, an_actor("Whom they act for", "SYR")] = None
    q: Annotated[
        Name | None,
        Field(
            description="A name to look for in either script; the likeliest come first, and the "
            "answer is one page.",
            examples=["أسعد الشيباني"],
        ),
    ] = None
    limit: Limit = 100
    cursor: Cursor = None


class NeighboursQuestion(SayingQuestion):
    """Which neighbours."""

    kind: Annotated[Kinds, Field(description="The kinds of neighbour.", examples=[["state"]])] = ()
    direction: Annotated[
        Direction,
        Field(description="Seen from the actor; symmetric types go both ways.", examples=["out"]),
    ] = Direction.BOTH
    limit: Limit = 100
    min_confidence: RelationSureness = 0


class ArticlesQuestion(Question):
    """Which articles."""

    publisher: Publisher = None
    language: Language = None
    since: Since = None
    until: Until = None
    story: Story = None
    limit: Limit = 100
    cursor: Cursor = None


def asked_once(*repeatable: str) -> Callable[[Request], Awaitable[None]]:
    """Give a dependency that refuses a parameter given twice, unless it is `repeatable`.

    Of two values the last would silently win, and the answer would be to another question.
    """

    async def check(request: Request) -> None:
        names = [name for name, _ in request.query_params.multi_items()]
        for name in sorted(set(names) - set(repeatable)):
            if names.count(name) > 1:
                raise refused_field(BAD_PARAMETER, name, "is given more than once")

    return check


async def nothing_asked(request: Request) -> None:
    """Refuse every parameter, where a resource takes none."""
    for name in request.query_params:
        raise refused_field(BAD_PARAMETER, name, "there is no such parameter")
