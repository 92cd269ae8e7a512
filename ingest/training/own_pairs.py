"""Marked pairs in the project's own words, for the event roots of which the PLV file has few.

A line is the root, a tab and a sentence with `<s>..</s>` and `<t>..</t>` around source and target.
"""

from pathlib import Path

from ingest.training.examples import Row, unmark
from ingest.training.labels import ROOTS

OWN_PAIRS = Path(__file__).parent / "annotations" / "pairs"


def read_own_pairs(folder: Path = OWN_PAIRS) -> list[Row]:
    """Return the pairs of every file; ValueError, naming file and line, for a wrong one."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf8").splitlines(), 1):
            root, _, marked = line.partition("\t")
            text, spans = unmark(marked)
            if root not in ROOTS or spans.keys() != {"s", "t"}:
                raise ValueError(f"{path.stem}#{number}: no root, or not one source and one target")
            rows.append((text, spans["s"], spans["t"], root))
    return rows
