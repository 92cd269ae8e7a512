"""The project's own annotator: sentences and tokens by rules, with exact offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph_schema.folding import fold
from graph_schema.records import Article
from ingest.annotation import Document, Sentence, Token

# Arabic diacritics and tatweel, and the invisible controls that feeds leave inside words.
_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_LETTER = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}[A-Za-z]?"  # U.S., U.N
    rf"|\d+(?:[.,٫٬]\d+)*%?"
    rf"|{_LETTER}(?:[{_MARKS}]*{_LETTER}|\d)*(?:[{_MARKS}]+(?!\w))?"
    rf"|['’](?:s|S)(?!\w)"
    rf"|[^\w\s{_MARKS}]"
)
_BREAK = re.compile(r"\n+|(?<=[.!?؟…])[\"”’»)\]]*(?=\s|[\u0620-\u064a#«“\"])")
_ABBREVIATION = re.compile(
    r"(?<![^\s(«“\"])(?:(?:[Tt]hen|[Ee]x)-)?(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|[\u0620-\u064a]|يو|بي|آي|إيه|سي|دي"
    r"|Mr|Mrs|Ms|Dr|Gen|Brig|Lt|Col|Maj|Capt|Sgt|Cpl|Pvt|Pfc|Spc|Supt|Ret|Adm|Cmdr|Amb|Sen|Rep|Gov|Prof|St|Rev|Hon|No"
    r"|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Jr|Sr)\s?\.$"
)
# Latin letters as Arabic writes them: بي.بي.سي, (إم.إس-13); those that are other words too are
# letters only right behind a full stop.
_LETTERS = (
    r"[إاأ]يه|[إاأ]ف|[إاأ]م|[إاأ]س|[إاأ]كس|[إا]ي?تش|[آاأ]ر|[آاأ]ي|بي|بيه|تي|جي|جيه|دي|زد|زي|سي|كي|كيه|كيو"
    r"|واي|يو|دبليو"
)
_ANY_LETTER = rf"(?:{_LETTERS}|[إاأ]ل|[إاأ]ن|[إاأ]و|[إاأ]ي|في|[ء-ي])"
_END = rf"(?![{_MARKS}\w])"
_LETTER_BEFORE = re.compile(rf"(?<!\w)[وف]?[بلك]?(?:ال)?{_ANY_LETTER}\s?\.$")
_LETTER_BEHIND = re.compile(rf"(?:{_ANY_LETTER}|[^\S\n](?:{_LETTERS})){_END}")
# Those without full stops between them: «بي بي سي.» may end a sentence.
_SPELLED = re.compile(rf"(?<!\w)[بلك]?(?:{_LETTERS}) (?:{_LETTERS})\s?\.$")
# The first letter of a last name that is not told: «المدعو "محمد. ج"».
_INITIAL = re.compile(r"[^\S\n][ء-نهي](?=[»”\"،,)]|\s\w\w)")
_LONGEST = 20  # letters of an abbreviation with what is joined to it
# What stands in brackets ends no sentence that goes on: (D-Minn.) criticised.
_GOES_ON = re.compile(r"\)[^\S\n]+[a-z]")
# A run without any sentence mark is cut here, so that one endless line cannot stall a reader.
MAX_SENTENCE = 1500


@lru_cache(maxsize=200_000)
def _forms(text: str) -> tuple[str, str]:
    folded = _respelled(fold(text))
    if not folded or not text.isascii():
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) != "Mn"
        )
        return folded, plain if folded and plain.isascii() else folded
    return folded, text


def _respelled(folded: str) -> str:
    """Give a folded word as most write it: مسئول is مسؤول, شئون is شؤون."""
    if "مسيول" in folded:
        return folded.replace("مسيول", "مسوول")
    return folded[:-3] + "وون" if folded.endswith("شيون") else folded


class LexicalAnnotator:
    """Sentences end at line breaks and at final marks that are not part of an abbreviation."""

    name = "lexical"

    def annotate(self, articles: Sequence[Article]) -> list[Document]:
        """Give the documents of some articles, in their order."""
        documents = []
        for article in articles:
            title = sentences(article.title, in_title=True) if article.title else ()
            documents.append(Document(article, (*title, *sentences(article.text, in_title=False))))
        return documents


def sentences(text: str, *, in_title: bool) -> Iterator[Sentence]:
    """Give the sentences of a text that have at least one word; offsets point into `text`."""
    for start, end in _spans(text):
        tokens = tuple(tokenize(text, start, end))
        if any(token.is_word for token in tokens):
            first, last = tokens[0].start, tokens[-1].end
            yield Sentence(first, last, text[first:last], tokens, in_title)


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """Give the tokens of `text[start:end]`; offsets point into `text`."""
    for match in _TOKEN.finditer(text, start, end):
        form = match.group()
        folded, cased = _forms(form)
        yield Token(match.start(), match.end(), form, folded, cased)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        if match.end() <= start:
            continue
        if "\n" not in match.group() and _abbreviated(text, start, match.start()):
            continue
        if _GOES_ON.match(text, match.start()):
            continue
        yield from _cut(text, start, match.end())
        start = match.end()
    yield from _cut(text, start, len(text))


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Say whether the mark that ends `text[start:end]` is a part of an abbreviation."""
    if text[end - 1] != ".":
        return False
    near = max(start, end - _LONGEST)
    if _LETTER_BEHIND.match(text, end) and _LETTER_BEFORE.search(text, near, end):
        return True
    if _INITIAL.match(text, end):
        return True
    if _ABBREVIATION.search(text, near, end):
        return not _SPELLED.search(text, near, end)
    return False


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start, start + MAX_SENTENCE)
        middle = space if space > start else start + MAX_SENTENCE
        yield start, middle
        start = middle
    if start < end:
        yield start, end
