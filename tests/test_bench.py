"""The measurements run and give what they promise; no test asks how fast."""

from __future__ import annotations

from t2l_core.bench import compare_cost, train_cost
from t2l_core.text2lora import Text2LoRA


def test_compare_cost_measures_equal_lengths_and_restores_the_stop_tokens(tiny_t2l: Text2LoRA):
    before = tiny_t2l.base.stop_ids
    result = compare_cost(tiny_t2l, new_tokens=6, repeats=2)
    assert tiny_t2l.base.stop_ids == before
    assert result["together_ratio"] > 0
    assert result["separate_ratio"] > 1


def test_train_cost_measures_three_ways(tiny_t2l: Text2LoRA):
    result = train_cost(tiny_t2l.base, tiny_t2l.checkpoint.net.spec, rows=8, tokens=12, repeats=1)
    for way in ("transformers", "one_worker", "two_workers"):
        assert result[f"{way}_tokens_per_second"] > 0
