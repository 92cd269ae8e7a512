"""Whom the sentences so far leave to be meant by a word that names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.annotation import Sentence, Token
from ingest.attribution import Act, acts
from ingest.lexicons.actors import known_actors
from ingest.marks import QUOTES
from ingest.mention import Mention, MentionRole
from ingest.mentions import arabic_mediators, english_mediators
from ingest.mentions.anaphors import words
from ingest.mentions.antecedents import DOERS, Antecedents, strangers, unnamed
from ingest.mentions.english_counted import counted, counted_strangers, of_strangers
from ingest.mentions.lists import is_led, lists
from ingest.mentions.pairs import (
    Pairs,
    acting_lists,
    carried_pair,
    fits,
    listed_pair,
    main_pair,
    only_firms,
    pair_of,
)
from ingest.mentions.statements import issuers
from ingest.mentions.together_counted import Counted
from ingest.mentions.unnamed_speakers import of_unnamed, only_told_of

LASTING = 2  # sentences; then a list is too far to be meant
_OPENS = 2  # tokens before whoever begins a sentence: Trump tweeted
_OPENING, _CLOSING = frozenset("«"), frozenset("»")
_EITHER = QUOTES - _OPENING - _CLOSING  # some texts turn them round
_LONGEST = 4  # sentences; then a mark was forgotten
_HEADS = ("القاده", "الزعما", "الوزرا", "الروسا")
_PERSONS = frozenset({"pair", "duo"})


class Meant:
    """The actors that a pronoun or a verb without a subject may stand for, sentence by sentence."""

    def __init__(
        self,
        language: str,
        by_sentence: Sequence[Sequence[Mention]],
        counted: Counted | None = None,
    ) -> None:
        """`by_sentence` are the mentions of the article, whose main two may be meant anywhere."""
        english = language == "en"
        self.language = language
        self._counted = counted
        self._pair = main_pair(by_sentence) if english else ()
        self._firms = only_firms(by_sentence) if english else ()
        self._one: tuple[Mention, ...] = ()
        self._two: tuple[Mention, ...] = ()
        self._listed: tuple[Mention, ...] = ()  # those of them that it lists together
        self._loose = False  # the sentence before names others beside the two
        self._pairs = Pairs((), (), ())
        self._again = False  # the two are not just those whom the sentence before names
        self._stated: tuple[Mention, ...] | None = None  # of no statement told of yet
        self._several: tuple[Mention, ...] = ()
        self._acting = False  # they act, or are persons, and are not only told of
        self._since = 0  # sentences since `several` were named or meant
        self._quoted = 0  # sentences of the quotation that is open
        self._english = Antecedents()
        self._silent = False  # the sentence before tells of no actor
        self._strange: frozenset[int] = frozenset()  # how many are counted who are not named

    @property
    def spoke(self) -> tuple[Mention, ...]:
        """Give whoever acted or spoke last."""
        return self._one

    @property
    def just_named(self) -> tuple[Mention, ...]:
        """Give the person whom the last English sentence was on, if it was on one."""
        return self._english.just_named

    def tells_of(self, human: tuple[Mention, ...]) -> None:
        """Take in that the last sentence told on of whom "he" meant before it."""
        self._english.goes_on(human)

    @property
    def quoting(self) -> bool:
        """Say whether a quotation that the sentence before began goes on."""
        return self._quoted > 0

    def by(self, number: str, word: str, *, opens: bool) -> tuple[Mention, ...]:
        """Give who is meant by a folded word for `one`, `two`, `several` or so many as a digit.

        Only a "they" that `opens` its sentence is the many of one actor: not so in "the women
        hope that they".
        """
        many = self._english.many if word == "they" and opens else ()
        if number == "one" and self.language == "en":
            return self._english.by(word)
        if number == "statement":
            return self._one if self._stated is None else self._stated
        if number == "these":
            return self._several if not self._since else ()
        if of_strangers(number, word, self._strange):
            return ()
        if number == "theirs":
            if self._silent:
                return ()
            return self._several if self._several and not self._since else self._two
        if number == "several" and (self._acting or not _of_persons(word)):
            return many if many and self._since else self._several or many
        if number == "several":
            return ()
        if number.isdigit():
            if len({m.party for m in self._several}) == int(number):
                return self._several
            return self._counted.by(int(number), word) if self._counted is not None else ()
        if self._again and word in words("en", "holders") | words("en", "persons"):
            # The two leaders are persons, whom the sentence before names both.
            return self._pairs.heads if self.language == "en" else ()
        if number == "one":
            return self._one
        if number != "two":
            return self._pairs.of(number, self._two)
        if word in _PERSONS and self._loose:
            return ()
        two = self._two if self.language == "ar" else self._pairs.called(word, self._two)
        two = two or (self._listed if fits(self._listed, word) and _of_any_two(word) else ())
        if not two and word in words("en", "firms"):
            return self._firms
        return two or (self._pair if self._apart(word) else ())

    def _apart(self, word: str) -> bool:
        """Say whether a word for two may mean those whom the article is on, wherever it stands."""
        if word in words("en", "holders") | words("en", "persons") | _PERSONS:
            return False
        states = all(known_actors().is_state(m.party) for m in self._pair)
        of_any = words("en", "sides") | words("en", "rivals")
        return states or word not in counted() - of_any

    def remember(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> None:
        """Take in a sentence with its mentions; `more` are those that it carries over."""
        every = sorted((*here, *more), key=lambda m: m.first)
        inside = self._in_quotation(sentence)
        said = acts(sentence, here, self.language)
        speaker = next((act.speaker for act in said if act.speaker is not None), None)
        together = Counter(m.first for m in more)
        alone = [m for m in more if together[m.first] == 1 or self.language == "en"]
        told = [m for m in every if m in more or not self._told_of(sentence, m)]
        doer = next((m for m in told if m.role in DOERS or m in alone), None)
        named = [m for m in every if m.role is not MentionRole.REGION]
        if doer in more:
            speaker = None
        first = next((m for m in told if m in named), None)
        if first is not None and self.language == "ar" and is_led(sentence.tokens, first):
            first = None  # وصل كيم إلى سنغافورة is nothing of Singapore's
        subject = speaker or doer or first
        unnamed = self._unnamed(said)
        if unnamed is not None and doer not in more:
            self._one = of_unnamed(sentence.tokens, unnamed, here, self._one)
        # What stands inside a quotation changes nothing of who speaks.
        elif subject is not None and (not inside or speaker or doer in more):
            self._one = (subject,)
            if self.language == "en":
                # Who is only told of speaks no quotation that goes on.
                begins = subject.role in DOERS and subject.first <= _OPENS
                self._one = (subject,) if begins or subject is speaker or doer in more else ()
                self._english.remember(sentence, every, subject, said)
        elif self.language == "en" and not inside:
            self._english.remember(sentence, every, None, said)
        if self.language == "en" and _others_speak(sentence, every, said):
            self._several = ()
        self._silent = not every
        if every:
            self._lists(sentence, here, more, subject)
        if (
            self.language == "ar"
            and (issued := issuers(sentence.tokens, here, more, said)) is not None
        ):
            self._stated = issued
        if self._counted is not None:
            self._counted.remember(sentence.tokens, here)
        self._of_two(sentence.tokens, named, more, subject)

    def _told_of(self, sentence: Sentence, mention: Mention) -> bool:
        return self.language == "ar" and only_told_of(sentence.tokens, mention)

    def _of_two(
        self,
        tokens: Sequence[Token],
        named: Sequence[Mention],
        more: Sequence[Mention],
        subject: Mention | None,
    ) -> None:
        """Take in which two a sentence with these actors names, or goes on to mean."""
        if self.language == "ar":
            rest = arabic_mediators.besides_mediators(tokens, named)
            named = rest if len({m.party for m in rest}) > 1 else named
            pair = pair_of(named)
            if pair or not self._goes_on(named):
                self._pairs = Pairs.among(named)
            self._two = pair or self._still_two(named, subject)
            return
        strange = counted_strangers(tokens)
        self._strange = strange or (self._strange if len({m.party for m in named}) < 2 else strange)
        # Who mediates is none of the two, together or alone.
        apart = english_mediators.besides_mediators(tokens, named)
        besides = apart or []
        pair = pair_of(besides)
        again = carried_pair(more)
        listed = listed_pair(tokens, besides, opening=True)
        self._again = not (pair or again or listed)
        self._listed = () if again or pair else listed_pair(tokens, besides)
        if again and not pair:
            self._two, self._loose = again, False
            return
        self._pairs = Pairs.among(besides)
        still = self._still_two(named, subject) if apart == list(named) else ()
        self._two, self._loose = pair or listed or still, not pair and bool(listed)

    def _still_two(self, named: Sequence[Mention], subject: Mention | None) -> tuple[Mention, ...]:
        """Give the two of a sentence that names one of them again, or that act in it together."""
        if self.language != "en":
            return self._two if self._goes_on(named) else ()
        acting = {m.party: m for m in self._several} if subject in self._several else {}
        if not self._since and len(acting) == 2:
            return tuple(acting.values())
        return self._two if self._goes_on(named) else ()

    def _goes_on(self, named: Sequence[Mention]) -> bool:
        """Say whether a sentence names again one of two and nobody else."""
        before = {m.party for m in self._two}
        return bool(named) and {m.party for m in named} <= before

    def _in_quotation(self, sentence: Sentence) -> bool:
        """Say whether the sentence begins in a quotation, and note whether its end is in one."""
        inside = self._quoted > 0
        self._quoted = self._quoted + 1 if 0 < self._quoted < _LONGEST else 0
        for token in sentence.tokens:
            if token.text in _OPENING or (token.text in _EITHER and not self._quoted):
                self._quoted = 1
            elif token.text in _CLOSING or token.text in _EITHER:
                self._quoted = 0
        if sentence.in_title:
            self._quoted = 0
        return inside

    def _unnamed(self, said: Sequence[Act]) -> int | None:
        """Give the place of the sentence's first verb of speech if no actor is its subject."""
        act = next((a for a in said if a.speaker is not None or a.position <= 1), None)
        if self.language != "ar" or act is None or act.speaker is not None:
            return None
        return act.position

    def _lists(
        self,
        sentence: Sentence,
        here: Sequence[Mention],
        more: Sequence[Mention],
        subject: Mention | None,
    ) -> None:
        told = acting_lists if self.language == "en" else lists
        runs = [run for run in told(sentence.tokens, here) if len({m.party for m in run}) > 1]
        doing = [run for run in runs if subject in run]
        place, times = max(Counter(m.first for m in more).items(), key=_times, default=(0, 0))
        carried = tuple(m for m in more if m.first == place) if times > 2 else ()
        # Whoever acts together goes on acting, whatever other list the sentence has.
        if doing or (runs and not carried):
            again, self._several = self._several, max(doing or runs, key=len)
            same = {m.party for m in again} == {m.party for m in self._several}
            acting = bool(doing) or any(m.role in DOERS for m in self._several)
            self._acting, self._since = acting or (same and self._acting), 0
        elif carried:
            self._several, self._since = carried, 0
        else:
            self._since += 1
            self._several = self._several if self._since < LASTING else ()


def _of_any_two(noun: str) -> bool:
    """Say whether a noun may mean two whom another deals with: not so sides and rivals."""
    return noun in words("en", "lands") | words("en", "holders") | words("en", "firms")


def _times(counted: tuple[int, int]) -> int:
    return counted[1]


def _of_persons(word: str) -> bool:
    """Say whether an Arabic word for several is of persons: الوزراء, but not هذه الدول."""
    return word.endswith(_HEADS)


def _others_speak(sentence: Sentence, every: Sequence[Mention], said: Sequence[Act]) -> bool:
    """Say whether those who speak or act are no known actors, whom "they" may mean next."""
    return unnamed(sentence.tokens, every, said) or (not every and bool(strangers(sentence, every)))
