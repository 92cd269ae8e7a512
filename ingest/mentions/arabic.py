"""Arabic noun phrases: titles and bodies before a state's name or demonym, names after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.arabic import ARTICLE
from ingest.marks import QUOTES
from ingest.mention import MentionRole
from ingest.mentions.adjectives import (
    bare_body,
    governs_nothing,
    of_agency,
    of_their_own,
    only_a_word,
    qualified,
)
from ingest.mentions.apposition import others, with_titles
from ingest.mentions.arabic_hits import told_apart
from ingest.mentions.arabic_names import deputises, serves
from ingest.mentions.index import Hit
from ingest.mentions.introductions import introduces, name_start
from ingest.mentions.names_beside import as_tagged, goes_on, name_before, name_behind
from ingest.mentions.objects import begins_anew
from ingest.mentions.opponents import OPPONENTS, opponents
from ingest.mentions.phrase import (
    LATTER,
    REFERRING,
    Phrase,
    referring,
    simple,
    without_parts_of_names,
)
from ingest.mentions.portfolios import of_portfolio
from ingest.mentions.served import (
    is_office,
    of_principal,
    party_of,
    principal,
    whole_government,
)
from ingest.mentions.several import apart_from, many
from ingest.mentions.tagged import Span, with_tagged_names
from ingest.mentions.title_words import of_affairs, of_relative

# Words that join two parts of one title: المتحدث باسم وزارة الدفاع, السفير لدى الأمم المتحدة.
_TITLE_LINKS = frozenset({"باسم", "بلسان"})
# What may join an official to the place he is sent to: السفير الأميركي لدى إسرائيل.
_POSTED = frozenset({"لدي", "في"})
_QUOTES = QUOTES | {"(", ")"}


def compose(
    tokens: Sequence[Token], hits: Sequence[Hit], names: Sequence[Span] = ()
) -> list[Phrase]:
    """Give the phrases of a sentence in the order of the text.

    `names` are the tokens of persons' names that a trained model found, first and last.
    """
    hits = told_apart(tokens, hits)
    phrases: list[Phrase] = []
    chain: list[Hit] = []
    position = 0
    while position < len(hits):
        hit = hits[position]
        position += 1
        following = hits[position] if position < len(hits) else None
        if only_a_word(tokens, hit, following) or qualified(hit, following):
            continue
        if of_agency(tokens, hit) or of_their_own(tokens, hit):
            continue
        joined = bool(chain) and (
            _joined(tokens, chain[-1].last, hit.first) or of_portfolio(tokens, chain, hit)
        )
        joined = joined and (hit.titular or _governed(hit)) and not apart_from(tokens, chain, hit)
        if chain and not (joined and not begins_anew(tokens, chain, hits[position - 1 :])):
            phrases += bare_body(tokens, chain)
            chain = []
        if hit.form.role in (REFERRING, LATTER):
            phrases += [*bare_body(tokens, chain), referring(hit)]
            chain = []
        elif hit.form.role == OPPONENTS:
            phrases += [*bare_body(tokens, chain), opponents(hit)]
            chain = []
        elif hit.titular:
            chain.append(hit)
        else:
            phrases += _phrases(tokens, chain, hit)
            chain = []
    phrases += bare_body(tokens, chain)
    return _with_names(tokens, phrases, hits, names)


def _phrases(tokens: Sequence[Token], chain: list[Hit], hit: Hit) -> list[Phrase]:
    """Give the phrases of a chain of titles.

    In «فلان، مستشار الرئيس السوري علان» the name before serves, and the name behind is served.
    """
    inner = chain[-1] if chain else None
    if len(chain) > 1 and hit.form.value and (two := of_principal(tokens, chain, simple(hit))):
        return list(two)
    if (
        inner is None
        or len(chain) < 2
        or inner.form.role != "title"
        or not tokens[inner.first].folded.startswith(ARTICLE)
        or not serves(tokens[chain[0].first])
    ):
        return [_phrase(tokens, chain, hit)]
    principal = _phrase(tokens, [inner], hit)
    if principal.role is not MentionRole.OFFICIAL:
        return [_phrase(tokens, chain, hit)]
    served = replace(
        principal,
        first=chain[0].first,
        last=chain[-2].last,
        head=chain[-2].last,
        title=(chain[0].first, hit.last),
    )
    apart = name_before(tokens, served, set()) is not None
    return [served, principal] if apart else [_phrase(tokens, chain, hit)]


def _governed(hit: Hit) -> bool:
    """Say whether an actor can belong to the title before it: not with و, ب or ك in front."""
    return hit.prefix in ("", "ل")


def _joined(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Say whether two parts of a title belong together although words stand between them."""
    between = [token for token in tokens[last + 1 : first] if token.text not in _QUOTES]
    if not between:
        return True
    if len(between) == 1:
        word = between[0]
        # وزير الخارجية والمغتربين اللبناني: one more portfolio.
        portfolio = word.folded.startswith(("وال", "لل")) and len(word.folded) > 4
        return word.folded in _TITLE_LINKS or portfolio
    return False


def _phrase(tokens: Sequence[Token], chain: list[Hit], hit: Hit) -> Phrase:
    alone = simple(hit)
    chain = [part for part in chain if part.form.role != "qualifier" or part is not chain[0]]
    if not chain:
        return alone
    first = chain[0].first
    kinds = {part.form.role for part in chain}
    sector = next((part.form.sector for part in chain if part.form.sector), alone.sector)
    if alone.role is MentionRole.PERSON:
        if many(tokens[first]):
            return alone  # «طالب النواب ماكرون بالرحيل»
        if deputises(tokens, chain[-1].first, chain[-1].last):
            return alone  # «نائب ترامب» is not Trump
        if tokens[chain[-1].last].folded in _TITLE_LINKS and (party := party_of(alone)):
            servant = replace(alone, role=MentionRole.OFFICIAL, actor=party, sector=sector)
            servant = replace(servant, known_person=None, candidates=(), name=None)
            return replace(servant.widened(first, alone.last), title=(first, alone.last))
        office = next((part.first for part in chain if is_office(tokens, part)), None)
        if office is None and whole_government(tokens, chain):
            office = chain[0].first
        title = None if office is None else (office, alone.first - 1)
        return replace(alone.widened(first, alone.last), title=title)
    other = alone.role is MentionRole.NAME and of_affairs(tokens, hit.first)
    other = other or alone.role is MentionRole.REGION
    if other or governs_nothing(tokens, chain[-1], hit, alone.role):
        return alone
    if "title" in kinds:
        role = MentionRole.OFFICIAL
        return replace(
            alone.widened(first, alone.last), role=role, sector=sector, title=(first, hit.last)
        )
    if "body" in kinds:
        return replace(alone.widened(first, alone.last), role=MentionRole.BODY, sector=sector)
    plain = alone.role is MentionRole.DEMONYM
    return replace(
        alone.widened(first, alone.last), role=MentionRole.PEOPLE, sector="CVL", plain=plain
    )


def _with_names(
    tokens: Sequence[Token], phrases: list[Phrase], hits: Sequence[Hit], names: Sequence[Span]
) -> list[Phrase]:
    """Give each official the name behind or before him; merge him with a known person there."""
    titles = {hit.first: hit for hit in hits if hit.titular}
    joined = others(hits)  # الرئيس الفرنسي وترامب
    done: list[Phrase] = []
    for number, phrase in enumerate(phrases):
        before = done[-1] if done and phrase.first not in joined else None
        beside = [*done[-2:-1], *phrases[number + 1 : number + 2]]
        if before is not None and phrase.name and introduces(tokens, before, phrase, titles):
            inner = principal(tokens, before, phrase, beside, names)
            if inner is not None:
                done.append(replace(phrase, title=inner))
                continue
            done[-1] = replace(
                before,
                last=phrase.last,
                head=phrase.last,
                name=(name_start(tokens, before, phrase, titles), phrase.last),
                role=MentionRole.PERSON,
                title=before.title,
                known_person=phrase.known_person,
                candidates=phrase.candidates,
            )
            continue
        done.append(phrase)
    taken = {
        n for phrase in done if not phrase.last_name for n in range(phrase.first, phrase.last + 1)
    }
    named = [_named(tokens, number, done, titles, taken, names) for number in range(len(done))]
    named = with_tagged_names(tokens, named, titles, names)
    return with_titles(tokens, without_parts_of_names(named), hits)


def _named(
    tokens: Sequence[Token],
    number: int,
    phrases: list[Phrase],
    titles: dict[int, Hit],
    taken: set[int],
    names: Sequence[Span],
) -> Phrase:
    phrase = phrases[number]
    if phrase.role is not MentionRole.OFFICIAL or phrase.name or phrase.title is None:
        return phrase
    if many(tokens[phrase.title[0]]) or of_relative(tokens, phrase.first):
        return phrase  # مسؤولين فرنسيين
    following = phrases[number + 1] if number + 1 < len(phrases) else None
    ends = [phrase.last]
    if following is not None and _posted(tokens, phrase, following):
        ends.append(following.last)
    for last in ends:
        span = as_tagged(phrase, name_behind(tokens, last, titles, taken), names)
        if span is not None and not (last != phrase.last and goes_on(tokens[span[0]])):
            whole = span[1] if last == phrase.last else phrase.last
            return replace(phrase, last=whole, head=whole, name=span, role=MentionRole.PERSON)
    span = name_before(tokens, phrase, taken)
    if span is None:
        return phrase
    return replace(phrase, first=span[0], head=span[1], name=span, role=MentionRole.PERSON)


def _posted(tokens: Sequence[Token], phrase: Phrase, following: Phrase) -> bool:
    return (
        following.first == phrase.last + 2
        and tokens[phrase.last + 1].folded in _POSTED
        and following.role in (MentionRole.NAME, MentionRole.CAPITAL)
    )
