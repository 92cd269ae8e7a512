"""How the judge is taught, on statements that are made up."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="training needs scikit-learn, an extra")

from ingest.judging import SIGNS, Trees
from ingest.training.judging import (
    Stated,
    _gold,
    _packed,
    by_kind,
    cross_validate,
    grow,
    in_pieces,
    packed,
    statements,
)


def made_up(count: int = 600) -> list[Stated]:
    """Give statements that are right where the first sign is above 0 and the last one below."""
    rows = np.random.default_rng(3).normal(0, 2, (count, len(SIGNS)))
    return [
        Stated(f"a{number % 40}", tuple(row), bool(row[0] > 0 and row[-1] < 0))
        for number, row in enumerate(rows)
    ]


def test_the_trees_as_a_file_answer_as_they_were_grown() -> None:
    found = made_up()
    learner = grow(found, 1)
    trees = Trees.of(packed({"en": learner}, "1.0")["trees"]["en"], len(SIGNS))
    rows = [one.signs for one in found if one.signs]
    wanted = learner.decision_function(np.array(rows))
    # Cuts and leaves are rounded in the file.
    assert np.abs(np.array(trees.odds(rows)) - wanted).max() < 0.02


def test_the_same_seed_grows_the_same_trees() -> None:
    found = made_up(200)
    assert packed({"ar": grow(found, 5)}, "1") == packed({"ar": grow(found, 5)}, "1")


def test_what_the_article_tells_is_learned() -> None:
    """The article's own word takes one sign for the whole; the trees find the other."""
    before, after = cross_validate(made_up(), [], 1, 0.5)
    assert before.precision < 0.6
    assert after.precision > 0.85
    assert after.f1 > before.f1 + 0.2


def test_what_an_article_says_of_itself_alone_tells_nothing_of_others() -> None:
    """Neither it nor its pieces are learned by the trees that judge it."""
    rng = np.random.default_rng(4)
    right = rng.random(40) < 0.5
    marks = rng.normal(0, 1, (40, len(SIGNS)))
    found = [Stated(f"a{n}", tuple(marks[n]), bool(right[n])) for n in range(40) for _ in range(15)]
    _, after = cross_validate(found, found, 1, 0.5)
    assert after.precision < 0.75


def test_what_was_not_read_is_missed_and_what_is_open_counts_for_nothing() -> None:
    found = made_up()
    plain, _ = cross_validate(found, [], 1, 0.5)
    unsure = Stated("a2", (9.0,) * len(SIGNS), False, open=True)
    with_more, _ = cross_validate([*found, Stated("a1", None, True), unsure], [], 1, 0.5)
    assert with_more.gold == plain.gold + 1
    assert (with_more.hit, with_more.predicted) == (plain.hit, plain.predicted)
    assert _packed(grow([*found, unsure], 1)) == _packed(grow(found, 1))


def relation(**given: Any) -> dict[str, Any]:
    plain = {"source": "RUS", "type": "ATTACKS", "target": "UKR", "polarity": "asserted"}
    return plain | {"modality": "actual", "optional": False} | given


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"optional": True}, {("RUS", "ATTACKS", "UKR")}),
        ({"modality": "hypothetical"}, {("RUS", "ATTACKS", "UKR")}),
        # A denial that is read as fact is wrong.
        ({"polarity": "negated"}, set()),
        (
            {"type": "CONSULTS", "source": "UKR", "target": "RUS", "optional": True},
            {("RUS", "CONSULTS", "UKR")},
        ),
    ],
)
def test_what_careful_readers_leave_open_is_open(
    given: dict[str, Any], expected: set[tuple[str, str, str]]
) -> None:
    firm, loose = _gold({"relations": [relation(**given)]})
    assert not firm
    assert {one[:3] for one in loose} == expected


def test_a_symmetric_relation_has_one_order() -> None:
    firm, _ = _gold({"relations": [relation(type="CONSULTS"), relation(modality="planned")]})
    assert {one[:3] for one in firm} == {("RUS", "CONSULTS", "UKR"), ("RUS", "ATTACKS", "UKR")}
    firm, _ = _gold({"relations": [relation(type="CONSULTS", source="UKR", target="RUS")]})
    assert {one[:3] for one in firm} == {("RUS", "CONSULTS", "UKR")}


def document(text: str, *relations: dict[str, Any]) -> dict[str, Any]:
    plain = {"id": "a1", "language": "ar", "title": "عاجل", "text": text, "published": None}
    return plain | {"relations": list(relations), "offices": []}


def test_what_a_document_is_read_to_state_is_right_wrong_or_open() -> None:
    text = "هاجمت روسيا أوكرانيا فجر اليوم. واتهم حزب العمال الكردستاني تركيا بقصف قراه."
    text += " والتقى وزير الخارجية المصري نظيره الهندي."
    missed = relation(type="MEDIATES", source="OMN", target="YEM")
    found = list(statements([document(text, relation(), missed)]))
    assert {one.article for one in found} == {"a1"}
    by_right = [one for one in found if one.right]
    assert [one.signs is None for one in by_right] in ([True, False], [False, True])
    wrong = [one for one in found if not one.right]
    # Who reads no PKK in the article may call it otherwise; Egypt and India he does read.
    assert any(one.open for one in wrong)
    assert any(not one.open for one in wrong)
    assert found == list(statements([document(text, relation(), missed)]))


def test_pieces_are_the_headline_and_every_third_paragraph() -> None:
    whole = document("أ\nب\nج\n\nد\nه", relation())
    pieces = list(in_pieces([whole]))
    assert [piece["text"] for piece in pieces] == ["عاجل", "ج", "ه"]
    assert all(piece["title"] is None and piece["id"] == "a1" for piece in pieces)
    assert all(piece["relations"] == whole["relations"] for piece in pieces)
    assert not list(in_pieces([whole | {"title": None, "text": ""}]))
    assert not list(in_pieces([whole | {"title": None, "text": "خبر"}]))


def test_news_counts_twice_and_short_items_once() -> None:
    news, short = Stated("a1", (0.0,), True), Stated("plain-a1-001", (1.0,), False)
    assert by_kind([short, news]) == [news, news, short]


def test_the_file_names_the_weights_it_was_taught_for() -> None:
    content = packed({"ar": grow(made_up(200), 5)}, "9.9")
    assert (content["weights"], content["signs"]) == ("9.9", SIGNS)
