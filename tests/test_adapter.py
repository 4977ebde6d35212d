"""PEFT folders: written whole, read strictly, equal in PEFT."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from t2l_core import cli
from t2l_core.adapter import Adapter
from t2l_core.engine import row_lora, stack_rows
from t2l_core.lora import LoRASpec
from t2l_core.text2lora import Text2LoRA
from tests.conftest import make_tiny_base, random_weights

IDS = torch.arange(3, 15).view(2, 6)


@pytest.mark.parametrize("strength", [1.0, 0.5])
def test_peft_gives_equal_logits(tmp_path: Path, spec: LoRASpec, strength: float):
    from peft import PeftModel

    base = make_tiny_base()
    adapter = Adapter("upper case", random_weights(spec), strength)
    adapter.save(tmp_path / "a")
    with torch.inference_mode(), row_lora(base.model, stack_rows(base.model, [adapter.effective] * 2)):
        ours = base.model(IDS).logits
    theirs_model = PeftModel.from_pretrained(make_tiny_base().model, str(tmp_path / "a"), torch_device="cpu").eval()
    with torch.inference_mode():
        torch.testing.assert_close(ours, theirs_model(IDS).logits, atol=1e-5, rtol=1e-5)


def test_round_trip_and_zip(tmp_path: Path, spec: LoRASpec):
    adapter = Adapter("Écris en majuscules 🙂", random_weights(spec))
    loaded = Adapter.load(adapter.save(tmp_path / "a"), spec)
    assert loaded.description == adapter.description
    for m in spec.target_modules:
        assert torch.equal(loaded.weights.A[m], adapter.weights.A[m])
        assert torch.equal(loaded.weights.B[m], adapter.weights.B[m])
    with zipfile.ZipFile(adapter.zip(tmp_path / "a.zip")) as archive:
        assert {"adapter_config.json", "adapter_model.safetensors", "README.md"} <= set(archive.namelist())
        assert json.loads(archive.read("adapter_config.json"))["use_rslora"] is False


def test_an_adapter_saved_at_another_strength_is_no_longer_the_hypernetworks(tmp_path: Path, spec: LoRASpec):
    adapter = Adapter("Do it.", random_weights(spec), checkpoint="abc")
    assert Adapter.load(adapter.save(tmp_path / "a"), spec).checkpoint == "abc"
    assert Adapter.load(adapter.with_strength(0.5).save(tmp_path / "b"), spec).checkpoint == ""


def test_saving_again_replaces_and_never_touches_other_folders(tmp_path: Path, spec: LoRASpec):
    first, second = Adapter("one", random_weights(spec, 1)), Adapter("two", random_weights(spec, 2))
    first.save(tmp_path / "a")
    second.save(tmp_path / "a")
    assert Adapter.load(tmp_path / "a", spec).description == "two"
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "precious.txt").write_text("x")
    with pytest.raises(FileExistsError, match="not an adapter folder"):
        first.save(tmp_path / "b")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


@pytest.mark.parametrize("other", ["checkpoint-100/optimizer.pt", "training_args.bin", "README.md/notes.txt"])
def test_a_folder_with_more_than_an_adapter_stays_as_it_is(tmp_path: Path, spec: LoRASpec, other: str):
    folder = tmp_path / "a"
    Adapter("one", random_weights(spec)).save(folder)
    (folder / "README.md").unlink()
    (folder / other).parent.mkdir(exist_ok=True)
    (folder / other).write_text("x")
    with pytest.raises(FileExistsError, match=f"also holds {other.split('/')[0]}, .* choose another name"):
        Adapter("two", random_weights(spec)).save(folder)
    assert (folder / other).read_text() == "x"
    assert Adapter.load(folder, spec).description == "one"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_what_training_wrote_beside_an_adapter_goes_with_it(tmp_path: Path, spec: LoRASpec):
    Adapter("one", random_weights(spec)).save(tmp_path / "a")
    (tmp_path / "a" / "training.json").write_text("{}")
    Adapter("two", random_weights(spec)).save(tmp_path / "a")
    assert not (tmp_path / "a" / "training.json").exists()


def test_the_command_line_refuses_a_folder_with_more_as_wrong_usage(
    tmp_path: Path, tiny_t2l: Text2LoRA, spec: LoRASpec, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
):
    folder = Adapter("one", random_weights(spec)).save(tmp_path / "a")
    (folder / "checkpoint-100").mkdir()
    monkeypatch.setattr(cli, "load", lambda _checkpoint: tiny_t2l)
    monkeypatch.setattr(sys, "argv", ["t2l_core", "generate", "upper case", "--out", str(folder)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "also holds checkpoint-100" in capsys.readouterr().err
    assert Adapter.load(folder, spec).description == "one"


def test_damaged_and_foreign_adapters_are_refused(tmp_path: Path, spec: LoRASpec):
    folder = Adapter("one", random_weights(spec)).save(tmp_path / "a")
    other = LoRASpec.from_dict({**spec.to_dict(), "base_model": "another/llama"})
    with pytest.raises(ValueError, match="was made for tiny/llama"):
        Adapter.load(folder, other)
    weights = folder / "adapter_model.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match="damaged"):
        Adapter.load(folder, spec)
    weights.unlink()
    with pytest.raises(FileNotFoundError, match=r"adapter_model\.safetensors is missing"):
        Adapter.load(folder, spec)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float8_e4m3fn])
def test_adapters_in_few_bits_load_as_fp32(tmp_path: Path, spec: LoRASpec, dtype: torch.dtype):
    adapter = Adapter("one", random_weights(spec))
    folder, few = adapter.save(tmp_path / "a"), adapter.weights.map(lambda t: t.to(dtype))
    save_file(few.to_peft_state_dict(), folder / "adapter_model.safetensors")
    loaded = Adapter.load(folder, spec).with_strength(0.5)
    assert torch.equal(loaded.effective.B["q_proj"], few.B["q_proj"].float() / 2)


@pytest.mark.parametrize("description", ["../../etc/passwd", "a/b\\c", "🙂", "." * 50, "con" * 40])
def test_slugs_are_safe_names(spec: LoRASpec, description: str):
    slug = Adapter(description, random_weights(spec)).slug
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug) <= 48
