"""The phrases of a sentence's actors: what leads to each, its lists and appositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.annotation import Token
from ingest.arabic import PREPOSITIONS, without_conjunction
from ingest.marks import ANY_QUOTES, CLAUSE_MARKS, COMMAS, HYPHENS
from ingest.mention import Mention, MentionRole
from ingest.mentions.lists import clitics_before, conjoined
from ingest.rules.finite import parts_clauses
from ingest.rules.grammar import Grammar

# How far before a mention a preposition may stand and still lead to it:
# على تمركزات الجيش السوري, on targets inside Syria.
LEAD_REACH = 4
_STOPS = CLAUSE_MARKS | COMMAS | {"…"}
_TIES = HYPHENS | {"/"}
_LINKS = COMMAS | HYPHENS | {"(", ")"}
_PARTITIVE = frozenset({"من", "of"})
_ABOUT = "نحو"
_EACH = frozenset({"كل", "كلا", "كلتا", "بكل", "لكل", "وكل"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "both"})
_JOINERS = frozenset({"and", "or", "the", "both", "its"})
# Behind a hyphen these qualify a noun: US-backed fighters, a Russian-led attack.
HYPHENED = ("ed", "run", "held")
_DOERS = frozenset({"led", "based"})
# How the name of a land ends that might be a nisba: بريطانيا is no adjective.
_LAND = "يا"


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in its sentence.

    `lead` is the preposition right before it (over an article, not over another noun), `over`
    the one that leads to it over at most four words, which stands at the token `at`;
    `conjoined` says that و is written with it, `hyphened` that a hyphen follows: US-backed.
    """

    number: int
    mention: Mention
    lead: str
    over: str
    at: int
    adjectival: bool
    conjoined: bool = False
    hyphened: bool = False

    @property
    def first(self) -> int:
        """Give the first token."""
        return self.mention.first

    @property
    def last(self) -> int:
        """Give the last token."""
        return self.mention.last


@dataclass(frozen=True, slots=True)
class Phrase:
    """An actor with its appositions, or a list of actors: روسيا وتركيا وإيران.

    `places` has one place for each party; `last` includes what stands in apposition. An
    `adjectival` phrase is a bare demonym, which qualifies the noun beside it.
    """

    number: int
    places: tuple[Place, ...]
    first: int
    last: int

    @property
    def lead(self) -> str:
        """Give the preposition right before the phrase."""
        return self.places[0].lead

    @property
    def over(self) -> str:
        """Give the preposition that leads to the phrase over at most four words."""
        return self.places[0].over

    def led_since(self, position: int) -> str:
        """Give the preposition that leads to the phrase when it stands behind a position."""
        place = self.places[0]
        return place.over if place.at > position else ""

    @property
    def adjectival(self) -> bool:
        """Say whether the phrase qualifies a noun."""
        return all(place.adjectival for place in self.places)

    @property
    def free(self) -> bool:
        """Say whether no preposition leads to the phrase, so that it may be a subject."""
        return (
            not self.lead and not (self.adjectival and self.over) and not self.places[-1].hyphened
        )

    @property
    def is_region(self) -> bool:
        """Say whether the phrase is a mere part of a state."""
        return self.places[0].mention.role is MentionRole.REGION


def places_of(
    tokens: Sequence[Token], mentions: Sequence[Mention], known: Grammar
) -> tuple[Place, ...]:
    """Give the places of the mentions, in order."""
    places: list[Place] = []
    for number, mention in enumerate(mentions):
        stop = places[-1].last if places else -1
        lead, over, at = _leads(tokens, mention, stop, known)
        adjectival = mention.role is MentionRole.DEMONYM and not (
            known.arabic and tokens[mention.last].folded.endswith(_LAND)
        )
        places.append(
            Place(
                number,
                mention,
                lead,
                over,
                at,
                adjectival,
                known.arabic and conjoined(tokens, mention),
                not known.arabic and _hyphened(tokens, mention.last + 1),
            )
        )
    return tuple(places)


def phrases_of(
    tokens: Sequence[Token], places: Sequence[Place], said: frozenset[int], known: Grammar
) -> tuple[Phrase, ...]:
    """Give the phrases that the places make, in order; `said` are the verbs of speech."""
    joins = [""] + [_join(tokens, a, b) for a, b in pairwise(places)]
    mentions = [place.mention for place in places]
    for number, join in enumerate(joins):
        if join == "and" and parts_clauses(tokens, mentions[: number + 1], said, known):
            joins[number] = ""
    for number in range(len(joins) - 1, 0, -1):
        # A comma joins a list only where a conjunction follows: in Cairo, Hamas said.
        last = number + 1 == len(joins)
        if joins[number] == "comma" and (last or joins[number + 1] not in ("and", "list")):
            joins[number] = ""
        elif joins[number] == "comma":
            joins[number] = "list"
    phrases: list[Phrase] = []
    for place, join in zip(places, joins, strict=True):
        if not join:
            phrases.append(Phrase(len(phrases), (place,), place.first, place.last))
            continue
        before = phrases[-1]
        inherited = Place(
            place.number,
            place.mention,
            before.lead,
            before.over,
            before.places[0].at,
            place.adjectival,
        )
        new = place.mention.party not in {p.mention.party for p in before.places}
        members = (*before.places, inherited) if new else before.places
        phrases[-1] = Phrase(before.number, members, before.first, place.last)
    return tuple(phrases)


def _hyphened(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a hyphen and a participle stand at a token: US-backed.

    Of US-led and Gaza-based forces those named are the doers all the same.
    """
    if position + 1 >= len(tokens) or tokens[position].text not in HYPHENS:
        return False
    word = tokens[position + 1].folded
    return word.endswith(HYPHENED) and word not in _DOERS


def _leads(
    tokens: Sequence[Token], mention: Mention, stop: int, known: Grammar
) -> tuple[str, str, int]:
    if known.arabic:
        clitic = _mention_clitic(tokens, mention, known)
        if clitic:
            return clitic, clitic, mention.first
    for position in range(mention.first - 1, max(stop, mention.first - 1 - LEAD_REACH), -1):
        token = tokens[position]
        word = token.folded
        if not word:
            if token.text in _STOPS:
                break
            continue
        if known.arabic and without_conjunction(word) in known.prepositions:
            word = without_conjunction(word)
        if word in known.prepositions:
            before = tokens[position - 1].folded if position else ""
            behind = tokens[position + 1].folded
            if word in _PARTITIVE and (before[:1].isdigit() or "quantity" in known.kinds(before)):
                # Dozens of Houthis, عشرات من الحوثيين are no more than Houthis.
                continue
            if word == _ABOUT and behind[:1].isdigit():
                continue
            if word == "من" and before in _EACH:
                # كل من روسيا وتركيا is no more than روسيا وتركيا.
                word = before[0] if before in ("بكل", "لكل") else ""
                return word, word, position if word else -1
            inner = tokens[position + 1 : mention.first]
            direct = all(one.folded in _DETERMINERS or not one.folded for one in inner)
            return (word if direct else ""), word, position
        if known.arabic:
            inner_clitic = known.clitic(word)
            if inner_clitic:
                return "", inner_clitic, position
    return "", "", -1


def _mention_clitic(tokens: Sequence[Token], mention: Mention, known: Grammar) -> str:
    word = tokens[mention.first].folded
    if not without_conjunction(word).startswith(PREPOSITIONS):
        return ""
    prefix = clitics_before(tokens, mention)
    if prefix is not None:
        return prefix[-1] if prefix.endswith(PREPOSITIONS) else ""
    return known.clitic(word) if word[1:3] == "ال" or word[:2] == "لل" else ""


def _join(tokens: Sequence[Token], before: Place, place: Place) -> str:
    """Say how a mention continues the one before: `and`, `comma`, `same`, or not at all."""
    gap = [t for t in tokens[before.last + 1 : place.first] if t.text not in ANY_QUOTES]
    words = [token.folded for token in gap if token.folded]
    if any(token.text not in _LINKS for token in gap if not token.folded):
        return ""
    first = tokens[place.first].folded
    arabic = "\u0620" <= first[:1] <= "\u064a"
    same = place.mention.party == before.mention.party
    if arabic:
        if not words and place.conjoined and not place.lead:
            return "and"
        if words in (["و"], ["وكذلك"], ["وكل", "من"], ["ثم"]):
            return "and"
        if len(words) == 1 and before.lead and words[0] == "و" + before.lead:
            return "and"
    elif _listed(gap, words) and not same:
        return "and"
    elif words == ["the"] and same and len(gap) > 1:
        return "same"
    if words or place.lead:
        return ""
    if arabic and before.adjectival and place.adjectival and not gap and not same:
        # هجوم أميركي بريطاني: one act of both.
        return "and"
    if same:
        return "same"
    return "comma" if [token.text for token in gap] in ([","], ["،"]) else ""


def _listed(gap: Sequence[Token], words: Sequence[str]) -> bool:
    """Say whether English words or a hyphen join two actors: and, US-Iraqi."""
    if words:
        return ("and" in words or "or" in words) and set(words) <= _JOINERS
    return len(gap) == 1 and gap[0].text in _TIES
