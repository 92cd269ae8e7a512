"""The signs by which a statement is judged: what else was read of its parties, and where it stands.

A pair is read by itself, and a sentence too. Whether the same is read of another pair of the
sentence, more of this one, or the reverse elsewhere, tells whether it is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from graph_schema.records import Polarity
from ingest.judging.look import Floats, Look, Parties
from ingest.mention import MentionRole
from ingest.odds import log_odds
from ingest.repetition import Joint, States

SIGNS = (
    "joint",  # log odds of the article, as sentences err independently
    "best",  # of the sentence where it is likeliest, which the signs below are of
    "encoder",  # of the encoder alone there
    "rule",  # what a rule's finding added
    "second",  # of the second likeliest sentence
    "sentences",  # that state it, however faintly
    "other",  # log odds of the likeliest other type of the pair
    "reverse",  # of the type the other way round
    "reverse_other",  # of the likeliest type the other way round
    "negated",
    "planned",
    "hypothetical",
    "other_target",  # of the type from the source to the likeliest other party
    "other_source",  # of the type from the likeliest other party to the target
    "article_reverse",  # of the type the other way round, anywhere in the article
    "article_other",  # of another type either way, anywhere in the article
    "tokens",
    "parties",
    "distance",  # in tokens, from one actor to the other
    *(f"{end}_{role}" for end in ("source", "target") for role in MentionRole),
)
# Log odds where there is nothing that could have any.
_NOTHING = -9.0
_ELSEWHERE = -3.0  # what is less likely elsewhere in the article is not told apart


def weighable(states: States) -> bool:
    """Say whether a judge weighs a statement: one of what happened or is planned, not denied."""
    return states[3] is Polarity.ASSERTED and states[4]


def signs(looks: Mapping[int, Look], joint: Mapping[States, Joint]) -> dict[States, list[float]]:
    """Give the signs, in the order of `SIGNS`, of each statement of an article that is judged."""
    article: dict[Parties, Floats] = {}
    for look in looks.values():
        for parties, odds in look.most.items():
            article[parties] = np.maximum(article.get(parties, odds), odds)
    return {
        states: list(_signs(whole, looks[whole.sentence], article))
        for states, whole in joint.items()
        if weighable(states)
    }


def _elsewhere(look: Look, parties: Parties, place: int) -> tuple[float, float]:
    """Give the log odds of a type to the likeliest other target, and from another source."""
    source, target = parties
    to = [odds[place] for (a, b), odds in look.most.items() if a == source and b != target]
    by = [odds[place] for (a, b), odds in look.most.items() if b == target and a != source]
    return float(max(to, default=_NOTHING)), float(max(by, default=_NOTHING))


def _signs(
    whole: Joint,
    look: Look,
    article: Mapping[Parties, Floats],
) -> Iterator[float]:
    first, type_id, second = whole.key
    pair, back = look.pairs[first, second], look.pairs.get((second, first))
    source, target = look.marked.actors[first], look.marked.actors[second]
    one = look.likely[whole.key]
    place = list(pair.probabilities).index(type_id)
    others = [p for name, p in pair.probabilities.items() if name != type_id]
    yield whole.odds
    yield one.odds
    yield one.encoder
    yield one.odds - one.encoder
    yield whole.each[1] if len(whole.each) > 1 else _NOTHING
    yield len(whole.each)
    yield log_odds(max(others))
    yield log_odds(back.probabilities[type_id]) if back else _NOTHING
    yield log_odds(max(back.probabilities.values())) if back else _NOTHING
    yield from (pair.negated[type_id], pair.planned[type_id], pair.hypothetical[type_id])
    parties = source.party, target.party
    yield from _elsewhere(look, parties, place)
    yield from _in_article(article, parties, place)
    yield len(look.marked.sentence.tokens)
    yield len({actor.party for actor in look.marked.actors})
    yield max(source.first, target.first) - min(source.last, target.last)
    for actor in (source, target):
        yield from (float(actor.role is role) for role in MentionRole)


def _in_article(
    article: Mapping[Parties, Floats], parties: Parties, place: int
) -> tuple[float, float]:
    there, back = article[parties], article.get((parties[1], parties[0]))
    other = float(np.delete(there, place).max())
    if back is None:
        return _ELSEWHERE, max(other, _ELSEWHERE)
    other = max(other, float(np.delete(back, place).max()))
    return max(float(back[place]), _ELSEWHERE), max(other, _ELSEWHERE)
