"""English noun phrases: a state's name or demonym before a title or body, names around."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mention import MentionRole
from ingest.mentions.apposition import with_titles
from ingest.mentions.english_bodies import bare_bodies
from ingest.mentions.english_breakaways import authority
from ingest.mentions.english_ministries import (
    officials_in_dateline,
    officials_of_bodies,
    with_fields,
)
from ingest.mentions.english_names import (
    given_name,
    of_another_name,
    of_language,
    only_tells_which,
    runs,
)
from ingest.mentions.english_officials import with_names
from ingest.mentions.english_titles import DETERMINERS, behind_age, modifies, of_several
from ingest.mentions.index import Hit
from ingest.mentions.phrase import (
    LATTER,
    REFERRING,
    Phrase,
    referring,
    simple,
)

MAX_GAP = 2
_OF = frozenset({"of", "for"})
# What a state is called by in full: the Ministry of Defence of the Republic of Chad.
_STATES = frozenset({"kingdom", "republic", "state"})
_PRONOUNS = frozenset({REFERRING, LATTER})
_CAPTAIN = "captain"
_WORLDWIDE, _WESTERN = "international", "western"
_ORIGINS = frozenset({MentionRole.DEMONYM, MentionRole.NAME})
_QUOTES = frozenset("\"“”'‘’()")


def compose(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Phrase]:
    """Give the phrases of a sentence in the order of the text."""
    hits = with_fields(tokens, hits)
    titles = {hit.first: hit for hit in hits if hit.titular and hit.form.role not in _PRONOUNS}
    ends = {hit.last: hit for hit in titles.values()}
    taken: set[int] = set()
    phrases: list[Phrase] = []
    ruled: Hit | None = None  # the last place that means who rules it
    origins = {hit.first: hit for hit in hits if hit.form.role in _ORIGINS}
    for hit in hits:
        if phrases and phrases[-1].first < hit.first <= phrases[-1].last:
            continue  # the UN's Algerian envoy
        if hit.form.role in (REFERRING, LATTER):
            phrases.append(referring(hit))
            continue
        if hit.titular or _merely_adjective(tokens, hit) or of_another_name(tokens, hit):
            continue
        if only_tells_which(tokens, hit) or given_name(tokens, hit, ends):
            continue
        alone = simple(hit)
        if alone.role is MentionRole.REGION and (party := authority(tokens, hit, titles, ruled)):
            alone, ruled = replace(alone, actor=party, role=MentionRole.NAME), hit
        phrase = _before_title(tokens, alone, titles, origins)
        if phrase.title is None:
            phrase = _after_title(tokens, phrase, ends)
            if tokens[phrase.first].folded in _STATES:
                phrase = _after_title(tokens, phrase, ends)
        phrases.append(phrase)
        if not phrase.last_name:
            taken.update(range(phrase.first, phrase.last + 1))
    officials = [
        *officials_of_bodies(tokens, titles, taken),
        *officials_in_dateline(tokens, titles, taken),
    ]
    taken.update(n for official in officials for n in range(official.first, official.last + 1))
    phrases += officials
    phrases += bare_bodies(tokens, list(titles.values()), taken)
    phrases.sort(key=lambda phrase: phrase.first)
    return with_titles(tokens, with_names(tokens, phrases, titles, taken), hits)


def _merely_adjective(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether an adjective is nobody here: international law, western Iraq, speaks Russian.

    International pressure comes from somebody, and so do Western weapons.
    """
    if of_language(tokens, hit):
        return True
    adjective = tokens[hit.last].folded
    if hit.first < hit.last or adjective not in (_WORLDWIDE, _WESTERN):
        return False
    after = tokens[hit.last + 1].folded if hit.last + 1 < len(tokens) else ""
    arms = adjective == _WESTERN and after in word_list("en", "arms")
    return not arms and after not in word_list("en", "reactions")


def _before_title(
    tokens: Sequence[Token], phrase: Phrase, titles: dict[int, Hit], origins: dict[int, Hit]
) -> Phrase:
    """Syria's new foreign minister, Israeli ground troops: at most two plain words between."""
    if phrase.role is MentionRole.PERSON:
        return phrase
    region = phrase.role is MentionRole.REGION
    position = phrase.last + 1
    widest = _widest_gap(tokens, phrase)
    verbs = phrase.role is not MentionRole.DEMONYM
    if position < len(tokens) and tokens[position].folded == "s" and len(tokens[position].text) > 1:
        position, widest, verbs = position + 1, MAX_GAP, False
    elif _runs(tokens, phrase):
        position, widest = position + 2, MAX_GAP
    passed = _passed(tokens, phrase, titles, origins, verbs=verbs)
    found: list[Hit] = []
    gap = 0
    while position < len(tokens) and gap <= widest:
        hit = titles.get(position)
        if hit is not None and not found and verbs and tokens[position].folded == _CAPTAIN:
            break  # Kenya captain Paul Otieno plays for it
        if hit is not None:
            found.append(hit)
            position = hit.last + 1
            gap = 0
        elif position in passed and {hit.form.role for hit in found} <= {"qualifier"}:
            position = passed[position].last + 1
        elif found and _owned_by_body(tokens, found[-1], position, titles):
            position += 1  # the Jordanian government's spokesman
        elif not (found or region) and (behind := behind_age(tokens, position)):
            position = behind
        elif found or region or not modifies(tokens[position], verbs=verbs):
            break
        else:
            gap += 1
            position += 1
    while found and found[-1].form.role == "qualifier":
        found.pop()
    roles = {hit.form.role for hit in found}
    if not found or (_runs(tokens, phrase) and "body" not in roles):
        return phrase
    sector = next((hit.form.sector for hit in found if hit.form.sector), phrase.sector)
    last = found[-1].last
    if "title" in roles:
        return replace(
            phrase, last=last, role=MentionRole.OFFICIAL, sector=sector, title=(phrase.first, last)
        )
    if region:
        return phrase
    if "body" in roles:
        return replace(phrase, last=last, role=MentionRole.BODY, sector=sector)
    if phrase.role is MentionRole.DEMONYM:
        return replace(phrase, last=last, role=MentionRole.PEOPLE, sector="CVL", plain=True)
    return phrase


def _passed(
    tokens: Sequence[Token],
    phrase: Phrase,
    titles: dict[int, Hit],
    origins: dict[int, Hit],
    *,
    verbs: bool,
) -> dict[int, Hit]:
    """Give the forms by first token that only tell more of an official of somebody else.

    The UN's Algerian envoy, Oxfam's Kenya director; Britain's UN ambassador.
    """
    state = known_actors().is_state(phrase.actor)
    passed = {}
    for first, hit in origins.items():
        title = titles.get(hit.last + 1)
        name = hit.form.role == "name"
        if title is None or title.form.role != "title" or not name:
            if not (name or verbs or state):
                passed[first] = hit
        elif state and not verbs:
            sent = tokens[title.last].folded in word_list("en", "delegates_to")
            if sent and not known_actors().is_state(hit.form.value):
                passed[first] = hit
        elif not state and known_actors().is_state(hit.form.value):
            passed[first] = hit
    return passed


def _sent(tokens: Sequence[Token], title: Hit, phrase: Phrase) -> bool:
    """Say whether a title is of somebody whom others send to a state."""
    state = known_actors().is_state(phrase.actor) or phrase.role is MentionRole.REGION
    return state and tokens[title.last].folded in word_list("en", "delegates_to")


def _owned_by_body(
    tokens: Sequence[Token], body: Hit, position: int, titles: dict[int, Hit]
) -> bool:
    """Say whether "'s" at a token makes whoever is called behind it a body's: its spokesman."""
    official = titles.get(position + 1)
    owned = official is not None and official.form.role == "title"
    return owned and body.form.role == "body" and tokens[position].folded == "s"


def _runs(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Say whether a phrase is of a group that runs what follows: the Houthi-run government."""
    return runs(tokens, phrase.last) and not known_actors().is_state(phrase.actor)


def _widest_gap(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Give how many words may stand between a phrase and its head: none where a verb may.

    US ground troops, Israeli ground troops; but "Israel suspends soldier" and "Hamas militants
    fired rockets" are no noun phrases.
    """
    last = tokens[phrase.last].text
    actor = known_actors().actors.get(phrase.actor)
    state = actor is not None and actor.kind == "state" and not last.isupper()
    named = state and phrase.role in (MentionRole.NAME, MentionRole.CAPITAL)
    several = last.endswith("s") and (phrase.role is MentionRole.PEOPLE or last.islower())
    return 0 if named or several else MAX_GAP


def _after_title(tokens: Sequence[Token], phrase: Phrase, ends: dict[int, Hit]) -> Phrase:
    """The president of France, a spokesman for the UN; President Vladimir Putin."""
    before = phrase.first - 1
    if phrase.role is MentionRole.PERSON:
        chain = ends.get(before)
        first, roles = phrase.first, set()
        while chain is not None and chain.form.role in ("title", "qualifier"):
            first = chain.first
            roles.add(chain.form.role)
            chain = ends.get(first - 1)
        if "title" not in roles or of_several(tokens, first, phrase.first - 1):
            return phrase  # Mr Powell
        return replace(phrase, first=first, title=(first, phrase.first - 1))
    if before >= 0 and tokens[before].folded in DETERMINERS:
        before -= 1
    if before < 1 or tokens[before].folded not in _OF:
        return phrase
    hit = ends.get(before - 1)
    if hit is None or hit.form.role not in ("title", "body"):
        return phrase
    if tokens[before].folded == "for" and _sent(tokens, hit, phrase):
        return phrase  # the envoy for Yemen is somebody else's
    behind = tokens[phrase.last + 1].text if phrase.last + 1 < len(tokens) else ""
    if phrase.role is MentionRole.DEMONYM and behind[:1].isupper():
        return phrase  # the director of the Canadian Grain Board
    sector = hit.form.sector or phrase.sector
    if hit.form.role == "title":
        return replace(
            phrase,
            first=hit.first,
            role=MentionRole.OFFICIAL,
            sector=sector,
            title=(hit.first, phrase.last),
        )
    return replace(phrase, first=hit.first, role=MentionRole.BODY, sector=sector)
