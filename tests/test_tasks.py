"""Suites and metrics."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from t2l_core.metrics import contains_number, exact_match, rouge_l
from t2l_core.tasks import load_suite, load_suites, with_wordings


def test_the_sample_suite_loads_and_its_rows_are_disjoint(suite: Path):
    tasks = load_suite(suite)
    assert len(tasks) == 12
    assert {t.split for t in tasks} == {"train", "heldout"}
    for t in tasks:
        assert t.license == "CC0"
        assert len(t.train_rows) == len(t.test_rows) == 60
        assert not {r.input for r in t.train_rows} & {r.input for r in t.test_rows}
        assert not set(t.train_descriptions) & set(t.eval_descriptions)


def test_errors_name_the_file_and_the_line(suite: Path, tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="holds no tasks"):
        load_suite(tmp_path)
    with pytest.raises(ValueError, match="unknown split 'dev'"):
        load_suite(suite, "dev")
    shutil.copytree(suite / "uppercase_text", tmp_path / "t")
    with (tmp_path / "t" / "test.jsonl").open("a") as file:
        file.write('{"input": 3}\n')
    [task] = load_suite(tmp_path)
    with pytest.raises(ValueError, match=r"test\.jsonl, line 61"):
        _ = task.test_rows
    for line in (
        b'{"input": "a", "target": 42}',
        b'{"input": "a", "targets": "yes"}',
        b'{"input": "\xff", "target": "a"}',
        b"[]",
    ):
        (tmp_path / "t" / "test.jsonl").write_bytes(line)
        with pytest.raises(ValueError, match=r"test\.jsonl, line 1: wanted an object with the texts input and target"):
            _ = load_suite(tmp_path)[0].test_rows
    info = json.loads((tmp_path / "t" / "task.json").read_text())
    for bad in ({**info, "descriptions": {"train": "Give the plural."}}, {**info, "name": 3}, [], {"name": "x"}):
        (tmp_path / "t" / "task.json").write_text(json.dumps(bad))
        with pytest.raises(ValueError, match="is not a task description"):
            load_suite(tmp_path)
    for name in ("../elsewhere", "..", ""):
        (tmp_path / "t" / "task.json").write_text(json.dumps({**info, "name": name}))
        with pytest.raises(ValueError, match="cannot be that of a folder"):
            load_suite(tmp_path)


def test_a_suite_has_one_task_of_a_name(suite: Path, tmp_path: Path):
    for copy in ("a", "b"):
        shutil.copytree(suite / "uppercase_text", tmp_path / copy)
    with pytest.raises(ValueError, match="more than one task called uppercase_text"):
        load_suite(tmp_path)


def test_several_suites_are_one_without_tasks_of_one_name(suite: Path, tmp_path: Path):
    shutil.copytree(suite / "uppercase_text", tmp_path / "more" / "another")
    with pytest.raises(ValueError, match="task called uppercase_text"):
        load_suites([suite, tmp_path / "more"], "train")
    info = tmp_path / "more" / "another" / "task.json"
    info.write_text(info.read_text().replace('"name": "uppercase_text"', '"name": "another"'))
    names = [t.name for t in load_suites([suite, tmp_path / "more"], "train")]
    assert names == sorted([*(t.name for t in load_suite(suite, "train")), "another"])


def test_further_wordings_are_added_but_never_those_a_task_is_judged_by(suite: Path, tmp_path: Path):
    tasks, path = load_suite(suite, "train"), tmp_path / "wordings.json"
    first = tasks[0]
    path.write_text(
        json.dumps(
            {
                first.name: ["another way to say it", "Another way to say it ", first.train_descriptions[0].upper()],
                "unknown": ["x"],
            }
        )
    )
    found = with_wordings(tasks, path)
    assert found[0].train_descriptions == (*first.train_descriptions, "another way to say it")
    assert found[1:] == tasks[1:]
    for spelling in (first.eval_descriptions[0].upper(), first.eval_descriptions[0].rstrip(".")):
        path.write_text(json.dumps({first.name: [spelling]}))
        with pytest.raises(ValueError, match=f"{first.name} is judged by"):
            with_wordings(tasks, path)
    path.write_text('{"elsewhere": ["x"]}')
    with pytest.raises(ValueError, match="no descriptions of any of the"):
        with_wordings(tasks, path)
    for bad in ("[1]", '{"a": "text"}', '{"a": [""]}', "{"):
        path.write_text(bad)
        with pytest.raises(ValueError, match="wanted a JSON object"):
            with_wordings(tasks, path)
    with pytest.raises(FileNotFoundError, match="does not exist"):
        with_wordings(tasks, tmp_path / "none.json")


def test_the_shipped_wordings_are_many_and_different():
    path = Path(__file__).parents[1] / "checkpoints" / "smollm2-135m" / "wordings.json"
    more = json.loads(path.read_text(encoding="utf-8"))
    assert len(more) == 186
    assert all(len({w.lower() for w in found}) == len(found) >= 15 for found in more.values())


def test_metrics():
    assert exact_match(" Paris\n", ["paris", "Paris"]) == 1
    assert exact_match("paris", ["Paris"]) == 0
    assert contains_number("The answer is 1,200.", ["1200"]) == 1
    assert contains_number("It is 12", ["1"]) == 0
    assert contains_number("5.0 apples", ["5"]) == 1
    assert rouge_l("the cat sat", ["a dog ran", "the cat sat"]) == pytest.approx(1.0)
