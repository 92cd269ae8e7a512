"""What adjectives and the article tell of Arabic forms: only words, another actor, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.files import word_list
from ingest.mention import MentionRole
from ingest.mentions.index import Hit
from ingest.mentions.phrase import LATTER

# The West is called by a word for a direction, which most often means a place.
COMPASS_PARTY = "WEST"
# Likewise "international", which is somebody only where it says whose reaction it was.
WORLD_PARTY = "INTERNATIONAL_COMMUNITY"


def qualified(hit: Hit, following: Hit | None) -> bool:
    """Say whether a demonym tells which body is meant: التحالف السوري is not التحالف."""
    return (
        bool(hit.candidates)
        and not hit.form.last_name
        and following is not None
        and following.first == hit.last + 1
        and following.form.role == "demonym"
    )


def only_a_word(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a form is only a common word here: الأيام الأخيرة, الساحل الغربي, صور."""
    before = tokens[hit.first - 1].folded if hit.first else ""
    if hit.form.role == LATTER:
        return not hit.prefix and before not in word_list("ar", "particles")
    if hit.form.role == "demonym" and hit.form.value == WORLD_PARTY:
        # ضغوط دولية come from somebody; القانون الدولي does not.
        reactions = word_list("ar", "reactions")
        return not any(reading.stem in reactions for reading in readings(before))
    if hit.form.role == "region" and hit.first == hit.last:
        # مدينة صور is Tyre; صور alone is pictures.
        stems = {reading.stem for reading in readings(tokens[hit.first].folded)}
        return bool(stems & word_list("ar", "homographs")) and not any(
            reading.stem in word_list("ar", "places") for reading in readings(before)
        )
    if hit.form.role != "demonym" or hit.form.value != COMPASS_PARTY:
        return False
    places = word_list("ar", "places")
    return any(reading.stem in places for reading in readings(before)) or not before


def apart(tokens: Sequence[Token], title: Hit, hit: Hit, role: MentionRole) -> bool:
    """Say whether a title that is definite already stands before a name, which it cannot govern.

    شكر الوزير مصر: the minister thanked Egypt; Egypt's minister is وزير مصر or الوزير المصري.
    """
    named = role in (MentionRole.NAME, MentionRole.CAPITAL) and not hit.prefix
    return named and tokens[title.last].folded.removeprefix("و").startswith(ARTICLE)
