"""Scores extraction against gold documents: the figures of the annotation guidelines.

Per document, the set of (source party, type, target party) with polarity `asserted` and modality
`actual` or `planned`, compared exactly; micro precision, recall and F1 over the corpus. What only
an optional or hypothetical gold relation matches is neither right nor wrong.

A document with `wrong` relations is one of which only some claims were judged (see `ingest.gold`):
what is predicted counts where it is among its relations or those wrong, and offices do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError, field_validator

from graph_schema.errors import InputRefused
from graph_schema.model import model
from graph_schema.records import Modality, Polarity
from ingest.sources.parsing import parse
from ingest.tally import Tally

Triple = tuple[str, str, str]
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_SPELLINGS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One relation missed, or one given wrongly; `kind` says how."""

    document: str
    kind: str
    triple: Triple


@dataclass(frozen=True, slots=True)
class Judged:
    """The confidence, 0 to 100, of a predicted relation, and whether the gold has it."""

    confidence: int
    right: bool


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one evaluation."""

    relations: Tally
    quads: Tally
    offices: Tally
    by_language: Mapping[str, Tally]
    by_type: Mapping[str, Tally]
    faults: tuple[Fault, ...]

    def lines(self) -> list[str]:
        """Give the figures as lines, the languages after the totals."""
        return [
            self.relations.row("relations"),
            self.quads.row("relations by quad class"),
            self.offices.row("offices"),
            *(tally.row(f"relations, {name}") for name, tally in sorted(self.by_language.items())),
        ]

    def type_lines(self) -> list[str]:
        """Give the figures of each relation type as lines, in the model's order."""
        return [self.by_type[name].row(name) for name in model().types if name in self.by_type]

    def fault_kinds(self) -> Counter[str]:
        """Give how often each kind of fault comes."""
        return Counter(fault.kind for fault in self.faults)


class _GoldActor(BaseModel):
    party: str


class _GoldRelation(BaseModel):
    source: str | _GoldActor
    type: str
    target: str | _GoldActor
    polarity: Polarity
    modality: Modality
    optional: bool = False

    @field_validator("type")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in model().types:
            raise ValueError(f"{value!r} is no relation type")
        return value


class _GoldOffice(BaseModel):
    person: str
    party: str
    optional: bool = False


class _GoldDocument(BaseModel):
    id: str | int
    relations: list[_GoldRelation]
    offices: list[_GoldOffice] = []
    wrong: list[_GoldRelation] | None = None


def read_gold(path: Path) -> Iterator[dict[str, Any] | InputRefused]:
    """Give the documents of a gold file in order, and a refusal in the place of each bad line."""
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            try:
                document = parse(where, line)
                _GoldDocument.model_validate(document)
                yield document
            except InputRefused as refusal:
                yield refusal
            except ValidationError as error:
                first = error.errors()[0]
                field = ".".join(map(str, first["loc"]))
                yield InputRefused(where, f"{field}: {first['msg']}")


def evaluate(gold: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]) -> Report:
    """Score predicted documents, as `extract` writes them, against gold documents by id."""
    by_id = {str(document["id"]): document for document in predicted}
    relations, quads, offices = Tally(), Tally(), Tally()
    by_language: dict[str, Tally] = {}
    by_type: dict[str, Tally] = {}
    faults: list[Fault] = []
    for document in gold:
        found = by_id.get(str(document["id"]), {"relations": [], "offices": []})
        if document.get("wrong") is not None:
            found = _judged_alone(document, found)
        for quad in (False, True):
            right, ignored = _gold_triples(document["relations"], quad=quad)
            guess = {_triple(r, quad=quad) for r in found["relations"] if _counted(r)}
            tally = _tally(right, guess, ignored)
            if quad:
                quads += tally
                continue
            relations += tally
            language = document.get("language", "?")
            by_language[language] = by_language.get(language, Tally()) + tally
            for name in model().types:
                one = _tally(_of(right, name), _of(guess, name), ignored)
                by_type[name] = by_type.get(name, Tally()) + one
            faults += _faults(str(document["id"]), right, guess - ignored, document["relations"])
        offices += _offices(document.get("offices", []), found.get("offices", []))
    return Report(relations, quads, offices, by_language, by_type, tuple(faults))


def judged(gold: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]) -> Iterator[Judged]:
    """Give each predicted relation that counts, with its confidence and whether it is so."""
    by_id = {str(document["id"]): document for document in predicted}
    for document in gold:
        right, ignored = _gold_triples(document["relations"], quad=False)
        found = by_id.get(str(document["id"]), {"relations": []})["relations"]
        surest: Counter[Triple] = Counter()
        for relation in filter(_counted, found):
            surest |= Counter({_triple(relation, quad=False): relation["confidence"]})
        for triple, confidence in sorted(surest.items()):
            if triple in right or triple not in ignored:
                yield Judged(confidence, triple in right)


def _judged_alone(document: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    judged = {_triple(r, quad=False) for r in (*document["relations"], *document["wrong"])}
    kept = [r for r in found["relations"] if _triple(r, quad=False) in judged]
    return {"relations": kept, "offices": []}


def _gold_triples(
    relations: Iterable[dict[str, Any]], *, quad: bool
) -> tuple[set[Triple], set[Triple]]:
    right, ignored = set(), set()
    for relation in relations:
        triple = _triple(relation, quad=quad)
        optional = relation.get("optional", False)
        if _counted(relation) and not optional:
            right.add(triple)
        if relation["polarity"] == "asserted" and (
            optional or relation["modality"] == "hypothetical"
        ):
            ignored.add(triple)
    return right, ignored


def _tally(gold: set[Triple], guess: set[Triple], ignored: set[Triple]) -> Tally:
    counted = {triple for triple in guess if triple in gold or triple not in ignored}
    return Tally(len(gold & guess), len(counted), len(gold))


def _of(triples: set[Triple], name: str) -> set[Triple]:
    return {triple for triple in triples if triple[1] == name}


def _party(actor: Any) -> str:
    return str(actor["party"] if isinstance(actor, dict) else actor)


def _triple(relation: dict[str, Any], *, quad: bool) -> Triple:
    source, target = _party(relation["source"]), _party(relation["target"])
    kind = model().types[relation["type"]]
    if kind.symmetric and source > target:
        source, target = target, source
    return source, kind.quad if quad else kind.id, target


def _counted(relation: dict[str, Any]) -> bool:
    return relation.get("polarity", "asserted") == "asserted" and relation.get(
        "modality", "actual"
    ) in ("actual", "planned")


def _offices(gold: list[dict[str, Any]], guess: list[dict[str, Any]]) -> Tally:
    right = {_office(o) for o in gold if not o.get("optional")}
    ignored = {_office(o) for o in gold}
    found = {_office(o) for o in guess}
    counted = {office for office in found if office in right or office not in ignored}
    return Tally(len(right & found), len(counted), len(right))


def _office(office: dict[str, Any]) -> tuple[str, str]:
    return _surname(office["person"]), _party(office)


def _surname(name: str) -> str:
    """Give the last name as the guidelines compare it; stricter than `fold` on purpose."""
    plain = _MARKS.sub("", name.replace("#", "")).translate(_SPELLINGS)
    last = re.split(r"\s+", plain.strip().lower())[-1]
    return re.sub(r"^(ال|al-|el-)", "", last)


def _faults(
    document: str, gold: set[Triple], guess: set[Triple], relations: list[dict[str, Any]]
) -> list[Fault]:
    """Give each miss and each wrong triple with its kind: what else stands between the two."""
    pairs = {(t[0], t[2]) for t in gold} | {(t[2], t[0]) for t in gold}
    negated = {_triple(r, quad=False) for r in relations if r["polarity"] == "negated"}
    faults = []
    for triple in sorted(gold - guess):
        between = {t[1] for t in guess if {t[0], t[2]} == {triple[0], triple[2]}}
        kind = "missed, pair read otherwise" if between else "missed, pair not read"
        faults.append(Fault(document, f"{kind}: {triple[1]}", triple))
    for triple in sorted(guess - gold):
        reverse = (triple[2], triple[1], triple[0])
        if triple in negated:
            kind = "wrong, a denial read as fact"
        elif reverse in gold:
            kind = "wrong, direction turned round"
        elif (triple[0], triple[2]) in pairs:
            kind = "wrong type for the pair"
        else:
            kind = "wrong, pair without relation"
        faults.append(Fault(document, f"{kind}: {triple[1]}", triple))
    return faults
