"""Whose a title is that names another person: his whom it serves, or his who serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_schema.folding import fold
from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.actors import known_actors
from ingest.marks import COMMAS, QUOTES
from ingest.mention import MentionRole
from ingest.mentions.arabic_names import deputises, serves
from ingest.mentions.index import Hit, title_index
from ingest.mentions.phrase import Phrase
from ingest.mentions.tagged import Span

_SPOKESMEN = frozenset({"متحدث", "متحدثه", "ناطق", "ناطقه"})
_BETWEEN = COMMAS | QUOTES | frozenset("#_")
# A longer field of office is a clause rather than what one advises on: للأمن القومي.
_FIELD = 5


def is_office(tokens: Sequence[Token], title: Hit) -> bool:
    """Say whether a title before a name is an office: «فريق» is a team, «الفريق» a rank."""
    if title.form.role != "title":
        return False
    rank = title.form.sector == "MIL" and title.first == title.last
    return not rank or any(reading.article for reading in readings(tokens[title.first].folded))


def whole_government(tokens: Sequence[Token], chain: Sequence[Hit]) -> bool:
    """Say whether a government is called by whoever heads it: حكومة فلان."""
    words = {reading.stem for reading in readings(tokens[chain[0].first].folded)}
    return len(chain) == 1 and chain[0].first == chain[0].last and "حكومه" in words


def party_of(person: Phrase) -> str | None:
    """Give the party of a known person, or of all who bear the last name."""
    able = [form.value for form in person.candidates]
    able = [person.known_person] if person.known_person else able
    parties = {known_actors().actors[one].party for one in able}
    return parties.pop() if len(parties) == 1 else None


def of_principal(
    tokens: Sequence[Token], chain: Sequence[Hit], person: Phrase
) -> tuple[Phrase, Phrase] | None:
    """Give official and principal of «مستشار الأمن القومي للرئيس فلان», which names the latter.

    So does «مستشار الرئيس فلان», if the lexicon calls him president.
    """
    inner, party = chain[-1], party_of(person)
    offices = {chain[0].form.role, inner.form.role} == {"title"}
    served = inner.prefix.endswith("ل") or _is_his(tokens, inner, person)
    if not (offices and served and party and serves(tokens[chain[0].first])):
        return None
    first, last = chain[0].first, chain[-2].last
    official = Phrase(first, last, last, party, MentionRole.OFFICIAL, chain[0].form.sector)
    return (
        replace(official, title=(first, inner.last)),
        replace(person.widened(inner.first, person.last), title=(inner.first, inner.last)),
    )


def is_served(official: Phrase, person: Phrase) -> bool:
    """Say whether a person's title is told inside that of an official, who is another one then."""
    titles = official.title, person.title
    return (
        official.role is MentionRole.OFFICIAL
        and titles[0] is not None
        and titles[1] is not None
        and titles[0][0] < titles[1][0] <= titles[0][1]
    )


def _is_his(tokens: Sequence[Token], title: Hit, person: Phrase) -> bool:
    """Say whether the lexicon gives a known person a definite title, whatever it is of."""
    definite = tokens[title.first].folded.startswith(ARTICLE)
    return definite and bears(person, tokens[title.first])


def speaks_of(tokens: Sequence[Token], official: Phrase, person: Phrase) -> bool:
    """Say whether a last name behind a spokesman's title is not his, but whom he tells of."""
    alone = person.name is not None and person.name[0] == person.name[1]
    stems = {reading.stem for reading in readings(tokens[official.first].folded)}
    sure = alone and person.known_person is not None and not person.candidates
    return sure and not stems.isdisjoint(_SPOKESMEN) and not bears(person, tokens[official.first])


def bears(person: Phrase, title: Token) -> bool:
    """Say whether the lexicon calls a known person by a title that begins with a word."""
    row = known_actors().persons.get(person.known_person or "")
    heads = {one.split()[0] for one in fold(row.title_ar).split(";") if one.strip()} if row else ()
    word = title.folded.removeprefix(ARTICLE)
    return word in {head.removeprefix(ARTICLE) for head in heads}


def principal(
    tokens: Sequence[Token],
    official: Phrase,
    person: Phrase,
    beside: Sequence[Phrase],
    names: Sequence[Span],
) -> Span | None:
    """Give the title of a person whom the official before him serves, for he is another one.

    «فلان، نائب الرئيس الأمريكي علان» and «مستشار الرئيس الأمريكي علان للأمن القومي، فلان» are two
    each; without another name «نائب الرئيس الأمريكي علان» may be one. `beside` are the phrases
    before the official and behind the person, `names` those that a trained model found.
    """
    inner = _inner(tokens, official)
    if inner is None:
        return None
    spans = [*(phrase.name for phrase in beside if phrase.name is not None), *names]
    two = any(
        _stands_before(tokens, span, official) or _stands_behind(tokens, person, span)
        for span in spans
    )
    return inner if two else None


def _inner(tokens: Sequence[Token], official: Phrase) -> Span | None:
    """Give the title inside that of one who serves or deputises: نائب الرئيس الأمريكي."""
    first = official.first
    if official.role is not MentionRole.OFFICIAL or official.title is None:
        return None
    if not (serves(tokens[first]) or deputises(tokens, first, first)):
        return None
    for place in range(first + 1, official.last + 1):
        title = title_index("ar").at(tokens, place)
        definite = tokens[place].folded.startswith((ARTICLE, "لل"))
        if definite and title is not None and title.form.role == "title":
            return place, official.last
    return None


def _stands_before(tokens: Sequence[Token], name: Span, official: Phrase) -> bool:
    between = tokens[name[1] + 1 : official.first]
    return name[1] < official.first and all(token.text in _BETWEEN for token in between)


def _stands_behind(tokens: Sequence[Token], person: Phrase, name: Span) -> bool:
    between = tokens[person.last + 1 : name[0]]
    return (
        0 < len(between) <= _FIELD
        and between[-1].text in COMMAS
        and between[0].folded.startswith("لل")
        and all(token.folded.startswith((ARTICLE, "لل")) for token in between[:-1])
    )
