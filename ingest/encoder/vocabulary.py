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
