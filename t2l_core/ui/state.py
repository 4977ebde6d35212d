"""What the pages share: the loaded models, who is being answered, and everybody's adapters.

Enters: descriptions and prompts of visitors. Leaves: adapters, facts, streamed answers, the map. Knows nothing of widgets.

All model work happens in one thread, in order of arrival: two decodes at once would only slow each other (and every thread
that enters torch brings a pool of OpenMP workers along). Loading is the first job in that line, so whatever comes early waits.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # torch and transformers take seconds to import; the page must not wait for them
    from t2l_core.adapter import Adapter
    from t2l_core.adapter_map import AdapterMap
    from t2l_core.anchors import Neighbour
    from t2l_core.engine import Sampling, StreamStep
    from t2l_core.library import Library
    from t2l_core.table import Method, Row, TableRun
    from t2l_core.text2lora import AdapterFacts, ColumnSpec, Text2LoRA

USER_ERRORS = (ValueError, OSError)  # what the rooms below raise for input that is not usable; anything else is our mistake
# Compiling UMAP takes about 17 s during which answers come at a third of their speed, so it waits until somebody opens the map,
# or else for a quiet minute.
# The view by PCA takes three seconds and comes soon after the models, so that it is there when the map is opened.
PCA_DELAY_SECONDS, MAP_DELAY_SECONDS = 4.0, 60.0
ZERO_GPU = bool(os.environ.get("SPACES_ZERO_GPU"))  # a Space whose GPU is there only within decorated calls
MOST_HINTED = 2000  # characters of a description being typed that are looked at
REFRESH_SECONDS = 0.1  # between two updates of the page while answers stream
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Session:
    """What one visitor's page holds: ids, never tensors. Two pages of one browser share a workspace."""

    workspace: str = field(default_factory=lambda: uuid.uuid4().hex)
    adapter_id: str | None = None  # the adapter the page shows
    page: str = field(default_factory=lambda: uuid.uuid4().hex, compare=False)  # whose runs a new one ends

    @classmethod
    def restored(cls, workspace: object) -> Session:
        """A page in the workspace a browser remembers; in a new one when what it says is not one of our ids."""
        ours = isinstance(workspace, str) and re.fullmatch(r"[0-9a-f]{32}", workspace)
        return cls(str(workspace)) if ours else cls()


def of_visitor(handler: Callable[..., Any]) -> Callable[..., Any]:
    """The handler of a page's (session, …), for inputs (session, what the browser remembers, …).

    An hour after a page's connection broke, Gradio drops its state, though the page goes on: it must find its workspace again.
    """

    def call(session: Session | None, remembered: object, *rest: Any) -> Any:
        return handler(session or Session.restored(remembered), *rest)

    call.__name__ = handler.__name__
    return call


@dataclass
class Run:
    """Columns being answered for one visitor."""

    stop: threading.Event = field(default_factory=threading.Event)
    news: threading.Event = field(default_factory=threading.Event)  # set when `last` changed or the run ended
    last: StreamStep | None = None
    stopped: bool = False  # by the visitor, who has its last step
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
        self._ended: dict[
            str, Run
        ] = {}  # the last of each page, until its next: Gradio may cancel a run before Stop asks for it
        self._runs: dict[str, Run] = {}  # by page
        self._tables: dict[str, TableRun] = {}  # the last of each page
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
    def failed(self) -> bool:
        """True when the models could not be loaded."""
        return self._loaded is not None and self._loaded.done() and self._loaded.exception() is not None

    @property
    def loaded(self) -> bool:
        return self._loaded is not None and self._loaded.done() and self._loaded.exception() is None

    @property
    def library(self) -> Library:
        with self._lock:
            if self._library is None:
                from t2l_core.library import Library, default_root

                self._library = Library(default_root())
            if self._library.fits is None and self._loaded and self.loaded:
                self._library.fits = self._loaded.result().checkpoint.net.config.spec
            return self._library

    def generate(self, session: Session, description: str, strength: float = 1.0, wordings: Sequence[str] = ()) -> Made:
        """Describe → adapter, kept in the visitor's workspace. Raises ValueError for a description that is none."""
        from t2l_core.text2lora import check_strength

        t2l = self.t2l
        check_strength(strength)
        return self._keep(session, lambda: t2l.generate(description, wordings=wordings), strength)

    def mix(self, session: Session, first: str, second: str, share: float, strength: float = 1.0) -> Made:
        """A new adapter from two of the visitor's (by id). Raises ValueError when they are not there or do not fit."""
        t2l, both = self.t2l, [self.library.get(session.workspace, i) for i in (first, second)]
        return self._keep(session, lambda: t2l.mix(both[0], both[1], share), strength)

    def _keep(self, session: Session, make: Callable[[], Adapter], strength: float) -> Made:
        """Make an adapter in the model's thread, put it into the visitor's workspace and on the page."""

        def run() -> tuple[Adapter, AdapterFacts]:
            adapter = make()
            return adapter, self.t2l.facts(adapter.with_strength(strength))

        adapter, facts = self._model.submit(run).result()
        dropped = self.library.add(session.workspace, adapter)
        session = replace(session, adapter_id=adapter.id)
        return Made(session, adapter.with_strength(strength), facts, len(dropped))

    def hint(self, description: str) -> tuple[list[Neighbour], bool, list[str]]:
        """The training tasks nearest to a description being typed, whether even they are far, and wordings of the nearest."""
        t2l = self.t2l
        neighbours = self._model.submit(t2l.neighbours, description[:MOST_HINTED]).result()
        if t2l.anchors is None or not neighbours:
            return neighbours, False, []
        others = t2l.anchors.descriptions[t2l.anchors.names.index(neighbours[0].name)]
        return neighbours, t2l.anchors.is_far(neighbours), others

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
            before = self._runs.get(session.page)
            self._runs[session.page] = run
            self._ended.pop(session.page, None)
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
                if self._runs.get(session.page) is not run:
                    return  # the page belongs to a newer run
                yield step
        finally:
            # Reached also when the page is closed or the run cancelled: nobody reads on, so stop decoding.
            run.end()
            with self._lock:
                if self._runs.get(session.page) is run:
                    del self._runs[session.page]
                    if not run.stopped:
                        self._ended[session.page] = run

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
            run = self._runs.get(session.page) or self._ended.pop(session.page, None)
        if run is None or run.future is None:
            return None
        run.stopped = True
        run.end()
        if not run.future.cancelled():
            with contextlib.suppress(TimeoutError):
                run.future.exception(timeout=5)  # waits for the step in progress
        return run.last

    def run_table(
        self, session: Session, rows: Sequence[Row], methods: Sequence[Method], sampling: Sampling
    ) -> Iterator[TableRun | None]:
        """Fill a table: the run after every batch, None while it waits for its turn. A visitor's new table ends the one before.

        Every batch queues for the model anew, so other visitors' answers come in between.
        """
        from t2l_core.table import TableRun

        run = TableRun(rows, methods, sampling)
        with self._lock:
            before = self._tables.get(session.page)
            self._tables[session.page] = run
        if before:
            before.stop.set()
        try:
            t2l = self.t2l
            while not run.ended:
                batch = self._model.submit(run.advance, t2l)
                while not wait([batch], timeout=0.25).done:
                    if run.stop.is_set() and batch.cancel():
                        return
                    if not batch.running():
                        yield None
                batch.result()
                yield run
        finally:
            run.stop.set()  # reached also when the page is closed or the run cancelled

    def stop_table(self, session: Session) -> TableRun | None:
        """End the visitor's table; returns it with what has been answered, None when there was none."""
        run = self._tables.get(session.page)
        if run is not None:
            run.stop.set()
            run.settle(patience_seconds=5)
        return run

    def table_files(self, session: Session) -> tuple[Path, Path]:
        """The visitor's last table as CSV and JSONL. Raises ValueError when there is none."""
        from t2l_core.table import write_csv, write_jsonl

        run = self._tables.get(session.page)
        if run is None:
            raise ValueError("there is no table yet; run one first")
        folder = self._table_folder(session)
        return write_csv(run.table, folder / "table.csv"), write_jsonl(run.table, folder / "table.jsonl")

    def _table_folder(self, session: Session) -> Path:
        return self.library.downloads / session.workspace / session.page

    def forget(self, session: Session | None) -> None:
        """A page is gone for good: drop its runs and its table. The adapters stay until nobody has used them for long."""
        if session is not None:
            self.stop(session)
            self._ended.pop(session.page, None)
            table = self._tables.pop(session.page, None)
            if table:
                table.stop.set()
            if self._library is not None:
                shutil.rmtree(self._table_folder(session), ignore_errors=True)

    def sweep(self) -> None:
        """Drop the workspaces nobody used for long."""
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

        self.library  # noqa: B018 - a quota or a folder that cannot be is said now, in the head of the page
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        torch.set_num_threads(1 if ZERO_GPU else cores)  # OpenMP's threads do not survive the fork of a GPU call
        t2l = Text2LoRA.load(self.checkpoint)
        # The first pass through each model sets up kernels; better now than in front of a visitor.
        adapter = t2l.generate("Warm up.")
        t2l.facts(adapter)
        if ZERO_GPU:
            from t2l_core.ui.zero_gpu import ForkedEngine

            t2l.to("cuda")
            t2l.engine = ForkedEngine(t2l.engine)
            return t2l  # a warm-up would ask for a GPU that nobody waits for
        if torch.cuda.is_available():
            t2l.to("cuda")
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
        self._map_wanted.wait(PCA_DELAY_SECONDS)
        try:
            import plotly.graph_objects  # noqa: F401 - a second that whoever opens the map need not wait for

            from t2l_core.adapter_map import AdapterMap

            self._map = AdapterMap(t2l.anchors, t2l.checkpoint.net, encode=t2l.encoder, read=t2l.read)
            self._map_wanted.wait(MAP_DELAY_SECONDS)
            self._map.warm_up()
            finished = True
        finally:
            self.map_failed = not finished and self._map is None


def _log_failure(loading: Future[Text2LoRA]) -> None:
    error = loading.exception()
    if isinstance(error, USER_ERRORS):
        log.error("the models could not be loaded: %s", error)
    elif error:
        log.error("the models could not be loaded", exc_info=error)
