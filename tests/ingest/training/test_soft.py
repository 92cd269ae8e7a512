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

from ingest.training.align import Mention, Sentence
from ingest.training.annotations import PACKED, Document
from ingest.training.chance import seeded
from ingest.training.further import FurtherOptions, plan
from ingest.training.labels import HELD_OUT
from ingest.training.offsets import CORPORA
from ingest.training.soft import soft_loss, taught
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
        taught(tiny_model(), [], SENTENCES, cutter()), key=lambda soft: -len(soft.ids)
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
    alone = taught(reader, [], SENTENCES, cutter())
    both = taught(reader, [tagger], SENTENCES, cutter())
    other = taught(tagger, [], SENTENCES, cutter())
    for one, mean, two in zip(alone, both, other, strict=True):
        english = len(one.words) == 3
        wanted = one.tags if english else (one.tags + two.tags) / 2
        assert mean.tags == pytest.approx(wanted, abs=0.002)
        assert (mean.types == one.types).all()


def test_a_pupil_comes_to_say_what_its_teacher_says() -> None:
    torch.manual_seed(5)
    soft = taught(tiny_model(3), [], SENTENCES, cutter())
    pupil = tiny_model(8)
    optimizer = torch.optim.AdamW(pupil.parameters(), lr=3e-3)
    losses = []
    pupil.train()
    for _ in range(120):
        loss = soft_loss(pupil, soft, seeded(1))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert np.mean(losses[-20:]) < np.mean(losses[:20]) - 0.3


def test_a_batch_without_pairs_has_names_only() -> None:
    soft = [one for one in taught(tiny_model(), [], SENTENCES, cutter()) if not one.pairs]
    assert torch.isfinite(soft_loss(tiny_model(), soft, seeded(1)))


def test_unlabelled_sentences_are_steps_of_a_further_stage() -> None:
    soft = taught(tiny_model(), [], SENTENCES, cutter())
    data = TrainingData(soft=soft * 16)
    kinds = [kind for kind, _ in plan(data, FurtherOptions(soft=0.5), seeded(2))]
    assert set(kinds) == {"soft"}
    seen = [batch for _, batch in plan(data, replace(FurtherOptions(), soft=0.5), seeded(2))]
    assert sum(map(len, seen)) == 24


def test_sentences_are_drawn_from_both_corpora_and_always_the_same(tmp_path: Path) -> None:
    shared = write_corpora(
        tmp_path, article("a", f"{STRIKE} {QUIET}"), article("b", "Russia attacked Syria.", "en")
    )
    first, again = unlabelled(shared, 9), unlabelled(shared, 9)
    assert [one.text for one in first] == [one.text for one in again]
    assert STRIKE in {one.text for one in first}
    (strike,) = (one for one in first if one.text == STRIKE)
    assert [mention.parties for mention in strike.mentions] == [{"RUS"}, {"SYR"}]
    assert [STRIKE[slice(*mention.whole)] for mention in strike.mentions] == ["روسيا", "سوريا"]
    assert len(unlabelled(shared, 1)) == 1


def test_what_is_held_out_is_no_text_to_learn_from(tmp_path: Path) -> None:
    held = (PACKED / f"{min(HELD_OUT)}.jsonl").read_text("utf8").splitlines()[0]
    shared = write_corpora(tmp_path, article(json.loads(held)["id"], STRIKE))
    assert unlabelled(shared, 9) == []
