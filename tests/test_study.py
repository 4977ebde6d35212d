"""Studies: each run once, resumed where they stopped, one JSON that `report` reads."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from t2l_core import cli, procedural
from t2l_core.adapter import Adapter
from t2l_core.base_model import BaseModel
from t2l_core.report import report
from t2l_core.tasks import load_suite
from t2l_core.training.oracle import OracleConfig, OracleTrainer
from t2l_core.training.recon import ReconConfig
from t2l_core.training.study import Study, Variation, _told_in
from tests.conftest import ToyEncoder, random_weights
from tests.test_training import CONFIG

SUITE = Path(__file__).parents[1] / "assets" / "tasks"
SMALL = replace(CONFIG, tasks_per_step=2, set_aside_tasks=1, total_steps=10, reads=False)


@pytest.fixture
def study(tiny_base: BaseModel, tmp_path: Path) -> Study:
    scored: list[Path] = []

    def score(checkpoint: Path, tasks, methods) -> dict[str, float]:
        assert tasks
        scored.append(checkpoint)
        return {m: {"oracle": 0.8}.get(m, 0.4) for m in methods}

    made = Study(load_suite(SUITE), tiny_base, lambda _words: ToyEncoder(), score, tmp_path)  # type: ignore[arg-type, return-value]
    made.scored = scored  # type: ignore[attr-defined]
    return made


def test_compression_weighs_both_and_resumes(study: Study, tiny_base: BaseModel, tmp_path: Path):
    spec, oracles = OracleTrainer(tiny_base, OracleConfig()).spec, tmp_path / "oracles"
    for i, task in enumerate(load_suite(SUITE, "train")):
        Adapter(task.definition, random_weights(spec, i)).save(oracles / task.name)
    config = ReconConfig(total_steps=3, latent_size=16, head_in_size=16)
    results = study.compression(oracles, config, sizes=(2,))
    assert list(results["runs"]) == ["L, 2 oracles", "M, 2 oracles", "S, 2 oracles"]
    small = results["runs"]["S, 2 oracles"]
    assert (small["tasks"], small["kept"]) == (2, 0.5)
    assert small["hypernet_bytes"] < results["runs"]["L, 2 oracles"]["hypernet_bytes"]
    assert len(study.scored) == 4  # type: ignore[attr-defined]  # three networks, and the oracles once
    both = study.compression(oracles, config, sizes=(2, 0), variants=("L",))
    assert len(study.scored) == 6  # type: ignore[attr-defined]
    assert len(both["runs"]) == 4
    assert both["runs"]["L, all oracles"]["tasks"] == 9
    assert "| L, 2 oracles | 2 |" in report(json.loads((tmp_path / "compression.json").read_text()))


def test_scaling_takes_larger_sets_at_equal_tokens(study: Study):
    results = study.scaling(SMALL, 3000, sizes=(4, 0))
    few, all_of_them = results["runs"].values()
    assert (few["tasks"], all_of_them["tasks"]) == (4, 8)
    assert few["tokens"] == pytest.approx(3000, rel=0.35)
    assert all_of_them["tokens"] == pytest.approx(3000, rel=0.35)
    study.stop.set()
    assert study.scaling(SMALL, 3000, sizes=(6,))["runs"].keys() == results["runs"].keys()  # stopped: nothing half-made
    with pytest.raises(ValueError, match="is of another suite"):
        replace(study, suite=study.suite[1:]).scaling(SMALL, 3000, sizes=(4,))
    with pytest.raises(ValueError, match="is of another seed, options"):
        replace(study, seed=1).scaling(SMALL, 3000, sizes=(4,))
    with pytest.raises(ValueError, match="is of another limit"):
        replace(study, scoring={"limit": 5, "metric": "exact_match"}).scaling(SMALL, 3000, sizes=(4,))


def test_ablations_are_runs_under_other_options(study: Study, tmp_path: Path):
    by_input = replace(SMALL, condition="input")
    runs = {
        "M": Variation(replace(SMALL, variant="M")),
        "one description": Variation(SMALL, descriptions=1),
        "hyperdecoder": Variation(by_input),
        "multi-task LoRA": Variation(SMALL, multitask=True),
    }
    results = study.ablation(runs, 3000)["runs"]
    assert results.keys() == runs.keys()
    made = json.loads((tmp_path / "ablation" / "M" / "checkpoint" / "config.json").read_text())
    assert made["hypernet"]["variant"] == "M"
    scored = {name: [k for k in r if k.endswith("_score")] for name, r in results.items()}
    assert scored["one description"] == ["t2l_score", "t2l_prompted_score", "t2l_shuffled_score"]
    assert scored["hyperdecoder"] == ["hyperdecoder_score"]
    assert scored["multi-task LoRA"] == ["multitask_score", "multitask_prompted_score"]
    assert (tmp_path / "ablation" / "multi-task-LoRA" / "checkpoint" / "adapter_model.safetensors").is_file()
    assert all(r["tokens"] == pytest.approx(3000, rel=0.35) for r in results.values())
    seen = json.loads((tmp_path / "ablation.json").read_text())["plan"]
    assert seen["one description"][0]["descriptions"] == 1
    with pytest.raises(ValueError, match="run 'M' with other options"):
        study.ablation({"M": Variation(SMALL)}, 3000)


def test_a_run_that_never_began_may_be_given_other_options(study: Study, tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        study.ablation({"far": Variation(SMALL, init=tmp_path / "typo")}, 300)
    assert study.ablation({"far": Variation(SMALL)}, 300)["runs"]["far"]["steps"]


def test_a_number_of_descriptions_counts_the_definition():
    task = load_suite(SUITE, "train")[0]
    assert _told_in(task, 1).definition == task.train_descriptions[0]
    assert _told_in(task, 1).train_descriptions == ()
    two = _told_in(task, 2)
    assert (*two.train_descriptions, two.definition) == task.train_descriptions[:2]
    assert _told_in(task, 1000) == task


def test_an_ablation_starts_from_a_checkpoint(study: Study, tmp_path: Path):
    study.ablation({"first": Variation(SMALL)}, 300)
    first = tmp_path / "ablation" / "first" / "checkpoint"
    again = replace(study, out=tmp_path / "again").ablation({"second": Variation(SMALL, init=first)}, 300)
    record = json.loads((tmp_path / "again" / "ablation" / "second" / "checkpoint" / "training.json").read_text())
    assert record["init"]["tokens"] == again["runs"]["second"]["tokens"]  # the same steps before


def test_an_ablation_trains_on_another_suite_beside(study: Study, tmp_path: Path):
    procedural.make_suite(tmp_path / "more", procedural.all_tasks()[:3])
    runs = {"own": Variation(SMALL), "more": Variation(SMALL, beside=tmp_path / "more")}
    found = study.ablation(runs, 300)["runs"]
    assert found["more"]["tasks"] == found["own"]["tasks"] + 3
    records = [json.loads((tmp_path / "ablation" / n / "checkpoint" / "training.json").read_text()) for n in runs]
    assert records[0]["set_aside_tasks"] == records[1]["set_aside_tasks"]
    with pytest.raises(ValueError, match="give each suite once"):
        study.ablation({"twice": Variation(SMALL, beside=SUITE)}, 300)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["weather"], "known: compression"),
        (["compression"], "--oracles"),
        (["ablation"], "at least one --run"),
        (["ablation", "--run", "variant=M"], "with a name of its own"),
        (["ablation", "--run", "a b:variant=M", "--run", "a-b:variant=S"], "with a name of its own"),
        (["ablation", "--run", "few:descriptions=two"], "descriptions: wanted a whole number"),
        (["ablation", "--run", "odd:lr_trunk=fast"], "--run odd:lr_trunk=fast: wanted a number"),
        (["ablation", "--run", "odd:variant"], "wanted name=value"),
        (["ablation", "--run", "both:multitask=true,init=x"], "cannot start from a hypernetwork"),
        (["ablation", "--run", "other:seed=3"], "all runs have one seed"),
        (["scaling", "--set", "seed=3"], "the study itself sets it (--seed)"),
        (["compression", "--oracles", "o", "--set", "n_tasks=3"], "the study itself sets it (--sizes)"),
        (["compression", "--oracles", "o", "--sizes", "16,all"], "--sizes: wanted a whole number"),
        (["compression", "--oracles", "o", "--variants", "L,X"], "wanted some of L,M,S"),
        (["scaling", "--metric", "contains_number"], "no task of split heldout scored by contains_number"),
    ],
)
def test_a_study_says_what_it_wants(words: list[str], said: str, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["t2l_core", "train", "study", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
