"""What `evaluate` measured, to read: Markdown tables and a figure.

Enters: a results dict as `evaluate` returns it. Leaves: Markdown, a page with a figure. Computes no score.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from t2l_core.checkpoint import write_atomically

_OWN, _OTHER = "#0f766e", "#a8a199"  # our methods, what they are held against


def table(results: dict[str, Any]) -> str:
    """The summary as a Markdown table, in percent, with the mean difference of t2l to each method."""
    lines = ["| method | score | 95 % interval | t2l is better by | tasks | rows | seconds |", "|---|---|---|---|---|---|---|"]
    for method, s in results["summary"].items():
        difference = results["differences"].get(f"t2l - {method}")
        by = f"{_percent(difference['score'])} ({_span(difference)})" if difference and difference["tasks"] else ""
        failed = f" (+{s['failed']} failed)" if s["failed"] else ""
        cells = [method, _percent(s["score"]), _span(s), by, f"{s['tasks']}{failed}", str(s["rows"]), f"{s['seconds']:.0f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def report(results: dict[str, Any]) -> str:
    """Everything worth reading in a results file, as Markdown: where it comes from, the summary, metrics, families."""
    methods = list(results["summary"])
    limit = f"at most {results['limit']} rows a task" if results["limit"] else "all rows"
    limit += f" ({len(results['set_aside'])} set-aside tasks left out)" if results.get("set_aside") else ""
    if results.get("descriptions_trained_on"):
        limit += f"; {len(results['descriptions_trained_on'])} tasks have only descriptions that were trained on"
    lines = [
        f"Split {', '.join(results['split'])}, {limit}, seed {results['seed']}, commit {results['commit']}, "
        f"{results['seconds']:.0f} s on {results['machine']}.",
        "",
        table(results),
    ]
    groups = {f"metric {k}": {m: v[m]["score"] for m in methods} for k, v in results["by_metric"].items()}
    for family in sorted(set(results["families"].values())):
        names = [n for n, f in results["families"].items() if f == family]
        scores = {m: [results["tasks"][n][m]["score"] for n in names if "score" in results["tasks"][n][m]] for m in methods}
        groups[f"{family} ({len(names)})"] = {m: float(np.mean(s)) if s else None for m, s in scores.items()}
    lines += ["", f"| tasks | {' | '.join(methods)} |", "|---|" + "---|" * len(methods)]
    lines += [f"| {name} | {' | '.join(_percent(scores[m]) for m in methods)} |" for name, scores in groups.items()]
    return "\n".join(lines)


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
    families = sorted(set(results["families"].values()))
    heat = []
    for family in families:
        names = [n for n, f in results["families"].items() if f == family]
        scores = [[results["tasks"][n][m]["score"] for n in names if "score" in results["tasks"][n][m]] for m in methods]
        heat.append([100 * float(np.mean(s)) if s else None for s in scores])
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
