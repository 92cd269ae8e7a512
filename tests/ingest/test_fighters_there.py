"""Words for fighters mean those of the place behind them: the Shia militia in Iraq."""

from __future__ import annotations

from tests.ingest.reading_texts import parties


def test_a_militia_in_a_place_is_of_that_place() -> None:
    before = "Iraq slept. Hezbollah left. "
    assert parties(before + "The Shia militia in Iraq left.")[2:] == ["IRAQI_ARMED_GROUPS", "IRQ"]
    assert parties(before + "The Shia militia left.")[2:] == ["HEZBOLLAH"]
    # A group may be in many places.
    assert parties("Iraq slept. ISIS left. The jihadist group in Syria left.")[2] == "ISIS"
    assert parties(before + "The Shia militia in Lebanon left.")[2:] == ["HEZBOLLAH", "LBN"]
