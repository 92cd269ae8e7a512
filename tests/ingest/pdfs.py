"""Small PDFs for the tests, whose glyphs stand as a typesetter of Arabic puts them."""

from __future__ import annotations

from collections.abc import Sequence

# A part of a line: its direction (R or L) and its letters in reading order.
Part = tuple[str, str]


def a_pdf(lines: Sequence[Sequence[Part]], title: str = "", extra: bytes = b"") -> bytes:
    """Give a PDF of one page; each line is put from left to right as it is seen.

    `extra` goes into the trailer.
    """
    codes: dict[str, int] = {}
    shown = []
    for line in lines:
        glyphs = seen(line)
        shown.append(bytes(codes.setdefault(glyph, len(codes) + 1) for glyph in glyphs))
    content = b"BT /F 12 Tf 14 TL 50 700 Td\n"
    for raw in shown:
        content += b"<" + raw.hex().encode() + b"> Tj T*\n"
    content += b"ET"
    told = b"\xfe\xff" + title.encode("utf-16-be")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        _stream(content),
        b"<</Type/Font/Subtype/TrueType/BaseFont/Any/FirstChar 1/LastChar 255/Widths["
        + b"600 " * 255
        + b"]/ToUnicode 6 0 R>>",
        _stream(_to_unicode(codes)),
        b"<</Title<" + told.hex().encode() + b">>>",
    ]
    return _file(objects, b"/Info 7 0 R" + extra)


def seen(line: Sequence[Part]) -> list[str]:
    """Give the glyphs of a line from left to right, of which those of R parts run leftwards.

    The line as a whole runs as its first part does.
    """
    ordered = line if line[0][0] == "L" else list(reversed(line))
    return [glyph for way, text in ordered for glyph in (reversed(text) if way == "R" else text)]


def _to_unicode(codes: dict[str, int]) -> bytes:
    rows = [f"<{code:02x}> <{glyph.encode('utf-16-be').hex()}>" for glyph, code in codes.items()]
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{body}\nendcmap end end"
    ).encode()


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n" % len(content) + content + b"\nendstream"


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R" % (len(objects) + 1) + trailer + b">>\n"
    return bytes(out + b"startxref\n%d\n%%%%EOF" % start)
