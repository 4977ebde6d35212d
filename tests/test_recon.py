"""Reconstruction: canonical factors, the loss on ΔW through r×r products, distillation of a few oracles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from t2l_core.adapter import Adapter
from t2l_core.checkpoint import load_checkpoint
from t2l_core.lora import LoRASpec, LoRAWeights
from t2l_core.tasks import load_suite
from t2l_core.training.recon import ReconConfig, ReconTrainer, canonical, delta_w_loss
from tests.conftest import ToyEncoder, random_weights

SUITE = Path(__file__).parents[1] / "assets" / "tasks"
CONFIG = ReconConfig(total_steps=200, lr=1.5e-2, latent_size=16, head_in_size=32, dropout=0.0, ema_decay=0.9)


@pytest.fixture(scope="module")
def oracles(tmp_path_factory: pytest.TempPathFactory, spec: LoRASpec) -> Path:
    folder = tmp_path_factory.mktemp("oracles")
    for i, task in enumerate(load_suite(SUITE, "train")):
        Adapter(task.definition, random_weights(spec, i)).save(folder / task.name)
    return folder


def trainer(oracles: Path, spec: LoRASpec, folder: Path, config: ReconConfig = CONFIG, **kwargs) -> ReconTrainer:
    folder.mkdir(exist_ok=True)
    tasks = [replace(t, train_descriptions=()) for t in load_suite(SUITE, "train")]  # the definition only: a small job
    return ReconTrainer(tasks, oracles, ("tiny", spec), ToyEncoder(), config, folder, folder / "c", **kwargs)  # type: ignore[arg-type]


def test_canonical_factors_keep_delta_w_and_do_not_depend_on_the_given_ones(spec: LoRASpec):
    w = random_weights(spec)
    mixing = torch.randn(spec.rank, spec.rank, generator=torch.Generator().manual_seed(1))
    other = LoRAWeights(
        spec, {m: torch.linalg.inv(mixing) @ A for m, A in w.A.items()}, {m: B @ mixing for m, B in w.B.items()}
    )
    one, two = canonical(w), canonical(other)
    for m in spec.target_modules:
        torch.testing.assert_close(one.B[m] @ one.A[m], w.B[m] @ w.A[m], atol=1e-5, rtol=1e-4)
        torch.testing.assert_close(one.A[m], two.A[m], atol=1e-3, rtol=1e-2)
        torch.testing.assert_close(one.B[m], two.B[m], atol=1e-3, rtol=1e-2)
        torch.testing.assert_close(one.A[m].norm(dim=-1), one.B[m].norm(dim=-2), atol=1e-5, rtol=1e-4)  # balanced


def test_delta_w_loss_equals_explicit_products(spec: LoRASpec):
    def stacked(first: int) -> dict:
        ws = [random_weights(spec, first + i) for i in range(3)]
        return {m: (torch.stack([w.A[m] for w in ws]), torch.stack([w.B[m] for w in ws])) for m in spec.target_modules}

    x, y = stacked(0), stacked(10)
    error = sum(((x[m][1] @ x[m][0]) - (y[m][1] @ y[m][0])).square().sum((1, 2, 3)) for m in x)
    size = sum((y[m][1] @ y[m][0]).square().sum((1, 2, 3)) for m in x)
    assert float(delta_w_loss(x, y)) == pytest.approx(float((error / size).mean()), rel=1e-4)
    assert float(delta_w_loss(y, y)) == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize(("loss", "z_score"), [("factors", True), ("factors", False), ("delta_w", True)])
def test_distillation_recovers_the_oracles(oracles: Path, spec: LoRASpec, tmp_path: Path, loss: str, z_score: bool):
    config = replace(CONFIG, loss=loss, z_score=z_score)
    run = trainer(oracles, spec, tmp_path, config)
    before = run.reconstruction_error()
    checkpoint = load_checkpoint(run.run())
    assert checkpoint.training["kind"] == "recon"
    assert checkpoint.training["reconstruction_error"] < 0.6 * before
    assert checkpoint.net.config.offset == ("none" if z_score else "learned")


def test_resume_is_exact(oracles: Path, spec: LoRASpec, tmp_path: Path):
    config = replace(CONFIG, total_steps=10)
    trainer(oracles, spec, tmp_path / "whole", config).run()
    first = trainer(oracles, spec, tmp_path / "parts", config)
    for step in range(4):
        first.train_step(step)
        first.state.step += 1
    first.save()
    trainer(oracles, spec, tmp_path / "parts", config, resume=True).run()
    a, b = (load_file(tmp_path / n / "state.safetensors") for n in ("whole", "parts"))
    assert all(torch.equal(a[k], b[k]) for k in a)


def test_without_oracles_it_says_how_to_make_them(spec: LoRASpec, tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="make them with `train oracle`"):
        trainer(tmp_path, spec, tmp_path / "r")
