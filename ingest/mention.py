"""A mention: the words of a sentence that stand for an actor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MentionRole(StrEnum):
    """How the words stand for the actor."""

    NAME = "name"  # سوريا, Hezbollah
    DEMONYM = "demonym"  # السوري, Israeli
    PEOPLE = "people"  # الروس, Turks
    CAPITAL = "capital"  # دمشق, Moscow
    SEAT = "seat"  # الكرملين, the White House
    BODY = "body"  # قوات الاحتلال, Israeli troops
    REGION = "region"  # حلب, Crimea: a place, whose people may be struck
    OFFICIAL = "official"  # وزير الخارجية السوري, the Syrian envoy, without a name
    PERSON = "person"  # أسعد الشيباني, with or without the title
    PRONOUN = "pronoun"  # بلاده, its forces


@dataclass(frozen=True, slots=True)
class Mention:
    """Some tokens of one sentence that stand for an actor.

    `first` and `last` are token numbers in the sentence, `start` and `end` offsets into the
    text that the sentence stands in. `actor` is the actor's id, `party` its party, `head` the
    token that carries the meaning (the demonym of a body, the name of a person). `sector` is a
    PLOVER code or None.
    """

    first: int
    last: int
    start: int
    end: int
    head: int
    actor: str
    party: str
    role: MentionRole
    sector: str | None = None
