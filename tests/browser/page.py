"""Neo4j Browser's page, driven as a person would: connect, drop files, type, look."""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import FloatRect, Page, sync_playwright

HOW_TO_GET = (
    "install Chromium (on Debian: apt install chromium); CHROMIUM names one that is elsewhere"
)
WIDTH, HEIGHT = 1280, 800
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MILLISECONDS = 60_000
_EDITOR = "[data-testid=activeEditor]"
_FRAME = "[data-testid=frame]"
_READ_NODES = """nodes => nodes.map(node => [
    node.querySelector('circle.b-outline').getAttribute('fill'),
    [...node.querySelectorAll('text.caption')].map(line => line.textContent.trim()).join(' ')])"""
_READ_EDGES = """edges => edges.map(edge => [
    edge.querySelector('path.b-outline').getAttribute('fill'),
    edge.querySelector('text').textContent.trim()])"""
_DROP = """([name, content]) => {
    const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0))
    const dropped = new DataTransfer()
    dropped.items.add(new File([bytes], name))
    return dropped
}"""
# Captions differ in length and arrows in number: what moves is what tells that it has settled.
_SETTLED = """() => {
    const now = [...document.querySelectorAll('svg g.node')]
        .map(node => node.getAttribute('transform')).join()
    const same = now.length > 0 && now === window.before
    window.before = now
    return same
}"""


def chromium() -> str | None:
    """Give the program of the Chromium on this machine, where there is one."""
    if given := os.environ.get("CHROMIUM"):
        return given
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a graph shows: colour and caption of each node and of each relationship."""

    nodes: tuple[tuple[str, str], ...]
    edges: tuple[tuple[str, str], ...]


class BrowserPage:
    """The page of a Browser that is connected."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def drop(self, name: str, content: bytes) -> None:
        """Drop a file onto the page."""
        encoded = base64.b64encode(content).decode()
        transfer = self.page.evaluate_handle(_DROP, [name, encoded])
        for event in ("dragenter", "dragover", "drop"):
            self.page.dispatch_event(_EDITOR, event, {"dataTransfer": transfer})

    def type(self, text: str) -> None:
        """Type a query or a command into the editor, and run it."""
        self.page.click(f"{_EDITOR} .monaco-editor")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Control+Enter")

    def clear(self) -> None:
        """Take all that was answered off the page."""
        self.type(":clear")
        self.page.wait_for_function(f"() => !document.querySelector('{_FRAME}')")

    def run(self, query: str) -> None:
        """Run a query on an empty page, and wait for its answer."""
        self.clear()
        self.type(query)
        self.page.wait_for_selector(
            f"{_FRAME} [data-testid=frame-loaded-contents]", timeout=_MILLISECONDS
        )

    def draw(self, query: str) -> Drawing:
        """Run a query that gives a graph, and read what is drawn once nothing moves."""
        self.run(query)
        self.settle()
        return Drawing(
            tuple((fill, text) for fill, text in self._read("svg g.node", _READ_NODES)),
            tuple((fill, text) for fill, text in self._read("svg g.relationship", _READ_EDGES)),
        )

    def settle(self) -> None:
        """Wait until a graph is drawn and nothing of it moves."""
        self.page.wait_for_selector("svg g.node", timeout=_MILLISECONDS)
        self.page.evaluate("() => { window.before = null }")
        self.page.wait_for_function(_SETTLED, polling=400, timeout=_MILLISECONDS)

    def favourites(self) -> list[str]:
        """Open the drawer of favourites with the folder in it, and give the names inside."""
        self.page.click("[data-testid=navigationFavorites]")
        self.page.get_by_text("actorgraph", exact=True).click()
        names = self.page.locator("[data-testid^=scriptTitle-]")
        names.first.wait_for()
        return [name.strip() for name in names.all_inner_texts()]

    def close_overview(self) -> None:
        """Close what lies over the right of a graph."""
        self.page.get_by_title("Collapse the node properties display").click()

    def close_drawer(self) -> None:
        """Close the drawer of favourites."""
        self.page.click("[data-testid=navigationFavorites]")

    def connect_nodes(self, *, on: bool) -> None:
        """Let Browser add what else there is between the nodes of an answer, or not."""
        self.type(f":config autoComplete: {str(on).lower()}")

    def choose_edge(self, words: str) -> None:
        """Click the edge whose caption begins with some words, so that its properties are shown."""
        caption = self.page.locator("svg g.relationship text").filter(has_text=words).first
        box = caption.bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Write what is seen as a PNG file, the whole page or down to where the answer ends."""
        fit = self.page.locator("[aria-label=zoom-to-fit]")
        if fit.count():
            fit.click()
        self.page.mouse.move(WIDTH - 2, HEIGHT - 2)
        # The graph glides to its place, and a border fades where the pointer was.
        self.page.wait_for_timeout(1500)
        box = self.page.locator(_FRAME).first.bounding_box()
        assert box is not None
        height = HEIGHT if whole else min(HEIGHT, box["y"] + box["height"] + 10)
        clip: FloatRect = {"x": 0, "y": 0, "width": WIDTH, "height": height}
        self.page.screenshot(path=path, clip=clip, animations="disabled")

    def _read(self, selector: str, how: str) -> list[tuple[str, str]]:
        return [(fill, text) for fill, text in self.page.eval_on_selector_all(selector, how)]


@contextmanager
def connected(address: str, password: str, *, program: str) -> Iterator[BrowserPage]:
    """Open the Browser at an HTTP address and connect as neo4j; no other host is asked."""
    host = urlsplit(address).hostname
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not work for root, as whom containers run their tests.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        chrome = playwright.chromium.launch(executable_path=program, args=arguments)
        try:
            page = chrome.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.set_default_timeout(_MILLISECONDS)
            page.route(lambda url: urlsplit(url).hostname != host, lambda route: route.abort())
            page.goto(f"{address}/browser/")
            page.fill("[data-testid=username]", "neo4j")
            page.fill("[data-testid=password]", password)
            page.click("[data-testid=connect]")
            page.wait_for_function(
                "() => document.querySelectorAll('[data-testid=frameCommand]').length > 1"
            )
            # Connecting, the page changes once more: what is typed too early is lost.
            page.wait_for_selector(f"{_EDITOR} >> text=neo4j$")
            yield BrowserPage(page)
        finally:
            chrome.close()
