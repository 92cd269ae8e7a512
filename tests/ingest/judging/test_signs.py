"""The signs of statements, on sentences whose readings are made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from graph_schema.records import Modality, Polarity
from ingest.encoder import PairReading
from ingest.judging import SIGNS, Look, signs, weighable
from ingest.odds import chance, log_odds
from ingest.reading import Finding, MarkedSentence
from ingest.repetition import Key, Likely, States, together
from tests.ingest.reading_texts import document

TYPES = ("ATTACKS", "ACCUSES", "SUPPORTS")
Chances = Mapping[str, float]


def look(text: str, read: Mapping[tuple[int, int], Chances], rule: float = 0.0) -> Look:
    """Give a sentence of three mentions, of whose pairs something is read; elsewhere 0.01."""
    annotated, mentions = document(text)
    (sentence,), (actors,) = annotated.sentences, mentions.by_sentence
    marked = MarkedSentence("en", sentence, actors)
    pairs, likely = {}, {}
    for a, source in enumerate(actors):
        for b, target in enumerate(actors):
            if a == b:
                continue
            chances = dict.fromkeys(TYPES, 0.01) | dict(read.get((a, b), {}))
            said = (dict.fromkeys(TYPES, one) for one in (0.1, 0.2, 0.3))
            pairs[a, b] = PairReading(a, b, chances, *said)
            for name in read.get((a, b), {}):
                finding = Finding(
                    a, name, b, Polarity.ASSERTED, Modality.ACTUAL, 50, 0, 1, "encoder"
                )
                odds = log_odds(chances[name])
                states = (source.party, name, target.party, Polarity.ASSERTED, True)
                key: Key = (a, name, b)
                likely[key] = Likely(finding, odds + rule, odds, states)
    return Look.of(marked, pairs, likely)


def told(*looks: Look) -> dict[States, dict[str, float]]:
    """Give the signs of each statement by name."""
    numbered = dict(enumerate(looks))
    joint = together({n: one.likely for n, one in numbered.items()})
    found = signs(numbered, joint)
    return {states: dict(zip(SIGNS, row, strict=True)) for states, row in found.items()}


def states(source: str, kind: str, target: str) -> States:
    return source, kind, target, Polarity.ASSERTED, True


TEXT = "Russia attacked Ukraine near Poland."


def test_a_statement_is_told_where_it_stands() -> None:
    (found,) = told(look(TEXT, {(0, 1): {"ATTACKS": 0.8}}, rule=1.0)).values()
    assert found["encoder"] == pytest.approx(log_odds(0.8))
    assert found["rule"] == pytest.approx(1.0)
    assert found["joint"] == found["best"] == pytest.approx(log_odds(0.8) + 1)
    assert (found["negated"], found["planned"], found["hypothetical"]) == (0.1, 0.2, 0.3)
    assert (found["tokens"], found["parties"], found["distance"]) == (6, 3, 2)
    assert {name for name in SIGNS if name.startswith(("source_", "target_")) and found[name]} == {
        "source_name",
        "target_name",
    }


def test_of_one_pair_other_types_and_the_other_way_round_are_told() -> None:
    read = {(0, 1): {"ATTACKS": 0.8, "ACCUSES": 0.4}, (1, 0): {"ATTACKS": 0.3, "SUPPORTS": 0.6}}
    found = told(look(TEXT, read))[states("RUS", "ATTACKS", "UKR")]
    assert found["other"] == pytest.approx(log_odds(0.4))
    assert found["reverse"] == pytest.approx(log_odds(0.3))
    assert found["reverse_other"] == pytest.approx(log_odds(0.6))
    assert found["article_reverse"] == pytest.approx(log_odds(0.3))
    assert found["article_other"] == pytest.approx(log_odds(0.6))


def test_the_same_of_other_parties_is_told() -> None:
    read = {(0, 1): {"ATTACKS": 0.8}, (0, 2): {"ATTACKS": 0.7}, (2, 1): {"ATTACKS": 0.2}}
    found = told(look(TEXT, read))[states("RUS", "ATTACKS", "UKR")]
    assert found["other_target"] == pytest.approx(log_odds(0.7))
    assert found["other_source"] == pytest.approx(log_odds(0.2))


def test_another_mention_of_the_same_party_is_no_other_party() -> None:
    text = "Russia attacked Ukraine, Moscow said."
    found = told(look(text, {(0, 1): {"ATTACKS": 0.8}, (2, 1): {"ATTACKS": 0.6}}))
    assert set(found) == {states("RUS", "ATTACKS", "UKR")}
    (only,) = found.values()
    assert only["other_source"] < log_odds(0.005)
    assert only["sentences"] == 1


def test_other_sentences_of_the_article_are_told() -> None:
    once = look(TEXT, {(0, 1): {"ATTACKS": 0.8}})
    again = look(TEXT, {(0, 1): {"ATTACKS": 0.6, "ACCUSES": 0.5}, (1, 0): {"ATTACKS": 0.4}})
    found = told(once, again)[states("RUS", "ATTACKS", "UKR")]
    assert found["best"] == pytest.approx(log_odds(0.8))
    assert found["second"] == pytest.approx(log_odds(0.6))
    assert found["sentences"] == 2
    assert chance(found["joint"]) == pytest.approx(1 - 0.2 * 0.4)
    assert found["reverse"] == pytest.approx(log_odds(0.01))
    assert found["article_reverse"] == pytest.approx(log_odds(0.4))
    assert found["article_other"] == pytest.approx(log_odds(0.5))


def test_denials_and_suppositions_are_not_judged() -> None:
    assert weighable(states("RUS", "ATTACKS", "UKR"))
    assert not weighable(("RUS", "ATTACKS", "UKR", Polarity.NEGATED, True))
    assert not weighable(("RUS", "ATTACKS", "UKR", Polarity.ASSERTED, False))


def test_what_is_denied_has_no_signs() -> None:
    plain = look(TEXT, {(0, 1): {"ATTACKS": 0.8}})
    (key,) = plain.likely
    one = plain.likely[key]
    denied = replace(one, states=(*one.states[:3], Polarity.NEGATED, True))
    assert not told(replace(plain, likely={key: denied}))


def test_where_there_is_no_rival_the_signs_say_so() -> None:
    """Log odds are never that low: -9 is no reading at all, -3 none that is told apart."""
    (found,) = told(look("Russia attacked Ukraine.", {(0, 1): {"ATTACKS": 0.8}})).values()
    assert (found["second"], found["other_target"], found["other_source"]) == (-9, -9, -9)
    assert (found["article_reverse"], found["article_other"]) == (-3, -3)


def test_the_likeliest_sentence_is_the_place_and_the_second_likeliest_the_second() -> None:
    faint = look(TEXT, {(0, 1): {"ATTACKS": 0.3}, (0, 2): {"ATTACKS": 0.2}})
    sure = look("Russia attacked Ukraine near China.", {(0, 1): {"ATTACKS": 0.9}}, rule=0.5)
    middle = look(TEXT, {(0, 1): {"ATTACKS": 0.5}})
    found = told(faint, sure, middle)[states("RUS", "ATTACKS", "UKR")]
    assert found["best"] == pytest.approx(log_odds(0.9) + 0.5)
    assert found["rule"] == pytest.approx(0.5)
    assert found["second"] == pytest.approx(log_odds(0.5))
    assert found["other_target"] == pytest.approx(log_odds(0.01))
    assert found["sentences"] == 3


def test_the_article_keeps_the_likeliest_of_its_sentences() -> None:
    again = look(TEXT, {(1, 0): {"ATTACKS": 0.4}})
    faint = look(TEXT, {(0, 1): {"ATTACKS": 0.8}, (1, 0): {"ATTACKS": 0.1}})
    found = told(again, faint)[states("RUS", "ATTACKS", "UKR")]
    assert found["article_reverse"] == pytest.approx(log_odds(0.4))


def test_of_two_mentions_of_one_party_the_likelier_counts() -> None:
    text = "Russia attacked Ukraine, Moscow said near Poland."
    read = {(0, 1): {"ATTACKS": 0.8}, (0, 3): {"ATTACKS": 0.6}, (2, 3): {"ATTACKS": 0.3}}
    found = told(look(text, read))
    assert found[states("RUS", "ATTACKS", "UKR")]["other_target"] == pytest.approx(log_odds(0.6))
    assert found[states("RUS", "ATTACKS", "UKR")]["parties"] == 3


def test_who_acts_and_who_is_acted_on_have_their_own_roles() -> None:
    (found,) = told(look("The Russian army struck Ukraine.", {(0, 1): {"ATTACKS": 0.8}})).values()
    assert (found["source_body"], found["source_name"]) == (1, 0)
    assert (found["target_name"], found["target_body"]) == (1, 0)


def test_only_readings_that_tell_of_something_are_kept() -> None:
    kept = look(TEXT, {(0, 1): {"ATTACKS": 0.8}})
    assert set(kept.pairs) == {(0, 1), (1, 0)}
    assert len(kept.most) == 6
    assert kept.most["RUS", "POL"] == pytest.approx([log_odds(0.01)] * len(TYPES))
