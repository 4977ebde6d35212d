"""Task suites: folders of small text-to-text tasks.

Enters: a folder with one folder a task (task.json, train.jsonl, test.jsonl). Leaves: `Task` objects. Knows nothing of
models.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

SPLITS = ("train", "heldout", "benchmark")
METRICS = ("exact_match", "rouge_l", "contains_number")


@dataclass(frozen=True)
class Row:
    """One instance: the bare input, and every accepted answer, the preferred one first."""

    input: str
    targets: tuple[str, ...]

    @property
    def target(self) -> str:
        return self.targets[0]


@dataclass(frozen=True)
class Task:
    """A task with its descriptions; rows are read from disk when asked for."""

    name: str
    split: str
    family: str
    definition: str
    metric: str
    train_descriptions: tuple[str, ...]  # to train on (empty outside the train split)
    eval_descriptions: tuple[str, ...]  # never to be trained on
    folder: Path
    source: str = ""
    license: str = ""

    @cached_property
    def train_rows(self) -> list[Row]:
        return _read_rows(self.folder / "train.jsonl")

    @cached_property
    def test_rows(self) -> list[Row]:
        return _read_rows(self.folder / "test.jsonl")


def _read_rows(path: Path) -> list[Row]:
    rows = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                item = json.loads(line)
                rows.append(Row(item["input"], tuple(item.get("targets") or [item["target"]])))
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise ValueError(f"{path}, line {number}: wanted an object with input and target, got {line[:60]!r}") from error
    return rows


def load_task(folder: Path) -> Task:
    """Read one task folder. Raises ValueError or FileNotFoundError naming the file."""
    path = folder / "task.json"
    if not path.is_file():
        raise FileNotFoundError(f"{path} does not exist; a task folder holds task.json, train.jsonl and test.jsonl")
    try:
        info = json.loads(path.read_text(encoding="utf-8"))
        descriptions = info["descriptions"]
        task = Task(
            name=info["name"],
            split=info["split"],
            family=info["family"],
            definition=info["definition"],
            metric=info["metric"],
            train_descriptions=tuple(descriptions.get("train", ())),
            eval_descriptions=tuple(descriptions.get("eval", ())),
            folder=folder,
            source=info.get("source", ""),
            license=info.get("license", ""),
        )
    except (json.JSONDecodeError, KeyError, AttributeError) as error:
        raise ValueError(f"{path} is not a task description: {error!r}") from error
    if task.metric not in METRICS or task.split not in SPLITS:
        raise ValueError(f"{path}: metric {task.metric!r} (known: {METRICS}), split {task.split!r} (known: {SPLITS})")
    return task


def load_suite(folder: str | Path, split: str | None = None) -> list[Task]:
    """All tasks of a suite, of one split when given, sorted by name.

    Raises FileNotFoundError when there is no task, ValueError for an unknown split.
    """
    folder = Path(folder).expanduser()
    if split is not None and split not in SPLITS:
        raise ValueError(f"unknown split {split!r}; known: {', '.join(SPLITS)}")
    tasks = [load_task(path.parent) for path in sorted(folder.glob("*/task.json"))]
    if not tasks:
        raise FileNotFoundError(f"{folder} holds no tasks; wanted folders with task.json, train.jsonl and test.jsonl")
    chosen = [t for t in tasks if split in (None, t.split)]
    if not chosen:
        raise FileNotFoundError(f"{folder} holds no task of split {split!r}; it has {sorted({t.split for t in tasks})}")
    return chosen
