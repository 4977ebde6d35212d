"""One short training run on the tiny models, started by torchrun from test_distributed.py: argv[1] is its folder."""

from __future__ import annotations

import sys
from pathlib import Path

from t2l_core.tasks import load_suite
from t2l_core.training.sft import SFTTrainer
from tests.conftest import ToyEncoder, make_tiny_base
from tests.test_training import CONFIG

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    suite = load_suite(Path(__file__).parents[1] / "assets" / "tasks", "train")
    SFTTrainer(suite, make_tiny_base(), ToyEncoder(), CONFIG, folder, folder / "c").run()  # type: ignore[arg-type]
