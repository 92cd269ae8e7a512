"""The forms of all known actors and titles of a language, indexed by their first word."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph_schema.folding import fold
from graph_schema.naming.words import listed, words_of
from ingest.annotation import Token
from ingest.arabic import ARTICLE, nisba_forms, readings
from ingest.lexicons.actors import PERSON_ID, KnownActors, PersonRow, known_actors
from ingest.lexicons.files import word_list
from ingest.marks import ANY_QUOTES, HYPHENS
from ingest.segmentation import tokenize

AMBIGUOUS = "ambiguous"
# Words that are a last name only with the word before them: صفي الدين, نصر الله.
_SECOND_PARTS = frozenset({"الدين", "الله", "الرحمن"})
_SERVANT = "عبد"
# Words that stay small in a title: the Secretary of State.
_SMALL = frozenset({"of", "for", "to", "the", "and", "in", "at"})
# Marks behind which a sentence begins: KABUL (Reuters) - Militants fired; Live: Rebels advance.
_OPENERS = HYPHENS | {":", "--"}
# Marks that may stand between the words of one name.
_JOINTS = HYPHENS | ANY_QUOTES | frozenset(".#_+")


@dataclass(frozen=True, slots=True)
class Form:
    """A form: `rest` are its words after the first, `article` whether the first must have one.

    `role` is a mention role, or `ambiguous`, or that of a title (`title`, `plain`, `qualifier`,
    `referring`, `nobody`); `value` is the actor id, empty for titles. An ambiguous form means the
    actor where the article names one of `needs`.
    """

    rest: tuple[str, ...]
    article: bool | None
    role: str
    value: str
    sector: str | None
    needs: tuple[str, ...] = ()

    @property
    def last_name(self) -> bool:
        """Say whether the form is a known person's last name alone."""
        return self.role == AMBIGUOUS and self.value.startswith(PERSON_ID)


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found at the tokens `first` to `last`; `prefix` are the clitics before it.

    `candidates` are the forms that it may be, when it is ambiguous.
    """

    first: int
    last: int
    form: Form
    prefix: str
    candidates: tuple[Form, ...] = ()

    @property
    def titular(self) -> bool:
        """Say whether the form is a title or body, which needs an actor beside it."""
        return not self.form.value


class FormIndex:
    """Finds the longest known form that begins at a token."""

    def __init__(self, language: str, forms: Iterable[tuple[str, Form]]) -> None:
        by_first: dict[str, list[Form]] = defaultdict(list)
        for first, form in forms:
            if form not in by_first[first]:
                by_first[first].append(form)
        self._arabic = language == "ar"
        self._ordinary = word_list(language, "not_names")
        self._forms: Mapping[str, tuple[Form, ...]] = {
            # The longest first, and of equal words the sure before the ambiguous: Bush, Abbas.
            first: tuple(sorted(found, key=lambda f: (-len(f.rest), f.role == AMBIGUOUS)))
            for first, found in by_first.items()
        }

    def at(self, tokens: Sequence[Token], position: int) -> Hit | None:
        """Give the longest form that begins at a token, with the fewest clitics before it."""
        best: Hit | None = None
        for prefix, article, stem in self._firsts(tokens, position):
            for form in self._forms.get(stem, ()):
                if form.article is not None and form.article != article:
                    continue
                if prefix and form.last_name and tokens[position].folded in self._ordinary:
                    continue  # كبار is no ك before بار
                last = _follow(
                    tokens, position, form.rest, arabic=self._arabic, agree=form.article is None
                )
                if last is not None and (best is None or last > best.last):
                    best = Hit(position, last, form, prefix, self._candidates(stem, form))
        return best

    def _candidates(self, stem: str, form: Form) -> tuple[Form, ...]:
        if form.role != AMBIGUOUS:
            return ()
        same = (f for f in self._forms[stem] if f.rest == form.rest and f.role == AMBIGUOUS)
        return tuple(sorted(same, key=lambda f: f.value))

    def _firsts(self, tokens: Sequence[Token], position: int) -> Iterator[tuple[str, bool, str]]:
        token = tokens[position]
        if not token.folded:
            return
        if self._arabic:
            for reading in readings(token.folded):
                yield reading.prefix, reading.article, reading.stem
            return
        yield "", False, token.cased
        if len(token.text) > 3 and token.text.isupper():
            yield "", False, token.cased.title()
        elif token.cased[:1].isupper() and opens(tokens, position):
            yield "", False, token.cased[0].lower() + token.cased[1:]


def opens(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a word has its capital from where it stands: first, or behind a dateline."""
    while position and tokens[position - 1].text in ANY_QUOTES:
        position -= 1
    if not position:
        return True
    before = tokens[position - 1]
    return before.text in _OPENERS and before.end < tokens[position].start


def _follow(
    tokens: Sequence[Token], position: int, rest: tuple[str, ...], *, arabic: bool, agree: bool
) -> int | None:
    """Give the last token of a form whose words after the first are `rest`, or None.

    With `agree`, an Arabic word may have the article that the lexicon leaves out.
    """
    for word in rest:
        position += 1
        while position < len(tokens) and tokens[position].text in _JOINTS:
            position += 1
        if position >= len(tokens):
            return None
        token = tokens[position]
        if not _same(word, token, arabic=arabic, agree=agree):
            return None
    return position


def _same(word: str, token: Token, *, arabic: bool, agree: bool) -> bool:
    if arabic:
        return word == token.folded or (agree and ARTICLE + word == token.folded)
    return word == token.cased or (token.text.isupper() and word == token.cased.title())


@cache
def actor_index(language: str) -> FormIndex:
    """Give the index of the known actors' forms in a language."""
    known = known_actors()
    return FormIndex(language, _actor_forms(known, language))


@cache
def title_index(language: str) -> FormIndex:
    """Give the index of titles, bodies and qualifiers in a language."""
    rows = known_actors().titles[language]
    return FormIndex(
        language,
        (
            pair
            for row in rows
            for pair in _keyed(
                row.form, row.role, "", row.sector or None, language, either=True, lower=True
            )
        ),
    )


def _actor_forms(known: KnownActors, language: str) -> Iterator[tuple[str, Form]]:
    arabic = language == "ar"
    # Undiacritised عمان is two places: the lexicon says so, whatever CLDR writes.
    unsure = {fold(row.form) for row in known.state_forms[language] if row.role == AMBIGUOUS}
    for actor in known.actors.values():
        name = actor.name_ar if arabic else actor.name_en
        if actor.kind != "person" and name and fold(name) not in unsure:
            yield from _keyed(name, "name", actor.id, actor.sector, language)
    # Names first: of equal forms the first wins, and بريطانيا is no accusative of بريطاني.
    rows = sorted(known.state_forms[language], key=lambda row: row.role != "name")
    for row in rows:
        if arabic and row.role == "demonym":
            for base in _inflected(row.form):
                yield base.split()[0], _nisba(base, "demonym", row.party, None)
        else:
            needs: tuple[str, ...] = (row.party,) if row.role == AMBIGUOUS else ()
            yield from _keyed(row.form, row.role, row.party, None, language, needs=needs)
        if not arabic and row.role == "demonym" and row.form.endswith(("n", "i", "k", "t")):
            yield from _keyed(row.form + "s", "people", row.party, None, language)
    for form in known.organisation_forms[language]:
        role = "demonym" if form.role == "member" else "name"
        sector = known.actors[form.party].sector
        if arabic and form.role == "member":
            for base in _inflected(form.form):
                yield base.split()[0], _nisba(base, role, form.party, sector)
        else:
            yield from _keyed(form.form, role, form.party, sector, language)
    for contextual in known.contextual[language]:
        needs = tuple(contextual.context.split("|"))
        sector = known.actors[contextual.party].sector
        forms = {contextual.form}
        if contextual.form.startswith("the "):
            forms.add("T" + contextual.form[1:])  # at the beginning of a sentence
        for text in sorted(forms):
            yield from _keyed(text, AMBIGUOUS, contextual.party, sector, language, needs=needs)
    called = {one: _called(person, language) for one, person in known.persons.items()}
    times = Counter(form for forms in called.values() for form in forms)
    shared = {form for form, number in times.items() if number > 1}  # two are King Abdullah
    for actor_id, person in known.persons.items():
        name, named = person.name_ar if arabic else person.name_en, called[actor_id]
        for text in sorted(named):
            if text in shared:
                needs = (person.party,)
                yield from _keyed(text, AMBIGUOUS, actor_id, None, language, needs=needs)
            else:
                yield from _keyed(text, "person", actor_id, None, language)
        last = _last_name(name, language) if actor_id not in known.full_names else None
        if last is not None and last not in named:
            needs = (person.party,)
            yield from _keyed(last, AMBIGUOUS, actor_id, None, language, needs=needs)


def _called(person: PersonRow, language: str) -> frozenset[str]:
    arabic = language == "ar"
    aliases = (person.aliases_ar if arabic else person.aliases_en).split(";")
    name = person.name_ar if arabic else person.name_en
    return frozenset({name, *(alias.strip() for alias in aliases if alias.strip())})


def _last_name(name: str, language: str) -> str | None:
    """Give a person's last name, unless it is an ordinary word, which would be taken for him."""
    words = name.replace("-", " ").split()
    last = words[-1]
    if fold(last) in _SECOND_PARTS:
        # نصر الله is a last name, عبد الله another's first.
        return " ".join(words[-2:]) if len(words) > 2 and words[-2] != _SERVANT else None
    common = word_list(language, "not_names") | word_list(language, "not_last_names")
    if len(last) < 3 or len(name.split()) < 2 or fold(last) in common:
        return None
    plain = fold(last).removeprefix(ARTICLE)
    ordinary = word_list(language, "not_names") | word_list(language, "prepositions")
    given = any(listed(word) for word in words_of(last))
    return None if plain in ordinary or given else last


def _nisba(form: str, role: str, value: str, sector: str | None) -> Form:
    """Give the form of a nisba, which the lexicon gives without article; the text may have one."""
    return Form(tuple(form.split()[1:]), None, role, value, sector)


def _inflected(form: str) -> Iterator[str]:
    """Give the forms of a nisba of one or more words, which agree: كوري شمالي, كورية شمالية."""
    words = [nisba_forms(word) for word in fold(form).split()]
    return (" ".join(same) for same in zip(*words, strict=True))


def _keyed(
    text: str,
    role: str,
    value: str,
    sector: str | None,
    language: str,
    *,
    either: bool = False,
    lower: bool = False,
    needs: tuple[str, ...] = (),
) -> Iterator[tuple[str, Form]]:
    tokens = [token for token in tokenize(text, 0, len(text)) if token.is_word]
    if not tokens:
        return
    if language == "ar":
        first, rest = tokens[0].folded, tuple(token.folded for token in tokens[1:])
        has_article = first.startswith(ARTICLE) and len(first) > 3
        stem = first[len(ARTICLE) :] if has_article else first
        yield stem, Form(rest, None if either else has_article, role, value, sector, needs)
        return
    words = [token.cased for token in tokens]
    yield words[0], Form(tuple(words[1:]), False, role, value, sector, needs)
    if lower:
        lowered = [word.lower() for word in words]
        yield lowered[0], Form(tuple(lowered[1:]), False, role, value, sector)
        titled = [word if word in _SMALL else word[:1].upper() + word[1:] for word in words]
        yield titled[0], Form(tuple(titled[1:]), False, role, value, sector)
        yield titled[0], Form(tuple(lowered[1:]), False, role, value, sector)
