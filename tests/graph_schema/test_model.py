"""The model as it ships, and the refusal of every way to break a data file."""

from __future__ import annotations

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from graph_schema.errors import ModelError
from graph_schema.model import PLOVER_TYPES, model, read_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the data files, to be broken."""
    with as_file(files("graph_schema") / "data") as data:
        return Path(shutil.copytree(data, tmp_path / "data"))


def test_the_model_that_ships_is_whole() -> None:
    shipped = model()
    assert len(shipped.types) == 18
    assert [quad.number for quad in shipped.quads.values()] == [1, 2, 3, 4]
    assert set(shipped.kinds) == {"state", "organization", "person"}
    for known in shipped.types.values():
        assert known.quad in shipped.quads
        assert set(known.plover) <= PLOVER_TYPES
        assert known.label_en != known.label_ar
    assert shipped.type("CONSULTS").symmetric
    assert not shipped.type("ATTACKS").symmetric
    assert shipped.type("ATTACKS").cameo == "190"


def test_entries_keep_the_order_of_their_file(folder: Path) -> None:
    text = (folder / "sectors.toml").read_text(encoding="utf-8")
    ids = [line.split('"')[1] for line in text.splitlines() if line.startswith("id = ")]
    assert list(read_model(folder).sectors) == ids


def test_an_unknown_type_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        model().type("HUGS")


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "reason"),
    [
        ("quads", 'id = "verbal_cooperation"\n', "", "quad 1: id", "Field required"),
        ("quads", "number = 1", 'number = "one"', "quad 1: number", "valid integer"),
        ("quads", "number = 1", "number = 2", "number", "count from 1"),
        ("quads", "number = 4", "number = 5", "number", "count from 1"),
        ("quads", "number = 1", "number = 1\nextra = 1", "quad 1: extra", "not permitted"),
        (
            "quads",
            'id = "material_conflict"',
            'id = "verbal_conflict"',
            "quad 4: id",
            "comes twice",
        ),
        ("quads", 'label_ar = "تعاون لفظي"', 'label_ar = " "', "quad 1: label_ar", "at least 1"),
        ("quads", "[[quad]]", "[[quads]]", "quad", "must be a list"),
        ("quads", "[[quad]]", "[quad", "the whole file", "Expected"),
        (
            "kinds",
            'node_label = "State"',
            'node_label = "a state"',
            "kind 1: node_label",
            "pattern",
        ),
        ("kinds", 'id = "person"', 'id = "per son"', "kind 3: id", "pattern"),
        ("sectors", 'id = "MIL"', 'id = "ARMY"', "sector 2: id", "pattern"),
        ("sectors", 'id = "MIL"', 'id = "GOV"', "sector 2: id", "comes twice"),
        ("relation_types", 'id = "ATTACKS"', 'id = "attacks"', "type 17: id", "pattern"),
        ("relation_types", 'cameo = "050"', 'cameo = "210"', "type 1: cameo", "pattern"),
        ("relation_types", 'cameo = "050"', "cameo = 50", "type 1: cameo", "valid string"),
        ("relation_types", 'plover = ["AGREE"]', 'plover = ["HUG"]', "type AGREES_WITH", "PLOVER"),
        ("relation_types", 'plover = ["AGREE"]', "plover = []", "type AGREES_WITH", "PLOVER"),
        (
            "relation_types",
            'quad = "material_conflict"',
            'quad = "war"',
            "type ",
            "unknown quad class 'war'",
        ),
        ("relation_types", "symmetric = true", "symmetric = 7", "type 1: symmetric", "boolean"),
        ("relation_types", "[[type]]", "[[relation]]", "type", "must be a list"),
    ],
)
def test_a_broken_file_is_refused_with_file_and_field(
    folder: Path, file: str, old: str, new: str, field: str, reason: str
) -> None:
    path = folder / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(
        text.replace(old, new) if old == "[[quad]]" else text.replace(old, new, 1), "utf-8"
    )
    with pytest.raises(ModelError, match=reason) as caught:
        read_model(folder)
    assert caught.value.file == f"{file}.toml"
    assert caught.value.field.startswith(field)
    assert str(caught.value).startswith(f"{file}.toml: {field}")


@pytest.mark.parametrize("name", ["quads", "kinds", "sectors", "relation_types"])
@pytest.mark.parametrize(
    "content", [None, b"\xff\xfe", b"", b"type = 1\nkind = 1\nquad = 1\nsector = 1"]
)
def test_a_file_that_cannot_be_read_is_refused(
    folder: Path, name: str, content: bytes | None
) -> None:
    path = folder / f"{name}.toml"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(ModelError) as caught:
        read_model(folder)
    assert caught.value.file == path.name
