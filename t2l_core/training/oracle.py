"""One LoRA a task, trained on that task's own rows: what a description is measured against, and what `recon` distils.

Enters: tasks and a base model. Leaves: a folder with one PEFT folder a task and summary.json. A sweep resumes where it
stopped: tasks in the summary are not trained again, failed ones are. A task that gained nothing is noted and kept.
"""

from __future__ import annotations

import copy
import hashlib
import json
import math
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from t2l_core.adapter import WEIGHTS_FILE, Adapter
from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import write_json
from t2l_core.lora import LoRASpec, LoRAWeights
from t2l_core.provenance import git_commit
from t2l_core.tasks import Row, Task
from t2l_core.training.data import TokenRow, make_batch, tokenise
from t2l_core.training.frozen_lm import FrozenLlama
from t2l_core.training.sft import TARGET_MODULES
from t2l_core.training.shared import SharedLoRA

_ROWS_AT_ONCE = 6  # of validation


@dataclass(frozen=True)
class OracleConfig:
    """How one oracle is trained."""

    seed: int = 0
    max_steps: int = 200
    warmup_steps: int = 10
    decay_steps: int = 0  # last of max_steps, in which the rate falls to zero
    lr: float = 2e-3
    rows_per_step: int = 8
    tokens_per_step: int = 384  # fewer rows a step where they are long, but one a worker
    max_tokens: int = 128  # of a prompt and its answer; longer rows are left out where there are enough others
    longest_tokens: int = 512  # up to which the shortest rows are taken where there are not
    enough_rows: int = 200
    validation_rows: int = 24  # last rows of train.jsonl, never trained on
    validation_every: int = 20  # steps
    patience: int = 3  # validations without a better loss before stopping
    weight_decay: float = 0.01
    max_grad_norm: float = 1.0
    label_smoothing: float = 0.05
    workers: int = 2  # threads, each with half of the rows and one core

    def __post_init__(self) -> None:
        if self.rows_per_step % self.workers:
            raise ValueError(f"rows_per_step {self.rows_per_step} must be a multiple of workers {self.workers}")

    def lr_factor(self, step: int) -> float:
        """Linear warm-up, constant, then linear decay."""
        falling = (self.max_steps - step) / self.decay_steps if self.decay_steps else 1.0
        return min(1.0, (step + 1) / self.warmup_steps, falling)


class OracleTrainer:
    """Trains one LoRA after another on the same frozen model."""

    def __init__(self, base: BaseModel, config: OracleConfig, init: LoRAWeights | None = None) -> None:
        self.base, self.config, self.init = base, config, init
        self.spec = LoRASpec.for_model(base.model.config, base_model=base.hub_name, target_modules=TARGET_MODULES)
        self.lm = FrozenLlama(base.model, self.spec)
        self.pool = ThreadPoolExecutor(config.workers, initializer=torch.set_num_threads, initargs=(1,))

    def train(self, task: Task) -> tuple[Adapter, dict[str, Any]]:
        """The adapter with the best validation loss, and how it came about.

        Raises ValueError when the task has too few rows that are short enough, FloatingPointError when training diverges.
        """
        cfg, started = self.config, time.monotonic()
        n_validation = min(cfg.validation_rows, len(task.train_rows) // 5)
        cut = len(task.train_rows) - n_validation
        rows = self._short(task.train_rows[:cut], cfg.enough_rows)
        validation = self._short(task.train_rows[cut:], n_validation // 2)
        if len(rows) < cfg.workers or not validation:
            raise ValueError(
                f"task {task.name} has {len(rows)} training and {len(validation)} validation rows of at most "
                f"{max(cfg.max_tokens, cfg.longest_tokens)} tokens; give it more rows or raise longest_tokens"
            )
        net = SharedLoRA(self.spec, cfg.seed, self.init)
        optimizer = torch.optim.AdamW(net.parameters(), lr=cfg.lr, weight_decay=cfg.weight_decay, fused=True)
        best, best_net, best_step, since = self._loss(net, validation), copy.deepcopy(net), 0, 0
        step = tokens = 0
        while step < cfg.max_steps and since < cfg.patience:
            for group in optimizer.param_groups:
                group["lr"] = cfg.lr * cfg.lr_factor(step)
            loss, n_tokens = self._step(net, optimizer, rows, step)
            step, tokens = step + 1, tokens + n_tokens
            if step % cfg.validation_every == 0 or step == cfg.max_steps:
                loss = self._loss(net, validation)
                since += 1
                if loss < best:
                    best, best_net, best_step, since = loss, copy.deepcopy(net), step, 0
            if not math.isfinite(loss):
                raise FloatingPointError(f"loss is {loss} at step {step} of task {task.name}; train it again with a lower lr")
        seconds = time.monotonic() - started
        facts = {"validation_loss": round(best, 4), "best_step": best_step, "steps": step, "rows": len(rows), "tokens": tokens}
        if not best_step:
            facts["note"] = "no gain"  # what is kept is the adapter of the start
        description = task.definition or task.name
        return Adapter(description, best_net.weights(), seconds=seconds), {**facts, "seconds": round(seconds, 1)}

    def _short(self, rows: Sequence[Row], enough: int) -> list[TokenRow]:
        """The rows of at most `max_tokens`, or, where these are not enough, the shortest; sorted by length."""
        cfg = self.config
        ordered = sorted(
            (r for r in tokenise(self.base, list(rows)) if len(r) <= max(cfg.max_tokens, cfg.longest_tokens)), key=len
        )
        return ordered[: max(enough, sum(len(r) <= cfg.max_tokens for r in ordered))]

    def _step(self, net: SharedLoRA, optimizer: torch.optim.Optimizer, rows: list[TokenRow], step: int) -> tuple[float, int]:
        """One optimizer step on rows of similar length: a window of the sorted rows, at a random place. (loss, tokens)"""
        cfg, rng = self.config, np.random.default_rng([self.config.seed, step])
        most = min(cfg.rows_per_step, len(rows))
        start = int(rng.integers(len(rows) - most + 1))
        window = rows[max(0, start - most) : start + 2 * most]
        affordable = min(most, cfg.tokens_per_step // len(window[len(window) // 2]))
        share = max(1, affordable // cfg.workers)
        drawn = [window[i] for i in rng.choice(len(window), share * cfg.workers, replace=False)]

        def work(w: int) -> tuple[float, int, list[torch.Tensor]]:
            part = drawn[w * share : (w + 1) * share]
            batch = make_batch([(r.prompt, r.answer) for r in part], share, self.base.end_id)
            mine = {
                m: (A.detach().requires_grad_(), B.detach().requires_grad_())
                for m, (A, B) in net.factors(torch.empty(1, 0)).items()
            }
            loss = self.lm.loss(batch, mine, cfg.label_smoothing) / cfg.workers
            loss.backward()
            grads = [t.grad[0] for pair in mine.values() for t in pair if t.grad is not None]
            return float(loss.detach()), batch.n_tokens, grads

        losses, tokens, grads = zip(*self.pool.map(work, range(cfg.workers)), strict=True)
        parameters = [p for m in self.spec.target_modules for p in (net.offset_A[m], net.offset_B[m])]
        for p, g in zip(parameters, zip(*grads, strict=True), strict=True):
            p.grad = torch.stack(g).sum(0)
        torch.nn.utils.clip_grad_norm_(parameters, cfg.max_grad_norm)
        optimizer.step()
        return sum(losses), sum(tokens)

    def _loss(self, net: SharedLoRA, rows: list[TokenRow]) -> float:
        """Mean loss over rows sorted by length, a few of them at a time."""
        with torch.no_grad():
            factors = net.factors(torch.empty(1, 0))
        parts = [rows[i : i + _ROWS_AT_ONCE] for i in range(0, len(rows), _ROWS_AT_ONCE)]

        def work(part: list[TokenRow]) -> float:
            batch = make_batch([(r.prompt, r.answer) for r in part], len(part), self.base.end_id)
            return self.lm.score(batch, factors)[0] * len(part)

        return sum(self.pool.map(work, parts)) / len(rows)


def sweep(
    tasks: Sequence[Task],
    base: BaseModel,
    config: OracleConfig,
    out: Path,
    *,
    init: Path | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> dict[str, Any]:
    """Train an oracle for every task not yet in `out`/summary.json; returns the summary.

    All start from the LoRA in the PEFT folder `init`, such as the multi-task one, from where few steps are left to go; else
    from ΔW = 0. A task that fails is recorded with its error and the sweep goes on. Raises ValueError for an unusable `init`
    and for a folder of oracles that were trained in another way.
    """
    path = out / "summary.json"
    summary: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"tasks": {}}
    trainer = OracleTrainer(base, config)
    how: dict[str, Any] = {"config": asdict(config)}
    if init is not None:
        trainer.init = Adapter.load(init, trainer.spec).weights
        how["init_sha256"] = hashlib.sha256((init / WEIGHTS_FILE).read_bytes()).hexdigest()
    if summary["tasks"] and {k: summary[k] for k in ("config", "init_sha256") if k in summary} != how:
        raise ValueError(f"{out} holds oracles trained with other options; give the same, or another folder")
    summary |= {**how, "commit": git_commit()}
    for done, task in enumerate(tasks):
        if progress:
            progress(done, len(tasks), task.name)
        if "error" not in summary["tasks"].get(task.name, {"error": "not trained yet"}):
            continue
        try:
            adapter, facts = trainer.train(task)
            adapter.save(out / task.name)
        except (ValueError, OSError, RuntimeError, ArithmeticError) as error:
            facts = {"error": str(error)}
        summary["tasks"][task.name] = facts
        write_json(path, summary)
    if progress:
        progress(len(tasks), len(tasks), "done")
    return summary
