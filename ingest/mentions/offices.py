"""Offices that a title states of somebody named elsewhere in the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.annotation import Document, Sentence, Token
from ingest.arabic import ARTICLE, CONJUNCTIONS, readings
from ingest.identity.titles import same_title
from ingest.lexicons.actors import known_actors
from ingest.mention import Mention, MentionRole
from ingest.mentions.english_titles import crown_end
from ingest.mentions.index import actor_index, title_index
from ingest.mentions.memory import Memory, StatedOffice
from ingest.mentions.phrase import Phrase
from ingest.segmentation import tokenize

FORMER = frozenset(
    {"former", "ex", "late", "then", "سابق", "السابق", "السابقه", "الاسبق", "الراحل", "سابقا"}
)


def implied_offices(memory: Memory, language: str) -> Iterator[StatedOffice]:
    """Give the offices of known persons whom the article names and calls by their title apart.

    An article that tells of Volodymyr Zelensky and then of "Ukraine's president" means him, if he
    is the only one named there whose title that is. Who has an office already gets no other.
    """
    bearers = {office.actor for office in memory.offices}
    persons = [one for one in memory.actors if one in known_actors().persons]
    for office in memory.unnamed:
        able = [one for one in persons if _bears(one, office, language)]
        if len(able) == 1 and able[0] not in bearers:
            bearers.add(able[0])
            yield replace(office, actor=able[0])


def meant_offices(
    document: Document, offices: Sequence[StatedOffice], carried: Sequence[Sequence[Mention]]
) -> Iterator[StatedOffice]:
    """Give the offices of known persons whom an English article means by a title alone.

    `carried` are what words stand for that name nobody, sentence by sentence: "the premier", where
    only one whom the lexicon calls so was named before. Who has an office already gets no other.
    """
    if document.article.language != "en":
        return
    bearers = {office.actor for office in offices}
    for number, (sentence, meant) in enumerate(zip(document.sentences, carried, strict=True)):
        for mention in meant:
            title = title_index("en").at(sentence.tokens, mention.first)
            if title is None or title.last != mention.last or title.form.role != "title":
                continue
            if held_before(sentence.tokens, mention.first, mention.last):
                continue
            if mention.actor in known_actors().persons and mention.actor not in bearers:
                bearers.add(mention.actor)
                text = sentence.span(mention.first, mention.last)
                place = (number, mention.start, mention.end)
                yield StatedOffice(mention.actor, mention.party, text, *place)


def held_before(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether the words around a title tell that its holder has left it: ex-president."""
    around = [*tokens[max(0, first - 2) : first], *tokens[last + 1 : last + 2]]
    return any(token.folded in FORMER for token in around)


def states_office(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Say whether a phrase has a title that tells whom its holder acts for: no mere counterpart."""
    if phrase.title is None or not (phrase.role is MentionRole.OFFICIAL or phrase.name):
        return False
    first, last = phrase.title
    return first < last or tokens[first].folded != "counterpart"


def party_of_office(tokens: Sequence[Token], phrase: Phrase, party: str) -> str:
    """Give whose an office is: the state's that a title names which its holder has left.

    «رئيس الوزراء السوري الأسبق» was Syria's, whomever he acts for today; and who acts for his
    state heads a party of it all the same: «زعيم حركة أمل نبيه بري». A spy is his people's.
    """
    if phrase.people:
        return phrase.people
    if phrase.title is None or phrase.actor in ("", party):
        return party
    if phrase.known_person and known_actors().homes.get(phrase.actor) == party:
        return phrase.actor
    first, last = phrase.title
    former = any(token.folded in FORMER for token in tokens[max(0, first - 1) : last + 2])
    of_state = known_actors().is_state(phrase.actor)
    return phrase.actor if former and of_state and phrase.known_person else party


def title_text(sentence: Sentence, phrase: Phrase) -> str:
    """Give the title of a phrase as the text has it, without the name and what is joined to it.

    «وللرئيس السوري» tells of the office الرئيس السوري.
    """
    first, last = phrase.title or (phrase.first, phrase.last)
    inside = phrase.name is not None and first <= phrase.name[0] <= last
    # A king's title is in his name.
    if phrase.name and inside and crown_end(sentence.tokens, phrase.name[0]) is None:
        last = phrase.name[0] - 1
    text = sentence.span(first, max(first, last)).strip(' ،,«»"#(')
    token, title = sentence.tokens[first], title_index("ar").at(sentence.tokens, first)
    if title is None and (actor := actor_index("ar").at(sentence.tokens, first)) is not None:
        return text.removeprefix(actor.prefix if actor.prefix in CONJUNCTIONS else "")
    if title is None or not title.prefix or not text.startswith(token.text):
        return text
    return _without(title.prefix, token) + text.removeprefix(token.text)


def _without(prefix: str, token: Token) -> str:
    """Give a word that begins a title without its prefix; the article gets back its alef."""
    for reading in readings(token.folded):
        length = len(reading.stem)
        alone = list(tokenize(reading.stem, 0, length))
        if reading.prefix == prefix and title_index("ar").at(alone, 0) is not None:
            return ARTICLE * reading.article + token.text[-length:]
    return token.text.removeprefix(prefix)


def _bears(person: str, office: StatedOffice, language: str) -> bool:
    row = known_actors().persons[person]
    titles = (row.title_ar if language == "ar" else row.title_en).split(";")
    return row.party == office.party and any(
        same_title(title.strip(), office.title, office.party) for title in titles
    )
