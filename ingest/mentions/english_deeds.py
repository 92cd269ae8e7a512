"""Deeds that are named again and stand for who did them: Canada condemned the attack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.annotation import Sentence, Token
from ingest.calendars import calendar_of
from ingest.lexicons.actors import known_actors
from ingest.mention import Mention
from ingest.mentions.english_deeds_told import (
    NEAR,
    PASSIVE,
    POINTING,
    before_means,
    by_whom,
    kinds_of,
    told_in,
)

LASTING = 4  # sentences; then another deed of the kind may be meant
_VAGUE = "decision"  # almost any deed is a move, so that only the one just told of is meant
# Behind a deed they tell which it is: one of another, or of another time.
_WHICH = frozenset({"by", "of", "that", "which", "from", "when", "for", "to"})
_AGAINST = frozenset({"on", "against", "in", "at"})
_MADE = frozenset({"made", "reached", "taken"})
_HIMSELF = frozenset({"he", "it", "she", "they"})
_DENIES = frozenset({"denied", "denies", "dismissed", "dismisses", "rejected", "rejects"})
_HELPING = frozenset({"also", "had", "has", "have", "later", "repeatedly", "strongly"})
_RESPONSIBLE, _CHARGE = frozenset({"behind", "responsible"}), "accusation"


@dataclass(frozen=True, slots=True)
class _Known:
    doers: tuple[Mention, ...]
    parties: frozenset[str]  # of the sentence that told of it
    sentence: int


class EnglishDeeds:
    """The last deed of each kind that an article told of, and who did it."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._sentence = 0

    def meant(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> Iterator[tuple[int, int, Mention]]:
        """Give first and last token of each deed that is named again, and who did it.

        What stands behind it may tell that another deed is meant, and what the sentence tells of
        who did such a deed makes it his.
        """
        if not self._known:
            return
        tokens = sentence.tokens
        taken = {n for m in (*here, *more) for n in range(m.first, m.last + 1)}
        for position in range(1, len(tokens)):
            kinds = kinds_of("noun").get(tokens[position].folded, frozenset())
            kind = next(iter(kinds), "")  # a noun is of one kind
            known = self._known.get(kind)
            if known is None or position in taken:
                continue
            first = _pointed_at(tokens, position)
            if first is None or not taken.isdisjoint(range(first, position)):
                continue
            if _of_others(tokens, position, here, known):
                del self._known[kind]
                continue
            lasting = LASTING if kind != _VAGUE else 1
            if self._sentence - known.sentence > lasting or _another(tokens, position, here, known):
                continue
            # What is spoken of is remembered.
            self._known[kind] = replace(known, sentence=self._sentence)
            for doer in known.doers:
                yield first, position, doer

    def answers(self, sentence: Sentence, again: Sequence[Mention]) -> dict[int, str]:
        """Give the party of each pronoun that denies a charge named again, by its token.

        It is the one who was charged, where the sentence that told of it names just one other.
        """
        known, found = self._known.get(_CHARGE), dict[int, str]()
        if known is None:
            return found
        charged = (known.parties - {m.party for m in known.doers}) & known_actors().actors.keys()
        for mention in again if len(charged) == 1 else ():
            tokens = sentence.tokens[: mention.first]
            if _CHARGE not in kinds_of("noun").get(sentence.tokens[mention.last].folded, ()):
                continue
            words = [token.folded for token in tokens if token.folded not in _HELPING]
            subject = next((n for n, t in enumerate(tokens) if t.folded in _HIMSELF), None)
            if subject is not None and _denies(words, tokens[subject].folded):
                found[subject] = next(iter(charged))
        return found

    def remember(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> None:
        """Take in the deeds that a sentence tells of."""
        told: dict[str, list[tuple[Mention, ...]]] = {}
        for one in told_in(sentence.tokens, here):
            told.setdefault(one.kind, []).append(one.doers)
        if not _RESPONSIBLE.isdisjoint(token.folded for token in sentence.tokens):
            told.setdefault(_CHARGE, []).append(())  # Chad said that Mali was behind it
        parties = frozenset(m.party for m in (*here, *more))
        for kind, doers in told.items():
            clear = len({frozenset(m.party for m in some) for some in doers}) == 1
            if clear and doers[0]:
                self._known[kind] = _Known(doers[0], parties, self._sentence)
            else:
                self._known.pop(kind, None)
        self._sentence += 1


def _denies(words: Sequence[str], who: str) -> bool:
    """Say whether whoever a pronoun means denies what comes next: it has also denied the charge."""
    behind = words[words.index(who) + 1 :]
    return behind[:1] != [] and behind[0] in _DENIES


def _another(
    tokens: Sequence[Token], position: int, here: Sequence[Mention], known: _Known
) -> bool:
    """Say whether the words behind a deed make it another one, or tell who did it."""
    behind = [token.folded or token.text for token in tokens[position + 1 : position + 1 + NEAR]]
    if behind[:1] and (
        behind[0] in _WHICH or behind[0] in kinds_of("compound") or behind[0] == "-"
    ):
        return True
    if _MADE.intersection(behind[:3]) and PASSIVE.intersection(behind[:2]):
        return True  # the decision was made
    if by_whom(behind) is not None or "responsibility" in (token.folded for token in tokens):
        return True
    if (
        behind[:1]
        and behind[0] in _AGAINST
        and calendar_of("en").weekdays.keys().isdisjoint(behind[1:2])
    ):
        whom = next((m for m in here if position < m.first <= position + 3), None)
        return whom is None or whom.party not in known.parties
    return False


def _of_others(
    tokens: Sequence[Token], position: int, here: Sequence[Mention], known: _Known
) -> bool:
    """Say whether a deed is told to be of or against parties of which the known one is not.

    After "the invasion of Normandy" another invasion may be meant than the one told before.
    """
    behind = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    if behind != "of" and behind not in _AGAINST:
        return False
    near = [m.party for m in here if position < m.first <= position + 3]
    if near:
        return known.parties.isdisjoint(near)
    whose = tokens[position + 2 : position + 3] if behind == "of" else ()
    return any(token.text[0].isupper() for token in whose)


def _pointed_at(tokens: Sequence[Token], position: int) -> int | None:
    """Give the article or pronoun before a deed and what tells of its means, if there is one."""
    first = before_means(tokens, position)
    return first if tokens[first].folded in POINTING else None
