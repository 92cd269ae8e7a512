"""The judge as a file, and what ships."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.encoder import WeightsError, encoders
from ingest.judging import JUDGE, LANGUAGES, SIGNS, Judge


def raw() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(JUDGE.read_text("utf8"))
    return found


def test_what_ships_judges_the_weights_that_ship() -> None:
    assert Judge.load().version == encoders().version


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_ships_believes_the_likely_more(language: str) -> None:
    """Of statements that are alike but for how likely they were read, by far."""

    def row(odds: float) -> list[float]:
        known = dict.fromkeys(SIGNS, 0.0) | dict.fromkeys(("joint", "best", "encoder"), odds)
        nothing = ("second", "reverse", "other", "reverse_other", "other_target", "other_source")
        known |= dict.fromkeys(nothing, -6.0)
        return list((known | {"sentences": 1.0, "tokens": 20.0, "parties": 2.0}).values())

    unlikely, even, likely = Judge.load().trees[language].odds([row(-3.0), row(0.0), row(5.0)])
    assert unlikely < -1
    assert unlikely < even < likely
    assert likely > 1


def test_a_judge_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"none\.json is missing"):
        Judge.load(tmp_path / "none.json")
    with pytest.raises(WeightsError, match="cannot be read"):
        Judge.load(tmp_path)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"format": 1}, "has format 1"),
        ({"signs": ["joint"]}, "teach it anew"),
        ({"signs": None}, "is no judge"),
        ({"signs": list(reversed(SIGNS))}, "teach it anew"),
        ({"trees": None}, "is no judge"),
        ({"trees": {}}, "is no judge: KeyError"),
    ],
)
def test_a_judge_that_cannot_be_asked_is_named(
    tmp_path: Path, wrong: dict[str, Any], said: str
) -> None:
    path = tmp_path / "judge.json"
    path.write_text(json.dumps(raw() | wrong), "utf8")
    with pytest.raises(WeightsError, match=said) as refused:
        Judge.load(path)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "wrong",
    [
        {"leaf": [[1.0]]},
        {"leaf": 3.0},
        {"begin": float("nan")},
        {"sign": [[1e99]]},
        {"sign": [[0.9]]},
        {"begin": "so"},
    ],
)
def test_a_judge_whose_trees_cannot_be_asked_is_named(
    tmp_path: Path, language: str, wrong: dict[str, Any]
) -> None:
    content = raw()
    content["trees"][language] |= wrong
    path = tmp_path / "judge.json"
    path.write_text(json.dumps(content), "utf8")
    with pytest.raises(WeightsError, match="is no judge") as refused:
        Judge.load(path)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize("content", ["", "[]", "{}", "no"])
def test_what_is_no_judge_at_all_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "judge.json"
    path.write_text(content, "utf8")
    with pytest.raises(WeightsError, match="is no judge"):
        Judge.load(path)
