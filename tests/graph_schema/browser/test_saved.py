"""The saved queries: what they name is in the model, and Browser can import them."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from graph_schema.browser.saved import SavedQuery, favourites, saved_queries
from graph_schema.browser.style import Caption
from graph_schema.model import model

QUERIES = saved_queries()
# Relationships that are no relation between actors.
LINKS = {"SOURCE", "TARGET", "SPEAKER", "IN", "PUBLISHED_BY", "STATES", "HOLDS_OFFICE"}
each = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.file)


@each
def test_its_names_are_in_both_scripts(query: SavedQuery) -> None:
    assert re.search("[A-Za-z]", query.name_en)
    assert not re.search("[\u0600-\u06ff]", query.name_en)
    assert re.search("[\u0600-\u06ff]", query.name_ar)
    assert query.text(Caption.EN).splitlines()[:2] == [f"// {query.name_en}", f"// {query.name_ar}"]
    assert query.text(Caption.AR).splitlines()[:2] == [f"// {query.name_ar}", f"// {query.name_en}"]


@each
def test_the_types_and_quad_classes_it_names_are_in_the_model(query: SavedQuery) -> None:
    code = "\n".join(line for line in query.body.splitlines() if not line.startswith("//"))
    for group in re.findall(r":([A-Z_]+(?:\|[A-Z_]+)*)\]", code):
        assert set(group.split("|")) <= LINKS | set(model().types)
    quads = set(re.findall(r"'((?:verbal|material)_\w+)'", code))
    assert quads <= set(model().quads)


@each
def test_it_writes_nothing_and_says_how_much_it_gives(query: SavedQuery) -> None:
    code = "\n".join(line for line in query.body.splitlines() if not line.startswith("//"))
    assert not re.search(r"\b(CREATE|MERGE|DELETE|SET|REMOVE|DROP|LOAD)\b", code)
    assert "RETURN" in code


@pytest.mark.parametrize("caption", tuple(Caption))
def test_the_favourites_are_one_folder_of_cypher_files(caption: Caption) -> None:
    content = favourites(caption)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {
            f"actorgraph/{query.file}": query.text(caption) for query in QUERIES
        }
    assert favourites(caption) == content


def test_there_are_enough_to_start_from_and_no_two_have_one_name() -> None:
    assert len(QUERIES) >= 12
    assert len({query.name_en for query in QUERIES}) == len(QUERIES)
    assert len({query.name_ar for query in QUERIES}) == len(QUERIES)
