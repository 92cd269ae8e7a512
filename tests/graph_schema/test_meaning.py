"""Whom a text means, when nobody bears just that name."""

from __future__ import annotations

import pytest

from graph_schema.interfaces import ActorMatch
from graph_schema.meaning import Meant, Unclear, chosen
from graph_schema.naming.search import best_fit
from tests.builders import an_actor


def matches(asked: str, *names: str) -> list[ActorMatch]:
    found = []
    for name in names:
        fitting = best_fit(asked, (name,), person=True)
        if fitting is not None:
            actor = an_actor(f"P-{name}", kind="person", party="SYR", name=name)
            found.append(ActorMatch(actor, fitting.score, fitting.fit, fitting.form))
    return sorted(found, key=lambda match: -match.score)


@pytest.mark.parametrize("asked", ["al-Shaibani", "Shaybani", "شيباني", "Asaad Shaibani"])
def test_a_last_name_is_enough(asked: str) -> None:
    meant = chosen(asked, matches(asked, "Asaad al-Shaibani", "أسعد الشيباني")[:1])
    assert isinstance(meant, Meant)


@pytest.mark.parametrize(
    "asked",
    ["al-Shaibani, Asaad", "Shaybani, Asaad", "SHAIBANI Asaad", "الشيباني، أسعد", "شيباني أسعد"],
)
def test_all_words_of_a_name_are_enough_in_any_order(asked: str) -> None:
    meant = chosen(asked, matches(asked, "Asaad al-Shaibani", "أسعد الشيباني")[:1])
    assert isinstance(meant, Meant)


@pytest.mark.parametrize("asked", ["Asaad Asaad", "Asaad Hassan", "Hassan, Asaad"])
def test_some_words_of_a_name_are_not_enough_without_the_last(asked: str) -> None:
    near = matches(asked, "Asaad Hassan al-Shaibani")
    assert chosen(asked, near) == Unclear(False, tuple(near))
    assert near


@pytest.mark.parametrize("asked", ["Assad", "Asaad", "أسعد"])
def test_a_given_name_alone_is_nobody(asked: str) -> None:
    near = matches(asked, "Asaad al-Shaibani", "أسعد الشيباني")[:1]
    assert chosen(asked, near) == Unclear(False, tuple(near))
    assert near
