"""Masked-word training: the encoder learns the language of the news before it learns the task."""

import logging
import math
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from ingest.encoder.normalise import Normaliser
from ingest.training.chance import seeded
from ingest.training.network import TextEncoder
from ingest.training.precision import mixed

log = logging.getLogger(__name__)

BOS, PAD, EOS, UNK = 0, 1, 2, 3


@dataclass(frozen=True)
class PretrainOptions:
    """Times in minutes, lengths in pieces, `masked` the share of words hidden."""

    minutes: float = 60.0
    warmup: float = 1.5
    checkpoint_every: float = 10.0
    length: int = 128
    batch: int = 32
    rate: float = 3e-4
    masked: float = 0.25
    seed: int = 7


class MaskedWords(nn.Module):
    """Predicts hidden pieces from the encoder's vectors; shares the word embeddings."""

    def __init__(self, encoder: TextEncoder) -> None:
        super().__init__()
        hidden = encoder.words.embedding_dim
        self.encoder = encoder
        self.mask = nn.Parameter(encoder.words.weight.detach()[UNK].clone())
        self.dense = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(encoder.words.num_embeddings))
        with torch.no_grad():
            self.dense.weight.copy_(torch.eye(hidden))
            self.dense.bias.zero_()

    def forward(self, ids: Tensor, hidden: Tensor, places: Tensor) -> Tensor:
        """Return logits for the pieces at `places` (flat positions); `hidden` are masked out."""
        words = self.encoder.words(ids)
        words = torch.where(hidden[..., None], self.mask.to(words.dtype), words)
        vectors = self.encoder.from_words(words)
        chosen = vectors.reshape(-1, vectors.shape[-1])[places]
        chosen = self.norm(functional.gelu(self.dense(chosen)))
        return functional.linear(chosen, self.encoder.words.weight, self.bias)


def pack(
    texts: Iterable[str], tokenizer: Tokenizer, normalise: Normaliser, length: int
) -> NDArray[np.int32]:
    """Return rows of `length` ids: the texts one after another, with marks between."""
    flat: list[int] = []
    chunk: list[str] = []
    room = length - 2

    def flush() -> None:
        for encoding in tokenizer.encode_batch(chunk, add_special_tokens=False):
            flat.extend(encoding.ids)
            flat.append(EOS)
        chunk.clear()

    for text in texts:
        chunk.append(normalise(text).text)
        if len(chunk) == 1000:
            flush()
    flush()
    rows = len(flat) // room
    body = np.array(flat[: rows * room], dtype=np.int32).reshape(rows, room)
    edge = np.ones((rows, 1), dtype=np.int32)
    return np.concatenate([edge * BOS, body, edge * EOS], axis=1)


def hide_words(
    ids: NDArray[np.int32], starts: NDArray[np.bool_], share: float, rng: np.random.Generator
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Choose whole words; return (predicted, masked): one predicted in ten stays visible."""
    begins = starts[ids]
    word = np.cumsum(begins.reshape(-1)).reshape(ids.shape)
    draw = rng.random(int(word.max()) + 1)
    seen = rng.random(int(word.max()) + 1)
    special = (ids == BOS) | (ids == EOS) | (ids == PAD)
    predicted = (draw[word] < share) & ~special
    return predicted, predicted & (seen[word] > 0.1)


def word_starts(tokenizer: Tokenizer) -> NDArray[np.bool_]:
    """Tell for each row whether its piece begins a word (special pieces do)."""
    size = tokenizer.get_vocab_size()
    pieces = [tokenizer.id_to_token(row) or "" for row in range(size)]
    # WordPiece marks what goes on with a word, the other kind of tokeniser what begins one.
    goes_on = any(piece.startswith("##") for piece in pieces)
    marks = [
        row <= UNK or (not piece.startswith("##") if goes_on else piece.startswith("\u2581"))
        for row, piece in enumerate(pieces)
    ]
    return np.array(marks, dtype=np.bool_)


def _batches(rows: NDArray[np.int32], size: int, seed: int) -> Iterator[NDArray[np.int32]]:
    order = seeded(seed)
    while True:
        places = list(range(len(rows)))
        order.shuffle(places)
        for start in range(0, len(places) - size + 1, size):
            yield rows[places[start : start + size]]


def pretrain(
    encoder: TextEncoder,
    rows: NDArray[np.int32],
    starts: NDArray[np.bool_],
    folder: Path,
    options: PretrainOptions = PretrainOptions(),
    resume: Path | None = None,
) -> None:
    """Train until the time is over, saving `pretrained.pt` in `folder` as it goes.

    With `resume`, such a file, its weights (head included) are the start.

    The learning rate rises, then falls to nothing at the end of the time, so an earlier
    checkpoint is usable but the last is best.
    """
    torch.manual_seed(options.seed)
    model = MaskedWords(encoder)
    if resume is not None:
        model.load_state_dict(torch.load(resume, weights_only=True)["model"])
    # Evaluation mode is without dropout: less than one pass over the news cannot be overlearned.
    model.eval()
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    rng = np.random.default_rng(options.seed)
    begun = saved = time.monotonic()
    mean, step = math.nan, 0
    for batch in _batches(rows, options.batch, options.seed):
        passed = (time.monotonic() - begun) / 60
        if passed >= options.minutes:
            break
        rise = min(1.0, (passed + 0.02) / options.warmup)
        fall = max(0.0, 1 - passed / options.minutes)
        for group in optimizer.param_groups:
            group["lr"] = options.rate * min(rise, fall)
        predicted, masked = hide_words(batch, starts, options.masked, rng)
        ids = torch.from_numpy(batch.astype(np.int64))
        places = torch.from_numpy(np.flatnonzero(predicted))
        with mixed():
            logits = model(ids, torch.from_numpy(masked), places)
            loss = functional.cross_entropy(logits.float(), ids.reshape(-1)[places])
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        value = loss.item()
        mean = value if math.isnan(mean) else 0.98 * mean + 0.02 * value
        step += 1
        if step % 20 == 0:
            log.info(f"{passed:6.1f} min  step {step}  loss {mean:.3f}")
        if (time.monotonic() - saved) / 60 >= options.checkpoint_every:
            save_pretrained(model, folder, step, mean)
            saved = time.monotonic()
    save_pretrained(model, folder, step, mean)


def save_pretrained(model: MaskedWords, folder: Path, step: int, loss: float) -> None:
    """Write the encoder and the masked-word head to `folder`/pretrained.pt."""
    fresh = folder / "pretrained.new"
    state = {"model": model.state_dict(), "step": step, "loss": loss}
    torch.save(state, fresh)
    fresh.replace(folder / "pretrained.pt")
