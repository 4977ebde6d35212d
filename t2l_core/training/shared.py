"""One LoRA for whatever it is shown: the adapter without a hypernetwork behind oracles and the multi-task baseline.

Enters: a `LoRASpec`. Leaves: a module with the hypernetwork's `factors`, so that the same trainer fits it, and `LoRAWeights`.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from t2l_core.lora import LoRASpec, LoRAWeights
from t2l_core.reading import Reading


class SharedLoRA(nn.Module):
    """A plain LoRA: A (L, r, d_in) normal with variance 1/d_in, B (L, d_out, r) zero, so ΔW = 0 at the start; or `init`."""

    def __init__(self, spec: LoRASpec, seed: int = 0, init: LoRAWeights | None = None) -> None:
        super().__init__()
        self.spec = spec
        g = torch.Generator().manual_seed(seed)
        A, B = {}, {}
        for m in spec.target_modules:
            d_in, d_out = spec.sizes(m)
            if init is not None:
                A[m], B[m] = (nn.Parameter(factors[m].float().clone()) for factors in (init.A, init.B))
                continue
            A[m] = nn.Parameter(torch.randn(spec.n_layers, spec.rank, d_in, generator=g) / math.sqrt(d_in))
            B[m] = nn.Parameter(torch.zeros(spec.n_layers, d_out, spec.rank))
        self.offset_A, self.offset_B = nn.ParameterDict(A), nn.ParameterDict(B)

    def factors(self, task_emb: Tensor, reading: Reading | None = None) -> dict[str, tuple[Tensor, Tensor]]:
        """The same A (B, L, r, d_in) and B (B, L, d_out, r) for every row of `task_emb` (B, anything), whatever is read."""
        n = task_emb.shape[0]
        return {
            m: (self.offset_A[m].expand(n, -1, -1, -1), self.offset_B[m].expand(n, -1, -1, -1))
            for m in self.spec.target_modules
        }

    def weights(self) -> LoRAWeights:
        modules = self.spec.target_modules
        return LoRAWeights(
            self.spec,
            {m: self.offset_A[m].detach().clone() for m in modules},
            {m: self.offset_B[m].detach().clone() for m in modules},
        )
