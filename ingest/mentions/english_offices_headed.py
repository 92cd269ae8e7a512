"""English offices by what a person heads, works for or is of: Ann Lee, who runs Amnesty."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mention import MentionRole
from ingest.mentions.english_beside_names import Beside, Span
from ingest.mentions.english_titles import DETERMINERS, ends_apposition, modifies, of_several
from ingest.mentions.phrase import Phrase

# Between "who" and the verb: who has led, who now runs.
_HELPERS = frozenset({"also", "has", "had", "now", "long", "once", "currently"})
_BY = frozenset({"headed", "led", "commanded", "chaired", "governed", "ruled", "run"})
# Between a worker and what he works for: a researcher at Amnesty.
_LINKS = frozenset({"at", "for", "in", "with"})
# Of states: who represents one at tennis does not head it.
_GOVERNING = frozenset(
    {"governed", "governs", "headed", "heads", "leads", "led", "ruled", "rules", "leading"}
)
_PASSED = frozenset({"former", "mr", "mrs", "ms"})
_GAP = 3  # between a verb and what is headed: who heads the exiled political council of Hamas
_DESCRIBED = 5  # words that tell who somebody is before "who": the ailing priest who leads
_RANKED = 3  # words before a worker: a senior political figure


def headed(beside: Beside, phrase: Phrase) -> Iterator[tuple[str, Span]]:
    """Give the parties that the words beside a person tell that he is of, with those words."""
    ways = (_works_before, _works_behind, _is_of, _heads, _led)
    yield from (way for tell in ways if (way := tell(beside, phrase)) is not None)


def _is_of(beside: Beside, phrase: Phrase) -> tuple[str, Span] | None:
    """Ann Lee of Human Rights Watch, of the Swiss army; King Omar of Jordan."""
    of = phrase.last + 1
    governed = _PASSED.union(DETERMINERS)  # police accused the minister of treason
    before = phrase.first - 1
    while before > 0 and (beside.word(before) in governed or before in beside.titles):
        before -= 1
    if beside.word(of) != "of" or beside.word(before) in word_list("en", "verbs_with_of"):
        return None
    if phrase.title is not None:
        several = of_several(beside.tokens, *phrase.title)
        body = None if several else beside.body(of + 1, state=True, whole=False)
        return None if body is None else (body[0], phrase.title)
    body = beside.body(of + 1, whole=False)
    return None if body is None else (body[0], (of, body[1]))


def _heads(beside: Beside, phrase: Phrase) -> tuple[str, Span] | None:
    """Ann Lee, who now heads the UN relief agency; Ann Lee, whose Fatah bloc."""
    if not beside.comma(phrase.last + 1):
        return None
    who = phrase.last + 2
    if beside.word(who) == "whose":
        own = beside.body(who + 1)
        return None if own is None else (own[0], (who, own[1]))
    if beside.word(who) in DETERMINERS:  # the ailing priest who leads it
        ahead = range(who + 1, who + 2 + _DESCRIBED)
        who = next((n for n in ahead if beside.word(n) in ("who", "")), who)
    if beside.word(who) != "who":
        return None
    verb = who + 1
    while beside.word(verb) in _HELPERS:
        verb += 1
    return _headed_by(beside, verb) if beside.word(verb) in word_list("en", "heads_verbs") else None


def _headed_by(beside: Beside, verb: int) -> tuple[str, Span] | None:
    """Give whom a verb of heading has for its object, with verb and object."""
    start = verb + 1
    if beside.word(start) in DETERMINERS and start not in beside.firsts:
        start += 1
    for place in range(start, min(start + 1 + _GAP, len(beside.tokens))):
        if place in beside.firsts:
            # Who leads Greece heads it; who led Turkey to the final does not.
            governs = place == start and beside.word(verb) in _GOVERNING
            body = beside.body(place, state=governs)
            if body is None:
                return None
            party, last = body
            far = beside.word(last + 1) in word_list("en", "prepositions") - {"in", "since", "of"}
            return None if far and known_actors().is_state(party) else (party, (verb, last))
        if not modifies(beside.tokens[place], verbs=True):
            return None
    return None


def _led(beside: Beside, phrase: Phrase) -> tuple[str, Span] | None:
    """Russia, led by Vladimir Putin; the Fatah bloc, chaired by Ann Lee."""
    by = phrase.first - 1
    if beside.word(by) != "by" or beside.word(by - 1) not in _BY:
        return None
    body = beside.lasts.get(beside.before(by - 1))
    party = beside.party(body)
    able = body is not None and body.role in (MentionRole.NAME, MentionRole.BODY)
    able = able and beside.word(phrase.last + 1) != "s"
    return (party, (by - 1, by)) if party is not None and able else None


def _works_before(beside: Beside, phrase: Phrase) -> tuple[str, Span] | None:
    """A World Bank economist, Ann Lee; World Bank economist Ann Lee."""
    before = beside.before(phrase.first)
    if beside.word(before) not in word_list("en", "body_workers"):
        return None
    comma = before == phrase.first - 2
    for place in (before - 1, before - 2):
        body = beside.lasts.get(place)
        if body is not None:
            article = beside.word(body.first - 1) in DETERMINERS
            beside_it = article and ends_apposition(beside.tokens, phrase.last)
            return _worker(beside, body, (body.first, before)) if beside_it or not comma else None
        if place < 0 or not modifies(beside.tokens[place], verbs=False):
            return None
    return None


def _works_behind(beside: Beside, phrase: Phrase) -> tuple[str, Span] | None:
    """Ann Lee, a Hamas activist; Ann Lee, a researcher at Amnesty."""
    workers = word_list("en", "body_workers")
    start = phrase.last + 2
    if not beside.comma(start - 1) or beside.word(start) not in DETERMINERS:
        return None
    owner: Phrase | None = None
    for head in range(start + 1, min(start + 2 + _RANKED, len(beside.tokens))):
        if owner is not None and head <= owner.last:
            continue
        if beside.word(head) in workers:
            linked = owner is None and beside.word(head + 1) in _LINKS
            return _works_in(beside, head) if linked else _worker(beside, owner, (start + 1, head))
        if head in beside.firsts and owner is None:
            owner = beside.firsts[head]
        elif not modifies(beside.tokens[head], verbs=False):
            return None
    return None


def _works_in(beside: Beside, head: int) -> tuple[str, Span] | None:
    """Give what a worker at a token is told to work for behind: a researcher at Amnesty."""
    first = head + 2 + (beside.word(head + 2) in DETERMINERS)
    body = beside.firsts.get(first)
    if body is None or not beside.closes(body.last):
        return None
    return _worker(beside, body, (head, body.last))


def _worker(beside: Beside, body: Phrase | None, title: Span) -> tuple[str, Span] | None:
    """Give an organization with the words that tell who works for it."""
    party = beside.party(body)
    if body is None or party is None or body.role is not MentionRole.NAME:
        return None
    return None if known_actors().is_state(party) else (party, title)
