"""The tokeniser as it lies beside the weights."""

import json
from pathlib import Path

from tokenizers import Tokenizer

from ingest.encoder.normalise import Normaliser

TOKENIZER_FILE, TABLE_FILE = "tokenizer.json", "replacements.json"


def read_vocabulary(folder: Path) -> tuple[Tokenizer, Normaliser]:
    """Return the tokeniser and the normaliser of a folder of weights."""
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
    table = json.loads((folder / TABLE_FILE).read_text("utf8"))
    return tokenizer, Normaliser(table)


def write_vocabulary(tokenizer: Tokenizer, normaliser: Normaliser, folder: Path) -> None:
    """Write the tokeniser and the table of replacements to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)
    table = json.dumps(dict(normaliser.replacements), ensure_ascii=False, separators=(",", ":"))
    (folder / TABLE_FILE).write_text(table + "\n", "utf8")
