"""Two processes (gloo) train as one does, whoever launches them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

ROOT = Path(__file__).parents[1]
NAMES = ("one", "two", "accelerate")


@pytest.mark.slow
def test_two_processes_give_the_run_of_one(tmp_path: Path):
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    script = ["tests/run_distributed.py"]
    torchrun = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    # On CPUs `accelerate launch` starts several processes only where it is told of several GPUs.
    accelerate = ["-m", "accelerate.commands.launch", "--multi_gpu", "--num_processes", "2", "--num_machines", "1"]
    accelerate += ["--mixed_precision", "no", "--dynamo_backend", "no", "--main_process_port", "0"]
    for name, launcher in zip(NAMES, ([], torchrun, accelerate), strict=True):
        command = [sys.executable, *launcher, *script, str(tmp_path / name)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
    logs = [[json.loads(line) for line in (tmp_path / n / "log.jsonl").read_text().splitlines()] for n in NAMES]
    losses = [[r["loss"] for r in log if "loss" in r] for log in logs]
    assert len(losses[0]) == 8
    assert losses[0] == losses[1] == losses[2]
    one, *others = (load_file(tmp_path / n / "state.safetensors") for n in NAMES)
    for other in others:
        for k in one:
            torch.testing.assert_close(one[k], other[k], atol=1e-6, rtol=1e-5)
