"""The text encoder's own training, on a BERT of two tiny layers: what it changes, what it keeps, exact resume."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import nn

from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import Checkpoint, averaged, load_checkpoint, save_checkpoint
from t2l_core.cli import encoder_lora_of
from t2l_core.lora import LoRASpec
from t2l_core.tasks import Task, load_suite
from t2l_core.text_encoder import TextEncoder, fingerprint_of, load_text_encoder, merge_lora
from t2l_core.training.encoder import EncoderConfig, EncoderTrainer
from t2l_core.training.sft import SFTTrainer
from tests.conftest import ROOT, random_net
from tests.test_training import CONFIG

ENCODER = EncoderConfig(total_steps=6, warmup_steps=1, rank=2, tasks_per_step=6, lr=2e-3, lr_codes=2e-3, ema_decay=0.5)


@pytest.fixture(scope="module")
def tiny_bert(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with a random sentence-transformers model that knows the words of the sample tasks."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("bert")
    tasks = load_suite(ROOT / "assets" / "tasks", "train")
    said = {w for t in tasks for d in (*t.known_descriptions, *t.eval_descriptions) for w in re.findall(r"[a-z]+", d.lower())}
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", *sorted(said)]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    torch.manual_seed(0)
    shape = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=len(vocabulary), initializer_range=0.5, **shape)).save_pretrained(folder / "plain")
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder / "plain")
    words = Transformer(str(folder / "plain"), max_seq_length=64)
    SentenceTransformer(modules=[words, Pooling(16)]).save(str(folder / "sentences"))
    return str(folder / "sentences")


@pytest.fixture
def load(tiny_bert: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(TextEncoder, "_self_check", lambda _self: None)  # random weights know no paraphrases
    return lambda **how: load_text_encoder(tiny_bert, **how)


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    return load_suite(ROOT / "assets" / "tasks", "train")


def start(spec: LoRASpec, tasks: list[Task], encoder: TextEncoder, aside: list[str]) -> Checkpoint:
    """A network whose codes tell texts apart, as training makes them: about nothing in common, and as large as it wants."""
    net, told = random_net(spec), encoder([t.definition for t in tasks]) * 4.0
    linear = net.task_encoder[0]
    assert isinstance(linear, nn.Linear)
    with torch.no_grad():
        linear.bias.copy_(-linear(told).mean(0) + linear.bias)
    return Checkpoint(net, "tiny", encoder.name, {"set_aside_tasks": aside, "steps": 3}, sha256="0" * 64)


def train(tasks: list[Task], encoder: TextEncoder, init: Checkpoint, folder: Path, steps: int = 6, **how) -> EncoderTrainer:
    folder.mkdir(exist_ok=True)
    trainer = EncoderTrainer(tasks, encoder, ENCODER, folder, folder / "c", init=init, **how)
    while trainer.state.step < steps:
        trainer.train_step(trainer.state.step)
        trainer.state.step += 1
    return trainer


def test_a_merged_lora_adds_its_product_and_must_fit():
    model = nn.Sequential(nn.Linear(3, 2), nn.ReLU())
    before, A, B = model[0].weight.detach().clone(), torch.randn(1, 3), torch.randn(2, 1)
    merge_lora(model, {"0.A": A, "0.B": B}, "toy")
    torch.testing.assert_close(model[0].weight.detach(), before + B @ A)
    for wrong in ({"5.A": A, "5.B": B}, {"1.A": A, "1.B": B}, {"0.A": A}):
        with pytest.raises(ValueError, match="has no such map"):
            merge_lora(model, wrong, "toy")
    with pytest.raises(ValueError, match=r"that of toy is \(2, 3\)"):
        merge_lora(model, {"0.A": torch.randn(1, 4), "0.B": B}, "toy")


@pytest.mark.parametrize("eight_bit", [False, True])
def test_a_checkpoint_keeps_what_was_trained_of_its_encoder(tmp_path: Path, spec: LoRASpec, eight_bit: bool):
    lora = {"a.b.A": torch.randn(2, 3000), "a.b.B": torch.randn(3, 2)}
    save_checkpoint(Checkpoint(random_net(spec), "tiny", "toy", encoder_lora=lora), tmp_path / "c", eight_bit=eight_bit)
    found = load_checkpoint(tmp_path / "c")
    assert found.encoder_lora.keys() == lora.keys()
    for key, value in lora.items():
        torch.testing.assert_close(found.encoder_lora[key], value, atol=0.05, rtol=0.0)
    other = Checkpoint(random_net(spec), "tiny", "toy")
    with pytest.raises(ValueError, match="trained differently"):
        averaged(found, other, 0.5)
    assert averaged(found, found, 0.5).encoder_lora == found.encoder_lora


def test_wordings_of_a_task_come_together_and_the_checkpoint_says_so(tasks: list[Task], load, spec: LoRASpec, tmp_path: Path):
    encoder, aside = load(), [tasks[0].name]
    init = start(spec, tasks, encoder, aside)
    (tmp_path / "run").mkdir()
    config = replace(ENCODER, total_steps=60)
    trainer = EncoderTrainer(tasks, encoder, config, tmp_path / "run", tmp_path / "c", init=init)
    assert [t.name for t in trainer.aside] == aside
    assert aside[0] not in {t.name for t in trainer.tasks}
    offered = [n for n, p in encoder.transformer.named_parameters() if p.grad is not None]
    seen: list[int] = []
    trainer.run(progress=lambda step, _total, _text: seen.append(step))
    assert seen == list(range(1, 61))
    assert offered == [n for n, p in encoder.transformer.named_parameters() if p.grad is not None]  # frozen
    log = [json.loads(line) for line in (tmp_path / "run" / "log.jsonl").read_text().splitlines()]
    losses = [r["loss"] for r in log if "loss" in r]
    assert sum(losses[-5:]) < 0.8 * sum(losses[:5])
    before, after = (r["validation"]["training_tasks"] for r in log if "validation" in r)
    assert after > before
    made = load_checkpoint(tmp_path / "c")
    assert made.training["set_aside_tasks"] == aside
    assert made.training["encoder"]["steps"] == 60
    assert aside[0] not in made.training["encoder"]["tasks"]
    # What a user of the checkpoint reads is what was trained.
    text = [tasks[1].train_descriptions[0]]
    wanted = trainer._codes_of(text, trainer.averaged())
    emb = load(lora=made.encoder_lora)(text) * 4.0
    found = torch.nn.functional.normalize(made.net.own_codes(emb), dim=-1)
    torch.testing.assert_close(found, wanted, atol=0.02, rtol=0.0)  # stored in bf16
    plain = torch.nn.functional.normalize(made.net.own_codes(load()(text) * 4.0), dim=-1).detach()
    assert float((plain - wanted).abs().max()) > 0.1


def test_a_second_training_goes_on_from_the_first(tasks: list[Task], load, spec: LoRASpec, tmp_path: Path):
    first = train(tasks, load(), start(spec, tasks, load(), []), tmp_path / "first")
    first.write()
    again = load_checkpoint(tmp_path / "first" / "c")
    second = train(tasks, load(lora=again.encoder_lora), again, tmp_path / "second")
    second.write()
    made = load_checkpoint(tmp_path / "second" / "c")
    some = next(k for k in made.encoder_lora if k.endswith(".A"))
    assert made.encoder_lora[some].shape[0] == 2 * ENCODER.rank
    text = ["Say the opposite."]
    torch.testing.assert_close(
        torch.nn.functional.normalize(made.net.own_codes(load(lora=made.encoder_lora)(text) * 4.0), dim=-1),
        second._codes_of(text, second.averaged()),
        atol=0.02,
        rtol=0.0,
    )


def test_a_resumed_run_ends_as_one_that_was_not_stopped(tasks: list[Task], load, spec: LoRASpec, tmp_path: Path):
    whole = train(tasks, load(), start(spec, tasks, load(), []), tmp_path / "whole")
    half = train(tasks, load(), start(spec, tasks, load(), []), tmp_path / "half", steps=3)
    half.save()
    with pytest.raises(ValueError, match="already holds a run"):
        train(tasks, load(), start(spec, tasks, load(), []), tmp_path / "half")
    with pytest.raises(ValueError, match="begun with other init"):
        train(tasks, load(), replace(start(spec, tasks, load(), []), sha256="1" * 64), tmp_path / "half", resume=True)
    resumed = train(tasks, load(), start(spec, tasks, load(), []), tmp_path / "half", resume=True)
    for name, value in whole.state.net.state_dict().items():
        assert torch.equal(value, resumed.state.net.state_dict()[name]), name


def test_a_run_loads_the_encoder_it_was_begun_with(spec: LoRASpec, tmp_path: Path):
    lora = {"a.A": torch.ones(1, 3), "a.B": torch.ones(2, 1)}
    init = Checkpoint(random_net(spec), "tiny", "toy", encoder_lora=lora)
    save_checkpoint(init, tmp_path / "c", dtype=torch.bfloat16)
    assert encoder_lora_of(None, tmp_path / "c", resume=False) == {}
    assert encoder_lora_of(init, tmp_path / "new", resume=False) is lora
    assert encoder_lora_of(None, tmp_path / "new", resume=True) == {}
    assert encoder_lora_of(None, tmp_path / "c", resume=True).keys() == lora.keys()


def test_options_out_of_range_are_refused():
    for wrong in ({"rank": 0}, {"temperature": 0.0}, {"written_weight": -1.0}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            EncoderConfig(**wrong)  # type: ignore[arg-type]


def test_sft_goes_on_with_the_encoder_it_was_begun_with(tasks: list[Task], load, tiny_base: BaseModel, tmp_path: Path):
    encoder = load()
    path = next(n for n, m in encoder.transformer.named_modules() if isinstance(m, nn.Linear))
    size = encoder.transformer.get_submodule(path).weight.shape  # type: ignore[union-attr]
    trained = load(lora={f"{path}.A": torch.randn(1, size[1]), f"{path}.B": torch.randn(size[0], 1)})
    assert not torch.allclose(trained(["up"]), encoder(["up"]))
    config = replace(CONFIG, words=False, reads=False, total_steps=2, warmup_steps=1, decay_steps=1)
    (tmp_path / "run").mkdir()
    trainer = SFTTrainer(tasks, tiny_base, trained, config, tmp_path / "run", tmp_path / "c")
    trainer.train_step(0)
    trainer.save()
    made = load_checkpoint(tmp_path / "c")
    assert fingerprint_of(made.encoder_lora) is not None
    assert made.encoder_lora.keys() == trained.lora.keys()
    (tmp_path / "other").mkdir()
    with pytest.raises(ValueError, match="text encoder of the checkpoint to start from was trained"):
        SFTTrainer(tasks, tiny_base, encoder, config, tmp_path / "other", tmp_path / "d", init=made)
    with pytest.raises(ValueError, match="begun with other trained text encoder"):
        SFTTrainer(tasks, tiny_base, encoder, config, tmp_path / "run", tmp_path / "c", resume=True)
