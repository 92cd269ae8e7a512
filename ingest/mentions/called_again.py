"""Groups that a word of their names means again: الحزب, after حزب الشعوب الديمقراطي."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graph_schema.folding import fold
from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.actors import known_actors
from ingest.mentions.index import actor_index
from ingest.mentions.memory import Memory, chosen_of
from ingest.mentions.phrase import Phrase

# What groups are called by themselves; «الميليشيا» and «الفصائل» are called so by others.
_OWN = frozenset(
    {
        *("اتحاد", "تحالف", "جماعه", "حركه", "حزب", "مجلس", "محكمه", "معارضه", "منظمه"),
        "منتدي",
    }
)
# Likewise, but some are called so by their enemies too: better if the article tells of no other.
_BY_OTHERS = frozenset({"تنظيم"})

# Who has many such parts, and is itself called so with an adjective: المنظمة الدولية.
_LESS_OFTEN = frozenset({("منظمه", "UN")})


def group_meant(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> str | None:
    """Give the actor that an ambiguous form means: the group told of last that it calls, if any.

    «الحزب» is whatever party was told of, even if the article names a better known one too.
    """
    if phrase.first != phrase.last or not any(
        known_actors().actors[form.value].kind == "organization" for form in phrase.candidates
    ):
        return chosen_of(phrase, memory)
    called = {r.stem for r in readings(tokens[phrase.first].folded) if r.article}
    word = next(iter(called & (_OWN | _BY_OTHERS)), None)
    if word is None:
        return chosen_of(phrase, memory)
    if word in _OWN and _strange(tokens[: phrase.first], word):
        return None
    told = _told_of(word, memory)
    if told is None or word in _BY_OTHERS or (word, told) in _LESS_OFTEN:
        return chosen_of(phrase, memory) or told
    return told


def _told_of(word: str, memory: Memory) -> str | None:
    """Give the group called by a word that this sentence or the one before named last."""
    bearers = _bearers().get(word, frozenset())
    return next((group for group in reversed(memory.groups) if group in bearers), None)


def _strange(before: Sequence[Token], word: str) -> bool:
    """Say whether a sentence names a group called by a word that no lexicon has: حزب الورد."""
    for position, token in enumerate(before):
        if any(r.stem == word and not r.article for r in readings(token.folded)):
            hit = actor_index("ar").at(before, position)
            if hit is None or not hit.form.value:
                return True
    return False


@cache
def _bearers() -> Mapping[str, frozenset[str]]:
    """Give the organizations that have a name of several words by the first of these words."""
    found: dict[str, set[str]] = defaultdict(set)
    for party, name in _names():
        first, *rest = fold(name).split()
        if rest:
            found[first.removeprefix(ARTICLE)].add(party)
    return {word: frozenset(parties) for word, parties in found.items()}


def _names() -> Iterator[tuple[str, str]]:
    known = known_actors()
    for actor in known.actors.values():
        if actor.kind == "organization" and actor.name_ar:
            yield actor.id, actor.name_ar
    for form in known.organisation_forms["ar"]:
        yield form.party, form.form
