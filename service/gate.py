"""The gate: who asks, and how often; before anything of a request is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_schema.errors import StoreUnavailable
from graph_schema.settings import Settings
from service.binding import stranger
from service.keyring import Keyring
from service.problems import (
    TOO_MANY,
    UNAUTHORIZED,
    WRONG_HOST,
    Refused,
    answer_of,
    unavailable,
)
from service.rates import MINUTE, Rates, Standing
from service.scopes import LOCAL, PRINCIPAL, Principal

# Anyone may ask these; the first two are asked so often by those who watch that no rate holds.
WATCHED = frozenset({"/healthz", "/readyz"})
OPEN = WATCHED | {"/", "/docs", "/openapi.json", "/docs/swagger-ui.js", "/docs/swagger-ui.css"}
_BEARER = re.compile(r"[Bb][Ee][Aa][Rr][Ee][Rr] +([\x21-\x7e]{1,200})")
_CHALLENGE = 'Bearer realm="actorgraph"'


class Gate:
    """Lets a request pass with its principal, or refuses it: 421, 401 or 429.

    Without keys only this machine is answered. With keys everything but OPEN needs one. A key
    has its own rate; whoever has none is counted by address.
    """

    def __init__(self, app: ASGIApp, keyring: Keyring, settings: Settings) -> None:
        self._app = app
        self._keyring = keyring
        self._host = settings.host
        self._rates = Rates(settings.rate_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may be answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            verdict = await self._judge(scope)
        except StoreUnavailable as error:
            await answer_of(unavailable(error), scope)(scope, receive, send)
            return
        if verdict.principal is not None:
            scope["state"][PRINCIPAL] = verdict.principal

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and verdict.standing is not None:
                self._tell(MutableHeaders(scope=message), verdict.standing)
            await send(message)

        if verdict.refusal is not None:
            await answer_of(verdict.refusal, scope)(scope, receive, told)
        else:
            await self._app(scope, receive, told)

    async def _judge(self, scope: Scope) -> _Verdict:
        path = scope["path"]
        keyring = self._keyring
        # What anyone may ask is answered also while the store is not.
        needed = keyring.was_needed if path in OPEN else await keyring.needed()
        principal, refusal = Principal(None, frozenset()), None
        if not needed:
            principal, reason = LOCAL, stranger(scope, self._host)
            refusal = Refused(WRONG_HOST, reason) if reason else None
        elif path not in OPEN:
            try:
                principal = await self._principal(scope)
            except Refused as refused:
                refusal = refused
        if path in WATCHED or (refusal is not None and refusal.kind is WRONG_HOST):
            return _Verdict(principal, refusal, None)
        asker = principal.key_id if refusal is None else None
        standing = self._rates.ask(asker or f"address {_address(scope)}")
        if not standing.passes:
            refusal = Refused(
                TOO_MANY,
                f"more than {self._rates.per_minute} requests a minute; "
                f"wait {standing.wait} seconds",
                headers={"Retry-After": str(standing.wait)},
            )
        return _Verdict(principal, refusal, standing if self._rates.per_minute else None)

    async def _principal(self, scope: Scope) -> Principal:
        given = [value for name, value in scope["headers"] if name == b"authorization"]
        if not given:
            raise _unauthorized("a key is needed; send it as Authorization: Bearer KEY", "")
        found = _BEARER.fullmatch(given[0].decode("latin-1"))
        if len(given) > 1 or found is None:
            raise _unauthorized(
                "the Authorization header must be there once and read Bearer KEY",
                ', error="invalid_request"',
            )
        principal = await self._keyring.principal(found[1])
        if principal is None:
            raise _unauthorized("the key is unknown, revoked or expired", ', error="invalid_token"')
        return principal

    def _tell(self, headers: MutableHeaders, standing: Standing) -> None:
        most = self._rates.per_minute
        wait = standing.wait or max(1, round((most - standing.left) * MINUTE / most))
        headers["RateLimit-Policy"] = f'"requests";q={most};w={MINUTE:.0f}'
        headers["RateLimit"] = f'"requests";r={standing.left};t={wait}'


@dataclass(frozen=True, slots=True)
class _Verdict:
    principal: Principal
    refusal: Refused | None
    standing: Standing | None


def _unauthorized(reason: str, error: str) -> Refused:
    return Refused(UNAUTHORIZED, reason, headers={"WWW-Authenticate": _CHALLENGE + error})


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else "local"
