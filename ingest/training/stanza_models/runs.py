"""Runs Stanza's own trainers, each as a process, and lays their results out as it loads them."""

import hashlib
import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from ingest.trained.models import RESOURCES, write_manifest

log = logging.getLogger(__name__)
# Numbers kept in half precision; Stanza computes with them in full.
SMALL = torch.float16
# What reads the word vectors.
_BY_VECTORS = frozenset({"pos", "depparse", "ner"})


@dataclass(frozen=True)
class Trainers:
    """How long and how large Stanza's trainers may go; sizes are those of its options."""

    tokenizer_steps: int = 400
    tokenizer_window: int = 300
    tokenizer_rate: float = 0.002
    tokenizer_evaluate: int = 100
    entity_steps: int = 840
    entity_evaluate: int = 120
    entity_patience: int = 1200
    rate: float = 0.001
    hidden: int = 200
    letters: int = 50
    letter_hidden: int = 60
    speech_steps: int = 400
    speech_evaluate: int = 40
    speech_rate: float = 0.004
    speech_hidden: int = 100
    speech_sentences: int = 40
    parser_steps: int = 1200
    parser_evaluate: int = 60
    parser_rate: float = 0.003
    parser_hidden: int = 120
    parser_words: int = 450
    pairs_hidden: int = 100
    seed: int = 7


def train_tokenizer(folder: Path, options: Trainers, language: str = "ar") -> Path:
    """Train on tokens-train.* of a folder, choosing the best step on tokens-choose.*."""
    (folder / "no_expansions.json").write_text("{}", "utf8")
    stems = {"": "tokens-train", "dev_": "tokens-choose"}
    words = [
        *(f"--{part}txt_file={folder / stem}.txt" for part, stem in stems.items()),
        *(f"--{part}label_file={folder / stem}.labels" for part, stem in stems.items()),
        f"--dev_conll_gold={folder / 'tokens-choose.conllu'}",
        f"--mwt_json_file={folder / 'no_expansions.json'}",
        f"--lang={language}",
        f"--shorthand={language}_own",
        "--no_use_mwt",
        f"--steps={options.tokenizer_steps}",
        f"--lr0={options.tokenizer_rate}",
        f"--eval_steps={options.tokenizer_evaluate}",
        f"--max_seqlen={options.tokenizer_window}",
        f"--seed={options.seed}",
        f"--save_dir={folder}",
        "--save_name=tokenizer.pt",
        "--cpu",
    ]
    _run("stanza.models.tokenizer", words, folder / "tokenizer.log")
    return folder / "tokenizer.pt"


def train_tagger(folder: Path, vectors: Path, options: Trainers, language: str = "ar") -> Path:
    """Train on entities-train.json of a folder, choosing the best step on entities-choose.json."""
    words = [
        f"--train_file={folder / 'entities-train.json'}",
        f"--eval_file={folder / 'entities-choose.json'}",
        f"--wordvec_pretrain_file={vectors}",
        f"--shorthand={language}_own",
        f"--hidden_dim={options.hidden}",
        f"--char_emb_dim={options.letters}",
        f"--char_hidden_dim={options.letter_hidden}",
        "--optim=adam",
        f"--lr={options.rate}",
        f"--max_steps={options.entity_steps}",
        f"--max_steps_no_improve={options.entity_patience}",
        f"--eval_interval={options.entity_evaluate}",
        f"--seed={options.seed}",
        f"--save_dir={folder}",
        "--save_name=tagger.pt",
        "--cpu",
    ]
    _run("stanza.models.ner_tagger", words, folder / "tagger.log")
    return folder / "tagger.pt"


def train_speech(folder: Path, vectors: Path, options: Trainers, language: str = "ar") -> Path:
    """Train parts of speech on trees-train.conllu of a folder, choosing by trees-choose.conllu."""
    words = [
        *_by_trees(folder, vectors, options, language),
        f"--hidden_dim={options.speech_hidden}",
        f"--lr={options.speech_rate}",
        f"--batch_size={options.speech_sentences}",
        f"--max_steps={options.speech_steps}",
        f"--max_steps_before_stop={options.speech_steps}",
        f"--eval_interval={options.speech_evaluate}",
        "--fix_eval_interval",
        "--save_name=speech.pt",
    ]
    _run("stanza.models.tagger", words, folder / "speech.log")
    return folder / "speech.pt"


def train_parser(folder: Path, vectors: Path, options: Trainers, language: str = "ar") -> Path:
    """Train dependencies on trees-train.conllu of a folder, choosing by trees-choose.conllu.

    Parts of speech are not shown to it: the treebank's own are better than those that a text has.
    """
    words = [
        *_by_trees(folder, vectors, options, language),
        f"--hidden_dim={options.parser_hidden}",
        "--transformed_dim=80",
        "--num_layers=2",
        "--no_upos",
        "--no_xpos",
        "--no_ufeats",
        "--optim=adam",
        "--no_second_optim",
        "--no_plateau",
        "--no_checkpoint",
        "--weight_decay=0",
        "--beta2=0.95",
        f"--lr={options.parser_rate}",
        f"--batch_size={options.parser_words}",
        f"--max_steps={options.parser_steps}",
        f"--max_steps_before_stop={options.parser_steps}",
        f"--eval_interval={options.parser_evaluate}",
        "--save_name=parser.pt",
    ]
    _run("stanza.models.parser", words, folder / "parser.log")
    return folder / "parser.pt"


def _by_trees(folder: Path, vectors: Path, options: Trainers, language: str) -> list[str]:
    return [
        f"--train_file={folder / 'trees-train.conllu'}",
        f"--eval_file={folder / 'trees-choose.conllu'}",
        f"--wordvec_pretrain_file={vectors}",
        f"--lang={language}",
        f"--shorthand={language}_own",
        # The vectors stand for the words, and there are no lemmas.
        "--word_emb_dim=0",
        f"--char_emb_dim={options.letters}",
        f"--char_hidden_dim={options.letter_hidden}",
        f"--deep_biaff_hidden_dim={options.pairs_hidden}",
        f"--seed={options.seed}",
        f"--save_dir={folder}",
        "--cpu",
    ]


def lay_out(
    output: Path, language: str, files: dict[str, tuple[str, Path]], version: str, **more: Any
) -> None:
    """Put models where Stanza looks for them: OUTPUT/LANGUAGE/KIND/NAME.pt and resources.json.

    `files` gives for each kind (tokenize, ner, pretrain and so on) its name and the trained file;
    numbers are halved on the way, but for vectors that a parser reads.
    """
    entries: dict[str, Any] = {"lang_name": language}
    for kind, (name, source) in files.items():
        target = output / language / kind / f"{name}.pt"
        target.parent.mkdir(parents=True, exist_ok=True)
        content = torch.load(source, map_location="cpu", weights_only=True)
        # Stanza's tagger of names computes with halved vectors in full; its parser does not.
        whole = kind == "pretrain" and "depparse" in files
        torch.save(content if whole else halved(content), target)
        digest = hashlib.md5(target.read_bytes(), usedforsecurity=False).hexdigest()
        entries[kind] = {name: {"md5": digest}}
    if "pretrain" in files:
        for kind in _BY_VECTORS & files.keys():
            needed = [{"model": "pretrain", "package": files["pretrain"][0]}]
            entries[kind][files[kind][0]]["dependencies"] = needed
    entries["packages"] = {
        "default": {kind: name for kind, (name, _) in files.items() if kind != "pretrain"}
    }
    path = output / RESOURCES
    resources = json.loads(path.read_text("utf8")) if path.exists() else {}
    resources[language] = entries
    path.write_text(json.dumps(resources, indent=1) + "\n", "utf8")
    write_manifest(output, language, version, **more)


def halved(content: Any) -> Any:
    """Return saved content with its numbers in half precision; the paths in it left out."""
    if isinstance(content, torch.Tensor):
        return content.to(SMALL) if content.dtype == torch.float32 else content
    if isinstance(content, dict):
        return type(content)((key, _pathless(key, halved(value))) for key, value in content.items())
    if isinstance(content, list):
        return [halved(value) for value in content]
    return content


def _pathless(key: Any, value: Any) -> Any:
    """Return no more than the name of a file in the options that a model keeps."""
    is_place = isinstance(key, str) and key.endswith(("_file", "_dir", "_gold", "save_name"))
    return Path(value).name if is_place and isinstance(value, str) else value


def _run(module: str, words: list[str], logged: Path) -> None:
    log.info("%s, told in %s", module, logged)
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    with logged.open("w", encoding="utf8") as told:
        command = [sys.executable, "-m", module, *words]
        subprocess.run(command, check=True, stdout=told, stderr=told, env=environment)  # noqa: S603
