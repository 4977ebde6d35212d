"""What Text-to-LoRA is held against, and itself: each method says with which prompt and which adapter a row is answered.

Enters: a task, its rows, a loaded `Text2LoRA`. Leaves: one engine `Column` a row. Knows nothing of scores.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch

from t2l_core.adapter import WEIGHTS_FILE, Adapter
from t2l_core.base_model import BaseModel
from t2l_core.checkpoint import load_checkpoint, read_object
from t2l_core.engine import Column
from t2l_core.hypernet import HyperNet
from t2l_core.lora import LoRAWeights
from t2l_core.provenance import sha256_of
from t2l_core.tasks import Row, Task
from t2l_core.text2lora import Text2LoRA
from t2l_core.text_encoder import TextEncoder, load_text_encoder

N_SHOTS = 3
ADAPTERS_AT_ONCE = 16  # that the hyperdecoder generates
# Methods that the checkpoint takes no part in → what they stand on besides the tasks (see `Methods.inputs`): while this stays,
# what they scored once stays true beside the next checkpoint.
WITHOUT_CHECKPOINT = {
    **dict.fromkeys(("base", "prompted", "few_shot"), "tasks"),
    **dict.fromkeys(("multitask", "multitask_prompted"), "multitask"),
    "hyperdecoder": "hyperdecoder",
    "oracle": "oracles",
}
# Methods → what was trained for them on rows of the tasks, of which it must have held some back to be judged by.
TRAINED = {
    **dict.fromkeys(("oracle", "routing", "arrow", "mean_lora"), "oracles"),
    **dict.fromkeys(("multitask", "multitask_prompted"), "multitask"),
    "hyperdecoder": "hyperdecoder",
}
SEEN_WORDINGS = 4  # that t2l_seen averages
ARROW_TOP_K = 3  # oracles mixed for a token, peft's default


@dataclass
class Methods:
    """All methods over one suite. `seed` decides shots, the shuffling of descriptions and the junk."""

    t2l: Text2LoRA
    tasks: Sequence[Task]
    seed: int = 0
    multitask: Path | None = None  # PEFT folder that `train multitask` wrote; else the one a checkpoint ships
    oracles: Path | None = None  # folder of PEFT folders that `train oracle` wrote
    hyperdecoder: Path | None = None  # checkpoint that `train sft --set condition=input` wrote

    def __post_init__(self) -> None:
        folder = self.t2l.checkpoint.folder
        if self.multitask is None and folder is not None and (folder / "multitask").is_dir():
            self.multitask = folder / "multitask"

    def columns(self, method: str, task: Task, rows: Sequence[Row], *, description: int | None = None) -> list[Column]:
        """One column a row. Row i is described by the task's unseen description i mod n, so all of them take part, or by
        the one with the given number.

        Raises ValueError for an unknown method or a task without descriptions.
        """
        if method not in self._table:
            raise ValueError(f"unknown method {method!r}; available: {', '.join(self._table)}")
        if description is not None:
            task = replace(task, eval_descriptions=(self._descriptions(task)[description],))
        return self._table[method](task, rows)

    @cached_property
    def _table(self) -> dict[str, Callable[[Task, Sequence[Row]], list[Column]]]:
        return {
            "base": lambda task, rows: [Column(self._prompt(r.input)) for r in rows],
            "prompted": lambda task, rows: self._described(task, rows, None, in_prompt=True),
            "few_shot": self._few_shot,
            "multitask": lambda task, rows: self._fixed(rows, self._multitask),
            "multitask_prompted": lambda task, rows: self._fixed(rows, self._multitask, self._descriptions(task)),
            "oracle": lambda task, rows: self._fixed(rows, self._oracle(task.name)),
            "hyperdecoder": self._decoded,
            "mean_lora": lambda task, rows: self._fixed(rows, self._mean),
            "arrow": lambda task, rows: [Column(self._prompt(r.input)) for r in rows],  # its model does the routing
            "routing": self._routed,
            "t2l": lambda task, rows: self._described(task, rows, self._descriptions(task), in_prompt=False),
            "t2l_prompted": lambda task, rows: self._described(task, rows, self._descriptions(task), in_prompt=True),
            "t2l_shuffled": lambda task, rows: self._described(task, rows, self._another(task), in_prompt=False),
            "t2l_seen": self._seen,
            "t2l_junk": lambda task, rows: self._described(task, rows, self._junk(task), in_prompt=False),
        }

    def base_for(self, method: str) -> BaseModel:
        """The language model a method answers with: the base, but for arrow, which routes inside the model."""
        return self._arrow if method == "arrow" else self.t2l.base

    @cached_property
    def _arrow(self) -> BaseModel:
        """A copy of the base with the oracles of the training tasks; peft's Arrow mixes three for every token and layer."""
        from peft import ArrowConfig, create_arrow_model

        names = self._oracle_names()
        assert self.oracles is not None  # or there would be no names
        folders = [str((self.oracles / n).resolve()) for n in names]
        model: Any = create_arrow_model(
            copy.deepcopy(self.t2l.base.model), folders, ArrowConfig(top_k=min(ARROW_TOP_K, len(folders)), rng_seed=self.seed)
        )
        return replace(self.t2l.base, model=model.get_base_model().eval().requires_grad_(False))

    def _oracle_names(self) -> list[str]:
        """The training tasks that have an oracle. Raises ValueError when there is none."""
        if self.oracles is None or self.t2l.anchors is None:
            raise ValueError("this needs the LoRAs of `train oracle` (--oracles) and the checkpoint's anchors")
        found = [n for n in self.t2l.anchors.names if (self.oracles / n).is_dir()]
        if not found:
            raise ValueError(
                f"{self.oracles} holds no oracle of a training task; train them with: python -m t2l_core train oracle"
            )
        return found

    def inputs(self) -> dict[str, Any]:
        """What the methods are given, as its files say: sha256 of the tasks' rows and descriptions, and of what was trained,
        sha256 of the weights, steps, tokens, tasks set aside."""
        found: dict[str, Any] = {"tasks": {"sha256": sha256_of(f for t in self.tasks for f in t.files)}}
        if self.multitask is not None:
            found["multitask"] = _record(self.multitask, WEIGHTS_FILE)
        if self.hyperdecoder is not None:
            found["hyperdecoder"] = _record(self.hyperdecoder, "hypernet.safetensors")
        if self.oracles is not None:
            found["oracles"] = _oracle_record(self.oracles)
        return found

    def held_back(self, what: str) -> int:
        """Most rows of a task that the training of the oracles, the multitask LoRA or the hyperdecoder held back."""
        folder: Path | None = getattr(self, what)
        path = folder / ("summary.json" if what == "oracles" else "training.json") if folder else None
        return read_object(path).get("config", {}).get("validation_rows", 0) if path and path.is_file() else 0

    @property
    def names(self) -> list[str]:
        return list(self._table)

    def _prompt(self, text: str, description: str | None = None) -> list[int]:
        return self.t2l.base.prompt_ids(text, description)

    def _descriptions(self, task: Task) -> list[str]:
        """Descriptions never trained on; the definition where a suite gives none. Raises ValueError without either."""
        found = list(task.eval_descriptions or ([task.definition] if task.definition else []))
        if not found:
            raise ValueError(f"task {task.name} has no description; add one under descriptions.eval in its task.json")
        return found

    def _described(self, task: Task, rows: Sequence[Row], adapters_of: list[str] | None, *, in_prompt: bool) -> list[Column]:
        own = self._descriptions(task) if in_prompt else []
        weights: list[LoRAWeights | None] = [None]
        if adapters_of is not None:
            weights = [self.t2l.generate(d).weights for d in adapters_of]
        return [
            Column(self._prompt(r.input, own[i % len(own)] if in_prompt else None), weights[i % len(weights)])
            for i, r in enumerate(rows)
        ]

    def _fixed(self, rows: Sequence[Row], weights: LoRAWeights, told: Sequence[str] = ()) -> list[Column]:
        """One adapter for all rows, with the descriptions in turn in the prompt when they are given."""
        return [Column(self._prompt(r.input, told[i % len(told)] if told else None), weights) for i, r in enumerate(rows)]

    @cached_property
    def _multitask(self) -> LoRAWeights:
        if self.multitask is None:
            raise ValueError("multitask needs the LoRA of `train multitask`; name its folder with --multitask")
        return Adapter.load(self.multitask, self.t2l.checkpoint.net.spec).weights

    def _oracle(self, name: str) -> LoRAWeights:
        if self.oracles is None:
            raise ValueError("oracle and routing need the LoRAs of `train oracle`; name their folder with --oracles")
        return Adapter.load(self.oracles / name, self.t2l.checkpoint.net.spec).weights

    @cached_property
    def _hyperdecoder(self) -> tuple[HyperNet, TextEncoder]:
        """The network, and the text encoder it was trained with."""
        if self.hyperdecoder is None:
            raise ValueError(
                "hyperdecoder needs the checkpoint of `train sft --set condition=input`; name it with --hyperdecoder"
            )
        checkpoint = load_checkpoint(self.hyperdecoder)
        if checkpoint.training.get("config", {}).get("condition") != "input":
            raise ValueError(f"{self.hyperdecoder} was not trained with condition=input; train one that was")
        if not (checkpoint.encoder_lora or self.t2l.checkpoint.encoder_lora):
            return checkpoint.net, self.t2l.encoder
        words = self.t2l.base.word_bag if checkpoint.net.config.word_size else None
        return checkpoint.net, load_text_encoder(checkpoint.text_encoder, words=words, lora=checkpoint.encoder_lora)

    def _decoded(self, task: Task, rows: Sequence[Row]) -> list[Column]:
        """An adapter for each row, generated from its input; nothing says what the task is."""
        (net, encoder), columns = self._hyperdecoder, []
        for start in range(0, len(rows), ADAPTERS_AT_ONCE):
            some = rows[start : start + ADAPTERS_AT_ONCE]
            inputs = [r.input for r in some]
            with torch.inference_mode():
                embeddings = encoder(inputs) * math.sqrt(encoder.size)
                adapters = net(embeddings, self.t2l.base.read(inputs) if net.config.kv_heads else None)
            columns += [Column(self._prompt(r.input), w) for r, w in zip(some, adapters, strict=True)]
        return columns

    @cached_property
    def _mean(self) -> LoRAWeights:
        """The mean of the training tasks' oracles, factor by factor: they start from the same A, so that factors correspond."""
        found = [self._oracle(n) for n in self._oracle_names()]
        spec = found[0].spec
        A = {m: torch.stack([w.A[m] for w in found]).mean(0) for m in spec.target_modules}
        B = {m: torch.stack([w.B[m] for w in found]).mean(0) for m in spec.target_modules}
        return LoRAWeights(spec, A, B)

    def _routed(self, task: Task, rows: Sequence[Row]) -> list[Column]:
        """The oracles of the training tasks that are described most like this one, one for each description, in turn."""
        if self.t2l.anchors is None:
            raise ValueError("routing needs the checkpoint's anchors; make them with: python -m t2l_core map --fit SUITE")
        known = set(self._oracle_names())
        nearest = [self.t2l.neighbours(d, len(self.t2l.anchors.names)) for d in self._descriptions(task)]
        oracles = [self._oracle(next(n.name for n in near if n.name in known)) for near in nearest]
        return [Column(self._prompt(r.input), oracles[i % len(oracles)]) for i, r in enumerate(rows)]

    def _seen(self, task: Task, rows: Sequence[Row]) -> list[Column]:
        """One adapter from descriptions that were trained on, averaged: what the network holds of a task it knows, which is the
        measure of what it compresses; unseen descriptions measure how well it understands them besides."""
        if not task.train_descriptions:
            raise ValueError(f"task {task.name} has no descriptions to train on; t2l_seen is for training tasks")
        first, *others = task.train_descriptions[:SEEN_WORDINGS]
        return self._fixed(rows, self.t2l.generate(first, wordings=others).weights)

    def _few_shot(self, task: Task, rows: Sequence[Row]) -> list[Column]:
        """Three solved training rows as earlier turns of the chat, others for each row, no description."""
        if len(task.train_rows) < N_SHOTS:
            raise ValueError(f"task {task.name} has {len(task.train_rows)} training rows; few_shot needs {N_SHOTS}")
        columns = []
        for i, row in enumerate(rows):
            rng = np.random.default_rng([self.seed, i])
            shots = [task.train_rows[j] for j in rng.choice(len(task.train_rows), N_SHOTS, replace=False)]
            history = [(shot.input, shot.target) for shot in shots]
            columns.append(Column(self.t2l.base.prompt_ids(row.input, history=history)))
        return columns

    def described(self, method: str, task: Task) -> int:
        """How many descriptions of the task itself a method can be given; 0 for methods that use none of them."""
        own = ("prompted", "multitask_prompted", "routing", "t2l", "t2l_prompted")
        return len(self._descriptions(task)) if method in own else 0

    def _another(self, task: Task) -> list[str]:
        """Descriptions of another task: a seeded cycle over the suite, so nobody gets its own."""
        order = np.random.default_rng(self.seed).permutation(len(self.tasks)).tolist()
        names = [t.name for t in self.tasks]
        if len(names) < 2:
            raise ValueError("t2l_shuffled needs at least two tasks to exchange descriptions between")
        place = order.index(names.index(task.name))
        return self._descriptions(self.tasks[order[(place + 1) % len(order)]])

    def _junk(self, task: Task) -> list[str]:
        """Random letters in words as long as a description's."""
        rng = np.random.default_rng([self.seed, *task.name.encode()])
        letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
        return [" ".join("".join(rng.choice(letters, rng.integers(2, 10))) for _ in range(10)) for _ in range(3)]


def _record(folder: Path, weights: str) -> dict[str, Any]:
    path = folder / "training.json"
    training = read_object(path) if path.is_file() else {}
    wanted = ("kind", "seed", "steps", "tokens", "commit", "set_aside_tasks")
    return {"sha256": sha256_of([folder / weights]), **{k: training[k] for k in wanted if k in training}}


def _oracle_record(folder: Path) -> dict[str, Any]:
    """Of a sweep: all weights in one hash, by the tasks' names, and what the sweep cost."""
    files = sorted(folder.glob(f"*/{WEIGHTS_FILE}"))
    path = folder / "summary.json"
    summary = read_object(path) if path.is_file() else {"tasks": {}}
    cost = {k: sum(e.get(k, 0) for e in summary["tasks"].values()) for k in ("steps", "tokens")}
    known = {k: summary[k] for k in ("commit", "config", "init_sha256") if k in summary}
    return {"sha256": sha256_of(files), "oracles": len(files), **cost, **known}
