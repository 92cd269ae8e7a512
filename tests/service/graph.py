"""A small graph that the tests of the service ask about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph_schema.interfaces import Store
from graph_schema.records import Article, Claim, CodedArticle, Modality, Office, Polarity
from tests.builders import a_claim, an_actor, an_article, an_office, coded

SHAIBANI, NETANYAHU = "P-shaibani", "P-netanyahu"
AHMED, FAROUK = "P-ahmed", "P-farouk"
ACTORS = {
    actor.id: actor
    for actor in (
        an_actor("SYR", name="Syria", name_en="Syria", name_ar="سوريا", sector="GOV"),
        an_actor("ISR", name="Israel", name_en="Israel", name_ar="إسرائيل"),
        an_actor("QAT", name="Qatar", name_en="Qatar", name_ar="قطر"),
        an_actor("RUS", name="Russia", name_en="Russia", name_ar="روسيا", aliases=["موسكو"]),
        an_actor("SSD", name="South Sudan", name_en="South Sudan", name_ar="جنوب السودان"),
        an_actor("HAMAS", name="Hamas", name_en="Hamas", name_ar="حماس"),
        an_actor(SHAIBANI, party="SYR", name="أسعد الشيباني", name_en="Asaad al-Shaibani"),
        an_actor(NETANYAHU, party="ISR", name="Benjamin Netanyahu"),
        an_actor(AHMED, party="SYR", name="Ahmed al-Sharaa"),
        an_actor(FAROUK, name="Farouk al-Sharaa"),
    )
}
FIRST = an_article(
    "a-1",
    language="ar",
    title="الشيباني يدين الغارات",
    text=(
        "التقى وزير الخارجية السوري أسعد الشيباني نظيره القطري في دمشق. "
        "وأدان الشيباني الغارات الإسرائيلية على سوريا.\nانتهى"
    ),
    published=date(2026, 3, 14),
    publisher="SANA",
    url="https://news.example/1",
)
SECOND = an_article(
    "a-2",
    text=(
        "Israel struck sites in Syria on Sunday. Qatar mediates for Hamas. "
        "Israel will not withdraw from Syria, Benjamin Netanyahu said."
    ),
    published=date(2026, 3, 16),
)
THIRD = an_article(
    "a-3",
    title=None,
    text="South Sudan may sanction Russia. Russia supports Syria, and Ahmed al-Sharaa thanks it.",
    published=None,
    publisher=None,
)
FOURTH = an_article(
    "feed/2026 4?", title="Qatar warns Israel", text="Farouk al-Sharaa met Hamas in Qatar."
)


def said(
    article: Article,
    quote: str,
    source: str,
    type_id: str,
    target: str,
    *,
    polarity: Polarity = Polarity.ASSERTED,
    modality: Modality = Modality.ACTUAL,
    speaker: str | None = None,
    occurred_on: date | None = None,
    confidence: int = 80,
) -> Claim:
    """Give the claim that a quote of an article's text makes."""
    start = article.text.index(quote)
    return a_claim(
        article,
        source,
        type_id,
        target,
        source_party=ACTORS[source].party,
        target_party=ACTORS[target].party,
        polarity=polarity,
        modality=modality,
        speaker=speaker,
        occurred_on=occurred_on,
        confidence=confidence,
        start=start,
        end=start + len(quote),
    )


def coded_articles() -> list[CodedArticle]:
    """Give the articles of the graph with what they say."""
    first = [
        said(
            FIRST,
            "التقى وزير الخارجية السوري أسعد الشيباني نظيره القطري",
            SHAIBANI,
            "CONSULTS",
            "QAT",
        ),
        said(FIRST, "أدان الشيباني الغارات الإسرائيلية", SHAIBANI, "ACCUSES", "ISR"),
        said(FIRST, "الغارات الإسرائيلية على سوريا", "ISR", "ATTACKS", "SYR", speaker=SHAIBANI),
    ]
    day = date(2026, 3, 15)
    second = [
        said(
            SECOND,
            "Israel struck sites in Syria",
            "ISR",
            "ATTACKS",
            "SYR",
            occurred_on=day,
            confidence=95,
        ),
        said(SECOND, "Qatar mediates for Hamas", "QAT", "MEDIATES", "HAMAS", confidence=60),
        said(
            SECOND,
            "Israel will not withdraw from Syria",
            "ISR",
            "CONCEDES_TO",
            "SYR",
            polarity=Polarity.NEGATED,
            modality=Modality.PLANNED,
            speaker=NETANYAHU,
        ),
    ]
    third = [
        said(
            THIRD,
            "South Sudan may sanction Russia",
            "SSD",
            "SANCTIONS",
            "RUS",
            modality=Modality.HYPOTHETICAL,
        ),
        said(THIRD, "Russia supports Syria", "RUS", "SUPPORTS", "SYR", confidence=40),
        said(THIRD, "Ahmed al-Sharaa thanks it", AHMED, "SUPPORTS", "RUS"),
    ]
    fourth = [
        a_claim(FOURTH, "QAT", "THREATENS", "ISR", in_title=True),
        said(FOURTH, "Farouk al-Sharaa met Hamas", FAROUK, "CONSULTS", "HAMAS"),
    ]
    offices = [an_office(FIRST, SHAIBANI, "SYR", "وزير الخارجية")]
    return [
        _with(FIRST, first, offices=offices),
        _with(SECOND, second),
        _with(THIRD, third),
        _with(FOURTH, fourth),
    ]


def _with(
    article: Article, claims: Sequence[Claim], offices: Sequence[Office] = ()
) -> CodedArticle:
    plain = coded(article, *claims, offices=offices)
    named = [ACTORS[actor.id] for actor in plain.actors]
    return coded(article, *claims, offices=offices, actors=named)


def fill(store: Store) -> None:
    """Put the graph into a store."""
    for article in coded_articles():
        store.writer.put(article)
