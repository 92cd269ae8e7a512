"""The application: resources, errors, guards and documentation put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from secrets import token_hex
from typing import Any

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from graph_schema.interfaces import Store
from graph_schema.settings import Settings
from service.access import Access
from service.binding import HostGuard
from service.conditional import REVISION
from service.documentation import COMMON, restore_examples
from service.heads import Heads
from service.limits import BodyLimit
from service.problems import add_problem_handlers
from service.resources import (
    actors,
    articles,
    claims,
    dyads,
    exports,
    health,
    matches,
    networks,
    reconciliation,
    relations,
    schema,
)
from service.shapes.problems import Problem

_SCHEMAS = "#/components/schemas/{model}"
_DESCRIPTION = """\
Who does what to whom in the world's news, from Arabic and English articles: who attacks, backs,
arms, visits, mediates between or threatens whom, since when, who says so, and in which sentence.

* **Relations** are sums of claims. Every relation links to the claims behind it, and every claim
  has its quote, the sentence around it, and the article.
* **Denials and plans are not facts.** What is denied or only thought of is counted apart.
* **An actor** may be given as an id (`P-...`), a party code (`SYR`), or a name in either script
  (`Syria`, `سوريا`). The id comes first, then the code, then the name itself in any spelling, of
  several with that name the one whose own name it is. A part of a name stands for a person if
  nobody else comes near it; never for a state or an organization, because a part of one is often
  the name of another (Sudan, South Sudan). Several that fit are a 409, none is a 404; both list
  the nearest candidates. `resolved` in the answer says what each name was taken for.
* **Pages**: give `next_cursor` as `cursor`, with everything else unchanged.
* **Conditional reads**: answers carry `Graph-Revision` and a weak `ETag`; send it back as
  `If-None-Match` to hear 304 while the graph has not changed.
* **Errors** are problem details (RFC 9457). A parameter that is not known is an error, so that a
  misspelt filter never gives an answer to another question.
"""
_TAGS = [
    {"name": "relations", "description": "Who does what to whom, and who is joined to whom."},
    {"name": "network", "description": "Go-betweens, triads, centrality, communities."},
    {"name": "claims", "description": "The evidence: quotes in their sentences."},
    {"name": "actors", "description": "States, organizations and people."},
    {"name": "names", "description": "Whom names mean, one by one or by OpenRefine."},
    {"name": "exports", "description": "The graph, or a part of it, as a file."},
    {"name": "articles", "description": "What was read; give more, take back."},
    {"name": "schema", "description": "What the graph may contain."},
    {"name": "health", "description": "For those who watch over the service."},
]


class Service(FastAPI):
    """A FastAPI application whose documentation also holds the shape of its problems."""

    def openapi(self) -> dict[str, Any]:
        """Give the OpenAPI document."""
        if self.openapi_schema is None:
            document = super().openapi()
            problem = Problem.model_json_schema(ref_template=_SCHEMAS)
            document["components"]["schemas"].update(problem.pop("$defs"), Problem=problem)
            restore_examples(document)
            for operations in document["paths"].values():
                for operation in operations.values():
                    for parameter in operation.get("parameters", ()):
                        parameter["schema"] = _without_null(parameter["schema"])
        return super().openapi()


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    # A parameter that is not given is absent; there is no way to write null in an address.
    kept = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(kept) != 1:
        return schema
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    return {**kept[0], **rest}


def create_app(store: Store, settings: Settings) -> FastAPI:
    """Give the application that answers from `store`, and closes it when it shuts down."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = Service(
        title="actorgraph",
        summary="The knowledge graph of who does what to whom in the news",
        description=_DESCRIPTION,
        version=version("actorgraph"),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_tags=_TAGS,
        redoc_url=None,
        # A path with a slash too many is another id, not a way to the same resource.
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.access = Access(store, token_hex(8))
    resources = (
        *(relations, dyads, networks, claims, actors, matches, reconciliation, exports),
        *(articles, schema, health),
    )
    routers = [resource.router for resource in resources]
    add_problem_handlers(app, [route for router in routers for route in router.routes])
    for router in routers:
        app.include_router(router, responses=COMMON)
    # The last added is the first to see a request.
    app.add_middleware(Heads)
    app.add_middleware(BodyLimit, most=settings.max_article_bytes)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Content-Type", "If-None-Match"],
            expose_headers=[REVISION, "ETag", "Location", "Retry-After", "Content-Disposition"],
        )
    app.add_middleware(HostGuard, host=settings.host)
    return app
