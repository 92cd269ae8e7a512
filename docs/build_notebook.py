"""Writes `starter.ipynb` from the cells of `starter.py`: `python docs/build_notebook.py`."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

HERE = Path(__file__).parent
_CELL = re.compile(r"^# %%( \[markdown\])?\n", re.MULTILINE)
_KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def notebook() -> str:
    """Give the notebook as the text of its file."""
    parts = _CELL.split((HERE / "starter.py").read_text(encoding="utf-8"))[1:]
    cells = []
    for number, (mark, text) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
        source = re.sub(r"^# ?", "", text, flags=re.MULTILINE) if mark else text
        make = new_markdown_cell if mark else new_code_cell
        # A name by place, so that the same script gives the same notebook.
        cells.append(make(source.strip(), id=f"cell-{number}"))
    made = new_notebook(cells=cells, metadata=_KERNEL)
    nbformat.validate(made)
    return nbformat.writes(made) + "\n"


if __name__ == "__main__":
    (HERE / "starter.ipynb").write_text(notebook(), encoding="utf-8")
