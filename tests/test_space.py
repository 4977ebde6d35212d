"""The app as a Hugging Face Space: on ZeroGPU, with a stand-in `spaces` module that forks as ZeroGPU does, and on a CPU."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from t2l_core.bench import running_app
from tests.conftest import ROOT, forking_space

CHECKPOINT = ROOT / "checkpoints" / "smollm2-135m"
STOPPED_AFTER_THREE = """
import json, os, threading
import spaces
import torch
from pathlib import Path
from t2l_core.engine import Column, Engine, Sampling
from t2l_core.ui.zero_gpu import ForkedEngine
from tests.conftest import make_tiny_base

torch.set_num_threads(1)  # as the app does there
base, stop, seen = make_tiny_base(), threading.Event(), []
base.__dict__["stop_ids"] = frozenset()  # nothing ends an answer but the length, or a stop
columns = [Column(base.prompt_ids(prompt)) for prompt in ("hello", "bye")]
for step in ForkedEngine(Engine(base)).stream(columns, Sampling(200), stop):
    seen.append(step)
    if len(seen) == 3:
        stop.set()
[fork] = map(int, Path(os.environ["SPACES_CALLS"]).read_text().split())
print(json.dumps({
    "forked": fork != os.getpid(),
    "tokens": [[c.n_tokens for c in step.columns] for step in seen],
    "ended": [c.stop_reason for c in seen[-1].columns],
    "alive": Path(f"/proc/{fork}").exists(),
}))
"""


@pytest.mark.weights
def test_every_answer_is_one_call_in_a_fork(tmp_path: Path):
    from gradio_client import Client

    calls = tmp_path / "calls"
    with running_app(CHECKPOINT, **forking_space(calls)) as url:
        client = Client(url, verbose=False)
        found = client.predict("swift", "Give the opposite of the word.", False, api_name="/answer")
        assert found["base"].strip()
        assert found["adapted"].strip()
        assert found["base"] != found["adapted"]
        assert len(calls.read_text().splitlines()) == 1
        both = client.predict("swift", "Give the opposite of the word.\nWrite it in capitals.", api_name="/compare")
        assert len(both["columns"]) == 3
        assert both["columns"][1]["text"] == found["adapted"]
        assert len(calls.read_text().splitlines()) == 2


def test_a_stop_ends_the_fork_and_keeps_what_was_said(tmp_path: Path):
    environment = {**os.environ, **forking_space(tmp_path / "calls")}
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_AFTER_THREE], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "forked": True,
        "tokens": [[1, 1], [2, 2], [3, 3], [4, 4]],
        "ended": ["stopped", "stopped"],
        "alive": False,
    }


@pytest.mark.weights
def test_a_cpu_space_runs_without_the_spaces_module(tmp_path: Path):
    from gradio_client import Client

    (tmp_path / "spaces.py").write_text("raise ImportError('there is none on this Space')", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    with running_app(CHECKPOINT, SYSTEM="spaces", SPACE_ID="someone/studio", PYTHONPATH=path) as url:
        client = Client(url, verbose=False)
        found = client.predict("swift", "Give the opposite of the word.", False, api_name="/answer")
        assert found["base"].strip()
        assert found["adapted"].strip()
