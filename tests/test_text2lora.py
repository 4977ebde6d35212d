"""The main job on tiny models, and its errors."""

from __future__ import annotations

import pytest
import torch

from t2l_core.engine import Sampling
from t2l_core.text2lora import ColumnSpec, Text2LoRA


def test_two_descriptions_give_two_adapters_and_the_same_one_the_same(tiny_t2l: Text2LoRA):
    one, again, other = (tiny_t2l.generate(d) for d in ("upper case", "upper case", "count the letters"))
    assert torch.equal(one.weights.B["q_proj"], again.weights.B["q_proj"])
    assert not torch.allclose(one.weights.B["q_proj"], other.weights.B["q_proj"])


def test_compare_streams_all_columns_together(tiny_t2l: Text2LoRA):
    adapter = tiny_t2l.generate("upper case")
    steps = list(tiny_t2l.compare("hello", [None, adapter, ColumnSpec(adapter, "upper case")], Sampling(6)))
    assert all(len(s.columns) == 3 for s in steps)
    assert steps[-1].done
    assert len(steps) >= 2


def test_strength_zero_is_the_base_model(tiny_t2l: Text2LoRA):
    adapter = tiny_t2l.generate("upper case", strength=0)
    *_, last = tiny_t2l.compare("hello", [None, adapter], Sampling(12))
    assert last.columns[0].token_ids == last.columns[1].token_ids


def test_description_in_the_prompt_is_really_there(tiny_t2l: Text2LoRA):
    column = tiny_t2l._column("hello", ColumnSpec(None, "upper case"))
    assert tiny_t2l.base.tokenizer.decode(column.prompt_ids).startswith("upper case\n\nhello")


def test_function_takes_a_string_or_a_list(tiny_t2l: Text2LoRA):
    f = tiny_t2l.function("upper case", sampling=Sampling(8))
    many = f(["hello", "a longer text", "x"])
    assert isinstance(many, list)
    assert many == [f("hello"), f("a longer text"), f("x")]


def test_facts_relative_norm_is_that_of_explicit_products(tiny_t2l: Text2LoRA):
    adapter, spec = tiny_t2l.generate("upper case", strength=1.5), tiny_t2l.checkpoint.net.config.spec
    delta = base = 0.0
    for m in spec.target_modules:
        for n in range(spec.n_layers):
            delta += float((1.5 * spec.scaling * adapter.weights.B[m][n] @ adapter.weights.A[m][n]).square().sum())
            base += float(tiny_t2l.base.model.get_submodule(spec.module_path(n, m)).weight.square().sum())
    facts = tiny_t2l.facts(adapter)
    assert facts.relative_norm == pytest.approx((delta / base) ** 0.5, rel=1e-4)
    assert facts.parameters == spec.n_parameters == sum(t.numel() for t in adapter.weights.to_peft_state_dict().values())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("  \n", "empty"),
        ("a" * 20_000, "20,000 characters"),
        ("\x00\x01PNG", "binary"),
        ("bad \ud800", "not text"),
    ],
)
def test_bad_descriptions_are_refused_in_words(tiny_t2l: Text2LoRA, text: str, message: str):
    with pytest.raises(ValueError, match=message):
        tiny_t2l.generate(text)


def test_bad_prompts_are_refused_in_words(tiny_t2l: Text2LoRA):
    with pytest.raises(ValueError, match="prompt is empty"):
        tiny_t2l.compare(" ", [None])
    with pytest.raises(ValueError, match="binary"):
        tiny_t2l.compare("\x00", [None])
    with pytest.raises(ValueError, match="shorten the prompt"):
        tiny_t2l.compare("a" * 400, [None])
    with pytest.raises(ValueError, match="strength"):
        tiny_t2l.generate("x", strength=9)


def test_emoji_are_text(tiny_t2l: Text2LoRA):
    adapter = tiny_t2l.generate("name the emoji 🙂🏳️‍🌈")
    assert adapter.slug == "name-the-emoji"
    *_, last = tiny_t2l.compare("🙂", [None, adapter], Sampling(3))
    assert last.done


def test_wordings_are_averaged_as_embeddings(tiny_t2l: Text2LoRA):
    one, two = tiny_t2l.generate("Do it."), tiny_t2l.generate("Undo it.")
    both = tiny_t2l.generate("Do it.", wordings=["Undo it."])
    assert both.description == "Do it."
    e = tiny_t2l.encoder(["Do it.", "Undo it."]).mean(0, keepdim=True)
    [wanted] = tiny_t2l.checkpoint.net(e / e.norm() * tiny_t2l.encoder.size**0.5)
    assert torch.allclose(both.weights.A["q_proj"], wanted.A["q_proj"], atol=1e-6)
    assert not torch.allclose(both.weights.A["q_proj"], one.weights.A["q_proj"])
    assert not torch.allclose(both.weights.A["q_proj"], two.weights.A["q_proj"])
    with pytest.raises(ValueError, match="other wording is empty"):
        tiny_t2l.generate("Do it.", wordings=[" "])


def test_a_mix_answers_beside_its_parts_and_ends_are_the_parts(tiny_t2l: Text2LoRA):
    first, second = tiny_t2l.generate("Do it."), tiny_t2l.generate("Undo it.", strength=2.0)
    ends = [tiny_t2l.mix(first, second, share) for share in (0.0, 1.0)]
    last = list(tiny_t2l.compare("hello", [None, first, *ends, second], Sampling(max_new_tokens=8)))[-1]
    assert last.texts[1] == last.texts[2]
    assert last.texts[3] == last.texts[4]


def test_earlier_turns_stand_in_the_prompt(tiny_t2l: Text2LoRA):
    base = tiny_t2l.base
    talk = base.prompt_ids("and now", "Do it.", [("hello", "bye")])
    assert talk[: len(base.prompt_ids("hello", "Do it."))] == base.prompt_ids("hello", "Do it.")
    assert base.prompt_ids("x", "Do it.") == base.prompt_ids("x", "Do it.", ())
    spec = ColumnSpec(None, "Do it.", (("hello", "bye"),))
    assert tiny_t2l._column("and now", spec).prompt_ids == talk
