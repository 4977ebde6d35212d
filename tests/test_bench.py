"""The measurements run and give what they promise; no test asks how fast."""

from __future__ import annotations

from pathlib import Path

from t2l_core.bench import answer_cost, compare_cost, train_cost
from t2l_core.tasks import load_suite
from t2l_core.text2lora import Text2LoRA


def test_compare_cost_measures_equal_lengths_and_restores_the_stop_tokens(tiny_t2l: Text2LoRA):
    before = tiny_t2l.base.stop_ids
    result = compare_cost(tiny_t2l, new_tokens=6, repeats=2)
    assert tiny_t2l.base.stop_ids == before
    assert result["together_ratio"] > 0
    assert result["separate_ratio"] > 1


def test_answer_cost_counts_what_each_way_adds(tiny_t2l: Text2LoRA, suite: Path):
    result = answer_cost(tiny_t2l, load_suite(suite, "heldout")[:2], rows=2)
    assert result["rows"] == 4
    few_shot, prompted, t2l = (result[name] for name in ("few_shot", "prompted", "t2l"))
    assert few_shot["prompt_tokens"] > t2l["prompt_tokens"]
    assert prompted["prompt_tokens"] > t2l["prompt_tokens"]
    assert few_shot["gigaflop"] > prompted["gigaflop"] > 0
    assert all(way["seconds"] > 0 for way in (few_shot, prompted, t2l))


def test_train_cost_measures_three_ways(tiny_t2l: Text2LoRA):
    result = train_cost(tiny_t2l.base, tiny_t2l.checkpoint.net.spec, rows=8, tokens=12, repeats=1)
    for way in ("transformers", "one_worker", "two_workers"):
        assert result[f"{way}_tokens_per_second"] > 0
