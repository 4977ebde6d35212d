"""The main job: describe → adapter → side by side.

Enters: descriptions and prompts. Leaves: `Adapter`s and streamed answers.

    t2l = Text2LoRA.load("checkpoints/smollm2-135m")
    adapter = t2l.generate("Give the opposite of each word.")
    for step in t2l.compare("flawed", [None, adapter]):
        print(step.texts)
"""

from __future__ import annotations

import copy
import math
import textwrap
import threading
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import overload

import torch

from t2l_core.adapter import Adapter
from t2l_core.anchors import Anchors, Neighbour
from t2l_core.base_model import BaseModel, load_base_model
from t2l_core.checkpoint import Checkpoint, load_checkpoint
from t2l_core.engine import Column, Engine, Sampling, StreamStep
from t2l_core.lora import mixed
from t2l_core.reading import Reading
from t2l_core.text_encoder import TextEncoder, load_text_encoder

DEFAULT_CHECKPOINT = Path(__file__).parents[1] / "checkpoints" / "smollm2-135m"
MAX_DESCRIPTION = 4000  # characters; the embedded encoder reads about the first thousand
MOST_WORDINGS = 16  # averaged into one adapter
ROWS_AT_ONCE = 16  # rows decoded together by `answer_many`


@dataclass(frozen=True)
class ColumnSpec:
    """A column of a comparison: an adapter or the base model, with or without the description in its prompt."""

    adapter: Adapter | None = None
    with_description: str | None = None  # put before the prompt when given
    history: tuple[tuple[str, str], ...] = ()  # earlier (prompt, answer) turns of this column


@dataclass(frozen=True)
class AdapterFacts:
    """What can be said of an adapter without running it."""

    seconds: float  # to generate
    parameters: int
    relative_norm: float  # ‖ΔW‖ / ‖W‖ over the adapted matrices
    layer_norms: dict[str, list[float]] = field(default_factory=dict)  # ‖ΔW‖_F per module and layer
    neighbours: list[Neighbour] = field(default_factory=list)  # nearest training tasks by description
    is_far: bool = False  # True: unlike everything trained
    unread: str = ""  # the end of a description that is too long to be read whole


class Text2LoRA:
    """A base model, a text encoder and a trained hypernetwork, ready to be described to."""

    def __init__(self, checkpoint: Checkpoint, base: BaseModel, encoder: TextEncoder, anchors: Anchors | None = None) -> None:
        self.checkpoint, self.base, self.encoder, self.anchors = checkpoint, base, encoder, anchors
        self.engine = Engine(base)
        self._reads = base
        spec, wanted = checkpoint.net.config.spec, checkpoint.net.config.emb_size
        if encoder.size != wanted:
            raise ValueError(f"the text encoder {encoder.name} gives {encoder.size} numbers; this checkpoint wants {wanted}")
        if checkpoint.net.config.kv_heads and not base.reads:
            raise ValueError(f"{base.name} is not built like Llama; this checkpoint is for {spec.base_model}")
        for m in spec.target_modules:
            try:
                layer = base.model.get_submodule(spec.module_path(spec.n_layers - 1, m))
            except AttributeError:
                missing = spec.module_path(spec.n_layers - 1, m)
                raise ValueError(f"{base.name} has no {missing}; this checkpoint is for {spec.base_model}") from None
            seen = (layer.in_features, layer.out_features)
            if seen != spec.sizes(m):
                raise ValueError(f"{m} of {base.name} is {seen}; this checkpoint is for {spec.base_model}, {spec.sizes(m)}")

    @classmethod
    def load(
        cls, checkpoint: str | Path = DEFAULT_CHECKPOINT, *, base_model: str | None = None, device: str = "cpu"
    ) -> Text2LoRA:
        """Load a checkpoint folder with the models it names; `base_model` (folder or hub id) overrides where the LLM is read.

        Raises FileNotFoundError or ValueError that say what to do.
        """
        loaded = load_checkpoint(checkpoint)
        assert loaded.folder is not None
        base = load_base_model(base_model or loaded.base_model, device=device)
        words = base.word_bag if loaded.net.config.word_size else None
        encoder = load_text_encoder(loaded.text_encoder, words=words, lora=loaded.encoder_lora)
        return cls(loaded, base, encoder, Anchors.load(loaded.folder))

    def to(self, device: str) -> Text2LoRA:
        """Move the language model; hypernetwork and encoder stay on the CPU, where they are fast enough."""
        # On ZeroGPU a GPU is there only during a call: what is wanted at other times is computed, or copied, now.
        self._base_norm  # noqa: B018
        if self.checkpoint.net.config.kv_heads and self._reads is self.base:
            self._reads = replace(self.base, model=copy.deepcopy(self.base.model))
        self.base.model.to(device)
        if device != "cpu" and self.base.model.dtype == torch.float32:  # as a processor without bf16 wanted it
            self.base.model.to(torch.bfloat16)
        self.engine = Engine(self.base)
        return self

    def embed(self, descriptions: list[str]) -> torch.Tensor:
        """Descriptions → task embeddings (B, d_emb) as the hypernetwork wants them: norm √d_emb."""
        return self.encoder(descriptions) * math.sqrt(self.encoder.size)

    def read(self, descriptions: Sequence[str]) -> Reading | None:
        """The language model's own reading of descriptions, on the CPU; None when this hypernetwork does without."""
        return self._reads.read(descriptions) if self.checkpoint.net.config.kv_heads else None

    def generate(self, description: str, *, strength: float = 1.0, wordings: Sequence[str] = ()) -> Adapter:
        """One forward pass: a description becomes an adapter. Further `wordings` of the task are averaged in as embeddings.

        Raises ValueError for a description that is empty, too long or not text, or a strength outside 0…4.
        """
        description = checked_text(description, "description", MAX_DESCRIPTION)
        if len(wordings) > MOST_WORDINGS:
            raise ValueError(f"{len(wordings)} other wordings were given; at most {MOST_WORDINGS} are averaged")
        wordings = [checked_text(w, "other wording", MAX_DESCRIPTION) for w in wordings]
        check_strength(strength)
        started = time.perf_counter()
        with torch.inference_mode():
            mean = self.encoder([description, *wordings]).mean(0, keepdim=True)
            reading = self.read([description, *wordings])
            [weights] = self.checkpoint.net(mean / mean.norm() * math.sqrt(self.encoder.size), reading and reading.joined())
        seconds = time.perf_counter() - started
        return Adapter(description, weights.map(torch.clone), strength, seconds, self.checkpoint.sha256, tuple(wordings))

    def mix(self, first: Adapter, second: Adapter, share: float) -> Adapter:
        """An adapter whose ΔW is (1 − share) of the first's and `share` of the second's, strengths included.

        Raises ValueError when they adapt different modules or the share is not within 0…1.
        """
        weights = mixed(first.effective, second.effective, share)
        parts = [textwrap.shorten(a.description, 400, placeholder=" …") for a in (first, second)]
        description = f"{100 * (1 - share):.0f} % of “{parts[0]}”, {100 * share:.0f} % of “{parts[1]}”"
        return Adapter(description, weights)

    def compare(
        self,
        prompt: str,
        columns: Sequence[ColumnSpec | Adapter | None],
        sampling: Sampling = Sampling(),
        stop: threading.Event | None = None,
    ) -> Iterator[StreamStep]:
        """All columns answer the same prompt together, in one batch; a `StreamStep` after every token.

        Raises ValueError for an empty prompt, one that is not text, or one longer than the model's context.
        """
        prompt = checked_text(prompt, "prompt", None)
        return self.engine.stream([self._column(prompt, c) for c in columns], sampling, stop)

    def answer(
        self,
        prompt: str,
        adapter: Adapter | None = None,
        *,
        with_description: str | None = None,
        sampling: Sampling = Sampling(),
    ) -> str:
        """One answer, by the base model when no adapter is given."""
        return self.answer_many([prompt], adapter, with_description=with_description, sampling=sampling)[0]

    def answer_many(
        self,
        prompts: Sequence[str],
        adapter: Adapter | None = None,
        *,
        with_description: str | None = None,
        sampling: Sampling = Sampling(),
    ) -> list[str]:
        """Answers to many prompts, decoded in batches of rows of similar length."""
        spec = ColumnSpec(adapter, with_description)
        columns = [self._column(checked_text(p, "prompt", None), spec) for p in prompts]
        order = sorted(range(len(columns)), key=lambda i: len(columns[i].prompt_ids))
        answers = [""] * len(columns)
        for i in range(0, len(order), ROWS_AT_ONCE):
            chunk = order[i : i + ROWS_AT_ONCE]
            for j, state in zip(chunk, self.engine.complete([columns[j] for j in chunk], sampling), strict=True):
                answers[j] = state.text.strip()
        return answers

    def function(self, description: str, *, strength: float = 1.0, sampling: Sampling = Sampling()) -> TextFunction:
        """A callable that does what the description says: f("flawed") → str, f(["hot", "up"]) → list of str."""
        return TextFunction(self, self.generate(description, strength=strength), sampling)

    def facts(self, adapter: Adapter) -> AdapterFacts:
        """Size, relative norm and neighbourhood of an adapter."""
        weights = adapter.effective
        norms = {m: n.tolist() for m, n in weights.delta_norms().items()}
        delta = math.sqrt(sum(x * x for row in norms.values() for x in row))
        neighbours = self.neighbours(adapter.description)
        far = self.anchors.is_far(neighbours) if self.anchors else False
        unread = self.base.unread(adapter.description) if self.checkpoint.net.config.kv_heads else ""
        size = weights.spec.n_parameters, delta / self._base_norm
        return AdapterFacts(adapter.seconds, *size, norms, neighbours, far, unread)

    def neighbours(self, description: str, k: int = 5) -> list[Neighbour]:
        """The training tasks nearest to a description; empty when the checkpoint ships no anchors."""
        return self.anchors.nearest(self.encoder([description])[0], k) if self.anchors else []

    def _column(self, prompt: str, column: ColumnSpec | Adapter | None) -> Column:
        spec = column if isinstance(column, ColumnSpec) else ColumnSpec(column)
        weights = spec.adapter.effective if spec.adapter else None
        return Column(self.base.prompt_ids(prompt, spec.with_description, spec.history), weights)

    @cached_property
    def _base_norm(self) -> float:
        """‖W‖_F over the matrices that adapters change."""
        spec = self.checkpoint.net.config.spec
        paths = [spec.module_path(layer, m) for m in spec.target_modules for layer in range(spec.n_layers)]
        return math.sqrt(sum(float(self.base.dense_weight(p).float().square().sum()) for p in paths))


@dataclass(frozen=True)
class TextFunction:
    """A described function over text."""

    t2l: Text2LoRA
    adapter: Adapter
    sampling: Sampling = field(default_factory=Sampling)

    @overload
    def __call__(self, text: str) -> str: ...
    @overload
    def __call__(self, text: list[str]) -> list[str]: ...
    def __call__(self, text: str | list[str]) -> str | list[str]:
        if isinstance(text, str):
            return self.t2l.answer(text, self.adapter, sampling=self.sampling)
        return self.t2l.answer_many(text, self.adapter, sampling=self.sampling)


def check_strength(strength: float) -> None:
    """Raises ValueError for a strength outside 0…4."""
    if not 0 <= strength <= 4:
        raise ValueError(f"strength is {strength}; it must be between 0 (the base model) and 4")


def checked_text(text: str, what: str, limit: int | None) -> str:
    """The text, stripped, when it is one. Raises ValueError that says what is wrong with it and what to do."""
    stripped = text.strip()
    if not stripped:
        raise ValueError(f"the {what} is empty; write something in it")
    if limit and len(stripped) > limit:
        raise ValueError(f"the {what} has {len(stripped):,} characters; at most {limit:,} are taken. Say it in a few sentences")
    odd = [c for c in stripped if c == "\ufffd" or (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\r\t")]
    if odd:
        raise ValueError(
            f"the {what} holds characters that are not text (the first is U+{ord(odd[0]):04X}); it looks like binary data. "
            "Paste plain text"
        )
    return stripped
