"""A description as the language model holds it, and what a hypernetwork makes of that."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor, nn

from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import Checkpoint
from t2l_core.hypernet import HyperNet
from t2l_core.lora import LoRASpec
from t2l_core.reading import Reading
from t2l_core.text2lora import Text2LoRA
from t2l_core.ui import cards
from tests.conftest import ToyEncoder, make_tiny_base, random_net

TEXTS = ["Do it.", "Give the opposite of each word.", "Sort."]


def reading_net(spec: LoRASpec, base: BaseModel, *, used: bool = True) -> HyperNet:
    net = HyperNet(replace(random_net(spec).config, kv_heads=base.model.config.num_key_value_heads))
    plain = random_net(spec).state_dict()
    net.load_state_dict({**net.state_dict(), **plain})
    if used:
        for name, p in net.reader.named_parameters():
            if name.startswith(("gain", "summary")):
                nn.init.normal_(p, std=0.2)
    return net.eval()


def emb(n: int) -> Tensor:
    return ToyEncoder()([f"text {i}" for i in range(n)]) * 4


def test_a_reading_holds_what_a_prompt_with_the_description_would_attend_to(tiny_base: BaseModel):
    reading = tiny_base.read(TEXTS[1:2])
    prompt = tiny_base.prompt_ids("warm", TEXTS[1])
    cache = tiny_base.model(torch.tensor([prompt]), use_cache=True).past_key_values
    before = len(tiny_base.framed([])) - len(tiny_base.framed_after)
    n = reading.mask.shape[1]
    for layer in range(tiny_base.model.config.num_hidden_layers):
        values = cache.layers[layer].values[0].transpose(0, 1)[before : before + n]  # (T, K, D)
        torch.testing.assert_close(reading.values[0, :, layer], values)


def test_padding_and_company_change_nothing(tiny_base: BaseModel):
    together = tiny_base.read(TEXTS)
    assert len(together) == 3
    for alone, part in zip(TEXTS, together.split(), strict=True):
        single = tiny_base.read([alone])
        torch.testing.assert_close(part.keys, single.keys, atol=1e-5, rtol=1e-4)
        torch.testing.assert_close(part.values, single.values, atol=1e-5, rtol=1e-4)
    again = Reading.stack(together.split())
    assert torch.equal(again.mask, together.mask)
    assert torch.equal(together.rows(torch.tensor([2, 0])).mask, together.mask[[2, 0]])


def test_a_net_makes_the_same_of_a_reading_however_it_is_padded(spec: LoRASpec, tiny_base: BaseModel):
    net, together = reading_net(spec, tiny_base), tiny_base.read(TEXTS)
    for i, out in enumerate(net(emb(3), together)):
        [alone] = net(emb(3)[i : i + 1], together.split()[i])
        for m in spec.target_modules:
            torch.testing.assert_close(out.A[m], alone.A[m], atol=1e-5, rtol=1e-4)
            torch.testing.assert_close(out.B[m], alone.B[m], atol=1e-5, rtol=1e-4)


def test_in_training_a_share_of_the_tokens_is_hidden_from_the_reader(spec: LoRASpec, tiny_base: BaseModel):
    torch.manual_seed(0)
    reading = tiny_base.read([TEXTS[1]] * 300 + ["Sort"])
    thin = reading.thinned(0.3)
    assert not (thin.mask & ~reading.mask).any()
    assert float(thin.mask[:300].double().mean()) == pytest.approx(0.7, abs=0.05)
    assert reading.thinned(0.99).mask.any(1).all()  # nothing would be left to look at

    net, some = reading_net(spec, tiny_base), tiny_base.read(TEXTS)
    for part in net.modules():
        if isinstance(part, nn.Dropout):
            part.p = 0.0
    net.reading_dropout = 0.5
    settled, drawn = net.factors(emb(3), some), net.train().factors(emb(3), some)
    assert all(torch.equal(a, b) for m in settled for a, b in zip(settled[m], net.eval().factors(emb(3), some)[m], strict=True))
    assert not torch.allclose(settled["v_proj"][1], drawn["v_proj"][1])


def test_without_gain_a_reading_changes_nothing(spec: LoRASpec, tiny_base: BaseModel):
    net = reading_net(spec, tiny_base, used=False)
    with torch.no_grad():
        plain, read = random_net(spec).factors(emb(3)), net.factors(emb(3), tiny_base.read(TEXTS))
    for m, pair in plain.items():
        for a, b in zip(pair, read[m], strict=True):
            assert torch.equal(a, b)


def test_a_slot_writes_the_values_that_its_query_finds(spec: LoRASpec, tiny_base: BaseModel):
    net, reading = reading_net(spec, tiny_base, used=False), tiny_base.read(TEXTS[:1])
    layer, slot, K, D = 1, 2, 2, 8
    with torch.no_grad():
        net.reader.gain_v_B[layer, slot] = 0.5
        before, after = random_net(spec).factors(emb(1)), net.factors(emb(1), reading)
        found = []
        for k in range(K):
            scores = reading.keys[0, :, layer, k] @ net.reader.query[1, layer, slot, k] / D**0.5
            found.append(scores.softmax(0) @ reading.values[0, :, layer, k])
        found = torch.cat(found)
        wanted = 0.5 * found / found.square().mean().add(torch.finfo().eps).sqrt()
        added = after["v_proj"][1] - before["v_proj"][1]  # (1, L, d_out, r)
    torch.testing.assert_close(added[0, layer, :, slot], wanted, atol=1e-4, rtol=1e-3)
    added[0, layer, :, slot] = 0
    assert not added.any()


def test_a_network_that_takes_readings_says_so(spec: LoRASpec, tiny_base: BaseModel):
    net = reading_net(spec, tiny_base)
    with pytest.raises(ValueError, match="none was given, 2 wanted"):
        net(emb(2))
    with pytest.raises(ValueError, match="1 were given, 2 wanted"):
        net(emb(2), tiny_base.read(TEXTS[:1]))
    with pytest.raises(ValueError, match="no description"):
        tiny_base.read([])


def test_other_wordings_are_read_beside_the_first(spec: LoRASpec):
    base = make_tiny_base()
    t2l = Text2LoRA(Checkpoint(reading_net(spec, base), "tiny", "toy", sha256="0" * 64), base, ToyEncoder())  # type: ignore[arg-type]
    both = t2l.generate("Do it.", wordings=["Undo it."])
    e = ToyEncoder()(["Do it.", "Undo it."]).mean(0, keepdim=True)
    [wanted] = t2l.checkpoint.net(e / e.norm() * 4, base.read(["Do it.", "Undo it."]).joined())
    torch.testing.assert_close(both.weights.B["v_proj"], wanted.B["v_proj"])
    t2l.to("meta")  # as a GPU that is there only during a call: descriptions are read all the same
    assert t2l.generate("Do it.", wordings=["Undo it."]).weights.B["v_proj"].equal(both.weights.B["v_proj"])
    assert t2l.base.model.dtype == torch.bfloat16  # which a GPU multiplies, whatever the processor wanted


def test_what_is_not_read_of_a_long_description_is_told(spec: LoRASpec, tiny_base: BaseModel):
    t2l = Text2LoRA(Checkpoint(reading_net(spec, tiny_base), "tiny", "toy"), tiny_base, ToyEncoder())  # type: ignore[arg-type]
    for end in ("", "and so on, in capitals"):
        long = "x" * tiny_base._most_read + end
        assert t2l.facts(t2l.generate(long)).unread == end
        assert tiny_base.read([long]).mask.sum() == tiny_base._most_read
        card = cards.facts(t2l.generate(long), t2l.facts(t2l.generate(long)), has_anchors=False)
        assert ("Of its last 22 characters, from “and so on, in capitals” on, only the words count" in card) == bool(end)


def test_long_descriptions_are_read_as_far_as_the_model_goes(tiny_base: BaseModel):
    reading = tiny_base.read(["word " * 200, "short"])
    assert reading.mask.sum(1).tolist() == [
        tiny_base.max_tokens - len(tiny_base.framed([])),
        len(tiny_base.encode("short\n\n")),
    ]
