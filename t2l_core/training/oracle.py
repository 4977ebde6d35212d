"""One LoRA a task, trained on that task's own rows: what a description is measured against, and what `recon` distils.

Enters: tasks and a base model. Leaves: a folder with one PEFT folder a task and summary.json. A sweep resumes where it
stopped: tasks in the summary are not trained again, failed ones are.
"""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from t2l_core.adapter import Adapter
from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import write_json
from t2l_core.lora import LoRASpec
from t2l_core.provenance import git_commit
from t2l_core.tasks import Task
from t2l_core.training.data import TokenRow, make_batch, tokenise
from t2l_core.training.frozen_lm import FrozenLlama
from t2l_core.training.sft import TARGET_MODULES
from t2l_core.training.shared import SharedLoRA


@dataclass(frozen=True)
class OracleConfig:
    """How one oracle is trained."""

    seed: int = 0
    max_steps: int = 300
    warmup_steps: int = 10
    lr: float = 2e-3
    rows_per_step: int = 16
    max_tokens: int = 128  # rows with a longer prompt and answer are left out
    validation_rows: int = 40  # last rows of train.jsonl, never trained on
    validation_every: int = 25  # steps
    patience: int = 3  # validations without a better loss before stopping
    weight_decay: float = 0.01
    max_grad_norm: float = 1.0
    label_smoothing: float = 0.05
    workers: int = 2  # threads, each with half of the rows and one core

    def __post_init__(self) -> None:
        if self.rows_per_step % self.workers:
            raise ValueError(f"rows_per_step {self.rows_per_step} must be a multiple of workers {self.workers}")


class OracleTrainer:
    """Trains one LoRA after another on the same frozen model."""

    def __init__(self, base: BaseModel, config: OracleConfig) -> None:
        self.base, self.config = base, config
        self.spec = LoRASpec.for_model(base.model.config, base_model=base.hub_name, target_modules=TARGET_MODULES)
        self.lm = FrozenLlama(base.model, self.spec)
        self.pool = ThreadPoolExecutor(config.workers, initializer=torch.set_num_threads, initargs=(1,))

    def train(self, task: Task) -> tuple[Adapter, dict[str, Any]]:
        """The adapter with the best validation loss, and how it came about.

        Raises ValueError when the task has too few rows that are short enough.
        """
        cfg, started = self.config, time.monotonic()
        n_validation = min(cfg.validation_rows, len(task.train_rows) // 5)
        cut = len(task.train_rows) - n_validation
        rows = [r for r in tokenise(self.base, task.train_rows[:cut]) if len(r) <= cfg.max_tokens]
        validation = [r for r in tokenise(self.base, task.train_rows[cut:]) if len(r) <= cfg.max_tokens]
        if len(rows) < cfg.workers or not validation:
            raise ValueError(
                f"task {task.name} has {len(rows)} training and {len(validation)} validation rows of at most {cfg.max_tokens} "
                "tokens; give it more rows or raise max_tokens"
            )
        net = SharedLoRA(self.spec, cfg.seed)
        optimizer = torch.optim.AdamW(net.parameters(), lr=cfg.lr, weight_decay=cfg.weight_decay)
        best, best_net, best_step, since = self._loss(net, validation), copy.deepcopy(net), 0, 0
        step = 0
        while step < cfg.max_steps and since < cfg.patience:
            for group in optimizer.param_groups:
                group["lr"] = cfg.lr * min(1.0, (step + 1) / cfg.warmup_steps)
            self._step(net, optimizer, rows, step)
            step += 1
            if step % cfg.validation_every == 0 or step == cfg.max_steps:
                loss = self._loss(net, validation)
                since += 1
                if loss < best:
                    best, best_net, best_step, since = loss, copy.deepcopy(net), step, 0
        seconds = time.monotonic() - started
        facts = {"validation_loss": round(best, 4), "best_step": best_step, "steps": step, "rows": len(rows)}
        description = task.definition or task.name
        return Adapter(description, best_net.weights(), seconds=seconds), {**facts, "seconds": round(seconds, 1)}

    def _step(self, net: SharedLoRA, optimizer: torch.optim.Optimizer, rows: list[TokenRow], step: int) -> None:
        cfg, rng = self.config, np.random.default_rng([self.config.seed, step])
        # Rows of similar length: a window of the rows sorted by length, at a random place.
        ordered = sorted(rows, key=len)
        size = min(cfg.rows_per_step, len(ordered) - len(ordered) % cfg.workers)
        start = int(rng.integers(len(ordered) - size + 1))
        window = ordered[max(0, start - size) : start + 2 * size]
        drawn = [window[i] for i in rng.choice(len(window), size, replace=False)]
        share = size // cfg.workers

        def work(w: int) -> list[torch.Tensor]:
            part = drawn[w * share : (w + 1) * share]
            batch = make_batch([(r.prompt, r.answer) for r in part], share, self.base.end_id)
            mine = {
                m: (A.detach().requires_grad_(), B.detach().requires_grad_())
                for m, (A, B) in net.factors(torch.empty(1, 0)).items()
            }
            (self.lm.loss(batch, mine, cfg.label_smoothing) / cfg.workers).backward()
            return [t.grad[0] for pair in mine.values() for t in pair if t.grad is not None]

        grads = [torch.stack(g).sum(0) for g in zip(*self.pool.map(work, range(cfg.workers)), strict=True)]
        parameters = [p for m in self.spec.target_modules for p in (net.offset_A[m], net.offset_B[m])]
        for p, g in zip(parameters, grads, strict=True):
            p.grad = g
        torch.nn.utils.clip_grad_norm_(parameters, cfg.max_grad_norm)
        optimizer.step()

    @torch.no_grad()
    def _loss(self, net: SharedLoRA, rows: list[TokenRow]) -> float:
        factors = net.factors(torch.empty(1, 0))
        batch = make_batch([(r.prompt, r.answer) for r in rows], len(rows), self.base.end_id)
        return self.lm.score(batch, factors)[0]


def sweep(
    tasks: Sequence[Task],
    base: BaseModel,
    config: OracleConfig,
    out: Path,
    *,
    progress: Callable[[int, int, str], None] | None = None,
) -> dict[str, Any]:
    """Train an oracle for every task not yet in `out`/summary.json; returns the summary.

    A task that fails is recorded with its error and the sweep goes on.
    """
    path = out / "summary.json"
    summary: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"tasks": {}}
    if summary["tasks"] and summary.get("config", asdict(config)) != asdict(config):
        raise ValueError(f"{out} holds oracles trained with other options; give the same, or another folder")
    summary |= {"config": asdict(config), "commit": git_commit()}
    trainer = OracleTrainer(base, config)
    for done, task in enumerate(tasks):
        if progress:
            progress(done, len(tasks), task.name)
        if "error" not in summary["tasks"].get(task.name, {"error": "not trained yet"}):
            continue
        try:
            adapter, facts = trainer.train(task)
            adapter.save(out / task.name)
        except (ValueError, OSError, RuntimeError) as error:
            facts = {"error": str(error)}
        summary["tasks"][task.name] = facts
        write_json(path, summary)
    if progress:
        progress(len(tasks), len(tasks), "done")
    return summary
