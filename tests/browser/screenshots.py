"""Take the pictures of docs/browser.md: `python -m tests.browser.screenshots`.

Starts a server, reads the sample articles into it through the command line, opens Browser in a
headless Chromium and does what the guide says.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from graph_schema.browser.saved import favourites, saved_queries
from graph_schema.browser.style import Caption, style_sheet
from ingest.samples import samples_file
from tests.browser.page import HOW_TO_GET, BrowserPage, chromium, connected
from tests.neo4j.jars import installation
from tests.neo4j.server import Neo4jServer, free_port
from tests.neo4j.site import styled_conf, with_site

IMAGES = Path(__file__).parents[2] / "docs" / "images"


def main() -> None:
    """Take all pictures anew."""
    program = chromium()
    if program is None:
        sys.exit(HOW_TO_GET)
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home, ports = Path(folder), (free_port(), free_port())
        runs = with_site(installation(), home / "site")
        server = Neo4jServer(
            home, heap="512m", conf=styled_conf(ports[1], Caption.EN), ports=ports, runs=runs
        )
        try:
            server.start()
            _ingest(server)
            with connected(server.http_address, server.password, program=program) as browser:
                take(browser)
        finally:
            server.stop()


def take(browser: BrowserPage) -> None:
    """Take every picture on a connected page."""
    browser.drop("queries.zip", favourites(Caption.EN))
    browser.draw(saved(3))
    browser.close_overview()
    browser.favourites()
    browser.picture(IMAGES / "browser-queries.png", whole=True)
    browser.close_drawer()
    browser.draw(saved(11))
    browser.picture(IMAGES / "browser-around-en.png")
    browser.drop("arabic.grass", style_sheet(Caption.AR).encode())
    browser.draw(saved(1))
    browser.picture(IMAGES / "browser-attacks-ar.png")
    browser.drop("english.grass", style_sheet(Caption.EN).encode())
    browser.connect_nodes(on=False)
    browser.draw(saved(7))
    browser.picture(IMAGES / "browser-article.png")
    browser.draw(saved(2).replace("HAMAS", "SYR"))
    browser.choose_edge("attacks")
    browser.picture(IMAGES / "browser-edge.png")
    browser.run(saved(5))
    browser.picture(IMAGES / "browser-evidence.png")


def saved(number: int) -> str:
    """Give a saved query by its number."""
    [query] = [one for one in saved_queries() if one.file.startswith(f"{number:02}-")]
    return query.text()


def _ingest(server: Neo4jServer) -> None:
    subprocess.run(
        [sys.executable, "-m", "ingest.commands", "ingest", str(samples_file())],
        env={**os.environ, "ACTORGRAPH_STORE": server.address},
        check=True,
    )


if __name__ == "__main__":
    main()
