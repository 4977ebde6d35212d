"""What the pages share: the loaded models, who is being answered, and everybody's adapters.

Enters: descriptions and prompts of visitors. Leaves: adapters, facts, streamed answers, the map. Knows nothing of widgets.

All model work happens in one thread, in order of arrival: two decodes at once would only slow each other (and every thread
that enters torch brings a pool of OpenMP workers along). Loading is the first job in that line, so whatever comes early waits.
"""

from __future__ import annotations

import logging
import os
import threading
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # torch and transformers take seconds to import; the page must not wait for them
    from t2l_core.adapter import Adapter
    from t2l_core.adapter_map import AdapterMap
    from t2l_core.engine import Sampling, StreamStep
    from t2l_core.library import Library
    from t2l_core.text2lora import AdapterFacts, ColumnSpec, Text2LoRA

USER_ERRORS = (ValueError, OSError)  # what the rooms below raise for input that is not usable; anything else is our mistake
# Compiling UMAP takes about 17 s during which answers come at a third of their speed, so it waits until somebody opens the map,
# or else for a quiet minute.
MAP_DELAY_SECONDS = 60.0
REFRESH_SECONDS = 0.1  # between two updates of the page while answers stream
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Session:
    """What one visitor's page holds: ids, never tensors."""

    workspace: str = field(default_factory=lambda: uuid.uuid4().hex)
    adapter_id: str | None = None  # the adapter the page shows


@dataclass
class Run:
    """Columns being answered for one visitor."""

    stop: threading.Event = field(default_factory=threading.Event)
    news: threading.Event = field(default_factory=threading.Event)  # set when `last` changed or the run ended
    last: StreamStep | None = None
    future: Future[None] | None = None

    def end(self) -> None:
        """Ask for an early end; a run still waiting for its turn never starts."""
        self.stop.set()
        if self.future:
            self.future.cancel()


@dataclass(frozen=True)
class Made:
    """A new adapter with what can be said of it."""

    session: Session  # now showing this adapter
    adapter: Adapter
    facts: AdapterFacts
    dropped: int  # older adapters that had to go because the workspace was full


class Studio:
    """One process's models and visitors. `start` returns at once; everything else waits for the models when it needs them."""

    def __init__(self, checkpoint: Path) -> None:
        self.checkpoint = checkpoint
        self._model = ThreadPoolExecutor(1, thread_name_prefix="model")
        self._lock = threading.Lock()
        self._loaded: Future[Text2LoRA] | None = None
        self._library: Library | None = None
        self._runs: dict[str, Run] = {}  # by workspace
        self._map: AdapterMap | None = None
        self._map_wanted = threading.Event()
        self.map_failed = False

    def start(self) -> None:
        """Begin loading in the background; further calls do nothing."""
        with self._lock:
            if self._loaded is None:
                self._loaded = self._model.submit(self._load)
                self._loaded.add_done_callback(_log_failure)
                threading.Thread(target=self._draw_map, daemon=True, name="map").start()

    @property
    def t2l(self) -> Text2LoRA:
        """The models, waited for. Raises one of USER_ERRORS when they could not be loaded."""
        self.start()
        assert self._loaded is not None
        error = self._loaded.exception()
        if error and not isinstance(error, USER_ERRORS):
            raise ValueError("the models could not be loaded; the log of app.py says why") from error
        return self._loaded.result()

    @property
    def loaded(self) -> bool:
        return self._loaded is not None and self._loaded.done() and self._loaded.exception() is None

    @property
    def library(self) -> Library:
        with self._lock:
            if self._library is None:
                from t2l_core.library import Library

                self._library = Library()
            return self._library

    def generate(self, session: Session, description: str, strength: float = 1.0) -> Made:
        """Describe → adapter, kept in the visitor's workspace. Raises ValueError for a description that is none."""
        t2l = self.t2l

        def make() -> tuple[Adapter, AdapterFacts]:
            adapter = t2l.generate(description)
            return adapter, t2l.facts(adapter.with_strength(strength))

        adapter, facts = self._model.submit(make).result()
        dropped = self.library.add(session.workspace, adapter)
        session = replace(session, adapter_id=adapter.id)
        return Made(session, adapter.with_strength(strength), facts, len(dropped))

    def adapter(self, session: Session, strength: float) -> Adapter | None:
        """The adapter the visitor's page shows, at a strength; None before the first. Raises ValueError when it has expired."""
        if session.adapter_id is None:
            return None
        return self.library.get(session.workspace, session.adapter_id).with_strength(strength)

    def facts(self, adapter: Adapter) -> AdapterFacts:
        """What can be said of an adapter; needs no forward pass, so it does not wait for answers in progress."""
        return self.t2l.facts(adapter)

    def compare(
        self, session: Session, prompt: str, columns: Sequence[ColumnSpec], sampling: Sampling
    ) -> Iterator[StreamStep | None]:
        """Stream all columns; None while the run waits for its turn. A visitor's new run ends the one before.

        Raises ValueError for prompts that cannot be answered.
        """
        t2l, run = self.t2l, Run()
        with self._lock:
            before = self._runs.get(session.workspace)
            self._runs[session.workspace] = run
        if before:
            before.end()

        def decode() -> None:
            for step in t2l.compare(prompt, columns, sampling, run.stop):
                run.last = step
                run.news.set()

        run.future = self._model.submit(decode)
        run.future.add_done_callback(lambda _: run.news.set())
        try:
            for step in self._follow(run):
                if self._runs.get(session.workspace) is not run:
                    return  # the page belongs to a newer run
                yield step
        finally:
            # Reached also when the page is closed or the run cancelled: nobody reads on, so stop decoding.
            run.end()
            with self._lock:
                if self._runs.get(session.workspace) is run:
                    del self._runs[session.workspace]

    def _follow(self, run: Run) -> Iterator[StreamStep | None]:
        """Newest step after newest step, at most one each REFRESH_SECONDS, and always the final one."""
        assert run.future is not None
        shown: StreamStep | None = None
        while not run.future.done():
            run.news.wait(0.25)
            run.news.clear()
            if run.last is not shown:
                shown = run.last
                yield shown
                run.stop.wait(REFRESH_SECONDS)
            elif not run.future.running() and not run.future.done():
                yield None
        if run.future.cancelled():
            return
        run.future.result()
        if run.last is not shown:
            yield run.last

    def stop(self, session: Session) -> StreamStep | None:
        """End the visitor's run; returns its last step, None when there was none."""
        with self._lock:
            run = self._runs.get(session.workspace)
        if run is None or run.future is None:
            return None
        run.end()
        if not run.future.cancelled():
            run.future.exception(timeout=5)  # waits for the step in progress
        return run.last

    def forget(self, session: Session | None) -> None:
        """A visitor is gone for good: drop the run and the adapters."""
        if session is not None:
            self.stop(session)
            self.library.clear(session.workspace)

    def sweep(self) -> None:
        """Drop the workspaces nobody used for hours."""
        if self._library is not None:
            self._library.sweep()

    def map(self) -> AdapterMap | None:
        """The map as far as it is, hastened: None before its first layout, or when the checkpoint ships no anchors."""
        self._map_wanted.set()
        return self._map

    def _load(self) -> Text2LoRA:
        import torch

        from t2l_core.engine import Sampling
        from t2l_core.text2lora import Text2LoRA

        torch.set_num_threads(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
        t2l = Text2LoRA.load(self.checkpoint)
        # The first pass through each model sets up kernels; better now than in front of a visitor.
        adapter = t2l.generate("Warm up.")
        t2l.facts(adapter)
        for _ in t2l.compare("Warm up.", [None, adapter], Sampling(max_new_tokens=2)):
            pass
        return t2l

    def _draw_map(self) -> None:
        assert self._loaded is not None
        if self._loaded.exception():
            return  # said already
        t2l, finished = self._loaded.result(), False
        if t2l.anchors is None:
            return
        self._map_wanted.wait(MAP_DELAY_SECONDS)
        try:
            from t2l_core.adapter_map import AdapterMap

            self._map = AdapterMap(t2l.anchors, t2l.checkpoint.net)
            self._map.warm_up()
            finished = True
        finally:
            self.map_failed = not finished


def _log_failure(loading: Future[Text2LoRA]) -> None:
    error = loading.exception()
    if isinstance(error, USER_ERRORS):
        log.error("the models could not be loaded: %s", error)
    elif error:
        log.error("the models could not be loaded", exc_info=error)
