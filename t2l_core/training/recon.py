"""Reconstruction: a hypernetwork distilled from oracle LoRAs, without training through the language model.

Enters: a task suite, a base model, a text encoder, the folder of oracles that `train oracle` wrote. Leaves: a run folder and
a checkpoint folder. Source: Text-to-LoRA, section 3.2 (arXiv 2506.06105).

A and B of a LoRA are not unique (BA = (BM)(M⁻¹A)), so oracles are brought into a common form first. Notation: N tasks,
M modules, L layers, r rank.
"""

from __future__ import annotations

import itertools
import math
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from t2l_core.adapter import WEIGHTS_FILE, Adapter
from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import Checkpoint, read_object, save_checkpoint
from t2l_core.hypernet import HyperNet, HyperNetConfig
from t2l_core.lora import LoRASpec, LoRAWeights
from t2l_core.provenance import git_commit, sha256_of
from t2l_core.tasks import Task
from t2l_core.text_encoder import TextEncoder
from t2l_core.training.config import SFTConfig
from t2l_core.training.curvature import Curvature, measure
from t2l_core.training.data import make_batch, tokenise
from t2l_core.training.frozen_lm import Batch, Factors, FrozenLlama
from t2l_core.training.loop import Average, RunState, check_finite, check_same, in_bf16, train_loop, trim_log
from t2l_core.training.sft import TARGET_MODULES, fingerprint, set_aside


@dataclass(frozen=True)
class ReconConfig:
    """How a hypernetwork is distilled from oracles."""

    seed: int = 0
    total_steps: int = 3000
    warmup_frac: float = 0.1
    lr: float = 1e-3
    lr_heads: float = 0.2  # of `lr`, in units of what a head gives: a head's update is multiplied by the width of its input
    weight_decay: float = 0.01
    max_grad_norm: float = 1.0
    tasks_per_step: int = 32  # with 180 tasks each is met over five hundred times
    n_tasks: int = 0  # only so many of the oracles, drawn by seed, smaller sets within larger ones; 0 is all
    set_aside_tasks: int = 8  # training tasks kept out, the same as `sft` would; 0 for the study of compression
    allow_missing: bool = False  # go on where training tasks have no oracle
    align: Literal["canonical", "none", "procrustes"] = "canonical"  # the form of the oracles: by SVD, as they are, or turned
    # L1 on A and B entries in units of their spread; ‖ΔŴ − ΔW‖² / ‖ΔW‖²; or the same weighed by what the loss feels of ΔW
    loss: Literal["factors", "delta_w", "curvature"] = "factors"
    curvature_rows: int = 4  # rows a task that the curvature is measured on
    z_score: bool = True  # predict z-scores (published layout); False: a learned offset, so that `sft --init` can go on from it
    embedding_noise: float = 0.02
    ema_decay: float = 0.998
    checkpoint_minutes: float = 8.0
    latent_size: int = 256
    head_in_size: int = 512
    variant: str = "L"
    dropout: float = 0.05

    def __post_init__(self) -> None:
        if self.loss not in ("factors", "delta_w", "curvature"):
            raise ValueError(f"loss is {self.loss!r}; allowed: factors, delta_w, curvature")
        for name in ("total_steps", "tasks_per_step", "curvature_rows"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 1")
        if self.align not in ("canonical", "none", "procrustes"):
            raise ValueError(f"align is {self.align!r}; allowed: canonical, none, procrustes")

    def lr_factor(self, step: int) -> float:
        """Linear warm-up, then linear decay to zero."""
        warmup = max(1, round(self.warmup_frac * self.total_steps))
        return min((step + 1) / warmup, (self.total_steps - step) / max(1, self.total_steps - warmup))


def canonical(weights: LoRAWeights) -> LoRAWeights:
    """The same ΔW with unique factors: BA = U S Vᵀ, B = U √S, A = √S Vᵀ, the largest entry of each column of U positive.

    Works on r×r matrices after two QR decompositions; BA is never formed.
    """
    out_A, out_B = {}, {}
    for m in weights.spec.target_modules:
        A, B = weights.A[m].double(), weights.B[m].double()  # (L, r, d_in), (L, d_out, r)
        q_b, r_b = torch.linalg.qr(B)
        q_a, r_a = torch.linalg.qr(A.mT)
        u, s, vh = torch.linalg.svd(r_b @ r_a.mT)
        left, right = q_b @ u, vh @ q_a.mT  # (L, d_out, r), (L, r, d_in)
        largest = left.gather(1, left.abs().argmax(dim=1, keepdim=True))  # (L, 1, r)
        sign = torch.where(largest < 0, -1.0, 1.0)
        root = s.sqrt()
        out_B[m] = (left * sign * root[:, None]).float()
        out_A[m] = (right * (sign.mT * root[..., None])).float()
    return LoRAWeights(weights.spec, out_A, out_B)


def stacked(adapters: Sequence[LoRAWeights]) -> Factors:
    """Per module A (N, L, r, d_in) and B (N, L, d_out, r)."""
    modules = adapters[0].spec.target_modules
    return {m: (torch.stack([w.A[m] for w in adapters]), torch.stack([w.B[m] for w in adapters])) for m in modules}


def turned_together(factors: Factors, rounds: int = 10) -> Factors:
    """Balanced factors with B Q and QᵀA for the rotations Q (r, r) that bring each layer of each adapter nearest to the mean.

    Generalised Procrustes: BA stays, the spread around the mean only falls. Where SVDs order ranks by size alone, close
    singular values of related tasks trade places; here what corresponds stands together.
    """
    out = {}
    for m, (A, B) in factors.items():
        for _ in range(rounds):
            overlap = B.mT @ B.mean(0) + A @ A.mean(0).mT  # (N, L, r, r)
            u, _s, vh = torch.linalg.svd(overlap)
            Q = u @ vh
            A, B = Q.mT @ A, B @ Q
        out[m] = A, B
    return out


def delta_w_loss(predicted: Factors, target: Factors) -> Tensor:
    """Mean over tasks of ‖ΔŴ − ΔW‖² / ‖ΔW‖² over all layers and modules, through r×r products.

    A target that changes nothing (an oracle without gain) has no size of its own: the mean one stands in.
    """
    error, size = torch.zeros(()), torch.zeros(())
    for m, (A, B) in predicted.items():
        At, Bt = target[m]

        def inner(a: tuple[Tensor, Tensor], b: tuple[Tensor, Tensor]) -> Tensor:
            """⟨B_a A_a, B_b A_b⟩ for each task: (N,)."""
            return ((a[1].mT @ b[1]) * (a[0] @ b[0].mT)).sum((-1, -2, -3))

        own = inner((At, Bt), (At, Bt))
        error = error + inner((A, B), (A, B)) - 2 * inner((A, B), (At, Bt)) + own
        size = size + own
    size = torch.where(size > 1e-6 * size.mean(), size, size.mean())
    return (error / size.clamp(min=1e-12)).mean()


class ReconTrainer:
    """One distillation run over the oracles of a suite's training tasks."""

    def __init__(
        self,
        tasks: Sequence[Task],
        oracles: Path,
        base: BaseModel,
        encoder: TextEncoder,
        config: ReconConfig,
        run_folder: Path,
        out: Path,
        *,
        resume: bool = False,
        aside: Sequence[str] | None = None,  # training tasks to set aside instead of drawing them
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.config, self.base, self.encoder, self.run_folder, self.out = config, base, encoder, run_folder, out
        self.spec = LoRASpec.for_model(base.model.config, base_model=base.hub_name, target_modules=TARGET_MODULES)
        if (run_folder / "state.safetensors").is_file() and not resume:
            raise ValueError(f"{run_folder} already holds a run; resume it (--resume) or choose another --run folder")
        saved = read_object(run_folder / "run.json") if resume and (run_folder / "run.json").is_file() else {}
        aside = saved.get("set_aside", aside)
        if aside is None:
            aside = sorted(set_aside(tasks, SFTConfig(seed=config.seed, set_aside_tasks=config.set_aside_tasks)))
        self.set_aside = [t.name for t in tasks if t.name in set(aside)]
        self.tasks = self._with_oracles([t for t in tasks if t.name not in set(aside)], oracles)
        say(f"{len(self.tasks)} oracles of {len(tasks)} tasks")
        self.targets = self._read_targets(oracles)
        self.curvature: Curvature | None = None
        if config.loss == "curvature":
            say("measuring which changes of the weights matter")
            self.curvature = self._measure()
        self.felt = self._weighed(self.targets)
        texts = [t.known_descriptions for t in self.tasks]
        self.embeddings = encoder([d for group in texts for d in group]).split([len(g) for g in texts])
        self.mean, self.std = self._statistics()
        net = self._new_net()
        self.state = RunState(net, self._optimizer(net), Average(net, config.ema_decay))
        self.made_of = {
            "kind": type(self).__name__,
            "tasks": [t.name for t in self.tasks],
            "oracles": sha256_of(oracles / t.name / WEIGHTS_FILE for t in self.tasks),
            "descriptions": fingerprint(self.tasks),
            "base_model": base.name,
            "text_encoder": encoder.name,
        }
        check_same(saved, self.made_of, run_folder)
        if resume:
            self.state.load(run_folder)
        trim_log(run_folder, self.state.step)  # of a new run: what one left that died before its first save

    def _with_oracles(self, tasks: list[Task], oracles: Path) -> list[Task]:
        """The tasks to distil: `n_tasks` of them. Raises FileNotFoundError where oracles are missing."""
        if self.config.n_tasks:
            order = np.random.default_rng(self.config.seed).permutation(len(tasks))
            tasks = [tasks[i] for i in sorted(order[: self.config.n_tasks].tolist())]
        found = [t for t in tasks if (oracles / t.name / WEIGHTS_FILE).is_file()]
        missing = [t.name for t in tasks if t not in found]
        if len(found) < 2:
            raise FileNotFoundError(f"{oracles} holds {len(found)} oracles of these tasks; make them with `train oracle`")
        if missing and not self.config.allow_missing:
            raise FileNotFoundError(
                f"{oracles} lacks the oracles of {len(missing)} of {len(tasks)} tasks: {', '.join(missing)}; finish the "
                "sweep with `train oracle`, or go on without them: --set allow_missing=true"
            )
        return found

    def _read_targets(self, oracles: Path) -> Factors:
        """The oracles in a common form, stacked: per module A (N, L, r, d_in) and B (N, L, d_out, r)."""
        loaded = [Adapter.load(oracles / t.name, self.spec).weights for t in self.tasks]
        if self.config.align == "none":
            return stacked(loaded)
        targets = stacked([canonical(w) for w in loaded])
        return turned_together(targets) if self.config.align == "procrustes" else targets

    def _measure(self) -> Curvature:
        """The curvature around the oracles, each on rows of its own task, eight tasks at once."""
        lm, cfg = FrozenLlama(self.base.model, self.spec), self.config

        def seen() -> Iterator[tuple[Batch, Factors]]:
            for first in range(0, len(self.tasks), 8):
                which = slice(first, first + 8)
                rows = [
                    (row.prompt, row.answer)
                    for task in self.tasks[which]
                    for row in tokenise(self.base, list(itertools.islice(itertools.cycle(task.train_rows), cfg.curvature_rows)))
                ]
                batch = make_batch(rows, cfg.curvature_rows, self.base.end_id)
                yield batch, {m: (A[which], B[which]) for m, (A, B) in self.targets.items()}

        return measure(lm, seen())

    def _weighed(self, factors: Factors) -> Factors:
        return self.curvature.weigh(factors) if self.curvature else factors

    def _optimizer(self, net: HyperNet) -> torch.optim.AdamW:
        """AdamW. The head, whose unit is one when it predicts z-scores and the spread of the entries else, has its own rate."""
        cfg = self.config
        entries = torch.cat([t.flatten() for pair in self.std.values() for t in pair])
        unit = 1.0 if cfg.z_score else float(entries.square().mean().sqrt())
        rates = {"trunk": cfg.lr, "heads": cfg.lr * cfg.lr_heads * unit, "offset": cfg.lr * unit}
        groups: dict[str, list[torch.nn.Parameter]] = {part: [] for part in rates}
        for name, p in net.named_parameters():
            if p.requires_grad:
                groups[{"heads": "heads", "offset_A": "offset", "offset_B": "offset"}.get(name.split(".")[0], "trunk")].append(
                    p
                )
        return torch.optim.AdamW(
            [
                {"params": groups[part], "peak_lr": rate, "weight_decay": 0.0 if part == "offset" else cfg.weight_decay}
                for part, rate in rates.items()
            ],
            lr=cfg.lr,
            fused=True,
        )

    def _statistics(self) -> tuple[Factors, Factors]:
        """Mean and standard deviation over tasks of every entry."""
        mean = {m: (A.mean(0), B.mean(0)) for m, (A, B) in self.targets.items()}
        std = {m: (A.std(0), B.std(0)) for m, (A, B) in self.targets.items()}
        return mean, std

    def _new_net(self) -> HyperNet:
        cfg = self.config
        torch.manual_seed(cfg.seed)
        net = HyperNet(
            HyperNetConfig(
                spec=self.spec,
                emb_size=self.encoder.size,
                variant=cfg.variant,  # type: ignore[arg-type]
                shared_head=cfg.variant != "L",
                latent_size=cfg.latent_size,
                head_in_size=cfg.head_in_size,
                dropout=cfg.dropout,
                offset="none" if cfg.z_score else "learned",
                z_score=cfg.z_score,
            )
        )
        parts = (net.mean_A, net.mean_B) if cfg.z_score else (net.offset_A, net.offset_B)
        with torch.no_grad():
            for m in self.spec.target_modules:
                for part, value in zip(parts, self.mean[m], strict=True):
                    part[m].copy_(value)
                if cfg.z_score:
                    net.std_A[m].copy_(self.std[m][0])
                    net.std_B[m].copy_(self.std[m][1])
        return net

    def loss(self, predicted: Factors, which: Tensor) -> Tensor:
        """Loss of predicted factors against the oracles `which` (task indices)."""
        if self.config.loss != "factors":
            return delta_w_loss(self._weighed(predicted), {m: (A[which], B[which]) for m, (A, B) in self.felt.items()})
        target = {m: (A[which], B[which]) for m, (A, B) in self.targets.items()}
        total = torch.zeros(())
        for m, pair in predicted.items():
            for side in (0, 1):
                unit = self.std[m][side] + 1e-10
                total = total + 0.5 * ((pair[side] - target[m][side]) / unit).abs().mean()
        return total / len(predicted)

    def train_step(self, step: int) -> dict[str, float]:
        cfg, net = self.config, self.state.net
        rng = np.random.default_rng([cfg.seed, step])
        which = rng.choice(len(self.tasks), min(cfg.tasks_per_step, len(self.tasks)), replace=False)
        emb = torch.stack([self.embeddings[i][int(rng.integers(len(self.embeddings[i])))] for i in which])
        emb = emb + cfg.embedding_noise * torch.from_numpy(rng.standard_normal(tuple(emb.shape), dtype=np.float32))
        emb = emb / emb.norm(dim=-1, keepdim=True) * math.sqrt(emb.shape[1])
        net.train()
        torch.manual_seed(cfg.seed * 1_000_003 + step)  # dropout, so that a resumed run draws the same
        with in_bf16():
            factors = net.factors(emb)
        loss = self.loss({m: (A.float(), B.float()) for m, (A, B) in factors.items()}, torch.from_numpy(which))
        self.state.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(net.parameters(), cfg.max_grad_norm)
        check_finite(float(loss.detach()), float(norm), step, self.run_folder)
        for group in self.state.optimizer.param_groups:
            group["lr"] = group["peak_lr"] * cfg.lr_factor(step)
        self.state.optimizer.step()
        self.state.average.update(net, step)
        return {"loss": float(loss.detach()), "grad_norm": float(norm)}

    def run(self, *, progress: Callable[[int, int, str], None] | None = None, stop: threading.Event | None = None) -> Path:
        """Train to `total_steps` or until `stop` is set; returns the checkpoint folder."""
        train_loop(self, self.run_folder, progress=progress, stop=stop)
        return self.out

    @torch.no_grad()
    def reconstruction_error(self) -> float:
        """‖ΔŴ − ΔW‖² / ‖ΔW‖² of the averaged net on the oracles, under each task's first description."""
        net = self.averaged_net()
        errors = []
        for i in range(0, len(self.tasks), 16):
            which = torch.arange(i, min(i + 16, len(self.tasks)))
            emb = torch.stack([self.embeddings[j][0] for j in which.tolist()])
            target = {m: (A[which], B[which]) for m, (A, B) in self.targets.items()}
            errors.append(float(delta_w_loss(net.factors(emb * math.sqrt(emb.shape[1])), target)) * len(which))
        return sum(errors) / len(self.tasks)

    def averaged_net(self) -> HyperNet:
        net = HyperNet(self.state.net.config)  # type: ignore[union-attr]
        net.load_state_dict(self.state.average.shadow)
        return net.eval()

    def save(self) -> None:
        config = asdict(self.config)
        self.state.save(self.run_folder, {"config": config, "set_aside": self.set_aside, **self.made_of})
        training = {
            "kind": "recon",
            "steps": self.state.step,
            "seconds": round(self.state.seconds),
            "seed": self.config.seed,
            "commit": git_commit(),
            "config": config,
            "tasks": [t.name for t in self.tasks],
            "set_aside_tasks": self.set_aside,
            "reconstruction_error": round(self.reconstruction_error(), 5),
        }
        save_checkpoint(
            Checkpoint(self.averaged_net(), self.base.name, self.encoder.name, training), self.out, dtype=torch.bfloat16
        )
