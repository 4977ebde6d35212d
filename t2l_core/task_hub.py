"""Task suites from the public hub: the Super-NaturalInstructions tasks as Lots-of-LoRAs publishes them, and ten benchmarks.

Enters: nothing but names, or a folder with copies of the hub's datasets. Leaves: a suite in the format of `tasks.py`, with the
licences of its sources. A task that is there is not fetched again, so a fetch that broke off goes on where it stopped.
"""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from t2l_core.tasks import Row, write_task

AUTHOR = "Lots-of-LoRAs"
MOST_TRAIN, MOST_TEST = 1200, 200  # rows kept of a task
MOST_INPUT, MOST_TARGET = 900, 200  # characters of a row that is kept
HELDOUT_EVERY = 43  # of the natural instructions in order of name: 11 of 479, as in the paper
_WORDS_OF_A_LABEL = 4  # answers no longer than this, on average, are matched exactly; longer ones by ROUGE-L
_ATTEMPTS = 4
_OF_A_BENCHMARK = re.compile(r"_(ai2_arc|arc|winogrande|piqa|boolq|hellaswag|openbookqa|gsm8k|mbpp|humaneval)(_|\d|$)")
_LETTERS = "ABCDE"

Record = dict[str, Any]  # a row of a dataset, by column
Item = tuple[str, list[str]]  # input and accepted answers


@dataclass(frozen=True)
class Benchmark:
    """One of the paper's ten benchmarks: where it lies, and how a record becomes an input and its answers."""

    name: str
    repo: str
    config: str | None
    family: str
    metric: str
    definition: str
    read: Callable[[Record], Item]
    test: str = "test"  # the split with public answers
    revision: str | None = None  # where the main one is a script, which no one should run
    train: str | None = "train"


@dataclass(frozen=True)
class Hub:
    """The public hub, or, with `root`, a folder that holds its datasets as <author>/<name>/ (parquet, JSON or CSV files)."""

    root: Path | None = None

    def names(self, author: str) -> list[str]:
        """The author's datasets, sorted. Raises OSError when the hub cannot be reached."""
        if self.root:
            return sorted(p.name for p in (self.root / author).glob("*") if p.is_dir())
        from huggingface_hub import HfApi

        found = _patiently(lambda: list(HfApi().list_datasets(author=author)), f"the list of {author}'s datasets")
        return sorted(d.id.split("/")[1] for d in found)

    def splits(self, repo: str, config: str | None = None, revision: str | None = None) -> dict[str, list[Record]]:
        """All records of a dataset by split. Raises OSError when the hub cannot be reached, ValueError for an odd dataset."""
        import datasets

        datasets.disable_progress_bars()  # there is one for the whole suite
        if self.root is None:
            loaded = _patiently(lambda: datasets.load_dataset(repo, config, revision=revision), repo)
            return {str(name): list(split) for name, split in loaded.items()}
        where = str(self.root / repo)
        known = _patiently(lambda: datasets.get_dataset_config_names(where), repo) if config else []
        if config and config not in known:
            if (self.root / repo / config).is_dir():  # a copy without the card that tells configurations apart
                where = str(self.root / repo / config)
            elif known != ["default"]:
                raise ValueError(f"{where} has no configuration {config} (it has {', '.join(known)}); copy the whole dataset")
            config = None
        with tempfile.TemporaryDirectory(prefix="t2l-datasets-") as cache:  # a copy may change; the hub's own files do not
            loaded = _patiently(lambda: datasets.load_dataset(where, config, cache_dir=cache), repo)
            return {str(name): list(split) for name, split in loaded.items()}

    def license(self, repo: str) -> str:
        """The licence the dataset's card names; "not stated" when it names none."""
        if self.root:
            card = self.root / repo / "README.md"
            found = re.search(r"^license:\s*(.+)$", card.read_text(encoding="utf-8"), re.MULTILINE) if card.is_file() else None
            return found[1].strip() if found else "not stated"
        from huggingface_hub import HfApi

        info = _patiently(lambda: HfApi().dataset_info(repo), repo)
        licence = (info.card_data or {}).get("license") or "not stated"
        return ", ".join(licence) if isinstance(licence, list) else str(licence)


def _patiently(read: Callable[[], Any], what: str, attempts: int = _ATTEMPTS) -> Any:
    """The result, after several attempts where the network fails. Raises OSError that says what to do."""
    import httpx

    for attempt in range(attempts):
        try:
            return read()
        except FileNotFoundError as error:
            raise ValueError(f"{what} was not found; check its name, or the folder given with --from") from error
        except (OSError, httpx.HTTPError) as error:
            if attempt + 1 == attempts or getattr(getattr(error, "response", None), "status_code", 500) in (401, 403, 404):
                raise OSError(
                    f"{what} could not be fetched ({type(error).__name__}); check the network and run the same command again, "
                    "it goes on where it stopped. Without a network: --from FOLDER with copies of the datasets"
                ) from error
            time.sleep(2.0**attempt)
    raise AssertionError


def fetch(
    out: Path,
    hub: Hub,
    *,
    names: Sequence[str] = (),
    benchmarks: bool = True,
    limit: int | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> dict[str, Any]:
    """Write the suite; returns {"written": [...], "kept": [...], "failed": {name: why}}.

    `names` chooses tasks, else all are taken, or the first `limit`. A task that fails is named and the others go on; a hub out
    of reach ends the fetch with OSError.
    """
    from datasets.exceptions import DatasetsError

    # Instruction tasks built on the benchmarks' questions would put those into training.
    known = [n for n in hub.names(AUTHOR) if re.match(r"task\d+_", n) and not _OF_A_BENCHMARK.search(n)]
    unknown = set(names) - set(known) - {b.name for b in BENCHMARKS}
    if unknown:
        raise ValueError(f"the hub has no {', '.join(sorted(unknown))}; names look like {', '.join(known[:2]) or 'task022_…'}")
    heldout = set(known[HELDOUT_EVERY // 2 :: HELDOUT_EVERY])
    tasks = [n for n in known if not names or n in names][:limit]
    jobs: list[tuple[str, Callable[[], Record]]] = [
        (n, lambda n=n: _instructions(hub, n, "heldout" if n in heldout else "train")) for n in tasks
    ]
    if benchmarks:
        jobs += [(b.name, lambda b=b: _benchmark(hub, b)) for b in BENCHMARKS if not names or b.name in names]
    report: dict[str, Any] = {"written": [], "kept": [], "failed": {}}
    for done, (name, make) in enumerate(jobs):
        if progress:
            progress(done, len(jobs), name)
        if (out / name / "task.json").is_file():
            report["kept"].append(name)
            continue
        try:
            _write(out / name, make())
            report["written"].append(name)
        except (ValueError, RuntimeError, LookupError, TypeError, DatasetsError) as error:
            report["failed"][name] = f"{type(error).__name__}: {error}"
    if progress:
        progress(len(jobs), len(jobs), "done")
    return report


def _instructions(hub: Hub, name: str, split: str) -> Record:
    """One Super-NaturalInstructions task. Its records carry the definition and examples before every instance."""
    repo = f"{AUTHOR}/{name}"
    records = hub.splits(repo)
    parsed = {part: [_instance(r) for r in rows] for part, rows in records.items()}
    everything = [p for rows in parsed.values() for p in rows if p[1][1]]
    if not everything:
        raise ValueError(f"{repo} holds no rows with an answer")
    train = [item for _, item in (*parsed.get("train", ()), *parsed.get("valid", ()))]
    test = [item for _, item in parsed.get("test", ())]
    words = statistics.mean(len(answers[0].split()) for _, (_, answers) in everything)
    return {
        "name": name,
        "split": split,
        "family": "natural_instructions",
        "definition": everything[0][0],
        "metric": "exact_match" if words <= _WORDS_OF_A_LABEL else "rouge_l",
        "source": f"https://huggingface.co/datasets/{repo}",
        "license": hub.license(repo),
        "train": train,
        "test": test,
    }


def _instance(record: Record) -> tuple[str, Item]:
    """Definition, bare input and answers of a record: "Definition: … Positive Example 1 - … Input: … Output:"."""
    text = str(record["input"])
    definition = re.search(
        r"Definition:\s*(.*?)\s*(?:\n\s*(?:Positive|Negative) Example|\n\s*Now complete|\Z)", text, re.DOTALL
    )
    instance = re.search(r".*\n\s*Input:\s*(.*?)\s*\n?\s*Output:\s*\Z", text, re.DOTALL)
    if definition is None or instance is None:
        raise ValueError(f"a record does not read “Definition: … Input: … Output:” but {text[:80]!r}")
    answers = record["output"] if isinstance(record["output"], list) else [record["output"]]
    return definition[1], (instance[1], [str(a).strip() for a in answers if str(a).strip()])


def _benchmark(hub: Hub, b: Benchmark) -> Record:
    splits = hub.splits(b.repo, b.config, b.revision)
    if b.test not in splits:
        raise ValueError(f"{b.repo} has the splits {', '.join(splits)}; wanted {b.test}")
    return {
        "name": b.name,
        "split": "benchmark",
        "family": b.family,
        "definition": b.definition,
        "metric": b.metric,
        "source": f"https://huggingface.co/datasets/{b.repo}",
        "license": hub.license(b.repo),
        "train": [b.read(r) for r in splits.get(b.train or "", ())],
        "test": [b.read(r) for r in splits[b.test]],
    }


def _write(folder: Path, task: Record) -> None:
    """The task's folder: rows shuffled by seed, short enough, and no input in both files."""
    rng = np.random.default_rng(0)
    test = _kept(task.pop("test"), rng, MOST_TEST if task["split"] != "benchmark" else 500, set())
    train = _kept(task.pop("train"), rng, MOST_TRAIN, {row.input for row in test})
    if not test:
        raise ValueError(f"no test row of {task['name']} has an input of at most {MOST_INPUT} characters and an answer")
    described = {"train": [task["definition"]] if task["split"] == "train" else [], "eval": []}
    write_task(folder, {**task, "descriptions": described}, train, test)


def _kept(rows: Sequence[Item], rng: np.random.Generator, most: int, taken: set[str]) -> list[Row]:
    return [Row(source, tuple(answers)) for source, answers in _usable(rows, rng, most, set(taken))]


def _usable(rows: Sequence[Item], rng: np.random.Generator, most: int, taken: set[str]) -> Iterator[Item]:
    count = 0
    for i in rng.permutation(len(rows)).tolist():
        source, answers = rows[i]
        if count == most:
            return
        if answers and len(source) <= MOST_INPUT and len(answers[0]) <= MOST_TARGET and source.strip() and source not in taken:
            taken.add(source)
            count += 1
            yield source, answers


# --- the benchmarks: a record of the hub → input and answers


def _options(question: str, options: Sequence[str], answer: int) -> Item:
    listed = "\n".join(f"{_LETTERS[i]}. {o}" for i, o in enumerate(options))
    return f"{question.strip()}\n{listed}", [_LETTERS[answer]]


def _labelled(question: str, choices: Record, key: str) -> Item:
    return _options(question, choices["text"], list(choices["label"]).index(key))


_LETTER = "Reply with the letter of that option only."
_SCIENCE = f"Pick the option that correctly answers the science exam question. {_LETTER}"
BENCHMARKS = (
    Benchmark("arc_challenge", "allenai/ai2_arc", "ARC-Challenge", "commonsense", "exact_match", _SCIENCE,
              lambda r: _labelled(r["question"], r["choices"], r["answerKey"])),
    Benchmark("arc_easy", "allenai/ai2_arc", "ARC-Easy", "commonsense", "exact_match", _SCIENCE,
              lambda r: _labelled(r["question"], r["choices"], r["answerKey"])),
    Benchmark("boolq", "google/boolq", None, "reading", "exact_match",
              "Answer the question about the passage with true for yes or false for no.",
              lambda r: (f"{r['passage']}\n{r['question']}?", ["true" if r["answer"] else "false"]), test="validation"),
    Benchmark("gsm8k", "openai/gsm8k", "main", "arithmetic", "contains_number",
              "Solve the grade-school maths word problem. The reply must contain the final number.",
              lambda r: (r["question"], [r["answer"].rsplit("####", 1)[-1].strip().replace(",", "")])),
    Benchmark("hellaswag", "Rowan/hellaswag", None, "commonsense", "exact_match",
              f"Choose the ending that continues the text most sensibly. {_LETTER}",
              lambda r: _options(r["ctx"], r["endings"], int(r["label"])), test="validation"),
    Benchmark("openbookqa", "allenai/openbookqa", "main", "commonsense", "exact_match",
              f"Pick the option that correctly answers the elementary science question. {_LETTER}",
              lambda r: _labelled(r["question_stem"], r["choices"], r["answerKey"])),
    Benchmark("piqa", "ybisk/piqa", None, "commonsense", "exact_match",
              f"Choose the solution that would work for the everyday goal. {_LETTER}",
              lambda r: _options(r["goal"], [r["sol1"], r["sol2"]], int(r["label"])), test="validation",
              revision="refs/convert/parquet"),
    Benchmark("winogrande", "allenai/winogrande", "winogrande_xl", "commonsense", "exact_match",
              f"Choose the word that fills the blank, written “_”, sensibly. {_LETTER}",
              lambda r: _options(r["sentence"], [r["option1"], r["option2"]], int(r["answer"]) - 1), test="validation"),
    # Both are scored by running code elsewhere; here only the likeness to the reference is measured.
    Benchmark("humaneval", "openai/openai_humaneval", None, "code", "rouge_l",
              "Complete the Python function.", lambda r: (r["prompt"], [r["canonical_solution"].strip()]), train=None),
    Benchmark("mbpp", "google-research-datasets/mbpp", "full", "code", "rouge_l",
              "Write the Python function that is described.", lambda r: (r["text"], [r["code"].strip()])),
)  # fmt: skip
