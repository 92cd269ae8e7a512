"""English headlines whose words all have capitals, so that a verb may look like a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.mention import MentionRole
from ingest.mentions.phrase import Phrase

Span = tuple[int, int]
# How many words a headline must have for its capitals to tell anything, and how long those are
# that have one in every headline.
_SEVERAL, _LONG = 4, 4


def in_title_case(tokens: Sequence[Token]) -> bool:
    """Say whether every long word of a headline has a capital: Dutch Minister Clears Handover."""
    words = [token.text for token in tokens if token.is_word]
    capital = [word[0].isupper() for word in words if len(word) >= _LONG]
    return len(words) >= _SEVERAL and bool(capital) and all(capital)


def without_verbs(phrases: Sequence[Phrase], names: Sequence[Span]) -> list[Phrase]:
    """Give the phrases of a headline in title case, strangers without what nobody takes for a name.

    `names` are those that a trained model found: a name goes as far as one of them, and whose name
    touches none is an official.
    """
    return [_told(phrase, names) if _stranger(phrase) else phrase for phrase in phrases]


def _stranger(phrase: Phrase) -> bool:
    return (
        phrase.role is MentionRole.PERSON
        and phrase.name is not None
        and phrase.title is not None
        and phrase.title[1] < phrase.name[0]
        and not (phrase.known_person or phrase.candidates)
    )


def _told(phrase: Phrase, names: Sequence[Span]) -> Phrase:
    first, last = phrase.name or (phrase.first, phrase.last)
    ends = [min(last, end) for start, end in names if start <= last and first <= end]
    if ends and max(ends) > first:
        end = max(ends)
        return replace(phrase, last=end, head=end, name=(first, end))
    end = phrase.title[1] if phrase.title else phrase.last
    return replace(phrase, last=end, head=end, name=None, role=MentionRole.OFFICIAL)
