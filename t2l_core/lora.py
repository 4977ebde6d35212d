"""LoRA as data: what an adapter's tensors look like and what can be computed from them alone.

Enters: factor tensors A and B. Leaves: `LoRAWeights` and numbers about them. Knows nothing of language models,
hypernetworks or files.

Notation: B descriptions (or rows), L layers, M target modules, r rank. lora_A is (r, d_in), lora_B is (d_out, r), and a
module with LoRA computes y = Wx + scaling · B(Ax) with scaling = alpha / r (arXiv 2106.09685, section 4.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import torch
from torch import Tensor

MOST_RANK = 128  # of an adapter from elsewhere, or of a mix
_PARENT = {
    **dict.fromkeys(("q_proj", "k_proj", "v_proj", "o_proj"), "self_attn"),
    **dict.fromkeys(("gate_proj", "up_proj", "down_proj"), "mlp"),
}


@dataclass(frozen=True)
class LoRASpec:
    """Shapes and scaling of every adapter of one base model.

    Raises ValueError when the lists disagree in length or a module is not one of a Llama-like layer.
    """

    base_model: str  # name of the base LLM the shapes belong to
    n_layers: int  # L
    target_modules: tuple[str, ...]  # stored order; never derived from a set
    in_features: tuple[int, ...]  # d_in per target module
    out_features: tuple[int, ...]  # d_out per target module
    rank: int = 8  # r
    alpha: float = 16.0  # scaling = alpha / rank

    def __post_init__(self) -> None:
        n = len(self.target_modules)
        if not n == len(self.in_features) == len(self.out_features):
            raise ValueError(
                f"{n} target modules but {len(self.in_features)} input and {len(self.out_features)} output sizes; "
                "give one of each per module"
            )
        unknown = [m for m in self.target_modules if m not in _PARENT]
        if unknown:
            raise ValueError(f"unknown target modules {unknown}; supported: {sorted(_PARENT)}")
        if self.rank < 1 or self.n_layers < 1:
            raise ValueError(f"rank {self.rank} and n_layers {self.n_layers} must both be at least 1")

    @property
    def scaling(self) -> float:
        return self.alpha / self.rank

    @property
    def n_parameters(self) -> int:
        sizes = zip(self.in_features, self.out_features, strict=True)
        return self.n_layers * self.rank * sum(i + o for i, o in sizes)

    def sizes(self, module: str) -> tuple[int, int]:
        """(d_in, d_out) of a target module."""
        k = self.target_modules.index(module)
        return self.in_features[k], self.out_features[k]

    def module_path(self, layer: int, module: str) -> str:
        """Name of the linear layer inside the base model, as PEFT spells it."""
        return f"model.layers.{layer}.{_PARENT[module]}.{module}"

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> LoRASpec:
        lists = ("target_modules", "in_features", "out_features")
        fields: dict[str, Any] = {k: tuple(v) if k in lists else v for k, v in values.items()}
        return cls(**fields)

    @classmethod
    def for_model(
        cls, config: Any, *, base_model: str, target_modules: tuple[str, ...], rank: int = 8, alpha: float = 16.0
    ) -> LoRASpec:
        """Shapes for a Llama-like transformers config (attributes, or the dict of a `config.json`)."""

        def get(key: str) -> Any:
            return config.get(key) if isinstance(config, dict) else getattr(config, key, None)

        hidden, heads, inter = get("hidden_size"), get("num_attention_heads"), get("intermediate_size")
        head_dim = get("head_dim") or hidden // heads
        kv = (get("num_key_value_heads") or heads) * head_dim
        q = heads * head_dim
        shapes = {
            "q_proj": (hidden, q),
            "k_proj": (hidden, kv),
            "v_proj": (hidden, kv),
            "o_proj": (q, hidden),
            "gate_proj": (hidden, inter),
            "up_proj": (hidden, inter),
            "down_proj": (inter, hidden),
        }
        unknown = [m for m in target_modules if m not in shapes]
        if unknown:
            raise ValueError(f"unknown target modules {unknown}; supported: {sorted(shapes)}")
        return cls(
            base_model=base_model,
            n_layers=get("num_hidden_layers"),
            target_modules=tuple(target_modules),
            in_features=tuple(shapes[m][0] for m in target_modules),
            out_features=tuple(shapes[m][1] for m in target_modules),
            rank=rank,
            alpha=alpha,
        )


@dataclass(frozen=True, eq=False)
class LoRAWeights:
    """One adapter: per target module A (L, r, d_in) and B (L, d_out, r), unscaled.

    Raises ValueError naming every tensor whose shape is not the spec's.
    """

    spec: LoRASpec
    A: dict[str, Tensor]
    B: dict[str, Tensor]

    def __post_init__(self) -> None:
        s, wrong = self.spec, []
        for m in s.target_modules:
            d_in, d_out = s.sizes(m)
            wanted = {"A": (s.n_layers, s.rank, d_in), "B": (s.n_layers, d_out, s.rank)}
            for side, tensors in (("A", self.A), ("B", self.B)):
                seen = tuple(tensors[m].shape) if m in tensors else None
                if seen != wanted[side]:
                    wrong.append(f"{side}.{m}: {seen}, wanted {wanted[side]}")
        if wrong:
            raise ValueError(f"not an adapter for {s.base_model}: " + "; ".join(wrong))

    def __getitem__(self, module: str) -> tuple[Tensor, Tensor]:
        return self.A[module], self.B[module]

    def map(self, f) -> LoRAWeights:
        """The adapter with f applied to every tensor (detach, dtype, device)."""
        return LoRAWeights(self.spec, {m: f(t) for m, t in self.A.items()}, {m: f(t) for m, t in self.B.items()})

    def scaled(self, strength: float) -> LoRAWeights:
        """ΔW multiplied by `strength` (B carries the factor, so 0 restores the base model exactly)."""
        return LoRAWeights(self.spec, self.A, {m: t * strength for m, t in self.B.items()})

    def to_peft_state_dict(self) -> dict[str, Tensor]:
        """Tensors under PEFT's key names: lora_A.weight (r, d_in) and lora_B.weight (d_out, r) for each layer."""
        state = {}
        for m in self.spec.target_modules:
            for layer in range(self.spec.n_layers):
                key = f"base_model.model.{self.spec.module_path(layer, m)}"
                state[f"{key}.lora_A.weight"] = self.A[m][layer].detach().contiguous()
                state[f"{key}.lora_B.weight"] = self.B[m][layer].detach().contiguous()
        return state

    @classmethod
    def from_peft_state_dict(cls, spec: LoRASpec, state: dict[str, Tensor]) -> LoRAWeights:
        """The inverse of `to_peft_state_dict`. Raises ValueError listing all missing, surplus and misshapen tensors."""
        wanted = {}
        for m in spec.target_modules:
            d_in, d_out = spec.sizes(m)
            for layer in range(spec.n_layers):
                key = f"base_model.model.{spec.module_path(layer, m)}"
                wanted[f"{key}.lora_A.weight"] = (spec.rank, d_in)
                wanted[f"{key}.lora_B.weight"] = (d_out, spec.rank)
        problems = [f"missing {k}" for k in wanted if k not in state]
        problems += [f"unexpected {k}" for k in state if k not in wanted]
        problems += [
            f"{k} is {tuple(state[k].shape)}, wanted {shape}"
            for k, shape in wanted.items()
            if k in state and tuple(state[k].shape) != shape
        ]
        if problems:
            more = f" and {len(problems) - 6} more" if len(problems) > 6 else ""
            raise ValueError(f"not an adapter for {spec.base_model}: " + "; ".join(problems[:6]) + more)

        def stack(module: str, side: str) -> Tensor:
            keys = (f"base_model.model.{spec.module_path(n, module)}.lora_{side}.weight" for n in range(spec.n_layers))
            return torch.stack([state[k] for k in keys])

        modules = spec.target_modules
        return cls(spec, {m: stack(m, "A") for m in modules}, {m: stack(m, "B") for m in modules})

    def delta_norms(self) -> dict[str, Tensor]:
        """‖scaling · BA‖_F for each layer (L,), through r×r products: ‖BA‖² = tr(BᵀB · AAᵀ)."""
        norms = {}
        for m in self.spec.target_modules:
            A, B = self.A[m].float(), self.B[m].float()
            squared = ((B.mT @ B) * (A @ A.mT)).sum((-1, -2))
            norms[m] = self.spec.scaling * squared.clamp(min=0).sqrt()
        return norms


def aligned(adapters: Sequence[LoRAWeights]) -> list[LoRAWeights]:
    """The same adapters under one spec, so that rows of a batch can carry them: smaller ranks padded with zeros.

    Raises ValueError when they adapt other modules or another base model.
    """
    first = adapters[0].spec if adapters else None
    if first is None or all(a.spec == first for a in adapters):
        return list(adapters)
    rank = max(a.spec.rank for a in adapters)
    common = replace(first, rank=rank, alpha=float(rank))  # scaling 1: each adapter's own goes into its B
    out = []
    for a in adapters:
        own = replace(a.spec, base_model=first.base_model, rank=rank, alpha=float(rank))
        if own != common:
            raise ValueError(
                f"adapters of one comparison must adapt the same modules of the same model; one adapts "
                f"{list(first.target_modules)}, another {list(a.spec.target_modules)}. Compare them one at a time"
            )
        short = rank - a.spec.rank
        A = {m: torch.nn.functional.pad(t, (0, 0, 0, short)) for m, t in a.A.items()}
        B = {m: torch.nn.functional.pad(t * a.spec.scaling, (0, short)) for m, t in a.B.items()}
        out.append(LoRAWeights(common, A, B))
    return out


def mixed(x: LoRAWeights, y: LoRAWeights, share: float) -> LoRAWeights:
    """(1 − share) · ΔW_x + share · ΔW_y, exactly: an adapter of rank r_x + r_y, its scaling 1.

    Raises ValueError when they adapt different modules or the rank would pass MOST_RANK.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"the share of the second adapter is {share}; it must be between 0 and 1")
    aligned([x, y])  # for its ValueError
    rank = x.spec.rank + y.spec.rank
    if rank > MOST_RANK:
        raise ValueError(
            f"the mix would have rank {rank}; at most {MOST_RANK}. Mix adapters that are not themselves mixes of many"
        )
    spec = replace(x.spec, rank=rank, alpha=float(rank))
    A = {m: torch.cat([x.A[m], y.A[m]], dim=1) for m in spec.target_modules}
    parts = ((1 - share) * x.spec.scaling, share * y.spec.scaling)
    B = {m: torch.cat([parts[0] * x.B[m], parts[1] * y.B[m]], dim=2) for m in spec.target_modules}
    return LoRAWeights(spec, A, B)


def delta_inner(x: LoRAWeights, y: LoRAWeights) -> float:
    """⟨ΔW_x, ΔW_y⟩ over all layers and modules, through r×r products: tr((B_xᵀB_y)(A_yA_xᵀ))."""
    total = 0.0
    for m in x.spec.target_modules:
        Ax, Bx, Ay, By = x.A[m].float(), x.B[m].float(), y.A[m].float(), y.B[m].float()
        total += float(((Bx.mT @ By) * (Ax @ Ay.mT)).sum())
    return x.spec.scaling * y.spec.scaling * total


def cosine(x: LoRAWeights, y: LoRAWeights) -> float:
    """Cosine similarity of two adapters' ΔW; 0 when either is zero."""
    norm = (delta_inner(x, x) * delta_inner(y, y)) ** 0.5
    return delta_inner(x, y) / norm if norm else 0.0
