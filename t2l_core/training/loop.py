"""What every kind of training shares: optimizer groups, weight averaging, exact resume, log, progress.

Enters: a net and a config. Leaves: a run folder (state.safetensors, run.json, log.jsonl). Knows nothing of losses.
"""

from __future__ import annotations

import json
import math
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
import torch.distributed
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from t2l_core.base_model import multiplies_bf16
from t2l_core.checkpoint import load_strictly, read_object, write_atomically, write_json
from t2l_core.hypernet import HyperNet
from t2l_core.training.config import SFTConfig
from t2l_core.training.shared import SharedLoRA

Trainable = HyperNet | SharedLoRA  # both give `factors` for task embeddings


def in_bf16() -> torch.autocast:
    """Generating adapters in bf16 takes a third of the time, where the processor multiplies it itself."""
    return torch.autocast("cpu", torch.bfloat16, enabled=multiplies_bf16())


def optimizer_for(net: Trainable, config: SFTConfig) -> torch.optim.AdamW:
    """AdamW with a rate of its own for trunk, heads and offsets; offsets, norms and biases are not decayed."""
    groups: dict[tuple[str, bool], list[nn.Parameter]] = {}
    for name, p in net.named_parameters():
        if not p.requires_grad:
            continue
        part = "trunk"
        if name.startswith(("reader.gain", "reader.query")):
            part = "reader"
        elif name.startswith(("offset_", "words.gain", "reader.mean")):
            part = "offset"
        elif name.startswith(("heads.", "words.", "reader.summary")):
            part = "heads"
        decayed = part not in ("offset", "reader") and p.ndim > 1
        groups.setdefault((part, decayed), []).append(p)
    rates = {"trunk": config.lr_trunk, "heads": config.lr_heads, "offset": config.lr_offset, "reader": config.lr_reader}
    return torch.optim.AdamW(
        [
            {
                "params": params,
                "lr": rates[part],
                "peak_lr": rates[part],
                "weight_decay": config.weight_decay if decayed else 0.0,
            }
            for (part, decayed), params in groups.items()
        ],
        betas=(config.beta1, config.beta2),
        fused=True,
    )


class Average:
    """Exponential moving average of a net's weights, warmed up so that early steps do not drag it to the start."""

    def __init__(self, net: nn.Module, decay: float) -> None:
        self.decay = decay
        self.shadow = {k: v.detach().clone() for k, v in net.state_dict().items()}

    @torch.no_grad()
    def update(self, net: nn.Module, step: int) -> None:
        weight = 1 - min(self.decay, (1 + step) / (10 + step))
        live = net.state_dict()
        for name, shadow in self.shadow.items():
            shadow.lerp_(live[name], weight)


@dataclass
class RunState:
    """Everything an exact resume needs besides the data sampler and dropout, which are functions of (seed, step)."""

    net: Trainable
    optimizer: torch.optim.Optimizer
    average: Average
    step: int = 0
    seconds: float = 0.0
    tokens: int = 0

    def save(self, folder: Path, extra: dict[str, Any]) -> None:
        tensors = {f"net.{k}": v.detach() for k, v in self.net.state_dict().items()}
        tensors |= {f"average.{k}": v for k, v in self.average.shadow.items()}
        for i, entry in self.optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer.{i}.{k}": v for k, v in entry.items()}
        # The counters travel in the same file, so that a kill between two renames cannot pair them wrongly.
        meta = {"step": str(self.step), "seconds": repr(self.seconds), "tokens": str(self.tokens)}
        plain = {k: v.contiguous().clone() for k, v in tensors.items()}
        write_json(folder / "run.json", {"step": self.step, "seconds": self.seconds, "tokens": self.tokens, **extra})
        write_atomically(folder / "state.safetensors", lambda p: save_file(plain, p, metadata=meta))  # what says there is a run

    def load(self, folder: Path) -> None:
        """Restore bit for bit. Raises FileNotFoundError or ValueError."""
        from safetensors import SafetensorError, safe_open

        path = folder / "state.safetensors"
        if not path.is_file():
            raise FileNotFoundError(f"{path} does not exist: there is no run to resume in {folder}")
        try:
            with safe_open(path, "pt") as file:
                meta = file.metadata()
            tensors = load_file(path)
        except SafetensorError as error:
            raise ValueError(f"{path} is corrupt or truncated ({error}); start a new run") from error
        self.step, self.seconds, self.tokens = int(meta["step"]), float(meta["seconds"]), int(meta["tokens"])

        def part(prefix: str) -> dict[str, Any]:
            return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}

        load_strictly(self.net, part("net."), path)
        self.average.shadow = part("average.")
        entries: dict[int, dict[str, Any]] = {}
        for key, value in part("optimizer.").items():
            index, name = key.split(".", 1)
            entries.setdefault(int(index), {})[name] = value
        groups = self.optimizer.state_dict()["param_groups"]
        self.optimizer.load_state_dict({"state": entries, "param_groups": groups})


@dataclass(frozen=True)
class Processes:
    """The processes that share a run. Alone, every method is free."""

    rank: int = 0
    size: int = 1

    @classmethod
    def join(cls) -> Processes:
        """This process's place among those that torchrun or `accelerate launch` started (gloo); alone when nobody did."""
        size = int(os.environ.get("WORLD_SIZE", "1"))
        if size > 1 and not torch.distributed.is_initialized():
            torch.distributed.init_process_group("gloo")
        return cls(torch.distributed.get_rank(), size) if size > 1 else cls()

    def sum(self, tensors: list[Tensor]) -> None:
        """Add up each tensor over the processes, in place."""
        if self.size > 1:
            for t in tensors:
                torch.distributed.all_reduce(t)

    def any(self, flag: bool) -> bool:
        """True when any process says so: all take the same decision."""
        if self.size == 1:
            return flag
        said = torch.tensor(float(flag))
        torch.distributed.all_reduce(said, torch.distributed.ReduceOp.MAX)
        return bool(said)


class Trainer(Protocol):
    """What `train_loop` drives: a state, a step, a way to save."""

    state: RunState
    config: Any  # with total_steps and checkpoint_minutes

    def train_step(self, step: int) -> dict[str, float]: ...
    def save(self) -> None: ...


def train_loop(
    trainer: Trainer,
    run_folder: Path,
    *,
    progress: Callable[[int, int, str], None] | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Train to `total_steps` or until `stop` is set; logs every step, saves now and then and at the end."""
    cfg, state, stop = trainer.config, trainer.state, stop or threading.Event()
    last = saved = time.monotonic()
    while state.step < cfg.total_steps and not stop.is_set():
        record = trainer.train_step(state.step)
        state.step += 1
        now = time.monotonic()
        state.seconds, last = state.seconds + now - last, now
        append_log(run_folder, {"step": state.step, **{k: round(v, 6) for k, v in record.items()}})
        if progress:
            progress(state.step, cfg.total_steps, f"loss {record['loss']:.4f}")
        if (now - saved) / 60 > cfg.checkpoint_minutes:
            trainer.save()
            saved = last = time.monotonic()
    trainer.save()


def check_finite(loss: float, norm: float, step: int, run_folder: Path) -> None:
    """Raises FloatingPointError, before the weights are touched: clipping would spread one bad gradient over all of them."""
    for name, value in (("loss", loss), ("gradient", norm)):
        if not math.isfinite(value):
            raise FloatingPointError(
                f"{name} is {value} at step {step}; go on from {run_folder}, or begin anew, with lower rates"
            )


def append_log(folder: Path, record: dict[str, Any]) -> None:
    with (folder / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")


def trim_log(folder: Path, step: int) -> None:
    """Drop what was logged after the state of this step was saved: a resumed run logs it again."""
    kept = [json.dumps(r) + "\n" for r in read_log(folder) if r["step"] <= step]
    write_atomically(folder / "log.jsonl", lambda p: p.write_text("".join(kept), encoding="utf-8"))


def read_log(folder: Path) -> list[dict[str, Any]]:
    """The log's records; a last line that a full disk or a kill cut short is left out."""
    path = folder / "log.jsonl"
    whole = path.read_text(encoding="utf-8").rpartition("\n")[0] if path.is_file() else ""
    return [json.loads(line) for line in whole.split("\n") if line]


def check_same(saved: dict[str, Any], now: dict[str, Any], folder: Path) -> None:
    """Raises ValueError when a run is resumed with anything else than it was begun with, as far as a record of it is there."""
    for name, value in now.items():
        if name in saved and saved[name] != value:
            seen, wanted = (f"{len(v)} tasks" if isinstance(v, list) else repr(v) for v in (value, saved[name]))
            raise ValueError(
                f"{folder} was begun with other {name.replace('_', ' ')} ({wanted}; now {seen}); resume with the same"
            )


def read_config(run_folder: Path) -> dict[str, Any]:
    """The options of a run to resume. Raises FileNotFoundError."""
    path = run_folder / "run.json"
    if not path.is_file():
        raise FileNotFoundError(f"{path} does not exist: there is no run to resume in {run_folder}")
    return read_object(path)["config"]
