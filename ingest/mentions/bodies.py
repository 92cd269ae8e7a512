"""Whose a body is that stands without its state: the ministry, الجيش."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeGuard

from graph_schema.records import Actor
from ingest.annotation import Token
from ingest.arabic import readings
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_list, word_list
from ingest.mention import MentionRole
from ingest.mentions.arabic_hits import certain
from ingest.mentions.heads import called_again
from ingest.mentions.index import Hit, actor_index, title_index
from ingest.mentions.memory import Memory, chosen_of
from ingest.mentions.phrase import OWNERS, Phrase, bare

_IN = {"في": "ar", "in": "en"}
_PLACES = frozenset({"name", "capital", "region"})
_POINTING = frozenset({"هذه", "تلك", "هذا", "ذلك", "هولا"})
_VOICES = frozenset({"باسم", "بلسان"})
_ARTICLES = frozenset({"the", ""})
_ARMIES = frozenset({"army", "military", "navy", "troops", "جيش"})
_LOYAL = frozenset({"المواليه", "التابعه", "المويده", "الموالين", "الموالون"})


def meant_by(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the actor that a phrase stands for in the article, or None where that stays open.

    "Its forces" are those of the only party that the sentence has named before them.
    """
    owned = phrase.role is MentionRole.BODY and tokens[phrase.first].folded in OWNERS
    if phrase.bare and owned:
        return memory.named_here[0] if len(set(memory.named_here)) == 1 else None
    if phrase.bare and phrase.role is MentionRole.BODY:
        return called_again(tokens, phrase.last, memory) or owner_of(tokens, phrase, memory)
    return chosen_of(phrase, memory)


def owner_of(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the actor whose body a phrase without a name means; None if it is no such phrase.

    It is of the organization named behind (الوفد المفاوض لحماس), of the state in which the text
    says that it is (the police in Holland), an army only if nothing else tells; else the body of
    the same words that the article named last with its owner (الجيش, after الجيش التركي); else of
    the state that the article names most, if it was named in this sentence or the one before, else
    of the state named last in them. Such guesses are not made of these forces (هذه القوات), nor
    of those of whom only a spokesman is told of.
    """
    if not phrase.bare or phrase.role is not MentionRole.BODY:
        return None
    if (lord := _served(tokens, phrase)) is not None:
        named = actor_index("ar").at(tokens, lord.last + 1)
        return named.form.value if _is_state(named) else owner_of(tokens, bare([lord]), memory)
    if (group := _of_organisation(tokens, phrase)) is not None:
        return group
    if (holder := _holder(tokens, phrase, memory)) is not None:
        return holder
    words, place = _words(tokens, phrase), _place_behind(tokens, phrase)
    place = place or _place_ahead(tokens, phrase)
    if place is not None and phrase.sector != "MIL":  # an army may be where another state is
        return place
    titled = _of_title(tokens, phrase.first)
    for known, actor in reversed(memory.bodies.items()):
        if all(any(word & other for other in known) for word in words):
            return actor if not titled or memory.acting in (None, actor) else None
    if place is not None:
        return place
    if titled or _pointed_at(tokens, phrase.first):
        return None
    main, near = memory.main_state(), [*memory.states_before, *memory.states_here]
    if (other := _official_behind(tokens, phrase)) is not None:
        main, near = main if main != other else None, [one for one in near if one != other]
    if any(word & _ARMIES for word in words):
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
    return near[-1] if near and main not in near else main


def _holder(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the state whose man is named right before a body: the Maduro government, Burhan's."""
    before = phrase.first - 1
    genitive = before > 0 and tokens[before].folded == "s"
    before -= genitive
    if not genitive and (before < 1 or tokens[before - 1].folded != "the"):
        return None
    party = memory.named_at.get(before)
    return party if party is not None and known_actors().is_state(party) else None


@cache
def _without_armies() -> frozenset[str]:
    """Give the states that have police only: where they are fought over, the army is another's."""
    return read_list(folder() / "without_armies.txt")


@cache
def _with_juntas() -> frozenset[str]:
    """Give the states that soldiers rule or ruled of late."""
    return read_list(folder() / "juntas.txt")


def _served(tokens: Sequence[Token], phrase: Phrase) -> Hit | None:
    """Give the body that forces are said to be loyal to: القوات الموالية للحكومة."""
    link = phrase.last + 1
    if link + 1 >= len(tokens) or tokens[link].folded not in _LOYAL:
        return None
    title = title_index("ar").at(tokens, link + 1)
    return title if title and title.form.role == "body" and title.prefix == "ل" else None


def _is_state(hit: Hit | None) -> TypeGuard[Hit]:
    actor = known_actors().actors.get(hit.form.value) if hit is not None else None
    return hit is not None and not hit.candidates and actor is not None and actor.kind == "state"


def _place_behind(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """Give the state in which the text says that a body is: the police in Holland."""
    link = phrase.last + 1
    language = _IN.get(tokens[link].folded) if link < len(tokens) else None
    if language is None or word_list(language, "abroad") & stems(tokens[phrase.first].folded):
        return None  # an embassy or troops are where another state is
    places = word_list(language, "places") if language == "ar" else frozenset({"the"})
    for position in range(link + 1, min(link + 3, len(tokens))):
        hit = _named_at(tokens, position, language)
        if hit is not None:
            return _place_of(hit)
        if not stems(tokens[position].folded) & places:
            return None
    return None


def _place_ahead(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """Give the state in which a sentence begins by saying that it is: وفي ألمانيا اقتحمت الشرطة."""
    if phrase.first < 2 or tokens[0].folded.removeprefix("و") != "في":
        return None
    if word_list("ar", "abroad") & stems(tokens[phrase.first].folded):
        return None
    for position in range(1, min(3, phrase.first)):
        hit = _named_at(tokens, position, "ar")
        if hit is not None:
            return _place_of(hit)
    return None


def _named_at(tokens: Sequence[Token], position: int, language: str) -> Hit | None:
    hit = actor_index(language).at(tokens, position)
    return certain(tokens, hit, None) if hit is not None and language == "ar" else hit


def _place_of(hit: Hit) -> str | None:
    return hit.form.value if _is_state(hit) and hit.form.role in _PLACES else None


def _of_organisation(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """Give the organization whose body the words behind tell it to be: الوفد المفاوض لحركة حماس."""
    behind = phrase.last + 1
    if behind < len(tokens) and any(r.article for r in readings(tokens[behind].folded)):
        behind += 1
    hit = actor_index("ar").at(tokens, behind) if behind < len(tokens) else None
    if hit is None or hit.prefix != "ل" or hit.candidates or hit.form.role != "name":
        return None
    actor = known_actors().actors.get(hit.form.value)
    return actor.id if actor is not None and actor.kind == "organization" else None


def _pointed_at(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].folded in _POINTING


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
    return hit.form.value if _is_state(hit) else None


def remember(tokens: Sequence[Token], phrase: Phrase, actor: Actor, memory: Memory) -> None:
    """Take in a phrase that was resolved to an actor."""
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
    if phrase.role is MentionRole.BODY and not phrase.bare:
        words = _words(tokens, phrase)
        memory.bodies.pop(words, None)  # the body named last stands last
        memory.bodies[words] = actor.id


def _words(tokens: Sequence[Token], phrase: Phrase) -> tuple[frozenset[str], ...]:
    """Give for each word of a phrase what it may be without article and what is joined to it."""
    folded = [token.folded for token in tokens[phrase.first : phrase.last + 1]]
    return tuple(stems(word) for word in folded if word not in _ARTICLES)


def stems(word: str) -> frozenset[str]:
    """Give a folded word and all that it may be without what is joined to it."""
    return frozenset({word, *(reading.stem for reading in readings(word))})
