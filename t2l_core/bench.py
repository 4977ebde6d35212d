"""Speed on this machine, as ratios measured side by side in one run.

Enters: a loaded `Text2LoRA`. Leaves: plain numbers.
"""

from __future__ import annotations

import statistics
import time
from typing import Any

from t2l_core.engine import Column, Sampling
from t2l_core.text2lora import Text2LoRA


def compare_cost(t2l: Text2LoRA, *, new_tokens: int = 48, repeats: int = 5) -> dict[str, Any]:
    """Seconds of one adapted answer, and what two columns cost relative to it: together in a batch, and one by one.

    All answers run to `new_tokens` (the end of turn is ignored), so that equal lengths are compared.
    """
    adapter = t2l.generate("Give the opposite of each word.")
    prompt = t2l.base.prompt_ids("Tell me a long story about a lighthouse.")
    base, adapted = Column(prompt), Column(prompt, adapter.effective)
    stop_ids = t2l.base.__dict__.get("stop_ids", t2l.base.stop_ids)
    t2l.base.__dict__["stop_ids"] = frozenset()  # the cached property, for the length of this measurement
    try:

        def seconds(*columns: Column) -> float:
            started = time.perf_counter()
            t2l.engine.complete(columns, Sampling(new_tokens))
            return time.perf_counter() - started

        seconds(base, adapted)  # warm-up
        rounds = [(seconds(adapted), seconds(base, adapted), seconds(base) + seconds(adapted)) for _ in range(repeats)]
    finally:
        t2l.base.__dict__["stop_ids"] = stop_ids
    return {
        "new_tokens": new_tokens,
        "repeats": repeats,
        "one_seconds": round(statistics.median(r[0] for r in rounds), 3),
        "together_ratio": round(statistics.median(r[1] / r[0] for r in rounds), 3),
        "separate_ratio": round(statistics.median(r[2] / r[0] for r in rounds), 3),
        "tokens_per_second_one": round(statistics.median(new_tokens / r[0] for r in rounds), 1),
    }
