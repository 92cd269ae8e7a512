"""A world with hostile names in it, in each store, and its exports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph_schema.exports.formats import FORMATS
from graph_schema.exports.tables import Edges, Part
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.records import CodedArticle, Polarity
from graph_schema.stores import open_store
from tests.builders import a_claim, an_actor, an_article, coded
from tests.contract.world import a_world

# Each would do harm, or get lost, in one format or another.
HOSTILE = (
    "=1+1",
    "'=cmd|' /C calc'!A0",
    " @SUM(1)",
    "'quoted'",
    'a "quoted", comma; and\nline\r\nbreaks\rand\ttabs',
    "NUL \0 bell \x07 escape \x1b delete \x7f next line \x85",
    "not in XML \ufffe \uffff ]]> <!-- & <b> %s {x} ${y}",
    "\u202eright to left\u202c \u200fmark \u2028 \u2029",
    "'}) DETACH DELETE n //",
    "back\\slash \\' \\\\' \\u0027}) \\\\u0027 \\n \\",
    "إسرائيل — \U0001f54a 漢字",
    "\ufeffmark first",
    "NaN",
    "NULL",
    "007",
    " spaces ",
)


def a_hostile_article() -> CodedArticle:
    """Give an article whose every text is hostile: a claim by each name on the next."""
    article = an_article(
        "h-'\\u0027\"",
        title=HOSTILE[4],
        text="".join(HOSTILE),
        published=date(2025, 1, 2),
        publisher=HOSTILE[9],
        url="https://news.example/?q='a'&b=%22\"",
    )
    ids = [f"ORG {number}'\\u0022\"" for number in range(len(HOSTILE))]
    actors = [
        an_actor(
            actor_id, kind="organization", name=name, aliases=(name, f"{name}|{name}"), name_en=name
        )
        for actor_id, name in zip(ids, HOSTILE, strict=True)
    ]
    claims, start = [], 0
    for number, quote in enumerate(HOSTILE):
        end = start + len(quote)
        claims.append(
            a_claim(
                article,
                ids[number],
                ("ATTACKS", "CONSULTS")[number % 2],
                ids[(number + 1) % len(ids)],
                speaker=ids[number - 1],
                start=start,
                end=end,
            )
        )
        start = end
    return coded(article, *claims, actors=actors)


def everything() -> list[CodedArticle]:
    """Give a world that has every case, what is only denied, and the hostile article."""
    denied = an_article("denied", url="https://news.example/denied")
    claim = a_claim(denied, "EGY", "AIDS", "SDN", polarity=Polarity.NEGATED)
    return [*a_world(30), coded(denied, claim), a_hostile_article()]


@pytest.fixture(params=["memory", "sqlite"], scope="package")
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Give a store of each sort with everything in it."""
    file: Path = tmp_path_factory.mktemp("store") / "graph.db"
    with open_store("memory:" if request.param == "memory" else f"sqlite:///{file}") as opened:
        for entry in everything():
            opened.writer.put(entry)
        yield opened


def exported(
    store: Store,
    form: str,
    where: GraphFilter | None = None,
    *,
    edges: Edges | None = None,
    part: Part | None = None,
) -> bytes:
    """Give the bytes of an export."""
    known = FORMATS[form]
    with store.reader.view() as view:
        chosen = known.selection(view, where or GraphFilter(), edges, part)
        return b"".join(known.write(chosen))
