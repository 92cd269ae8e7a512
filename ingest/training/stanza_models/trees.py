"""Writes UD PUD as the trainers of parts of speech and dependencies read it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.trained.spelling import simplified
from ingest.training.stanza_models.material import PUD

# The last of the treebank's sentences are for the test; of the others one in ten chooses the step.
TESTED = 100
CHOOSING = 10
# The treebank writes marks as English does, newspapers do not.
_MARKS = {",": "،", ";": "؛", "?": "؟"}


@dataclass(frozen=True)
class Node:
    """A word of a tree: `head` is the place of its governor in the sentence, None for the root."""

    form: str
    upos: str
    head: int | None
    relation: str


@dataclass(frozen=True)
class _Row:
    form: str
    upos: str
    head: int
    relation: str
    space: bool


def tree_split(shared: Path) -> dict[str, list[list[Node]]]:
    """Return the treebank's sentences in three parts: train, choose and test."""
    trees = list(read_trees((shared / "corpora" / PUD).read_text("utf8").splitlines()))
    before, test = trees[:-TESTED], trees[-TESTED:]
    return {
        "train": [tree for place, tree in enumerate(before) if place % CHOOSING],
        "choose": before[::CHOOSING],
        "test": test,
    }


def read_trees(lines: Iterable[str]) -> Iterator[list[Node]]:
    """Yield the trees of a file in simplified spelling, each word with its clitics as one node.

    The shipped tokenizer leaves clitics where they are written, and so does the parser.
    """
    rows: list[_Row] = []
    for line in [*lines, ""]:
        if line[:1].isdigit():
            columns = line.split("\t")
            space = "SpaceAfter=No" not in columns[9].split("|")
            form = _MARKS.get(columns[1], simplified(columns[1]).text)
            rows.append(_Row(form, columns[3], int(columns[6]), columns[7], space))
        elif not line and rows:
            yield _joined(rows)
            rows = []


def _joined(rows: Sequence[_Row]) -> list[Node]:
    """Return the rows that are written together as one node, at the place of the uppermost.

    What governs that row governs the node; a row nearer to the root than any other of its word
    cannot be governed from below, so that what comes of it is a tree.
    """
    groups: list[list[int]] = []
    for place, row in enumerate(rows):
        before = rows[place - 1] if place else None
        if before and not before.space and before.form.isalpha() and row.form.isalpha():
            groups[-1].append(place)
        else:
            groups.append([place])
    within = {place: number for number, group in enumerate(groups) for place in group}
    nodes = []
    for group in groups:
        # Of equals the last: the clitics before a word are not what it is.
        top = rows[min(reversed(group), key=lambda place: _depth(rows, place))]
        form = "".join(rows[place].form for place in group)
        head = within[top.head - 1] if top.head else None
        nodes.append(Node(form or "_", top.upos, head, top.relation))
    return nodes


def _depth(rows: Sequence[_Row], place: int) -> int:
    steps = 0
    while rows[place].head:
        place = rows[place].head - 1
        steps += 1
    return steps


def write_trees(trees: Iterable[Sequence[Node]], path: Path) -> None:
    """Write trees as CoNLL-U."""
    rows = []
    for tree in trees:
        for place, node in enumerate(tree, 1):
            head = 0 if node.head is None else node.head + 1
            rows.append(
                f"{place}\t{node.form}\t_\t{node.upos}\t_\t_\t{head}\t{node.relation}\t_\t_"
            )
        rows.append("")
    path.write_text("\n".join(rows) + "\n", "utf8")
