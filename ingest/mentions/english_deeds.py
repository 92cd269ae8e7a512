"""Deeds that are named again and stand for who did them: Canada condemned the attack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.annotation import Sentence, Token
from ingest.attribution import acts
from ingest.calendars import calendar_of
from ingest.lexicons.actors import known_actors
from ingest.mention import Mention
from ingest.mentions.english_deeds_told import (
    AGREEMENT,
    NEAR,
    PASSIVE,
    POINTING,
    before_means,
    by_whom,
    told_in,
)
from ingest.mentions.english_deeds_words import kinds_of, noun_at
from ingest.mentions.groups_again import stops
from ingest.speech import tells

LASTING = 4  # sentences; then another deed of the kind may be meant
_VAGUE = "decision"  # almost any deed is a move, so that only the one just told of is meant
_REMARK = "remark"  # so is almost anything that somebody says
# What is only said is no move.
_SHORT = frozenset({_VAGUE, _REMARK, AGREEMENT})  # many others are spoken of
_ANYTHING = frozenset({"incident", "incidents"})
_CHARGES = frozenset({"accusation", "criticism"})
_SAID = frozenset(
    {"accusation", "appeal", "criticism", "promise", "refusal", "threat", "ultimatum"}
)
# Behind a deed they tell which it is: one of another, or of another time.
_WHICH = frozenset({"by", "of", "that", "which", "from", "when", "for", "to"})
# The claim he made, the call with Chad.
_TOLD_BEHIND = frozenset({"call", "calls", "claim", "claims", "statement", "statements"})
_CLAUSES = frozenset({"he", "i", "it", "she", "the", "they", "we", "with", "between", "about"})
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
    words: frozenset[str]  # of that sentence
    sentence: int


class EnglishDeeds:
    """The last deed of each kind that an article told of, and who did it."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._meant: _Known | None = None  # the one named again in this sentence
        self._sentence = 0

    def meant(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> Iterator[tuple[int, int, Mention]]:
        """Give first and last token of each deed that is named again, and who did it.

        What stands behind it may tell that another deed is meant, and what the sentence tells of
        who did such a deed makes it his.
        """
        self._meant = None
        if not self._known:
            return
        tokens = sentence.tokens
        taken = {n for m in (*here, *more) for n in range(m.first, m.last + 1)}
        for position in range(1, len(tokens)):
            if position in taken:
                continue
            if (known := self._answered(tokens, position, here, more)) is not None:
                self._meant = replace(known, sentence=self._sentence)
                for doer in known.doers:
                    yield position, position, doer
                continue
            kind, last = noun_at(tokens, position) or ("", position)
            known = self._known.get(kind)
            if known is None:
                continue
            first = _pointed_at(tokens, position)
            if first is None or not taken.isdisjoint(range(first, position)):
                continue
            if kind == AGREEMENT and first < position - 1:
                continue  # the nuclear deal is an old one
            if _of_others(tokens, position, here, known):
                del self._known[kind]
                continue
            short = kind in _SHORT or tokens[position].folded in _ANYTHING
            lasting = 1 if short else LASTING
            if self._sentence - known.sentence > lasting or _another(tokens, last, here, known):
                continue
            # What is spoken of is remembered.
            self._known[kind] = spoken = replace(known, sentence=self._sentence)
            if kind not in _SAID and kind != _REMARK:
                self._meant = spoken
            for doer in known.doers:
                yield first, last, doer

    def _answered(
        self,
        tokens: Sequence[Token],
        position: int,
        here: Sequence[Mention],
        more: Sequence[Mention],
    ) -> _Known | None:
        """Give the deed just told that a word answers: Niger vowed revenge, Mali opposed it."""
        word = tokens[position].folded
        answer = word in kinds_of("answer") and tokens[position - 1].folded != "the"
        if not answer and (word != "it" or tokens[position - 1].folded not in kinds_of("reacts")):
            return None
        known = self._known.get(_VAGUE)
        if known is None or self._sentence - known.sentence > 1:
            return None
        ahead = {m.party for m in (*here, *more) if m.last < position}
        doers = {m.party for m in known.doers}
        if len(ahead) != 1 or ahead & doers or any(m.first > position for m in here):
            return None
        # Whoever vows revenge was hit himself.
        return known if not answer or (ahead <= known.parties and len(known.parties) == 2) else None

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
            if (noun_at(sentence.tokens, mention.last) or ("",))[0] != _CHARGE:
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
            if one.kind not in _SAID and one.kind != _VAGUE:
                told.setdefault(_VAGUE, []).append(one.doers)
        if not _RESPONSIBLE.isdisjoint(token.folded for token in sentence.tokens):
            told.setdefault(_CHARGE, []).append(())  # Chad said that Mali was behind it
        parties = frozenset(m.party for m in (*here, *more))
        words = frozenset(token.folded for token in sentence.tokens)
        for kind, doers in told.items():
            clear = len({frozenset(m.party for m in some) for some in doers}) == 1
            if clear and doers[0]:
                self._known[kind] = _Known(doers[0], parties, words, self._sentence)
            else:
                self._known.pop(kind, None)
        if self._meant is not None and _VAGUE not in told:
            self._known[_VAGUE] = self._meant
        again = self._known.pop(_REMARK, None)
        speaker = _speaker(sentence, here, more) or _only(told)
        if again is not None and again.sentence == self._sentence:
            self._known[_REMARK], speaker = again, None  # Chad condemned the remarks
        if speaker is not None:
            self._known[_REMARK] = _Known((speaker,), parties, words, self._sentence)
        self._sentence += 1


def _denies(words: Sequence[str], who: str) -> bool:
    """Say whether whoever a pronoun means denies what comes next: it has also denied the charge."""
    behind = words[words.index(who) + 1 :]
    return behind[:1] != [] and behind[0] in _DENIES


def _only(told: Mapping[str, Sequence[tuple[Mention, ...]]]) -> Mention | None:
    """Give the only one of whom a sentence tells that he criticised or accused somebody."""
    doers = {m.party: m for kind in _CHARGES & told.keys() for some in told[kind] for m in some}
    return next(iter(doers.values())) if len(doers) == 1 else None


def _speaker(
    sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
) -> Mention | None:
    """Give the only one who says something in a sentence: named, or carried over before a verb."""
    tokens = sentence.tokens
    if not any(tells(token.folded, "en") for token in tokens):
        return None
    said = acts(sentence, here, "en")
    found = [act.speaker for act in said if act.speaker is not None]
    if not said or len(found) != len(said):
        found += [
            m for m in more if m.last + 1 < len(tokens) and tells(tokens[m.last + 1].folded, "en")
        ]
    return found[0] if len({m.party for m in found}) == 1 and len(found) >= len(said) else None


def _another(
    tokens: Sequence[Token], position: int, here: Sequence[Mention], known: _Known
) -> bool:
    """Say whether the words behind a deed make it another one, or tell who did it."""
    behind = [token.folded or token.text for token in tokens[position + 1 : position + 1 + NEAR]]
    if not behind:
        return False
    if behind[0] in kinds_of("compound") or behind[0] == "-":
        return True
    if tokens[position].folded in _TOLD_BEHIND and behind[0] in _CLAUSES:
        return True
    if behind[0] == "of" and _same_object(tokens[position + 2 : position + 2 + NEAR], known):
        return by_whom(behind) is not None
    if behind[0] in _WHICH:
        return True
    name = tokens[position + 1].text[0].isupper()
    if name and calendar_of("en").weekdays.keys().isdisjoint(behind[:1]):
        return True  # the ruling Baath party, the ban Chad imposed
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


def _same_object(behind: Sequence[Token], known: _Known) -> bool:
    """Say whether what follows "of" was told of with the deed: the release of the officers."""
    plain = next((token for token in behind if token.folded not in stops()), None)
    return plain is not None and plain.text.islower() and plain.folded in known.words


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
