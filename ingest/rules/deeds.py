"""What somebody says that another did or must do: the speaker accuses or calls on the doer."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.attribution import speaker_at
from ingest.rules.before import nearest
from ingest.rules.context import View
from ingest.rules.phrases import Phrase
from ingest.rules.roles import Roles
from ingest.rules.subjects import subjects
from ingest.rules.triggers import Match
from ingest.rules.verbs import is_passive

NAMED_REACH = 3
_SURE = frozenset({"before", "after", "relative", "head"})


def of_deed(view: View, match: Match) -> Iterator[Roles]:
    """Give the speaker and the doer of a deed: قالت فرنسا إن روسيا انتهكت, he said Iran lied."""
    if is_passive(view, match.first):
        return
    for subject in subjects(
        view,
        match.first,
        match.last,
        match.prefix,
        pronoun=match.pronoun,
        imperfect=match.imperfect,
    ):
        if subject.how not in _SURE:
            continue
        doer = subject.phrase.places[0]
        teller = speaker_at(view.acts, match.first, doer.mention)
        speaker = next((p for p in view.places if p.mention is teller), None)
        if speaker is not None and speaker.number not in {p.number for p in subject.phrase.places}:
            for one in subject.phrase.places:
                yield Roles(speaker, one, f"told-{subject.how}")
        return


def of_misdeed(view: View, match: Match) -> Iterator[Roles]:
    """Give the speaker and whose misdeed he names: انتهاكات روسيا, Iran's meddling."""
    doer = _behind(view, match) if view.arabic else _before(view, match)
    if doer is None:
        return
    teller = speaker_at(view.acts, match.first, doer.places[0].mention)
    speaker = next((p for p in view.places if p.mention is teller), None)
    if speaker is not None and speaker.number not in {p.number for p in doer.places}:
        for one in doer.places:
            yield Roles(speaker, one, "told-misdeed")


def _behind(view: View, match: Match) -> Phrase | None:
    phrase = next((p for p in view.phrases if p.first > match.last), None)
    if phrase is None or phrase.led_since(match.last):
        return None
    reach = NAMED_REACH if phrase.adjectival else 1
    near = phrase.first - match.last <= reach and view.plain(match.last, phrase.first)
    return phrase if near else None


def _before(view: View, match: Match) -> Phrase | None:
    phrase = nearest(view, match.first, NAMED_REACH)
    if phrase is None or not view.plain(phrase.last, match.first):
        return None
    return phrase if phrase.adjectival or view.words[phrase.last + 1] == "s" else None
