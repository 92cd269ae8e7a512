"""Which articles tell one story: all that near copies join, whatever order they came in.

Two articles are joined when they share a band and are copies of each other, which depends on these
two alone. Stories are the connected parts of all such pairs, so that they depend on which articles
there are and on nothing else. A story is known by its first article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from graph_schema.records import Article
from graph_schema.stories.fingerprints import (
    Fingerprint,
    Place,
    are_copies,
    fingerprint,
    sharing_bands,
)


@dataclass(frozen=True, slots=True)
class Filed:
    """An article that a store has, and the place of the first article of its story.

    `shared` says whether the story has other articles.
    """

    print: Fingerprint
    first: Place
    shared: bool

    @property
    def story(self) -> str:
        """Give the id of its story."""
        return self.first[-1]


class Shelf(Protocol):
    """What a store looks up to keep its stories."""

    def sharing(self, prints: Collection[Fingerprint]) -> Iterable[Filed]:
        """Give the articles that share a band with one of these."""

    def telling(self, story: str) -> Iterable[Fingerprint]:
        """Give the articles of a story."""


@dataclass(frozen=True, slots=True)
class Regrouped:
    """The stories after a change; a story that only one article tells is None.

    `came` has the story of each article that came, `moved` the one before and the one after of
    each other article whose story is another now.
    """

    came: Mapping[str, str | None]
    moved: Mapping[str, tuple[str | None, str | None]]


def stories_of(articles: Iterable[Article]) -> dict[str, str]:
    """Give the story of each article that shares it with another: the id of the first of them."""
    return stories_among(found for article in articles if (found := fingerprint(article)))


def stories_among(prints: Iterable[Fingerprint]) -> dict[str, str]:
    """Give the story of each fingerprint that shares it with another, by the ids of articles."""
    kept = {each.article: each for each in prints}
    found = {}
    for part in _joined(kept.values()).parts():
        if len(part) > 1:
            first = min(kept[article_id].place for article_id in part)[-1]
            found.update(dict.fromkeys(part, first))
    return found


def regroup(
    gone: Mapping[str, str | None], came: Collection[Fingerprint], shelf: Shelf
) -> Regrouped:
    """Give the stories that there are when some articles go and others come.

    `gone` has the story that each told, None when it told one alone; an article of the same id
    may come in its place. The work depends on the articles that share a band with one that came,
    and on the size of the stories that an article left or that two became one.
    """
    left = {story for story in gone.values() if story is not None}
    before: dict[str, str | None] = {}
    loose: dict[str, Fingerprint] = {}
    for old in sorted(left):
        for each in shelf.telling(old):
            if each.article not in gone:
                loose[each.article], before[each.article] = each, old
    loose.update({each.article: each for each in came})
    parts = _joined(loose.values())
    groups = _meet(came, shelf, parts, loose.keys() | gone.keys())
    found: dict[str, str | None] = {}
    moved: dict[str, tuple[str | None, str | None]] = {}
    for part in parts.parts():
        places = [groups[i].first if i in groups else loose[i].place for i in part]
        story = min(places)[-1] if len(part) > 1 else None
        for member in part:
            if member not in groups:
                found[member] = story
                continue
            shared = groups[member].shared
            told = member if shared else None
            if told != story:
                whole = shelf.telling(member) if shared else (groups[member].print,)
                moved.update({each.article: (told, story) for each in whole})
    moved.update({i: (was, found[i]) for i, was in before.items() if was != found[i]})
    return Regrouped({each.article: found[each.article] for each in came}, moved)


@dataclass(slots=True)
class _Parts:
    """Parts of a set that are joined one by one."""

    above: dict[str, str] = field(default_factory=dict)

    def top(self, member: str) -> str:
        top = member
        while (above := self.above.setdefault(top, top)) != top:
            top = above
        while (above := self.above[member]) != top:
            self.above[member], member = top, above
        return top

    def join(self, one: str, other: str) -> None:
        self.above[self.top(one)] = self.top(other)

    def parts(self) -> Iterator[list[str]]:
        found = defaultdict(list)
        for member in sorted(self.above):
            found[self.top(member)].append(member)
        return iter(found.values())


def _joined(prints: Collection[Fingerprint]) -> _Parts:
    parts = _Parts()
    for each in prints:
        parts.top(each.article)
    for together in sharing_bands(list(prints)):
        # Of each part one list, so that a member is compared only until its part is known.
        met: list[list[Fingerprint]] = []
        for each in together:
            mine = [each]
            others = []
            for part in met:
                if any(_joins(parts, each, other) for other in part):
                    mine += part
                else:
                    others.append(part)
            met = [*others, mine]
    return parts


def _joins(parts: _Parts, one: Fingerprint, other: Fingerprint) -> bool:
    if parts.top(one.article) == parts.top(other.article):
        return True
    return _join(parts, one, one.article, other, other.article)


def _meet(
    came: Collection[Fingerprint], shelf: Shelf, parts: _Parts, apart: Collection[str]
) -> dict[str, Filed]:
    """Join those that came with the stories on the shelf, and give an article of each story.

    Stories of articles that are `apart` are not on the shelf any more.
    """
    groups: dict[str, Filed] = {}
    by_band: dict[int, list[Fingerprint]] = defaultdict(list)
    for each in came:
        for band in each.bands:
            by_band[band].append(each)
    for filed in shelf.sharing(came) if came else ():
        if filed.print.article in apart:
            continue
        near = {e.article: e for band in filed.print.bands for e in by_band.get(band, ())}
        for each in near.values():
            if _join(parts, each, each.article, filed.print, filed.story):
                groups[filed.story] = filed
    return groups


def _join(
    parts: _Parts, one: Fingerprint, one_key: str, other: Fingerprint, other_key: str
) -> bool:
    if other_key in parts.above and parts.top(one_key) == parts.top(other_key):
        return False
    if not are_copies(one, other):
        return False
    parts.join(one_key, other_key)
    return True
