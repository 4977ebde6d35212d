"""Curvature: the loss feels a small change of the weights about as much as its Kronecker factors say."""

from __future__ import annotations

import pytest
import torch

from t2l_core.base_model import BaseModel
from t2l_core.lora import LoRASpec
from t2l_core.training.curvature import measure
from t2l_core.training.data import make_batch
from t2l_core.training.frozen_lm import Batch, FrozenLlama
from tests.conftest import random_weights


def rows(base: BaseModel, texts: list[str]) -> Batch:
    return make_batch([(base.prompt_ids(t), base.encode("an answer of some words")) for t in texts], len(texts), base.end_id)


def test_a_change_along_what_rows_use_is_felt_and_one_beside_it_is_not(tiny_base: BaseModel, spec: LoRASpec):
    lm = FrozenLlama(tiny_base.model, spec)
    weights = random_weights(spec, 0)
    factors = {m: (weights.A[m][None], weights.B[m][None]) for m in spec.target_modules}
    batch = rows(tiny_base, ["one two three", "four", "five six"])
    curvature = measure(lm, [(batch, factors)])
    inputs: list[torch.Tensor] = []
    with torch.no_grad():
        lm.hidden(batch.ids, factors, batch.ids.shape[0], watch=lambda _n, h, _parts: inputs.append(h))
    for m in spec.target_modules:
        root = curvature.roots[m][0][0]
        torch.testing.assert_close(root, root.mT, atol=1e-4, rtol=1e-3)
        used = inputs[0][0, 0]
        _, _, directions = torch.linalg.svd(inputs[0].flatten(0, 1), full_matrices=True)
        unused = directions[-1] * used.norm()  # fewer tokens than dimensions, or the least used of all
        assert (used @ root).norm() > 3 * (unused @ root).norm()
    weighed = curvature.weigh(factors)
    for m, (A, B) in factors.items():
        assert weighed[m][0].shape == A.shape
        assert weighed[m][1].shape == B.shape


def test_padding_and_the_size_of_a_batch_do_not_matter(tiny_base: BaseModel, spec: LoRASpec):
    lm = FrozenLlama(tiny_base.model, spec)
    weights = random_weights(spec, 0)
    factors = {m: (weights.A[m][None], weights.B[m][None]) for m in spec.target_modules}
    texts = ["one two three four five six seven", "eight"]
    together = measure(lm, [(rows(tiny_base, texts), factors)])
    alone = measure(lm, [(rows(tiny_base, [t]), factors) for t in texts])
    for m in spec.target_modules:
        for one, other in zip(together.roots[m], alone.roots[m], strict=True):
            torch.testing.assert_close(one, other, atol=2e-2, rtol=2e-2)


def test_without_rows_it_says_so(tiny_base: BaseModel, spec: LoRASpec):
    with pytest.raises(ValueError, match="at least one batch"):
        measure(FrozenLlama(tiny_base.model, spec), [])
