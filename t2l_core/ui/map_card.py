"""The Map page's words about one point, and its points as a table, as HTML whose every text is escaped.

Enters: a `Selection`, titles, similarities. Leaves: HTML strings; what can be selected is a button that carries a point's id
(`data-id`). Knows nothing of widgets or models.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from t2l_core.adapter_map import Selection, Space

_HEADINGS: Mapping[Space, str] = {"does": "Nearest by what they do (ΔW)", "asked": "Nearest by what was asked"}
_HINT = "Click a dot, or choose a task in the table below, to see what it is and what is near it."


@dataclass(frozen=True)
class Row:
    """A point in the table."""

    id: str
    title: str
    family: str
    own: bool = False


def point(selection: Selection | None, families: Mapping[str, str], space: Space) -> str:
    """The selected point: what it is, and its neighbours as bars, first those of the map that is shown."""
    if selection is None:
        return f'<section class="t2l-card t2l-map-card"><p class="t2l-quote">{_HINT}</p></section>'
    own = selection.title == selection.description
    kind = "Yours" if selection.own else escape(_spaced(selection.family))
    description = "" if own else f'<p class="t2l-quote" dir="auto" tabindex="0">{escape(selection.description)}</p>'
    lists = "".join(
        f"<h3>{_HEADINGS[s]}</h3>{_near(selection.nearest[s], families)}"
        for s in sorted(selection.nearest, key=lambda s: s != space)
    )
    return (
        '<section class="t2l-card t2l-map-card" aria-label="Selected point"><header>'
        f'<h2 dir="auto">{escape(selection.title)}</h2><button type="button" data-id="">Clear</button></header>'
        f'<p class="t2l-sub">{kind}</p>{description}{lists}</section>'
    )


def _near(nearest: Sequence[tuple[str, float]], families: Mapping[str, str]) -> str:
    rows = []
    for name, cosine in nearest:
        width = 100 * max(0.0, min(1.0, cosine))
        rows.append(
            f'<li><span><button type="button" data-id="{escape(name)}">{escape(_spaced(name))}</button> '
            f"<small>{escape(_spaced(families.get(name, '')))}</small></span>"
            f'<span class="bar" aria-hidden="true"><span style="width:{width:.0f}%"></span></span>'
            f'<span class="value">{cosine:.2f}</span></li>'
        )
    return f'<ul class="t2l-near">{"".join(rows)}</ul>'


def table(rows: Sequence[Row], selection: Selection | None) -> str:
    """Every point, with its similarities to the selected one and then in their order."""
    similarities = selection.similarities if selection else {}
    does, asked = similarities.get("does", {}), similarities.get("asked", {})
    rows = sorted(rows, key=lambda r: (-does[r.id] if r.id in does else 0.0, not r.own, r.family, r.title))
    body = []
    for row in rows:
        chosen = ' class="selected" aria-current="true"' if selection and row.id == selection.id else ""
        family = "★ yours" if row.own else escape(_spaced(row.family))
        values = "".join(f"<td>{s[row.id]:.2f}</td>" if row.id in s else "<td>–</td>" for s in (does, asked))
        body.append(
            f'<tr{chosen}><th scope="row"><button type="button" data-id="{escape(row.id)}" dir="auto">{escape(row.title)}'
            f"</button></th><td>{family}</td>{values}</tr>"
        )
    return (
        '<div class="t2l-map-table" role="region" aria-label="Table of the map" tabindex="0"><table><thead><tr>'
        '<th scope="col">Task</th><th scope="col">Family</th><th scope="col">Does alike (ΔW)</th>'
        f'<th scope="col">Asked alike</th></tr></thead><tbody>{"".join(body)}</tbody></table></div>'
    )


def count(found: int, of: int, query: str) -> str:
    """How many points a search found."""
    said = f"{found} of {of} match" if query.strip() else f"{of} points"
    return f'<p class="t2l-map-count" role="status">{said}</p>'


def _spaced(name: str) -> str:
    return name.replace("_", " ")
