"""How much a change of a frozen language model's weights matters to its loss: Kronecker factors of the empirical Fisher matrix.

Enters: a frozen model, adapters, batches of rows. Leaves: a `Curvature`, under which reconstruction compares adapters. Source:
K-FAC (Martens and Grosse, arXiv 1503.05671). For a layer y = W x and g = ∂loss/∂y it takes C = E[x xᵀ] and G = E[g gᵀ] for
independent; a small change D of W near the optimum then costs in proportion to ‖G^½ D C^½‖². Gradients are those of the rows'
own answers, so tasks the adapters fit badly weigh more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor

from t2l_core.llama import Parts
from t2l_core.training.frozen_lm import Batch, Factors, FrozenLlama

DAMPING = 1e-3  # of the mean eigenvalue: directions that no row happened to use are not quite free


@dataclass(frozen=True)
class Curvature:
    """Per module C^½ (L, d_in, d_in) and G^½ (L, d_out, d_out); scaled alike in all layers and modules."""

    roots: dict[str, tuple[Tensor, Tensor]]

    def weigh(self, factors: Factors) -> Factors:
        """A C^½ and G^½ B for A (N, L, r, d_in), B (N, L, d_out, r): their product is the change as the loss feels it."""
        found = {}
        for m, (A, B) in factors.items():  # a root stands for all N: broadcast products would copy it N times
            C, G = self.roots[m]
            found[m] = torch.einsum("nlri,lij->nlrj", A, C), torch.einsum("lij,nljr->nlir", G, B)
        return found


def measure(lm: FrozenLlama, seen: Iterable[tuple[Batch, Factors]]) -> Curvature:
    """The curvature around adapters, from batches of rows and the factors of their tasks: per module A (G, L, r, d_in) and
    B (G, L, d_out, r).

    Raises ValueError where no row had a gradient.
    """
    spec = lm.spec
    modules = spec.target_modules
    inputs = {m: torch.zeros(spec.n_layers, d, d) for m in modules for d in spec.sizes(m)[:1]}  # E[x xᵀ]
    outputs = {m: torch.zeros(spec.n_layers, d, d) for m in modules for d in spec.sizes(m)[1:]}  # E[g gᵀ]
    for batch, factors in seen:
        n_rows = batch.ids.shape[0]
        real = (batch.targets != -100).flip(1).cumsum(1).flip(1) > 0  # up to a row's last answer token; padding after it

        def watch(n: int, h: Tensor, parts: Parts, real: Tensor = real, n_rows: int = n_rows) -> None:
            x = h[real].detach().float()
            for m in modules:
                inputs[m][n] += x.mT @ x

                def add(g: Tensor, total: Tensor = outputs[m][n]) -> None:
                    g = g[real].float() * n_rows  # of a row's own loss, not of the batch's mean
                    total += g.mT @ g

                parts[m].register_hook(add)

        leaves = {m: (A.detach().requires_grad_(), B.detach().requires_grad_()) for m, (A, B) in factors.items()}
        lm.loss(batch, leaves, watch=watch).backward()
    means = [torch.stack([t.diagonal(dim1=1, dim2=2).mean() for t in side.values()]).mean() for side in (inputs, outputs)]
    if not all(float(mean) > 0 for mean in means):
        raise ValueError("no gradient was seen: curvature is measured on at least one batch of rows with answers")
    return Curvature({m: (_root(inputs[m] / means[0]), _root(outputs[m] / means[1])) for m in modules})


def _root(moment: Tensor) -> Tensor:
    """Symmetric square roots of (L, d, d), damped."""
    values, vectors = torch.linalg.eigh(moment.double())
    values = values.clamp(min=0) + DAMPING * values.mean()
    return ((vectors * values.sqrt()[:, None]) @ vectors.mT).float()
