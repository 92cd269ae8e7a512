"""The errors of Neo4j and its driver, said plainly and with the way out."""

from __future__ import annotations

import re

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TokenExpired,
)

from graph_schema.errors import StoreError, StoreUnavailable

_FULL = (
    "the disk of the server is full or fails; make room, start the server again, then repeat what "
    "was not done: nothing is half done"
)
_PANICKED = "the database has stopped after a failure; see the server's log and start it again"
_READ_ONLY = (
    "it cannot be written here; give the user the right to write, or an address that leads to "
    "the leader of the cluster (neo4j:// instead of bolt://)"
)
_ABSENT = "there is no such database on the server; make it, or give another at the end"
_STOPPED = "the database is not running; start it, or try again when it has started"
_MEMORY = "the server has too little memory for this; raise its limits, or ask for less"
# By the code, or the beginning of it, that the server gives.
_WAYS_OUT = (
    ("Neo.ClientError.Security.AuthenticationRateLimit", "too many wrong passwords; wait a minute"),
    (
        "Neo.ClientError.Security.CredentialsExpired",
        "the first password must be changed; log in once",
    ),
    ("Neo.ClientError.Security.Forbidden", "the user has not the right to do this"),
    ("Neo.ClientError.Database.DatabaseNotFound", _ABSENT),
    ("Neo.ClientError.Database.", _STOPPED),
    ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", _READ_ONLY),
    ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", _READ_ONLY),
    ("Neo.ClientError.Cluster.", _READ_ONLY),
    ("Neo.TransientError.Cluster.", "the cluster has no leader now; try again"),
    ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", _MEMORY),
    ("Neo.TransientError.General.OutOfMemoryError", _MEMORY),
    ("Neo.TransientError.General.DatabaseUnavailable", _STOPPED),
    ("Neo.TransientError.Database.", _STOPPED),
    ("Neo.DatabaseError.Database.", _STOPPED),
    # What the server says when it cannot write its log; the reason stays in its own files.
    ("Neo.DatabaseError.Transaction.TransactionLogError", _FULL),
    ("Neo.TransientError.", "others keep it busy; try again"),
)
# Neo4j has no code of its own for these; it tells them in words alone.
_PANICKED_IN_WORDS = re.compile(r"critical error|needs to be restarted|panic", re.IGNORECASE)
_FULL_IN_WORDS = re.compile(
    r"no space left|not enough space|disk( is)? full|out of disk|disk quota exceeded", re.IGNORECASE
)
_READ_ONLY_IN_WORDS = re.compile(r"read[- ]only", re.IGNORECASE)
_STALE_BOOKMARK = ("InvalidBookmark", "BookmarkTimeout", "InvalidBookmarkMixture")
_SCHEMA_RACE = (
    "EquivalentSchemaRuleAlreadyExists",
    "ConstraintAlreadyExists",
    "IndexAlreadyExists",
)


def said_plainly(shown: str, error: Neo4jError | DriverError | OSError) -> StoreError:
    """Give the error of the project that an error of Neo4j is, with the way out of it."""
    return StoreUnavailable(f"{shown}: {_reason(error)}")


def is_stale_bookmark(error: Neo4jError) -> bool:
    """Say whether the server does not know the state that it was asked to have reached."""
    return (error.code or "").rpartition(".")[2] in _STALE_BOOKMARK


def is_schema_race(error: Neo4jError) -> bool:
    """Say whether another process has made the same index at the same time."""
    return (error.code or "").rpartition(".")[2] in _SCHEMA_RACE


def _reason(error: Neo4jError | DriverError | OSError) -> str:
    words = _words(error)
    if _FULL_IN_WORDS.search(words):
        return _FULL
    if isinstance(error, Neo4jError):
        return _refused(error)
    if isinstance(error, IncompleteCommit):
        return (
            "the connection broke while a change was being made, so that it is not known whether "
            "it was; make it again, what is there already changes nothing"
        )
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return "no server answers; start it, or check host and port"
    if isinstance(error, ConfigurationError):
        return f"the driver cannot use this address ({words})"
    return f"the driver failed ({words})"


def _refused(error: Neo4jError) -> str:
    code = error.code or ""
    for beginning, way_out in _WAYS_OUT:
        if code.startswith(beginning):
            return way_out
    if isinstance(error, TokenExpired | AuthError):
        return "user or password is wrong; check the address, or ACTORGRAPH_NEO4J_PASSWORD"
    if _PANICKED_IN_WORDS.search(error.message or ""):
        return _PANICKED
    if _READ_ONLY_IN_WORDS.search(error.message or ""):
        return _READ_ONLY
    return f"the server refused ({code}: {_one_line(error.message)})"


def _words(error: BaseException) -> str:
    """Give what an error and those that it comes from say, in one line."""
    told: list[str] = []
    link: BaseException | None = error
    while link is not None and len(told) < 5:
        told.append(_one_line(str(link)))
        link = link.__cause__
    return " / ".join(told)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())[:300]
