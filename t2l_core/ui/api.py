"""The named endpoints /generate, /answer, /compare and /map, for gradio_client, curl and MCP.

Enters: typed arguments. Leaves: JSON and a zip. Every other listener of the app is private.
"""

from __future__ import annotations

import atexit
import contextlib
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from t2l_core.ui import cards
from t2l_core.ui.columns import MOST
from t2l_core.ui.compare_tab import MOST_NEW_TOKENS, VISITORS_AT_ONCE
from t2l_core.ui.state import USER_ERRORS, Made, Session, Studio

if TYPE_CHECKING:
    from t2l_core.adapter import Adapter

# Newest adapters of callers by name, or fewer when T2L_QUOTA is, and newest zips; of a model of eight billion parameters the
# adapters take 435 MB.
KEPT = 32


class Endpoints:
    """Callers by name have no page: their adapters share one workspace, where the newest push out the oldest, until the end of
    the process."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio
        self.workspace = Session().workspace
        self._lock, self._used = threading.Lock(), False
        self._zips: list[tempfile.TemporaryDirectory[str]] = []

    def _make(self, description: str, strength: float = 1.0) -> Made:
        """A new adapter in the shared workspace, kept small: no caller could make room in it."""
        made, library = self.studio.generate(Session(self.workspace), description, strength), self.studio.library
        with self._lock:
            if not self._used:
                self._used = True
                atexit.register(library.clear, self.workspace)
            for old in library.entries(self.workspace)[:-KEPT]:
                with contextlib.suppress(ValueError):  # another caller's adapter has just pushed it out
                    library.remove(self.workspace, old.id)
        return made

    def _zip(self, adapter: Adapter) -> Path:
        """An adapter's zip outside the workspace: other callers may fill it before Gradio has copied the file."""
        folder = tempfile.TemporaryDirectory(prefix="t2l-zip-")
        with self._lock:
            self._zips.append(folder)
            while len(self._zips) > KEPT:
                self._zips.pop(0).cleanup()
        return adapter.zip(Path(folder.name) / f"{adapter.slug}.zip")

    def generate(self, description: str, strength: float = 1.0) -> tuple[dict[str, Any], str]:
        """Turn a description into a LoRA adapter: facts about it, and the PEFT folder as a zip."""
        try:
            made = self._make(description, float(strength))
            path = self._zip(made.adapter)
        except USER_ERRORS as error:
            raise gr.Error(cards.sentence(error)) from error
        near = [{"task": n.name, "family": n.family, "similarity": n.similarity} for n in made.facts.neighbours]
        found = {
            "description": made.adapter.description,
            "strength": made.adapter.strength,
            "seconds": made.facts.seconds,
            "parameters": made.facts.parameters,
            "relative_norm": made.facts.relative_norm,
            "nearest_tasks": near,
            "is_far": made.facts.is_far,
        }
        return found, str(path)

    def answer(self, prompt: str, description: str, with_description_in_prompt: bool = False) -> dict[str, Any]:
        """Answer a prompt greedily with the base model and with the adapter of a description, side by side."""
        columns = self._compare(prompt, [description], with_description_in_prompt)["columns"]
        seconds = max(c["seconds"] for c in columns)
        return {"base": columns[0]["text"], "adapted": columns[1]["text"], "seconds": seconds}

    def compare(
        self,
        prompt: str,
        descriptions: str,
        with_description_in_prompt: bool = False,
        temperature: float = 0.0,
        seed: int = 0,
        max_new_tokens: int = 64,
    ) -> dict[str, Any]:
        """Answer a prompt with the base model and with the adapters of one to three descriptions (one a line), in one batch."""
        lines = [line.strip() for line in descriptions.splitlines() if line.strip()] or [descriptions]
        return self._compare(prompt, lines, with_description_in_prompt, temperature, seed, max_new_tokens)

    def _compare(
        self,
        prompt: str,
        lines: list[str],
        with_description_in_prompt: bool,
        temperature: float = 0.0,
        seed: int = 0,
        max_new_tokens: int = 64,
    ) -> dict[str, Any]:
        from t2l_core.engine import Sampling
        from t2l_core.text2lora import ColumnSpec

        own, last = Session(), None  # a run beside those of other callers
        try:
            if len(lines) > MOST - 1:
                raise ValueError(f"{len(lines)} descriptions were given; at most {MOST - 1} are compared with the base model")
            if not 1 <= max_new_tokens <= MOST_NEW_TOKENS:
                raise ValueError(f"max_new_tokens is {max_new_tokens}; it must be between 1 and {MOST_NEW_TOKENS}")
            sampling = Sampling(int(max_new_tokens), float(temperature), seed=int(seed))
            adapters = [self._make(line).adapter for line in lines]
            told = [a.description if with_description_in_prompt else None for a in adapters]
            columns = [ColumnSpec(None, told[0]), *(ColumnSpec(a, t) for a, t in zip(adapters, told, strict=True))]
            for step in self.studio.compare(own, prompt, columns, sampling):
                last = step or last
        except USER_ERRORS as error:
            raise gr.Error(cards.sentence(error)) from error
        finally:
            self.studio.forget(own)  # nobody will ask for its last step
        assert last is not None
        found = [
            {
                "model": "base" if i == 0 else "adapter",
                "description": "" if i == 0 else lines[i - 1],
                "text": state.text,
                "tokens": state.n_tokens,
                "seconds": round(state.seconds, 3),
                "stop_reason": state.stop_reason,
            }
            for i, state in enumerate(last.columns)
        ]
        return {"prompt": prompt, "columns": found}

    def map(self, description: str = "") -> dict[str, Any]:
        """The map of the training tasks' adapters (x, y from 0 to 10), and where the adapter of a description stands."""
        try:
            t2l = self.studio.t2l
            adapter_map = self.studio.map()
            if t2l.anchors is None:
                raise ValueError("this checkpoint ships no list of its training tasks (anchors.json), so there is no map")
            if self.studio.map_failed:
                raise ValueError("the map could not be drawn; the log of app.py says why")
            if adapter_map is None:
                raise ValueError("the map is still being drawn; ask again in a few seconds")
            places = adapter_map.coordinates.tolist()
            tasks = [
                {"task": name, "family": family, "x": round(x, 3), "y": round(y, 3)}
                for name, family, (x, y) in zip(t2l.anchors.names, t2l.anchors.families, places, strict=True)
            ]
            found: dict[str, Any] = {"method": adapter_map.method, "tasks": tasks}
            if description.strip():
                adapter = self._make(description).adapter
                x, y = adapter_map.place(adapter)
                near = [{"task": name, "cosine": round(c, 3)} for name, c in adapter_map.neighbours(adapter)]
                found["yours"] = {"x": round(x, 3), "y": round(y, 3), "nearest_by_change": near}
            return found
        except USER_ERRORS as error:
            raise gr.Error(cards.sentence(error)) from error


def add_endpoints(studio: Studio) -> None:
    """Give the current Blocks the endpoints, on components that no page shows."""
    endpoints = Endpoints(studio)
    with gr.Row(visible=False):
        description, prompt = gr.Textbox(label="Description"), gr.Textbox(label="Prompt")
        descriptions = gr.Textbox(label="Descriptions, one a line, at most three")
        perhaps = gr.Textbox("", label="Description to place, or nothing")
        strength = gr.Number(1.0, label="Strength, from 0 to 4")
        told = gr.Checkbox(False, label="Put the description into the prompt")
        temperature, seed = gr.Number(0.0, label="Temperature, 0 is greedy"), gr.Number(0, label="Seed", precision=0)
        tokens = gr.Number(64, label="Most new tokens", precision=0)
        found, packed, said = gr.JSON(label="Facts"), gr.File(label="PEFT folder (zip)"), gr.JSON(label="Answers")
        shared: dict[str, Any] = {"concurrency_limit": VISITORS_AT_ONCE}
        gr.Button().click(endpoints.generate, [description, strength], [found, packed], api_name="generate", **shared)
        gr.Button().click(endpoints.answer, [prompt, description, told], said, api_name="answer", **shared)
        comparison = [prompt, descriptions, told, temperature, seed, tokens]
        gr.Button().click(endpoints.compare, comparison, said, api_name="compare", **shared)
        gr.Button().click(endpoints.map, perhaps, said, api_name="map", **shared)
