"""Self-distillation over wordings, on tiny models: what is aimed at, that it comes nearer, exact resume."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import Checkpoint, load_checkpoint
from t2l_core.hypernet import HyperNet
from t2l_core.lora import LoRASpec
from t2l_core.tasks import Task, load_suite
from t2l_core.text2lora import Text2LoRA
from t2l_core.training.consistency import ConsistencyConfig, ConsistencyTrainer
from tests.conftest import ROOT, ToyEncoder, make_tiny_base
from tests.test_reading import reading_net

CONFIG = ConsistencyConfig(total_steps=6, warmup_steps=1, tasks_per_step=6, ema_decay=0.5, lr_trunk=3e-3, lr_heads=1e-3)


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    return load_suite(ROOT / "assets" / "tasks", "train")


def start(spec: LoRASpec, base: BaseModel, aside: list[str]) -> Checkpoint:
    return Checkpoint(reading_net(spec, base), "tiny", "toy", {"set_aside_tasks": aside, "steps": 3}, sha256="0" * 64)


def begin(tasks, base, init: Checkpoint, folder: Path, config: ConsistencyConfig = CONFIG, **how) -> ConsistencyTrainer:
    folder.mkdir(exist_ok=True)
    return ConsistencyTrainer(tasks, base, ToyEncoder(), config, folder, folder / "c", init=init, **how)  # type: ignore[arg-type]


def test_the_aim_is_the_adapter_of_several_wordings_together(tasks, spec: LoRASpec, tmp_path: Path):
    base = make_tiny_base()  # answers first, which leaves its weights to inference alone
    init = start(spec, base, [])
    trainer = begin(tasks, base, init, tmp_path / "run")
    first, *others = tasks[0].known_descriptions[:4]
    made = Text2LoRA(init, base, ToyEncoder()).generate(first, wordings=others).weights  # type: ignore[arg-type]
    aim = trainer.targets(tasks[:1])
    for m in spec.target_modules:
        torch.testing.assert_close(aim[m][0][0].float(), made.A[m], atol=0.02, rtol=0.02)
        torch.testing.assert_close(aim[m][1][0].float(), made.B[m], atol=0.02, rtol=0.02)
    assert float(trainer.error(aim, aim)) == 0.0


def test_one_wording_comes_nearer_to_the_adapter_of_several(tasks, tiny_base: BaseModel, spec: LoRASpec, tmp_path: Path):
    aside = [tasks[0].name]
    init = start(spec, tiny_base, aside)
    before = {k: v.clone() for k, v in init.net.state_dict().items()}
    trainer = begin(tasks, tiny_base, init, tmp_path / "run", replace(CONFIG, total_steps=40))
    assert [t.name for t in trainer.aside] == aside
    seen: list[int] = []
    trainer.run(progress=lambda step, _total, _text: seen.append(step))
    assert seen == list(range(1, 41))
    log = [json.loads(line) for line in (tmp_path / "run" / "log.jsonl").read_text().splitlines()]
    losses = [r["loss"] for r in log if "loss" in r]
    assert sum(losses[-5:]) < 0.8 * sum(losses[:5])
    first, last = (r["validation"]["training_tasks"] for r in log if "validation" in r)
    assert last < first
    assert all(torch.equal(v, before[k]) for k, v in trainer.teacher.state_dict().items())  # the aim stays
    made = load_checkpoint(tmp_path / "run" / "c")
    assert made.training["consistency"]["steps"] == 40
    assert made.training["set_aside_tasks"] == aside
    assert aside[0] not in made.training["consistency"]["tasks"]
    assert not torch.equal(made.net.state_dict()["task_encoder.0.weight"], before["task_encoder.0.weight"])
    embeddings = ToyEncoder()(["Say the opposite."]) * math.sqrt(16)
    shipped, wanted = (
        net.factors(embeddings, tiny_base.read(["Say the opposite."])) for net in (made.net, trainer.averaged_net())
    )
    torch.testing.assert_close(shipped["v_proj"][1], wanted["v_proj"][1], atol=0.02, rtol=0.02)


def test_a_resumed_run_ends_as_one_that_was_not_stopped(tasks, tiny_base: BaseModel, spec: LoRASpec, tmp_path: Path):
    def go_on(trainer: ConsistencyTrainer, steps: int) -> ConsistencyTrainer:
        while trainer.state.step < steps:
            trainer.train_step(trainer.state.step)
            trainer.state.step += 1
        return trainer

    whole = go_on(begin(tasks, tiny_base, start(spec, tiny_base, []), tmp_path / "whole"), 6)
    go_on(begin(tasks, tiny_base, start(spec, tiny_base, []), tmp_path / "half"), 3).save()
    with pytest.raises(ValueError, match="already holds a run"):
        begin(tasks, tiny_base, start(spec, tiny_base, []), tmp_path / "half")
    with pytest.raises(ValueError, match="begun with other init"):
        begin(tasks, tiny_base, replace(start(spec, tiny_base, []), sha256="1" * 64), tmp_path / "half", resume=True)
    resumed = go_on(begin(tasks, tiny_base, start(spec, tiny_base, []), tmp_path / "half", resume=True), 6)
    assert isinstance(resumed.state.net, HyperNet)
    for name, value in whole.state.net.state_dict().items():
        assert torch.equal(value, resumed.state.net.state_dict()[name]), name


def test_options_out_of_range_are_refused():
    for wrong in ({"wordings": 0}, {"task_dropout": 1.0}, {"procedural_weight": 0.0}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            ConsistencyConfig(**wrong)  # type: ignore[arg-type]
