"""The training tasks a checkpoint knows: the neighbourhood against which a new description is judged and mapped.

Enters: tasks and a text encoder, or a checkpoint folder. Leaves: `Anchors`. Knows nothing of adapters.
"""

from __future__ import annotations

import json
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
        """The anchors of a checkpoint folder; None when it ships none. Raises ValueError when they are damaged."""
        if not (folder / JSON_FILE).is_file():
            return None
        try:
            info = json.loads((folder / JSON_FILE).read_text(encoding="utf-8"))
            tensors = load_file(folder / TENSOR_FILE)
            tasks = info["tasks"]
            embeddings = tensors["embeddings"].float()
            return cls(
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
        except (OSError, json.JSONDecodeError, KeyError, SafetensorError) as error:
            raise ValueError(
                f"{folder / JSON_FILE} or {TENSOR_FILE} is damaged ({error}); fetch the checkpoint again"
            ) from error


def build_anchors(tasks: list[Task], encoder: TextEncoder) -> Anchors:
    """Anchors of a training split: a few descriptions a task, from terse to full, and the distance that counts as far."""
    chosen = [_spread([*t.train_descriptions, t.definition]) for t in tasks]
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


def _spread(descriptions: list[str]) -> list[str]:
    """Evenly spaced over the list, which runs from terse to full, with the last (the definition)."""
    n = min(DESCRIPTIONS_EACH, len(descriptions))
    return [descriptions[round(i * (len(descriptions) - 1) / max(1, n - 1))] for i in range(n)]
