"""The sample articles as coded articles that hold exactly what they are annotated with.

What is drawn and asked for in these tests must not change when the reader gets better.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from graph_schema.records import Actor, Article, Claim, CodedArticle, Modality, Office, Polarity
from ingest.lexicons.actors import known_actors
from ingest.samples import samples_file
from tests.builders import a_claim, an_article, an_office, coded

MINISTER = "P-asaad-al-shaibani"
# Who says so, where the annotation leaves it out: article, source, type, target.
SPEAKERS = {
    ("sample-ar-01", "SYR", "ATTACKS", "ISR"): MINISTER,
    ("sample-en-01", "RUS", "ATTACKS", "UKR"): "RUS",
}


def coded_samples() -> list[CodedArticle]:
    """Give the sample articles with the relations and offices of their annotation."""
    with samples_file().open(encoding="utf-8") as lines:
        return [_coded(json.loads(line)) for line in lines]


def _coded(row: dict[str, Any]) -> CodedArticle:
    article = an_article(
        row["id"],
        language=row["language"],
        title=row["title"],
        text=row["text"],
        published=date.fromisoformat(row["published"]),
        publisher=row["publisher"],
    )
    claims = [_claim(article, relation) for relation in row["relations"]]
    offices = [_office(article, office) for office in row["offices"]]
    named = {end for claim in claims for end in (claim.source, claim.target, claim.speaker) if end}
    named |= {end for office in offices for end in (office.person, office.party)}
    actors = [known_actors().actors[actor_id] for actor_id in sorted(named)]
    return coded(article, *claims, offices=offices, actors=actors)


def _claim(article: Article, relation: dict[str, Any]) -> Claim:
    evidence = relation["evidence"]
    in_title = evidence not in article.text
    start = (article.title or "" if in_title else article.text).index(evidence)
    key = (article.id, relation["source"], relation["type"], relation["target"])
    denied = relation["polarity"] == "negated"
    return a_claim(
        article,
        *key[1:],
        polarity=Polarity(relation["polarity"]),
        modality=Modality(relation["modality"]),
        speaker=SPEAKERS.get(key) if denied else None,
        in_title=in_title,
        start=start,
        end=start + len(evidence),
    )


def _office(article: Article, office: dict[str, str]) -> Office:
    return an_office(article, _person(office["person"]).id, office["party"], office["title"])


def _person(name: str) -> Actor:
    [found] = [
        actor
        for actor in known_actors().actors.values()
        if actor.kind == "person" and name in (actor.name_en, actor.name_ar, *actor.aliases)
    ]
    return found
