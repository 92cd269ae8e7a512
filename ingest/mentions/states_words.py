"""The English nouns for states, and the verbs that tell that a state acts or is acted on."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from ingest.lexicons.files import folder, read_list, read_rows


class CountryRow(BaseModel):
    """A form of `LANGUAGE/countries.tsv`.

    A `noun` means a state that the article has named, unless what stands before it tells it
    `apart`. It acts before a word that is `acting`; behind a `link` or a verb that has it for
    `object` something is done to it. A `friend` or a `foe` is another state than its own. An
    `opener` may stand before "its" at the beginning of a sentence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    role: Literal["noun", "apart", "acting", "link", "object", "friend", "foe", "opener"]
    form: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]


@cache
def country_words(role: str) -> frozenset[str]:
    """Give the forms of `countries.tsv` that have a role."""
    rows = read_rows(folder() / "en" / "countries.tsv", CountryRow, unique=("role", "form"))
    return frozenset(row.form for row in rows if row.role == role)


@cache
def monarchies() -> frozenset[str]:
    """Give the states in which a monarch reigns, whose forces may be called royal."""
    return read_list(folder() / "monarchies.txt")
