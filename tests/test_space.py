"""The app on a ZeroGPU Space, with a stand-in `spaces` module that forks as ZeroGPU does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from t2l_core.bench import running_app

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.weights
def test_every_answer_is_one_call_in_a_fork(tmp_path: Path):
    from gradio_client import Client

    calls = tmp_path / "calls"
    space = {
        "SPACES_ZERO_GPU": "1",
        "SPACES_CALLS": str(calls),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "tests" / "fixtures" / "zero_gpu"), os.environ.get("PYTHONPATH", "")]),
    }
    with running_app(ROOT / "checkpoints" / "smollm2-135m", **space) as url:
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
