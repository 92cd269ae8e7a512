"""A real Neo4j Browser draws the graph of a typed query, in our style and in either language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("playwright", reason="playwright is missing; make setup installs it")

from graph_schema.browser.saved import favourites, saved_queries
from graph_schema.browser.style import Caption, style_sheet, type_colours
from graph_schema.model import model
from tests.browser.page import HOW_TO_GET, BrowserPage, chromium, connected
from tests.neo4j.server import Neo4jServer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

STATE, ORGANIZATION, CLAIM = "#2F3E55", "#6B4C8A", "#FFFFFF"
ATTACKS_SYRIA = "MATCH (a:Actor {id: 'ISR'})-[r]->(b:Actor {id: 'SYR'}) RETURN a, r, b"


@pytest.fixture(scope="module")
def browser(server: Neo4jServer) -> Iterator[BrowserPage]:
    """Give a Browser that is connected."""
    program = chromium()
    if program is None:
        pytest.skip(HOW_TO_GET)
    with connected(server.http_address, server.password, program=program) as page:
        yield page


def label(type_id: str, caption: Caption, claims: int = 1) -> str:
    """Give what an edge should show."""
    kind = model().type(type_id)
    return f"{kind.label_ar if caption is Caption.AR else kind.label_en} ({claims})"


def saved(number: int) -> str:
    """Give a saved query by its number."""
    [query] = [one for one in saved_queries() if one.file.startswith(f"{number:02}-")]
    return query.text()


def test_the_server_puts_the_style_on_as_browser_connects(browser: BrowserPage) -> None:
    drawn = browser.draw(ATTACKS_SYRIA)
    assert sorted(drawn.nodes) == sorted([(STATE, "إسرائيل"), (STATE, "سوريا")])
    assert (type_colours()["ATTACKS"], label("ATTACKS", Caption.AR)) in drawn.edges


def test_a_dropped_sheet_changes_the_captions(browser: BrowserPage) -> None:
    browser.drop("english.grass", style_sheet(Caption.EN).encode())
    drawn = browser.draw(ATTACKS_SYRIA)
    assert sorted(drawn.nodes) == sorted([(STATE, "Israel"), (STATE, "Syria")])
    assert (type_colours()["ATTACKS"], label("ATTACKS", Caption.EN)) in drawn.edges


def test_kinds_and_quad_classes_have_their_colours(browser: BrowserPage) -> None:
    browser.drop("english.grass", style_sheet(Caption.EN).encode())
    drawn = browser.draw(saved(11))
    actors = {caption: fill for fill, caption in drawn.nodes}
    assert actors["Qatar"] == actors["Syria"] == STATE
    assert actors["Hamas"] == actors["Hezbollah"] == ORGANIZATION
    fills = {caption: fill for fill, caption in drawn.edges}
    for type_id in ("MEDIATES", "AIDS", "REQUESTS", "THREATENS", "ATTACKS"):
        assert fills[label(type_id, Caption.EN)] == type_colours()[type_id]


def test_a_claim_that_denies_is_drawn_as_a_denial(browser: BrowserPage) -> None:
    browser.drop("english.grass", style_sheet(Caption.EN).encode())
    drawn = browser.draw(saved(7).replace("sample-ar-06", "sample-en-01"))
    assert (CLAIM, "not attacks") in drawn.nodes
    assert (CLAIM, "attacks") in drawn.nodes
    assert {"source", "target", "in", "published by"} <= {caption for _, caption in drawn.edges}


def test_the_dropped_queries_are_favourites(browser: BrowserPage) -> None:
    browser.drop("queries.zip", favourites(Caption.EN))
    # Browser has an order of its own.
    assert sorted(browser.favourites()) == sorted(query.name_en for query in saved_queries())
