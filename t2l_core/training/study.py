"""Studies: the same training several times over, with one thing changed, and what each run scores.

Enters: a suite, models, a function that scores a checkpoint. Leaves: one JSON a study, a run folder and a checkpoint a run. A
study goes on where it stopped: runs in its JSON are not made again, a run in between resumes from its last save.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from t2l_core.adapter import WEIGHTS_FILE
from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import load_checkpoint, read_object, write_json
from t2l_core.provenance import git_commit, sha256_of
from t2l_core.tasks import Task, load_suite, tasks_together
from t2l_core.text_encoder import TextEncoder
from t2l_core.training.config import SFTConfig
from t2l_core.training.multitask import MultitaskTrainer
from t2l_core.training.recon import ReconConfig, ReconTrainer
from t2l_core.training.sft import SFTTrainer, set_aside

VARIANTS = ("L", "M", "S")
_LATER = ("suite", "text_encoder", "oracles")  # what a study is of, but earlier versions did not write
MEASURED_STEPS = 50  # from whose tokens follows how many steps a number of tokens is

# (checkpoint, tasks, methods) → the score of each method, on test rows. Raises where a task fails.
Score = Callable[[Path, Sequence[Task], Sequence[str]], dict[str, float]]


@dataclass(frozen=True)
class Variation:
    """A run of an ablation."""

    config: SFTConfig
    descriptions: int = 0  # of each task to train on, its definition one of them where there are no others; 0 for all
    init: Path | None = None  # checkpoint to start from
    beside: Path | None = None  # another suite to train on as well
    multitask: bool = False  # one LoRA for all tasks instead of a hypernetwork

    @property
    def methods(self) -> tuple[str, ...]:
        """What its result is scored as."""
        if self.multitask:
            return ("multitask", "multitask_prompted")
        return ("hyperdecoder",) if self.config.condition == "input" else ("t2l", "t2l_prompted", "t2l_shuffled")


@dataclass
class Study:
    """What all studies need. `encoder` gives the text encoder, with or without words."""

    suite: Sequence[Task]  # all splits
    base: BaseModel
    encoder: Callable[[bool], TextEncoder]
    score: Score
    out: Path
    seed: int = 0
    scoring: dict[str, Any] = field(default_factory=dict)  # how `score` scores, for the record
    stop: threading.Event = field(default_factory=threading.Event)
    say: Callable[[str], None] = lambda _: None
    progress: Callable[[int, int, str], None] | None = None

    def compression(
        self, oracles: Path, config: ReconConfig, sizes: Sequence[int] = (16, 64, 0), variants: Sequence[str] = VARIANTS
    ) -> dict[str, Any]:
        """How many oracles one network holds: bytes of both, and the scores of both on the test rows of the same tasks.

        `sizes` are numbers of tasks, 0 for all.
        """
        oracle_scores: dict[int, float] = {}  # the same for every variant
        tasks, encoder = self._split("train"), self.encoder(False)

        def run(folder: Path, variant: str, n: int) -> dict[str, Any] | None:
            options = replace(config, seed=self.seed, variant=variant, n_tasks=n, set_aside_tasks=0)
            out = folder / "checkpoint"
            trainer = ReconTrainer(
                tasks, oracles, self.base, encoder, options, folder, out, resume=_begun(folder), say=self.say
            )
            checkpoint = trainer.run(progress=self.progress, stop=self.stop)
            if self.stop.is_set():
                return None
            if n not in oracle_scores:
                oracle_scores[n] = self.score(checkpoint, trainer.tasks, ("oracle",))["oracle"]
            scores = self.score(checkpoint, trainer.tasks, ("t2l",)) | {"oracle": oracle_scores[n]}
            theirs = sum((oracles / t.name / WEIGHTS_FILE).stat().st_size for t in trainer.tasks)
            ours = (checkpoint / "hypernet.safetensors").stat().st_size
            return {
                "tasks": len(trainer.tasks),
                "oracle_bytes": theirs,
                "hypernet_bytes": ours,
                "ratio": round(ours / theirs, 4),
                "oracle_score": scores["oracle"],
                "t2l_score": scores["t2l"],
                "kept": round(scores["t2l"] / scores["oracle"], 4) if scores["oracle"] else None,
                "reconstruction_error": round(trainer.reconstruction_error(), 4),
            }

        plan = {f"{v}, {n or 'all'} oracles": (v, n) for n in sizes for v in variants}
        made = sha256_of(sorted(oracles.glob(f"*/{WEIGHTS_FILE}")))
        return self._all("compression", plan, run, {"options": asdict(config), "oracles": made})

    def scaling(self, config: SFTConfig, total_tokens: int, sizes: Sequence[int] = (16, 32, 64, 128, 0)) -> dict[str, Any]:
        """Scores on held-out tasks after training on ever more tasks, smaller sets within larger ones, at equal tokens."""
        config = replace(config, seed=self.seed)
        aside = set_aside(self._split("train"), config)
        kept = [t for t in self._split("train") if t.name not in aside]
        order = np.random.default_rng(self.seed).permutation(len(kept)).tolist()

        def run(folder: Path, n: int) -> dict[str, Any] | None:
            chosen = {kept[i].name for i in order[: n or None]} | aside
            tasks = [t for t in self._split("train") if t.name in chosen]
            return self._sft(folder, tasks, Variation(config), aside, total_tokens)

        plan = {f"{n or 'all'} tasks": (n,) for n in sizes if n < len(kept)}
        return self._all("scaling", plan, run, {"options": asdict(config), "total_tokens": total_tokens})

    def ablation(self, runs: dict[str, Variation], total_tokens: int) -> dict[str, Any]:
        """Scores on held-out tasks of runs that differ in one thing, at equal tokens."""

        def run(folder: Path, variation: Variation) -> dict[str, Any] | None:
            config, tasks = replace(variation.config, seed=self.seed), self._split("train")
            if variation.descriptions:
                tasks = [_told_in(t, variation.descriptions) for t in tasks]
            aside = None if variation.init else set_aside(tasks, config)  # else those of the checkpoint to start from
            if variation.beside:
                tasks = tasks_together([*tasks, *load_suite(variation.beside, "train")])
            return self._sft(folder, tasks, replace(variation, config=config), aside, total_tokens)

        return self._all("ablation", {name: (v,) for name, v in runs.items()}, run, {"total_tokens": total_tokens})

    def _split(self, split: str) -> list[Task]:
        return [t for t in self.suite if t.split == split]

    def _all(
        self, kind: str, plan: dict[str, Any], run: Callable[..., dict[str, Any] | None], of: dict[str, Any]
    ) -> dict[str, Any]:
        """Make the runs of a plan that are not in the study's JSON yet. Raises ValueError when that is of other options."""
        path = self.out / f"{kind}.json"
        suite = sha256_of(f for t in self.suite for f in t.files)
        of = {"study": kind, "seed": self.seed, "base_model": self.base.name, "suite": suite, **self.scoring, **of}
        results: dict[str, Any] = {**of, "plan": {}, "runs": {}}
        if path.is_file():
            results = read_object(path)
            other = [k for k, value in of.items() if results.get(k, value if k in _LATER else None) != value]
            if other:
                raise ValueError(f"{path} is of another {', '.join(other)}; give the same, or another --out folder")
        for name, arguments in plan.items():
            how = json.loads(json.dumps([asdict(a) if isinstance(a, Variation) else a for a in arguments], default=str))
            folder = self.out / kind / folder_name(name)
            if results["plan"].get(name, how) != how:
                if name in results["runs"] or _begun(folder):
                    raise ValueError(f"{path} has a run {name!r} with other options; give these, or the run another name")
                shutil.rmtree(folder, ignore_errors=True)  # it never got to its first save
            if name in results["runs"]:
                continue
            results["plan"][name] = how
            write_json(path, results)
            folder.mkdir(parents=True, exist_ok=True)
            self.say(f"{kind}: {name}")
            found = run(folder, *arguments)
            if found is None:
                break
            results["runs"][name] = {**found, "commit": git_commit()}
            write_json(path, results)
        return results

    def _sft(
        self, folder: Path, tasks: list[Task], variation: Variation, aside: set[str] | None, total_tokens: int
    ) -> dict[str, Any] | None:
        config, kind = variation.config, MultitaskTrainer if variation.multitask else SFTTrainer

        def trainer(config: SFTConfig, resume: bool) -> SFTTrainer:
            encoder, out = self.encoder(config.words), folder / "checkpoint"
            init = load_checkpoint(variation.init) if variation.init and not resume else None
            return kind(tasks, self.base, encoder, config, folder, out, resume=resume, init=init, aside=aside, say=self.say)

        plan = folder / "steps.json"  # as many as the tokens are for: rows of other tasks have other lengths
        if not plan.is_file():
            sampler = trainer(config, False).sampler
            drawn = [sum(b.n_tokens for b in sampler.draw(step).batches) for step in range(MEASURED_STEPS)]
            write_json(plan, {"total_steps": max(1, round(total_tokens / float(np.mean(drawn))))})
        steps = read_object(plan)["total_steps"]
        shrink = steps / config.total_steps
        warmup, decay = (int(n * min(1.0, shrink)) for n in (config.warmup_steps, config.decay_steps))
        run = trainer(replace(config, total_steps=steps, warmup_steps=warmup, decay_steps=decay), _begun(folder))
        checkpoint = run.run(progress=self.progress, stop=self.stop)
        if self.stop.is_set():
            return None
        scores = self.score(checkpoint, self._split("heldout"), variation.methods)
        return {
            "tasks": len(run.sampler.tasks),
            "steps": run.state.step,
            "tokens": run.state.tokens,
            **{f"{m}_score": scores[m] for m in variation.methods},
        }


def folder_name(run: str) -> str:
    return run.replace(", ", "-").replace(" ", "-")


def _told_in(task: Task, n: int) -> Task:
    """The task with its first `n` descriptions to train on, of which the definition is the last."""
    *others, last = (*task.train_descriptions, task.definition)[:n]
    return replace(task, train_descriptions=tuple(others), definition=last)


def _begun(folder: Path) -> bool:
    return (folder / "state.safetensors").is_file()
