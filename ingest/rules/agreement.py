"""Gender in Arabic: whether a verb agrees with a phrase that may be its subject."""

from __future__ import annotations

from ingest.rules.context import View
from ingest.rules.gender import agree
from ingest.rules.phrases import Phrase


def agrees(view: View, verb: int, phrase: Phrase, *, imperfect: bool) -> bool:
    """Say whether a verb may have a phrase as its subject, as far as gender tells.

    `imperfect` says whether the verb is sure to be imperfect when it begins with ت. What is
    unsure agrees.
    """
    return not view.arabic or agree(
        view.words[verb],
        view.words,
        phrase.places[0].mention,
        view.grammar,
        imperfect=imperfect,
        adjectival=phrase.adjectival,
    )
