"""The map of adapters: where a new adapter stands among those of the tasks a checkpoint was trained on.

Enters: `Anchors`, the hypernetwork they belong to, and adapters. Leaves: coordinates, exact similarities, a Plotly figure, a
standalone HTML page. Knows nothing of language models or widgets; how descriptions are encoded is handed to it.

There are two maps of the same points. An adapter is mapped by what it does to the base model, ΔW = scaling · BA, never by A or
B alone, which are not unique: (BR⁻¹)(RA) = BA. Or it is mapped by what was asked: the embedding of its description.

Notation: n anchors, c adapters of one chunk, L layers, M modules, r rank, F features of one adapter's sketch.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import torch
from torch import Tensor

from t2l_core import layouts, map_figure
from t2l_core.adapter import Adapter
from t2l_core.anchors import Anchors
from t2l_core.checkpoint import write_atomically
from t2l_core.hypernet import HyperNet
from t2l_core.layouts import MIN_POINTS, Layout, Method
from t2l_core.lora import LoRASpec
from t2l_core.reading import Reading
from t2l_core.text_encoder import meaning

if TYPE_CHECKING:
    import plotly.graph_objects as go

Space = Literal["does", "asked"]  # ΔW | the embedding of the description
SPACES: tuple[Space, ...] = ("does", "asked")
log = logging.getLogger(__name__)
Points = Sequence[tuple[str, Adapter]]  # a visitor's own: label and adapter
Factors = dict[str, tuple[Tensor, Tensor]]  # per module A (c, L, r, d_in) and B (c, L, d_out, r)

_CHUNK = 32  # anchors generated at a time: 60 MB of fp32 factors for the 135M model, 440 MB for a 7B one
_FEATURES = 2048  # wanted size of a sketch, see _Sketch
_CHECKED = 8  # shipped sketches that are made again, to see whether they belong to the network
_SAME = 0.1  # distance of two unit vectors below which they are the same but for rounding
_EXACT = 32  # nearest anchors whose adapters are generated and compared exactly
_REMEMBERED = 10_000  # places and rows of similarities kept; a forgotten one is computed again, to the same value


@dataclass(frozen=True)
class View:
    """What a visitor has set on the map."""

    space: Space = "does"
    dims: int = 2  # 3 is always by PCA: it is there at once, and a third UMAP would cost every visitor seconds
    by_similarity: bool = False  # colours tell the similarity of ΔW to the selected point, else the family
    selected: str = ""  # id of a point: an anchor's name or an adapter's id; unknown ones select nothing
    query: str = ""  # points without these words are drawn faint


@dataclass(frozen=True)
class Selection:
    """A point of the map and what is near it."""

    id: str
    title: str
    family: str  # empty for a visitor's own
    description: str
    own: bool
    similarities: dict[Space, dict[str, float]]  # cosine with every point, by id
    nearest: dict[Space, list[tuple[str, float]]]  # the nearest anchors and their cosines, itself left out


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


class AdapterMap:
    """The anchors' adapters, and where others stand among them.

    Knows the anchors' adapters by their sketches: shipped ones, or it generates the adapters once (some 20 ms each for the
    135M model on two cores) and forgets them again, for a thousand and a half would fill 1.4 GB. Layouts by PCA are there
    at once; `warm_up` replaces those in two dimensions by UMAP, whose import and compilation take half a minute at worst:
    call it in a thread. Anchors never move within a layout, nor does an adapter once placed. All methods may be called from
    several threads. `encode` (descriptions → unit-norm embeddings) is wanted to map adapters by what was asked, `read`
    (descriptions → the language model's reading) by a network that takes readings.

    Raises ValueError when there are no anchors or they do not belong to `net`.
    """

    def __init__(
        self,
        anchors: Anchors,
        net: HyperNet,
        *,
        encode: Callable[[list[str]], Tensor] | None = None,
        read: Callable[[list[str]], Reading | None] = lambda _: None,
        seed: int = 0,
    ) -> None:
        n = len(anchors.names)
        if n == 0:
            raise ValueError("a map needs anchors and these are empty; build them from a suite with training tasks")
        self._shipped: dict[Space, Tensor | None] = {"does": anchors.coordinates, "asked": anchors.text_coordinates}
        for shipped in self._shipped.values():
            if shipped is not None and (shipped.shape != (n, 2) or not bool(shipped.isfinite().all())):
                raise ValueError(
                    f"the shipped coordinates are {tuple(shipped.shape)}; wanted ({n}, 2) finite numbers. Run `map --fit` again"
                )
        self.anchors, self.seed = anchors, seed
        self.spec = net.config.spec
        self._encode = encode
        self._net, self._read_texts = net, read
        self._inputs = _read(anchors) * math.sqrt(net.config.emb_size)  # (n, d_emb)
        self._sketch = _Sketch(self.spec, seed)
        made = self._sketches()
        if anchors.sketches is not None and made is not anchors.sketches:
            self._shipped["does"] = None  # laid out for another network, as the shipped sketches were
        self._features: dict[Space, Tensor] = {"does": made.float(), "asked": _asked(anchors)}
        self._layouts = {(s, dims): layouts.pca(self._features[s], dims) for s in SPACES for dims in (2, 3)}
        self._warming = threading.Lock()
        self._memory_lock = threading.Lock()
        self._places: dict[tuple[Space, Method, int, str, bool], tuple[float, ...]] = {}
        self._rows: dict[tuple[Space, str, bool], Tensor] = {}
        self._reasons: dict[Space, str] = {s: _too_few(features) for s, features in self._features.items()}

    def _sketches(self) -> Tensor:
        """The anchors' sketches (n, F): those shipped, as long as some of them are what the network generates, else made anew.

        Raises ValueError when the network generates numbers that are not finite.
        """
        n, shipped = len(self.anchors.names), self.anchors.sketches
        some = range(0, n, -(-n // _CHECKED))
        checked = self._sketch(self._generate(some))
        if (
            shipped is not None
            and shipped.shape == (n, checked.shape[1])
            and bool(((checked - shipped[list(some)].float()).norm(dim=1) < _SAME).all())
        ):
            return shipped
        order = sorted(range(n), key=lambda i: len(self._text(i)))  # read side by side, texts of one length need little padding
        chunks = [order[start : start + _CHUNK] for start in range(0, n, _CHUNK)]
        sketches = torch.cat([self._sketch(self._generate(chunk)) for chunk in chunks])[torch.tensor(order).argsort()]
        if not bool(sketches.isfinite().all()):
            raise ValueError("the checkpoint generates adapters that are not finite; it is damaged or its training diverged")
        return sketches

    def _text(self, anchor: int) -> str:
        """The description that stands for an anchor where the network takes readings: the middle one between terse and full,
        since reading all would take five times as long."""
        descriptions = self.anchors.descriptions[anchor]
        return descriptions[len(descriptions) // 2] if descriptions else ""

    @torch.no_grad()
    def _generate(self, anchors: Sequence[int]) -> Factors:
        """The factors of these anchors' adapters, fp32 on the CPU."""
        weight = next(self._net.parameters())
        inputs = self._inputs[list(anchors)].to(weight.device, weight.dtype)
        with _evaluating(self._net):
            factors = self._net.factors(inputs, self._read_texts([self._text(i) for i in anchors]))
        return {m: (A.float().cpu(), B.float().cpu()) for m, (A, B) in factors.items()}

    @property
    def ready(self) -> bool:
        """True when the layouts are final: UMAP is there, or never will be (see `reason`)."""
        return all(self._layouts[s, 2].method == "umap" or self._reasons[s] for s in SPACES)

    def layout(self, space: Space = "does", dims: int = 2) -> Layout:
        """How the map is drawn now. Raises ValueError for a map that does not exist."""
        if (space, dims) not in self._layouts:
            raise ValueError(f"there is no map of {space!r} in {dims} dimensions; wanted one of {SPACES} in 2 or 3")
        return self._layouts[space, dims]

    def reason(self, space: Space = "does") -> str:
        """Why a map stays with PCA, in one sentence; empty when UMAP is there or to come."""
        return self._reasons[space]

    @property
    def method(self) -> Method:
        return self.layout().method

    @property
    def coordinates(self) -> Tensor:
        """(n, 2), the anchors by what they do, under the current method; a copy."""
        return self.layout().coordinates.clone()

    def warm_up(self) -> None:
        """Make UMAP ready, first of what adapters do; blocks until then. Further calls return at once."""
        with self._warming:
            for space in SPACES:
                if self._layouts[space, 2].method == "umap" or self._reasons[space]:
                    continue
                try:
                    self._layouts[space, 2] = layouts.umap(self._features[space], self._shipped[space], self.seed)
                except ImportError as error:
                    self._reasons[space] = f"Shown by PCA: umap-learn could not be imported ({error})."
                except Exception:
                    # The first view is as good a map; the log says what numba or umap-learn ran into.
                    log.exception("UMAP could not be fitted")
                    self._reasons[space] = "Shown by PCA: UMAP could not be fitted; the log says why."

    def place(self, adapter: Adapter, space: Space = "does", dims: int = 2) -> tuple[float, ...]:
        """Where an adapter stands under the current method. Strength scales ΔW and so does not move it (its sign does).

        Raises ValueError when the adapter has other shapes than the anchors or a ΔW that is not finite.
        """
        return self._place(self.layout(space, dims), space, adapter)

    def left_out(self, points: Points) -> dict[str, str]:
        """Why points cannot be placed, by their adapters' ids; those not named here can be."""
        reasons = {}
        for _, adapter in points:
            try:
                self._place(self._layouts["does", 3], "does", adapter)  # which is there at once and stays
            except ValueError as error:
                reasons[adapter.id] = str(error)
        return reasons

    def _place(self, layout: Layout, space: Space, adapter: Adapter) -> tuple[float, ...]:
        dims = layout.coordinates.shape[1]
        key = (space, layout.method, dims, adapter.id, space == "does" and adapter.strength < 0)
        with self._memory_lock:
            if key in self._places:
                return self._places[key]
        place = layout.place(self._feature(adapter, space))
        with self._memory_lock:
            _make_room(self._places)
            return self._places.setdefault(key, place)

    @torch.no_grad()
    def _feature(self, adapter: Adapter, space: Space) -> Tensor:
        """(F,) of an adapter's ΔW or (d_emb,) of its description."""
        if space == "asked":
            if self._encode is None:
                raise ValueError("descriptions are placed by their embedding; give AdapterMap the text encoder as `encode`")
            return meaning(self._encode([adapter.description])[0], self.anchors.word_size)
        factors = self._factors(adapter)
        feature = self._sketch(factors)[0]
        if not bool(feature.isfinite().all() and _norm(factors).isfinite()):
            raise ValueError(
                f"the adapter {adapter.slug} changes the model by a ΔW that is not finite; generate or export it again"
            )
        return feature

    def neighbours(self, adapter: Adapter, k: int = 5, space: Space = "does") -> list[tuple[str, float]]:
        """The k anchors nearest to the adapter: names and cosines, greatest first.

        The cosine is that of ΔW, or that of the descriptions' embeddings. That of ΔW is exact for the 32 anchors whose sketches
        come closest, an estimate by the sketch for the others. A ΔW of zero has cosine 0 with everything.
        Raises ValueError when the adapter has other shapes than the anchors.
        """
        top = self._row(adapter, space).topk(min(k, len(self.anchors.names)))
        return [(self.anchors.names[i], float(c)) for c, i in zip(top.values, top.indices.tolist(), strict=True)]

    def select(self, point_id: str, points: Points = (), k: int = 5) -> Selection | None:
        """A point and the cosines of all others with it; None when no point has this id."""
        own = {adapter.id: (title, adapter) for title, adapter in points}
        if point_id in own:
            title, point = own[point_id]
            family, description = "", point.description
        elif point_id in self.anchors.names:
            point = self.anchors.names.index(point_id)
            title, family = point_id.replace("_", " "), self.anchors.families[point]
            description = next(iter(self.anchors.descriptions[point]), "")
        else:
            return None
        spaces: list[Space] = [s for s in SPACES if s == "does" or self._encode or not own]
        similarities: dict[Space, dict[str, float]] = {}
        nearest: dict[Space, list[tuple[str, float]]] = {}
        for space in spaces:
            to_anchors = dict(zip(self.anchors.names, self._row(point, space).tolist(), strict=True))
            others = [name for name, _ in sorted(to_anchors.items(), key=lambda item: -item[1]) if name != point_id]
            nearest[space] = [(name, to_anchors[name]) for name in others[:k]]
            similarities[space] = to_anchors | {i: self._between(point, a, space) for i, (_, a) in own.items()}
        return Selection(point_id, title, family, description, point_id in own, similarities, nearest)

    def found(self, query: str, points: Points = ()) -> set[str]:
        """Ids of the points whose name, family or descriptions hold every word of the query; all for an empty one."""
        words = query.casefold().split()
        texts = {
            name: " ".join([name, name.replace("_", " "), family, family.replace("_", " "), *descriptions])
            for name, family, descriptions in zip(
                self.anchors.names, self.anchors.families, self.anchors.descriptions, strict=True
            )
        } | {adapter.id: f"{title} {adapter.description}" for title, adapter in points}
        return {i for i, text in texts.items() if all(word in text.casefold() for word in words)}

    def _row(self, point: int | Adapter, space: Space) -> Tensor:
        """(n,): cosines of an anchor or an adapter with all anchors; remembered."""
        if isinstance(point, Adapter):
            key = (space, point.id, space == "does" and point.strength < 0)
        else:
            key = (space, self.anchors.names[point], False)
        with self._memory_lock:
            if key in self._rows:
                return self._rows[key]
        if space == "asked":
            features = self._features["asked"]
            feature = self._feature(point, "asked") if isinstance(point, Adapter) else features[point]
            row = (features @ feature).clamp(-1, 1)
        else:
            row = self._cosines(self._factors(point))
        with self._memory_lock:
            _make_room(self._rows)
            return self._rows.setdefault(key, row)

    @torch.no_grad()
    def _cosines(self, factors: Factors) -> Tensor:
        """(n,): cosines of one adapter's ΔW with the anchors': estimates, but exact where they are greatest."""
        row = self._features["does"] @ self._sketch(factors)[0]
        near = row.topk(min(_EXACT, len(row))).indices
        row[near] = _cosines(self._generate(near.tolist()), factors)
        return row.clamp(-1, 1)

    @torch.no_grad()
    def _between(self, point: int | Adapter, adapter: Adapter, space: Space) -> float:
        """The cosine of an anchor or an adapter with one adapter."""
        if not isinstance(point, Adapter):
            return float(self._row(adapter, space)[point])
        if space == "asked":
            return float((self._feature(point, space) @ self._feature(adapter, space)).clamp(-1, 1))
        return float(_cosines(self._factors(point), self._factors(adapter)))

    def _factors(self, point: int | Adapter) -> Factors:
        """Of an anchor or an adapter, fp32 on the CPU, one in its chunk; B is negated for a negative strength.

        The weights before strength: ΔW has the same direction at any, and keeps one at strength 0, where `effective` has none.
        """
        if not isinstance(point, Adapter):
            return self._generate([point])
        adapter = point
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

    def figure(self, points: Points = (), *, view: View = View(), dark: bool = False) -> go.Figure:
        """The map as a Plotly figure, see `map_figure.draw`; `dark` chooses the colour of the writing.

        Ids are the anchors' names and the adapters' ids, in the same order whatever the view.
        """
        layout = self.layout(view.space, view.dims)  # one for all of the figure, also when UMAP becomes ready meanwhile
        selection = self.select(view.selected, points) if view.selected else None
        look = map_figure.Look(
            dims=view.dims,
            by_similarity=view.by_similarity and selection is not None,
            measure="Cosine of ΔW with the selected adapter",
            selected=selection.id if selection else "",
            neighbours=[name for name, _ in selection.nearest.get(view.space, ())] if selection else (),
            # Zoom survives updates, but not the change of layout, after which the same window shows other adapters.
            revision=f"{view.space}-{view.dims}-{layout.method}",
            dark=dark,
        )
        similarities = selection.similarities["does"] if selection else {}
        return map_figure.draw(list(self._dots(layout, points, view, similarities)), look)

    def _dots(self, layout: Layout, points: Points, view: View, similarities: dict[str, float]) -> Iterator[map_figure.Dot]:
        found, anchors = self.found(view.query, points), self.anchors
        rows = zip(anchors.names, anchors.families, anchors.descriptions, layout.coordinates.tolist(), strict=True)
        for name, family, descriptions, at in rows:
            title, about = name.replace("_", " "), next(iter(descriptions), "")
            yield map_figure.Dot(
                name, title, about, tuple(at), family, similarity=similarities.get(name), matches=name in found
            )
        for title, adapter in points:
            yield map_figure.Dot(
                adapter.id,
                title,
                adapter.description,
                self._place(layout, view.space, adapter),
                own=True,
                note=f"strength {adapter.strength:g}",
                similarity=similarities.get(adapter.id),
                matches=adapter.id in found,
            )

    def write_html(self, path: str | Path, points: Points = (), *, view: View = View()) -> Path:
        """Write the map under the current method as one HTML file that needs no network (plotly.js is inside, 4–5 MB)."""
        page = map_figure.page(self.figure(points, view=view))
        path = Path(path).expanduser()
        write_atomically(path, lambda p: p.write_text(page, encoding="utf-8"))
        return path


def sketches(
    anchors: Anchors, net: HyperNet, *, read: Callable[[list[str]], Reading | None] = lambda _: None, seed: int = 0
) -> Tensor:
    """(n, F) half precision: what the anchors' adapters do, to be shipped, so that a map need not generate them all."""
    fresh = replace(anchors, sketches=None, coordinates=None, text_coordinates=None)
    return AdapterMap(fresh, net, read=read, seed=seed)._features["does"].half()


def fit_coordinates(
    anchors: Anchors, net: HyperNet, *, read: Callable[[list[str]], Reading | None] = lambda _: None, seed: int = 0
) -> Tensor:
    """Fit UMAP on what the anchors' adapters do: (n, 2), 0..10 on each axis, to be shipped; `read` as in `AdapterMap`.

    Raises ValueError when there are too few different adapters, or umap-learn is missing.
    """
    fresh = AdapterMap(replace(anchors, coordinates=None, text_coordinates=None), net, read=read, seed=seed)
    return _fit(fresh._features["does"], seed)


def fit_text_coordinates(anchors: Anchors, seed: int = 0) -> Tensor:
    """The same of what was asked for: the anchors' descriptions."""
    return _fit(_asked(anchors), seed)


def _fit(features: Tensor, seed: int) -> Tensor:
    reason = _too_few(features)
    if reason:
        raise ValueError(f"no UMAP could be fitted. {reason}")
    try:
        return layouts.umap(features, None, seed).coordinates
    except ImportError as error:
        raise ValueError(f"no UMAP could be fitted: umap-learn could not be imported ({error}); install it") from error


def _too_few(features: Tensor) -> str:
    distinct = len(features.unique(dim=0))
    if distinct >= MIN_POINTS:
        return ""
    return f"Shown by PCA: UMAP needs at least {MIN_POINTS} different anchor adapters and this checkpoint has {distinct}."


def _asked(anchors: Anchors) -> Tensor:
    """(n, d): what is meant by the anchors' descriptions, unit norm."""
    return meaning(_read(anchors), anchors.word_size)


def _read(anchors: Anchors) -> Tensor:
    """(n, d_emb): the mean embedding of each anchor's descriptions, unit norm; what its adapter is generated from."""
    return torch.nn.functional.normalize(anchors.embeddings.float().mean(dim=1), dim=1)


def _make_room(memory: dict) -> None:
    if len(memory) >= _REMEMBERED:
        memory.pop(next(iter(memory)))


def _norm(factors: dict[str, tuple[Tensor, Tensor]]) -> Tensor:
    """‖BA‖_F over all layers and modules, (c,), through r×r products: ‖BA‖² = tr(BᵀB · AAᵀ)."""
    squared = sum(((B.mT @ B) * (A @ A.mT)).sum((1, 2, 3)) for A, B in factors.values())
    assert isinstance(squared, Tensor)
    return squared.clamp(min=0).sqrt()


def _cosines(several: Factors, one: Factors) -> Tensor:
    """(c,): cosines of the ΔW of c adapters with that of one.

    Computed through r×r products, ⟨ΔW_x, ΔW_y⟩ = tr((B_xᵀB_y)(A_yA_xᵀ)), without forming BA.
    """
    inner = sum(((several[m][0] @ A.mT) * (several[m][1].mT @ B)).sum((1, 2, 3)) for m, (A, B) in one.items())
    assert isinstance(inner, Tensor)
    return (inner / (_norm(several) * _norm(one)).clamp(min=torch.finfo(torch.float32).tiny)).clamp(-1, 1)


@contextmanager
def _evaluating(net: HyperNet) -> Iterator[None]:
    """Without dropout for the duration."""
    training = net.training
    net.eval()
    try:
        yield
    finally:
        net.train(training)
