"""The language of a text by its script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قصفت إسرائيل مواقع في سوريا", "ar"),
        ("Israel struck sites in Syria", "en"),
        ("قال مسؤول في NATO إن الحلف لن يشارك", "ar"),
        ("The word سلام means peace", "en"),
        ("Erdoğan à Genève", "en"),
        ("قُصِفَتْ", "ar"),
        ("ﻻ ﺳﻼم", "ar"),
        ("", None),
        ("12 345 ٦٧ — !؟", None),
        ("Россия и Украина", None),
        ("和平", None),
        ("ab اب", None),
    ],
)
def test_the_script_with_most_letters_tells_the_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@given(st.text())
def test_any_text_has_an_answer_that_digits_and_marks_do_not_change(text: str) -> None:
    answer = language_of(text)
    assert answer in {"ar", "en", None}
    assert language_of(text + " 2026، ٢٠٢٦ \u064b\u0651") == answer
