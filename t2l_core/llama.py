"""A Llama forward laid out for CPU cores, shared by training and decoding.

Enters: a transformers Llama. Leaves: hidden states, and a decoder with a KV cache. The arithmetic is transformers' own (held
by tests); the layout is not: fused q/k/v and gate/up products, grouped-query attention without repeating K and V, plain matrix
products in attention. `python -m t2l_core bench train` and `bench compare` measure what that gives. Other architectures go
through transformers' modules.

Notation: N rows, T tokens, H query heads, K key-value heads, D head size, L layers, r rank.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from t2l_core.lora import LoRAWeights, aligned

Parts = dict[str, Tensor]  # q_proj, k_proj and v_proj outputs (N, T, ·)
ADAPTABLE: tuple[str, ...] = ("q_proj", "k_proj", "v_proj")


class PlainLlama:
    """The weights of a transformers Llama, fused, and one forward through its layers.

    The model's own q/k/v and gate/up weights become views of the fused ones, so nothing is held twice. Raises ValueError when
    `why_not` has a reason.
    """

    @classmethod
    def of(cls, model: Any) -> PlainLlama:
        """The one of this model, made on first use."""
        if not hasattr(model, "_plain_llama"):
            object.__setattr__(model, "_plain_llama", cls(model))
        return model._plain_llama

    def __init__(self, model: Any) -> None:
        reason = why_not(model)
        if reason:
            raise ValueError(f"only plain Llama models on the CPU are supported here: {reason}")
        config, decoder = model.config, model.model
        self.eps = config.rms_norm_eps
        self.H, self.K = config.num_attention_heads, config.num_key_value_heads
        self.D = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
        self.embed = decoder.embed_tokens.weight.detach()
        self.lm_head = model.lm_head.weight.detach()
        self.final_norm = decoder.norm.weight.detach()
        self.rotary = decoder.rotary_emb
        self.layers = [
            {
                "norm1": layer.input_layernorm.weight.detach(),
                "qkv": _fuse([getattr(layer.self_attn, m) for m in ADAPTABLE]),
                "o": layer.self_attn.o_proj.weight.detach(),
                "norm2": layer.post_attention_layernorm.weight.detach(),
                "gate_up": _fuse([layer.mlp.gate_proj, layer.mlp.up_proj]),
                "down": layer.mlp.down_proj.weight.detach(),
            }
            for layer in decoder.layers
        ]

    @property
    def dtype(self) -> torch.dtype:
        return self.embed.dtype

    def angles(self, n_positions: int) -> tuple[Tensor, Tensor]:
        """cos and sin of the rotary positions 0…n−1: (n, D) each."""
        cos, sin = self.rotary(self.embed, torch.arange(n_positions)[None])
        return cos[0], sin[0]

    def run(
        self, ids: Tensor, adapt: Callable[[int, Tensor, Parts], None], attend: Callable[[int, Tensor, Tensor, Tensor], Tensor]
    ) -> Tensor:
        """Token ids (N, T) → last hidden states (N, T, hidden).

        `adapt(layer, input, parts)` replaces q, k and v by what adapters make of them; `attend(layer, q, k, v)` returns what
        attention makes of those, (N, T, H·D).
        """
        x = F.embedding(ids, self.embed)
        sizes = [self.H * self.D, self.K * self.D, self.K * self.D]
        for n, w in enumerate(self.layers):
            h = rms_norm(x, w["norm1"], self.eps)
            parts: Parts = dict(zip(ADAPTABLE, F.linear(h, w["qkv"]).split(sizes, dim=-1), strict=True))
            adapt(n, h, parts)
            x = x + F.linear(attend(n, parts["q_proj"], parts["k_proj"], parts["v_proj"]), w["o"])
            gate_up = F.linear(rms_norm(x, w["norm2"], self.eps), w["gate_up"])
            x = x + F.linear(_SwiGLU.apply(gate_up), w["down"])
        return rms_norm(x, self.final_norm, self.eps)

    def causal(self, N: int, T: int) -> Callable[[int, Tensor, Tensor, Tensor], Tensor]:
        """An `attend` for N whole texts of T tokens: every token sees those before it. Right padding is thereby hidden."""
        cos, sin = (angle[:, None] for angle in self.angles(T))  # (T, 1, D)
        mask = torch.full((T, T), float("-inf")).triu(1).repeat(self.H // self.K, 1)  # rows of one KV head

        def attend(_n: int, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
            q = rotate(q.view(N, T, self.H, self.D), cos, sin)
            k = rotate(k.view(N, T, self.K, self.D), cos, sin)
            return self.attention(q, k.transpose(1, 2), v.view(N, T, self.K, self.D).transpose(1, 2), mask)

        return attend

    def attention(self, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
        """Rotated q (N, T, H, D) over k and v (N, K, S, D), mask added to scores (N, K, H/K·T, S) → (N, T, H·D)."""
        N, T = q.shape[:2]
        G = self.H // self.K
        grouped = q.transpose(1, 2).reshape(N * self.K, G * T, self.D)
        scores = torch.bmm(grouped * self.D**-0.5, k.reshape(N * self.K, -1, self.D).mT).view(N, self.K, G * T, -1)
        weights = torch.softmax(scores + mask, dim=-1).to(v.dtype)  # the fp32 mask lifts the sum to fp32
        out = torch.bmm(weights.view(N * self.K, G * T, -1), v.reshape(N * self.K, -1, self.D))
        return out.view(N, self.H, T, self.D).transpose(1, 2).reshape(N, T, self.H * self.D)


def why_not(model: Any) -> str:
    """Why a transformers model cannot be run as a `PlainLlama`; empty when it can."""
    config = model.config
    if config.model_type != "llama":
        return f"this one is {config.model_type!r}"
    if getattr(config, "attention_bias", False) or getattr(config, "mlp_bias", False):
        return "this one has biases"
    if (getattr(config, "rope_parameters", None) or {}).get("rope_type", "default") not in ("default", "linear", "llama3"):
        return "its rotary positions depend on the length of the text"
    projection = model.model.layers[0].self_attn.q_proj
    weight = projection.weight
    if not weight.dtype.is_floating_point or weight.device.type != "cpu":
        return f"its weights are {weight.dtype} on {weight.device}"
    if type(projection) is not nn.Linear:
        return f"its projections are wrapped as {type(projection).__name__}"
    return ""


def _fuse(linears: Sequence[nn.Linear]) -> Tensor:
    fused = torch.cat([layer.weight.detach() for layer in linears])
    for layer, part in zip(linears, fused.split([layer.out_features for layer in linears]), strict=True):
        layer.weight.data = part
    return fused


class LlamaDecoder:
    """Decodes rows together, each with its own adapter or none. Prompts are right-padded and every row writes the keys and
    values of its next token at its own position, so no row ever sees padding."""

    def __init__(
        self, llama: PlainLlama, prompts: Sequence[list[int]], adapters: Sequence[LoRAWeights | None], max_new_tokens: int
    ) -> None:
        self.llama = llama
        N = len(prompts)
        self.position = torch.tensor([len(p) for p in prompts])  # (N,) where each row's next token goes
        longest = int(self.position.max())
        self.prompts = torch.zeros((N, longest), dtype=torch.long)
        for i, prompt in enumerate(prompts):
            self.prompts[i, : len(prompt)] = torch.tensor(prompt)
        capacity = longest + max_new_tokens
        self.cos, self.sin = llama.angles(capacity)  # (capacity, D)
        self.keys, self.values = (
            torch.zeros((len(llama.layers), N, llama.K, capacity, llama.D), dtype=llama.dtype) for _ in range(2)
        )
        self._adapt = row_adapter(llama, adapters)
        self._every_row = torch.arange(N)

    def start(self) -> Tensor:
        """Read the prompts: logits (N, vocabulary) of each row's first token."""
        T, G = self.prompts.shape[1], self.llama.H // self.llama.K
        cos, sin = self.cos[:T, None], self.sin[:T, None]  # (T, 1, D)
        mask = torch.full((T, T), float("-inf")).triu(1).repeat(G, 1)

        def attend(n: int, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
            q, k, v = self._heads(q, k, v, cos, sin)
            self.keys[n, :, :, :T], self.values[n, :, :, :T] = k.transpose(1, 2), v.transpose(1, 2)
            return self.llama.attention(q, self.keys[n, :, :, :T], self.values[n, :, :, :T], mask)

        hidden = self.llama.run(self.prompts, self._adapt, attend)
        return F.linear(hidden[self._every_row, self.position - 1], self.llama.lm_head)

    def step(self, tokens: Sequence[int]) -> Tensor:
        """One token a row → logits (N, vocabulary) of the next."""
        at, rows = self.position, self._every_row
        S = int(at.max()) + 1
        cos, sin = self.cos[at, None, None], self.sin[at, None, None]  # (N, 1, 1, D)
        hidden_from = torch.arange(S) > at[:, None]  # (N, S)
        mask = torch.zeros(hidden_from.shape).masked_fill_(hidden_from, float("-inf"))[:, None, None]

        def attend(n: int, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
            q, k, v = self._heads(q, k, v, cos, sin)
            self.keys[n][rows, :, at], self.values[n][rows, :, at] = k[:, 0], v[:, 0]
            return self.llama.attention(q, self.keys[n, :, :, :S], self.values[n, :, :, :S], mask)

        hidden = self.llama.run(torch.tensor(tokens)[:, None], self._adapt, attend)
        self.position = at + 1
        return F.linear(hidden[:, 0], self.llama.lm_head)

    def _heads(self, q: Tensor, k: Tensor, v: Tensor, cos: Tensor, sin: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        N, T, _ = q.shape
        H, K, D = self.llama.H, self.llama.K, self.llama.D
        return rotate(q.view(N, T, H, D), cos, sin), rotate(k.view(N, T, K, D), cos, sin), v.view(N, T, K, D)


def row_adapter(llama: PlainLlama, adapters: Sequence[LoRAWeights | None]) -> Callable[[int, Tensor, Parts], None]:
    """An `adapt` for rows that carry different adapters or none: the latter keep the base model's bits."""
    carrying = [i for i, a in enumerate(adapters) if a is not None]
    chosen = aligned([a for a in adapters if a is not None])
    if not chosen:
        return lambda n, h, parts: None
    spec = chosen[0].spec
    rows = slice(None) if len(carrying) == len(adapters) else torch.tensor(carrying)
    A = {m: torch.stack([a.A[m].mT for a in chosen]).to(llama.dtype) for m in spec.target_modules}  # (n, L, d_in, r)
    B = {m: (spec.scaling * torch.stack([a.B[m].mT for a in chosen])).to(llama.dtype) for m in spec.target_modules}
    down = torch.cat(list(A.values()), dim=-1)  # (n, L, d_in, M·r): one product for all modules

    def adapt(n: int, h: Tensor, parts: Parts) -> None:
        inner = (h[rows] @ down[:, n]).split(spec.rank, dim=-1)
        for m, z in zip(spec.target_modules, inner, strict=True):
            out = parts[m].clone()
            out[rows] += z @ B[m][:, n]
            parts[m] = out

    return adapt


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Half-split rotary embedding of (N, T, heads, D); cos and sin broadcast over heads: (T, 1, D) or (N, 1, 1, D)."""
    first, second = x.chunk(2, dim=-1)
    return x * cos + torch.cat([-second, first], dim=-1) * sin


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


def rms_norm(x: Tensor, weight: Tensor, eps: float) -> Tensor:
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
