"""The map of adapters: where a new adapter stands among those of the tasks a checkpoint was trained on.

Enters: `Anchors`, the hypernetwork they belong to, and adapters. Leaves: coordinates, exact neighbours, a Plotly figure, a
standalone HTML page. Knows nothing of descriptions being encoded, language models or widgets.

An adapter is mapped by what it does to the base model, ΔW = scaling · BA, never by A or B alone, which are not unique:
(BR⁻¹)(RA) = BA.

Notation: n anchors, c adapters of one chunk, L layers, M modules, r rank, F features of one adapter's sketch.
"""

from __future__ import annotations

import html
import math
import textwrap
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import torch
from torch import Tensor

from t2l_core.adapter import Adapter
from t2l_core.anchors import Anchors
from t2l_core.checkpoint import write_atomically
from t2l_core.hypernet import HyperNet
from t2l_core.lora import LoRASpec

if TYPE_CHECKING:
    import plotly.graph_objects as go

Method = Literal["umap", "pca"]

MIN_POINTS = 10  # with fewer, UMAP's neighbourhoods are the whole map and its layout means nothing
MAP_WIDTH = 10.0  # anchors span 0..10 on each axis, the scale UMAP's own layouts have
_CHUNK = 32  # anchors generated at a time: 60 MB of fp32 factors for the 135M model, 440 MB for a 7B one
_FEATURES = 2048  # wanted size of a sketch, see _Sketch
_REMEMBERED = 10_000  # places kept; a forgotten one is computed again, to the same value

# numba's default threading layer ends the process when two threads enter it at once, so this lock is one for all maps.
_NUMBA = threading.Lock()

# 20 colours as far apart in OKLab as a contrast of at least 2.4 : 1 on white and on #111827 allows, without neon.
# In the order of greatest distance to all before, so that a few families differ most.
PALETTE = (
    "#786ee6", "#14be5a", "#dc5000", "#146400", "#64506e", "#00aac8", "#fa8296", "#aa143c", "#a08200", "#d26edc",
    "#96788c", "#0078aa", "#9632a0", "#0a8c64", "#4646be", "#a0aa8c", "#d24682", "#f08c00", "#8c5000", "#96a0fa",
)  # fmt: skip
_STAR, _STAR_EDGE = "#ffc400", "#1f2937"  # a fill for dark paper and an edge for white: legible without knowing the theme


class _Sketch:
    """Seeded random projection of ΔW: adapters → unit vectors (F,) whose cosine estimates that of ΔW.

    Every layer and module has its own projections P (p, d_out) and Q (d_in, p), with which P(BA)Q = (PB)(AQ) costs
    r·p·(d_in + d_out) and never forms BA. P and Q have orthonormal rows and columns scaled by √(d/p), so inner products are
    kept on average, and exactly where p reaches d. A square p × p beats an oblong of as many numbers: the error grows with
    1/p_out + 1/p_in. With the 60 blocks of the 135M model p = 6 and F = 2160; the 60 errors are independent and average out.
    """

    def __init__(self, spec: LoRASpec, seed: int) -> None:
        generator = torch.Generator().manual_seed(seed)
        p = max(1, round(math.sqrt(_FEATURES / (spec.n_layers * len(spec.target_modules)))))
        self._left: dict[str, Tensor] = {}
        self._right: dict[str, Tensor] = {}
        for m in spec.target_modules:
            d_in, d_out = spec.sizes(m)
            self._left[m] = _projections(spec.n_layers, d_out, p, generator).mT  # (L, p, d_out)
            self._right[m] = _projections(spec.n_layers, d_in, p, generator)  # (L, d_in, p)

    def __call__(self, factors: dict[str, tuple[Tensor, Tensor]]) -> Tensor:
        """Per module A (c, L, r, d_in) and B (c, L, d_out, r) → (c, F), unit norm, or zero where ΔW is."""
        blocks = [((self._left[m] @ B) @ (A @ self._right[m])).flatten(1) for m, (A, B) in factors.items()]
        return torch.nn.functional.normalize(torch.cat(blocks, dim=1), dim=1)


def _projections(n_layers: int, d: int, p: int, generator: torch.Generator) -> Tensor:
    """(L, d, min(p, d)) with orthonormal columns, scaled to keep squared norms on average."""
    p = min(p, d)
    return torch.linalg.qr(torch.randn(n_layers, d, p, generator=generator)).Q * math.sqrt(d / p)


@dataclass(frozen=True)
class _Layout:
    """One way of drawing the map: where the anchors stand, and where a sketch (F,) comes to stand among them."""

    method: Method
    coordinates: Tensor  # (n, 2)
    place: Callable[[Tensor], tuple[float, float]]


class AdapterMap:
    """The anchors' adapters, and where others stand among them.

    Generates the anchors' adapters once (two seconds for 186 of the 135M model on two cores). A PCA layout is there at once;
    `warm_up` replaces it by UMAP, whose import and compilation take half a minute at worst: call it in a thread. Anchors
    never move within a layout, nor does an adapter once placed. All methods may be called from several threads.

    Raises ValueError when there are no anchors or they do not belong to `net`.
    """

    def __init__(self, anchors: Anchors, net: HyperNet, *, seed: int = 0) -> None:
        n = len(anchors.names)
        if n == 0:
            raise ValueError("a map needs anchors and these are empty; build them from a suite with training tasks")
        shipped = anchors.coordinates
        if shipped is not None and (shipped.shape != (n, 2) or not bool(shipped.isfinite().all())):
            raise ValueError(
                f"the shipped coordinates are {tuple(shipped.shape)}; wanted ({n}, 2) finite numbers. Run `map --fit` again"
            )
        self.anchors, self.seed = anchors, seed
        self.spec = net.config.spec
        self._sketch = _Sketch(self.spec, seed)
        self._generate_anchors(net)
        self._layout = _pca(self._features)
        self._warming = threading.Lock()
        self._places_lock = threading.Lock()
        self._places: dict[tuple[Method, str, bool], tuple[float, float]] = {}
        distinct = len(self._features.unique(dim=0))
        self._reason = ""
        if distinct < MIN_POINTS:
            self._reason = (
                f"Shown by PCA: UMAP needs at least {MIN_POINTS} different anchor adapters and this checkpoint has {distinct}."
            )

    @torch.no_grad()
    def _generate_anchors(self, net: HyperNet) -> None:
        """Set the anchors' sketches (n, F), norms (n,) and factors.

        The factors wait in bf16 for `neighbours`: half the memory (170 MB for 186 anchors of the 135M model), and rounding
        errors of 2⁻⁹, independent over a million entries, move a cosine by less than 1e-4.
        """
        spec, n = self.spec, len(self.anchors.names)
        weight = next(net.parameters())
        means = self.anchors.embeddings.float().mean(dim=1)  # (n, d_emb)
        inputs = torch.nn.functional.normalize(means, dim=1) * math.sqrt(means.shape[1])

        def empty(d: int) -> Tensor:  # layers first: `neighbours` then takes one matrix product a layer, for all anchors
            return torch.empty(spec.n_layers, n, spec.rank, d, dtype=torch.bfloat16)

        self._A = {m: empty(spec.sizes(m)[0]) for m in spec.target_modules}
        self._Bt = {m: empty(spec.sizes(m)[1]) for m in spec.target_modules}
        features, norms = [], []
        with _evaluating(net):
            for start in range(0, n, _CHUNK):
                chunk = inputs[start : start + _CHUNK].to(weight.device, weight.dtype)
                factors = {m: (A.float().cpu(), B.float().cpu()) for m, (A, B) in net.factors(chunk).items()}
                features.append(self._sketch(factors))
                kept = {m: (A.bfloat16(), B.bfloat16()) for m, (A, B) in factors.items()}
                for m, (A, B) in kept.items():
                    self._A[m][:, start : start + _CHUNK] = A.transpose(0, 1)
                    self._Bt[m][:, start : start + _CHUNK] = B.mT.transpose(0, 1)
                # Norms of what is kept: what rounding adds along an adapter then cancels in its cosines.
                norms.append(_norm({m: (A.float(), B.float()) for m, (A, B) in kept.items()}))
        self._features, self._norms = torch.cat(features), torch.cat(norms)
        if not bool(self._features.isfinite().all()):
            raise ValueError("the checkpoint generates adapters that are not finite; it is damaged or its training diverged")

    @property
    def ready(self) -> bool:
        """True when the layout is final: UMAP is there, or never will be (see `reason`)."""
        return self.method == "umap" or bool(self._reason)

    @property
    def method(self) -> Method:
        return self._layout.method

    @property
    def reason(self) -> str:
        """Why the map stays with PCA, in one sentence; empty when UMAP is there or to come."""
        return self._reason

    @property
    def coordinates(self) -> Tensor:
        """(n, 2), the anchors under the current method; a copy."""
        return self._layout.coordinates.clone()

    def warm_up(self) -> None:
        """Make UMAP ready; blocks until then. Further calls return at once."""
        with self._warming:
            if self.ready:
                return
            try:
                with _NUMBA:
                    layout = _umap(self._features, self.anchors.coordinates, self.seed)
            except ImportError as error:
                self._reason = f"Shown by PCA: umap-learn could not be imported ({error})."
                return
            layout.place(self._features[0])  # the first transform compiles for seconds; the next take milliseconds
            self._layout = layout

    def place(self, adapter: Adapter) -> tuple[float, float]:
        """Where an adapter stands under the current method. Strength scales ΔW and so does not move it (its sign does).

        Raises ValueError when the adapter has other shapes than the anchors or holds numbers that are not finite.
        """
        return self._place(self._layout, adapter)

    def _place(self, layout: _Layout, adapter: Adapter) -> tuple[float, float]:
        key = (layout.method, adapter.id, adapter.strength < 0)
        with self._places_lock:
            if key in self._places:
                return self._places[key]
        with torch.no_grad():
            feature = self._sketch(self._factors(adapter))[0]
        if not bool(feature.isfinite().all()):
            raise ValueError(f"the adapter {adapter.slug} holds numbers that are not finite; generate or export it again")
        place = layout.place(feature)
        with self._places_lock:
            if len(self._places) >= _REMEMBERED:
                self._places.pop(next(iter(self._places)))
            return self._places.setdefault(key, place)

    @torch.no_grad()
    def neighbours(self, adapter: Adapter, k: int = 5) -> list[tuple[str, float]]:
        """The k anchors whose ΔW has the greatest cosine with the adapter's: names and cosines, greatest first.

        Computed through r×r products, ⟨ΔW_x, ΔW_y⟩ = tr((B_xᵀB_y)(A_yA_xᵀ)), without forming BA or sketching. A ΔW of zero
        has cosine 0 with everything. Raises ValueError when the adapter has other shapes than the anchors.
        """
        factors = self._factors(adapter)
        inner = torch.zeros(len(self.anchors.names))
        for m, (A, B) in factors.items():
            for layer in range(self.spec.n_layers):
                across_in = self._A[m][layer].float() @ A[0, layer].mT  # (n, r, r_adapter)
                across_out = self._Bt[m][layer].float() @ B[0, layer]  # (n, r, r_adapter)
                inner += (across_in * across_out).sum((1, 2))
        norms = (_norm(factors) * self._norms).clamp(min=torch.finfo(torch.float32).tiny)
        top = (inner / norms).clamp(-1, 1).topk(min(k, len(inner)))
        return [(self.anchors.names[i], float(c)) for c, i in zip(top.values, top.indices.tolist(), strict=True)]

    def _factors(self, adapter: Adapter) -> dict[str, tuple[Tensor, Tensor]]:
        """Per module A (1, L, r, d_in) and B (1, L, d_out, r), fp32 on the CPU, B negated for a negative strength.

        The weights before strength: ΔW has the same direction at any, and keeps one at strength 0, where `effective` has none.
        """
        own, wanted = adapter.weights.spec, self.spec
        layers_fit = own.n_layers == wanted.n_layers and set(own.target_modules) == set(wanted.target_modules)
        if not layers_fit or any(own.sizes(m) != wanted.sizes(m) for m in wanted.target_modules):
            raise ValueError(
                f"the adapter {adapter.slug} was made for {own.base_model}; this map is of adapters for {wanted.base_model}. "
                "Open it with the checkpoint of its own base model"
            )
        sign = -1.0 if adapter.strength < 0 else 1.0
        cpu = adapter.weights.map(lambda t: t.detach().float().cpu())
        return {m: (cpu.A[m][None], cpu.B[m][None] * sign) for m in wanted.target_modules}

    def figure(self, points: Sequence[tuple[str, Adapter]] = (), *, dark: bool = False) -> go.Figure:
        """The map as a Plotly figure: one trace of circles a family, then one trace of stars named "Yours" for `points`.

        Each `points` entry is a label and its adapter. `customdata` of a circle is the task's name, of a star the adapter's id;
        a trace's `meta` is "anchor" or "yours". Paper and plot are transparent; `dark` chooses the colour of the writing.
        """
        import plotly.graph_objects as go

        layout = self._layout  # one for all of the figure, also when UMAP becomes ready meanwhile
        ink = "#e5e7eb" if dark else "#374151"
        figure = go.Figure([*self._family_traces(layout), self._own_trace(layout, points, ink)])
        hidden = {"visible": False, "showgrid": False, "zeroline": False, "automargin": False}
        figure.update_layout(
            template="none",
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            font={"color": ink, "size": 13, "family": "system-ui, -apple-system, 'Segoe UI', sans-serif"},
            margin={"l": 8, "r": 8, "t": 8, "b": 8},
            xaxis=hidden,
            yaxis=hidden,
            height=620,
            dragmode="pan",
            hovermode="closest",
            hoverlabel={
                "bgcolor": "#1f2937" if dark else "#ffffff",
                "bordercolor": "#9ca3af",
                "font": {"color": "#f9fafb" if dark else "#111827", "size": 13},
                "align": "left",
            },
            legend={
                "orientation": "h", "x": 0, "xanchor": "left", "y": -0.02, "yanchor": "top", "itemsizing": "constant",
                "font": {"size": 12}, "bgcolor": "rgba(0,0,0,0)",
            },
            # Zoom survives updates, but not the change of method, after which the same window shows other adapters.
            uirevision=f"adapter-map-{layout.method}",
        )  # fmt: skip
        return figure

    def _family_traces(self, layout: _Layout) -> Iterator[go.Scatter]:
        import plotly.graph_objects as go

        x, y = layout.coordinates.T.tolist()
        for number, family in enumerate(sorted(set(self.anchors.families))):
            members = [i for i, f in enumerate(self.anchors.families) if f == family]
            yield go.Scatter(
                x=[x[i] for i in members],
                y=[y[i] for i in members],
                mode="markers",
                name=html.escape(_spaced(family), quote=False),
                meta="anchor",
                customdata=[self.anchors.names[i] for i in members],
                hovertext=[self._anchor_hover(i) for i in members],
                hovertemplate="%{hovertext}<extra></extra>",
                marker={
                    "size": 9,
                    "opacity": 0.92,
                    "color": PALETTE[number % len(PALETTE)],
                    "symbol": "circle" if number < len(PALETTE) else "diamond",  # told apart when the colours come round
                    "line": {"width": 0},
                },
            )

    def _anchor_hover(self, i: int) -> str:
        name, family = (html.escape(_spaced(s), quote=False) for s in (self.anchors.names[i], self.anchors.families[i]))
        described = self.anchors.descriptions[i]
        return f"<b>{name}</b><br>{family}" + (f"<br><br>{_wrapped(described[0])}" if described else "")

    def _own_trace(self, layout: _Layout, points: Sequence[tuple[str, Adapter]], ink: str) -> go.Scatter:
        import plotly.graph_objects as go

        places = [self._place(layout, adapter) for _, adapter in points]
        hovers = []
        for label, adapter in points:
            body = "" if adapter.description == label else f"<br>{_wrapped(adapter.description)}"
            hovers.append(f"<b>{_wrapped(label)}</b>{body}<br>strength {adapter.strength:g}")
        return go.Scatter(
            x=[place[0] for place in places],
            y=[place[1] for place in places],
            mode="markers+text",
            name="Yours",
            meta="yours",
            showlegend=bool(points),
            customdata=[adapter.id for _, adapter in points],
            text=[html.escape(textwrap.shorten(label, 28, placeholder="…"), quote=False) for label, _ in points],
            textposition=[_beside(x) for x, _ in places],
            textfont={"color": ink, "size": 13},
            hovertext=hovers,
            hovertemplate="%{hovertext}<extra></extra>",
            marker={"symbol": "star", "size": 19, "color": _STAR, "line": {"color": _STAR_EDGE, "width": 1.2}},
            cliponaxis=False,
        )

    def write_html(self, path: str | Path, points: Sequence[tuple[str, Adapter]] = ()) -> Path:
        """Write the map under the current method as one HTML file that needs no network (plotly.js is inside, 4–5 MB)."""
        figure = self.figure(points)
        figure.update_layout(height=None, autosize=True)
        options = {"responsive": True, "displaylogo": False, "scrollZoom": True}
        body = figure.to_html(full_html=False, include_plotlyjs=True, config=options, default_height="96vh")
        page = (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Map of adapters</title>'
            f"<style>body {{ margin: 0; background: #fff; }}</style></head>\n<body>{body}</body></html>\n"
        )
        path = Path(path).expanduser()
        write_atomically(path, lambda p: p.write_text(page, encoding="utf-8"))
        return path


def fit_coordinates(anchors: Anchors, net: HyperNet, seed: int = 0) -> Tensor:
    """Fit UMAP on the anchors' adapters, whatever coordinates they have: (n, 2), 0..10 on each axis, to be shipped with them.

    Raises ValueError when there are too few different adapters, or umap-learn is missing.
    """
    fresh = AdapterMap(replace(anchors, coordinates=None), net, seed=seed)
    fresh.warm_up()
    if fresh.method != "umap":
        raise ValueError(f"no UMAP could be fitted. {fresh.reason}")
    return fresh.coordinates


def _norm(factors: dict[str, tuple[Tensor, Tensor]]) -> Tensor:
    """‖BA‖_F over all layers and modules, (c,), through r×r products: ‖BA‖² = tr(BᵀB · AAᵀ)."""
    squared = sum(((B.mT @ B) * (A @ A.mT)).sum((1, 2, 3)) for A, B in factors.values())
    assert isinstance(squared, Tensor)
    return squared.clamp(min=0).sqrt()


@contextmanager
def _evaluating(net: HyperNet) -> Iterator[None]:
    """Without dropout for the duration."""
    training = net.training
    net.eval()
    try:
        yield
    finally:
        net.train(training)


def _pca(features: Tensor) -> _Layout:
    """The first two principal components of the sketches (n, F), scaled to the map's width."""
    mean = features.mean(dim=0)
    basis = torch.linalg.svd(features - mean, full_matrices=False).Vh[:2]
    basis = torch.cat([basis, basis.new_zeros(2 - len(basis), basis.shape[1])])  # a single anchor has one component
    scores = (features - mean) @ basis.T
    # The sign of a component is arbitrary; settled so that the same anchors always give the same picture.
    sign = scores.gather(0, scores.abs().argmax(dim=0, keepdim=True))[0].sign()
    basis = basis * torch.where(sign == 0, 1.0, sign)[:, None]
    low, scale = _bounds((features - mean) @ basis.T)

    def place(feature: Tensor) -> tuple[float, float]:
        x, y = (((feature - mean) @ basis.T - low) * scale).tolist()
        return x, y

    return _Layout("pca", ((features - mean) @ basis.T - low) * scale, place)


def _bounds(points: Tensor) -> tuple[Tensor, Tensor]:
    """(2,) and (2,): subtract the first, multiply by the second, and points (n, 2) span the map on each axis."""
    low = points.amin(dim=0)
    span = points.amax(dim=0) - low
    return low, MAP_WIDTH / torch.where(span > 0, span, MAP_WIDTH)


def _umap(features: Tensor, shipped: Tensor | None, seed: int) -> _Layout:
    """UMAP of the sketches (n, F), the anchors where they were shipped when they were. Call it under _NUMBA."""
    from umap import UMAP

    options: dict[str, Any] = {} if shipped is None else {"n_epochs": 0, "init": "random"}
    neighbours = min(15, len(features) - 1)
    # One job: umap-learn cannot be both seeded and parallel, and warns otherwise.
    reducer = UMAP(metric="cosine", n_neighbors=neighbours, random_state=seed, n_jobs=1, **options)
    reducer.fit(features.numpy())
    if shipped is None:
        fitted = torch.from_numpy(reducer.embedding_)
        low, scale = _bounds(fitted)
        coordinates = (fitted - low) * scale
    else:
        # Fitting without epochs learns the neighbourhoods and lays out nothing (an `init` array would be rescaled), so the
        # shipped layout goes in afterwards. `transform` would take a third of those 0 epochs and fail: back to the default.
        reducer.n_epochs = None
        coordinates = shipped.detach().float().cpu().clone()
    reducer.embedding_ = coordinates.numpy().copy()

    def place(feature: Tensor) -> tuple[float, float]:
        with _NUMBA:
            placed: Any = reducer.transform(feature.numpy()[None])  # (1, 2)
        x, y = placed[0].tolist()
        return x, y

    return _Layout("umap", coordinates, place)


def _beside(x: float) -> str:
    """Where a label stands so that it grows towards the middle of the map, away from the edge."""
    if x < 0.4 * MAP_WIDTH:
        return "top right"
    return "top left" if x > 0.6 * MAP_WIDTH else "top center"


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _wrapped(text: str, width: int = 56, lines: int = 8) -> str:
    """Text for a Plotly hover label: lines joined by <br>, the rest cut, and no markup of the text's own."""
    return "<br>".join(html.escape(s, quote=False) for s in textwrap.wrap(text, width, max_lines=lines, placeholder=" …"))
