"""Proving that two stores hold the same and answer the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Protocol

from graph_schema.interfaces import Store
from graph_schema.records import CodedArticle
from graph_schema.transfer import comparing
from graph_schema.transfer.battery import Sample, questions
from graph_schema.transfer.comparing import Difference

QUESTIONS = 400


class Watcher(Protocol):
    """Hears how far a long work is."""

    def begin(self, words: str, steps: int | None) -> None:
        """Hear that a part of the work begins, and of how many steps it is, where that is known."""

    def advance(self, steps: float = 1) -> None:
        """Hear of steps done."""


def differences(
    one: Store, other: Store, watcher: Watcher, *, most_questions: int = QUESTIONS
) -> Iterator[Difference]:
    """Give every way in which two stores differ, in what they hold and in what they answer.

    Compared as a whole, record by record: the articles with their actors as seen, claims and
    offices; totals; stories; actors; derived relations; the jobs that are not done; judgements
    and verdicts; keys and webhooks. Then up to `most_questions` made from the content are put to
    both. Neither store should be written meanwhile.
    """
    sample = Sample()

    def seen(coded: CodedArticle) -> None:
        sample.see(coded)
        watcher.advance()

    totals = one.reader.totals()
    watcher.begin("content", totals.articles)
    yield from comparing.articles(one.reader, other.reader, seen)
    here, there = asdict(totals), asdict(other.reader.totals())
    for name in here:
        yield from comparing.answers(f"total of {name}", here[name], there[name])
    watcher.begin("stories, actors and relations", None)
    yield from comparing.stories(one.reader, other.reader)
    yield from comparing.actors(one.reader, other.reader)
    yield from comparing.relations(one.reader, other.reader)
    yield from comparing.jobs(one, other)
    yield from comparing.reviews(one, other)
    yield from comparing.documents(one, other)
    asked = questions(sample.articles(), most_questions)
    watcher.begin("questions", len(asked))
    for question in asked:
        yield from comparing.answers(
            question.words, question.ask(one.reader), question.ask(other.reader)
        )
        watcher.advance()
