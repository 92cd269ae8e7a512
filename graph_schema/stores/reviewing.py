"""What reviews make of an article and of each other, as pure functions: what every store does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph_schema.errors import ReviewRefused
from graph_schema.model import model
from graph_schema.records import Actor, Claim, CodedArticle, Office
from graph_schema.reviews import Correctness, Judgement, Sameness, Verdict
from graph_schema.stores.content import canonical

_HASHED = re.compile(r"[A-Z]+-[0-9a-f]{20}")


def reviewed(
    coded: CodedArticle, stand_for: Mapping[str, str], verdicts: Sequence[Verdict]
) -> CodedArticle:
    """Give what an article says when judgements and the verdicts on its claims are heard.

    `stand_for` gives the id that an actor goes by where that is not its own. Claims judged wrong
    are left out, and so is what two names of one actor make of the others: a claim of an actor on
    itself or within a party, and the weaker of two that say the same at one place. Actors that
    nothing names any more go with it. Ids of claims and offices stay.
    """
    gone = {claim.id for claim in coded.claims if _is_wrong(claim, coded.claims, verdicts)}
    renames = any(name in stand_for for name in names_in(coded))
    if not gone and not renames:
        return coded
    claims = [claim for claim in coded.claims if claim.id not in gone]
    offices = list(coded.offices)
    if renames:
        claims = _once(claims, [_renamed(claim, stand_for) for claim in claims])
        offices = _held_once([_renamed_office(office, stand_for) for office in offices])
    before = _named(coded.claims, coded.offices)
    unnamed = {actor.id for actor in coded.actors} - before
    kept = _named(claims, offices) | {stand_for.get(name, name) for name in unnamed}
    actors = [actor for actor in _merged(coded.actors, stand_for) if actor.id in kept]
    return canonical(
        replace(coded, actors=tuple(actors), claims=tuple(claims), offices=tuple(offices))
    )


def names_in(coded: CodedArticle) -> list[str]:
    """Give the ids of all actors that an article shows, and of the parties that they act for."""
    return sorted({name for actor in coded.actors for name in (actor.id, actor.party)})


def verdict_on(
    claim: Claim, claims: Sequence[Claim], verdicts: Sequence[Verdict]
) -> Verdict | None:
    """Give the verdict that a claim has; `claims` and `verdicts` are those of its article.

    It is that of its id. Where the evidence moved, because the article was read anew, so that the
    claim judged is not found by its id, it is that of a claim which says the same of the same
    actors in words that overlap, the latest if there are several.
    """
    known = {other.id for other in claims}
    own = next((verdict for verdict in verdicts if verdict.claim == claim.id), None)
    if own is not None:
        return own
    moved = (v for v in verdicts if v.claim not in known and _is_moved(claim, v))
    return max(moved, key=lambda verdict: (verdict.at, verdict.claim), default=None)


def stand_for_of(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Give the id that each actor goes by who is the same as another, where it is not its own.

    Of those who are the same it is a given name before a hash, and then the first in the alphabet.
    """
    groups: dict[str, set[str]] = {}
    for judgement in judgements:
        if judgement.sameness is Sameness.SAME:
            joined = set[str]().union(*(groups.get(actor, {actor}) for actor in judgement.pair))
            for actor in joined:
                groups[actor] = joined
    found = {}
    for actor, group in groups.items():
        first = min(group, key=lambda one: (_HASHED.fullmatch(one) is not None, one))
        if first != actor:
            found[actor] = first
    return found


def refuse_unread(verdict: Verdict, read: CodedArticle | None) -> None:
    """Raise ReviewRefused for a verdict on a claim that its article was not read as making."""
    if read is None or all(claim.id != verdict.claim for claim in read.claims):
        raise ReviewRefused(f"no article was read as making the claim {verdict.claim!r}")


def refuse_contradiction(judgements: Iterable[Judgement]) -> None:
    """Raise ReviewRefused when two actors are the same, through whatever chain, and different."""
    standing = list(judgements)
    goes_by = stand_for_of(standing)
    for judgement in standing:
        one, other = (goes_by.get(actor, actor) for actor in judgement.pair)
        if judgement.sameness is Sameness.DIFFERENT and one == other:
            chain = " = ".join(_chain(standing, *judgement.pair))
            raise ReviewRefused(
                f"{judgement.one} and {judgement.other} cannot be the same and different: "
                f"{judgement.by} judged them different on {judgement.at:%Y-%m-%d}, and they are "
                f"judged the same through {chain}; undo one of these judgements first"
            )


def judgements_with(
    standing: Sequence[Judgement], judgement: Judgement, known: Mapping[str, Actor]
) -> list[Judgement]:
    """Give the judgements that stand when one is added in place of that of the same two actors.

    `known` are the actors of the graph as they go by. Raises ReviewRefused as `Reviews.judge`.
    """
    others = [one for one in standing if one.pair != judgement.pair]
    goes_by = stand_for_of(standing)
    ends = []
    for actor in judgement.pair:
        found = known.get(goes_by.get(actor, actor))
        if found is None:
            raise ReviewRefused(f"the graph has no actor {actor!r} to judge")
        ends.append(found)
    if judgement.one == judgement.other:
        raise ReviewRefused(f"{judgement.one} is one actor; name two")
    if judgement.sameness is Sameness.SAME and ends[0].id != ends[1].id:
        kinds = [end.kind for end in ends]
        pair = f"{judgement.one} and {judgement.other} cannot be the same"
        if kinds[0] != kinds[1]:
            raise ReviewRefused(f"{pair}: a {kinds[0]} is no {kinds[1]}")
        if kinds[0] == "state":
            raise ReviewRefused(f"{pair}: they are two states")
    after = [*others, judgement]
    refuse_contradiction(after)
    return sorted(after, key=lambda one: one.pair)


def touched(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    """Give the actors whose articles change when `after` takes the place of `before`."""
    changed = {
        actor for actor in {*before, *after} if before.get(actor, actor) != after.get(actor, actor)
    }
    return changed | {names[actor] for names in (before, after) for actor in changed & set(names)}


def _is_wrong(claim: Claim, claims: Sequence[Claim], verdicts: Sequence[Verdict]) -> bool:
    if not verdicts:
        return False
    found = verdict_on(claim, claims, verdicts)
    return found is not None and found.correctness is Correctness.WRONG


def _is_moved(claim: Claim, verdict: Verdict) -> bool:
    ends, judged = (claim.source, claim.target), (verdict.source, verdict.target)
    turned = model().type(claim.type).symmetric and ends == judged[::-1]
    return (
        claim.type == verdict.type
        and (ends == judged or turned)
        and claim.polarity is verdict.polarity
        and claim.in_title == verdict.in_title
        and claim.start < verdict.end
        and verdict.start < claim.end
    )


def _renamed(claim: Claim, stand_for: Mapping[str, str]) -> Claim:
    def now(name: str) -> str:
        return stand_for.get(name, name)

    return replace(
        claim,
        source=now(claim.source),
        target=now(claim.target),
        source_party=now(claim.source_party),
        target_party=now(claim.target_party),
        speaker=None if claim.speaker is None else now(claim.speaker),
    )


def _renamed_office(office: Office, stand_for: Mapping[str, str]) -> Office:
    person, party = (stand_for.get(name, name) for name in (office.person, office.party))
    return replace(office, person=person, party=party)


def _once(read: Sequence[Claim], renamed: Sequence[Claim]) -> list[Claim]:
    """Give the claims without those that the names alone made say nothing, or the same again."""
    kept: dict[tuple[object, ...], Claim] = {}
    pairs = zip(read, renamed, strict=True)
    for was, claim in sorted(pairs, key=lambda pair: (-pair[0].confidence, pair[0].id)):
        within = claim.source_party == claim.target_party and was.source_party != was.target_party
        if claim.source != claim.target and not within:
            ends = [claim.source, claim.target]
            if model().type(claim.type).symmetric:
                ends.sort()
            place = (*ends, claim.type, claim.polarity, claim.in_title, claim.start)
            kept.setdefault(place, claim)
    return list(kept.values())


def _held_once(offices: Sequence[Office]) -> list[Office]:
    kept: dict[tuple[str, str, str], Office] = {}
    for office in offices:
        kept.setdefault((office.person, office.party, office.title), office)
    return list(kept.values())


def _merged(actors: Iterable[Actor], stand_for: Mapping[str, str]) -> list[Actor]:
    """Give the actors of an article, those who are the same as one with all forms of its name."""
    groups: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        groups[stand_for.get(actor.id, actor.id)].append(actor)
    found = []
    for actor_id, group in groups.items():
        first, *others = sorted(group, key=lambda actor: (actor.id != actor_id, actor.id))
        aliases = {*first.aliases, *(form for other in others for form in other.forms)}
        found.append(
            replace(
                first,
                id=actor_id,
                party=stand_for.get(first.party, first.party),
                aliases=tuple(sorted(aliases - {first.name, first.name_en, first.name_ar})),
            )
            if others or first.id != actor_id or first.party in stand_for
            else first
        )
    return found


def _named(claims: Iterable[Claim], offices: Iterable[Office]) -> set[str]:
    named: set[str] = set()
    for claim in claims:
        named |= {claim.source, claim.target, claim.source_party, claim.target_party}
        named |= {claim.speaker} if claim.speaker is not None else set()
    for office in offices:
        named |= {office.person, office.party}
    return named


def _chain(judgements: Iterable[Judgement], one: str, other: str) -> list[str]:
    """Give the shortest chain of actors from one to the other, each judged the same as the next."""
    near: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.sameness is Sameness.SAME:
            near[judgement.one].add(judgement.other)
            near[judgement.other].add(judgement.one)
    chains = [[one]]
    seen = {one}
    for chain in chains:
        if chain[-1] == other:
            return chain
        for actor in sorted(near[chain[-1]] - seen):
            seen.add(actor)
            chains.append([*chain, actor])
    return [one, other]
