"""No evidence, no claim: whatever contradicts itself is refused, and named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph_schema.checks import check
from graph_schema.errors import InputRefused
from graph_schema.records import CodedArticle
from tests.builders import a_claim, an_actor, an_article, an_office, coded


def valid() -> CodedArticle:
    article = an_article()
    claim = a_claim(article, "P-1", source_party="SYR", speaker="UN")
    return coded(article, claim, offices=[an_office(article, "P-1")])


def with_article(**changes: Any) -> Callable[[CodedArticle], CodedArticle]:
    return lambda entry: replace(entry, article=replace(entry.article, **changes))


def with_claim(**changes: Any) -> Callable[[CodedArticle], CodedArticle]:
    return lambda entry: replace(entry, claims=(replace(entry.claims[0], **changes),))


def with_office(**changes: Any) -> Callable[[CodedArticle], CodedArticle]:
    return lambda entry: replace(entry, offices=(replace(entry.offices[0], **changes),))


def with_actor(**changes: Any) -> Callable[[CodedArticle], CodedArticle]:
    return lambda entry: replace(
        entry, actors=(replace(entry.actors[0], **changes), *entry.actors[1:])
    )


def without(actor_id: str) -> Callable[[CodedArticle], CodedArticle]:
    return lambda entry: replace(
        entry, actors=tuple(actor for actor in entry.actors if actor.id != actor_id)
    )


def twice(field: str) -> Callable[[CodedArticle], CodedArticle]:
    return lambda entry: replace(entry, **{field: getattr(entry, field) * 2})


def test_a_valid_record_passes() -> None:
    check(valid())
    check(coded())


@pytest.mark.parametrize(
    ("broken", "where", "reason"),
    [
        (with_article(id=""), "article", "id must be"),
        (with_article(id="x" * 201), "article", "id must be"),
        (with_article(id="a\n1"), "article", "id must be"),
        (with_article(url="http://\udc00"), "article", "surrogate"),
        (with_article(text="other"), "claim", "not the text at"),
        (twice("actors"), "article", "given twice"),
        (twice("claims"), "article", "comes twice"),
        (twice("offices"), "article", "comes twice"),
        (with_actor(kind="robot"), "actor", "unknown kind 'robot'"),
        (with_actor(sector="XXX"), "actor", "unknown sector 'XXX'"),
        (with_actor(aliases=("\ud800",)), "actor", "surrogate"),
        (with_actor(id=""), "actor", "id must be"),
        (with_actor(id="PERSON:x"), "actor", "begins a party"),
        (without("P-1"), "claim", "source 'P-1' is not among"),
        (without("TUR"), "claim", "target 'TUR' is not among"),
        (without("SYR"), "claim", "source_party 'SYR' is not among"),
        (without("UN"), "claim", "speaker 'UN' is not among"),
        (with_claim(target_party="RUS"), "claim", "target_party 'RUS' is not among"),
        (with_claim(type="HUGS"), "claim", "unknown type 'HUGS'"),
        (with_claim(confidence=101), "claim", "0 to 100, not 101"),
        (with_claim(confidence=-1), "claim", "0 to 100, not -1"),
        (with_claim(target="P-1"), "claim", "both ends"),
        (with_claim(article_id="a-2"), "claim", "belongs to article 'a-2'"),
        (with_claim(quote=""), "claim", "not the text at"),
        (with_claim(quote="never said"), "claim", "not the text at"),
        (with_claim(start=-1, quote="."), "claim", "not the text at"),
        (with_claim(end=10**30), "claim", "not the text at"),
        (with_claim(in_title=True), "claim", "not the text at"),
        (with_office(person="P-2"), "office", "person 'P-2' is not among"),
        (with_office(party="RUS"), "office", "party 'RUS' is not among"),
        (with_office(quote="no"), "office", "not the text at"),
        (with_office(title="\ud800"), "office", "surrogate"),
    ],
)
def test_a_contradiction_is_refused(
    broken: Callable[[CodedArticle], CodedArticle], where: str, reason: str
) -> None:
    with pytest.raises(InputRefused, match=reason) as caught:
        check(broken(valid()))
    assert caught.value.where.startswith(where)


def test_a_quote_may_be_the_title() -> None:
    article = an_article()
    check(coded(article, a_claim(article, in_title=True, end=8)))
    with pytest.raises(InputRefused, match="not the text"):
        check(coded(an_article(title=None), a_claim(article, in_title=True, end=8)))


def test_an_actor_that_nothing_names_is_welcome() -> None:
    check(coded(actors=[an_actor("UN")]))
