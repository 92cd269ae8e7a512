"""The person whom a phrase names: a known one, one whom the article named before, or a new one."""

from __future__ import annotations

from graph_schema.folding import fold
from graph_schema.records import FREE_PARTY, Actor
from ingest.annotation import Sentence
from ingest.identity.judged import person_id
from ingest.identity.judgement import Name, Verdict
from ingest.lexicons.actors import known_actors
from ingest.mentions.last_names import family_key, honoured, name_keys
from ingest.mentions.memory import Memory
from ingest.mentions.offices import title_text
from ingest.mentions.phrase import Phrase
from ingest.mentions.written import form_of


def person_of(sentence: Sentence, phrase: Phrase, memory: Memory, *, known: bool) -> Actor:
    """Give the person, by whose last name others may stand later; the lexicon's only if `known`."""
    name = form_of(sentence, phrase)
    if phrase.known_person:
        actor = known_actors().actors[phrase.known_person]
    else:
        title = title_text(sentence, phrase) if phrase.title else ""
        person = Name(name, "person", phrase.actor, title)
        actor = _introduced(person, memory, known=known)
    for key in name_keys(name):
        memory.last_names[key] = actor.id
    if phrase.name and (address := honoured(sentence.tokens, phrase.name)):
        other = memory.last_names.get(address, actor.id) != actor.id
        memory.last_names[address] = "" if other else actor.id
    if family := family_key(name):
        memory.families[family] = actor.id
    return actor


def _introduced(person: Name, memory: Memory, *, known: bool) -> Actor:
    """Give the person of a name: whom the article or, if `known`, the lexicon has; or a new one."""
    name, party, resolver = person.text, person.party, memory.resolver
    for key in name_keys(name):
        namesake = memory.actors.get(memory.last_names.get(key, ""))
        if namesake is not None and namesake.party == party:
            mine, his = set(fold(name).split()), set(fold(namesake.name).split())
            before = Name(namesake.name, "person", namesake.party)
            if (mine <= his or his <= mine) and not resolver.kept_apart(person, before):
                return namesake
    for other in memory.actors.values():
        if other.kind == "person" and other.party == (party or other.party):
            before = Name(other.name, "person", other.party)
            if resolver.judge(person, before).verdict is Verdict.SAME:
                return other
    if known and (resolved := resolver.resolve(person)) is not None:
        return resolved
    return Actor(
        person_id(name, party),
        "person",
        party or FREE_PARTY + name,
        name,
        **{"name_ar" if _is_arabic(name) else "name_en": name},  # type: ignore[arg-type]
    )


def _is_arabic(text: str) -> bool:
    return any("\u0620" <= letter <= "\u064a" for letter in text)
