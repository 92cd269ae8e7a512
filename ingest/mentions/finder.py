"""The mentions of a whole article: phrases resolved to actors, later names to earlier persons."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph_schema.records import Actor
from ingest.annotation import Document, Sentence
from ingest.identity.judgement import Resolver
from ingest.identity.resolver import default_resolver
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.bodies import body_again, meant_by, owner_of, remember
from ingest.mentions.body_places import of_place
from ingest.mentions.composing import phrases_of
from ingest.mentions.english_datelines import dateline
from ingest.mentions.english_ministries import body_in_title, body_place
from ingest.mentions.english_strangers import Told, state_of_title, told_of_states
from ingest.mentions.english_titles import HIS, is_monarch
from ingest.mentions.groups_again import of_no_group
from ingest.mentions.groups_protesting import protesting
from ingest.mentions.heads import chosen_again, named_again, note
from ingest.mentions.last_names import (
    called_by_nisba,
    introduced,
    later_names,
    mention_of,
    nisbas_of,
)
from ingest.mentions.memory import Memory, StatedOffice, bearer_of
from ingest.mentions.offices import (
    held_before,
    implied_offices,
    party_of_office,
    states_office,
    title_text,
)
from ingest.mentions.opponents import may_oppose, opposition_of
from ingest.mentions.persons import person_of
from ingest.mentions.phrase import Phrase, in_turn
from ingest.mentions.seats import acting_seat
from ingest.mentions.sides import of_no_side
from ingest.mentions.states_unclear import listed_as_state, vowelled
from ingest.mentions.titled_elsewhere import titled_elsewhere
from ingest.mentions.written import form_of

_ADDRESSES = frozenset({"mr", "mrs", "ms", "السيد", "السيده"})


@dataclass(frozen=True, slots=True)
class Mentions:
    """What was found in a document: mentions by sentence, actors by id, offices stated."""

    by_sentence: tuple[tuple[Mention, ...], ...]
    actors: dict[str, Actor]
    offices: tuple[StatedOffice, ...]


def find_mentions(document: Document, resolver: Resolver | None = None) -> Mentions:
    """Give the mentions of a document; the same document always gives the same.

    A person is resolved by the lexicon, else made from the name and the party that his title
    states; a last name alone later in the article is the person introduced by it. An ambiguous
    form is the one of its candidates that the article names elsewhere, or nobody.
    """
    language = document.article.language
    composed = [phrases_of(sentence, language) for sentence in document.sentences]
    memory = Memory(resolver or default_resolver(), language)
    for phrases in composed:
        for phrase in phrases:
            if phrase.known_person:
                memory.parties[known_actors().actors[phrase.known_person].party] += 1
                memory.nisbas |= nisbas_of(phrase)
            elif phrase.actor and not phrase.candidates:
                memory.parties[phrase.actor] += 1
            if phrase.people:
                memory.parties[phrase.people] += 1
    opening = next((n for n, one in enumerate(document.sentences) if not one.in_title), None)
    if language == "en" and opening is not None:
        memory.home = dateline(document.sentences[opening].tokens, composed[opening])
        memory.told_by = [
            told_of_states(sentence.tokens, phrases)
            for sentence, phrases in zip(document.sentences, composed, strict=True)
        ]
        memory.headline = memory.told_by[0] if opening else Told()
    by_sentence = []
    for number, (sentence, phrases) in enumerate(zip(document.sentences, composed, strict=True)):
        memory.begin_sentence(number, (phrase.people or phrase.actor for phrase in phrases))
        mentions = [
            mention
            for phrase in in_turn(sentence.tokens, phrases)
            if (mention := _resolve(sentence, number, phrase, memory)) is not None
        ]
        mentions += later_names(sentence, mentions, memory, language)
        if language == "ar":
            mentions += named_again(sentence, mentions, memory)
            mentions += protesting(sentence, mentions, memory)
        by_sentence.append(tuple(sorted(mentions, key=lambda m: m.first)))
    for number, sentence in enumerate(document.sentences):
        if sentence.in_title:  # a headline calls by his last name whom the text introduces
            named = by_sentence[number]
            later = later_names(sentence, named, memory, language)
            named += tuple(m for m in later if not _ordinary(sentence, m, language))
            by_sentence[number] = tuple(sorted(named, key=lambda m: m.first))
    memory.offices += list(implied_offices(memory, language))
    return Mentions(tuple(by_sentence), _with_aliases(memory), tuple(memory.offices))


def _ordinary(sentence: Sentence, mention: Mention, language: str) -> bool:
    """Say whether a last name alone is a word that may open a headline: Young voters turn out."""
    ordinary = word_list(language, "not_last_names")
    if language == "ar" and mention.first:  # «بري: » and «بري يدعو» are Berri
        ordinary |= word_list("ar", "words_and_last_names")
    return mention.first == mention.last and sentence.tokens[mention.first].folded in ordinary


def _titled(sentence: Sentence, phrase: Phrase) -> bool:
    """Say whether a title or a form of address stands before a last name: President, Mr."""
    if phrase.title is not None:
        return True
    before = [token.folded for token in sentence.tokens[max(0, phrase.first - 2) : phrase.first]]
    return bool(_ADDRESSES & set(before[-1:] if before[-1:] != [""] else before))


def _title_words(sentence: Sentence, phrase: Phrase) -> frozenset[str]:
    first, last = phrase.title or (0, -1)
    return frozenset(token.folded for token in sentence.tokens[first : last + 1])


def _resolve(sentence: Sentence, number: int, phrase: Phrase, memory: Memory) -> Mention | None:
    phrase = called_by_nisba(sentence.tokens, acting_seat(sentence.tokens, phrase), memory)
    phrase = vowelled(sentence.tokens, phrase)
    if phrase.candidates and not any(one.last_name for one in phrase.candidates):
        no_group = of_no_group(sentence.tokens, phrase, memory)
        if no_group or of_no_side(sentence.tokens, phrase, memory):
            return None
        # The opposition's spokesman: which opposition's.
        actor_id = body_again(sentence.tokens, phrase, memory)
        there = of_place(sentence.tokens, phrase)
        actor_id = actor_id or chosen_again(sentence.tokens, there, memory)
        actor_id = actor_id or chosen_again(sentence.tokens, phrase, memory)
        if actor_id is None and may_oppose(sentence.tokens, phrase):
            actor_id = opposition_of(sentence.tokens, phrase, memory)
        actor_id = actor_id or listed_as_state(sentence.tokens, phrase)
        if actor_id is None:
            return None
        phrase = replace(phrase, actor=actor_id, candidates=())
    known = phrase.known_person
    elsewhere = known is not None and titled_elsewhere(sentence.tokens, phrase)
    if elsewhere:
        phrase = replace(phrase, known_person=None)
    before = introduced(sentence, phrase, memory)
    if known in memory.elsewhere and not phrase.title:
        before = memory.elsewhere[known]
    if before is None and phrase.candidates and phrase.role is MentionRole.PERSON:
        words = _title_words(sentence, phrase)
        chosen = bearer_of(phrase, memory, titled=_titled(sentence, phrase), title=words)
        if chosen is None and not phrase.actor:
            return None
        role = MentionRole.PERSON if chosen else MentionRole.OFFICIAL
        phrase = replace(phrase, known_person=chosen, role=role, candidates=())
    serving = phrase.role in (MentionRole.PERSON, MentionRole.OFFICIAL) and phrase.bare
    if serving and memory.language == "en" and not known:
        body = body_in_title(sentence.tokens, phrase)
        if body is not None:
            state = body_place(sentence.tokens, phrase, body)
            state = state or memory.rather_acting(owner_of(sentence.tokens, body, memory))
            if state is not None:
                phrase = replace(phrase, actor=state, bare=False)
            elif phrase.role is MentionRole.OFFICIAL:
                return None
    if before is None and phrase.role is MentionRole.PERSON and phrase.bare and not known:
        state = _state_of_stranger(sentence, phrase, memory)
        if state is None:
            return None
        phrase = replace(phrase, actor=state)
    if phrase.role is MentionRole.PERSON:
        actor = before or person_of(sentence, phrase, memory, known=not elsewhere)
    else:
        chosen = meant_by(sentence.tokens, phrase, memory)
        if chosen is None:
            return None
        actor = known_actors().actors[chosen]
    if known is not None and elsewhere:
        memory.elsewhere[known] = actor
    remember(sentence.tokens, phrase, actor, memory)
    note(sentence.tokens, phrase, actor, memory)
    if phrase.role in (MentionRole.PERSON, MentionRole.OFFICIAL) and not memory.acts_here:
        party = known_actors().actors.get(actor.party)
        if party is not None and party.kind == "state":
            memory.acting, memory.acts_here = party.id, True
    if phrase.role is not MentionRole.REGION and actor.kind != "person":
        memory.last = actor.id
    form = form_of(sentence, phrase)
    if phrase.role in (MentionRole.NAME, MentionRole.PERSON):
        memory.saw(actor, form)
    else:
        memory.actors.setdefault(actor.id, actor)
    if states_office(sentence.tokens, phrase):
        stated = StatedOffice(
            actor.id,
            party_of_office(sentence.tokens, phrase, actor.party),
            title_text(sentence, phrase),
            number,
            sentence.tokens[phrase.first].start,
            sentence.tokens[phrase.last].end,
        )
        if phrase.role is MentionRole.PERSON:
            memory.offices.append(stated)
        elif not held_before(sentence.tokens, phrase.first, phrase.last):
            memory.unnamed.append(stated)
    return mention_of(sentence, phrase, actor)


def _state_of_stranger(sentence: Sentence, phrase: Phrase, memory: Memory) -> str | None:
    """Give the state of an official whom no state is told of: his whom "his" means, or voted."""
    first = phrase.title[0] if phrase.title else phrase.first
    if memory.language == "en" and sentence.tokens[first].folded in HIS:
        return memory.acting
    behind = [token.folded for token in sentence.tokens[phrase.last + 1 : phrase.last + 2]]
    if memory.language == "en" and phrase.title is not None:
        own = state_of_title(sentence.span(*phrase.title).strip(", "))
        if own is not None:
            return own
    crowned = is_monarch(sentence.tokens[phrase.title[1] if phrase.title else phrase.first])
    return memory.state_of_stranger(at_home=behind != ["of"], crowned=crowned)


def _with_aliases(memory: Memory) -> dict[str, Actor]:
    done = {}
    for actor_id, actor in memory.actors.items():
        forms = {*actor.aliases, *memory.forms.get(actor_id, ())} - {actor.name}
        done[actor_id] = replace(actor, aliases=tuple(sorted(forms)))
    return done
