"""The application: resources, errors, guards and documentation put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from secrets import token_hex
from typing import Any

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from graph_schema.interfaces import Store
from graph_schema.keys import Scope
from graph_schema.settings import Settings
from service import viewer
from service.access import Access
from service.conditional import REVISION
from service.courier import Courier
from service.documentation import COMMON, GUARDED, restore_examples
from service.gate import Gate
from service.heads import Heads
from service.keeping import Keeper
from service.keyring import Keyring
from service.limits import BodyLimit
from service.metrics import Metrics
from service.observing import HEADER as REQUEST_ID
from service.observing import Observer
from service.problems import add_problem_handlers
from service.pulse import Pulse
from service.resources import (
    actors,
    articles,
    claims,
    cypher,
    dyads,
    exports,
    health,
    live,
    matches,
    metrics,
    networks,
    reconciliation,
    relations,
    reviews,
    schema,
    webhooks,
)
from service.scopes import needs
from service.shapes.problems import Problem

# Who may read may ask all of these; the operations of the others say themselves what they need.
READING = (
    *(relations, dyads, networks, claims, actors, matches, reconciliation),
    *(exports, live, schema, metrics),
)
GUARDING = (articles, reviews, webhooks)
_SCHEMAS = "#/components/schemas/{model}"
_DESCRIPTION = """\
Who does what to whom in the world's news, from Arabic and English articles: who attacks, backs,
arms, visits, mediates between or threatens whom, since when, who says so, and in which sentence.

* **Relations** are sums of claims. Every relation links to the claims behind it, and every claim
  has its quote, the sentence around it, and the article.
* **Denials and plans are not facts.** What is denied or only thought of is counted apart.
* **An actor** may be given as an id (`P-...`), a party code (`SYR`), or a name in either script
  (`Syria`, `سوريا`). The id comes first, then the code, then the name itself in any spelling, of
  several with that name the one whose own name it is. A person's last name, with any others or
  none before it, or all words of the name in any order (`Lavrov, Sergei`) stand for the person if
  nobody else comes near; a given name alone does not. No part of a name stands for a state or an
  organization, because it is often the name of another (Sudan, South Sudan). Several that fit are a
  409, none is a 404; both list the nearest candidates. `resolved` in the answer says what each name
  was taken for.
* **Pages**: give `next_cursor` as `cursor`, with everything else unchanged.
* **Conditional reads**: answers carry `Graph-Revision` and a weak `ETag`; send it back as
  `If-None-Match` to hear 304 while the graph has not changed.
* **Keys**: send yours as `Authorization: Bearer KEY`. A graph without keys answers this machine
  alone. Each operation says which scope it needs: `read`, `write`, `admin` or `cypher`.
* **Rates**: answers carry `RateLimit` and `RateLimit-Policy`; a 429 says in `Retry-After` how long
  to wait.
* **HEAD** works wherever GET does. Every answer has an `X-Request-ID`, yours if you sent one.
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
    {"name": "reviews", "description": "What people judge: who is one, which claims are right."},
    {"name": "live", "description": "What comes and goes, as it does."},
    {"name": "webhooks", "description": "Who is told of what comes and goes."},
    {"name": "schema", "description": "What the graph may contain."},
    {"name": "health", "description": "For those who watch over the service."},
]


class Service(FastAPI):
    """A FastAPI application that is watched, and whose documentation also holds its problems."""

    metrics: Metrics

    def build_middleware_stack(self) -> ASGIApp:
        """Give all that a request passes, watched also where an error of ours is answered."""
        return Observer(super().build_middleware_stack(), self.metrics)

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
        with Courier(store, settings).running():
            yield
        store.close()

    app = Service(
        title="actorgraph",
        summary="The knowledge graph of who does what to whom in the news",
        description=_DESCRIPTION,
        version=version("actorgraph"),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_tags=[*_TAGS, cypher.TAG] if settings.cypher else _TAGS,
        docs_url=None,
        redoc_url=None,
        # A path with a slash too many is another id, not a way to the same resource.
        redirect_slashes=False,
        lifespan=lifespan,
    )
    keyring, app.metrics = Keyring(store.registry), Metrics(store)
    app.state.access = Access(
        store,
        epoch=token_hex(8),
        settings=settings,
        metrics=app.metrics,
        pulse=Pulse(store.reader),
        keyring=keyring,
        keeper=Keeper(),
    )
    reading = [module.router for module in READING]
    guarded = [*reading, *(module.router for module in GUARDING)]
    if settings.cypher:
        guarded.append(cypher.cypher_router(store, settings))
    routers = [*guarded, health.router, viewer.router]
    add_problem_handlers(app, [route for router in routers for route in router.routes])
    for router in guarded:
        scopes = [needs(Scope.READ)] if router in reading else []
        app.include_router(router, dependencies=scopes, responses=GUARDED)
    app.include_router(health.router, responses=COMMON)
    app.include_router(viewer.router)
    app.webhooks.include_router(webhooks.told)
    # The last added is the first to see a request.
    app.add_middleware(BodyLimit, most=settings.max_article_bytes, seconds=settings.body_seconds)
    app.add_middleware(Heads)
    app.add_middleware(Gate, keyring=keyring, settings=settings)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "POST", "PUT", "DELETE"],
            allow_headers=[
                *("Authorization", "Content-Type", "If-None-Match", "Last-Event-ID", REQUEST_ID),
            ],
            expose_headers=[
                *(REVISION, "ETag", "Location", "Retry-After", "WWW-Authenticate"),
                *("RateLimit", "RateLimit-Policy", "Content-Disposition", REQUEST_ID),
            ],
        )
    return app
