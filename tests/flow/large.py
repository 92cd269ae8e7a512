"""A large graph for the tests that ask how much of it a program keeps in memory."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from graph_schema.records import Claim
from graph_schema.stores import open_store
from tests.builders import a_claim, an_article, coded

TYPES = ("ATTACKS", "SUPPORTS", "CONSULTS", "AIDS")
ACTORS = 2003
IN_ONE = 2000


def fill(file: Path, claims: int) -> None:
    """Put a graph of that many claims, nearly all of different relations, into a new file."""
    with open_store(f"sqlite:///{file}") as store:
        for number in range(claims // IN_ONE):
            article = an_article(
                f"a-{number:04}",
                text="x" * IN_ONE,
                publisher=f"Publisher {number % 50}",
                published=date(2020, 1, 1) + timedelta(days=number),
            )
            made: list[Claim] = []
            for start in range(IN_ONE):
                at = number * IN_ONE + start
                # A prime number of actors, so that no step through them comes back soon.
                source, target = at % ACTORS, (at * 7 + at // ACTORS + 1) % ACTORS
                if source != target:
                    ends = (f"ORG-{source:04}", TYPES[at % 4], f"ORG-{target:04}")
                    made.append(a_claim(article, *ends, start=start, end=start + 1))
            store.writer.put(coded(article, *made))
