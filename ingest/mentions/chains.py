"""Offices told at some distance: a title, whatever belongs to it, and the person beside it.

«المتحدث باسم الرئاسة التركية، إبراهيم كالين» and "Syria's ambassador to the United States Imad
Moustapha" state an office although bodies and other actors stand between title and name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from graph_schema.records import FREE_PARTY
from ingest.annotation import Token
from ingest.arabic import readings
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import ANY_QUOTES, COMMAS
from ingest.mention import MentionRole
from ingest.mentions import title_words
from ingest.mentions.adjectives import COMPASS_PARTY
from ingest.mentions.apposition import may_be_of
from ingest.mentions.arabic_names import deputises
from ingest.mentions.english_titles import OPENERS, is_age, is_owned
from ingest.mentions.given_names import given
from ingest.mentions.index import Hit
from ingest.mentions.phrase import Phrase
from ingest.mentions.served import bears, is_served
from ingest.mentions.several import of_several

Span = tuple[int, int]
# Words inside one noun phrase, after its title.
_LINKS = {
    "ar": frozenset(
        {*("باسم", "لدي", "في", "علي", "من", "عن", "و"), *("ما", "يسمي", "تسمي", "يعرف", "تعرف")}
    ),
    "en": frozenset({"of", "for", "to", "the", "at", "in", "and", "on", "s"}),
}
# Those that a title needs before whom it serves: "spokesman for", المتحدث باسم.
_SERVING = frozenset({"of", "for", "to", "باسم"})
_MARKS = ANY_QUOTES | frozenset("#_-.&")
_AFTER = "خلفا"
# What may stand before a name as a rank does.
_HONOURS = frozenset({"السفير", "السيناتور", "القاضي"})
# A longer phrase is a clause rather than a title.
_FARTHEST = 14
# What a title that stands behind a name may begin with.
_OPENERS = OPENERS | {"وهو", "وهي", "هو", "هي", "المعين", "المعينه", "حديثا"}


def with_title_chains(
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    hits: Sequence[Hit],
    language: str,
    named: Set[int] = frozenset(),
) -> list[Phrase]:
    """Give the phrases, persons without a title with the one before them, else behind them.

    A person whom the lexicon does not have acts for the first actor of that noun phrase; one whom
    it has keeps his party, and takes no title that names others alone or another state first.
    `named` are the tokens of places and bodies that a trained model found.
    """
    inside: dict[int, Phrase] = {}
    for phrase in phrases:
        inside.update(dict.fromkeys(range(phrase.first, phrase.last + 1), phrase))
    titles = {n: hit for hit in hits if hit.titular for n in range(hit.first, hit.last + 1)}
    sentence = _Sentence(tokens, inside, titles, language, named)
    return [sentence.titled(phrase) if _open(phrase) else phrase for phrase in phrases]


def _open(phrase: Phrase) -> bool:
    return (
        phrase.role is MentionRole.PERSON
        and phrase.title is None
        and phrase.name is not None
        and not phrase.candidates
    )


class _Sentence:
    """The tokens of a sentence with what is known of each."""

    def __init__(
        self,
        tokens: Sequence[Token],
        inside: Mapping[int, Phrase],
        titles: Mapping[int, Hit],
        language: str,
        named: Set[int],
    ) -> None:
        self._tokens, self._inside, self._titles = tokens, inside, titles
        self._named = named
        self._links = _LINKS.get(language, frozenset())
        self._arabic, self._language = language == "ar", language

    def titled(self, phrase: Phrase) -> Phrase:
        """Give the phrase with the title beside it, or as it is."""
        for span in (self._before(phrase.first), self._behind(phrase.last)):
            if span is None or self._is_object(phrase, span):
                continue
            actors = self._actors(span)
            if phrase.known_person:
                party = known_actors().actors[phrase.known_person].party
                if not actors or may_be_of(party, actors) or party.startswith(FREE_PARTY):
                    return replace(phrase, title=span)
                if known_actors().homes.get(actors[0]) == party:
                    return replace(phrase, title=span, actor=actors[0])
            elif self._unsure(span, actors):
                continue
            elif actors and not (self._private(span) and known_actors().is_state(actors[0])):
                return replace(phrase, title=span, actor=actors[0])
            elif not actors and title_words.of_some_state(
                self._tokens, span, self._language, self._inside.keys()
            ):
                return replace(phrase, title=span, bare=True)
        return phrase

    def _is_object(self, phrase: Phrase, span: Span) -> bool:
        """Say whether one takes the other beside a last name: أقال ترامب الوزير.

        «انتقد السيناتور الجمهوري ترامب» are two, for the lexicon calls the one no senator.
        """
        alone = phrase.name is not None and phrase.name[0] == phrase.name[1]
        if not (self._arabic and alone):
            return False
        other = span[1] + 1 == phrase.first and phrase.known_person is not None
        other = other and not bears(phrase, self._tokens[span[0]])
        return span[0] == phrase.last + 1 or other

    def _before(self, first: int) -> Span | None:
        """Give the longest noun phrase that begins with a title and ends right before `first`."""
        end = first - 1
        if end >= 0 and self._tokens[end].folded == _AFTER and self._arabic:
            end -= 1  # «وزيرا للدفاع خلفا لفلان»: whoever was it before
        while end >= 0 and self._passed(end):
            end -= 1
        if self._arabic and end >= 0 and self._tokens[end].folded in self._links - _SERVING:
            return None  # «دافع الرئيس عن فلان»
        if end < first - 1 and self._listed(first):
            return None  # «فلان وزيرا للشباب، وعمرو علان وزيرا للتجارة»
        place, found = end, None
        while place >= 0 and end - place < _FARTHEST and self._belongs(place):
            if self._is_title(place):
                found = place
            place -= 1
            if found == place + 1 and self._ranked(place, found):
                place -= 1  # «رئيس الأركان، الجنرال فلان»
        kin = found is not None and self._arabic and title_words.of_relative(self._tokens, found)
        if found is None or kin or self._serves(end + 1) or self._governs(end):
            return None
        owner = self._inside.get(found - 1)
        if owner and owner.role is not MentionRole.PERSON and self._owns(found):
            found = owner.first
        return found, end

    def _behind(self, last: int) -> Span | None:
        """Give the noun phrase that begins with a title right behind `last`."""
        begin = last + 1
        while begin < len(self._tokens) and (
            self._tokens[begin].text in _MARKS | COMMAS
            or (not self._arabic and is_age(self._tokens, begin))
        ):
            begin += 1
        start = begin
        while begin < len(self._tokens) and (
            self._tokens[begin].folded in _OPENERS or self._leading(begin)
        ):
            begin += 1
        if begin >= len(self._tokens) or not self._is_title(begin) or self._titles[begin].prefix:
            return None  # «روحاني ومستشار» are two
        beside = start == last + 1 == begin
        if self._arabic and beside and self._definite(begin) and not self._serves_at(begin):
            return None  # «حض إينجه الرئيس التركي» are two
        end = begin
        while (
            end + 1 < len(self._tokens) and end + 1 - begin < _FARTHEST and self._belongs(end + 1)
        ):
            end += 1
        follower = self._inside.get(end + 1)
        if follower and follower.role is MentionRole.PERSON and not self._listed(end + 1):
            return None  # the title of the next one
        while end > begin and (
            self._tokens[end].folded in self._links
            or self._governs(end)
            or (self._arabic and self._tokens[end].text == ".")
        ):
            end -= 1
        owned = not self._arabic and is_owned(self._tokens, end)  # the president's wife
        return None if owned else (begin if self._arabic else start, end)

    def _passed(self, place: int) -> bool:
        token = self._tokens[place]
        return token.text in _MARKS | COMMAS or (self._arabic and title_words.presents(token))

    def _ranked(self, comma: int, rank: int) -> bool:
        """Say whether a comma stands between an office and the rank before a name."""
        title = self._titles[rank]
        alone = title.form.sector == "MIL" or self._tokens[rank].folded in _HONOURS
        alone = alone and self._arabic and title.first == title.last and self._definite(rank)
        said = comma > 0 and self._tokens[comma].text in COMMAS
        return alone and said and self._belongs(comma - 1)

    def _serves(self, place: int) -> bool:
        """Say whether whoever stands at a place is served by the title before him."""
        before = place - 1
        while before >= 0 and (
            self._tokens[before].text in _MARKS
            or (before in self._titles and self._titles[before].form.role == "qualifier")
        ):
            before -= 1
        if before < 0:
            return False
        title = self._titles.get(before)
        if title and self._arabic and deputises(self._tokens, title.first, title.last):
            return True
        words = (
            {self._tokens[n].folded for n in range(title.first, title.last + 1)}
            if title and self._arabic  # a minister of health serves nobody whom "of" leads to
            else ()
        )
        return self._tokens[before].folded in _SERVING or bool(_SERVING.intersection(words))

    def _listed(self, place: int) -> bool:
        """Say whether a name begins with "and": وعمرو."""
        ways = readings(self._tokens[place].folded) if self._arabic else ()
        return any(reading.prefix == "و" and given(reading.stem) for reading in ways)

    def _governs(self, place: int) -> bool:
        """Say whether a word governs the one behind it: حكومة فلان, حملة فلان, لشؤون الأمن."""
        words = word_list("ar", "office_words") if self._arabic else frozenset()
        inside = place in self._named and place + 1 not in self._named
        return not inside and any(
            reading.stem in words and not reading.article
            for reading in readings(self._tokens[place].folded)
        )

    def _serves_at(self, place: int) -> bool:
        """Say whether the title that begins at a place names whom it serves: الناطق باسم."""
        title = self._titles[place]
        words = {token.folded for token in self._tokens[title.first : title.last + 2]}
        return bool(_SERVING.intersection(words))

    def _definite(self, place: int) -> bool:
        return self._tokens[place].folded.startswith("ال")

    def _leading(self, place: int) -> bool:
        """Say whether an actor or how long stands before an English title: Chad's new minister."""
        if self._arabic:
            return False
        phrase, hit = self._inside.get(place), self._titles.get(place)
        actor = phrase is not None and phrase.role is not MentionRole.PERSON
        return actor or (hit is not None and hit.form.role == "qualifier" and hit.last == place)

    def _owns(self, place: int) -> bool:
        return not self._arabic and self._tokens[place - 1].text not in COMMAS

    def _is_title(self, place: int) -> bool:
        hit = self._titles.get(place)
        phrase = self._inside.get(place)
        if hit is None or (phrase is not None and phrase.role is MentionRole.PERSON):
            return False
        one = not of_several(self._tokens, hit.first, hit.last)
        one = one and self._tokens[place].text != "captain"  # of a team
        return hit.form.role == "title" and hit.first == place and one

    def _belongs(self, place: int) -> bool:
        token = self._tokens[place]
        phrase = self._inside.get(place)
        if phrase is not None:
            official = self._inside.get(phrase.first - 1)
            served = official is not None and is_served(official, phrase)
            return served or phrase.role is not MentionRole.PERSON or self._serves(phrase.first)
        if place in self._titles or token.folded in self._links or token.text in _MARKS:
            return True
        if self._arabic:
            return place in self._named or title_words.of_office(token) or token.text.isdigit()
        return token.text[:1].isupper()

    def _private(self, span: Span) -> bool:
        return self._arabic and title_words.of_firm(self._tokens[span[0] : span[1] + 1])

    def _unsure(self, span: Span, actors: Sequence[str]) -> bool:
        inside = [self._inside[n] for n in range(span[0], span[1] + 1) if n in self._inside]
        return bool(inside) and title_words.unsure(inside[0], actors)

    def _actors(self, span: Span) -> list[str]:
        """Give the actors of a noun phrase in the order of the text."""
        found: list[str] = []
        begin = span[0]
        for place in range(span[0], span[1]):
            if self._tokens[place].folded == title_words.STANDING_FOR:
                begin = place  # النائب الفرنسي عن حزب فلان
        for place in range(begin, span[1] + 1):
            phrase = self._inside.get(place)
            if phrase and title_words.of_affairs(self._tokens, phrase.first):
                continue
            actor = phrase and not phrase.candidates and (phrase.known_person or phrase.actor)
            if actor and (party := known_actors().actors[actor].party) not in found:
                found.append(party)
        return [party for party in found if party != COMPASS_PARTY]
