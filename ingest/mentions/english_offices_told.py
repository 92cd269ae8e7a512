"""English offices by whom a person serves, or by what he heads: Mr Putin's spokesman, Ann Lee."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import HYPHENS
from ingest.mention import MentionRole
from ingest.mentions.english_beside_names import Beside, Span
from ingest.mentions.english_offices_headed import headed
from ingest.mentions.english_titles import DETERMINERS, HIS, modifies
from ingest.mentions.index import Hit
from ingest.mentions.phrase import Phrase
from ingest.mentions.states_words import country_words

_MR = frozenset({"mr", "mrs", "ms", "then", "late", "former"})
_SERVING = frozenset({"to", "of", "for"})
_FAR = 6  # tokens from "to" to whom somebody serves: to the former prime minister, Ann Lee
_DESCRIBED = 4  # tokens from an owner to a title: his long-time aide
_BETWEEN = 3  # tokens between an owner and a title: his long-serving defence minister
# The party of who serves somebody whom only the sentences before tell.
_OPEN = ""


def with_told_offices(
    tokens: Sequence[Token], phrases: Sequence[Phrase], titles: Mapping[int, Hit]
) -> list[Phrase]:
    """Give the phrases, each person without a sure title with what the words beside him tell.

    It is whom he serves (Mr Putin's spokesman), what he heads (who leads Fatah's bloc), is of
    (Ann Lee of Hamas) or works for (a World Bank economist). A known person takes no office of
    another party than his.
    """
    beside = Beside(
        tokens, {p.first: p for p in phrases}, {p.last: p for p in phrases}, dict(titles)
    )
    return [_told(beside, phrase) if _untold(phrase) else phrase for phrase in phrases]


def _untold(phrase: Phrase) -> bool:
    """Say whether no actor is told yet of a person with a name."""
    if phrase.candidates and not phrase.known_person:
        return False
    person = phrase.role is MentionRole.PERSON and phrase.name is not None
    return person and not phrase.actor and not (phrase.known_person and phrase.title)


def _told(beside: Beside, phrase: Phrase) -> Phrase:
    """Give a phrase with an office, or as it is."""
    known = known_actors()
    for party, title in (*_serving(beside, phrase), *headed(beside, phrase)):
        if phrase.known_person is None:
            return replace(phrase, actor=party, title=title, bare=party == _OPEN)
        own = known.actors[phrase.known_person].party
        if own == party or known.homes.get(party) == own:
            return replace(phrase, title=title, actor="" if own == party else party)
    return phrase


def _serving(beside: Beside, phrase: Phrase) -> Iterator[tuple[str, Span]]:
    """Give the parties of those whom a person is told to serve, with his title."""
    if (principal := _principal(beside, phrase)) is not None:
        yield principal
    if (own := _of_its_country(beside, phrase)) is not None:
        yield _OPEN, own
    for place, title in _owned(beside, phrase):
        if not _serves(beside, title):
            continue
        owner = beside.lasts.get(place - 1)
        if beside.word(place) in HIS:
            party = _party_of_his(beside, place, phrase)
            if party is not None:
                yield party, (place, title.last)
        elif owner is not None and owner is not phrase:
            if owner.role is MentionRole.PRONOUN and not owner.latter:  # his country's minister
                yield _OPEN, (owner.first, title.last)
            party = beside.party(owner) if owner.role is MentionRole.PERSON else None
            if party is not None:
                yield party, (owner.first, title.last)


def _principal(beside: Beside, phrase: Phrase) -> tuple[str, Span] | None:
    """Give whom a title behind a name says that he serves: an aide to the premier, Ann Lee."""
    start = phrase.last + 2
    if not beside.comma(start - 1):
        return None
    title = _title_at(beside, start + (beside.word(start) in DETERMINERS))
    if title is None or not _serves(beside, title) or beside.word(title.last + 1) not in _SERVING:
        return None
    ends = {hit.last for hit in beside.titles.values()}
    for place in range(title.last + 2, title.last + 2 + _FAR):
        served = beside.firsts.get(place)
        if served is not None:
            party = beside.party(served) if served.role is MentionRole.PERSON else None
            return (party, (title.first, place - 1)) if party is not None else None
        told = place in ends or beside.word(place) in DETERMINERS or beside.word(place) in _MR
        told = told or any(hit.first <= place < hit.last for hit in beside.titles.values())
        comma = beside.comma(place) and place - 1 in ends and place + 1 in beside.firsts
        if not (told or comma or (beside.word(place) and _describes(beside.tokens[place]))):
            return None
    return None


def _of_its_country(beside: Beside, phrase: Phrase) -> Span | None:
    """Give a title behind a name that is of the state told of: Ann Lee, the country's president.

    Chad named Ann Lee as its envoy, named her its envoy.
    """
    start = phrase.last + 1
    comma = beside.comma(start)
    start += comma or beside.word(start) == "as"
    end = start
    if comma and beside.word(start) == "the" and beside.word(start + 1) in country_words("noun"):
        end = start + 2
    if end == start and beside.word(start) != "its":
        return None
    if end > start and beside.word(end) != "s":
        return None
    title = _title_at(beside, end + 1)
    return None if title is None or beside.goes_on(title.last) else (start, title.last)


def _party_of_his(beside: Beside, place: int, phrase: Phrase) -> str | None:
    """Give whose "his" at a place means: the state's of all persons before, if there are any."""
    ahead = [p for n, p in beside.firsts.items() if n < place and p is not phrase]
    people = [p for p in ahead if p.role is MentionRole.PERSON]
    parties = {beside.party(p) for p in people}
    party = next(iter(parties)) if len(parties) == 1 else None
    if party is not None:
        return party if known_actors().is_state(party) else None
    return _OPEN if not ahead else None


def _owned(beside: Beside, phrase: Phrase) -> Iterator[tuple[int, Hit]]:
    """Give where the words for an owner end, with the title beside a person that he owns."""
    if beside.comma(phrase.last + 1):
        place = _owner_end(beside, phrase.last + 2)
        title = _title_at(beside, place + 1) if place is not None else None
        if place is not None and title is not None and not beside.goes_on(title.last):
            yield place, title
    end = beside.before(phrase.first)
    hit = next((title for title in beside.titles.values() if title.last == end), None)
    if hit is None or hit.form.role != "title":
        return
    ends = {title.last for title in beside.titles.values()}
    for place in range(hit.first - 1, max(-1, hit.first - 1 - _BETWEEN), -1):
        if beside.word(place) in HIS or beside.word(place) == "s":
            yield place, hit
            return
        if not modifies(beside.tokens[place], verbs=False) and place not in ends:
            return


def _owner_end(beside: Beside, start: int) -> int | None:
    """Give the token that ends the words for an owner which begin at a token: his, Mr Putin's."""
    if beside.word(start) in HIS:
        return start
    while start in beside.titles or beside.word(start) in DETERMINERS | _MR:
        start = beside.titles[start].last + 1 if start in beside.titles else start + 1
    owner = next((p for p in beside.firsts.values() if p.first <= start <= p.last), None)
    return owner.last + 1 if owner is not None and beside.word(owner.last + 1) == "s" else None


def _title_at(beside: Beside, place: int) -> Hit | None:
    """Give the title that begins at a place, adjectives passed over."""
    for start in range(place, min(place + _DESCRIBED, len(beside.tokens))):
        hit = beside.titles.get(start)
        if hit is not None and hit.form.role == "title":
            longer = beside.titles.get(hit.last + 1)
            return longer if longer is not None and longer.form.role == "title" else hit
        if hit is None and not _describes(beside.tokens[start]):
            return None
    return None


def _describes(token: Token) -> bool:
    return modifies(token, verbs=False) or token.text in HYPHENS


def _serves(beside: Beside, title: Hit) -> bool:
    """Say whether a title is of one who serves somebody: an aide, but no president."""
    words = [token.folded for token in beside.tokens[title.first : title.last + 1]]
    served = word_list("en", "served_by")
    return " ".join(words) in served or words[-1] in served
