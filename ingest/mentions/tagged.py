"""Names that a trained model found, beside the titles that tell who bears them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.annotation import EntityKind, Sentence, Token
from ingest.arabic import ARTICLE
from ingest.mention import MentionRole
from ingest.mentions.index import Hit
from ingest.mentions.phrase import Phrase

Span = tuple[int, int]

# What may stand between a name and its title: «أكد السير نيكولاس هوتون، رئيس الأركان البريطاني».
_BETWEEN = frozenset('،,«»"“”()#')


def tagged_names(sentence: Sentence, kind: EntityKind = EntityKind.PERSON) -> tuple[Span, ...]:
    """Give the first and last token of each name of a kind that has two words or more."""
    found = []
    for entity in sentence.entities:
        if entity.kind is not kind:
            continue
        inside = [
            number
            for number, token in enumerate(sentence.tokens)
            if token.is_word and token.start < entity.end and entity.start < token.end
        ]
        if len(inside) > 1:
            found.append((inside[0], inside[-1]))
    return tuple(found)


def with_tagged_names(
    tokens: Sequence[Token],
    phrases: Sequence[Phrase],
    titles: Mapping[int, Hit],
    names: Sequence[Span],
) -> list[Phrase]:
    """Give the phrases, each official without a name with the tagged name right beside him.

    The name stands behind him, ranks (الفريق) passed over, or before him with or without a comma;
    names that another phrase holds already are nobody else's. A title with its institution whose
    state the article leaves to the reader («محمود حجازي رئيس أركان القوات المسلحة») becomes a bare
    phrase, if a tagged name stands beside it; a rank alone (العقيد) tells no state.
    """
    taken = {n for phrase in phrases for n in range(phrase.first, phrase.last + 1)}
    free = [span for span in names if not taken.intersection(range(span[0], span[1] + 1))]
    done = []
    for phrase in phrases:
        official = phrase.role is MentionRole.OFFICIAL and not phrase.name and phrase.title
        span = _beside(tokens, phrase.first, phrase.last, titles, free) if official else None
        if span is not None:
            free.remove(span)
            phrase = replace(
                phrase.widened(*span), head=span[1], name=span, role=MentionRole.PERSON
            )
        done.append(phrase)
    for first, last in _lone_titles(tokens, titles, taken):
        span = _beside(tokens, first, last, titles, free)
        if span is not None:
            free.remove(span)
            ends = min(first, span[0]), max(last, span[1])
            person = MentionRole.PERSON
            done.append(
                Phrase(*ends, span[1], "", person, name=span, title=(first, last), bare=True)
            )
    return sorted(done, key=lambda phrase: phrase.first)


def _lone_titles(tokens: Sequence[Token], titles: Mapping[int, Hit], taken: set[int]) -> list[Span]:
    """Give the titles that are part of no phrase and end in an institution: وزير الداخلية."""
    found: list[Span] = []
    for first, hit in sorted(titles.items()):
        if hit.form.role not in ("title", "body") or taken & set(range(first, hit.last + 1)):
            continue
        if found and found[-1][1] + 1 == first:
            found[-1] = (found[-1][0], hit.last)
        elif hit.form.role == "title":
            found.append((first, hit.last))
    return [
        (first, last)
        for first, last in found
        if last > first and tokens[last].folded.startswith(ARTICLE)
    ]


def _beside(
    tokens: Sequence[Token], first: int, last: int, titles: Mapping[int, Hit], names: Sequence[Span]
) -> Span | None:
    begin = last + 1
    while begin < len(tokens) and (begin in titles or tokens[begin].text in _BETWEEN):
        begin = titles[begin].last + 1 if begin in titles else begin + 1
    end = first - 1
    while end >= 0 and tokens[end].text in _BETWEEN:
        end -= 1
    behind = next((span for span in names if span[0] == begin), None)
    before = next((span for span in names if span[1] == end), None)
    return behind or before
