"""From annotations and marked text to examples; sentences are of our own wording."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs torch, an extra")
pytest.importorskip("onnx", reason="training needs onnx, an extra")

from ingest.encoder.pieces import Cutter
from ingest.training.align import align
from ingest.training.annotations import Document, Relation
from ingest.training.entities import Tagged, spans, written
from ingest.training.examples import IGNORED, collate, relation_examples, root_examples, unmark
from ingest.training.labels import ROOTS, TYPES
from ingest.training.lexicon_mentions import by_names
from ingest.training.mentions import NameFinder
from ingest.training.scoring import PairScore, guesses, reachable, score_documents, total
from ingest.training.sentences import split
from ingest.training.vocabulary import build_tokenizer
from tests.ingest.training.make_tiny import tiny_vocabulary

NAMES = NameFinder({"روسيا": "RUS", "سوريا": "SYR", "إيران": "IRN", "Russia": "RUS", "Iran": "IRN"})
FINDER = by_names(NAMES)


def relation(source: str, name: str, target: str, evidence: str, **more: object) -> Relation:
    """Return an asserted, actual, firm relation unless `more` says otherwise."""
    base: dict[str, object] = {
        "polarity": "asserted",
        "modality": "actual",
        "optional": False,
        "source_mention": None,
        "target_mention": None,
    }
    return Relation(source, name, target, evidence=evidence, **{**base, **more})  # type: ignore[arg-type]


def document(text: str, *relations: Relation) -> Document:
    """Return an Arabic document without a title."""
    return Document("d", "ar-00", "ar", "", text, relations)


def cutter() -> Cutter:
    """Return the tiny tokeniser."""
    vocabulary = tiny_vocabulary()
    return Cutter(build_tokenizer(vocabulary.pieces), vocabulary.normaliser)


def test_sentences_end_where_they_should() -> None:
    """Abbreviations and initials do not end a sentence; Arabic question marks do."""
    text = 'The U.S. envoy met Mr. Smith. He left.\n"هل تقصف؟" سأل. نعم'
    parts = [text[a:b] for a, b in split(text)]
    assert parts == ["The U.S. envoy met Mr. Smith.", "He left.", '"هل تقصف؟"', "سأل.", "نعم"]


def test_names_behind_clitics() -> None:
    """A conjunction or preposition before a name is no part of it."""
    text = "وروسيا ولإيران في سوريانا"
    assert [(text[f.start : f.end], f.party) for f in NAMES(text)] == [
        ("روسيا", "RUS"),
        ("إيران", "IRN"),
    ]


def test_a_relation_is_found_in_its_sentence() -> None:
    """The statement stands between the right mentions, and only there."""
    text = "زار الوفد إيران. قصفت روسيا مواقع في سوريا وسط صمت إيران."
    said = relation(
        "RUS", "ATTACKS", "SYR", "قصفت روسيا مواقع في سوريا", source_mention="روسيا",
        target_mention="سوريا",
    )  # fmt: skip
    first, second = align(document(text, said), FINDER)
    assert not first.statements
    assert [m.parties for m in second.mentions] == [{"RUS"}, {"SYR"}, {"IRN"}]
    assert list(second.statements) == [(0, 1, "ATTACKS")]


def test_symmetric_types_hold_both_ways() -> None:
    """Talks are between both."""
    text = "تتفاوض روسيا مع إيران"
    said = relation("RUS", "CONSULTS", "IRN", text, source_mention="روسيا", target_mention="إيران")
    sentence = align(document(text, said), FINDER)[0]
    assert set(sentence.statements) == {(0, 1, "CONSULTS"), (1, 0, "CONSULTS")}


def test_each_type_is_said_in_its_own_way() -> None:
    """Talks that are held, an agreement that is denied, and an attack that is only planned."""
    text = "تتفاوض روسيا مع إيران ولم تتفق معها وقد تقصفها"
    mentions = {"source_mention": "روسيا", "target_mention": "إيران"}
    said = (
        relation("RUS", "CONSULTS", "IRN", text, **mentions),
        relation("RUS", "AGREES_WITH", "IRN", text, polarity="negated", **mentions),
        relation("RUS", "ATTACKS", "IRN", text, modality="hypothetical", **mentions),
    )
    (example,) = relation_examples(align(document(text, *said), FINDER), cutter())
    there, back = example.pairs
    assert there.negated is not None
    assert there.modality is not None
    talks, deal, attack, aid = map(TYPES.index, ("CONSULTS", "AGREES_WITH", "ATTACKS", "AIDS"))
    assert [there.negated[n] for n in (talks, deal, attack, aid)] == [0, 1, 0, IGNORED]
    assert there.modality[talks].tolist() == [1, 0, 0]
    assert there.modality[attack].tolist() == [0, 0, 1]
    assert (there.modality[aid] == IGNORED).all()
    assert back.negated is not None
    assert (back.negated[deal], back.negated[attack]) == (1, IGNORED)
    batch = collate([example], None)
    assert (batch.negated.shape, batch.modality.shape) == ((1, 2, 18), (1, 2, 18, 3))
    assert int((batch.negated > IGNORED).sum()) == 5


def test_optional_and_repeated_relations_leave_the_loss() -> None:
    """An optional type, and one stated of the same parties elsewhere, teach nothing here."""
    text = "تدعم روسيا سوريا. قصفت روسيا سوريا."
    mentions = {"source_mention": "روسيا", "target_mention": "سوريا"}
    found = relation_examples(
        align(
            document(
                text,
                relation("RUS", "SUPPORTS", "SYR", "تدعم روسيا سوريا", **mentions),
                relation("RUS", "ATTACKS", "SYR", "قصفت روسيا سوريا", optional=True, **mentions),
            ),
            FINDER,
        ),
        cutter(),
    )
    attack, support = TYPES.index("ATTACKS"), TYPES.index("SUPPORTS")
    first, second = (example.pairs[0] for example in found)
    assert (first.types[support], first.weights[support]) == (1, 1)
    assert first.weights[attack] == 0
    assert (second.types[attack], second.weights[attack]) == (1, 0)
    assert second.weights[support] == 0
    assert found[0].pairs[1].weights.all()
    assert (first.root, second.root) == (ROOTS.index("SUPPORT"), None)
    assert 0 < first.root_weight < 1
    batch = collate(found, None)
    assert batch.types.shape == (2, 2, 18)


def test_unmark_keeps_offsets() -> None:
    """The spans are those of the text without marks, in any order, one or both."""
    text, places = unmark("<t>Syria</t> was hit by <s>Russia</s>.")
    assert text == "Syria was hit by Russia."
    assert {k: text[a:b] for k, (a, b) in places.items()} == {"s": "Russia", "t": "Syria"}
    assert unmark("<s>Russia</s> left.")[1] == {"s": (0, 6)}


def test_an_unnamed_actor_stands_for_the_sentence() -> None:
    """The pair is still an example."""
    example = root_examples([("Russia left.", (0, 6), None, "YIELD")], cutter())[0]
    assert example.spans[1] == [(0, 1)]
    assert example.pairs[0].types[TYPES.index("CONCEDES_TO")] == 1


def test_entity_spans() -> None:
    """A stray I- begins an entity; another kind ends one."""
    tags = ("I-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-ORG")
    assert spans(tags) == {(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC"), (5, 6, "ORG")}


def test_words_stand_apart_or_cling() -> None:
    """Places fit the text either way."""
    from ingest.training.chance import seeded

    sentence = Tagged(("(", "Kyiv", ")", "is", "calm", "."), ("O",) * 6)
    for seed in range(4):
        for rng in (None, seeded(seed)):
            text, places = written(sentence, rng)
            assert [text[a:b] for a, b in places] == list(sentence.words)


def test_scores_follow_the_guidelines() -> None:
    """Optional and hypothetical gold is neither rewarded nor punished; negated as asserted is."""
    import numpy as np

    doc = document(
        "x",
        relation("RUS", "ATTACKS", "SYR", "x"),
        relation("RUS", "COERCES", "SYR", "x", optional=True),
        relation("RUS", "AIDS", "SYR", "x", modality="hypothetical"),
        relation("RUS", "DETERS", "SYR", "x", polarity="negated"),
    )
    types = np.zeros(18, np.float32)
    for name in ("ATTACKS", "COERCES", "AIDS", "DETERS"):
        types[TYPES.index(name)] = 0.9
    firm = (types > 0).astype(np.float32)
    modality = np.tile(np.array([0.8, 0.1, 0.1], np.float32), (18, 1))
    negated = np.full(18, 0.1, np.float32)
    sources, targets = frozenset({"RUS"}), frozenset({"SYR"})
    ones = np.ones(18, np.float32)
    score = PairScore(doc, sources, targets, types, negated, modality, firm, ones)
    claimed = guesses([score], np.full(18, 0.5))
    result = total(score_documents([doc], claimed, reachable([doc], [score])))
    assert (result.hit, result.predicted, result.gold) == (1, 2, 1)
    negated[TYPES.index("DETERS")] = 0.9
    modality[TYPES.index("ATTACKS")] = (0.1, 0.1, 0.8)
    claimed = guesses([score], np.full(18, 0.5))
    assert {kind for _, kind, _ in claimed[doc.id]} == {"COERCES", "AIDS"}


def test_unsound_batches_are_left_out(tmp_path: Path) -> None:
    """A batch that the checker faults is not read."""
    from ingest.training.annotations import read_batches

    folder = tmp_path / "training"
    folder.mkdir()
    passage = '{"id": "a", "language": "ar", "title": null, "text": "نص"}\n'
    for name in ("ar-00", "ar-01"):
        (folder / f"{name}.batch.jsonl").write_text(passage, "utf8")
        (folder / f"{name}.jsonl").write_text('{"id": "a", "relations": [], "offices": []}\n')
    (folder / "check.py").write_text("import sys\nif 'ar-01' in sys.argv[2]: print('fault')\n")
    assert [d.batch for d in read_batches(tmp_path)] == ["ar-00"]
