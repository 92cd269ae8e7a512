"""The addresses of Neo4j: which server, which database, who asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from graph_schema.errors import StoreAddressError

# A password may itself hold a slash or an at sign, so all before the last at sign is credentials.
_ADDRESS = re.compile(
    r"(?P<scheme>(?:neo4j|bolt)(?:\+s|\+ssc)?)://(?:(?P<credentials>.*)@)?"
    r"(?P<host>[A-Za-z0-9.\-_]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>\d{1,5}))?"
    r"(?:/(?P<database>[A-Za-z0-9.\-]*))?(?P<routing>\?[^@]*)?",
    re.DOTALL,
)
SCHEMES = tuple(
    f"{name}{security}://" for name in ("neo4j", "bolt") for security in ("", "+s", "+ssc")
)
UNDERSTOOD = "neo4j://user:password@host:7687/database (or bolt://, neo4j+s://, neo4j+ssc://)"
PASSWORD_VARIABLE = "ACTORGRAPH_NEO4J_PASSWORD"  # noqa: S105
_DEFAULT_USER = "neo4j"


@dataclass(frozen=True, slots=True)
class Place:
    """A database on a server; `database` is None for the one that the user has by default.

    `user` is None where the server asks for no name. `shown` is fit to be shown.
    """

    uri: str
    database: str | None
    user: str | None
    password: str | None = field(repr=False)
    shown: str


def place_of(address: str, password: str | None) -> Place:
    """Give the place that an address names; `password` is used when the address has none.

    User and password are percent-decoded. Raises StoreAddressError, without any secret in it.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        scheme = address.partition("://")[0]
        raise StoreAddressError(
            f"the store address {scheme}://... is not understood; use {UNDERSTOOD}"
        )
    user, _, given = (found["credentials"] or "").partition(":")
    secret = unquote(given) or password
    host = found["host"] + (f":{found['port']}" if found["port"] else "")
    database = found["database"] or None
    shown = f"{found['scheme']}://{host}" + (f"/{database}" if database else "")
    if user and not secret:
        raise StoreAddressError(
            f"{shown}: there is no password for {unquote(user)}; write it into the address or set "
            f"{PASSWORD_VARIABLE}"
        )
    name = unquote(user) or (_DEFAULT_USER if secret else None)
    uri = f"{found['scheme']}://{host}{found['routing'] or ''}"
    return Place(uri, database, name, secret, shown)
