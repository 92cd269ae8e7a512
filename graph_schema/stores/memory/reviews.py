"""The reviews of the memory store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph_schema.queries import Page, check_limit
from graph_schema.records import CodedArticle
from graph_schema.reviews import Correctness, Judgement, Verdict
from graph_schema.stores.jobs import check_time
from graph_schema.stores.memory.content import Content
from graph_schema.stores.paging import JUDGEMENTS, VERDICTS, id_place, page, place
from graph_schema.stores.reviewing import (
    judgements_with,
    names_in,
    refuse_contradiction,
    refuse_unread,
    stand_for_of,
    touched,
)


class MemoryReviews:
    """The reviews of the memory store; see `graph_schema.reviews.Reviews`."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def judge(self, judgement: Judgement) -> bool:
        """Let a judgement of two actors stand; False when exactly this stands."""
        check_time(judgement.at)
        with self._content.held():
            standing = self._content.judgements
            if standing.get(judgement.pair) == judgement:
                return False
            actors = self._content.snapshot().actors
            self._stand(judgements_with(list(standing.values()), judgement, actors))
            return True

    def undo_judgement(self, one: str, other: str) -> bool:
        """Take a judgement back; gives False when there is none."""
        pair = (min(one, other), max(one, other))
        with self._content.held():
            standing = self._content.judgements
            if pair not in standing:
                return False
            self._stand([judgement for judgement in standing.values() if judgement.pair != pair])
            return True

    def judgement(self, one: str, other: str) -> Judgement | None:
        """Give the judgement of two actors, or None."""
        with self._content.held():
            return self._content.judgements.get((min(one, other), max(one, other)))

    def judgements(
        self, *, actor: str | None = None, limit: int = 100, cursor: str | None = None
    ) -> Page[Judgement]:
        """Give the judgements, or those of one actor, in the order of their actors."""
        check_limit(limit)
        after = place(JUDGEMENTS, cursor, (str, str)) or ("", "")
        with self._content.held():
            found = [
                judgement
                for pair, judgement in sorted(self._content.judgements.items())
                if pair > after and (actor is None or actor in pair)
            ]
        return page(JUDGEMENTS, found, limit, lambda judgement: judgement.pair)

    def stands_for(self, actor_id: str) -> str:
        """Give the id that an actor goes by."""
        with self._content.held():
            return stand_for_of(self._content.judgements.values()).get(actor_id, actor_id)

    def rule(self, verdict: Verdict) -> bool:
        """Let a verdict on a claim stand; False when exactly this stands."""
        check_time(verdict.at)
        with self._content.held():
            if self._content.verdicts.get(verdict.claim) == verdict:
                return False
            refuse_unread(verdict, self._content.as_read(verdict.article))
            self._content.verdicts[verdict.claim] = verdict
            self._hear({verdict.article})
            return True

    def undo_verdict(self, claim_id: str) -> bool:
        """Take a verdict back; gives False when there is none."""
        with self._content.held():
            verdict = self._content.verdicts.pop(claim_id, None)
            if verdict is None:
                return False
            self._hear({verdict.article})
            return True

    def verdict(self, claim_id: str) -> Verdict | None:
        """Give the verdict on a claim, or None."""
        with self._content.held():
            return self._content.verdicts.get(claim_id)

    def verdicts(
        self,
        *,
        article: str | None = None,
        correctness: Correctness | None = None,
        limit: int = 100,
        cursor: str | None = None,
    ) -> Page[Verdict]:
        """Give the verdicts in the order of their claims' ids."""
        check_limit(limit)
        after = id_place(VERDICTS, cursor)
        with self._content.held():
            found = [
                verdict
                for claim, verdict in sorted(self._content.verdicts.items())
                if claim > after
                and article in (None, verdict.article)
                and correctness in (None, verdict.correctness)
            ]
        return page(VERDICTS, found, limit, lambda verdict: (verdict.claim,))

    def as_read(self, article_id: str) -> CodedArticle | None:
        """Give an article with all that was read in it, before any review, or None."""
        with self._content.held():
            return self._content.as_read(article_id)

    def restore(self, judgements: Sequence[Judgement], verdicts: Sequence[Verdict]) -> int:
        """Let reviews of another store stand here; gives how many changed."""
        with self._content.held():
            content = self._content
            new = [one for one in judgements if content.judgements.get(one.pair) != one]
            ruled = [one for one in verdicts if content.verdicts.get(one.claim) != one]
            if not new and not ruled:
                return 0
            after = {**content.judgements, **{one.pair: one for one in new}}
            refuse_contradiction(after.values())
            content.verdicts.update({verdict.claim: verdict for verdict in ruled})
            self._stand(after.values(), {verdict.article for verdict in ruled})
            return len(new) + len(ruled)

    def _stand(self, judgements: Iterable[Judgement], articles: Iterable[str] = ()) -> None:
        before = stand_for_of(self._content.judgements.values())
        self._content.judgements = {judgement.pair: judgement for judgement in judgements}
        names = touched(before, stand_for_of(self._content.judgements.values()))
        naming = {
            article_id
            for article_id in self._content.coded
            if not names.isdisjoint(names_in(self._read(article_id)))
        }
        self._hear({*naming, *articles})

    def _hear(self, article_ids: Iterable[str]) -> None:
        replaced = []
        for article_id in sorted(set(article_ids)):
            before = self._content.coded.get(article_id)
            if before is not None:
                after = self._content.hear(self._read(article_id))
                if after != before:
                    replaced.append((article_id, before, after))
        self._content.changed(*replaced)

    def _read(self, article_id: str) -> CodedArticle:
        return self._content.readings.get(article_id) or self._content.coded[article_id]
