"""A description as the language model itself holds it: keys and values of its tokens in every layer.

Enters: tensors that `BaseModel.read` made. Leaves: a `Reading`, which a hypernetwork may take beside task embeddings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Reading:
    """B texts of up to T tokens, as L layers of a model with K key-value heads of size D hold them."""

    keys: Tensor  # (B, T, L, K, D), before rotary positions
    values: Tensor  # (B, T, L, K, D)
    mask: Tensor  # (B, T) True where a text has a token

    def __len__(self) -> int:
        return len(self.mask)

    def rows(self, index: Tensor) -> Reading:
        """The texts at these places (n,)."""
        return Reading(self.keys[index], self.values[index], self.mask[index])

    def bfloat16(self) -> Reading:
        """The same in half the memory of fp32."""
        return Reading(self.keys.bfloat16(), self.values.bfloat16(), self.mask)

    def thinned(self, share: float) -> Reading:
        """The same with this share of the tokens hidden, drawn at random; a text that would lose all of them keeps them."""
        kept = self.mask & (torch.rand(self.mask.shape, device=self.mask.device) >= share)
        return Reading(self.keys, self.values, torch.where(kept.any(1, keepdim=True), kept, self.mask))

    def split(self) -> list[Reading]:
        """Each text alone, without padding."""
        return [Reading(k[None, m], v[None, m], m[None, m]) for k, v, m in zip(self.keys, self.values, self.mask, strict=True)]

    def joined(self) -> Reading:
        """All texts as one, side by side: other wordings of the same task."""
        return Reading(*(t.flatten(0, 1)[None] for t in (self.keys, self.values, self.mask)))

    @classmethod
    def stack(cls, readings: Sequence[Reading]) -> Reading:
        """One batch of several, padded."""
        T = max(r.mask.shape[1] for r in readings)

        def padded(t: Tensor) -> Tensor:
            return torch.cat([t, t.new_zeros(len(t), T - t.shape[1], *t.shape[2:])], dim=1)

        parts = ([r.keys for r in readings], [r.values for r in readings], [r.mask for r in readings])
        return cls(*(torch.cat([padded(t) for t in part]) for part in parts))
