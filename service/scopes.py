"""What a route asks of whoever calls it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Request, Security
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


async def _check(
    request: Request,
    asked: SecurityScopes,
    _: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
) -> None:
    principal = request.scope["state"].get(PRINCIPAL)
    held = principal.scopes if isinstance(principal, Principal) else frozenset()
    missing = [scope for scope in asked.scopes if scope not in held]
    if missing:
        raise Refused(
            FORBIDDEN,
            f"the key lacks the scope {missing[0]}; make one that has it: "
            f"actorgraph keys create NAME --scope {missing[0]}",
            headers={
                "WWW-Authenticate": (
                    f'Bearer realm="actorgraph", error="insufficient_scope", scope="{missing[0]}"'
                )
            },
        )


def needs(scope: Scope) -> Any:
    """Give the dependency that refuses, with 403, whoever has not this scope."""
    return Security(_check, scopes=[scope.value])
