"""Sets the README's tables of figures to what the shipped results files say: `python assets/tables.py`.

A table stands between `<!-- table FILE… -->` and `<!-- end -->`; files are relative to the shipped checkpoint. One file gives
the table of its `report`, several the merged one of those methods that every file has. `<!-- table aims -->` is what was aimed
at beside what was reached, `<!-- table runs -->` the runs that made the checkpoint, each from the one before.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from t2l_core.checkpoint import write_atomically  # noqa: E402
from t2l_core.report import merged, paired, study, table  # noqa: E402

SHIPPED = ROOT / "checkpoints" / "smollm2-135m"
ROUTED, ARROW, WORDINGS = (f"results/heldout-{n}.json" for n in ("run-5", "arrow", "wordings"))
COMPRESSION = "compression into a tenth of the oracles' size, eight bits against 32: percent of their score kept"
_BLOCK = re.compile(r"<!-- table ([^\n]+) -->\n(?:(?!<!-- table ).)*?<!-- end -->", re.DOTALL)


def with_tables(text: str) -> str:
    """The text with each of its tables made anew."""
    return _BLOCK.sub(lambda m: f"<!-- table {m[1]} -->\n{_table(m[1].split())}\n<!-- end -->", text)


def aim(what: str, wanted: float, reached: float, *, at_most: bool = False) -> str:
    """A line of the table of aims."""
    met = reached <= wanted if at_most else reached >= wanted
    return f"| {what} | {'at most' if at_most else 'at least'} {wanted:g} | {reached:.1f} | {'yes' if met else 'no'} |"


def _results(name: str) -> dict[str, Any]:
    return json.loads((SHIPPED / name).read_text(encoding="utf-8"))


def _lead(method: str, file: str, against: str, *files: str) -> float:
    """Points ahead of another method, on the tasks both finished; the mean over files of several seeds."""
    pairs = [_means(_results(file), method, _results(name), against) for name in files or [file]]
    return 100 * sum(own - other for own, other in pairs) / len(pairs)


def _seeds(files: list[str]) -> str:
    return f" ({len(files)} seeds)" if len(files) > 1 else ""


def _share(file: str, method: str) -> float:
    """Percent of the oracles' score."""
    results = _results(file)
    own, oracle = _means(results, method, results, "oracle")
    return 100 * own / oracle


def _means(one: dict[str, Any], method: str, other: dict[str, Any], against: str) -> tuple[float, float]:
    pairs = paired(one, method, other, against)
    return sum(a for a, _ in pairs) / len(pairs), sum(b for _, b in pairs) / len(pairs)


def _aims() -> str:
    train, new, eight = "results-train.json", "results-heldout.json", "results/train-eight-bit.json"
    seeds = (new, "results/heldout-seed-1.json", "results/heldout-seed-2.json")
    few_shot, shuffled, junk = (
        [f for f in seeds if m in _results(f)["summary"]] for m in ("few_shot", "t2l_shuffled", "t2l_junk")
    )
    routed = new if "routing" in _results(new)["summary"] else ROUTED
    better = max(("t2l", "t2l_prompted"), key=lambda m: _results(new)["summary"][m]["score"])
    spread = 100 * _results(WORDINGS)["summary"]["t2l"]["spread"]
    return "\n".join(
        [
            "| aim | wanted | reached | met |",
            "|---|---|---|---|",
            aim("unseen rows of training tasks: percent of the oracles' score", 95, _share(train, "t2l")),
            aim("– points above the multi-task LoRA", 15, _lead("t2l", train, "multitask")),
            aim("– points above another task's description", 30, _lead("t2l", train, "t2l_shuffled")),
            aim(f"new tasks, {better}: points above few_shot{_seeds(few_shot)}", 0, _lead(better, new, "few_shot", *few_shot)),
            aim("– points above multitask_prompted", 3, _lead(better, new, "multitask_prompted")),
            aim("new tasks, t2l: points above the multi-task LoRA", 8, _lead("t2l", new, "multitask")),
            aim(
                f"– points above another task's description{_seeds(shuffled)}", 10, _lead("t2l", new, "t2l_shuffled", *shuffled)
            ),
            aim(f"– points above junk{_seeds(junk)}", 8, _lead("t2l", new, "t2l_junk", *junk)),
            aim("– points above routing", 0, _lead("t2l", new, "routing", routed)),
            aim(f"– points above Arrow (on {_results(ARROW)['limit']} rows a task)", 0, _lead("t2l", new, "arrow", ARROW)),
            aim("– standard deviation over a task's descriptions, points", 5, spread, at_most=True),
            aim(COMPRESSION, 95, _share(eight, "t2l_seen")),
        ]
    )


def _runs() -> str:
    run: dict[str, Any] | None = _results("training.json")
    runs = []
    while run:
        runs.insert(0, [run["steps"], run["tokens"] / 1e6, run["seconds"] / 60])
        run = run.get("init")
    names = ["1, 2", *range(3, len(runs) + 2)]  # the second resumed the first
    named = [*zip(names, runs, strict=True), ("all", [sum(column) for column in zip(*runs, strict=True)])]
    lines = [f"| {name} | {steps:,} | {tokens:.1f} | {minutes:.0f} |" for name, (steps, tokens, minutes) in named]
    return "\n".join(["| run | steps | million tokens | minutes |", "|---|---|---|---|", *lines])


def _table(names: list[str]) -> str:
    if names in (["aims"], ["runs"]):
        return {"aims": _aims, "runs": _runs}[names[0]]()
    results = [_results(name) for name in names]
    if len(results) > 1:
        rows = merged(results).splitlines()[2:]
        shared = set.intersection(*(set(r["summary"]) for r in results))
        return "\n".join([*rows[:2], *(row for row in rows[2:] if row.split("|")[1].strip() in shared)])
    [result] = results
    return "\n".join(study(result).splitlines()[2:]) if "study" in result else table(result)


if __name__ == "__main__":
    readme = ROOT / "README.md"
    made = with_tables(readme.read_text(encoding="utf-8"))
    write_atomically(readme, lambda p: p.write_text(made, encoding="utf-8"))
