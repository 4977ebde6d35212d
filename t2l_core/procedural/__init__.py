"""Procedural tasks: generators of rows with descriptions, so that a network meets many tasks that no data set holds.

Enters: a folder, a seed. Leaves: a suite in the format of `tasks.py` (CC0). A task is a function (rng) → (input, target) in a
module of its family; its docstring is its definition and its descriptions stand in `descriptions/<family>.json`.
"""

from __future__ import annotations

import importlib
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from t2l_core.tasks import PROCEDURAL, Row, Task, write_made
from t2l_core.text_encoder import TextEncoder

TRAIN_ROWS, TEST_ROWS = 400, 50
LIKENESS = 0.6  # cosine of two definitions from which on a task counts as too like another; most such pairs do differ
_DRAWS = 20  # for each row wanted: different inputs may be few

Make = Callable[[random.Random], tuple[str, str]]

FAMILIES = (
    *("words", "lists", "numbers", "records", "labels", "facts", "languages", "meaning", "options", "rewrites", "codes"),
    *("grammar", "passages", "messages", "everyday", "knowledge", "pairs", "notation", "sequences", "texts", "amounts"),
    *("inference", "documents", "commonsense", "reviews", "wordforms", "dialogue", "stories", "transforms"),
)


@dataclass(frozen=True)
class Procedural:
    """A generator of rows and what is said of it."""

    name: str
    family: str
    definition: str
    make: Make
    choices: tuple[str, ...] = ()


_tasks: dict[str, Procedural] = {}


def task(*choices: str) -> Callable[[Make], Make]:
    """Register a generator under its own name, with the labels when its answers are a closed set."""

    def register(make: Make) -> Make:
        name, family = make.__name__, make.__module__.rsplit(".", 1)[-1]
        if name in _tasks:
            raise ValueError(f"two procedural tasks are called {name}")
        _tasks[name] = Procedural(name, family, " ".join((make.__doc__ or "").split()), make, choices)
        return make

    return register


def all_tasks() -> list[Procedural]:
    """Every procedural task, family by family."""
    for family in FAMILIES:
        importlib.import_module(f"{__name__}.{family}")
    return sorted(_tasks.values(), key=lambda t: FAMILIES.index(t.family))


def descriptions(family: str) -> dict[str, list[str]]:
    """Task name → its descriptions."""
    return json.loads((Path(__file__).parent / "descriptions" / f"{family}.json").read_text(encoding="utf-8"))


def unlike(definitions: Sequence[str], others: Sequence[Task], encoder: TextEncoder) -> list[bool]:
    """Of each definition, whether it is not close to that of any of these tasks, which are to stay unseen."""
    mine, theirs = encoder(list(definitions)), encoder([t.definition for t in others])
    return ((mine @ theirs.T).max(dim=1).values < LIKENESS).tolist()


def rows_of(task: Procedural, n: int, seed: int) -> list[Row]:
    """At most `n` rows with different inputs, the same for the same seed."""
    rng = random.Random(f"{task.name} {seed}")
    rows: dict[str, Row] = {}
    for _ in range(_DRAWS * n):
        source, target = task.make(rng)
        if rows.setdefault(source, Row(source, (target,))).target != target:
            raise ValueError(f"{task.name} gives {source!r} two answers: {rows[source].target!r} and {target!r}")
        if len(rows) == n:
            break
    return list(rows.values())


def make_suite(out: Path, tasks: Sequence[Procedural], seed: int = 0) -> list[str]:
    """Write training tasks as a suite; returns the names of those written. Tasks that are there already stay as they are."""
    written = []
    said = {family: descriptions(family) for family in FAMILIES}
    for task in tasks:
        if (out / task.name / "task.json").is_file():
            continue
        rows = rows_of(task, TRAIN_ROWS + TEST_ROWS, seed)
        n_test = min(TEST_ROWS, len(rows) // 5)
        write_made(
            out / task.name,
            PROCEDURAL,
            family=f"procedural {task.family}",
            definition=task.definition,
            choices=task.choices,
            descriptions=said[task.family][task.name],
            unseen=(),
            train=rows[n_test:],
            test=rows[:n_test],
        )
        written.append(task.name)
    return written
