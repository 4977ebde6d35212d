"""Words and cards: what the pages say, as HTML whose every text of a visitor or a model is escaped.

Enters: facts, column states, errors. Leaves: HTML strings and code. Knows nothing of widgets or models.
"""

from __future__ import annotations

import logging
import textwrap
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from gradio.exceptions import Error

from t2l_core.ui.conversation import Answer, marked
from t2l_core.ui.state import USER_ERRORS

if TYPE_CHECKING:
    from t2l_core.adapter import Adapter
    from t2l_core.anchors import Neighbour
    from t2l_core.text2lora import AdapterFacts

log = logging.getLogger(__name__)
_ENDED = {"end": "finished", "length": "token limit reached", "stopped": "stopped"}


def sentence(message: object) -> str:
    """An error message as a sentence: capital first, full stop last."""
    text = str(message).strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def note(text: str, kind: str = "info") -> str:
    """A line of information ("info") or an error ("warn"); empty text is no note."""
    role = "alert" if kind == "warn" else "status"
    return f'<div class="t2l-note {kind}" role="{role}">{escape(text)}</div>' if text else ""


def problem(error: Exception) -> str:
    """An error as a note: in its own words when they are for the visitor; else it is our mistake, and goes to the log."""
    if isinstance(error, Error):  # Gradio's, and ZeroGPU's when a visitor's GPU time is used up
        return note(sentence(error.message), "warn")
    if isinstance(error, USER_ERRORS):
        return note(sentence(error), "warn")
    log.error("a handler failed", exc_info=error)
    return note(
        f"Something went wrong on our side ({type(error).__name__}). What was there is kept; please try again. "
        "The log of app.py says more.",
        "warn",
    )


def status(text: str, kind: str = "") -> str:
    """The state of the models beside the title; `kind` is "", "busy" or "bad"."""
    return (
        f'<span class="t2l-status" role="status"><span class="t2l-dot {kind}" aria-hidden="true"></span>{escape(text)}</span>'
    )


def hint(neighbours: Sequence[Neighbour], *, far: bool) -> str:
    """The nearest training tasks of a description in one line, with a warning when even they are far; without any, what will
    stand there."""
    near = " · ".join(f"{escape(_spaced(n.name))} <b>{n.similarity:.2f}</b>" for n in neighbours[:3])
    if not near:
        return '<p class="t2l-hint">As you type: the nearest training tasks, and other ways to say it.</p>'
    if far:
        return f'<p class="t2l-hint warn" role="status">Far from everything trained on (nearest: {near}). It may not work.</p>'
    return f'<p class="t2l-hint" role="status">Nearest training tasks: {near}</p>'


def lead(text: str) -> str:
    """A short line beside controls."""
    return f'<span class="t2l-lead" role="status">{escape(text)}</span>' if text else ""


def shortened(text: str, length: int = 44) -> str:
    """One line of a description, for menus."""
    return textwrap.shorten(text, length, placeholder=" …") or text[:length]


def column(
    title: str,
    subtitle: str,
    answer: Answer | None,
    hint: str,
    *,
    adapted: bool,
    running: bool,
    before: Sequence[tuple[str, str]] = (),
    asked: str = "",
    against: str | None = None,
    same: bool = False,
    fastest: bool = False,
) -> str:
    """One answer with its measurements below the earlier turns, or, without an answer, a hint what to do next.

    `asked` is the prompt of this turn, shown when there were others; `against` the text whose words are not marked.
    """
    if answer is None:
        body, empty, measured = escape(hint), " empty", ""
    else:
        done = answer.stop_reason is not None
        nothing = done and not answer.text.strip()
        caret = '<span class="t2l-caret" aria-hidden="true"></span>' if running and not done else ""
        text = escape(answer.text) if against is None else marked(answer.text, against)
        body, empty = ("(an empty answer)" if nothing else text + caret), " empty" if nothing else ""
        measured = _measured(answer, same, fastest)
    earlier = "".join(
        f'<p class="t2l-asked" dir="auto">{escape(p)}</p><p class="t2l-said" dir="auto">{escape(a)}</p>' for p, a in before
    )
    question = f'<p class="t2l-asked" dir="auto">{escape(asked)}</p>' if asked else ""
    turns = (
        f'<div class="t2l-turns" tabindex="0" role="group" aria-label="Earlier turns">{earlier}{question}</div>'
        if earlier or question
        else ""
    )
    return (
        f'<section class="t2l-card t2l-column{" adapted" if adapted else ""}" aria-label="{escape(title)}" '
        f'aria-busy="{str(running).lower()}">'
        f'<header><h2>{escape(title)}</h2><p class="t2l-sub" dir="auto">{escape(subtitle)}</p></header>{turns}'
        f'<p class="t2l-answer{empty}" dir="auto" tabindex="0">{body}</p><footer>{measured}</footer></section>'
    )


def _measured(answer: Answer, same: bool, fastest: bool) -> str:
    first = (
        "" if answer.first_token_seconds is None else f"<span><b>{answer.first_token_seconds:.2f} s</b> to first token</span>"
    )
    best = " (fastest)" if fastest else ""
    speed = f"<span><b>{answer.tokens_per_second:.1f}</b> tokens/s{best}</span>" if answer.tokens_per_second else ""
    count = f"<span><b>{answer.tokens}</b> token{'' if answer.tokens == 1 else 's'}</span>"
    ended = f"<span>{_ENDED[answer.stop_reason]}</span>" if answer.stop_reason else ""
    return speed + first + count + ended + ("<span>same as column A</span>" if same else "")


def facts(adapter: Adapter, found: AdapterFacts, *, has_anchors: bool) -> str:
    """The card of an adapter: numbers, nearest training tasks, and a warning when the description is far from all."""
    numbers = {
        "Generated in": _seconds(found.seconds) if found.seconds else "–",  # a mix, or one from elsewhere
        "Parameters": f"{found.parameters:,}",
        "Size ‖ΔW‖ / ‖W‖": f"{100 * found.relative_norm:.2g} %",
        "Strength": f"{adapter.strength:g}",
    }
    listed = "".join(f"<div><dt>{k}</dt><dd>{v}</dd></div>" for k, v in numbers.items())
    warning = ""
    if found.is_far and found.neighbours:
        nearest = found.neighbours[0]
        warning = note(
            "This description is far from everything the hypernetwork was trained on "
            f"(nearest: {_spaced(nearest.name)}, similarity {nearest.similarity:.2f}). The adapter may not do what you mean.",
            "warn",
        )
    if found.unread:
        warning += note(
            f"This description is too long to be read whole. Of its last {len(found.unread):,} characters, from "
            f"“{shortened(found.unread.strip())}” on, only the words count. Say it shorter, or the form of the answer first.",
            "warn",
        )
    return (
        f'<section class="t2l-card t2l-facts" aria-label="Adapter"><h2>Your adapter</h2>'
        f'<p class="t2l-quote" dir="auto" tabindex="0">{escape(adapter.description)}</p>{warning}'
        f'<div class="t2l-facts-body"><div><dl class="t2l-numbers">{listed}</dl>{_heat(found.layer_norms)}</div>'
        f"<div><h3>Nearest training tasks</h3>{_nearest(found, has_anchors)}</div></div></section>"
    )


def _heat(norms: dict[str, list[float]]) -> str:
    """‖ΔW‖ of every layer as a strip of cells a module, darker where the adapter changes more."""
    top = max((x for row in norms.values() for x in row), default=0.0)
    if not top:
        return ""
    rows = []
    for module, row in norms.items():
        cells = "".join(
            f'<i style="opacity:{0.08 + 0.92 * x / top:.2f}" title="{module}, layer {n}: {x:.2f}"></i>'
            for n, x in enumerate(row)
        )
        strongest = max(range(len(row)), key=row.__getitem__)
        label = f"{module}: size of the change in each of {len(row)} layers, most in layer {strongest}"
        rows.append(f'<li><span>{module}</span><span class="t2l-strip" role="img" aria-label="{label}">{cells}</span></li>')
    return f'<h3 class="t2l-heat-title">‖ΔW‖ from first to last layer</h3><ul class="t2l-heat">{"".join(rows)}</ul>'


def _nearest(found: AdapterFacts, has_anchors: bool) -> str:
    if not has_anchors:
        return '<p class="t2l-quote">Not known: this checkpoint ships no list of its training tasks (anchors.json).</p>'
    rows = []
    for n in found.neighbours:
        width = max(0.0, min(1.0, n.similarity)) * 100
        name, family = escape(_spaced(n.name)), escape(_spaced(n.family))
        rows.append(
            f'<li title="{escape(n.description)}"><span>{name} <small>{family}</small></span>'
            f'<span class="bar" aria-hidden="true"><span style="width:{width:.0f}%"></span></span>'
            f'<span class="value">{n.similarity:.2f}</span></li>'
        )
    return f'<ul class="t2l-near">{"".join(rows)}</ul>'


def _seconds(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def snippet(adapter: Adapter, prompt: str, checkpoint: str, sha256: str) -> str:
    """Python that makes this adapter again, asks it, saves it, and opens the saved folder in PEFT.

    A mix, or one from elsewhere, is not the hypernetwork's (`sha256`): it is read from the downloaded zip instead.
    """
    folder, base_model = "out/" + adapter.slug, adapter.weights.spec.base_model
    strength = "" if adapter.strength == 1 else f", strength={adapter.strength:g}"
    wordings = f", wordings={list(adapter.wordings)!r}" if adapter.wordings else ""
    imports, made, saved = "from t2l_core import Text2LoRA", f"t2l.generate({adapter.description!r}{strength}{wordings})", ""
    if adapter.checkpoint != sha256:
        imports += "\nfrom t2l_core.adapter import Adapter"
        made = f"Adapter.load({folder!r}, t2l.checkpoint.net.spec)  # where the downloaded zip was unpacked"
    else:
        saved = f"\nadapter.save({folder!r})"
    return f"""{imports}

t2l = Text2LoRA.load({checkpoint!r})
adapter = {made}
print(t2l.answer({prompt or "…"!r}, adapter)){saved}

# The saved folder, and the unpacked zip, open in PEFT without this project:
from peft import PeftModel
from transformers import AutoModelForCausalLM

base = AutoModelForCausalLM.from_pretrained({base_model!r})
model = PeftModel.from_pretrained(base, {folder!r})
"""
