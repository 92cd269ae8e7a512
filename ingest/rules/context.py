"""A sentence as the rules see it: mentions, what leads to each, and where clauses end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest.annotation import Token
from ingest.arabic import readings
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.reading import MarkedSentence

# How far before a mention a preposition may stand and still lead to it:
# على تمركزات الجيش السوري, on targets inside Syria.
LEAD_REACH = 4
_CLAUSE_MARKS = frozenset(".;:؛!?؟…")
_PAUSES = frozenset(',،-–—()«»"“”')
_JOINERS = {"ar": frozenset({"و", "او"}), "en": frozenset({"and", "or", "&"})}


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in its sentence.

    `lead` is the preposition right before it (over an article, not over another noun), `leads`
    all prepositions that lead to it over at most four words, `joined` whether it continues a
    list with the mention before it.
    """

    number: int
    mention: Mention
    lead: str
    leads: frozenset[str]
    joined: bool

    @property
    def first(self) -> int:
        """Give the first token."""
        return self.mention.first

    @property
    def last(self) -> int:
        """Give the last token."""
        return self.mention.last

    @property
    def adjectival(self) -> bool:
        """Say whether the mention is a bare demonym, which qualifies the noun before it."""
        return self.mention.role is MentionRole.DEMONYM


@dataclass(frozen=True, slots=True)
class View:
    """A sentence with the places of its mentions, in order."""

    language: str
    tokens: tuple[Token, ...]
    places: tuple[Place, ...]

    def between(self, first: int, last: int) -> tuple[Token, ...]:
        """Give the tokens strictly between two positions, whichever comes first."""
        low, high = min(first, last), max(first, last)
        return self.tokens[low + 1 : high]

    def same_clause(self, first: int, last: int) -> bool:
        """Say whether no mark that ends a clause stands between two positions."""
        return not any(token.text in _CLAUSE_MARKS for token in self.between(first, last))

    def pauses(self, first: int, last: int) -> int:
        """Give how many commas, dashes and quotes stand between two positions."""
        return sum(token.text in _PAUSES for token in self.between(first, last))

    def group(self, place: Place) -> tuple[Place, ...]:
        """Give a place and those that continue its list: روسيا وتركيا وإيران."""
        found = [place]
        for following in self.places[place.number + 1 :]:
            if not following.joined:
                break
            found.append(following)
        return tuple(found)

    def head_of_group(self, place: Place) -> Place:
        """Give the first place of the list that a place stands in."""
        while place.joined and place.number:
            place = self.places[place.number - 1]
        return place


@cache
def prepositions(language: str) -> frozenset[str]:
    """Give the folded prepositions of a language."""
    return word_list(language, "prepositions")


def view(marked: MarkedSentence) -> View:
    """Give the view of a marked sentence."""
    tokens = marked.sentence.tokens
    places: list[Place] = []
    for number, mention in enumerate(marked.mentions):
        before = places[-1] if places else None
        lead, leads = _leads(tokens, mention, before, marked.language)
        joined = before is not None and _joined(tokens, before, mention, marked.language)
        if joined and before is not None and not lead:
            lead, leads = before.lead, leads | before.leads
        places.append(Place(number, mention, lead, leads, joined))
    return View(marked.language, tokens, tuple(places))


def _leads(
    tokens: tuple[Token, ...], mention: Mention, before: Place | None, language: str
) -> tuple[str, frozenset[str]]:
    known = prepositions(language)
    found: list[str] = []
    lead = ""
    stop = before.last if before else -1
    clitic = _clitic(tokens[mention.first].folded) if language == "ar" else ""
    if clitic:
        lead = clitic
        found.append(clitic)
    for position in range(mention.first - 1, max(stop, mention.first - 1 - LEAD_REACH), -1):
        token = tokens[position]
        if not token.is_word:
            if token.text in _CLAUSE_MARKS or token.text in ",،":
                break
            continue
        word = token.folded
        inner = _clitic(word) if language == "ar" else ""
        if word in known:
            found.append(word)
            if not lead and position == mention.first - 1:
                lead = word
            if language == "en" and not lead and _only_determiners(tokens, position, mention):
                lead = word
            break
        if inner:
            found.append(inner)
            break
    return lead, frozenset(found)


def _only_determiners(tokens: tuple[Token, ...], position: int, mention: Mention) -> bool:
    inner = tokens[position + 1 : mention.first]
    return all(token.folded in ("the", "a", "an", "its", "their") for token in inner)


@cache
def _clitic(folded: str) -> str:
    """Give the preposition that is written with a word, when the article makes it sure."""
    for reading in readings(folded):
        if reading.article and reading.prefix.endswith(("ب", "ل", "ك")):
            return reading.prefix[-1]
    return ""


def _joined(tokens: tuple[Token, ...], before: Place, mention: Mention, language: str) -> bool:
    gap = [t for t in tokens[before.last + 1 : mention.first] if t.text not in "«»\"“”'"]
    words = [token.folded for token in gap if token.is_word and token.folded != "the"]
    if language == "ar":
        starts = tokens[mention.first].folded.startswith("و")
        marks = all(token.text in "،,–-" for token in gap if not token.is_word)
        return marks and ((not words and (starts or bool(gap))) or words in (["و"], ["كل", "من"]))
    return (
        all(word in _JOINERS["en"] for word in words)
        and all(token.text in "," for token in gap if not token.is_word)
        and bool(gap)
    )
