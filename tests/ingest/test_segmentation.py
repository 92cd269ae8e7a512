"""Sentences and tokens: where they end, and that offsets are exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.records import Article
from ingest.segmentation import MAX_SENTENCE, LexicalAnnotator, sentences


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text, in_title=False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوزير. ثم غادر.", ["وصل الوزير.", "ثم غادر."]),
        ("وصل الوزير .وغادر السفير", ["وصل الوزير .", "وغادر السفير"]),
        ("هل وصل؟ نعم!", ["هل وصل؟", "نعم!"]),
        ("لديه 3.5 مليون. انتهى", ["لديه 3.5 مليون.", "انتهى"]),
        ("The U.S. army left. It rained.", ["The U.S. army left.", "It rained."]),
        ("It rained.\nU.S. troops left.", ["It rained.", "U.S. troops left."]),
        ("Brig. Gen. Smith met Amb. Jones.", ["Brig. Gen. Smith met Amb. Jones."]),
        ("It is big. Rig it.", ["It is big.", "Rig it."]),
        ("Mr. Abbas met Gen. Smith.", ["Mr. Abbas met Gen. Smith."]),
        ('He said "no." She left.', ['He said "no."', "She left."]),
        ("one\n\ntwo\nthree", ["one", "two", "three"]),
        (
            "Ron (D-Minn.) left. (He ran.) She ran.",
            ["Ron (D-Minn.) left.", "(He ran.)", "She ran."],
        ),
        ("Then-Lt. Gov. Ro met Ret. Gen. Jo.", ["Then-Lt. Gov. Ro met Ret. Gen. Jo."]),
        (
            "Pvt. Ro met Pfc. Jo. Spc. Al met Supt. Ed.",
            [
                "Pvt. Ro met Pfc. Jo.",
                "Spc. Al met Supt. Ed.",
            ],
        ),
        # Latin letters in Arabic with full stops between them, but not what ends in such letters.
        ("باعت شركة بي.إم.دبليو مصنعها.ثم غادرت", ["باعت شركة بي.إم.دبليو مصنعها.", "ثم غادرت"]),
        ("باعت «سي.إم.إيه سي.جي.إم» سفينة", ["باعت «سي.إم.إيه سي.جي.إم» سفينة"]),
        ("نقلت وكالة أ.ف.ب عنه. ثم نفى", ["نقلت وكالة أ.ف.ب عنه.", "ثم نفى"]),
        ("قبض الأف. بي. آي على زعيم (إم.إس-13)", ["قبض الأف. بي. آي على زعيم (إم.إس-13)"]),
        ("قال لبي.بي.سي. وأضاف لآخر", ["قال لبي.بي.سي.", "وأضاف لآخر"]),
        ("قال لبي بي سي. وأضاف لآخر", ["قال لبي بي سي.", "وأضاف لآخر"]),
        ("قال لبي بي سي.وأضاف لآخر", ["قال لبي بي سي.", "وأضاف لآخر"]),
        ("قال لبي بي سي. إن الطقس جميل", ["قال لبي بي سي.", "إن الطقس جميل"]),
        ("وصل جي. دي. فانس. ثم غادر", ["وصل جي. دي. فانس.", "ثم غادر"]),
        ('سجن المدعو "سمير. ج" أمس', ['سجن المدعو "سمير. ج" أمس']),
        ("وصل سمير. و غادر", ["وصل سمير.", "و غادر"]),
        ("... !!! \n «»", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_token_keeps_the_text_and_folds_its_form() -> None:
    (sentence,) = sentences("قَصَفَ #جيش_الاحتلال U.S. Israel's", in_title=False)
    assert [token.folded for token in sentence.tokens if token.is_word] == [
        *("قصف", "جيش", "الاحتلال", "u s", "israel", "s"),
    ]


def test_words_that_egypt_writes_otherwise_are_folded_alike() -> None:
    (sentence,) = sentences("المسئولين مسؤولين لشئون شؤون شيونغ", in_title=False)
    assert [token.folded for token in sentence.tokens] == [
        *("المسوولين", "مسوولين", "لشوون", "شوون", "شيونغ"),
    ]


def test_controls_inside_a_word_do_not_break_it() -> None:
    (sentence,) = sentences("رو\u200fسيا", in_title=False)
    assert [token.folded for token in sentence.tokens] == ["روسيا"]


def test_an_endless_line_is_cut_at_a_space() -> None:
    pieces = texts("كلمة " * 2000)
    assert len(pieces) > 1
    assert all(len(piece) <= MAX_SENTENCE for piece in pieces)


def test_the_sentences_of_the_title_come_first() -> None:
    article = Article("a", "en", "A title", "A text.")
    (document,) = LexicalAnnotator().annotate([article])
    assert [(s.text, s.in_title) for s in document.sentences] == [
        ("A title", True),
        ("A text.", False),
    ]


@given(st.text(max_size=300))
def test_offsets_are_exact_for_any_text(text: str) -> None:
    end = 0
    for sentence in sentences(text, in_title=False):
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert token.start >= end
            end = token.end
