"""What the composers of both languages give: noun phrases that stand for an actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.annotation import Token
from ingest.arabic import CONJUNCTIONS, readings
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS
from ingest.mention import MentionRole
from ingest.mentions.index import Form, Hit, actor_index, title_index
from ingest.mentions.patrons import apart

# The role of words that refer to the state of whoever acts or speaks: بلاده, his country.
REFERRING = "referring"
# The role of words that mean the actor named last: الأخيرة, the latter.
LATTER = "latter"
# English words before a body that say whose it is: its forces.
OWNERS = frozenset({"its", "their", "his", "her"})
# The role of words that only look as if they held an actor: المحيط الهندي, the New York Times.
NOBODY = "nobody"
# Sentences whose forms are kept: names are asked for by them before the mentions are.
REMEMBERED = 1024
_ACTING = frozenset({MentionRole.PERSON, MentionRole.OFFICIAL})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to `last` that stand for `actor`; `head` carries the meaning.

    For a person, `name` is the span of the name alone and `title` that of the title, where they
    are there; `actor` is then the one whom the title says that the person acts for, and
    `known_person` the person's id when the lexicon has it. `candidates` are the forms that an
    ambiguous one may be; a `bare` phrase (الحكومة, his country) names no actor by itself, and a
    `latter` one means the actor named last. `people` is the state of whose people a person is who
    acts for himself.
    """

    first: int
    last: int
    head: int
    actor: str
    role: MentionRole
    sector: str | None = None
    name: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    known_person: str | None = None
    plain: bool = False
    candidates: tuple[Form, ...] = ()
    bare: bool = False
    latter: bool = False
    people: str = ""

    @property
    def last_name(self) -> bool:
        """Say whether the phrase is a bare last name, which may be part of a longer name."""
        return self.role is MentionRole.PERSON and bool(self.candidates) and not self.actor

    def widened(self, first: int, last: int) -> Phrase:
        """Give the phrase with further tokens at its sides."""
        return replace(self, first=min(first, self.first), last=max(last, self.last))


@lru_cache(maxsize=REMEMBERED)
def hits_of(tokens: tuple[Token, ...], language: str) -> tuple[Hit, ...]:
    """Give the longest known forms from left to right, none overlapping; actors before titles."""
    return tuple(_hits(tokens, language))


def _hits(tokens: Sequence[Token], language: str) -> Iterator[Hit]:
    actors, titles = actor_index(language), title_index(language)
    position = 0
    before: Hit | None = None
    while position < len(tokens):
        if not tokens[position].is_word:
            position += 1
            continue
        actor, title = actors.at(tokens, position), titles.at(tokens, position)
        if tokens[position].folded == "the" and actor and position + 1 < len(tokens):
            # "the West Bank" is no place of "the West".
            inner = actors.at(tokens, position + 1)
            actor = inner if inner and inner.last > actor.last else actor
            # The Council of Ministers is no council that the article has named.
            longer = titles.at(tokens, position + 1)
            title = longer if longer and longer.last > actor.last else title
        if title is not None and title.last > position:
            title = _before_name(tokens, title, language)
        best = title if actor is None or (title and _outdoes(title, actor)) else actor
        if title and best is actor and actor and _homograph(tokens, actor, language):
            best = title
        if title and best is actor and actor and _owned(tokens, before, title, actor):
            best = title
        if best is not None and best is title and _cut_short(tokens, best):
            best = replace(best, last=best.last + 1)
        if best is None:
            position += 1
        else:
            if best.form.role != NOBODY and not _hour(tokens, position):
                yield from apart(tokens, best, language)
            before, position = best, best.last + 1


def _owned(tokens: Sequence[Token], before: Hit | None, title: Hit, actor: Hit) -> bool:
    """Say whether what one state's seat is called is here another's: the Polish Senate."""
    seat = actor.form.role in ("seat", "body") or (actor.candidates and not actor.form.last_name)
    if not seat or title.form.role != "body":
        return False
    if title.last != actor.last:
        return False
    if before is None or before.form.role not in ("name", "demonym", "capital"):
        return False
    between = [token.folded for token in tokens[before.last + 1 : actor.first]]
    return between == ["s"] or (not between and before.form.role == "demonym")


def _homograph(tokens: Sequence[Token], actor: Hit, language: str) -> bool:
    """Say whether a place's form is an ordinary word here: السفيرة, but not بلدة السفيرة."""
    if language != "ar" or actor.form.role != "region" or actor.first != actor.last:
        return False
    stems = {reading.stem for reading in readings(tokens[actor.first].folded)}
    before = tokens[actor.first - 1].folded if actor.first else ""
    placed = any(reading.stem in word_list("ar", "places") for reading in readings(before))
    return bool(stems & word_list("ar", "homographs")) and not placed


def _cut_short(tokens: Sequence[Token], title: Hit) -> bool:
    """Say whether a title ends with a rank whose full stop stands before a name: Gen. Burhan."""
    rank, behind = tokens[title.last].folded, tokens[title.last + 1 : title.last + 3]
    return rank in word_list("en", "ranks") and [
        token.text[:1].isupper() or token.text for token in behind
    ] == [".", True]


def _hour(tokens: Sequence[Token], position: int) -> bool:
    """Say whether "PM" is the hour and no prime minister: 5 PM."""
    small = tokens[position].folded == "pm" and position > 0
    return small and tokens[position - 1].text[-1].isdigit()


def _outdoes(title: Hit, actor: Hit) -> bool:
    """Say whether a title, or words that mean nobody, are read where an actor's form begins."""
    return title.last > actor.last or (title.last == actor.last and title.form.role == NOBODY)


def _before_name(tokens: Sequence[Token], title: Hit, language: str) -> Hit:
    """Give the title, or the shorter one before a name that begins inside it and goes on.

    «قائد قوات سوريا الديمقراطية» is a commander of those forces, not of forces of Syria, and
    «زعيم حركة أمل» heads a movement of that name. The kind of body that ends an Arabic title
    begins the name of one: «مرشح حزب الخير».
    """
    for inner in range(title.first + 1, title.last + 1):
        actor = actor_index(language).at(tokens, inner)
        if actor is not None and not actor.candidates and _goes_on(title, actor):
            shorter = title_index(language).at(tokens[:inner], title.first)
            if shorter is not None and shorter.last == inner - 1:
                return shorter
            if language == "ar" and title.form.role == "title" and inner == title.last:
                return replace(title, last=inner - 1)
    return title


def _goes_on(title: Hit, actor: Hit) -> bool:
    """Say whether a name goes on behind a title, if by one word only with the last of it."""
    least = (
        title.last if actor.first == title.last and actor.form.role == "name" else title.last + 1
    )
    return actor.last > least


def simple(hit: Hit) -> Phrase:
    """Give the phrase of an actor's form that stands alone."""
    if hit.form.role == "person":
        return Phrase(
            hit.first,
            hit.last,
            hit.last,
            "",
            MentionRole.PERSON,
            name=(hit.first, hit.last),
            known_person=hit.form.value,
        )
    if hit.candidates and all(candidate.last_name for candidate in hit.candidates):
        return Phrase(
            hit.first,
            hit.last,
            hit.last,
            "",
            MentionRole.PERSON,
            name=(hit.first, hit.last),
            candidates=hit.candidates,
        )
    role = MentionRole.NAME if hit.candidates else MentionRole(hit.form.role)
    return Phrase(
        hit.first,
        hit.last,
        hit.last,
        hit.form.value,
        role,
        hit.form.sector,
        candidates=hit.candidates,
    )


def bare(chain: Sequence[Hit]) -> Phrase:
    """Give the phrase of a body that stands without the name of its state: الجيش, the army."""
    sector = next((hit.form.sector for hit in chain if hit.form.sector), None)
    return Phrase(
        chain[0].first,
        chain[-1].last,
        chain[0].first,
        "",
        MentionRole.BODY,
        sector,
        bare=True,
    )


def referring(hit: Hit) -> Phrase:
    """Give the phrase of words that refer to an actor named before: بلاده, the latter."""
    latter = hit.form.role == LATTER
    return Phrase(hit.first, hit.last, hit.first, "", MentionRole.PRONOUN, bare=True, latter=latter)


def without_parts_of_names(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Give the phrases without those bare last names that another phrase's name holds."""
    names = [phrase.name for phrase in phrases if phrase.name and not phrase.last_name]
    return [
        phrase
        for phrase in phrases
        if not (
            phrase.last_name
            and phrase.name is not None
            and any(a <= phrase.name[0] and phrase.name[1] <= b for a, b in names)
        )
    ]


def in_turn(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Phrase]:
    """Give the phrases in the order in which they are understood.

    A word for the country of whoever acts is understood after him where it stands in a clause
    before his: «بعد عودته إلى بلاده، أعلن الوزير ...».
    """
    subject = next((n for n, phrase in enumerate(phrases) if phrase.role in _ACTING), None)
    if subject is None or not _opens_clause(tokens):
        return list(phrases)
    end = max(n for n in range(phrases[subject].first + 1) if n == 0 or _is_comma(tokens, n))
    early = [p for p in phrases[:subject] if _acts_for(p) and p.last < end]
    late = [phrase for phrase in phrases if phrase not in early]
    turn = subject - len(early) + 1
    return [*late[:turn], *early, *late[turn:]]


def _acts_for(phrase: Phrase) -> bool:
    return phrase.role is MentionRole.PRONOUN and not phrase.latter


def _is_comma(tokens: Sequence[Token], position: int) -> bool:
    return position < len(tokens) and tokens[position].text in COMMAS


def _opens_clause(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence opens with a preposition, so that its subject stands farther on."""
    word = tokens[0].folded if tokens else ""
    arabic = word_list("ar", "prepositions")
    opens = word in arabic | word_list("en", "prepositions")
    return opens or (word[:1] in CONJUNCTIONS and word[1:] in arabic)
