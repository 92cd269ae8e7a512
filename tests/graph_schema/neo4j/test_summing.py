"""Sums on disk are what sums in memory are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.stores.neo4j.files.summing import SpilledSums

KEYS = st.tuples(st.sampled_from("abc"), st.text(max_size=3), st.sampled_from(["", "\n", "\x00"]))


@settings(max_examples=50, deadline=None)
@given(added=st.lists(st.tuples(KEYS, st.integers(1, 5)), max_size=60), most=st.integers(1, 70))
def test_groups_come_in_order_with_the_sums_of_all_runs(
    added: list[tuple[tuple[str, str, str], int]], most: int
) -> None:
    expected: Counter[tuple[str, ...]] = Counter()
    with TemporaryDirectory() as folder:
        sums = SpilledSums(Path(folder), most)
        for key, times in added:
            expected[key] += times
            sums.add(key, times)
        assert len(list(Path(folder).iterdir())) <= max(0, len(added) // most)
        found = [(group, list(rest)) for group, rest in sums.groups(1)]
    groups = sorted({key[:1] for key in expected})
    assert [group for group, _ in found] == groups
    for group, rest in found:
        assert rest == sorted((k[1:], n) for k, n in expected.items() if k[:1] == group)
