"""Procedural tasks: what their generators give, and the suite made of them."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import torch

from t2l_core import procedural
from t2l_core.tasks import Task, load_suite

TASKS = procedural.all_tasks()


@pytest.mark.parametrize("task", TASKS, ids=lambda t: t.name)
def test_rows_are_short_varied_and_answered_by_the_labels(task: procedural.Procedural):
    rows = procedural.rows_of(task, 100, seed=0)
    assert len(rows) == 100
    assert all(r.input.strip() == r.input and 0 < len(r.input) <= 160 and r.target.strip() for r in rows)
    assert len({r.target for r in rows}) > 1
    if task.choices:
        assert {r.target for r in rows} == set(task.choices)


def test_rows_are_the_same_for_the_same_seed():
    task = TASKS[0]
    assert procedural.rows_of(task, 20, seed=1) == procedural.rows_of(task, 20, seed=1) != procedural.rows_of(task, 20, seed=2)


def test_every_task_says_what_it_is_in_several_ways():
    said = {name: found for family in procedural.FAMILIES for name, found in procedural.descriptions(family).items()}
    assert set(said) == {t.name for t in TASKS}
    for task in TASKS:
        assert task.definition.rstrip("'\"").endswith(".")
        assert len({d.lower() for d in said[task.name]}) >= 10
    assert len({t.definition for t in TASKS}) == len(TASKS)


def test_a_suite_is_made_once_and_loads(tmp_path: Path):
    procedural.make_suite(tmp_path, TASKS[:3])
    made = load_suite(tmp_path, "train")
    assert [t.name for t in made] == sorted(t.name for t in TASKS[:3])
    assert all(len(t.train_rows) > 100 and t.test_rows and t.train_descriptions and t.license == "CC0" for t in made)
    for t in made:
        assert not {r.input for r in t.train_rows} & {r.input for r in t.test_rows}
    before = (made[0].folder / "train.jsonl").stat().st_mtime_ns
    procedural.make_suite(tmp_path, TASKS[:3], seed=5)
    assert (made[0].folder / "train.jsonl").stat().st_mtime_ns == before


def test_nothing_like_an_unseen_task_is_kept():
    def encoder(texts: list[str]) -> torch.Tensor:  # one axis a text: alike only where equal
        axes = torch.eye(len(TASKS))
        where = {t.definition: i for i, t in enumerate(TASKS)}
        return torch.stack([axes[where[text]] for text in texts])

    unseen = Task("held", "heldout", "f", TASKS[2].definition, "exact_match", (), (), Path())
    kept = procedural.unlike(TASKS, [unseen], encoder)  # type: ignore[arg-type]
    assert [t for t in TASKS if t not in kept] == [TASKS[2]]


def test_two_tasks_cannot_share_a_name():
    def twice(rng: random.Random) -> tuple[str, str]:
        return str(rng.random()), "x"

    twice.__name__ = TASKS[0].name
    with pytest.raises(ValueError, match=TASKS[0].name):
        procedural.task()(twice)


def test_the_command_makes_a_suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    from t2l_core import cli

    monkeypatch.setattr(procedural, "all_tasks", lambda: TASKS[:2])
    monkeypatch.setattr("sys.argv", ["t2l_core", "tasks", "make", "--out", str(tmp_path / "suite"), "--json"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    assert json.loads(capsys.readouterr().out)["tasks"] == 2
    assert len(load_suite(tmp_path / "suite")) == 2
