"""The map's picture: dots and stars with a selection and a search, as a Plotly figure or as a page of its own.

Enters: `Dot`s and a `Look`. Leaves: a Plotly figure, HTML. Knows nothing of adapters, tensors or widgets. All texts are
escaped here, for Plotly reads some HTML.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import plotly.graph_objects as go

# 20 colours as far apart in OKLab as a contrast of at least 2.4 : 1 on white and on #111827 allows, without neon.
# In the order of greatest distance to all before, so that a few families differ most.
PALETTE = (
    "#786ee6", "#14be5a", "#dc5000", "#146400", "#64506e", "#00aac8", "#fa8296", "#aa143c", "#a08200", "#d26edc",
    "#96788c", "#0078aa", "#9632a0", "#0a8c64", "#4646be", "#a0aa8c", "#d24682", "#f08c00", "#8c5000", "#96a0fa",
)  # fmt: skip
_CROWDS = ("#8e949e", "#ad8f6b")  # families too many to tell apart by colour, small and under the others
# From unlike to like. Lightness falls all the way on light paper and rises all the way on dark, so that the order is seen
# without telling hues apart, and what is like stands out from the paper.
SIMILAR = ("#d5ddd8", "#8cc5b4", "#2f938a", "#0b5470", "#0a1c48")
SIMILAR_DARK = ("#454a52", "#35747f", "#4fb09c", "#bfe38f", "#fff7c2")
LABEL_LENGTH = 18  # characters of a label beside a point: longer ones cover dots, and the hover has it all
_LABELLED = 12  # stars labelled at once; with more, only the selected one is
_STAR, _STAR_EDGE = "#ffc400", "#1f2937"  # a fill for dark paper and an edge for white: legible without knowing the theme
_PLAIN, _FAINT = 0.92, 0.1  # opacity of a dot, and of one that is not what is searched for
_PAPER = {False: "#ffffff", True: "#1e1c1a"}


@dataclass(frozen=True)
class Dot:
    """A point of the map."""

    id: str
    title: str
    about: str  # description
    at: tuple[float, ...]  # two or three coordinates
    family: str = ""
    own: bool = False  # the visitor's, drawn as a star
    note: str = ""  # a last line for the hover
    similarity: float | None = None  # cosine with the selected point
    matches: bool = True  # is what is searched for


@dataclass(frozen=True)
class Look:
    """How the dots are drawn."""

    dims: int = 2  # 2 or 3, as many as each dot has coordinates
    by_similarity: bool = False  # colours tell the similarity to the selected point, else the family
    measure: str = "Similarity"  # what the similarities are, over the colour bar
    selected: str = ""  # a dot's id
    neighbours: Sequence[str] = ()  # ids of the dots joined to it
    revision: str = ""  # zoom survives updates under the same revision
    dark: bool = False

    @property
    def ink(self) -> str:
        return "#e5e7eb" if self.dark else "#374151"


def draw(dots: Sequence[Dot], look: Look) -> go.Figure:
    """A trace of lines to the neighbours, one of circles a family, one of stars, one of rings, one for the colour bar. With
    more families than colours, those that share their first word (“procedural lists”) share a trace.

    A trace's `meta` says which: "links", "anchor", "yours", "rings", "scale". Traces and their points keep number and order
    whatever the look, so that one picture can turn into another; `ids` and `customdata` are the dots' ids.
    """
    import plotly.graph_objects as go

    entry = _legend({d.family for d in dots if not d.own})
    own = [d for d in dots if d.own]
    traces = [_links(dots, look)]
    crowds = sorted({e for family, e in entry.items() if e != family})
    for number, name in enumerate([*crowds, *sorted(set(entry.values()) - set(crowds))]):
        members = [d for d in dots if not d.own and entry[d.family] == name]
        shades, place = (_CROWDS, number) if name in crowds else (PALETTE, number - len(crowds))
        colour = shades[place % len(shades)]
        traces.append(_circles(members, name, colour, look, _range(dots)))
    figure = go.Figure([*traces, _stars(own, look), _rings(dots, look), _scale(dots, look)])
    hidden = {"visible": False, "showgrid": False, "zeroline": False, "automargin": False}
    figure.update_layout(
        template="none",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"color": look.ink, "size": 13, "family": "system-ui, -apple-system, 'Segoe UI', sans-serif"},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        height=620,
        dragmode="pan",
        hovermode="closest",
        hoverlabel={
            "bgcolor": "#1f2937" if look.dark else "#ffffff",
            "bordercolor": "#9ca3af",
            "font": {"color": "#f9fafb" if look.dark else "#111827", "size": 13},
            "align": "left",
        },
        legend={
            "orientation": "h", "x": 0, "xanchor": "left", "y": -0.02, "yanchor": "top", "itemsizing": "constant",
            "font": {"size": 12}, "bgcolor": "rgba(0,0,0,0)",
        },
        uirevision=look.revision,
        meta={"dims": look.dims, "paper": _PAPER[look.dark]},
    )  # fmt: skip
    if look.dims == 3:
        faint = {"title": "", "showticklabels": False, "showspikes": False, "showbackground": False, "zeroline": False}
        axis = {**faint, "gridcolor": "rgba(128,128,128,0.25)", "showline": False}
        scene = {"xaxis": axis, "yaxis": axis, "zaxis": axis, "aspectmode": "cube", "dragmode": "turntable"}
        scene["camera"] = {"eye": {"x": 1.0, "y": 1.0, "z": 0.6}}
        figure.update_layout(scene={**scene, "bgcolor": "rgba(0,0,0,0)"}, dragmode="turntable")
    else:
        # Fixed ranges: while dots wander from one layout to another, the frame stays.
        for name, places in _axes([d.at for d in dots], 2).items():
            margin = 0.05 * ((max(places) - min(places)) or 1)
            figure.update_layout({f"{name}axis": {**hidden, "range": [min(places) - margin, max(places) + margin]}})
    return figure


def _legend(families: Collection[str]) -> dict[str, str]:
    """Family → its entry in the legend: itself, or the first word it shares with others where there are too many."""
    first = {f: f.partition(" ")[0] for f in families}
    sharing = Counter(first.values())
    crowded = len(families) > len(PALETTE)
    return {f: first[f] if crowded and sharing[first[f]] > 2 else f for f in families}


def _links(dots: Sequence[Dot], look: Look) -> Any:
    """A line from the selected dot to each neighbour; under the circles."""
    at = {d.id: d.at for d in dots}
    ends: list[Any] = []
    for neighbour in look.neighbours if look.selected in at else ():
        ends += [at[look.selected], at[neighbour], (None,) * look.dims]
    line = {"color": look.ink, "width": 1.2 if look.dims == 2 else 3}
    return _trace(look)(
        **_axes(ends, look.dims), mode="lines", meta="links", line=line, opacity=0.5, hoverinfo="skip", showlegend=False
    )


def _circles(dots: Sequence[Dot], name: str, colour: str, look: Look, low_high: tuple[float, float]) -> Any:
    colours: str | list[str] = colour
    size = (9 if look.dims == 2 else 6) * (0.7 if colour in _CROWDS else 1)
    if look.by_similarity:
        low, high = low_high
        colours = [shade(((d.similarity or 0.0) - low) / (high - low), dark=look.dark) for d in dots]
    return _trace(look)(
        **_identity(dots, look),
        mode="markers",
        name=html.escape(_spaced(name), quote=False),
        meta="anchor",
        showlegend=not look.by_similarity,
        hovertext=[_hover(d) for d in dots],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={**_paint(dots, colours, size, look), "symbol": "circle", "line": {"width": 0}},
    )


def _stars(dots: Sequence[Dot], look: Look) -> Any:
    flat = look.dims == 2
    named = [label(d.title) if len(dots) <= _LABELLED or d.id == look.selected else "" for d in dots]
    middle = {"textposition": [_beside(d.at[0]) for d in dots], "cliponaxis": False} if flat else {}
    return _trace(look)(
        **_identity(dots, look),
        **middle,
        mode="markers+text",
        name="Yours",
        meta="yours",
        showlegend=bool(dots),
        text=[html.escape(text, quote=False) for text in named],
        textfont={"color": look.ink, "size": 13},
        hovertext=[_hover(d) for d in dots],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            **_paint(dots, _STAR, 19 if flat else 10, look),
            "symbol": "star" if flat else "diamond",  # three dimensions have no star
            "line": {"color": _STAR_EDGE, "width": 1.2},
        },
    )


def _rings(dots: Sequence[Dot], look: Look) -> Any:
    """Rings around the selected dot, with its name, and around its neighbours; over the circles, letting clicks through."""
    found = {d.id: d for d in dots}
    chosen = [found[look.selected], *(found[n] for n in look.neighbours)] if look.selected in found else []
    first = [] if not chosen or chosen[0].own else [html.escape(label(chosen[0].title), quote=False)]
    return _trace(look)(
        **_axes([d.at for d in chosen], look.dims),
        mode="markers+text",
        meta="rings",
        showlegend=False,
        hoverinfo="skip",
        customdata=[d.id for d in chosen],
        text=[*first, *[""] * (len(chosen) - len(first))],
        textposition="top center",
        textfont={"color": look.ink, "size": 13},
        marker={
            "symbol": "circle-open",
            "size": [26 if i == 0 else 16 for i in range(len(chosen))],
            "color": look.ink,
            "line": {"color": look.ink, "width": 2},
        },
    )


def _scale(dots: Sequence[Dot], look: Look) -> Any:
    """The colour bar of the similarities, carried by a dot that is not seen."""
    low, high = _range(dots)
    steps = SIMILAR_DARK if look.dark else SIMILAR
    bar = {
        "orientation": "h", "thickness": 12, "len": 0.6, "x": 0, "xanchor": "left", "y": -0.02, "yanchor": "top",
        "outlinewidth": 0, "nticks": 5, "title": {"text": look.measure, "side": "top", "font": {"size": 12}},
    }  # fmt: skip
    return _trace(look)(
        **_axes([d.at for d in dots[:1]], look.dims),
        mode="markers",
        meta="scale",
        showlegend=False,
        hoverinfo="skip",
        marker={
            "color": [low],
            "opacity": 0,
            "cmin": low,
            "cmax": high,
            "colorscale": [[i / (len(steps) - 1), step] for i, step in enumerate(steps)],
            "showscale": look.by_similarity,
            "colorbar": bar,
        },
    )


def _trace(look: Look) -> Any:
    import plotly.graph_objects as go

    return go.Scatter3d if look.dims == 3 else go.Scatter


def _axes(places: Sequence[Sequence[Any]], dims: int) -> dict[str, list[Any]]:
    return {axis: [place[i] for place in places] for i, axis in enumerate("xyz"[:dims])}


def _identity(dots: Sequence[Dot], look: Look) -> dict[str, Any]:
    ids = [d.id for d in dots]
    return {**_axes([d.at for d in dots], look.dims), "ids": ids, "customdata": ids}


def _paint(dots: Sequence[Dot], colours: str | list[str], size: float, look: Look) -> dict[str, Any]:
    """Size and colours, faint where a dot is not what is searched for.

    In three dimensions, where glass hides what is behind it, faint dots are small and nearly of the paper's colour.
    """
    if look.dims == 2:
        return {"size": size, "color": colours, "opacity": [_PLAIN if d.matches else _FAINT for d in dots]}
    each = [colours] * len(dots) if isinstance(colours, str) else colours
    return {
        "size": [size if d.matches else size / 2 for d in dots],
        "color": [c if d.matches else _mixed(_PAPER[look.dark], c, 0.25) for c, d in zip(each, dots, strict=True)],
    }


def shade(share: float, *, dark: bool = False) -> str:
    """The colour of a similarity: 0 for the least on the map, 1 for the greatest; beyond them those colours."""
    steps = SIMILAR_DARK if dark else SIMILAR
    at = min(max(share, 0.0), 1.0) * (len(steps) - 1)
    i = min(int(at), len(steps) - 2)
    return _mixed(steps[i], steps[i + 1], at - i)


def _range(dots: Sequence[Dot]) -> tuple[float, float]:
    """Least and greatest similarity, the selected dot's own 1 left out: it would take the upper half of the scale."""
    seen = [d.similarity for d in dots if d.similarity is not None and d.similarity < 0.9999]
    low, high = (min(seen), max(seen)) if seen else (0.0, 1.0)
    return (low, high) if high - low > 1e-6 else (low, low + 1e-6)


def _mixed(first: str, second: str, share: float) -> str:
    """The first colour with a share of the second."""
    parts = (round(a + (b - a) * share) for a, b in zip(_rgb(first), _rgb(second), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def label(text: str) -> str:
    """A text short enough to stand beside a point."""
    text = " ".join(text.split())
    return text if len(text) <= LABEL_LENGTH else text[: LABEL_LENGTH - 1].rstrip() + "…"


def _hover(dot: Dot) -> str:
    body = "" if dot.about == dot.title else f"<br>{_wrapped(dot.about)}"
    if not dot.own:
        body = f"<br>{html.escape(_spaced(dot.family), quote=False)}" + (f"<br>{body}" if dot.about else "")
    similarity = "" if dot.similarity is None else f"similarity to the selected {dot.similarity:.2f}"
    notes = "".join(f"<br>{note}" for note in (dot.note, similarity) if note)
    return f"<b>{_wrapped(dot.title)}</b>{body}{notes}"


def _beside(x: float) -> str:
    """Where a label stands so that it grows towards the middle of the map, away from the edge."""
    if x < 4:  # of a map's ten
        return "top right"
    return "top left" if x > 6 else "top center"


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _wrapped(text: str, width: int = 56, lines: int = 8) -> str:
    """Text for a Plotly hover label: lines joined by <br>, the rest cut, and no markup of the text's own."""
    return "<br>".join(html.escape(s, quote=False) for s in textwrap.wrap(text, width, max_lines=lines, placeholder=" …"))


OPTIONS = '{"responsive": true, "displaylogo": false, "scrollZoom": true}'

# The app's page fills the same words in the browser, where plotly.js and the figure are at hand already.
PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Map of adapters</title><style>body {{ margin: 0; background: __PAPER__; }} #map {{ height: 96vh; }}</style></head>
<body><div id="map"></div><script>__PLOTLY__</script>
<script>const figure = __FIGURE__; delete figure.layout.height; delete figure.layout.transition;
Plotly.newPlot('map', figure.data, figure.layout, {OPTIONS});</script></body></html>
"""


def page(figure: go.Figure) -> str:
    """A figure as one HTML page that needs no network: plotly.js (4–5 MB) is inside."""
    from plotly.offline import get_plotlyjs

    # "<" stands inside texts only, where \u003c says the same without ending the script.
    parts = {
        "PAPER": figure.to_dict()["layout"]["meta"]["paper"],
        "PLOTLY": get_plotlyjs(),
        "FIGURE": (figure.to_json() or "").replace("<", "\\u003c"),
    }
    return re.sub("__(PAPER|PLOTLY|FIGURE)__", lambda m: parts[m[1]], PAGE)
