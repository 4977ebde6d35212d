"""Reconstruction: canonical factors, the loss on ΔW through r×r products, distillation of a few oracles."""

from __future__ import annotations

import functools
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from t2l_core.adapter import Adapter
from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import load_checkpoint
from t2l_core.lora import LoRASpec, LoRAWeights
from t2l_core.tasks import load_suite
from t2l_core.training.oracle import OracleConfig, OracleTrainer
from t2l_core.training.recon import ReconConfig, ReconTrainer, canonical, delta_w_loss, stacked, turned_together
from t2l_core.training.sft import SFTTrainer
from tests.conftest import ToyEncoder, make_tiny_base, random_weights
from tests.test_training import CONFIG as SFT

SUITE = Path(__file__).parents[1] / "assets" / "tasks"
CONFIG = ReconConfig(total_steps=200, lr=1.5e-2, lr_heads=1.0, latent_size=16, head_in_size=32, dropout=0.0, ema_decay=0.9)


tiny = functools.cache(make_tiny_base)


@pytest.fixture(scope="module")
def spec() -> LoRASpec:
    """That of the adapters training makes for the tiny model."""
    return OracleTrainer(tiny(), OracleConfig()).spec


@pytest.fixture(scope="module")
def oracles(tmp_path_factory: pytest.TempPathFactory, spec: LoRASpec) -> Path:
    folder = tmp_path_factory.mktemp("oracles")
    for i, task in enumerate(load_suite(SUITE, "train")):
        Adapter(task.definition, random_weights(spec, i)).save(folder / task.name)
    return folder


def trainer(oracles: Path, folder: Path, config: ReconConfig = CONFIG, **kwargs) -> ReconTrainer:
    folder.mkdir(exist_ok=True)
    tasks = [replace(t, train_descriptions=()) for t in load_suite(SUITE, "train")]  # the definition only: a small job
    return ReconTrainer(tasks, oracles, tiny(), ToyEncoder(), config, folder, folder / "c", **kwargs)  # type: ignore[arg-type]


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


def test_turning_together_keeps_delta_w_and_brings_factors_nearer(spec: LoRASpec):
    """Relatives of one adapter, each in a gauge of its own: an SVD orders ranks by size and cannot bring them together."""
    first, relatives = random_weights(spec), []
    for i in range(6):
        noise, g = random_weights(spec, 10 + i, 0.05), torch.Generator().manual_seed(i)
        mixing = {m: torch.linalg.qr(torch.randn(spec.rank, spec.rank, generator=g))[0] for m in spec.target_modules}
        A = {m: mixing[m].mT @ (first.A[m] + noise.A[m]) for m in spec.target_modules}
        relatives.append(LoRAWeights(spec, A, {m: (first.B[m] + noise.B[m]) @ mixing[m] for m in spec.target_modules}))
    before = stacked([canonical(w) for w in relatives])
    after = turned_together(before)
    for m in spec.target_modules:
        wanted = torch.stack([w.B[m] @ w.A[m] for w in relatives])
        torch.testing.assert_close(after[m][1] @ after[m][0], wanted, atol=1e-5, rtol=1e-4)
        torch.testing.assert_close(after[m][0].norm(dim=(-2, -1)), before[m][0].norm(dim=(-2, -1)), atol=1e-5, rtol=1e-4)

    def spread(factors: dict) -> float:
        return sum(float(t.var(0).sum()) for pair in factors.values() for t in pair)

    assert spread(after) < 0.7 * spread(before)


def test_delta_w_loss_equals_explicit_products(spec: LoRASpec):
    x, y = (stacked([random_weights(spec, first + i) for i in range(3)]) for first in (0, 10))
    error = sum(((x[m][1] @ x[m][0]) - (y[m][1] @ y[m][0])).square().sum((1, 2, 3)) for m in x)
    size = sum((y[m][1] @ y[m][0]).square().sum((1, 2, 3)) for m in x)
    assert float(delta_w_loss(x, y)) == pytest.approx(float((error / size).mean()), rel=1e-4)
    assert float(delta_w_loss(y, y)) == pytest.approx(0, abs=1e-5)


def test_an_oracle_that_changes_nothing_does_not_blow_up_the_loss(spec: LoRASpec):
    ws = [random_weights(spec, i) for i in range(4)]
    x, y = stacked(ws), stacked([ws[0].scaled(0.0), *ws[1:]])
    assert 0.1 < float(delta_w_loss(x, y)) < 1  # only the first is wrong, by about the size of the others
    assert float(delta_w_loss(y, y)) == pytest.approx(0, abs=1e-5)
    assert float(delta_w_loss(x, stacked([w.scaled(0.0) for w in ws]))) > 1e6  # nothing to measure by: still a number


@pytest.mark.parametrize(("loss", "z_score"), [("factors", True), ("factors", False), ("delta_w", True), ("curvature", True)])
def test_distillation_recovers_the_oracles(oracles: Path, tmp_path: Path, loss: str, z_score: bool):
    config = replace(CONFIG, loss=loss, z_score=z_score)
    run = trainer(oracles, tmp_path, config)
    before = run.reconstruction_error()
    checkpoint = load_checkpoint(run.run())
    assert checkpoint.training["kind"] == "recon"
    assert checkpoint.training["reconstruction_error"] < 0.6 * before
    assert checkpoint.net.config.offset == ("none" if z_score else "learned")


def test_resume_is_exact(oracles: Path, tmp_path: Path):
    config = replace(CONFIG, total_steps=10)
    trainer(oracles, tmp_path / "whole", config).run()
    first = trainer(oracles, tmp_path / "parts", config)
    for step in range(4):
        first.train_step(step)
        first.state.step += 1
    first.save()
    trainer(oracles, tmp_path / "parts", config, resume=True).run()
    a, b = (load_file(tmp_path / n / "state.safetensors") for n in ("whole", "parts"))
    assert all(torch.equal(a[k], b[k]) for k in a)


def test_a_resumed_run_sets_the_same_tasks_aside_without_being_told_again(oracles: Path, tmp_path: Path):
    config = replace(CONFIG, total_steps=2, set_aside_tasks=1)
    [drawn] = trainer(oracles, tmp_path / "other", config).set_aside
    aside = next(t.name for t in load_suite(SUITE, "train") if t.name != drawn)
    first = trainer(oracles, tmp_path / "run", config, aside=[aside])
    first.save()
    assert trainer(oracles, tmp_path / "run", config, resume=True).set_aside == [aside]
    with pytest.raises(ValueError, match="total_steps is 0"):
        replace(config, total_steps=0)


def test_without_oracles_it_says_how_to_make_them(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="make them with `train oracle`"):
        trainer(tmp_path, tmp_path / "r")


def test_a_half_finished_sweep_is_refused_by_name(oracles: Path, tmp_path: Path):
    shutil.copytree(oracles, tmp_path / "o")
    whole = trainer(oracles, tmp_path / "whole")
    gone = whole.tasks[1].name
    (tmp_path / "o" / gone / "adapter_model.safetensors").unlink()
    with pytest.raises(FileNotFoundError, match=f"{gone}; finish the "):
        trainer(tmp_path / "o", tmp_path / "r")
    run = trainer(tmp_path / "o", tmp_path / "r", replace(CONFIG, allow_missing=True))
    assert [t.name for t in run.tasks] == [t.name for t in whole.tasks if t.name != gone]


def test_smaller_sets_of_tasks_lie_within_larger_ones(oracles: Path, tmp_path: Path):
    def names(n: int) -> list[str]:
        config = replace(CONFIG, n_tasks=n, set_aside_tasks=0)
        return [t.name for t in trainer(oracles, tmp_path / str(n), config).tasks]

    assert set(names(2)) < set(names(3)) < set(names(0))
    assert (len(names(2)), len(names(3))) == (2, 3)


@pytest.mark.parametrize("align", ["none", "procrustes"])
def test_other_forms_of_the_oracles_are_distilled_too(oracles: Path, spec: LoRASpec, tmp_path: Path, align: str):
    run = trainer(oracles, tmp_path, replace(CONFIG, align=align, total_steps=2))
    for i, task in enumerate(run.tasks):
        given = Adapter.load(oracles / task.name, spec).weights
        for m, (A, B) in run.targets.items():
            torch.testing.assert_close(B[i] @ A[i], given.B[m] @ given.A[m], atol=1e-5, rtol=1e-4)
    state = load_file(run.run() / "hypernet.safetensors")
    assert {t.dtype for t in state.values()} == {torch.bfloat16}
    with pytest.raises(ValueError, match="allowed: canonical, none, procrustes"):
        replace(CONFIG, align="left")


def test_sft_goes_on_from_recon_and_says_when_it_cannot(tmp_path: Path, tiny_base: BaseModel):
    spec, oracles = OracleTrainer(tiny_base, OracleConfig()).spec, tmp_path / "oracles"
    for i, task in enumerate(load_suite(SUITE, "train")):
        Adapter(task.definition, random_weights(spec, i)).save(oracles / task.name)

    def sft(name: str, checkpoint: Path) -> SFTTrainer:
        (tmp_path / name).mkdir()
        args = load_suite(SUITE, "train"), tiny_base, ToyEncoder(), replace(SFT, reads=True), tmp_path / name, tmp_path / "c"
        return SFTTrainer(*args, init=load_checkpoint(checkpoint))  # type: ignore[arg-type]

    shape = {"latent_size": SFT.latent_size, "head_in_size": SFT.head_in_size, "total_steps": 5, "set_aside_tasks": 2}
    first = trainer(oracles, tmp_path / "recon", replace(CONFIG, z_score=False, **shape), aside=["uppercase_text"])
    run = sft("sft", first.run())
    assert [t.task.name for t in run.set_aside] == ["uppercase_text"]
    texts = ["Give the opposite.", "Sort the words."]
    old = load_checkpoint(first.out).net.factors(ToyEncoder()(texts) * 4)
    new = run.averaged_net().factors(ToyEncoder()(texts) * 4, tiny_base.read(texts))
    for m, pair in old.items():
        for a, b in zip(pair, new[m], strict=True):
            torch.testing.assert_close(a, b)
    run.train_step(0)
    with pytest.raises(ValueError, match="z_score=false"):
        sft("not", trainer(oracles, tmp_path / "z", replace(CONFIG, **shape)).run())
