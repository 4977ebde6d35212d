"""The frozen language model as training sees it: token ids and LoRA factors in, answer loss out, gradients into A and B only.

Same arithmetic as transformers' Llama (held by a test), laid out for CPU cores, where it trains about 1.4 times as fast
(`python -m t2l_core bench train`): fused q/k/v and gate/up products, grouped-query attention without repeating K and V, plain
matrix products in attention (scaled_dot_product_attention's CPU backward is several times slower at these lengths), and the LM
head on answer positions only. Rows are right-padded, so the causal mask alone hides padding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from t2l_core.lora import LoRASpec

Factors = dict[str, tuple[Tensor, Tensor]]  # per module A (G, L, r, d_in) and B (G, L, d_out, r)


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

    Raises ValueError for architectures other than Llama (biases, sliding windows and soft-caps are not handled).
    """

    def __init__(self, model: Any, spec: LoRASpec) -> None:
        config = model.config
        if config.model_type != "llama" or getattr(config, "attention_bias", False) or getattr(config, "mlp_bias", False):
            raise ValueError(f"training knows Llama models without biases; this one is {config.model_type!r}")
        unsupported = set(spec.target_modules) - {"q_proj", "k_proj", "v_proj"}
        if unsupported:
            raise ValueError(f"training supports LoRA on q_proj, k_proj and v_proj; asked for {sorted(unsupported)}")
        self.spec, self.eps = spec, config.rms_norm_eps
        self.n_heads, self.n_kv, self.head_dim = (
            config.num_attention_heads,
            config.num_key_value_heads,
            getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads,
        )
        self.sizes = [self.n_heads * self.head_dim, self.n_kv * self.head_dim, self.n_kv * self.head_dim]
        decoder = model.model
        self.embed = decoder.embed_tokens.weight.detach()
        self.lm_head = model.lm_head.weight.detach()
        self.final_norm = decoder.norm.weight.detach()
        self.rotary = decoder.rotary_emb
        self.layers = [
            {
                "norm1": layer.input_layernorm.weight.detach(),
                "qkv": torch.cat([getattr(layer.self_attn, m).weight.detach() for m in ("q_proj", "k_proj", "v_proj")]),
                "o": layer.self_attn.o_proj.weight.detach(),
                "norm2": layer.post_attention_layernorm.weight.detach(),
                "gate_up": torch.cat([layer.mlp.gate_proj.weight.detach(), layer.mlp.up_proj.weight.detach()]),
                "down": layer.mlp.down_proj.weight.detach(),
            }
            for layer in decoder.layers
        ]

    @property
    def dtype(self) -> torch.dtype:
        return self.embed.dtype

    def hidden(self, ids: Tensor, factors: Factors | None, rows_per_task: int = 1) -> Tensor:
        """Token ids (N, T) → last hidden states (N, T, hidden), with group g's LoRA on rows g·R … g·R+R−1."""
        N, T = ids.shape
        x = F.embedding(ids, self.embed)
        cos, sin = self.rotary(x, torch.arange(T, device=ids.device)[None])  # (1, T, head_dim)
        mask = torch.full((T, T), float("-inf"), device=ids.device).triu(1)
        heads_per_kv = self.n_heads // self.n_kv
        mask = mask.repeat(heads_per_kv, 1)  # rows of one KV head: its query heads, each T positions
        if factors is not None:
            scaling = self.spec.scaling
            factors = {m: (A.to(self.dtype), (scaling * B).to(self.dtype)) for m, (A, B) in factors.items()}
        for n, w in enumerate(self.layers):
            h = _rms_norm(x, w["norm1"], self.eps)
            q, k, v = F.linear(h, w["qkv"]).split(self.sizes, dim=-1)
            if factors is not None:
                grouped = h.reshape(N // rows_per_task, rows_per_task * T, -1)
                parts = {"q_proj": q, "k_proj": k, "v_proj": v}
                for m, (A, B) in factors.items():
                    delta = torch.bmm(torch.bmm(grouped, A[:, n].mT), B[:, n].mT)  # (G, R·T, d_out)
                    parts[m] = parts[m] + delta.reshape(N, T, -1)
                q, k, v = parts["q_proj"], parts["k_proj"], parts["v_proj"]
            x = x + F.linear(self._attend(q, k, v, cos, sin, mask), w["o"])
            gate_up = F.linear(_rms_norm(x, w["norm2"], self.eps), w["gate_up"])
            x = x + F.linear(_SwiGLU.apply(gate_up), w["down"])
        return _rms_norm(x, self.final_norm, self.eps)

    def _attend(self, q: Tensor, k: Tensor, v: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        N, T, _ = q.shape
        H, K, D = self.n_heads, self.n_kv, self.head_dim
        q = _rotate(q.view(N, T, H, D), cos, sin).transpose(1, 2).reshape(N * K, (H // K) * T, D)
        k = _rotate(k.view(N, T, K, D), cos, sin).transpose(1, 2).reshape(N * K, T, D)
        v = v.view(N, T, K, D).transpose(1, 2).reshape(N * K, T, D)
        scores = torch.bmm(q * D**-0.5, k.mT)  # (N·K, H/K·T, T)
        weights = torch.softmax(scores + mask, dim=-1).to(v.dtype)  # the fp32 mask lifts the sum to fp32
        return torch.bmm(weights, v).view(N, H, T, D).transpose(1, 2).reshape(N, T, H * D)

    def loss(self, batch: Batch, factors: Factors | None, label_smoothing: float = 0.0) -> Tensor:
        """Mean over rows of the mean cross-entropy over that row's answer tokens (and end of turn). Scalar, fp32."""
        hidden = self.hidden(batch.ids, factors, batch.rows_per_task)
        rows, cols = (batch.targets != -100).nonzero(as_tuple=True)
        logits = F.linear(hidden[rows, cols], self.lm_head).float()
        each = F.cross_entropy(logits, batch.targets[rows, cols], reduction="none", label_smoothing=label_smoothing)
        lengths = torch.bincount(rows, minlength=batch.ids.shape[0])
        return (each / lengths[rows]).sum() / batch.ids.shape[0]

    @torch.no_grad()
    def score(self, batch: Batch, factors: Factors | None) -> tuple[float, float]:
        """(mean loss, share of rows whose every answer token is the argmax): the latter is greedy exact match."""
        hidden = self.hidden(batch.ids, factors, batch.rows_per_task)
        rows, cols = (batch.targets != -100).nonzero(as_tuple=True)
        logits, targets = F.linear(hidden[rows, cols], self.lm_head).float(), batch.targets[rows, cols]
        n = batch.ids.shape[0]
        lengths = torch.bincount(rows, minlength=n)
        loss = (F.cross_entropy(logits, targets, reduction="none") / lengths[rows]).sum() / n
        right = torch.bincount(rows, weights=(logits.argmax(-1) == targets).double(), minlength=n)
        return float(loss), float((right == lengths).double().mean())


def _rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Half-split rotary embedding of (N, T, heads, D) with cos and sin (1, T, D)."""
    first, second = x.chunk(2, dim=-1)
    return x * cos[:, :, None] + torch.cat([-second, first], dim=-1) * sin[:, :, None]


class _RMSNorm(torch.autograd.Function):
    """x / rms(x) · w with the gradient in x only; statistics in fp32."""

    @staticmethod
    def forward(ctx, x: Tensor, weight: Tensor, eps: float) -> Tensor:
        y, rstd = torch.ops.aten._fused_rms_norm(x, [x.shape[-1]], weight, eps)
        ctx.save_for_backward(x, weight, rstd)
        return y

    @staticmethod
    def backward(ctx, *grads: Tensor):
        [grad], (x, weight, rstd) = grads, ctx.saved_tensors
        rstd = rstd.to(x.dtype)
        normed = x * rstd
        g = grad * weight
        inner = (g * normed).mean(-1, keepdim=True, dtype=torch.float32).to(x.dtype)
        return torch.addcmul(g, normed, inner, value=-1).mul_(rstd), None, None


def _rms_norm(x: Tensor, weight: Tensor, eps: float) -> Tensor:
    return _RMSNorm.apply(x, weight, eps)


class _SwiGLU(torch.autograd.Function):
    """silu(gate) · up from the fused product (…, 2·d_mlp); recomputed in backward instead of keeping three tensors."""

    @staticmethod
    def forward(ctx, gate_up: Tensor) -> Tensor:
        ctx.save_for_backward(gate_up)
        gate, up = gate_up.chunk(2, dim=-1)
        return F.silu(gate) * up

    @staticmethod
    def backward(ctx, *grads: Tensor):
        [grad], (gate_up,) = grads, ctx.saved_tensors
        gate, up = gate_up.chunk(2, dim=-1)
        out = torch.empty_like(gate_up)
        d_gate, d_up = out.chunk(2, dim=-1)
        torch.mul(grad, F.silu(gate), out=d_up)
        d_gate.copy_(torch.ops.aten.silu_backward(grad * up, gate))
        return out
