"""A Neo4j server that a test starts, stops and kills; it listens on loopback alone."""

from __future__ import annotations

import secrets
import socket
import subprocess
import time
from pathlib import Path

from tests.neo4j.jars import Installation, installation

USER = "neo4j"
DATABASE = "neo4j"
# A start takes seven seconds of a free core; beside other work it may take minutes.
_START_SECONDS = 300
_STOP_SECONDS = 60

# Small enough that several run beside other work; logs are not laid out in advance.
_CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
server.directories.data={data}
server.memory.heap.initial_size={heap}
server.memory.heap.max_size={heap}
server.memory.pagecache.size={pagecache}
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
dbms.usage_report.enabled=false
"""


class ServerFailed(Exception):
    """A Neo4j that is there did not do what it should; the text has its own words."""


class Neo4jServer:
    """A server with a home folder of its own, kept between `start` and the next `start`."""

    def __init__(
        self,
        home: Path,
        *,
        data: Path | None = None,
        heap: str = "256m",
        pagecache: str = "64m",
        conf: str = "",
        ports: tuple[int, int] | None = None,
        password: str | None = None,
        lasting: bool = False,
        runs: Installation | None = None,
    ) -> None:
        """Lay out the home folder; `data` is where the databases are kept, if elsewhere.

        `conf` is appended to the configuration. `ports` are those of Bolt and HTTP; without them
        and without a `password` free ones and a new one are taken. The password is set where the
        server has none yet. `lasting` is for measuring and for people: such a server starts slowly
        and then works fast. Raises NoNeo4j where none is to be had.
        """
        self.home = home
        # Letters and digits alone: one that begins with a dash would be taken for an option.
        self.password = password or secrets.token_hex(12)
        self.bolt_port, self.http_port = ports or (free_port(), free_port())
        self._runs = runs or installation()
        self._heap = heap
        self._lasting = lasting
        self._process: subprocess.Popen[bytes] | None = None
        self._log = home / "server.log"
        (home / "conf").mkdir(parents=True, exist_ok=True)
        kept = data or home / "data"
        values = {"heap": heap, "pagecache": pagecache, "data": kept}
        written = _CONF.format(bolt=self.bolt_port, http=self.http_port, **values) + conf
        (home / "conf" / "neo4j.conf").write_text(written, encoding="utf-8")
        # Later it would change nothing: the server has its users in a database of its own.
        if not (kept / "databases").exists():
            self.admin("dbms", "set-initial-password", self.password)

    @property
    def host(self) -> str:
        """Give host and port of the Bolt connector."""
        return f"127.0.0.1:{self.bolt_port}"

    @property
    def address(self) -> str:
        """Give the address of the store on this server, with its password."""
        return f"bolt://{USER}:{self.password}@{self.host}/{DATABASE}"

    @property
    def http_address(self) -> str:
        """Give the address of the HTTP connector, below which Browser lives."""
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def running(self) -> bool:
        """Say whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def admin(
        self,
        *arguments: str,
        folder: Path | None = None,
        heap: str = "128m",
        seconds: float = _START_SECONDS,
    ) -> str:
        """Run neo4j-admin, in a folder, and give what it said.

        Raises ServerFailed with its words when it fails.
        """
        entry = "org.neo4j.server.startup.Neo4jAdminCommand"
        told = subprocess.run(
            self._runs.command(entry, *arguments, heap=heap),
            env=self._runs.environment(self.home),
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
            cwd=folder,
        )
        if told.returncode:
            raise ServerFailed(f"neo4j-admin {arguments[0]} failed: {told.stdout + told.stderr}")
        return told.stdout

    def configure(self, conf: str) -> None:
        """Append lines to the configuration; the next start heeds them."""
        with (self.home / "conf" / "neo4j.conf").open("a", encoding="utf-8") as file:
            file.write(conf)

    def start(self, *, seconds: float = _START_SECONDS) -> None:
        """Start the server and wait, at most so long, until it takes connections."""
        where = (f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}")
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._runs.command(
                    self._runs.line.entry, *where, heap=self._heap, lasting=self._lasting
                ),
                env=self._runs.environment(self.home),
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        deadline = time.monotonic() + seconds
        while not self._answers():
            if not self.running or time.monotonic() > deadline:
                self.kill()
                raise ServerFailed(f"Neo4j did not start: {self._log.read_text()[-1500:]}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Let the server end in order; does nothing when it is not running."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """End the server as a power cut would, with SIGKILL."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        # A server that speaks Bolt answers the handshake with the version it chose.
        try:
            with socket.create_connection(("127.0.0.1", self.bolt_port), timeout=1) as connection:
                connection.sendall(bytes.fromhex("6060b017000004040000000500000000") + bytes(4))
                return len(connection.recv(4)) == 4
        except OSError:
            return False


def free_port() -> int:
    """Give a port of the loopback address that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
