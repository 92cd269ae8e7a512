"""Nouns that mean an organization named before: the rebels, the party, a rebel spokesman."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from ingest.annotation import Sentence, Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.index import title_index
from ingest.mentions.memory import Memory, of_another_fight
from ingest.mentions.phrase import Phrase
from ingest.speech import tells

NEAR = 2  # sentences; then another organization may be meant
_MODIFIERS = 4  # tokens between the article and the noun
_KINDS = {
    "armed_group": "armed",
    "political_party": "party",
    "ngo": "ngo",
    "company": "company",
    "court": "court",
    "igo": "body",
    "bloc": "body",
}
_FIGHTS, _OPPOSES = "REB", "OPP"
_SUPPORTED = frozenset({"backed", "aligned", "allied", "led", "supported", "based", "linked"})
_WHERE = frozenset({"at", "in", "on", "to", "toward", "towards", "along", "across", "from"})
_WORDS = frozenset({MentionRole.DEMONYM, MentionRole.REGION, MentionRole.PEOPLE})


class GroupRow(BaseModel):
    """A form of `LANGUAGE/groups.tsv`: a noun for organizations of the kind that is its `role`.

    A `plural` needs no article, an `adjective` stands before an official or a body. What stands
    before a noun may tell it `apart` from whoever was named before, and so may a word `behind`, but
    not what its people believe in, a `faith`. What has its `own` noun in its name may be
    called by it (the Sahel Front, the front).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: Literal[
        "armed",
        "party",
        "ngo",
        "company",
        "court",
        "body",
        "plural",
        "adjective",
        "apart",
        "behind",
        "faith",
        "own",
    ]
    form: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]


@cache
def _forms(role: str) -> frozenset[str]:
    rows = read_rows(folder() / "en" / "groups.tsv", GroupRow, unique=("role", "form"))
    return frozenset(row.form for row in rows if row.role == role)


@cache
def _kinds_by_noun() -> dict[str, frozenset[str]]:
    nouns = {noun for kind in _KINDS.values() for noun in _forms(kind)}
    return {n: frozenset(k for k in _KINDS.values() if n in _forms(k)) for n in nouns}


def _kinds(party: str) -> frozenset[str]:
    """Give the kinds of an organization; a party that has fighters is of two."""
    named = known_actors().kinds.get(party, "")
    kind = _KINDS.get(named)
    if named == "coalition" and known_actors().actors[party].sector == _OPPOSES:
        return frozenset({"armed"})
    if kind is None:
        return frozenset()
    fights = known_actors().actors[party].sector == _FIGHTS
    return frozenset({kind, "armed"} if fights else {kind})


def of_no_group(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> bool:
    """Say whether a plain English noun for fighters is of none that the article names most."""
    if memory.language != "en" or tokens[phrase.last].folded not in _forms("armed"):
        return False
    inside = tokens[phrase.first + (tokens[phrase.first].folded == "the") : phrase.last]
    return not any(token.text[0].isupper() for token in inside) and of_another_fight(phrase, memory)


class Groups:
    """The organizations that an article named in its last sentences."""

    def __init__(self) -> None:
        self._named: list[dict[str, Mention]] = []
        self._own: dict[str, dict[str, Mention]] = {}  # who has a noun in the name, by the noun
        self._others: set[str] = set()  # such nouns that last were of nobody known

    def meant(
        self, sentence: Sentence, here: Sequence[Mention]
    ) -> Iterator[tuple[int, int, Mention]]:
        """Give first and last token of each noun for an organization named before, and which.

        It is the only one of its kind in the nearest sentence that names such; where the sentence
        itself has named one, it is nobody, unless that one speaks of it.
        """
        if not any(self._named) and not self._own:
            return
        tokens, nouns = sentence.tokens, _kinds_by_noun()
        taken = {n: m for m in here for n in range(m.first, m.last + 1)}
        for position in range(len(tokens)):
            word = tokens[position].folded
            kinds = nouns.get(word)
            own = self._own.get(word, {}) if tokens[position].text.islower() else {}
            if position in taken or word in self._others:
                continue
            if not (kinds or own or word in _forms("adjective")):
                continue
            last = _last(tokens, position, taken.keys())
            first = _first(tokens, position, taken) if last is not None else None
            if first is None or last is None:
                continue
            if len(own) == 1 and first == position - 1 and not _where(tokens, first):
                yield position, last, next(iter(own.values()))
                continue
            if own and not kinds:
                continue
            kinds = kinds or frozenset({"armed"})
            who = self._nearest(kinds, _ahead(tokens, position, here, kinds))
            if who is not None and _at_home(tokens, first, position, taken, who.party):
                yield position, last, who

    def remember(self, tokens: Sequence[Token], every: Sequence[Mention]) -> None:
        """Take in the organizations of a sentence."""
        taken = {n: m for m in every for n in range(m.first, m.last + 1)}
        for place, token in enumerate(tokens):
            if token.folded not in _forms("own"):
                continue
            mention = taken.get(place)
            if mention is None:
                article = place > 0 and tokens[place - 1].folded == "the"
                if token.text[0].isupper() or not article:
                    self._own.pop(token.folded, None)
                    self._others.add(token.folded)  # a teachers' union
            elif mention.role is MentionRole.NAME and mention.party in known_actors().kinds:
                self._own.setdefault(token.folded, {})[mention.party] = mention
                self._others.discard(token.folded)
        named = {m.party: m for m in every if _kinds(m.party)}
        self._named = [named, *self._named[: NEAR - 1]]

    def _nearest(self, kinds: Set[str], ahead: Set[str]) -> Mention | None:
        for named in self._named:
            able = [m for party, m in named.items() if _kinds(party) & kinds]
            if able and not (ahead - {m.party for m in able}):
                return able[0] if len(able) == 1 else None
            if ahead:
                return None
        return None


def _where(tokens: Sequence[Token], article: int) -> bool:
    """Say whether the noun behind an article may only tell where: on the front."""
    return article > 0 and tokens[article - 1].folded in _WHERE


def _ahead(
    tokens: Sequence[Token], position: int, here: Sequence[Mention], kinds: Set[str]
) -> frozenset[str]:
    """Give the organizations that a sentence has named before a noun and that do not speak."""
    found = [m for m in here if m.last < position and _kinds(m.party) & kinds]
    return frozenset(
        m.party
        for m in found
        if not any(tells(token.folded, "en") for token in tokens[m.last + 1 : position])
    )


def _last(tokens: Sequence[Token], position: int, taken: Set[int]) -> int | None:
    """Give the last token of what a noun or adjective begins: rebel spokesman; else None."""
    behind = tokens[position + 1] if position + 1 < len(tokens) else None
    title = title_index("en").at(tokens, position + 1) if behind and behind.is_word else None
    titled = title is not None and title.form.role == "title"
    if tokens[position].folded in _forms("adjective"):
        free = title is not None and taken.isdisjoint(range(title.first, title.last + 1))
        return title.last if title is not None and titled and free else None
    if behind is None:
        return position
    apart = behind.folded in _forms("behind") or behind.text == "-" or position + 1 in taken
    if apart or behind.text[0].isupper() or (position and tokens[position].text[0].isupper()):
        return None  # the group Friends of Nobody, the Union Framework
    return position


def _first(tokens: Sequence[Token], position: int, taken: dict[int, Mention]) -> int | None:
    """Give the article before a noun, or the noun where it needs none; None where it is apart."""
    word = tokens[position].folded
    before = position - 1
    while before >= max(0, position - _MODIFIERS) and tokens[before].folded != "the":
        token = tokens[before]
        if before in taken and taken[before].role not in _WORDS:
            return None
        inside = token.text == "-" or (token.is_word and token.folded not in stops())
        if not inside or token.folded in _forms("apart"):
            break
        if token.text[0].isupper() and not (before in taken or token.folded in _forms("faith")):
            break
        before -= 1
    if before >= 0 and tokens[before].folded == "the":
        return before
    if word in _forms("adjective"):
        apart = before >= 0 and tokens[before].folded in _forms("apart")
        return position if before == position - 1 and not apart else None
    if word in _forms("plural") and before == position - 1:
        opens = before < 0 or not tokens[before].is_word or tokens[before].folded in _before_bare()
        return position if opens else None
    return None


@cache
def stops() -> frozenset[str]:
    """Give the English words that never stand between an article and its noun."""
    return word_list("en", "not_modifiers") | word_list("en", "prepositions")


@cache
def _before_bare() -> frozenset[str]:
    return word_list("en", "prepositions") | word_list("en", "before_bare")


def _at_home(
    tokens: Sequence[Token], first: int, position: int, taken: dict[int, Mention], party: str
) -> bool:
    """Say whether a demonym before the noun is that of the organization's state.

    Whoever only backs it may be another: the Iranian-backed fighters.
    """
    for place in range(first, position):
        if place not in taken or taken[place].role is not MentionRole.DEMONYM:
            continue
        behind = [token.folded or token.text for token in tokens[place + 1 : place + 3]]
        if behind[:1] == ["-"] and _SUPPORTED.intersection(behind[1:]):
            continue
        if known_actors().homes.get(party) != taken[place].party:
            return False
    return True
