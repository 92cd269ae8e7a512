"""`make neo4j`: a Neo4j server for whoever has a JDK and Maven, but no Docker.

The same server as the tests start, on fixed ports, with its data kept.
"""

from __future__ import annotations

import secrets
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from graph_schema.browser.style import Caption
from tests.neo4j.jars import LTS, Line, NoNeo4j, fetched, installation, line_of
from tests.neo4j.server import Neo4jServer, ServerFailed
from tests.neo4j.site import queries, sheet, styled_conf, with_site


def main(
    version: Annotated[str, typer.Option(envvar="NEO4J_VERSION", show_default=True)] = LTS.version,
    folder: Annotated[Path, typer.Option(help="Where the data is kept.")] = Path("var/neo4j"),
    bolt_port: Annotated[int, typer.Option(envvar="NEO4J_BOLT_PORT", min=1, max=65535)] = 7687,
    http_port: Annotated[int, typer.Option(envvar="NEO4J_HTTP_PORT", min=1, max=65535)] = 7474,
    caption: Annotated[
        Caption, typer.Option(envvar="CAPTION", help="The language of Browser's captions.")
    ] = Caption.EN,
    heap: Annotated[str, typer.Option(envvar="NEO4J_HEAP", help="Java's heap.")] = "1g",
) -> None:
    """Fetch Neo4j Community once, start it on 127.0.0.1, and run it until Ctrl-C."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        _run(line_of(version), folder.resolve(), (bolt_port, http_port), caption, heap)
    except (NoNeo4j, ServerFailed) as error:
        typer.echo(f"neo4j: {error}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(line: Line, folder: Path, ports: tuple[int, int], caption: Caption, heap: str) -> None:
    for port, name in zip(ports, ("BOLT", "HTTP"), strict=True):
        _refuse_taken(port, f"NEO4J_{name}_PORT")
    # A newer line changes the data so that the older cannot read it any more.
    home = folder / ".".join(line.version.split(".")[:2])
    if not fetched(line):
        typer.echo(f"fetching Neo4j {line.version} (130 MB, this once) ...")
    runs = with_site(installation(line), home / "site")
    server = Neo4jServer(
        home,
        heap=heap,
        pagecache="512m",
        conf=styled_conf(ports[1], caption),
        ports=ports,
        password=_password(home),
        lasting=True,
        runs=runs,
    )
    typer.echo(f"starting Neo4j {line.version} ...")
    try:
        server.start()
        typer.echo(_greeting(server, home, caption))
        while server.running:
            time.sleep(0.5)
        raise NoNeo4j(f"the server ended by itself; why stands in {home / 'server.log'}")
    except KeyboardInterrupt:
        typer.echo("\nstopping ...")
    finally:
        server.stop()
    typer.echo(f"stopped; the data stays in {home}")


def _greeting(server: Neo4jServer, home: Path, caption: Caption) -> str:
    return f"""
Neo4j runs; Ctrl-C stops it.

  Bolt       bolt://{server.host}
  Browser    {server.http_address}/browser/   (user neo4j, password {server.password})
  data, log  {home}

To drop onto Browser's page (5.26 has the style on by itself):

  style      {server.http_address}/{sheet(caption)}
  queries    {server.http_address}/{queries(caption)}

In another terminal:

  export ACTORGRAPH_STORE={server.address}
  .venv/bin/actorgraph ingest ingest/samples/articles.jsonl
"""


def _password(home: Path) -> str:
    """Give the password of the server, kept beside its data for its owner alone to read."""
    file = home / "password"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(12), encoding="utf-8")
    return file.read_text(encoding="utf-8").strip()


def _refuse_taken(port: int, setting: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise NoNeo4j(
                f"port {port} is taken by another program, perhaps a Neo4j that runs already; "
                f"choose another: make neo4j {setting}={port + 1}"
            ) from error


if __name__ == "__main__":
    typer.run(main)
