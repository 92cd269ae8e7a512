"""Who tells what an English verb of speech tells of: its subject, wherever that stands."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.calendars import calendar_of
from ingest.english_clauses import OPENS_ASIDE, clause_start, clause_subject, led_to
from ingest.marks import ANY_QUOTES, QUOTES
from ingest.mention import Mention, MentionRole
from ingest.mentions.index import actor_index
from ingest.speech import Speech, tells
from ingest.subjects_behind import REACH, STOPS, behind, of_state

# What leads to somebody, but never to a subject, as "after the Pentagon announced" does.
_LEADING = frozenset({"with", "at", "against", "between", "among", "into", "towards", "over", "on"})
# What begins a clause of its own behind a verb: said it was Iranian.
_CLAUSE = frozenset({"it", "he", "she", "they", "we", "there", "is", "was", "are", "were"})
# What may stand between a subject and its verb, besides words in -ly.
_LIGHT = frozenset(
    {"also", "again", "later", "then", "never", "not", "has", "had", "have", "is", "was", "were"}
    | {"will", "would", "may", "could", "did", "does", "do"}
)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_AND = frozenset({"and", "but"})
_RELATIVES = frozenset({"who", "which", "whose", "whom", "that"})
_OBJECTS = frozenset({"which", "whom"})
# Nobody speaks of whom these tell: accused of lying, for accusing Iran.
_OF_DEEDS = frozenset({"of", "for", "from", "by", "without"})
_OF_TIMES = frozenset({"after", "before", "when", "while"})
_ALSO_NOUNS = frozenset({"claim", "claims", "report", "reports"})
# How many commas may stand between an actor and his verb.
_COMMAS = 8
_FINITE = ("ed", "said", "told", "wrote", "says")


def subject(
    tokens: Sequence[Token], able: Sequence[Mention], first: int, last: int, known: Speech
) -> Mention | None:
    """Give the subject of the verb of speech from token `first` to token `last`."""
    if _of_nobody(tokens, able, first, last, known):
        return None
    inverted = behind(tokens, able, last, known)
    if inverted is not None and _inverted(tokens, first, inverted, known):
        return inverted
    return _ahead(tokens, able, first, known)


def _of_nobody(
    tokens: Sequence[Token], able: Sequence[Mention], first: int, last: int, known: Speech
) -> bool:
    """Say whether a verb has no subject here: accused of spying, for accusing Iran, the US claim"""
    word = tokens[first].folded
    following = tokens[last + 1].folded if last + 1 < len(tokens) else ""
    if known.addresses(word) and following == "by":
        return True
    if (word, following) == ("accused", "of"):
        accuser = next((m for m in able if m.last == first - 1), None)
        # Iran, which Iraq accused of spying, has an accuser.
        return accuser is None or tokens[accuser.first - 1].folded not in _OBJECTS
    before = tokens[first - 1].folded if first else ""
    return (word.endswith("ing") and before in _OF_DEEDS) or _is_noun(tokens, first)


def _is_noun(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a word behind an actor with an article is a noun: the US claim.

    Behind a demonym it is one in the plural too.
    """
    word, before = tokens[position].folded, tokens[max(position - 2, 0) : position]
    if word not in _ALSO_NOUNS or len(before) < 2 or before[0].folded != "the":
        return False
    if not word.endswith("s"):
        return before[1].text[:1].isupper() and not before[1].text.endswith("s")
    hit = actor_index("en").at(tokens, position - 1)
    return hit is not None and hit.form.role == "demonym"


def _inverted(tokens: Sequence[Token], verb: int, behind: Mention, known: Speech) -> bool:
    """Say whether a quotation stands before a verb and its subject behind: said China.

    Behind a mere comma the subject must end the clause, for a verb may have one farther ahead. A
    state behind a name and a comma only tells of somebody: said Jo Mann, a Syria researcher.
    """
    if not verb or known.addresses(tokens[verb].folded) or tokens[verb].folded.endswith("ing"):
        return False
    after = tokens[behind.last + 1 : behind.last + 2]
    goes_on = bool(after) and after[0].is_word
    between = tokens[verb + 1 : behind.first]
    if goes_on and _is_place(behind) and any(t.text == "," for t in between):
        return False
    if tokens[verb - 1].text in ANY_QUOTES:
        return True
    if _CLAUSE.intersection(token.folded for token in between):
        return False
    return tokens[verb - 1].text == "," and not goes_on


def _is_place(mention: Mention) -> bool:
    return mention.role in (MentionRole.NAME, MentionRole.CAPITAL) and of_state(mention)


def _ahead(
    tokens: Sequence[Token], able: Sequence[Mention], verb: int, known: Speech
) -> Mention | None:
    participle = tokens[verb].folded.endswith("ing")
    before = verb - 1
    while before >= 0 and _is_light(tokens[before]):
        before -= 1
    if before < 0:
        return None
    if participle and tokens[before].folded in _OF_TIMES:
        return clause_subject(tokens, able, before, known)
    if tokens[before].folded in _AND:
        return clause_subject(tokens, able, before, known)
    if tokens[before].text != ",":
        return _nearest(tokens, able, verb, known)
    if participle:
        return _of_speech_before(tokens, able, before, known)
    return _over_remark(tokens, able, before, verb, known)


def _is_light(token: Token) -> bool:
    return token.folded in _LIGHT or (token.folded.endswith("ly") and token.text.islower())


def _nearest(
    tokens: Sequence[Token], able: Sequence[Mention], verb: int, known: Speech
) -> Mention | None:
    """Give the nearest actor before a verb, unless another noun is its subject.

    Neither whom a preposition leads to (in talks with the Houthis), nor who stands in another part
    of the sentence than it (Turkey shelled Syria, witnesses said). Of and for whom one is may be
    his (the head of the army said).
    """
    ahead = next((m for m in reversed(able) if m.last < verb and verb - m.last <= REACH), None)
    if ahead is None or any(t.text in STOPS for t in tokens[ahead.last + 1 : verb]):
        return None
    before = [token.folded for token in tokens[max(ahead.first - 2, 0) : ahead.first]]
    if before[-1:] and before[-1] in known.prepositions:
        return None
    if before[-1:] == ["the"] and before[0] in _LEADING:
        return None
    comma = _comma_before(tokens, verb)
    if comma > ahead.last:
        opening = next(t for t in tokens[comma + 1 :] if not _is_light(t) or t is tokens[verb])
        goes_on = known.prepositions | _RELATIVES
        if opening.folded not in goes_on and not opening.folded.endswith("ing"):
            return None
    return ahead


def _comma_before(tokens: Sequence[Token], position: int) -> int:
    return next((n for n in range(position - 1, -1, -1) if tokens[n].text == ","), -1)


def _over_remark(
    tokens: Sequence[Token], able: Sequence[Mention], comma: int, verb: int, known: Speech
) -> Mention | None:
    """Give whom a remark between commas stands behind: Trump, flanked by Netanyahu, said.

    A name right behind a comma tells who was meant before it: the envoy, Tom Barrack, said. After
    no remark, a verb with an object is one of several: Iran condemned Iraq, accused Kuwait.
    """
    last = {m.last: m for m in reversed(able)}
    named = last.get(comma - 1)
    if named is not None and not any(
        t.text == "," for t in tokens[max(named.first - 1, 0) : named.last]
    ):
        named = None
    if named is not None and named.role is MentionRole.PERSON:
        return named
    position = before = _mark_before(tokens, comma)
    inside = {n: m for m in reversed(able) for n in range(m.first + 1, m.last)}
    for _ in range(_COMMAS):
        if position < 0 or tokens[position].text != ",":
            break
        if tokens[position + 1].folded in _AND | {"while"}:
            return None
        if tokens[position - 1].folded in _AND:
            return clause_subject(tokens, able, position - 1, known)  # met Putin and, later, said
        near = [last.get(end) for end in _ends(tokens, position)] + [inside.get(position)]
        one = min((m for m in near if m is not None), key=lambda m: m.first, default=None)
        if one is not None and not led_to(tokens, one, 0, known):
            return one
        position = _mark_before(tokens, position)
    if before < 0 and known.addresses(tokens[verb].folded):
        return clause_subject(tokens, able, comma, known)
    return named


def _ends(tokens: Sequence[Token], comma: int) -> frozenset[int]:
    """Give where a name before a comma may end: Hamas (the movement), Hamas on Monday,."""
    while comma > 1 and _tells_day(tokens[comma - 1]):
        comma -= 1
    if tokens[comma - 1].text != ")":
        return frozenset({comma - 1})
    opening = next((n for n in range(comma - 1, -1, -1) if tokens[n].text == "("), comma - 1)
    return frozenset({comma - 2, opening - 1})


def _tells_day(token: Token) -> bool:
    return token.folded in calendar_of("en").weekdays or token.folded in ("on", "late", "early")


def _mark_before(tokens: Sequence[Token], position: int) -> int:
    marks = QUOTES | {",", ";"}
    return next((n for n in range(position - 1, -1, -1) if tokens[n].text in marks), -1)


def _of_speech_before(
    tokens: Sequence[Token], able: Sequence[Mention], end: int, known: Speech
) -> Mention | None:
    """Give whose participle stands behind a comma: of who spoke before, else the clause's subject.

    China struck Japan, Kenya said, adding; Kenya criticised Japan, saying.
    """
    start = clause_start(tokens, able, end)
    for position in range(start, end):
        word = tokens[position].folded
        if word in OPENS_ASIDE and position > start:
            break
        if word.endswith(_FINITE) and tells(word, "en"):
            return subject(tokens, able, position, position, known)
    return clause_subject(tokens, able, end, known)
