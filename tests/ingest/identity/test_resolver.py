"""The resolver's promises: symmetry, no surprise on any text, names to known actors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.naming.words import words_of
from graph_schema.records import Actor
from ingest.identity.judgement import Name, Verdict
from ingest.identity.resolver import default_resolver
from ingest.lexicons.actors import known_actors
from tests.ingest.reading_texts import document

_LETTERS = "ابتجدرسشعغقكلمنهويأإةىء aeioubcdghjklmnrstwyz-'ALKS"
_TEXTS = st.one_of(
    st.text(max_size=25),
    st.text(alphabet=_LETTERS, max_size=25),
    st.sampled_from(sorted(a.name for a in known_actors().actors.values())),
)
_NAMES = st.builds(
    Name,
    _TEXTS,
    st.sampled_from(["person", "state", "organization"]),
    st.sampled_from(["", "SYR", "RUS", "HEZBOLLAH"]),
    st.sampled_from(["", "President", "وزير الخارجية"]),
)


@settings(deadline=None)  # the first to be tried loads the lexicon
@given(_NAMES, _NAMES)
def test_the_order_of_the_names_does_not_matter(a: Name, b: Name) -> None:
    judge = default_resolver().judge
    assert judge(a, b) == judge(b, a)
    assert judge(a, b).reason


@settings(deadline=None)
@given(_NAMES)
def test_a_name_is_never_different_from_itself(name: Name) -> None:
    judged = default_resolver().judge(name, name)
    assert judged.verdict is not Verdict.DIFFERENT
    if name.kind == "person" and name.party and len(words_of(name.text)) > 1:
        assert judged.verdict is Verdict.SAME


@settings(deadline=None)
@given(_NAMES)
def test_any_name_resolves_to_one_of_its_kind_or_to_none(name: Name) -> None:
    actor = default_resolver().resolve(name)
    assert actor is None or actor.kind == name.kind


@pytest.mark.parametrize("actor", sorted(known_actors().actors.values(), key=lambda a: a.id)[::40])
def test_a_known_name_resolves_to_its_actor_or_to_nobody(actor: Actor) -> None:
    found = default_resolver().resolve(Name(actor.name, actor.kind, actor.party))
    assert found is None or found == actor


@pytest.mark.parametrize(
    ("text", "party", "title", "expected"),
    [
        ("سيرغيه لافروف", "RUS", "", "P-sergei-lavrov"),
        ("سيرغيه لافروف", "BGR", "", None),
        ("لافروف", "BGR", "", None),
        ("سيرغيه", "RUS", "", None),
        ("Mahmud Abbas", "PSE", "", "P-mahmoud-abbas"),
        ("Mustafa Othman", "SDN", "", None),
        ("Abdullahi Yusuf Ahmad", "SOM", "", "P-abdullahi-yusuf-ahmed"),
        ("Sergei Lavrovsky", "RUS", "", None),
        ("Sergei Viktorovich Lavrov", "RUS", "", None),
        ("Sergei Viktorovich Lavrov", "RUS", "Russian Foreign Minister", "P-sergei-lavrov"),
        ("Igor Lavrov", "RUS", "Foreign Minister", None),
    ],
)
def test_names_resolve_within_their_party(
    text: str, party: str, title: str, expected: str | None
) -> None:
    actor = default_resolver().resolve(Name(text, "person", party, title))
    assert (actor.id if actor else None) == expected


def test_a_slip_is_forgiven_in_the_same_office_alone() -> None:
    judge = default_resolver().judge
    one = Name("زيد العسكرانيبي", "person", "IRQ", "وزير الدفاع العراقي")
    other = Name("زيد العسكلانيبي", "person", "IRQ", "وزير الدفاع")
    assert judge(one, other).verdict is Verdict.SAME
    assert judge(one, Name(other.text, "person", "IRQ", "وزير الصحة")).verdict is Verdict.UNSURE


def test_an_unsure_answer_gives_its_reason() -> None:
    judged = default_resolver().judge(
        Name("Zaid al-Obeidi", party="IRQ"), Name("Zaid Karim al-Obeidi", party="IRQ")
    )
    assert (judged.verdict, judged.reason) == (Verdict.UNSURE, "only one has karim")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت المتحدثة باسم الخارجية الروسية ماريا زخاروفا إن", "P-maria-zakharova"),
        ("قال وزير الخارجية الألماني هيكو ماس إن", "P-heiko-maas"),
        ("Russian Foreign Minister Serguey Lavrof said", "P-sergei-lavrov"),
    ],
)
def test_the_finder_knows_an_official_by_another_spelling(text: str, expected: str) -> None:
    _, mentions = document(text)
    assert mentions.by_sentence[0][0].actor == expected


def test_in_one_article_a_name_spelt_otherwise_is_the_person_before() -> None:
    _, mentions = document(
        "قال وزير الطاقة التركي سيرجان دونميز إن الأمر انتهى. "
        "وأضاف وزير الطاقة التركي سيرغان دونمز أن الوقت حان."
    )
    (first,), (second,) = mentions.by_sentence
    assert first.actor == second.actor


def test_in_one_article_another_first_name_is_another_person() -> None:
    _, mentions = document(
        "قال وزير الطاقة القطري حسن العبيدي إن الأمر انتهى. "
        "وأضاف وزير الصحة القطري حسين العبيدي أن الوقت حان."
    )
    (first,), (second,) = mentions.by_sentence
    assert first.actor != second.actor
