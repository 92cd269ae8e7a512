"""A large graph, article by article: `python -m tests.load.generate --claims 1000000 -o FILE`.

The same number and seed give the same articles, in the order of their ids, and a million claims
take no more memory than a thousand, but for the cast. Shaped like the news: few actors, types and
publishers have most of it; ten years of days; denials, plans and suppositions; persons under
parties; offices; one article in a hundred a copy of the one before, by another publisher. No others
are near copies.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from math import isqrt
from pathlib import Path
from random import Random

from graph_schema.model import model
from graph_schema.records import (
    Actor,
    Article,
    Claim,
    CodedArticle,
    DateSource,
    Modality,
    Office,
    Polarity,
    claim_id,
    office_id,
)
from graph_schema.serial import dump
from tests.load.cast import Cast, cast, falling

CODER = "tests.load/1"
FIRST_DAY, DAYS = date(2016, 1, 1), 3652
_MOST_CLAIMS = 6
_PUBLISHERS = 200
_TITLES = ("foreign minister", "spokesperson", "وزير الدفاع", "رئيس الوزراء")
_COPIED = 0.01
# Said beside the claims in no order: articles that shared a sentence would be near copies.
_BESIDE = {
    "en": (
        "observers expected the matter to come up again before end of month while talks about "
        "water roads prices schools harvest weather ports trade went on without any result and "
        "nobody knew when where or how this would last through summer"
    ),
    "ar": (
        "توقع مراقبون أن يعود الملف إلى الواجهة قبل نهاية الشهر بينما استمرت المحادثات حول المياه "
        "والطرق والأسعار والمدارس والحصاد والطقس والموانئ والتجارة دون نتيجة ولم يعرف أحد متى "
        "وأين وكيف سيستمر ذلك خلال الصيف كله"
    ),
}
_WORDS = {language: tuple(said.split()) for language, said in _BESIDE.items()}
_FEWEST_BESIDE, _MOST_BESIDE = 16, 40
_TYPES = tuple(model().types)
_MODALITIES = (Modality.ACTUAL, Modality.PLANNED, Modality.HYPOTHETICAL)


def actors_for(claims: int) -> int:
    """Give how many actors a graph of so many claims has: the square root, tenfold."""
    return max(20, 10 * isqrt(claims))


def generate(claims: int, seed: int = 1, who: Cast | None = None) -> Iterator[CodedArticle]:
    """Give articles with `claims` claims in all, about a cast of their own or about `who`."""
    chance = Random(f"articles {seed}")  # noqa: S311 (this hides no secret)
    who = who or cast(actors_for(claims), seed)
    number = 0
    while claims:
        most = min(claims, chance.randint(0, _MOST_CLAIMS))
        state = chance.getstate()
        yield (made := _article(chance, who, _identity(seed, number), most))
        claims -= most
        number += 1
        if 0 < most <= claims and chance.random() < _COPIED:
            again = Random()  # noqa: S311
            again.setstate(state)
            copied = _article(again, who, _identity(seed, number), most)
            publisher = f"Copying {made.article.publisher or 'Publisher'}"
            yield replace(copied, article=replace(copied.article, publisher=publisher))
            claims -= most
            number += 1


def _identity(seed: int, number: int) -> str:
    return f"g{seed}-{number:09}"


def _article(chance: Random, who: Cast, identity: str, most: int) -> CodedArticle:
    language = chance.choice(("ar", "en"))
    published = FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.7))
    day = published if chance.random() < 0.99 else None
    publisher = chance.choices(range(_PUBLISHERS), cum_weights=falling(_PUBLISHERS))[0]
    sentences: list[str] = []
    said = [_said(chance, who) for _ in range(most)]
    for source, target, type_id, polarity, _ in said:
        sentences.append(_sentence(source, target, type_id, polarity, language))
        sentences.append(_beside(chance, language))
    text = "".join(sentences) or _beside(chance, language)
    article = Article(
        identity,
        language,
        sentences[0].strip() if sentences else None,
        text,
        day,
        f"Publisher {publisher:03}" if chance.random() < 0.98 else None,
        f"https://news.example/{identity}",
    )
    claims, start = [], 0
    speakers: list[Actor] = []
    for (source, target, type_id, polarity, modality), sentence in zip(
        said, sentences[::2], strict=True
    ):
        start = text.index(sentence, start)
        speaker = who.pick(chance, 1)[0] if chance.random() < 0.35 else None
        if speaker is not None:
            speakers.append(speaker)
        end = start + len(sentence.rstrip())
        dated = published - timedelta(days=chance.randint(0, 6)) if chance.random() < 0.7 else None
        claims.append(
            Claim(
                id=claim_id(identity, source.id, type_id, target.id, polarity, start),
                article_id=identity,
                source=source.id,
                type=type_id,
                target=target.id,
                source_party=source.party,
                target_party=target.party,
                polarity=polarity,
                modality=modality,
                confidence=round(chance.triangular(20, 100, 85)),
                quote=text[start:end],
                start=start,
                end=end,
                in_title=False,
                coder=CODER,
                speaker=None if speaker is None else speaker.id,
                occurred_on=dated,
                date_source=None if dated is None else DateSource.TEXT,
            )
        )
        start = end
    ends = [actor for source, target, *_ in said for actor in (source, target)]
    offices = _offices(chance, who, article, [*ends, *speakers])
    seen = {actor.id: actor for actor in (*ends, *speakers)}
    parties = (who.party(actor) for actor in list(seen.values()))
    seen |= {party.id: party for party in parties if party is not None}
    return CodedArticle(
        article, tuple(seen[actor_id] for actor_id in sorted(seen)), tuple(claims), tuple(offices)
    )


def _said(chance: Random, who: Cast) -> tuple[Actor, Actor, str, Polarity, Modality]:
    source, target = who.pick(chance, 2)
    while source.id == target.id:
        (target,) = who.pick(chance, 1)
    type_id = chance.choices(_TYPES, cum_weights=falling(len(_TYPES)))[0]
    polarity = Polarity.NEGATED if chance.random() < 0.06 else Polarity.ASSERTED
    modality = chance.choices(_MODALITIES, weights=(85, 10, 5))[0]
    return source, target, type_id, polarity, modality


def _sentence(source: Actor, target: Actor, type_id: str, polarity: Polarity, language: str) -> str:
    kind = model().type(type_id)
    denied = polarity is Polarity.NEGATED
    if language == "ar":
        names = (source.name_ar or source.name, target.name_ar or target.name)
        return f"{'لم ' if denied else ''}{kind.label_ar}: {names[0]} - {names[1]}. "
    names = (source.name_en or source.name, target.name_en or target.name)
    return f"{names[0]} {'not ' if denied else ''}{kind.label_en} {names[1]}. "


def _beside(chance: Random, language: str) -> str:
    number = chance.randint(_FEWEST_BESIDE, _MOST_BESIDE)
    words = " ".join(chance.choices(_WORDS[language], k=number))
    return f"{words[0].upper()}{words[1:]}. "


def _offices(chance: Random, who: Cast, article: Article, seen: list[Actor]) -> list[Office]:
    holders = {actor.id: actor for actor in seen if actor.kind == "person" and who.party(actor)}
    offices = []
    for person in holders.values():
        if chance.random() < 0.3:
            title = chance.choice(_TITLES)
            end = min(40, len(article.text))
            offices.append(
                Office(
                    id=office_id(article.id, person.id, person.party, title),
                    article_id=article.id,
                    person=person.id,
                    party=person.party,
                    title=title,
                    quote=article.text[:end],
                    start=0,
                    end=end,
                    in_title=False,
                    coder=CODER,
                )
            )
    return offices


def main(arguments: list[str] | None = None) -> None:
    """Write a graph as lines of an export."""
    parser = argparse.ArgumentParser(prog="python -m tests.load.generate", description=__doc__)
    parser.add_argument("--claims", type=int, required=True, help="how many claims in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, help="the file to write; else standard output")
    given = parser.parse_args(arguments)
    output = given.output.open("w", encoding="utf-8") if given.output else sys.stdout
    with output as stream:
        for coded in generate(given.claims, given.seed):
            stream.write(dump(coded) + "\n")


if __name__ == "__main__":
    main()
