"""Places that mean the breakaway authority that rules them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import ModelError
from ingest.mentions import english_breakaways
from tests.ingest.reading_texts import parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Abkhazia's de facto president slept.", ["ABKHAZIA"]),
        ("The Abkhaz foreign minister slept.", ["ABKHAZIA"]),
        ("The leader of South Ossetia met Peru.", ["SOUTH_OSSETIA", "PER"]),
        ("Peru armed the separatists of Abkhazia.", ["PER", "ABKHAZIA", "ABKHAZIA"]),
        ("Peru recognised Abkhazia and South Ossetia.", ["PER", "ABKHAZIA", "SOUTH_OSSETIA"]),
        ("Peru accused Transnistria of theft.", ["PER", "TRANSNISTRIA"]),
        ("Transnistria rejected the plan.", ["TRANSNISTRIA"]),
        ("Abkhazia is arming its men.", ["ABKHAZIA"]),
        ("Abkhazia has rejected the plan.", ["ABKHAZIA"]),
        ("Nagorno-Karabakh's authorities slept.", ["KARABAKH_ARMENIANS"]),
        ("Turkish Cypriot leader Jane Doe met Peru.", ["NORTHERN_CYPRUS", "PER"]),
        # It is only where something happens.
        ("Rain fell in Abkhazia.", ["GEO"]),
        ("A man in Abkhazia said rain fell.", ["GEO"]),
        ("Peru sent tanks to South Ossetia and Abkhazia.", ["PER", "GEO", "GEO"]),
        ("A road in Nagorno-Karabakh was closed.", ["AZE"]),
        ("Nagorno-Karabakh is a part of it.", ["AZE"]),
        ("Abkhazia has a long coast.", ["GEO"]),
        ("South Ossetia was shelled.", ["GEO"]),
        # Other places are their states'.
        ("The governor of Crimea slept.", ["UKR"]),
    ],
)
def test_a_place_that_acts_means_who_rules_it(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_who_rules_a_place_must_be_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "breakaways.tsv").write_text("party\tform\nNOBODY\tatlantis\n")
    monkeypatch.setattr(english_breakaways, "folder", lambda: tmp_path)
    with pytest.raises(ModelError, match="atlantis"):
        english_breakaways._authorities.__wrapped__()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Abkhaz rebels slept. The breakaway republic's leader woke.", ["ABKHAZIA", "ABKHAZIA"]),
        ("Turkish Cypriots slept. The breakaway north met Peru.", [
            "NORTHERN_CYPRUS", "NORTHERN_CYPRUS", "PER",
        ]),
        ("Hamas rules Gaza. Aid reached the enclave.", ["HAMAS", "PSE", "PSE"]),
        ("Hezbollah slept. The Shia militia woke.", ["HEZBOLLAH", "HEZBOLLAH"]),
        ("Peru slept. The breakaway region woke.", ["PER"]),
    ],
)  # fmt: skip
def test_nouns_for_those_who_broke_away(text: str, expected: list[str]) -> None:
    assert parties(text) == expected
