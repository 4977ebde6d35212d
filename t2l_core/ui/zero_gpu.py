"""Decoding on a ZeroGPU Space: every stream is one `@spaces.GPU` call.

Enters: an `Engine` whose model was moved to "cuda". Leaves: one with the same `stream`. Imported only on ZeroGPU.

Such a call runs in a forked process, which alone has a GPU and only for that long. What goes in and comes out is pickled:
token ids, adapters on the CPU, finished steps. A stop event would not reach the fork, so the call is ended from outside.

Adapters are generated before the call, on the CPU: encoder, reading and hypernetwork take a tenth of a second there, so a
visitor's GPU time is spent on nothing but tokens, and an adapter is kept, mapped and packed where no GPU is. Into the call it
travels as CPU tensors, about 2 MB for the 135M model.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import spaces  # pyright: ignore[reportMissingImports] - there on ZeroGPU alone

from t2l_core.engine import Column, Engine, Sampling, StreamStep

SECONDS = 60  # of GPU time a call may take
_engine: Engine | None = None  # what the fork finds


@spaces.GPU(duration=SECONDS)
def _decode(columns: list[Column], sampling: Sampling) -> Iterator[StreamStep]:
    assert _engine is not None
    yield from _engine.stream(columns, sampling)


class ForkedEngine(Engine):
    """An engine that decodes in a GPU call."""

    def __init__(self, engine: Engine) -> None:
        global _engine  # noqa: PLW0603 - a fork inherits module state and nothing else
        _engine = engine
        self.base = engine.base

    def stream(
        self, columns: Sequence[Column], sampling: Sampling = Sampling(), stop: threading.Event | None = None
    ) -> Iterator[StreamStep]:
        self._check(columns, sampling)
        return self._follow(list(columns), sampling, stop or threading.Event())

    def _follow(self, columns: list[Column], sampling: Sampling, stop: threading.Event) -> Iterator[StreamStep]:
        steps: Any = _decode(columns, sampling)
        for step in steps:
            if stop.is_set() and not step.done:
                steps.close()
                yield StreamStep([replace(c, stop_reason=c.stop_reason or "stopped") for c in step.columns])
                return
            yield step
