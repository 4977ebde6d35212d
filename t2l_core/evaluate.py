"""Methods × tasks → results: scores with intervals, per task, as one JSON.

Enters: tasks, methods, a loaded `Text2LoRA`. Leaves: a results dict (see `evaluate`). Exact match is scored by teacher
forcing (every answer token and the end of turn are the argmax, which is greedy exact match without decoding, token for
token: a right answer spelled in other tokens counts as wrong); the other metrics decode greedily.
"""

from __future__ import annotations

import json
import platform
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from t2l_core.baselines import TRAINED, WITHOUT_CHECKPOINT, Methods
from t2l_core.checkpoint import write_atomically
from t2l_core.engine import Column, Engine, Sampling, teacher_forced
from t2l_core.metrics import METRICS
from t2l_core.tasks import Row, Task
from t2l_core.text2lora import Text2LoRA

TOKENS_AT_ONCE = 2048  # padded tokens of one teacher-forced batch
ARROW_TOKENS_AT_ONCE = 256  # every token meets every oracle
ROWS_AT_ONCE = 32
SPARE_TOKENS = {"contains_number": 128}  # how far decoding may run past the longest reference: room for a derivation
_SPARE = 8  # of the other metrics


class Journal:
    """What an evaluation has scored so far, one JSON object a line, so that one of hours can be stopped and resumed.

    The first line is `of`, what is evaluated and how. Raises ValueError when the file to resume belongs to another evaluation.
    """

    def __init__(self, path: Path, of: dict[str, Any], *, resume: bool) -> None:
        self.path, self.of, self.begun = path, of, False
        self.scored: dict[tuple[str, str], tuple[dict[str, Any], float]] = {}
        if resume and path.is_file():
            whole = path.read_text(encoding="utf-8").rpartition("\n")[0]  # a line cut off by a kill is scored again
            first, *lines = [json.loads(line) for line in whole.split("\n") if line] or [of]
            if first != of:
                other = ", ".join(k for k in of if first.get(k) != of[k])
                raise ValueError(f"{path} belongs to an evaluation with another {other}; leave --resume out to start anew")
            self.scored = {(e["task"], e["method"]): (e["entry"], e["seconds"]) for e in lines if "error" not in e["entry"]}
            self.begun = bool(whole)
            if self.begun:
                write_atomically(path, lambda p: p.write_text(whole + "\n", encoding="utf-8"))

    def get(self, task: str, method: str) -> tuple[dict[str, Any], float] | None:
        return self.scored.get((task, method))

    def add(self, task: str, method: str, entry: dict[str, Any], seconds: float) -> None:
        line = {"task": task, "method": method, "entry": entry, "seconds": round(seconds, 2)}
        if not self.begun:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(json.dumps(self.of) + "\n", encoding="utf-8")
            self.begun = True
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def evaluate(
    t2l: Text2LoRA,
    tasks: Sequence[Task],
    methods: Sequence[str],
    *,
    limit: int | None = None,
    seed: int = 0,
    commit: str = "unknown",
    multitask: Path | None = None,
    oracles: Path | None = None,
    hyperdecoder: Path | None = None,
    every_description: bool = False,
    validation: int = 0,
    journal: Journal | None = None,
    earlier: dict[str, Any] | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> dict[str, Any]:
    """Score every method on the test rows of every task.

    Returns {"summary": {method: {score, low, high, tasks, rows, failed, seconds}}, "by_metric": the same for each metric,
    "tasks": {name: {method: {score, low, high, rows, metric} or {error}}}, "seed", "commit", …}. A task that fails is an error
    in the table, never left out. Intervals are bootstrap 95 %: a task's over its rows, the others over tasks. With
    `every_description` methods that are told the description answer every row under each unseen one: the score is the mean,
    "descriptions" holds each one's, and the summary's "spread" is the mean over tasks of their standard deviation. With
    `validation` the rows are instead that many of the training rows that no run trains on, to choose a checkpoint by. What the
    `journal` already holds is not scored again; nor is what `earlier` results, of another checkpoint, say of methods that no
    checkpoint touches ("carried": {method: commit}). Raises ValueError for an unknown method, for one that
    was shown the validation rows, and where `earlier` results are not of the same tasks, rows, seed and trained inputs.
    """
    suite = Methods(t2l, tasks, seed, multitask, oracles, hyperdecoder)
    unknown = [m for m in methods if m not in suite.names]
    if unknown:
        raise ValueError(f"unknown methods {', '.join(unknown)}; available: {', '.join(suite.names)}")
    if validation and "few_shot" in methods:
        raise ValueError("few_shot takes its solved rows from train.jsonl, validation rows among them; leave it out here")
    for method in methods if validation else ():
        if method in TRAINED and (held_back := suite.held_back(TRAINED[method])) < validation:
            raise ValueError(
                f"{method} cannot be judged by {validation} validation rows: what it stands on ({TRAINED[method]}) was trained "
                f"on all but {held_back}; leave it out, or train it with --set validation_rows={validation}"
            )
    how = {"limit": limit, "seed": seed, "every_description": every_description, "validation": validation}
    how["base_model"] = t2l.base.name
    carried = _carried(earlier, methods, tasks, how, suite) if earlier else {}
    results, seconds = {}, {m: earlier["summary"][m]["seconds"] if earlier and m in carried else 0.0 for m in methods}
    done, total = 0, len(tasks) * len(methods)
    for task in tasks:
        results[task.name] = {}
        for method in methods:
            known = journal.get(task.name, method) if journal else None
            if earlier and method in carried:
                known = earlier["tasks"][task.name][method], 0.0
            before = time.perf_counter()
            entry, spent = known or (_score_task(suite, method, task, limit, every_description, validation), 0.0)
            spent += time.perf_counter() - before
            if journal and not known:
                journal.add(task.name, method, entry, spent)
            results[task.name][method] = entry
            seconds[method] += spent
            done += 1
            if progress:
                progress(done, total, f"{task.name} · {method}")
    return {
        **_summaries(results, tasks, methods, seconds, seed),
        "families": {t.name: t.family for t in tasks},
        "tasks": results,
        "seed": seed,
        "commit": commit,
        "limit": limit,
        "split": sorted({t.split for t in tasks}),
        "checkpoint_sha256": t2l.checkpoint.sha256,
        "every_description": every_description,
        "validation": validation,
        "base_model": t2l.base.name,
        "inputs": (earlier or {}).get("inputs", {}) | suite.inputs(),
        "carried": carried,
        "seconds": round(sum(seconds.values()), 1),
        "machine": f"{platform.machine()}, {torch.get_num_threads()} threads, torch {torch.__version__}",
    }


def _summaries(
    results: dict[str, Any], tasks: Sequence[Task], methods: Sequence[str], seconds: dict[str, float], seed: int
) -> dict[str, Any]:
    """What the tasks' entries come to: over all, for each metric, and t2l against every other method."""
    metric_of = {t.name: t.metric for t in tasks}
    return {
        "summary": {m: {**_summary(results, m, seed), "seconds": round(seconds[m], 1)} for m in methods},
        "by_metric": {
            metric: {m: _summary({n: r for n, r in results.items() if metric_of[n] == metric}, m, seed) for m in methods}
            for metric in sorted(set(metric_of.values()))
        },
        "differences": {
            f"{own} - {m}": _difference(results, own, m, seed)
            for own in ("t2l", "t2l_prompted")
            for m in methods
            if own in methods and m != own
        },
    }


def _carried(
    earlier: dict[str, Any], methods: Sequence[str], tasks: Sequence[Task], how: dict[str, Any], suite: Methods
) -> dict[str, str]:
    """Method → commit that scored it, for the methods taken over from earlier results: those whose inputs are the same."""
    inputs, earlier = earlier.get("inputs", {}), {"validation": 0, **earlier}
    changed = {k for k, v in suite.inputs().items() if k in inputs and inputs[k]["sha256"] != v["sha256"]}
    same = {m for m, needed in WITHOUT_CHECKPOINT.items() if needed not in changed}
    found = {m for m in methods if m in same and m in earlier["summary"] and not earlier["summary"][m]["failed"]}
    other = [f"{k} {earlier[k]} instead of {v}" for k, v in how.items() if earlier.get(k, v) != v]
    other += ["other tasks"] * (list(earlier["tasks"]) != [t.name for t in tasks] or "tasks" in changed)
    if other:
        raise ValueError(f"the earlier results have {', '.join(other)}; nothing can be carried over from them")
    return {m: earlier.get("carried", {}).get(m, earlier["commit"]) for m in methods if m in found}


def _score_task(
    suite: Methods, method: str, task: Task, limit: int | None, every_description: bool, validation: int
) -> dict[str, Any]:
    try:
        rows = (task.validation_rows(validation) if validation else task.test_rows)[:limit]
        if not rows:
            raise ValueError(f"task {task.name} has no {'validation' if validation else 'test'} rows")
        n = suite.described(method, task) if every_description else 0
        passes = [suite.columns(method, task, rows, description=i) for i in range(n)] or [suite.columns(method, task, rows)]
        base = suite.base_for(method)
        own = base is suite.t2l.base
        engine, at_once = (suite.t2l.engine, TOKENS_AT_ONCE) if own else (Engine(base), ARROW_TOKENS_AT_ONCE)
        if task.metric == "exact_match":
            scored = [greedy_exact_match(engine, columns, rows, at_once) for columns in passes]
        else:
            scored = [_decoded_scores(engine, columns, rows, task.metric, at_once) for columns in passes]
    except (ValueError, OSError, RuntimeError, LookupError, ArithmeticError) as error:
        return {"error": str(error) or repr(error)}
    each = {"descriptions": [round(float(np.mean(s)), 4) for s in scored]} if n else {}
    low, mean, high = _bootstrap(np.mean(scored, axis=0), suite.seed)  # over rows; each row's mean over descriptions
    return {"score": mean, "low": low, "high": high, "rows": len(rows), "metric": task.metric, **each}


@torch.inference_mode()
def greedy_exact_match(
    engine: Engine, columns: Sequence[Column], rows: Sequence[Row], tokens_at_once: int = TOKENS_AT_ONCE
) -> list[float]:
    """1 for each row whose greedy answer would be one of its references, without decoding."""
    base = engine.base
    jobs = [  # one for each reference of each row
        (i, (column.prompt_ids, [*base.encode(reference), base.end_id]), column.weights)
        for i, (column, row) in enumerate(zip(columns, rows, strict=True))
        for reference in row.targets
    ]
    jobs.sort(key=lambda job: len(job[1][0]) + len(job[1][1]))
    scores = [0.0] * len(rows)
    while jobs:
        longest = len(jobs[-1][1][0]) + len(jobs[-1][1][1])
        n = max(1, min(ROWS_AT_ONCE, tokens_at_once // longest))
        batch, jobs = jobs[-n:], jobs[:-n]
        ids, targets = teacher_forced([job[1] for job in batch], base.end_id)
        hidden = engine.hidden(ids, [job[2] for job in batch])
        where, at = (targets != -100).nonzero(as_tuple=True)
        right = base.model.lm_head(hidden[where, at]).argmax(-1).cpu() == targets[where, at]
        wrong = torch.bincount(where, weights=(~right).double(), minlength=len(batch))
        for k, (i, *_) in enumerate(batch):
            scores[i] = max(scores[i], float(wrong[k] == 0))
    return scores


def _decoded_scores(
    engine: Engine, columns: Sequence[Column], rows: Sequence[Row], metric: str, tokens_at_once: int
) -> list[float]:
    longest = max(len(ids) for ids in engine.base.encode_many([t for r in rows for t in r.targets]))
    sampling = Sampling(max_new_tokens=longest + SPARE_TOKENS.get(metric, _SPARE))
    order = sorted(range(len(rows)), key=lambda i: len(columns[i].prompt_ids))
    scores = [0.0] * len(rows)
    while order:
        n = max(1, min(ROWS_AT_ONCE, tokens_at_once // len(columns[order[-1]].prompt_ids)))
        chunk, order = order[-n:], order[:-n]
        for i, state in zip(chunk, engine.complete([columns[i] for i in chunk], sampling), strict=True):
            scores[i] = METRICS[metric](state.text, rows[i].targets)
    return scores


def _summary(results: dict[str, Any], method: str, seed: int) -> dict[str, Any]:
    """Mean over tasks with a bootstrap 95 % interval over tasks; failed tasks are counted as failed, not as zero."""
    entries = [r[method] for r in results.values()]
    scores = np.array([e["score"] for e in entries if "score" in e])
    if not len(scores):
        return {"score": None, "low": None, "high": None, "tasks": 0, "rows": 0, "failed": len(entries)}
    low, mean, high = _bootstrap(scores, seed)
    spreads = [float(np.std(e["descriptions"], ddof=1)) for e in entries if len(e.get("descriptions", ())) > 1]
    spread = {"spread": round(float(np.mean(spreads)), 4)} if spreads else {}
    return {
        "score": mean,
        "low": low,
        "high": high,
        "tasks": len(scores),
        "rows": sum(e["rows"] for e in entries if "score" in e),
        "failed": len(entries) - len(scores),
        **spread,
    }


def _difference(results: dict[str, Any], one: str, other: str, seed: int) -> dict[str, Any]:
    """Mean paired difference over the tasks that both methods finished, with a bootstrap 95 % interval over tasks."""
    pairs = [(r[one]["score"], r[other]["score"]) for r in results.values() if "score" in r[one] and "score" in r[other]]
    if not pairs:
        return {"score": None, "low": None, "high": None, "tasks": 0}
    low, mean, high = _bootstrap(np.array([a - b for a, b in pairs]), seed)
    return {"score": mean, "low": low, "high": high, "tasks": len(pairs)}


def _bootstrap(values: np.ndarray, seed: int) -> tuple[float, float, float]:
    """(low, mean, high): the mean and its 95 % interval when the tasks are drawn anew."""
    rng = np.random.default_rng(seed)
    means = values[rng.integers(len(values), size=(2000, len(values)))].mean(1)
    low, high = np.quantile(means, [0.025, 0.975])
    return round(float(low), 4), round(float(values.mean()), 4), round(float(high), 4)
