"""From bytes to text: by mark, as UTF-8, as declared, else by what the bytes surely are."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from graph_schema.errors import InputRefused
from graph_schema.misreading import is_arabic_prose

# Longest first, because the mark of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What pages of Arabic and English are written in, by the names of the codecs. The web reads
# what is declared as ASCII or Latin-1 as Windows-1252.
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    **{name: name for name in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp1256")},
    **{name: name for name in ("iso8859-6", "iso8859-15", "cp720", "cp864", "mac-arabic")},
}
# Tried when nothing is declared. Windows-1252 stands for all the Latin ones.
_ARABIC = ("cp1256", "iso8859_6")
_GUESSED = [*_ARABIC, "cp1252"]
_SAMPLE = 200_000
_SURE_LETTERS = 20
_SURE_PAIRS = 4
_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_NON_ASCII_LETTER = re.compile(r"[^\W\d_a-zA-Z]")
_LONE = re.compile(r"(?<![a-zA-Z])[^\W\d_a-zA-Z]+(?![a-zA-Z])")
_LETTER = re.compile(r"[^\W\d_]")


# As the web calls the codecs that have a name of their own here.
_SHOWN = {"cp1252": "windows-1252", "cp1256": "windows-1256", "iso8859_6": "iso-8859-6"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the codec that it was read with, and whether that was found, not told."""

    text: str
    charset: str
    found: bool = False

    @property
    def shown(self) -> str:
        """Give the name of the charset for people."""
        return _SHOWN.get(self.charset, self.charset)


def decode(where: str, raw: bytes) -> str:
    """Give the text of UTF-8 bytes; raises InputRefused with the place of the first wrong one."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _no_utf8(where, raw, error.start) from error


def decode_any(
    where: str, raw: bytes, *, declared: str | None = None, forced: str | None = None
) -> Decoded:
    """Give the text of bytes in whatever charset, certainly; a mark at the start is dropped.

    `forced` is what the user says, `declared` what the source says of itself. Raises InputRefused
    when the charset is not certain, or is not the one that was told: a wrong one would be kept as
    nonsense that looks like a text.
    """
    if forced is not None:
        return _strictly(where, raw, forced, "--encoding says")
    for mark, charset in _MARKS:
        if raw.startswith(mark):
            return _strictly(where, raw.removeprefix(mark), charset, "the byte order mark says")
    if b"\x00" in raw:
        return _with_zeros(where, raw)
    read_as = known_charset(declared) if declared else None
    broken = 0
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    else:
        # No other charset makes bytes that are UTF-8 by chance, unless there are very few.
        pairs = len(_PAIR.findall(raw[:_SAMPLE]))
        if pairs >= _SURE_PAIRS or read_as in (None, "utf-8") or not pairs:
            return Decoded(text, "utf-8", found=bool(pairs) and read_as not in (None, "utf-8"))
    if read_as not in (None, "utf-8"):
        return _declared(where, raw, str(declared))
    sure = _found(raw)
    if sure is None:
        raise _no_utf8(where, raw, broken)
    return Decoded(raw.decode(sure), sure, found=True)


def charset_of(where: str, sample: bytes, *, cut: bool, forced: str | None) -> str:
    """Give the codec to read a long text with, told by its first bytes; `cut` says more follow."""
    if cut and forced is None and not sample.startswith(_UTF16):
        # The sample may end within a letter of UTF-8, or of a line.
        sample = sample[: sample.rfind(b"\n") + 1] or sample[:-4]
    if 100 * sample.count(0) < len(sample):
        # Here and there one is a mistake of that line, not a sign of UTF-16.
        sample = sample.replace(b"\x00", b"")
    return decode_any(where, sample, forced=forced).charset


def known_charset(declared: str) -> str | None:
    """Give the codec of a declared charset, or None for one that neither language is written in."""
    try:
        return _READ_AS.get(codecs.lookup(declared.strip().strip("\"'")).name)
    except (LookupError, ValueError):
        return None


def _strictly(where: str, raw: bytes, charset: str, who: str) -> Decoded:
    codec = known_charset(charset) or (charset if charset.startswith("utf-32") else None)
    if codec is None:
        raise InputRefused(
            where,
            f"{who} {charset[:40]!r}, in which neither Arabic nor English is read; convert it",
        )
    try:
        return Decoded(raw.decode(codec), codec)
    except UnicodeDecodeError as error:
        raise InputRefused(
            where,
            f"is not {charset[:40]}, as {who}: byte "
            f"{raw[error.start]:#04x} at {error.start}; name its charset with --encoding",
        ) from error


def _declared(where: str, raw: bytes, declared: str) -> Decoded:
    """Read bytes as they are declared, unless they surely are Arabic in another charset."""
    told: InputRefused | None = None
    try:
        decoded = _strictly(where, raw, declared, "it says itself")
    except InputRefused as refusal:
        told = refusal
    else:
        if is_arabic_prose(decoded.text[:_SAMPLE]):
            return decoded
    sure = _found(raw)
    if sure is not None and (told is not None or sure in _ARABIC):
        return Decoded(raw.decode(sure), sure, found=True)
    if told is not None:
        raise told
    return decoded


def _with_zeros(where: str, raw: bytes) -> Decoded:
    """Read UTF-16 without a mark, in which every other byte of plain English is zero."""
    sample = raw[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    few, many = sorted((even, odd))
    if len(raw) % 2 == 0 and many * 8 >= len(sample) and few * 20 <= many:
        return _strictly(where, raw, "utf-16-le" if odd > even else "utf-16-be", "its zeros say")
    raise InputRefused(
        where,
        f"has the byte 0 at {raw.index(0)}: is it text at all? Remove it, or give the kind"
        " of the file with --format",
    )


def _found(raw: bytes) -> str | None:
    """Give the charset that bytes surely are in, or None."""
    # Imported where it is needed: nearly everything is UTF-8.
    from charset_normalizer import from_bytes

    sample = raw[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=_GUESSED).best()
    candidates = [best.encoding] if best is not None else []
    for charset in dict.fromkeys([*candidates, *_GUESSED]):
        try:
            text = sample.decode(charset)
            raw.decode(charset)
        except UnicodeDecodeError:
            continue
        if charset == "cp1252":
            if _is_latin_prose(text):
                return charset
        elif len(_NON_ASCII_LETTER.findall(text)) >= _SURE_LETTERS and is_arabic_prose(text):
            return charset
    return None


def _is_latin_prose(text: str) -> bool:
    """Say whether accents stand inside words of plain letters, as they do in names."""
    letters, accented = len(_LETTER.findall(text)), len(_NON_ASCII_LETTER.findall(text))
    return letters >= _SURE_LETTERS and 20 * accented <= letters and not _LONE.search(text)


def _no_utf8(where: str, raw: bytes, at: int) -> InputRefused:
    known = "UTF-16" if raw.startswith(_UTF16) else "WINDOWS-1256"
    return InputRefused(
        where,
        f"is not UTF-8: byte {raw[at]:#04x} at {at}; name its charset with --encoding, or convert "
        f"it first (for {known.lower()}: iconv -f {known} -t UTF-8)",
    )
