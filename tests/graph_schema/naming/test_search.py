"""Names found however they are written, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.naming.search import Fit, asked_keys, best_fit, name_keys

NETANYAHU = ("Benjamin Netanyahu", "بنيامين نتنياهو")
SHAIBANI = ("أسعد الشيباني", "Asaad al-Shaibani")


@pytest.mark.parametrize(
    ("asked", "forms", "fit"),
    [
        ("Benjamin Netanyahu", NETANYAHU, Fit.NAME),
        ("BENJAMIN  NETANYAHU!", NETANYAHU, Fit.NAME),
        ("Netanyahu", NETANYAHU, Fit.PART),
        ("Netanyahou", NETANYAHU[1:], Fit.SPELLING),
        ("Binyamin Netanyahu", NETANYAHU, Fit.SPELLING),
        ("Shaybani", SHAIBANI[:1], Fit.SPELLING),
        ("الشيبانى", SHAIBANI, Fit.PART),
        ("شيباني", SHAIBANI[1:], Fit.SPELLING),
        ("Netanyahx", NETANYAHU, Fit.SLIP),
        ("Benj", NETANYAHU, Fit.BEGINNING),
        ("tanyah", NETANYAHU, Fit.WITHIN),
        ("Foreign minister Shaibani", SHAIBANI, Fit.SOME_WORDS),
    ],
)
def test_why_a_name_fits(asked: str, forms: tuple[str, ...], fit: Fit) -> None:
    found = best_fit(asked, forms)
    assert found is not None
    assert found.fit is fit
    assert (found.score == 1.0) is (fit is Fit.NAME)
    assert any(asked_keys(asked) & name_keys(form) for form in forms)


def test_better_reasons_have_better_scores() -> None:
    asked = ("Benjamin Netanyahu", "Netanyahu", "Benjamin Netanyaxu", "Prime Minister Netanyahu")
    scores = [found.score for name in asked if (found := best_fit(name, NETANYAHU))]
    assert len(scores) == 4
    assert scores == sorted(scores, reverse=True)
    assert scores[1] >= 0.7 > scores[2]


@pytest.mark.parametrize(
    ("asked", "form"),
    [("Iran", "Oman"), ("Netanyahu", "Erdogan"), ("حسن", "حسين"), ("", "Syria"), ("Syria", "؟")],
)
def test_what_does_not_fit(asked: str, form: str) -> None:
    found = best_fit(asked, [form])
    assert found is None or found.score < 0.7


@pytest.mark.parametrize(
    ("asked", "part", "slip"),
    [
        ("Saria", ("الدعم السريع",), ("Syria",)),
        ("Rusia", ("White Russia",), ("Rushia",)),
        ("روسا", ("White Russia",), ("رولسا",)),
    ],
)
def test_a_short_word_in_a_longer_name_is_below_a_slip_of_a_whole_name(
    asked: str, part: tuple[str, ...], slip: tuple[str, ...]
) -> None:
    lesser, better = best_fit(asked, part), best_fit(asked, slip)
    assert lesser is not None
    assert better is not None
    assert (lesser.fit, better.fit) == (Fit.SPELLING, Fit.SLIP)
    assert lesser.score < 0.525 < better.score


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("سريع", "الدعم السريع"),
        ("نتنياهو", "Benjamin Netanyahu"),
        ("Shaybani", "أسعد الشيباني"),
        ("Hezbola", "Lebanese Hezbollah"),
        ("Bashir Asad", "Bashir Hafez al-Assad"),
    ],
)
def test_a_part_is_sure_by_its_consonants(asked: str, form: str) -> None:
    found = best_fit(asked, [form])
    assert found is not None
    assert found.score >= 0.7


def test_a_person_is_known_by_a_short_last_name_in_its_script() -> None:
    found = [
        best_fit(asked, ["Bashar al-Assad"], person=person)
        for asked, person in (("Asad", True), ("Asad", False), ("أسد", True), ("Bashr", True))
    ]
    assert [fit is not None and fit.score >= 0.7 for fit in found] == [True, False, False, True]


@pytest.mark.parametrize("form", ["the States", "The Bahamas", "Sea-Watch", "ساو تومي", "سو"])
@pytest.mark.parametrize("asked", ["Sy", "Sa"])
def test_two_letters_are_the_beginning_of_a_name_or_nothing(asked: str, form: str) -> None:
    assert best_fit(asked, [form]) is None
    begun = best_fit(asked, [f"{asked}ria"])
    assert begun is not None
    assert begun.fit is Fit.BEGINNING
    assert asked_keys(asked) & name_keys(f"{asked}ria")


@pytest.mark.parametrize(
    ("asked", "form"),
    [
        ("Bahamas", "The Bahamas"),
        ("the Yemen", "Yemen"),
        ("Jo Cox", "جو كوكس"),
        ("Sa", "Sa"),
    ],
)
def test_a_name_is_whole_without_the_and_with_short_words(asked: str, form: str) -> None:
    found = best_fit(asked, [form])
    assert found is not None
    assert found.score >= 0.9


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_name_is_looked_up_by_some_of_its_keys(text: str) -> None:
    assert asked_keys(text) <= name_keys(text)
    assert bool(asked_keys(text)) == bool(name_keys(text))


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_are_compared(asked: str, form: str) -> None:
    found = best_fit(asked, [form])
    assert found is None or 0 < found.score <= 1
    assert found is None or found.form == form


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_name_shares_its_keys_with_itself(text: str) -> None:
    assert name_keys(text) == name_keys(text)
    assert not name_keys(text) or best_fit(text, [text]) is not None
