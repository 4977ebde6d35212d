"""`python -m t2l_core …`: the command line.

Enters: words. Leaves: files, one JSON object on stdout with --json, messages on stderr, and an exit code: 0 when all that
was asked was done, 2 for wrong usage or bad input, 1 for failure. Slow imports stay inside the commands, so that --help
answers at once.
"""

from __future__ import annotations

import json
import math
import os
import re
import signal
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(name="t2l_core", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
train = typer.Typer(no_args_is_help=True, help="Train a hypernetwork or what it is compared with.")
app.add_typer(train, name="train")

Checkpoint = Annotated[Path | None, typer.Option(help="Checkpoint folder; the shipped one when not given.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout and nothing else there.")]
BaseName = Annotated[str, typer.Option("--base-model", help="Embedded name, local folder or hub id.")]
EncoderName = Annotated[str, typer.Option("--text-encoder", help="Embedded name, local folder or hub id.")]


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def set_threads() -> None:
    """Two busy thread pools on the same cores slow each other many times over: one pool, as wide as the machine."""
    import torch

    torch.set_num_threads(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def progress_bar(total: int, done: int = 0):
    from tqdm import tqdm

    bar = tqdm(total=total, initial=done, file=sys.stderr, dynamic_ncols=True, mininterval=5.0)

    def update(step: int, total: int, text: str) -> None:
        bar.total = total  # known only now where the work had to be looked up first
        bar.set_postfix_str(text, refresh=False)
        bar.update(step - bar.n)

    return update


def load(checkpoint: Path | None):
    """The studio's models, with threads set. The slow part of every command that answers."""
    from t2l_core.text2lora import DEFAULT_CHECKPOINT, Text2LoRA

    set_threads()
    return Text2LoRA.load(checkpoint or DEFAULT_CHECKPOINT)


def of_metric(tasks: list[Any], metric: str | None) -> list[Any]:
    """The tasks scored by a metric, all when it is None. Raises ValueError for an unknown one."""
    from t2l_core.tasks import METRICS

    if metric is not None and metric not in METRICS:
        raise ValueError(f"unknown metric {metric!r}; known: {', '.join(METRICS)}")
    return [t for t in tasks if metric in (None, t.metric)]


def emit(value: dict[str, Any], as_json: bool, plain: str) -> None:
    """The result on stdout: as JSON, or in words."""
    print(json.dumps(value, ensure_ascii=False) if as_json else plain)


@app.command()
def fetch() -> None:
    """Fetch and convert the embedded models, once; later starts find them in the cache."""
    from t2l_core import embedded
    from t2l_core.base_model import embedded_folder

    embedded.fetch(embedded.MINILM)
    say(f"embedded models are in {embedded_folder().parent}")


@app.command()
def generate(
    description: Annotated[str, typer.Argument(help="What the model is to do.")],
    out: Annotated[Path, typer.Option(help="PEFT folder to write.")],
    checkpoint: Checkpoint = None,
    strength: Annotated[float, typer.Option(help="Multiplies ΔW; 0 is the base model.")] = 1.0,
    as_json: AsJson = False,
) -> None:
    """Turn a description into a LoRA adapter and save it as a PEFT folder."""
    t2l = load(checkpoint)
    adapter = t2l.generate(description, strength=strength)
    facts = t2l.facts(adapter)
    folder = adapter.save(out)
    if facts.is_far:
        say("note: this description is unlike every training task; expect little")
    value = {
        "out": str(folder),
        "seconds": round(facts.seconds, 4),
        "parameters": facts.parameters,
        "relative_norm": round(facts.relative_norm, 5),
        "strength": strength,
        "nearest": [{"task": n.name, "similarity": n.similarity} for n in facts.neighbours],
        "far_from_training": facts.is_far,
    }
    emit(value, as_json, f"{folder}: {facts.parameters:,} parameters in {facts.seconds:.3f} s")


@app.command()
def answer(
    prompt: Annotated[str, typer.Argument(help="What both columns answer.")],
    description: Annotated[str, typer.Option(help="What the adapted model is to do.")],
    with_description_in_prompt: Annotated[
        bool, typer.Option(help="Also put the description before the prompt, in both.")
    ] = False,
    checkpoint: Checkpoint = None,
    strength: Annotated[float, typer.Option(help="Multiplies ΔW.")] = 1.0,
    max_new_tokens: Annotated[int, typer.Option(help="Longest answer.")] = 64,
    temperature: Annotated[float, typer.Option(help="0 is greedy.")] = 0.0,
    top_p: Annotated[float, typer.Option(help="Nucleus sampling.")] = 1.0,
    seed: Annotated[int, typer.Option(help="Seed of both columns.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Answer a prompt with the base model and with the adapter of a description, side by side."""
    from t2l_core.engine import Sampling
    from t2l_core.text2lora import ColumnSpec

    sampling = Sampling(max_new_tokens, temperature, top_p, seed)
    t2l = load(checkpoint)
    adapter = t2l.generate(description, strength=strength)
    told = adapter.description if with_description_in_prompt else None
    *_, last = t2l.compare(prompt, [ColumnSpec(None, told), ColumnSpec(adapter, told)], sampling)
    base, adapted = last.columns
    value = {"base": base.text, "adapted": adapted.text, "seconds": round(max(base.seconds, adapted.seconds), 3)}
    emit(value, as_json, f"base:    {base.text}\nadapted: {adapted.text}")


@app.command("evaluate")
def evaluate_command(
    out: Annotated[Path, typer.Option(help="Results file to write (JSON).")],
    tasks: Annotated[Path, typer.Option(help="Task suite folder.")] = Path("assets/tasks"),
    split: Annotated[str, typer.Option(help="train (unseen rows of training tasks), heldout or benchmark.")] = "heldout",
    methods: Annotated[str, typer.Option(help="Comma-separated.")] = "base,prompted,t2l,t2l_prompted,t2l_shuffled,t2l_junk",
    limit: Annotated[int | None, typer.Option(min=1, help="Test rows a task.")] = None,
    metric: Annotated[str | None, typer.Option(help="Only the tasks with this metric.")] = None,
    seed: Annotated[int, typer.Option(help="Decides shots, shuffling, junk and the bootstrap.")] = 0,
    multitask: Annotated[
        Path | None, typer.Option(help="Folder that `train multitask` wrote. [default: what the checkpoint ships]")
    ] = None,
    oracles: Annotated[Path | None, typer.Option(help="Folder that `train oracle` wrote.")] = None,
    hyperdecoder: Annotated[Path | None, typer.Option(help="Checkpoint of `train sft --set condition=input`.")] = None,
    every_description: Annotated[
        bool, typer.Option("--every-description", help="Every row under each unseen description, with their spread.")
    ] = False,
    set_aside: Annotated[
        bool, typer.Option("--set-aside", help="Only the tasks that training set aside, to choose a checkpoint by.")
    ] = False,
    validation: Annotated[
        bool,
        typer.Option(
            "--validation", help="Rows of train.jsonl that no run trains on, not test rows, to choose a checkpoint by."
        ),
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an evaluation that was stopped.")] = False,
    earlier: Annotated[
        Path | None, typer.Option(help="Results of another checkpoint: methods that none touches are carried over.")
    ] = None,
    checkpoint: Checkpoint = None,
    as_json: AsJson = False,
) -> None:
    """Score methods on the test rows of a suite; exit code 1 when any task failed."""
    from t2l_core.baselines import Methods
    from t2l_core.checkpoint import write_json
    from t2l_core.evaluate import Journal, evaluate
    from t2l_core.provenance import git_commit
    from t2l_core.report import table
    from t2l_core.tasks import load_suite

    for option, folder in (("--multitask", multitask), ("--oracles", oracles), ("--hyperdecoder", hyperdecoder)):
        if folder is not None and not folder.is_dir():
            raise FileNotFoundError(f"{option} {folder} is not a folder; name what `train` wrote")
    if out.is_dir():
        raise ValueError(f"--out {out} is a folder; name a file for the results")
    chosen = of_metric(load_suite(tasks, split), metric)
    names = [m.strip() for m in methods.split(",") if m.strip()]
    if not chosen or not names:
        raise ValueError(f"nothing to evaluate: {len(chosen)} tasks and {len(names)} methods; name at least one of each")
    t2l = load(checkpoint)
    training = t2l.checkpoint.training
    chosen, left_out = trained_on_or_not(chosen, training, only_set_aside=set_aside)
    held_back = training.get("config", {}).get("validation_rows", 0) if validation else 0
    if validation and not held_back:
        raise ValueError("--validation: the checkpoint's training.json names no validation_rows; leave it out")
    bar = progress_bar(len(chosen) * len(names))
    known = {"multitask": multitask, "oracles": oracles, "hyperdecoder": hyperdecoder, "every_description": every_description}
    of = {"checkpoint": t2l.checkpoint.sha256, "limit": limit, "seed": seed, "tasks": [t.name for t in chosen]}
    known["validation"] = held_back
    of |= {k: str(v) for k, v in known.items()}  # methods may differ: what the others gave stays true
    of["inputs"] = {k: v["sha256"] for k, v in Methods(t2l, chosen, seed, multitask, oracles, hyperdecoder).inputs().items()}
    journal = Journal(out.with_name(f".{out.name}.part"), of, resume=resume)
    known["earlier"] = read_results(earlier) if earlier else None
    if known["earlier"] and "summary" not in known["earlier"]:
        raise ValueError(f"{earlier} is of `train study`; --earlier takes what `evaluate` wrote")
    results = evaluate(t2l, chosen, names, limit=limit, seed=seed, commit=git_commit(), **known, journal=journal, progress=bar)
    trained_on = [t.name for t in chosen if t.split == "train" and not t.eval_descriptions]  # theirs are no unseen ones
    results |= {"suite": tasks.name, "set_aside": left_out, "descriptions_trained_on": trained_on}
    write_json(out, results)
    failed = [f"{n} ({m}): {r[m]['error']}" for n, r in results["tasks"].items() for m in r if "error" in r[m]]
    for line in failed:
        say(f"failed: {line}")
    if failed:
        say("--resume tries these again and keeps the rest")
    else:
        journal.path.unlink(missing_ok=True)
    emit({"out": str(out), "summary": results["summary"]}, as_json, table(results))
    if failed:
        raise typer.Exit(1)


def read_results(path: Path) -> dict[str, Any]:
    """What `evaluate` or `train study` wrote. Raises FileNotFoundError, and ValueError for another kind of file."""
    if not path.is_file():
        raise FileNotFoundError(f"{path} does not exist; make it with `evaluate --out {path}`")
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} is not a results file of `evaluate` ({error}); make it again") from error
    if not isinstance(found, dict) or not ({"summary", "tasks", "commit"} <= set(found) or {"study", "runs"} <= set(found)):
        raise ValueError(f"{path} is not a results file of `evaluate` or `train study`; make it again")
    return found


def trained_on_or_not(tasks: list[Any], training: dict[str, Any], *, only_set_aside: bool) -> tuple[list[Any], list[str]]:
    """The tasks to score, and the names of those left out. Tasks of the train split that training set aside are unseen ones, so
    they are scored alone (`only_set_aside`, or where there are no others) or not at all. Raises ValueError where there is none.
    """
    names = set(training.get("set_aside_tasks", ()))
    aside = [t for t in tasks if t.split == "train" and t.name in names]
    if only_set_aside and not aside:
        raise ValueError(
            "--set-aside: training set none of these tasks aside; leave it out, or name --split train of their suite"
        )
    if only_set_aside or len(aside) == len(tasks):
        return aside, []
    return [t for t in tasks if t not in aside], [t.name for t in aside]


@app.command()
def report(
    results: Annotated[list[Path], typer.Argument(help="Files that `evaluate` or `train study` wrote.")],
    merge: Annotated[bool, typer.Option("--merge", help="Also the mean over the files, seeds of one evaluation.")] = False,
    figures: Annotated[Path | None, typer.Option(help="Folder for a figure of each file (HTML).")] = None,
    as_json: AsJson = False,
) -> None:
    """Tables of results files as Markdown: summary, metrics, families, tasks, failures; figures on demand."""
    from t2l_core.report import figure, merged
    from t2l_core.report import report as markdown

    texts, written, read = [], [], []
    if figures and len({path.stem for path in results}) < len(results):
        raise ValueError("a figure is named after its results file, and two of these have one name; draw them one by one")
    for path in results:
        found = read_results(path)
        if figures and "summary" not in found:
            raise ValueError(f"{path} is of `train study`, which --figures does not draw; the app's Results page does")
        try:
            texts.append(f"## {path.stem}\n\n{markdown(found)}\n")
            read.append(found)
            if figures:
                written.append(str(figure(found, figures / f"{path.stem}.html")))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"{path} is not a results file of `evaluate` ({error!r}); make it again") from error
    if merge:
        if any("summary" not in r for r in read):
            raise ValueError("--merge takes files of `evaluate`, not of `train study`")
        texts.insert(0, f"## All seeds\n\n{merged(read)}\n")
    for name in written:
        say(f"written to {name}")
    emit({"markdown": "\n".join(texts), "figures": written}, as_json, "\n".join(texts))


@app.command("map")
def map_command(
    out: Annotated[Path | None, typer.Option(help="Standalone HTML file to write.")] = None,
    fit: Annotated[
        list[Path] | None, typer.Option(help="Build the checkpoint's anchors and map from this task suite; may be given again.")
    ] = None,
    checkpoint: Checkpoint = None,
    description: Annotated[list[str], typer.Option(help="An adapter to place on the map; may be given again.")] = [],  # noqa: B006
    as_json: AsJson = False,
) -> None:
    """Draw the map of adapters, or (--fit) make the anchors that a checkpoint ships."""
    from t2l_core.adapter_map import AdapterMap, fit_coordinates, fit_text_coordinates, sketches
    from t2l_core.anchors import build_anchors
    from t2l_core.tasks import load_suites

    if out is None and not fit:
        raise ValueError("nothing to do; give --out FILE.html to draw the map or --fit SUITE to make it")
    t2l = load(checkpoint)
    if fit:
        assert t2l.checkpoint.folder is not None
        anchors = build_anchors(load_suites(fit, "train"), t2l.encoder)
        say(f"placing {len(anchors.names)} adapters")
        anchors.sketches = sketches(anchors, t2l.checkpoint.net, read=t2l.read)
        anchors.coordinates = fit_coordinates(anchors, t2l.checkpoint.net, read=t2l.read)
        anchors.text_coordinates = fit_text_coordinates(anchors)
        anchors.save(t2l.checkpoint.folder)
        t2l.anchors = anchors
    if t2l.anchors is None:
        raise FileNotFoundError("this checkpoint ships no anchors; make them with: python -m t2l_core map --fit SUITE")
    placed = []
    if out is not None:
        drawn = AdapterMap(t2l.anchors, t2l.checkpoint.net, encode=t2l.encoder, read=t2l.read)
        say("warming up UMAP")
        drawn.warm_up()
        points = [(d, t2l.generate(d)) for d in description]
        drawn.write_html(out, points)
        placed = [{"description": d, "at": drawn.place(a), "nearest": drawn.neighbours(a)} for d, a in points]
    value = {"out": str(out) if out else None, "anchors": len(t2l.anchors.names), "placed": placed}
    emit(value, as_json, f"{len(t2l.anchors.names)} adapters" + (f" drawn in {out}" if out else ""))


@app.command()
def export(
    adapter: Annotated[Path, typer.Argument(help="PEFT folder made by `generate`.")],
    out: Annotated[Path, typer.Option(help="Zip file to write.")],
    checkpoint: Checkpoint = None,
    as_json: AsJson = False,
) -> None:
    """Check an adapter folder and pack it as a zip."""
    from t2l_core.adapter import Adapter
    from t2l_core.checkpoint import load_checkpoint
    from t2l_core.text2lora import DEFAULT_CHECKPOINT

    spec = load_checkpoint(checkpoint or DEFAULT_CHECKPOINT).net.config.spec
    path = Adapter.load(adapter, spec).zip(out)
    emit({"out": str(path), "bytes": path.stat().st_size}, as_json, str(path))


@app.command("import-checkpoint")
def import_checkpoint(
    folder: Annotated[Path, typer.Argument(help="Published checkpoint: args.yaml, adapter_config.json, hypermod.pt, …")],
    out: Annotated[Path, typer.Option(help="Checkpoint folder to write.")],
    base_model: Annotated[str, typer.Option(help="Folder or hub id of the LLM it was trained for.")],
    text_encoder: Annotated[str, typer.Option(help="Folder or hub id of its text encoder.")],
    as_json: AsJson = False,
) -> None:
    """Turn a published Text-to-LoRA checkpoint into one of ours."""
    from t2l_core.published import import_published

    path = import_published(folder, out, base_model=base_model, text_encoder=text_encoder)
    emit({"out": str(path)}, as_json, str(path))


def new_folder(out: Path) -> Path:
    """A folder to write that holds nothing yet. Raises ValueError for any other."""
    out = out.expanduser()
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ValueError(f"{out} is not an empty folder; write to a new folder")
    return out


@app.command()
def compress(
    out: Annotated[Path, typer.Option(help="Checkpoint folder to write.")],
    checkpoint: Checkpoint = None,
    as_json: AsJson = False,
) -> None:
    """A checkpoint with a byte for each of its large weights, with its map; results and baselines stay behind."""
    from t2l_core.anchors import Anchors
    from t2l_core.checkpoint import HYPERNET_FILE, load_checkpoint, save_checkpoint
    from t2l_core.text2lora import DEFAULT_CHECKPOINT

    source, out = (checkpoint or DEFAULT_CHECKPOINT).expanduser(), new_folder(out)
    save_checkpoint(load_checkpoint(source), out, eight_bit=True)
    anchors = Anchors.load(source)
    if anchors is not None:
        anchors.save(out)
    before, after = ((folder / HYPERNET_FILE).stat().st_size for folder in (source, out))
    emit({"out": str(out), "bytes": after, "before": before}, as_json, f"{out}: {after / 1e6:.1f} of {before / 1e6:.1f} MB")


@app.command()
def average(
    first: Annotated[Path, typer.Argument(help="Checkpoint folder.")],
    second: Annotated[Path, typer.Argument(help="Another, one of the two trained from the other.")],
    out: Annotated[Path, typer.Option(help="Checkpoint folder to write.")],
    share: Annotated[float, typer.Option(help="Of the second in the mean.")] = 0.5,
    task_share: Annotated[
        float, typer.Option(help="Of the task codes to keep: with less, what is read of a description counts for more.")
    ] = 1.0,
    as_json: AsJson = False,
) -> None:
    """The mean of two checkpoints' weights: often as good at what the first knows as at what the second learned."""
    import torch

    from t2l_core.checkpoint import averaged, load_checkpoint, save_checkpoint

    out = new_folder(out)
    mean = averaged(load_checkpoint(first), load_checkpoint(second), share, task_share)
    save_checkpoint(mean, out, dtype=torch.bfloat16)
    said = f"{out}: {share:.0%} of {second}, the rest {first}; {task_share:.0%} of the task codes"
    emit({"out": str(out), "share": share, "task_share": task_share}, as_json, said)


bench = typer.Typer(no_args_is_help=True, help="Measure speed on this machine.")
app.add_typer(bench, name="bench")


@bench.command("compare")
def bench_compare(
    new_tokens: Annotated[int, typer.Option(help="Tokens of every answer.")] = 48,
    repeats: Annotated[int, typer.Option(min=1, help="Rounds; each measures all three in turn.")] = 5,
    checkpoint: Checkpoint = None,
    as_json: AsJson = False,
) -> None:
    """A comparison of two columns against one answer, and against two answers one after the other."""
    from t2l_core.bench import compare_cost

    result = compare_cost(load(checkpoint), new_tokens=new_tokens, repeats=repeats)
    plain = (
        f"one answer {result['one_seconds']:.2f} s; two columns together {result['together_ratio']:.2f} times that; "
        f"two separate answers {result['separate_ratio']:.2f} times (medians of {repeats} rounds)"
    )
    emit(result, as_json, plain)


@bench.command("answer")
def bench_answer(
    tasks: Annotated[Path, typer.Option(help="Task suite folder.")] = Path("assets/tasks"),
    split: Annotated[str, typer.Option(help="train, heldout or benchmark.")] = "heldout",
    rows: Annotated[int, typer.Option(min=1, help="Test rows a task.")] = 8,
    checkpoint: Checkpoint = None,
    as_json: AsJson = False,
) -> None:
    """What an answer costs with solved examples in the prompt, with the description in it, and with a generated adapter."""
    from t2l_core.bench import answer_cost
    from t2l_core.tasks import load_suite

    result = answer_cost(load(checkpoint), load_suite(tasks, split), rows=rows)
    lines = ["| way | prompt tokens | GFLOP an answer | seconds an answer |", "|---|---|---|---|"]
    for name in ("few_shot", "prompted", "t2l"):
        r = result[name]
        lines.append(f"| {name} | {r['prompt_tokens']} | {r['gigaflop']:.2f} | {r['seconds']:.3f} |")
    lines.append(f"\n{result['rows']} rows; making the adapter takes {result['generate_seconds']:.3f} s, once a task")
    emit(result, as_json, "\n".join(lines))


@bench.command("start")
def bench_start(
    repeats: Annotated[int, typer.Option(min=1, help="Times the app is started.")] = 3,
    checkpoint: Checkpoint = None,
    as_json: AsJson = False,
) -> None:
    """From `python app.py` to its first page, and to the first adapter made through it."""
    from t2l_core.bench import start_cost
    from t2l_core.text2lora import DEFAULT_CHECKPOINT

    result = start_cost(checkpoint or DEFAULT_CHECKPOINT, repeats=repeats)
    plain = f"first page after {result['page_seconds']} s, first adapter after {result['first_adapter_seconds']} s"
    emit(result, as_json, plain)


@bench.command("train")
def bench_train(checkpoint: Checkpoint = None, as_json: AsJson = False) -> None:
    """Tokens per second of a training step, through transformers and through the frozen forward."""
    from t2l_core.bench import train_cost

    t2l = load(checkpoint)
    result = train_cost(t2l.base, t2l.checkpoint.net.spec)
    emit(result, as_json, "\n".join(f"{name}: {value}" for name, value in result.items()))


tasks_app = typer.Typer(no_args_is_help=True, help="Task suites.")
app.add_typer(tasks_app, name="tasks")


@tasks_app.command("fetch")
def tasks_fetch(
    out: Annotated[Path, typer.Option(help="Suite folder to write or complete.")],
    names: Annotated[list[str] | None, typer.Argument(help="Only these tasks; all when none is named.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many instruction tasks.")] = None,
    benchmarks: Annotated[bool, typer.Option(help="The ten benchmarks too.")] = True,
    source: Annotated[Path | None, typer.Option("--from", help="Folder with copies of the hub's datasets.")] = None,
    as_json: AsJson = False,
) -> None:
    """Build a suite from the public hub: Super-NaturalInstructions and ten benchmarks. Goes on where it stopped."""
    from t2l_core.task_hub import Hub, fetch

    if source is not None and not source.is_dir():
        raise FileNotFoundError(f"{source} is not a folder; name one that holds <author>/<dataset>/ folders")
    report = fetch(out, Hub(source), names=names or (), benchmarks=benchmarks, limit=limit, progress=progress_bar(1))
    for name, why in report["failed"].items():
        say(f"failed: {name}: {why}")
    counts = {k: len(v) for k, v in report.items()}
    emit({"out": str(out), **report}, as_json, ", ".join(f"{n} {k}" for k, n in counts.items()))
    if report["failed"]:
        raise typer.Exit(1)


@tasks_app.command("make")
def tasks_make(
    out: Annotated[Path, typer.Option(help="Suite folder to write or complete.")],
    unlike: Annotated[
        Path | None,
        typer.Option(help="Suite whose held-out and benchmark tasks are to stay unseen: nothing like them is made."),
    ] = None,
    as_in: Annotated[
        Path | None, typer.Option(help="Checkpoint folder: only the tasks it was trained on or set aside.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the rows.")] = 0,
    text_encoder: EncoderName = "all-MiniLM-L6-v2",
    as_json: AsJson = False,
) -> None:
    """Make a suite of procedural and written training tasks, which needs no network."""
    from t2l_core import procedural, written
    from t2l_core.tasks import load_suite
    from t2l_core.text_encoder import load_text_encoder

    set_threads()
    tasks = [*procedural.all_tasks(), *written.all_tasks()]
    if as_in is not None:
        training = training_of(as_in, "--as-in")
        known = {*training.get("tasks", ()), *training.get("set_aside_tasks", ())}
        tasks = [t for t in tasks if t.name in known]
        if not tasks:
            raise ValueError(f"{as_in} was trained on no task made by this version; leave --as-in out for all of them")
    kept = tasks
    if unlike is not None:
        unseen = [t for t in load_suite(unlike) if t.split != "train"]
        if unseen:
            fit = procedural.unlike([t.definition for t in tasks], unseen, load_text_encoder(text_encoder))
            kept = [task for task, fits in zip(tasks, fit, strict=True) if fits]
    dropped = [t.name for t in tasks if t not in kept]
    there = [name for name in dropped if (out / name).exists()]
    if there:
        raise ValueError(f"{out} already holds {', '.join(there)}, which --unlike leaves out; write to another folder")
    made = procedural.make_suite(out, [t for t in kept if isinstance(t, procedural.Procedural)], seed)
    made += written.make_suite(out, [t for t in kept if isinstance(t, written.Written)], seed)
    if dropped:
        say(f"left out as too like an unseen task: {', '.join(dropped)}")
    value = {"out": str(out), "tasks": len(kept), "written": made, "left_out": dropped}
    emit(value, as_json, f"{len(kept)} tasks in {out}, {len(made)} of them new")


TasksFolder = Annotated[Path, typer.Option(help="Task suite; its train split is used.")]
TaskFolders = Annotated[
    list[Path], typer.Option("--tasks", help="Task suite; its train split is used. May be given several times.")
]
Wordings = Annotated[Path | None, typer.Option(help="JSON file {task: [descriptions]} of further descriptions to train on.")]
Resume = Annotated[bool, typer.Option(help="Continue the run in --run exactly where it stopped.")]
TotalSteps = Annotated[int | None, typer.Option(help="Steps in all; may be changed when resuming.")]
DecaySteps = Annotated[int | None, typer.Option(help="Last steps with falling rates; likewise.")]
MaxMinutes = Annotated[float, typer.Option(help="Stop and save after this long; 0 is no limit.")]
SetAsideFrom = Annotated[
    Path | None, typer.Option(help="Checkpoint or multitask folder whose set-aside tasks are set aside here too.")
]
Begun = Annotated[Path | None, typer.Option("--init", help="Checkpoint to begin with; default: the shipped one.")]
Options = Annotated[list[str] | None, typer.Option("--set", help="Any option of the training, as name=value.")]


def with_options(kind: type, values: dict[str, Any], items: list[str] | None, option: str = "--set ") -> Any:
    """A config dataclass from saved values and name=value items. Raises ValueError for what it does not know."""
    unknown = set(values) - set(kind.__dataclass_fields__)
    if unknown:
        raise ValueError(
            f"the run to resume has options this training does not know ({', '.join(sorted(unknown))}): another kind's"
        )
    for item in items or []:
        name, found, value = item.partition("=")
        if not found or name not in kind.__dataclass_fields__:
            raise ValueError(f"{option}{item}: wanted name=value with one of {', '.join(kind.__dataclass_fields__)}")
        values[name] = _parsed(value, type(getattr(kind, name)), f"{option}{item}")
    return kind(**values)


def training_of(folder: Path, option: str) -> dict[str, Any]:
    """The record of a training, from the folder that `option` names. Raises FileNotFoundError or ValueError without one."""
    from t2l_core.checkpoint import read_object

    path = folder / "training.json"
    if not path.is_file():
        raise FileNotFoundError(f"{path} does not exist; {option} wants a folder that `train` wrote")
    return read_object(path)


def aside_of(folder: Path | None) -> list[str] | None:
    """The tasks that a training set aside, None for no folder. Raises FileNotFoundError or ValueError without a record."""
    if folder is None:
        return None
    found = training_of(folder, "--set-aside-from").get("set_aside_tasks")
    if found is None:
        raise ValueError(f"{folder} does not say which tasks were set aside; name a checkpoint of `train sft`")
    return found


def _parsed(value: str, kind: type, item: str) -> Any:
    """The value of an option, as typed in `item`. Raises ValueError where it is of another kind."""
    wanted = {bool: "true or false", int: "a whole number", float: "a number"}
    try:
        return {"true": True, "false": False}[value.lower()] if kind is bool else kind(value)
    except (KeyError, ValueError):
        raise ValueError(f"{item}: wanted {wanted[kind]}") from None


@train.command("sft")
def train_sft(
    tasks: TaskFolders = [Path("assets/tasks")],  # noqa: B006 - Typer copies it
    wordings: Wordings = None,
    out: Annotated[Path, typer.Option(help="Checkpoint folder to write.")] = Path("runs/sft/checkpoint"),
    run: Annotated[Path, typer.Option(help="Run folder: resume state and log.jsonl.")] = Path("runs/sft"),
    resume: Resume = False,
    init: Annotated[Path | None, typer.Option(help="Checkpoint whose weights a new run starts from.")] = None,
    total_steps: TotalSteps = None,
    decay_steps: DecaySteps = None,
    max_minutes: MaxMinutes = 0.0,
    set_aside_from: SetAsideFrom = None,
    option: Options = None,
    base_model: BaseName = "smollm2-135m",
    text_encoder: EncoderName = "all-MiniLM-L6-v2",
    as_json: AsJson = False,
) -> None:
    """Train through the generated LoRA: description → adapter → frozen LM → cross-entropy."""
    from t2l_core.checkpoint import load_checkpoint
    from t2l_core.training.sft import SFTTrainer

    start, aside = load_checkpoint(init) if init else None, aside_of(set_aside_from)
    steps, models = {"total_steps": total_steps, "decay_steps": decay_steps}, (base_model, text_encoder)
    run_training(
        SFTTrainer, (tasks, wordings), run, out, resume, steps, option, models, max_minutes, as_json, init=start, aside=aside
    )


@train.command("encoder")
def train_encoder(
    tasks: TaskFolders = [Path("assets/tasks")],  # noqa: B006 - Typer copies it
    wordings: Wordings = None,
    init: Begun = None,
    out: Annotated[Path, typer.Option(help="Checkpoint folder to write.")] = Path("runs/encoder/checkpoint"),
    run: Annotated[Path, typer.Option(help="Run folder: resume state and log.jsonl.")] = Path("runs/encoder"),
    resume: Resume = False,
    total_steps: TotalSteps = None,
    option: Options = None,
    as_json: AsJson = False,
) -> None:
    """Teach the text encoder to tell tasks by what is asked, however it is said; the language model does not run."""
    from t2l_core.training.encoder import EncoderConfig, EncoderTrainer

    start, suite, _, encoder, config = begun(EncoderConfig, tasks, wordings, init, run, resume, total_steps, option)
    trainer = EncoderTrainer(suite, encoder, config, run, out, init=start, resume=resume, say=say)
    finish(trainer, config.total_steps, as_json, progress=progress_bar(config.total_steps, trainer.state.step))


@train.command("consistency")
def train_consistency(
    tasks: TaskFolders = [Path("assets/tasks")],  # noqa: B006 - Typer copies it
    wordings: Wordings = None,
    init: Begun = None,
    out: Annotated[Path, typer.Option(help="Checkpoint folder to write.")] = Path("runs/consistency/checkpoint"),
    run: Annotated[Path, typer.Option(help="Run folder: resume state and log.jsonl.")] = Path("runs/consistency"),
    resume: Resume = False,
    total_steps: TotalSteps = None,
    option: Options = None,
    as_json: AsJson = False,
) -> None:
    """Teach a checkpoint to make of any one wording the adapter that it makes of several together (self-distillation)."""
    from t2l_core.training.consistency import ConsistencyConfig, ConsistencyTrainer

    start, suite, base, encoder, config = begun(ConsistencyConfig, tasks, wordings, init, run, resume, total_steps, option)
    trainer = ConsistencyTrainer(suite, base, encoder, config, run, out, init=start, resume=resume, say=say)
    finish(trainer, config.total_steps, as_json, progress=progress_bar(config.total_steps, trainer.state.step))


def begun(
    kind: type,
    folders: list[Path],
    wordings: Path | None,
    init: Path | None,
    run: Path,
    resume: bool,
    total_steps: int | None,
    options: list[str] | None,
) -> tuple[Any, Any, Any, Any, Any]:
    """What a training that goes on from a checkpoint begins with: the checkpoint, tasks, its two models, options."""
    from t2l_core.base_model import load_base_model
    from t2l_core.checkpoint import load_checkpoint
    from t2l_core.tasks import load_suites, with_wordings
    from t2l_core.text2lora import DEFAULT_CHECKPOINT
    from t2l_core.text_encoder import load_text_encoder
    from t2l_core.training.loop import read_config

    set_threads()
    values = read_config(run) if resume else {}
    values |= {"total_steps": total_steps} if total_steps is not None else {}
    config = with_options(kind, values, options)
    start = load_checkpoint(init or DEFAULT_CHECKPOINT)
    suite = load_suites(folders, "train")
    suite = with_wordings(suite, wordings) if wordings else suite
    run.mkdir(parents=True, exist_ok=True)
    base = load_base_model(start.base_model)
    words = base.word_bag if start.net.config.word_size else None
    return start, suite, base, load_text_encoder(start.text_encoder, words=words, lora=start.encoder_lora), config


@train.command("multitask")
def train_multitask(
    tasks: TaskFolders = [Path("assets/tasks")],  # noqa: B006 - Typer copies it
    wordings: Wordings = None,
    out: Annotated[Path, typer.Option(help="PEFT folder to write.")] = Path("runs/multitask/adapter"),
    run: Annotated[Path, typer.Option(help="Run folder: resume state and log.jsonl.")] = Path("runs/multitask"),
    resume: Resume = False,
    total_steps: TotalSteps = None,
    decay_steps: DecaySteps = None,
    max_minutes: MaxMinutes = 0.0,
    set_aside_from: SetAsideFrom = None,
    option: Options = None,
    base_model: BaseName = "smollm2-135m",
    text_encoder: EncoderName = "all-MiniLM-L6-v2",
    as_json: AsJson = False,
) -> None:
    """Train one LoRA on all training tasks, without descriptions: the baseline of `sft`, on the same rows."""
    from t2l_core.training.multitask import MultitaskTrainer

    steps, models = {"total_steps": total_steps, "decay_steps": decay_steps}, (base_model, text_encoder)
    aside = aside_of(set_aside_from)
    run_training(
        MultitaskTrainer, (tasks, wordings), run, out, resume, steps, option, models, max_minutes, as_json, aside=aside
    )


def run_training(
    trainer_class: Any,
    data: tuple[list[Path], Path | None],  # suites, and a file of further wordings
    run: Path,
    out: Path,
    resume: bool,
    steps: dict[str, int | None],
    options: list[str] | None,
    models: tuple[str, str],
    max_minutes: float,
    as_json: bool,
    **more: Any,
) -> None:
    """What `sft` and `multitask` share: options, models, the run itself; ctrl-C saves and stops."""
    from t2l_core.base_model import load_base_model
    from t2l_core.tasks import load_suites, with_wordings
    from t2l_core.text_encoder import load_text_encoder
    from t2l_core.training.config import SFTConfig
    from t2l_core.training.loop import read_config

    set_threads()
    values: dict[str, Any] = {}
    if resume:
        values = read_config(run)
    values |= {k: v for k, v in steps.items() if v is not None}
    config = with_options(SFTConfig, values, options)
    folders, wordings = data
    suite = load_suites(folders, "train")
    suite = with_wordings(suite, wordings) if wordings else suite
    run.mkdir(parents=True, exist_ok=True)
    base = load_base_model(models[0])
    lora = encoder_lora_of(more.get("init"), out, resume=resume)
    encoder = load_text_encoder(models[1], words=base.word_bag if config.words else None, lora=lora)
    trainer = trainer_class(suite, base, encoder, config, run, out, resume=resume, say=say, **more)
    bar = progress_bar(config.total_steps, trainer.state.step)
    finish(trainer, config.total_steps, as_json, progress=bar, max_minutes=max_minutes or math.inf)


def encoder_lora_of(init: Any, out: Path, *, resume: bool) -> dict[str, Any]:
    """What was trained of the text encoder that a run goes on with: that of the checkpoint it starts from, or of its own."""
    from t2l_core.checkpoint import HYPERNET_FILE, load_checkpoint

    if init is None and resume and (out / HYPERNET_FILE).is_file():
        init = load_checkpoint(out)
    return init.encoder_lora if init else {}


def finish(trainer: Any, total_steps: int, as_json: bool, **how: Any) -> None:
    """Run a trainer; ctrl-C and SIGTERM save and stop it, with exit code 1."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    folder = trainer.run(stop=stop, **how)
    state = trainer.state
    if os.environ.get("RANK", "0") == "0":  # of several processes one speaks
        value = {"out": str(folder), "steps": state.step, "total_steps": total_steps, "seconds": round(state.seconds)}
        emit(value, as_json, f"written to {folder}")
    if trainer.state.step < total_steps:
        say(f"stopped at step {trainer.state.step} of {total_steps}; --resume continues")
        raise typer.Exit(1 if stop.is_set() else 0)


@train.command("recon")
def train_recon(
    oracles: Annotated[Path, typer.Option(help="Folder that `train oracle` wrote.")],
    tasks: TasksFolder = Path("assets/tasks"),
    out: Annotated[Path, typer.Option(help="Checkpoint folder to write.")] = Path("runs/recon/checkpoint"),
    run: Annotated[Path, typer.Option(help="Run folder: resume state and log.jsonl.")] = Path("runs/recon"),
    resume: Resume = False,
    total_steps: TotalSteps = None,
    set_aside_from: SetAsideFrom = None,
    option: Options = None,
    base_model: BaseName = "smollm2-135m",
    text_encoder: EncoderName = "all-MiniLM-L6-v2",
    as_json: AsJson = False,
) -> None:
    """Distil a hypernetwork from oracle LoRAs; the language model runs once at most (loss=curvature)."""
    from t2l_core.base_model import load_base_model
    from t2l_core.tasks import load_suite
    from t2l_core.text_encoder import load_text_encoder
    from t2l_core.training.loop import read_config
    from t2l_core.training.recon import ReconConfig, ReconTrainer

    set_threads()
    values = read_config(run) if resume else {}
    values |= {"total_steps": total_steps} if total_steps is not None else {}
    config = with_options(ReconConfig, values, option)
    suite = load_suite(tasks, "train")
    run.mkdir(parents=True, exist_ok=True)
    base = load_base_model(base_model)
    encoder, aside = load_text_encoder(text_encoder), aside_of(set_aside_from)
    trainer = ReconTrainer(suite, oracles, base, encoder, config, run, out, resume=resume, aside=aside, say=say)
    finish(trainer, config.total_steps, as_json, progress=progress_bar(config.total_steps, trainer.state.step))


@train.command("oracle")
def train_oracle(
    tasks: Annotated[Path, typer.Option(help="Task suite.")] = Path("assets/tasks"),
    out: Annotated[Path, typer.Option(help="Folder for one PEFT folder a task, and summary.json.")] = Path("runs/oracles"),
    split: Annotated[str | None, typer.Option(help="Only this split.")] = None,
    only: Annotated[str | None, typer.Option(help="Only these tasks, comma-separated.")] = None,
    metric: Annotated[str | None, typer.Option(help="Only the tasks with this metric.")] = None,
    init: Annotated[Path | None, typer.Option(help="PEFT folder all start from, such as that of `train multitask`.")] = None,
    option: Options = None,
    base_model: BaseName = "smollm2-135m",
    as_json: AsJson = False,
) -> None:
    """Train one LoRA a task, stopping early on validation rows; a sweep resumes where it stopped."""
    from t2l_core.base_model import load_base_model
    from t2l_core.tasks import load_suite
    from t2l_core.training.oracle import OracleConfig, sweep

    set_threads()
    config = with_options(OracleConfig, {}, option)
    suite = load_suite(tasks, split)
    if only is not None:
        wanted = {n.strip() for n in only.split(",") if n.strip()}
        unknown = wanted - {t.name for t in suite}
        if unknown or not wanted:
            raise ValueError(f"{tasks} has no task {', '.join(sorted(unknown)) or only!r}")
        suite = [t for t in suite if t.name in wanted]
    suite = of_metric(suite, metric)
    if not suite:
        raise ValueError(f"{tasks} has no such task of metric {metric}; nothing to train")
    out.mkdir(parents=True, exist_ok=True)
    summary = sweep(suite, load_base_model(base_model), config, out, init=init, progress=progress_bar(len(suite)))
    entries = {t.name: summary["tasks"][t.name] for t in suite}
    failed = {n: e["error"] for n, e in entries.items() if "error" in e}
    for name, error in failed.items():
        say(f"failed: {name}: {error}")
    idle = [n for n, e in entries.items() if "note" in e]
    if idle:
        say(f"no gain on validation rows: {', '.join(idle)}")
    emit({"out": str(out), "tasks": entries}, as_json, f"{len(entries) - len(failed)} of {len(entries)} oracles in {out}")
    if failed:
        raise typer.Exit(1)


def variations_of(items: list[str], options: list[str]) -> dict[str, Any]:
    """The runs of an ablation from NAME:option=value,… items, each on top of the options all have. Raises ValueError."""
    from t2l_core.training.config import SFTConfig
    from t2l_core.training.study import Variation, folder_name

    found: dict[str, Any] = {}
    for item in items:
        name, named, values = item.partition(":")
        if not named or not re.fullmatch(r"\w[^/\\=:]*", name) or folder_name(name) in map(folder_name, found):
            raise ValueError(f"--run {item}: wanted NAME:option=value,… with a name of its own")
        changes = [v for v in values.split(",") if v]
        own = {k: v for k, _, v in (c.partition("=") for c in changes) if k in ("descriptions", "init", "beside", "multitask")}
        rest = [c for c in changes if c.partition("=")[0] not in own]
        if any(c.partition("=")[0] == "seed" for c in rest):
            raise ValueError(f"--run {item}: all runs have one seed, --seed; leave it out")
        found[name] = Variation(
            with_options(SFTConfig, asdict(with_options(SFTConfig, {}, options)), rest, f"--run {name}:"),
            descriptions=_parsed(own.get("descriptions", "0"), int, f"--run {item}, descriptions"),
            init=Path(own["init"]) if "init" in own else None,
            beside=Path(own["beside"]) if "beside" in own else None,
            multitask=_parsed(own.get("multitask", "false"), bool, f"--run {item}, multitask"),
        )
        if found[name].multitask and found[name].init:
            raise ValueError(f"--run {item}: a multi-task LoRA cannot start from a hypernetwork; leave one of the two out")
    return found


def study_options(
    kind: str, oracles: Path | None, options: list[str], sizes: str, variants: str
) -> tuple[Any, list[int], list[str]]:
    """Of a study: the options of its runs; and of compression, numbers of oracles and variants. Raises ValueError."""
    from t2l_core.training.config import SFTConfig
    from t2l_core.training.recon import ReconConfig
    from t2l_core.training.study import VARIANTS

    if kind not in ("compression", "scaling", "ablation"):
        raise ValueError(f"unknown study {kind!r}; known: compression, scaling, ablation")
    if kind == "compression" and oracles is None:
        raise ValueError("compression needs the LoRAs of `train oracle`; name their folder with --oracles")
    swept = {"seed": "--seed"}
    if kind == "compression":
        swept |= {"variant": "--variants", "n_tasks": "--sizes", "set_aside_tasks": "always 0"}
    for name in (item.partition("=")[0] for item in options):
        if name in swept:
            raise ValueError(f"--set {name}: the study itself sets it ({swept[name]}); leave it out")
    n_oracles = [_parsed(n.strip(), int, "--sizes") for n in sizes.split(",")]
    kinds = [v.strip() for v in variants.split(",")]
    if set(kinds) - set(VARIANTS) or min(n_oracles) < 0:
        raise ValueError(f"--variants {variants}, --sizes {sizes}: wanted some of L,M,S and numbers of tasks such as 16,64,0")
    return with_options(ReconConfig if kind == "compression" else SFTConfig, {}, options), n_oracles, kinds


def judged_suite(folder: Path, split: str, metric: str | None) -> list[Any]:
    """A suite that has tasks of a split and metric. Raises ValueError, before hours of training, for one without."""
    from t2l_core.tasks import load_suite

    suite = load_suite(folder)
    if not of_metric([t for t in suite if t.split == split], metric):
        scored_by = f" scored by {metric}" if metric else ""
        raise ValueError(f"{folder} has no task of split {split}{scored_by} to score the runs on; give a suite that has some")
    return suite


@train.command("study")
def train_study(
    kind: Annotated[str, typer.Argument(help="compression, scaling or ablation.")],
    tasks: Annotated[Path, typer.Option(help="Task suite, all splits.")] = Path("assets/tasks"),
    out: Annotated[Path, typer.Option(help="Folder for KIND.json and a folder a run; goes on where it stopped.")] = Path(
        "runs/study"
    ),
    oracles: Annotated[Path | None, typer.Option(help="compression: folder that `train oracle` wrote.")] = None,
    variation: Annotated[
        list[str] | None,
        typer.Option(
            "--run",
            help="ablation: NAME:option=value,…; also descriptions=N, init=CHECKPOINT, beside=SUITE, multitask=true. "
            "May be given again.",
        ),
    ] = None,
    total_tokens: Annotated[int, typer.Option(min=1, help="scaling and ablation: tokens of every run.")] = 1_000_000,
    sizes: Annotated[str, typer.Option(help="compression: numbers of oracles, 0 for all.")] = "16,64,0",
    variants: Annotated[str, typer.Option(help="compression: of the hypernetwork.")] = "L,M,S",
    limit: Annotated[int | None, typer.Option(min=1, help="Test rows a task.")] = 100,
    metric: Annotated[str | None, typer.Option(help="Score only the tasks with this metric.")] = None,
    seed: Annotated[int, typer.Option(help="Of every run.")] = 0,
    option: Options = None,
    base_model: BaseName = "smollm2-135m",
    text_encoder: EncoderName = "all-MiniLM-L6-v2",
    as_json: AsJson = False,
) -> None:
    """Several trainings with one thing changed, each scored: `report` reads what they give."""
    from t2l_core.base_model import load_base_model
    from t2l_core.evaluate import evaluate
    from t2l_core.report import study as markdown
    from t2l_core.text_encoder import load_text_encoder
    from t2l_core.training.study import Study

    config, n_oracles, kinds = study_options(kind, oracles, option or [], sizes, variants)
    variations = variations_of(variation or [], option or [])
    shipped = (base_model, text_encoder) == ("smollm2-135m", "all-MiniLM-L6-v2")
    if not shipped and any(set(v.methods) & {"multitask", "hyperdecoder"} for v in variations.values()):
        raise ValueError(
            "a multi-task LoRA and a hyperdecoder are scored on the shipped models; leave out --base-model and --text-encoder"
        )
    if kind == "ablation" and not variations:
        raise ValueError("ablation wants at least one --run NAME:option=value,…")
    set_threads()
    suite = judged_suite(tasks, "train" if kind == "compression" else "heldout", metric)
    base = load_base_model(base_model)

    def score(checkpoint: Path, tasks: Any, methods: Any) -> dict[str, float]:
        as_what: Any = {m: checkpoint for m in ("multitask", "hyperdecoder") if m in methods}
        t2l, scored = load(None if as_what else checkpoint), of_metric(tasks, metric)
        if not scored:
            raise ValueError(f"none of the run's {len(tasks)} tasks is scored by {metric}; draw more (--sizes)")
        results = evaluate(t2l, scored, methods, limit=limit, seed=seed, oracles=oracles, **as_what)
        failed = [f"{n} ({m}): {e['error']}" for n, r in results["tasks"].items() for m, e in r.items() if "error" in e]
        if failed:
            raise RuntimeError(f"{len(failed)} scores of {checkpoint} failed: {'; '.join(failed[:3])}")
        return {m: s["score"] for m, s in results["summary"].items()}

    study = Study(
        suite, base, lambda words: load_text_encoder(text_encoder, words=base.word_bag if words else None), score, out, seed
    )
    study.say, study.progress = say, progress_bar(1)
    study.scoring = {"limit": limit, "metric": metric, "text_encoder": text_encoder}
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: study.stop.set())
    if kind == "compression":
        assert oracles is not None
        results = study.compression(oracles, config, n_oracles, kinds)
    elif kind == "scaling":
        results = study.scaling(config, total_tokens)
    else:
        results = study.ablation(variations, total_tokens)
    emit(results, as_json, markdown(results))
    if study.stop.is_set():
        say("stopped; the same command goes on")
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; bad input ends with one line on stderr and exit code 2, a failure with 1."""
    try:
        app(standalone_mode=True)
    except (ValueError, FileNotFoundError, FileExistsError) as error:
        say(f"error: {error}")
        sys.exit(2)
    except (OSError, ArithmeticError, RuntimeError) as error:
        say(f"error: {error}")
        sys.exit(1)
