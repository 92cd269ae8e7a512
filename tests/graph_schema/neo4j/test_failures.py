"""Errors of the server and the driver become one line with the way out."""

from __future__ import annotations

import pytest
from neo4j.exceptions import (
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
)

from graph_schema.errors import StoreUnavailable
from graph_schema.stores.neo4j.failures import said_plainly


def by_server(code: str, message: str = "words of the server") -> Neo4jError:
    """Give the error that the driver makes of a code and a message of the server."""
    return Neo4jError._hydrate_neo4j(code=code, message=message)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (by_server("Neo.ClientError.Security.Unauthorized"), "user or password is wrong"),
        (by_server("Neo.ClientError.Security.AuthenticationRateLimit"), "wait a minute"),
        (by_server("Neo.ClientError.Security.CredentialsExpired"), "must be changed"),
        (by_server("Neo.ClientError.Security.Forbidden"), "has not the right"),
        (by_server("Neo.ClientError.Database.DatabaseNotFound"), "no such database"),
        (by_server("Neo.TransientError.General.DatabaseUnavailable"), "is not running"),
        (by_server("Neo.ClientError.Cluster.NotALeader"), "cannot be written here"),
        (by_server("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"), "cannot be written"),
        (by_server("Neo.TransientError.General.MemoryPoolOutOfMemoryError"), "too little memory"),
        (by_server("Neo.TransientError.Transaction.DeadlockDetected"), "keep it busy"),
        (
            by_server(
                "Neo.DatabaseError.Transaction.TransactionCommitFailed",
                "Could not append: No space left on device",
            ),
            "the disk of the server is full",
        ),
        (
            by_server("Neo.DatabaseError.Transaction.TransactionLogError", "Could not append"),
            "the disk of the server is full",
        ),
        (
            by_server("Neo.DatabaseError.General.UnknownError", "a critical error, and needs to"),
            "start it again",
        ),
        (by_server("Neo.DatabaseError.General.UnknownError", "a\nb"), "UnknownError: a b"),
        (ServiceUnavailable("Couldn't connect"), "no server answers"),
        (IncompleteCommit(), "not known whether it was"),
        (ConfigurationError("no such scheme"), "cannot use this address"),
        (DriverError("x"), "the driver failed (x)"),
        (ConnectionResetError("reset"), "the driver failed (reset)"),
    ],
)
def test_each_error_is_said_in_one_line(
    error: Neo4jError | DriverError | OSError, reason: str
) -> None:
    plain = said_plainly("bolt://host/db", error)
    assert isinstance(plain, StoreUnavailable)
    assert str(plain).startswith("bolt://host/db: ")
    assert reason in str(plain)
    assert "\n" not in str(plain)
