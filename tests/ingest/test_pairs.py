"""Marked pairs of PLV files."""

from __future__ import annotations

import pytest

from graph_schema.errors import InputRefused
from graph_schema.settings import ReaderChoice
from ingest.pairs import classify_rows


def classify(*marked: str) -> list[str | InputRefused | None]:
    rows: list[dict[str, str | None]] = [{"marked_sentence": text} for text in marked]
    return list(classify_rows(rows, "in.tsv", ReaderChoice.RULES))


def test_a_pair_gets_the_type_that_its_sentence_states() -> None:
    assert classify(
        "<s>The court</s> accused <t>the company</t> of fraud.",
        "<t>The town</t> was bombed by <s>the rebels</s>.",
        "<s>A delegation</s> held talks with <t>the board</t>.",
    ) == ["ACCUSES", "ATTACKS", "CONSULTS"]


def test_what_is_not_stated_is_none() -> None:
    assert classify("<s>A bird</s> and <t>a stone</t>") == [None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no marks", "needs <s>..</s> and <t>..</t>"),
        ("<s>a</s> only", "needs <s>..</s> and <t>..</t>"),
        ("<s></s> hits <t>b</t>", "<s> holds no word"),
    ],
)
def test_a_row_without_its_marks_is_refused_by_line(text: str, told: str) -> None:
    good, bad = classify("<s>A</s> attacked <t>B</t>", text)
    assert good == "ATTACKS"
    assert isinstance(bad, InputRefused)
    assert bad.where == "in.tsv:3"
    assert told in bad.reason
