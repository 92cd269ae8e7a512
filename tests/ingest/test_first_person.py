"""We and us in a quotation are the side of whoever speaks."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over


def ours(text: str) -> list[tuple[str, str]]:
    """Give word and party of what a text's speakers call their own."""
    return [pair for pair in carried_over(text) if pair[0] not in ("he", "She")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will sue Chad," the Norwegian minister said.', [("We", "NOR")]),
        ('The Norwegian minister said: "They owe us money in Chad."', [("us", "NOR")]),
        ('Norway\'s army said: "Our troops left Chad."', [("Our troops", "NOR")]),
        ('Norway\'s minister spoke. "We left Chad," he said.', [("We", "NOR")]),
        ('The Norwegian minister said: "Chad lied. We left."', [("We", "NOR")]),
        ('Norway said "we left" and Chad said "we stay".', [("we", "NOR"), ("we", "TCD")]),
        ("قال وزير نرويجي: «نحن نرفض ذلك، وقواتنا مستعدة».", [("نحن", "NOR"), ("وقواتنا", "NOR")]),
        # Nobody known speaks, or nobody is quoted.
        ('"We are tired of Chad," a shopkeeper said.', []),
        ('Norway\'s minister spoke. "We are tired of Chad," said a nurse.', []),
        # Whoever acted before need not speak, nor whoever is spoken to.
        ('Norway bombed Chad. "We lost everything. Our army is gone," a mother said.', []),
        (
            'Norway\'s minister spoke. A man told the minister: "We have no water in Chad."',
            [
                ("minister", "NOR"),
            ],
        ),
        ('Norway said it hit a base, but a doctor said: "We saw children of Chad."', []),
        ("قصفت النرويج تشاد. «نحن فقدنا كل شيء». هكذا قالت أم أحمد.", []),
        ('Norway said: "US Open was boring in Chad."', []),
        ("We saw Chad beat Norway.", []),
        ("The Norwegian minister said that Chad knows us.", []),
        # The first two of a sentence tell enough.
        (
            '"We came, we saw and we left Chad," the Norwegian minister said.',
            [("We", "NOR"), ("we", "NOR")],
        ),
    ],
)
def test_a_speaker_is_of_his_side(text: str, expected: list[tuple[str, str]]) -> None:
    assert ours(text) == expected
