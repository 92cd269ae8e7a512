"""A folder of gold and corpora in our own words, as small as what is measured on it allows."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from ingest.benchmark.sets import PLAIN, UNSEEN
from ingest.training import named
from ingest.training.labels import HELD_OUT
from ingest.training.offsets import pack, pack_whole

STRIKE = "قصف الجيش الإسرائيلي مواقع في سوريا يوم الاثنين."
VISIT = "Russian Foreign Minister Sergey Lavrov met his Turkish counterpart Hakan Fidan in Ankara."
QUIET = "افتتحت البلدية حديقة جديدة للأطفال."


def relation(source: str, type_id: str, target: str, evidence: str) -> dict[str, Any]:
    """Give a relation as annotators write it."""
    ends = {"source": source, "type": type_id, "target": target}
    said = {"polarity": "asserted", "modality": "actual", "speaker": None, "optional": False}
    return {**ends, **said, "evidence": evidence}


def document(name: str, language: str, text: str, *relations: dict[str, Any]) -> dict[str, Any]:
    """Give a gold document."""
    return {
        "id": name,
        "language": language,
        "title": None,
        "text": text,
        "published": "2025-03-05",
        "relations": list(relations),
        "offices": [],
    }


def write_shared(folder: Path) -> Path:
    """Write the gold and the corpora; gives the folder of the annotations held out."""
    gold, corpora, annotated = folder / "gold", folder / "corpora", folder / "annotations"
    for one in (gold, corpora, annotated):
        one.mkdir(parents=True)
    strike = document("s", "ar", STRIKE, relation("ISR", "ATTACKS", "SYR", STRIKE))
    visit = document("v", "en", VISIT, relation("RUS", "CONSULTS", "TUR", VISIT))
    (gold / "seed.jsonl").write_text(_lines(strike), "utf8")
    (gold / "dev.jsonl").write_text(_lines(strike, visit), "utf8")
    events = f"id,event_type,label,text\n1,ASSAULT,easy no,{QUIET}\n2,ASSAULT,yes,{STRIKE}\n"
    (gold / "arabic_event_gsr_dev.csv").write_text(events, "utf8")
    tagged = "زار O\nسعيد B-PERS\nالنجار I-PERS\nبغداد B-LOC\n. O\n"
    (corpora / "anercorp.txt").write_text(5 * tagged, "utf8")
    for name, article in (("arabic", strike), ("english", visit)):
        path = corpora / f"{name}_news.jsonl.gz"
        path.write_bytes(gzip.compress(_lines(article).encode()))
    for batch in HELD_OUT:
        (annotated / f"{batch}.jsonl").write_text("", "utf8")
    packed = _lines(pack(strike, STRIKE, strike))
    (annotated / f"{min(HELD_OUT)}.jsonl").write_text(packed, "utf8")
    unseen = annotated / UNSEEN
    unseen.mkdir()
    (unseen / "ar-72.jsonl").write_text(packed, "utf8")
    (unseen / "en-17.jsonl").write_text(_lines(pack_whole(visit)), "utf8")
    (annotated / PLAIN).mkdir()
    (annotated / PLAIN / "en-35.jsonl").write_text(_lines(pack_whole(visit)), "utf8")
    (annotated / named.NAMES).mkdir()
    marked = {"id": "s", "start": 0, "end": len(STRIKE), "names": [[30, 35, "LOC"]]}
    (annotated / named.NAMES / f"{min(named.HELD_OUT)}.jsonl").write_text(_lines(marked), "utf8")
    return annotated


def _lines(*documents: dict[str, Any]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in documents)
