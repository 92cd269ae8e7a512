"""The forms of words: what a dictionary form covers, and what it must not."""

from __future__ import annotations

import pytest

from ingest.inflection import arabic_noun_forms, arabic_verb_forms, english_verb


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("هاجم/يهاجم", ["هاجم", "هاجمت", "هاجموا", "يهاجم", "سيهاجم", "هاجمها", "يهاجمون"]),
        ("التقى/يلتقي", ["التقي", "التقت", "التقوا", "التقاه", "يلتق", "يلتقون"]),
        ("زار/يزور", ["زار", "زارت", "يزور", "يزر", "تزر"]),
        ("دعا/يدعو", ["دعا", "دعت", "دعوا", "يدع", "يدعون"]),
    ],
)  # fmt: skip
def test_a_verb_has_its_persons_moods_and_pronouns(verb: str, forms: list[str]) -> None:
    known = arabic_verb_forms(*verb.split("/"))
    assert [form for form in forms if form not in known] == []


def test_a_pronoun_at_the_end_is_told() -> None:
    known = arabic_verb_forms("هاجم", "يهاجم")
    assert known["هاجمتها"]
    assert not known["هاجمت"]
    nouns = arabic_noun_forms("زيارة")
    assert nouns["زيارتها"]
    assert arabic_noun_forms("لقاء")["لقايه"]
    assert not nouns["زياره"]


def test_a_sound_verb_loses_no_root_letter() -> None:
    # نوّه is no hollow verb: أنه must not be taken for one of its forms.
    assert "انه" not in arabic_verb_forms("نوه", "ينوه")


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("ban", {"ban", "bans", "banned", "banning"}),
        ("visit", {"visit", "visits", "visited", "visiting"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("accuse", {"accuse", "accuses", "accused", "accusing"}),
        ("attack", {"attack", "attacks", "attacked", "attacking"}),
    ],
)
def test_an_english_verb_is_spelled_right(lemma: str, forms: set[str]) -> None:
    assert english_verb(lemma) == forms
