"""The jars of Neo4j Community and the JDK that runs them, found or fetched once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

POM = Path(__file__).parent / "pom.xml"
HOW_TO_GET = (
    "install a JDK 17 or later and Maven (on Debian: apt install openjdk-17-jdk-headless maven); "
    "JAVA_HOME names the JDK, NEO4J_TEST_JARS a folder of jars fetched already"
)
_FETCH_SECONDS = 900
# Java's own words for what a server of this age may do with memory and files.
_OPEN = tuple(
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch")
)


class NoNeo4j(Exception):
    """There is no Neo4j to be had here; the text says how to get it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A release line of Neo4j: its version, that of its Browser, and what starts it."""

    version: str
    browser: str
    java: int
    entry: str
    modules: tuple[str, ...] = ()


LTS = Line("5.26.20", "5.24.0", 17, "org.neo4j.server.CommunityEntryPoint")
NEWEST = Line(
    "2026.09.0",
    "5.24.0",
    21,
    "org.neo4j.server.Neo4jCommunity",
    ("--add-modules=jdk.incubator.vector",),
)


def line_of(version: str) -> Line:
    """Give the release line of a version; raises NoNeo4j for one that is not known to run."""
    if re.fullmatch(r"5\.26\.\d+", version):
        return replace(LTS, version=version)
    if re.fullmatch(r"20\d\d\.\d\d\.\d+", version):
        return replace(NEWEST, version=version)
    raise NoNeo4j(
        f"Neo4j {version} is not known here; name {LTS.version} or {NEWEST.version}, "
        "or another release of those lines"
    )


@dataclass(frozen=True, slots=True)
class Installation:
    """What runs a line of Neo4j: a Java program and a folder of jars.

    What is in the folder `before` is found before what is in the jars.
    """

    line: Line
    java: str
    jars: Path
    before: Path | None = None

    def command(self, *arguments: str, heap: str = "256m", lasting: bool = False) -> list[str]:
        """Give the command that runs a class of Neo4j with its arguments.

        What is not `lasting` is compiled quickly and not well: it starts in half the time.
        """
        memory: tuple[str, ...] = (f"-Xms{heap}", f"-Xmx{heap}", "-XX:+UseSerialGC")
        if not lasting:
            memory = (*memory, "-XX:TieredStopAtLevel=1")
        libraries = f"{self.jars}{os.sep}*"
        if self.before is not None:
            libraries = f"{self.before}{os.pathsep}{libraries}"
        return [self.java, *_OPEN, *self.line.modules, *memory, "-cp", libraries, *arguments]

    def environment(self, home: Path) -> dict[str, str]:
        """Give the environment of a command that works on the server of a home folder."""
        return {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}


@cache
def installation(line: Line = LTS) -> Installation:
    """Give what runs a line of Neo4j, its jars fetched when they are not there yet.

    Raises NoNeo4j, saying how to get it, where Java or Maven is missing or nothing can be fetched.
    """
    return Installation(line, _java(line), _jars(line))


def fetched(line: Line) -> bool:
    """Say whether the jars of a line are here already."""
    return (_folder(line) / "complete").exists()


def _folder(line: Line) -> Path:
    return user_cache_path("actorgraph") / "neo4j" / line.version


def _java(line: Line) -> str:
    candidates = [shutil.which("java")]
    if home := os.environ.get("JAVA_HOME"):
        candidates.insert(0, str(Path(home) / "bin" / "java"))
    candidates += [str(path) for path in sorted(Path("/usr/lib/jvm").glob("*/bin/java"))]
    for java in candidates:
        if java and Path(java).exists() and _release(java) >= line.java:
            return java
    raise NoNeo4j(f"no Java {line.java} or later was found; {HOW_TO_GET}")


@cache
def _release(java: str) -> int:
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(\d+)', told.stderr + told.stdout)
    return int(found[1]) if found else 0


def _jars(line: Line) -> Path:
    if (given := os.environ.get("NEO4J_TEST_JARS")) and line == LTS:
        return Path(given)
    folder = _folder(line)
    if fetched(line):
        return folder / "lib"
    maven = shutil.which("mvn")
    if maven is None:
        raise NoNeo4j(f"Maven was not found; {HOW_TO_GET}")
    folder.mkdir(parents=True, exist_ok=True)
    command = [maven, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"]
    command += [f"-DoutputDirectory={folder / 'lib'}", "-DincludeScope=runtime"]
    command += [f"-Dneo4j.version={line.version}", f"-Dbrowser.version={line.browser}"]
    try:
        told = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=_FETCH_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise NoNeo4j(f"Maven did not end in {_FETCH_SECONDS} s; {HOW_TO_GET}") from error
    if told.returncode:
        raise NoNeo4j(f"Maven could not fetch Neo4j: {(told.stdout + told.stderr)[-500:]}")
    (folder / "complete").touch()
    return folder / "lib"
