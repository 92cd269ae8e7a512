"""Answering questions in Cypher: explained first, run only if the plan reads the graph alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from neo4j import Result, Transaction
from neo4j.exceptions import ClientError, Neo4jError

from graph_schema.cypher import CypherAnswer, Plain
from graph_schema.errors import CypherError, CypherRefused, CypherTimeout
from graph_schema.stores.neo4j.analysts.plans import refusal
from graph_schema.stores.neo4j.analysts.values import Shaper, TooMuch
from graph_schema.stores.neo4j.connection import Connection
from graph_schema.stores.neo4j.cypher.analysts import EXPLAIN, FUNCTIONS_OF_OTHERS
from graph_schema.stores.neo4j.cypher.questions import REVISION

# So large may an answer be, in characters, whatever the number of its rows.
MOST_CHARACTERS = 5_000_000
_INT = 2**63
_PLACE = re.compile(r"\s*\(line (\d+), column (\d+) \(offset: \d+\)\)")
_TIMED_OUT = re.compile(r"Transaction(TimedOut|Terminated)")
# What a server says of itself and of connections, in the third part of its codes.
_NOT_OF_QUERY = (["Cluster"], ["Request"], ["Routing"], ["Security"], ["Transaction"])
_ESCAPED = re.compile(r"\\u+([0-9A-Fa-f]{4})")
_SPACE = re.compile(r"[\s`]+|//[^\n\r]*|/\*.*?\*/", re.DOTALL)


class Neo4jCypherReader:
    """Questions in Cypher; see `graph_schema.interfaces.CypherReader`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._server: tuple[str | None, tuple[str, ...]] | None = None

    def ask(
        self, query: str, parameters: Mapping[str, Plain], *, seconds: float, rows: int
    ) -> CypherAnswer:
        """Give the answer to a query, and its first `rows` rows."""
        if not query.strip():
            raise CypherError("the query is empty")
        _check_numbers(parameters)
        with self._connection.looking(seconds) as transaction, _said_of_query():
            self._check(transaction, query, parameters)
            ((revision,),) = transaction.run(REVISION).values()
            # The server keeps it from writing too, whatever the plan said.
            result = _run(transaction, query, parameters)
            return _answer(result, rows, revision)

    def _check(self, transaction: Transaction, query: str, parameters: Mapping[str, Plain]) -> None:
        home, functions = self._known(transaction)
        explained = _run(transaction, EXPLAIN + query, parameters).consume()
        reason = refusal(explained.query_type, explained.plan) or _calls(functions, query)
        if explained.database != home:
            reason = reason or "it asks another database"
        if reason is not None:
            raise CypherRefused(f"{reason}; only what reads the graph is answered")

    def _known(self, transaction: Transaction) -> tuple[str | None, tuple[str, ...]]:
        """Give the name of the database, and the functions that are not Neo4j's own."""
        if self._server is None:
            found = transaction.run(FUNCTIONS_OF_OTHERS)
            names = sorted(str(name).casefold() for (name,) in found.values())
            self._server = found.consume().database, tuple(names)
        return self._server


def _run(transaction: Transaction, statement: str, parameters: Mapping[str, Plain]) -> Result:
    # The one place where a statement is not ours; its plan is what is believed, not its words.
    return transaction.run(statement, dict(parameters))


def _calls(functions: tuple[str, ...], query: str) -> str | None:
    """Give why a query that names one of these functions may not be run, or None."""
    read = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), query)
    words = [_SPACE.sub("", text).casefold() for text in (query, read)]
    called = next((name for name in functions if any(name in text for text in words)), None)
    return None if called is None else f"it calls {called}, which is no function of Neo4j itself"


def _answer(result: Result, rows: int, revision: int) -> CypherAnswer:
    columns = tuple(result.keys())
    shaper = Shaper(MOST_CHARACTERS)
    shaped: list[tuple[Plain, ...]] = []
    for record in result:
        if len(shaped) == rows:
            return CypherAnswer(revision, columns, tuple(shaped), truncated=True)
        try:
            shaped.append(tuple(shaper.shape(value) for value in record.values()))
        except TooMuch:
            return CypherAnswer(revision, columns, tuple(shaped), truncated=True)
    return CypherAnswer(revision, columns, tuple(shaped), truncated=False)


@contextmanager
def _said_of_query() -> Iterator[None]:
    """Say what Neo4j says of a query as errors of the project."""
    try:
        yield
    except Neo4jError as error:
        code = error.code or ""
        if _TIMED_OUT.search(code):
            raise CypherTimeout("the query took longer than it may; ask for less") from error
        if code.endswith(("AccessMode", "Security.Forbidden")):
            raise CypherRefused(_placed(error.message or code).reason) from error
        if not isinstance(error, ClientError) or code.split(".")[2:3] in _NOT_OF_QUERY:
            raise
        raise _placed(error.message or code) from error


def _placed(message: str) -> CypherError:
    """Give the error of a message that tells the place in the explained query."""
    found = _PLACE.search(message)
    words = " ".join((message[: found.start()] if found else message.partition("\n")[0]).split())
    if found is None:
        return CypherError(words)
    # The word before the query stands on a line of its own.
    return CypherError(words, max(1, int(found[1]) - EXPLAIN.count("\n")), int(found[2]))


def _check_numbers(value: Plain | Mapping[str, Plain]) -> None:
    """Raise CypherError for a number that Neo4j has not."""
    if isinstance(value, int) and not -_INT <= value < _INT:
        raise CypherError(f"the number {str(value)[:40]} in the parameters is not of 64 bits")
    if isinstance(value, list):
        for item in value:
            _check_numbers(item)
    if isinstance(value, Mapping):
        for item in value.values():
            _check_numbers(item)
