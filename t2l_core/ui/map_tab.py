"""The Map page: the training tasks' adapters, coloured by family, and the visitor's own as stars.

Enters: the visitor's session and what is set on the page. Leaves: widgets wired to the `Studio`. Computes nothing itself.

`use` and `chosen_description` are for whoever puts the pages together: a button and the description it stands for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from t2l_core.ui import cards, map_card, map_script
from t2l_core.ui.state import Session, Studio

if TYPE_CHECKING:
    from t2l_core.adapter_map import AdapterMap, Points, Space

_NO_ANCHORS = "This checkpoint ships no list of its training tasks (anchors.json), so there is no map. Everything else works."
_LOADING = "The models are still loading …"
_DRAWING = "The map is being drawn …"
_FAILED = "The map could not be drawn; the app's log says why."
_PCA = "A first view by PCA; the map proper (UMAP) takes its place in a moment."
_SOLID = "In three dimensions by PCA, the first three principal components; drag to turn."
_FLAT = "Laid out by UMAP."
_DOTS = {
    "does": "Each dot is the adapter of a training task; adapters that change the model alike (ΔW) stand close.",
    "asked": "Each dot is a training task; tasks whose descriptions mean alike (text embedding) stand close.",
}
_NONE_YET = "Generate an adapter and it appears here as a star."
_OWN = "The stars are yours; nobody else sees them."
_UNSELECTED = "Select a point to colour by the similarity to it."


class MapTab:
    """Builds the page inside the given tab and wires it."""

    def __init__(self, studio: Studio, session: gr.State, remembered: gr.BrowserState, tab: gr.Tab) -> None:
        self.studio, self.session, self.remembered = studio, session, remembered
        self._build()
        self._wire(tab)

    def _build(self) -> None:
        file = plotly_file()
        gr.set_static_paths([file])
        plotly = f"gradio_api/file={file.as_posix()}"
        self.preload = map_script.preload(plotly)  # JavaScript for when the page has nothing better to do
        self.selected = gr.State("")  # id of a point
        self.stage = gr.State("")  # what the page shows: see _stage
        self.chosen_description = gr.State("")
        self.dark = gr.Checkbox(visible=False)
        self.timer = gr.Timer(1.0, active=False)
        self.note = gr.HTML(cards.note(_DRAWING), elem_id="map-note", apply_default_css=False)
        with gr.Column(visible=False) as self.body:
            self._build_settings()
            with gr.Row():
                with gr.Column(scale=5, min_width=300):
                    self.plot = gr.HTML(
                        "",
                        html_template='<div class="t2l-plot" role="group" aria-label="Map of adapters, table below"></div>',
                        js_on_load=map_script.draw(plotly),
                        elem_id="map",
                        apply_default_css=False,
                    )
                with gr.Column(scale=2, min_width=260):
                    self.card = gr.HTML("", elem_id="map-card", js_on_load=map_script.CHOOSE, apply_default_css=False)
                    self.use = gr.Button("Use this description on the Compare page", visible=False, elem_id="map-use")
            with gr.Accordion("The map as a table", open=False):
                self.table = gr.HTML("", elem_id="map-table", js_on_load=map_script.CHOOSE, apply_default_css=False)
            with gr.Row(elem_classes="t2l-actions"):
                quiet: dict[str, Any] = {"api_visibility": "private"}
                gr.Button("Save as PNG").click(None, None, None, js=map_script.SAVE_PNG, **quiet)
                gr.Button("Save as a page (HTML)").click(None, None, None, js=map_script.SAVE_HTML, **quiet)

    def _build_settings(self) -> None:
        with gr.Row(elem_classes="t2l-map-settings"):
            with gr.Column(scale=4, min_width=260):
                self.query = gr.Textbox(
                    label="Search", placeholder="name, family or description", lines=1, max_lines=1, elem_id="map-search"
                )
                self.count = gr.HTML("", elem_id="map-count", apply_default_css=False)
            self.space = gr.Radio(
                [("What it does", "does"), ("What was asked", "asked")], value="does", label="Close means alike in",
                scale=3, min_width=230, elem_id="map-space",
            )  # fmt: skip
            self.colour = gr.Radio(
                [("Family", "family"), ("Similarity", "similarity")], value="family", label="Colour",
                scale=2, min_width=190, elem_id="map-colour",
            )  # fmt: skip
            self.dims = gr.Radio(
                [("2-D", 2), ("3-D", 3)], value=2, label="Dimensions", scale=1, min_width=150, elem_id="map-dims"
            )

    def _wire(self, tab: gr.Tab) -> None:
        view = [self.space, self.dims, self.colour, self.query, self.dark]
        inputs = [self.session, self.remembered, self.selected, self.stage, *view]
        outputs = [
            self.selected, self.stage, self.note, self.body, self.plot, self.timer, self.count, self.card, self.use,
            self.chosen_description, self.table,
        ]  # fmt: skip
        wiring: dict[str, Any] = {
            "inputs": inputs,
            "outputs": outputs,
            "js": map_script.IS_DARK,
            "show_progress": "hidden",
            "api_visibility": "private",
            # One at a time, so that what is drawn last is what was asked for last.
            "concurrency_limit": 1,
            "concurrency_id": "map",
        }
        # A textbox's `input` comes before its new value does.
        changes = [self.space.input, self.dims.input, self.colour.input, self.query.change]
        gr.on([tab.select, *changes], self.draw, trigger_mode="always_last", **wiring)
        gr.on([self.plot.click, self.card.click, self.table.click], self.choose, trigger_mode="always_last", **wiring)
        self.timer.tick(self.look_again, **wiring)

    # --- handlers: each takes the page's values and returns what changes

    def choose(
        self,
        event: gr.EventData,
        session: Session | None,
        remembered: object,
        selected: str,
        *rest: Any,
    ) -> dict[Any, Any]:
        """Select the point that was clicked; its own click again, or no id, selects none.

        Gradio finds the event by its type, which it gives up when any of the types is not there at run time.
        """
        clicked = str(event._data.get("id", ""))
        return self.draw(session, remembered, "" if clicked == selected else clicked, *rest)

    def look_again(
        self, session: Session | None, remembered: object, selected: str, stage: str, space: Space, *rest: Any
    ) -> dict[Any, Any]:
        """Draw anew when there is something newer to draw: while UMAP compiles there is not, and drawing would slow it."""
        if stage == self._stage(space):
            return {self.stage: gr.skip()}
        return self.draw(session, remembered, selected, stage, space, *rest)

    def draw(
        self,
        session: Session | None,
        remembered: object,
        selected: str,
        _: str,
        space: Space,
        dims: int,
        colour: str,
        query: str,
        dark: bool,
    ) -> dict[Any, Any]:
        """The whole page, and whether to look again in a second."""
        stage, adapter_map = self._stage(space), self.studio.map()
        missing = {"no anchors": (_NO_ANCHORS, "info"), "failed": (_FAILED, "warn"), "loading": (_LOADING, "info")}
        if adapter_map is None or stage in missing:
            words, kind = missing.get(stage, (_DRAWING, "info"))
            settled = stage in ("no anchors", "failed")
            return {
                self.stage: stage,
                self.note: cards.note(words, kind),
                self.body: gr.Column(visible=False),
                self.timer: gr.Timer(active=not settled),
            }
        from t2l_core.adapter_map import View

        own = self._own(session or Session.restored(remembered))  # see `of_visitor`
        left_out = adapter_map.left_out(own)
        own = [(title, adapter) for title, adapter in own if adapter.id not in left_out]
        selection = adapter_map.select(selected, own)
        view = View(space, int(dims), colour == "similarity", selected if selection else "", query or "")
        found, anchors = adapter_map.found(view.query, own), adapter_map.anchors
        families = dict(zip(anchors.names, anchors.families, strict=True))
        rows = [map_card.Row(name, name.replace("_", " "), family) for name, family in families.items()]
        rows += [map_card.Row(adapter.id, title, "", own=True) for title, adapter in own]
        usable = selection is not None and not selection.own and bool(selection.description)
        words = [
            _DOTS[space],
            _OWN if own else _NONE_YET,
            self._method(adapter_map, view.space, view.dims),
            _UNSELECTED if view.by_similarity and selection is None else "",
            _not_drawn(list(left_out.values())),
        ]
        return {
            self.selected: view.selected,
            self.stage: stage,
            self.note: cards.note(" ".join(filter(None, words))),
            self.body: gr.Column(visible=True),
            self.plot: adapter_map.figure(own, view=view, dark=dark).to_json(),
            self.timer: gr.Timer(active=not adapter_map.ready),
            self.count: map_card.count(len(found), len(rows), view.query),
            self.card: map_card.point(selection, families, space),
            self.use: gr.Button(visible=usable),
            self.chosen_description: selection.description if selection and usable else "",
            self.table: map_card.table([row for row in rows if row.id in found], selection),
        }

    def _own(self, session: Session) -> Points:
        """The visitor's adapters with the names they go by."""
        library = self.studio.library
        names = {entry.id: entry.name for entry in library.entries(session.workspace)}
        return [(names.get(a.id, a.description), a) for a in library.adapters(session.workspace)]

    def _stage(self, space: Space) -> str:
        """How far the map is, in a word; a page is drawn anew when it changes."""
        adapter_map = self.studio.map()
        if self.studio.failed:
            return "failed"
        if not self.studio.loaded:
            return "loading"
        if self.studio.t2l.anchors is None:
            return "no anchors"
        if self.studio.map_failed:
            return "failed"
        if adapter_map is None:
            return "drawing"
        return f"{space} {adapter_map.layout(space).method} {'final' if adapter_map.ready else 'for now'}"

    def _method(self, adapter_map: AdapterMap, space: Space, dims: int) -> str:
        if dims == 3:
            return _SOLID
        if adapter_map.layout(space).method == "umap":
            return _FLAT
        return adapter_map.reason(space) or _PCA


def _not_drawn(reasons: list[str]) -> str:
    """That some of the visitor's adapters are missing, and why the first is."""
    if not reasons:
        return ""
    return f"Left out of the map: {len(reasons)} of yours. {cards.sentence(reasons[0])}"


def plotly_file() -> Path:
    """plotly.min.js as the installed plotly package ships it, so that the map needs no network."""
    import importlib.util

    # Found without importing plotly, which takes a second that the first page would wait for.
    spec = importlib.util.find_spec("plotly")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).resolve().parent / "package_data" / "plotly.min.js"
