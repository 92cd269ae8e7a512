"""Groups called again by a noun: المجموعة, after مجموعة فاغنر, and the fighters of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from graph_schema.folding import fold
from graph_schema.records import Actor
from ingest.annotation import Sentence, Token
from ingest.arabic import ARTICLE, readings, without_conjunction
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import folder, read_rows, word_list
from ingest.marks import QUOTES
from ingest.mention import Mention, MentionRole
from ingest.mentions.groups_fighting import fighting, of_any
from ingest.mentions.index import actor_index
from ingest.mentions.memory import Memory, chosen_of
from ingest.mentions.phrase import Phrase
from ingest.speech import tells

_FEMININE = ("ه", "ات")
_FEMININES = frozenset({"الاخري", "الاولي", "العظمي", "العليا", "الكبري"})
_MANY = ("ين", "ون")
_AT = frozenset({"في", "علي", "الي", "من", "عند"})
_AMONG = frozenset({"بما", "مثل", "منها", "ومنها", "وغيرها"})
_PARTICIPLE = "organization"  # الاتفاقيات المنظمة
_RANK = "اللوا"  # which speaks as an officer: قال اللواء
_SPEAKING = frozenset({MentionRole.PERSON, MentionRole.OFFICIAL})
_FRONT = "front"  # which is also where one fights: في الجبهة


class HeadRow(BaseModel):
    """A noun of `ar/heads.tsv` that opens names of groups; those of a `kind` are one word."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: str
    form: str


@cache
def _heads() -> dict[str, str]:
    rows = read_rows(folder() / "ar" / "heads.tsv", HeadRow, unique=("form",))
    return {fold(row.form): row.kind for row in rows}


@lru_cache(maxsize=100_000)
def _head(word: str) -> tuple[str, bool] | None:
    """Give the kind of group that a folded word heads, and whether it has the article."""
    for reading in readings(word):
        kind = _heads().get(reading.stem)
        if kind is not None:
            return kind, reading.article
    return None


def note(tokens: Sequence[Token], phrase: Phrase, actor: Actor, memory: Memory) -> None:
    """Take in a group that is named with the noun for what it is: مجموعة فاغنر, شركة "كذا"."""
    if phrase.role is not MentionRole.NAME or actor.kind != "organization":
        return
    first = phrase.first
    head = _head(tokens[first].folded) if tokens[first].folded else None
    if head is None or first == phrase.last:
        first -= 2 if first and tokens[first - 1].text in QUOTES else 1
        head = _head(tokens[first].folded) if first >= 0 and tokens[first].folded else None
        if head is not None and head[1]:
            return  # المجموعة وفاغنر
    if head is not None:
        called = memory.heads.setdefault(head[0], [])
        if actor.id in called:
            called.remove(actor.id)
        called.append(actor.id)


def called_again(tokens: Sequence[Token], last: int, memory: Memory) -> str | None:
    """Give the group that a noun with the article means, if the article has named one such.

    Of several it is the only one that this sentence or the one before names.
    """
    head = _head(tokens[last].folded) if memory.heads and tokens[last].folded else None
    if head is None or not head[1]:
        return None
    kind, able = head[0], memory.heads.get(head[0], [])
    before = tokens[last - 1].folded if last else ""
    behind = tokens[last + 1].folded if last + 1 < len(tokens) else ""
    if (kind == _FRONT and before in _AT) or (kind == _PARTICIPLE and before.startswith(ARTICLE)):
        return None
    if tokens[last].folded == _RANK and without_conjunction(before) in word_list("ar", "tells"):
        return None
    if behind.startswith("و" + ARTICLE) or _tells(tokens[last].folded, behind):
        return None  # الحركة والمحال, المجموعة العربية
    if any(token.folded in _AMONG for token in tokens[last + 1 : last + 3]):
        return None  # الميليشيات بما فيها كذا
    if (able and not able[-1]) or _strange(tokens[:last], kind):
        return None
    near = {one for one in memory.groups if one in able}
    if len(able) > 1:
        return near.pop() if len(near) == 1 else None
    return able[0] if able else None


def _strange(before: Sequence[Token], kind: str) -> bool:
    """Say whether a sentence names a group of a kind that no lexicon has: حزب الورد، حزب "نون"."""
    for position, token in enumerate(before[:-1]):
        if _head(token.folded) != (kind, False):
            continue
        quoted = before[position + 1].text in QUOTES
        name = before[position + 1 + quoted :]
        if name and (quoted or name[0].folded.startswith(ARTICLE)):
            hit = actor_index("ar").at(before, position)
            if (hit is None or not hit.form.value) and not _known(name):
                return True
    return False


def _known(name: Sequence[Token]) -> bool:
    """Say whether words begin with an organization of the lexicon: ميليشيات الحوثي."""
    hit = actor_index("ar").at(name, 0)
    if hit is None or hit.candidates or not hit.form.value:
        return False
    return known_actors().actors[hit.form.value].kind == "organization"


def chosen_again(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the actor that an ambiguous phrase means: the only group called so, else who may be.

    Fighters are those of the armed group named just before, if no other of whom the word may be
    is named in the article.
    """
    head = _head(tokens[phrase.last].folded) if phrase.first == phrase.last else None
    if head is not None and head[1] and _strange(tokens[: phrase.first], head[0]):
        return None
    chosen = chosen_of(phrase, memory)
    if chosen in memory.groups:
        return chosen
    called = called_again(tokens, phrase.last, memory)
    known = any(memory.parties[form.value] for form in phrase.candidates)
    if called is None and phrase.first == phrase.last and not known:
        called = fighting(tokens, phrase.last, memory)
    return called or chosen


def _tells(noun: str, behind: str) -> bool:
    """Say whether a word is an adjective that agrees with a noun and tells which group it is."""
    if not behind.startswith(ARTICLE) or of_any(behind):
        return False
    if noun.endswith(_FEMININE):
        return behind.endswith(_FEMININE[0]) or behind in _FEMININES
    return not behind.endswith((*_FEMININE, *_MANY))


def named_again(sentence: Sentence, here: Sequence[Mention], memory: Memory) -> Iterator[Mention]:
    """Give the mentions of groups that a sentence calls by such a noun alone."""
    if not memory.heads and not memory.groups:
        return
    tokens, starts = sentence.tokens, {m.first for m in here}
    taken = {n for m in here for n in range(m.first, m.last + 1)}
    adjectives = {m.first for m in here if m.role is MentionRole.DEMONYM}
    speaking = {m.party for m in here if m.role in _SPEAKING and _speaks(tokens, m)}
    for mention in here:
        if mention.role is not MentionRole.NAME and tokens[mention.first].folded:
            token, whole = tokens[mention.first], mention.first < mention.last
            _open(token, memory, definite=whole, party=mention.party)
    for n, token in enumerate(tokens):
        if n in taken or not token.folded:
            continue
        if n + 1 in adjectives or (n + 2 not in starts and _quoted(tokens, n)):
            _open(token, memory)
        if n + 1 in adjectives:
            continue
        group = called_again(tokens, n, memory) or fighting(tokens, n, memory, speaking)
        if group is not None:
            memory.groups.append(group)  # who is called again is named
            party = known_actors().actors[group].party
            start, end = token.start, token.end
            yield Mention(n, n, start, end, n, group, party, MentionRole.NAME)


def _speaks(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a word of speech stands beside a mention."""
    beside = (*tokens[max(0, mention.first - 1) : mention.first], *tokens[mention.last + 1 :][:1])
    return any(tells(token.folded, "ar") for token in beside)


def _open(token: Token, memory: Memory, *, definite: bool = False, party: str = "") -> None:
    """Take in a group of which nothing is known: شركة "كذا", شركة إيرانية, البنك المركزي.

    What stands beside whom the noun means already is none: المتحدث باسم تلك الوحدات فلان.
    """
    head = _head(token.folded)
    if head is None or head[0] not in memory.heads or (head[1] and not definite):
        return
    if memory.heads[head[0]][-1] != party or not party:
        memory.heads[head[0]].append("")


def _quoted(tokens: Sequence[Token], position: int) -> bool:
    return any(token.text in QUOTES for token in tokens[position + 1 : position + 2])
