"""`actorgraph serve` and `worker` as real processes: addresses, signals, and who ends with whom."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from ingest.commands.beside import WorkerBeside
from tests.flow.processes import SECONDS, Program, alive, child, until, until_ready

pytestmark = pytest.mark.skipif(shutil.which("ps") is None, reason="needs signals and ps of POSIX")

ARTICLE = {"id": "a", "language": "en", "text": "Russia attacked Ukraine."}


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Give the program in an empty folder."""
    return Program(tmp_path)


@pytest.fixture
def port() -> int:
    """Give a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def test_host_and_port_come_from_the_environment(program: Program, port: int) -> None:
    place = {"ACTORGRAPH_HOST": "127.0.0.2", "ACTORGRAPH_PORT": str(port)}
    with program.serving(**place) as (_, base):
        assert base == f"http://127.0.0.2:{port}"
        assert httpx.get(f"{base}/v1/relations").json()["items"] == []


def test_options_override_the_environment(program: Program, port: int) -> None:
    words = ("--host", "localhost", "--port", str(port))
    with program.serving(*words, ACTORGRAPH_HOST="::1", ACTORGRAPH_PORT="1") as (_, base):
        assert base == f"http://127.0.0.1:{port}"
        assert httpx.get(f"{base}/v1/relations").status_code == 200


@pytest.mark.parametrize("host", ["::1", "[::1]"])
def test_an_ipv6_address_is_printed_as_one_can_ask_it(
    program: Program, port: int, host: str
) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")
    with program.serving("--host", host, "--port", str(port)) as (_, base):
        assert base == f"http://[::1]:{port}"
        assert httpx.get(f"{base}/v1/relations").status_code == 200


def test_an_open_address_is_refused_before_anything_is_made(program: Program, port: int) -> None:
    code, told = program.run("serve", "--with-worker", "--host", "0.0.0.0", "--port", str(port))  # noqa: S104
    assert code == 2
    assert told.startswith("actorgraph: ACTORGRAPH_HOST: '0.0.0.0' can be reached")
    assert "serving" not in told
    assert not program.store.parent.exists()


def test_a_taken_port_is_told_in_one_line_before_anything_is_made(program: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, told = program.run("serve", "--with-worker", "--port", str(port))
    assert code == 3
    assert told == (
        f"actorgraph: 127.0.0.1:{port} is taken by another program; choose another with --port\n"
    )
    assert not program.store.parent.exists()


@pytest.mark.parametrize("words", [("worker",), ("serve", "--with-worker")])
def test_a_worker_on_memory_is_refused_with_the_way_out(
    program: Program, words: tuple[str, ...]
) -> None:
    code, told = program.run(*words, ACTORGRAPH_STORE="memory:")
    assert code == 2
    assert "sqlite:///" in told
    assert "serving" not in told


def test_serving_memory_says_what_becomes_of_it(program: Program, port: int) -> None:
    process = program.start("serve", "--port", str(port), ACTORGRAPH_STORE="memory:")
    try:
        until_ready(f"http://127.0.0.1:{port}")
        process.terminate()
        _, told = process.communicate(timeout=SECONDS)
    finally:
        process.kill()
    assert process.returncode == 0
    assert "memory: starts empty, ends with this process" in told


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_service_and_its_worker(
    program: Program, port: int, number: signal.Signals
) -> None:
    with program.serving("--with-worker", "--port", str(port)) as (process, base):
        worker = child(process.pid)
        httpx.post(f"{base}/v1/articles", json=ARTICLE).raise_for_status()
        until(lambda: httpx.get(f"{base}/v1/articles/a").status_code == 200)
        process.send_signal(number)
        _, told = process.communicate(timeout=SECONDS)
        assert process.returncode == 0
        assert told.endswith("1 articles read, 0 failed\n")
        assert "Traceback" not in told
        assert not alive(worker)


def test_a_signal_while_the_worker_starts_or_reads_ends_both(program: Program, port: int) -> None:
    with program.serving("--with-worker", "--port", str(port)) as (process, base):
        worker = child(process.pid)
        text = "Russia attacked Ukraine. " * 2000
        httpx.post(f"{base}/v1/articles", json=ARTICLE | {"text": text}).raise_for_status()
        process.terminate()
        process.communicate(timeout=SECONDS)
        assert process.returncode == 0
        assert not alive(worker)


def test_a_worker_does_not_outlive_a_killed_service(program: Program, port: int) -> None:
    with program.serving("--with-worker", "--port", str(port)) as (process, base):
        worker = child(process.pid)
        httpx.post(f"{base}/v1/articles", json=ARTICLE).raise_for_status()
        until(lambda: httpx.get(f"{base}/v1/articles/a").status_code == 200)
        process.kill()
        until(lambda: not alive(worker))


def test_a_worker_of_its_own_does_not_care_for_its_input(program: Program) -> None:
    process = program.start("worker", "--reader", "rules", ACTORGRAPH_READER="full")
    try:
        until(program.store.exists)
        time.sleep(1)
        assert process.poll() is None
        process.terminate()
        _, told = process.communicate(timeout=SECONDS)
        assert (process.returncode, told) == (0, "0 articles read, 0 failed\n")
    finally:
        process.kill()


def test_a_posted_article_is_read_by_the_worker_also_after_one_died(
    program: Program, port: int
) -> None:
    with program.serving("--with-worker", "--port", str(port)) as (process, base):
        killed = child(process.pid)
        os.kill(killed, signal.SIGKILL)
        until(lambda: not alive(killed))
        httpx.post(f"{base}/v1/articles", json=ARTICLE).raise_for_status()
        until(lambda: bool(httpx.get(f"{base}/v1/relations?source=RUS").json().get("items")))
        assert process.poll() is None


def test_a_worker_that_tells_why_it_cannot_work_is_not_started_again(tmp_path: Path) -> None:
    starts, reason = _given_up(tmp_path / "starts", "raise SystemExit(3)")
    assert (starts, reason) == (1, "the worker cannot work, for the reason above")


def test_a_worker_that_dies_again_and_again_is_given_up(tmp_path: Path) -> None:
    starts, reason = _given_up(tmp_path / "starts", "import os; os.kill(os.getpid(), 9)")
    assert starts == 3
    assert reason == "the worker has ended 3 times in a row (killed by SIGKILL)"


def test_a_service_whose_worker_cannot_work_ends_with_the_reason(
    program: Program, port: int
) -> None:
    with program.serving("--with-worker", "--port", str(port)) as (process, _):
        # What the worker finds when it starts is no graph any more.
        first = child(process.pid)
        for file in program.store.parent.iterdir():
            file.unlink()
        program.store.write_text("no database " * 1000, encoding="utf-8")
        os.kill(first, signal.SIGKILL)
        _, told = process.communicate(timeout=SECONDS)
    assert process.returncode == 3
    assert "the worker has ended (killed by SIGKILL); another starts in 0.5 s" in told
    assert "is not a database" in told
    assert told.splitlines()[-1].startswith("actorgraph: the worker cannot work")


def _given_up(starts: Path, code: str) -> tuple[int, str]:
    """Give how often a worker that runs `code` was started, and the reason for giving it up."""
    over = threading.Event()
    count = f"open({str(starts)!r}, 'a').write('.')"
    command = (sys.executable, "-c", f"{count}; {code}")
    with WorkerBeside(over.set, command=command, pauses=(0.01, 0.01)) as beside:
        assert over.wait(SECONDS)
    return starts.stat().st_size, str(beside.failure).partition(";")[0]
