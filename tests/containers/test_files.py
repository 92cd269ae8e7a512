"""Dockerfile and compose.yaml, as far as they can be tried where no container can be built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph_schema.stores import open_store

ROOT = Path(__file__).parents[2]
PASSWORD = "not-the-real-one"


def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the checkout."""
    return subprocess.run(
        words,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def linter(name: str) -> str:
    """Give a linter of the development environment, or skip the test."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} is missing; make setup installs it where there is a build of it")
    return found


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    """Give the services of compose.yaml, with what they share and no variable put in."""
    found: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    return found


@pytest.fixture(scope="module")
def compose() -> tuple[str, ...]:
    """Give the words that call Docker Compose, or skip the test."""
    for words in (("docker", "compose"), ("docker-compose",)):
        if shutil.which(words[0]) and run(*words, "version").returncode == 0:
            return words
    pytest.skip("there is no Docker Compose on this machine")


def test_the_dockerfile_passes_its_linter() -> None:
    told = run(linter("hadolint"), "Dockerfile")
    assert (told.returncode, told.stdout) == (0, "")


def test_the_compose_file_passes_its_linter() -> None:
    told = run(linter("compose-lint"), "compose.yaml")
    assert told.returncode == 0, told.stdout


def test_docker_compose_reads_it_with_a_password_and_not_without(compose: tuple[str, ...]) -> None:
    assert run(*compose, "config", "--quiet", NEO4J_PASSWORD=PASSWORD).returncode == 0
    without = run(*compose, "config", "--quiet")
    assert without.returncode != 0
    assert "write NEO4J_PASSWORD=... into .env" in without.stderr


def test_every_port_is_published_on_loopback_alone(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert sorted(port.rpartition(":")[2] for port in ports) == ["7474", "7687", "8000"]
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert all(service.get("network_mode") is None for service in services.values())


def test_the_three_are_health_checked_and_wait_for_the_store(services: dict[str, Any]) -> None:
    assert set(services) == {"service", "worker", "neo4j"}
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for name, service in services.items():
        assert "healthcheck" in service or (name == "service" and "\nHEALTHCHECK " in image)
    for name in ("service", "worker"):
        assert services[name]["depends_on"]["neo4j"]["condition"] == "service_healthy"


def test_a_worker_is_healthy_when_its_store_answers(
    services: dict[str, Any], tmp_path: Path
) -> None:
    program, *words = services["worker"]["healthcheck"]["test"][1:]
    assert program == "python"
    store = f"sqlite:///{tmp_path / 'graph.db'}"
    assert run(sys.executable, *words, ACTORGRAPH_STORE=store).returncode != 0
    open_store(store).close()
    assert run(sys.executable, *words, ACTORGRAPH_STORE=store).returncode == 0


def test_the_password_is_required_and_stands_nowhere(services: dict[str, Any]) -> None:
    required = r"\$\{NEO4J_PASSWORD:\?[^}]+\}"
    assert re.fullmatch(f"neo4j/{required}", services["neo4j"]["environment"]["NEO4J_AUTH"])
    for name in ("service", "worker"):
        values = services[name]["environment"]
        assert re.fullmatch(required, values["ACTORGRAPH_NEO4J_PASSWORD"])
        assert ":" not in values["ACTORGRAPH_STORE"].partition("://")[2].partition("@")[0]


def test_the_programs_of_the_project_run_without_rights(services: dict[str, Any]) -> None:
    for name in ("service", "worker"):
        assert services[name]["read_only"]
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["security_opt"] == ["no-new-privileges:true"]
    assert services["worker"].keys().isdisjoint({"ports"})
    assert services["worker"]["networks"] == ["graph"]


def test_what_is_kept_aside_goes_to_a_volume_of_the_image(services: dict[str, Any]) -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    volumes = re.findall(r"^VOLUME (\S+)$", image, re.MULTILINE)
    for name in ("service", "worker"):
        assert services[name]["environment"]["TMPDIR"] in volumes


def test_the_image_has_the_version_of_the_project(services: dict[str, Any]) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert services["service"]["image"] == f"actorgraph:{version['version']}"


def test_the_image_is_made_of_nothing_that_is_left_out_of_its_context() -> None:
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    copied = [
        word
        for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for word in line.split()[1:-1]
    ]
    assert copied
    assert all(f"!{word}" in kept and (ROOT / word).exists() for word in copied)
