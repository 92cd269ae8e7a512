"""Whose a body is by the words behind it: القوات الموالية للحكومة, اللجنة التابعة للأمم المتحدة."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mentions.body_places import is_state, stems
from ingest.mentions.index import Hit, actor_index, title_index
from ingest.mentions.phrase import Phrase

_LOYAL = frozenset(
    {
        *("المواليه", "التابعه", "المويده", "الموالين", "الموالون"),
        *("الموالي", "التابع", "المويد"),
    }
)
_BELONGING = frozenset({"التابعه", "المنبثقه"})
_FIELD = 6  # tokens in which a commission tells what it is for: اللجنة المنسقة للشؤون الإنسانية
_ENDINGS = ("ه", "ي")


def served_behind(tokens: Sequence[Token], phrase: Phrase) -> Hit | None:
    """Give the body that forces are said to be loyal to: القوات الموالية للحكومة."""
    link = phrase.last + 1
    if link + 1 >= len(tokens) or tokens[link].folded not in _LOYAL:
        return None
    title = title_index("ar").at(tokens, link + 1)
    return title if title and title.form.role == "body" and title.prefix == "ل" else None


def state_behind(tokens: Sequence[Token], title: Hit) -> str | None:
    """Give the state that is named right behind a body, or by a man of it: نظام بشار الأسد."""
    hit = actor_index("ar").at(tokens, title.last + 1) if title.last + 1 < len(tokens) else None
    if hit is None or hit.candidates or not hit.form.value:
        return None
    party = known_actors().actors[hit.form.value].party
    return party if known_actors().is_state(party) else None


def owner_behind(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """Give the actor whose body the words behind tell it to be: the next but one, or farther."""
    behind = phrase.last + 1
    if behind >= len(tokens):
        return None
    definite = any(r.article for r in readings(tokens[behind].folded))
    owner = _organisation(tokens, behind + definite) or _described(tokens, phrase)
    if owner is None and may_be_anyones(tokens, phrase):
        owner = _belonging(tokens, behind)
    return owner


def may_be_anyones(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Say whether a body is called only by a kind that organizations have as well: اللجنة."""
    if stems(tokens[phrase.first].folded).isdisjoint(word_list("ar", "of_any")):
        return False
    title = title_index("ar").at(tokens, phrase.first)
    return title is None or title.first == title.last


def _organisation(tokens: Sequence[Token], position: int) -> str | None:
    """Give the organization that a body is of: الوفد المفاوض لحركة حماس."""
    hit = actor_index("ar").at(tokens, position) if position < len(tokens) else None
    if hit is None or hit.prefix != "ل" or hit.candidates or hit.form.role != "name":
        return None
    actor = known_actors().actors.get(hit.form.value)
    return actor.id if actor is not None and actor.kind == "organization" else None


def _described(tokens: Sequence[Token], phrase: Phrase) -> str | None:
    """Give the state whose adjective agrees with another one: القوات البرمائية اليابانية."""
    behind = phrase.last + 1
    if behind + 1 >= len(tokens) or actor_index("ar").at(tokens, behind) is not None:
        return None
    if title_index("ar").at(tokens, behind) is not None:
        return None  # استقبل الجيش القيادي الروسي
    first, second = tokens[behind].folded, tokens[behind + 1].folded
    agree = any(first.endswith(end) and second.endswith(end) for end in _ENDINGS)
    if not agree or not (first.startswith(ARTICLE) and second.startswith(ARTICLE)):
        return None
    hit = actor_index("ar").at(tokens, behind + 1)
    return hit.form.value if is_state(hit) and hit.form.role == "demonym" else None


def _belonging(tokens: Sequence[Token], position: int) -> str | None:
    """Give whom a commission is said to belong to: اللجنة العليا التابعة للحكومة اليمنية."""
    end = min(position + _FIELD, len(tokens) - 1)
    link = next((n for n in range(position, end) if tokens[n].folded in _BELONGING), None)
    if link is None:
        return None
    title = title_index("ar").at(tokens, link + 1)
    if title is not None and title.form.role == "body" and title.prefix == "ل":
        return state_behind(tokens, title)
    hit = actor_index("ar").at(tokens, link + 1)
    named = hit is not None and not hit.candidates and hit.prefix == "ل"
    return hit.form.value if hit is not None and named and hit.form.role == "name" else None
