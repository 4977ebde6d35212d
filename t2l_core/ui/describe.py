"""The upper part of the Compare page: what the model should do, what to try it on, hints while one types, and mixes.

Enters: what a visitor types. Leaves: widgets, and the handlers that touch only them. Computes nothing itself.
"""

from __future__ import annotations

import json
from typing import Any

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.state import USER_ERRORS, Studio

# Family, then label, description, prompt: tasks of the training suite that the shipped checkpoint gets right.
EXAMPLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Words": (
        ("Opposites", "Give the opposite of the word.", "hot"),
        ("Plurals", "Write the plural of the English noun.", "knife"),
        ("Past tense", "Write the past tense of the verb.", "carry"),
    ),
    "Formats": (
        ("Dates to ISO", "Rewrite the date as YYYY-MM-DD.", "March 22, 1981"),
        ("Last name first", "Put the last name first, with a comma.", "Marco Olson"),
        ("E-mail domains", "Output the part of the e-mail address after the at sign.", "amy_stephens@post.io"),
    ),
    "Judgement": (
        ("Larger animal", "Say which of the two animals is larger.", "great white shark, chipmunk"),
        (
            "Voice commands",
            "Classify the voice command: add to playlist, book restaurant, get weather, play music, rate book, "
            "search creative work or search screening event.",
            "what is the forecast for Turtle Islands National Park",
        ),
    ),
}
SUGGESTIONS = 3  # rewordings offered at once
_HINT_FROM = 6  # characters; before that anything is near everything


class DescribePanel:
    """Builds the panel inside the current Blocks."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        with gr.Row(equal_height=True):
            self.description = gr.Textbox(
                label="What should the model do?",
                placeholder="give the opposite of each word",
                lines=1,
                max_lines=8,
                scale=3,
                min_width=280,
                elem_id="description",
            )
            self.prompt = gr.Textbox(
                label="Prompt to try it on",
                placeholder="hot",
                lines=1,
                max_lines=12,
                scale=2,
                min_width=240,
                elem_id="prompt",
            )
        # Room for what comes while one types: were the buttons below to move, a press on one could be lost.
        self.hint = gr.HTML(cards.hint([], far=False), elem_id="hint", apply_default_css=False)
        with gr.Row(elem_classes="t2l-examples", elem_id="tries"):
            gr.HTML('<span class="t2l-lead">Or say it like this:</span>', apply_default_css=False)
            self.suggestions = [gr.Button("", size="sm", visible=False) for _ in range(SUGGESTIONS)]
        with gr.Row(elem_classes="t2l-examples", elem_id="examples"):
            for family, examples in EXAMPLES.items():
                gr.HTML(f'<span class="t2l-lead">{family}</span>', apply_default_css=False)
                for label, description, prompt in examples:
                    fill = f"() => [{json.dumps(description)}, {json.dumps(prompt)}]"
                    gr.Button(label, size="sm").click(
                        None, None, [self.description, self.prompt], js=fill, api_visibility="private"
                    )
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 4}
        shown = [self.hint, *self.suggestions]
        self.looking_up: dict[str, Any] = {"fn": self.look_up, "inputs": self.description, "outputs": shown, **quiet}
        self.description.change(**self.looking_up, trigger_mode="always_last")
        for button in self.suggestions:
            button.click(None, button, self.description, js="(text) => text", api_visibility="private")

    def look_up(self, description: str) -> dict[Any, Any]:
        """The nearest training tasks, a warning when even they are far, and how those tasks were described."""
        nothing = {self.hint: cards.hint([], far=False), **{b: gr.Button(visible=False) for b in self.suggestions}}
        if len(description.strip()) < _HINT_FROM or not self.studio.loaded:
            return nothing
        try:
            neighbours, far, rewordings = self.studio.hint(description)
        except USER_ERRORS:
            return nothing  # said in full when the button is pressed
        own = description.strip().casefold()
        others = [r for r in rewordings if r.casefold() != own][:SUGGESTIONS]
        buttons = {
            b: gr.Button(others[i] if i < len(others) else "", visible=i < len(others)) for i, b in enumerate(self.suggestions)
        }
        return {self.hint: cards.hint(neighbours, far=far), **buttons}
