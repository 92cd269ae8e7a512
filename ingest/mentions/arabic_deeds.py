"""The Arabic words that tell a deed of somebody, and those that name it again: قصف, الهجوم."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from graph_schema.folding import fold
from ingest.arabic import CONJUNCTIONS, readings, without_conjunction
from ingest.inflection import arabic_verb
from ingest.lexicons.files import folder, read_rows, word_list


class DeedRow(BaseModel):
    """A word of `ar/deeds.tsv` for deeds of a `kind`: attacks, charges, sanctions and so on.

    By `role`, a `verb` has who does it for its subject (قصف), one that `announces` it if no other
    subject follows (أعلن أنه), a `light` one where a `noun` of the kind is its object (شن غارة).
    Such a noun stands with who does it (غارة إسرائيلية, غارات التحالف), what is `suffered` only in
    an adjective (قصف إسرائيلي, but قصف غزة). With the article they name it again, and so does what
    is said only `again` (المجزرة); an adjective that is `fitting` tells no other deed (الهجوم
    الصاروخي), and a verb that `harms` what it has done (أسفر). A `reaction` is a verb of whoever
    answers a deed (ندد), and what is `unsure` has not been done (هجوم محتمل); both are of no kind.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    kind: str
    role: Literal[
        "verb",
        "announces",
        "light",
        "noun",
        "suffered",
        "again",
        "fitting",
        "harms",
        "reaction",
        "unsure",
    ]
    form: str

    @model_validator(mode="after")
    def _of_a_kind(self) -> DeedRow:
        if bool(self.kind) == (self.role in ("reaction", "unsure")):
            message = f"{self.form!r} is of a kind, or should be"
            raise ValueError(message)
        return self


Kinds = frozenset[tuple[str, str]]
_VERBS = ("verb", "announces", "light", "harms", "reaction")
_NAMING = ("noun", "suffered", "again")


@cache
def _forms() -> dict[str, Kinds]:
    """Give the kinds and roles of each folded form."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in read_rows(folder() / "ar" / "deeds.tsv", DeedRow, unique=("kind", "role", "form")):
        if row.role in _VERBS:
            perfect, imperfect = row.form.split("/")
            forms = arabic_verb(perfect, imperfect) | {fold(perfect)}
        else:
            forms = frozenset({fold(row.form)})
        for form in forms:
            found.setdefault(form, set()).add((row.kind, row.role))
    return {form: frozenset(kinds) for form, kinds in found.items()}


@lru_cache(maxsize=100_000)
def verb_kinds(word: str) -> Kinds:
    """Give the kinds of deeds that a folded word may tell as a verb, with its roles."""
    ways = {word, *(r.stem for r in readings(word) if r.prefix in CONJUNCTIONS and not r.article)}
    return frozenset(k for way in ways for k in _forms().get(way, ()) if k[1] in _VERBS)


@lru_cache(maxsize=100_000)
def noun_kinds(word: str, *, definite: bool) -> Kinds:
    """Give the kinds of deeds that a folded word may name, with or without the article."""
    stems = {r.stem for r in readings(word) if r.article == definite}
    if not definite:
        # The accusative: شنت هجوما.
        stems |= {stem.removesuffix("ا") for stem in stems}
    return frozenset(k for stem in stems for k in _forms().get(stem, ()) if k[1] not in _VERBS)


def naming(kinds: Kinds) -> frozenset[str]:
    """Give the kinds of which some words name a deed."""
    return frozenset(kind for kind, role in kinds if role in _NAMING)


@lru_cache(maxsize=100_000)
def fits(word: str, kind: str) -> bool:
    """Say whether a folded word is an adjective that tells no other deed of a kind."""
    kinds = noun_kinds(word, definite=True) | noun_kinds(word, definite=False)
    return (kind, "fitting") in kinds


def reacts(word: str) -> bool:
    """Say whether a folded word is a verb of whoever answers a deed."""
    if without_conjunction(word) in word_list("ar", "prepositions"):
        return False  # قبل
    return ("", "reaction") in verb_kinds(word)


def harms(word: str, kind: str) -> bool:
    """Say whether a folded word is a verb of what deeds of a kind do."""
    return not verb_kinds(word).isdisjoint({(kind, "harms"), (kind, "verb")})


def is_unsure(word: str) -> bool:
    """Say whether a folded word tells of a deed that it has not been done."""
    return ("", "unsure") in noun_kinds(word, definite=False)
