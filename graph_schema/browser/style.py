"""The style sheets of Neo4j Browser, made from the model so that they never disagree with it.

Browser reads a sheet as blocks of `name: value;`. It knows no comments, keeps the last value that
matches, and cuts at every colon, semicolon, brace and quote, so that no value may hold one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from graph_schema.errors import ModelError
from graph_schema.model import Model, RelationType, model


class Caption(StrEnum):
    """The language of the captions."""

    AR = "ar"
    EN = "en"


Rule = Mapping[str, str]
# What parts a rule's values from each other; {claims} and the like are Browser's own.
_FORBIDDEN = frozenset(":;'\"\n{}")

# Cooperation is cool and conflict warm; the types of a quad class share its colours, from the
# first to the last, in the order of the model.
_QUAD_COLOURS = {
    "verbal_cooperation": ("#66BFB0", "#1F8A7A"),
    "material_cooperation": ("#6FA8DC", "#1B4F91"),
    "verbal_conflict": ("#E8B93C", "#D97A1E"),
    "material_conflict": ("#E8623D", "#8E1B1B"),
}
_KIND_RULES: Mapping[str, Rule] = {
    "state": {"color": "#2F3E55", "border-color": "#1D2838", "diameter": "65px"},
    "organization": {"color": "#6B4C8A", "border-color": "#4E3568", "diameter": "60px"},
    "person": {"color": "#A08060", "border-color": "#7B6045", "diameter": "55px"},
}
# What is read rather than acts: fill, border, caption. A claim's tells whether it denies.
_RECORDS = {
    "Article": ("#E9E2D0", "#C4B998", "{{caption}}"),
    "Publisher": ("#CFD6DE", "#9FAAB8", "{{caption}}"),
    "Claim": ("#FFFFFF", "#8A93A0", "{{caption_{caption}}}"),
    "Office": ("#F3E9DD", "#A08060", "{{caption}}"),
}
# Of no use to a reader, but drawn when somebody asks for all.
_BOOKKEEPING = ("Relation", "Tally", "ActorTally", "ActorName", "Job", "Actorgraph")
_LINKS: Mapping[str, Mapping[Caption, str]] = {
    "SOURCE": {Caption.EN: "source", Caption.AR: "المصدر"},
    "TARGET": {Caption.EN: "target", Caption.AR: "الهدف"},
    "SPEAKER": {Caption.EN: "says", Caption.AR: "القائل"},
    "IN": {Caption.EN: "in", Caption.AR: "في"},
    "PUBLISHED_BY": {Caption.EN: "published by", Caption.AR: "نشرته"},
    "MENTIONS": {Caption.EN: "mentions", Caption.AR: "يذكر"},
    "HOLDER": {Caption.EN: "holder", Caption.AR: "صاحب المنصب"},
    "UNDER": {Caption.EN: "under", Caption.AR: "لدى"},
    "STATES": {Caption.EN: "states", Caption.AR: "يفيد"},
}


def style_sheet(caption: Caption, of: Model | None = None) -> str:
    """Give the style sheet with captions in one language.

    Raises ModelError for a kind or quad class that has no colours here, or a label that a style
    sheet cannot hold.
    """
    blocks = []
    for selector, rule in _rules(of or model(), caption):
        body = "".join(f"  {name}: {value};\n" for name, value in rule.items())
        blocks.append(f"{selector} {{\n{body}}}\n")
    return "\n".join(blocks)


def type_colours(of: Model | None = None) -> dict[str, str]:
    """Give the colour of each relation type, as `#RRGGBB`.

    Raises ModelError for a quad class that has no colours here.
    """
    known = of or model()
    colours = {}
    for quad in known.quads.values():
        if quad.id not in _QUAD_COLOURS:
            raise ModelError("quads.toml", quad.id, "has no colours in graph_schema/browser")
        members = [kind.id for kind in known.types.values() if kind.quad == quad.id]
        first, last = _QUAD_COLOURS[quad.id]
        for place, type_id in enumerate(members):
            colours[type_id] = _between(first, last, place / max(1, len(members) - 1))
    return {type_id: colours[type_id] for type_id in known.types}


def _rules(known: Model, caption: Caption) -> Iterator[tuple[str, Rule]]:
    yield (
        "node",
        {
            "diameter": "50px",
            "color": "#A5ABB6",
            "border-color": "#7F8794",
            "border-width": "2px",
            "text-color-internal": "#FFFFFF",
            "font-size": "10px",
        },
    )
    yield "node.Actor", {"caption": f"'{{caption_{caption}}}'", "color": "#5B6472"}
    for kind in known.kinds.values():
        if kind.id not in _KIND_RULES:
            raise ModelError("kinds.toml", kind.id, "has no colours in graph_schema/browser")
        # One class alone: Browser lists labels in any order, and a rule names them all in one.
        yield f"node.{kind.node_label}", _KIND_RULES[kind.id]
    for label, (fill, border, shown) in _RECORDS.items():
        colours = {"color": fill, "border-color": border, "text-color-internal": "#2A2C34"}
        yield f"node.{label}", colours | {"caption": f"'{shown.format(caption=caption)}'"}
    for label in _BOOKKEEPING:
        yield f"node.{label}", {"color": "#E4E7EB", "border-color": "#C3C8CF", "diameter": "25px"}
    yield (
        "relationship",
        {
            "color": "#A5ABB6",
            "shaft-width": "1px",
            "font-size": "8px",
            "padding": "3px",
            "text-color-external": "#2A2C34",
            "text-color-internal": "#FFFFFF",
            "caption": "'<type>'",
        },
    )
    yield "relationship.HOLDS_OFFICE", {"color": "#8C7B66", "caption": "'{title}'"}
    for type_id, words in _LINKS.items():
        yield f"relationship.{type_id}", {"caption": f"'{words[caption]}'"}
    by_type = type_colours(known)
    for relation in known.types.values():
        label = _label(relation, caption)
        yield (
            f"relationship.{relation.id}",
            {
                "color": by_type[relation.id],
                "shaft-width": "3px" if relation.quad.startswith("material") else "2px",
                "caption": f"'{label} ({{claims}})'",
            },
        )


def _label(kind: RelationType, caption: Caption) -> str:
    label = kind.label_ar if caption is Caption.AR else kind.label_en
    if held := sorted(_FORBIDDEN & set(label)):
        raise ModelError(
            "relation_types.toml", kind.id, f"a style sheet cannot hold {held} of {label!r}"
        )
    return label


def _between(first: str, last: str, share: float) -> str:
    pairs = ((int(first[i : i + 2], 16), int(last[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
