"""The hypernetwork: task embeddings in, LoRA adapters out, in one forward pass.

Enters: task embeddings (B, d_emb), each with L2 norm √d_emb. Leaves: a list of B `LoRAWeights`. Knows nothing of text,
language models or files. The forward is that of Text-to-LoRA (arXiv 2506.06105, section 3.2 and appendix), so importing a
published checkpoint is a renaming of tensors.

Notation: B descriptions, M target modules, L layers, r rank, d latent size, h head input size.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any, Literal

import torch
from torch import Tensor, nn

from t2l_core.lora import LoRASpec, LoRAWeights
from t2l_core.reading import Reading

Variant = Literal["L", "M", "S"]
WORD_MODULE, WORD_RANKS = "v_proj", 2  # where a bag of words goes straight: the first rank columns of B, in every layer

CONTRASTIVE_TEMPERATURE = 0.1


@dataclass(frozen=True)
class HyperNetConfig:
    """Shape of a hypernetwork. Contradictory options raise ValueError."""

    spec: LoRASpec
    emb_size: int  # d_emb, size of a task embedding
    variant: Variant = "L"  # L: all of A and B at once; M: A or B at once; S: one rank row at a time
    latent_size: int = 256  # d
    head_in_size: int = 512  # h
    dropout: float = 0.05  # inside every MLP, training only
    shared_head: bool = False  # A and B from one head, told apart by an output embedding (always so for M)
    position: Literal["rope", "learned"] = "rope"  # how S tells ranks apart
    offset: Literal["none", "fixed", "learned"] = "none"  # a LoRA common to all tasks, added to each
    z_score: bool = False  # reconstruction: outputs are z-scores of the oracles' entries
    delta_w_scaling: float = 1.0  # reconstruction of ΔW: A and B are divided by its square root
    head_bias: bool = False
    word_size: int = 0  # the last entries of a task embedding that are a bag of its words (0: none), see `_Words`
    kv_heads: int = 0  # of the language model, whose reading of the description enters as well (0: it does not), see `_Reader`

    def __post_init__(self) -> None:
        choices = {
            "variant": ("L", "M", "S"),
            "position": ("rope", "learned"),
            "offset": ("none", "fixed", "learned"),
        }
        for name, allowed in choices.items():
            if getattr(self, name) not in allowed:
                raise ValueError(f"{name} is {getattr(self, name)!r}; allowed: {', '.join(allowed)}")
        if self.variant == "L" and self.shared_head:
            raise ValueError("variant L gives A and B together, but shared_head is True; wanted False (or variant M)")
        if self.variant == "M" and not self.shared_head:
            raise ValueError("variant M gives A and B one at a time, but shared_head is False; wanted True (or variant L)")
        if self.word_size and not 0 < self.word_size < self.emb_size:
            raise ValueError(f"word_size is {self.word_size}; it is part of emb_size {self.emb_size} and must be smaller")
        if (self.word_size or self.kv_heads) and WORD_MODULE not in self.spec.target_modules:
            raise ValueError(
                f"what is read reaches {WORD_MODULE}, which is not among the modules {', '.join(self.spec.target_modules)}"
            )
        if self.emb_size < 1 or self.head_in_size < 1:
            raise ValueError(f"emb_size {self.emb_size} and head_in_size {self.head_in_size} must both be at least 1")
        if self.latent_size < 4 or self.latent_size % 4:
            raise ValueError(
                f"latent_size {self.latent_size} must be a multiple of 4: half for the task, a quarter each for depth and type"
            )
        if not 0 <= self.dropout < 1:
            raise ValueError(f"dropout {self.dropout} must be at least 0 and below 1")
        if not self.delta_w_scaling > 0:
            raise ValueError(f"delta_w_scaling {self.delta_w_scaling} must be above 0")
        if self.z_score and self.delta_w_scaling != 1.0:
            raise ValueError(
                f"z_score is True and delta_w_scaling is {self.delta_w_scaling}: reconstruction predicts z-scores of A and B "
                "or a multiple of ΔW, not both; set delta_w_scaling to 1 or z_score to False"
            )

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> HyperNetConfig:
        return cls(**{**values, "spec": LoRASpec.from_dict(values["spec"])})


class _NormedMLP(nn.Module):
    """LayerNorm → Linear → SiLU → Linear → SiLU, with or without the residual."""

    def __init__(self, d: int, d_out: int, dropout: float, *, residual: bool) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(d)
        self.up = nn.Linear(d, 4 * d)
        self.down = nn.Linear(4 * d, d_out)
        self.drop = nn.Dropout(dropout)
        self.residual = residual

    def forward(self, x: Tensor) -> Tensor:
        y = nn.functional.silu(self.down(self.drop(nn.functional.silu(self.up(self.norm(x))))))
        y = self.drop(y)
        return x + y if self.residual else y


class HyperNet(nn.Module):
    """Task embeddings (B, d_emb) → B adapters. Variants L, M and S differ only in how heads decode a latent."""

    def __init__(self, config: HyperNetConfig) -> None:
        super().__init__()
        self.config = config
        spec, d, h = config.spec, config.latent_size, config.head_in_size
        self.task_encoder = nn.Sequential(nn.Linear(config.emb_size, d // 2), nn.LayerNorm(d // 2))
        self.depth_emb = nn.Sequential(nn.Embedding(spec.n_layers, d // 4), nn.LayerNorm(d // 4))
        self.type_emb = nn.Sequential(nn.Embedding(len(spec.target_modules), d // 4), nn.LayerNorm(d // 4))
        self.mixer_up = nn.Linear(d, 4 * d)
        self.mixer_down = nn.Linear(4 * d, d)
        self.drop = nn.Dropout(config.dropout)
        self.task_dropout = 0.0  # training only: share of draws that get no task code; the others get a random part of theirs
        self.reading_dropout = 0.0  # training only: share of a description's tokens that are hidden from the reader
        self.mlp1 = _NormedMLP(d, d, config.dropout, residual=True)
        self.mlp2 = _NormedMLP(d, d, config.dropout, residual=True)
        self.mlp3 = _NormedMLP(d, h, config.dropout, residual=False)
        self.decoder = _DECODERS[config.variant](config)
        self.heads = nn.ModuleDict(
            {m: nn.Linear(h, self.decoder.head_out(m), bias=config.head_bias) for m in spec.target_modules}
        )
        if config.word_size:
            self.words = _Words(config)
        if config.kv_heads:
            self.reader = _Reader(config)
        # Entries common to all tasks: a multi-task LoRA added to the output (sft), or the oracles' mean and standard
        # deviation (reconstruction). Absent where the config has none.
        if config.offset != "none":
            self.offset_A, self.offset_B = _per_module(spec, learned=config.offset == "learned")
        if config.z_score:
            self.mean_A, self.mean_B = _per_module(spec, learned=False)
            self.std_A, self.std_B = _per_module(spec, learned=False)
        self._initialise()

    def _initialise(self) -> None:
        """ΔW = 0 at the start with gradient reaching B: heads zero, A random (in the bias or the offset), B zero."""
        spec = self.config.spec
        for name, layer in self.named_modules():
            if isinstance(layer, nn.Linear) and not name.startswith("heads."):
                # E[silu(z)²] = 0.36 for a normal z: without the gain the features shrink fivefold on their way to the heads.
                after_silu = name.endswith("down")
                nn.init.normal_(layer.weight, std=(1.68 if after_silu else 1.0) / math.sqrt(layer.in_features))
                nn.init.zeros_(layer.bias)
        for m in spec.target_modules:
            head = self.heads[m]
            assert isinstance(head, nn.Linear)
            nn.init.zeros_(head.weight)
            if head.bias is not None:
                self.decoder.initialise_bias(head.bias, m)
            if self.config.offset == "learned":
                nn.init.normal_(self.offset_A[m], std=1 / math.sqrt(spec.sizes(m)[0]))

    @property
    def spec(self) -> LoRASpec:
        return self.config.spec

    def encode_task(self, task_emb: Tensor) -> Tensor:
        """Task embeddings (B, d_emb) → task codes (B, d/2).

        A code remembers the training tasks and says little of others. With less of it, towards one that is the same for all, an
        adapter has to come from what is read of the description.
        """
        if not (self.training and self.task_dropout):
            return self.task_encoder(task_emb)
        code = self.own_codes(task_emb)
        part = torch.rand(len(code), 1, device=code.device)
        part = torch.where(torch.rand_like(part) < self.task_dropout, 0.0, part)
        return self._code_norm.bias + part * code

    def own_codes(self, task_emb: Tensor) -> Tensor:
        """Task embeddings (B, d_emb) → what of each task code is its own and not common to all (B, d/2)."""
        return self.task_encoder(task_emb) - self._code_norm.bias

    def contrastive_loss(self, one: Tensor, other: Tensor) -> Tensor:
        """InfoNCE (van den Oord et al., arXiv 1807.03748) over two embeddings of each of B tasks, (B, d_emb) both: a task code
        should tell under which wording of which task it came, among all B, by its cosine with their codes."""
        codes = [nn.functional.normalize(self.own_codes(e), dim=-1) for e in (one, other)]
        likeness = codes[0] @ codes[1].T / CONTRASTIVE_TEMPERATURE
        own = torch.arange(len(likeness), device=likeness.device)
        return (nn.functional.cross_entropy(likeness, own) + nn.functional.cross_entropy(likeness.T, own)) / 2

    @staticmethod
    def disagreement(factors: dict[str, tuple[Tensor, Tensor]]) -> Tensor:
        """How much of what tells adapters apart comes of the wording alone: 0 where it changes nothing, 1 where two wordings
        of a task are as unlike as two tasks. `factors` of 2·B descriptions: one of each task, then another of each."""
        shares = []
        for of_module in factors.values():
            for t in of_module:
                one, other = t.float().chunk(2)
                within = (one - other).square().mean() / 2
                shares.append(within / (t - t.mean(0)).float().square().mean().clamp_min(1e-12))
        return torch.stack(shares).mean()

    @property
    def _code_norm(self) -> nn.LayerNorm:
        norm = self.task_encoder[1]
        assert isinstance(norm, nn.LayerNorm)
        return norm

    @torch.no_grad()
    def weaken_task_codes(self, share: float) -> None:
        """From now on only this share of what tells task codes apart, as training with `task_dropout` has made them do with."""
        self._code_norm.weight.mul_(share)

    def factors(self, task_emb: Tensor, reading: Reading | None = None) -> dict[str, tuple[Tensor, Tensor]]:
        """Differentiable batched output: per module A (B, L, r, d_in) and B (B, L, d_out, r).

        Raises ValueError when `task_emb` is not (B, d_emb), or `reading` is not of B texts where the network takes one.
        """
        cfg, spec = self.config, self.config.spec
        if task_emb.ndim != 2 or task_emb.shape[1] != cfg.emb_size:
            raise ValueError(f"task embeddings are {tuple(task_emb.shape)}; wanted (B, {cfg.emb_size})")
        if cfg.kv_heads and (reading is None or len(reading) != len(task_emb)):
            seen = "none was given" if reading is None else f"{len(reading)} were given"
            raise ValueError(
                f"this network also takes the language model's reading of each description; {seen}, {len(task_emb)} wanted"
            )
        n, M, L, d = task_emb.shape[0], len(spec.target_modules), spec.n_layers, cfg.latent_size
        task = self.encode_task(task_emb)[:, None, None].expand(n, M, L, d // 2)
        depth = self.depth_emb(torch.arange(L, device=task_emb.device))[None, None].expand(n, M, L, d // 4)
        kind = self.type_emb(torch.arange(M, device=task_emb.device))[None, :, None].expand(n, M, L, d // 4)
        x = torch.cat([task, depth, kind], dim=-1)  # (B, M, L, d)
        silu = nn.functional.silu
        x = self.drop(silu(self.mixer_down(self.drop(silu(self.mixer_up(x))))))
        added: dict[str, tuple[Tensor, Tensor]] = {}
        if cfg.kv_heads:
            assert reading is not None
            if self.training and self.reading_dropout:
                reading = reading.thinned(self.reading_dropout)
            summary, added = self.reader(reading)
            x = x + summary[:, None]
        raw = self.decoder(self, self.mlp1(x))
        if cfg.word_size:
            A, B = raw[WORD_MODULE]
            raw[WORD_MODULE] = A, B + self.words(task_emb[:, -cfg.word_size :])
        raw |= {m: (raw[m][0] + A, raw[m][1] + B) for m, (A, B) in added.items()}
        return {m: self._finish(m, A, B) for m, (A, B) in raw.items()}

    def _finish(self, m: str, A: Tensor, B: Tensor) -> tuple[Tensor, Tensor]:
        if self.config.z_score:
            A = A * (self.std_A[m] + 1e-10) + self.mean_A[m]
            B = B * (self.std_B[m] + 1e-10) + self.mean_B[m]
        if self.config.delta_w_scaling != 1.0:
            root = math.sqrt(self.config.delta_w_scaling)
            A, B = A / root, B / root
        if self.config.offset != "none":  # last: it is a LoRA as it stands, not a z-score or a multiple of one
            A, B = A + self.offset_A[m], B + self.offset_B[m]
        return A, B

    def forward(self, task_emb: Tensor, reading: Reading | None = None) -> list[LoRAWeights]:
        """Task embeddings (B, d_emb), and the readings of the B descriptions where the network takes them → B adapters."""
        out = self.factors(task_emb, reading)
        modules = self.config.spec.target_modules
        return [
            LoRAWeights(self.config.spec, {m: out[m][0][i] for m in modules}, {m: out[m][1][i] for m in modules})
            for i in range(task_emb.shape[0])
        ]


def _per_module(spec: LoRASpec, *, learned: bool) -> tuple[nn.ParameterDict, nn.ParameterDict]:
    """Zero tensors of one adapter's shapes: A (L, r, d_in) and B (L, d_out, r) per module."""

    def zeros(*shape: int) -> nn.Parameter:
        return nn.Parameter(torch.zeros(*shape), requires_grad=learned)

    A = {m: zeros(spec.n_layers, spec.rank, spec.sizes(m)[0]) for m in spec.target_modules}
    B = {m: zeros(spec.n_layers, spec.sizes(m)[1], spec.rank) for m in spec.target_modules}
    return nn.ParameterDict(A), nn.ParameterDict(B)


class _Words(nn.Module):
    """From a bag of words (B, word_size) to what is added to B of `WORD_MODULE` (B, L, d_out, r), linearly.

    An adapter that is to answer "ham or spam" must carry these words, among fifty thousand. The task code cannot: it is small,
    and what is learned of the words of training tasks says nothing about others. Here a bag of the language model's own word
    vectors is mixed once for all layers, and each layer's `value` map turns it into a direction of its attention values.
    `start` gives the map that, through the layer's output projection, raises the logits of just these words; what is left to
    learn is which words matter (`mix`), and how much in each layer (`gain`, zero at first).
    """

    def __init__(self, config: HyperNetConfig) -> None:
        super().__init__()
        spec = config.spec
        self.rank, columns = spec.rank, min(WORD_RANKS, spec.rank)
        self.mix = nn.Linear(config.word_size, config.word_size)
        self.value = nn.Parameter(torch.zeros(spec.n_layers, spec.sizes(WORD_MODULE)[1], config.word_size))
        self.gain = nn.Parameter(torch.zeros(spec.n_layers, columns))

    @torch.no_grad()
    def start(self, value: Tensor, mean: Tensor) -> None:
        """Begin with the maps `value` (L, d_out, word_size), scaled to give about 1 for a bag, of what differs from `mean`."""
        self.mix.weight.copy_(torch.eye(len(mean)))
        self.mix.bias.copy_(-mean)
        self.value.copy_(_unit(value))

    def forward(self, words: Tensor) -> Tensor:
        directions = torch.einsum("bw,low->blo", self.mix(words), self.value)
        return nn.functional.pad(directions[..., None] * self.gain[:, None], (0, self.rank - self.gain.shape[1]))


class _Reader(nn.Module):
    """From the language model's own reading of a description to what is added to A and B, one slot a rank and layer.

    A description in the prompt works through attention: a token's query meets its keys and fetches its values. An adapter has
    no description to look at, but each of its ranks can carry what such a look would have found. A slot attends to the tokens
    of the description with a query of its own. What it finds becomes, for v_proj, a row of A (tokens whose keys resemble those
    found) and a column of B (the values found); for q_proj a column of B (what to look for). The maps begin as the language
    model's own, so what is left to learn is where to look (`query`) and how much to write (the gains, zero at first).
    What a layer's slots found also enters its latents (`summary`, zero at first).
    """

    def __init__(self, config: HyperNetConfig) -> None:
        super().__init__()
        spec = config.spec
        L, r, K = spec.n_layers, spec.rank, config.kv_heads
        d_model, d_kv = spec.sizes(WORD_MODULE)
        self.query = nn.Parameter(torch.randn(3, L, r, K, d_kv // K))  # of: v's A, v's B, q's B
        self.mean = nn.Parameter(torch.zeros(3, L, d_kv))
        self.v_A = nn.Parameter(torch.randn(L, d_model, d_kv) / math.sqrt(d_kv))
        self.v_B = nn.Parameter(torch.eye(d_kv).repeat(L, 1, 1))
        self.gain_v_A, self.gain_v_B = (nn.Parameter(torch.zeros(L, r)) for _ in range(2))
        self.summary = nn.Parameter(torch.zeros(config.latent_size, r * d_kv))
        if "q_proj" in spec.target_modules:
            d_q = spec.sizes("q_proj")[1]
            self.q_B = nn.Parameter(torch.randn(L, d_q, d_kv) / math.sqrt(d_kv))
            self.gain_q_B = nn.Parameter(torch.zeros(L, r))

    @torch.no_grad()
    def start(self, queries: Tensor, key_maps: Tensor, reading: Reading) -> None:
        """Begin with the language model's `queries` (L, H, D, positions) where an answer begins, its `key_maps` (L, d_kv,
        d_model), and the mean of the keys and values in `reading`."""
        _, L, r, K, D = self.query.shape
        H = queries.shape[1]
        # Slot after slot: the query heads that share a KV head, then the next position.
        slots = queries.view(L, K, H // K, D, -1).permute(0, 4, 2, 1, 3).flatten(1, 2)  # (L, positions · H/K, K, D)
        self.query.copy_(slots[:, torch.arange(r) % slots.shape[1]])
        own = [t[reading.mask].float().mean(0).flatten(1) for t in (reading.keys, reading.values, reading.keys)]
        self.mean.copy_(torch.stack(own))
        self.v_A.copy_(_unit(key_maps.mT))
        if hasattr(self, "q_B"):
            self.q_B.copy_(torch.eye(K * D).view(K, 1, D, K * D).expand(-1, H // K, -1, -1).reshape(H * D, K * D))

    def forward(self, reading: Reading) -> tuple[Tensor, dict[str, tuple[Tensor, Tensor]]]:
        """(B, L, d) for the latents, and per module what is added to A and B."""
        dtype = self.query.dtype
        keys, values = reading.keys.to(dtype), reading.values.to(dtype)  # (B, T, L, K, D)
        scores = torch.einsum("btlkd,nlskd->nblskt", keys, self.query) * keys.shape[-1] ** -0.5
        weights = scores.masked_fill(~reading.mask[None, :, None, None, None], float("-inf")).softmax(-1)
        found = [
            torch.einsum("blskt,btlkd->blskd", w, t).flatten(-2)  # (B, L, r, d_kv)
            for w, t in zip(weights, (keys, values, keys), strict=True)
        ]
        alike, said, sought = (
            nn.functional.rms_norm(f - mean[:, None], f.shape[-1:]) for f, mean in zip(found, self.mean, strict=True)
        )
        v_A = torch.einsum("blsk,lik->blsi", alike, self.v_A) * self.gain_v_A[..., None]
        v_B = torch.einsum("blsk,lok->blos", said, self.v_B) * self.gain_v_B[:, None]
        out: dict[str, tuple[Tensor, Tensor]] = {WORD_MODULE: (v_A, v_B)}
        if hasattr(self, "q_B"):
            q_B = torch.einsum("blsk,lok->blos", sought, self.q_B) * self.gain_q_B[:, None]
            out["q_proj"] = torch.zeros(()), q_B
        return nn.functional.linear(said.flatten(2), self.summary), out


def _unit(maps: Tensor) -> Tensor:
    """Linear maps (L, d_out, d_in), each scaled to give about 1 for an input of entries about 1."""
    return maps / maps.square().mean((1, 2), keepdim=True).sqrt() / math.sqrt(maps.shape[2])


class _DecodeL(nn.Module):
    """L: one head output holds all of A, then all of Bᵀ."""

    def __init__(self, config: HyperNetConfig) -> None:
        super().__init__()
        self.spec = config.spec

    def head_out(self, m: str) -> int:
        return self.spec.rank * sum(self.spec.sizes(m))

    def initialise_bias(self, bias: Tensor, m: str) -> None:
        r, d_in = self.spec.rank, self.spec.sizes(m)[0]
        nn.init.zeros_(bias)
        nn.init.kaiming_uniform_(bias.data[: r * d_in].view(r, d_in), a=math.sqrt(5))

    def forward(self, net: HyperNet, x: Tensor) -> dict[str, tuple[Tensor, Tensor]]:
        spec, r = self.spec, self.spec.rank
        z = net.mlp3(net.mlp2(x))  # (B, M, L, h)
        out = {}
        for k, m in enumerate(spec.target_modules):
            d_in, d_out = spec.sizes(m)
            flat = net.heads[m](z[:, k])  # (B, L, r·(d_in + d_out))
            A, B = flat.split([r * d_in, r * d_out], dim=-1)
            out[m] = A.unflatten(-1, (r, d_in)), B.unflatten(-1, (r, d_out)).mT
        return out


class _DecodeM(nn.Module):
    """M: A and B come one at a time through the same head, told apart by a learned output embedding."""

    def __init__(self, config: HyperNetConfig) -> None:
        super().__init__()
        self.spec = config.spec
        d = config.latent_size
        self.out_emb = nn.ParameterDict(
            {f"{m}_{side}": nn.Parameter(torch.randn(d)) for m in self.spec.target_modules for side in "AB"}
        )
        self.out_norm = nn.LayerNorm(d)

    def head_out(self, m: str) -> int:
        return self.spec.rank * max(self.spec.sizes(m))

    def initialise_bias(self, bias: Tensor, m: str) -> None:
        # A and B share the bias, so B is not zero at the start; the 1/√2 keeps ΔW's size that of L.
        r, widest = self.spec.rank, max(self.spec.sizes(m))
        nn.init.kaiming_uniform_(bias.data.view(r, widest), a=math.sqrt(5))
        bias.data /= math.sqrt(2)

    def forward(self, net: HyperNet, x: Tensor) -> dict[str, tuple[Tensor, Tensor]]:
        spec, r = self.spec, self.spec.rank
        out = {}
        for k, m in enumerate(spec.target_modules):
            d_in, d_out = spec.sizes(m)
            sides = []
            for side in "AB":
                z = net.mlp2(x[:, k] + self.out_norm(self.out_emb[f"{m}_{side}"]))  # (B, L, d)
                sides.append(net.heads[m](net.mlp3(z)).unflatten(-1, (r, max(d_in, d_out))))
            out[m] = sides[0][..., :d_in], sides[1][..., :d_out].mT
        return out


class _DecodeS(nn.Module):
    """S: one rank row at a time; ranks are told apart by rotary or learned positions."""

    def __init__(self, config: HyperNetConfig) -> None:
        super().__init__()
        self.spec, self.shared, self.position = config.spec, config.shared_head, config.position
        d = config.latent_size
        if self.shared:
            self.out_emb = nn.ParameterDict(
                {f"{m}_{side}": nn.Parameter(torch.randn(d)) for m in self.spec.target_modules for side in "AB"}
            )
            self.out_norm = nn.LayerNorm(d)
        if self.position == "learned":
            self.pos_emb = nn.Sequential(nn.Embedding(self.spec.rank, d), nn.LayerNorm(d))

    def head_out(self, m: str) -> int:
        return max(self.spec.sizes(m)) if self.shared else sum(self.spec.sizes(m))

    def initialise_bias(self, bias: Tensor, m: str) -> None:
        widest = bias.shape[0] if self.shared else self.spec.sizes(m)[0]
        nn.init.zeros_(bias)
        bound = 1 / math.sqrt(widest)  # Kaiming-uniform of one rank row
        nn.init.uniform_(bias.data[:widest], -bound, bound)
        bias.data /= math.sqrt(2 * self.spec.rank)

    def _rows(self, net: HyperNet, x: Tensor) -> Tensor:
        """Latents (B, L, d) → head inputs (B, L, r, h), one for each rank."""
        r = self.spec.rank
        if self.position == "rope":
            repeated = x[..., None, :].expand(*x.shape[:-1], r, x.shape[-1])
            return net.mlp3(net.mlp2(_rope(repeated)))
        positions = self.pos_emb(torch.arange(r, device=x.device))  # (r, d)
        if self.shared:
            return net.mlp3(x[..., None, :] + net.mlp2(positions))
        return net.mlp3(net.mlp2(x[..., None, :] + positions))

    def forward(self, net: HyperNet, x: Tensor) -> dict[str, tuple[Tensor, Tensor]]:
        spec, out = self.spec, {}
        for k, m in enumerate(spec.target_modules):
            d_in, d_out = spec.sizes(m)
            if self.shared:
                sides = []
                for side in "AB":
                    z = net.mlp2(x[:, k] + self.out_norm(self.out_emb[f"{m}_{side}"]))
                    sides.append(net.heads[m](self._rows(net, z)))  # (B, L, r, widest)
                out[m] = sides[0][..., :d_in], sides[1][..., :d_out].mT
            else:
                A, B = net.heads[m](self._rows(net, x[:, k])).split([d_in, d_out], dim=-1)
                out[m] = A, B.mT
        return out


def _rope(x: Tensor) -> Tensor:
    """Rotary positions 0..r−1 on (…, r, d): half-split pairs, base 10000."""
    r, d = x.shape[-2:]
    frequency = 10000.0 ** (-torch.arange(0, d, 2, device=x.device, dtype=torch.float32) / d)
    angle = torch.arange(r, device=x.device, dtype=torch.float32)[:, None] * frequency  # (r, d/2)
    angle = torch.cat([angle, angle], dim=-1)
    first, second = x.chunk(2, dim=-1)
    return x * angle.cos().to(x.dtype) + torch.cat([-second, first], dim=-1) * angle.sin().to(x.dtype)


_DECODERS = {"L": _DecodeL, "M": _DecodeM, "S": _DecodeS}


def widened(state: dict[str, Tensor], made_for: HyperNetConfig, wanted: HyperNet) -> dict[str, Tensor]:
    """The state dict of a network made for `made_for`, for `wanted`, which also takes words or readings, or whose heads take
    more inputs: with the same outputs, since none of these has any weight yet and both halves of an embedding with words have
    the same norm (`TextEncoder`)."""
    state = dict(state)
    # With another latent size or variant nothing fits anyway, which whoever loads the state says.
    alike = (wanted.config.latent_size, wanted.config.variant, wanted.spec) == (
        made_for.latent_size,
        made_for.variant,
        made_for.spec,
    )
    if alike and wanted.config.head_in_size > made_for.head_in_size:
        more = slice(made_for.head_in_size, None)
        fresh = wanted.state_dict()
        for key in ("mlp3.down.weight", "mlp3.down.bias"):
            state[key] = torch.cat([state[key], fresh[key][more]])
        for key in [k for k in state if k.startswith("heads.") and k.endswith("weight")]:
            state[key] = torch.cat([state[key], torch.zeros_like(fresh[key][:, more])], dim=1)
    if wanted.config.word_size and not made_for.word_size:
        key = "task_encoder.0.weight"
        weight = torch.zeros_like(wanted.state_dict()[key])
        half = (weight.shape[1] / 2) ** 0.5  # the norm of each half; alone the embedding had norm √emb_size
        weight[:, : made_for.emb_size] = state[key] * made_for.emb_size**0.5 / half
        state[key] = weight
        state |= {f"words.{k}": v for k, v in wanted.words.state_dict().items()}
    if wanted.config.kv_heads and not made_for.kv_heads:
        state |= {f"reader.{k}": v for k, v in wanted.reader.state_dict().items()}
    return state
