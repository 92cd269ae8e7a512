"""How far what an act of speech tells of reaches in its sentence, before its word and behind it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.marks import COMMAS, OPENING_QUOTES, QUOTES
from ingest.mention import Mention
from ingest.speech import introduces, speech

# How far before a word of speech that ends a quotation its speaker may stand.
BEFORE = 4
_OPENING = OPENING_QUOTES | {":", '"'}
# Where another clause begins, of which a word of speech behind it does not tell.
_BREAKS = frozenset(";؛")
_CONTRASTS = frozenset({"but", "while", "whereas", "although", "though", "لكن", "ولكن"})
_MEANWHILE = frozenset({"فيما", "وفيما", "بينما", "وبينما"})
_IN, _TIME = frozenset({"في", "وفي"}), "حين"
_AND = frozenset({"and", "but"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
# How far before a subject the word may stand that joins its clause.
_SUBJECT = 8
# What a denial answers: وهي اتهامات تنفيها كيغالي, a charge Kigali denies.
_ITS_CHARGES = frozenset({"اتهام", "اتهامات", "مزاعم", "ادعاءات", "الاتهامات", "ما"})
_WHICH = frozenset({"وهي", "وهو"})
_ARTICLES = frozenset({"a", "an"})
_REFUSALS = frozenset({"opposes", "opposed", "rejects", "rejected", "dismisses", "dismissed"})
# How far behind "which" or the charge its denial may stand.
_DENIAL = 5


def since(tokens: Sequence[Token], end: int) -> int:
    """Give the first token of the clause before `end`; a quotation before it is a part of it."""
    for position in range(end - 1, 0, -1):
        if tokens[position].text in QUOTES:
            return 0
        if tokens[position].text in _BREAKS:
            return position + 1
        if _contrasts(tokens, position):
            return position
    return 0


def until(tokens: Sequence[Token], last: int) -> int:
    """Give the token behind `last` at which a clause of somebody else begins, outside quotations.

    Turkey said Iran had struck, while Egypt was silent; Kenya accused Rwanda, a charge it denies.
    """
    quoted = False
    for position in range(last + 1, len(tokens)):
        if tokens[position].text in QUOTES:
            quoted = not quoted
        if quoted:
            continue
        if tokens[position].text in _BREAKS:
            return position
        if tokens[position - 1].text in COMMAS and (
            _contrasts(tokens, position) or _answers(tokens, position)
        ):
            return position
    return len(tokens)


def joined(tokens: Sequence[Token], subject: int) -> int | None:
    """Give the word that joins the clause of an English subject to the one before, if one does.

    Iran said so, and Iraq warned; Japan said so, and its secretary, Minoru Kihara, urged.
    """
    for position in range(subject - 1, max(subject - _SUBJECT, 0), -1):
        if tokens[position].folded in _AND and tokens[position - 1].text == ",":
            between = [t.folded or t.text for t in tokens[position + 1 : subject]]
            named = between[:1] and between[0] in _POSSESSIVES and between[-1] == ","
            titled = named and between.count(",") == 1
            return position if titled or between in ([], ["the"]) else None
    return None


def is_joined(tokens: Sequence[Token], position: int) -> bool:
    """Say whether what stands at an Arabic word begins another clause: وقالت, فيما قالت."""
    if _meanwhile(tokens, position - 1):
        return True
    word = tokens[position].folded
    return word[:1] in ("و", "ف") and speech("ar").joined(word)


def opens_behind(tokens: Sequence[Token], last: int, speaker: Mention | None) -> bool:
    """Say whether what is said begins behind the speaker: إن, that, a colon or a quotation."""
    start = max(last, speaker.last if speaker is not None else last) + 1
    return any(introduces(t.folded) or t.text in _OPENING for t in tokens[start : start + BEFORE])


def _contrasts(tokens: Sequence[Token], position: int) -> bool:
    if tokens[position - 1].text in COMMAS and tokens[position].folded in _CONTRASTS:
        return True
    return _meanwhile(tokens, position)


def _meanwhile(tokens: Sequence[Token], position: int) -> bool:
    """Say whether an Arabic clause of what goes on meanwhile begins at a token: فيما, في حين."""
    if position < 0:
        return False
    word = tokens[position].folded
    following = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    if word in _IN and following == _TIME:
        return True
    before = tokens[position - 1].folded if position else ""
    return word in _MEANWHILE or (word == _TIME and before in _IN)


def _answers(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a remark tells that somebody denies what was said: which Kigali denies."""
    word = tokens[position].folded
    behind = [t.folded for t in tokens[position + 1 : position + 1 + _DENIAL]]
    if word in _WHICH:
        return bool(_ITS_CHARGES.intersection(behind[:2]))
    return (word == "which" or word in _ARTICLES) and any(_denies(one) for one in behind)


def _denies(word: str) -> bool:
    return word in _REFUSALS or any(kind == "denies" for kind, _ in speech("en").entries(word))
