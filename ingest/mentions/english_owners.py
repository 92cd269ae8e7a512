"""English words for a person named before and for what is his: him, his government, her envoys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from graph_schema.records import FREE_PARTY
from ingest.annotation import Sentence, Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS
from ingest.mention import Mention
from ingest.mentions.antecedents import PERSONAL, is_human, strangers
from ingest.mentions.english_bodies import of_others, told_of_speech
from ingest.mentions.english_titles import HIS
from ingest.mentions.index import Hit, title_index

_HIM = "him"
_OPENS = 2  # tokens before whom a sentence is on; of others it may be nobody who is called him
_MODIFIERS = 2  # tokens between the pronoun and what is his: new acting
# Of what governs, which only states have.
_GOVERNING = frozenset({"GOV", "LEG", "JUD"})


def of_person(
    sentence: Sentence,
    here: Sequence[Mention],
    human: Sequence[Mention],
    just_named: Sequence[Mention],
) -> Iterator[tuple[int, int, Mention]]:
    """Give first and last token of each such word, and the person whom it means.

    It is the only person whom the sentence has named before it, else `human`, whom "he" would
    mean; "him" is nobody whom the sentence names, and of `just_named` who began the one before.
    """
    tokens = sentence.tokens
    if not any(token.folded in HIS or token.folded == _HIM for token in tokens):
        return
    taken = {n for m in here for n in range(m.first, m.last + 1)}
    strange = min(strangers(sentence, here), default=len(tokens))
    people = [m for m in here if is_human(sentence, m)]
    for position, token in enumerate(tokens):
        if position in taken or (token.folded not in HIS and token.folded != _HIM):
            continue
        last = position if token.folded == _HIM else _his(tokens, position, taken)
        if last is None or _named_beside(tokens, last, people):
            continue
        spoken = told_of_speech(tokens, position, last)
        ahead = [] if spoken else [m for m in people if m.last < position]
        if token.folded == _HIM and (ahead or _is_told(tokens, position)):
            continue
        if strange < position and not spoken:
            continue
        before = just_named if token.folded == _HIM else human
        who = _owner(tokens, position, ahead) if ahead else next(iter(before), None)
        if token.folded == _HIM and who is not None and who.first > _OPENS:
            continue
        if who is not None and (last == position or _has(tokens, who, last)):
            yield position, last, who


def _named_beside(tokens: Sequence[Token], last: int, people: Sequence[Mention]) -> bool:
    """Say whether who is his is named right behind: his secretary of state, Jean Testmann."""
    behind = last + 1
    if behind < len(tokens) and tokens[behind].text in COMMAS:
        behind += 1
    return any(m.first == behind for m in people)


def _his(tokens: Sequence[Token], position: int, taken: Set[int]) -> int | None:
    """Give the last token of "his" with the official or body behind it, if it may be his."""
    place = position + 1
    while place < min(position + 2 + _MODIFIERS, len(tokens)):
        hit = title_index("en").at(tokens, place) if tokens[place].is_word else None
        if hit is not None and hit.form.role in ("title", "body"):
            longer = _whole(tokens, hit)
            free = taken.isdisjoint(range(position, longer.last + 1))
            return longer.last if free and _may_be_his(tokens, longer) else None
        word = tokens[place].folded
        plain = word and tokens[place].text[0].islower() and word != "s"
        if hit is None and (not plain or word in word_list("en", "not_modifiers")):
            return None
        place = hit.last + 1 if hit is not None else place + 1
    return None


def _whole(tokens: Sequence[Token], hit: Hit) -> Hit:
    """Give the title that a body begins, if one follows it: army spokesman."""
    behind = title_index("en").at(tokens, hit.last + 1) if hit.last + 1 < len(tokens) else None
    return behind if behind is not None and behind.form.role == "title" else hit


def _may_be_his(tokens: Sequence[Token], hit: Hit) -> bool:
    words = " ".join(token.folded for token in tokens[hit.first : hit.last + 1])
    if words in word_list("en", "not_owned"):
        return False
    return hit.form.role == "title" or not of_others(tokens, hit)


def _has(tokens: Sequence[Token], person: Mention, last: int) -> bool:
    """Say whether a person's party may have what stands at a token: no group has a parliament."""
    if person.party.startswith(FREE_PARTY):
        return False
    ends = (title_index("en").at(tokens, n) for n in range(max(0, last - 3), last + 1))
    hit = next((hit for hit in ends if hit is not None and hit.last == last), None)
    governs = hit is not None and hit.form.role == "body" and hit.form.sector in _GOVERNING
    return known_actors().is_state(person.party) or not governs


def _owner(tokens: Sequence[Token], position: int, ahead: Sequence[Mention]) -> Mention | None:
    """Give the only one of the persons ahead; of him whom "he" tells of, only right behind him."""
    who = ahead[-1] if len({m.actor for m in ahead}) == 1 else None
    if who is None or not _is_told(tokens, position):
        return who
    return who if who.last == position - 2 and tokens[position - 1].folded == "and" else None


def _is_told(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a pronoun before another means somebody else: he trusts him."""
    return any(token.folded in PERSONAL | {"who", "whom"} for token in tokens[:position])
