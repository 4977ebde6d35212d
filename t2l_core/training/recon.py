"""Reconstruction: a hypernetwork distilled from oracle LoRAs, without running the language model.

Enters: a task suite, a text encoder, the folder of oracles that `train oracle` wrote. Leaves: a run folder and a checkpoint
folder. Source: Text-to-LoRA, section 3.2 (arXiv 2506.06105).

A and B of a LoRA are not unique (BA = (BM)(M⁻¹A)), so oracles are brought into a canonical form first. Notation: N tasks,
M modules, L layers, r rank.
"""

from __future__ import annotations

import json
import math
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from torch import Tensor

from t2l_core.adapter import Adapter
from t2l_core.checkpoint import Checkpoint, save_checkpoint
from t2l_core.hypernet import HyperNet, HyperNetConfig
from t2l_core.lora import LoRASpec, LoRAWeights
from t2l_core.provenance import git_commit
from t2l_core.tasks import Task
from t2l_core.text_encoder import TextEncoder
from t2l_core.training.config import SFTConfig
from t2l_core.training.loop import Average, RunState, append_log, check_same, trim_log
from t2l_core.training.sft import set_aside

Factors = dict[str, tuple[Tensor, Tensor]]


@dataclass(frozen=True)
class ReconConfig:
    """How a hypernetwork is distilled from oracles."""

    seed: int = 0
    total_steps: int = 4000
    warmup_frac: float = 0.1
    lr: float = 1e-3
    weight_decay: float = 0.01
    max_grad_norm: float = 1.0
    tasks_per_step: int = 4
    set_aside_tasks: int = 8  # training tasks kept out, the same as `sft` would; 0 for the study of compression
    loss: Literal["factors", "delta_w"] = "factors"  # L1 on A and B entries in units of their spread, or ‖ΔŴ − ΔW‖² / ‖ΔW‖²
    z_score: bool = True  # predict z-scores (published layout); False: a learned offset, so that `sft --init` can go on from it
    embedding_noise: float = 0.02
    ema_decay: float = 0.998
    checkpoint_minutes: float = 8.0
    latent_size: int = 256
    head_in_size: int = 512
    variant: str = "L"
    dropout: float = 0.05

    def __post_init__(self) -> None:
        if self.loss not in ("factors", "delta_w"):
            raise ValueError(f"loss is {self.loss!r}; allowed: factors, delta_w")

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


def delta_w_loss(predicted: Factors, target: Factors) -> Tensor:
    """Mean over tasks of ‖ΔŴ − ΔW‖² / ‖ΔW‖² over all layers and modules, through r×r products."""
    error, size = torch.zeros(()), torch.zeros(())
    for m, (A, B) in predicted.items():
        At, Bt = target[m]

        def inner(a: tuple[Tensor, Tensor], b: tuple[Tensor, Tensor]) -> Tensor:
            """⟨B_a A_a, B_b A_b⟩ for each task: (N,)."""
            return ((a[1].mT @ b[1]) * (a[0] @ b[0].mT)).sum((-1, -2, -3))

        own = inner((At, Bt), (At, Bt))
        error = error + inner((A, B), (A, B)) - 2 * inner((A, B), (At, Bt)) + own
        size = size + own
    return (error / size.clamp(min=1e-12)).mean()


class ReconTrainer:
    """One distillation run over the oracles of a suite's training tasks."""

    def __init__(
        self,
        tasks: Sequence[Task],
        oracles: Path,
        base: tuple[str, LoRASpec],
        encoder: TextEncoder,
        config: ReconConfig,
        run_folder: Path,
        out: Path,
        *,
        resume: bool = False,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.config, self.base_name, self.encoder, self.run_folder, self.out = config, base[0], encoder, run_folder, out
        self.spec = base[1]
        if (run_folder / "state.safetensors").is_file() and not resume:
            raise ValueError(f"{run_folder} already holds a run; resume it (--resume) or choose another --run folder")
        aside = set_aside(tasks, SFTConfig(seed=config.seed, set_aside_tasks=config.set_aside_tasks))
        self.set_aside = sorted(aside)
        self.tasks = [t for t in tasks if (oracles / t.name).is_dir() and t.name not in aside]
        if len(self.tasks) < 2:
            raise FileNotFoundError(f"{oracles} holds {len(self.tasks)} oracles of these tasks; make them with `train oracle`")
        say(f"{len(self.tasks)} oracles of {len(tasks)} tasks")
        self.targets = self._read_targets(oracles)
        texts = [[*t.train_descriptions, t.definition] for t in self.tasks]
        self.embeddings = encoder([d for group in texts for d in group]).split([len(g) for g in texts])
        self.mean, self.std = self._statistics()
        net = self._new_net()
        optimizer = torch.optim.AdamW(net.parameters(), lr=config.lr, weight_decay=config.weight_decay)
        self.state = RunState(net, optimizer, Average(net, config.ema_decay))
        self.made_of = {"tasks": [t.name for t in self.tasks], "base_model": self.base_name, "text_encoder": encoder.name}
        if resume:
            self.state.load(run_folder)
            check_same(json.loads((run_folder / "run.json").read_text(encoding="utf-8")), self.made_of, run_folder)
            trim_log(run_folder, self.state.step)

    def _read_targets(self, oracles: Path) -> Factors:
        """Canonical oracles stacked: per module A (N, L, r, d_in) and B (N, L, d_out, r)."""
        loaded = [canonical(Adapter.load(oracles / t.name, self.spec).weights) for t in self.tasks]
        modules = self.spec.target_modules
        return {m: (torch.stack([w.A[m] for w in loaded]), torch.stack([w.B[m] for w in loaded])) for m in modules}

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
        target = {m: (A[which], B[which]) for m, (A, B) in self.targets.items()}
        if self.config.loss == "delta_w":
            return delta_w_loss(predicted, target)
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
        loss = self.loss(net.factors(emb), torch.from_numpy(which))
        self.state.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(net.parameters(), cfg.max_grad_norm)
        for group in self.state.optimizer.param_groups:
            group["lr"] = cfg.lr * cfg.lr_factor(step)
        self.state.optimizer.step()
        self.state.average.update(net, step)
        return {"loss": float(loss.detach()), "grad_norm": float(norm)}

    def run(self, *, progress: Callable[[int, int, str], None] | None = None, stop: threading.Event | None = None) -> Path:
        """Train to `total_steps` or until `stop` is set; returns the checkpoint folder."""
        cfg, state, stop = self.config, self.state, stop or threading.Event()
        last = saved = time.monotonic()
        while state.step < cfg.total_steps and not stop.is_set():
            record = self.train_step(state.step)
            if not math.isfinite(record["loss"]):
                raise FloatingPointError(f"loss is {record['loss']} at step {state.step}; start again with a lower --set lr=…")
            state.step += 1
            now = time.monotonic()
            state.seconds, last = state.seconds + now - last, now
            append_log(self.run_folder, {"step": state.step, **{k: round(v, 6) for k, v in record.items()}})
            if progress:
                progress(state.step, cfg.total_steps, f"loss {record['loss']:.4f}")
            if (now - saved) / 60 > cfg.checkpoint_minutes:
                self.save()
                saved = last = time.monotonic()
        self.save()
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
        self.state.save(self.run_folder, {"config": config, **self.made_of})
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
        save_checkpoint(Checkpoint(self.averaged_net(), self.base_name, self.encoder.name, training), self.out)
