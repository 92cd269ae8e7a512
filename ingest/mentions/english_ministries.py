"""English ministries with their fields, and officials of bodies that name no state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from ingest.annotation import Token
from ingest.lexicons.files import word_list
from ingest.marks import HYPHENS
from ingest.mention import MentionRole
from ingest.mentions.body_places import place_behind
from ingest.mentions.english_datelines import dash_of
from ingest.mentions.english_names import name_end
from ingest.mentions.index import Hit, title_index
from ingest.mentions.phrase import OWNERS, Phrase, bare

MINISTRY = "ministry"
_LONGEST = 7  # words of a field: Foreign Affairs and International Cooperation
_AND = frozenset({"and", "for"})
# Bodies whose officials are called by them without a genitive: a foreign ministry official.
_OF_STATES = frozenset({MINISTRY, "bank", "cabinet", "government", "junta", "office"})
_MINISTERS = frozenset({"minister", "premier"})
_VOICES = ("spokesm", "spokesp", "spokesw")
_COUNTERPARTS = ("counterpart", "counterparts")


def with_fields(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Give the forms of a sentence, each ministry with what it is for: Ministry of Defence."""
    found: list[Hit] = []
    actors = {n for hit in hits if not hit.titular for n in range(hit.first, hit.last + 1)}
    for hit in hits:
        if found and hit.first <= found[-1].last:
            continue
        if hit.form.role == "body" and hit.titular and tokens[hit.last].folded == MINISTRY:
            found.append(replace(hit, last=_field(tokens, hit.last, actors)))
        else:
            found.append(hit)
    return found


def _field(tokens: Sequence[Token], ministry: int, actors: Set[int]) -> int:
    """Give the last token of a ministry and what it is for."""
    of = ministry + 1
    if of >= len(tokens) or tokens[of].folded not in ("of", "for"):
        return ministry
    last, place = ministry, of + 1
    if place < len(tokens) and tokens[place].folded == "the":
        place += 1
    while place < min(of + 1 + _LONGEST, len(tokens)) and place not in actors:
        token = tokens[place]
        if token.is_word and (token.text[0].isupper() or token.folded in word_list("en", "fields")):
            last = place
        elif not (last > ministry and token.folded in _AND):
            break
        place += 1
    return last


def officials_of_bodies(
    tokens: Sequence[Token], titles: Mapping[int, Hit], taken: Set[int]
) -> Iterator[Phrase]:
    """Give the officials of bodies that name no state: the army's chief, a ministry spokesman."""
    for hit in titles.values():
        if hit.form.role != "body" or not taken.isdisjoint({hit.first - 1, hit.first}):
            continue
        before = tokens[hit.first - 1] if hit.first else None
        joined = before is not None and before.end == tokens[hit.first].start
        if before and (before.folded in OWNERS | {"s"} or (joined and before.text in HYPHENS)):
            continue
        if not _speaking(tokens, hit):
            continue
        behind = hit.last + 1
        if behind < len(tokens) and tokens[behind].folded == "s":
            behind += 1
        official = titles.get(behind)
        if official is None or official.form.role != "title" or behind in taken:
            continue
        # Police officials and military advisers are anybody's.
        owned = tokens[behind - 1].folded == "s" or tokens[hit.last].folded in _OF_STATES
        word = tokens[official.last].folded
        if word not in _COUNTERPARTS and (owned or word.startswith(_VOICES)):
            yield replace(
                bare([hit]),
                last=official.last,
                head=official.last,
                role=MentionRole.OFFICIAL,
                sector=official.form.sector or hit.form.sector,
                title=(hit.first, official.last),
            )


def officials_in_dateline(
    tokens: Sequence[Token], titles: Mapping[int, Hit], taken: set[int]
) -> Iterator[Phrase]:
    """Give the ministers whom a text written in a capital names in full, without their state."""
    if not dash_of(tokens):
        return
    for hit in titles.values():
        behind = hit.last + 1
        if not taken.isdisjoint({hit.first - 1, hit.first, behind}):
            continue
        before = tokens[hit.first - 1].folded if hit.first else ""
        if hit.form.role != "title" or tokens[hit.last].folded not in _MINISTERS or before == "s":
            continue
        end = name_end(tokens, behind, taken)
        of = end is not None and end + 1 < len(tokens) and tokens[end + 1].folded == "of"
        if end is not None and end > behind and not of:
            title = (hit.first, hit.last)
            yield replace(bare([hit]), head=hit.last, role=MentionRole.OFFICIAL, title=title)


def body_in_title(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Give the body that the title of an official without a state's name holds."""
    if phrase.title is None:
        return None
    first, last = phrase.title
    for place in range(first, last + 1):
        hit = title_index("en").at(tokens, place) if tokens[place].is_word else None
        if hit is not None and hit.form.role == "body" and hit.last <= last:
            field = _field(tokens, hit.last, frozenset()) if _is_ministry(tokens, hit) else hit.last
            body = replace(hit, last=min(field, last))
            return bare([body]) if _speaking(tokens, body) else None
    return None


def body_place(tokens: Sequence[Token], phrase: Phrase, body: Phrase) -> str | None:
    """Give the state in which an official of a body speaks: a police spokesman in Manila.

    An army speaks abroad, too.
    """
    able = body.sector != "MIL" or MINISTRY in tokens[body.last].folded or phrase.last == body.last
    return place_behind(tokens, phrase) if able else None


def _is_ministry(tokens: Sequence[Token], hit: Hit) -> bool:
    return tokens[hit.last].folded == MINISTRY


def _speaking(tokens: Sequence[Token], hit: Hit) -> bool:
    words = " ".join(token.folded for token in tokens[hit.first : hit.last + 1])
    return words.startswith(MINISTRY) or words in word_list("en", "speaking_bodies")
