"""The encoder as a torch module: a BERT without its pooling layer."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.training.source_model import SourceModel


class Layer(nn.Module):
    """One block: attention, then a feed-forward part, each added and normalised after."""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        size = x.shape[-1] // self.heads
        # As [batch, heads of q, k and v, length, size]: few steps, of which the int8 network has
        # many in a short sentence.
        q, k, v = (
            self.qkv(x).unflatten(-1, (3 * self.heads, size)).transpose(1, 2).split(self.heads, 1)
        )
        # Written out: for short sentences torch's fused kernel takes a third longer on a CPU.
        scores = q @ k.transpose(2, 3) * size**-0.5
        if mask is not None:
            scores = scores + mask.to(scores.dtype)
        mixed = torch.softmax(scores, dim=-1) @ v
        mixed = self.out(mixed.transpose(1, 2).flatten(2))
        x = self.norm1(x + functional.dropout(mixed, self.dropout, self.training))
        fed = self.down(functional.gelu(self.up(x)))
        result: Tensor = self.norm2(x + functional.dropout(fed, self.dropout, self.training))
        return result


class TextEncoder(nn.Module):
    """Piece ids to one vector a piece. ids: [batch, length]; mask: 1 for pieces, 0 for padding."""

    def __init__(
        self,
        pieces: int,
        hidden: int = 384,
        layers: int = 12,
        heads: int = 12,
        inner: int = 1536,
        positions: int = 512,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, hidden)
        self.positions = nn.Embedding(positions, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, heads, inner, dropout) for _ in range(layers))
        self.dropout = dropout

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the vectors, [batch, length, hidden]."""
        return self.from_words(self.words(ids), mask)

    def from_words(self, words: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the vectors for word embeddings, [batch, length, hidden]."""
        places = torch.arange(words.shape[1], device=words.device)
        x: Tensor = self.norm(words + self.positions(places)[None])
        x = functional.dropout(x, self.dropout, self.training)
        bias = None
        if mask is not None:
            bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


def from_source(source: SourceModel, rows: list[int], dropout: float = 0.1) -> TextEncoder:
    """Return the source's encoder with only the given rows of its word embeddings."""
    t = {name: torch.from_numpy(value) for name, value in source.tensors.items()}
    model = TextEncoder(
        len(rows),
        source.hidden,
        source.layers,
        source.heads,
        t["l0.fi.w"].shape[0],
        t["emb.pos"].shape[0],
        dropout,
    )
    state = {
        "words.weight": t["emb.word"][rows],
        # The type row is the same for every piece, so it goes into the positions.
        "positions.weight": t["emb.pos"] + t["emb.type"][:1],
        "norm.weight": t["emb.ln.w"],
        "norm.bias": t["emb.ln.b"],
    }
    names = {"ao": "out", "aln": "norm1", "fi": "up", "fo": "down", "oln": "norm2"}
    for i in range(source.layers):
        for part, full in (("w", "weight"), ("b", "bias")):
            state[f"layers.{i}.qkv.{full}"] = torch.cat([t[f"l{i}.{n}.{part}"] for n in "qkv"])
            for short, long in names.items():
                state[f"layers.{i}.{long}.{full}"] = t[f"l{i}.{short}.{part}"]
    model.load_state_dict(state)
    return model
