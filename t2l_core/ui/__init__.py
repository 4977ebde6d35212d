"""The Gradio app: `build` puts the pages together, `LAUNCH` is what `launch()` wants for their look."""

from __future__ import annotations

from typing import Any

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.api import add_endpoints
from t2l_core.ui.compare_tab import CompareTab
from t2l_core.ui.library_tab import LibraryTab
from t2l_core.ui.map_tab import MapTab
from t2l_core.ui.results_tab import ResultsTab
from t2l_core.ui.slider import forgive
from t2l_core.ui.state import USER_ERRORS, Session, Studio
from t2l_core.ui.table_tab import TableTab
from t2l_core.ui.theme import LAUNCH

__all__ = ["LAUNCH", "Studio", "build"]

_HEAD = """<div class="t2l-head"><h1>Text-to-LoRA Studio</h1>%s
<p>Describe a task in a sentence. A hypernetwork turns it into a LoRA adapter in one forward pass, and the adapter answers
beside the untouched model.</p></div>"""
# Gradio gives every radio button a name of its own: arrow keys would not move between them, and each would be a tab stop.
_ONE_GROUP = """
document.addEventListener('focusin', (event) => {
  const group = event.target.matches('input[type=radio]') && event.target.closest('fieldset[id]');
  for (const input of group ? group.querySelectorAll('input[type=radio]') : []) input.name = group.id;
});
"""
# At the address /?view=api Gradio takes its API page for open, yet fetches it only when the button at the foot is pressed.
_OPEN_API_PAGE = """() => {
  const button = document.querySelector('footer .show-api');
  if (new URLSearchParams(location.search).get('view') !== 'api' || document.querySelector('.api-docs')) return;
  button?.click();
  button?.click();
}"""


def build(studio: Studio) -> gr.Blocks:
    """All pages around one `Studio`. The models need not be loaded: the pages say so while they are not."""
    forgive()
    with gr.Blocks(title="Text-to-LoRA Studio", analytics_enabled=False, delete_cache=(3600, 6 * 3600)) as demo:
        session = gr.State(None, delete_callback=studio.forget)
        # Fixed key and secret, so that a browser's workspace outlives the app's process. The secret hides nothing, since every
        # page has it; what protects a workspace is that its id cannot be guessed.
        remembered = gr.BrowserState(None, storage_key="t2l-workspace", secret="text-to-lora-studio")
        head = gr.HTML(
            _HEAD % cards.status("Loading the models …", "busy"), elem_id="head", js_on_load=_ONE_GROUP, apply_default_css=False
        )
        # Gradio's menu of the tabs that do not fit goes by a measurement that is sometimes taken too early.
        with gr.Tabs(overflow_behavior="wrap") as tabs:
            with gr.Tab("Compare", id="compare") as tab:
                compare = CompareTab(studio, session, remembered, tab)
            with gr.Tab("Table", id="table") as tab:
                TableTab(studio, session, remembered, tab)
            with gr.Tab("Map", id="map") as tab:
                adapter_map = MapTab(studio, session, remembered, tab)
            with gr.Tab("Library", id="library") as tab:
                library = LibraryTab(studio, session, remembered, tab)
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

        def restore(session: Session | None, workspace: object) -> tuple[Session, str]:
            """The browser's own workspace; a page that was quicker than this keeps the one it began."""
            session = session or Session.restored(workspace)
            return session, session.workspace

        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": None}
        demo.load(restore, [session, remembered], [session, remembered], **quiet).then(**compare.refreshing)
        library.used.success(lambda: gr.Tabs(selected="compare"), None, tabs, **quiet)
        # Once the models are there, so are the hint to what has been typed and the facts of the adapter.
        ready = demo.load(models, None, head, **quiet).then(**compare.refreshing).then(**compare.describe.looking_up)
        ready.then(None, None, None, js=adapter_map.preload, api_visibility="private")
        demo.load(compare.restore, None, compare.restorable, show_progress="hidden", api_visibility="private")
        adapter_map.use.click(
            lambda description: (description, gr.Tabs(selected="compare")),
            adapter_map.chosen_description,
            [compare.description, tabs],
            show_progress="hidden",
            api_visibility="private",
        )
        demo.load(None, None, None, js=_OPEN_API_PAGE, api_visibility="private")
        demo.unload(studio.sweep)
    return demo
