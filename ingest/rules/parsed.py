"""Sources and targets by dependencies: who a verb's subject is, what it acts on, whose a noun is.

Every function answers None where the parse says nothing of an actor, and the other rules go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.arabic import without_conjunction
from ingest.rules.context import View
from ingest.rules.phrases import Phrase
from ingest.rules.tree import Tree, base
from ingest.rules.triggers import OBJECT, Match

# What leads from the head of a subject or object to the words that name the actor:
# قوات الجيش السوري, الرئيس الفرنسي إيمانويل ماكرون.
_INSIDE = ("flat", "nmod", "amod", "appos", "compound")
_LED = ("obl", "nmod", "obj", "iobj")
_DIRECT = ("obj",)
_OWNED = ("nmod", "obj")
_OWNERS = ("nmod", "amod")
_GOVERNED = frozenset({"obj", "obl"})
_AGENT = "obl:agent"
_PATIENTS = ("nsubj:pass",)
# Flags whose targets stand right behind, which their place tells better than a parse.
_PLACED = frozenset({"near", "direct"})


def subject(view: View, verb: int) -> Phrase | None:
    """Give the subject of an active verb, with those coordinated with it."""
    if view.tree is None:
        return None
    return _first(view, view.tree, view.tree.below(verb, "nsubj"))


def passive(view: View, match: Match) -> tuple[Phrase, Phrase] | None:
    """Give the agent and the patient of a passive verb: قُصفت المدينة من قبل روسيا."""
    if view.tree is None:
        return None
    patient = _first(view, view.tree, view.tree.below(match.first, *_PATIENTS))
    if patient is None:
        return None
    for place in view.tree.below(match.first, _AGENT, "obl"):
        if view.tree.relations[place] == _AGENT or _led_by_agent(view, view.tree, match, place):
            agent = _actor(view, view.tree, place, led=True)
            if agent is not None and agent.number != patient.number:
                return agent, patient
    return None


def _led_by_agent(view: View, tree: Tree, match: Match, place: int) -> bool:
    """Say whether words that lead to an agent belong to a noun: من قبل القوات, على يد القوات."""
    for position in range(match.last + 1, place + 1):
        own = position == place or place in tree.above(position)
        if own and view.grammar.agent_ends(view.tokens, position) is not None:
            return True
    return False


def target(view: View, match: Match, source: Phrase | None) -> Phrase | None:
    """Give the target of a trigger: its object, or what a preposition that it asks for leads to."""
    wanted, tree = match.trigger.target, view.tree
    if tree is None or _PLACED & match.trigger.flags:
        return None
    verb = match.trigger.pos == "verb"
    for place in tree.below(match.first, *_LED):
        if place <= match.last:
            continue
        led = leads(view, tree, place)
        if led:
            found = _actor(view, tree, place, led=True) if led & wanted else None
        elif OBJECT in wanted and not match.pronoun:
            direct = place in set(tree.below(match.first, *(_DIRECT if verb else _OWNED)))
            found = _actor(view, tree, place) if direct else None
        else:
            found = None
        if found is not None and not _same(found, source):
            return found
    return None


def owner(view: View, match: Match) -> Phrase | None:
    """Give whose act a noun names: its genitive or the demonym that qualifies it."""
    if view.tree is None or "both" in match.trigger.flags:
        return None
    return _first(view, view.tree, view.tree.below(match.first, *_OWNERS))


def governor(view: View, match: Match) -> int | None:
    """Give the word before a noun whose object it is: شنت (روسيا) غارات."""
    if view.tree is None or base(view.tree.relations[match.first]) not in _GOVERNED:
        return None
    head = view.tree.heads[match.first]
    return head if head is not None and head < match.first else None


def leads(view: View, tree: Tree, place: int) -> frozenset[str]:
    """Give the folded prepositions that lead to a word: before it, or written with it."""
    found = set(tree.cases[place])
    for case in tree.below(place, "case"):
        word = view.words[case]
        bare = without_conjunction(word) if view.arabic else word
        found.add(bare if bare in view.grammar.prepositions else word)
    phrase = view.over(place)
    if phrase is not None and phrase.first == place and phrase.lead:
        found.add(phrase.lead)
    elif phrase is None and view.arabic and not found:
        found.add(view.grammar.clitic(view.words[place]))
    return frozenset(found - {""})


def _first(view: View, tree: Tree, places: Iterator[int]) -> Phrase | None:
    """Give the actor of the first word that no preposition leads to and that names one."""
    for place in places:
        found = None if leads(view, tree, place) else _actor(view, tree, place)
        if found is not None:
            return found
    return None


def _actor(view: View, tree: Tree, place: int, *, led: bool = False) -> Phrase | None:
    """Give the actor that a word and what belongs to it name, with those coordinated with it.

    `led` says that a preposition leads to the word itself.
    """
    found = _named(view, tree, place, led=led)
    if found is None:
        return None
    for other in tree.below(place, "conj"):
        more = _named(view, tree, other, led=led)
        if more is not None:
            found = _joined(found, more)
    return found


def _named(view: View, tree: Tree, place: int, *, led: bool) -> Phrase | None:
    """Give the phrase of the nearest word in a word's own subtree that stands in one."""
    waiting, seen = [place], set[int]()
    while waiting:
        position = waiting.pop(0)
        seen.add(position)
        phrase = view.over(position)
        if phrase is not None and (led or not phrase.lead):
            return phrase
        waiting += [
            inner
            for inner in tree.below(position, *_INSIDE)
            if inner not in seen and not leads(view, tree, inner)
        ]
    return None


def _joined(phrase: Phrase, other: Phrase) -> Phrase:
    """Give two phrases as one, each party once."""
    known = {place.mention.party for place in phrase.places}
    more = tuple(place for place in other.places if place.mention.party not in known)
    if not more:
        return phrase
    return replace(phrase, places=(*phrase.places, *more), last=max(phrase.last, other.last))


def _same(phrase: Phrase, source: Phrase | None) -> bool:
    """Say whether two phrases share an actor's place."""
    taken = {place.number for place in source.places} if source is not None else set[int]()
    return any(place.number in taken for place in phrase.places)
