"""Names that a trained model found, beside the titles that tell who bears them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph_schema.folding import fold
from ingest.annotation import EntityKind, Sentence, Token
from ingest.lexicons.actors import known_actors
from ingest.marks import COMMAS, QUOTES
from ingest.mention import MentionRole
from ingest.mentions.english_titles import crown_end, is_owned, name_before
from ingest.mentions.index import Hit
from ingest.mentions.phrase import Phrase
from ingest.mentions.several import of_several
from ingest.mentions.title_words import of_relative

Span = tuple[int, int]

# What may stand inside a name: Jean-Yves, O'Brien, J. Bush, سيرغي_سكريبال.
_INSIDE = frozenset("-‐–'’._")

# What may stand between a name and its title: «أكد السير نيكولاس هوتون، رئيس الأركان البريطاني».
_BETWEEN = COMMAS | QUOTES | frozenset("()#")

# What a tagger may take for the beginning of a name: Secretary of State Colin Powell.
_OF_OFFICES = frozenset({"of", "for", "the"})
_PLACES = frozenset({MentionRole.REGION, MentionRole.CAPITAL})
# Words that go on with a name: fathers and houses.
_OF_FATHERS = frozenset({"بن", "ابن", "ال", "bin", "ibn"})


def tagged_names(sentence: Sentence, kind: EntityKind = EntityKind.PERSON) -> tuple[Span, ...]:
    """Give the first and last token of each name of a kind that has two words or more."""
    found = []
    for entity in sentence.entities:
        if entity.kind is not kind:
            continue
        inside = [
            number
            for number, token in enumerate(sentence.tokens)
            if token.is_word and token.start < entity.end and entity.start < token.end
        ]
        if len(inside) > 1:
            found.append((inside[0], inside[-1]))
    return tuple(found)


def named_tokens(sentence: Sentence) -> frozenset[int]:
    """Give the tokens of the places and organizations that a trained model found."""
    entities = [e for e in sentence.entities if e.kind is not EntityKind.PERSON]
    return frozenset(
        number
        for number, token in enumerate(sentence.tokens)
        if any(token.start < e.end and e.start < token.end for e in entities)
    )


def with_tagged_names(
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    titles: Mapping[int, Hit],
    names: Sequence[Span],
) -> list[Phrase]:
    """Give the phrases, each official without a name with the tagged name right beside him.

    The name stands behind him, ranks (الفريق) passed over, or before him with or without a comma;
    names that another phrase holds already are nobody else's.
    """
    whole = [phrase for phrase in phrases if not phrase.last_name]
    taken = {n for phrase in whole for n in range(phrase.first, phrase.last + 1)}
    free = [span for span in names if not taken.intersection(range(span[0], span[1] + 1))]
    done = []
    for phrase in phrases:
        span = _beside(tokens, phrase, titles, free)
        if span is not None:
            free.remove(span)
            phrase = replace(
                phrase.widened(*span), head=span[1], name=span, role=MentionRole.PERSON
            )
        done.append(phrase)
    return done


def with_whole_names(
    tokens: Sequence[Token], phrases: Sequence[Phrase], names: Sequence[Span]
) -> list[Phrase]:
    """Give the phrases, each known person whose tagged name goes on with all of that name.

    Words that his lexicon names have, or that tell his fathers and house (بن, آل), are his. With
    others behind a last name alone (Assad Omar), or behind a name whose title tells of another
    party (Iraq's minister Mohammed Mustafa al-Jibouri), it is somebody else, of that title only. A
    place that ends a tagged name is a part of it.
    """
    persons = known_actors().persons
    begins = {phrase.first for phrase in phrases}
    ends = dict(names)
    done = []
    for phrase in phrases:
        if phrase.role in _PLACES and any(a < phrase.first and phrase.last == b for a, b in names):
            continue  # the SDF's Adnan Afrin, Jack London
        if _first_name(tokens, phrase, ends):
            continue  # Jordan Testmann
        person = phrase.known_person
        # An official's candidates may be the states that his regime (النظام البائد) may be of.
        maybe = [form.value for form in phrase.candidates] if person is None else [person]
        able = [one for one in maybe if one in persons]
        if phrase.name is None or phrase.role is not MentionRole.PERSON or not able:
            done.append(phrase)
            continue
        first, last = phrase.name
        whole = next((b for a, b in names if a <= last < b), None)
        if whole is None or phrase.last != last or begins.intersection(range(last + 1, whole + 1)):
            done.append(phrase)
            continue
        further = [token.folded for token in tokens[last + 1 : whole + 1] if token.is_word]
        wider = replace(phrase, last=whole, head=whole, name=(first, whole))
        his = any(_his(one, further) for one in able)
        other = not his if person is None else _other(phrase, person, his=his)
        if further and ends.get(first) == whole and other:
            if phrase.title is not None and (person is not None or phrase.actor):
                done.append(replace(wider, known_person=None, candidates=()))
        else:
            done.append(wider if his else phrase)
    return done


def _first_name(tokens: Sequence[Token], phrase: Phrase, ends: Mapping[int, int]) -> bool:
    """Say whether a state's or city's name of one word begins a tagged name of two or more."""
    place = phrase.role in _PLACES or phrase.role is MentionRole.NAME
    alone = place and phrase.first == phrase.last and phrase.title is None
    words = tokens[phrase.first + 1 : ends.get(phrase.first, -1) + 1]
    latin = tokens[phrase.first].text.isascii()
    return alone and latin and bool(words) and all(word.is_word for word in words)


def _his(person: str, further: Sequence[str]) -> bool:
    """Say whether words behind a person's name go on with it."""
    known = known_actors()
    row = known.persons[person]
    actor = known.actors[person]
    own = {
        word
        for form in (row.name_en, row.name_ar, *actor.aliases)
        for word in fold(form).replace("-", " ").split()
    }
    return bool(further) and (further[0] in _OF_FATHERS or own.issuperset(further))


def _other(phrase: Phrase, person: str, *, his: bool) -> bool:
    """Say whether a name that is longer than the known person's is another's."""
    if phrase.actor:
        other_party = phrase.actor != known_actors().actors[person].party
        return other_party or not (his or _several_words(phrase))
    return phrase.title is None and not (his or _several_words(phrase))


def _several_words(phrase: Phrase) -> bool:
    return phrase.name is not None and phrase.name[0] < phrase.name[1]


def with_free_names(
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    titles: Mapping[int, Hit],
    names: Sequence[Span],
) -> list[Phrase]:
    """Give the phrases and, of the tagged names that touch none of them, each full one.

    A title that was taken for the first word of a name is none of it, and a last name of the
    lexicon inside a longer name is somebody else's. One word alone is no full name.
    """
    full = []
    titled = {n: hit for hit in titles.values() for n in range(hit.first, hit.last + 1)}
    for first, last in names:
        while first <= last and (
            first in titled or not tokens[first].is_word or tokens[first].folded in _OF_OFFICES
        ):
            first = titled[first].last + 1 if first in titled else first + 1
        if sum(tokens[n].is_word for n in range(first, last + 1)) > 1 and all(
            tokens[n].is_word or tokens[n].text in _INSIDE for n in range(first, last + 1)
        ):
            full.append((first, last))
    known = [phrase for phrase in phrases if not _part(tokens, phrase, full)]
    taken = {n for phrase in known for n in range(phrase.first, phrase.last + 1)}
    free = [
        Phrase(first, last, last, "", MentionRole.PERSON, name=(first, last))
        for first, last in full
        if not taken.intersection(range(first, last + 1))
    ]
    return sorted([*known, *free], key=lambda phrase: phrase.first)


def _part(tokens: Sequence[Token], phrase: Phrase, names: Sequence[Span]) -> bool:
    """Say whether a phrase is only a part of a tagged name: Kim in Sung Kim, a father's name."""
    span = (phrase.first, phrase.last)
    if span in names or not any(a <= span[0] and span[1] <= b for a, b in names):
        return False
    before = tokens[phrase.first - 1].folded if phrase.first else ""
    begun = any(a < span[0] and span[1] <= b for a, b in names)
    father = phrase.known_person is not None and begun and before in _OF_FATHERS
    unsure = phrase.role is MentionRole.NAME and bool(phrase.candidates) and phrase.title is None
    crowned = crown_end(tokens, phrase.first) is not None  # Saudi King Abdullah
    return (phrase.last_name and not crowned) or father or unsure


def _beside(
    tokens: Sequence[Token], phrase: Phrase, titles: Mapping[int, Hit], names: Sequence[Span]
) -> Span | None:
    if phrase.role is not MentionRole.OFFICIAL or phrase.name or phrase.title is None:
        return None
    if of_several(tokens, *phrase.title) or of_relative(tokens, phrase.first):
        return None
    begin = phrase.last + 1
    while begin < len(tokens) and (begin in titles or tokens[begin].text in _BETWEEN):
        begin = titles[begin].last + 1 if begin in titles else begin + 1
    end = phrase.first - 1
    ahead = name_before(tokens, phrase.first)
    end = ahead if ahead is not None else end  # Jean Testmann, a Swiss consul
    while end >= 0 and tokens[end].text in _BETWEEN:
        end -= 1
    joined = titles.get(phrase.first)
    if joined is not None and joined.prefix:
        end = -1  # «فلان، والمسؤول التركي علان» are two
    behind = next((span for span in names if span[0] == begin), None)
    if end == phrase.first - 1 and tokens[phrase.title[0]].folded.startswith("ال"):
        return behind  # «حث إينجه الرئيس التركي» are two
    owned = is_owned(tokens, phrase.last)
    before = next((span for span in names if span[1] == end), None)
    return behind or (None if owned else before)  # Ann Lee, the Swiss president's wife
