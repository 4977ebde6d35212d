"""The Gradio app: `build` puts the pages together, `LAUNCH` is what `launch()` wants for their look."""

from __future__ import annotations

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.api import add_endpoints
from t2l_core.ui.compare_tab import CompareTab
from t2l_core.ui.map_tab import MapTab
from t2l_core.ui.results_tab import ResultsTab
from t2l_core.ui.state import USER_ERRORS, Studio
from t2l_core.ui.theme import LAUNCH

__all__ = ["LAUNCH", "Studio", "build"]

_HEAD = """<div class="t2l-head"><h1>Text-to-LoRA Studio</h1>%s
<p>Describe a task in a sentence. A hypernetwork turns it into a LoRA adapter in one forward pass, and the adapter answers
beside the untouched model.</p></div>"""


def build(studio: Studio) -> gr.Blocks:
    """All pages around one `Studio`. The models need not be loaded: the pages say so while they are not."""
    with gr.Blocks(title="Text-to-LoRA Studio", analytics_enabled=False, delete_cache=(3600, 6 * 3600)) as demo:
        session = gr.State(None, delete_callback=studio.forget)
        head = gr.HTML(_HEAD % cards.status("Loading the models …", "busy"), elem_id="head", apply_default_css=False)
        with gr.Tabs():
            with gr.Tab("Compare", id="compare"):
                CompareTab(studio, session)
            with gr.Tab("Map", id="map") as tab:
                MapTab(studio, session, tab)
            with gr.Tab("Results", id="results"):
                ResultsTab(studio.checkpoint)
        add_endpoints(studio)

        def models() -> str:
            """What is loaded, once it is, or why nothing can be."""
            try:
                t2l = studio.t2l
            except USER_ERRORS as error:
                return _HEAD % cards.status(cards.sentence(error), "bad")
            return _HEAD % cards.status(
                f"Ready: {t2l.base.hub_name.split('/')[-1]}, adapters of rank {t2l.checkpoint.net.config.spec.rank}"
            )

        demo.load(models, None, head, show_progress="hidden", api_visibility="private", concurrency_limit=None)
        demo.unload(studio.sweep)
    return demo
