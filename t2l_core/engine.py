"""Decoding: rows of one batch, each with its own LoRA or none.

Enters: token ids and `LoRAWeights` per row. Leaves: a stream of texts with timings. Knows nothing of descriptions.

CPU decoding is bound by per-step overhead, so two rows cost about what one does: base and adapted answers decode together,
and no adapter is ever switched on the shared model. Which rows carry which adapter lives in a context variable, so threads
cannot see each other's adapters and an exception leaves nothing behind.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from t2l_core.base_model import BaseModel
from t2l_core.llama import ADAPTABLE, LlamaDecoder, PlainLlama, row_adapter, why_not
from t2l_core.lora import LoRAWeights, aligned


@dataclass(frozen=True)
class Sampling:
    """How tokens are chosen. Raises ValueError for values out of range."""

    max_new_tokens: int = 64
    temperature: float = 0.0  # 0 is greedy; not under a millionth, or logits divided by it may pass what fp32 holds
    top_p: float = 1.0  # smallest set of tokens with at least this probability
    seed: int = 0  # every row draws from a generator of its own with this seed

    def __post_init__(self) -> None:
        if self.max_new_tokens < 1:
            raise ValueError(f"max_new_tokens is {self.max_new_tokens}; it must be at least 1")
        if self.temperature != 0 and not 1e-6 <= self.temperature <= 5:
            raise ValueError(f"temperature is {self.temperature}; it must be 0 (greedy) or between 0.000001 and 5")
        if not 0 < self.top_p <= 1:
            raise ValueError(f"top_p is {self.top_p}; it must be above 0 and at most 1")
        if not -(2**63) <= self.seed < 2**64:
            raise ValueError(f"seed is {self.seed}; it must be at least -2**63 and below 2**64, as torch wants it")


@dataclass(frozen=True)
class Column:
    """One row to decode."""

    prompt_ids: list[int]
    weights: LoRAWeights | None = None  # None: the untouched base model


@dataclass
class ColumnState:
    """What a column has said so far."""

    text: str = ""
    token_ids: list[int] = field(default_factory=list)
    first_token_seconds: float | None = None  # from the start of the call, prompt processing included
    seconds: float = 0.0  # until this column's last token
    stop_reason: str | None = None  # "end" of turn, "length", "stopped" by the user

    @property
    def n_tokens(self) -> int:
        return len(self.token_ids)

    @property
    def done(self) -> bool:
        return self.stop_reason is not None

    @property
    def tokens_per_second(self) -> float:
        """Decoding speed after the first token; 0 before there are two."""
        since_first = self.seconds - (self.first_token_seconds or 0.0)
        return (self.n_tokens - 1) / since_first if self.n_tokens > 1 and since_first > 0 else 0.0


@dataclass(frozen=True)
class StreamStep:
    """All columns after one decoding step."""

    columns: list[ColumnState]

    @property
    def texts(self) -> list[str]:
        return [c.text for c in self.columns]

    @property
    def done(self) -> bool:
        return all(c.done for c in self.columns)


@dataclass(frozen=True)
class RowLoRA:
    """The adapters of a batch, stacked: `rows` that carry one, and per layer path Aᵀ (n, d_in, r), scaled Bᵀ (n, r, d_out)."""

    rows: Tensor | None  # None: every row
    factors: dict[str, tuple[Tensor, Tensor]]


_current: ContextVar[RowLoRA | None] = ContextVar("row_lora", default=None)


def stack_rows(model: Any, adapters: Sequence[LoRAWeights | None]) -> RowLoRA | None:
    """Adapters of the rows of a batch (None: a row without), ready for `row_lora`; None when no row carries one.

    Raises ValueError when the adapters adapt different modules.
    """
    rows = [i for i, a in enumerate(adapters) if a is not None]
    if not rows:
        return None
    chosen = aligned([a for a in adapters if a is not None])
    spec = chosen[0].spec
    parameter = next(model.parameters())
    device, dtype = parameter.device, parameter.dtype if parameter.dtype.is_floating_point else torch.bfloat16  # 4-bit: uint8
    factors = {}
    for m in spec.target_modules:
        A = torch.stack([a.A[m].detach() for a in chosen]).to(device, dtype)  # (n, L, r, d_in)
        B = (spec.scaling * torch.stack([a.B[m].detach() for a in chosen])).to(device, dtype)
        for layer in range(spec.n_layers):
            factors[spec.module_path(layer, m)] = (A[:, layer].mT, B[:, layer].mT)
    return RowLoRA(None if len(rows) == len(adapters) else torch.tensor(rows, device=device), factors)


def _install(model: Any) -> None:
    """Let the model's linear layers look up the current rows' LoRA. Done once; without adapters the hooks do nothing."""
    if getattr(model, "_row_lora_installed", False):
        return

    def hook_for(path: str):
        def hook(_module, inputs: tuple[Tensor, ...], output: Tensor) -> Tensor | None:
            current = _current.get()
            if current is None or path not in current.factors:
                return None
            A, B = current.factors[path]  # (n, d_in, r), (n, r, d_out)
            x = inputs[0]
            if current.rows is None:
                return output + ((x.to(A.dtype) @ A) @ B).to(output.dtype)
            # Only the rows that carry an adapter are written: the others keep the base model's bits.
            output = output.clone()
            output[current.rows] += ((x[current.rows].to(A.dtype) @ A) @ B).to(output.dtype)
            return output

        return hook

    for path, module in model.named_modules():
        if path.startswith("model.layers.") and path.endswith("_proj"):
            module.register_forward_hook(hook_for(path))
    model._row_lora_installed = True


@contextmanager
def row_lora(model: Any, rows: RowLoRA | None) -> Iterator[None]:
    """Within the block, and in this thread only, the rows of every batch through `model` carry their adapters."""
    _install(model)
    token = _current.set(rows)
    try:
        yield
    finally:
        _current.reset(token)


def teacher_forced(rows: Sequence[tuple[list[int], list[int]]], pad_id: int) -> tuple[Tensor, Tensor]:
    """(prompt, answer) token ids → ids and targets (rows, T): the next token where it is part of an answer, else −100.

    Right-padded: under a causal mask no answer position sees the padding. The last token is only ever predicted.
    """
    T = max(len(prompt) + len(answer) for prompt, answer in rows) - 1
    ids, targets = torch.full((len(rows), T), pad_id), torch.full((len(rows), T), -100)
    for i, (prompt, answer) in enumerate(rows):
        sequence = torch.tensor([*prompt, *answer])
        ids[i, : len(sequence) - 1] = sequence[:-1]
        targets[i, len(prompt) - 1 : len(sequence) - 1] = sequence[len(prompt) :]
    return ids, targets


class Engine:
    """Streams answers of several columns, decoded as rows of one batch with a KV cache."""

    def __init__(self, base: BaseModel) -> None:
        self.base = base
        self._llama = None if why_not(base.model) else PlainLlama.of(base.model)

    def stream(
        self, columns: Sequence[Column], sampling: Sampling = Sampling(), stop: threading.Event | None = None
    ) -> Iterator[StreamStep]:
        """Decode all columns together, a `StreamStep` after every token.

        Each row stops at its own end of turn; setting `stop` ends all. Raises ValueError when a prompt leaves no room.
        """
        self._check(columns, sampling)
        return self._stream(list(columns), sampling, stop or threading.Event())

    def complete(self, columns: Sequence[Column], sampling: Sampling = Sampling()) -> list[ColumnState]:
        """The finished columns."""
        last: StreamStep | None = None
        for step in self.stream(columns, sampling):
            last = step
        assert last is not None
        return last.columns

    @torch.inference_mode()
    def hidden(self, ids: Tensor, adapters: Sequence[LoRAWeights | None]) -> Tensor:
        """Right-padded token ids (rows, T) → last hidden states (rows, T, hidden), without a cache."""
        if self._plain(adapters):
            assert self._llama is not None
            return self._llama.run(ids, row_adapter(self._llama, adapters), self._llama.causal(*ids.shape))
        model = self.base.model
        with row_lora(model, stack_rows(model, adapters)):
            return model.model(input_ids=ids.to(next(model.parameters()).device), use_cache=False).last_hidden_state

    def _plain(self, adapters: Sequence[LoRAWeights | None]) -> bool:
        """Whether the plain forward can be taken."""
        modules = {m for a in adapters if a is not None for m in a.spec.target_modules}
        return self._llama is not None and modules <= set(ADAPTABLE)

    def _check(self, columns: Sequence[Column], sampling: Sampling) -> None:
        if not columns:
            raise ValueError("no column to decode; give at least one")
        longest, room = max(len(c.prompt_ids) for c in columns), self.base.max_tokens
        if longest + sampling.max_new_tokens > room:
            raise ValueError(
                f"the prompt has {longest} tokens and {sampling.max_new_tokens} new ones are asked for, but the model takes "
                f"{room} in all; shorten the prompt or ask for fewer new tokens"
            )

    def _stream(self, columns: list[Column], sampling: Sampling, stop: threading.Event) -> Iterator[StreamStep]:
        started = time.perf_counter()
        states = [ColumnState() for _ in columns]
        rows, decoder = _RowSampler(len(columns), sampling), self._decoder(columns, sampling)
        tokens: list[int] | None = None
        while True:
            with torch.inference_mode():
                logits = decoder.start() if tokens is None else decoder.step(tokens)
                tokens = rows.draw(logits.float())
            now = time.perf_counter() - started
            for state, token in zip(states, tokens, strict=True):
                self._advance(state, token, now, sampling)
            if stop.is_set():
                for state in states:
                    state.stop_reason = state.stop_reason or "stopped"
            step = StreamStep([_snapshot(s) for s in states])
            yield step
            if step.done:
                return

    def _decoder(self, columns: list[Column], sampling: Sampling) -> LlamaDecoder | _TransformersDecoder:
        prompts, adapters = [c.prompt_ids for c in columns], [c.weights for c in columns]
        if self._plain(adapters):
            assert self._llama is not None
            return LlamaDecoder(self._llama, prompts, adapters, sampling.max_new_tokens)
        return _TransformersDecoder(self.base.model, prompts, adapters, pad_id=self.base.end_id)

    def _advance(self, state: ColumnState, token: int, now: float, sampling: Sampling) -> None:
        if state.done:
            return
        if state.first_token_seconds is None:
            state.first_token_seconds = now
        state.seconds = now
        if token in self.base.stop_ids:
            state.stop_reason = "end"
            state.text = self._decode(state.token_ids)
            return
        state.token_ids.append(token)
        text = self._decode(state.token_ids)
        if len(state.token_ids) >= sampling.max_new_tokens:
            state.stop_reason = "length"
        if state.done or not text.endswith("\ufffd"):  # a character still missing bytes waits for the next token
            state.text = text

    def _decode(self, token_ids: list[int]) -> str:
        return self.base.tokenizer.decode(token_ids, skip_special_tokens=True)


class _TransformersDecoder:
    """Decoding through a transformers model's own modules, whatever its architecture and device."""

    def __init__(
        self, model: Any, prompts: Sequence[list[int]], adapters: Sequence[LoRAWeights | None], *, pad_id: int
    ) -> None:
        self.model, self.cache = model, None
        self.adapters = stack_rows(model, adapters)
        T = max(len(p) for p in prompts)
        ids = torch.full((len(prompts), T), pad_id)
        mask = torch.zeros((len(prompts), T), dtype=torch.long)
        for i, prompt in enumerate(prompts):  # padded on the left, so that all rows end together
            ids[i, T - len(prompt) :] = torch.tensor(prompt)
            mask[i, T - len(prompt) :] = 1
        device = next(model.parameters()).device
        self.ids, self.mask = ids.to(device), mask.to(device)
        self.position = (self.mask.cumsum(-1) - 1).clamp(min=0)

    def start(self) -> Tensor:
        """Read the prompts: logits (rows, vocabulary) of each row's first token."""
        with row_lora(self.model, self.adapters):
            out = self.model(
                input_ids=self.ids,
                attention_mask=self.mask,
                position_ids=self.position,
                past_key_values=self.cache,
                use_cache=True,
                logits_to_keep=1,
            )
        self.cache = out.past_key_values
        return out.logits[:, -1]

    def step(self, tokens: Sequence[int]) -> Tensor:
        """One token a row → logits (rows, vocabulary) of the next."""
        self.ids = torch.tensor(tokens, device=self.mask.device)[:, None]
        self.mask = torch.cat([self.mask, self.mask.new_ones(len(tokens), 1)], dim=1)
        self.position = self.position[:, -1:] + 1
        return self.start()


def _snapshot(state: ColumnState) -> ColumnState:
    return ColumnState(state.text, list(state.token_ids), state.first_token_seconds, state.seconds, state.stop_reason)


class _RowSampler:
    """Chooses one token a row; every row has its own generator, so what it draws does not depend on the other rows."""

    def __init__(self, n_rows: int, sampling: Sampling) -> None:
        self.sampling = sampling
        self.generators = [torch.Generator().manual_seed(sampling.seed) for _ in range(n_rows)]

    def draw(self, logits: Tensor) -> list[int]:
        """Logits (rows, vocabulary) → token ids."""
        if self.sampling.temperature == 0:
            return logits.argmax(-1).tolist()
        probabilities = torch.softmax(logits.cpu() / self.sampling.temperature, dim=-1)
        ordered, index = probabilities.sort(dim=-1, descending=True)
        cumulative = ordered.cumsum(-1)
        ordered[cumulative - ordered >= self.sampling.top_p] = 0
        cumulative = ordered.cumsum(-1)
        tokens = []
        for row, generator in enumerate(self.generators):
            # Inverse transform: exactly one uniform a token, so a row's draws never shift.
            u = torch.rand((), generator=generator) * cumulative[row, -1]
            place = min(int(torch.searchsorted(cumulative[row], u, right=True)), logits.shape[-1] - 1)
            tokens.append(int(index[row, place]))
        return tokens
