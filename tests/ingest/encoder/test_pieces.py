"""Pieces know where they come from."""

from pathlib import Path

from ingest.encoder.pieces import BOS, EOS, LONGEST, Cutter
from ingest.encoder.vocabulary import read_vocabulary

cut = Cutter(*read_vocabulary(Path(__file__).parent / "tiny"))


def test_marks_at_both_ends() -> None:
    """The first and last piece stand for no text."""
    for text in ("", " ", "Russia attacked Syria", "قَصَف"):
        done = cut([text])[0]
        assert (done.ids[0], done.ids[-1]) == (BOS, EOS)
        assert len(done.ids) == len(done.starts) == len(done.ends)


def test_range_covers_the_word() -> None:
    """The pieces of a span are those that overlap it, marks and all."""
    text = "ضَرَبَت روسيا (سوريا) Syria"
    done = cut([text])[0]
    for word in ("روسيا", "سوريا", "Syria", "ضَرَبَت"):
        start = text.index(word)
        found = done.range((start, start + len(word)))
        assert found is not None
        covered = text[done.starts[found[0]] : done.ends[found[1] - 1]]
        assert covered.strip("()") == word or word.startswith(covered)


def test_long_text_is_cut_off() -> None:
    """Nothing beyond the limit is kept, and a span there has no pieces."""
    text = "x y " * 400
    done = cut([text])[0]
    assert len(done.ids) == LONGEST
    assert done.range((len(text) - 2, len(text) - 1)) is None
