"""The frozen language model as training sees it: token ids and LoRA factors in, answer loss out, gradients into A and B only.

The forward is `PlainLlama`'s; the LM head runs on answer positions only. Rows are right-padded, so the causal mask alone hides
padding.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from t2l_core.llama import ADAPTABLE, Parts, PlainLlama
from t2l_core.lora import LoRASpec

Factors = dict[str, tuple[Tensor, Tensor]]  # per module A (G, L, r, d_in) and B (G, L, d_out, r)
Watch = Callable[[int, Tensor, Parts], None]


@dataclass(frozen=True)
class Batch:
    """Rows of G tasks, R rows a task, padded to T tokens. Row i belongs to group i // R."""

    ids: Tensor  # (G·R, T) token ids, right-padded
    targets: Tensor  # (G·R, T) the next token at answer positions, −100 elsewhere
    rows_per_task: int  # R

    @property
    def n_tokens(self) -> int:
        return self.ids.numel()


class FrozenLlama:
    """Differentiable Llama decoder with frozen weights and one LoRA per group of rows.

    Raises ValueError for models that are not plain Llamas on the CPU, and for LoRA on other modules than q, k and v.
    """

    def __init__(self, model: Any, spec: LoRASpec) -> None:
        unsupported = set(spec.target_modules) - set(ADAPTABLE)
        if unsupported:
            raise ValueError(f"training supports LoRA on {', '.join(ADAPTABLE)}; asked for {sorted(unsupported)}")
        self.spec, self.llama = spec, PlainLlama.of(model)

    @property
    def dtype(self) -> torch.dtype:
        return self.llama.dtype

    def hidden(self, ids: Tensor, factors: Factors | None, rows_per_task: int = 1, watch: Watch | None = None) -> Tensor:
        """Token ids (N, T) → last hidden states (N, T, hidden), with group g's LoRA on rows g·R … g·R+R−1.

        `watch(layer, input, outputs)` sees each layer's input (N, T, hidden) and its adapted projections.
        """
        llama, (N, T) = self.llama, ids.shape
        # One tensor a layer: the gradient of a slice is a tensor as large as all layers together.
        layers = {
            m: (A.to(self.dtype).unbind(1), (self.spec.scaling * B).to(self.dtype).unbind(1))
            for m, (A, B) in (factors or {}).items()
        }

        def adapt(n: int, h: Tensor, parts: Parts) -> None:
            grouped = h.reshape(N // rows_per_task, rows_per_task * T, -1)
            for m, (A, B) in layers.items():
                delta = torch.bmm(torch.bmm(grouped, A[n].mT), B[n].mT)  # (G, R·T, d_out)
                parts[m] = parts[m] + delta.reshape(N, T, -1)
            if watch:
                watch(n, h, parts)

        return llama.run(ids, adapt, llama.causal(N, T))

    def loss(self, batch: Batch, factors: Factors | None, label_smoothing: float = 0.0, watch: Watch | None = None) -> Tensor:
        """Mean over rows of the mean cross-entropy over that row's answer tokens (and end of turn). Scalar, fp32."""
        hidden = self.hidden(batch.ids, factors, batch.rows_per_task, watch)
        rows, cols = (batch.targets != -100).nonzero(as_tuple=True)
        logits = F.linear(hidden[rows, cols], self.llama.lm_head).float()
        each = F.cross_entropy(logits, batch.targets[rows, cols], reduction="none", label_smoothing=label_smoothing)
        lengths = torch.bincount(rows, minlength=batch.ids.shape[0])
        return (each / lengths[rows]).sum() / batch.ids.shape[0]

    @torch.no_grad()
    def score(self, batch: Batch, factors: Factors | None) -> tuple[float, float]:
        """(mean loss, share of rows whose every answer token is the argmax): the latter is greedy exact match."""
        hidden = self.hidden(batch.ids, factors, batch.rows_per_task)
        rows, cols = (batch.targets != -100).nonzero(as_tuple=True)
        logits, targets = F.linear(hidden[rows, cols], self.llama.lm_head).float(), batch.targets[rows, cols]
        n = batch.ids.shape[0]
        lengths = torch.bincount(rows, minlength=n)
        loss = (F.cross_entropy(logits, targets, reduction="none") / lengths[rows]).sum() / n
        right = torch.bincount(rows, weights=(logits.argmax(-1) == targets).double(), minlength=n)
        return float(loss), float((right == lengths).double().mean())
