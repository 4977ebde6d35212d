"""The Compare page: describe, generate, and read the base model's and the adapted answer side by side.

Enters: what a visitor types. Leaves: widgets wired to the `Studio`. Computes nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.state import USER_ERRORS, Made, Session, Studio

if TYPE_CHECKING:
    from t2l_core.adapter import Adapter
    from t2l_core.engine import StreamStep

# Label, description, prompt: tasks of the training suite that the shipped checkpoint gets right.
EXAMPLES = (
    ("Opposites", "Give the opposite of the word.", "hot"),
    ("Plurals", "Write the plural of the English noun.", "match"),
    ("E-mail domains", "Output the part of the e-mail address after the at sign.", "amy_stephens@post.io"),
    ("Dates to ISO", "Rewrite the date as YYYY-MM-DD.", "March 22, 1981"),
    ("Larger animal", "Say which of the two animals is larger.", "great white shark, chipmunk"),
    ("First letter", "Output only the first letter of the word, as a capital letter.", "zipper"),
    ("Word order", "Put the last name first, with a comma.", "Marco Olson"),
    (
        "Voice commands",
        "Classify the voice command: add to playlist, book restaurant, get weather, play music, rate book, "
        "search creative work or search screening event.",
        "what is the forecast for Turtle Islands National Park",
    ),
)
VISITORS_AT_ONCE = 16  # handlers that may wait for the model at once; the rest wait in Gradio's queue

_FIRST = "Describe a task above and press “Generate & compare”."
_ADAPTER_READY = "The adapter is ready. Type a prompt above and press “Ask”."
_WAITING = "Waiting for another visitor’s answer to finish …"
_READING = "Reading the prompt …"


@dataclass(frozen=True)
class Form:
    """The page's inputs at the moment a button is pressed."""

    session: Session
    description: str
    prompt: str
    strength: float
    base_with_description: bool
    adapted_with_description: bool
    seed: int
    temperature: float
    top_p: float
    max_new_tokens: int


class CompareTab:
    """Builds the page inside the current Blocks and wires it."""

    def __init__(self, studio: Studio, session: gr.State) -> None:
        self.studio, self.session = studio, session
        self._build_question()
        self._build_answers()
        self._build_settings()
        self._build_adapter()
        self._wire()

    def _build_question(self) -> None:
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
                placeholder="swift",
                lines=1,
                max_lines=12,
                scale=2,
                min_width=240,
                elem_id="prompt",
            )
        with gr.Row(elem_classes="t2l-examples"):
            gr.HTML('<span class="t2l-lead">Try one:</span>', apply_default_css=False)
            for label, description, prompt in EXAMPLES:
                fill = f"() => [{json.dumps(description)}, {json.dumps(prompt)}]"
                gr.Button(label, size="sm").click(
                    None, None, [self.description, self.prompt], js=fill, api_visibility="private"
                )
        with gr.Row(elem_classes="t2l-actions"):
            self.go = gr.Button("Generate & compare", variant="primary", elem_id="go")
            self.ask = gr.Button("Ask", elem_id="ask")
            self.halt = gr.Button("Stop", interactive=False, elem_id="stop")
        self.notice = gr.HTML("", elem_id="notice", apply_default_css=False)

    def _build_answers(self) -> None:
        label = "Also put the description into the prompt"
        with gr.Row(equal_height=True, elem_classes="t2l-answers"):
            with gr.Column(min_width=280, elem_id="base-column"):
                self.base_card = gr.HTML(self._base_card(None, _FIRST), elem_id="base", apply_default_css=False)
                self.base_with_description = gr.Checkbox(label=label, container=False)
            with gr.Column(min_width=280, elem_id="adapted-column"):
                self.adapted_card = gr.HTML(self._adapted_card(None, None, _FIRST), elem_id="adapted", apply_default_css=False)
                self.adapted_with_description = gr.Checkbox(label=label, container=False)

    def _build_settings(self) -> None:
        with gr.Row():
            with gr.Column(min_width=280):
                self.strength = gr.Slider(
                    0,
                    2,
                    value=1,
                    step=0.05,
                    label="Strength of the adapter",
                    info="0 is the base model, 1 the adapter as generated. Ask again to see the change.",
                    elem_id="strength",
                )
            with gr.Column(min_width=280), gr.Accordion("Sampling", open=False):
                self.seed = gr.Number(0, label="Seed", precision=0, minimum=0, maximum=2**31 - 1)
                self.temperature = gr.Slider(
                    0, 2, value=0, step=0.05, label="Temperature", info="0 always takes the likeliest token"
                )
                self.top_p = gr.Slider(0.05, 1, value=1, step=0.05, label="Top-p")
                self.max_new_tokens = gr.Slider(1, 512, value=64, step=1, label="Most new tokens", elem_id="max-new-tokens")

    def _build_adapter(self) -> None:
        self.facts = gr.HTML("", elem_id="facts", apply_default_css=False)
        with gr.Column(visible=False) as self.keep:
            with gr.Row(elem_classes="t2l-actions"):
                self.download = gr.DownloadButton("Download the adapter (PEFT, zip)", elem_id="download")
            with gr.Accordion("Use it from Python", open=False):
                self.code = gr.Code(language="python", show_label=False, container=False, interactive=False, wrap_lines=True)

    def _wire(self) -> None:
        inputs = {
            self.session,
            self.description,
            self.prompt,
            self.strength,
            self.base_with_description,
            self.adapted_with_description,
            self.seed,
            self.temperature,
            self.top_p,
            self.max_new_tokens,
        }
        answers = [self.session, self.notice, self.base_card, self.adapted_card, self.halt]
        adapter = [self.facts, self.keep, self.download, self.code]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        waiting: dict[str, Any] = {**quiet, "concurrency_limit": VISITORS_AT_ONCE}
        going = gr.on([self.go.click, self.description.submit], self.generate_and_compare, inputs, answers + adapter, **waiting)
        asking = gr.on([self.ask.click, self.prompt.submit], self.ask_again, inputs, answers + adapter, **waiting)
        self.halt.click(self.stop, inputs, answers, cancels=[going, asking], queue=False, **quiet)
        self.strength.change(self.rescale, inputs, [*adapter, self.notice], trigger_mode="always_last", **waiting)

    # --- handlers: each takes the page's values and yields what changes; whatever is not yielded stays as it was

    def generate_and_compare(self, values: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
        """A new adapter from the description and, when there is a prompt, both answers."""
        form = self._form(values)
        words = "Generating the adapter …" if self.studio.loaded else "The models are still loading; your adapter comes next …"
        yield {self.notice: cards.note(words), self.session: form.session}
        try:
            made = self.studio.generate(form.session, form.description, form.strength)
        except USER_ERRORS as error:
            yield {self.notice: cards.note(cards.sentence(error), "warn")}
            return
        dropped = f"Your {self.studio.library.quota} newest adapters are kept; the oldest was dropped." if made.dropped else ""
        yield {self.session: made.session, self.notice: cards.note(dropped), **self._show_adapter(made, form.prompt)}
        if form.prompt.strip():
            yield from self._answer(made.session, form, made.adapter)
        else:
            yield {
                self.base_card: self._base_card(None, _ADAPTER_READY),
                self.adapted_card: self._adapted_card(made.adapter, None, _ADAPTER_READY),
            }

    def ask_again(self, values: dict[Any, Any]) -> Iterator[dict[Any, Any]]:
        """Both answers to another prompt, with the adapter that is there; the first time, make it."""
        form = self._form(values)
        if not form.prompt.strip():
            yield {self.notice: cards.note("The prompt is empty; type something to ask.", "warn"), self.session: form.session}
            return
        try:
            adapter = self.studio.adapter(form.session, form.strength)
        except USER_ERRORS as error:
            yield {self.notice: cards.note(cards.sentence(error), "warn")}
            return
        if adapter is None:
            yield from self.generate_and_compare(values)
            return
        changed = form.description.strip() not in ("", adapter.description)
        words = (
            "The description has changed since this adapter was made; “Generate & compare” makes a new one." if changed else ""
        )
        yield {self.notice: cards.note(words)}
        yield from self._answer(form.session, form, adapter)

    def stop(self, values: dict[Any, Any]) -> dict[Any, Any]:
        """End the answers and leave what has been said on the page."""
        form = self._form(values)
        last = self.studio.stop(form.session)
        adapter = self.studio.adapter(form.session, form.strength)
        shown = self._columns(adapter, last, running=False) if last else {}
        return {self.halt: gr.Button(interactive=False), self.notice: cards.note("" if last else "Stopped."), **shown}

    def rescale(self, values: dict[Any, Any]) -> dict[Any, Any]:
        """The adapter's facts, zip and code at another strength."""
        form = self._form(values)
        try:
            adapter = self.studio.adapter(form.session, form.strength)
        except USER_ERRORS as error:
            return {self.notice: cards.note(cards.sentence(error), "warn")}
        if adapter is None:
            return {self.notice: gr.skip()}
        return self._show_adapter(Made(form.session, adapter, self.studio.facts(adapter), 0), form.prompt)

    def _answer(self, session: Session, form: Form, adapter: Adapter) -> Iterator[dict[Any, Any]]:
        from t2l_core.engine import Sampling
        from t2l_core.text2lora import ColumnSpec

        text = adapter.description
        columns = [
            ColumnSpec(None, text if form.base_with_description else None),
            ColumnSpec(adapter, text if form.adapted_with_description else None),
        ]
        yield {self.halt: gr.Button(interactive=True), **self._hints(adapter, _READING)}
        try:
            sampling = Sampling(form.max_new_tokens, form.temperature, form.top_p, form.seed)
            for step in self.studio.compare(session, form.prompt, columns, sampling):
                yield self._columns(adapter, step, running=True) if step else self._hints(adapter, _WAITING)
        except USER_ERRORS as error:
            yield {
                self.notice: cards.note(cards.sentence(error), "warn"),
                self.halt: gr.Button(interactive=False),
                **self._hints(adapter, _ADAPTER_READY, running=False),
            }
            return
        yield {self.halt: gr.Button(interactive=False)}

    # --- what the handlers show

    def _form(self, values: dict[Any, Any]) -> Form:
        return Form(
            session=values[self.session] or Session(),
            description=values[self.description] or "",
            prompt=values[self.prompt] or "",
            strength=float(values[self.strength]),
            base_with_description=bool(values[self.base_with_description]),
            adapted_with_description=bool(values[self.adapted_with_description]),
            seed=int(values[self.seed] or 0),
            temperature=float(values[self.temperature]),
            top_p=float(values[self.top_p]),
            max_new_tokens=int(values[self.max_new_tokens]),
        )

    def _columns(self, adapter: Adapter | None, step: StreamStep, *, running: bool) -> dict[Any, Any]:
        base, adapted = step.columns
        running = running and not step.done
        same = step.done and base.text == adapted.text
        return {
            self.base_card: self._base_card(base, "", running=running),
            self.adapted_card: self._adapted_card(adapter, adapted, "", running=running, same=same),
        }

    def _hints(self, adapter: Adapter, hint: str, *, running: bool = True) -> dict[Any, Any]:
        return {
            self.base_card: self._base_card(None, hint, running=running),
            self.adapted_card: self._adapted_card(adapter, None, hint, running=running),
        }

    def _base_card(self, state: Any, hint: str, *, running: bool = False) -> str:
        return cards.column("Base model", "Untouched, without an adapter", state, hint, adapted=False, running=running)

    def _adapted_card(
        self, adapter: Adapter | None, state: Any, hint: str, *, running: bool = False, same: bool = False
    ) -> str:
        if adapter is None:
            subtitle = "The same model with your adapter"
        else:
            subtitle = adapter.description + ("" if adapter.strength == 1 else f" · strength {adapter.strength:g}")
        return cards.column("Adapted", subtitle, state, hint, adapted=True, running=running, same=same)

    def _show_adapter(self, made: Made, prompt: str) -> dict[Any, Any]:
        t2l, adapter = self.studio.t2l, made.adapter
        path = self.studio.library.zip(made.session.workspace, adapter.id, adapter.strength)
        checkpoint = f"checkpoints/{self.studio.checkpoint.name}"
        return {
            self.facts: cards.facts(adapter, made.facts, has_anchors=t2l.anchors is not None),
            self.keep: gr.Column(visible=True),
            self.download: gr.DownloadButton(value=path),
            self.code: cards.snippet(adapter, prompt, checkpoint, adapter.weights.spec.base_model),
        }
