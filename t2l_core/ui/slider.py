"""A slider whose number box may be empty, or out of range, while one types."""

from __future__ import annotations

from typing import Any

import gradio as gr


class Slider(gr.Slider):
    """Gradio's slider refuses such values with an error at every key; here they count as the nearest allowed one."""

    is_template = True  # the page shows it as what it inherits from

    def preprocess(self, payload: float | None) -> float:
        low: Any = self.minimum
        return super().preprocess(low if payload is None else min(max(payload, low), self.maximum))
