"""The Results page: what `evaluate` measured of the checkpoint, in bars, words and a table one can sort.

Enters: the results-*.json files of a checkpoint folder, and study-*.json of `train study`. Leaves: widgets. Computes nothing
itself and loads no model.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection
from pathlib import Path
from typing import Any

import gradio as gr

from t2l_core.ui import cards, results_cards

_NONE = (
    "This checkpoint ships no results. Make some: python -m t2l_core evaluate --tasks SUITE --split heldout "
    "--out checkpoints/NAME/results-heldout.json"
)
_INTRO = (
    "Every score is the share of right answers, averaged over tasks; the thin line is its 95 % interval. What matters is "
    "that the right description beats another task’s (shuffled) and random letters (junk): only then does the network use "
    "what it is told."
)
_SPLITS = {
    "train": "Training tasks, rows and descriptions never seen",
    "heldout": "Tasks never trained on",
    "benchmark": "Public benchmarks, never trained on",
}
_STUDIES = {
    "compression": "How many adapters one network holds",
    "scaling": "Tasks never trained on, after training on ever more tasks",
    "ablation": "Tasks never trained on, after training in other ways",
}
_WANTED = ("summary", "tasks", "families", "split", "seed", "commit")
log = logging.getLogger(__name__)


class ResultsTab:
    """Builds the page inside the current tab from the files there are."""

    def __init__(self, checkpoint: Path) -> None:
        found = [r for r in map(_read, sorted(checkpoint.glob("results-*.json"))) if r]
        found.sort(key=lambda r: next((i for i, s in enumerate(_SPLITS) if s in r["split"]), len(_SPLITS)))
        studies = [s for p in sorted(checkpoint.glob("study-*.json")) if (s := _read(p, {"study", "seed", "runs"}))]
        if not found and not studies:
            gr.HTML(cards.note(_NONE), apply_default_css=False)
            return
        gr.HTML(cards.note(_INTRO), apply_default_css=False)
        for results in found:
            title = ", ".join(str(_SPLITS.get(s, s)) for s in results["split"])
            gr.HTML(results_cards.split(title, results, _origin(results)), apply_default_css=False)
            with gr.Accordion("Every task", open=False):
                gr.HTML(results_cards.tasks(title, results), js_on_load=results_cards.SORT_AND_FILTER, apply_default_css=False)
        for study in studies:
            title = _STUDIES.get(study["study"], str(study["study"]))
            gr.HTML(results_cards.study(title, study), apply_default_css=False)
            with gr.Accordion("Every run", open=False):
                gr.HTML(results_cards.runs(title, study), apply_default_css=False)


def _read(path: Path, wanted: Collection[str] = _WANTED) -> dict[str, Any] | None:
    try:
        results = json.loads(path.read_text(encoding="utf-8"))
        return results if set(wanted) <= results.keys() else None
    except (OSError, json.JSONDecodeError, AttributeError) as error:
        log.warning("%s is not shown: %s", path, error)
        return None


def _origin(results: dict[str, Any]) -> str:
    limit = f"at most {results['limit']} rows a task" if results.get("limit") else "all rows"
    return f"{limit}, seed {results['seed']}, commit {results['commit']}"
