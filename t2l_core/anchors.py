"""The training tasks a checkpoint knows: the neighbourhood against which a new description is judged and mapped.

Enters: tasks and a text encoder, or a checkpoint folder. Leaves: `Anchors`. Knows nothing of adapters.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from t2l_core.checkpoint import write_atomically, write_json
from t2l_core.tasks import Task
from t2l_core.text_encoder import TextEncoder, meaning

JSON_FILE, TENSOR_FILE = "anchors.json", "anchors.safetensors"
DESCRIPTIONS_EACH = 5


@dataclass(frozen=True)
class Neighbour:
    """A training task near a description."""

    name: str
    family: str
    description: str  # the task's description that is closest
    similarity: float  # cosine of the embeddings


@dataclass
class Anchors:
    """n training tasks, k descriptions each."""

    names: list[str]
    families: list[str]
    descriptions: list[list[str]]
    embeddings: Tensor  # (n, k, d_emb), unit norm
    far_below: float  # a nearest similarity under this is further than 95 % of unseen descriptions of known tasks
    sketches: Tensor | None = None  # (n, F) half precision: what the adapters do, see `adapter_map.sketches`
    coordinates: Tensor | None = None  # (n, 2) on the shipped map of what adapters do
    text_coordinates: Tensor | None = None  # (n, 2) on the shipped map of what was asked
    word_size: int = 0  # the last entries of an embedding that are a bag of words; likeness is judged by the others

    def nearest(self, embedding: Tensor, k: int = 5) -> list[Neighbour]:
        """The k tasks whose descriptions mean what comes closest to a unit-norm embedding (d_emb,)."""
        best, which = (self._meanings @ meaning(embedding, self.word_size)).max(dim=1)  # (n,)
        top = best.topk(min(k, len(self.names)))
        return [
            Neighbour(self.names[i], self.families[i], self.descriptions[i][int(which[i])], round(float(s), 4))
            for s, i in zip(top.values, top.indices.tolist(), strict=True)
        ]

    @cached_property
    def _meanings(self) -> Tensor:
        return meaning(self.embeddings, self.word_size)

    def is_far(self, neighbours: list[Neighbour]) -> bool:
        """True when even the nearest task is unlike the description."""
        return not neighbours or neighbours[0].similarity < self.far_below

    def save(self, folder: Path) -> None:
        tensors = {"embeddings": self.embeddings.half()}
        if self.sketches is not None:
            tensors["sketches"] = self.sketches
        for name, places in (("coordinates", self.coordinates), ("text_coordinates", self.text_coordinates)):
            if places is not None:
                tensors[name] = places.float()
        write_atomically(folder / TENSOR_FILE, lambda p: save_file(tensors, p))
        tasks = [
            {"name": n, "family": f, "descriptions": d}
            for n, f, d in zip(self.names, self.families, self.descriptions, strict=True)
        ]
        write_json(folder / JSON_FILE, {"far_below": self.far_below, "word_size": self.word_size, "tasks": tasks})

    @classmethod
    def load(cls, folder: Path) -> Anchors | None:
        """The anchors of a checkpoint folder; None when it ships none.

        Raises ValueError when they are damaged or do not fit together.
        """
        if not (folder / JSON_FILE).is_file():
            return None
        try:
            info = json.loads((folder / JSON_FILE).read_text(encoding="utf-8"))
            tensors = load_file(folder / TENSOR_FILE)
            tasks = info["tasks"]
            embeddings = tensors["embeddings"].float()
            anchors = cls(
                names=[t["name"] for t in tasks],
                families=[t["family"] for t in tasks],
                descriptions=[t["descriptions"] for t in tasks],
                embeddings=embeddings / embeddings.norm(dim=-1, keepdim=True),
                far_below=float(info["far_below"]),
                sketches=tensors.get("sketches"),
                coordinates=tensors.get("coordinates"),
                text_coordinates=tensors.get("text_coordinates"),
                word_size=int(info.get("word_size", 0)),
            )
        except (OSError, KeyError, TypeError, ValueError, OverflowError, RecursionError, SafetensorError) as error:
            raise ValueError(
                f"{folder / JSON_FILE} or {TENSOR_FILE} is damaged ({error}); fetch the checkpoint again"
            ) from error
        problems = anchors._problems()
        if problems:
            raise ValueError(
                f"{folder / JSON_FILE} and {TENSOR_FILE} do not fit together: {'; '.join(problems)}. Fetch the checkpoint again"
            )
        return anchors

    def _problems(self) -> list[str]:
        """What does not fit together, and what would."""
        texts = [*self.names, *self.families]
        if not all(isinstance(d, list) and d for d in self.descriptions):
            return ["a task's descriptions are not a list of some"]
        if not all(isinstance(t, str) for t in [*texts, *(t for d in self.descriptions for t in d)]):
            return ["a name, family or description is not a text"]
        n, each = len(self.names), sorted({len(d) for d in self.descriptions})
        if len(each) > 1:
            return [f"tasks have from {each[0]} to {each[-1]} descriptions; wanted as many of each"]
        shapes: list[tuple[str, Tensor | None, list[int | None]]] = [
            ("embeddings", self.embeddings, [n, *(each or [None]), None]),
            ("sketches", self.sketches, [n, None]),
            ("coordinates", self.coordinates, [n, 2]),
            ("text_coordinates", self.text_coordinates, [n, 2]),
        ]
        problems = []
        for name, tensor, wanted in shapes:
            if tensor is None:
                continue
            if len(tensor.shape) != len(wanted) or any(w not in (None, s) for s, w in zip(tensor.shape, wanted, strict=True)):
                shape = ", ".join("any" if w is None else str(w) for w in wanted)
                problems.append(f"{name} are {tuple(tensor.shape)}, wanted ({shape}) for {n} tasks")
            elif not tensor.float().isfinite().all():
                problems.append(f"{name} are not finite")
        if not problems and not 0 <= self.word_size < self.embeddings.shape[-1]:
            problems.append(f"word_size is {self.word_size}, wanted less than the {self.embeddings.shape[-1]} of an embedding")
        return problems


def build_anchors(tasks: list[Task], encoder: TextEncoder) -> Anchors:
    """Anchors of a training split: a few descriptions a task, from terse to full, and the distance that counts as far."""
    chosen = [_spread(t.known_descriptions) for t in tasks]
    k = min(len(c) for c in chosen)
    chosen = [c[:k] for c in chosen]
    embeddings = encoder([d for group in chosen for d in group]).unflatten(0, (len(tasks), k))
    unseen = [d for t in tasks for d in t.eval_descriptions]
    if unseen:
        asked, known = (meaning(e, encoder.word_size) for e in (encoder(unseen), embeddings.flatten(0, 1)))
        nearest = (asked @ known.T).max(dim=1).values
        far_below = round(float(torch.quantile(nearest, 0.05)), 3)
    else:
        far_below = 0.3
    names, families = [t.name for t in tasks], [t.family for t in tasks]
    return Anchors(names, families, chosen, embeddings, far_below, word_size=encoder.word_size)


def _spread(descriptions: Sequence[str]) -> list[str]:
    """Evenly spaced over the list, which runs from terse to full, with the last (the definition)."""
    n = min(DESCRIPTIONS_EACH, len(descriptions))
    return [descriptions[round(i * (len(descriptions) - 1) / max(1, n - 1))] for i in range(n)]
