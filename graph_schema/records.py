"""The records of the graph: articles, actors, claims, offices, and the relations derived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from graph_schema.ids import content_id
from graph_schema.model import model

# Begins the party of a person who acts for nobody; such a party is no actor of the graph.
FREE_PARTY = "PERSON:"


class Polarity(StrEnum):
    """Whether a claim says that the relation holds, or that it does not."""

    ASSERTED = "asserted"
    NEGATED = "negated"


class Modality(StrEnum):
    """Whether the relation held or holds, is planned, or is only thought of."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class DateSource(StrEnum):
    """Where a claim's date comes from: words of the sentence, or the article's own date.

    A claim has neither where its sentence tells, without a day, of another month or year.
    """

    TEXT = "text"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it came: `text` and `title` are unchanged, offsets point into `text`.

    `language` is an ISO 639-1 code (`ar`, `en`).
    """

    id: str
    language: str
    title: str | None
    text: str
    published: date | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, an organization or a named person.

    `id` is the ISO 3166-1 alpha-3 code of a state, the UPPER_SNAKE id of an organization, or a
    `P-` id of a person. `party` is the state or organization that the actor is or acts for;
    for a person who acts for nobody it is `PERSON:` and the name. `sector` is a PLOVER code.
    """

    id: str
    kind: str
    party: str
    name: str
    name_en: str | None = None
    name_ar: str | None = None
    aliases: tuple[str, ...] = ()
    sector: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """Give all forms of its name, its own first."""
        forms = (self.name, self.name_en, self.name_ar, *self.aliases)
        return tuple(form for form in dict.fromkeys(forms) if form)


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion in one sentence of one article.

    `source`, `target` and `speaker` are actor ids, the `*_party` fields the parties that they
    act for. `start` and `end` are character offsets of the evidence in the article's text, or
    in its title when `in_title` is true; `quote` is the text between them. `confidence` runs
    from 0 to 100. `coder` names the extractor and its version.
    """

    id: str
    article_id: str
    source: str
    type: str
    target: str
    source_party: str
    target_party: str
    polarity: Polarity
    modality: Modality
    confidence: int
    quote: str
    start: int
    end: int
    in_title: bool
    coder: str
    speaker: str | None = None
    occurred_on: date | None = None
    date_source: DateSource | None = None

    @property
    def counts(self) -> bool:
        """Say whether the claim asserts the relation as actual or planned."""
        return self.polarity is Polarity.ASSERTED and self.modality is not Modality.HYPOTHETICAL

    @property
    def plover(self) -> tuple[str, ...]:
        """Give the PLOVER types of the claim."""
        return model().type(self.type).plover

    @property
    def cameo(self) -> str:
        """Give the CAMEO code of the claim."""
        return model().type(self.type).cameo

    @property
    def quad(self) -> str:
        """Give the quad class of the claim."""
        return model().type(self.type).quad


def claim_id(
    article_id: str,
    source: str,
    type_id: str,
    target: str,
    polarity: Polarity,
    start: int,
    *,
    in_title: bool = False,
) -> str:
    """Give the stable id of the claim that an article makes at an offset of its text or title."""
    place = f"title:{start}" if in_title else start
    return content_id("c-", article_id, source, type_id, target, polarity.value, place)


@dataclass(frozen=True, slots=True)
class Office:
    """A post or affiliation that an article states: `person` holds `title` for `party`."""

    id: str
    article_id: str
    person: str
    party: str
    title: str
    quote: str
    start: int
    end: int
    in_title: bool
    coder: str


def office_id(article_id: str, person: str, party: str, title: str) -> str:
    """Give the stable id of the office that an article states."""
    return content_id("o-", article_id, person, party, title)


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """An article with all that was read in it.

    `actors` are the actors as this article shows them: every actor that a claim or an office
    names, each once, with the forms of its name found here as aliases. `coder` names the extractor
    that read it and its version, also where it found nothing; None where that is not known.
    """

    article: Article
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    offices: tuple[Office, ...]
    coder: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A derived edge: what all claims together say of (source, type, target).

    An end stands for itself and for those who act for it. `claims` counts the claims that
    assert the relation as actual or planned, and there is no relation without one; `negated`
    and `hypothetical` count the others. `articles`, `publishers`, `stories` (articles, but near
    copies of each other as one; see `graph_schema.stories`) and `events` (days on which it is said
    to have happened) count what asserts it. `confidence` is the highest of its claims. The ends of
    a symmetric type stand in alphabetical order.
    """

    source: str
    type: str
    target: str
    claims: int
    negated: int
    hypothetical: int
    articles: int
    publishers: int
    stories: int
    events: int
    first_seen: date | None
    last_seen: date | None
    confidence: int

    @property
    def contradicted(self) -> bool:
        """Say whether some claims assert the relation and others deny it."""
        return self.claims > 0 and self.negated > 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What some claims sum up to: those of one type, speaker, publisher or period, where asked.

    `period` is its first day; it is None for claims without a day, `speaker` for those that the
    article itself makes, `publisher` for articles without one, and each where it was not asked.
    `claims` assert as actual or planned, `negated` deny, `hypothetical` only think of it; the rest
    is of the claims that count or, when none does, of all. `publishers` counts those with a name,
    `stories` articles with near copies of each other as one.
    """

    type: str | None
    speaker: str | None
    publisher: str | None
    period: date | None
    claims: int
    negated: int
    hypothetical: int
    articles: int
    publishers: int
    stories: int
    first_seen: date | None
    last_seen: date | None
    confidence: int


class ChangeKind(StrEnum):
    """What a change did: a claim came or came to read otherwise, a claim went, an article went."""

    CLAIM_ADDED = "claim.added"
    CLAIM_RETRACTED = "claim.retracted"
    ARTICLE_RETRACTED = "article.retracted"


RETRACTIONS = frozenset({ChangeKind.CLAIM_RETRACTED, ChangeKind.ARTICLE_RETRACTED})


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the log of changes: only ids, so that nothing of a retracted text is in it.

    `number` grows by one with each entry, `revision` is that of the graph after the change, `id`
    is that of the claim or, when an article was retracted, of the article.
    """

    number: int
    revision: int
    time: datetime
    kind: ChangeKind
    id: str
    article_id: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Some changes in the order of their numbers, and how far the log reaches.

    Every change with a number up to `forgotten` has been dropped from the log; `latest` is the
    number of the newest. Both are 0 while nothing has happened.
    """

    items: tuple[Change, ...]
    forgotten: int
    latest: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A small document that is kept beside the graph; `version` is 1 when it is new."""

    kind: str
    id: str
    version: int
    document: str


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the graph holds."""

    articles: int
    actors: int
    claims: int
    offices: int
    relations: int
