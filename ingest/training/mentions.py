"""Finds actors in text by the names that the annotations gave them.

Training needs mentions that take part in no relation; those that annotators marked elsewhere are
looked up by name. Only names that nearly always stand for one party are used.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.training.annotations import Document

LEAST, SHARE = 2, 0.9
ARABIC = re.compile("[\u0621-\u064a]")
CLITICS = "وفبكل"


@dataclass(frozen=True)
class Found:
    """A name at [start, end) of the text that stands for `party`.

    One that is `carried` stands for an actor of the sentence before (he, وأضاف).
    """

    start: int
    end: int
    party: str
    carried: bool = False


class NameFinder:
    """Names of parties, found whole; in Arabic also behind one-letter conjunctions."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        ordered = sorted(names, key=lambda name: (-len(name), name))
        arabic = [re.escape(name) for name in ordered if ARABIC.search(name)]
        latin = [re.escape(name) for name in ordered if not ARABIC.search(name)]
        self._patterns = []
        if arabic:
            body = "|".join(arabic)
            self._patterns.append(re.compile(rf"(?<!\w)[وف]?[بكل]?({body})(?!\w)"))
        if latin:
            self._patterns.append(re.compile(rf"(?<!\w)({'|'.join(latin)})(?!\w)"))

    def __call__(self, text: str) -> list[Found]:
        """Return the names in `text`, longest first at each place, none overlapping another."""
        found = [
            Found(match.start(1), match.end(1), self.names[match.group(1)])
            for pattern in self._patterns
            for match in pattern.finditer(text)
        ]
        return sorted(found, key=lambda name: name.start)


def learn_names(documents: Iterable[Document]) -> NameFinder:
    """Collect the names that stand for one party in at least nine of ten uses, and twice."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        seen = set()
        for relation in document.relations:
            seen.add((relation.source_mention, relation.source))
            seen.add((relation.target_mention, relation.target))
        for mention, party in seen:
            if mention and len(mention) > 1:
                uses[mention][party] += 1
    names = {}
    for mention, parties in uses.items():
        party, count = parties.most_common(1)[0]
        if count >= LEAST and count / parties.total() >= SHARE:
            names[mention] = party
    return NameFinder(names)
