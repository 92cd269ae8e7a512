"""Ids are content: the same gives the same, anything else another."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from graph_schema.ids import content_id
from graph_schema.records import Polarity, claim_id, office_id

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
PARTS = st.lists(TEXTS | st.none(), min_size=1, max_size=4)


def test_an_id_never_changes_between_versions() -> None:
    assert content_id("x-", "a", 1, None) == "x-959c1bbc3fbb3e039296"


@given(PARTS, PARTS)
def test_ids_are_equal_when_the_parts_are(one: list[str | None], other: list[str | None]) -> None:
    assert (content_id("x-", *one) == content_id("x-", *other)) == (one == other)


@given(PARTS)
def test_an_id_is_the_prefix_and_twenty_hex_digits(parts: list[str | None]) -> None:
    assert re.fullmatch(r"c-[0-9a-f]{20}", content_id("c-", *parts))


def test_nothing_and_the_empty_text_differ() -> None:
    assert content_id("x-", None) != content_id("x-", "")
    assert content_id("x-", "ab", "c") != content_id("x-", "a", "bc")


def test_a_claim_is_known_by_what_it_says_and_where() -> None:
    asserted, negated = Polarity.ASSERTED, Polarity.NEGATED
    ids = {
        claim_id("a-1", "SYR", "ATTACKS", "TUR", asserted, 0),
        claim_id("a-2", "SYR", "ATTACKS", "TUR", asserted, 0),
        claim_id("a-1", "TUR", "ATTACKS", "SYR", asserted, 0),
        claim_id("a-1", "SYR", "SUPPORTS", "TUR", asserted, 0),
        claim_id("a-1", "SYR", "ATTACKS", "TUR", negated, 0),
        claim_id("a-1", "SYR", "ATTACKS", "TUR", asserted, 1),
        claim_id("a-1", "SYR", "ATTACKS", "TUR", asserted, 0, in_title=True),
        office_id("a-1", "P-1", "SYR", "minister"),
        office_id("a-1", "P-1", "SYR", "president"),
    }
    assert len(ids) == 9
