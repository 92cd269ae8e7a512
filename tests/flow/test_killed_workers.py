"""Workers that are killed at random moments leave what undisturbed work leaves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.load.kill_workers import run


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_ten_killed_workers_leave_the_same_graph(tmp_path: Path) -> None:
    outcome = run(10, 2, 7, tmp_path, lambda _: None)
    assert outcome.faults == ()
    assert outcome.interrupted > 0
    assert outcome.kills == sum(outcome.doing.values()) == 10
