"""The hypernetwork's algebra: starts at ΔW = 0, can leave it, and treats every row of a batch alone."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from t2l_core.hypernet import HyperNet, HyperNetConfig
from t2l_core.lora import LoRASpec, LoRAWeights, cosine, delta_inner

SPEC = LoRASpec("tiny", 3, ("v_proj", "q_proj"), in_features=(24, 24), out_features=(16, 40), rank=4, alpha=8)
EMB = 12
SHAPES: dict[str, dict[str, Any]] = {
    "L": {"variant": "L"},
    "M": {"variant": "M", "shared_head": True},
    "S-rope-alone": {"variant": "S", "shared_head": True, "position": "rope"},
    "S-learned-alone": {"variant": "S", "shared_head": True, "position": "learned"},
    "S-rope-together": {"variant": "S", "shared_head": False, "position": "rope"},
    "S-learned-together": {"variant": "S", "shared_head": False, "position": "learned"},
}


def make(shape: str = "L", *, random_heads: bool = True, **options: Any) -> HyperNet:
    torch.manual_seed(3)
    config = HyperNetConfig(SPEC, EMB, latent_size=16, head_in_size=20, **{"offset": "learned", **SHAPES[shape], **options})
    net = HyperNet(config)
    if random_heads:
        for name, p in net.named_parameters():
            if name.startswith(("heads.", "offset_B")):
                nn.init.normal_(p, std=0.3)
    return net.eval()


def embeddings(n: int) -> Tensor:
    t = torch.randn(n, EMB, generator=torch.Generator().manual_seed(5))
    return t / t.norm(dim=-1, keepdim=True) * math.sqrt(EMB)


def random_adapter(seed: int, spec: LoRASpec = SPEC) -> LoRAWeights:
    g = torch.Generator().manual_seed(seed)
    A = {m: torch.randn(spec.n_layers, spec.rank, spec.sizes(m)[0], generator=g) for m in spec.target_modules}
    B = {m: torch.randn(spec.n_layers, spec.sizes(m)[1], spec.rank, generator=g) for m in spec.target_modules}
    return LoRAWeights(spec, A, B)


def delta(adapter: LoRAWeights) -> dict[str, Tensor]:
    """ΔW per module (L, d_out, d_in), formed in full."""
    return {m: adapter.spec.scaling * (adapter.B[m] @ adapter.A[m]) for m in adapter.spec.target_modules}


def assert_gradient_in_heads(net: HyperNet) -> None:
    for name, p in net.heads.named_parameters():
        assert p.grad is not None, f"heads.{name} has no gradient"
        assert float(p.grad.abs().sum()) > 0, f"the gradient of heads.{name} is zero"


@pytest.mark.parametrize("shape", SHAPES)
def test_start_is_the_base_model_and_can_be_left(shape: str) -> None:
    """ΔW = 0 exactly, B's offset receives gradient at once, the heads after one step."""
    net = make(shape, random_heads=False)
    t = embeddings(2)
    assert all(bool((d == 0).all()) for adapter in net(t) for d in delta(adapter).values())
    target = [delta(random_adapter(i)) for i in range(2)]

    def loss() -> Tensor:
        return torch.stack(
            [((d[m] - g[m]) ** 2).mean() for d, g in zip(map(delta, net(t)), target, strict=True) for m in d]
        ).sum()

    loss().backward()
    for m in SPEC.target_modules:
        grad = net.offset_B[m].grad
        assert grad is not None, f"offset_B.{m} has no gradient"
        assert bool((grad.abs().sum((1, 2)) > 0).all()), f"a layer of offset_B.{m} has no gradient"
    with torch.no_grad():
        for p in net.parameters():
            p -= 0.1 * p.grad if p.grad is not None else 0
    net.zero_grad()
    loss().backward()
    assert_gradient_in_heads(net)


@pytest.mark.parametrize("shape", ["L", "S-rope-together", "S-learned-together"])
def test_start_with_biased_heads_is_zero_with_gradient_to_b(shape: str) -> None:
    net = make(shape, random_heads=False, offset="none", head_bias=True)
    [adapter] = net(embeddings(1))
    assert all(bool((B == 0).all()) for B in adapter.B.values())
    assert all(bool((A != 0).any(-1).all()) for A in adapter.A.values())
    torch.stack([d.sum() for d in delta(adapter).values()]).sum().backward()
    assert_gradient_in_heads(net)


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str) -> None:
    for adapter in make(shape)(embeddings(3)):
        for m in SPEC.target_modules:
            d_in, d_out = SPEC.sizes(m)
            assert adapter.A[m].shape == (3, 4, d_in)
            assert adapter.B[m].shape == (3, d_out, 4)
    assert make(shape).encode_task(embeddings(3)).shape == (3, 8)


def test_task_codes_can_be_weakened_and_training_leaves_out_parts_of_them() -> None:
    net, t = make(), embeddings(400)
    whole = net.encode_task(t).detach()
    none = dict(net.named_parameters())["task_encoder.1.bias"].detach()
    net.weaken_task_codes(0.5)
    torch.testing.assert_close(net.encode_task(t), (whole + none) / 2)
    net.weaken_task_codes(2)
    net.task_dropout = 0.25
    torch.testing.assert_close(net.encode_task(t), whole)
    part = (net.train().encode_task(t).detach() - none) / (whole - none)
    torch.testing.assert_close(part, part[:, :1].expand_as(part), rtol=1e-3, atol=1e-3)
    share = part.mean(1)
    assert 0.2 < float((share.abs() < 1e-4).float().mean()) < 0.3
    assert 0.5 < float(share.max()) <= 1.001
    assert 0.3 < float(share.mean()) < 0.45


def test_disagreement_is_the_share_of_the_wording_in_what_tells_adapters_apart() -> None:
    def factors(one: torch.Tensor, other: torch.Tensor) -> dict[str, tuple[torch.Tensor, torch.Tensor]]:
        both = torch.cat([one, other])[:, None]
        return {"v_proj": (both, 3 * both + 1)}

    torch.manual_seed(0)
    tasks, noise = torch.randn(400, 50), torch.randn(400, 50)
    assert float(HyperNet.disagreement(factors(tasks, tasks))) == 0
    assert float(HyperNet.disagreement(factors(tasks, noise))) == pytest.approx(1, abs=0.02)
    half = HyperNet.disagreement(factors(tasks, (tasks + noise) / 2**0.5))  # cosine 0.7
    assert float(half) == pytest.approx(1 - 0.5**0.5, abs=0.02)
    assert float(HyperNet.disagreement(factors(tasks[:3] * 0, tasks[:3] * 0))) == 0  # all adapters the same


def test_contrastive_loss_is_small_where_codes_of_a_task_are_alike_and_others_are_not() -> None:
    net, t = make().train(), embeddings(6)
    net.task_dropout = 0.9  # it is about codes, whatever adapters are generated without
    alike = net.contrastive_loss(t, t + 0.01 * embeddings(6))
    assert float(alike.detach()) < 0.5 < float(net.contrastive_loss(t, t.roll(1, 0)).detach())
    alike.backward()
    reached = {name for name, p in net.named_parameters() if p.grad is not None}
    assert reached
    assert all(name.startswith("task_encoder.") for name in reached)


@pytest.mark.parametrize("shape", SHAPES)
def test_batch_rows_equal_single_rows(shape: str) -> None:
    net, t = make(shape).double(), embeddings(4).double()  # float64, so that rounding hides nothing
    with torch.no_grad():
        together = net(t)
        for i in range(4):
            [alone] = net(t[i : i + 1])
            for key, value in alone.to_peft_state_dict().items():
                torch.testing.assert_close(together[i].to_peft_state_dict()[key], value, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("shape", SHAPES)
def test_different_descriptions_give_different_adapters(shape: str) -> None:
    net = make(shape)
    with torch.no_grad():
        first, second = net(embeddings(2))
    assert cosine(first, first) == pytest.approx(1, abs=1e-5)
    assert cosine(first, second) < 0.999


@pytest.mark.parametrize("shape", [s for s in SHAPES if s.startswith("S")])
def test_ranks_layers_and_sides_are_told_apart(shape: str) -> None:
    with torch.no_grad():
        [adapter] = make(shape, offset="none")(embeddings(1))
    A, B = adapter["q_proj"]
    for rows in (A[0], B[0].mT, A[:, 0], B[:, :, 0]):  # ranks of one layer, then layers at one rank
        assert float(torch.pdist(rows).min()) > 1e-3
    assert float((A[0] - B[0].mT[:, : A.shape[-1]]).abs().max()) > 1e-3


def test_dropout_acts_in_training_only() -> None:
    net, t = make("L", dropout=0.5), embeddings(1)
    with torch.no_grad():
        assert torch.equal(net(t)[0].A["q_proj"], net(t)[0].A["q_proj"])
        net.train()
        assert not torch.equal(net(t)[0].A["q_proj"], net(t)[0].A["q_proj"])


def test_z_scores_and_offset_are_applied_in_that_order() -> None:
    plain, scored = make(offset="none"), make(offset="fixed", z_score=True)
    scored.load_state_dict(plain.state_dict(), strict=False)
    with torch.no_grad():
        for values, number in ((scored.std_A, 2.0), (scored.mean_A, 3.0), (scored.offset_A, 5.0)):
            for p in values.values():
                p.fill_(number)
        A = plain(embeddings(1))[0].A["q_proj"]
        torch.testing.assert_close(scored(embeddings(1))[0].A["q_proj"], A * 2.0 + 3.0 + 5.0)


def test_delta_w_scaling_divides_the_product() -> None:
    plain, scaled = make(offset="none"), make(offset="none", delta_w_scaling=400.0)
    with torch.no_grad():
        for m, d in delta(scaled(embeddings(1))[0]).items():
            torch.testing.assert_close(d * 400.0, delta(plain(embeddings(1))[0])[m])


@pytest.mark.parametrize("shape", SHAPES)
def test_words_reach_b_of_the_value_projection_linearly(shape: str) -> None:
    net, t = make(shape, word_size=5), embeddings(3)
    with torch.no_grad():
        net.task_encoder[0].weight[:, -5:] = 0  # the straight way alone
        before = net.factors(t)
        for p in net.words.parameters():
            nn.init.normal_(p)
        after = net.factors(t)
        mixed = net.words.mix(t[:, -5:])
        wanted = torch.einsum("bw,low,lr->blor", mixed, net.words.value, net.words.gain)
        added = after["v_proj"][1] - before["v_proj"][1]  # (3, L, d_out, r)
        torch.testing.assert_close(added[..., :2], wanted, atol=1e-4, rtol=1e-4)
    assert not added[..., 2:].any()
    assert torch.equal(after["q_proj"][1], before["q_proj"][1])
    assert torch.equal(after["v_proj"][0], before["v_proj"][0])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"word_size": EMB}, "word_size is 12; it is part of emb_size 12"),
        ({"variant": "XL"}, "variant is 'XL'; allowed: L, M, S"),
        ({"offset": "yes"}, "offset is 'yes'; allowed: none, fixed, learned"),
        ({"position": "sine"}, "position is 'sine'; allowed: rope, learned"),
        ({"variant": "L", "shared_head": True}, "shared_head is True"),
        ({"variant": "M", "shared_head": False}, "shared_head is False"),
        ({"latent_size": 30}, "latent_size 30 must be a multiple of 4"),
        ({"emb_size": 0}, "emb_size 0"),
        ({"dropout": 1.0}, r"dropout 1\.0"),
        ({"delta_w_scaling": 0.0}, r"delta_w_scaling 0\.0"),
        ({"z_score": True, "delta_w_scaling": 9.0}, r"z_score is True and delta_w_scaling is 9\.0"),
    ],
)
def test_contradictions_are_named_with_the_value(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        HyperNetConfig(**{"spec": SPEC, "emb_size": EMB, **options})


@pytest.mark.parametrize("shape", SHAPES)
def test_config_round_trip(shape: str) -> None:
    config = make(shape).config
    assert HyperNetConfig.from_dict(config.to_dict()) == config


@pytest.mark.parametrize("shape", [(2, EMB + 1), (EMB,), (1, 2, EMB)])
def test_wrong_embedding_shape_is_named(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=rf"\({shape[0]}.*wanted \(B, {EMB}\)"):
        make()(torch.zeros(shape))


def test_peft_state_dict_round_trip() -> None:
    adapter = random_adapter(0)
    state = adapter.to_peft_state_dict()
    assert state["base_model.model.model.layers.2.self_attn.q_proj.lora_A.weight"].shape == (4, 24)
    assert state["base_model.model.model.layers.2.self_attn.q_proj.lora_B.weight"].shape == (40, 4)
    back = LoRAWeights.from_peft_state_dict(SPEC, state)
    for m in SPEC.target_modules:
        assert torch.equal(back.A[m], adapter.A[m])
        assert torch.equal(back.B[m], adapter.B[m])


def test_peft_state_dict_problems_are_gathered() -> None:
    state = random_adapter(0).to_peft_state_dict()
    first, second = list(state)[:2]
    del state[first]
    state[second] = torch.zeros(2, 2)
    state["extra"] = torch.zeros(1)
    with pytest.raises(ValueError, match=rf"missing {first}.*unexpected extra.*{second} is \(2, 2\)"):
        LoRAWeights.from_peft_state_dict(SPEC, state)


def test_norms_and_cosine_equal_the_explicit_product() -> None:
    x, y = random_adapter(0), random_adapter(1)
    dx, dy = delta(x), delta(y)
    for m, norms in x.delta_norms().items():
        torch.testing.assert_close(norms, dx[m].flatten(1).norm(dim=-1))
    flat_x, flat_y = (torch.cat([d.flatten() for d in deltas.values()]) for deltas in (dx, dy))
    assert delta_inner(x, y) == pytest.approx(float(flat_x @ flat_y), rel=1e-3, abs=1e-2)
    assert cosine(x, y) == pytest.approx(float(flat_x @ flat_y / flat_x.norm() / flat_y.norm()), abs=1e-5)
    assert cosine(x, x.scaled(-2)) == pytest.approx(-1, abs=1e-5)
    assert cosine(x, x.scaled(0)) == 0.0


LLAMA_LIKE = {"hidden_size": 32, "num_attention_heads": 4, "num_hidden_layers": 2, "intermediate_size": 64}


@pytest.mark.parametrize(
    ("extra", "q", "v"),
    [
        ({}, 32, 32),  # no key-value heads named: as many as heads
        ({"num_key_value_heads": 2}, 32, 16),
        ({"num_key_value_heads": 2, "head_dim": None}, 32, 16),
        ({"num_key_value_heads": 2, "head_dim": 12}, 48, 24),  # 12 is not 32 / 4
    ],
)
def test_spec_for_model_reads_head_sizes(extra: dict[str, Any], q: int, v: int) -> None:
    config = {**LLAMA_LIKE, **extra}
    modules = ("v_proj", "q_proj", "o_proj", "down_proj")
    spec = LoRASpec.for_model(config, base_model="b", target_modules=modules)
    assert spec.target_modules == modules
    assert [spec.sizes(m) for m in modules] == [(32, v), (32, q), (q, 32), (64, 32)]
    assert LoRASpec.for_model(SimpleNamespace(**config), base_model="b", target_modules=modules) == spec
    assert LoRASpec.from_dict(spec.to_dict()) == spec
