"""Spellings that a reader takes for the same fold to the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.folding import fold

SAME = [
    ("أحمد الشرع", "احمد الشرع", "أَحْمَد الشَّرْع", "احمـــد الشرع", " أحمد\u200f الشرع "),
    ("إيران", "ايران", "ﺇﻳﺮﺍﻥ"),
    ("سورية", "سوريه"),
    ("مصطفى", "مصطفي", "مصطفی"),
    ("علماء", "علما"),
    ("آل ثاني", "ال ثاني"),
    ("کابل", "كابل"),
    ("Türkiye", "TURKIYE", "turkiye"),
    ("Al-Sharaa", "al sharaa", "AL‑SHARAA"),
    ("Łódź", "lodz"),
    ("Straße", "STRASSE"),
    ("ﬁnland", "Finland"),
]


@pytest.mark.parametrize("forms", SAME)
def test_spellings_of_one_name_fold_to_one(forms: tuple[str, ...]) -> None:
    assert len({fold(form) for form in forms}) == 1
    assert fold(forms[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [("السودان", "سودان"), ("Niger", "Nigeria"), ("عمان", "عمّانية"), ("al sharaa", "alsharaa")],
)
def test_names_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())


@pytest.mark.parametrize("text", ["", " ", "?!", "\u200f\u202b", "\x00", "َُِّ"])
def test_what_has_no_letters_folds_to_nothing(text: str) -> None:
    assert fold(text) == ""
