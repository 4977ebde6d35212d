"""Evaluation: teacher forcing is greedy decoding, baselines are what they say, failures stay in the table."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch

import t2l_core.evaluate as evaluation
from t2l_core.adapter import Adapter
from t2l_core.anchors import Anchors
from t2l_core.baselines import SEEN_WORDINGS, WITHOUT_CHECKPOINT, Methods
from t2l_core.engine import Column, Engine, Sampling, row_lora, stack_rows
from t2l_core.evaluate import Journal, evaluate, greedy_exact_match
from t2l_core.report import figure, merged, report, table
from t2l_core.tasks import Row, load_suite
from t2l_core.text2lora import Text2LoRA
from tests.conftest import random_weights

METHODS = ["base", "prompted", "few_shot", "t2l", "t2l_prompted", "t2l_shuffled", "t2l_junk"]


def test_teacher_forced_exact_match_is_greedy_decoding(tiny_t2l: Text2LoRA):
    base, spec = tiny_t2l.base, tiny_t2l.checkpoint.net.config.spec
    weights = random_weights(spec, 5, 0.4)
    columns = [Column(base.prompt_ids(p), w) for p in "abcdefghijklmnop" for w in (None, weights)]
    states = tiny_t2l.engine.complete(columns, Sampling(40))
    ended = [i for i, s in enumerate(states) if s.stop_reason == "end" and s.text]
    assert len(ended) >= 2  # the random model does end some of its turns
    rows = [Row("", ("zzz", s.text)) for s in states]
    engine = tiny_t2l.engine
    assert [i for i, x in enumerate(greedy_exact_match(engine, columns, rows)) if x] == ended
    assert [i for i, x in enumerate(greedy_exact_match(engine, columns, rows, tokens_at_once=64)) if x] == ended
    wrong = [Row("", (s.text + "q", s.text[:-1] or "q")) for s in states]
    assert sum(greedy_exact_match(engine, columns, wrong)) == 0


def test_few_shot_prompts_contain_their_shots(tiny_t2l: Text2LoRA, suite: Path):
    tasks = load_suite(suite, "heldout")
    rows = tasks[0].test_rows[:4]
    decode = tiny_t2l.base.tokenizer.decode
    known = {r.input: r.target for r in tasks[0].train_rows}
    for row, column in zip(rows, Methods(tiny_t2l, tasks).columns("few_shot", tasks[0], rows), strict=True):
        text = decode(column.prompt_ids)
        shown = [i for i in known if i in text]
        assert len(shown) >= 3
        assert all(known[i] in text for i in shown)
        assert row.input in text
        assert column.weights is None


def test_prompts_and_adapters_of_each_method(tiny_t2l: Text2LoRA, suite: Path):
    tasks = load_suite(suite, "heldout")
    methods, task, rows = Methods(tiny_t2l, tasks), tasks[0], tasks[0].test_rows[:3]
    decode = tiny_t2l.base.tokenizer.decode
    columns = {m: methods.columns(m, task, rows) for m in METHODS}
    described = {
        m: [d[:12] in decode(c.prompt_ids) for d, c in zip(task.eval_descriptions, columns[m], strict=False)] for m in METHODS
    }
    assert all(described["prompted"])
    assert all(described["t2l_prompted"])
    assert not any(described["t2l"] + described["base"] + described["t2l_junk"])
    assert all(c.weights is None for m in ("base", "prompted") for c in columns[m])
    own = tiny_t2l.generate(task.eval_descriptions[0]).weights.B["q_proj"]
    assert columns["t2l"][0].weights.B["q_proj"].equal(own)
    for m in ("t2l_shuffled", "t2l_junk"):
        assert not columns[m][0].weights.B["q_proj"].equal(own)


def test_nobody_gets_its_own_description_when_shuffled(tiny_t2l: Text2LoRA, suite: Path):
    tasks = load_suite(suite)
    methods = Methods(tiny_t2l, tasks, seed=3)
    given = [tuple(methods._another(t)) for t in tasks]
    assert len(set(given)) == len(tasks)
    assert all(tuple(t.eval_descriptions) != g for t, g in zip(tasks, given, strict=True))


def test_results_carry_everything_and_repeat(tiny_t2l: Text2LoRA, suite: Path, tmp_path: Path):
    tasks = load_suite(suite, "heldout")
    first, second = (evaluate(tiny_t2l, tasks, METHODS, limit=4, seed=1, commit="abc") for _ in range(2))
    for m in METHODS:
        entry = first["summary"][m]
        assert entry["tasks"] == len(tasks)
        assert entry["rows"] == 4 * len(tasks)
        assert 0 <= entry["low"] <= entry["score"] <= entry["high"] <= 1
    assert first["tasks"] == second["tasks"]
    assert (first["seed"], first["commit"]) == (1, "abc")
    assert "| t2l |" in table(first)
    difference = first["differences"]["t2l - base"]
    assert difference["score"] == pytest.approx(first["summary"]["t2l"]["score"] - first["summary"]["base"]["score"], abs=2e-4)
    assert difference["low"] <= difference["score"] <= difference["high"]
    text = report(first)
    assert "commit abc" in text
    assert "| metric exact_match |" in text
    page = figure(first, tmp_path / "figures" / "results.html").read_text(encoding="utf-8")
    assert "t2l_shuffled" in page
    assert "By family" in page


def test_a_failed_task_is_an_error_in_the_table(tiny_t2l: Text2LoRA, suite: Path, tmp_path: Path):
    shutil.copytree(suite, tmp_path / "s")
    (tmp_path / "s" / "shortest_word" / "test.jsonl").write_text("not json\n")
    results = evaluate(tiny_t2l, load_suite(tmp_path / "s", "heldout"), ["base"], limit=2)
    assert "test.jsonl, line 1" in results["tasks"]["shortest_word"]["base"]["error"]
    assert results["summary"]["base"]["failed"] == 1
    assert "(+1 failed)" in table(results)


def test_a_stopped_evaluation_goes_on_where_it_was(tiny_t2l: Text2LoRA, suite: Path, tmp_path: Path):
    tasks, path, of = load_suite(suite, "heldout"), tmp_path / "part", {"limit": 2}
    whole = evaluate(tiny_t2l, tasks, ["base", "t2l"], limit=2)

    def stop(done: int, total: int, what: str) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        evaluate(tiny_t2l, tasks, ["base", "t2l"], limit=2, journal=Journal(path, of, resume=False), progress=stop)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"task": "cut o')  # killed in the middle of a line
    journal = Journal(path, of, resume=True)
    assert len(journal.scored) == 3
    again = evaluate(tiny_t2l, tasks, ["base", "t2l"], limit=2, journal=journal)
    assert again["tasks"] == whole["tasks"]
    assert len(path.read_text(encoding="utf-8").splitlines()) == 1 + 2 * len(tasks)
    with pytest.raises(ValueError, match="another limit"):
        Journal(path, {"limit": 3}, resume=True)


def test_a_report_has_every_task_every_failure_and_the_share_of_the_oracle(tiny_t2l: Text2LoRA, suite: Path):
    tasks = load_suite(suite, "heldout")
    results = evaluate(tiny_t2l, tasks, ["t2l", "t2l_prompted", "oracle"], limit=2, every_description=True)
    text = report(results)
    assert all(f"- {t.name}, oracle: " in text for t in tasks)  # what failed and why
    assert all(f"| {t.name} | {t.family} |" in text for t in tasks)
    assert "t2l_prompted is better by" in text
    assert "| spread |" in text
    assert "of oracle" not in text
    results["summary"]["oracle"] |= {"score": 0.5, "low": 0.4, "high": 0.6}
    first, *others = results["tasks"].values()
    first["oracle"], first["t2l"]["score"] = {"score": 0.5}, 0.4
    for entries in others:  # without an oracle they say nothing of the share
        entries["t2l"]["score"] = 0.0
    assert "| 80 % |" in table(results)


def test_a_known_task_is_asked_for_in_descriptions_that_were_trained_on(tiny_t2l: Text2LoRA, suite: Path):
    task = load_suite(suite, "train")[0]
    methods = Methods(tiny_t2l, [task])
    columns = methods.columns("t2l_seen", task, task.test_rows[:3])
    first, *others = task.train_descriptions[:SEEN_WORDINGS]
    wanted = tiny_t2l.generate(first, wordings=others).weights
    assert others
    for column in columns:
        assert column.weights is not None
        assert torch.equal(column.weights.B["q_proj"], wanted.B["q_proj"])
    with pytest.raises(ValueError, match="t2l_seen is for training tasks"):
        methods.columns("t2l_seen", replace(task, train_descriptions=()), task.test_rows[:1])


def test_seeds_are_merged_to_mean_and_deviation(tiny_t2l: Text2LoRA, suite: Path):
    tasks = load_suite(suite, "heldout")
    seeds = [evaluate(tiny_t2l, tasks, ["t2l", "base"], limit=2, seed=i) for i in range(3)]
    for result, score in zip(seeds, (0.1, 0.2, 0.3), strict=True):
        result["summary"]["t2l"]["score"] = score
        for entries in result["tasks"].values():
            entries["t2l"]["score"], entries["base"]["score"] = score, 0.0
    text = merged(seeds)
    assert "Seeds 0, 1, 2" in text
    assert "| t2l | 20.0 ± 10.0 |" in text
    del seeds[2]["summary"]["base"]  # no seed changes it
    assert "| base | 0.0 ± 0.0 | 15.0 ± 7.1 | 2 |" in merged(seeds)
    easy, *_ = (entries for entries in seeds[0]["tasks"].values())
    easy["base"], easy["t2l"]["score"] = {"error": "none"}, 0.9  # a task that one method failed on is in no difference
    seeds[0]["summary"]["t2l"]["score"] = 0.3
    assert "| base | 0.0 ± 0.0 | 15.0 ± 7.1 | 2 |" in merged(seeds)
    with pytest.raises(ValueError, match="base of seed 1 not in the first"):
        merged(seeds[::-1])
    with pytest.raises(ValueError, match="each must be of another"):
        merged([seeds[0], seeds[0]])
    with pytest.raises(ValueError, match="other limit"):
        merged([seeds[0], {**seeds[1], "limit": 5}])
    with pytest.raises(ValueError, match="other validation, tasks than"):
        merged([seeds[0], {**seeds[1], "validation": 4, "inputs": {"tasks": {"sha256": "of other rows"}}}])


def test_what_no_checkpoint_touches_is_carried_over(
    tiny_t2l: Text2LoRA, suite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    tasks = load_suite(suite, "heldout")
    earlier = evaluate(tiny_t2l, tasks, ["base", "prompted", "t2l"], limit=2, commit="abc")
    scored = []
    score = evaluation._score_task
    monkeypatch.setattr(evaluation, "_score_task", lambda *a: scored.append(a[1]) or score(*a))
    again = evaluate(tiny_t2l, tasks, ["base", "t2l"], limit=2, commit="def", earlier=earlier)
    assert set(scored) == {"t2l"}
    assert again["carried"] == {"base": "abc"}
    assert again["summary"]["base"] == earlier["summary"]["base"]
    assert "base (which no checkpoint touches) carried over from commit abc" in report(again)
    monkeypatch.setitem(WITHOUT_CHECKPOINT, "base", "multitask")  # what stands on a file that is another now is scored anew
    inputs = {"tasks": earlier["inputs"]["tasks"], "multitask": {"sha256": "new"}}
    with monkeypatch.context() as patch:
        patch.setattr(Methods, "inputs", lambda _: inputs)
        old = {**earlier, "inputs": {**inputs, "multitask": {"sha256": "old"}}}
        again = evaluate(tiny_t2l, tasks, ["base", "prompted"], limit=2, commit="def", earlier=old)
    assert again["carried"] == {"prompted": "abc"}
    assert again["inputs"]["multitask"] == {"sha256": "new"}
    with pytest.raises(ValueError, match="limit 2 instead of 1; nothing can be carried over"):
        evaluate(tiny_t2l, tasks, ["base"], limit=1, earlier=earlier)
    shutil.copytree(suite, tmp_path / "s")
    rows = tmp_path / "s" / tasks[0].name / "test.jsonl"
    rows.write_text(rows.read_text() + '{"input": "a", "target": "b"}\n')
    with pytest.raises(ValueError, match="have other tasks; nothing can be carried over"):  # by name the same
        evaluate(tiny_t2l, load_suite(tmp_path / "s", "heldout"), ["base"], limit=2, earlier=earlier)


def test_no_method_is_judged_by_rows_it_was_shown(tiny_t2l: Text2LoRA, suite: Path, tmp_path: Path):
    tasks, how = load_suite(suite, "train"), {"validation": 4, "limit": 2, "oracles": tmp_path, "multitask": tmp_path}
    (tmp_path / "summary.json").write_text('{"tasks": {}, "config": {"validation_rows": 3}}')
    (tmp_path / "training.json").write_text('{"config": {"validation_rows": 4}}')
    for method in ("oracle", "routing", "arrow", "mean_lora"):
        with pytest.raises(ValueError, match=f"{method} cannot be judged by 4 validation rows: .* on all but 3"):
            evaluate(tiny_t2l, tasks, [method], **how)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="few_shot takes its solved rows"):
        evaluate(tiny_t2l, tasks, ["few_shot"], validation=4)
    assert evaluate(tiny_t2l, tasks, ["multitask"], **how)["summary"]["multitask"]["failed"]  # type: ignore[arg-type]  # no LoRA


def test_arrow_without_oracles_says_what_is_missing(tiny_t2l: Text2LoRA, suite: Path):
    found = evaluate(tiny_t2l, load_suite(suite, "heldout")[:1], ["arrow"], limit=1)
    [entry] = found["tasks"].values()
    assert "--oracles" in entry["arrow"]["error"]


def test_unknown_method_lists_the_known_ones(tiny_t2l: Text2LoRA, suite: Path):
    with pytest.raises(ValueError, match=r"unknown methods magic; available: base, prompted"):
        evaluate(tiny_t2l, load_suite(suite, "heldout"), ["magic"])


def test_every_row_under_every_description(tiny_t2l: Text2LoRA, suite: Path):
    tasks = load_suite(suite, "heldout")[:2]
    results = evaluate(tiny_t2l, tasks, ["base", "t2l", "t2l_shuffled"], limit=3, every_description=True)
    methods = Methods(tiny_t2l, tasks)
    for task in tasks:
        entry = results["tasks"][task.name]["t2l"]
        assert len(entry["descriptions"]) == len(task.eval_descriptions) > 1
        assert entry["score"] == pytest.approx(sum(entry["descriptions"]) / len(entry["descriptions"]), abs=1e-3)
        assert "descriptions" not in results["tasks"][task.name]["base"]
        assert "descriptions" not in results["tasks"][task.name]["t2l_shuffled"]
        columns = methods.columns("t2l", task, task.test_rows[:3], description=1)
        own = tiny_t2l.generate(task.eval_descriptions[1]).weights.B["q_proj"]
        assert all(c.weights is not None and c.weights.B["q_proj"].equal(own) for c in columns)
    assert results["summary"]["t2l"]["spread"] >= 0
    assert "spread" not in results["summary"]["base"]


def test_mean_lora_is_the_mean_of_the_oracles(tiny_t2l: Text2LoRA, suite: Path, tmp_path: Path):
    tasks = load_suite(suite)
    spec = tiny_t2l.checkpoint.net.config.spec
    weights = [random_weights(spec, i) for i in range(2)]
    names = [t.name for t in tasks][:2]
    for name, w in zip(names, weights, strict=True):
        Adapter(name, w).save(tmp_path / name)
    anchors = Anchors(names, ["f", "f"], [["a"], ["b"]], torch.zeros(2, 1, 4), 0.3)
    t2l = Text2LoRA(tiny_t2l.checkpoint, tiny_t2l.base, tiny_t2l.encoder, anchors)
    [column] = Methods(t2l, tasks, oracles=tmp_path).columns("mean_lora", tasks[0], tasks[0].test_rows[:1])
    assert column.weights is not None
    torch.testing.assert_close(column.weights.B["q_proj"], (weights[0].B["q_proj"] + weights[1].B["q_proj"]) / 2)
    with pytest.raises(ValueError, match="train oracle"):
        Methods(t2l, tasks).columns("mean_lora", tasks[0], tasks[0].test_rows[:1])


def test_arrow_with_one_oracle_is_that_oracle(tiny_t2l: Text2LoRA, suite: Path, tmp_path: Path):
    tasks = load_suite(suite)
    spec = tiny_t2l.checkpoint.net.config.spec
    weights = random_weights(spec, 1)
    Adapter(tasks[0].name, weights).save(tmp_path / tasks[0].name)
    anchors = Anchors([tasks[0].name, "untrained"], ["f", "f"], [["a"], ["b"]], torch.zeros(2, 1, 4), 0.3)
    t2l = Text2LoRA(tiny_t2l.checkpoint, tiny_t2l.base, tiny_t2l.encoder, anchors)
    routed = Methods(t2l, tasks, oracles=tmp_path).base_for("arrow").model
    ids = torch.arange(3, 15).view(2, 6)
    with torch.no_grad():
        base = t2l.base.model(ids).logits
        arrow = routed(ids).logits
        with row_lora(t2l.base.model, stack_rows(t2l.base.model, [weights, weights])):
            oracle = t2l.base.model(ids).logits
    torch.testing.assert_close(arrow, oracle, atol=1e-4, rtol=1e-4)
    assert not torch.allclose(arrow, base, atol=1e-3)
    exact = next(t for t in tasks if t.metric == "exact_match")
    decoded = replace(exact, name="decoded", metric="rouge_l")  # arrow decodes as well, through its own model
    results = evaluate(t2l, [exact, decoded], ["arrow"], limit=2, oracles=tmp_path)
    assert results["summary"]["arrow"]["failed"] == 0
    plain = [Column(t2l.base.prompt_ids(r.input), weights) for r in exact.test_rows[:2]]
    arrow = Methods(t2l, tasks, oracles=tmp_path)
    columns = arrow.columns("arrow", exact, exact.test_rows[:2])
    texts = [
        [s.text for s in e.complete(c, Sampling(8))]
        for e, c in ((Engine(arrow.base_for("arrow")), columns), (t2l.engine, plain))
    ]
    assert texts[0] == texts[1]


def test_every_description_is_routed_and_inputs_are_on_record(tiny_t2l: Text2LoRA, suite: Path, tmp_path: Path):
    tasks = load_suite(suite)
    spec, names = tiny_t2l.checkpoint.net.config.spec, [t.name for t in tasks][:2]
    for i, name in enumerate(names):
        Adapter(name, random_weights(spec, i)).save(tmp_path / name)
    described = [tiny_t2l.encoder([d]) for d in ("Give the opposite.", "Sort the words.")]
    anchors = Anchors(names, ["f", "f"], [["a"], ["b"]], torch.stack(described), 0.3)
    t2l = Text2LoRA(tiny_t2l.checkpoint, tiny_t2l.base, tiny_t2l.encoder, anchors)
    task = replace(tasks[0], eval_descriptions=("Sort the words.", "Give the opposite."))
    columns = Methods(t2l, [task], oracles=tmp_path).columns("routing", task, task.test_rows[:3])
    given = [c.weights.B["q_proj"] for c in columns if c.weights is not None]
    wanted = [random_weights(spec, i).B["q_proj"] for i in (1, 0, 1)]
    assert all(torch.equal(a, b) for a, b in zip(given, wanted, strict=True))
    results = evaluate(t2l, [task], ["routing"], limit=2, oracles=tmp_path, every_description=True)
    assert len(results["tasks"][task.name]["routing"]["descriptions"]) == 2
    assert results["inputs"]["oracles"]["oracles"] == 2
    assert len(results["inputs"]["oracles"]["sha256"]) == 64
