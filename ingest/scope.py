"""How far what an act of speech tells of reaches in its sentence, before its word and behind it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS, OPENING_QUOTES, QUOTES
from ingest.mention import Mention
from ingest.speech import introduces, speech

# How many tokens behind the speaker what is said may begin.
_BEHIND = 4
_OPENING = OPENING_QUOTES | {":", '"'}
# Where another clause begins, of which a word of speech behind it does not tell.
_BREAKS = frozenset(";؛")
_CONTRASTS = frozenset({"but", "while", "whereas", "although", "though", "لكن", "ولكن"})
_IN_WHAT = frozenset({"فيما", "وفيما"})
_MEANWHILE = _IN_WHAT | {"بينما", "وبينما"}
_DESCRIBES = "وصف"  # with whatever is joined to it: فيما وصفته
_IN, _TIME = frozenset({"في", "وفي"}), "حين"
_BE = frozenset(
    {"is", "was", "has", "had", "will", "would", "did", "does", "may", "might", "could", "can"}
)
_AND = frozenset({"and", "but"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
# How far before a subject the word may stand that joins its clause.
_SUBJECT = 8
# What a denial answers: وهي اتهامات تنفيها كيغالي, a charge Kigali denies.
_ITS_CHARGES = frozenset({"اتهام", "اتهامات", "مزاعم", "ادعاءات", "الاتهامات", "ما"})
_WHICH = frozenset({"وهي", "وهو"})
_OBJECTS = frozenset({"which", "whom"})
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


def until(tokens: Sequence[Token], last: int, subject: int | None = None) -> int:
    """Give the token behind `last` at which a clause of somebody else begins, outside quotations.

    Turkey said Iran had struck, while Egypt was silent; Kenya accused Rwanda, a charge it denies.
    Where the subject, at a token before, stands in a remark, this ends it: Hamas, which Israel
    accuses of theft, urged.
    """
    quoted = False
    remark = subject is not None and 1 < subject <= last and _opens_remark(tokens, subject)
    for position in range(last + 1, len(tokens)):
        if tokens[position].text in QUOTES:
            quoted = not quoted
        if quoted:
            continue
        if tokens[position].text in _BREAKS or (remark and tokens[position].text == ","):
            return position
        if tokens[position - 1].text in COMMAS and (
            _contrasts(tokens, position) or _answers(tokens, position)
        ):
            return position
        if tokens[position].folded in _WHICH and _is_denial(tokens, position):
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
    return any(introduces(t.folded) or t.text in _OPENING for t in tokens[start : start + _BEHIND])


def _opens_remark(tokens: Sequence[Token], subject: int) -> bool:
    before = [token.folded or token.text for token in tokens[max(subject - 3, 0) : subject]]
    if before[-1] == "the":
        before.pop()
    return before[-2:-1] == [","] and before[-1] in _OBJECTS


def _contrasts(tokens: Sequence[Token], position: int) -> bool:
    if tokens[position - 1].text in COMMAS and tokens[position].folded in _CONTRASTS:
        return not _that(tokens, position)
    return _meanwhile(tokens, position)


def _that(tokens: Sequence[Token], position: int) -> bool:
    """Say whether what is said goes on behind "but": but that Chad left, not but that is late."""
    following = [token.folded for token in tokens[position : position + 3]]
    return following[:2] == ["but", "that"] and _BE.isdisjoint(following[2:])


def _meanwhile(tokens: Sequence[Token], position: int) -> bool:
    """Say whether an Arabic clause of what goes on meanwhile begins at a token: فيما, في حين.

    In فيما بعد and فيما يتعلق بـ the word is no conjunction.
    """
    if position < 0:
        return False
    word = tokens[position].folded
    following = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    if word in _IN and following == _TIME:
        return True
    if word in _IN_WHAT and (
        following in word_list("ar", "after_in_what") or following.startswith(_DESCRIBES)
    ):
        return False
    before = tokens[position - 1].folded if position else ""
    return word in _MEANWHILE or (word == _TIME and before in _IN)


def _answers(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a remark tells that somebody denies what was said: which Kigali denies."""
    word = tokens[position].folded
    behind = [t.folded for t in tokens[position + 1 : position + 1 + _DENIAL]]
    if word in _WHICH:
        return bool(_ITS_CHARGES.intersection(behind[:2]))
    return (word == "which" or word in _ARTICLES) and any(_denies(one, "en") for one in behind)


def _is_denial(tokens: Sequence[Token], which: int) -> bool:
    """Say whether an Arabic remark needs no comma, for it denies: وهي اتهامات تنفيها كيغالي."""
    behind = tokens[which + 1 : which + 1 + _DENIAL]
    return _answers(tokens, which) and any(_denies(token.folded, "ar") for token in behind)


def _denies(word: str, language: str) -> bool:
    known = speech(language)
    return word in _REFUSALS or any(kind == "denies" for kind, _ in known.entries(word))
