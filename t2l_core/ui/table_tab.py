"""The Table page: many rows answered by the base model and the visitor's adapters, with scores.

Enters: a file or pasted lines. Leaves: widgets wired to the `Studio`. Computes nothing itself.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from t2l_core.table import MAX_METHODS, MAX_ROWS, methods_for, parse_lines, read_rows
from t2l_core.ui import cards, table_cards
from t2l_core.ui.state import USER_ERRORS, Session, Studio, of_visitor

if TYPE_CHECKING:
    from t2l_core.table import TableRun

# Label and rows: tasks the shipped checkpoint gets right, under the names they have on the Compare page.
EXAMPLES = (
    ("Opposites", "hot => cold\nswift => slow\nempty => full\nearly => late\nbrave => cowardly\nnarrow => wide"),
    ("Plurals", "match => matches\nchild => children\nleaf => leaves\ncity => cities\nmouse => mice\nradio => radios"),
    (
        "Larger animal",
        "great white shark, chipmunk => great white shark\nant, horse => horse\nelephant, cat => elephant\n"
        "frog, brown bear => brown bear",
    ),
)
VISITORS_AT_ONCE = 16  # tables that may be under way at once, their batches taking turns
ON_ITS_WAY = 0.3  # seconds: a step sent before a cancel would else arrive after its answer and stand over it

_NO_ADAPTER = (
    "You have no adapter yet. Describe a task on the Compare page and press “Generate & compare”; until then the base model "
    "answers alone."
)
_EMPTY = (
    "The answers appear here. Paste a few lines, upload a file or press an example above, then press “Run the table”. A file "
    f"has a column input and, when it is known, expected; then answers are scored. At most {MAX_ROWS} rows are run at once."
)
_WAITING = "Waiting for another visitor’s answer to finish …"
_CSV_NOTE = "In the CSV, cells that a spreadsheet would run as a formula (= + - @) begin with an apostrophe."
_KINDS = [
    ("Base model", "base"),
    ("Base model, description in the prompt", "base_described"),
    ("Adapter", "adapter"),
    ("Adapter, description in the prompt", "adapter_described"),
]
# A table that is drawn anew after every batch must not jump back to its first row.
_KEEP_PLACE = """
let place = [0, 0];
element.addEventListener('scroll', (event) => {
  if (event.target.matches?.('.t2l-tab-box')) place = [event.target.scrollLeft, event.target.scrollTop];
}, true);
watch('value', () => {
  const box = element.querySelector('.t2l-tab-box');
  if (box) [box.scrollLeft, box.scrollTop] = place;
});
"""


class TableTab:
    """Builds the page inside the given tab and wires it."""

    def __init__(self, studio: Studio, session: gr.State, remembered: gr.BrowserState, tab: gr.Tab) -> None:
        self.studio, self.session, self.remembered = studio, session, remembered
        self.newest = gr.State("")  # id of the newest adapter the choices were made for
        self._build_rows()
        self._build_choices()
        self._build_table()
        self._wire(tab)

    def _build_rows(self) -> None:
        with gr.Row(equal_height=True):
            self.lines = gr.Textbox(
                label="Inputs, one a line",
                info="What is expected may follow a TAB or “ => ”.",
                placeholder="hot => cold\nswift => slow",
                lines=7,
                max_lines=14,
                scale=3,
                min_width=280,
                elem_id="table-lines",
            )
            self.file = gr.File(
                label="… or a CSV or JSONL file",
                height=150,
                scale=2,
                min_width=240,
                interactive=True,
                elem_id="table-file",
            )
        with gr.Row(elem_classes="t2l-examples"):
            gr.HTML('<span class="t2l-lead">Try some rows:</span>', apply_default_css=False)
            self.examples = [(gr.Button(label, size="sm"), lines) for label, lines in EXAMPLES]

    def _build_choices(self) -> None:
        self.hint = gr.HTML(cards.note(_NO_ADAPTER), elem_id="table-hint", apply_default_css=False)
        with gr.Row():
            with gr.Column(min_width=280):
                self.adapters = gr.Dropdown(
                    [], value=[], multiselect=True, label="Your adapters", visible=False, elem_id="table-adapters"
                )
                self.kinds = gr.CheckboxGroup(
                    _KINDS[:1],
                    value=["base"],
                    label="Who answers",
                    info=f"{MAX_METHODS} columns at most",
                    elem_id="table-kinds",
                )
            with gr.Column(min_width=280):
                self.strength = gr.Slider(0, 2, value=1, step=0.05, label="Strength of the adapters", elem_id="table-strength")
                self.max_new_tokens = gr.Slider(
                    1,
                    128,
                    value=32,
                    step=1,
                    label="Most new tokens an answer",
                    info="Answers are greedy: always the likeliest token.",
                    elem_id="table-max-new-tokens",
                )
        with gr.Row(elem_classes="t2l-actions"):
            self.go = gr.Button("Run the table", variant="primary", elem_id="table-run")
            self.cancel = gr.Button("Cancel", interactive=False, elem_id="table-cancel")
        self.notice = gr.HTML("", elem_id="table-notice", apply_default_css=False)

    def _build_table(self) -> None:
        with gr.Column(elem_classes="t2l-tab"):
            self.progress = gr.HTML("", elem_id="table-progress", apply_default_css=False)
            self.summary = gr.HTML(cards.note(_EMPTY), elem_id="table-summary", apply_default_css=False)
            with gr.Column(visible=False) as self.filters:
                # The stylesheet does the filtering, so that it also works, and stays, while answers come in.
                gr.Radio(
                    [("All rows", "all"), ("Differs", "differs"), ("Wrong", "wrong")],
                    value="all",
                    label="Show",
                    info="Rows are judged by the adapters’ answers, or by all when no adapter answers.",
                    interactive=True,  # Gradio sees no listener and would take it for an output
                    elem_id="table-filter",
                )
            self.answers = gr.HTML("", elem_id="table-answers", js_on_load=_KEEP_PLACE, apply_default_css=False)
            with gr.Column(visible=False) as self.keep:
                with gr.Row(elem_classes="t2l-actions"):
                    self.csv = gr.DownloadButton("Download as CSV", elem_id="table-csv")
                    self.jsonl = gr.DownloadButton("Download as JSONL", elem_id="table-jsonl")
                gr.HTML(f'<p class="t2l-tab-foot">{_CSV_NOTE}</p>', apply_default_css=False)

    def _wire(self, tab: gr.Tab) -> None:
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        inputs = {
            self.session,
            self.remembered,
            self.lines,
            self.file,
            self.adapters,
            self.kinds,
            self.strength,
            self.max_new_tokens,
        }
        shown = [self.progress, self.summary, self.filters, self.answers, self.keep, self.csv, self.jsonl]
        outputs = [self.session, self.notice, self.cancel, *shown]
        choices = [self.hint, self.adapters, self.kinds, self.newest]
        tab.select(
            of_visitor(self.opened), [self.session, self.remembered, self.adapters, self.kinds, self.newest], choices, **quiet
        )
        for button, lines in self.examples:
            fill = f"() => [{json.dumps(lines)}, null, '']"
            button.click(None, None, [self.lines, self.file, self.notice], js=fill, api_visibility="private")
        self.file.upload(self.uploaded, self.file, self.notice, **quiet)
        self.file.clear(lambda: "", None, self.notice, **quiet)
        running = self.go.click(self.run, inputs, outputs, concurrency_limit=VISITORS_AT_ONCE, **quiet)
        self.cancel.click(self.cancelled, self.session, outputs, cancels=[running], queue=False, **quiet)

    # --- handlers

    def opened(self, session: Session, chosen: list[str], kinds: list[str], newest: str) -> tuple[str, Any, Any, str]:
        """The visitor's adapters as they are now; a new one is chosen, else the choice stays."""
        own = self.studio.library.entries(session.workspace)
        if not own:
            alone = gr.CheckboxGroup(_KINDS[:1], value=["base"])
            return cards.note(_NO_ADAPTER), gr.Dropdown([], value=[], multiselect=True, visible=False), alone, ""
        ids = [entry.id for entry in own]
        kept = [i for i in chosen or [] if i in ids] if ids[-1] == newest else []
        names = [(cards.shortened(entry.name, 70), entry.id) for entry in reversed(own)]
        return (
            "",
            gr.Dropdown(names, value=kept or [ids[-1]], multiselect=True, visible=True),
            gr.CheckboxGroup(_KINDS, value=kinds if newest else ["base", "adapter"]),
            ids[-1],
        )

    def uploaded(self, path: str | None) -> str:
        """What the file holds, or what is wrong with it."""
        try:
            return cards.note(table_cards.read(read_rows(Path(path)), "the file")) if path else ""
        except USER_ERRORS as error:
            return cards.note(cards.sentence(error), "warn")

    def run(self, values: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
        """The table, filled batch by batch. What cannot be run is said, and what stood there stays."""
        from t2l_core.engine import Sampling

        session = values[self.session] or Session.restored(values[self.remembered])  # see `of_visitor`
        strength = float(values[self.strength])
        try:
            file, lines = values[self.file], values[self.lines] or ""
            rows = read_rows(Path(file)) if file else parse_lines(lines)
            get = self.studio.library.get
            own = [get(session.workspace, i).with_strength(strength) for i in values[self.adapters] or []]
            methods = methods_for(values[self.kinds] or [], own)
        except USER_ERRORS as error:
            yield {self.notice: cards.note(cards.sentence(error), "warn")}
            return
        told = table_cards.read(rows, "the file" if file else "the lines")
        told += " Remove the file to run the lines instead." if file and lines.strip() else ""
        words = "" if self.studio.loaded else "The models are still loading; your rows come next …"
        yield {
            self.session: session,
            self.notice: cards.note(told),
            self.cancel: gr.Button(interactive=True),
            self.progress: table_cards.progress(None, words),
        }
        found: TableRun | None = None
        try:
            for step in self.studio.run_table(session, rows, methods, Sampling(int(values[self.max_new_tokens]))):
                found = step or found
                if found and found.stop.is_set():  # the last word is that of `cancelled`
                    return
                if step is None:
                    yield {self.progress: table_cards.progress(found.progress() if found else None, _WAITING)}
                else:
                    yield {**self._shown(step), self.keep: gr.Column(visible=False)}  # the files come when it has ended
        except Exception as error:  # noqa: BLE001 - logged, and what has been answered must not be lost with it
            left = {**self._shown(found, "ended early"), **self._files(session)} if found else {self.progress: ""}
            yield {self.cancel: gr.Button(interactive=False), **left, self.notice: cards.problem(error)}
            return
        if found:
            yield {self.cancel: gr.Button(interactive=False), **self._files(session)}

    def cancelled(self, session: Session | None) -> dict[Any, Any]:
        """End the run; what has been answered stays, and can be downloaded."""
        run = self.studio.stop_table(session) if session else None
        time.sleep(ON_ITS_WAY)
        ended = {self.cancel: gr.Button(interactive=False)}
        if run is None or session is None:
            return {**ended, self.notice: cards.note("Cancelled."), self.progress: ""}
        words = cards.note("Cancelled. What has been answered is kept.")
        return {**ended, self.notice: words, **self._shown(run, "cancelled"), **self._files(session)}

    # --- what the handlers show

    def _shown(self, run: TableRun, words: str = "") -> dict[Any, Any]:
        return {
            self.progress: table_cards.progress(run.progress(), words),
            self.summary: table_cards.summary(run.table),
            self.filters: gr.Column(visible=True),
            self.answers: table_cards.answers(run.table),
        }

    def _files(self, session: Session) -> dict[Any, Any]:
        """The download of what has been answered, or why there is none."""
        try:
            csv, jsonl = self.studio.table_files(session)
        except USER_ERRORS as error:
            return {self.notice: cards.problem(error)}
        return {
            self.keep: gr.Column(visible=True),
            self.csv: gr.DownloadButton(value=csv),
            self.jsonl: gr.DownloadButton(value=jsonl),
        }
