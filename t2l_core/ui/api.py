"""The two named endpoints, /generate and /answer, for gradio_client, curl and MCP.

Enters: typed arguments. Leaves: JSON and a zip. Every other listener of the app is private.
"""

from __future__ import annotations

from typing import Any

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.compare_tab import VISITORS_AT_ONCE
from t2l_core.ui.state import USER_ERRORS, Session, Studio


class Endpoints:
    """Callers by name have no page: their adapters share one workspace of their own, where the newest push out the oldest."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.workspace = Session().workspace

    def generate(self, description: str, strength: float = 1.0) -> tuple[dict[str, Any], str]:
        """Turn a description into a LoRA adapter: facts about it, and the PEFT folder as a zip."""
        try:
            made = self.studio.generate(Session(self.workspace), description, float(strength))
            path = self.studio.library.zip(self.workspace, made.adapter.id, made.adapter.strength)
        except USER_ERRORS as error:
            raise gr.Error(cards.sentence(error)) from error
        near = [{"task": n.name, "family": n.family, "similarity": n.similarity} for n in made.facts.neighbours]
        found = {
            "description": made.adapter.description,
            "strength": made.adapter.strength,
            "seconds": made.facts.seconds,
            "parameters": made.facts.parameters,
            "relative_norm": made.facts.relative_norm,
            "nearest_tasks": near,
            "is_far": made.facts.is_far,
        }
        return found, str(path)

    def answer(self, prompt: str, description: str, with_description_in_prompt: bool = False) -> dict[str, Any]:
        """Answer a prompt greedily with the base model and with the adapter of a description, side by side."""
        from t2l_core.engine import Sampling
        from t2l_core.text2lora import ColumnSpec

        session = Session()  # a run of its own, beside those of other callers
        try:
            adapter = self.studio.generate(Session(self.workspace), description).adapter
            text = adapter.description if with_description_in_prompt else None
            last = None
            for step in self.studio.compare(session, prompt, [ColumnSpec(None, text), ColumnSpec(adapter, text)], Sampling()):
                last = step or last
        except USER_ERRORS as error:
            raise gr.Error(cards.sentence(error)) from error
        assert last is not None
        base, adapted = last.texts
        return {"base": base, "adapted": adapted, "seconds": round(max(c.seconds for c in last.columns), 3)}


def add_endpoints(studio: Studio) -> None:
    """Give the current Blocks the two endpoints, on components that no page shows."""
    endpoints = Endpoints(studio)
    with gr.Row(visible=False):
        description, prompt = gr.Textbox(label="Description"), gr.Textbox(label="Prompt")
        strength = gr.Number(1.0, label="Strength, from 0 to 4")
        with_description = gr.Checkbox(False, label="Put the description into the prompt")
        found, packed, answers = gr.JSON(label="Facts"), gr.File(label="PEFT folder (zip)"), gr.JSON(label="Answers")
        shared: dict[str, Any] = {"concurrency_limit": VISITORS_AT_ONCE}
        gr.Button().click(endpoints.generate, [description, strength], [found, packed], api_name="generate", **shared)
        gr.Button().click(endpoints.answer, [prompt, description, with_description], answers, api_name="answer", **shared)
