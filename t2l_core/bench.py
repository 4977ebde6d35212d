"""Speed on this machine: what a comparison costs, as ratios measured side by side in one run, and how the app starts.

Enters: a loaded `Text2LoRA`, or the checkpoint the app is to be started with. Leaves: plain numbers.
Also what an answer costs by each way of telling the model its task, and what a training step costs, against the same step
through transformers' own modules.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional as F

from t2l_core.base_model import BaseModel
from t2l_core.baselines import Methods
from t2l_core.engine import Column, RowLoRA, Sampling, row_lora, stack_rows, teacher_forced
from t2l_core.lora import LoRASpec
from t2l_core.tasks import Task
from t2l_core.text2lora import Text2LoRA
from t2l_core.training.frozen_lm import Batch, Factors, FrozenLlama


def compare_cost(t2l: Text2LoRA, *, new_tokens: int = 48, repeats: int = 5) -> dict[str, Any]:
    """Seconds of one adapted answer, and what two columns cost relative to it: together in a batch, and one by one.

    All answers run to `new_tokens` (the end of turn is ignored), so that equal lengths are compared.
    """
    adapter = t2l.generate("Give the opposite of each word.")
    prompt = t2l.base.prompt_ids("Tell me a long story about a lighthouse.")
    base, adapted = Column(prompt), Column(prompt, adapter.effective)
    with _never_ending(t2l.base):

        def seconds(*columns: Column) -> float:
            started = time.perf_counter()
            t2l.engine.complete(columns, Sampling(new_tokens))
            return time.perf_counter() - started

        seconds(base, adapted)  # warm-up
        rounds = [(seconds(adapted), seconds(base, adapted), seconds(base) + seconds(adapted)) for _ in range(repeats)]
    return {
        "new_tokens": new_tokens,
        "repeats": repeats,
        "one_seconds": round(statistics.median(r[0] for r in rounds), 3),
        "together_ratio": round(statistics.median(r[1] / r[0] for r in rounds), 3),
        "separate_ratio": round(statistics.median(r[2] / r[0] for r in rounds), 3),
        "tokens_per_second_one": round(statistics.median(new_tokens / r[0] for r in rounds), 1),
    }


@contextmanager
def _never_ending(base: BaseModel) -> Iterator[None]:
    """Within the block no token ends an answer, so that all have the length asked for."""
    stop_ids = base.stop_ids
    base.__dict__["stop_ids"] = frozenset()  # the cached property
    try:
        yield
    finally:
        base.__dict__["stop_ids"] = stop_ids


APP = Path(__file__).parents[1] / "app.py"


@contextmanager
def running_app(
    checkpoint: Path, *, port: int | None = None, patience_seconds: float = 60, **environment: str
) -> Iterator[str]:
    """`python app.py` on a port, a free one when none is given; yields its address once the page answers.

    Raises RuntimeError with its log otherwise.
    """
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    settings = {"GRADIO_SERVER_PORT": str(port), "GRADIO_SERVER_NAME": "127.0.0.1", "T2L_CHECKPOINT": str(checkpoint)}
    with tempfile.TemporaryFile("w+") as log, tempfile.TemporaryDirectory(prefix="t2l-app-") as workspaces:
        settings |= {"T2L_WORKSPACES": workspaces, **environment}  # the real workspaces belong to somebody
        process = subprocess.Popen(
            [sys.executable, str(APP)], cwd=APP.parent, env={**os.environ, **settings}, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            deadline = time.monotonic() + patience_seconds
            while not _answers(url):
                if process.poll() is not None or time.monotonic() > deadline:
                    log.seek(0)
                    raise RuntimeError(f"app.py gave no page at {url}; its log:\n{log.read()[-4000:]}")
                time.sleep(0.1)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def start_cost(checkpoint: Path, *, repeats: int = 3) -> dict[str, Any]:
    """Seconds from `python app.py` to the first page, and to the first adapter made through it (models loaded). Medians."""
    from gradio_client import Client

    rounds = []
    for _ in range(repeats):
        started = time.perf_counter()
        with running_app(checkpoint) as url:
            page = time.perf_counter() - started
            Client(url, verbose=False).predict("Give the opposite of each word.", 1.0, api_name="/generate")
            rounds.append((page, time.perf_counter() - started))
    return {
        "repeats": repeats,
        "page_seconds": round(statistics.median(r[0] for r in rounds), 2),
        "first_adapter_seconds": round(statistics.median(r[1] for r in rounds), 2),
    }


def answer_cost(t2l: Text2LoRA, tasks: Sequence[Task], *, rows: int = 8, seed: int = 0) -> dict[str, Any]:
    """What one answer costs, on average over test rows: multiply-adds counted as two operations (GFLOP), and seconds.

    Three ways of telling the model its task: solved examples in the prompt, the description in the prompt, a generated
    adapter. The adapter's own making (encoder and hypernetwork) is counted in full with every answer, as if each were the only
    one. Answers have the length of the reference.
    """
    from torch.utils.flop_counter import FlopCounterMode

    methods = Methods(t2l, tasks, seed)
    totals = {name: {"tokens": 0, "operations": 0.0, "seconds": 0.0} for name in ("few_shot", "prompted", "t2l")}
    answered, generating = 0, []
    for task in tasks:
        chosen = task.test_rows[:rows]
        answered += len(chosen)
        generating.append(t2l.generate(f"Here is what to do. {task.definition}").seconds)
        # Another wording each time: the encoder remembers what it has read.
        with FlopCounterMode(display=False) as making:
            t2l.generate(f"What to do: {task.definition}")
        for name, total in totals.items():
            for row, column in zip(chosen, methods.columns(name, task, chosen), strict=True):
                answer = [*t2l.base.encode(row.target), t2l.base.end_id]
                ids, _ = teacher_forced([(column.prompt_ids, answer)], t2l.base.end_id)
                adapters = stack_rows(t2l.base.model, [column.weights])
                with torch.inference_mode(), row_lora(t2l.base.model, adapters), FlopCounterMode(display=False) as counter:
                    t2l.base.model(input_ids=ids, use_cache=False, logits_to_keep=len(answer))  # the head on the answer only
                started = time.perf_counter()
                with _never_ending(t2l.base):
                    t2l.engine.complete([column], Sampling(len(answer)))
                total["seconds"] += time.perf_counter() - started + (generating[-1] if name == "t2l" else 0)
                total["operations"] += counter.get_total_flops() + (making.get_total_flops() if name == "t2l" else 0)
                total["tokens"] += len(column.prompt_ids)
    return {
        "rows": answered,
        **{
            name: {
                "prompt_tokens": round(total["tokens"] / answered, 1),
                "gigaflop": round(total["operations"] / answered / 1e9, 6),
                "seconds": round(total["seconds"] / answered, 4),
            }
            for name, total in totals.items()
        },
        "generate_seconds": round(statistics.median(generating), 4),
    }


def train_cost(base: BaseModel, spec: LoRASpec, *, rows: int = 16, tokens: int = 40, repeats: int = 4) -> dict[str, Any]:
    """Tokens per second, forward and backward into A and B, of a batch of random rows with six answer tokens each.

    Three ways: transformers' modules; the frozen forward of training in one worker with all threads; the same in one worker
    a core with half of the rows each.
    """
    threads, groups = torch.get_num_threads(), rows // 2
    g = torch.Generator().manual_seed(0)
    lm = FrozenLlama(base.model, spec)

    def batch_of(n: int) -> Batch:
        ids = torch.randint(3, base.model.config.vocab_size, (n, tokens), generator=g)
        targets = torch.full_like(ids, -100)
        targets[:, -6:] = ids[:, -6:]
        return Batch(ids, targets, 2)

    def leaves(n: int) -> Factors:
        def leaf(*shape: int) -> torch.Tensor:
            return (0.02 * torch.randn(shape, generator=g)).requires_grad_()

        L, r = spec.n_layers, spec.rank
        return {m: (leaf(n, L, r, spec.sizes(m)[0]), leaf(n, L, spec.sizes(m)[1], r)) for m in spec.target_modules}

    def through_transformers(batch: Batch, factors: Factors) -> None:
        stacked = {}
        for m, (A, B) in factors.items():
            A, B = (t.to(lm.dtype).repeat_interleave(2, 0) for t in (A, spec.scaling * B))
            stacked |= {spec.module_path(n, m): (A[:, n].mT, B[:, n].mT) for n in range(spec.n_layers)}
        with row_lora(base.model, RowLoRA(None, stacked)):
            hidden = base.model.model(batch.ids, use_cache=False).last_hidden_state
        at = batch.targets != -100
        F.cross_entropy(base.model.lm_head(hidden[at]).float(), batch.targets[at]).backward()

    def frozen(batch: Batch, factors: Factors) -> None:
        lm.loss(batch, factors).backward()

    whole, part = (batch_of(rows), leaves(groups)), [(batch_of(rows // 2), leaves(groups // 2)) for _ in range(2)]
    with ThreadPoolExecutor(2, initializer=torch.set_num_threads, initargs=(max(1, threads // 2),)) as pool:
        ways = {
            "transformers": lambda: through_transformers(*whole),
            "one_worker": lambda: frozen(*whole),
            "two_workers": lambda: list(pool.map(lambda p: frozen(*p), part)),
        }
        speeds: dict[str, list[float]] = {name: [] for name in ways}
        for round_ in range(repeats + 1):
            for name, way in ways.items():
                started = time.perf_counter()
                way()
                if round_:  # the first is for warming up
                    speeds[name].append(rows * tokens / (time.perf_counter() - started))
    return {
        "rows": rows,
        "tokens": tokens,
        **{f"{n}_tokens_per_second": round(statistics.median(s)) for n, s in speeds.items()},
    }
