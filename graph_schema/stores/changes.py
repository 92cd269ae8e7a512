"""What one change of an article enters into the log of changes, the same for every store."""

from __future__ import annotations

from graph_schema.records import ChangeKind, CodedArticle


def changes_between(
    before: CodedArticle | None, after: CodedArticle | None
) -> list[tuple[ChangeKind, str]]:
    """Give the kind and id of each entry, when `after` takes the place of `before`.

    Claims that went come first, then those that came; an article that is retracted comes last. A
    claim reads otherwise also when its article does: the answers show both together.
    """
    old = {claim.id: claim for claim in before.claims} if before else {}
    new = {claim.id: claim for claim in after.claims} if after else {}
    entries = [(ChangeKind.CLAIM_RETRACTED, claim_id) for claim_id in old if claim_id not in new]
    same = before is not None and after is not None and before.article == after.article
    entries += [
        (ChangeKind.CLAIM_ADDED, claim_id)
        for claim_id, claim in new.items()
        if not same or old.get(claim_id) != claim
    ]
    if before is not None and after is None:
        entries.append((ChangeKind.ARTICLE_RETRACTED, before.article.id))
    return entries
