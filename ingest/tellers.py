"""Who tells what a word of speech tells of: its subject, its source, or whoever spoke before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.annotation import Token
from ingest.arabic import ARTICLE
from ingest.english_subjects import subject
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions.anaphors import without_subject, words
from ingest.mentions.index import title_index
from ingest.rules.gender import agree
from ingest.rules.grammar import grammar
from ingest.speech import GOING_ON, Speech, opens
from ingest.subjects_behind import REACH, STOPS, behind

# How many adjectives may stand between an actor in a title and whose title it is.
_MODIFIERS = 2
# How far behind whom one quotes that which he said may begin.
_SAYING = 5
_ITS_SAYING = frozenset({"قوله", "قولها", "قولهم", "القول"})
_IN = frozenset({"في", "من", "ب"})
_AT = frozenset({"الي", "في", "لدي"})
# What else may stand before a verb without a subject: هذا وقال, لكنه قال.
_NOW = frozenset(
    {"هذا", "كذلك", "ايضا", "قد", "وقد", "فقد", "لقد", "وكان", "وكانت", "وفيما", "بدوره"}
    | {"لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها"}
    | {"ومضي", "ومضت", "ومضوا"}
)


def teller(
    tokens: Sequence[Token], able: Sequence[Mention], first: int, last: int, known: Speech
) -> Mention | None:
    """Give the subject of the verb of speech from token `first` to token `last`."""
    if not known.arabic:
        return subject(tokens, able, first, last, known)
    ahead = next((m for m in reversed(able) if m.last == first - 1), None)
    if ahead is not None and not known.joined(tokens[first].folded):
        before = tokens[ahead.first - 1].folded if ahead.first else ""
        if before not in known.prepositions:
            return ahead
    told = behind(tokens, able, last, known)
    return told and (_entitled(tokens, able, last, told, known) or told)


def _entitled(
    tokens: Sequence[Token], able: Sequence[Mention], verb: int, lord: Mention, known: Speech
) -> Mention | None:
    """Give the person in whose title an actor stands: مستشار ترامب التجاري بيتر نافارو.

    Behind a verb with an object (اتهم مبعوث ترامب بوتين), and behind a title that may do without a
    name (مندوب السودان), a full name must follow, here of one who acts for the same party.
    """
    after = able[able.index(lord) + 1 :]
    end = lord.last
    if after and end + 2 == after[0].first and tokens[end + 1].folded in _AT:
        end, after = after[0].last, after[1:]  # لدى الأمم المتحدة
    if not after or after[0].role is not MentionRole.PERSON:
        return None
    person = after[0]
    between = tokens[end + 1 : person.first]
    if len(between) > _MODIFIERS or not all(t.folded.startswith(ARTICLE) for t in between):
        return None
    full = person.head != person.first
    if full and person.party == lord.party and _is_title(tokens, lord):
        return person
    if not full and known.addresses(tokens[verb].folded):
        return None
    titles = (title_index("ar").at(tokens, n) for n in range(verb + 1, lord.first))
    ends = {hit.last for hit in titles if hit is not None}
    led = tokens[lord.first - 1].folded in _IN
    return (
        person if ends & ({lord.first - 1, lord.first - 2} if led else {lord.first - 1}) else None
    )


def _is_title(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a mention is whose title begins it: مندوب السودان, وزير خارجية بوتين."""
    if mention.role is MentionRole.OFFICIAL:
        return True
    title = title_index("ar").at(tokens, mention.first)
    governs = title is not None and title.last == mention.last - 1
    definite = tokens[mention.first].folded.startswith(ARTICLE)
    return mention.role is MentionRole.PERSON and governs and not definite


def source(
    tokens: Sequence[Token], able: Sequence[Mention], last: int, known: Speech
) -> Mention | None:
    """Give who stands behind "according to", which ends at a token."""
    return behind(tokens, able, last, known, source=True)


def relayed(
    tokens: Sequence[Token], able: Sequence[Mention], first: int, led: str, known: Speech
) -> Mention | None:
    """Give of whom others tell what he said: نقلت رويترز عن مسؤول أوكراني قوله إن."""
    reach = range(first + 1, min(first + 1 + REACH, len(tokens)))
    leading = next((n for n in reach if tokens[n].folded == led), None)
    if leading is None or any(t.text in STOPS for t in tokens[first + 1 : leading]):
        return None
    told = source(tokens, able, leading, known)
    if told is None:
        return None
    following = tokens[told.last + 1 : told.last + 1 + _SAYING]
    said = any(opens(t.folded) or t.folded in _ITS_SAYING or t.text in STOPS for t in following)
    return told if said else None


def addressed(tokens: Sequence[Token], verb: int, mention: Mention | None, known: Speech) -> bool:
    """Say whether a mention right behind an Arabic verb does not agree with it, so is its object.

    The name of a person without a title tells no gender.
    """
    if mention is None or not known.arabic or mention.first != verb + 1:
        return False
    untitled = title_index("ar").at(tokens, mention.first) is None
    if mention.role is MentionRole.PERSON and untitled:
        return False
    word = tokens[verb].folded
    every = [token.folded for token in tokens]
    return not agree(word, every, mention, grammar("ar"), masculine=known.perfect(word))


def goes_on(
    tokens: Sequence[Token], first: int, last: int, kind: str, known: Speech, *, addressed: bool
) -> bool:
    """Say whether the verb without a speaker from token `first` to `last` leaves him to go on.

    Its sentence has no other subject for it; `addressed` says that an object stands there.
    """
    if not known.arabic:
        pronouns = words("en", "one") | words("en", "several")
        before = tokens[max(first - 2, 0) : first]
        may = kind in GOING_ON or first <= 2
        return may and any(t.folded in pronouns for t in before)
    may = is_light(tokens[0]) if first == 1 else first == 0 or kind in GOING_ON
    return may and (addressed or without_subject(tokens, last))


def is_light(token: Token) -> bool:
    """Say whether a token before a verb leaves it without a subject: هذا وقال, كما حض."""
    return not token.is_word or token.folded in _light()


@cache
def _light() -> frozenset[str]:
    return _NOW | word_list("ar", "particles") | word_list("ar", "prepositions")
