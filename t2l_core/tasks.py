"""Task suites: folders of small text-to-text tasks.

Enters: a folder with one folder a task (task.json, train.jsonl, test.jsonl). Leaves: `Task` objects; or the other way round.
Knows nothing of models.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

SPLITS = ("train", "heldout", "benchmark")
METRICS = ("exact_match", "rouge_l", "contains_number")
PROCEDURAL, WRITTEN = "t2l_core.procedural", "t2l_core.written"  # sources of the tasks that `tasks make` writes


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

    @property
    def known_descriptions(self) -> tuple[str, ...]:
        """What it is told by in training: its descriptions and its definition, each once. Raises ValueError without any."""
        found = tuple(dict.fromkeys(d for d in (*self.train_descriptions, self.definition) if d.strip()))
        if not found:
            raise ValueError(
                f"task {self.name} has neither a description to train on nor a definition; add one to its task.json"
            )
        return found

    @property
    def files(self) -> tuple[Path, ...]:
        """What is on disk of it."""
        return tuple(self.folder / name for name in ("task.json", "train.jsonl", "test.jsonl"))

    def validation_rows(self, most: int) -> list[Row]:
        """The last rows of train.jsonl, at most so many and a fifth of all, which no run trains on."""
        n = min(most, len(self.train_rows) // 5)
        return self.train_rows[len(self.train_rows) - n :]


def _texts(found: Any) -> tuple[str, ...]:
    """A list of texts. Raises TypeError for anything else: a text alone would pass for a list of letters."""
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise TypeError(f"wanted a list of texts, got {found!r:.60}")
    return tuple(found)


def _read_rows(path: Path) -> list[Row]:
    rows = []
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                item = json.loads(line.decode())
                [source] = _texts([item["input"]])
                rows.append(Row(source, _texts(item.get("targets") or [item["target"]])))
            except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
                raise ValueError(
                    f"{path}, line {number}: wanted an object with the texts input and target, got {line[:60]!r} ({error!r})"
                ) from error
    return rows


def load_task(folder: Path) -> Task:
    """Read one task folder. Raises ValueError or FileNotFoundError naming the file."""
    path = folder / "task.json"
    if not path.is_file():
        raise FileNotFoundError(f"{path} does not exist; a task folder holds task.json, train.jsonl and test.jsonl")
    try:
        info = json.loads(path.read_text(encoding="utf-8"))
        name, split, family, definition, metric = _texts([info[k] for k in ("name", "split", "family", "definition", "metric")])
        descriptions = info["descriptions"]
        task = Task(
            name=name,
            split=split,
            family=family,
            definition=definition,
            metric=metric,
            train_descriptions=_texts(descriptions.get("train", [])),
            eval_descriptions=_texts(descriptions.get("eval", [])),
            folder=folder,
            source=str(info.get("source", "")),
            license=str(info.get("license", "")),
        )
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, AttributeError, TypeError) as error:
        raise ValueError(f"{path} is not a task description: {error!r}") from error
    if not name or name == ".." or Path(name).name != name:  # it names the folder of the task's oracle
        raise ValueError(f"{path}: the name {name!r} cannot be that of a folder; wanted one without slashes")
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
    twice = _named_twice(tasks)
    if twice:
        raise ValueError(f"{folder} has more than one task called {', '.join(twice)}; give each a name of its own")
    return sorted(chosen, key=lambda t: t.name)


def load_suites(folders: Iterable[str | Path], split: str) -> list[Task]:
    """The tasks of a split of several suites, sorted by name. Raises also where two suites have a task of one name."""
    return tasks_together(t for folder in folders for t in load_suite(folder, split))


def tasks_together(tasks: Iterable[Task]) -> list[Task]:
    """Tasks of several suites, sorted by name. Raises ValueError where two have one name."""
    found = sorted(tasks, key=lambda t: t.name)
    twice = _named_twice(found)
    if twice:
        raise ValueError(f"more than one suite has a task called {', '.join(twice)}; give each suite once")
    return found


def _named_twice(tasks: Sequence[Task]) -> list[str]:
    return sorted(name for name, n in Counter(t.name for t in tasks).items() if n > 1)


def with_wordings(tasks: Sequence[Task], path: Path) -> list[Task]:
    """The tasks with further descriptions to train on, from a JSON object {task name: [descriptions]}.

    Raises FileNotFoundError or ValueError: for another form, and for a description kept to judge the task by.
    """
    path = path.expanduser()
    if not path.is_file():
        raise FileNotFoundError(f"{path} does not exist; wanted a JSON file of further descriptions")
    try:
        more = json.loads(path.read_text(encoding="utf-8"))
        fits = all(isinstance(found, list) and all(isinstance(d, str) and d.strip() for d in found) for found in more.values())
    except (json.JSONDecodeError, UnicodeDecodeError, AttributeError) as error:
        raise ValueError(f"{path}: wanted a JSON object {{task name: [descriptions]}} ({error})") from error
    if not fits:
        raise ValueError(f"{path}: wanted a JSON object {{task name: [descriptions]}}, each description a text")
    if not any(t.name in more for t in tasks):
        raise ValueError(
            f"{path} has no descriptions of any of the {len(tasks)} tasks; it names {', '.join(list(more)[:3])}, …"
        )
    out = []
    for task in tasks:
        kept = {_bare(d) for d in task.eval_descriptions}
        for wording in more.get(task.name, ()):
            if _bare(wording) in kept:
                raise ValueError(f"{path}: {task.name} is judged by {wording!r}, which cannot be trained on; take it out")
        known = {_bare(d) for d in task.train_descriptions}
        new = {_bare(w): w.strip() for w in reversed(more.get(task.name, ()))}  # the first of several spellings
        fresh = [w for key, w in reversed(new.items()) if key not in known]
        out.append(replace(task, train_descriptions=(*task.train_descriptions, *fresh)))
    return out


def _bare(description: str) -> str:
    """What two spellings of one description share: the text encoder is given a final full stop where there is none."""
    return description.strip().rstrip(".").lower()


def write_task(folder: Path, info: dict[str, Any], train: Sequence[Row], test: Sequence[Row]) -> None:
    """A task's folder, whole or not at all. `info` is what task.json says besides the numbers of rows."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        stage.chmod(0o755)
        for name, rows in (("train", train), ("test", test)):
            with (stage / f"{name}.jsonl").open("w", encoding="utf-8") as file:
                for row in rows:
                    several = {"targets": list(row.targets)} if len(row.targets) > 1 else {}
                    file.write(json.dumps({"input": row.input, "target": row.target, **several}, ensure_ascii=False) + "\n")
        said = json.dumps({**info, "n_train": len(train), "n_test": len(test)}, indent=1, ensure_ascii=False)
        (stage / "task.json").write_text(said + "\n", encoding="utf-8")
        stage.rename(folder)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def write_made(
    folder: Path,
    source: str,
    *,
    family: str,
    definition: str,
    choices: Sequence[str],
    descriptions: Sequence[str],
    unseen: Sequence[str],
    train: Sequence[Row],
    test: Sequence[Row],
) -> None:
    """The folder, named like the task, of a training task of our own (CC0)."""
    info = {
        "name": folder.name,
        "split": "train",
        "family": family,
        "definition": definition,
        "metric": "exact_match",
        **({"choices": list(choices)} if choices else {}),
        "source": source,
        "license": "CC0",
        "descriptions": {"train": list(descriptions), "eval": list(unseen)},
    }
    write_task(folder, info, train, test)
