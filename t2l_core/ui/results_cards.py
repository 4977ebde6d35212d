"""Words and cards of the Results page, as HTML whose every text is escaped.

Enters: a results dict as `evaluate` returns it, whatever its methods. Leaves: HTML strings and their JavaScript. Knows nothing
of widgets or models.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from t2l_core.report import measured, study_origin

METHODS: Mapping[str, str] = {
    "base": "Base model",
    "prompted": "Base model, description in the prompt",
    "few_shot": "Base model, three solved examples in the prompt",
    "multitask": "One LoRA for all tasks",
    "multitask_prompted": "One LoRA for all tasks, description in the prompt",
    "oracle": "A LoRA trained on the task itself",
    "routing": "The LoRA of the nearest training task",
    "mean_lora": "The mean of the training tasks’ LoRAs",
    "arrow": "Arrow: three training tasks’ LoRAs mixed for every token",
    "hyperdecoder": "A hypernetwork that reads the input in place of a description",
    "t2l": "Text-to-LoRA",
    "t2l_prompted": "Text-to-LoRA, description also in the prompt",
    "t2l_seen": "Text-to-LoRA, descriptions it was trained on",
    "t2l_shuffled": "Text-to-LoRA, another task’s description (shuffled)",
    "t2l_junk": "Text-to-LoRA, random letters (junk)",
}
# What the runs of a study are compared by, and the scores of each kind of run that say it
_COMPARED: Mapping[str, tuple[str, ...]] = {
    "Share of the LoRAs’ own score that is kept": ("kept",),
    "Without the description in the prompt": ("t2l_score", "multitask_score", "hyperdecoder_score"),
    "Description also in the prompt": ("t2l_prompted_score", "multitask_prompted_score"),
    "Under another task’s description (shuffled)": ("t2l_shuffled_score",),
}
_CONTROLS: Mapping[str, str] = {"t2l_shuffled": "another task’s", "t2l_junk": "random letters"}  # the stronger one first

# Headings sort; numbers begin with the greatest, and what failed stands last either way. The field leaves the rows that hold
# what is typed.
SORT_AND_FILTER = """
element.addEventListener('click', event => {
  const heading = event.target.closest('thead th');
  if (!heading || !event.target.closest('button')) return;
  const numbers = 'numbers' in heading.dataset, at = heading.cellIndex, body = heading.closest('table').tBodies[0];
  const down = heading.hasAttribute('aria-sort') ? heading.getAttribute('aria-sort') === 'ascending' : numbers;
  for (const other of heading.parentElement.cells) other.removeAttribute('aria-sort');
  heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const sign = down ? -1 : 1, text = row => row.cells[at].textContent, number = row => parseFloat(text(row));
  const known = row => !numbers || !Number.isNaN(number(row));
  const order = numbers ? (a, b) => number(a) - number(b) : (a, b) => text(a).localeCompare(text(b));
  body.append(...[...body.rows].sort((a, b) => known(b) - known(a) || (known(a) ? sign * order(a, b) : 0)));
});
element.addEventListener('input', event => {
  const wanted = event.target.value.trim().toLowerCase();
  for (const row of element.querySelector('tbody').rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});
"""


def split(title: str, results: Mapping[str, Any], origin: str) -> str:
    """A card: what the numbers mean, a bar with its interval for each method, and each metric where there are several."""
    summary = results["summary"]
    scored = [s for s in summary.values() if s.get("score") is not None]
    top = max((s["high"] for s in scored), default=1.0) or 1.0  # where the scale ends
    meaning = verdict(results)
    told = f'<p class="t2l-verdict">{escape(meaning)}</p>' if meaning else ""
    bars = "".join(_bar(method, s, top) for method, s in summary.items())
    tasks = max((s.get("tasks", 0) for s in scored), default=0)
    return (
        f'<section class="t2l-card t2l-scores" aria-label="{escape(title)}"><h2>{escape(title)}</h2>'
        f'<p class="t2l-sub">{tasks} tasks; {escape(origin)}</p>{told}<ul class="t2l-near">{bars}</ul>'
        f"{_metrics(results)}</section>"
    )


def verdict(results: Mapping[str, Any]) -> str:
    """In a sentence, whether the right description does more than a wrong one, and where t2l stands; or ""."""
    summary, differences = results["summary"], results.get("differences", {})
    found = {m: d for m in summary if (d := differences.get(f"t2l - {m}")) and d.get("score") is not None}
    parts = [_control(m, found[m]) for m in _CONTROLS if m in found][:1]
    rivals = {m: d for m, d in found.items() if m not in (*_CONTROLS, "t2l_seen")}
    if rivals:
        best = min(rivals, key=lambda m: rivals[m]["score"])
        parts.append(_rival(METHODS.get(best, _spaced(best)), rivals[best], alone=len(rivals) == 1))
    return "; ".join(parts) + "." if parts else ""


def _control(method: str, difference: Mapping[str, Any]) -> str:
    """What the right description gains over a wrong one, and what follows."""
    low, points, high = (difference[k] for k in ("low", "score", "high"))
    wrong, span = _CONTROLS[method], f"95 % interval {_points(low)} to {_points(high)}"
    if low > 0:
        return (
            f"The network uses what it is told: the right description is worth {_points(points)} points over {wrong} ({span})"
        )
    if high < 0:
        return f"The network is misled: the right description costs {_points(-points)} points against {wrong} ({span})"
    return (
        f"It is not shown that the network uses what it is told: the right description gains {_points(points)} points "
        f"over {wrong}, which is within the noise ({span})"
    )


def _rival(name: str, difference: Mapping[str, Any], *, alone: bool) -> str:
    """Where t2l stands to the best of the methods it is held against."""
    low, points, high = (difference[k] for k in ("low", "score", "high"))
    who = f"“{name}”" if alone else f"the best of the others, “{name}”,"
    if low > 0:
        return f"{who} is {_points(points)} points behind"
    if high < 0:
        return f"{who} is {_points(-points)} points ahead"
    return f"{who} is level within the noise ({_points(-points)} points)"


def _bar(method: str, s: Mapping[str, Any], top: float) -> str:
    name, own = escape(METHODS.get(method, _spaced(method))), " own" if method.startswith("t2l") else ""
    if s.get("score") is None:
        return f'<li><span>{name}</span><span class="bar"></span><span class="value">failed</span></li>'
    width, left, right = (100 * s[k] / top for k in ("score", "low", "high"))
    failed = f" <small>({s['failed']} tasks failed)</small>" if s.get("failed") else ""
    wordings = f" <small>± {100 * s['spread']:.1f} from wording to wording</small>" if s.get("spread") is not None else ""
    return (
        f'<li><span>{name}{failed}{wordings}</span><span class="bar{own}" aria-hidden="true"><span style="width:{width:.1f}%">'
        f'</span><i style="left:{left:.1f}%;width:{right - left:.1f}%"></i></span>'
        f'<span class="value" title="{_interval(s)}">{100 * s["score"]:.1f} %</span></li>'
    )


def _metrics(results: Mapping[str, Any]) -> str:
    """The methods by metric, where the tasks are scored by more than one."""
    by_metric: Mapping[str, Mapping[str, Any]] = results.get("by_metric", {})
    if len(by_metric) < 2:
        return ""
    counts = {metric: max((s.get("tasks", 0) for s in scores.values()), default=0) for metric, scores in by_metric.items()}
    heads = "".join(f'<th scope="col">{escape(_spaced(m))} <small>({n} tasks)</small></th>' for m, n in counts.items())
    rows = "".join(
        f'<tr><th scope="row">{escape(METHODS.get(method, _spaced(method)))}</th>'
        + "".join(_cell(scores.get(method, {})) for scores in by_metric.values())
        + "</tr>"
        for method in results["summary"]
    )
    return (
        '<h3>By how it is scored</h3><div class="t2l-tab-box" role="region" aria-label="Percent right by metric" tabindex="0">'
        f'<table><thead><tr><th scope="col">Method</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def tasks(title: str, results: Mapping[str, Any]) -> str:
    """Every task with its percent right under each method, to be sorted and filtered; a failure is said, not left out."""
    methods = list(results["summary"])
    scored_by = {n: next((e["metric"] for e in entry.values() if "metric" in e), "") for n, entry in results["tasks"].items()}
    metrics = sorted({m for m in scored_by.values() if m})
    several = len(metrics) > 1  # else the line above the table says it
    told = f"Percent right{'' if several else f' ({_spaced(metrics[0])})' if metrics else ''}; a heading sorts."
    names = ("Task", "Family", *(["Metric"] if several else []))
    heads = "".join(f'<th scope="col"><button type="button">{name}</button></th>' for name in names)
    heads += "".join(
        f'<th scope="col" data-numbers title="{escape(METHODS.get(m, m))}">'
        f'<button type="button">{escape(_spaced(m))}</button></th>'
        for m in methods
    )
    rows = []
    for name, entry in results["tasks"].items():
        about = [results["families"].get(name, ""), *([scored_by[name]] if several else [])]
        cells = "".join(f"<td>{escape(_spaced(text))}</td>" for text in about)
        cells += "".join(_cell(entry.get(m, {})) for m in methods)
        rows.append(f'<tr><th scope="row">{escape(_spaced(name))}</th>{cells}</tr>')
    return (
        '<p class="t2l-tasks-filter"><label>Filter <input type="search" placeholder="task or family"></label> '
        f"<span>{escape(told)}</span></p>"
        f'<div class="t2l-tab-box t2l-tasks" role="region" aria-label="{escape(title)}: every task" tabindex="0"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def study(title: str, results: Mapping[str, Any]) -> str:
    """A card with a bar for each run of a study, under each of the scores that its runs have in common."""
    runs: Mapping[str, Mapping[str, Any]] = results["runs"]
    kept = any("kept" in run for run in runs.values())  # of scores that differ from run to run
    groups = {
        said: {name: run[c] for name, run in runs.items() for c in columns if run.get(c) is not None}
        for said, columns in _COMPARED.items()
        if kept == (columns == ("kept",))
    }
    top = max((score for found in groups.values() for score in found.values()), default=1.0) or 1.0  # one scale for all
    bars = []
    for said, found in groups.items():
        if found:
            bars += [f"<h3>{escape(said)}</h3>", '<ul class="t2l-near">']
            bars += [_run(name, score, score / top, runs[name]) for name, score in found.items()]
            bars.append("</ul>")
    return (
        f'<section class="t2l-card t2l-scores" aria-label="{escape(title)}"><h2>{escape(title)}</h2>'
        f'<p class="t2l-sub">{escape(study_origin(results))}</p>{"".join(bars)}</section>'
    )


def _run(name: str, score: float, width: float, run: Mapping[str, Any]) -> str:
    own = " own" if "t2l_score" in run else ""
    size = f" <small>({100 * run['ratio']:.1f} % of their size)</small>" if run.get("ratio") is not None else ""
    return (
        f'<li><span>{escape(name)}{size}</span><span class="bar{own}" aria-hidden="true">'
        f'<span style="width:{100 * width:.1f}%"></span></span><span class="value">{100 * score:.1f} %</span></li>'
    )


def runs(title: str, results: Mapping[str, Any]) -> str:
    """Everything that was measured of each run of a study, as a table; shares in percent, sizes in MB."""
    measured_of: Mapping[str, Mapping[str, Any]] = results["runs"]
    columns = list(dict.fromkeys(k for run in measured_of.values() for k in run))
    heads = "".join(f'<th scope="col" data-numbers>{escape(_spaced(c.replace("_bytes", "_size")))}</th>' for c in columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f'<td class="score">{escape(measured(c, run.get(c)))}</td>' for c in columns)
        + "</tr>"
        for name, run in measured_of.items()
    )
    return (
        f'<div class="t2l-tab-box" role="region" aria-label="{escape(title)}: runs" tabindex="0"><table><thead><tr>'
        f'<th scope="col">Run</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _cell(entry: Mapping[str, Any]) -> str:
    if entry.get("score") is not None:
        return f'<td class="score" title="{_interval(entry)}">{100 * entry["score"]:.1f}</td>'
    if "error" in entry or entry.get("failed"):
        return f'<td class="score" title="{escape(str(entry.get("error", "")))}">failed</td>'
    return '<td class="score">–</td>'


def _interval(entry: Mapping[str, Any]) -> str:
    return f"95 % interval {100 * entry['low']:.1f} to {100 * entry['high']:.1f}"


def _points(share: float) -> str:
    return f"{100 * share:.1f}".replace("-", "−")


def _spaced(name: str) -> str:
    return name.replace("_", " ")
