"""English nouns that mean whoever has them in the name: the Nusra Front, the front."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Nusra Front left. Turkey said the front had agreed.", ("front", "NUSRA")),
        ("The Arab League met Chad. Mali left. Syria sued the league.", ("league", "ARAB_LEAGUE")),
        ("The European Union paid Libya. Mali called the union's aid bad.", ("union", "EU")),
        ("The International Monetary Fund met Egypt. Egypt sued the fund.", ("fund", "IMF")),
    ],
)
def test_a_noun_of_its_name_means_an_organization(text: str, expected: tuple[str, str]) -> None:
    assert expected in carried_over(text)


@pytest.mark.parametrize(
    "text",
    [
        # A place of fighting, others of whom the noun is told, and two who have it in the name.
        "The Nusra Front left. Syria sent tanks to the front.",
        "The Nusra Front left. Syria was hit by a cold front. Mali felt the front.",
        "The European Union met Chad. Mali praised the teachers' union. Chad praised the union.",
        "The European Union met Chad. The Drivers Union struck. Chad praised the union.",
        "The European Union met the African Union. Chad praised the union.",
        "The European Union met Chad. Mali praised the union of teachers.",
    ],
)
def test_another_or_nobody_is_meant(text: str) -> None:
    nouns = {"front", "union"}
    assert [pair for pair in carried_over(text) if pair[0].split()[-1] in nouns] == []
