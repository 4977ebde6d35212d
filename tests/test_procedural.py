"""Procedural tasks: what their generators give, and the suite made of them."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import torch

from t2l_core import procedural, written
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


# What the definition says, said a second time
_ANSWERS: dict[str, Callable[[str], str]] = {
    "third_item": lambda text: text.split(", ")[2],
    "every_second_item": lambda text: ", ".join(text.split(", ")[1::2]),
    "without_repeats": lambda text: ", ".join(dict.fromkeys(text.split(", "))),
    "alphabetical_list": lambda text: ", ".join(sorted(text.split(", "))),
    "add_thousands_comma": lambda text: f"{int(text):,}",
    "larger_of_two": lambda text: str(max(map(int, text.split(" or ")))),
    "reverse_digits": lambda text: text[::-1],
    "count_down_three": lambda text: ", ".join(str(int(text) - i) for i in (1, 2, 3)),
    "date_to_iso": lambda text: f"{datetime.strptime(text, '%d %B %Y'):%Y-%m-%d}",
    "clip_with_period": lambda text: f"{text[:4]}.",
    "longer_of_two_words": lambda text: max(text.split(" vs "), key=len),
    "phrase_to_hashtag": lambda text: "#" + "".join(word.capitalize() for word in text.split()),
    "path_extension": lambda text: text.rpartition(".")[2],
    "hide_digits": lambda text: re.sub(r"\d", "#", text),
    "tweet_hashtags": lambda text: " ".join(word for word in text.split() if word.startswith("#")),
    "group_by_age": lambda text: next(
        group
        for least, group in ((65, "senior"), (20, "adult"), (13, "teen"), (0, "child"))
        if int(text.split(", ")[1]) >= least
    ),
}


@pytest.mark.parametrize("name", _ANSWERS)
def test_targets_are_what_the_definition_says(name: str):
    [task] = [t for t in TASKS if t.name == name]
    for row in procedural.rows_of(task, 50, seed=0):
        assert row.target == _ANSWERS[name](row.input), row


def test_an_input_with_two_answers_is_an_error():
    unsure = procedural.Procedural("unsure", "words", "Guess.", lambda rng: ("x", rng.choice("ab")))
    with pytest.raises(ValueError, match="unsure gives 'x' two answers"):
        procedural.rows_of(unsure, 2, seed=0)


def test_rows_are_the_same_for_the_same_seed():
    task = TASKS[0]
    assert procedural.rows_of(task, 20, seed=1) == procedural.rows_of(task, 20, seed=1) != procedural.rows_of(task, 20, seed=2)


def test_every_task_says_what_it_is_in_several_ways():
    said = {}
    for family in procedural.FAMILIES:
        found = procedural.descriptions(family)
        assert set(found) == {t.name for t in TASKS if t.family == family}
        said |= found
    for task in TASKS:
        assert task.definition.rstrip("'\"").endswith(".")
        assert len({d.lower() for d in said[task.name]}) == len(said[task.name]) >= 12
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
    angles = {"one": 0.0, "other": 1.5, TASKS[0].definition: math.acos(0.61), TASKS[1].definition: -math.acos(0.59),
              TASKS[2].definition: 1.5}  # fmt: skip

    def encoder(texts: list[str]) -> torch.Tensor:
        return torch.tensor([[math.cos(angles[t]), math.sin(angles[t])] for t in texts])

    unseen = [Task(said, "heldout", "f", said, "exact_match", (), (), Path()) for said in ("one", "other")]
    assert procedural.unlike([t.definition for t in TASKS[:3]], unseen, encoder) == [False, True, False]  # type: ignore[arg-type]


def test_two_tasks_cannot_share_a_name():
    def twice(rng: random.Random) -> tuple[str, str]:
        return str(rng.random()), "x"

    twice.__name__ = TASKS[0].name
    with pytest.raises(ValueError, match=TASKS[0].name):
        procedural.task()(twice)


def test_the_command_makes_a_suite_without_what_is_like_an_unseen_task(
    suite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from t2l_core import cli

    like = {load_suite(suite, "heldout")[0].definition, TASKS[1].definition}
    own = {load_suite(suite, "train")[0].definition, TASKS[0].definition}  # a training task may be near
    axis = {text: i for i, texts in enumerate((like, own)) for text in texts}
    monkeypatch.setattr(procedural, "all_tasks", lambda: TASKS[:2])
    monkeypatch.setattr(written, "all_tasks", list)
    monkeypatch.setattr(
        "t2l_core.text_encoder.load_text_encoder",
        lambda _name: lambda texts: torch.stack([torch.eye(3)[axis.get(text, 2)] for text in texts]),
    )

    def make(*words: str) -> int:
        monkeypatch.setattr("sys.argv", ["t2l_core", "tasks", "make", "--out", str(tmp_path / "made"), "--json", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0)

    assert make("--unlike", str(suite)) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["tasks"], value["written"], value["left_out"]) == (1, [TASKS[0].name], [TASKS[1].name])
    assert [t.name for t in load_suite(tmp_path / "made")] == [TASKS[0].name]
    assert make() == 0  # everything
    assert json.loads(capsys.readouterr().out)["written"] == [TASKS[1].name]
    assert make("--unlike", str(suite)) == 2  # what it leaves out is there by now
    assert "already holds" in capsys.readouterr().err


def test_the_command_makes_the_tasks_a_checkpoint_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from t2l_core import cli

    def make(checkpoint: Path) -> int:
        monkeypatch.setattr(
            "sys.argv",
            ["t2l_core", "tasks", "make", "--out", str(tmp_path / "made"), "--as-in", str(checkpoint), "--json"],
        )
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0)

    column = written.all_tasks()[0].name
    (tmp_path / "training.json").write_text(
        json.dumps({"tasks": [TASKS[1].name, "other", column], "set_aside_tasks": [TASKS[3].name]})
    )
    assert make(tmp_path) == 0
    assert json.loads(capsys.readouterr().out)["written"] == [TASKS[1].name, TASKS[3].name, column]
    assert make(tmp_path / "made") == 2  # no checkpoint
    assert "training.json does not exist" in capsys.readouterr().err
    (tmp_path / "training.json").write_text(json.dumps({"tasks": ["other"]}))
    assert make(tmp_path) == 2
    assert "no task made by this version" in capsys.readouterr().err
