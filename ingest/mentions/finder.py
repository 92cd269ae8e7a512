"""The mentions of a whole article: phrases resolved to actors, later names to earlier persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_schema.folding import fold
from graph_schema.records import FREE_PARTY, Actor
from ingest.annotation import Document, Sentence, Token
from ingest.arabic import readings
from ingest.identity.judged import person_id
from ingest.identity.judgement import Name, Resolver, Verdict
from ingest.identity.resolver import default_resolver
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions import arabic, arabic_names, english, english_names
from ingest.mentions.bodies import meant_by, remember
from ingest.mentions.chains import with_title_chains
from ingest.mentions.memory import Memory, StatedOffice, bearer_of, chosen_of
from ingest.mentions.offices import held_before, implied_offices
from ingest.mentions.phrase import Phrase, hits_of
from ingest.mentions.tagged import (
    tagged_names,
    with_free_names,
    with_tagged_names,
    with_whole_names,
)

_ADDRESSES = frozenset({"mr", "mrs", "ms", "السيد", "السيده"})
# Parts of a name that do not tell one person from another.
_LINKS = frozenset({"بن", "ابن", "ابو", "ابي", "عبد", "ال", "ذو", "al", "el", "bin", "de", "van"})


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
    composed = [_phrases(sentence, language) for sentence in document.sentences]
    memory = Memory(resolver or default_resolver())
    for phrases in composed:
        for phrase in phrases:
            if phrase.known_person:
                memory.parties[known_actors().actors[phrase.known_person].party] += 1
            elif phrase.actor and not phrase.candidates:
                memory.parties[phrase.actor] += 1
    by_sentence = []
    for number, (sentence, phrases) in enumerate(zip(document.sentences, composed, strict=True)):
        memory.begin_sentence()
        mentions = [
            mention
            for phrase in phrases
            if (mention := _resolve(sentence, number, phrase, memory)) is not None
        ]
        mentions += _last_names(sentence, mentions, memory, language)
        by_sentence.append(tuple(sorted(mentions, key=lambda m: m.first)))
    memory.offices += list(implied_offices(memory, language))
    return Mentions(tuple(by_sentence), _with_aliases(memory), tuple(memory.offices))


def _phrases(sentence: Sentence, language: str) -> list[Phrase]:
    hits = list(hits_of(sentence.tokens, language))
    names = tagged_names(sentence)
    titles = {hit.first: hit for hit in hits if hit.titular}
    if language == "ar":
        phrases = arabic.compose(sentence.tokens, hits, names)
        phrases = with_whole_names(sentence.tokens, phrases, names)
    else:
        composed = with_whole_names(sentence.tokens, english.compose(sentence.tokens, hits), names)
        phrases = with_tagged_names(sentence.tokens, composed, titles, names)
    phrases = with_free_names(sentence.tokens, phrases, titles, names)
    phrases = with_title_chains(sentence.tokens, phrases, hits, language)
    phrases = [phrase for phrase in phrases if not _nobody(phrase)]
    return [p for p in phrases if not (p.last_name and _part_of_name(sentence, p, language))]


def _nobody(phrase: Phrase) -> bool:
    """Say whether a tagged name is left that neither the lexicon nor a title tells anything of."""
    return (
        phrase.role is MentionRole.PERSON
        and not (phrase.actor or phrase.known_person or phrase.candidates or phrase.title)
        and not phrase.bare
    )


def _part_of_name(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """Say whether a first name stands before a last name, so that it is somebody else's."""
    before = sentence.tokens[phrase.first - 1] if phrase.first else None
    if before is None or not before.is_word:
        return False
    return (
        arabic_names.may_be_name(before) if language == "ar" else english_names.may_be_name(before)
    )


def _titled(sentence: Sentence, phrase: Phrase) -> bool:
    """Say whether a title or a form of address stands before a last name: President, Mr."""
    if phrase.title is not None:
        return True
    before = [token.folded for token in sentence.tokens[max(0, phrase.first - 2) : phrase.first]]
    return bool(_ADDRESSES & set(before[-1:] if before[-1:] != [""] else before))


def _resolve(sentence: Sentence, number: int, phrase: Phrase, memory: Memory) -> Mention | None:
    if phrase.candidates and not any(one.last_name for one in phrase.candidates):
        actor_id = chosen_of(phrase, memory)  # the opposition's spokesman: which opposition's
        if actor_id is None:
            return None
        phrase = replace(phrase, actor=actor_id, candidates=())
    if phrase.candidates and phrase.role is MentionRole.PERSON:
        chosen = bearer_of(phrase, memory, titled=_titled(sentence, phrase))
        if chosen is None and not phrase.actor:
            return None
        role = MentionRole.PERSON if chosen else MentionRole.OFFICIAL
        phrase = replace(phrase, known_person=chosen, role=role, candidates=())
    if phrase.role is MentionRole.PERSON and phrase.bare:
        state = memory.clear_state()
        if state is None:
            return None
        phrase = replace(phrase, actor=state)
    if phrase.role is MentionRole.PERSON:
        actor = _person(sentence, phrase, memory)
    else:
        chosen = meant_by(sentence.tokens, phrase, memory)
        if chosen is None:
            return None
        actor = known_actors().actors[chosen]
    remember(sentence.tokens, phrase, actor, memory)
    if phrase.role in (MentionRole.PERSON, MentionRole.OFFICIAL) and not memory.acts_here:
        party = known_actors().actors.get(actor.party)
        if party is not None and party.kind == "state":
            memory.acting, memory.acts_here = party.id, True
    if phrase.role is not MentionRole.REGION and actor.kind != "person":
        memory.last = actor.id
    form = sentence.span(*(phrase.name or (phrase.first, phrase.last)))
    if phrase.role in (MentionRole.NAME, MentionRole.PERSON):
        memory.saw(actor, form)
    else:
        memory.actors.setdefault(actor.id, actor)
    if phrase.title and (phrase.role is MentionRole.OFFICIAL or phrase.name):
        stated = StatedOffice(
            actor.id,
            actor.party,
            _title_text(sentence, phrase),
            number,
            sentence.tokens[phrase.first].start,
            sentence.tokens[phrase.last].end,
        )
        if phrase.role is MentionRole.PERSON:
            memory.offices.append(stated)
        elif not held_before(sentence.tokens, phrase.first, phrase.last):
            memory.unnamed.append(stated)
    return _mention(sentence, phrase, actor)


def _mention(sentence: Sentence, phrase: Phrase, actor: Actor) -> Mention:
    tokens = sentence.tokens
    return Mention(
        phrase.first,
        phrase.last,
        tokens[phrase.first].start,
        tokens[phrase.last].end,
        phrase.head,
        actor.id,
        actor.party,
        phrase.role,
        phrase.sector or actor.sector,
    )


def _person(sentence: Sentence, phrase: Phrase, memory: Memory) -> Actor:
    name = sentence.span(*phrase.name) if phrase.name else sentence.span(phrase.first, phrase.last)
    if phrase.known_person:
        actor = known_actors().actors[phrase.known_person]
    else:
        title = _title_text(sentence, phrase) if phrase.title else ""
        actor = _introduced(Name(_plain(name), "person", phrase.actor, title), memory)
    for key in _name_keys(name):
        memory.last_names[key] = actor.id
    return actor


def _introduced(person: Name, memory: Memory) -> Actor:
    """Give the person of this name whom the article or the lexicon knows, or a new one."""
    name, party, resolver = person.text, person.party, memory.resolver
    for key in _name_keys(name):
        known = memory.actors.get(memory.last_names.get(key, ""))
        if known is not None and known.party == party:
            mine, his = set(fold(name).split()), set(fold(known.name).split())
            before = Name(known.name, "person", known.party)
            if (mine <= his or his <= mine) and not resolver.kept_apart(person, before):
                return known
    for known in memory.actors.values():
        if known.kind == "person" and known.party == (party or known.party):
            before = Name(known.name, "person", known.party)
            if resolver.judge(person, before).verdict is Verdict.SAME:
                return known
    if (resolved := resolver.resolve(person)) is not None:
        return resolved
    return Actor(
        person_id(name, party),
        "person",
        party or FREE_PARTY + name,
        name,
        **{"name_ar" if _is_arabic(name) else "name_en": name},  # type: ignore[arg-type]
    )


def _name_keys(name: str) -> tuple[str, ...]:
    """Give the folded last names that may stand for a person later: with particle, without."""
    words = fold(name).split()
    if len(words) < 2:
        return ()
    last = words[-1]
    if len(last) < 3:
        return ()
    keys = [last]
    if last.startswith("ال") and len(last) > 4:
        keys.append(last[2:])
    if words[-2] in _LINKS:
        keys = [f"{words[-2]} {last}"]
    return tuple(keys)


def _last_names(
    sentence: Sentence, mentions: Sequence[Mention], memory: Memory, language: str
) -> list[Mention]:
    taken = {n for mention in mentions for n in range(mention.first, mention.last + 1)}
    found = []
    for position, token in enumerate(sentence.tokens):
        if position in taken or not token.is_word:
            continue
        actor_id, last = _by_last_name(sentence.tokens, position, memory, language)
        if actor_id is not None and last not in taken:
            phrase = Phrase(position, last, last, "", MentionRole.PERSON, name=(position, last))
            found.append(_mention(sentence, phrase, memory.actors[actor_id]))
    return found


def _by_last_name(
    tokens: Sequence[Token], position: int, memory: Memory, language: str
) -> tuple[str | None, int]:
    token = tokens[position]
    if language == "en" and not token.text[0].isupper():
        return None, position
    following = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    words = [token.folded]
    if language == "ar":
        words += [r.stem for r in readings(token.folded) if r.prefix and not r.article]
    stop = word_list(language, "not_names")
    for word in words:
        if word in stop or token.text == "على":
            continue
        if word in _LINKS:
            actor = memory.last_names.get(f"{word} {following}")
            if actor:
                return actor, position + 1
        elif actor := memory.last_names.get(word):
            return actor, position
    return None, position


def _title_text(sentence: Sentence, phrase: Phrase) -> str:
    first, last = phrase.title or (phrase.first, phrase.last)
    if phrase.name and first <= phrase.name[0] <= last:
        last = phrase.name[0] - 1
    return sentence.span(first, max(first, last)).strip(' ،,«»"')


def _with_aliases(memory: Memory) -> dict[str, Actor]:
    done = {}
    for actor_id, actor in memory.actors.items():
        forms = {*actor.aliases, *memory.forms.get(actor_id, ())} - {actor.name}
        done[actor_id] = replace(actor, aliases=tuple(sorted(forms)))
    return done


def _plain(name: str) -> str:
    return " ".join(name.replace("#", " ").replace("_", " ").split())


def _is_arabic(text: str) -> bool:
    return any("\u0620" <= letter <= "\u064a" for letter in text)
