"""Words of several senses: what stands beside them says which relation they state."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import claims

Triple = tuple[str, str, str]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Norway launched a strike against Iran", ("NOR", "PROTESTS", "IRN")),
        ("Norway liberated Kuwait", ("NOR", "ATTACKS", "KWT")),
        ("Norway agreed to attack Iran", ("NOR", "AGREES_WITH", "IRN")),
        ("Norway helped defeat Iran", ("NOR", "AIDS", "IRN")),
        ("تبادل الاتهامات بين النرويج وفنلندا", ("NOR", "COOPERATES_WITH", "FIN")),
        ("تبادل لإطلاق النار بين النرويج وفنلندا", ("NOR", "COOPERATES_WITH", "FIN")),
    ],
)
def test_a_word_in_another_sense_does_not_state_it(text: str, never: Triple) -> None:
    assert never not in claims(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian strikes against Iran", ("NOR", "ATTACKS", "IRN")),
        ("Norwegian protests against Iran", ("NOR", "PROTESTS", "IRN")),
        ("Kuwaiti troops liberated towns from the Taliban", ("KWT", "ATTACKS", "TALIBAN")),
        ("Norway agreed to Iran's demand", ("NOR", "AGREES_WITH", "IRN")),
        ("Norway helped the Iranian army", ("NOR", "AIDS", "IRN")),
        ("تبادلت النرويج وفنلندا الاتهامات", ("FIN", "ACCUSES", "NOR")),
        ("تبادل الاتهامات بين النرويج وفنلندا", ("FIN", "ACCUSES", "NOR")),
        ("تبادلت النرويج وفنلندا إطلاق النار", ("FIN", "ATTACKS", "NOR")),
        ("تبادل القصف بين النرويج وفنلندا", ("FIN", "ATTACKS", "NOR")),
        ("تبادل تجاري بين النرويج وفنلندا", ("NOR", "COOPERATES_WITH", "FIN")),
    ],
)
def test_a_word_states_what_its_company_tells(text: str, expected: Triple) -> None:
    assert expected in claims(text)
