"""Words for separatists and rebels mean those whom an article tells of, with the article too."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import parties


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Spain jailed Catalan separatists. The separatists appealed.", "CATALAN_SEPARATISTS"),
        ("Cameroon freed a nurse. The separatists had held her.", "ANGLOPHONE_SEPARATISTS"),
        ("Ukraine freed a nurse. The separatists had held her.", "UKRAINIAN_SEPARATISTS"),
        ("Georgia shelled Abkhaz separatists. The separatists fled.", "ABKHAZIA"),
        ("Somalia freed a nurse. The Islamist rebels had held her.", "SOMALI_INSURGENTS"),
        ("Syria freed a nurse. The Islamist rebels had held her.", "SYRIAN_OPPOSITION"),
        ("Russia chased Chechen rebels. The Islamist rebels fled.", "CHECHEN_REBELS"),
    ],
)
def test_fighters_with_and_without_an_article_are_the_same(text: str, party: str) -> None:
    assert parties(text)[-1] == party
    assert parties(text.replace(". The", ". Later the"))[-1] == party


def test_separatists_of_states_that_are_not_named_are_nobody() -> None:
    assert parties("Peru freed a nurse. The separatists had held her.") == ["PER"]
