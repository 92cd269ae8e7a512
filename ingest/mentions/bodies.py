"""Whose a body is that stands without its state: the ministry, الجيش."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph_schema.records import Actor
from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_list, word_list
from ingest.mention import MentionRole
from ingest.mentions.body_places import (
    is_state,
    place_ahead,
    place_behind,
    quoted_by_agency,
    stems,
)
from ingest.mentions.english_ministries import MINISTRY
from ingest.mentions.heads import called_again
from ingest.mentions.index import actor_index, title_index
from ingest.mentions.memory import Memory, chosen_of
from ingest.mentions.opponents import opposition_of
from ingest.mentions.owners_behind import (
    may_be_anyones,
    owner_behind,
    served_behind,
    state_behind,
)
from ingest.mentions.phrase import OWNERS, Phrase, bare
from ingest.mentions.states_words import monarchies

_OF_PERSONS = frozenset({"his", "her"})
_POINTING = frozenset({"هذه", "تلك", "هذا", "ذلك", "هولا"})
_VOICES = frozenset({"باسم", "بلسان"})
_ARTICLES = frozenset({"the", ""})
_ROYAL = frozenset({"ملكي", "ملكيه", "royal"})
_STANDING = frozenset({"امام"})
_FIELD = "of"
# Whose press calls her ministry by no other name: a British soldier died, the Ministry of Defence.
_BRITAIN, _DEFENCE = "GBR", "defence"
_BRITISH = frozenset({"britain", "british", "mod", "raf", "uk"})
_COMMISSION = "مفوضيه"
# Those who stand for election, and whom a government answers to.
_PARTISAN = frozenset({"OPP", "PTY"})
# What has forces that are no army: قوات الأمن.
_POLICE = frozenset({"امن", "شرطه"})


def meant_by(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the actor that a phrase stands for in the article, or None where that stays open.

    "Its forces" are those of the only party that the sentence has named before them, "his" too if
    it has named a person.
    """
    owned = phrase.role is MentionRole.BODY and tokens[phrase.first].folded in OWNERS
    if phrase.bare and owned:
        if tokens[phrase.first].folded in _OF_PERSONS and not memory.acts_here:
            return None
        return memory.named_here[0] if len(set(memory.named_here)) == 1 else None
    if phrase.bare and phrase.role is MentionRole.BODY:
        return called_again(tokens, phrase.last, memory) or owner_of(tokens, phrase, memory)
    if phrase.bare and phrase.role is MentionRole.PEOPLE:
        return opposition_of(tokens, phrase, memory)
    return chosen_of(phrase, memory)


def body_again(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the actor whose body a word means again that others have too, if it was named in full.

    After «مفوضية الانتخابات» it is no other commission that is called «المفوضية».
    """
    if phrase.first != phrase.last or _COMMISSION not in stems(tokens[phrase.first].folded):
        return None
    named = (actor for words, actor in reversed(memory.bodies.items()) if _COMMISSION in words[0])
    return next(named, None)


def owner_of(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the actor whose body a phrase without a name means; None if it is no such phrase.

    It is of whom the words behind name (الوفد المفاوض لحماس), of the state in which the text says
    that it is (the police in Holland), an army only if nothing else tells; of that whose party,
    agency or minister speaks of it; else the body of the same words that the article named last
    with its owner (الجيش, after الجيش التركي); else of the state that the article names most, if it
    was named in this sentence or the one before, else of the state named last in them. Such guesses
    are not made of these forces (هذه القوات), nor of those of whom only a spokesman is told of, nor
    of a commission that may be anybody's.
    """
    if not phrase.bare or phrase.role is not MentionRole.BODY:
        return None
    if (lord := served_behind(tokens, phrase)) is not None:
        return state_behind(tokens, lord) or owner_of(tokens, bare([lord]), memory)
    holder = owner_behind(tokens, phrase) or _holder(tokens, phrase, memory)
    if holder is not None:
        return holder
    words, place = _words(tokens, phrase), place_behind(tokens, phrase)
    place = place or place_ahead(tokens, phrase)
    if place is not None and phrase.sector != "MIL":  # an army may be where another state is
        return _noted(words, place, memory)
    home = _governing(phrase, memory) or quoted_by_agency(tokens, phrase)
    if (home := home or _own_parliament(tokens, phrase, memory)) is not None:
        return home
    if any(word & _ROYAL for word in words):
        crowned = [one for one in (memory.main_state(), *memory.near()) if one in monarchies()]
        return crowned[-1] if crowned else None
    titled = _of_title(tokens, phrase.first)
    army = _is_army(words)
    if army and place in _without_armies():
        place = None
    if (actor := _named_last(words, memory, army=army)) is not None:
        return actor if not titled or memory.acting in (None, actor) else None
    if place is not None:
        return place
    if titled or _pointed_at(tokens, phrase.first) or _of_others(tokens, phrase, memory):
        return None
    main, near = memory.main_state(), memory.near()
    if (other := _official_behind(tokens, phrase)) is not None:
        main, near = main if main != other else None, [one for one in near if one != other]
    if army:
        near = [one for one in near if one not in _without_armies()]
        if main in _without_armies():
            apart = {*_without_armies(), *([other] if other else [])}
            besides = memory.main_besides(apart)
            return besides if besides in near or not near else None
    if any("junta" in word or "عسكري" in word for word in words):
        # Not every state has one: in an article on Myanmar it is not that of Bangladesh.
        able = _with_juntas()
        main, near = main if main in able else None, [one for one in near if one in able]
        return near[-1] if near else main
    if (ministry := _english_ministry(words, memory)) and len(set(near)) == 1:
        return _noted(words, near[0], memory)
    defence = any(_FIELD in word for word in words) and any(_DEFENCE in word for word in words)
    if ministry and len(words) > 1 and not near:
        british = defence and any(token.folded in _BRITISH for token in tokens)
        return memory.home or (_BRITAIN if british else None)
    if ministry and any(_FIELD in word for word in words):
        if memory.parties[_BRITAIN] and defence:
            return _BRITAIN
        return main if main in near else None
    return near[-1] if near and main not in near else main


def _english_ministry(words: Sequence[frozenset[str]], memory: Memory) -> bool:
    return memory.language == "en" and any(MINISTRY in word for word in words)


def _noted(words: Sequence[frozenset[str]], owner: str, memory: Memory) -> str:
    """Give the owner of a body; an English ministry is of no other state farther on."""
    if _english_ministry(words, memory):
        _remember_body(memory, tuple(words), owner)
    return owner


def _named_last(words: Sequence[frozenset[str]], memory: Memory, *, army: bool) -> str | None:
    """Give whose body of the same words the article named last.

    Of soldiers it is the last of those whom this sentence or the one before names, or of whom the
    article tells most, if there are such: it may have named those of others in passing.
    """
    able = [
        actor
        for known, actor in reversed(memory.bodies.items())
        if all(any(word & other for other in known) for word in words)
    ]
    near = {*memory.near(), *memory.groups, memory.main_state()} if army else set()
    return next((actor for actor in able if actor in near), next(iter(able), None))


def _holder(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the state whose man is named right before a body: the Maduro government, Burhan's."""
    before = phrase.first - 1
    genitive = before > 0 and tokens[before].folded == "s"
    before -= genitive
    if not genitive and (before < 1 or tokens[before - 1].folded != "the"):
        return None
    party = memory.named_at.get(before)
    return party if party is not None and known_actors().is_state(party) else None


def _governing(phrase: Phrase, memory: Memory) -> str | None:
    """Give the state of the only party that its sentence names before a government: its own.

    In «اتهم حزب العمال الحكومة» the party accuses that of its country, whatever the article is on.
    """
    if phrase.sector != "GOV" or len(set(memory.named_here)) != 1:
        return None
    party = known_actors().actors.get(memory.named_here[-1])
    partisan = party is not None and party.sector in _PARTISAN
    return known_actors().homes.get(memory.named_here[-1]) if partisan else None


def _own_parliament(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the state of the official who informs or stands before a parliament: his own."""
    if phrase.sector != "LEG":
        return None
    before = phrase.first - 1
    party = memory.named_at.get(before - (tokens[before].folded in _STANDING)) if before else None
    return party if party is not None and {party} == set(memory.states_here) else None


def _is_army(words: Sequence[frozenset[str]]) -> bool:
    """Say whether words are of soldiers or their arms: الجيش, سلاح الجو, but not قوات الأمن."""
    return any(word & _forces() for word in words) and not any(word & _POLICE for word in words)


@cache
def _forces() -> frozenset[str]:
    """Give the words for soldiers and their arms in both languages."""
    return word_list("ar", "forces") | word_list("en", "forces")


def _of_others(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> bool:
    """Say whether a body may be no state's, for those that states formed have such too: اللجنة.

    It is the state's that the article is clearly on, where it is not on those as well.
    """
    if not may_be_anyones(tokens, phrase):
        return False
    often = {party for party, times in memory.parties.items() if times > 1}
    formed = (known_actors().actors[party].sector for party in {*often, *memory.groups})
    return memory.clear_state() is None or "IGO" in formed


@cache
def _without_armies() -> frozenset[str]:
    """Give the states that have police only: where they are fought over, the army is another's."""
    return read_list(folder() / "without_armies.txt")


@cache
def _with_juntas() -> frozenset[str]:
    """Give the states that soldiers rule or ruled of late."""
    return read_list(folder() / "juntas.txt")


def _pointed_at(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and not _POINTING.isdisjoint(stems(tokens[first - 1].folded))


def _of_title(tokens: Sequence[Token], first: int) -> bool:
    """Say whether a title stands before a body: المتحدث باسم الجيش."""
    ends = {first - 1, first - 2} if tokens[first - 1].folded in _VOICES else {first - 1}
    titles = (title_index("ar").at(tokens, n) for n in range(max(0, first - 4), first))
    return any(hit and hit.form.role == "title" and hit.last in ends for hit in titles)


def _official_behind(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """Give the state whose official stands right behind: استدعت الوزارة السفير الروسي."""
    if phrase.last + 1 >= len(tokens):
        return None
    title = title_index("ar").at(tokens, phrase.last + 1)
    if title is None or title.form.role != "title" or title.last + 1 >= len(tokens):
        return None
    hit = actor_index("ar").at(tokens, title.last + 1)
    return hit.form.value if is_state(hit) else None


def remember(tokens: Sequence[Token], phrase: Phrase, actor: Actor, memory: Memory) -> None:
    """Take in a phrase that was resolved to an actor."""
    if phrase.people:
        memory.named_here.append(phrase.people)
        memory.states_here.append(phrase.people)
    party = known_actors().actors.get(actor.party)
    if party is not None and phrase.role is not MentionRole.REGION:
        memory.named_here.append(party.id)
        memory.named_at[phrase.last] = party.id
    if party is not None and party.kind == "state":
        memory.states_here.append(party.id)
        if phrase.role is MentionRole.BODY and not phrase.bare:
            memory.owners_here.append(party.id)
    elif phrase.role is not MentionRole.REGION and actor.kind != "person":
        memory.groups.append(actor.id)
    # Which commission it is, the article tells by its whole name only.
    head = stems(tokens[phrase.first].folded)
    whole = phrase.first != phrase.last and bool(head & word_list("ar", "of_any"))
    if phrase.role is MentionRole.BODY and (whole or not phrase.bare):
        _remember_body(memory, _words(tokens, phrase), actor.id)
    elif phrase.role is MentionRole.NAME and whole and actor.kind == "organization":
        _remember_body(memory, (head,), actor.id)


def _remember_body(memory: Memory, words: tuple[frozenset[str], ...], actor: str) -> None:
    memory.bodies.pop(words, None)  # the body named last stands last
    memory.bodies[words] = actor


def _words(tokens: Sequence[Token], phrase: Phrase) -> tuple[frozenset[str], ...]:
    """Give for each word of a phrase what it may be without article and what is joined to it."""
    folded = [token.folded for token in tokens[phrase.first : phrase.last + 1]]
    return tuple(stems(word) for word in folded if word not in _ARTICLES)
