"""A small world of two blocs with whom stands between, whose measures are known by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph_schema.interfaces import Store
from graph_schema.records import Actor, Article, Claim, Modality, Polarity
from tests.builders import a_claim, an_actor, an_article, coded

SHAIBANI, NETANYAHU = "P-shaibani", "P-netanyahu"
NAMES = {
    "SYR": ("Syria", "سوريا"),
    "ISR": ("Israel", "إسرائيل"),
    "QAT": ("Qatar", "قطر"),
    "IRN": ("Iran", "إيران"),
    "USA": ("United States", "الولايات المتحدة"),
    "NOR": ("Norway", "النرويج"),
    SHAIBANI: ("Asaad al-Shaibani", "أسعد الشيباني"),
    NETANYAHU: ("Benjamin Netanyahu", "بنيامين نتنياهو"),
}
PARTIES = {SHAIBANI: "SYR", NETANYAHU: "ISR"}
TEXT = "One sentence. Another sentence says it. A third one ends the text."
QUOTE = "Another sentence says it."


def fill(store: Store) -> None:
    """Put the world into a store."""
    first = _article("b-1", date(2026, 1, 5), "SANA")
    second = _article("b-2", date(2026, 1, 20), "QNA")
    third = _article("b-3", date(2026, 3, 2), None)
    fourth = _article("b-4", None, None)
    _put(
        store,
        first,
        _said(first, "ISR", "ATTACKS", "SYR", speaker=SHAIBANI),
        _said(first, "USA", "ALLIES_WITH", "ISR"),
    )
    _put(
        store,
        second,
        _said(second, "ISR", "ATTACKS", "SYR", occurred_on=date(2026, 1, 19)),
        _said(second, "ISR", "ATTACKS", "SYR", polarity=Polarity.NEGATED, speaker=NETANYAHU),
        _said(second, "QAT", "MEDIATES", "ISR"),
        _said(second, "QAT", "MEDIATES", "SYR"),
        _said(second, "QAT", "AIDS", "SYR"),
        _said(second, "ISR", "CONSULTS", "QAT"),
    )
    _put(
        store,
        third,
        _said(third, SHAIBANI, "ACCUSES", "ISR"),
        _said(third, "IRN", "AIDS", "SYR"),
        _said(third, "IRN", "ATTACKS", "ISR"),
        _said(third, "USA", "ATTACKS", "IRN"),
        _said(third, "USA", "SUPPORTS", "ISR"),
        _said(third, "ISR", "COERCES", "SYR", modality=Modality.HYPOTHETICAL),
    )
    _put(
        store,
        fourth,
        _said(fourth, "ISR", "THREATENS", "SYR"),
        _said(fourth, "SYR", "CONSULTS", "ISR"),
        _said(fourth, "NOR", "COOPERATES_WITH", "ISR"),
        _said(fourth, "NOR", "CONSULTS", "SYR"),
    )


def _article(article_id: str, published: date | None, publisher: str | None) -> Article:
    return an_article(article_id, text=TEXT, published=published, publisher=publisher)


def _said(
    article: Article,
    source: str,
    type_id: str,
    target: str,
    *,
    polarity: Polarity = Polarity.ASSERTED,
    modality: Modality = Modality.ACTUAL,
    speaker: str | None = None,
    occurred_on: date | None = None,
) -> Claim:
    start = TEXT.index(QUOTE)
    return a_claim(
        article,
        source,
        type_id,
        target,
        source_party=PARTIES.get(source, source),
        target_party=PARTIES.get(target, target),
        polarity=polarity,
        modality=modality,
        speaker=speaker,
        occurred_on=occurred_on,
        start=start,
        end=start + len(QUOTE),
    )


def _put(store: Store, article: Article, *claims: Claim) -> None:
    plain = coded(article, *claims)
    store.writer.put(replace(plain, actors=tuple(_named(actor.id) for actor in plain.actors)))


def _named(actor_id: str) -> Actor:
    english, arabic = NAMES[actor_id]
    return an_actor(
        actor_id, party=PARTIES.get(actor_id), name=english, name_en=english, name_ar=arabic
    )
