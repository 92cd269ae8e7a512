"""Annotations as offsets give back what the annotators wrote, and hold no text."""

from typing import Any

import pytest

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
