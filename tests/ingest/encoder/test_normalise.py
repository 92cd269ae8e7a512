"""Cleaning keeps the way back."""

import pytest

from ingest.encoder.normalise import Normaliser

normalise = Normaliser({"…": "...", "\u00a0": " ", "ﷲ": "الله"})


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("", ""),
        ("plain words", "plain words"),
        ("قَصَفَت الـطـائرات", "قصفت الطائرات"),
        ("\u202bعام ٢٠١٨\u202c", "عام 2018"),
        ("<s>a</s>", "(s)a(/s)"),
        ("wait…", "wait..."),
        ("عبد ﷲ", "عبد الله"),
        ("a\ud800b", "a b"),
        ("a\u2581b", "a b"),
    ],
)
def test_cleaned_text(text: str, clean: str) -> None:
    """Marks go, digits become ASCII, special pieces cannot be forged."""
    assert normalise(text).text == clean


@pytest.mark.parametrize("text", ["قَصَفَ", "a…b", "\u202bعام ٢٠١٨\u202c", "", "ـــ"])
def test_origin_leads_back(text: str) -> None:
    """Each kept character comes from its like, in order, and the end from the end."""
    done = normalise(text)
    assert len(done.origin) == len(done.text) + 1
    assert list(done.origin) == sorted(done.origin)
    assert done.origin[-1] == len(text)
    for place, character in enumerate(done.text):
        original = text[done.origin[place]]
        assert character == original or character in normalise(original).text
