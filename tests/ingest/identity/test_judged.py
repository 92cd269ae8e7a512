"""What people judge of two actors wins over the spelling of their names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from graph_schema.reviews import Sameness, judged
from graph_schema.settings import ReaderChoice, Settings
from graph_schema.stores import open_store
from ingest.identity.judged import JudgedResolver, person_id
from ingest.identity.judgement import Name, Verdict
from ingest.identity.resolver import default_resolver
from ingest.pipeline import Extractor, make_extractor
from ingest.worker import Hearing
from tests.builders import a_claim, an_article, coded

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SETTINGS = Settings(reader=ReaderChoice.RULES)
ONE = Name("Mahmoud Qasimzade", party="SYR", title="deputy minister")
OTHER = Name("Mahmud Qasimzada", party="SYR", title="deputy minister")
IDS = (person_id(ONE.text, "SYR"), person_id(OTHER.text, "SYR"))
TEXT = (
    "Syrian minister Mahmoud Qasimzade accused Israel of an attack. "
    "Syrian minister Ali Mahmoud Qasimzade visited Qatar."
)


def says(sameness: Sameness, *ids: str) -> JudgedResolver:
    pair = ids or IDS
    review = judged(pair[0], pair[1], sameness, by="salma", at=NOW, reason="asked him")
    return JudgedResolver(default_resolver(), (review,))


def test_a_judgement_of_two_names_is_the_answer() -> None:
    without = JudgedResolver(default_resolver(), ())
    assert without.judge(ONE, OTHER) == default_resolver().judge(ONE, OTHER)
    for sameness in Sameness:
        resolver = says(sameness)
        found = resolver.judge(ONE, OTHER)
        assert (found.verdict, found.reason) == (Verdict(sameness), "judged by salma: asked him")
        assert resolver.judge(OTHER, ONE) == found
        assert resolver.kept_apart(ONE, OTHER) is (sameness is not Sameness.SAME)
        assert not resolver.kept_apart(ONE, replace(OTHER, party="IRN"))


def test_a_name_judged_to_be_another_is_not_resolved_to_the_known() -> None:
    name = Name("Ahmad Al-Sharaa", party="SYR", title="President")
    known = default_resolver().resolve(name)
    assert known is not None
    apart = says(Sameness.DIFFERENT, person_id(name.text, "SYR"), known.id)
    assert apart.resolve(name) is None
    assert says(Sameness.SAME, person_id(name.text, "SYR"), known.id).resolve(name) == known
    assert says(Sameness.DIFFERENT).resolve(name) == known


def persons(extractor: Extractor) -> set[str]:
    (found,) = extractor.code([an_article(text=TEXT)])
    return {actor.name for actor in found.article.actors if actor.kind == "person"}


def test_an_article_is_read_as_people_judged() -> None:
    short, full = "Mahmoud Qasimzade", "Ali Mahmoud Qasimzade"
    assert len(persons(make_extractor(SETTINGS))) < 2
    ids = (person_id(short, "SYR"), person_id(full, "SYR"))
    apart = judged(ids[0], ids[1], Sameness.DIFFERENT, by="salma", at=NOW)
    assert persons(make_extractor(SETTINGS, [apart])) == {short, full}


def test_a_worker_hears_of_judgements_made_while_it_works() -> None:
    with open_store("memory:") as store:
        for number, person in enumerate(("P-1", "P-2")):
            article = an_article(f"a-{number}")
            store.writer.put(coded(article, a_claim(article, person)))
        hearing, late = Hearing(store, seconds=0), Hearing(store, seconds=1_000)
        first = hearing()
        assert hearing() is first
        store.reviews.judge(judged("P-1", "P-2", Sameness.DIFFERENT, by="salma", at=NOW))
        assert isinstance(late(), JudgedResolver)
        now = hearing()
        assert isinstance(now, JudgedResolver)
        assert [review.pair for review in now.reviews] == [("P-1", "P-2")]
