"""Links that restore the Compare page: what it is set to, as the query of an address.

Enters: the page's values, or the query of a link that anybody may have written. Leaves: one from the other.
"""

from __future__ import annotations

from typing import Any

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.columns import FEWEST, MOST

_MOST_TEXT = 20_000  # characters taken over from a link
_RESTORED = "Restored from a link. Press “Generate & compare” to see the answers."

# The first input is the link's own field: Gradio hands what this returns to the handler as its inputs.
COPY = """(_, description, prompt, seed, temperature, topP, tokens, n, strengths, told) => {
  const values = {d: description, p: prompt, seed, t: temperature, top_p: topP, n: tokens, columns: n, strengths, told};
  const url = `${location.origin}${location.pathname}?${new URLSearchParams(values)}`;
  navigator.clipboard?.writeText(url).catch(() => {});
  return [url, description, prompt, seed, temperature, topP, tokens, n, strengths, told];
}"""


def packed(*per_slot: Any) -> tuple[str, str]:
    """Strengths and description switches of all columns, as a link writes them."""
    return ",".join(f"{s:g}" for s in per_slot[::2]), "".join("1" if told else "0" for told in per_slot[1::2])


def unpacked(query: dict[str, str], size: int) -> list[Any]:
    """Description, prompt, seed, temperature, top-p, new tokens, columns, then strength and switch of every column, a notice.

    Nothing changes (`size` times) for a query that is no link; what a link leaves out or spells oddly stays as it was.
    """
    if "d" not in query and "p" not in query:
        return [gr.skip()] * size
    numbers = [
        _number(query.get("seed"), 0, 2**31 - 1, whole=True),
        _number(query.get("t"), 0, 2),
        _number(query.get("top_p"), 0.05, 1),
        _number(query.get("n"), 1, 512, whole=True),
        _number(query.get("columns"), FEWEST, MOST, whole=True),
    ]
    strengths, told = query.get("strengths", "").split(","), query.get("told", "")
    per_slot: list[Any] = []
    for i in range(MOST):
        per_slot += [_number(strengths[i] if i < len(strengths) else None, 0, 2), told[i : i + 1] == "1"]
    texts = [query.get(name, "")[:_MOST_TEXT] for name in "dp"]
    return [*texts, *numbers, *per_slot, cards.note(_RESTORED)]


def _number(text: str | None, low: float, high: float, *, whole: bool = False) -> Any:
    """A number within its bounds; whatever is not one leaves the field as it is."""
    try:
        value = min(max(float(text or ""), low), high)
    except ValueError:
        return gr.skip()
    return gr.skip() if value != value else int(value) if whole else value
