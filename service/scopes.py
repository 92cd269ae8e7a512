"""What a route asks of whoever calls it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes

from graph_schema.keys import Scope
from service.problems import FORBIDDEN, Refused

PRINCIPAL = "principal"
_BEARER = HTTPBearer(
    scheme_name="key",
    description=(
        "A key made by `actorgraph keys create`, with the scopes read, write, admin or cypher. "
        "While the graph has no key the service answers this machine alone, and needs none."
    ),
    auto_error=False,
)


@dataclass(frozen=True, slots=True)
class Principal:
    """Whoever asks: the id of the key, or None on a graph without keys, and what it may do.

    The token is there for asking again whether it still opens; it is shown nowhere.
    """

    key_id: str | None
    scopes: frozenset[Scope]
    token: str | None = field(default=None, repr=False)


LOCAL = Principal(None, frozenset(Scope))


async def asker_of(request: Request) -> Principal:
    """Give whoever asks."""
    principal = request.scope["state"].get(PRINCIPAL)
    return principal if isinstance(principal, Principal) else Principal(None, frozenset())


Asker = Annotated[Principal, Depends(asker_of)]


async def _check(
    asker: Asker,
    asked: SecurityScopes,
    _: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
) -> None:
    missing = [scope for scope in asked.scopes if scope not in asker.scopes]
    if missing:
        raise _lacking(missing[0])


def _lacking(scope: str, *others: str) -> Refused:
    return Refused(
        FORBIDDEN,
        f"the key lacks the scope {' or '.join((scope, *others))}; make one that has it: "
        f"actorgraph keys create NAME --scope {scope}",
        headers={
            "WWW-Authenticate": (
                f'Bearer realm="actorgraph", error="insufficient_scope", scope="{scope}"'
            )
        },
    )


def needs(scope: Scope) -> Any:
    """Give the dependency that refuses, with 403, whoever has not this scope."""
    return Security(_check, scopes=[scope.value])


def needs_one(first: Scope, *others: Scope) -> Any:
    """Give the dependency that refuses, with 403, whoever has none of these scopes.

    The documentation shows the first; `also_opened_by` adds the others to it.
    """

    async def check(
        asker: Asker, _: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)]
    ) -> None:
        if asker.scopes.isdisjoint((first, *others)):
            raise _lacking(first, *others)

    return Security(check, scopes=[first.value])


def also_opened_by(*scopes: Scope) -> dict[str, Any]:
    """Give what the documentation of an operation says of further scopes that open it."""
    return {"security": [{_BEARER.scheme_name: [scope.value]} for scope in scopes]}
