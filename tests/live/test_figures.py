"""The figures of docs/neo4j.md in small, with bounds that only a fault would break."""

from __future__ import annotations

import os
from itertools import islice

import pytest

from tests.load.figures import table
from tests.load.generate import generate
from tests.load.measure import bare_driver, figures
from tests.neo4j.pool import Neo4jPool

pytestmark = [
    pytest.mark.live,
    pytest.mark.slow,
    pytest.mark.skipif(
        "FIGURES" not in os.environ, reason="times are measured on a quiet machine: FIGURES=1"
    ),
]


def test_writing_reading_and_taking_back_keep_near_to_the_bare_driver(
    neo4j_pool: Neo4jPool,
) -> None:
    with neo4j_pool.fresh() as large, neo4j_pool.fresh() as small:
        for store, claims in ((large, 2_000), (small, 200)):
            # The servers of the tests have little memory; a change of a whole graph wants much.
            articles = generate(claims)
            while entries := list(islice(articles, 50)):
                store.writer.put_all(entries)
        with bare_driver(neo4j_pool.server(0)) as driver:
            found = list(figures(large, small, driver, claims=60, rounds=5))
        assert large.reader.totals().claims == 2_000
    shown = table(found)
    for figure in found:
        if figure.name.startswith("write"):
            assert figure.ratio > 0.05, shown
        elif figure.name.startswith("retract"):
            assert figure.ratio < 20, shown
        else:
            assert figure.ratio < 40, shown
    assert len(found) > 15
