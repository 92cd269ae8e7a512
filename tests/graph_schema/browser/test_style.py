"""The style sheets: as Browser reads them, and never apart from the model."""

from __future__ import annotations

import colorsys
import dataclasses

import pytest

from graph_schema.browser.style import Caption, style_sheet, type_colours
from graph_schema.errors import ModelError
from graph_schema.model import Model, model

CAPTIONS = tuple(Caption)


def read(sheet: str) -> dict[str, dict[str, str]]:
    """Read a sheet as Browser does: letter by letter, blind to what quotes hold but for braces."""
    rules: dict[str, dict[str, str]] = {}
    quoted, inside, selector, body = False, False, "", ""
    for letter in sheet:
        if letter == "{" and not quoted:
            inside = True
        elif letter == "}" and not quoted:
            pairs = [part.split(":") for part in body.split(";")]
            rules[selector] = {p[0].strip(): p[1].strip() for p in pairs if len(p) == 2}
            inside, selector, body = False, "", ""
        elif letter in "'\"":
            quoted = not quoted
        elif inside:
            body += letter
        elif not letter.isspace():
            selector += letter
    return rules


def relabelled(type_id: str, label: str) -> Model:
    """Give the model with another English label of one relation type."""
    known = model()
    types = {**known.types, type_id: dataclasses.replace(known.types[type_id], label_en=label)}
    return dataclasses.replace(known, types=types)


@pytest.mark.parametrize("caption", CAPTIONS)
def test_every_type_has_its_label_and_count(caption: Caption) -> None:
    rules = read(style_sheet(caption))
    for kind in model().types.values():
        label = kind.label_ar if caption is Caption.AR else kind.label_en
        assert rules[f"relationship.{kind.id}"]["caption"] == f"{label} ({{claims}})"


@pytest.mark.parametrize("caption", CAPTIONS)
def test_every_kind_of_actor_has_a_colour_and_a_caption_in_the_language(caption: Caption) -> None:
    rules = read(style_sheet(caption))
    fills = {rules[f"node.{kind.node_label}"]["color"] for kind in model().kinds.values()}
    assert len(fills) == len(model().kinds)
    assert rules["node.Actor"]["caption"] == f"{{caption_{caption}}}"
    # A kind's rule comes after that of all actors, of which it keeps the caption.
    names = list(rules)
    assert all(
        names.index(f"node.{kind.node_label}") > names.index("node.Actor")
        and "caption" not in rules[f"node.{kind.node_label}"]
        for kind in model().kinds.values()
    )


def test_no_colour_stands_for_two_types() -> None:
    colours = type_colours()
    assert list(colours) == list(model().types)
    assert len(set(colours.values())) == len(colours)


def test_cooperation_is_cool_and_conflict_warm() -> None:
    for type_id, colour in type_colours().items():
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        hue = colorsys.rgb_to_hsv(red, green, blue)[0] * 360
        if model().type(type_id).quad.endswith("cooperation"):
            assert 160 < hue < 230, (type_id, hue)
        else:
            assert hue < 50, (type_id, hue)


def test_a_new_relation_type_is_in_the_sheet_at_once() -> None:
    known = model()
    praises = dataclasses.replace(known.types["SUPPORTS"], id="PRAISES", label_en="praises")
    wider = dataclasses.replace(known, types={**known.types, "PRAISES": praises})
    rules = read(style_sheet(Caption.EN, wider))
    assert rules["relationship.PRAISES"]["caption"] == "praises ({claims})"
    assert rules["relationship.PRAISES"]["color"] == type_colours(wider)["PRAISES"]


@pytest.mark.parametrize("label", ["attacks: by air", "attacks; again", "'attacks'", "a {b}"])
def test_a_label_that_a_sheet_cannot_hold_is_refused(label: str) -> None:
    with pytest.raises(ModelError, match=r"relation_types\.toml.*ATTACKS"):
        style_sheet(Caption.EN, relabelled("ATTACKS", label))


def test_a_quad_class_and_a_kind_without_colours_are_refused() -> None:
    known = model()
    quad = dataclasses.replace(known.quads["verbal_conflict"], id="silent_conflict", number=5)
    with pytest.raises(ModelError, match="silent_conflict"):
        style_sheet(
            Caption.EN,
            dataclasses.replace(known, quads={**known.quads, quad.id: quad}),
        )
    kind = dataclasses.replace(known.kinds["state"], id="city", node_label="City")
    with pytest.raises(ModelError, match="city"):
        style_sheet(
            Caption.EN,
            dataclasses.replace(known, kinds={**known.kinds, kind.id: kind}),
        )
