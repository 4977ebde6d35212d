"""One LoRA a task, trained on that task's own rows: what a description is measured against, and what `recon` distils.

Enters: tasks and a base model. Leaves: a folder with one PEFT folder a task and summary.json. A sweep resumes where it
stopped: tasks in the summary are not trained again, failed ones are. A task that gained nothing is noted and kept.
"""

from __future__ import annotations

import copy
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
from t2l_core.checkpoint import read_object, write_json
from t2l_core.lora import LoRASpec, LoRAWeights
from t2l_core.provenance import git_commit, sha256_of
from t2l_core.tasks import Row, Task
from t2l_core.training.data import TokenRow, make_batch, tokenise
from t2l_core.training.frozen_lm import Factors, FrozenLlama
from t2l_core.training.sft import TARGET_MODULES
from t2l_core.training.shared import SharedLoRA

_ROWS_AT_ONCE = 8  # of validation
_FAILURES = (ValueError, RuntimeError, ArithmeticError)


@dataclass(frozen=True)
class OracleConfig:
    """How oracles are trained."""

    seed: int = 0
    max_steps: int = 200
    warmup_steps: int = 10
    decay_steps: int = 0  # last of max_steps, in which the rate falls to zero
    lr: float = 2e-3
    side_by_side: int = 8  # oracles trained in one batch, each on its own rows: small batches cost more a token
    rows_per_step: int = 8  # of each oracle
    tokens_per_step: int = 384  # of each oracle, about: fewer rows a step for all side by side where one's are long
    max_tokens: int = 128  # of a prompt and its answer; longer rows are left out where there are enough others
    longest_tokens: int = 512  # up to which the shortest rows are taken where there are not
    enough_rows: int = 200
    validation_rows: int = 24  # last rows of train.jsonl, never trained on
    validation_every: int = 20  # steps
    patience: int = 3  # validations without a better loss before stopping
    weight_decay: float = 0.01
    max_grad_norm: float = 1.0
    label_smoothing: float = 0.05
    workers: int = 2  # threads, each with some of the oracles and one core

    def __post_init__(self) -> None:
        for name in ("side_by_side", "rows_per_step", "workers", "max_steps", "warmup_steps", "validation_every"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; it must be at least 1")

    def lr_factor(self, step: int) -> float:
        """Linear warm-up, constant, then linear decay."""
        falling = (self.max_steps - step) / self.decay_steps if self.decay_steps else 1.0
        return min(1.0, (step + 1) / self.warmup_steps, falling)


class _Oracle:
    """One oracle in the making."""

    def __init__(self, trainer: OracleTrainer, task: Task) -> None:
        cfg = trainer.config
        n_validation = min(cfg.validation_rows, len(task.train_rows) // 5)
        cut = len(task.train_rows) - n_validation
        self.task = task
        self.rows = trainer.short(task.train_rows[:cut], cfg.enough_rows)
        self.validation = trainer.short(task.train_rows[cut:], n_validation // 2)
        if not self.rows or not self.validation:
            raise ValueError(
                f"task {task.name} has {len(self.rows)} training and {len(self.validation)} validation rows of at most "
                f"{max(cfg.max_tokens, cfg.longest_tokens)} tokens; give it more rows or raise longest_tokens"
            )
        self.net = self.best_net = SharedLoRA(trainer.spec, cfg.seed, trainer.init)
        self.optimizer = torch.optim.AdamW(self.net.parameters(), lr=cfg.lr, weight_decay=cfg.weight_decay, fused=True)
        self.best, self.best_step, self.since, self.steps, self.tokens = math.inf, 0, 0, 0, 0
        self.error: Exception | None = None

    @property
    def typical_tokens(self) -> int:
        return len(self.rows[len(self.rows) // 2])

    def draw(self, n: int, rng: np.random.Generator) -> list[TokenRow]:
        """`n` rows alike in length: out of a window of the sorted rows, anywhere; repeated where there are fewer."""
        start = int(rng.random() * (max(0, len(self.rows) - n) + 1))
        window = self.rows[max(0, start - n) : start + 2 * n]
        return [window[i] for i in rng.choice(len(window), n, replace=n > len(window))]

    def heed(self, loss: float) -> None:
        """Keep the weights when the loss on validation rows is the best so far."""
        if not math.isfinite(loss):
            self.error = FloatingPointError(
                f"loss is {loss} at step {self.steps} of task {self.task.name}; train it again with a lower lr"
            )
        self.since += 1
        if loss < self.best:
            self.best, self.best_net, self.best_step, self.since = loss, copy.deepcopy(self.net), self.steps, 0

    def facts(self, seconds: float) -> dict[str, Any]:
        found = {"validation_loss": round(self.best, 4), "best_step": self.best_step, "steps": self.steps}
        found |= {"rows": len(self.rows), "tokens": self.tokens, "seconds": round(seconds, 1)}
        # Without gain what is kept is the adapter of the start.
        return found if self.best_step else {**found, "note": "no gain"}


class OracleTrainer:
    """Trains LoRAs on the same frozen model, several side by side."""

    def __init__(self, base: BaseModel, config: OracleConfig, init: LoRAWeights | None = None) -> None:
        self.base, self.config, self.init = base, config, init
        self.spec = LoRASpec.for_model(base.model.config, base_model=base.hub_name, target_modules=TARGET_MODULES)
        self.lm = FrozenLlama(base.model, self.spec)
        self.pool = ThreadPoolExecutor(config.workers, initializer=torch.set_num_threads, initargs=(1,))

    def train(self, tasks: Sequence[Task]) -> list[tuple[Adapter, dict[str, Any]] | Exception]:
        """For each task the adapter with the best validation loss and how it came about, or why there is none: ValueError
        where too few rows are short enough, FloatingPointError where training diverges, OSError where rows cannot be read."""
        cfg, started = self.config, time.monotonic()
        made: list[_Oracle | Exception] = []
        for task in tasks:
            try:
                made.append(_Oracle(self, task))
            except (ValueError, OSError) as error:
                made.append(error)
        oracles = [o for o in made if isinstance(o, _Oracle)]
        longest = max((o.typical_tokens for o in oracles), default=1)
        n_rows = max(1, min(cfg.rows_per_step, cfg.tokens_per_step // longest))
        self._validate(oracles)
        step = 0
        while step < cfg.max_steps and (going := [o for o in oracles if o.since < cfg.patience and not o.error]):
            self._step(going, n_rows, step)
            step += 1
            if step % cfg.validation_every == 0 or step == cfg.max_steps:
                self._validate([o for o in going if not o.error])
        seconds = (time.monotonic() - started) / max(1, len(oracles))
        return [o if isinstance(o, Exception) else o.error or self._finished(o, seconds) for o in made]

    def _finished(self, oracle: _Oracle, seconds: float) -> tuple[Adapter, dict[str, Any]]:
        task = oracle.task
        adapter = Adapter(task.definition or task.name, oracle.best_net.weights(), seconds=seconds)
        return adapter, oracle.facts(seconds)

    def short(self, rows: Sequence[Row], enough: int) -> list[TokenRow]:
        """The rows of at most `max_tokens`, or, where these are not enough, the shortest; sorted by length."""
        cfg = self.config
        ordered = sorted(
            (r for r in tokenise(self.base, list(rows)) if len(r) <= max(cfg.max_tokens, cfg.longest_tokens)), key=len
        )
        return ordered[: max(enough, sum(len(r) <= cfg.max_tokens for r in ordered))]

    def _step(self, oracles: list[_Oracle], n_rows: int, step: int) -> None:
        """One optimizer step of each oracle, on `n_rows` of its own rows. A gradient that is not finite is an error."""
        cfg = self.config

        def work(some: list[_Oracle]) -> None:
            rows = [r for o in some for r in o.draw(n_rows, np.random.default_rng([cfg.seed, step]))]
            batch = make_batch([(r.prompt, r.answer) for r in rows], n_rows, self.base.end_id)
            factors = _together(some)
            loss = self.lm.loss(batch, factors, cfg.label_smoothing) * len(some)  # the sum of what each has by itself
            for o in some:
                o.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            for o in some:
                norm = torch.nn.utils.clip_grad_norm_(o.net.parameters(), cfg.max_grad_norm)
                o.steps, o.tokens = step + 1, o.tokens + batch.n_tokens // len(some)
                if not torch.isfinite(norm):
                    o.heed(math.nan)
                    continue
                for group in o.optimizer.param_groups:
                    group["lr"] = cfg.lr * cfg.lr_factor(step)
                o.optimizer.step()

        list(self.pool.map(work, [some for w in range(cfg.workers) if (some := oracles[w :: cfg.workers])]))

    @torch.no_grad()
    def _validate(self, oracles: list[_Oracle]) -> None:
        """Mean loss of each oracle over its validation rows, a few of them at a time."""
        jobs = [(o, o.validation[i : i + _ROWS_AT_ONCE]) for o in oracles for i in range(0, len(o.validation), _ROWS_AT_ONCE)]

        def work(job: tuple[_Oracle, list[TokenRow]]) -> float:
            oracle, rows = job
            batch = make_batch([(r.prompt, r.answer) for r in rows], len(rows), self.base.end_id)
            return self.lm.score(batch, _together([oracle]))[0] * len(rows)

        losses = list(self.pool.map(work, jobs))
        for o in oracles:
            o.heed(sum(loss for loss, (of, _) in zip(losses, jobs, strict=True) if of is o) / len(o.validation))


def _together(oracles: Sequence[_Oracle]) -> Factors:
    """Their factors as groups of one batch: per module A (G, L, r, d_in) and B (G, L, d_out, r)."""
    nets = [o.net for o in oracles]
    return {
        m: (torch.stack([n.offset_A[m] for n in nets]), torch.stack([n.offset_B[m] for n in nets]))
        for m in nets[0].spec.target_modules
    }


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
    summary: dict[str, Any] = read_object(path) if path.is_file() else {"tasks": {}}
    trainer = OracleTrainer(base, config)
    how: dict[str, Any] = {"config": asdict(config), "base_model": base.name}
    if init is not None:
        trainer.init = Adapter.load(init, trainer.spec).weights
        seen, wanted = trainer.init.spec, trainer.spec
        if (seen.rank, seen.alpha) != (wanted.rank, wanted.alpha):
            raise ValueError(
                f"{init} has rank {seen.rank} and alpha {seen.alpha}; oracles have rank {wanted.rank} and alpha {wanted.alpha}"
            )
        how["init_sha256"] = sha256_of([init / WEIGHTS_FILE])
    known = {"base_model": base.name, **{k: summary[k] for k in ("config", "init_sha256", "base_model") if k in summary}}
    if summary["tasks"] and known != how:
        raise ValueError(
            f"{out} holds oracles trained with other options or on another base model; give the same, or another folder"
        )
    summary |= {**how, "commit": git_commit()}
    left = [t for t in tasks if not _is_made(t, summary["tasks"].get(t.name), out)]
    left.sort(key=_length)  # rows of similar length stand side by side
    for i in range(0, len(left), config.side_by_side):
        some = left[i : i + config.side_by_side]
        if progress:
            progress(len(tasks) - len(left) + i, len(tasks), ", ".join(t.name for t in some))
        try:
            made = trainer.train(some)
        except _FAILURES:
            made = [_alone(trainer, task) for task in some]  # so that one does not take the others with it
        for task, one in zip(some, made, strict=True):
            if isinstance(one, Exception):
                summary["tasks"][task.name] = {"error": str(one) or repr(one)}
                continue
            adapter, facts = one
            facts["rows_sha256"] = sha256_of([task.folder / "train.jsonl"])
            try:
                adapter.save(out / task.name)
            except (OSError, ValueError) as error:
                facts = {"error": str(error)}
            summary["tasks"][task.name] = facts
        write_json(path, summary)
    if progress:
        progress(len(tasks), len(tasks), "done")
    return summary


def _is_made(task: Task, facts: dict[str, Any] | None, out: Path) -> bool:
    """True when the oracle is there, and of the rows that the task has now."""
    if facts is None or "error" in facts or not (out / task.name / WEIGHTS_FILE).is_file():
        return False
    rows = sha256_of([task.folder / "train.jsonl"])
    return facts.get("rows_sha256", rows) == rows


def _alone(trainer: OracleTrainer, task: Task) -> tuple[Adapter, dict[str, Any]] | Exception:
    try:
        return trainer.train([task])[0]
    except _FAILURES as error:
        return error


def _length(task: Task) -> float:
    """Mean characters of its first rows; 0 where they cannot be read, which training will say."""
    try:
        return float(np.mean([len(r.input) + len(r.target) for r in task.train_rows[:50]] or [0]))
    except (ValueError, OSError):
        return 0.0
