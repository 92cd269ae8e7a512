"""The phrases of a sentence: forms of the lexicon, titles and names of a model put together."""

from __future__ import annotations

from ingest.annotation import Sentence
from ingest.mention import MentionRole
from ingest.mentions import arabic, english
from ingest.mentions.chains import with_title_chains
from ingest.mentions.english_bodies import with_owned_bodies
from ingest.mentions.english_fields import with_own_fields
from ingest.mentions.english_headlines import in_title_case, without_verbs
from ingest.mentions.english_monarchs import with_monarchs
from ingest.mentions.english_names import with_longer_names
from ingest.mentions.english_offices_paired import with_paired_offices
from ingest.mentions.english_offices_told import with_told_offices
from ingest.mentions.english_officials import with_owners
from ingest.mentions.last_names import part_of_name
from ingest.mentions.led import with_leaders
from ingest.mentions.offices_given import with_given_offices
from ingest.mentions.origins import without_origins
from ingest.mentions.persons_private import with_private_persons
from ingest.mentions.phrase import Phrase, hits_of
from ingest.mentions.tagged import (
    named_tokens,
    tagged_names,
    with_free_names,
    with_tagged_names,
    with_whole_names,
)


def phrases_of(sentence: Sentence, language: str) -> list[Phrase]:
    """Give the noun phrases of a sentence that may stand for an actor, in the order of the text."""
    hits = hits_of(sentence.tokens, language)
    hits = with_own_fields(sentence.tokens, hits) if language == "en" else hits
    names = tagged_names(sentence)
    titles = {hit.first: hit for hit in hits if hit.titular}
    if language == "ar":
        phrases = arabic.compose(sentence.tokens, hits, names)
        phrases = with_whole_names(sentence.tokens, phrases, names)
    else:
        composed = with_whole_names(sentence.tokens, english.compose(sentence.tokens, hits), names)
        if sentence.in_title and in_title_case(sentence.tokens):
            composed = without_verbs(composed, names)
        phrases = with_tagged_names(sentence.tokens, composed, titles, names)
    phrases = with_free_names(sentence.tokens, phrases, titles, names)
    if language == "ar":
        phrases = with_given_offices(sentence.tokens, phrases, titles, names)
    else:
        phrases = with_monarchs(sentence.tokens, phrases, titles, headline=sentence.in_title)
    named = named_tokens(sentence)
    phrases = with_title_chains(sentence.tokens, phrases, hits, language, named)
    if language == "ar":
        phrases = without_origins(with_leaders(sentence.tokens, phrases, titles))
    else:
        phrases = with_paired_offices(sentence.tokens, phrases)
        phrases = with_told_offices(sentence.tokens, phrases, titles)
    phrases = [phrase for phrase in phrases if not _nobody(phrase)]
    if language == "ar":
        phrases = with_private_persons(sentence.tokens, phrases, titles, names)
    if language == "en" and not sentence.in_title:
        phrases = with_longer_names(sentence.tokens, phrases)
    if language == "en":
        phrases = with_owners(sentence.tokens, with_owned_bodies(sentence.tokens, phrases))
    # انتقد ترامب سانشيز: what a known person's name ends before is no first name of the next.
    ends = {p.last + 1 for p in phrases if p.role is MentionRole.PERSON and p.known_person}
    return [
        p
        for p in phrases
        if not p.last_name
        or (p.name is not None and p.first == p.name[0] and p.first in ends)
        or not part_of_name(sentence, p, language)
    ]


def _nobody(phrase: Phrase) -> bool:
    """Say whether a tagged name is left that neither the lexicon nor a title tells anything of."""
    return (
        phrase.role is MentionRole.PERSON
        and not (phrase.actor or phrase.known_person or phrase.candidates or phrase.title)
        and not phrase.bare
    )
