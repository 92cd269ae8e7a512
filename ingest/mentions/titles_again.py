"""Titles that mean an official named before: the minister, الأمين العام."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from graph_schema.folding import fold
from ingest.annotation import Sentence, Token
from ingest.arabic import readings
from ingest.calendars import calendar_of
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS, HYPHENS
from ingest.mention import Mention, MentionRole
from ingest.mentions.antecedents import DOERS
from ingest.mentions.body_places import stems
from ingest.mentions.english_names import may_be_name
from ingest.mentions.index import Hit, title_index

_NAMES = frozenset({MentionRole.NAME, MentionRole.CAPITAL})
_MODIFIERS = 4  # tokens between an article and a title: the long-serving
NEAR = 2  # sentences within which the nearest of several officials is meant
# How nouns of many end, which behind a title are an object and no adjective of it.
_MANY = ("ات", "ين", "ون")
# Titles that are called otherwise too.
_SAME = (
    (frozenset({"premier"}), frozenset({"prime", "minister"})),
    (frozenset({"pm"}), frozenset({"prime", "minister"})),
    (frozenset({"prime", "minister"}), frozenset({"premier"})),
    (frozenset({"top", "diplomat"}), frozenset({"foreign", "minister"})),
    (frozenset({"top", "diplomat"}), frozenset({"secretary", "state"})),
    (frozenset({"chief", "diplomat"}), frozenset({"foreign", "minister"})),
)
# Behind a title these tell whose or which it is: the minister for trade, the ambassador to Chad.
_OF = frozenset({"of", "for", "to", "in", "at", "from", "who"})


class Officials:
    """The officials whom an article has named so far, by the words of their titles."""

    def __init__(self, language: str) -> None:
        self._language = language
        # By title and actor, so that a long article with few officials stays short here.
        self._known: dict[tuple[frozenset[str], str], tuple[int, Mention]] = {}
        self._sentence = 0

    def meant(
        self, sentence: Sentence, here: Sequence[Mention]
    ) -> Iterator[tuple[int, int, Mention]]:
        """Give first and last token of each title of somebody named before, and whom it means.

        Of officials of several parties whose titles have its words the nearest is meant if no
        other was named within `NEAR` sentences; else it stays open.
        """
        if not self._known and not any(mention.role in DOERS for mention in here):
            return
        taken = {n for mention in here for n in range(mention.first, mention.last + 1)}
        names = {mention.first for mention in here if mention.role in _NAMES}
        for hit in _definite(sentence.tokens, taken, names, self._language):
            words = _words(sentence.tokens[hit.first : hit.last + 1])
            ahead = [m for m in here if m.last < hit.first]
            known = self._known | self._told(sentence.tokens, ahead)
            able = [told for (title, _), told in known.items() if self._same(words, title)]
            near = [one for n, one in able if self._sentence - n <= NEAR] or [m for _, m in able]
            if able and len({one.party for one in near}) == 1:
                _, latest = max(able, key=lambda told: (told[0], told[1].first))
                yield hit.first, hit.last, latest

    def remember(self, sentence: Sentence, here: Sequence[Mention]) -> None:
        """Take in the officials whom a sentence names."""
        self._known |= self._told(sentence.tokens, here)
        self._sentence += 1

    def _told(
        self, tokens: Sequence[Token], here: Sequence[Mention]
    ) -> dict[tuple[frozenset[str], str], tuple[int, Mention]]:
        return {
            (_title(tokens, m, self._language), m.actor): (self._sentence, m)
            for m in sorted(here, key=lambda m: m.first)
            if m.role in DOERS
        }

    def _same(self, words: Set[str], title: Set[str]) -> bool:
        """Say whether a title has all words, and none that makes it another: vice president."""
        others = word_list(self._language, "other_titles")
        ways = [words, *(also for called, also in _SAME if called == words)]
        return any(way <= title and not (title - way) & others for way in ways)


def _title(tokens: Sequence[Token], mention: Mention, language: str) -> frozenset[str]:
    """Give the words with which a mention and the lexicon tell what somebody is."""
    person = known_actors().persons.get(mention.actor)
    known = (person.title_ar if language == "ar" else person.title_en) if person else ""
    listed = {stem for word in known.split() for stem in stems(fold(word))}
    return frozenset(listed) | _words(tokens[mention.first : mention.last + 1], every=True)


def _words(tokens: Sequence[Token], *, every: bool = False) -> frozenset[str]:
    """Give the words of a title without their articles; with `every`, all that they may be."""
    words = [token.folded for token in tokens if token.is_word]
    if every:
        return frozenset(stem for word in words for stem in stems(word))
    return frozenset(_bare(word) for word in words) - {"the"}


def _bare(word: str) -> str:
    return next((reading.stem for reading in readings(word) if reading.article), word)


def _definite(
    tokens: Sequence[Token], taken: Set[int], names: Set[int], language: str
) -> Iterator[Hit]:
    """Give the titles that stand for somebody known: with an article, and nobody's name beside.

    The tokens of other mentions are `taken`; `names` are those that begin a name of a state.

    Of single words only those count that are nothing else: the general public, الفريق الطبي.
    """
    index, singles = title_index(language), word_list(language, "single_titles")
    position = 0
    while position < len(tokens):
        hit = index.at(tokens, position) if tokens[position].is_word else None
        if hit is None:
            position += 1
            continue
        free = taken.isdisjoint(range(hit.first, hit.last + 1))
        alone = hit.first < hit.last or _bare(tokens[hit.first].folded) in singles
        if hit.form.role == "title" and free and alone:
            beside = hit.last + 1 in taken
            if language == "ar":
                known = _known_ar(tokens, hit, beside=beside, named=hit.last + 1 in names)
            else:
                known = _known_en(tokens, hit, beside=beside)
            if known:
                yield hit
        position = hit.last + 1


def _known_en(tokens: Sequence[Token], hit: Hit, *, beside: bool) -> bool:
    place = hit.first - 1
    if hit.first == hit.last:  # the embattled president; but the interim one is another
        while place > max(0, hit.first - _MODIFIERS) and _tells_more(tokens[place]):
            place -= 1
    before = tokens[place].folded if place >= 0 else ""
    behind = tokens[hit.last + 1 : hit.last + 3]
    if before != "the" or not behind or beside:
        return before == "the" and not behind
    # "the minister, Jean Testmann" is whoever is named.
    next_to = behind[0] if behind[0].is_word or behind[0].text not in COMMAS else behind[-1]
    named = next_to.is_word and may_be_name(next_to)
    return not (named or behind[0].folded in _OF or behind[0].text in HYPHENS)


def _tells_more(token: Token) -> bool:
    """Say whether a word tells more of an official, and not that he is another one."""
    if token.text in HYPHENS:
        return True
    plain = token.is_word and token.text[0].islower() and token.folded != "the"
    stops = word_list("en", "other_officials") | word_list("en", "not_modifiers")
    return plain and token.folded not in stops | word_list("en", "prepositions")


def _known_ar(tokens: Sequence[Token], hit: Hit, *, beside: bool, named: bool) -> bool:
    words = [token.folded for token in tokens[hit.first : hit.last + 1]]
    definite = [any(reading.article for reading in readings(word)) for word in words]
    if not (definite[0] or definite[-1]):
        return False
    behind = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if behind is None or not behind.is_word:
        return True
    if beside:  # دعا الأمين العام إسرائيل, زار ولي العهد فرنسا: a definite title governs no name
        return definite[0] or (named and definite[-1])
    if any(reading.article for reading in readings(behind.folded)):
        # الرئيس التنفيذي is another; الرئيس الثلاثاء and دعا الرئيس الأطراف are he.
        return behind.folded in calendar_of("ar").weekdays or behind.folded.endswith(_MANY)
    ordinary = word_list("ar", "prepositions") | word_list("ar", "not_names")
    return behind.folded in ordinary or not ordinary.isdisjoint(stems(behind.folded))
