"""Answers about reviews, and reviews taken in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from graph_schema.errors import ReviewRefused
from graph_schema.interfaces import GraphReader, Store
from graph_schema.meaning import How
from graph_schema.records import Claim
from graph_schema.reviewing import claim_as_read, claims_with, same_as
from graph_schema.reviews import Correctness, Judgement, Reviews, Sameness, Verdict, judged, ruled
from service import links
from service.bodies import JudgementBody, VerdictBody
from service.inquiries import JudgementsQuestion, VerdictsQuestion
from service.problems import (
    AMBIGUOUS_ACTOR,
    NOT_FOUND,
    REVIEW_REFUSED,
    Refused,
    refused_field,
    shown,
)
from service.resolving import Resolved, Resolver
from service.shapes.links import JudgementLinks, VerdictLinks
from service.shapes.reviews import (
    JudgedActor,
    JudgementAnswer,
    JudgementPage,
    JudgementShape,
    VerdictAnswer,
    VerdictPage,
    VerdictShape,
)
from service.shaping import Shaper, resolved_names

_MOST_PAIRS = 5


def judgement_page(
    graph: GraphReader, reviews: Reviews, asked: JudgementsQuestion
) -> JudgementPage:
    """Give judgements in the order of their actors; raises Refused for an actor that is none."""
    named = None if asked.actor is None else _judged(graph, reviews, "actor", asked.actor)
    actor = named.id if named else None
    page = reviews.judgements(actor=actor, limit=asked.limit, cursor=asked.cursor)
    return JudgementPage(
        revision=graph.revision(),
        items=[_judgement_shape(graph, judgement) for judgement in page.items],
        next_cursor=page.next_cursor,
        resolved=resolved_names([named] if named else []),
    )


def one_judgement(graph: GraphReader, reviews: Reviews, one: str, other: str) -> JudgementAnswer:
    """Give the judgement of two actors; raises Refused when there is none."""
    _, found = _standing(graph, reviews, one, other)
    if found is None:
        raise _no_judgement(one, other)
    return _judgement_answer(graph, found)


def judge(
    store: Store, one: str, other: str, body: JudgementBody, key: str | None
) -> JudgementAnswer:
    """Let a judgement stand; raises Refused for actors that are none, or what contradicts."""
    ends, standing = _standing(store.reader, store.reviews, one, other)
    by = _by(body.by, key)
    now = datetime.now(UTC)
    judgement = judged(ends[0], ends[1], body.sameness, by=by, at=now, reason=body.reason)
    if standing is None or _said(standing) != _said(judgement):
        try:
            store.reviews.judge(judgement)
        except ReviewRefused as refusal:
            raise _refused(refusal) from refusal
        standing = judgement
    return _judgement_answer(store.reader, standing)


def undo_judgement(store: Store, one: str, other: str) -> None:
    """Take a judgement back; raises Refused when there is none."""
    ends, _ = _standing(store.reader, store.reviews, one, other)
    if not store.reviews.undo_judgement(*ends):
        raise _no_judgement(one, other)


def verdict_page(graph: GraphReader, reviews: Reviews, asked: VerdictsQuestion) -> VerdictPage:
    """Give verdicts in the order of their claims."""
    page = reviews.verdicts(
        article=asked.article,
        correctness=asked.correctness,
        limit=asked.limit,
        cursor=asked.cursor,
    )
    items = [_verdict_shape(graph, reviews, verdict) for verdict in page.items]
    return VerdictPage(revision=graph.revision(), items=items, next_cursor=page.next_cursor)


def one_verdict(graph: GraphReader, reviews: Reviews, claim_id: str) -> VerdictAnswer:
    """Give the verdict on a claim; raises Refused when there is none."""
    found = reviews.verdict(claim_id)
    if found is None:
        raise _no_verdict(claim_id)
    return _verdict_answer(graph, reviews, found)


def rule(store: Store, claim_id: str, body: VerdictBody, key: str | None) -> VerdictAnswer:
    """Let a verdict stand; raises Refused for a claim that no article was read as making."""
    claim = claim_as_read(store, claim_id)
    if claim is None:
        raise Refused(NOT_FOUND, f"there is no claim '{shown(claim_id)}' to judge")
    by = _by(body.by, key)
    verdict = ruled(claim, body.correctness, by=by, at=datetime.now(UTC), reason=body.reason)
    standing = store.reviews.verdict(claim_id)
    if standing is None or _found(standing) != _found(verdict):
        try:
            store.reviews.rule(verdict)
        except ReviewRefused as refusal:
            raise _refused(refusal) from refusal
        standing = verdict
    return _verdict_answer(store.reader, store.reviews, standing)


def undo_verdict(store: Store, claim_id: str) -> None:
    """Take a verdict back; raises Refused when there is none."""
    if not store.reviews.undo_verdict(claim_id):
        raise _no_verdict(claim_id)


def _judged(graph: GraphReader, reviews: Reviews, parameter: str, asked: str) -> Resolved:
    """Give whom `asked` means: an id of articles or judgements itself, else as anywhere.

    What was judged may have left the graph; its judgements keep the id.
    """
    found = graph.actor(asked)
    if found is None and not reviews.judgements(actor=asked, limit=1).items:
        return Resolver(graph).actor(parameter, asked)
    party, name = (found.party, found.name) if found else (asked, asked)
    return Resolved(parameter, asked, asked, party, name, How.ID)


def _standing(
    graph: GraphReader, reviews: Reviews, one: str, other: str
) -> tuple[tuple[str, str], Judgement | None]:
    """Give the ids of two actors and the judgement of them, if one stands.

    A name stands for all who are judged the same, because they share it from then on. Raises
    Refused for who is no actor, and where several judgements stand between those who are meant.
    """
    ends = (_judged(graph, reviews, "one", one), _judged(graph, reviews, "other", other))
    pair = (ends[0].id, ends[1].id)
    exact = reviews.judgement(*pair)
    if exact is not None or all(end.how is How.ID for end in ends):
        return pair, exact
    ones, others = ({end.id} if end.how is How.ID else same_as(reviews, end.id) for end in ends)
    pairs = sorted({(min(a, b), max(a, b)) for a in ones for b in others})
    found = [standing for a, b in pairs if (standing := reviews.judgement(a, b)) is not None]
    if len(found) > 1:
        ids = "; ".join(shown(" and ".join(judgement.pair)) for judgement in found[:_MOST_PAIRS])
        reason = f"several judgements stand between the two; ask with the ids of one: {ids}"
        raise refused_field(AMBIGUOUS_ACTOR, "other", reason)
    return (found[0].pair, found[0]) if found else (pair, None)


def _by(name: str | None, key: str | None) -> str:
    """Give who judges: the name given, and the key that answers for it where there are keys."""
    return ", ".join(part for part in (name, f"key {key}" if key else None) if part) or "local"


def _said(judgement: Judgement) -> tuple[Sameness, str, str | None]:
    return judgement.sameness, judgement.by, judgement.reason


def _found(verdict: Verdict) -> tuple[Correctness, str, str | None]:
    return verdict.correctness, verdict.by, verdict.reason


def _judgement_answer(graph: GraphReader, judgement: Judgement) -> JudgementAnswer:
    return JudgementAnswer(revision=graph.revision(), **dict(_judgement_shape(graph, judgement)))


def _judgement_shape(graph: GraphReader, judgement: Judgement) -> JudgementShape:
    one, other = (_judged_actor(graph, actor) for actor in judgement.pair)
    return JudgementShape(
        one=one,
        other=other,
        sameness=judgement.sameness,
        by=judgement.by,
        at=judgement.at,
        reason=judgement.reason,
        links=JudgementLinks(judgement=links.to_judgement(*judgement.pair)),
    )


def _judged_actor(graph: GraphReader, actor_id: str) -> JudgedActor:
    found = graph.actor(actor_id)
    return JudgedActor(
        id=actor_id, goes_by=found.id if found else actor_id, name=found.name if found else None
    )


def _verdict_answer(graph: GraphReader, reviews: Reviews, verdict: Verdict) -> VerdictAnswer:
    shaped = dict(_verdict_shape(graph, reviews, verdict))
    return VerdictAnswer(revision=graph.revision(), **shaped)


def _verdict_shape(graph: GraphReader, reviews: Reviews, verdict: Verdict) -> VerdictShape:
    found: Sequence[Claim] = claims_with(reviews, verdict)
    return VerdictShape(
        claim=verdict.claim,
        article=verdict.article,
        source=verdict.source,
        type=verdict.type,
        target=verdict.target,
        polarity=verdict.polarity,
        correctness=verdict.correctness,
        by=verdict.by,
        at=verdict.at,
        reason=verdict.reason,
        found=Shaper(graph).claims(found),
        links=VerdictLinks(verdict=links.to_verdict(verdict.claim)),
    )


def _refused(refusal: ReviewRefused) -> Refused:
    return Refused(REVIEW_REFUSED, shown(str(refusal), 500))


def _no_judgement(one: str, other: str) -> Refused:
    return Refused(NOT_FOUND, f"nobody judged '{shown(one)}' and '{shown(other)}'")


def _no_verdict(claim_id: str) -> Refused:
    return Refused(NOT_FOUND, f"there is no verdict on the claim '{shown(claim_id)}'")
