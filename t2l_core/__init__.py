"""Text-to-LoRA Studio: describe a task, get a LoRA adapter in one forward pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from t2l_core.adapter import Adapter
    from t2l_core.engine import Sampling
    from t2l_core.text2lora import ColumnSpec, Text2LoRA

__version__ = "0.1.0"
_HOME = {"Adapter": "adapter", "ColumnSpec": "text2lora", "Sampling": "engine", "Text2LoRA": "text2lora"}
__all__ = ["Adapter", "ColumnSpec", "Sampling", "Text2LoRA"]


def __getattr__(name: str) -> Any:
    # torch and transformers take seconds to import; `python -m t2l_core --help` must not wait for them.
    if name not in _HOME:
        raise AttributeError(f"module 't2l_core' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"t2l_core.{_HOME[name]}"), name)
