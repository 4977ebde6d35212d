"""Row-wise LoRA decoding: what one row carries never touches another."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
import torch

from t2l_core.base_model import BaseModel
from t2l_core.engine import Column, Engine, Sampling, _TransformersDecoder, row_lora, stack_rows
from t2l_core.llama import LlamaDecoder, PlainLlama
from t2l_core.lora import LoRASpec, mixed
from tests.conftest import random_weights


def logits(base: BaseModel, ids: torch.Tensor, adapters) -> torch.Tensor:
    with torch.inference_mode(), row_lora(base.model, stack_rows(base.model, adapters)):
        return base.model(ids).logits


IDS = torch.arange(3, 15).view(2, 6)


def test_row_without_adapter_is_bit_identical_to_base(tiny_base: BaseModel, spec: LoRASpec):
    base = logits(tiny_base, IDS, [None, None])
    both = logits(tiny_base, IDS, [None, random_weights(spec)])
    assert torch.equal(both[0], base[0])
    assert not torch.allclose(both[1], base[1], atol=1e-3)


def test_zero_B_is_bit_identical_to_base(tiny_base: BaseModel, spec: LoRASpec):
    zero = random_weights(spec).scaled(0.0)
    assert torch.equal(logits(tiny_base, IDS, [zero, zero]), logits(tiny_base, IDS, [None, None]))


def test_batched_rows_equal_single_rows(tiny_base: BaseModel, spec: LoRASpec):
    x, y = random_weights(spec, 1), random_weights(spec, 2)
    both = logits(tiny_base, IDS, [x, y])
    torch.testing.assert_close(both[:1], logits(tiny_base, IDS[:1], [x]), atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(both[1:], logits(tiny_base, IDS[1:], [y]), atol=1e-5, rtol=1e-5)


def test_hooked_equals_merged(spec: LoRASpec):
    from tests.conftest import make_tiny_base

    base, merged, weights = make_tiny_base(), make_tiny_base(), random_weights(spec)
    for m in spec.target_modules:
        for n in range(spec.n_layers):
            layer = merged.model.get_submodule(spec.module_path(n, m))
            layer.weight += spec.scaling * weights.B[m][n] @ weights.A[m][n]
    with torch.inference_mode():
        torch.testing.assert_close(logits(base, IDS, [weights, weights]), merged.model(IDS).logits, atol=1e-4, rtol=1e-4)


def test_an_exception_leaves_nothing_behind(tiny_base: BaseModel, spec: LoRASpec):
    before = logits(tiny_base, IDS, [None, None])
    w = random_weights(spec)
    with pytest.raises(RuntimeError), row_lora(tiny_base.model, stack_rows(tiny_base.model, [w, w])):
        raise RuntimeError
    with torch.inference_mode():
        assert torch.equal(tiny_base.model(IDS).logits, before)


def test_threads_do_not_see_each_others_adapters(tiny_base: BaseModel, spec: LoRASpec):
    engine, prompt = Engine(tiny_base), tiny_base.prompt_ids("abc")
    weights = random_weights(spec, 3, 0.5)
    alone = {k: engine.complete([Column(prompt, w)], Sampling(24))[0].token_ids for k, w in (("base", None), ("lora", weights))}
    assert alone["base"] != alone["lora"]
    seen: dict[str, list[list[int]]] = {"base": [], "lora": []}

    def work(key: str, w) -> None:
        for _ in range(5):
            seen[key].append(engine.complete([Column(prompt, w)], Sampling(24))[0].token_ids)

    threads = [threading.Thread(target=work, args=(k, w)) for k, w in (("base", None), ("lora", weights))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert all(ids == alone[k] for k, runs in seen.items() for ids in runs)


def test_greedy_stream_matches_transformers(tiny_base: BaseModel):
    prompts = [tiny_base.prompt_ids("hello"), tiny_base.prompt_ids("a much longer prompt, to be padded against")]
    states = Engine(tiny_base).complete([Column(p) for p in prompts], Sampling(12))
    for prompt, state in zip(prompts, states, strict=True):
        wanted = tiny_base.model.generate(torch.tensor([prompt]), max_new_tokens=12, do_sample=False, pad_token_id=0)[
            0, len(prompt) :
        ]
        wanted = [t for t in wanted.tolist() if t != 0]
        assert state.token_ids == wanted


def test_same_seed_draws_the_same_whatever_the_other_rows_do(tiny_base: BaseModel, spec: LoRASpec):
    engine, sampling = Engine(tiny_base), Sampling(16, temperature=1.0, top_p=0.9, seed=7)
    prompt = tiny_base.prompt_ids("hello")
    alone = engine.complete([Column(prompt)], sampling)[0]
    beside = engine.complete([Column(tiny_base.prompt_ids("something else"), random_weights(spec)), Column(prompt)], sampling)[
        1
    ]
    assert alone.token_ids == beside.token_ids
    other = engine.complete([Column(prompt)], Sampling(16, temperature=1.0, top_p=0.9, seed=8))[0]
    assert other.token_ids != alone.token_ids


def test_top_p_near_zero_is_greedy(tiny_base: BaseModel):
    engine, prompt = Engine(tiny_base), tiny_base.prompt_ids("hello")
    assert (
        engine.complete([Column(prompt)], Sampling(8, temperature=1.0, top_p=1e-6))[0].token_ids
        == engine.complete([Column(prompt)], Sampling(8))[0].token_ids
    )


def test_stop_ends_all_columns(tiny_base: BaseModel):
    stop = threading.Event()
    steps = []
    for step in Engine(tiny_base).stream(
        [Column(tiny_base.prompt_ids("a")), Column(tiny_base.prompt_ids("b"))], Sampling(200), stop
    ):
        steps.append(step)
        if len(steps) == 3:
            stop.set()
    assert len(steps) <= 4
    assert {c.stop_reason for c in steps[-1].columns} <= {"stopped", "end"}


def test_timings_are_per_row(tiny_base: BaseModel):
    state = Engine(tiny_base).complete([Column(tiny_base.prompt_ids("a"))], Sampling(5))[0]
    assert state.first_token_seconds is not None
    assert 0 < state.first_token_seconds <= state.seconds
    assert state.n_tokens <= 5


def test_prompt_longer_than_context_says_what_to_do(tiny_base: BaseModel):
    with pytest.raises(ValueError, match=r"shorten the prompt"):
        Engine(tiny_base).stream([Column(tiny_base.prompt_ids("a" * 300))], Sampling(8))


def test_both_decoders_say_the_same(tiny_base: BaseModel, spec: LoRASpec):
    """The CPU layout of Llama against transformers' own modules: rows of different lengths, with adapters and without."""
    prompts = [tiny_base.prompt_ids(p) for p in ("a", "hello there, you", "xyz")]
    adapters = [random_weights(spec, 1), None, random_weights(spec, 2)]
    ours = LlamaDecoder(PlainLlama.of(tiny_base.model), prompts, adapters, 20)
    theirs = _TransformersDecoder(tiny_base.model, prompts, adapters, pad_id=0)
    with torch.inference_mode():
        a, b = ours.start(), theirs.start()
        for _ in range(20):
            torch.testing.assert_close(a, b, atol=1e-4, rtol=1e-4)
            tokens = b.argmax(-1).tolist()
            a, b = ours.step(tokens), theirs.step(tokens)


def test_rows_of_the_llama_decoder_keep_the_base_models_bits(tiny_base: BaseModel, spec: LoRASpec):
    prompts = [tiny_base.prompt_ids("a"), tiny_base.prompt_ids("hello")]
    llama = PlainLlama.of(tiny_base.model)
    base, mixed = (LlamaDecoder(llama, prompts, [None, w], 8) for w in (None, random_weights(spec)))
    with torch.inference_mode():
        a, b = base.start(), mixed.start()
        for _ in range(8):
            assert torch.equal(a[0], b[0])
            assert not torch.equal(a[1], b[1])
            tokens = a.argmax(-1).tolist()
            a, b = base.step(tokens), mixed.step(tokens)


def test_fusing_keeps_the_model_and_its_memory(spec: LoRASpec):
    from tests.conftest import make_tiny_base

    model = make_tiny_base().model
    with torch.inference_mode():
        before = model(IDS).logits
    llama = PlainLlama.of(model)
    assert PlainLlama.of(model) is llama
    with torch.inference_mode():
        assert torch.equal(model(IDS).logits, before)
    q = model.model.layers[0].self_attn.q_proj.weight
    assert q.untyped_storage().data_ptr() == llama.layers[0]["qkv"].untyped_storage().data_ptr()


@pytest.mark.parametrize(
    "bad",
    [
        {"max_new_tokens": 0}, {"temperature": -1}, {"temperature": 1e-39}, {"temperature": 1e-7}, {"temperature": 6},
        {"temperature": float("nan")}, {"top_p": 0}, {"top_p": 1.5}, {"seed": 2**64}, {"seed": -(2**63) - 1},
    ],
)  # fmt: skip
def test_sampling_out_of_range(bad: dict):
    with pytest.raises(ValueError, match=f"{next(iter(bad))} is .* must be"):
        Sampling(**bad)


def test_the_ends_of_what_sampling_takes_draw(tiny_base: BaseModel):
    engine, columns = Engine(tiny_base), [Column(tiny_base.prompt_ids("hello"))]
    greedy = engine.complete(columns, Sampling(8))[0].token_ids
    for seed in (-(2**63), 2**64 - 1):
        assert engine.complete(columns, Sampling(8, temperature=1e-6, seed=seed))[0].token_ids == greedy


def test_adapters_of_different_rank_share_a_batch(tiny_base: BaseModel, spec: LoRASpec):
    """Zero padding of the smaller rank changes nothing: alone, padded, and through merged weights the logits agree."""
    wide = replace(spec, rank=2 * spec.rank, alpha=3 * spec.alpha)
    x, y = random_weights(spec, 1), random_weights(wide, 2)
    ids = torch.arange(3, 15).view(2, 6)
    with torch.no_grad():
        alone = []
        for row, adapter in ((ids[:1], x), (ids[1:], y)):
            with row_lora(tiny_base.model, stack_rows(tiny_base.model, [adapter])):
                alone.append(tiny_base.model(row).logits)
        with row_lora(tiny_base.model, stack_rows(tiny_base.model, [x, y])):
            together = tiny_base.model(ids).logits
    torch.testing.assert_close(together, torch.cat(alone), atol=1e-4, rtol=1e-4)


def test_a_mix_is_the_weighted_sum_of_delta_w(spec: LoRASpec):
    x, y = random_weights(spec, 1), random_weights(replace(spec, rank=3, alpha=7.0), 2)
    z = mixed(x, y, 0.25)
    for m in spec.target_modules:
        delta = [w.spec.scaling * w.B[m] @ w.A[m] for w in (x, y, z)]
        torch.testing.assert_close(delta[2], 0.75 * delta[0] + 0.25 * delta[1], atol=1e-5, rtol=1e-4)
    with pytest.raises(ValueError, match="between 0 and 1"):
        mixed(x, y, 1.5)
    with pytest.raises(ValueError, match="at most 128"):
        mixed(x, random_weights(replace(spec, rank=125), 2), 0.5)
    other = LoRASpec(spec.base_model, spec.n_layers, spec.target_modules[:1], spec.in_features[:1], spec.out_features[:1])
    with pytest.raises(ValueError, match="same modules"):
        mixed(x, random_weights(other, 1), 0.5)
