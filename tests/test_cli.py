"""The command line's contract: exit codes, one JSON object on stdout, messages on stderr."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from t2l_core import cli
from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from t2l_core.lora import LoRASpec
from t2l_core.text2lora import Text2LoRA
from tests.conftest import random_net

ROOT = Path(__file__).parents[1]


def run(*words: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "t2l_core", *words], capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tiny_t2l: Text2LoRA):
    """The command line in this process, on the tiny models."""
    monkeypatch.setattr(cli, "load", lambda _checkpoint: tiny_t2l)

    def call(capsys: pytest.CaptureFixture, *words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["t2l_core", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out = capsys.readouterr()
        return int(ended.value.code or 0), out.out, out.err

    return call


def test_help_names_every_command_and_is_quick():
    run("--help")  # fills the file cache
    started = time.perf_counter()
    done = run("--help")
    assert time.perf_counter() - started < 1.0
    assert done.returncode == 0
    for command in ("generate", "answer", "evaluate", "train", "map", "export", "import-checkpoint", "bench"):
        assert command in done.stdout


def test_generate_and_export(here, capsys, tmp_path: Path):
    code, out, _ = here(capsys, "generate", "upper case", "--out", str(tmp_path / "a"), "--strength", "0.5", "--json")
    assert code == 0
    value = json.loads(out)
    assert value["strength"] == 0.5
    assert (tmp_path / "a" / "adapter_model.safetensors").is_file()


def test_compress_halves_a_checkpoint_and_never_overwrites_it(here, capsys, tmp_path: Path, spec: LoRASpec):
    save_checkpoint(Checkpoint(random_net(spec), "tiny", "toy"), tmp_path / "c", dtype=torch.bfloat16)
    code, out, _ = here(capsys, "compress", "--checkpoint", str(tmp_path / "c"), "--out", str(tmp_path / "small"), "--json")
    assert code == 0
    value = json.loads(out)
    assert value["bytes"] == (tmp_path / "small" / "hypernet.safetensors").stat().st_size < value["before"]
    code, _, err = here(capsys, "compress", "--checkpoint", str(tmp_path / "c"), "--out", str(tmp_path / "c"))
    assert code == 2
    assert "write to a new folder" in err


def test_average_lies_between_two_checkpoints(here, capsys, tmp_path: Path, spec: LoRASpec):
    nets = [random_net(spec), random_net(spec)]
    with torch.no_grad():
        nets[1].heads["q_proj"].weight.add_(1.0)
    for name, net in zip("ab", nets, strict=True):
        save_checkpoint(Checkpoint(net, "tiny", "toy", {"tasks": [name], "steps": 3}), tmp_path / name)
    both = [str(tmp_path / name) for name in "ab"]
    shares = ["--share", "0.25", "--task-share", "0.5"]
    code, _, _ = here(capsys, "average", *both, *shares, "--out", str(tmp_path / "mean"), "--json")
    assert code == 0
    made = load_checkpoint(tmp_path / "mean")
    first, second = (load_checkpoint(Path(folder)) for folder in both)
    for name, value in made.net.state_dict().items():
        wanted = 0.75 * first.net.state_dict()[name] + 0.25 * second.net.state_dict()[name]
        if name == "task_encoder.1.weight":  # what tells task codes apart
            wanted = 0.5 * wanted
        assert torch.allclose(value, wanted, atol=0.02), name
    assert made.training["tasks"] == ["b"]
    assert made.training["averaged_with"] == {"sha256": first.sha256, "share": 0.75, "task_share": 0.5, "tasks": ["a"]}
    for words, said in (
        (["--out", str(tmp_path / "mean")], "write to a new folder"),
        (["--share", "2", "--out", "x"], "between 0 and 1"),
        (["--task-share", "-1", "--out", "x"], "between 0 and 1"),
    ):
        code, _, err = here(capsys, "average", *both, *words)
        assert code == 2
        assert said in err
    save_checkpoint(Checkpoint(random_net(replace(spec, rank=2)), "tiny", "toy"), tmp_path / "c")
    code, _, err = here(capsys, "average", both[0], str(tmp_path / "c"), "--out", str(tmp_path / "d"))
    assert code == 2
    assert "other shapes" in err


def test_training_takes_several_suites_and_further_wordings(
    here, capsys, tmp_path: Path, suite: Path, monkeypatch: pytest.MonkeyPatch, tiny_base: BaseModel, spec: LoRASpec
):
    seen = {}
    save_checkpoint(Checkpoint(random_net(spec), "tiny", "toy"), tmp_path / "c")

    class Trainer:
        def __init__(self, tasks, *_: object, **__: object) -> None:
            seen.update({t.name: t.train_descriptions for t in tasks})
            raise ValueError("seen enough")

    shutil.copytree(suite / "uppercase_text", tmp_path / "more" / "t")
    info = tmp_path / "more" / "t" / "task.json"
    info.write_text(info.read_text().replace('"name": "uppercase_text"', '"name": "another"'))
    (tmp_path / "w.json").write_text('{"another": ["say it otherwise"]}')
    monkeypatch.setattr("t2l_core.base_model.load_base_model", lambda _name: tiny_base)
    monkeypatch.setattr("t2l_core.text_encoder.load_text_encoder", lambda _name, **_: None)
    kinds = {"sft": "SFT", "multitask": "Multitask", "encoder": "Encoder", "consistency": "Consistency"}
    for module, kind in kinds.items():
        seen.clear()
        monkeypatch.setattr(f"t2l_core.training.{module}.{kind}Trainer", Trainer)
        words = ["--tasks", str(suite), "--tasks", str(tmp_path / "more"), "--wordings", str(tmp_path / "w.json")]
        words += [] if module == "multitask" else ["--init", str(tmp_path / "c")]
        code, _, err = here(capsys, "train", module, *words, "--run", str(tmp_path / module))
        assert (code, "seen enough" in err) == (2, True)
        assert seen["another"][-1] == "say it otherwise"
        assert seen["uppercase_text"] == seen["another"][:-1]


def test_answer_prints_exactly_the_promised_object(here, capsys):
    code, out, _ = here(capsys, "answer", "hello", "--description", "upper case", "--max-new-tokens", "5", "--json")
    assert code == 0
    assert set(json.loads(out)) == {"base", "adapted", "seconds"}
    code, out, _ = here(
        capsys, "answer", "hello", "--description", "upper case", "--with-description-in-prompt", "--max-new-tokens", "5"
    )
    assert code == 0
    assert "adapted:" in out


def test_evaluate_writes_results_and_fails_loudly(here, capsys, tmp_path: Path, suite: Path):
    words = ["evaluate", "--tasks", str(suite), "--split", "heldout", "--methods", "base,t2l", "--limit", "2"]
    code, out, _ = here(capsys, *words, "--out", str(tmp_path / "r.json"), "--json")
    assert code == 0
    assert set(json.loads(out)["summary"]) == {"base", "t2l"}
    results = json.loads((tmp_path / "r.json").read_text())
    assert {"summary", "tasks", "seed", "commit"} <= set(results)
    import shutil

    shutil.copytree(suite, tmp_path / "s")
    (tmp_path / "s" / "shortest_word" / "test.jsonl").write_text("broken")
    words[2] = str(tmp_path / "s")
    code, _, err = here(capsys, *words, "--out", str(tmp_path / "r.json"))
    assert code == 1
    assert "shortest_word" in err


@pytest.fixture
def knowing(monkeypatch: pytest.MonkeyPatch, here, tiny_t2l: Text2LoRA):
    """The command line with a checkpoint whose training set a task and rows aside."""
    training = {"set_aside_tasks": ["uppercase_text"], "config": {"validation_rows": 3}}
    known = Text2LoRA(replace(tiny_t2l.checkpoint, training=training), tiny_t2l.base, tiny_t2l.encoder)
    monkeypatch.setattr(cli, "load", lambda _checkpoint: known)
    return here


def test_a_checkpoint_is_chosen_by_tasks_set_aside_and_validation_rows(knowing, capsys, tmp_path: Path, suite: Path):
    out, words = tmp_path / "r.json", ["evaluate", "--tasks", str(suite), "--split", "train", "--methods", "base,t2l"]
    assert knowing(capsys, *words, "--set-aside", "--limit", "2", "--out", str(out))[0] == 0
    assert list(json.loads(out.read_text())["tasks"]) == ["uppercase_text"]
    assert knowing(capsys, *words, "--validation", "--out", str(out))[0] == 0
    found = json.loads(out.read_text())
    assert found["set_aside"] == ["uppercase_text"]
    assert {entry["rows"] for scores in found["tasks"].values() for entry in scores.values()} == {3}
    code, _, err = knowing(capsys, *words, "--validation", "--earlier", str(out), "--limit", "1", "--out", str(out))
    assert (code, "limit None instead of 1" in err) == (2, True)
    code, _, err = knowing(capsys, *words[:-1], "few_shot", "--validation", "--out", str(out))
    assert (code, "few_shot takes its solved rows from train.jsonl" in err) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ["generate", "", "--out", "x"],
        ["generate", "a" * 20_000, "--out", "x"],
        ["generate", "fine"],
        ["generate", "fine", "--out", "x", "--strength", "-1"],
        ["answer", "hello"],
        ["answer", "", "--description", "upper case"],
        ["evaluate", "--tasks", "nowhere", "--out", "x.json"],
        ["evaluate", "--methods", "magic", "--limit", "1", "--out", "x.json"],
        ["evaluate", "--split", "dev", "--out", "x.json"],
        ["evaluate", "--metric", "magic", "--out", "x.json"],
        ["evaluate", "--earlier", "nowhere.json", "--limit", "1", "--out", "x.json"],
        ["evaluate", "--oracles", "nowhere", "--limit", "1", "--out", "x.json"],
        ["evaluate", "--limit", "1", "--out", "assets"],
        ["evaluate", "--split", "train", "--set-aside", "--out", "x.json"],
        ["evaluate", "--split", "train", "--validation", "--out", "x.json"],
        ["compress", "--out", "assets/tasks/uppercase_text/task.json"],
        ["train", "oracle", "--metric", "rouge_l", "--split", "heldout"],
        ["train", "oracle", "--set", "warmup_steps=0"],
        ["train", "sft", "--set", "workers=0"],
        ["report", "assets/tasks/uppercase_text/task.json"],
        ["report", str(ROOT / "checkpoints/smollm2-135m/study-scaling.json"), "--figures", "figures"],
        ["train", "oracle", "--metric", "magic"],
        ["train", "sft", "--resume", "--run", "nowhere"],
        ["train", "sft", "--set", "nonsense=1", "--run", "nowhere"],
        ["map"],
        ["no-such-command"],
    ],
)
def test_bad_input_is_exit_code_2_with_words_on_stderr(here, capsys, tmp_path: Path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "assets").symlink_to(ROOT / "assets")
    code, out, err = here(capsys, *words)
    assert code == 2
    assert out == ""
    assert err.strip()
    assert [p.name for p in tmp_path.iterdir()] == ["assets"]


def test_unknown_checkpoint_is_exit_code_2(tmp_path: Path):
    done = run("generate", "x", "--out", str(tmp_path / "a"), "--checkpoint", str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "is not a checkpoint folder" in done.stderr
