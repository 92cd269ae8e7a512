"""Arabic verbs that open a sentence without a subject of their own: ورحب بالقرار, كما حض سوريا."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from graph_schema.folding import fold
from ingest.annotation import Sentence, Token
from ingest.arabic import CONJUNCTIONS, readings
from ingest.attribution import acts
from ingest.inflection import arabic_verb
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.anaphors import rows, without_subject
from ingest.mentions.index import actor_index
from ingest.mentions.lists import clitics_before
from ingest.mentions.statements import THE_STATEMENT
from ingest.rules.gender import agree
from ingest.rules.grammar import grammar
from ingest.speech import of_nobody, tells
from ingest.subjects_behind import of_state
from ingest.tellers import is_light

FIRST = 1  # a verb without a subject of its own opens its sentence, at most behind one word
_WAS = frozenset({"كان", "كانت", "كانوا"})
_HAS = frozenset({"قد"})
_OF_NOUNS = "ة"  # folded, دعوة is دعوه as well
_APART = frozenset({"-", "–", "—", "،", ","})


def going_on(sentence: Sentence, here: Sequence[Mention]) -> int | None:
    """Give the verb with which whoever acted or spoke before goes on, if a sentence opens so."""
    tokens = sentence.tokens
    taken = {n for mention in here for n in range(mention.first, mention.last + 1)}
    for position in _opening(tokens):
        if position in taken or of_nobody(tokens[position].folded, "ar"):
            break
        if tokens[position].text.endswith(_OF_NOUNS):
            break
        if position and not is_light(tokens[position - 1]):
            break
        ways = _ways(tokens[position].folded)
        behind = next((m for m in here if m.first == position + 1), None)
        if behind is not None:
            if position and _is_led(tokens, position):
                break
            if not _addressing().isdisjoint(ways) and _is_object(tokens, position, behind):
                return position
            break
        if says(tokens, position) and (
            tells(tokens[position].folded, "ar") or not _addressing().isdisjoint(ways)
        ):
            return position
        if not _verbs().isdisjoint(ways) and without_subject(tokens, position, "ب"):
            return position
    for act in acts(sentence, here, "ar"):
        opens = act.position in _opening(tokens) and not any(m.first < act.position for m in here)
        if opens and act.speaker is None:
            return act.position if act.goes_on or _breaks_off(tokens, act.position) else None
    return None


def _is_led(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a preposition makes a noun of what looks like a verb: إثر دعوة."""
    before = _ways(tokens[position - 1].folded)
    return not word_list("ar", "prepositions").isdisjoint(before)


def says(tokens: Sequence[Token], verb: int) -> bool:
    """Say whether a statement that was told of is the subject of a verb: وطالب البيان."""
    return any(token.folded == THE_STATEMENT for token in tokens[verb + 1 : verb + 2])


def _opening(tokens: Sequence[Token]) -> range:
    """Give where the verb may stand: first, behind one word, or behind وكان قد."""
    words = [token.folded for token in tokens[:3]]
    was = len(words) == 3 and not _WAS.isdisjoint(_ways(words[0])) and words[1] in _HAS
    return range(min(FIRST + 1 + was, len(tokens)))


def _ways(word: str) -> list[str]:
    return [word, *(r.stem for r in readings(word) if r.prefix in CONJUNCTIONS)]


@cache
def _verbs() -> frozenset[str]:
    """Give the forms of the verbs that may open a sentence without a subject of their own."""
    # In the dual, ردا and بحثا are most often nouns.
    every = _forms("verb", "demand")
    return frozenset(f for f in every if f.endswith("وا") or not f.endswith("ا"))


@cache
def _addressing() -> frozenset[str]:
    """Give the forms of the verbs whose object may be an actor: حض, طالب."""
    return frozenset(_forms("address", "demand")) | _perfects()


def _forms(*roles: str) -> Iterator[str]:
    for perfect, imperfect in _pairs(*roles):
        yield from arabic_verb(perfect, imperfect)


@cache
def _pairs(*roles: str) -> tuple[tuple[str, str], ...]:
    pairs = (row.form.split("/") for row in rows("ar") if row.role in roles)
    return tuple((fold(perfect), fold(imperfect)) for perfect, imperfect in pairs)


@cache
def _perfects() -> frozenset[str]:
    """Give the masculine perfects, of which some begin like a verb of the first person: اتهم."""
    return frozenset(perfect for perfect, _ in _pairs("address", "demand"))


def _is_object(tokens: Sequence[Token], verb: int, mention: Mention) -> bool:
    """Say whether a state right behind a verb does not agree with it, so is its object.

    What else may stand there tells its gender less surely (اتهمت مصادر), and what a preposition is
    written with is neither subject nor such an object.
    """
    hit = actor_index("ar").at(tokens, mention.first)
    named = mention.role in (MentionRole.NAME, MentionRole.CAPITAL) and of_state(mention)
    # «مون», whom only the article makes Korea's, is a man.
    if not named or hit is None or hit.form.needs or clitics_before(tokens, mention):
        return False
    words = [token.folded for token in tokens]
    masculine = not _perfects().isdisjoint(_ways(words[verb]))
    return not agree(words[verb], words, mention, grammar("ar"), masculine=masculine)


def _breaks_off(tokens: Sequence[Token], verb: int) -> bool:
    """Say whether something is put in right behind a verb, so that no subject is: وشدد، في..."""
    behind = tokens[verb + 1 : verb + 3]
    return len(behind) == 2 and behind[0].text in _APART and without_subject(tokens, verb + 1)
