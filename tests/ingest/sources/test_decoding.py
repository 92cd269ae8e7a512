"""Charsets: found with certainty, or refused; never nonsense kept as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_schema.errors import InputRefused
from ingest.sources.decoding import decode_any, known_charset

ARABIC = (
    "التقى وزير الخارجية السوري نظيره القطري في دمشق، وأكد الجانبان أن العلاقات بين البلدين "
    "تسير إلى الأمام. وقال المتحدث إن اللقاء كان بناء."
)
ENGLISH = (
    "The minister’s visit to Orléans – his first – ended with a “frank” talk, said José Peña. "
)
RUSSIAN = "Министр иностранных дел встретился со своим коллегой в Москве, сообщает агентство. " * 2


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6"])
def test_arabic_without_a_declaration_is_found(charset: str) -> None:
    decoded = decode_any("x", ARABIC.encode(charset))
    assert (decoded.text, decoded.shown, decoded.found) == (ARABIC, charset, True)


def found_or_refused(raw: bytes, declared: str | None = None) -> str | None:
    """Give the text of bytes, or None when they are refused."""
    try:
        return decode_any("x", raw, declared=declared).text
    except InputRefused:
        return None


@pytest.mark.parametrize("length", range(40, 130, 10))
def test_arabic_of_any_length_is_found_rightly_or_refused(length: int) -> None:
    text = ARABIC[:length]
    for charset in ("windows-1256", "iso-8859-6"):
        assert found_or_refused(text.encode(charset)) in (text, None)


def test_english_with_accents_and_quotes_is_found() -> None:
    decoded = decode_any("x", ENGLISH.encode("windows-1252"))
    assert (decoded.text, decoded.shown) == (ENGLISH, "windows-1252")


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_says_the_charset(mark: str) -> None:
    assert decode_any("x", ARABIC.encode(mark), declared="windows-1256").text == ARABIC


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(charset: str) -> None:
    assert decode_any("x", ENGLISH.encode(charset)).text == ENGLISH


def test_what_is_declared_is_believed_where_it_can_be() -> None:
    assert decode_any("x", ARABIC.encode("iso-8859-6"), declared="ISO-8859-6").text == ARABIC
    short = "خبر"
    assert decode_any("x", short.encode("cp1256"), declared="'Windows-1256'").text == short


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "us-ascii", "windows-1252", "x-none"])
def test_arabic_that_declares_another_charset_is_read_rightly(declared: str) -> None:
    assert decode_any("x", ARABIC.encode("windows-1256"), declared=declared).text == ARABIC


@pytest.mark.parametrize("declared", ["windows-1256", "iso-8859-1", "iso-8859-6"])
def test_utf_8_that_declares_another_charset_is_read_as_utf_8(declared: str) -> None:
    decoded = decode_any("x", ARABIC.encode(), declared=declared)
    assert (decoded.text, decoded.found) == (ARABIC, True)


@pytest.mark.parametrize(
    "raw",
    [
        RUSSIAN.encode("windows-1251"),
        RUSSIAN.encode("koi8-r"),
        "خبر قديم".encode("windows-1256"),
        "東京の大臣が会談した。".encode("shift_jis"),
        bytes(range(128, 256)) * 4,
    ],
)
def test_what_is_not_certain_is_refused_with_the_way_out(raw: bytes) -> None:
    with pytest.raises(InputRefused, match=r"^here: is not UTF-8: byte 0x.*--encoding") as caught:
        decode_any("here", raw)
    assert "iconv" in caught.value.reason


def test_bytes_with_zeros_are_no_text() -> None:
    with pytest.raises(InputRefused, match="has the byte 0 at 3"):
        decode_any("x", b"abc\0\0\0\0def")


def test_what_the_user_says_is_done_or_refused() -> None:
    assert decode_any("x", "ab£".encode("cp1252"), forced="windows-1252").text == "ab£"
    with pytest.raises(InputRefused, match="is not utf-8, as --encoding says"):
        decode_any("x", ARABIC.encode("cp1256"), forced="utf-8")


@pytest.mark.parametrize("name", ["utf-7", "rot13", "unicode_escape", "idna", "hex", "", "\0", "ü"])
def test_charsets_that_no_page_is_in_are_not_known(name: str) -> None:
    assert known_charset(name) is None


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "cp1256", "latin-1", "x"]))
def test_any_bytes_are_read_or_refused(raw: bytes, declared: str | None) -> None:
    found_or_refused(raw, declared)
