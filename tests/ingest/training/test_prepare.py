"""What a step of training needs of the step before."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch, an extra")
pytest.importorskip("onnx", reason="training needs onnx, an extra")

from ingest.encoder.vocabulary import write_vocabulary
from ingest.training.prepare import check_pieces, load_cutter
from ingest.training.vocabulary import build_tokenizer
from tests.ingest.training.make_tiny import tiny_vocabulary


def work_of(folder: Path, more: str = "") -> Path:
    """Write a folder with the tiny vocabulary, and perhaps a further piece."""
    vocabulary = tiny_vocabulary()
    pieces = vocabulary.pieces + [(more, -9.0)] * bool(more)
    write_vocabulary(build_tokenizer(pieces), vocabulary.normaliser, folder)
    return folder


def test_a_folder_that_was_not_prepared_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"tokenizer\.json is not there: the step prepare"):
        load_cutter(tmp_path)
    assert load_cutter(work_of(tmp_path))(["Russia"])[0].ids[0] == 0


def test_weights_for_other_pieces_are_no_start(tmp_path: Path) -> None:
    """Their rows would stand for other words, and nobody would see it."""
    work = work_of(tmp_path / "work")
    check_pieces(work, work_of(tmp_path / "same"))
    with pytest.raises(ValueError, match=r"other pieces.*copy its tokenizer\.json"):
        check_pieces(work, work_of(tmp_path / "other", "xyz"))
