"""A client that is generated from the OpenAPI document asks a running service."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from graph_schema.stores import open_store
from tests.flow.processes import Program, until_ready
from tests.service.graph import fill

CALLS = """
import json, sys
from actorgraph_client import Client
from actorgraph_client.api.claims import list_claims
from actorgraph_client.api.exports import export_graph
from actorgraph_client.api.relations import list_relations
from actorgraph_client.models import FormatId, Problem

client = Client(base_url=sys.argv[1])
page = list_relations.sync(client=client, source="Israel", target="سوريا")
claims = list_claims.sync(client=client, speaker="Benjamin Netanyahu")
refused = list_relations.sync(client=client, source="Atlantis")
assert isinstance(refused, Problem), refused
files = {}
for form in FormatId:
    answer = export_graph.sync_detailed(form, client=client)
    files[form.value] = [answer.status_code, answer.content.hex()]
print(json.dumps({
    "relations": [[r.source.id, r.type_.id, r.target.id, r.claims] for r in page.items],
    "polarity": [claim.polarity.value for claim in claims.items],
    "refused": [refused.status, refused.type_],
    "files": files,
}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Give what the generated client heard from a service on the small graph."""
    folder: Path = tmp_path_factory.mktemp("client")
    program = Program(folder)
    with open_store(f"sqlite:///{program.store}") as store:
        fill(store)
    with program.serving("--port", "18475") as (_, base):
        until_ready(base)
        # Formatting is for people; without it the rest is done in a second.
        (folder / "config.yml").write_text("post_hooks: []\n", encoding="utf-8")
        made = _run(
            *("-m", "openapi_python_client", "generate", "--url", f"{base}/openapi.json"),
            *("--config", str(folder / "config.yml"), "--output-path", str(folder / "client")),
        )
        assert "arning" not in made, made
        (folder / "client" / "calls.py").write_text(CALLS, encoding="utf-8")
        _run("-m", "compileall", "-q", str(folder / "client"))
        return json.loads(_run(str(folder / "client" / "calls.py"), base))


def test_its_answers_have_types(told: Any) -> None:
    assert told["relations"] == [["ISR", "ATTACKS", "SYR", 2]]
    assert told["polarity"] == ["negated"]


def test_its_errors_are_problems(told: Any) -> None:
    assert told["refused"] == [404, "urn:actorgraph:problem:unknown-actor"]


def test_it_can_fetch_each_export(told: Any) -> None:
    files = {form: bytes.fromhex(content) for form, (_, content) in told["files"].items()}
    assert {status for status, _ in told["files"].values()} == {200}
    assert len(json.loads(files["node-link"])["edges"]) > 5
    with zipfile.ZipFile(BytesIO(files["csv"])) as archive:
        assert archive.testzip() is None
    assert files["parquet"].endswith(b"PAR1")


def _run(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
