"""Gradio's sliders refuse an empty or too large number with an error at every key typed into their box; ours take the nearest.

A subclass would be the clean way, but Gradio writes a stub file beside the source of every subclass of a component.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

import gradio as gr

_strict = gr.Slider.preprocess


@wraps(_strict)
def _lenient(self: gr.Slider, payload: float | None) -> float:
    low: Any = self.minimum
    return _strict(self, low if payload is None else min(max(payload, low), self.maximum))


def forgive() -> None:
    """From now on, in this process, what is typed into a slider's box counts as the nearest allowed value."""
    gr.Slider.preprocess = _lenient
