"""The treebank as the parser's trainer reads it; sentences are of our own wording."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch, an extra")

from ingest.training.stanza_models.material import PUD
from ingest.training.stanza_models.trees import (
    CHOOSING,
    TESTED,
    Node,
    read_trees,
    tree_split,
    write_trees,
)

Row = tuple[str, str, int, str, bool]
# وقالت لإيلينا: نعم, the clitics written apart as the treebank does.
ROWS: list[Row] = [
    ("و", "CCONJ", 2, "cc", False),
    ("قالت", "VERB", 0, "root", True),
    ("ل", "ADP", 4, "case", False),
    ("إيلينا", "PROPN", 2, "obl", False),
    (",", "PUNCT", 6, "punct", True),
    ("نعم", "INTJ", 2, "parataxis", False),
]


def lines(rows: list[Row]) -> list[str]:
    """Return the lines of a sentence."""
    return [
        f"{place}\t{form}\t_\t{upos}\t_\t_\t{head}\t{relation}\t_\t"
        + ("_" if space else "SpaceAfter=No")
        for place, (form, upos, head, relation, space) in enumerate(rows, 1)
    ]


def test_clitics_stay_with_their_word() -> None:
    """The uppermost row of a word stands for it, in simplified spelling, and marks are Arabic."""
    (tree,) = read_trees(lines(ROWS))
    assert tree == [
        Node("وقالت", "VERB", None, "root"),
        Node("لايلينا", "PROPN", 0, "obl"),
        Node("،", "PUNCT", 3, "punct"),
        Node("نعم", "INTJ", 0, "parataxis"),
    ]


def test_of_two_uppermost_rows_the_last_stands_for_the_word() -> None:
    """A particle before a pronoun or another particle is not what the word is."""
    rows: list[Row] = [
        ("ف", "PART", 3, "cc", False),
        ("إن", "PART", 3, "mark", True),
        ("جاء", "VERB", 0, "root", True),
    ]
    (tree,) = read_trees(lines(rows))
    assert tree[0] == Node("فان", "PART", 1, "mark")


def test_the_last_sentences_are_kept_from_training(tmp_path: Path) -> None:
    """No sentence is in two parts, and the test's are the last of the file."""
    count = TESTED + 3 * CHOOSING
    (tmp_path / "corpora").mkdir()
    text = [line for n in range(count) for line in [*lines([(f"{n}", "NUM", 0, "root", True)]), ""]]
    (tmp_path / "corpora" / PUD).write_text("\n".join(text), encoding="utf-8")
    parts = {name: [tree[0].form for tree in part] for name, part in tree_split(tmp_path).items()}
    assert parts["test"] == [str(n) for n in range(count - TESTED, count)]
    assert len(parts["choose"]) == 3
    assert sorted((form for part in parts.values() for form in part), key=int) == [
        str(n) for n in range(count)
    ]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """Trees come out of their file as they went in."""
    (tree,) = read_trees(lines(ROWS))
    write_trees([tree, tree], tmp_path / "t.conllu")
    written = (tmp_path / "t.conllu").read_text(encoding="utf-8").splitlines()
    assert list(read_trees(written)) == [tree, tree]
