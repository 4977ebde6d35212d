"""What the Results page says of a results file: its sentence, its bars, its tables, for whatever methods there are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from t2l_core.ui import results_cards
from t2l_core.ui.results_tab import ResultsTab


def entry(score: float | None, **more: Any) -> dict[str, Any]:
    """A score with an interval of three points to either side."""
    if score is None:
        return {"score": None, "low": None, "high": None, "tasks": 0, "rows": 0, "failed": 2, **more}
    return {"score": score, "low": round(score - 0.03, 4), "high": round(score + 0.03, 4), "tasks": 9, "failed": 0, **more}


def results(**gains: float | None) -> dict[str, Any]:
    """t2l at 50 %, and what it gains over each other method."""
    scores = {"t2l": 0.5, **{m: None if g is None else 0.5 - g for m, g in gains.items()}}
    return {
        "summary": {m: entry(s) for m, s in scores.items()},
        "differences": {f"t2l - {m}": entry(g) for m, g in gains.items()},
        "families": {"a_task": "a_family"},
        "tasks": {
            "a_task": {m: {"error": "<b>no</b>"} if s is None else {**entry(s), "metric": "rouge_l"} for m, s in scores.items()}
        },
    }


@pytest.mark.parametrize(
    ("gains", "said"),
    [
        (
            {"t2l_shuffled": 0.41},
            "The network uses what it is told: the right description is worth 41.0 points over another task’s",
        ),
        (
            {"t2l_shuffled": 0.02, "t2l_junk": 0.3},
            "It is not shown that the network uses what it is told: the right description gains 2.0",
        ),
        (
            {"t2l_shuffled": -0.01},
            "gains −1.0 points over another task’s, which is within the noise (95 % interval −4.0 to 2.0).",
        ),
        ({"t2l_shuffled": -0.1}, "The network is misled: the right description costs 10.0 points"),
        ({"t2l_shuffled": None, "t2l_junk": 0.05}, "worth 5.0 points over random letters (95 % interval 2.0 to 8.0)."),
        ({"t2l_shuffled": 0.1, "few_shot": -0.2, "base": 0.4}, "; the best of the others, “Base model, three solved examples"),
        ({"few_shot": -0.2, "base": 0.4}, "is 20.0 points ahead."),
        ({"base": 0.4}, "“Base model” is 40.0 points behind."),
        ({"something_new": 0.01, "base": 0.4}, "“something new”, is level within the noise (−1.0 points)."),
        ({}, ""),
    ],
)
def test_the_sentence_follows_the_numbers(gains: dict[str, float | None], said: str):
    found = results_cards.verdict(results(**gains))
    assert said in found
    assert bool(found) == bool(said)


def test_whatever_was_measured_is_shown():
    found = results(base=0.4, something_new=0.1, oracle=None)
    found["summary"]["t2l"]["spread"] = 0.021
    found["by_metric"] = {"exact_match": {"t2l": entry(0.25)}, "rouge_l": {"t2l": entry(0.75), "base": entry(0.125)}}
    card = results_cards.split("A & B", found, "seed <0>")
    for text in (
        "A &amp; B",
        "seed &lt;0&gt;",
        "50.0 %",
        "10.0 %",
        "something new",
        "failed",
        "± 2.1",
        "rouge l",
        "75.0",
        "12.5",
    ):
        assert text in card
    table = results_cards.tasks("A & B", found)
    assert "a task" in table
    assert "&lt;b&gt;no&lt;/b&gt;" in table
    assert "<b>no" not in table
    found["by_metric"].pop("rouge_l")
    assert "By how it is scored" not in results_cards.split("A", found, "")
    for nothing in ({"summary": {}}, {"summary": {"t2l": entry(None)}, "differences": {}}):
        assert results_cards.verdict(nothing) == ""
        assert results_cards.split("A", nothing, "")


def test_runs_that_held_oracles_are_compared_by_what_they_kept():
    run = {"tasks": 16, "oracle_bytes": 29_500_000, "ratio": 0.0731, "oracle_score": 0.5, "t2l_score": 0.48, "kept": 0.961}
    found = {"study": "compression", "seed": 0, "commit": "abc", "runs": {"L, 16 <b>": run}}
    card, table = results_cards.study("How many", found), results_cards.runs("How many", found)
    assert card.count("<li>") == 1  # its score alone would say nothing: another run has other tasks
    for text in ("L, 16 &lt;b&gt;", "7.3 % of their size", "96.1 %", "seed 0, commit abc<", "width:100.0%"):
        assert text in card
    found["runs"]["later"] = {**run, "commit": "def"}
    assert "at most 20 rows a task, seed 0, commits abc, def<" in results_cards.study("How many", found | {"limit": 20})
    del found["runs"]["later"]
    assert '<th scope="row">L, 16 &lt;b&gt;</th>' in table
    for text in ("29.5 MB", "50.0", "96.1"):
        assert text in table


def test_runs_of_different_kinds_stand_side_by_side_where_they_were_asked_alike():
    found = {
        "L": {"t2l_score": 0.2, "t2l_prompted_score": 0.25, "t2l_shuffled_score": 0.05},
        "one LoRA": {"multitask_score": 0.1, "multitask_prompted_score": 0.24},
        "by input": {"hyperdecoder_score": 0.0},
    }
    card = results_cards.study("Others", {"study": "ablation", "seed": 0, "runs": found})
    alone, prompted, shuffled = card.split("<h3>")[1:]
    assert [part.count("<li>") for part in (alone, prompted, shuffled)] == [3, 2, 1]
    assert alone.index("20.0 %") < alone.index("width:40.0%") < alone.index("0.0 %</span></li></ul>")
    assert "width:20.0%" in shuffled  # on the same scale: 5 of 25 %
    assert [part.count("own") for part in (alone, prompted)] == [1, 1]  # the multi-task LoRA is not ours


def page(folder: Path) -> str:
    """All that stands on the Results page of a checkpoint folder."""
    with gr.Blocks() as blocks:
        ResultsTab(folder)
    return " ".join(str(b.value) for b in blocks.blocks.values() if isinstance(b, gr.HTML))


def test_the_page_says_where_each_score_comes_from(tmp_path: Path):
    found = results(base=0.4) | {"split": ["heldout"], "seed": 3, "commit": "abc", "limit": 9, "set_aside": ["x"]}
    found["carried"] = {"base": "def"}
    (tmp_path / "results-heldout.json").write_text(json.dumps(found))
    said = "9 tasks; at most 9 rows a task (1 set-aside tasks left out), seed 3, commit abc; base (which no checkpoint touches)"
    assert f"{said} carried over from commit def" in page(tmp_path)


def test_scores_of_another_network_are_not_shown_as_this_ones(tmp_path: Path):
    found = results(base=0.4) | {"split": ["heldout"], "seed": 0, "commit": "abc", "limit": 9, "checkpoint_sha256": "old"}
    (tmp_path / "results-heldout.json").write_text(json.dumps(found))
    (tmp_path / "config.json").write_text('{"sha256": "old"}')
    assert "Tasks never trained on" in page(tmp_path)
    (tmp_path / "config.json").write_text('{"sha256": "new"}')
    assert "Tasks never trained on" not in page(tmp_path)
    assert "the network has changed after they were measured: results-heldout.json." in page(tmp_path)


def test_a_file_of_another_form_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    found = results(base=0.4) | {"split": ["heldout"], "seed": 0, "commit": "abc", "limit": 9}
    (tmp_path / "results-heldout.json").write_text(json.dumps(found))
    (tmp_path / "results-a.json").write_bytes(b'{"\xff": 1}')
    (tmp_path / "results-b.json").write_text("[" * 100_000)
    (tmp_path / "results-c.json").write_text(json.dumps(found | {"summary": {"t2l": {"score": 0.5, "tasks": 1}}}))
    assert page(tmp_path).count("<section") == 1
    assert [r.args[0].name for r in caplog.records] == ["results-a.json", "results-b.json", "results-c.json"]  # type: ignore[index, union-attr]
