"""Checkpoint folders: hypernet.safetensors + config.json (+ training.json), loaded strictly.

Enters: a folder, or a HyperNet with what it belongs to. Leaves: a `Checkpoint`. Knows nothing of training itself.
"""

from __future__ import annotations

import copy
import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from t2l_core.hypernet import HyperNet, HyperNetConfig
from t2l_core.provenance import sha256_of

FORMAT = 1
HYPERNET_FILE = "hypernet.safetensors"
SMALL = 4096  # entries; a tensor of fewer is not worth storing in eight bits
_SCALE = ".scale"
_ENCODER = "text_encoder."  # prefix of the tensors that belong to the text encoder


@dataclass
class Checkpoint:
    """A trained hypernetwork and the models it was trained for."""

    net: HyperNet
    base_model: str  # name for `load_base_model`
    text_encoder: str  # name for `load_text_encoder`, as is `encoder_lora`
    training: dict[str, Any] = field(default_factory=dict)  # data, steps, seconds, commit, seed, curves
    sha256: str = ""  # of hypernet.safetensors, set when loaded
    folder: Path | None = None
    encoder_lora: dict[str, Tensor] = field(default_factory=dict)  # what `train encoder` changed of the text encoder


def write_atomically(path: Path, write) -> None:
    """Call `write(temporary_path)` beside `path`, then rename: readers see the old file or the new one, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        write(temporary)
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    write_atomically(path, lambda p: p.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"))


def read_object(path: Path) -> dict[str, Any]:
    """The JSON object in a file. Raises ValueError naming the file for anything else."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is damaged, or not JSON ({error}); make it again") from error
    if not isinstance(found, dict):
        raise ValueError(f"{path} holds {found!r:.60}; wanted a JSON object")
    return found


def save_checkpoint(checkpoint: Checkpoint, folder: Path, *, dtype: torch.dtype | None = None, eight_bit: bool = False) -> None:
    """Write a checkpoint folder; weights in `dtype` when given (bf16 halves the file), large ones in `eight_bit`."""
    state = checkpoint.net.state_dict() | {_ENCODER + k: v for k, v in checkpoint.encoder_lora.items()}
    state = {k: v.detach().to(dtype or v.dtype).contiguous() for k, v in state.items()}
    if eight_bit:
        state = _eight_bit(state)
    write_atomically(folder / HYPERNET_FILE, lambda p: save_file(state, p))
    config = {
        "format": FORMAT,
        "base_model": checkpoint.base_model,
        "text_encoder": checkpoint.text_encoder,
        "hypernet": checkpoint.net.config.to_dict(),
        "sha256": sha256_of([folder / HYPERNET_FILE]),
    }
    write_json(folder / "config.json", config)
    if checkpoint.training:
        write_json(folder / "training.json", checkpoint.training)


def averaged(first: Checkpoint, second: Checkpoint, share: float, task_share: float = 1.0) -> Checkpoint:
    """The weighted mean of two networks, `share` of it the second's, which makes sense where one was trained from the other;
    with `task_share` of its task codes (`HyperNet.weaken_task_codes`).

    Its record is the second's, with what it was averaged with. Raises ValueError where the two do not fit together.
    """
    for what, value in (("share of the second checkpoint", share), ("share of the task codes", task_share)):
        if not 0 <= value <= 1:
            raise ValueError(f"the {what} is {value}; wanted a number between 0 and 1")
    for what in ("base_model", "text_encoder"):
        if getattr(first, what) != getattr(second, what):
            raise ValueError(f"the checkpoints are of another {what}: {getattr(first, what)}, {getattr(second, what)}")
    if first.net.config != second.net.config:
        raise ValueError("the checkpoints are of networks of other shapes; average one with another trained from it")
    if not _same(first.encoder_lora, second.encoder_lora):
        raise ValueError("the checkpoints' text encoders were trained differently (`train encoder`); wanted the same one")
    net, theirs = copy.deepcopy(first.net), second.net.state_dict()
    net.load_state_dict({k: v.lerp(theirs[k], share) for k, v in first.net.state_dict().items()})
    net.weaken_task_codes(task_share)
    others = {"sha256": first.sha256, "share": 1 - share, "task_share": task_share, "tasks": first.training.get("tasks")}
    record = {**second.training, "averaged_with": others}
    return Checkpoint(net.eval(), first.base_model, first.text_encoder, record, encoder_lora=first.encoder_lora)


def _same(one: dict[str, Tensor], other: dict[str, Tensor]) -> bool:
    return one.keys() == other.keys() and all(torch.equal(one[k], other[k]) for k in one)


def _eight_bit(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Large tensors as int8 with a scale a row (their last dimension), under the name + ".scale"; others as bf16."""
    out = {}
    for name, value in state.items():
        if value.numel() < SMALL:
            out[name] = value.to(torch.bfloat16)
            continue
        scale = value.float().abs().amax(-1, keepdim=True).clamp(min=1e-12) / 127
        out[name] = (value.float() / scale).round().to(torch.int8)
        out[name + _SCALE] = scale
    return out


def _whole(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """What `_eight_bit` made, as floats again; whatever else there is stays, for the strict loading to see."""
    state = dict(state)
    for name in [k for k, v in state.items() if v.dtype == torch.int8]:
        if name + _SCALE not in state:
            raise ValueError(f"{name} is stored in eight bits without {name + _SCALE}; fetch the checkpoint again")
        state[name] = state[name].float() * state.pop(name + _SCALE)
    return state


def load_checkpoint(folder: str | Path) -> Checkpoint:
    """Load a checkpoint folder in fp32, eval mode.

    Raises FileNotFoundError when the folder is not one, ValueError when a file is corrupt or does not fit, with all
    mismatched tensors in one message.
    """
    folder = Path(folder).expanduser()
    config_path, weights_path = folder / "config.json", folder / HYPERNET_FILE
    for path in (config_path, weights_path):
        if not path.is_file():
            raise FileNotFoundError(
                f"{folder} is not a checkpoint folder: {path.name} is missing; "
                "name a folder that `train` or `import-checkpoint` made, such as checkpoints/smollm2-135m"
            )
    try:
        config = json.loads(config_path.read_text(encoding="utf-8"))
        net = HyperNet(HyperNetConfig.from_dict(config["hypernet"]))
        base_model, text_encoder = config["base_model"], config["text_encoder"]
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{config_path} is damaged ({error!r}); fetch the checkpoint again") from error
    seen = sha256_of([weights_path]) or ""
    if config.get("sha256") not in (None, seen):
        raise ValueError(
            f"{weights_path} is not the file its config.json was written for (sha256 {seen[:12]}…); fetch it again"
        )
    state = _whole(_read_safetensors(weights_path))
    encoder_lora = {k.removeprefix(_ENCODER): state.pop(k).float() for k in list(state) if k.startswith(_ENCODER)}
    load_strictly(net, state, weights_path)
    training_path = folder / "training.json"
    training = read_object(training_path) if training_path.is_file() else {}
    return Checkpoint(net.eval(), base_model, text_encoder, training, seen, folder, encoder_lora)


def _read_safetensors(path: Path) -> dict[str, Tensor]:
    try:
        return load_file(path)
    except SafetensorError as error:
        raise ValueError(f"{path} is corrupt or truncated ({error}); fetch it again") from error


def load_strictly(net: nn.Module, state: dict[str, Tensor], source: Path | str) -> None:
    """Copy a state dict into a net. Raises ValueError listing every missing, surplus and misshapen tensor, and those that are
    not finite."""
    wanted = {k: tuple(v.shape) for k, v in net.state_dict().items()}
    problems = [f"missing {k} {shape}" for k, shape in wanted.items() if k not in state]
    problems += [f"unexpected {k}" for k in state if k not in wanted]
    problems += [
        f"{k} is {tuple(state[k].shape)}, wanted {shape}"
        for k, shape in wanted.items()
        if k in state and tuple(state[k].shape) != shape
    ]
    problems += [f"{k} holds values that are not finite" for k, v in state.items() if not v.isfinite().all()]
    if problems:
        raise ValueError(f"{source} does not fit the network it is for: " + "; ".join(problems))
    net.load_state_dict({k: v.float() for k, v in state.items()})
