"""An adapter as a GGUF file, through the converter of a llama.cpp checkout.

Enters: an adapter and where its base model lies. Leaves: a GGUF file. Knows nothing of pages. The checkout is the operator's
choice (T2L_LLAMA_CPP), never a visitor's.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the page asks for `converter` before torch, which adapters bring along, has been imported
    from t2l_core.adapter import Adapter

TIMEOUT_SECONDS = 180.0
ENABLE = "Set T2L_LLAMA_CPP to a checkout of llama.cpp (the folder with convert_lora_to_gguf.py) and start the studio again."


def converter() -> Path | None:
    """The converter script, when T2L_LLAMA_CPP names a checkout that has it."""
    checkout = os.environ.get("T2L_LLAMA_CPP")
    script = Path(checkout).expanduser().resolve() / "convert_lora_to_gguf.py" if checkout else None
    return script if script and script.is_file() else None


def convert(adapter: Adapter, target: Path, *, base: Path | None = None, timeout: float = TIMEOUT_SECONDS) -> Path:
    """Write an adapter as GGUF. `base` is the folder with the base model's config.json; else the converter asks the Hub for it.

    Raises FileNotFoundError without a converter, OSError with the converter's last words when it fails or takes too long.
    """
    script = converter()
    if script is None:
        raise FileNotFoundError(f"there is no converter; {ENABLE}")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        folder, made = adapter.save(Path(name) / "adapter"), Path(name) / "adapter.gguf"
        command = [sys.executable, str(script), str(folder), "--outfile", str(made)]
        command += ["--base", str(base)] if base else []
        try:
            done = subprocess.run(command, cwd=script.parent, capture_output=True, text=True, check=False, timeout=timeout)
        except subprocess.TimeoutExpired as error:
            raise OSError(f"{script.name} took more than {timeout:g} seconds; try again when the machine is idle") from error
        if done.returncode or not made.is_file():
            words = " ".join((done.stderr or done.stdout).strip().splitlines()[-3:]) or "without a word"
            raise OSError(f"{script.name} failed (exit status {done.returncode}): {words[-600:]}")
        made.replace(target)
    return target
