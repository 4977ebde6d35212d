"""Self-distillation over wordings: each description of a task alone is to give the adapter that several of them give together.

Enters: a task suite and a checkpoint. Leaves: a run folder and the checkpoint again, its network trained further.

Asked under four known descriptions at once, averaged, a trained network answers better than under one. That adapter costs no
row and no answer, so the network as it was (the teacher) makes it, and the network (the student) learns to make it from any one
wording. The language model reads descriptions and is never trained through: a step sees several times as many tasks as one of
`sft`, and a whole adapter of each instead of a few answers.
"""

from __future__ import annotations

import copy
import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import Checkpoint, read_object, save_checkpoint
from t2l_core.hypernet import HyperNet
from t2l_core.provenance import git_commit
from t2l_core.reading import Reading
from t2l_core.tasks import PROCEDURAL, WRITTEN, Task
from t2l_core.text_encoder import TextEncoder
from t2l_core.training.config import SFTConfig
from t2l_core.training.loop import (
    Average,
    RunState,
    check_finite,
    check_same,
    in_bf16,
    optimizer_for,
    read_log,
    train_loop,
    trim_log,
)
from t2l_core.training.sft import fingerprint

Factors = dict[str, tuple[Tensor, Tensor]]
UNIT_TASKS = 64  # over which the spread of adapters is measured, the unit of the loss


@dataclass(frozen=True)
class ConsistencyConfig:
    """Options of `train consistency`."""

    seed: int = 0
    total_steps: int = 600
    warmup_steps: int = 20  # then the rates fall along a cosine
    final_lr: float = 0.05  # fraction of the peak rate at the end
    lr_trunk: float = 3e-4
    lr_heads: float = 6e-5
    lr_offset: float = 0.0  # what all adapters share does not depend on the wording
    lr_reader: float = 1e-3
    weight_decay: float = 0.01
    max_grad_norm: float = 1.0
    ema_decay: float = 0.98
    tasks_per_step: int = 48  # each under one of its wordings
    wordings: int = 4  # known descriptions whose common adapter is to be made: the first of a task
    embedding_noise: float = 0.01  # standard deviation per coordinate of a unit-norm embedding
    task_dropout: float = 0.2  # share of draws without a task code, which then must do with what is read of the description
    procedural_weight: float = 0.1  # how much oftener a procedural task is drawn than one of the suite
    written_weight: float = 0.1
    checkpoint_minutes: float = 5.0

    def __post_init__(self) -> None:
        for name in ("total_steps", "tasks_per_step", "wordings"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 1")
        for name in ("procedural_weight", "written_weight"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be above 0, not {getattr(self, name)}")
        if not 0 <= self.task_dropout < 1:
            raise ValueError(f"task_dropout is a share of at least 0 and below 1, not {self.task_dropout}")

    def lr_factor(self, step: int) -> float:
        """Share of the peak rate at a step: linear warm-up, then a cosine down to `final_lr`."""
        falling = 0.5 * (1 + math.cos(math.pi * step / self.total_steps))
        return min(1.0, (step + 1) / max(1, self.warmup_steps)) * (self.final_lr + (1 - self.final_lr) * falling)

    def rates(self) -> SFTConfig:
        """The same rates as `sft` names them."""
        parts = ("lr_trunk", "lr_heads", "lr_offset", "lr_reader", "weight_decay")
        return SFTConfig(**{name: getattr(self, name) for name in parts})


class ConsistencyTrainer:
    """One run. `run()` trains until `total_steps`, then writes the checkpoint."""

    def __init__(
        self,
        tasks: Sequence[Task],
        base: BaseModel,
        encoder: TextEncoder,
        config: ConsistencyConfig,
        run_folder: Path,
        out: Path,
        *,
        init: Checkpoint,
        resume: bool = False,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.config, self.base, self.encoder, self.run_folder, self.out, self.init = (
            config,
            base,
            encoder,
            run_folder,
            out,
            init,
        )
        if (run_folder / "state.safetensors").is_file() and not resume:
            raise ValueError(f"{run_folder} already holds a run; resume it (--resume) or choose another --run folder")
        saved = read_object(run_folder / "run.json") if resume and (run_folder / "run.json").is_file() else {}
        aside = set(init.training.get("set_aside_tasks", ()))
        self.tasks = [t for t in tasks if t.name not in aside]
        self.aside = [t for t in tasks if t.name in aside]
        if len(self.tasks) < 2:
            raise ValueError(f"{len(self.tasks)} tasks are left beside those set aside; adapters can be compared from two on")
        self.made_of = {
            "kind": type(self).__name__,
            "tasks": sorted(t.name for t in tasks),
            "descriptions": fingerprint(tasks),
            "init": init.sha256,
            "base_model": base.name,
            "text_encoder": encoder.name,
        }
        check_same(saved, self.made_of, run_folder)
        self.teacher = init.net.eval().requires_grad_(False)
        self._targets: dict[str, Factors] = {}
        net = copy.deepcopy(init.net).requires_grad_(True)
        net.task_dropout = config.task_dropout
        self.state = RunState(net, optimizer_for(net, config.rates()), Average(net, config.ema_decay))
        if resume:
            self.state.load(run_folder)
        trim_log(run_folder, self.state.step)
        of_source = {PROCEDURAL: config.procedural_weight, WRITTEN: config.written_weight}
        weights = np.array([of_source.get(t.source, 1.0) for t in self.tasks])
        self.shares = weights / weights.sum()
        say(f"{len(self.tasks)} tasks; measuring how far their adapters lie apart")
        some = np.random.default_rng(config.seed).permutation(len(self.tasks))[:UNIT_TASKS]
        unit = self.targets([self.tasks[i] for i in some])
        # Per module and side (1, L, 1, 1): the variance over tasks of an entry, on average over each layer.
        self.unit = {
            m: tuple(t.float().var(0).mean((1, 2)).clamp_min(1e-12)[None, :, None, None] for t in pair)
            for m, pair in unit.items()
        }
        say(f"{sum(p.numel() for p in net.parameters()) / 1e6:.1f} M parameters, starting at step {self.state.step}")

    def _read(self, texts: list[str]) -> Reading | None:
        # In bf16 as in `sft`; it also makes tensors of them that autograd may keep.
        return self.base.read(texts).bfloat16() if self.teacher.config.kv_heads else None

    def targets(self, tasks: Sequence[Task]) -> Factors:
        """What the teacher makes of each task's first wordings together, stacked over tasks, in bf16; remembered.

        Each task is read alone, so that rounding does not depend on which tasks were drawn beside it.
        """
        for task in tasks:
            if task.name in self._targets:
                continue
            texts = list(task.known_descriptions[: self.config.wordings])
            with torch.no_grad():
                mean = self.encoder.batch(texts).mean(0, keepdim=True)
                reading = self._read(texts)
                made = self.teacher.factors(mean / mean.norm() * math.sqrt(mean.shape[1]), reading and reading.joined())
            self._targets[task.name] = {m: (A.bfloat16(), B.bfloat16()) for m, (A, B) in made.items()}
        found = [self._targets[t.name] for t in tasks]
        return {m: (torch.cat([f[m][0] for f in found]), torch.cat([f[m][1] for f in found])) for m in found[0]}

    def error(self, made: Factors, wanted: Factors) -> Tensor:
        """Mean squared error of each module's A and B against the teacher's, in units of their variance over tasks."""
        parts = [
            ((made[m][side].float() - wanted[m][side].float()).square() / self.unit[m][side]).mean()
            for m in made
            for side in (0, 1)
        ]
        return torch.stack(parts).mean()

    def train_step(self, step: int) -> dict[str, float]:
        """One wording of each of many tasks, against the adapter that the teacher makes of several."""
        cfg, net = self.config, self.state.net
        rng = np.random.default_rng([cfg.seed, step])
        which = rng.choice(len(self.tasks), min(cfg.tasks_per_step, len(self.tasks)), replace=False, p=self.shares)
        tasks = [self.tasks[i] for i in which]
        texts = [t.known_descriptions[int(rng.integers(len(t.known_descriptions)))] for t in tasks]
        wanted = self.targets(tasks)
        embeddings = self.encoder.batch(texts)
        embeddings = embeddings + cfg.embedding_noise * torch.from_numpy(
            rng.standard_normal(embeddings.shape, dtype=np.float32)
        )
        embeddings = embeddings / embeddings.norm(dim=-1, keepdim=True) * math.sqrt(embeddings.shape[1])
        net.train()
        torch.manual_seed(cfg.seed * 1_000_003 + step)  # dropout, so that a resumed run draws the same
        with in_bf16():
            made = net.factors(embeddings, self._read(texts))
        loss = self.error(made, wanted)
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
        self._write()
        return self.out

    def averaged_net(self) -> HyperNet:
        """A copy of the network with averaged weights, in eval mode: what is validated and shipped."""
        net = copy.deepcopy(self.teacher)
        net.load_state_dict(self.state.average.shadow)
        return net.eval()

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """Under descriptions never trained on: the error of some tasks of the suite, and how much of what tells the adapters of
        tasks set aside apart comes of the wording alone (`HyperNet.disagreement`)."""
        net, out = self.averaged_net(), {}

        def made(texts: list[str]) -> Factors:
            return net.factors(self.encoder.batch(texts) * math.sqrt(self.encoder.size), self._read(texts))

        kept = [t for t in self.tasks if t.eval_descriptions and t.source not in (PROCEDURAL, WRITTEN)][:UNIT_TASKS]
        if kept:
            out["training_tasks"] = round(
                float(self.error(made([t.eval_descriptions[0] for t in kept]), self.targets(kept))), 4
            )
        told = [t for t in self.aside if len(t.eval_descriptions) > 1][:UNIT_TASKS]
        if len(told) > 1:
            texts = [t.eval_descriptions[side] for side in (0, 1) for t in told]
            out["set_aside_tasks"] = round(float(net.disagreement(made(texts))), 4)
        return out

    def save_state(self) -> None:
        self.state.save(self.run_folder, {"config": asdict(self.config), **self.made_of})

    def _write(self) -> None:
        """The checkpoint it began with, with the trained network; its record with this training's beside."""
        record = {
            "steps": self.state.step,
            "seconds": round(self.state.seconds),
            "seed": self.config.seed,
            "commit": git_commit(),
            "config": asdict(self.config),
            "init": self.init.sha256,
            "tasks": [t.name for t in self.tasks],
            "descriptions": self.made_of["descriptions"],
            "validation": [r for r in read_log(self.run_folder) if "validation" in r],
        }
        training = {**self.init.training, "consistency": record}
        names = self.init.base_model, self.init.text_encoder
        made = Checkpoint(self.averaged_net(), *names, training, encoder_lora=self.init.encoder_lora)
        save_checkpoint(made, self.out, dtype=torch.bfloat16)
