"""The figures as text: what is reached beside what is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.benchmark.measures import Attacks, Bin, Scored, calibration, calibration_error
from ingest.tally import Tally


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, on what, and what is wanted of it."""

    measure: str
    reached: str
    wanted: str = ""

    def __str__(self) -> str:
        """Give the figure as a line."""
        return f"{self.measure:<52} {self.reached:<24} {self.wanted}".rstrip()


def heading(text: str) -> str:
    """Give a heading with a line below."""
    return f"\n{text}\n{'-' * len(text)}"


def short(tally: Tally) -> str:
    """Give precision, recall and F1 of a tally."""
    return f"{tally.precision:.3f} / {tally.recall:.3f} / {tally.f1:.3f}"


def document_rows(name: str, scored: Scored, wanted: Mapping[str, str]) -> Iterator[Row]:
    """Give the rows of a set of gold documents; `wanted` by the ends of their names."""
    report = scored.report
    found = {
        "relations": report.relations,
        **{f"relations, {k}": tally for k, tally in sorted(report.by_language.items())},
        "relations by quad class": report.quads,
        "offices": report.offices,
    }
    for measure, tally in found.items():
        yield Row(f"{name}: {measure}", short(tally), wanted.get(measure, ""))


def seed_rows(scored: Scored) -> Iterator[Row]:
    """Give the rows of the article that the project began from."""
    relations, offices = scored.report.relations, scored.report.offices
    wrong = relations.predicted - relations.hit
    reached = f"{relations.hit} of {relations.gold}, {wrong} wrong"
    yield Row("seed: relations", reached, "11 of 12, at most 3 wrong")
    yield Row("seed: offices", f"{offices.hit} of {offices.gold}", "4 of 4")


def attack_rows(no: Attacks, yes: Attacks) -> Iterator[Row]:
    """Give the rows of the event sentences."""
    for name, found, wanted in (
        ("ATTACKS in sentences that are easily no assault", no, "at most 2 %"),
        ("ATTACKS in assaults that name two parties", yes, "at least 60 %"),
    ):
        reached = f"{100 * found.share:.1f} % ({found.claimed} of {found.asked})"
        yield Row(name, reached, wanted)


def entity_rows(name: str, found: Mapping[str, Tally], wanted: str = "") -> Iterator[Row]:
    """Give the rows of tagged names of the set `name`, all kinds together first."""
    whole = sum(found.values(), Tally())
    yield Row(f"names, {name}", f"F1 {whole.f1:.3f}", wanted)
    for kind, tally in found.items():
        yield Row(f"names, {name}, {kind}", f"F1 {tally.f1:.3f}")


def ablation_rows(parts: Mapping[str, Mapping[str, Scored]]) -> Iterator[str]:
    """Give P / R / F1 of each part on each set, a line a part."""
    sets = next(iter(parts.values()))
    width = max(map(len, parts)) + 2
    yield " " * width + "".join(f"{name:<26}" for name in sets).rstrip()
    for part, by_set in parts.items():
        cells = (f"{short(scored.report.relations):<26}" for scored in by_set.values())
        yield f"{part:<{width}}{''.join(cells)}".rstrip()


def calibration_rows(name: str, scored: Scored) -> Iterator[str]:
    """Give the calibration error of a set, then a line a bin."""
    bins: Sequence[Bin] = calibration(scored.claims)
    yield f"{name}: expected error {calibration_error(bins):.3f} over {len(scored.claims)} claims"
    for one in bins:
        yield f"  confidence {one.mean:.2f}: {one.right:.2f} right of {one.count}"
