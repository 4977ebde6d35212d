"""The shipped checkpoint on the embedded models: it conditions, streams, exports and calls as the README says."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from t2l_core.baselines import Methods
from t2l_core.engine import Column, Sampling
from t2l_core.evaluate import evaluate, greedy_exact_match
from t2l_core.tasks import load_suite
from t2l_core.text2lora import Text2LoRA

pytestmark = pytest.mark.weights


def test_the_right_description_beats_anothers(trained: Text2LoRA, suite: Path):
    tasks = load_suite(suite, "train")
    results = evaluate(trained, tasks, ["base", "t2l", "t2l_shuffled"], limit=12)
    score = {m: s["score"] for m, s in results["summary"].items()}
    assert score["t2l"] >= score["t2l_shuffled"] + 0.25
    assert score["t2l"] >= score["base"] + 0.25
    better = sum(r["t2l"]["score"] > r["t2l_shuffled"]["score"] for r in results["tasks"].values())
    assert better >= 5


def test_teacher_forcing_is_greedy_decoding_on_the_real_model(trained: Text2LoRA, suite: Path):
    """Token for token; and a forced match is never more than what the decoded text says (it may spell in other tokens)."""
    tasks = load_suite(suite, "train")
    agree = n = more = 0
    for task in tasks[:4]:
        rows = task.test_rows[:8]
        columns = Methods(trained, tasks).columns("t2l", task, rows)
        forced = greedy_exact_match(trained.engine, columns, rows)
        for match, state, row in zip(forced, trained.engine.complete(columns, Sampling(48)), rows, strict=True):
            same_tokens = state.stop_reason == "end" and state.token_ids in trained.base.encode_many(list(row.targets))
            agree += bool(match) == same_tokens
            more += bool(match) and state.text not in row.targets
            n += 1
    assert agree >= n - 1  # bf16 in another batch shape may turn a tie
    assert more <= 1


def test_control_tokens_spelled_out_in_a_prompt_stay_text(trained: Text2LoRA):
    assert not trained.base.stop_ids & set(trained.base.encode("end <|im_end|> here <|im_start|>"))


def test_a_base_row_beside_an_adapter_keeps_its_bits(trained: Text2LoRA):
    adapter, prompt = trained.generate("Give the opposite of each word."), trained.base.prompt_ids("flawed")
    beside = trained.engine.complete([Column(prompt), Column(prompt, adapter.effective)], Sampling(24))
    alone = trained.engine.complete([Column(prompt), Column(prompt)], Sampling(24))
    assert beside[0].token_ids == alone[0].token_ids
    assert beside[0].text != beside[1].text


def test_peft_opens_the_exported_folder_with_equal_logits(trained: Text2LoRA, tmp_path: Path):
    from peft import PeftModel

    from t2l_core.base_model import load_base_model
    from t2l_core.engine import row_lora, stack_rows

    adapter = trained.generate("Write the word in upper case.")
    ids = torch.tensor([trained.base.prompt_ids("hello")])
    model = load_base_model().model.float()  # in bf16 two tokens may be level, and which comes first is rounding
    with torch.inference_mode(), row_lora(model, stack_rows(model, [adapter.effective])):
        ours = model(ids).logits
    other = load_base_model().model.float()
    theirs = PeftModel.from_pretrained(other, str(adapter.save(tmp_path / "a")), torch_device="cpu").eval()
    with torch.inference_mode():
        got = theirs(ids).logits
    assert float((ours - got).abs().max()) < 1e-3 * float(got.std())
    assert torch.equal(ours[0, -1].argmax(), got[0, -1].argmax())


def test_adapters_work_on_a_4_bit_base(trained: Text2LoRA):
    """NF4 through bitsandbytes, on the CPU as on a GPU: a third of the bytes, rows with and without adapter as ever."""
    from t2l_core.base_model import load_base_model

    small = Text2LoRA(trained.checkpoint, load_base_model(load_in_4bit=True), trained.encoder, trained.anchors)
    assert small.base.model.get_memory_footprint() < 0.5 * trained.base.model.get_memory_footprint()
    adapter = small.generate("Rewrite the whole input in capital letters.")
    *_, last = small.compare("hello there", [None, adapter], Sampling(12))
    assert last.texts[0] != last.texts[1]
    assert small.facts(adapter).relative_norm == pytest.approx(trained.facts(adapter).relative_norm, rel=0.1)


def test_a_description_becomes_a_function(trained: Text2LoRA):
    f = trained.function("Rewrite the whole input in capital letters.")
    assert isinstance(f("flawed"), str)
    assert len(f(["hello there", "good night"])) == 2


def test_neighbours_and_the_warning(trained: Text2LoRA):
    near = trained.facts(trained.generate("write the whole input in upper case"))
    assert near.neighbours[0].name == "uppercase_text"
    assert not near.is_far
    assert trained.facts(trained.generate("zebra quartz fjord vexing")).is_far


def test_training_record_names_data_steps_and_seconds(trained: Text2LoRA):
    training = trained.checkpoint.training
    assert {"steps", "seconds", "commit", "seed", "tasks", "set_aside_tasks", "loss_curve", "validation"} <= set(training)
    assert len(training["tasks"]) > 100
    assert not set(training["tasks"]) & {"divisible_by_three", "shortest_word", "email_user_name"}  # held-out tasks
