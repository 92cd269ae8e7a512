"""Under load, with a worker writing beside it, the service errs in nothing and stays quick."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flow.processes import Program
from tests.load.serving import Load, fill, measured, table


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_worker_beside_the_service_costs_no_answer(tmp_path: Path) -> None:
    program = Program(tmp_path)
    fill(program, 1_000)
    load = Load(claims=1_000, clients=2, seconds=4, rounds=1, reader="rules")
    idle, busy = measured(program, load)
    assert (idle.errors, busy.errors) == ([], [])
    assert busy.articles > 0
    # The machine of the tests does other things too; the figures are in docs/http.md.
    assert busy.share(50) < 10 * idle.share(50) + 100, table(idle, busy)
    assert busy.share(99) < 10 * idle.share(99) + 500, table(idle, busy)
