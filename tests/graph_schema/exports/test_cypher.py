"""The Cypher script: what stands in it, and that no text gets out of its literal."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph_schema.exports.cypher import literal
from graph_schema.exports.tables import Edges
from graph_schema.stores import open_store
from tests.builders import a_claim, an_actor, an_article, coded
from tests.graph_schema.exports.conftest import HOSTILE, exported
from tests.graph_schema.exports.scripts import statements_of, without_literals


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (-3, "-3"),
        (date(2025, 3, 1), "date('2025-03-01')"),
        ("O'Neill", r"'O\'Neill'"),
        ("a\\b", r"'a\\b'"),
        ("line\nbreak\x00", r"'line\nbreak\u0000'"),
        ("\\u0027", r"'\\' + 'u0027'"),
        ("\\\\uu0027", r"'\\\\' + 'uu0027'"),
        (["a", None], "['a', null]"),
        ({"id": "x", "aliases": ["y"]}, "{id: 'x', aliases: ['y']}"),
    ],
)
def test_a_value_is_a_literal(value: object, written: str) -> None:
    assert literal(value) == written


@settings(max_examples=500, deadline=None)
@example("\\u0027")
@given(
    st.text(st.sampled_from("\\'\"u0027`\n\r\t\x00\x1b\u2028;/*") | st.characters(codec="utf-8"))
)
def test_no_text_gets_out_of_its_literal(text: str) -> None:
    written = literal(text)
    # As Neo4j does: \uXXXX is replaced first, wherever a backslash stands before a "u".
    unescaped = re.sub(r"\\u+([0-9A-Fa-f]{4})", lambda found: chr(int(found[1], 16)), written)
    parts = re.findall(r"'((?:[^'\\]|\\.)*)'", unescaped, re.DOTALL)
    assert " + ".join(f"'{part}'" for part in parts) == unescaped
    known = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
    back = re.sub(r"\\(.)", lambda found: known.get(found[1], found[1]), "".join(parts))
    assert back == text
    assert not re.search("[\x00-\x1f\x7f\u2028]", written)


def test_the_script_of_relations_is_as_in_the_graph() -> None:
    article = an_article()
    with open_store("memory:") as store:
        store.writer.put(coded(article, a_claim(article), actors=[an_actor("SYR", name="O'Syria")]))
        script = exported(store, "cypher").decode("utf-8")
    assert script.startswith("// actorgraph: relations of revision 1\nCREATE CONSTRAINT actor_id")
    assert "MERGE (n:Actor {id: row.id}) SET n:State, n += row;" in script
    assert "name: 'O\\'Syria'" in script
    assert "MERGE (s)-[r:ATTACKS]->(t) SET r += row.said;" in script
    assert (
        "{source: 'SYR', target: 'TUR', said: {caption_en: 'attacks', caption_ar: 'يهاجم',"
        " quad: 'material_conflict', claims: 1, negated: 0, hypothetical: 0,"
        " articles: 1, publishers: 1, stories: 1, events: 1, first_seen: date('2025-03-01'),"
        " last_seen: date('2025-03-01'), confidence: 80}}" in script
    )


@pytest.mark.parametrize("edges", Edges)
def test_what_is_outside_of_literals_does_not_depend_on_the_texts(edges: Edges) -> None:
    skeletons = []
    for name in ("plain", *HOSTILE):
        article = an_article(text=name, title=name, publisher=name)
        actors = [an_actor("SYR", name=name, aliases=[f"{name}!"])]
        with open_store("memory:") as store:
            store.writer.put(coded(article, a_claim(article), actors=actors))
            script = exported(store, "cypher", edges=edges).decode("utf-8")
        skeletons.append([without_literals(text) for text in statements_of(script)])
    assert len(skeletons[0]) >= 6
    assert all(skeleton == skeletons[0] for skeleton in skeletons)
