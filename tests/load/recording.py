"""What the Neo4j store asks its server, so that it can be asked by the bare driver too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, ManagedTransaction

from graph_schema.stores.neo4j.connection import Transaction


@dataclass(frozen=True)
class Statement:
    """A statement with its parameters, as the server got it."""

    text: str
    values: dict[str, Any]


@contextmanager
def recording() -> Iterator[list[Statement]]:
    """Give a list to which each statement of a store is added while the work lasts."""
    found: list[Statement] = []
    rows, run = Transaction.rows, Transaction.run

    def rows_recorded(self: Transaction, statement: str, /, **values: Any) -> list[list[Any]]:
        found.append(Statement("CYPHER 5 " + statement, values))
        return rows(self, statement, **values)

    def run_recorded(self: Transaction, statement: str, /, **values: Any) -> None:
        found.append(Statement("CYPHER 5 " + statement, values))
        run(self, statement, **values)

    Transaction.rows, Transaction.run = rows_recorded, run_recorded  # type: ignore[method-assign]
    try:
        yield found
    finally:
        Transaction.rows, Transaction.run = rows, run  # type: ignore[method-assign]


def replay(driver: Driver, statements: list[Statement], *, writing: bool = False) -> None:
    """Run statements through the bare driver, and take all that they give.

    Questions each in a transaction of its own, changes all in one.
    """
    access = WRITE_ACCESS if writing else READ_ACCESS

    def work(transaction: ManagedTransaction, some: list[Statement]) -> None:
        for statement in some:
            transaction.run(statement.text, statement.values).values()

    for some in [statements] if writing else [[statement] for statement in statements]:
        with driver.session(database="neo4j", default_access_mode=access) as session:
            (session.execute_write if writing else session.execute_read)(work, some)
