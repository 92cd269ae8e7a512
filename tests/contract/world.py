"""A small world that has every case: articles in two languages whose claims differ in all ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TypeVar

from graph_schema.derive import claim_matches, day_of, derive_matching
from graph_schema.interfaces import GraphReader
from graph_schema.queries import GraphFilter, Page
from graph_schema.records import (
    FREE_PARTY,
    Actor,
    Article,
    Claim,
    CodedArticle,
    Modality,
    Polarity,
    Relation,
)
from graph_schema.stories.grouping import stories_of
from graph_schema.views import CitedClaim
from tests.builders import a_claim, an_actor, an_article, an_office, coded
from tests.reposts import a_text

T = TypeVar("T")

# Who there is, and for whom each acts; P-4 acts for nobody, P-5 for two parties in turn.
PARTIES = {
    "SYR": ("SYR",),
    "TUR": ("TUR",),
    "RUS": ("RUS",),
    "UN": ("UN",),
    "HTS": ("HTS", "SYR"),
    "P-1": ("SYR",),
    "P-2": ("SYR",),
    "P-3": ("TUR",),
    "P-4": (f"{FREE_PARTY}P-4",),
    "P-5": ("UN", "RUS"),
}
TYPES = ("ATTACKS", "SUPPORTS", "CONSULTS", "AGREES_WITH")
PUBLISHERS = (None, "Example News", "وكالة المثال", "")
DAYS = (None, date(2024, 12, 8), date(2025, 1, 5), date(2025, 2, 1))


def an_article_of(seed: int, article_id: str) -> CodedArticle:
    """Give an article with up to six claims; the same seed and id give the same.

    Its text may be a near copy of another's.
    """
    rng = Random(f"{seed} {article_id}")  # noqa: S311 (this hides no secret)
    article = an_article(
        article_id,
        language=rng.choice(("ar", "en")),
        title=rng.choice((None, "A title", "عنوان")),
        text=a_text(Random(f"text {seed} {article_id}")),  # noqa: S311
        published=rng.choice(DAYS),
        publisher=rng.choice(PUBLISHERS),
    )
    claims = [_claim(rng, article, number) for number in range(rng.randrange(7))]
    offices = [an_office(article, "P-1", "SYR", rng.choice(("minister", "وزير")))]
    plain = coded(article, *claims, offices=offices[: rng.randrange(2)])
    return coded(
        article,
        *plain.claims,
        offices=plain.offices,
        actors=[_seen(rng, actor) for actor in plain.actors],
    )


def a_world(size: int = 40, seed: int = 1) -> list[CodedArticle]:
    """Give that many articles."""
    return [an_article_of(seed, f"a-{number:03}") for number in range(size)]


def pages(ask: Callable[[str | None], Page[T]]) -> list[T]:
    """Give the items of all pages; `ask` gives the page of a cursor."""
    items: list[T] = []
    cursor: str | None = None
    while True:
        page = ask(cursor)
        items.extend(page.items)
        cursor = page.next_cursor
        if cursor is None:
            return items


@dataclass(frozen=True)
class Expected:
    """What a store must answer, worked out from the claims themselves."""

    claims: list[Claim]
    articles: dict[str, Article]
    actors: dict[str, Actor]
    stories: dict[str, str]

    @classmethod
    def of(cls, world: list[CodedArticle], reader: GraphReader) -> Expected:
        """Give what a store that holds `world` must answer; its actors are tested elsewhere."""
        return cls(
            [claim for entry in world for claim in entry.claims],
            {entry.article.id: entry.article for entry in world},
            {actor.id: actor for actor in reader.actors(limit=1000).items},
            stories_of(entry.article for entry in world),
        )

    def relations(self, where: GraphFilter) -> list[Relation]:
        """Give the relations of a filter, those with most claims first."""
        found = derive_matching(
            self.claims, self.articles, self.actors, self.stories, where
        ).values()
        return sorted(found, key=lambda r: (-r.claims, r.source, r.type, r.target))

    def claims_of(self, where: GraphFilter) -> list[Claim]:
        """Give the claims of a filter, the latest first, the undated last."""
        found = [
            claim
            for claim in self.claims
            if claim_matches(claim, self.articles[claim.article_id], self.actors, where)
        ]

        def place(claim: Claim) -> tuple[int, str]:
            day = day_of(claim, self.articles[claim.article_id])
            return -day.toordinal() if day else 0, claim.id

        return sorted(found, key=place)

    def cited(self, where: GraphFilter) -> list[CitedClaim]:
        """Give those claims with what is known of their articles."""
        found = [(claim, self.articles[claim.article_id]) for claim in self.claims_of(where)]
        return [
            CitedClaim(claim, a.language, a.title, a.published, a.publisher, a.url)
            for claim, a in found
        ]

    def actors_of(self, ends: Iterable[str | None]) -> list[Actor]:
        """Give the actors of some ids, in their order."""
        return [self.actors[end] for end in sorted({end for end in ends if end is not None})]


def _claim(rng: Random, article: Article, number: int) -> Claim:
    source, target = rng.sample(sorted(PARTIES), 2)
    return a_claim(
        article,
        source,
        rng.choice(TYPES),
        target,
        source_party=rng.choice(PARTIES[source]),
        target_party=rng.choice(PARTIES[target]),
        polarity=rng.choice((Polarity.ASSERTED, Polarity.ASSERTED, Polarity.NEGATED)),
        modality=rng.choice(tuple(Modality)),
        confidence=rng.randrange(0, 101, 20),
        speaker=rng.choice((None, "P-1", "UN")),
        occurred_on=rng.choice(DAYS),
        start=number,
    )


def _seen(rng: Random, actor: Actor) -> Actor:
    names = {"SYR": ("سوريا", "سورية", "Syria"), "P-1": ("أحمد الشرع", "أبو محمد الجولاني")}
    return an_actor(
        actor.id,
        party=actor.party,
        name=rng.choice(names.get(actor.id, (actor.name,))),
        name_en=rng.choice((None, f"English {actor.id}")),
        name_ar=rng.choice((None, f"عربي {actor.id}")),
        aliases=rng.sample(("alias", "لقب", "Alias"), rng.randrange(3)),
        sector=rng.choice((None, "GOV", "MIL")),
    )
