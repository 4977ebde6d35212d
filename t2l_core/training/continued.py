"""What trainings share that go on from a checkpoint without rows or answers: tasks, options, the run.

Enters: a task suite and a checkpoint. Leaves: what `train encoder` and `train consistency` build on. Knows nothing of losses.
"""

from __future__ import annotations

import math
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from torch import Tensor, nn

from t2l_core.checkpoint import Checkpoint, read_object, save_checkpoint
from t2l_core.hypernet import HyperNet
from t2l_core.provenance import git_commit
from t2l_core.tasks import PROCEDURAL, WRITTEN, Task
from t2l_core.text_encoder import TextEncoder
from t2l_core.training.loop import Average, RunState, append_log, check_finite, check_same, read_log, train_loop, trim_log
from t2l_core.training.sft import fingerprint


@dataclass(frozen=True)
class ContinuedConfig:
    """Options that both trainings have."""

    seed: int = 0
    total_steps: int = 300
    warmup_steps: int = 20  # then the rates fall along a cosine
    final_lr: float = 0.05  # fraction of the peak rate at the end
    weight_decay: float = 0.01
    max_grad_norm: float = 1.0
    ema_decay: float = 0.98  # of the weights that are validated and shipped
    tasks_per_step: int = 48
    procedural_weight: float = 0.05  # how much oftener a procedural task is drawn than one of the suite
    written_weight: float = 0.05  # the same for a written one
    checkpoint_minutes: float = 5.0

    def __post_init__(self) -> None:
        for name in ("total_steps", "tasks_per_step"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 1")
        for name in ("procedural_weight", "written_weight"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be above 0, not {getattr(self, name)}")

    def lr_factor(self, step: int) -> float:
        """Share of the peak rate at a step: linear warm-up, then a cosine down to `final_lr`."""
        falling = 0.5 * (1 + math.cos(math.pi * step / self.total_steps))
        return min(1.0, (step + 1) / max(1, self.warmup_steps)) * (self.final_lr + (1 - self.final_lr) * falling)


class ContinuedTrainer(ABC):
    """One run. `run()` trains until `total_steps`, then writes the checkpoint. Kinds say what a step and a validation are."""

    kind: ClassVar[str]  # under which the record stands in training.json
    state: RunState

    def __init__(
        self,
        tasks: Sequence[Task],
        encoder: TextEncoder,
        config: Any,
        run_folder: Path,
        out: Path,
        *,
        init: Checkpoint,
        resume: bool,
        say: Callable[[str], None],
    ) -> None:
        self.encoder, self.config, self.run_folder, self.out, self.init = encoder, config, run_folder, out, init
        self._resume, self.say = resume, say
        if (run_folder / "state.safetensors").is_file() and not resume:
            raise ValueError(f"{run_folder} already holds a run; resume it (--resume) or choose another --run folder")
        aside = set(init.training.get("set_aside_tasks", ()))
        self.tasks = [t for t in tasks if t.name not in aside]
        self.aside = [t for t in tasks if t.name in aside]
        if len(self.tasks) < 2:
            raise ValueError(f"{len(self.tasks)} tasks are left beside those set aside; they can be told apart from two on")
        self.made_of = {
            "kind": type(self).__name__,
            "tasks": sorted(t.name for t in tasks),
            "descriptions": fingerprint(tasks),
            "init": init.sha256,
            "base_model": init.base_model,
            "text_encoder": encoder.name,
        }
        saved = read_object(run_folder / "run.json") if resume and (run_folder / "run.json").is_file() else {}
        check_same(saved, self.made_of, run_folder)
        of_source = {PROCEDURAL: config.procedural_weight, WRITTEN: config.written_weight}
        weights = np.array([of_source.get(t.source, 1.0) for t in self.tasks])
        self._shares = weights / weights.sum()

    def begin(self, net: nn.Module, optimizer: torch.optim.Optimizer) -> None:
        """Set the state: a new one, or that of the run to resume."""
        self.state = RunState(net, optimizer, Average(net, self.config.ema_decay))  # type: ignore[arg-type]
        if self._resume:
            self.state.load(self.run_folder)
        trim_log(self.run_folder, self.state.step)
        size = sum(p.numel() for p in net.parameters()) / 1e6
        self.say(f"{len(self.tasks)} tasks, {size:.1f} M parameters, starting at step {self.state.step}")

    def draw(self, rng: np.random.Generator) -> np.ndarray:
        """The places of a step's tasks."""
        n = min(self.config.tasks_per_step, len(self.tasks))
        return rng.choice(len(self.tasks), n, replace=False, p=self._shares)

    def update(self, loss: Tensor, step: int) -> float:
        """One step of the optimizer, the average along with it; returns the norm of the gradient."""
        cfg, state = self.config, self.state
        state.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = float(torch.nn.utils.clip_grad_norm_(state.net.parameters(), cfg.max_grad_norm))
        check_finite(float(loss.detach()), norm, step, self.run_folder)
        for group in state.optimizer.param_groups:
            group["lr"] = group["peak_lr"] * cfg.lr_factor(step)
        state.optimizer.step()
        state.average.update(state.net, step)
        return norm

    @abstractmethod
    def train_step(self, step: int) -> dict[str, float]:
        """One optimizer step; what is to be logged of it."""

    @abstractmethod
    def validate(self) -> dict[str, float]:
        """What is known of descriptions never trained on."""

    @abstractmethod
    def made(self) -> tuple[HyperNet, dict[str, Tensor]]:
        """The network and the LoRA of the text encoder to be written, with averaged weights."""

    def run(self, *, progress: Callable[[int, int, str], None] | None = None, stop: threading.Event | None = None) -> Path:
        """Train to `total_steps` or until `stop` is set, validating before the first step and after the last; returns the
        checkpoint folder."""
        if not self.state.step:
            self._log_validation()
        train_loop(self, self.run_folder, progress=progress, stop=stop)
        if self.state.step == self.config.total_steps:
            self._log_validation()
        self.write()
        return self.out

    def _log_validation(self) -> None:
        append_log(self.run_folder, {"step": self.state.step, "validation": self.validate()})

    def save(self) -> None:
        """Write what an exact resume needs."""
        self.state.save(self.run_folder, {"config": asdict(self.config), **self.made_of})

    def write(self) -> None:
        """Write the checkpoint; its record is that of the one it began with, with this training's beside."""
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
        net, lora = self.made()
        training = {**self.init.training, self.kind: record}
        made = Checkpoint(net, self.init.base_model, self.init.text_encoder, training, encoder_lora=lora)
        save_checkpoint(made, self.out, dtype=torch.bfloat16)
