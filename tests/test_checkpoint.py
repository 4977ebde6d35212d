"""Checkpoint folders: what is damaged or does not fit is named."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from t2l_core.checkpoint import Checkpoint, load_checkpoint, save_checkpoint, write_atomically
from t2l_core.lora import LoRASpec
from tests.conftest import random_net


@pytest.fixture
def folder(tmp_path: Path, spec: LoRASpec) -> Path:
    save_checkpoint(Checkpoint(random_net(spec), "tiny", "toy", {"steps": 3}), tmp_path / "c")
    return tmp_path / "c"


def test_round_trip(folder: Path, spec: LoRASpec):
    loaded, net = load_checkpoint(folder), random_net(spec)
    assert loaded.training == {"steps": 3}
    emb = torch.randn(2, 16)
    with torch.no_grad():
        for a, b in zip(loaded.net(emb), net(emb), strict=True):
            assert torch.equal(a.B["q_proj"], b.B["q_proj"])


def test_eight_bits_are_half_of_sixteen_and_nearly_the_same(tmp_path: Path, spec: LoRASpec):
    checkpoint = Checkpoint(random_net(spec), "tiny", "toy", {"steps": 3})
    save_checkpoint(checkpoint, tmp_path / "sixteen", dtype=torch.bfloat16)
    save_checkpoint(checkpoint, tmp_path / "eight", eight_bit=True)
    sizes = {d: sum(t.nbytes for t in load_file(tmp_path / d / "hypernet.safetensors").values()) for d in ("sixteen", "eight")}
    assert sizes["eight"] < 0.8 * sizes["sixteen"]  # of a tiny net, whose small tensors stay
    loaded, emb = load_checkpoint(tmp_path / "eight"), torch.randn(2, 16)
    for name, whole in checkpoint.net.state_dict().items():
        rounding = whole.abs().amax(-1, keepdim=True) / 254
        assert ((loaded.net.state_dict()[name] - whole).abs() <= 1.01 * rounding).all(), name
    assert any(t.dtype == torch.int8 for t in load_file(tmp_path / "eight" / "hypernet.safetensors").values())
    with torch.no_grad():
        for a, b in zip(loaded.net(emb), checkpoint.net(emb), strict=True):
            assert torch.allclose(a.A["q_proj"], b.A["q_proj"], atol=0.02 * b.A["q_proj"].abs().max().item())


def test_eight_bits_without_their_scale_are_named(tmp_path: Path, spec: LoRASpec):
    save_checkpoint(Checkpoint(random_net(spec), "tiny", "toy"), tmp_path, eight_bit=True)
    config = json.loads((tmp_path / "config.json").read_text())
    del config["sha256"]
    (tmp_path / "config.json").write_text(json.dumps(config))
    whole = load_file(tmp_path / "hypernet.safetensors")
    name = next(k for k, v in whole.items() if v.dtype == torch.int8)
    save_file({k: v for k, v in whole.items() if k != f"{name}.scale"}, tmp_path / "hypernet.safetensors")
    with pytest.raises(ValueError, match=rf"{name} is stored in eight bits without {name}\.scale"):
        load_checkpoint(tmp_path)
    save_file({**whole, "mixer_up.bias.scale": torch.ones(1)}, tmp_path / "hypernet.safetensors")
    with pytest.raises(ValueError, match=r"unexpected mixer_up\.bias\.scale"):
        load_checkpoint(tmp_path)


def test_unknown_folder_says_what_a_checkpoint_is(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match=r"is not a checkpoint folder.*config.json is missing"):
        load_checkpoint(tmp_path / "nowhere")


def test_truncated_weights(folder: Path):
    path = folder / "hypernet.safetensors"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ValueError, match="fetch it again"):
        load_checkpoint(folder)
    config = json.loads((folder / "config.json").read_text())
    del config["sha256"]
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(ValueError, match="corrupt or truncated"):
        load_checkpoint(folder)


def test_all_mismatched_tensors_in_one_message(folder: Path):
    path = folder / "hypernet.safetensors"
    state = load_file(path)
    del state["mixer_up.bias"]
    state["surplus"] = torch.zeros(1)
    state["mixer_down.bias"] = torch.zeros(3)
    save_file(state, path)
    config = json.loads((folder / "config.json").read_text())
    del config["sha256"]
    (folder / "config.json").write_text(json.dumps(config))
    with pytest.raises(
        ValueError, match=r"missing mixer_up.bias.*unexpected surplus.*mixer_down.bias is \(3,\), wanted \(16,\)"
    ):
        load_checkpoint(folder)


def test_damaged_config(folder: Path):
    (folder / "config.json").write_text("{")
    with pytest.raises(ValueError, match="damaged"):
        load_checkpoint(folder)


def test_a_failed_write_keeps_the_old_file(tmp_path: Path):
    path = tmp_path / "x.json"
    path.write_text("old")

    def fails(temporary: Path) -> None:
        temporary.write_text("half")
        raise OSError(errno.ENOSPC, "no space left")

    with pytest.raises(OSError, match="no space"):
        write_atomically(path, fails)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
    shutil.rmtree(tmp_path)
