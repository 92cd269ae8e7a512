"""Learning from sentences that nobody annotated: which are taken, and whether a pupil follows."""

# ruff: noqa: E402 - without torch there is nothing to import

import gzip
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch, an extra")
pytest.importorskip("onnx", reason="training needs onnx, an extra")

from ingest.training import named
from ingest.training.align import Mention, Sentence
from ingest.training.annotations import PACKED, Document
from ingest.training.chance import seeded
from ingest.training.further import FurtherOptions, further, plan
from ingest.training.labels import HELD_OUT
from ingest.training.offsets import CORPORA
from ingest.training.soft import Soft, read_softly, soft_loss
from ingest.training.train import TrainingData
from ingest.training.unlabelled import unlabelled
from tests.ingest.training.make_tiny import tiny_model
from tests.ingest.training.test_data import cutter

STRIKE = "قصفت روسيا مواقع عدة في شمال سوريا يوم الاثنين."
QUIET = "أمطرت السماء طويلا في ذلك المساء البارد."


def sentence(text: str, language: str, *mentions: tuple[str, str]) -> Sentence:
    found = [
        Mention([(text.find(words), text.find(words) + len(words))], {party})
        for words, party in mentions
    ]
    return Sentence(Document("d", "unlabelled", language, "", text, ()), text, found, {}, True)


SENTENCES = [
    sentence(STRIKE, "ar", ("روسيا", "RUS"), ("سوريا", "SYR")),
    sentence(QUIET, "ar"),
    sentence("Russia attacked Syria", "en", ("Russia", "RUS"), ("Syria", "SYR")),
]


def write_corpora(folder: Path, *articles: dict[str, str | None]) -> Path:
    corpora = folder / "corpora"
    corpora.mkdir()
    for name, language in zip(CORPORA, ("ar", "en"), strict=True):
        lines = [json.dumps(a, ensure_ascii=False) for a in articles if a["language"] == language]
        (corpora / name).write_bytes(gzip.compress("".join(f"{x}\n" for x in lines).encode()))
    return folder


def article(name: str, text: str, language: str = "ar") -> dict[str, str | None]:
    return {"id": name, "language": language, "title": None, "text": text}


def test_teachers_say_every_pair_and_every_word() -> None:
    long, quiet, short = sorted(
        read_softly(tiny_model(), [], SENTENCES, cutter()), key=lambda soft: -len(soft.ids)
    )
    assert long.pairs == ((0, 1), (1, 0))
    assert (quiet.pairs, quiet.spans) == ((), ())
    assert short.types.shape == (2, 18)
    for soft in (long, quiet, short):
        assert soft.tags.sum(-1) == pytest.approx(np.ones(len(soft.words)), abs=0.01)
        assert len(set(soft.words)) == len(soft.words)
    assert np.exp(long.roots.astype(np.float32)).sum(-1) == pytest.approx(np.ones(2), abs=0.02)


def test_only_arabic_names_are_the_taggers_word_too() -> None:
    reader, tagger = tiny_model(3), tiny_model(4)
    alone = read_softly(reader, [], SENTENCES, cutter())
    both = read_softly(reader, [tagger], SENTENCES, cutter())
    other = read_softly(tagger, [], SENTENCES, cutter())
    for one, mean, two in zip(alone, both, other, strict=True):
        english = len(one.words) == 3
        wanted = one.tags if english else (one.tags + two.tags) / 2
        assert mean.tags == pytest.approx(wanted, abs=0.002)
        assert (mean.types == one.types).all()


def entropy(parts: list[Soft]) -> float:
    """Give the loss of one who says exactly what the teachers said."""
    model = tiny_model(3).eval()
    return float(soft_loss(model, parts, seeded(1)).detach())


def test_nobody_says_it_better_than_the_teacher_himself() -> None:
    soft = read_softly(tiny_model(3), [], SENTENCES, cutter())
    least = entropy([*soft])
    pupil = tiny_model(8).eval()
    assert float(soft_loss(pupil, soft, seeded(1)).detach()) > least + 0.1
    for change in (swapped, moved, retagged):
        assert entropy([change(one) for one in soft]) > least + 0.001


def swapped(soft: Soft) -> Soft:
    return replace(soft, pairs=tuple((b, a) for a, b in soft.pairs))


def moved(soft: Soft) -> Soft:
    return replace(soft, spans=tuple((start - 1, end - 1) for start, end in soft.spans))


def retagged(soft: Soft) -> Soft:
    return replace(soft, words=tuple(place - 1 for place in soft.words))


def test_a_batch_without_pairs_has_names_only() -> None:
    (quiet,) = (one for one in read_softly(tiny_model(), [], SENTENCES, cutter()) if not one.pairs)
    tags = quiet.tags.astype(np.float64)
    assert entropy([quiet]) == pytest.approx(-(tags * np.log(tags)).sum(-1).mean(), abs=0.01)


def test_pieces_and_actors_are_hidden_from_the_pupil_only() -> None:
    soft = read_softly(tiny_model(3), [], SENTENCES, cutter())
    torch.manual_seed(2)
    with torch.no_grad():
        assert float(soft_loss(tiny_model(3).eval(), soft, seeded(1), 0.5)) > entropy([*soft])


def test_a_further_stage_learns_from_them() -> None:
    soft = read_softly(tiny_model(3), [], SENTENCES, cutter())
    model = tiny_model(8)
    before = model.tags.weight.detach().clone()
    options = FurtherOptions(minutes=0.02, warmup=1, head_rate=3e-2)
    further(model, TrainingData(soft=soft * 8), cutter(), options)
    assert not torch.equal(before, model.tags.weight)
    plans = plan(TrainingData(soft=soft * 16), FurtherOptions(soft=0.5), seeded(2))
    assert [kind for kind, _ in plans] == ["soft"] * len(plans)
    assert sum(len(batch) for _, batch in plans) == 24


def test_sentences_are_drawn_from_both_corpora_and_always_the_same(tmp_path: Path) -> None:
    english = "Russia attacked Syria again on Monday."
    shared = write_corpora(
        tmp_path,
        *(article(f"a{n}", f"{STRIKE} {QUIET}") for n in range(4)),
        *(article(f"e{n}", english, "en") for n in range(4)),
    )
    first, again, other = (
        unlabelled(shared, 9),
        unlabelled(shared, 9),
        unlabelled(shared, 9, seed=4),
    )
    drawn = [(one.document.id, one.text) for one in first]
    assert drawn == [(one.document.id, one.text) for one in again]
    assert drawn != [(one.document.id, one.text) for one in other]
    assert {STRIKE, english} <= {one.text for one in first}
    strike = next(one for one in first if one.text == STRIKE)
    assert [mention.parties for mention in strike.mentions] == [{"RUS"}, {"SYR"}]
    assert [STRIKE[slice(*mention.whole)] for mention in strike.mentions] == ["روسيا", "سوريا"]
    assert len(unlabelled(shared, 3)) == 3


@pytest.mark.parametrize(
    "batch", [f"{min(HELD_OUT)}", "ar-00", f"names/{min(named.HELD_OUT)}", "names/n-00"]
)
def test_what_is_annotated_or_held_out_gives_none(tmp_path: Path, batch: str) -> None:
    known = (PACKED / f"{batch}.jsonl").read_text("utf8").splitlines()[0]
    shared = write_corpora(
        tmp_path, article(json.loads(known)["id"], STRIKE), article("free", STRIKE)
    )
    assert [one.document.id for one in unlabelled(shared, 9)] == ["free"]
