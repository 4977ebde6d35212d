"""Written tasks: banks of short texts, each text answered in several ways, one task a column.

Enters: a folder. Leaves: a suite in the format of `tasks.py` (CC0). A bank is `banks/<bank>.json`: its `rows` have an `input`
and an answer for each of its `columns` (a few are left out where they make no sense). The tasks of a bank share their inputs,
so that only the description can tell which answer is wanted. Texts, answers and descriptions were written for this project by
a language model; none is from a data set.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from t2l_core.tasks import WRITTEN, Row, write_made

TEST_ROWS = 6


@dataclass(frozen=True)
class Written:
    """One column of a bank."""

    name: str
    bank: str
    definition: str
    descriptions: tuple[str, ...]
    unseen: tuple[str, ...]  # descriptions to judge by
    rows: tuple[Row, ...]
    choices: tuple[str, ...] = ()  # the labels, when the answers are a closed set
    span: bool = False  # the answer stands in the input


def all_tasks() -> list[Written]:
    """Every written task, bank by bank."""
    return [task for path in sorted((Path(__file__).parent / "banks").glob("*.json")) for task in _tasks_of(path)]


def _tasks_of(path: Path) -> list[Written]:
    bank = json.loads(path.read_text(encoding="utf-8"))
    return [
        Written(
            name=f"{path.stem}_{column}",
            bank=path.stem,
            definition=said["definition"],
            descriptions=tuple(said["descriptions"]),
            unseen=tuple(said["unseen"]),
            rows=tuple(Row(row["input"], (row[column],)) for row in bank["rows"] if row.get(column)),
            choices=tuple(said.get("choices", ())),
            span=bool(said.get("span")),
        )
        for column, said in bank["columns"].items()
    ]


def make_suite(out: Path, tasks: Sequence[Written], seed: int = 0) -> list[str]:
    """Write training tasks as a suite; returns the names of those written. Tasks that are there already stay as they are."""
    made = []
    for task in tasks:
        if (out / task.name / "task.json").is_file():
            continue
        # The same order in every column, so that a text is held back from all of them.
        rows = sorted(task.rows, key=lambda row: random.Random(f"{row.input} {seed}").random())
        write_made(
            out / task.name,
            WRITTEN,
            family=f"written {task.bank.replace('_', ' ')}",
            definition=task.definition,
            choices=task.choices,
            descriptions=task.descriptions,
            unseen=task.unseen,
            train=rows[TEST_ROWS:],
            test=rows[:TEST_ROWS],
        )
        made.append(task.name)
    return made
