"""Neo4j Browser's page with what the project adds to it, for a server to serve as its own."""

from __future__ import annotations

import dataclasses
import shutil
import zipfile
from pathlib import Path

from graph_schema.browser.saved import favourites
from graph_schema.browser.style import Caption, style_sheet
from tests.neo4j.jars import Installation, NoNeo4j

ADDED = "browser/actorgraph"


def with_site(runs: Installation, folder: Path) -> Installation:
    """Lay Browser's page out in a folder, the style sheets and queries in it, and serve that.

    Raises NoNeo4j when there is no Browser among the jars.
    """
    found = sorted(runs.jars.glob("neo4j-browser-*.jar"))
    if not found:
        raise NoNeo4j(f"there is no neo4j-browser-*.jar in {runs.jars}")
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(found[-1]) as jar:
        jar.extractall(folder, [name for name in jar.namelist() if name.startswith("browser/")])
    (folder / ADDED).mkdir()
    for caption in Caption:
        (folder / sheet(caption)).write_text(style_sheet(caption), encoding="utf-8")
        (folder / queries(caption)).write_bytes(favourites(caption))
    return dataclasses.replace(runs, before=folder)


def sheet(caption: Caption) -> str:
    """Give the path of a style sheet on the page's server."""
    return f"{ADDED}/{caption}.grass"


def queries(caption: Caption) -> str:
    """Give the path of the saved queries on the page's server."""
    return f"{ADDED}/queries-{caption}.zip"


def styled_conf(http_port: int, caption: Caption) -> str:
    """Give the configuration by which Browser puts the style sheet on as it connects."""
    return (
        f"browser.post_connect_cmd=style http://127.0.0.1:{http_port}/{sheet(caption)}\n"
        "browser.remote_content_hostname_whitelist=127.0.0.1\n"
        "client.allow_telemetry=false\n"
    )
