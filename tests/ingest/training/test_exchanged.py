"""Names are exchanged without a change of what is stated; sentences are of our own wording."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch, an extra")
pytest.importorskip("onnx", reason="training needs onnx, an extra")

from ingest.training.chance import seeded
from ingest.training.entities import Tagged, spans
from ingest.training.examples import Example, relation_examples
from ingest.training.exchanged import NameExchange, TagExchange
from ingest.training.own import read_own
from tests.ingest.training.test_data import cutter

LINES = [
    *["Now ⟦1 RUS: Russia⟧ attacked ⟦2 SYR: Syria⟧ || 1 ATTACKS 2"] * 3,
    *["Now ⟦1 LBY: Libya⟧ left ⟦2 CHN: China⟧ and ⟦3 SYR: Syria⟧ be || -"] * 3,
    "Then ⟦1 RUS: They⟧ met ⟦2 LBY: Libya⟧ || 1 CONSULTS 2",
    "Then ⟦1 SYR: They⟧ met ⟦2 CHN: China⟧ || 1 CONSULTS 2",
    "Then ⟦1 LBY: They⟧ met ⟦2 RUS: Russia⟧ || 1 CONSULTS 2",
]


def examples(folder: Path, lines: list[str]) -> list[Example]:
    """Give the examples of some annotated lines."""
    (folder / "en-own-99.txt").write_text("\n".join(lines), "utf8")
    return relation_examples(read_own(folder), cutter())


def pieces(words: str) -> tuple[int, ...]:
    """Give the ids of some words inside a sentence."""
    cut = cutter()([f"x {words} x"])[0]
    first, last = cut.range((2, 2 + len(words))) or (0, 0)
    return cut.ids[first:last]


def at(example: Example) -> list[tuple[int, ...]]:
    """Give the pieces that stand where each mention stands."""
    return [example.ids[a:b] for ((a, b),) in example.spans]


def test_another_name_stands_where_the_first_stood(tmp_path: Path) -> None:
    taught = examples(tmp_path, LINES)
    exchange, rng = NameExchange(taught, cutter()), seeded(1)
    known = {pieces(name) for name in ("Russia", "Syria", "Libya", "China")}
    first, seen = taught[0], set()
    for _ in range(200):
        other = exchange(first, rng)
        names = at(other)
        assert set(names) <= known
        assert len(set(names)) == 2
        assert (other.pairs, other.kept) == (first.pairs, first.kept)
        rest = [list(first.ids), list(other.ids)]
        for one, example in zip(rest, (first, other), strict=True):
            for ((a, b),) in reversed(example.spans):
                del one[a:b]
        assert rest[0] == rest[1]
        seen.add(tuple(names))
    assert {name for names in seen for name in names} == known
    assert first.ids == examples(tmp_path, LINES)[0].ids


def test_what_stands_for_many_stays(tmp_path: Path) -> None:
    taught = examples(tmp_path, LINES)
    exchange, rng = NameExchange(taught, cutter()), seeded(2)
    met = taught[6]
    others = [at(exchange(met, rng)) for _ in range(100)]
    assert {names[0] for names in others} == {pieces("They")}
    # Libya may give way, but not to whom They stand for.
    assert {names[1] for names in others} == {pieces(n) for n in ("Libya", "China", "Syria")}


def test_a_name_behind_a_clitic_stays_whole(tmp_path: Path) -> None:
    lines = ["هاجمت ⟦1 RUS: روسيا⟧ مدن ⟦2 SYR: سوريا⟧ أمس || 1 ATTACKS 2"] * 3
    lines += ["هاجمت ⟦1 FRA: فرنسا⟧ مدن ⟦2 LBY: ليبيا⟧ أمس || 1 ATTACKS 2"] * 3
    lines += ["عادت و⟦1 RUS: روسيا⟧ إلى ⟦2 SYR: سوريا⟧ أمس || -"]
    taught = examples(tmp_path, lines)
    exchange, rng = NameExchange(taught, cutter()), seeded(4)
    others = [at(exchange(taught[-1], rng)) for _ in range(100)]
    assert {names[0] for names in others} == {at(taught[-1])[0]}
    assert {names[1] for names in others} == {pieces(n) for n in ("سوريا", "فرنسا", "ليبيا")}


def test_what_the_lexicon_does_not_know_stays(tmp_path: Path) -> None:
    lines = ["Now ⟦1 SYR: the enemy⟧ attacked ⟦2 RUS: Russia⟧ || 1 ATTACKS 2"] * 3
    lines += ["Now ⟦1 LBY: the allies⟧ attacked ⟦2 CHN: China⟧ || 1 ATTACKS 2"] * 3
    taught = examples(tmp_path, lines)
    exchange, rng = NameExchange(taught, cutter()), seeded(5)
    assert {at(exchange(taught[0], rng))[0] for _ in range(50)} == {pieces("the enemy")}


def test_tagged_names_are_of_the_same_kind_language_and_length() -> None:
    sentences = [
        Tagged(("زار", "سمير", "حداد", "روما"), ("O", "B-PER", "I-PER", "B-LOC")),
        Tagged(("قال", "منصور"), ("O", "B-PER")),
        Tagged(("غادر", "عبد", "الله"), ("O", "B-PER", "I-PER")),
        Tagged(("عاد", "إلى", "برلين"), ("O", "O", "B-LOC")),
        Tagged(("عاد", "من", "ببرلين"), ("O", "O", "B-LOC")),
        Tagged(("Ann", "Lee", "left", "Oslo"), ("B-PER", "I-PER", "O", "B-LOC")),
    ]
    exchange, rng = TagExchange(sentences), seeded(3)
    seen = set()
    for _ in range(200):
        other = exchange(sentences[0], rng)
        found = sorted(spans(other.tags))
        assert found == [(1, 3, "PER"), (3, 4, "LOC")]
        seen |= {other.words[1:3], other.words[3:]}
        assert exchange(sentences[1], rng) == sentences[1]
        assert exchange(sentences[4], rng) == sentences[4]
    assert seen == {("سمير", "حداد"), ("عبد", "الله"), ("روما",), ("برلين",)}
