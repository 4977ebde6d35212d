"""`python -m t2l_core …`: the command line.

Enters: words. Leaves: files, one JSON object on stdout with --json, messages on stderr, and an exit code: 0 when all that
was asked was done, 2 for wrong usage or bad input, 1 for failure. Slow imports stay inside the commands, so that --help
answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(name="t2l_core", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
train = typer.Typer(no_args_is_help=True, help="Train a hypernetwork or what it is compared with.")
app.add_typer(train, name="train")

CHECKPOINT = "checkpoints/smollm2-135m"


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def set_threads() -> None:
    """Two busy thread pools on the same cores slow each other many times over: one pool, as wide as the machine."""
    import torch

    torch.set_num_threads(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def progress_bar(total: int, done: int = 0):
    from tqdm import tqdm

    bar = tqdm(total=total, initial=done, file=sys.stderr, dynamic_ncols=True, mininterval=5.0)

    def update(step: int, _total: int, text: str) -> None:
        bar.set_postfix_str(text, refresh=False)
        bar.update(step - bar.n)

    return update


@train.command("sft")
def train_sft(
    tasks: Annotated[Path, typer.Option(help="Task suite; its train split is used.")] = Path("assets/tasks"),
    out: Annotated[Path, typer.Option(help="Checkpoint folder to write.")] = Path("runs/sft/checkpoint"),
    run: Annotated[Path, typer.Option(help="Run folder: resume state and log.jsonl.")] = Path("runs/sft"),
    resume: Annotated[bool, typer.Option(help="Continue the run in --run exactly where it stopped.")] = False,
    total_steps: Annotated[int | None, typer.Option(help="Steps in all; may be changed when resuming.")] = None,
    decay_steps: Annotated[int | None, typer.Option(help="Last steps with falling rates; likewise.")] = None,
    max_minutes: Annotated[float, typer.Option(help="Stop and save after this long.")] = 1e9,
    option: Annotated[list[str], typer.Option("--set", help="Any SFTConfig field, as name=value.")] = [],  # noqa: B006
    base_model: Annotated[str, typer.Option(help="Embedded name, local folder or hub id.")] = "smollm2-135m",
    text_encoder: Annotated[str, typer.Option(help="Embedded name, local folder or hub id.")] = "all-MiniLM-L6-v2",
) -> None:
    """Train through the generated LoRA: description → adapter → frozen LM → cross-entropy."""
    from t2l_core.base_model import load_base_model
    from t2l_core.tasks import load_suite
    from t2l_core.text_encoder import load_text_encoder
    from t2l_core.training.config import SFTConfig
    from t2l_core.training.sft import SFTTrainer

    set_threads()
    values: dict[str, Any] = {}
    if resume:
        path = run / "run.json"
        if not path.is_file():
            raise FileNotFoundError(f"{path} does not exist: there is no run to resume in {run}")
        values = json.loads(path.read_text())["config"]
    for item in option:
        name, found, value = item.partition("=")
        if not found or name not in SFTConfig.__dataclass_fields__:
            raise ValueError(f"--set {item}: wanted name=value with one of {', '.join(SFTConfig.__dataclass_fields__)}")
        values[name] = type(getattr(SFTConfig, name))(value)
    values |= {k: v for k, v in (("total_steps", total_steps), ("decay_steps", decay_steps)) if v is not None}
    config = SFTConfig(**values)
    suite = load_suite(tasks, "train")
    run.mkdir(parents=True, exist_ok=True)
    trainer = SFTTrainer(
        suite, load_base_model(base_model), load_text_encoder(text_encoder), config, run, out, resume=resume, say=say
    )
    folder = trainer.run(max_minutes=max_minutes, progress=progress_bar(config.total_steps, trainer.state.step))
    say(f"checkpoint written to {folder}")


def main() -> None:
    """Run the command line; errors of the user end with one line on stderr and exit code 2, failures with 1."""
    try:
        app(standalone_mode=True)
    except (ValueError, FileNotFoundError) as error:
        say(f"error: {error}")
        sys.exit(2)
    except (OSError, FloatingPointError, RuntimeError) as error:
        say(f"error: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        say("stopped; what was saved is kept")
        sys.exit(1)
