"""Deeds named again without who did them: قصفت إسرائيل الدوحة. ودانت فرنسا الهجوم."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from ingest.annotation import Sentence, Token
from ingest.arabic import ARTICLE, before_article, without_conjunction
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.antecedents import DOERS
from ingest.mentions.arabic_deeds import (
    fits,
    harms,
    is_unsure,
    naming,
    noun_kinds,
    reacts,
    verb_kinds,
)
from ingest.mentions.lists import clitics_before, lists
from ingest.rules.gender import agree
from ingest.rules.grammar import grammar

LASTING = 2  # sentences; then another deed may be meant
_REACH = 10  # tokens between a reaction and what it is to
_NEAR = 3  # tokens between a light verb and its noun, or a preposition and a place
_ATTACK = "attack"  # which persons do with words only
_ACTING = frozenset({MentionRole.BODY, MentionRole.OFFICIAL, MentionRole.PERSON})
_NAMED = frozenset({MentionRole.NAME, MentionRole.CAPITAL, MentionRole.SEAT, MentionRole.PEOPLE})
_CLAUSE = frozenset({"ان", "بان", "فان", "لان", "لكن", "ولكن", "بينما", "فيما", "كانت", "كان"})
_NOT = frozenset({"لم", "لن", "لا", "ما", "لو", "اذا", "ولم", "ولن", "ولا"})
_MAY = frozenset({"ان", "بان", "قد"})  # before an imperfect
_WILL = frozenset({"سوف", "وسوف"})
_ON, _FROM = "علي", "عن"
_AT = frozenset({"علي", "في", "ضد"})
_THIS = frozenset({"هذا", "هذه", "ذلك", "تلك"})
_DENIED = ("نفي", "نفت", "ينفي", "تنفي", "نافيا", "نافيه")


@dataclass(frozen=True, slots=True)
class _Deed:
    """Who did something, in which sentence, and the parties that it names."""

    sentence: int
    doers: tuple[Mention, ...]
    parties: frozenset[str]


class ArabicDeeds:
    """The deeds told so far, each kind's last with who did it where that is clear."""

    def __init__(self) -> None:
        self._known: dict[str, _Deed] = {}
        self._sentence = 0

    def meant(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> Iterator[tuple[int, int, Mention]]:
        """Give first and last token of each noun for a deed told before, and who did it.

        Of several who did it each in turn.
        """
        known = {k: d for k, d in self._known.items() if self._sentence - d.sentence <= LASTING}
        if not known:
            return
        tokens, done = sentence.tokens, set[str]()
        carrying = {m.first for m in more}
        named = {m.party for m in (*here, *more)}
        taken = {n for m in (*here, *more) for n in range(m.first, m.last + 1)}
        for position, token in enumerate(tokens):
            if position in taken or not token.folded:
                continue
            kinds = naming(noun_kinds(token.folded, definite=True)) & known.keys() - done
            for kind in sorted(kinds):
                deed = known[kind]
                if not named.isdisjoint(m.party for m in deed.doers):
                    continue
                if _reacting(tokens, position, carrying):
                    continue
                if _same(tokens, position, kind, deed, here):
                    done.add(kind)
                    self._known[kind] = _Deed(self._sentence, deed.doers, deed.parties)
                    yield from ((position, position, doer) for doer in deed.doers)
                    break

    def remember(
        self, sentence: Sentence, here: Sequence[Mention], more: Sequence[Mention]
    ) -> None:
        """Take in the deeds that a sentence tells; one of nobody known makes its kind open."""
        parties = frozenset(m.party for m in (*here, *more))
        for kind, doers in _told(sentence.tokens, here, more).items():
            self._known.pop(kind, None)
            if doers:
                self._known[kind] = _Deed(self._sentence, doers, parties)
        self._sentence += 1


def _reacting(tokens: Sequence[Token], position: int, carrying: Set[int]) -> bool:
    """Say whether a noun is itself what reacts: ويشجب القرار, but not وندد بالقرار.

    Behind a verb with which somebody goes on it is none.
    """
    verb = position - 1
    if verb > 0 and tokens[verb].folded in _THIS:
        verb -= 1
    if verb < 0 or verb in carrying or before_article(tokens[position].folded):
        return False
    return reacts(tokens[verb].folded)


def _same(
    tokens: Sequence[Token], position: int, kind: str, deed: _Deed, here: Sequence[Mention]
) -> bool:
    """Say whether a noun may name a deed: nothing tells another, and somebody reacts to it.

    What an attack has done may be told without that: وأسفرت الغارات عن, القصف دمر.
    """
    answered = any(reacts(t.folded) for t in tokens[max(0, position - _REACH) : position])
    if not answered:
        beside = (*tokens[max(0, position - 1) : position], *tokens[position + 1 : position + 3])
        if not any(harms(token.folded, kind) for token in beside):
            return False
    behind, starts = position + 1, {m.first for m in here}
    while behind < len(tokens) and fits(tokens[behind].folded, kind):
        behind += 1
    if behind >= len(tokens) or not tokens[behind].is_word:
        return True
    word = tokens[behind].folded
    if behind in starts or word.startswith(ARTICLE) or word.isdigit():
        return False
    if word in _AT:
        at = next((m for m in here if behind < m.first <= behind + _NEAR), None)
        return answered and at is not None and at.party in deed.parties
    return True


def _told(
    tokens: Sequence[Token], here: Sequence[Mention], more: Sequence[Mention]
) -> dict[str, tuple[Mention, ...]]:
    """Give who does the deeds of each kind that a sentence tells, nobody where that is open."""
    found: dict[str, list[tuple[Mention, ...]]] = {}
    at = {m.first: m for m in here}
    goes_on = {m.first: tuple(o for o in more if o.first == m.first) for m in more}
    denied = any(token.folded.endswith(_DENIED) for token in tokens)
    runs = lists(tokens, here)
    owned: set[int] = set()
    for n, token in enumerate(tokens):
        if not token.folded:
            continue
        kinds = {(kind, role) for kind, role in verb_kinds(token.folded) if kind}
        if not kinds or not _done(tokens, n):
            continue
        doers = goes_on.get(n) or _doers(tokens, n, at, runs)
        if _tells_of(tokens, n, doers):
            continue
        spoken = any(m.role in DOERS for m in doers)
        for kind, role in kinds if doers else ():
            if kind == _ATTACK and spoken:
                continue
            noun = _light_noun(tokens, n, doers, kind) if role == "light" else None
            told = role == "verb" or (role == "announces" and _of_itself(tokens, doers, at))
            if told or noun is not None:
                found.setdefault(kind, []).append(doers)
                owned |= {noun} if noun is not None else set()
    for n, token in enumerate(tokens):
        if not token.folded or n in owned:
            continue
        for definite in (False, True):
            for kind, role in noun_kinds(token.folded, definite=definite):
                if role not in ("noun", "suffered"):
                    continue
                doers = _owners(tokens, n, kind, role, at)
                if doers or (role == "noun" and not definite):
                    found.setdefault(kind, []).append(doers)
    return {kind: () if denied else _only(every) for kind, every in found.items()}


def _only(every: Sequence[tuple[Mention, ...]]) -> tuple[Mention, ...]:
    """Give the doers of a sentence's deeds of a kind where they are the same of all."""
    known = [doers for doers in every if doers]
    parties = {frozenset(m.party for m in doers) for doers in known}
    return known[0] if len(parties) == 1 else ()


def _done(tokens: Sequence[Token], verb: int) -> bool:
    before = tokens[verb - 1].folded if verb else ""
    word = without_conjunction(tokens[verb].folded)
    if before in _NOT | _WILL or word.startswith(("سي", "ست")):
        return False
    return not (without_conjunction(before) in _MAY and word.startswith(("ي", "ت")))


def _doers(
    tokens: Sequence[Token],
    verb: int,
    at: Mapping[int, Mention],
    runs: Sequence[tuple[Mention, ...]],
) -> tuple[Mention, ...]:
    """Give the subject of a verb, at the head of its clause or right behind it with its list."""
    ahead = next((m for m in at.values() if m.last == verb - 1), None)
    if ahead is not None and _may_act(tokens, verb, ahead):
        before = tokens[ahead.first - 1] if ahead.first else None
        if before is None or not before.is_word or before.folded in _CLAUSE:
            return (ahead,)
        if before.folded not in word_list("ar", "prepositions"):
            return ()  # كادت تركيا تقصف سوريا
    behind = at.get(verb + 1)
    if behind is not None and _may_act(tokens, verb, behind):
        run = next((run for run in runs if run[0] == behind), (behind,))
        after = tokens[run[-1].last + 1 : run[-1].last + 2]
        # استهدفت القوات الأميركية بصواريخ may be of what befell them.
        led = any(before_article(t.folded) == "ب" or t.folded.startswith("ب") for t in after)
        return () if led else run
    return ()


def _tells_of(tokens: Sequence[Token], verb: int, doers: Sequence[Mention]) -> bool:
    """Say whether a verb is one of words and not of a deed: علقت قطر على الخبر, نقلت عن فلان."""
    last = max((verb, *(m.last for m in doers)))
    behind = tokens[last + 1].folded if last + 1 < len(tokens) else ""
    return behind == (_ON if reacts(tokens[verb].folded) else _FROM)


def _of_itself(
    tokens: Sequence[Token], doers: Sequence[Mention], at: Mapping[int, Mention]
) -> bool:
    """Say whether what is announced is no deed of somebody else: أعلنت كينيا أن أوغندا."""
    clause = range(doers[-1].last + 1, min(doers[-1].last + 2 + _NEAR, len(tokens)))
    that = next((n for n in clause if tokens[n].folded in _CLAUSE), None)
    return that is None or that + 1 not in at


def _may_act(tokens: Sequence[Token], verb: int, mention: Mention) -> bool:
    if mention.role not in _ACTING | _NAMED or clitics_before(tokens, mention):
        return False
    words = [token.folded for token in tokens]
    return agree(words[verb], words, mention, grammar("ar"), imperfect=False)


def _light_noun(
    tokens: Sequence[Token], verb: int, doers: Sequence[Mention], kind: str
) -> int | None:
    """Give the noun that a light verb does: behind its subject, or before it (التي شنتها)."""
    last = max(verb, doers[-1].last)
    places: list[int] = [*range(last + 1, last + 1 + _NEAR)]
    places += range(verb - 1, verb - 1 - _NEAR, -1)
    for n in places:
        if 0 <= n < len(tokens) and tokens[n].folded:
            word = tokens[n].folded
            kinds = noun_kinds(word, definite=False) | noun_kinds(word, definite=True)
            if kind in {k for k, role in kinds if role == "noun"}:
                return n
    return None


def _owners(
    tokens: Sequence[Token], noun: int, kind: str, role: str, at: Mapping[int, Mention]
) -> tuple[Mention, ...]:
    """Give whose a deed is by the adjective behind its noun, or by the genitive: غارات التحالف."""
    behind = noun + 1
    while behind < len(tokens) and fits(tokens[behind].folded, kind):
        behind += 1
    mention = at.get(behind)
    if mention is None:
        return ()
    found = [mention]
    while (after := at.get(found[-1].last + 1)) is not None and after.role is MentionRole.DEMONYM:
        found.append(after)
    last = found[-1].last
    if last + 1 < len(tokens) and is_unsure(tokens[last + 1].folded):
        return ()
    if mention.role is MentionRole.DEMONYM:
        return tuple(found)
    if behind > noun + 1 or clitics_before(tokens, mention):
        return ()
    if role == "suffered":
        led = last + 1 < len(tokens) and tokens[last + 1].folded.startswith("ل")
        return (mention,) if led and mention.role in _ACTING else ()
    state = known_actors().is_state(mention.party)
    owns = mention.role in _ACTING or (
        mention.role in _NAMED and (not state or kind not in ("attack", "sanction"))
    )
    return (mention,) if owns else ()
