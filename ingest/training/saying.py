"""python -m ingest.training.saying: teaches how relations are said, to encoders that ship.

Whether a type is denied, planned or only thought of is read off a pair's vector by two layers. Here
these learn from the vectors that the shipped networks make of annotated sentences; all else that
the networks say stays as it is.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.encoder.languages import WEIGHTS
from ingest.encoder.manifest import digest
from ingest.encoder.network import PAIR_FILE, Network
from ingest.training.examples import IGNORED, Example, collate
from ingest.training.export import KEPT, Precision, write_networks
from ingest.training.heads import PairHead, ReaderModel
from ingest.training.labels import LEARNS
from ingest.training.pipeline import load
from ingest.training.shipped import read_shipped

log = logging.getLogger(__name__)
ROUNDS, BATCH, RATE = 6, 512, 2e-3


@dataclass(frozen=True)
class Said:
    """Pairs of which something is stated: their vectors, and how each type is said of them.

    `negated` [pairs, types] and `modality` [pairs, types, modalities] are `IGNORED` where a type is
    not stated.
    """

    vectors: Tensor
    negated: Tensor
    modality: Tensor


@torch.no_grad()
def pairs_of(network: Network, head: PairHead, examples: Sequence[Example]) -> Said:
    """Return the pairs of some sentences as the shipped network encodes these."""
    head.eval()
    found: list[tuple[Tensor, Tensor, Tensor]] = []
    for example in examples:
        batch = collate([example], None)
        stated = (batch.negated > IGNORED).any(-1)
        if stated.any():
            pieces = torch.from_numpy(network.encode(example.ids)[0])[None]
            vectors = head.vectors(pieces, batch.mask, batch.spans, batch.pairs)
            found.append((vectors[stated], batch.negated[stated], batch.modality[stated]))
    return Said(*(torch.cat(parts) for parts in zip(*found, strict=True)))


def loss(head: PairHead, said: Said) -> Tensor:
    """Return how far the head is from how types are said, the mean over those stated."""
    output = head.ends(said.vectors)
    known = said.negated > IGNORED
    log_shares = torch.log_softmax(output.modality[known], -1)
    denied = functional.binary_cross_entropy_with_logits(output.negated[known], said.negated[known])
    return denied - (said.modality[known] * log_shares).sum(-1).mean()


def teach(head: PairHead, said: Said, seed: int) -> None:
    """Teach the two layers of a head from nothing; the others stay as they are."""
    torch.manual_seed(seed)
    layers = (head.negated, head.modality)
    for layer in layers:
        nn.init.zeros_(layer.weight)
        nn.init.zeros_(layer.bias)
    parameters = [p for layer in layers for p in layer.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01)
    count = len(said.vectors)
    steps = ROUNDS * -(-count // BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(ROUNDS):
        for some in torch.randperm(count).split(BATCH):
            optimizer.zero_grad()
            part = Said(said.vectors[some], said.negated[some], said.modality[some])
            torch.autograd.backward(loss(head, part))
            optimizer.step()
            rate.step()


@torch.no_grad()
def figures(head: PairHead, said: Said) -> dict[str, float]:
    """Return F1 of denials and the share of modalities that are right, over types stated."""
    output, known = head.ends(said.vectors), said.negated > IGNORED
    guess, gold = output.negated[known] > 0, said.negated[known] > 0.5
    right = output.modality[known].argmax(-1) == said.modality[known].argmax(-1)
    hit = int((guess & gold).sum())
    return {
        "stated": int(known.sum()),
        "denials": int(gold.sum()),
        "denials_f1": round(2 * hit / max(1, int(guess.sum()) + int(gold.sum())), 4),
        "modality_right": round(float(right.float().mean()), 4),
    }


def ship(model: ReaderModel, folder: Path, precision: Precision, version: str) -> None:
    """Write the network of pairs into a folder of weights, with a manifest of a new version."""
    with tempfile.TemporaryDirectory() as work:
        write_networks(model, Path(work), precision)
        (folder / PAIR_FILE).write_bytes((Path(work) / PAIR_FILE).read_bytes())
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf8"))
    manifest |= {"version": version}
    manifest["files"][PAIR_FILE] = digest(folder / PAIR_FILE)
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf8")


def main() -> None:
    """Teach both encoders."""
    parser = argparse.ArgumentParser(prog="python -m ingest.training.saying", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="corpora and gold")
    parser.add_argument("--version", required=True, help="of the weights that come out")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    log.setLevel(logging.INFO)  # the export silences what does not ask for itself
    for name, languages in LEARNS.items():
        folder = WEIGHTS / name
        loaded = load(args.shared, folder, (), languages=languages)
        model, network = read_shipped(folder).eval(), Network(folder, 1)
        held = pairs_of(network, model.pair, loaded.held.examples)
        log.info("%s, held out, before: %s", name, figures(model.pair, held))
        teach(model.pair, pairs_of(network, model.pair, loaded.data.relations), args.seed)
        log.info("%s, held out, after: %s", name, figures(model.pair, held))
        ship(model, folder, KEPT[name], args.version)


if __name__ == "__main__":
    main()
