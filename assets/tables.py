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
from t2l_core.report import merged, study, table  # noqa: E402

SHIPPED = ROOT / "checkpoints" / "smollm2-135m"
ROUTED, ARROW, WORDINGS = (f"results/heldout-{n}.json" for n in ("run-5", "arrow", "wordings"))
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


def _score(method: str, *names: str) -> float:
    """Percent, the mean over files of several seeds."""
    return sum(100 * _results(name)["summary"][method]["score"] for name in names) / len(names)


def _aims() -> str:
    train, heldout, eight = "results-train.json", "results-heldout.json", "results/train-eight-bit.json"
    seeds = (heldout, "results/heldout-seed-1.json", "results/heldout-seed-2.json")
    routed = heldout if "routing" in _results(heldout)["summary"] else ROUTED
    own, new = _score("t2l", train), _score("t2l", heldout)
    better = max(new, _score("t2l_prompted", heldout))
    return "\n".join(
        [
            "| aim | wanted | reached | met |",
            "|---|---|---|---|",
            aim("unseen rows of training tasks: percent of the oracles' score", 95, 100 * own / _score("oracle", train)),
            aim("– points above the multi-task LoRA", 15, own - _score("multitask", train)),
            aim("– points above another task's description", 30, own - _score("t2l_shuffled", train)),
            aim(
                "new tasks, the better of t2l and t2l_prompted: points above few_shot (three seeds)",
                0,
                better - _score("few_shot", *seeds),
            ),
            aim("– points above multitask_prompted", 3, better - _score("multitask_prompted", heldout)),
            aim("new tasks, t2l alone: points above the multi-task LoRA", 8, new - _score("multitask", heldout)),
            aim("– points above another task's description (three seeds)", 10, new - _score("t2l_shuffled", *seeds)),
            aim("– points above junk (three seeds)", 8, new - _score("t2l_junk", *seeds)),
            aim("– points above routing", 0, new - _score("routing", routed)),
            aim("– points above Arrow", 0, new - _score("arrow", ARROW)),
            aim(
                "– standard deviation over a task's descriptions, points",
                5,
                100 * _results(WORDINGS)["summary"]["t2l"]["spread"],
                at_most=True,
            ),
            aim(
                "compression into a tenth of the oracles' size, eight bits against 32: percent of their score kept",
                95,
                100 * _score("t2l_seen", eight) / _score("oracle", eight),
            ),
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
