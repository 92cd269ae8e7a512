"""Sentences annotated alone: kept as offsets of an article, or in the project's own words."""

import json
from pathlib import Path

import pytest

from ingest.training.align import align
from ingest.training.annotations import Document, Relation
from ingest.training.entities import Tagged, spans
from ingest.training.labels import TYPES
from ingest.training.lexicon_mentions import by_lexicon
from ingest.training.mentions import NameFinder
from ingest.training.named import read_named
from ingest.training.offsets import read_corpora
from ingest.training.own import read_own
from ingest.training.single import read_single

SHARED = Path(__file__).parents[4] / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "corpora").exists(), reason="needs the corpora beside the checkout"
)


def write(path: Path, line: dict[str, object]) -> None:
    path.write_text(json.dumps(line) + "\n", "utf8")


def written(folder: Path, line: str) -> Path:
    (folder / "en-own.txt").write_text(line + "\n", "utf8")
    return folder


def test_own_words_give_mentions_and_statements(tmp_path: Path) -> None:
    line = "⟦1 EGY: Cairo⟧ will broker for ⟦2 ISR: Israel⟧. || 1 MEDIATES 2 plan; 2 CONSULTS 1 opt"
    (sentence,) = read_own(written(tmp_path, line))
    assert sentence.text == "Cairo will broker for Israel."
    assert [m.parties for m in sentence.mentions] == [{"EGY"}, {"ISR"}]
    # A symmetric type holds both ways.
    assert set(sentence.statements) == {(0, 1, "MEDIATES"), (0, 1, "CONSULTS"), (1, 0, "CONSULTS")}
    (plan,) = sentence.statements[0, 1, "MEDIATES"].relations
    assert (plan.modality, plan.polarity, plan.optional) == ("planned", "asserted", False)
    assert not sentence.statements[0, 1, "CONSULTS"].firm
    assert sentence.alone


def test_a_wrong_line_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"en-own#1: '1 MEDIATES 3' is not understood"):
        read_own(written(tmp_path, "⟦1 EGY: Cairo⟧ waits. || 1 MEDIATES 3"))


def test_offsets_give_the_sentence_back(tmp_path: Path) -> None:
    text = "Rain fell. Chad blamed Sudan."
    article = {"id": "a", "language": "en", "title": None, "text": text}
    line = {
        "id": "a",
        "part": "text",
        "start": 11,
        "end": 29,
        "mentions": [[12, 17, "SDN"], [0, 4, "TCD"]],
        "relations": [[1, "ACCUSES", 0, ["neg"]]],
    }
    (tmp_path / "en-s.jsonl").write_text(json.dumps(line) + "\n", "utf8")
    (sentence,) = read_single({"a": article}, tmp_path)
    assert sentence.text == "Chad blamed Sudan."
    assert [sentence.text[slice(*m.whole)] for m in sentence.mentions] == ["Chad", "Sudan"]
    (denied,) = sentence.statements[0, 1, "ACCUSES"].relations
    assert denied.polarity == "negated"


def test_a_passage_states_what_an_actor_of_the_sentence_before_does() -> None:
    said = "وأضاف أن الصين تكذب"
    text = f"قال وزير الدفاع الهندي ذلك. {said}."
    told = Relation("IND", "ACCUSES", "CHN", "asserted", "actual", False, said, None, "الصين")
    passage = Document("d", "ar-00", "ar", "", text, (told,))
    sentence = align(passage, by_lexicon(NameFinder({})))[-1]
    assert [sentence.text[slice(*m.whole)] for m in sentence.mentions] == ["وأضاف", "الصين"]
    assert set(sentence.statements) == {(0, 1, "ACCUSES")}


def test_all_that_ships_is_sound() -> None:
    sentences = read_own()
    assert len(sentences) >= 600
    stated = {kind for sentence in sentences for _, _, kind in sentence.statements}
    assert stated == set(TYPES)
    assert sum(not sentence.statements for sentence in sentences) > 100


def test_marked_names_give_a_tag_for_each_word(tmp_path: Path) -> None:
    text = "أمطرت. وصل سمير حداد لروما، أمس."
    articles = {name: {"id": name, "text": text} for name in ("a", "b")}
    line = {"id": "a", "start": 7, "end": 32, "names": [[4, 13, "PER"], [14, 19, "LOC"]]}
    nameless = {"id": "b", "start": 0, "end": 6, "names": []}
    write(tmp_path / "n-00.jsonl", line)
    write(tmp_path / "n-23.jsonl", nameless)
    (sentence,), held = read_named(articles, tmp_path)
    assert held == [Tagged(("أمطرت", "."), ("O", "O"))]
    assert sentence.words == ("وصل", "سمير", "حداد", "لروما", "،", "أمس", ".")
    assert sentence.tags == ("O", "B-PER", "I-PER", "B-LOC", "O", "O", "O")


def test_an_article_with_held_out_names_teaches_none(tmp_path: Path) -> None:
    articles = {"a": {"id": "a", "text": "وصل سمير. غادر سمير."}}
    write(tmp_path / "n-00.jsonl", {"id": "a", "start": 0, "end": 9, "names": [[4, 8, "PER"]]})
    write(tmp_path / "n-23.jsonl", {"id": "a", "start": 10, "end": 20, "names": [[5, 9, "PER"]]})
    taught, held = read_named(articles, tmp_path)
    assert (taught, len(held)) == ([], 1)


def test_a_name_behind_an_invisible_mark_is_a_name(tmp_path: Path) -> None:
    articles = {"a": {"id": "a", "text": "قالت \u200fرويترز أمس"}}
    write(tmp_path / "n-00.jsonl", {"id": "a", "start": 0, "end": 17, "names": [[6, 12, "ORG"]]})
    (sentence,), _ = read_named(articles, tmp_path)
    assert sentence.tags == ("O", "B-ORG", "O")


@pytest.mark.parametrize("names", [[[3, 4, "LOC"]], [[4, 8, "PER"], [6, 8, "LOC"]]])
def test_a_name_that_is_no_words_of_its_own_is_refused(tmp_path: Path, names: list[object]) -> None:
    articles = {"a": {"id": "a", "text": "وصل سمير أمس"}}
    write(tmp_path / "n-00.jsonl", {"id": "a", "start": 0, "end": 12, "names": names})
    with pytest.raises(ValueError, match=r"a: . to . is no name of its own"):
        read_named(articles, tmp_path)


@needs_shared
def test_all_marked_names_are_sound() -> None:
    taught, held = read_named(read_corpora(SHARED))
    assert (len(taught) + len(held), len(held)) == (7123, 300)
    assert sum(len(spans(one.tags)) for one in held) == 700
