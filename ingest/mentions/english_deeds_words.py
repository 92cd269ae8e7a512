"""The words that tell of deeds in English: verbs (called on), nouns (the cut-off), and doubts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from ingest.annotation import Token
from ingest.lexicons.files import folder, read_rows


class DeedRow(BaseModel):
    """A form of `LANGUAGE/deeds.tsv` for one kind of deed, or for `any`.

    An `act` has the doer for its subject; a verb that only `begins` a deed has the deed's `noun`
    or a `weapon` for object. `means` may stand between a doer or an article and the noun. Where
    there is `doubt`, nobody is told to have done it, where a `stranger` acts, nobody known; an
    `other` object makes a verb no deed (struck a deal), a `compound` a noun (attack helicopters).
    An `agent` may stand between a doer and his act (NATO planes bombed), and what `tells` it. "It"
    behind a verb that `reacts` is the deed told last, and an `answer` is one to whoever did it. An
    act or a noun may be of two words (called on, cut-off).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    deed: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]
    role: Literal[
        "act",
        "begins",
        "noun",
        "weapon",
        "means",
        "doubt",
        "stranger",
        "other",
        "compound",
        "agent",
        "tells",
        "reacts",
        "answer",
    ]
    form: Annotated[str, StringConstraints(pattern=r"^[a-z]+( [a-z]+)?$")]


@cache
def kinds_of(role: str) -> dict[str, frozenset[str]]:
    """Give the kinds of deeds that a word of a role tells of, by the word."""
    found: dict[str, frozenset[str]] = {}
    for row in read_rows(folder() / "en" / "deeds.tsv", DeedRow, unique=("deed", "role", "form")):
        if row.role == role:
            found[row.form] = found.get(row.form, frozenset()) | {row.deed}
    return found


def acts_at(tokens: Sequence[Token], place: int) -> frozenset[str]:
    """Give the kinds of deeds that a verb tells of, with the word behind it: called on, urged."""
    words = [token.folded for token in tokens[place : place + 2]]
    behind, acts = " ".join(words[1:]), kinds_of("act")
    near = {token.folded for token in tokens[place + 1 : place + 3]}
    alone = near.isdisjoint(kinds_of("other"))  # not so in "struck a deal"
    found = frozenset[str]()
    for verb in past_of(words[0]):
        found |= acts.get(f"{verb} {behind}", frozenset())
        if alone:
            found |= acts.get(verb, frozenset())
    return found


def past_of(verb: str) -> tuple[str, ...]:
    """Give a verb and what its past may be: expelling and expel, that was expelled."""
    if verb.endswith("ing"):
        return (verb, f"{verb.removesuffix('ing')}ed")
    return (verb, f"{verb}ed", f"{verb}d", f"{verb}{verb[-1:]}ed")


def noun_at(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    """Give the kind of the deed that a noun names, and its last token: the attack, the cut-off."""
    nouns, word = kinds_of("noun"), tokens[place].folded
    if [token.text for token in tokens[place + 1 : place + 2]] == ["-"]:
        end = tokens[place + 2].folded if place + 2 < len(tokens) else ""
        kinds = nouns.get(f"{word} {end}")
        return (next(iter(kinds)), place + 2) if kinds else None
    kinds = nouns.get(word)
    return (next(iter(kinds)), place) if kinds else None  # a noun is of one kind


@cache
def first_words() -> frozenset[str]:
    """Give the first words of all forms that may tell of a deed."""
    roles = ("act", "begins", "noun")
    words = {form.split()[0] for role in roles for form in kinds_of(role)}
    stems = {word.removesuffix("ed") for word in words if word.endswith("ed")}
    return frozenset(words | {f"{s}{end}" for s in stems for end in ("", "e", "ing")}) | {
        stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]
    }
