"""What is read off the encoder's vectors: entity tags, relations of a pair, the root of a pair."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from ingest.training.labels import MODALITIES, ROOTS, TAGS, TYPES
from ingest.training.network import TextEncoder

REACH = 24  # pieces; beyond it a place is only "far before" or "far behind" a mention


class PairOutput(NamedTuple):
    """Logits of each pair: types, of each type negated and modality, root; [batch, pairs, ...]."""

    types: Tensor
    negated: Tensor
    modality: Tensor
    roots: Tensor


class Attention(nn.Module):
    """Lets each pair look at the sentence, told where each piece lies from its two mentions."""

    def __init__(self, hidden: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query = nn.Linear(hidden, hidden)
        self.key_value = nn.Linear(hidden, 2 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.from_source = nn.Embedding(2 * REACH + 1, heads)
        self.from_target = nn.Embedding(2 * REACH + 1, heads)
        self.part = nn.Embedding(4, heads)
        self.norm1 = nn.LayerNorm(hidden)
        self.up = nn.Linear(hidden, 2 * hidden)
        self.down = nn.Linear(2 * hidden, hidden)
        self.norm2 = nn.LayerNorm(hidden)
        for table in (self.from_source, self.from_target, self.part):
            nn.init.zeros_(table.weight)

    def forward(
        self, pairs: Tensor, pieces: Tensor, places: tuple[Tensor, Tensor, Tensor], mask: Tensor
    ) -> Tensor:
        batch, count, hidden = pairs.shape
        size = hidden // self.heads
        q = self.query(pairs).view(batch, count, self.heads, size).transpose(1, 2)
        kv = self.key_value(pieces).view(batch, -1, 2, self.heads, size).permute(2, 0, 3, 1, 4)
        bias = self.from_source(places[0]) + self.from_target(places[1]) + self.part(places[2])
        scores = q @ kv[0].transpose(2, 3) * size**-0.5 + bias.permute(0, 3, 1, 2)
        weights = torch.softmax(scores + mask[:, None, None, :], dim=-1)
        mixed = (weights @ kv[1]).transpose(1, 2).reshape(batch, count, hidden)
        pairs = self.norm1(pairs + functional.dropout(self.out(mixed), self.dropout, self.training))
        fed = self.down(
            functional.dropout(functional.gelu(self.up(pairs)), self.dropout, self.training)
        )
        result: Tensor = self.norm2(pairs + functional.dropout(fed, self.dropout, self.training))
        return result


class PairHead(nn.Module):
    """Reads what a sentence says between two of its mentions, for many pairs at once."""

    def __init__(
        self, hidden: int, heads: int = 6, depth: int = 2, dropout: float = 0.2, inputs: int = 4
    ) -> None:
        super().__init__()
        self.dropout = dropout
        self.mix = nn.Linear(inputs * hidden, hidden)
        self.gap = nn.Embedding(2 * REACH + 1, hidden)
        self.norm = nn.LayerNorm(hidden)
        self.looks = nn.ModuleList(Attention(hidden, heads, dropout) for _ in range(depth))
        self.types = nn.Linear(hidden, len(TYPES))
        self.negated = nn.Linear(hidden, len(TYPES))
        self.modality = nn.Linear(hidden, len(TYPES) * len(MODALITIES))
        self.roots = nn.Linear(hidden, len(ROOTS))
        nn.init.normal_(self.gap.weight, std=0.02)

    def forward(self, pieces: Tensor, mask: Tensor, spans: Tensor, pairs: Tensor) -> PairOutput:
        """Return the logits of each pair; for what is given see `vectors`."""
        return self.ends(self.vectors(pieces, mask, spans, pairs))

    def ends(self, vectors: Tensor) -> PairOutput:
        """Return the logits that are read off the pairs' vectors."""
        x = functional.dropout(vectors, self.dropout, self.training)
        # In the order of the fields, by which `shipped` tells the matrices that are exported.
        types, negated, modality, roots = (
            layer(x) for layer in (self.types, self.negated, self.modality, self.roots)
        )
        by_type = modality.unflatten(-1, (len(TYPES), len(MODALITIES)))
        return PairOutput(types, negated, by_type, roots)

    def vectors(self, pieces: Tensor, mask: Tensor, spans: Tensor, pairs: Tensor) -> Tensor:
        """Return the vector of each pair, [batch, pairs, hidden].

        pieces: [batch, length, hidden]; mask: [batch, length], 1 for pieces; spans: [batch,
        spans, 2], piece ranges [first, last); pairs: [batch, pairs, 2], rows of `spans`.
        """
        place = torch.arange(pieces.shape[1], device=pieces.device)
        inside = (place >= spans[..., :1]) & (place < spans[..., 1:])  # [batch, spans, length]
        share = inside.to(pieces.dtype)
        share = share / share.sum(-1, keepdim=True).clamp(min=1.0)
        means = share @ pieces
        real = mask.to(pieces.dtype)
        whole = (real[:, None] @ pieces) / real.sum(-1)[:, None, None]
        source, target = pairs[..., 0], pairs[..., 1]
        begin, end = _take(spans[..., 0], pairs), _take(spans[..., 1], pairs)
        left, right = end.amin(-1), begin.amax(-1)
        between = ((place >= left[..., None]) & (place < right[..., None])).to(pieces.dtype)
        middle = (between @ pieces) / between.sum(-1, keepdim=True).clamp(min=1.0)
        joined = torch.cat(
            [
                _rows(means, source),
                _rows(means, target),
                middle,
                whole.expand(-1, pairs.shape[1], -1),
            ],
            dim=-1,
        )
        gap = _bucket(begin[..., 1] - begin[..., 0])
        x = self.norm(
            functional.gelu(self.mix(functional.dropout(joined, self.dropout, self.training)))
            + self.gap(gap)
        )
        some = inside.any(1)[:, None]
        in_source, in_target = (_rows(inside.to(pieces.dtype), i) > 0 for i in (source, target))
        part = torch.where(in_source, 1, torch.where(in_target, 2, torch.where(some, 3, 0)))
        places = (
            _bucket(place - begin[..., :1]),
            _bucket(place - begin[..., 1:]),
            part,
        )
        bias = (1.0 - real) * -1e4
        for look in self.looks:
            x = look(x, pieces, places, bias)
        return x


def _bucket(distance: Tensor) -> Tensor:
    return distance.clamp(-REACH, REACH) + REACH


def _rows(table: Tensor, index: Tensor) -> Tensor:
    return torch.gather(table, 1, index[..., None].expand(-1, -1, table.shape[-1]))


def _take(values: Tensor, pairs: Tensor) -> Tensor:
    flat = torch.gather(values, 1, pairs.reshape(pairs.shape[0], -1))
    return flat.reshape(pairs.shape)


class ReaderModel(nn.Module):
    """The whole of what is trained."""

    def __init__(self, encoder: TextEncoder) -> None:
        super().__init__()
        hidden = encoder.words.embedding_dim
        self.encoder = encoder
        self.tags = nn.Linear(hidden, len(TAGS))
        self.pair = PairHead(hidden)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the pieces' vectors and their tag logits."""
        vectors = self.encoder(ids, mask)
        return vectors, self.tags(functional.dropout(vectors, 0.1, self.training))
