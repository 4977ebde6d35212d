"""The columns of a comparison: what each one runs, and the card with its answers.

Enters: choices of a visitor and conversations. Leaves: widgets and their HTML. Computes nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.conversation import BASE, LETTERS, Answer, Conversation

if TYPE_CHECKING:
    from t2l_core.engine import StreamStep

CURRENT = "current"  # the adapter the page shows; a new one takes its place
FEWEST, MOST = 2, len(LETTERS)
FIRST_HINT = "Describe a task above and press “Generate & compare”."


class Slot:
    """One column: its choices, and below them its card."""

    def __init__(self, index: int) -> None:
        self.letter = LETTERS[index]
        with gr.Column(min_width=250, visible=index < FEWEST, elem_id=f"column-{self.letter}") as self.column:
            with gr.Group(elem_classes="t2l-slot") as self.choices:
                self.model = gr.Dropdown(
                    model_choices(()), value=BASE if index == 0 else CURRENT, label=f"Column {self.letter}", filterable=False
                )
                self.strength = gr.Slider(
                    0,
                    2,
                    value=1,
                    step=0.05,
                    label="Strength",
                    info="0 is the base model, 1 the adapter as generated",
                    interactive=index > 0,  # shown all the same, so that the cards of a row begin at one height
                    elem_id=f"strength-{self.letter}",
                )
                self.with_description = gr.Checkbox(label="Also put the description into the prompt", container=False)
            self.card = gr.HTML(
                empty_card(index, FIRST_HINT, adapted=index > 0), elem_id=f"answer-{self.letter}", apply_default_css=False
            )
        self.model.change(
            lambda model: gr.update(interactive=model != BASE),
            self.model,
            self.strength,
            show_progress="hidden",
            api_visibility="private",
        )


def model_choices(adapters: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """(label, value) of everything a column can run; `adapters` are (name, id)."""
    return [("Base model", BASE), ("Your current adapter", CURRENT), *adapters]


def empty_card(index: int, hint: str, *, adapted: bool, running: bool = False) -> str:
    """A column before its first answer."""
    name, subtitle = ("Your adapter", "The same model, adapted") if adapted else ("Base model", "Untouched, without an adapter")
    return cards.column(f"{LETTERS[index]} · {name}", subtitle, None, hint, adapted=adapted, running=running)


def render(
    talk: Conversation, *, step: StreamStep | None = None, prompt: str = "", hint: str = "", differences: bool = False
) -> list[str]:
    """The cards of a conversation's columns; with a `step` or a `hint`, of the turn being answered after its last."""
    running = step is not None or bool(hint)
    if step is not None:
        now = [answer_of(s) for s in step.columns]
        finished = step.done
    else:
        now = list(talk.turns[-1].answers) if talk.turns and not running else []
        finished = True
    earlier = talk.turns if running else talk.turns[:-1]
    asked = prompt if running else talk.turns[-1].prompt if talk.turns else ""
    speeds = {a.tokens_per_second for a in now} if finished else set()
    best = max(speeds) if len(speeds) > 1 else 0.0  # equal columns are all as fast: none is marked
    out = []
    for i, choice in enumerate(talk.columns):
        answer = now[i] if now else None
        out.append(
            cards.column(
                f"{LETTERS[i]} · " + ("hidden until you vote" if talk.hidden else choice.name),
                "" if talk.hidden else choice.subtitle,
                answer,
                hint,
                adapted=choice.model != BASE and not talk.hidden,
                running=running and not (step is not None and step.done),
                before=[(t.prompt, t.answers[i].text) for t in earlier],
                asked=asked if earlier else "",
                against=now[0].text if differences and finished and i and now else None,
                same=bool(i) and finished and bool(now) and now[i].text == now[0].text,
                fastest=answer is not None and best > 0 and answer.tokens_per_second == best,
            )
        )
    return out


def answer_of(state) -> Answer:
    """A column's state as plain data."""
    first = state.first_token_seconds
    speed = round(state.tokens_per_second, 2)
    return Answer(state.text, state.n_tokens, None if first is None else round(first, 4), speed, state.stop_reason)
