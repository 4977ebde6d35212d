"""The multi-task LoRA and the oracles, and the methods that use them."""

from __future__ import annotations

import copy
import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from t2l_core import cli
from t2l_core.adapter import Adapter
from t2l_core.base_model import BaseModel
from t2l_core.baselines import Methods
from t2l_core.evaluate import evaluate
from t2l_core.tasks import load_suite
from t2l_core.text2lora import Text2LoRA
from t2l_core.training.multitask import MultitaskTrainer
from t2l_core.training.oracle import OracleConfig, OracleTrainer, sweep
from t2l_core.training.sft import SFTTrainer
from tests.conftest import ToyEncoder, random_weights
from tests.test_training import CONFIG

SUITE = Path(__file__).parents[1] / "assets" / "tasks"
QUICK = OracleConfig(max_steps=12, validation_every=4, lr=1e-2, rows_per_step=8, max_tokens=200)


@pytest.fixture(scope="module")
def multitask(tiny_base: BaseModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("multitask")
    args = load_suite(SUITE, "train"), tiny_base, ToyEncoder(), replace(CONFIG, lr_offset=1e-2), folder, folder / "adapter"
    return MultitaskTrainer(*args).run()  # type: ignore[arg-type]


def test_the_multitask_lora_ignores_descriptions_and_has_learnt(multitask: Path, tiny_t2l: Text2LoRA):
    spec = tiny_t2l.checkpoint.net.spec
    weights = Adapter.load(multitask, spec).weights
    assert all(float(n.min()) > 0 for n in weights.delta_norms().values())
    training = json.loads((multitask / "training.json").read_text())
    assert training["kind"] == "multitask"
    assert training["steps"] == CONFIG.total_steps
    last = training["validation"][-1]["validation"]["training_tasks"]
    assert last["matched_loss"] == last["shuffled_loss"]


def test_the_same_tasks_can_be_set_aside(multitask: Path, tiny_base: BaseModel, tmp_path: Path):
    suite, names = load_suite(SUITE, "train"), ["hyphenate_words", "list_maximum"]
    args = suite, tiny_base, ToyEncoder(), CONFIG, tmp_path, tmp_path / "adapter"
    trainer = MultitaskTrainer(*args, aside=names)  # type: ignore[arg-type]
    assert [t.task.name for t in trainer.set_aside] == names
    trainer.save()
    assert cli.aside_of(tmp_path / "adapter") == names
    resumed = MultitaskTrainer(*args, aside=["email_domain"], resume=True)  # type: ignore[arg-type]
    assert [t.task.name for t in resumed.set_aside] == names
    with pytest.raises(FileNotFoundError, match="--set-aside-from wants"):
        cli.aside_of(SUITE)


def test_an_oracle_learns_its_task_and_keeps_the_best(tiny_base: BaseModel):
    [task] = [t for t in load_suite(SUITE) if t.name == "last_name_first"]
    trainer = OracleTrainer(tiny_base, replace(QUICK, max_steps=24))
    [(adapter, facts)], [(again, _)] = trainer.train([task]), trainer.train([task])  # type: ignore[misc]
    assert torch.equal(adapter.weights.B["q_proj"], again.weights.B["q_proj"])
    assert 0 < facts["best_step"] <= facts["steps"]
    assert float(adapter.weights.B["q_proj"].abs().sum()) > 0


def test_an_oracle_does_not_depend_on_how_many_rows_its_neighbours_have(tiny_base: BaseModel):
    """One side by side with a task of four rows draws as many of its own as it does alone."""
    [one] = [t for t in load_suite(SUITE) if t.name == "last_name_first"]
    other = copy.copy(one)  # with rows of its own
    shortest = sorted(one.train_rows, key=lambda r: len(r.input))[:5]
    object.__setattr__(other, "train_rows", shortest)
    config = replace(QUICK, max_steps=4, side_by_side=2)
    [(_, alone)] = OracleTrainer(tiny_base, config).train([one])  # type: ignore[misc]
    [(_, beside), (_, small)] = OracleTrainer(tiny_base, config).train([one, other])  # type: ignore[misc]
    assert small["rows"] == 4
    assert beside["tokens"] == alone["tokens"]


def test_a_sweep_resumes_and_names_what_failed(tiny_base: BaseModel, tmp_path: Path):
    for name in ("last_name_first", "uppercase_text", "email_domain"):
        shutil.copytree(SUITE / name, tmp_path / "s" / name)
    (tmp_path / "s" / "email_domain" / "train.jsonl").write_text("broken\n")
    summary = sweep(load_suite(tmp_path / "s"), tiny_base, QUICK, tmp_path / "o")
    assert "train.jsonl, line 1" in summary["tasks"]["email_domain"]["error"]
    assert (tmp_path / "o" / "uppercase_text" / "adapter_model.safetensors").is_file()
    shutil.copy(SUITE / "email_domain" / "train.jsonl", tmp_path / "s" / "email_domain" / "train.jsonl")
    before = (tmp_path / "o" / "uppercase_text" / "adapter_model.safetensors").stat().st_mtime_ns
    summary = sweep(load_suite(tmp_path / "s"), tiny_base, QUICK, tmp_path / "o")
    assert all("error" not in e for e in summary["tasks"].values())
    kept = tmp_path / "o" / "uppercase_text" / "adapter_model.safetensors"
    assert kept.stat().st_mtime_ns == before
    rows = (tmp_path / "s" / "uppercase_text" / "train.jsonl").read_text().splitlines(keepends=True)
    (tmp_path / "s" / "uppercase_text" / "train.jsonl").write_text("".join(rows[:-1]))  # it has learnt what is left out now
    shutil.rmtree(tmp_path / "o" / "last_name_first")
    again = sweep(load_suite(tmp_path / "s"), tiny_base, QUICK, tmp_path / "o")["tasks"]
    assert kept.stat().st_mtime_ns > before
    assert (tmp_path / "o" / "last_name_first").is_dir()
    assert again["email_domain"] == summary["tasks"]["email_domain"]
    with pytest.raises(ValueError, match="or on another base model"):
        sweep(load_suite(tmp_path / "s"), replace(tiny_base, name="another"), QUICK, tmp_path / "o")


def test_a_diverging_oracle_is_a_named_failure(tiny_base: BaseModel, tmp_path: Path):
    tasks = [t for t in load_suite(SUITE) if t.name == "last_name_first"]
    summary = sweep(tasks, tiny_base, replace(QUICK, lr=1e30, max_grad_norm=1e30), tmp_path)
    assert "lower lr" in summary["tasks"]["last_name_first"]["error"]
    assert not (tmp_path / "last_name_first").exists()


def test_oracles_may_start_from_the_multitask_lora(multitask: Path, tiny_base: BaseModel, tmp_path: Path):
    tasks = [t for t in load_suite(SUITE) if t.name == "last_name_first"]
    still = replace(QUICK, lr=0.0)
    sweep(tasks, tiny_base, still, tmp_path, init=multitask)
    spec = OracleTrainer(tiny_base, QUICK).spec
    made, start = (Adapter.load(f, spec).weights for f in (tmp_path / "last_name_first", multitask))
    assert torch.allclose(made.B["v_proj"], start.B["v_proj"])
    assert float(made.B["v_proj"].abs().sum()) > 0
    with pytest.raises(ValueError, match="other options"):
        sweep(tasks, tiny_base, still, tmp_path)


def test_a_start_of_another_rank_is_refused(tiny_base: BaseModel, tmp_path: Path):
    other = replace(OracleTrainer(tiny_base, QUICK).spec, rank=2)
    Adapter("another", random_weights(other, 0)).save(tmp_path / "init")
    with pytest.raises(ValueError, match="has rank 2"):
        sweep(load_suite(SUITE, "train"), tiny_base, QUICK, tmp_path / "o", init=tmp_path / "init")


def test_what_fails_takes_no_neighbour_with_it(tiny_base: BaseModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    train = OracleTrainer.train

    def short_of_memory(trainer: OracleTrainer, tasks):
        if any(t.name == "email_domain" for t in tasks):
            raise RuntimeError("not enough memory")
        return train(trainer, tasks)

    monkeypatch.setattr(OracleTrainer, "train", short_of_memory)
    tasks = [t for t in load_suite(SUITE) if t.name in ("last_name_first", "email_domain")]
    made = sweep(tasks, tiny_base, replace(QUICK, max_steps=4), tmp_path)["tasks"]
    assert made["email_domain"] == {"error": "not enough memory"}
    assert "error" not in made["last_name_first"]


def test_an_oracle_without_gain_is_noted_and_kept(tiny_base: BaseModel, tmp_path: Path):
    tasks = [t for t in load_suite(SUITE) if t.name == "last_name_first"]
    summary = sweep(tasks, tiny_base, replace(QUICK, lr=0.0), tmp_path)
    entry = summary["tasks"]["last_name_first"]
    assert (entry["best_step"], entry["note"]) == (0, "no gain")
    spec = OracleTrainer(tiny_base, QUICK).spec
    assert float(Adapter.load(tmp_path / "last_name_first", spec).weights.B["v_proj"].abs().sum()) == 0


def test_a_task_of_long_rows_takes_the_shortest_and_fewer_a_step(tiny_base: BaseModel):
    [task] = [t for t in load_suite(SUITE) if t.name == "last_name_first"]
    lengths = sorted(len(r) for r in OracleTrainer(tiny_base, QUICK).short(task.train_rows, 0))
    short = replace(QUICK, max_tokens=lengths[0] - 1, enough_rows=20, tokens_per_step=2 * lengths[0], max_steps=4)
    trainer = OracleTrainer(tiny_base, short)
    assert [len(r) for r in trainer.short(task.train_rows, 20)] == lengths[:20]
    [(_, facts)] = trainer.train([task])  # type: ignore[misc]
    assert facts["rows"] == 20
    assert facts["tokens"] <= 4 * 2 * lengths[19]
    [error] = OracleTrainer(tiny_base, replace(short, longest_tokens=lengths[0] - 1)).train([task])
    assert "raise longest_tokens" in str(error)


def test_oracles_side_by_side_are_what_each_is_alone(tiny_base: BaseModel):
    tasks = [t for t in load_suite(SUITE) if t.name in ("last_name_first", "uppercase_text", "email_domain")]
    trainer = OracleTrainer(tiny_base, replace(QUICK, tokens_per_step=10_000))
    together = trainer.train(tasks)
    for task, one in zip(tasks, together, strict=True):
        [alone] = trainer.train([task])
        assert isinstance(one, tuple)
        assert isinstance(alone, tuple)
        assert one[1]["best_step"] == alone[1]["best_step"]
        assert torch.allclose(one[0].weights.B["v_proj"], alone[0].weights.B["v_proj"], atol=1e-3)


def test_train_oracle_ends_with_1_and_names_what_failed(tiny_base: BaseModel, tmp_path: Path, monkeypatch, capsys):
    for name in ("last_name_first", "email_domain"):
        shutil.copytree(SUITE / name, tmp_path / "s" / name)
    (tmp_path / "s" / "email_domain" / "train.jsonl").write_text("broken\n")
    monkeypatch.setattr("t2l_core.base_model.load_base_model", lambda _name: tiny_base)
    words = ["t2l_core", "train", "oracle", "--tasks", str(tmp_path / "s"), "--out", str(tmp_path / "o"), "--json"]
    monkeypatch.setattr(sys, "argv", [*words, "--set", "max_steps=2", "--set", "max_tokens=200"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr()
    assert ended.value.code == 1
    assert "failed: email_domain" in said.err
    assert "failed: last_name_first" not in said.err
    assert "error" in json.loads(said.out)["tasks"]["email_domain"]


def test_methods_take_the_adapters_they_name(multitask: Path, tiny_base: BaseModel, tiny_t2l: Text2LoRA, tmp_path: Path):
    tasks = load_suite(SUITE, "heldout")
    sweep(tasks[:1], tiny_base, QUICK, tmp_path)
    spec, rows = tiny_t2l.checkpoint.net.spec, tasks[0].test_rows[:3]
    methods = Methods(tiny_t2l, tasks, multitask=multitask, oracles=tmp_path)
    wanted = {"multitask": Adapter.load(multitask, spec), "oracle": Adapter.load(tmp_path / tasks[0].name, spec)}
    for name, adapter in wanted.items():
        for column in methods.columns(name, tasks[0], rows):
            assert column.weights is not None
            assert torch.equal(column.weights.B["v_proj"], adapter.weights.B["v_proj"])
    told = methods.columns("multitask_prompted", tasks[0], rows)
    assert tasks[0].eval_descriptions[0][:10] in tiny_base.tokenizer.decode(told[0].prompt_ids)


def test_a_missing_oracle_is_an_error_in_the_table(tiny_t2l: Text2LoRA, tmp_path: Path):
    results = evaluate(tiny_t2l, load_suite(SUITE, "heldout"), ["oracle", "multitask"], limit=2, oracles=tmp_path)
    assert results["summary"]["oracle"]["failed"] == results["summary"]["multitask"]["failed"] == 3
    assert all("--multitask" in r["multitask"]["error"] for r in results["tasks"].values())
    assert all("adapter_config.json is missing" in r["oracle"]["error"] for r in results["tasks"].values())


def test_the_hyperdecoder_reads_inputs_and_not_descriptions(tiny_base: BaseModel, tiny_t2l: Text2LoRA, tmp_path: Path):
    config = replace(CONFIG, condition="input", lr_trunk=3e-3, lr_heads=3e-3)
    suite = load_suite(SUITE, "train")
    trainer = SFTTrainer(suite, tiny_base, ToyEncoder(), config, tmp_path, tmp_path / "c")  # type: ignore[arg-type]
    step = trainer.sampler.draw(0)
    assert len(step.embeddings) == sum(len(b.ids) for b in step.batches)  # an adapter a row
    assert all(b.rows_per_task == 1 for b in step.batches)
    trainer.run()
    validation = json.loads((tmp_path / "c" / "training.json").read_text())["validation"][-1]["validation"]["training_tasks"]
    assert validation["matched_loss"] != validation["shuffled_loss"]
    tasks = load_suite(SUITE, "heldout")
    methods = Methods(tiny_t2l, tasks, hyperdecoder=tmp_path / "c")
    many = methods.columns("hyperdecoder", tasks[0], tasks[0].test_rows[:20])  # more than are generated at once
    one, two = (c.weights for c in methods.columns("hyperdecoder", tasks[0], tasks[0].test_rows[:2]))
    assert len(many) == 20
    assert methods.inputs()["hyperdecoder"]["steps"] == config.total_steps
    assert methods.inputs()["hyperdecoder"]["tokens"] > 0
    assert one is not None
    assert two is not None
    assert not torch.equal(one.B["q_proj"], two.B["q_proj"])
    with pytest.raises(ValueError, match="condition=input"):
        Methods(tiny_t2l, tasks).columns("hyperdecoder", tasks[0], tasks[0].test_rows[:2])
    with pytest.raises(ValueError, match="allowed: description, input"):
        replace(CONFIG, condition="weather")
