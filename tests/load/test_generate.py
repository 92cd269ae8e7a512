"""The generated graph is the same each time, valid, shaped like the news, made in little memory."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from graph_schema.checks import check
from graph_schema.records import Modality, Polarity
from graph_schema.serial import dump, load
from graph_schema.stories.grouping import stories_of
from tests.load.generate import actors_for, generate, main
from tests.load.memory import peak_of


def test_the_same_number_and_seed_give_the_same_articles_in_order() -> None:
    one, again = list(generate(300)), list(generate(300))
    assert one == again
    assert [c.article.text for c in one] != [c.article.text for c in generate(300, seed=2)]
    ids = [coded.article.id for coded in one]
    assert ids == sorted(set(ids))
    assert sum(len(coded.claims) for coded in one) == 300


def test_every_article_may_be_stored() -> None:
    ids: Counter[str] = Counter()
    for coded in generate(2000):
        check(coded)
        ids.update(claim.id for claim in coded.claims)
        ids.update(office.id for office in coded.offices)
    assert set(ids.values()) == {1}


def test_it_is_shaped_like_the_news() -> None:
    coded = list(generate(5000))
    claims = [claim for entry in coded for claim in entry.claims]
    types = Counter(claim.type for claim in claims)
    assert len(types) == 18
    assert types.most_common(1)[0][1] > 8 * min(types.values())
    ends = Counter(claim.source for claim in claims)
    assert sum(n for _, n in ends.most_common(20)) > len(claims) / 3
    assert len(ends) > actors_for(5000) / 2
    assert 0.03 < sum(c.polarity is Polarity.NEGATED for c in claims) / len(claims) < 0.09
    assert 0.02 < sum(c.modality is Modality.HYPOTHETICAL for c in claims) / len(claims) < 0.08
    days = {entry.article.published for entry in coded}
    assert None in days
    assert len({day.year for day in days if day}) == 10
    assert len({entry.article.publisher for entry in coded}) > 100
    assert any(claim.source != claim.source_party for claim in claims)
    assert any(claim.source_party.startswith("PERSON:") for claim in claims)
    assert sum(len(entry.offices) for entry in coded) > 100
    assert {entry.article.language for entry in coded} == {"ar", "en"}


def test_near_copies_are_those_that_it_makes() -> None:
    coded = list(generate(10_000))
    stories = stories_of(entry.article for entry in coded)
    copied = [c for c in coded if (c.article.publisher or "").startswith("Copying")]
    assert 0.005 < len(copied) / len(coded) < 0.015
    # A copy is of the article before; short ones tell nothing that could be compared.
    assert len(stories) <= 2 * len(copied)
    assert len(stories) > 1.5 * len(copied)
    assert max(Counter(stories.values()).values()) < 4


def test_only_the_article_of_the_moment_is_in_memory() -> None:
    made = generate(1_000_000)
    next(made)
    lengths: list[int] = []
    most = peak_of(lambda: lengths.extend(len(next(made).article.text) for _ in range(4000)))
    assert most < 1_500_000 < sum(lengths)


def test_a_file_has_a_line_for_each_article(tmp_path: Path) -> None:
    file = tmp_path / "graph.jsonl"
    main(["--claims", "50", "-o", str(file)])
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [dump(load(line, "line")) for line in lines] == [dump(c) for c in generate(50)]
