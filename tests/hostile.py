"""Articles with all that breaks files, quotes and screens, which must come through unchanged."""

from __future__ import annotations

from graph_schema.records import CodedArticle, Modality, Polarity
from tests.builders import a_claim, an_actor, an_article, an_office, coded

TEXTS = (
    'He said "no", then ""; \\" and \\',
    "line\nline\r\nline\rend\n\n",
    "nul \x00 and controls \x01\x08\x0b\x1b\x1f\x7f\x85",
    "\u202bمن اليمين\u202c \u2066عزل\u2069 \u200f\u200e \ufeff",
    "  spaces around  \t",
    "\U0001f54a\U0010ffff \ufffe \ufdd0 e\u0301 \u2028\u2029",
    "a;b,c|d\te'f`g{h}$i",
    "null",
    "''",
    '""',
)


def hostile_articles() -> list[CodedArticle]:
    """Give an article for each text, with it in every field that may hold it."""
    return [_article(number, text) for number, text in enumerate(TEXTS)]


def _article(number: int, text: str) -> CodedArticle:
    article = an_article(
        f"h-{number:02}", title=text, text=f"{text} - {text}", publisher=text, url=text
    )
    source = an_actor(
        "SYR", name=text, name_en=f"{text}en", name_ar="", aliases=[text, f"{text}\x1f", "", "ع"]
    )
    free = an_actor("P-1", party=f"PERSON:{text}", name=text, aliases=[text])
    claims = [
        a_claim(article, "SYR", "ATTACKS", "TUR", end=len(text)),
        a_claim(article, "SYR", "ATTACKS", "P-1", target_party=free.party, speaker="P-1"),
        a_claim(article, "TUR", "CONSULTS", "SYR", in_title=True, polarity=Polarity.NEGATED),
        a_claim(article, "RUS", "SUPPORTS", "SYR", modality=Modality.HYPOTHETICAL),
    ]
    offices = [
        an_office(article, "P-2", "SYR", text),
        an_office(article, "P-1", free.party, f"{text} of nobody"),
    ]
    return coded(article, *claims, offices=offices, actors=[source, free])
