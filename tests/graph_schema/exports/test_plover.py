"""Event records of PLOVER: told by hand, and one for each claim of the store."""

from __future__ import annotations

import io
import json
from datetime import date

import pandas as pd

from graph_schema.exports.formats import FORMATS
from graph_schema.exports.tables import Edges
from graph_schema.interfaces import Store
from graph_schema.model import model
from graph_schema.queries import GraphFilter
from graph_schema.records import DateSource, Modality, Polarity
from graph_schema.stores import open_store
from tests.builders import a_claim, an_actor, an_article, coded
from tests.graph_schema.exports.conftest import exported

# The names in the tables of the JSON chapter of the manual, 0.7b1.
RECORD = {
    *("id", "has_event", "date", "time", "enddate", "endtime", "source", "recipient", "event"),
    *("event_loc", "event_text", "quad_code", "event_scale", "mode", "context", "link", "text"),
    *("text_info", "cite_info", "coder", "coded_date", "coded_time", "comment"),
}
OURS = {
    *("relation", "cameo", "polarity", "modality", "confidence", "speaker", "date_source"),
    "graph_revision",
}


def test_a_claim_is_an_event_record() -> None:
    article = an_article(
        "a-1", title="Strikes", text="Turkey struck Syria.", url="https://news.example/1"
    )
    attack = a_claim(
        article,
        "P-1",
        "ATTACKS",
        "SYR",
        source_party="TUR",
        polarity=Polarity.NEGATED,
        modality=Modality.PLANNED,
        speaker="UN",
        occurred_on=date(2025, 2, 27),
        end=13,
        start=7,
    )
    actors = [
        an_actor("P-1", party="TUR", name="Example Minister", name_ar="وزير", sector="GOV"),
        an_actor("SYR", name="Syria", name_en="Syria", name_ar="سوريا"),
        an_actor("UN", name="United Nations"),
    ]
    with open_store("memory:") as store:
        store.writer.put(coded(article, attack, actors=actors))
        [line] = exported(store, "jsonl").decode("utf-8").splitlines()
    assert json.loads(line) == {
        "id": attack.id,
        "date": "2025-02-27",
        "source": [
            {
                "code": "TUR",
                "sector": "GOV",
                "identifier_id": "P-1",
                "identifier_text": "Example Minister",
                "name_ar": "وزير",
                "kind": "person",
            }
        ],
        "recipient": [
            {
                "code": "SYR",
                "identifier_id": "SYR",
                "identifier_text": "Syria",
                "name_en": "Syria",
                "name_ar": "سوريا",
                "kind": "state",
            }
        ],
        "event": ["ASSAULT"],
        "quad_code": 4,
        "event_scale": model().type("ATTACKS").score,
        "text": "struck",
        "text_info": {"start": 7, "end": 13, "in_title": False},
        "cite_info": {
            "citation": "a-1",
            "url": "https://news.example/1",
            "title": "Strikes",
            "language": "en",
            "publication": "Example News",
            "published": "2025-03-01",
            "codebook": "plover-0.7b1",
        },
        "coder": "builders/1",
        "relation": "ATTACKS",
        "cameo": model().type("ATTACKS").cameo,
        "polarity": "negated",
        "modality": "planned",
        "confidence": 80,
        "speaker": {
            "code": "UN",
            "identifier_id": "UN",
            "identifier_text": "United Nations",
            "kind": "organization",
        },
        "date_source": DateSource.TEXT.value,
        "graph_revision": 1,
    }


def test_the_ends_of_a_symmetric_type_are_all_sources() -> None:
    article = an_article(published=None)
    with open_store("memory:") as store:
        store.writer.put(coded(article, a_claim(article, "SYR", "CONSULTS", "TUR")))
        [line] = exported(store, "jsonl").decode("utf-8").splitlines()
    record = json.loads(line)
    assert [end["code"] for end in record["source"]] == ["SYR", "TUR"]
    assert "recipient" not in record
    assert record["date"] is None


def test_each_claim_has_a_record_under_names_of_plover_or_ours(store: Store) -> None:
    assert FORMATS["jsonl"].edges == (Edges.CLAIMS,)
    frame = pd.read_json(io.BytesIO(exported(store, "jsonl")), lines=True, dtype=False)
    claims = store.reader.claims(GraphFilter(), limit=1000).items
    assert list(frame["id"]) == [claim.id for claim in claims]
    assert list(frame["text"]) == [claim.quote for claim in claims]
    assert set(frame.columns) <= RECORD | OURS
    assert {"id", "date", "source", "event"} <= set(frame.columns)
