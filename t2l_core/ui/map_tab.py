"""The Map page: the training tasks' adapters, coloured by family, and the visitor's own as stars.

Enters: the visitor's session. Leaves: widgets wired to the `Studio`. Computes nothing itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.state import Session, Studio

_NO_ANCHORS = "This checkpoint ships no list of its training tasks (anchors.json), so there is no map. Everything else works."
_DRAWING = "The map is being drawn …"
_PCA = "A first view by PCA; the map proper (UMAP) takes its place in a moment."
_EMPTY = "Each dot is the adapter of a training task; similar adapters stand close. Generate one and it appears here as a star."
_FULL = "Each dot is the adapter of a training task; similar adapters stand close. The stars are yours; nobody else sees them."

# gr.Plot ships a plotly.js of its own that need not fit the Python package's figures, and has no click event.
_DRAW = """
const plot = element.querySelector('.t2l-plot');
function library() {
  window.t2lPlotly ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(PLOTLY, document.baseURI).href;
    script.onload = resolve;
    script.onerror = () => reject(new Error('plotly.min.js could not be loaded'));
    document.head.append(script);
  });
  return window.t2lPlotly;
}
async function draw() {
  if (!props.value) return;
  await library();
  const figure = JSON.parse(props.value);
  if (plot.clientWidth < 560) {  // a phone: the legend would take more room than the map; tapping a dot names its family
    Object.assign(figure.layout, {showlegend: false, height: 460});
  }
  const options = {responsive: true, displaylogo: false, scrollZoom: true, modeBarButtonsToRemove: ['select2d', 'lasso2d']};
  await window.Plotly.react(plot, figure.data, figure.layout, options);
}
watch('value', draw);
draw();
"""
_IS_DARK = "(session, dark) => [session, document.body.classList.contains('dark')]"


class MapTab:
    """Builds the page inside the given tab and wires it."""

    def __init__(self, studio: Studio, session: gr.State, tab: gr.Tab) -> None:
        self.studio = studio
        plotly = plotly_file()
        gr.set_static_paths([plotly])
        self.note = gr.HTML(cards.note(_DRAWING), elem_id="map-note", apply_default_css=False)
        self.plot = gr.HTML(
            "",
            html_template='<div class="t2l-plot" role="img" aria-label="Map of adapters"></div>',
            js_on_load=_DRAW.replace("PLOTLY", json.dumps(f"gradio_api/file={plotly.as_posix()}")),
            elem_id="map",
            apply_default_css=False,
            visible=False,
        )
        dark = gr.Checkbox(visible=False)
        self.timer = gr.Timer(1.0, active=False)
        wiring: dict[str, Any] = {
            "inputs": [session, dark],
            "outputs": [self.note, self.plot, self.timer],
            "js": _IS_DARK,
            "show_progress": "hidden",
            "api_visibility": "private",
            "concurrency_limit": 4,
        }
        tab.select(self.draw, **wiring)
        self.timer.tick(self.draw, **wiring)

    def draw(self, session: Session | None, dark: bool) -> tuple[Any, Any, Any]:
        """The note, the figure and whether to look again in a second."""
        hidden, again, settled = gr.update(visible=False), gr.Timer(active=True), gr.Timer(active=False)
        adapter_map = self.studio.map()
        if not self.studio.loaded:
            return cards.note("The models are still loading …"), hidden, again
        if self.studio.t2l.anchors is None:
            return cards.note(_NO_ANCHORS), hidden, settled
        if self.studio.map_failed:
            return cards.note("The map could not be drawn; the app's log says why.", "warn"), hidden, settled
        if adapter_map is None:
            return cards.note(_DRAWING), hidden, again
        own = self.studio.library.adapters(session.workspace) if session else []
        final = adapter_map.ready
        figure = adapter_map.figure([(a.description, a) for a in own], dark=dark)
        words = [_FULL if own else _EMPTY, adapter_map.reason if final else _PCA]
        shown = gr.update(value=figure.to_json(), visible=True)
        return cards.note(" ".join(filter(None, words))), shown, settled if final else again


def plotly_file() -> Path:
    """plotly.min.js as the installed plotly package ships it, so that the map needs no network."""
    import importlib.util

    # Found without importing plotly, which takes a second that the first page would wait for.
    spec = importlib.util.find_spec("plotly")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).resolve().parent / "package_data" / "plotly.min.js"
