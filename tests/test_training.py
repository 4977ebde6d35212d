"""Supervised training on tiny models: the frozen forward, the gradients, the sampler, exact resume."""

from __future__ import annotations

import copy
import json
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import load_checkpoint, load_strictly
from t2l_core.engine import row_lora, stack_rows
from t2l_core.lora import LoRASpec
from t2l_core.tasks import PROCEDURAL, WRITTEN, load_suite
from t2l_core.training.config import SFTConfig
from t2l_core.training.data import StepSampler, make_batch, token_tasks
from t2l_core.training.frozen_lm import FrozenLlama
from t2l_core.training.multitask import MultitaskTrainer
from t2l_core.training.sft import SFTTrainer
from tests.conftest import ToyEncoder, random_weights

CONFIG = SFTConfig(
    total_steps=8,
    warmup_steps=2,
    decay_steps=2,
    tasks_per_step=4,
    rows_per_task=2,
    max_tokens=120,
    bucket_tokens=40,
    latent_size=16,
    head_in_size=24,
    set_aside_tasks=2,
    validation_every=100,
    workers=2,
)


@pytest.fixture(scope="module")
def tasks():
    return load_suite(Path(__file__).parents[1] / "assets" / "tasks", "train")


def trainer(tasks, base: BaseModel, folder: Path, config: SFTConfig = CONFIG, **kwargs) -> SFTTrainer:
    folder.mkdir(exist_ok=True)
    return SFTTrainer(tasks, base, ToyEncoder(), config, folder, folder / "checkpoint", **kwargs)  # type: ignore[arg-type]


def test_frozen_forward_equals_transformers_with_and_without_lora(tiny_base: BaseModel, spec: LoRASpec):
    lm, ids = FrozenLlama(tiny_base.model, spec), torch.arange(3, 27).view(4, 6)
    x, y = random_weights(spec, 1), random_weights(spec, 2)
    factors = {m: (torch.stack([x.A[m], y.A[m]]), torch.stack([x.B[m], y.B[m]])) for m in spec.target_modules}
    for adapters, given in (([None] * 4, None), ([x, x, y, y], factors)):
        with torch.no_grad(), row_lora(tiny_base.model, stack_rows(tiny_base.model, adapters)):
            wanted = tiny_base.model.model(ids).last_hidden_state
        with torch.no_grad():
            torch.testing.assert_close(lm.hidden(ids, given, rows_per_task=2), wanted, atol=1e-5, rtol=1e-4)


def test_gradients_equal_those_of_transformers(tiny_base: BaseModel, spec: LoRASpec):
    """The hand-written backward passes against autograd through the merged weights of the original model."""
    from tests.conftest import make_tiny_base

    weights, ids = random_weights(spec), torch.arange(3, 15).view(2, 6)
    targets = torch.full_like(ids, -100)
    targets[:, 3:5] = ids[:, 4:6]
    leaves = {
        m: (weights.A[m][None].clone().requires_grad_(), weights.B[m][None].clone().requires_grad_())
        for m in spec.target_modules
    }
    from t2l_core.training.frozen_lm import Batch

    FrozenLlama(tiny_base.model, spec).loss(Batch(ids, targets, 2), leaves, label_smoothing=0.1).backward()

    other = make_tiny_base().model
    again = {m: (weights.A[m].clone().requires_grad_(), weights.B[m].clone().requires_grad_()) for m in spec.target_modules}
    merged = {}
    for m, (A, B) in again.items():
        for n in range(spec.n_layers):
            path = spec.module_path(n, m) + ".weight"
            merged[path] = other.get_parameter(path) + spec.scaling * B[n] @ A[n]
    logits = torch.func.functional_call(other, merged, (ids,)).logits
    at = targets != -100
    loss = torch.nn.functional.cross_entropy(logits[at], targets[at], label_smoothing=0.1)
    loss.backward()
    for m in spec.target_modules:
        for ours, theirs in zip(leaves[m], again[m], strict=True):
            torch.testing.assert_close(ours.grad[0], theirs.grad, atol=1e-5, rtol=1e-3)


def test_padding_changes_nothing(tiny_base: BaseModel, spec: LoRASpec):
    lm = FrozenLlama(tiny_base.model, spec)
    short, long = ([3, 4, 5], [6, 0]), ([3, 4, 5, 6, 7, 8, 9], [6, 7, 8, 0])
    alone = [float(lm.loss(make_batch([row], 1, 0), None)) for row in (short, long)]
    together = float(lm.loss(make_batch([short, long], 1, 0), None))
    assert together == pytest.approx(sum(alone) / 2, rel=1e-5)


def test_targets_are_the_answer_and_the_end_of_turn():
    batch = make_batch([([5, 6, 7], [8, 9, 0])], 1, 0)
    assert batch.ids.tolist() == [[5, 6, 7, 8, 9]]
    assert batch.targets.tolist() == [[-100, -100, 8, 9, 0]]


def test_only_the_hypernetwork_learns_and_the_loss_falls(tasks, tiny_base: BaseModel, tmp_path: Path):
    before = {k: v.clone() for k, v in tiny_base.model.state_dict().items()}
    config = replace(CONFIG, total_steps=40, lr_trunk=3e-3, lr_heads=3e-3, lr_offset=1e-2)
    run = trainer(tasks, tiny_base, tmp_path, config)
    losses = [run.train_step(s)["loss"] for s in range(40)]
    assert sum(losses[-8:]) < 0.9 * sum(losses[:8])
    assert all(torch.equal(v, before[k]) for k, v in tiny_base.model.state_dict().items())


def test_resume_is_exact(tasks, tiny_base: BaseModel, tmp_path: Path):
    whole = trainer(tasks, tiny_base, tmp_path / "whole")
    whole.run()
    first = trainer(tasks, tiny_base, tmp_path / "parts")
    for step in range(5):
        first.train_step(step)
        first.state.step += 1
    first.save()
    second = trainer(tasks, tiny_base, tmp_path / "parts", resume=True)
    assert second.state.step == 5
    second.run()
    a, b = (load_file(tmp_path / n / "state.safetensors") for n in ("whole", "parts"))
    assert a.keys() == b.keys()
    assert all(torch.equal(a[k], b[k]) for k in a)


def test_what_is_read_of_a_description_does_not_depend_on_what_was_read_before(tasks, tiny_base: BaseModel, tmp_path: Path):
    """Else a resumed run, which has read nothing yet, would differ: rounding depends on what stands in one batch."""
    run = trainer(tasks, tiny_base, tmp_path)
    read, known = run.base.read, sorted(run._remembered)[:3]
    run.base = copy.copy(run.base)
    object.__setattr__(run.base, "read", lambda texts: replace(r := read(texts), values=r.values + len(texts)))
    before = run.read([*known, "of a variant", "of another one", "of a third"])
    run._readings.clear()
    run.read(known[1:])
    after = run.read([*known, "of a variant", "of another one", "of a third"])
    assert before is not None
    assert after is not None
    assert torch.equal(before.values, after.values)


def test_descriptions_are_each_trained_on_once_and_there_must_be_one(tasks, tiny_base: BaseModel, tmp_path: Path):
    bare = [replace(t, train_descriptions=(t.definition, "  "), eval_descriptions=()) for t in tasks]
    [task] = token_tasks(bare[:1], tiny_base, ToyEncoder(), CONFIG)  # type: ignore[arg-type]
    assert task.descriptions == (bare[0].definition,)
    with pytest.raises(ValueError, match="no task has more than one"):
        trainer(bare, tiny_base, tmp_path, replace(CONFIG, contrastive=0.1))
    named = replace(bare[0], definition="", train_descriptions=("Do it.",))
    assert token_tasks([named], tiny_base, ToyEncoder(), CONFIG)[0].descriptions == ("Do it.",)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=f"task {bare[0].name} has neither"):
        trainer([replace(bare[0], definition="", train_descriptions=()), *bare[1:]], tiny_base, tmp_path)


def test_the_last_step_is_validated_once(tasks, tiny_base: BaseModel, tmp_path: Path):
    trainer(tasks, tiny_base, tmp_path, replace(CONFIG, validation_every=4, set_aside_tasks=1)).run()
    records = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    validated = [r for r in records if "validation" in r]
    assert [r["step"] for r in validated] == [4, 8]
    assert "shuffled_loss" not in validated[-1]["validation"]["set_aside_tasks"]  # there is no other task to take one from
    assert "shuffled_loss" in validated[-1]["validation"]["training_tasks"]


def test_a_stopped_run_saves_and_resumes(tasks, tiny_base: BaseModel, tmp_path: Path):
    stop, run = threading.Event(), trainer(tasks, tiny_base, tmp_path)
    run.run(stop=stop, progress=lambda step, *_: stop.set() if step == 3 else None)
    with (tmp_path / "log.jsonl").open("a") as log:
        log.write('{"step": 4, "loss": 1.0}\n')  # as a kill between two saves leaves it
    again = trainer(tasks, tiny_base, tmp_path, resume=True)
    assert again.state.step == 3
    assert [json.loads(line)["step"] for line in (tmp_path / "log.jsonl").read_text().splitlines()] == [1, 2, 3]
    assert [h["step"] for h in again.history] == [0, 3]


def test_a_run_leaves_a_checkpoint_a_log_and_a_curve(tasks, tiny_base: BaseModel, tmp_path: Path):
    folder = trainer(tasks, tiny_base, tmp_path).run()
    checkpoint = load_checkpoint(folder)
    training = checkpoint.training
    assert training["steps"] == 8
    assert training["seed"] == 0
    assert training["commit"]
    assert training["validation"][-1]["validation"]["training_tasks"]["tasks"] >= 2
    records = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [r["step"] for r in records if "loss" in r] == list(range(1, 9))


def test_validation_and_set_aside_rows_are_never_trained_on(tasks, tiny_base: BaseModel, tmp_path: Path):
    run = trainer(tasks, tiny_base, tmp_path)
    names = {t.task.name for t in run.sampler.tasks}
    assert len(run.set_aside) == 2
    assert not names & {t.task.name for t in run.set_aside}
    for t in run.tasks:
        kept = {r.text for r in t.validation}
        assert kept
        assert not kept & {r.text for r in t.rows}
        assert not set(t.task.eval_descriptions) & set(t.descriptions)


def test_a_net_that_reads_words_can_start_from_one_that_does_not(tasks, tiny_base: BaseModel, tmp_path: Path):
    plain = load_checkpoint(trainer(tasks, tiny_base, tmp_path / "one", replace(CONFIG, reads=False)).run())
    encoder = WordyEncoder(tiny_base)
    folder = tmp_path / "two"
    folder.mkdir()
    config = replace(CONFIG, reads=False)
    run = SFTTrainer(tasks, tiny_base, encoder, config, folder, folder / "out", init=plain)  # type: ignore[arg-type]
    texts = ["Give the opposite.", "Sort the words."]
    old = plain.net.factors(ToyEncoder()(texts) * 16**0.5)
    new = run.averaged_net().factors(encoder(texts) * encoder.size**0.5)
    for m, pair in old.items():
        for a, b in zip(pair, new[m], strict=True):
            torch.testing.assert_close(a, b, atol=1e-5, rtol=1e-4)
    written = load_checkpoint(run.run())
    assert written.net.config.word_size == encoder.word_size
    assert written.net.state_dict()["words.gain"].abs().sum() > 0


class WordyEncoder(ToyEncoder):
    """Halves of equal norm, as `TextEncoder` gives them with words."""

    def __init__(self, base: BaseModel) -> None:
        self.base = base
        self.word_size = len(base.word_bag("a"))
        self.size = 16 + self.word_size

    def __call__(self, texts: list[str]) -> torch.Tensor:
        bags = torch.stack([self.base.word_bag(t) for t in texts])
        return torch.cat([super().__call__(texts), bags], dim=1) / 2**0.5

    batch = __call__


def test_steps_depend_on_seed_and_number_only(tasks, tiny_base: BaseModel):
    tokenised = token_tasks(tasks, tiny_base, ToyEncoder(), CONFIG)  # type: ignore[arg-type]
    sampler, again = (StepSampler(tokenised, tiny_base, CONFIG, ToyEncoder()) for _ in range(2))
    for step in (7, 3):
        assert torch.equal(sampler.draw(step).embeddings, again.draw(step).embeddings)
        assert torch.equal(sampler.draw(step).batches[0].ids, again.draw(step).batches[0].ids)
    assert not torch.equal(sampler.draw(1).embeddings, sampler.draw(2).embeddings)
    other = StepSampler(tokenised, tiny_base, replace(CONFIG, seed=1), ToyEncoder())
    assert not torch.equal(other.draw(1).embeddings, sampler.draw(1).embeddings)


def test_short_rows_are_drawn_in_larger_numbers(tasks, tiny_base: BaseModel):
    config = replace(CONFIG, tokens_per_step=1200, max_rows_per_task=4)
    tokenised = token_tasks(tasks, tiny_base, ToyEncoder(), config)  # type: ignore[arg-type]
    sampler = StepSampler(tokenised, tiny_base, config, ToyEncoder())
    seen = {}
    for step in range(60):
        batch = sampler.draw(step).batches[0]
        assert batch.ids.shape[0] == config.tasks_per_step // config.workers * batch.rows_per_task
        seen.setdefault(batch.rows_per_task, []).append(batch.ids.shape[1])
    assert min(seen) >= config.rows_per_task
    assert max(seen) <= config.max_rows_per_task
    assert len(seen) > 1
    assert sum(seen[max(seen)]) / len(seen[max(seen)]) < sum(seen[min(seen)]) / len(seen[min(seen)])


@pytest.mark.parametrize(("source", "weight"), [(PROCEDURAL, "procedural_weight"), (WRITTEN, "written_weight")])
def test_made_tasks_are_drawn_as_often_as_is_wanted(tasks, tiny_base: BaseModel, source: str, weight: str):
    half = [replace(t, source=source) if n % 2 else t for n, t in enumerate(tasks)]
    usual = replace(CONFIG, tasks_per_step=1, workers=1)
    shares = []
    for config in (usual, replace(usual, **{weight: 0.02})):
        tokenised = token_tasks(half, tiny_base, ToyEncoder(), config)  # type: ignore[arg-type]
        sampler = StepSampler(tokenised, tiny_base, config, ToyEncoder())
        drawn = [task.task for step in range(100) for task, _ in sampler._similar_rows(np.random.default_rng(step))]
        shares.append(sum(t.source == source for t in drawn) / len(drawn))
    assert shares[0] > 0.3
    assert shares[1] < shares[0] / 4  # not none: at some lengths there is no other task
    with pytest.raises(ValueError, match=f"{weight} must be above 0"):
        replace(CONFIG, **{weight: 0.0})


def test_a_run_can_start_from_a_checkpoint(tasks, tiny_base: BaseModel, tmp_path: Path):
    first = load_checkpoint(trainer(tasks, tiny_base, tmp_path / "one").run())
    second = trainer(tasks, tiny_base, tmp_path / "two", init=first)
    for name, value in first.net.state_dict().items():
        assert torch.equal(second.state.net.state_dict()[name], value)
        assert torch.equal(second.state.average.shadow[name], value)
    assert second.state.step == 0
    # A task that was kept for validation must not become a training task because the run is another one.
    third = trainer(tasks[:-1], tiny_base, tmp_path / "three", replace(CONFIG, seed=5), init=first)
    assert {t.task.name for t in third.set_aside} <= set(first.training["set_aside_tasks"])


def test_a_net_whose_heads_take_more_inputs_begins_with_the_same_adapters(tasks, tiny_base: BaseModel, tmp_path: Path):
    narrow = load_checkpoint(trainer(tasks, tiny_base, tmp_path / "one").run())
    wider = replace(CONFIG, head_in_size=2 * CONFIG.head_in_size)
    run = trainer(tasks, tiny_base, tmp_path / "two", wider, init=narrow)
    emb, reading = ToyEncoder()(["Do it."]), tiny_base.read(["Do it."])
    for before, after in zip(narrow.net(emb, reading), run.averaged_net()(emb, reading), strict=True):  # type: ignore[operator]
        for m in narrow.net.spec.target_modules:
            assert torch.allclose(before.A[m], after.A[m], atol=1e-6)
            assert torch.allclose(before.B[m], after.B[m], atol=1e-6)
    written = load_checkpoint(run.run())
    added = [written.net.state_dict()[f"heads.{m}.weight"][:, CONFIG.head_in_size :] for m in narrow.net.spec.target_modules]
    assert all(new.abs().max() > 0 for new in added)  # what was added learns
    for name, other in (("narrower", {"head_in_size": 12}), ("another", {"head_in_size": 48, "latent_size": 32})):
        with pytest.raises(ValueError, match="does not fit"):
            trainer(tasks, tiny_base, tmp_path / name, replace(CONFIG, **other), init=narrow)


def test_an_existing_run_is_not_overwritten(tasks, tiny_base: BaseModel, tmp_path: Path):
    trainer(tasks, tiny_base, tmp_path).save()
    with pytest.raises(ValueError, match="already holds a run"):
        trainer(tasks, tiny_base, tmp_path)
    with pytest.raises(FileNotFoundError, match="no run to resume"):
        trainer(tasks, tiny_base, tmp_path / "empty", resume=True)


def test_a_dead_runs_log_does_not_enter_the_next_runs_record(tasks, tiny_base: BaseModel, tmp_path: Path):
    (tmp_path / "log.jsonl").write_text('{"step": 1, "loss": 99.0}\n{"step": 2, "validation": {"a": {"b": 1}')  # killed
    run = trainer(tasks, tiny_base, tmp_path)
    run.run()
    losses = [r for r in map(json.loads, (tmp_path / "log.jsonl").read_text().splitlines()) if "loss" in r]
    assert [r["step"] for r in losses] == list(range(1, 9))


def test_a_run_is_resumed_on_what_it_was_begun_with(tasks, tiny_base: BaseModel, tmp_path: Path):
    trainer(tasks, tiny_base, tmp_path / "run").save()
    shutil.copytree(tasks[0].folder, tmp_path / "t")
    rows = tmp_path / "t" / "train.jsonl"
    rows.write_text("".join(rows.read_text().splitlines(keepends=True)[:-1]))
    with pytest.raises(ValueError, match="begun with other rows"):  # its last rows are those it is validated on
        trainer([replace(tasks[0], folder=tmp_path / "t"), *tasks[1:]], tiny_base, tmp_path / "run", resume=True)
    folder = tmp_path / "run"
    with pytest.raises(ValueError, match="begun with other kind"):
        MultitaskTrainer(tasks, tiny_base, ToyEncoder(), CONFIG, folder, folder / "c", resume=True)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="does not fit the network"):
        trainer(tasks, tiny_base, tmp_path / "run", replace(CONFIG, latent_size=8), resume=True)


def test_a_gradient_that_is_not_finite_touches_no_weight(tasks, tiny_base: BaseModel, tmp_path: Path):
    run = trainer(tasks, tiny_base, tmp_path)
    before = {k: v.clone() for k, v in run.state.net.state_dict().items()}
    parameter = next(p for p in run.state.net.parameters() if p.requires_grad)
    parameter.register_hook(lambda g: g * float("inf"))
    with pytest.raises(FloatingPointError, match="gradient is"):
        run.train_step(0)
    assert all(torch.equal(before[k], v) for k, v in run.state.net.state_dict().items())
    with torch.no_grad():
        parameter.fill_(float("nan"))
    with pytest.raises(ValueError, match="not finite"):
        load_strictly(run.new_net(), run.state.net.state_dict(), "this")


def test_truncated_state_is_named(tasks, tiny_base: BaseModel, tmp_path: Path):
    trainer(tasks, tiny_base, tmp_path).save()
    path = tmp_path / "state.safetensors"
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(ValueError, match="corrupt or truncated"):
        trainer(tasks, tiny_base, tmp_path, resume=True)


def test_learning_rate_schedule():
    c = SFTConfig(total_steps=100, warmup_steps=10, decay_steps=50, final_lr=0.1)
    assert c.lr_factor(0) == pytest.approx(0.1)
    assert c.lr_factor(30) == 1.0
    assert c.lr_factor(75) == pytest.approx(0.55)
    assert c.lr_factor(100) == pytest.approx(0.1)
    with pytest.raises(ValueError, match="exceed total_steps"):
        SFTConfig(total_steps=10, warmup_steps=10, decay_steps=10)
    with pytest.raises(ValueError, match="task_dropout is a share"):
        SFTConfig(task_dropout=1.0)
    with pytest.raises(ValueError, match="reading_dropout is a share"):
        SFTConfig(reading_dropout=-0.1)
    with pytest.raises(ValueError, match="contrastive is the weight of a loss"):
        SFTConfig(contrastive=-1)
    with pytest.raises(ValueError, match="which condition 'input' does not read"):
        SFTConfig(agreement=0.1, condition="input")


def test_task_codes_are_left_out_while_training_only(tasks, tiny_base: BaseModel, tmp_path: Path):
    run = trainer(tasks, tiny_base, tmp_path, replace(CONFIG, task_dropout=0.9))
    emb = ToyEncoder()(["Do it."] * 40) * 4
    assert len({tuple(code) for code in run.averaged_net().encode_task(emb).tolist()}) == 1  # type: ignore[operator]
    codes = run.state.net.train().encode_task(emb).tolist()  # type: ignore[operator]
    assert codes.count([0.0] * len(codes[0])) > 25  # what a LayerNorm's bias is before training


def test_wordings_to_tell_apart_are_two_of_each_task_and_drawn_anew(tasks, tiny_base: BaseModel, tmp_path: Path):
    run = trainer(tasks, tiny_base, tmp_path, replace(CONFIG, embedding_noise=0.0, mix_tasks=0.0))
    texts, embeddings = run.sampler.draw_wordings(3, 100)
    one, other = embeddings.chunk(2)
    assert one.shape == other.shape == (len(run.tasks), ToyEncoder().size)
    torch.testing.assert_close(ToyEncoder()(texts), embeddings)
    assert (one - other).norm(dim=1).min() > 1e-3  # different wordings,
    of = [[i for i, t in enumerate(run.tasks) if (t.embeddings @ e).max() > 0.9999] for e in (*one, *other)]
    assert sorted(map(min, of[: len(one)])) == list(range(len(run.tasks)))
    assert of[: len(one)] == of[len(one) :]  # of the same task
    (_, again), (_, later) = run.sampler.draw_wordings(3, 100), run.sampler.draw_wordings(4, 2)
    assert torch.equal(embeddings, again)
    assert later.shape == (4, ToyEncoder().size)


def test_contrastive_training_tells_task_codes_apart(tasks, tiny_base: BaseModel, tmp_path: Path):
    def loss_after(weight: float) -> float:
        run = trainer(tasks, tiny_base, tmp_path / str(weight), replace(CONFIG, contrastive=weight, lr_trunk=1e-2))
        net = load_checkpoint(run.run()).net
        _, embeddings = run.sampler.draw_wordings(0, 100)
        return float(net.contrastive_loss(*(embeddings * ToyEncoder().size ** 0.5).chunk(2)).detach())

    assert loss_after(1.0) < loss_after(0.0)


def test_readings_are_remembered_in_bf16_and_the_same_when_read_again(tasks, tiny_base: BaseModel, tmp_path: Path):
    run = trainer(tasks, tiny_base, tmp_path)
    text = run.tasks[0].descriptions[0]
    first, again, variant = run.read([text]), run.read([text]), run.read(["said by no task"])
    assert first is not None
    assert again is not None
    assert variant is not None
    assert {r.keys.dtype for r in (first, again, variant)} == {r.values.dtype for r in (first, again)} == {torch.bfloat16}
    assert torch.equal(first.keys, again.keys)


def test_training_for_agreement_makes_adapters_depend_less_on_the_wording(tasks, tiny_base: BaseModel, tmp_path: Path):
    def disagreement_after(weight: float) -> float:
        run = trainer(tasks, tiny_base, tmp_path / str(weight), replace(CONFIG, agreement=weight, lr_trunk=1e-2))
        net = load_checkpoint(run.run()).net
        found = []
        for draw in range(20):  # of seven tasks each: one alone tells little
            texts, embeddings = run.sampler.draw_wordings(draw, 100)
            factors = net.factors(embeddings * ToyEncoder().size ** 0.5, tiny_base.read(texts))
            found.append(float(net.disagreement(factors).detach()))
        return float(np.mean(found))

    assert 0 < disagreement_after(3.0) < 0.95 * disagreement_after(0.0)


def test_a_net_that_takes_readings_learns_to_use_them_from_one_that_does_not(tasks, tiny_base: BaseModel, tmp_path: Path):
    plain = load_checkpoint(trainer(tasks, tiny_base, tmp_path / "one", replace(CONFIG, reads=False)).run())
    run = trainer(tasks, tiny_base, tmp_path / "two", init=plain)
    before = run.averaged_net().state_dict()
    written = load_checkpoint(run.run())
    assert written.net.config.kv_heads == tiny_base.model.config.num_key_value_heads
    for name in ("query", "v_A", "v_B", "q_B", "gain_v_A", "gain_v_B", "gain_q_B"):
        assert not torch.equal(written.net.state_dict()[f"reader.{name}"], before[f"reader.{name}"]), name
    emb = ToyEncoder()(["Do it.", "Do it."]) * 4
    one, other = written.net(emb, tiny_base.read(["Give the opposite.", "Sort the words."]))
    assert not torch.equal(one.B["v_proj"], other.B["v_proj"])  # the same embedding: only the reading differs
