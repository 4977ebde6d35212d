"""What `evaluate` and `train study` measured, to read: Markdown tables and a figure.

Enters: results dicts as these return them. Leaves: Markdown, a page with a figure. Computes no score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from t2l_core.checkpoint import write_atomically

_COMPARED = ("t2l", "t2l_prompted")  # against every other method
_OWN, _OTHER = "#0f766e", "#a8a199"  # our methods, what they are held against


def table(results: dict[str, Any]) -> str:
    """The summary as a Markdown table, in percent: mean differences of t2l and t2l_prompted to each method, the spread over a
    task's descriptions and the share of the oracles' score where they were measured."""
    summary = results["summary"]
    own = [m for m in _COMPARED if any(name.startswith(f"{m} - ") for name in results["differences"])]
    spreads = any("spread" in s for s in summary.values())
    oracle = (summary.get("oracle") or {}).get("score")

    def of_oracle(method: str) -> str:
        pairs = paired(results, method, results, "oracle")  # tasks that both finished
        return f"{100 * sum(p[0] for p in pairs) / sum(p[1] for p in pairs):.0f} %" if sum(p[1] for p in pairs) else ""

    head = ["method", "score", "95 % interval", *(f"{m} is better by" for m in own)]
    head += ["spread"] * spreads + ["of oracle"] * bool(oracle) + ["tasks", "rows", "seconds"]
    lines = [_row(head), "|---" * len(head) + "|"]
    for method, s in summary.items():
        failed = f" (+{s['failed']} failed)" if s["failed"] else ""
        cells = [method, _percent(s["score"]), _span(s), *(_better(results["differences"].get(f"{m} - {method}")) for m in own)]
        cells += [f"{100 * s['spread']:.1f}" if "spread" in s else ""] * spreads
        if oracle:
            cells.append(of_oracle(method))
        lines.append(_row([*cells, f"{s['tasks']}{failed}", str(s["rows"]), f"{s['seconds']:.0f}"]))
    return "\n".join(lines)


def origin(results: dict[str, Any]) -> str:
    """Which rows were scored, under which seed, by which commit; and what earlier commits scored."""
    rows = f"at most {results['limit']} rows a task" if results.get("limit") else "all rows"
    rows += " of the validation rows" if results.get("validation") else ""
    rows += f" ({len(results['set_aside'])} set-aside tasks left out)" if results.get("set_aside") else ""
    if results.get("descriptions_trained_on"):
        rows += f"; {len(results['descriptions_trained_on'])} tasks have only descriptions that were trained on"
    carried: dict[str, str] = results.get("carried", {})
    methods = {commit: ", ".join(m for m in carried if carried[m] == commit) for commit in sorted(set(carried.values()))}
    earlier = [f"{names} (which no checkpoint touches) carried over from commit {commit}" for commit, names in methods.items()]
    return "; ".join([f"{rows}, seed {results['seed']}, commit {results['commit']}", *earlier])


def report(results: dict[str, Any]) -> str:
    """Everything worth reading in a results file, as Markdown: where it comes from, summary, metrics, families, each task, and
    what failed and why. What `study` measured is read as well."""
    if "study" in results:
        return study(results)
    methods = list(results["summary"])
    lines = [
        f"Split {', '.join(results['split'])}, {origin(results)}; {results['seconds']:.0f} s on {results['machine']}.",
        "",
        table(results),
    ]
    groups = {f"metric {k}": {m: v[m]["score"] for m in methods} for k, v in results["by_metric"].items()}
    groups |= {f"{family} ({n})": scores for family, (n, scores) in _by_family(results).items()}
    lines += ["", _row(["tasks", *methods]), "|---" * (1 + len(methods)) + "|"]
    lines += [_row([name, *(_percent(scores[m]) for m in methods)]) for name, scores in groups.items()]
    lines += ["", _row(["task", "family", *methods]), "|---" * (2 + len(methods)) + "|"]
    for name, entries in results["tasks"].items():
        lines.append(_row([name, results["families"][name], *(_percent(entries[m].get("score")) for m in methods)]))
    failed = [(name, m, e["error"]) for name, entries in results["tasks"].items() for m, e in entries.items() if "error" in e]
    if failed:
        lines += ["", "Failed:", "", *(f"- {name}, {m}: {' '.join(error.split())}" for name, m, error in failed)]
    for name, facts in results.get("inputs", {}).items():
        if name == "tasks":  # only the hash of what all methods had
            continue
        cost = ", ".join(f"{facts[k]:,} {k}" for k in ("oracles", "steps", "tokens") if facts.get(k))
        lines += ["", f"{name}: {cost or 'no record'}, sha256 {str(facts['sha256'])[:12]}"]
    return "\n".join(lines)


def merged(all_results: Sequence[dict[str, Any]]) -> str:
    """Several seeds of one evaluation as a Markdown table: mean and standard deviation of each method's score, and of how much
    better t2l and t2l_prompted are. Methods that no seed changes may be in the first file alone. Raises ValueError when files
    are not of the same tasks and rows, or a method is not in the first."""
    first, *others = all_results
    for other in others:
        (seen, of), (wanted, first_of) = _evaluated(other), _evaluated(first)
        differs = [k for k in wanted if seen[k] != wanted[k]]
        differs += [k for k in first_of.keys() & of.keys() if of[k]["sha256"] != first_of[k]["sha256"]]
        if differs:
            raise ValueError(
                f"seed {other['seed']} has other {', '.join(differs)} than seed {first['seed']}; merge one evaluation's seeds"
            )
        unknown = [m for m in other["summary"] if m not in first["summary"]]
        if unknown:
            raise ValueError(f"{', '.join(unknown)} of seed {other['seed']} not in the first file; name the fullest file first")
    seeds = [r["seed"] for r in all_results]
    if len(set(seeds)) < len(seeds):
        raise ValueError(f"these files are of seeds {', '.join(map(str, seeds))}; to merge them each must be of another")

    def lead(own: str, method: str, result: dict[str, Any]) -> float | None:
        one, other = (result if m in result["summary"] else first for m in (own, method))
        pairs = paired(one, own, other, method)
        return float(np.mean([a - b for a, b in pairs])) if pairs else None

    own = [m for m in _COMPARED if m in first["summary"]]
    head = ["method", "mean", *(f"{m} is better by" for m in own), "seeds", "failed"]
    lines = [f"Seeds {', '.join(map(str, seeds))}: mean ± standard deviation, percent.", ""]
    lines += [_row(head), "|---" * len(head) + "|"]
    for method in first["summary"]:
        of = [r for r in all_results if method in r["summary"]]
        by = [_mean([lead(m, method, r) for r in of]) if m != method else "" for m in own]
        failed = sum(r["summary"][method]["failed"] for r in of)
        mean = _mean([r["summary"][method]["score"] for r in of])
        lines.append(_row([method, mean or "failed", *by, str(len(of)), str(failed or "")]))
    return "\n".join(lines)


def _evaluated(results: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What all seeds of one evaluation share, and what its methods were given."""
    shared = {k: results[k] for k in ("limit", "split", "checkpoint_sha256")} | {"tasks": list(results["tasks"])}
    shared |= {k: results.get(k) or None for k in ("validation", "every_description", "base_model")}
    return shared, results.get("inputs", {})


def paired(one: dict[str, Any], method: str, other: dict[str, Any], against: str) -> list[tuple[float, float]]:
    """The scores of two methods on the tasks that both finished."""
    found = ((entries[method], other["tasks"][name][against]) for name, entries in one["tasks"].items())
    return [(a["score"], b["score"]) for a, b in found if "score" in a and "score" in b]


def study_origin(results: Mapping[str, Any]) -> str:
    """Which rows a study's runs were scored on, under which seed, and the commits that made them."""
    rows = [f"at most {results['limit']} rows a task"] if results.get("limit") else []
    rows += [f"metric {results['metric']}"] if results.get("metric") else []
    commits = list(dict.fromkeys(r.get("commit", results.get("commit", "unknown")) for r in results["runs"].values()))
    return ", ".join([*rows, f"seed {results['seed']}", f"commit{'s' * (len(commits) > 1)} {', '.join(commits)}"])


def study(results: dict[str, Any]) -> str:
    """What `train study` measured, as a Markdown table: one line a run, percent."""
    runs = results["runs"]
    columns = list(dict.fromkeys(k for r in runs.values() for k in r))
    lines = [f"Study of {results['study']}, {study_origin(results)}.", ""]
    lines += [_row(["run", *(c.replace("_", " ") for c in columns)]), "|---" * (1 + len(columns)) + "|"]
    lines += [_row([name, *(measured(c, r.get(c)) for c in columns)]) for name, r in runs.items()]
    return "\n".join(lines)


def measured(column: str, value: Any) -> str:
    """What a run of a study measured, as text: shares in percent, sizes in MB."""
    if value is None:
        return ""
    if column.endswith(("score", "kept")):
        return _percent(value)
    if column.endswith("bytes"):
        return f"{value / 1e6:.1f} MB"
    return f"{value:,}" if isinstance(value, int) else f"{value:.3g}" if isinstance(value, float) else str(value)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(str(c).replace("|", "\\|") for c in cells) + " |"


def _mean(values: Sequence[float | None]) -> str:
    found = [100 * v for v in values if v is not None]
    if not found:
        return ""
    return f"{np.mean(found):.1f}" + (f" ± {np.std(found, ddof=1):.1f}" if len(found) > 1 else "")


def _better(difference: dict[str, Any] | None) -> str:
    return f"{_percent(difference['score'])} ({_span(difference)})" if difference and difference["tasks"] else ""


def _by_family(results: dict[str, Any]) -> dict[str, tuple[int, dict[str, float | None]]]:
    """Family → how many tasks, and each method's mean score."""
    found = {}
    for family in sorted(set(results["families"].values())):
        names = [n for n, f in results["families"].items() if f == family]
        each = {m: [e["score"] for n in names if "score" in (e := results["tasks"][n][m])] for m in results["summary"]}
        found[family] = len(names), {m: float(np.mean(s)) if s else None for m, s in each.items()}
    return found


def _percent(score: float | None) -> str:
    return "failed" if score is None else f"{100 * score:.1f}"


def _span(entry: dict[str, Any]) -> str:
    return "" if entry["score"] is None else f"{100 * entry['low']:.1f} to {100 * entry['high']:.1f}"


def figure(results: dict[str, Any], path: Path) -> Path:
    """Write the summary as bars with their 95 % intervals, and the families as a heat map, in one HTML page without network."""
    import plotly.graph_objects as go
    from plotly.subplots import make_subplots

    methods = [m for m in results["summary"] if results["summary"][m]["score"] is not None]
    summary = [results["summary"][m] for m in methods]
    by_family = {f: scores for f, (_, scores) in _by_family(results).items()}
    families = list(by_family)
    heat = [[None if (s := scores[m]) is None else 100 * s for m in methods] for scores in by_family.values()]
    page = make_subplots(
        rows=2, cols=1, subplot_titles=("All tasks", "By family"), vertical_spacing=0.1, row_heights=[0.4, 0.6]
    )
    bars = go.Bar(
        x=[100 * s["score"] for s in summary],
        y=methods,
        orientation="h",
        marker={"color": [_OWN if m.startswith("t2l") else _OTHER for m in methods]},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [100 * (s["high"] - s["score"]) for s in summary],
            "arrayminus": [100 * (s["score"] - s["low"]) for s in summary],
        },
        showlegend=False,
    )
    page.add_trace(bars, row=1, col=1)
    page.add_trace(go.Heatmap(z=heat, x=methods, y=families, colorscale="Teal", zmin=0, texttemplate="%{z:.0f}"), row=2, col=1)
    page.update_yaxes(autorange="reversed")
    page.update_layout(
        title=f"Percent right, split {', '.join(results['split'])}, seed {results['seed']}, commit {results['commit']}",
        template="plotly_white",
        height=320 + 34 * len(methods) + 26 * len(families),
    )
    html = page.to_html(include_plotlyjs=True, config={"displaylogo": False})
    write_atomically(path, lambda p: p.write_text(html, encoding="utf-8"))
    return path
