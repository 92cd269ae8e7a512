"""The W3C Reconciliation Service API, version 0.2, as OpenRefine speaks it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import HTMLResponse

from graph_schema.interfaces import GraphReader
from service import samples
from service.answers import reconciliation
from service.conditional import Ask, AskAnew
from service.documentation import (
    ACTOR_PROBLEMS,
    BODY_PROBLEMS,
    REVISION_HEADER,
    answers,
    conditional_answers,
    conditional_page,
)
from service.problems import (
    BAD_BODY,
    BAD_PARAMETER,
    Kind,
    refused_field,
)
from service.queries import asked_once, nothing_asked
from service.reconciling import (
    FORM,
    PreviewQuestion,
    PropertiesQuestion,
    ReconcileQuestion,
    SuggestQuestion,
    extension_of,
    form_of,
    queries_of,
)
from service.shapes.reconciliation import (
    Extension,
    Manifest,
    ProposedProperties,
    ReconciliationBatch,
    Suggestions,
)

router = APIRouter(prefix="/v1/reconcile", tags=["names"])
Reconciled = Manifest | ReconciliationBatch | Extension
_FORM_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "properties": {
                        "queries": {"type": "string", "minLength": 1},
                        "extend": {"type": "string", "minLength": 1},
                    },
                    "minProperties": 1,
                    "maxProperties": 1,
                    "additionalProperties": False,
                },
                "example": {"queries": '{"q0": {"query": "Syria", "type": "state"}}'},
            }
        },
    }
}


@router.get(
    "",
    operation_id="reconcile",
    summary="Match names with actors in the reconciliation protocol",
    response_model=Reconciled,
    dependencies=[Depends(asked_once())],
    responses=conditional_answers("The manifest, or what was asked for.", samples.RECONCILED),
)
def reconcile(asked: Annotated[ReconcileQuestion, Query()], ask: Ask) -> Response:
    """Give the manifest, the candidates of a batch of `queries`, or the values to `extend` with.

    Give this address to OpenRefine as a standard service; with keys that of a proxy which adds
    `Authorization`, because OpenRefine sends none. Scores run from 0 to 100.
    """
    return ask(lambda graph: _answered(graph, asked, ask.base, BAD_PARAMETER))


@router.post(
    "",
    operation_id="reconcile_form",
    summary="Match names with actors in the reconciliation protocol, by a form",
    response_model=Reconciled,
    dependencies=[Depends(nothing_asked)],
    openapi_extra=_FORM_BODY,
    responses={
        **answers(200, "What was asked for.", samples.RECONCILED, REVISION_HEADER),
        **BODY_PROBLEMS,
    },
)
def reconcile_form(asked: Annotated[ReconcileQuestion, Depends(form_of)], ask: AskAnew) -> Response:
    """Give the candidates of a batch of `queries`, or the values to `extend` with."""
    return ask.unkept(lambda graph: _answered(graph, asked, ask.base, BAD_BODY))


@router.get(
    "/suggest/entity",
    operation_id="suggest_actors",
    summary="Suggest actors for what was typed",
    response_model=Suggestions,
    dependencies=[Depends(asked_once())],
    responses=conditional_answers("Actors.", samples.SUGGESTED),
)
def suggest_actors(asked: Annotated[SuggestQuestion, Query()], ask: Ask) -> Response:
    """Give actors whose name begins as typed, or is like it."""
    return ask(lambda graph: reconciliation.suggested_actors(graph, asked.prefix, asked.cursor))


@router.get(
    "/suggest/type",
    operation_id="suggest_types",
    summary="Suggest kinds of actor for what was typed",
    response_model=Suggestions,
    dependencies=[Depends(asked_once())],
    responses=conditional_answers("Kinds.", samples.SUGGESTED_TYPES),
)
def suggest_types(asked: Annotated[SuggestQuestion, Query()], ask: Ask) -> Response:
    """Give the kinds of actor of which a label begins as typed."""
    return ask(lambda _: reconciliation.suggested_types(asked.prefix))


@router.get(
    "/suggest/property",
    operation_id="suggest_properties",
    summary="Suggest properties for what was typed",
    response_model=Suggestions,
    dependencies=[Depends(asked_once())],
    responses=conditional_answers("Properties.", samples.SUGGESTED_PROPERTIES),
)
def suggest_properties(asked: Annotated[SuggestQuestion, Query()], ask: Ask) -> Response:
    """Give the properties whose name begins as typed."""
    return ask(lambda _: reconciliation.suggested_properties(asked.prefix))


@router.get(
    "/properties",
    operation_id="list_properties",
    summary="List the properties to extend with",
    response_model=ProposedProperties,
    dependencies=[Depends(asked_once())],
    responses=conditional_answers("The properties.", samples.PROPOSED),
)
def list_properties(asked: Annotated[PropertiesQuestion, Query()], ask: Ask) -> Response:
    """Give the properties of actors that may be fetched."""
    return ask(lambda _: reconciliation.proposed(asked.type, asked.limit))


@router.get(
    "/preview",
    operation_id="preview_actor",
    summary="Show an actor as a small page",
    dependencies=[Depends(asked_once())],
    response_class=HTMLResponse,
    responses={**ACTOR_PROBLEMS, **conditional_page("The page.", samples.PREVIEW)},
)
def preview_actor(asked: Annotated[PreviewQuestion, Query()], ask: Ask) -> HTMLResponse:
    """Give a page with the names, offices and counts of an actor."""
    page, headers = ask.marked(lambda graph: reconciliation.preview(graph, asked.id))
    return HTMLResponse(page, headers=headers)


def _answered(graph: GraphReader, asked: ReconcileQuestion, base: str, kind: Kind) -> Reconciled:
    if asked.queries is not None and asked.extend is not None:
        raise refused_field(kind, "extend", "give either queries or extend, not both")
    if asked.queries is not None:
        return reconciliation.reconcile(graph, queries_of(asked.queries, kind))
    if asked.extend is not None:
        return reconciliation.extend(graph, extension_of(asked.extend, kind))
    return reconciliation.manifest(base)
