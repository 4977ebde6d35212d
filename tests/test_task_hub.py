"""Suites from the hub, against a local stand-in of its files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from t2l_core import task_hub
from t2l_core.cli import app
from t2l_core.task_hub import AUTHOR, BENCHMARKS, Hub, fetch
from t2l_core.tasks import load_suite

PROMPT = """Definition: In this task you name the opposite.

Positive Example 1 -
Input: hot
Output: cold

Negative Example 1 -
Input: up
Output: left

Now complete the following example -
Input: {}
Output:"""


def dataset(root: Path, repo: str, license_: str = "apache-2.0", **splits: list[dict[str, Any]]) -> None:
    folder = root / repo
    (folder / "data").mkdir(parents=True)
    (folder / "README.md").write_text(f"---\nlicense: {license_}\n---\n")
    for split, rows in splits.items():
        lines = "".join(json.dumps(r) + "\n" for r in rows)
        (folder / "data" / f"{split}-00000-of-00001.jsonl").write_text(lines)


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    root = tmp_path / "hub"
    rows = [{"id": str(i), "input": PROMPT.format(f"word {i}"), "output": [f"drow {i}", f"the drow {i}"]} for i in range(30)]
    dataset(root, f"{AUTHOR}/task001_opposites", train=rows[:20], valid=rows[20:22], test=[*rows[22:], rows[0]])
    long = [{**r, "output": ["a rather long answer of many words"]} for r in rows]
    dataset(root, f"{AUTHOR}/task002_sentences", "cc-by-4.0", train=long[:20], test=long[20:])
    dataset(root, f"{AUTHOR}/task003_odd", train=[{"input": "no definition", "output": ["x"]}])
    dataset(root, f"{AUTHOR}/notes", train=[{"input": "not a task"}])
    questions = [
        {
            "question": f"Which is {i}?",
            "choices": {"text": ["one", "two", "three"], "label": ["1", "2", "3"]},
            "answerKey": str(i % 3 + 1),
        }
        for i in range(9)
    ]
    dataset(root, "allenai/ai2_arc", "cc-by-sa-4.0", train=questions[:4], test=questions[4:])
    return Hub(root)


def test_a_suite_is_built_with_licences_and_can_be_read(hub: Hub, tmp_path: Path):
    out = tmp_path / "suite"
    report = fetch(out, hub, names=["task001_opposites", "task002_sentences", "arc_easy"])
    assert report == {"written": ["task001_opposites", "task002_sentences", "arc_easy"], "kept": [], "failed": {}}
    by_name = {t.name: t for t in load_suite(out)}
    opposites = by_name["task001_opposites"]
    assert opposites.definition == "In this task you name the opposite."
    assert opposites.metric == "exact_match"
    assert opposites.license == "apache-2.0"
    assert {r.input for r in opposites.test_rows} == {"word 0", *(f"word {i}" for i in range(22, 30))}
    assert opposites.test_rows[0].targets[1].startswith("the drow")
    assert not {r.input for r in opposites.train_rows} & {r.input for r in opposites.test_rows}
    assert len(opposites.train_rows) == 21
    assert by_name["task002_sentences"].metric == "rouge_l"
    arc = by_name["arc_easy"]
    assert arc.split == "benchmark"
    assert arc.test_rows[0].input.endswith("A. one\nB. two\nC. three")
    assert {r.target for r in arc.test_rows} <= {"A", "B", "C"}


@pytest.mark.parametrize("card", [True, False])
def test_a_copy_with_several_configurations_is_read_by_the_one_wanted(tmp_path: Path, card: bool):
    folder = tmp_path / "allenai" / "ai2_arc"
    for config in ("ARC-Easy", "ARC-Challenge"):
        (folder / config).mkdir(parents=True)
        (folder / config / "test-00000-of-00001.jsonl").write_text(json.dumps({"question": config}) + "\n")
    if card:
        listed = "".join(f"- config_name: {c}\n  data_files: {c}/*.jsonl\n" for c in ("ARC-Easy", "ARC-Challenge"))
        (folder / "README.md").write_text(f"---\nconfigs:\n{listed}---\n")
    for config in ("ARC-Easy", "ARC-Challenge"):
        [rows] = Hub(tmp_path).splits("allenai/ai2_arc", config).values()
        assert rows == [{"question": config}]
    if card:
        with pytest.raises(ValueError, match="has no configuration ARC-Hard"):
            Hub(tmp_path).splits("allenai/ai2_arc", "ARC-Hard")
    with pytest.raises(ValueError, match="allenai/none was not found"):
        Hub(tmp_path).splits("allenai/none", "ARC-Easy")


def test_a_fetch_goes_on_where_it_stopped_and_names_what_failed(hub: Hub, tmp_path: Path):
    out = tmp_path / "suite"
    first = fetch(out, hub, benchmarks=False, limit=1)
    assert first["written"] == ["task001_opposites"]
    before = (out / "task001_opposites" / "task.json").stat().st_mtime_ns
    second = fetch(out, hub, benchmarks=False)
    assert (second["kept"], second["written"]) == (["task001_opposites"], ["task002_sentences"])
    assert "does not read" in second["failed"]["task003_odd"]
    assert (out / "task001_opposites" / "task.json").stat().st_mtime_ns == before
    assert sorted(p.name for p in out.iterdir()) == ["task001_opposites", "task002_sentences"]
    with pytest.raises(ValueError, match="the hub has no task999"):
        fetch(out, hub, names=["task999"])


def test_without_network_there_is_one_message(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    calls = []

    def offline(*_: Any, **__: Any) -> Any:
        calls.append(1)
        raise ConnectionError("no route")

    monkeypatch.setattr("huggingface_hub.HfApi.list_datasets", offline)
    monkeypatch.setattr(task_hub.time, "sleep", lambda _: None)
    with pytest.raises(OSError, match=r"could not be fetched .*check the network and run the same command again"):
        fetch(tmp_path / "suite", Hub())
    assert len(calls) == 4
    assert not (tmp_path / "suite").exists()


def test_the_command_reports_failures_in_its_exit_code(hub: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    from typer.testing import CliRunner

    arguments = ["tasks", "fetch", "--out", str(tmp_path / "s"), "--from", str(hub.root), "--no-benchmarks", "--json"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 1
    assert "task003_odd" in result.output


@pytest.mark.parametrize(
    ("name", "record", "wanted"),
    [
        ("gsm8k", {"question": "How many?", "answer": "So\n#### 1,200"}, ("How many?", ["1200"])),
        ("boolq", {"passage": "P.", "question": "is it", "answer": True}, ("P.\nis it?", ["true"])),
        ("winogrande", {"sentence": "The _ .", "option1": "x", "option2": "y", "answer": "2"}, ("The _ .\nA. x\nB. y", ["B"])),
        ("piqa", {"goal": "g", "sol1": "x", "sol2": "y", "label": 0}, ("g\nA. x\nB. y", ["A"])),
        ("hellaswag", {"ctx": "c", "endings": list("wxyz"), "label": "3"}, ("c\nA. w\nB. x\nC. y\nD. z", ["D"])),
    ],
)
def test_records_of_the_benchmarks(name: str, record: dict[str, Any], wanted: tuple[str, list[str]]):
    assert next(b for b in BENCHMARKS if b.name == name).read(record) == wanted
