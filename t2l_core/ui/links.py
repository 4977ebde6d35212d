"""Links that restore the Compare page: what it is set to, as the query of an address.

Enters: the page's values, or the query of a link that anybody may have written. Leaves: one from the other.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.columns import CURRENT, FEWEST, MOST
from t2l_core.ui.conversation import BASE

_MOST_TEXT = 20_000  # characters taken over from a link
_RESTORED = "Restored from a link. Press “Generate & compare” to see the answers."

# The first input is the link's own field: Gradio hands what this returns to the handler as its inputs.
COPY = """(_, query) => {
  const url = `${location.origin}${location.pathname}?${query}`;
  navigator.clipboard?.writeText(url).catch(() => {});
  return [url, query];
}"""


def packed(
    description: str,
    prompt: str,
    seed: float | None,
    temperature: float,
    top_p: float,
    tokens: float,
    n: int,
    wordings: str,
    blind: bool,
    differences: bool,
    *per_slot: Any,
) -> str:
    """The query of a link to these values; `per_slot` holds model, strength and description switch of every column in turn."""
    models, strengths, told = per_slot[::3], per_slot[1::3], per_slot[2::3]
    values = {
        "d": description, "p": prompt, "w": wordings, "seed": seed, "t": temperature, "top_p": top_p, "n": tokens, "columns": n,
        "blind": int(blind), "marks": int(differences),
        # Another browser does not have this one's adapters: its own current one takes their place.
        "models": "".join("b" if model == BASE else "c" for model in models),
        "strengths": ",".join(f"{s:g}" for s in strengths),
        "told": "".join("1" if t else "0" for t in told),
    }  # fmt: skip
    return urlencode({k: v for k, v in values.items() if v not in ("", None)})


def unpacked(query: dict[str, str], size: int) -> list[Any]:
    """The values in the order of `packed`, then a notice. What a link leaves out or spells oddly stays as it was.

    Nothing changes (`size` times) for a query that is no link.
    """
    if "d" not in query and "p" not in query:
        return [gr.skip()] * size
    description, prompt, wordings = (query.get(name, "")[:_MOST_TEXT] for name in "dpw")
    numbers = [
        _number(query.get("seed"), 0, 2**31 - 1, whole=True),
        _number(query.get("t"), 0, 2),
        _number(query.get("top_p"), 0.05, 1),
        _number(query.get("n"), 1, 512, whole=True),
        _number(query.get("columns"), FEWEST, MOST, whole=True),
    ]
    strengths, told, models = query.get("strengths", "").split(","), query.get("told", ""), query.get("models", "")
    per_slot: list[Any] = []
    for i in range(MOST):
        per_slot += [
            {"b": BASE, "c": CURRENT}.get(models[i : i + 1]) or gr.skip(),
            _number(strengths[i] if i < len(strengths) else None, 0, 2),
            told[i : i + 1] == "1",
        ]
    switches = [query.get("blind") == "1", query.get("marks") == "1"]
    return [description, prompt, *numbers, wordings, *switches, *per_slot, cards.note(_RESTORED)]


def _number(text: str | None, low: float, high: float, *, whole: bool = False) -> Any:
    """A number within its bounds; whatever is not one leaves the field as it is."""
    try:
        value = min(max(float(text or ""), low), high)
    except ValueError:
        return gr.skip()
    return gr.skip() if value != value else int(value) if whole else value
