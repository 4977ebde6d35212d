"""The Results page: what `evaluate` measured of the checkpoint, in bars, words and a table one can sort.

Enters: the results-*.json files of a checkpoint folder, and study-*.json of `train study`. Leaves: widgets. Computes nothing
itself and loads no model.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import gradio as gr

from t2l_core.report import origin
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
_OTHERS = (
    "Not shown, since the network has changed after they were measured: {}. Measure again: "
    "python -m t2l_core evaluate --tasks SUITE --split heldout --out checkpoints/NAME/results-heldout.json"
)
_WANTED = ("summary", "tasks", "families", "split", "seed", "commit")
_STUDY = ("study", "seed", "runs")
_Shown = tuple[int, str, str, str, str | None]  # place on the page, card, heading of the table, table, its script
log = logging.getLogger(__name__)


class ResultsTab:
    """Builds the page inside the current tab from the files there are."""

    def __init__(self, checkpoint: Path) -> None:
        config = checkpoint / "config.json"
        own = (_read(config, ()) or {}).get("sha256") if config.is_file() else None
        read = [(p, r) for p in sorted(checkpoint.glob("results-*.json")) if (r := _read(p))]
        others = [p.name for p, r in read if own and r.get("checkpoint_sha256", own) != own]
        shown = [s for p, r in read if p.name not in others and (s := _shown(p, _split_cards, r))]
        shown.sort(key=lambda s: s[0])
        studies = [(p, s) for p in sorted(checkpoint.glob("study-*.json")) if (s := _read(p, _STUDY))]
        shown += [s for p, study in studies if (s := _shown(p, _study_cards, study))]
        if others:
            gr.HTML(cards.note(_OTHERS.format(", ".join(others)), "warn"), apply_default_css=False)
        if not shown:
            gr.HTML(cards.note(_NONE), apply_default_css=False)
            return
        gr.HTML(cards.note(_INTRO), apply_default_css=False)
        for _, card, heading, table, script in shown:
            gr.HTML(card, apply_default_css=False)
            with gr.Accordion(heading, open=False):
                gr.HTML(table, js_on_load=script, apply_default_css=False)


def _split_cards(results: dict[str, Any]) -> _Shown:
    title = ", ".join(str(_SPLITS.get(s, s)) for s in results["split"])
    place = next((i for i, s in enumerate(_SPLITS) if s in results["split"]), len(_SPLITS))
    card = results_cards.split(title, results, origin(results))
    return place, card, "Every task", results_cards.tasks(title, results), results_cards.SORT_AND_FILTER


def _study_cards(study: dict[str, Any]) -> _Shown:
    title = _STUDIES.get(study["study"], str(study["study"]))
    return len(_SPLITS) + 1, results_cards.study(title, study), "Every run", results_cards.runs(title, study), None


def _shown(path: Path, make: Callable[[dict[str, Any]], _Shown], results: dict[str, Any]) -> _Shown | None:
    """The cards of a file; None, and why in the log, for one of another form: the rest of the app needs none of it."""
    try:
        return make(results)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        log.warning("%s is not shown: %r", path, error)
        return None


def _read(path: Path, wanted: Collection[str] = _WANTED) -> dict[str, Any] | None:
    try:
        results = json.loads(path.read_text(encoding="utf-8"))
        return results if set(wanted) <= results.keys() else None
    except (OSError, ValueError, RecursionError, AttributeError) as error:
        log.warning("%s is not shown: %s", path, error)
        return None
