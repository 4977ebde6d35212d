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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import Checkpoint
from t2l_core.hypernet import HyperNet
from t2l_core.reading import Reading
from t2l_core.tasks import PROCEDURAL, WRITTEN, Task
from t2l_core.text_encoder import TextEncoder
from t2l_core.training.config import SFTConfig
from t2l_core.training.continued import ContinuedConfig, ContinuedTrainer
from t2l_core.training.loop import in_bf16, optimizer_for

Factors = dict[str, tuple[Tensor, Tensor]]
UNIT_TASKS = 64  # over which the spread of adapters is measured, the unit of the loss


@dataclass(frozen=True)
class ConsistencyConfig(ContinuedConfig):
    """Options of `train consistency`. Each task of a step comes under one of its wordings."""

    wordings: int = 4  # known descriptions whose common adapter is to be made: the first of a task
    lr_trunk: float = 3e-4
    lr_heads: float = 6e-5
    lr_offset: float = 0.0  # what all adapters share does not depend on the wording
    lr_reader: float = 1e-3
    embedding_noise: float = 0.01  # standard deviation per coordinate of a unit-norm embedding
    task_dropout: float = 0.0  # share of draws without a task code, which then must do with what is read of the description

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.wordings < 1:
            raise ValueError(f"wordings is {self.wordings}; it must be at least 1")
        if not 0 <= self.task_dropout < 1:
            raise ValueError(f"task_dropout is a share of at least 0 and below 1, not {self.task_dropout}")

    def rates(self) -> SFTConfig:
        """The same rates as `sft` names them."""
        parts = ("lr_trunk", "lr_heads", "lr_offset", "lr_reader", "weight_decay")
        return SFTConfig(**{name: getattr(self, name) for name in parts})


class ConsistencyTrainer(ContinuedTrainer):
    """The network as it was makes the adapter of several wordings; it learns to make that of any one."""

    kind = "consistency"

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
        super().__init__(tasks, encoder, config, run_folder, out, init=init, resume=resume, say=say)
        self.base = base
        self.teacher = init.net.eval().requires_grad_(False)
        self._targets: dict[str, Factors] = {}
        say("measuring how far the adapters of tasks lie apart")
        some = np.random.default_rng(config.seed).permutation(len(self.tasks))[:UNIT_TASKS]
        # Per module and side (1, L, 1, 1): the variance over tasks of an entry, on average over each layer.
        self.unit = {
            m: tuple(t.float().var(0).mean((1, 2)).clamp_min(1e-12)[None, :, None, None] for t in pair)
            for m, pair in self.targets([self.tasks[i] for i in some]).items()
        }
        net = copy.deepcopy(init.net).requires_grad_(True)
        net.task_dropout = config.task_dropout
        self.begin(net, optimizer_for(net, config.rates()))

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
        tasks = [self.tasks[i] for i in self.draw(rng)]
        texts = [t.known_descriptions[int(rng.integers(len(t.known_descriptions)))] for t in tasks]
        wanted = self.targets(tasks)
        embeddings = self.encoder.batch(texts)
        noise = torch.from_numpy(rng.standard_normal(tuple(embeddings.shape), dtype=np.float32))
        embeddings = embeddings + cfg.embedding_noise * noise
        embeddings = embeddings / embeddings.norm(dim=-1, keepdim=True) * math.sqrt(embeddings.shape[1])
        net.train()
        torch.manual_seed(cfg.seed * 1_000_003 + step)  # dropout, so that a resumed run draws the same
        with in_bf16():
            made = net.factors(embeddings, self._read(texts))
        loss = self.error(made, wanted)
        norm = self.update(loss, step)
        return {"loss": float(loss.detach()), "grad_norm": norm}

    def averaged_net(self) -> HyperNet:
        """A copy of the network with averaged weights, in eval mode: what is validated and shipped."""
        net = copy.deepcopy(self.teacher)
        net.load_state_dict(self.state.average.shadow)
        return net.eval()

    def made(self) -> tuple[HyperNet, dict[str, Tensor]]:
        return self.averaged_net(), self.init.encoder_lora

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """Under descriptions never trained on: the error of some tasks of the suite, and how much of what tells the adapters of
        tasks set aside apart comes of the wording alone (`HyperNet.disagreement`)."""
        net, out = self.averaged_net(), {}

        def of(texts: list[str]) -> Factors:
            return net.factors(self.encoder.batch(texts) * math.sqrt(self.encoder.size), self._read(texts))

        kept = [t for t in self.tasks if t.eval_descriptions and t.source not in (PROCEDURAL, WRITTEN)][:UNIT_TASKS]
        if kept:
            out["training_tasks"] = round(float(self.error(of([t.eval_descriptions[0] for t in kept]), self.targets(kept))), 4)
        told = [t for t in self.aside if len(t.eval_descriptions) > 1][:UNIT_TASKS]
        if len(told) > 1:
            texts = [t.eval_descriptions[side] for side in (0, 1) for t in told]
            out["set_aside_tasks"] = round(float(net.disagreement(of(texts))), 4)
        return out
