"""Annotations as offsets give back what the annotators wrote, and hold no text."""

from pathlib import Path
from typing import Any

import pytest

from ingest.training.annotations import read_batches, read_packed
from ingest.training.offsets import pack, unpack

ARTICLE = {
    "id": "x",
    "language": "en",
    "title": "Norway warns Sweden",
    "text": "Before. Norway attacked Sweden, said Olav Test, the Norwegian minister. After.",
    "published": "2025-01-01",
}
PASSAGE = "Norway attacked Sweden, said Olav Test, the Norwegian minister."


def annotated(evidence: str, **more: Any) -> dict[str, Any]:
    relation = {
        "source": "NOR",
        "type": "ATTACKS",
        "target": "SWE",
        "polarity": "asserted",
        "modality": "actual",
        "speaker": None,
        "optional": False,
        "evidence": evidence,
        "source_mention": "Norway",
        "target_mention": None,
        **more,
    }
    office = {"person": "Olav Test", "party": "NOR", "title": "Norwegian minister"}
    return {"id": "x", "relations": [relation], "offices": [office]}


@pytest.mark.parametrize("evidence", ["Norway attacked Sweden", "Norway warns Sweden"])
def test_packing_and_unpacking_gives_the_annotation_back(evidence: str) -> None:
    given = annotated(evidence)
    packed = pack(ARTICLE, PASSAGE, given)
    back = unpack(ARTICLE, packed)
    assert back["text"] == PASSAGE
    assert back["relations"] == given["relations"]
    assert [{**office, "optional": False} for office in given["offices"]] == back["offices"]
    assert "attacked" not in str(packed)


def test_what_is_not_in_the_article_is_refused() -> None:
    with pytest.raises(ValueError, match="evidence is not in the passage"):
        pack(ARTICLE, PASSAGE, annotated("Norway loves Sweden"))
    with pytest.raises(ValueError, match="passage is not in the article"):
        pack(ARTICLE, "Other words", annotated("Norway attacked Sweden"))


SHARED = Path(__file__).parents[4] / "shared"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpora are not beside the checkout")
def test_what_the_project_keeps_joins_with_the_corpora() -> None:
    kept = {(d.batch, d.id): d for d in read_packed(SHARED)}
    assert len(kept) == 3240
    given = read_batches(SHARED)
    assert given
    for document in given:
        joined = kept[document.batch, document.id]
        assert joined.text == document.text
        assert [r.evidence for r in joined.relations] == [r.evidence for r in document.relations]
