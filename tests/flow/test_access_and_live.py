"""Keys, webhooks and the stream as a user has them: by the program, over real processes."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from ingest.commands import main
from tests.flow.processes import SECONDS, Program, until, until_ready
from tests.service.events import listening
from tests.service.receiver import receiving

pytestmark = pytest.mark.skipif(shutil.which("ps") is None, reason="needs signals and ps of POSIX")

ARTICLE = {"id": "a", "language": "en", "text": "Russia attacked Ukraine."}
Ask = Callable[..., tuple[int, str, str]]
OPEN_HOST = "0.0.0.0"  # noqa: S104 - with a key it may


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Give the program in an empty folder."""
    return Program(tmp_path)


@pytest.fixture
def port() -> int:
    """Give a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening_here:
        return int(listening_here.getsockname()[1])


@pytest.fixture
def ask(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ask:
    """Give what runs a short command in this process: its exit code, output and errors."""
    monkeypatch.setenv("ACTORGRAPH_STORE", f"sqlite:///{program.store}")

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["actorgraph", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return run


def test_a_key_is_made_listed_and_revoked(ask: Ask) -> None:
    code, token, told = ask("keys", "create", "dashboard", "--scope", "read")
    assert code == 0
    key_id = "_".join(token.split("_")[:2])
    assert told == f"{key_id}: read; keep it now, it is not shown again:\n"
    words = ("keys", "create", "boss", "--scope", "write", "--scope", "admin", "--expires", "90d")
    assert ask(*words)[0] == 0
    code, listed, _ = ask("keys", "list")
    first, second = listed.splitlines()
    assert first.split()[:3] == [key_id, "usable", "read"]
    assert second.split()[1:3] == ["usable", "write,admin"]
    assert token.strip() not in listed
    code, _, told = ask("keys", "revoke", key_id, "ag_none")
    assert (code, told) == (1, "1 revoked\nactorgraph: ag_none: no such key\n")
    assert ask("keys", "list")[1].splitlines()[0].split()[1] == "revoked"
    assert ask("keys", "revoke", "--forget", key_id)[0] == 0
    assert key_id not in ask("keys", "list")[1]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("keys", "create", "a", "--scope", "root"), "root"),
        (("keys", "create", "a", "--expires", "soon"), "--expires: must be days like 90d"),
        (("keys", "create", "a", "--expires", "2020-01-01"), "expires: is in the past"),
        (("keys", "create", " "), "name: must be one line"),
        (("webhooks", "add", "http://127.0.0.1/"), "not public"),
        (("webhooks", "add", "nowhere"), "url: must be like"),
    ],
)
def test_what_cannot_be_is_refused_as_wrong_usage(
    ask: Ask, words: tuple[str, ...], reason: str
) -> None:
    code, out, told = ask(*words)
    assert (code, out) == (2, "")
    assert reason in told
    assert "Traceback" not in told


def test_keys_of_a_graph_that_is_not_there_are_told_so(program: Program, ask: Ask) -> None:
    for words in (("keys", "list"), ("keys", "revoke", "k"), ("webhooks", "list")):
        code, _, told = ask(*words)
        assert code == 3
        assert "there is no graph here yet" in told
    assert not program.store.exists()


def test_with_a_key_the_service_listens_anywhere_and_asks_for_it(
    program: Program, port: int, ask: Ask
) -> None:
    _, token, _ = ask("keys", "create", "reader", "--scope", "read", "--scope", "write")
    bearer = {"Authorization": f"Bearer {token.strip()}"}
    process = program.start("serve", "--host", OPEN_HOST, "--port", str(port))
    base = f"http://127.0.0.1:{port}"
    try:
        until_ready(base)
        assert httpx.get(f"{base}/v1/relations").status_code == 401
        assert httpx.get(f"{base}/v1/relations", headers=bearer).status_code == 200
        assert "server" not in httpx.get(f"{base}/healthz").headers
        ask("keys", "revoke", "_".join(token.split("_")[:2]))
        until(lambda: httpx.get(f"{base}/v1/relations", headers=bearer).status_code == 401)
        process.terminate()
        _, told = process.communicate(timeout=SECONDS)
    finally:
        process.kill()
    assert process.returncode == 0
    assert token.strip() not in told
    # All keys are revoked: nobody could get in, so there is nothing to listen for.
    code, told = program.run("serve", "--host", OPEN_HOST, "--port", str(port))
    assert code == 2
    assert "keys create" in told


def test_a_stream_tells_what_a_worker_reads_and_a_retraction_takes_back(
    program: Program, port: int, ask: Ask
) -> None:
    with (
        receiving() as receiver,
        program.serving(
            "--with-worker",
            "--port",
            str(port),
            ACTORGRAPH_LOG_FORMAT="json",
            ACTORGRAPH_WEBHOOK_PRIVATE_TARGETS="true",
        ) as (process, base),
    ):
        until_ready(base)
        hook = httpx.post(f"{base}/v1/webhooks", json={"url": receiver.url}).json()
        with listening(base) as listener:
            httpx.post(f"{base}/v1/articles", json=ARTICLE).raise_for_status()
            event = listener.next()
            assert event.kind == "claim.added"
            assert event.data["claim"]["target"]["id"] == "UKR"
            until(lambda: len(receiver.received) == 1)
            # Not the service but another that has the store open takes it back.
            assert ask("retract", "a")[0] == 0
            assert listener.kinds(2) == ["claim.retracted", "article.retracted"]
            deleted = httpx.get(f"{base}/v1/deletions").json()["items"]
            assert [item["id"] for item in deleted] == [event.data["id"], "a"]
            until(lambda: sum(len(m.data["changes"]) for m in receiver.received) == 3)
            for message in receiver.received:
                message.verified(hook["secret"])
            assert "actorgraph_workers 1.0" in httpx.get(f"{base}/metrics").text
            began = time.monotonic()
            process.terminate()
            assert listener.drain() == 0
        _, told = process.communicate(timeout=SECONDS)
        assert time.monotonic() - began < 15
        assert process.returncode == 0
    requests = [json.loads(line) for line in told.splitlines() if line.startswith("{")]
    routes = {entry.get("route") for entry in requests}
    assert {"/v1/webhooks", "/v1/articles", "/v1/stream", "/v1/deletions"} <= routes
    assert hook["secret"] not in told


def test_headers_that_never_end_end_the_connection(program: Program, port: int) -> None:
    words = ("-c", "import ingest.commands.patience as p; p.PatientProtocol.header_seconds = 1.0\n")
    code = words[1] + "from ingest.commands import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--port", str(port)],
        env={"PATH": "/usr/bin:/bin", "ACTORGRAPH_STORE": f"sqlite:///{program.store}"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        base = f"http://127.0.0.1:{port}"
        until_ready(base)
        for begun in (b"", b"GET /healthz HTTP/1.1\r\n", _whole(port) + b"GET /he"):
            assert 0.5 < _seconds_open(port, begun) < 4
        # A stream has come to its headers' end, and goes on.
        with listening(base) as listener:
            time.sleep(1.5)
            httpx.post(f"{base}/v1/articles", json=ARTICLE).raise_for_status()
            assert listener.beats == 1
    finally:
        process.terminate()
        process.communicate(timeout=SECONDS)
        process.kill()


def _whole(port: int) -> bytes:
    return f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()


def _seconds_open(port: int, begun: bytes) -> float:
    """Give how long a connection stays open on which bytes drip and no request is whole."""
    with socket.create_connection(("127.0.0.1", port), timeout=0.2) as line:
        began = time.monotonic()
        line.sendall(begun)
        while time.monotonic() - began < 10:
            try:
                if not line.recv(65_536):
                    break
            except TimeoutError:
                line.sendall(b"X" if begun else b"")
            except ConnectionError:
                break
        return time.monotonic() - began
