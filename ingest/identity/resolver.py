"""The default resolver: the lexicons first, then spelling, and never spelling alone for states."""

from __future__ import annotations

from functools import lru_cache

from graph_schema.folding import fold
from graph_schema.naming.likeness import Alignment, Likeness, align
from graph_schema.naming.words import Word, is_number, listed, words_of
from graph_schema.records import FREE_PARTY, Actor
from ingest.identity.judgement import Judgement, Name, Verdict
from ingest.identity.registry import registry
from ingest.identity.titles import same_title
from ingest.lexicons.actors import known_actors

PERSON = "person"


class SpellingResolver:
    """Resolves by what the lexicons say, and else by how the names are spelt."""

    def judge(self, a: Name, b: Name) -> Judgement:
        """Say whether two names, each from an article of its own, mean one actor."""
        return _judged(*sorted((a, b), key=lambda n: (n.text, n.kind, n.party, n.title)))

    def resolve(self, name: Name) -> Actor | None:
        """Give the one known actor that a name means, or None when it is none or unsure."""
        return _resolved(name)

    def kept_apart(self, a: Name, b: Name) -> bool:  # noqa: ARG002 - nobody has judged here
        """Say whether people judged that two names do not mean one actor: here, none."""
        return False


@lru_cache(maxsize=20_000)
def _judged(a: Name, b: Name) -> Judgement:
    mine, his = _known(a), _known(b)
    if len(mine) == 1 and len(his) == 1:
        if mine == his:
            return Judgement(Verdict.SAME, "the lexicon knows both as one actor")
        return Judgement(Verdict.DIFFERENT, "the lexicon knows them as two actors")
    if a.kind != b.kind:
        return Judgement(Verdict.DIFFERENT, f"{a.kind} and {b.kind} are two kinds of actor")
    if a.kind != PERSON:
        return _bodies(a, b, mine, his)
    apart = _parties(a, b)
    if apart is not None:
        return apart
    return max(
        (_persons(one, other, a, b) for one in _spellings(a, mine) for other in _spellings(b, his)),
        key=lambda judgement: _ORDER[judgement.verdict],
    )


_ORDER = {Verdict.DIFFERENT: 0, Verdict.UNSURE: 1, Verdict.SAME: 2}


def _known(name: Name) -> frozenset[str]:
    """Give the ids of the known actors of this kind that have exactly this name.

    Who is stated to act for one state is not the known person of this name who acts for another.
    """
    known = known_actors().actors
    found = {i for i in registry().named(name.text) if known[i].kind == name.kind}
    if name.kind == PERSON:
        bare = len(words_of(name.text)) < 2
        found = {i for i in found if not _contradicted(name.party, known[i].party, bare=bare)}
    return frozenset(found)


def _contradicted(stated: str, party: str, *, bare: bool) -> bool:
    if not stated or stated == party:
        return False
    return bare or _states(stated, party) or stated.startswith(FREE_PARTY)


def _states(*parties: str) -> bool:
    return all(map(known_actors().is_state, parties))


def _bodies(a: Name, b: Name, mine: frozenset[str], his: frozenset[str]) -> Judgement:
    if len(mine) > 1 or len(his) > 1:
        return Judgement(Verdict.UNSURE, "the form means more than one actor")
    if mine or his:
        return Judgement(Verdict.DIFFERENT, "the lexicon knows only one of them by this name")
    if a.party and b.party and a.party != b.party:
        return Judgement(Verdict.DIFFERENT, f"one is of {a.party}, the other of {b.party}")
    if fold(a.text) == fold(b.text):
        return Judgement(Verdict.SAME, "the names are written alike")
    return Judgement(Verdict.UNSURE, "states and bodies are never one by likeness of name")


def _parties(a: Name, b: Name) -> Judgement | None:
    if not a.party or not b.party or a.party == b.party:
        return None
    reason = f"one acts for {a.party}, the other for {b.party}"
    if _states(a.party, b.party):
        return Judgement(Verdict.DIFFERENT, reason)
    return Judgement(Verdict.UNSURE, reason)


def _spellings(name: Name, ids: frozenset[str]) -> tuple[tuple[Word, ...], ...]:
    """Give the ways to spell a name: all that the lexicon has when it knows whose it is."""
    own = words_of(name.text)
    if len(ids) != 1 or len(own) < 2:
        return (own,)
    (actor_id,) = ids
    return (own, *registry().full_names.get(actor_id, ()))


def _persons(one: tuple[Word, ...], other: tuple[Word, ...], a: Name, b: Name) -> Judgement:
    if not one or not other:
        return Judgement(Verdict.UNSURE, "there is no name to compare")
    found = align(*sorted((one, other), key=lambda words: [word.text for word in words]))
    apart = next(((x, y) for x, y, how in found.pairs if how is Likeness.APART), None)
    if apart is not None:
        return Judgement(Verdict.DIFFERENT, f"{apart[0].text} is not {apart[1].text}")
    if found.crossed:
        return Judgement(Verdict.DIFFERENT, "each name has a word that the other lacks")
    if min(len(one), len(other)) < 2:
        return Judgement(Verdict.UNSURE, "a name of one word may be anybody's")
    party = a.party if a.party == b.party else ""
    office = bool(party) and same_title(a.title, b.title, party)
    if found.lacking:
        return _lacking(found, office=office)
    if found.worst is Likeness.ALIKE:
        if not party and all(listed(word) for word in one):
            return Judgement(Verdict.UNSURE, "common names alone do not tell who it is")
        return Judgement(Verdict.SAME, "every word of the names is spelt alike")
    slips = [how for _, _, how in found.pairs if how is not Likeness.ALIKE]
    if slips == [Likeness.SLIP] and office:
        return Judgement(Verdict.SAME, "one letter differs, the office is the same")
    near = next((x, y) for x, y, how in found.pairs if how is not Likeness.ALIKE)
    return Judgement(Verdict.UNSURE, f"{near[0].text} may or may not be {near[1].text}")


def _lacking(found: Alignment, *, office: bool) -> Judgement:
    """Judge names one of which lacks a word that the other has."""
    words = " ".join(word.text for word in found.lacking)
    telling = any(word.initial or is_number(word) for word in found.lacking)
    own = any(how is Likeness.ALIKE and not listed(x) for x, _, how in found.pairs)
    alike = found.worst is Likeness.ALIKE and found.inner and own
    if alike and office and not telling:
        return Judgement(Verdict.SAME, f"only one has {words}, the office is the same")
    return Judgement(Verdict.UNSURE, f"only one has {words}")


@lru_cache(maxsize=20_000)
def _resolved(name: Name) -> Actor | None:
    actors = known_actors().actors
    exact = _known(name)
    if exact:
        return actors[min(exact)] if len(exact) == 1 else None
    words = words_of(name.text)
    if name.kind != PERSON or not name.party or len(words) < 2:
        return None
    same = [actor_id for actor_id in registry().sounding(name.party, words) if _is(name, actor_id)]
    return actors[same[0]] if len(same) == 1 else None


def _is(name: Name, actor_id: str) -> bool:
    known = known_actors().persons[actor_id]
    titles = sorted(registry().titles[actor_id])
    titled = [t for t in titles if same_title(name.title, t, name.party)]
    person = Name(known.name_en, PERSON, name.party, titled[0] if titled else "")
    stated = Name(name.text, PERSON, name.party, titled[0] if titled else "")
    words = words_of(name.text)
    return any(
        _persons(words, spelling, stated, person).verdict is Verdict.SAME
        for spelling in registry().full_names[actor_id]
    )


def default_resolver() -> SpellingResolver:
    """Give the resolver that ships with the project."""
    return SpellingResolver()
