"""Verdicts: a wrong claim is out and kept, and known again when its article is read anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.errors import ReviewRefused
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from tests.builders import a_claim, an_article, coded
from tests.contract.reviewing import RIGHT, WRONG, finds, relations, shown
from tests.contract.world import pages


def test_a_wrong_claim_is_out_and_kept(store: Store) -> None:
    article = an_article()
    wrong, right = a_claim(article), a_claim(article, "IRN", start=3)
    entry = coded(article, wrong, right)
    store.writer.put(entry)
    before = shown(store)
    assert store.reviews.rule(finds(wrong)) is True
    assert store.reviews.rule(finds(wrong)) is False
    assert store.reviews.rule(finds(right, RIGHT)) is True
    assert relations(store) == [("IRN", "ATTACKS", "TUR", 1)]
    assert store.reader.claim(wrong.id) is None
    # Whom nothing else names is gone.
    assert store.reader.actor("SYR") is None
    kept = store.reviews.as_read("a-1")
    assert kept is not None
    assert wrong in kept.claims
    assert store.reviews.verdict(wrong.id) == finds(wrong)
    assert store.reviews.undo_verdict(wrong.id) is True
    assert store.reviews.undo_verdict(wrong.id) is False
    assert shown(store) == before
    assert store.reviews.verdict(right.id) == finds(right, RIGHT)


def test_a_verdict_is_changed_and_listed(store: Store) -> None:
    world = [coded(f"a-{n}", a_claim(an_article(f"a-{n}"))) for n in range(4)]
    store.writer.put_all(world)
    made = {}
    for number, entry in enumerate(world):
        verdict = finds(entry.claims[0], WRONG if number % 2 else RIGHT)
        store.reviews.rule(verdict)
        made[verdict.claim] = verdict
    ordered = [made[claim] for claim in sorted(made)]
    assert pages(lambda c: store.reviews.verdicts(limit=1, cursor=c)) == ordered
    wrong = tuple(one for one in ordered if one.correctness is WRONG)
    assert store.reviews.verdicts(correctness=WRONG).items == wrong
    assert store.reviews.verdicts(article="a-2").items == (finds(world[2].claims[0], RIGHT),)
    assert store.reviews.rule(finds(world[1].claims[0], RIGHT)) is True
    assert store.reader.claim(world[1].claims[0].id) == world[1].claims[0]


def test_a_verdict_on_what_nobody_said_is_refused(store: Store) -> None:
    article = an_article()
    store.writer.put(coded(article, a_claim(article)))
    revision = store.reader.revision()
    for claim in (a_claim(article, "IRN"), a_claim(an_article("a-none"))):
        with pytest.raises(ReviewRefused, match="no article was read as making the claim"):
            store.reviews.rule(finds(claim))
    assert store.reader.revision() == revision
    assert store.reviews.verdicts().items == ()


def test_verdicts_outlive_reading_anew(store: Store) -> None:
    article = an_article()
    wrong = a_claim(article, start=4, end=20)
    store.writer.put(coded(article, wrong, a_claim(article, "IRN")))
    store.reviews.rule(finds(wrong))
    # Found again by its id, with other words and certainty.
    again = replace(a_claim(article, start=4, end=11), coder="builders/2", confidence=99)
    store.writer.recode(coded(article, again, a_claim(article, "IRN")))
    assert [r[0] for r in relations(store)] == ["IRN"]
    # Its evidence moved, but overlaps with what was judged.
    moved = a_claim(article, start=2, end=9)
    assert moved.id != wrong.id
    store.writer.recode(coded(article, moved, a_claim(article, "IRN")))
    assert [r[0] for r in relations(store)] == ["IRN"]
    # Elsewhere in the text it is another claim.
    elsewhere = a_claim(article, start=30, end=40)
    store.writer.recode(coded(article, elsewhere, a_claim(article, "IRN")))
    assert [r[0] for r in relations(store)] == ["IRN", "SYR"]
    # And it is known again when it comes back.
    store.writer.recode(coded(article, wrong, elsewhere))
    assert [claim.id for claim in store.reader.claims(GraphFilter()).items] == [elsewhere.id]


def test_a_verdict_of_its_own_stands_before_one_that_moved(store: Store) -> None:
    article = an_article()
    old, new = a_claim(article, start=4, end=20), a_claim(article, start=2, end=9)
    store.writer.put(coded(article, old))
    store.reviews.rule(finds(old))
    store.writer.recode(coded(article, new))
    assert store.reader.claim(new.id) is None
    store.reviews.rule(finds(new, RIGHT))
    assert store.reader.claim(new.id) == new
