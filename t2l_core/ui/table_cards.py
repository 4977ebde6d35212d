"""Words and cards of the Table page, as HTML whose every text of a visitor or a model is escaped.

Enters: a `Table` and how far it is. Leaves: HTML strings. Knows nothing of widgets or models.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from t2l_core.table import Progress, Row, Table


def read(rows: Sequence[Row], source: str) -> str:
    """What has been read of the visitor's input."""
    expected = sum(row.expected is not None for row in rows)
    told = f"{expected} of them with what is expected" if expected else "none with what is expected, so nothing is scored"
    return f"{_rows(len(rows))} from {source}, {told}."


def progress(found: Progress | None, words: str = "") -> str:
    """A bar with rows done, speed and time left; `words` take the place of the last two."""
    if found is None:
        bar, told = '<progress aria-label="Rows answered"></progress>', words
    else:
        bar = f'<progress aria-label="Rows answered" max="1" value="{found.share:.4f}"></progress>'
        told = " · ".join([f"{found.done} of {_rows(found.total)}", *([words] if words else _pace(found))])
    return f'<div class="t2l-tab-progress">{bar}<p role="status">{escape(told)}</p></div>'


def _pace(found: Progress) -> list[str]:
    speed = [f"{found.rows_per_second:.1f} rows/s"] if found.rows_per_second else []
    if found.share == 1:
        return [*speed, f"finished in {_time(found.seconds)}"]
    return [*speed, f"about {_time(found.seconds_left)} left"] if found.seconds_left else speed


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def summary(table: Table) -> str:
    """A line for each method: what it got right, and how often it differs from the base model."""
    lines = []
    for m, label in enumerate(table.labels):
        score = table.score(m)
        told = []
        if score.exact_match is not None:
            told.append(f"{100 * score.exact_match:.1f} % exact match ({score.right} of n = {score.judged})")
        if score.compared:
            told.append(f"{score.differ} of {score.compared} differ from the base model")
        if score.errors:
            told.append(f"{score.errors} could not be answered")
        words = " · ".join(told) or f"{_rows(score.answered)} answered"
        lines.append(f"<li><b>{escape(label)}</b> <span>{words}</span></li>")
    return f'<ul class="t2l-tab-summary" aria-label="Scores">{"".join(lines)}</ul>'


def answers(table: Table) -> str:
    """The table: each answer marked, in words too, where it is wrong or unlike the base model's."""
    heads = "".join(f'<th scope="col" dir="auto">{escape(h)}</th>' for h in ("Input", "Expected", *table.labels))
    body = "".join(_table_row(table, r) for r in range(len(table.rows)))
    return (
        '<div class="t2l-tab-box" role="region" aria-label="Table of answers" tabindex="0">'
        f'<table><thead><tr><th scope="col">Row</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>'
        '<p class="t2l-tab-none differs">No answer differs from the base model’s (so far).</p>'
        '<p class="t2l-tab-none wrong">No answer is wrong (so far).</p>'
    )


def _table_row(table: Table, r: int) -> str:
    row = table.rows[r]
    kinds = " ".join(k for k, on in (("differs", table.row_differs(r)), ("wrong", table.row_is_wrong(r))) if on)
    cells = "".join(_cell(table, r, m) for m in range(len(table.labels)))
    return (
        f'<tr class="{kinds}"><td class="number">{r + 1}</td><th scope="row">{_text(row.input)}</th>'
        f"<td>{_text(row.expected or '')}</td>{cells}</tr>"
    )


def _cell(table: Table, r: int, m: int) -> str:
    cell = table.cells[r][m]
    if cell is None:
        return '<td class="waiting">…</td>'
    if cell.error is not None:
        return f'<td class="error">{_text(cell.error)}<small>⚠ not answered</small></td>'
    right, differs = table.right(r, m), table.differs(r, m)
    marks = [] if right is None else ["✓ right" if right else "✗ wrong"]
    marks += ["≠ base"] if differs else []
    kinds = " ".join(k for k, on in (("wrong", right is False), ("right", right), ("differs", differs)) if on)
    tail = f"<small>{' · '.join(marks)}</small>" if marks else ""
    return f'<td class="{kinds}">{_text(cell.text) if cell.text else "<i>(an empty answer)</i>"}{tail}</td>'


def _text(text: str) -> str:
    return f'<div dir="auto">{escape(text)}</div>'


def _rows(count: int) -> str:
    return f"{count} row{'' if count == 1 else 's'}"
