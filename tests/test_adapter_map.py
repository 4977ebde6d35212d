"""The map of adapters: sketches, exact neighbours, layouts that do not move, the figure."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from t2l_core.adapter import Adapter
from t2l_core.adapter_map import SPACES, AdapterMap, Space, View, _Sketch, fit_coordinates, fit_text_coordinates, sketches
from t2l_core.anchors import Anchors
from t2l_core.hypernet import HyperNet, HyperNetConfig
from t2l_core.layouts import MAP_WIDTH, Layout
from t2l_core.lora import LoRASpec, LoRAWeights, cosine
from t2l_core.map_figure import LABEL_LENGTH, PALETTE, SIMILAR, SIMILAR_DARK, Dot, Look, draw, label, shade

SPEC = LoRASpec("tiny", n_layers=2, target_modules=("q_proj", "v_proj"), in_features=(32, 32), out_features=(32, 16), rank=4)
D_EMB = 16
FAMILIES = ("arithmetic", "string", "translation")


@pytest.fixture(scope="module")
def net() -> HyperNet:
    torch.manual_seed(0)
    net = HyperNet(HyperNetConfig(SPEC, emb_size=D_EMB, latent_size=32, head_in_size=32))
    for head in net.heads.values():
        torch.nn.init.normal_(head.weight)
    return net.eval()


def make_anchors(n: int = 24, coordinates: Tensor | None = None) -> Anchors:
    """n tasks in three families; embeddings of one family lie together."""
    generator = torch.Generator().manual_seed(1)
    centres = torch.randn(3, 1, D_EMB, generator=generator)
    noise = torch.randn(n, 2, D_EMB, generator=generator)
    embeddings = torch.nn.functional.normalize(centres[torch.arange(n) % 3] + 0.5 * noise, dim=-1)
    return Anchors(
        names=[f"task_{i}" for i in range(n)],
        families=[FAMILIES[i % 3] for i in range(n)],
        descriptions=[
            [f"Description {i} of a task, with <b>marks</b>. " + "It has many words. " * 20, "Short."] for i in range(n)
        ],
        embeddings=embeddings,
        far_below=0.3,
        coordinates=coordinates,
    )


@torch.no_grad()
def own_adapter(net: HyperNet, anchors: Anchors, i: int) -> Adapter:
    mean = torch.nn.functional.normalize(anchors.embeddings[i].mean(dim=0), dim=0)
    return Adapter(anchors.names[i], net(mean[None] * math.sqrt(D_EMB))[0])


@torch.no_grad()
def new_adapter(net: HyperNet, seed: int = 5) -> Adapter:
    embedding = torch.nn.functional.normalize(torch.randn(1, D_EMB, generator=torch.Generator().manual_seed(seed)), dim=1)
    return Adapter("Something new & <i>unseen</i>.", net(embedding * math.sqrt(D_EMB))[0])


def encode(texts: list[str]) -> Tensor:
    """A stand-in for a text encoder: a unit vector that the text's letters alone decide."""
    generators = [torch.Generator().manual_seed(sum(map(ord, text))) for text in texts]
    vectors = torch.stack([torch.randn(D_EMB, generator=g) for g in generators])
    return torch.nn.functional.normalize(vectors, dim=1)


def traces(figure, meta: str) -> list:
    return [t for t in figure.data if t.meta == meta]


def ids(figure) -> list[str]:
    return [i for t in (*traces(figure, "anchor"), *traces(figure, "yours")) for i in t.ids]


def places(figure) -> dict[str, tuple[float, ...]]:
    found = {}
    for t in (*traces(figure, "anchor"), *traces(figure, "yours")):
        axes = (t.x, t.y, t.z) if t.type == "scatter3d" else (t.x, t.y)
        found |= dict(zip(t.ids, zip(*axes, strict=True), strict=True))
    return found


def explicit_delta(weights: LoRAWeights) -> Tensor:
    return torch.cat([(weights.B[m] @ weights.A[m]).flatten() for m in weights.spec.target_modules])


@pytest.fixture(scope="module")
def drawn(net: HyperNet) -> AdapterMap:
    """A map by PCA, for what does not depend on UMAP."""
    return AdapterMap(make_anchors(), net, encode=encode)


@pytest.fixture(scope="module")
def fitted(net: HyperNet) -> Iterator[Tensor]:
    import umap.umap_

    with pytest.MonkeyPatch.context() as patch:
        # Two sorting loops that take six seconds to compile and microseconds to run as plain Python on 24 points.
        for name in ("fast_knn_indices", "submatrix"):
            patch.setattr(umap.umap_, name, getattr(umap.umap_, name).py_func)
        yield fit_coordinates(make_anchors(), net)


@pytest.fixture(scope="module")
def warm(net: HyperNet, fitted: Tensor) -> AdapterMap:
    warm = AdapterMap(make_anchors(coordinates=fitted.clone()), net, encode=encode)
    warm.warm_up()
    return warm


@pytest.mark.parametrize("wide", [32, 160])
def test_sketch_cosine_approximates_exact_cosine(wide: int) -> None:
    spec = replace(SPEC, in_features=(wide, wide), out_features=(wide, wide // 2))
    generator = torch.Generator().manual_seed(2)

    def random(shared: tuple[LoRAWeights, float] | None = None) -> LoRAWeights:
        tensors: tuple[dict[str, Tensor], dict[str, Tensor]] = ({}, {})
        for m in spec.target_modules:
            d_in, d_out = spec.sizes(m)
            for side, shape in enumerate([(2, 4, d_in), (2, d_out, 4)]):
                noise = torch.randn(shape, generator=generator)
                if shared:
                    base, share = shared
                    noise = share * base[m][side] + (1 - share) * noise
                tensors[side][m] = noise
        return LoRAWeights(spec, *tensors)

    base = random()
    adapters = [base] + [random((base, share / 10)) for share in range(10)]
    sketch = _Sketch(spec, seed=0)
    features = torch.cat([sketch({m: (w.A[m][None], w.B[m][None]) for m in spec.target_modules}) for w in adapters])
    pairs = [(i, j) for i in range(len(adapters)) for j in range(i)]
    exact = torch.tensor([cosine(adapters[i], adapters[j]) for i, j in pairs])
    estimated = torch.tensor([float(features[i] @ features[j]) for i, j in pairs])
    assert torch.corrcoef(torch.stack([exact, estimated]))[0, 1] > 0.9
    assert (exact - estimated).abs().max() < 0.15


def test_neighbours_equal_explicit_ba(net: HyperNet) -> None:
    anchors, adapter = make_anchors(), new_adapter(net)
    found = AdapterMap(anchors, net).neighbours(adapter, k=24)
    deltas = torch.stack([explicit_delta(own_adapter(net, anchors, i).weights) for i in range(24)])
    wanted = torch.cosine_similarity(deltas, explicit_delta(adapter.weights)[None])
    by_name = dict(zip(anchors.names, wanted.tolist(), strict=True))
    assert [c for _, c in found] == sorted((c for _, c in found), reverse=True)
    assert {name for name, _ in found} == set(anchors.names)
    for name, value in found:
        assert value == pytest.approx(by_name[name], abs=5e-4)


def test_the_nearest_of_many_are_compared_exactly(net: HyperNet) -> None:
    anchors, adapter = make_anchors(120), new_adapter(net)
    found = AdapterMap(anchors, net).neighbours(adapter, k=5)
    exact = {name: cosine(own_adapter(net, anchors, i).weights, adapter.weights) for i, name in enumerate(anchors.names)}
    assert [name for name, _ in found] == sorted(exact, key=lambda name: -exact[name])[:5]
    assert [c for _, c in found] == pytest.approx([exact[name] for name, _ in found], abs=1e-5)


def test_shipped_sketches_spare_making_the_adapters_unless_they_are_another_networks(
    net: HyperNet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    anchors, made = make_anchors(120), []
    anchors.sketches = sketches(anchors, net)
    anchors.save(tmp_path)
    shipped = Anchors.load(tmp_path)
    assert shipped is not None
    factors = HyperNet.factors
    monkeypatch.setattr(HyperNet, "factors", lambda self, emb, *rest: made.append(len(emb)) or factors(self, emb, *rest))
    quick = AdapterMap(shipped, net)
    assert sum(made) <= 8
    slow = AdapterMap(make_anchors(120), net)
    torch.testing.assert_close(quick.coordinates, slow.coordinates, atol=0.02, rtol=0)
    assert dict(quick.neighbours(new_adapter(net))) == pytest.approx(dict(slow.neighbours(new_adapter(net))), abs=1e-4)
    made.clear()
    shipped.sketches = shipped.sketches.roll(1, 0)  # type: ignore[union-attr]
    torch.testing.assert_close(AdapterMap(shipped, net).coordinates, slow.coordinates, atol=0.02, rtol=0)
    assert sum(made) >= 120


def test_shipped_coordinates_go_with_the_network_that_the_shipped_sketches_are_of(
    net: HyperNet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def umap(features: Tensor, shipped: Tensor | None, _seed: int) -> Layout:
        return Layout("umap", torch.zeros(24, 2) if shipped is None else shipped, lambda _: (0.0, 0.0))

    monkeypatch.setattr("t2l_core.layouts.umap", umap)
    anchors = replace(make_anchors(), coordinates=torch.rand(24, 2), text_coordinates=torch.rand(24, 2))
    known = sketches(anchors, net)
    for shipped, kept in ((None, True), (known, True), (known.roll(1, 0), False)):  # not known: whose they are
        drawn = AdapterMap(replace(anchors, sketches=shipped), net)
        drawn.warm_up()
        assert drawn.layout("does").coordinates.equal(anchors.coordinates) == kept  # type: ignore[arg-type]
        assert drawn.layout("asked").coordinates.equal(anchors.text_coordinates)  # type: ignore[arg-type]


def test_an_anchor_is_its_own_nearest_neighbour(net: HyperNet) -> None:
    anchors = make_anchors()
    adapter_map = AdapterMap(anchors, net)
    for i in (0, 7, 23):
        (name, value), *others = adapter_map.neighbours(own_adapter(net, anchors, i))
        assert name == anchors.names[i]
        assert value == pytest.approx(1.0, abs=1e-5)
        assert len(others) == 4


def test_strength_changes_neither_neighbours_nor_place_but_its_sign_does(net: HyperNet) -> None:
    adapter_map, adapter = AdapterMap(make_anchors(), net), new_adapter(net)
    for strength in (0.0, 0.25, 3.0):
        assert adapter_map.neighbours(adapter.with_strength(strength)) == adapter_map.neighbours(adapter)
        assert adapter_map.place(adapter.with_strength(strength)) == adapter_map.place(adapter)
    opposite = dict(adapter_map.neighbours(adapter.with_strength(-1.0), k=24))
    for name, value in adapter_map.neighbours(adapter, k=24):
        assert opposite[name] == pytest.approx(-value, abs=1e-6)
    assert adapter_map.place(adapter.with_strength(-1.0)) != adapter_map.place(adapter)


def test_adapters_of_another_rank_are_compared(net: HyperNet) -> None:
    anchors = make_anchors()
    adapter = own_adapter(net, anchors, 3)
    wide = replace(SPEC, rank=6)
    A = {m: torch.nn.functional.pad(t, (0, 0, 0, 2)) for m, t in adapter.weights.A.items()}
    B = {m: torch.nn.functional.pad(t, (0, 2)) for m, t in adapter.weights.B.items()}
    padded = Adapter("padded", LoRAWeights(wide, A, B))
    assert AdapterMap(anchors, net).neighbours(padded)[0][0] == "task_3"


def test_pca_is_there_before_warm_up(net: HyperNet) -> None:
    anchors = make_anchors()
    adapter_map = AdapterMap(anchors, net)
    assert (adapter_map.method, adapter_map.ready, adapter_map.reason()) == ("pca", False, "")
    assert adapter_map.coordinates.shape == (24, 2)
    assert adapter_map.coordinates.amin(0).tolist() == pytest.approx([0, 0], abs=1e-4)
    assert adapter_map.coordinates.amax(0).tolist() == pytest.approx([MAP_WIDTH, MAP_WIDTH], abs=1e-4)
    place = adapter_map.place(own_adapter(net, anchors, 4))
    assert place == pytest.approx(adapter_map.coordinates[4].tolist(), abs=1e-2)


def test_training_mode_is_restored_and_dropout_is_off(net: HyperNet) -> None:
    quiet = AdapterMap(make_anchors(), net).coordinates
    net.train()
    try:
        assert AdapterMap(make_anchors(), net).coordinates.equal(quiet)
        assert net.training
    finally:
        net.eval()


@pytest.mark.slow
def test_fitted_coordinates_span_the_map_and_keep_families_together(fitted: Tensor) -> None:
    assert fitted.shape == (24, 2)
    assert fitted.amin(0).tolist() == pytest.approx([0, 0], abs=1e-4)
    assert fitted.amax(0).tolist() == pytest.approx([MAP_WIDTH, MAP_WIDTH], abs=1e-4)
    distances = torch.cdist(fitted, fitted).fill_diagonal_(torch.inf)
    nearest = distances.argmin(dim=1)
    assert (nearest % 3 == torch.arange(24) % 3).float().mean() > 0.8


@pytest.mark.slow
def test_shipped_anchors_never_move(net: HyperNet, warm: AdapterMap, fitted: Tensor) -> None:
    assert (warm.method, warm.ready, warm.reason()) == ("umap", True, "")
    assert warm.coordinates.equal(fitted)
    warm.place(new_adapter(net, seed=6))
    warm.coordinates.zero_()  # a copy
    assert warm.coordinates.equal(fitted)
    warm.warm_up()
    assert warm.coordinates.equal(fitted)


@pytest.mark.slow
def test_an_anchors_own_adapter_lands_near_it(net: HyperNet, warm: AdapterMap) -> None:
    for i in (0, 10, 20):
        place = torch.tensor(warm.place(own_adapter(net, warm.anchors, i)))
        assert (place - warm.coordinates[i]).norm() < 0.15 * MAP_WIDTH


@pytest.mark.slow
def test_a_place_is_computed_once_and_kept(net: HyperNet, warm: AdapterMap, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    sketch = warm._sketch
    monkeypatch.setattr(warm, "_sketch", lambda factors: calls.append(1) or sketch(factors))
    adapter = new_adapter(net, seed=8)
    first = warm.place(adapter)
    warm.place(new_adapter(net, seed=9))
    assert warm.place(adapter) == first
    assert warm.place(adapter.with_strength(0.5)) == first
    assert len(calls) == 2
    warm._places.clear()
    assert warm.place(adapter) == first  # forgotten places come back the same


@pytest.mark.slow
def test_places_from_many_threads_equal_places_in_turn(net: HyperNet, warm: AdapterMap) -> None:
    adapters = [new_adapter(net, seed) for seed in range(20, 36)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(warm.place, adapters))
    warm._places.clear()
    assert together == [warm.place(a) for a in adapters]


def test_figure_has_one_trace_a_family_and_yours(net: HyperNet, drawn: AdapterMap) -> None:
    adapter = new_adapter(net)
    figure = drawn.figure([("mine <1>", adapter)])
    families, [yours] = traces(figure, "anchor"), traces(figure, "yours")
    assert [t.name for t in families] == sorted(FAMILIES)
    assert [t.meta for t in figure.data] == ["links", *["anchor"] * 3, "yours", "rings", "scale"]
    assert sum(len(t.x) for t in families) == 24
    assert len({t.marker.color for t in families}) == 3
    hover = families[0].hovertext[0]
    assert hover.startswith("<b>task 0</b><br>arithmetic<br><br>Description 0 of")
    assert "&lt;b&gt;marks" in hover
    assert max(len(line) for line in hover.split("<br>")) < 70
    assert families[0].customdata[0] == "task_0"
    assert (yours.name, yours.mode, yours.marker.symbol) == ("Yours", "markers+text", "star")
    assert (yours.x[0], yours.y[0]) == drawn.place(adapter)
    assert yours.text[0] == "mine &lt;1&gt;"
    assert yours.customdata[0] == adapter.id
    assert "Something new &amp; &lt;i&gt;" in yours.hovertext[0]
    assert figure.layout.uirevision == drawn.figure([]).layout.uirevision
    assert len(drawn.figure([]).data) == len(figure.data)
    assert drawn.figure([], dark=True).layout.font.color != figure.layout.font.color


def test_families_too_many_for_the_colours_share_an_entry_under_the_others() -> None:
    def drawn_of(families: list[str]) -> list:
        dots = [Dot(str(i), f"task {i}", "", (0.0, float(i)), family) for i, family in enumerate(families)]
        return traces(draw(dots, Look()), "anchor")

    few = ["made lists", "made words", "made codes", "string", "code"]
    assert [t.name for t in drawn_of(few)] == sorted(few)
    crowd, *others = drawn_of([*few, *(f"made thing {i}" for i in range(20)), "word order", "word length"])
    assert (crowd.name, len(crowd.ids)) == ("made", 23)
    assert [t.name for t in others] == ["code", "string", "word length", "word order"]
    assert crowd.marker.size < others[0].marker.size
    assert crowd.marker.color not in PALETTE
    assert {t.marker.color for t in others} == set(PALETTE[:4])
    assert "made codes" in crowd.hovertext[2]
    one, two, *_ = drawn_of([*(f"made {i}" for i in range(20)), *(f"written {i}" for i in range(20))])
    assert [one.name, two.name] == ["made", "written"]
    assert one.marker.color != two.marker.color


def test_labels_are_short_and_hovers_whole(net: HyperNet, drawn: AdapterMap) -> None:
    assert label("Give  the\nopposite.") == "Give the opposite."
    assert label("x" * 40) == "x" * 17 + "…"
    long = "Say <i>which</i> of the two animals is the larger one."
    many = [(f"{i} {long}", new_adapter(net, seed=40 + i)) for i in range(14)]
    [few], [crowd] = traces(drawn.figure(many[:2]), "yours"), traces(drawn.figure(many), "yours")
    assert few.text[0] == "0 Say &lt;i&gt;which&lt;/i…"
    assert len(label(many[0][0])) <= LABEL_LENGTH
    assert "of the two animals is the" in few.hovertext[0].replace("<br>", " ")
    assert not any("<i>" in hover for hover in few.hovertext)
    assert set(crowd.text) == {""}
    [chosen] = traces(drawn.figure(many, view=View(selected=many[3][1].id)), "yours")
    assert [bool(text) for text in chosen.text] == [i == 3 for i in range(14)]


def test_every_view_has_the_same_points_in_the_same_order(net: HyperNet, drawn: AdapterMap) -> None:
    points = [("mine", new_adapter(net))]
    plain = drawn.figure(points)
    views = [View(space, dims, by, "task_3", "7") for space in SPACES for dims in (2, 3) for by in (False, True)]
    for view in views:
        figure = drawn.figure(points, view=view)
        assert ids(figure) == ids(plain)
        assert [t.meta for t in figure.data] == [t.meta for t in plain.data]
        assert [t.name for t in traces(figure, "anchor")] == [t.name for t in traces(plain, "anchor")]
        assert {len(at) for at in places(figure).values()} == {view.dims}
        assert figure.to_json()
    assert len({drawn.figure(view=v).layout.uirevision for v in views}) == 4


def test_the_selected_point_and_its_neighbours_are_ringed(net: HyperNet, drawn: AdapterMap) -> None:
    adapter = new_adapter(net)
    points = [("mine", adapter)]
    for selected in ("task_3", adapter.id):
        for space in SPACES:
            selection = drawn.select(selected, points)
            assert selection is not None
            near = [name for name, _ in selection.nearest[space]]
            figure = drawn.figure(points, view=View(space, selected=selected))
            [rings], [links], at = traces(figure, "rings"), traces(figure, "links"), places(figure)
            assert list(rings.customdata) == [selected, *near]
            assert (rings.x[0], rings.y[0]) == at[selected]
            assert rings.marker.size[0] > rings.marker.size[1]
            assert [(x, y) for x, y in zip(links.x, links.y, strict=True) if x is not None] == [
                end for name in near for end in (at[selected], at[name])
            ]
            assert rings.hoverinfo == links.hoverinfo == "skip"  # a click goes to the dot within
    [rings] = traces(drawn.figure(points, view=View(selected="gone")), "rings")
    assert rings.x == ()


def test_a_selection_knows_cosines_in_both_spaces(net: HyperNet, drawn: AdapterMap) -> None:
    adapter, other = new_adapter(net), new_adapter(net, seed=6)
    points = [("mine", adapter), ("other", other)]
    mine, anchor = drawn.select(adapter.id, points), drawn.select("task_3", points)
    assert mine is not None
    assert anchor is not None
    assert mine.nearest["does"] == drawn.neighbours(adapter)
    assert mine.nearest["asked"] == drawn.neighbours(adapter, space="asked")
    assert (mine.own, mine.title, anchor.own, anchor.title, anchor.family) == (True, "mine", False, "task 3", "arithmetic")
    assert "task_3" not in dict(anchor.nearest["does"])
    assert mine.similarities["does"]["task_3"] == pytest.approx(anchor.similarities["does"][adapter.id], abs=1e-6)
    assert mine.similarities["does"][other.id] == pytest.approx(cosine(adapter.weights, other.weights), abs=1e-5)
    assert anchor.similarities["does"]["task_3"] == pytest.approx(1, abs=1e-5)
    assert mine.similarities["asked"][adapter.id] == pytest.approx(1, abs=1e-5)
    own = [own_adapter(net, drawn.anchors, i).weights for i in (3, 9)]
    assert anchor.similarities["does"]["task_9"] == pytest.approx(cosine(*own), abs=5e-4)
    assert drawn.select("gone", points) is None
    without = AdapterMap(make_anchors(), net).select(adapter.id, points)
    assert without is not None
    assert set(without.similarities) == set(without.nearest) == {"does"}  # nothing to embed the description with


def test_colours_tell_the_similarity_to_the_selected(net: HyperNet, drawn: AdapterMap) -> None:
    selection = drawn.select("task_3")
    assert selection is not None
    for dark, steps in ((False, SIMILAR), (True, SIMILAR_DARK)):
        figure = drawn.figure(view=View(by_similarity=True, selected="task_3"), dark=dark)
        colours = {i: c for t in traces(figure, "anchor") for i, c in zip(t.ids, t.marker.color, strict=True)}
        ordered = sorted(colours, key=lambda i: selection.similarities["does"][i])
        assert (colours[ordered[0]], colours[ordered[-2]], colours["task_3"]) == (steps[0], steps[-1], steps[-1])
        [scale] = traces(figure, "scale")
        assert scale.marker.showscale
        assert scale.marker.cmax == pytest.approx(selection.nearest["does"][0][1])
        assert not any(t.showlegend for t in traces(figure, "anchor"))
    unselected = drawn.figure(view=View(by_similarity=True))
    assert not traces(unselected, "scale")[0].marker.showscale
    assert traces(unselected, "anchor")[0].marker.color == PALETTE[0]


@pytest.mark.parametrize("dims", [2, 3])
def test_a_search_dims_the_rest(net: HyperNet, drawn: AdapterMap, dims: int) -> None:
    adapter = new_adapter(net)
    points = [("mine", adapter)]
    assert drawn.found("", points) == {*drawn.anchors.names, adapter.id}
    assert drawn.found("Task 7") == {"task_7", "task_17"}
    assert drawn.found("TASK_7") == {"task_7"}
    assert drawn.found("translation") == {f"task_{i}" for i in range(2, 24, 3)}
    assert drawn.found("unseen something", points) == {adapter.id}
    assert drawn.found("nowhere") == set()
    figure = drawn.figure(points, view=View(dims=dims, query="translation"))
    for t in figure.data:
        if t.meta in ("anchor", "yours"):
            [plain] = [p for p in drawn.figure(points).data if p.name == t.name]
            bright = [o > 0.5 for o in t.marker.opacity] if dims == 2 else [c == plain.marker.color for c in t.marker.color]
            assert set(bright) == {t.name == "translation"}


@pytest.mark.slow
def test_three_dimensions_are_pca_at_once(net: HyperNet, warm: AdapterMap) -> None:
    cold = AdapterMap(make_anchors(), net, encode=encode)
    adapter = new_adapter(net)
    for space in SPACES:
        for adapter_map in (cold, warm):
            layout = adapter_map.layout(space, 3)
            assert (layout.method, layout.coordinates.shape) == ("pca", (24, 3))
            assert layout.coordinates.amax(0).tolist() == pytest.approx([MAP_WIDTH] * 3, abs=1e-4)
        assert warm.layout(space, 3).coordinates.equal(cold.layout(space, 3).coordinates)
        assert cold.layout(space, 2).coordinates.allclose(cold.layout(space, 3).coordinates[:, :2], atol=1e-4)
        assert len(cold.place(adapter, space, 3)) == 3
    with pytest.raises(ValueError, match="in 4 dimensions"):
        warm.layout("does", 4)


@pytest.mark.slow
def test_new_stars_move_nothing_in_any_layout(net: HyperNet, warm: AdapterMap) -> None:
    first = ("first", new_adapter(net, seed=50))
    more = [first, *((str(i), new_adapter(net, seed=51 + i)) for i in range(3))]
    views: list[tuple[Space, int]] = [(space, dims) for space in SPACES for dims in (2, 3)]
    for space, dims in views:
        before = places(warm.figure([first], view=View(space, dims)))
        after = places(warm.figure(more, view=View(space, dims)))
        assert {i: after[i] for i in before} == before


@pytest.mark.slow
def test_the_map_of_what_was_asked_is_the_same_every_time(net: HyperNet, warm: AdapterMap) -> None:
    assert warm.layout("asked").method == "umap"
    coordinates = warm.layout("asked").coordinates
    assert coordinates.equal(fit_text_coordinates(make_anchors()))
    distances = torch.cdist(coordinates, coordinates).fill_diagonal_(torch.inf)
    assert (distances.argmin(dim=1) % 3 == torch.arange(24) % 3).float().mean() > 0.8
    shipped = AdapterMap(make_anchors(), net)
    shipped.anchors.text_coordinates = coordinates
    again = AdapterMap(replace(make_anchors(), text_coordinates=coordinates), net, encode=encode)
    again.warm_up()
    assert again.layout("asked").coordinates.equal(coordinates)
    adapter = new_adapter(net)
    assert again.place(adapter, "asked") == pytest.approx(warm.place(adapter, "asked"), abs=0.2 * MAP_WIDTH)
    assert warm.place(adapter.with_strength(-1.0), "asked") == warm.place(adapter, "asked")
    with pytest.raises(ValueError, match="give AdapterMap the text encoder"):
        shipped.place(adapter, "asked")


def test_shipped_coordinates_come_back_from_a_folder(tmp_path: Path) -> None:
    anchors = replace(make_anchors(coordinates=torch.rand(24, 2)), text_coordinates=torch.rand(24, 2))
    anchors.save(tmp_path)
    loaded = Anchors.load(tmp_path)
    assert loaded is not None
    for name in ("coordinates", "text_coordinates"):
        assert torch.equal(getattr(loaded, name), getattr(anchors, name))
    make_anchors().save(tmp_path)
    bare = Anchors.load(tmp_path)
    assert bare is not None
    assert bare.text_coordinates is None


SPOILT: dict[str, tuple[str, object, str]] = {
    "more embeddings": ("embeddings", torch.ones(6, 2, 4), r"embeddings are \(6, 2, 4\), wanted \(3, 2, any\) for 3 tasks"),
    "other descriptions": ("embeddings", torch.ones(3, 5, 4), r"embeddings are \(3, 5, 4\), wanted \(3, 2, any\)"),
    "flat": ("embeddings", torch.ones(3, 4), "wanted \\(3, 2, any\\)"),
    "no direction": ("embeddings", torch.zeros(3, 2, 4), "embeddings are not finite"),
    "fewer sketches": ("sketches", torch.ones(2, 9), r"sketches are \(2, 9\), wanted \(3, any\)"),
    "solid": ("coordinates", torch.ones(3, 3), r"coordinates are \(3, 3\), wanted \(3, 2\)"),
    "nowhere": ("text_coordinates", torch.full((3, 2), torch.nan), "text_coordinates are not finite"),
    "all words": ("word_size", D_EMB, "word_size is 16"),
    "no number": ("far_below", None, "is damaged"),
    "no tasks": ("tasks", None, "is damaged"),
    "tasks of nothing": ("tasks", [1, 2, 3], "is damaged"),
    "one description": ("tasks", [{"name": "a", "family": "b", "descriptions": "ab"}] * 3, "not a list of some"),
    "no descriptions": ("tasks", [{"name": "a", "family": "b", "descriptions": []}] * 3, "not a list of some"),
    "no name": ("tasks", [{"name": None, "family": "b", "descriptions": ["a", "b"]}] * 3, "is not a text"),
    "uneven": ("tasks", [{"name": "a", "family": "b", "descriptions": ["c"] * n} for n in (1, 2, 2)], "from 1 to 2"),
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_anchors_that_do_not_fit_together_are_refused(tmp_path: Path, spoilt: str) -> None:
    make_anchors(3).save(tmp_path)
    what, value, complaint = SPOILT[spoilt]
    path, tensors = tmp_path / "anchors.json", load_file(tmp_path / "anchors.safetensors")
    if isinstance(value, Tensor):
        save_file(tensors | {what: value}, tmp_path / "anchors.safetensors")
    else:
        path.write_text(json.dumps(json.loads(path.read_text()) | {what: value}))
    with pytest.raises(ValueError, match=complaint) as caught:
        Anchors.load(tmp_path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[]", b"3", b"{", b"[" * 200_000])
def test_anchors_that_cannot_be_read_are_refused(tmp_path: Path, content: bytes) -> None:
    make_anchors(3).save(tmp_path)
    (tmp_path / "anchors.json").write_bytes(content)
    with pytest.raises(ValueError, match=r"anchors\.json or anchors\.safetensors is damaged .*; fetch the checkpoint again"):
        Anchors.load(tmp_path)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_similarity_is_told_by_lightness_alone() -> None:
    for dark in (False, True):
        lights = [luminance(shade(i / 20, dark=dark)) for i in range(21)]
        assert lights == sorted(lights, reverse=not dark)
        assert max(lights) - min(lights) > 0.6
    assert (shade(-1), shade(2)) == (SIMILAR[0], SIMILAR[-1])


def test_palette_is_distinct_and_legible_on_white_and_on_dark() -> None:
    assert len(set(PALETTE)) == len(PALETTE) >= 19
    dark = luminance("#111827")
    for colour in PALETTE:
        assert 1.05 / (luminance(colour) + 0.05) >= 2.3
        assert (luminance(colour) + 0.05) / (dark + 0.05) >= 2.3


def test_html_stands_alone(net: HyperNet, tmp_path: Path) -> None:
    from plotly.offline import get_plotlyjs

    path = AdapterMap(make_anchors(), net).write_html(tmp_path / "new" / "map.html", [("mine", new_adapter(net))])
    page = path.read_text(encoding="utf-8")
    assert "plotly.js v" in page
    assert not re.search(r"<(script|link)[^>]+(src|href)=", page)
    assert "task_0" in page
    assert "mine" in page
    assert page.count("</script>") == 2 + get_plotlyjs().count("</script>")


def test_html_is_not_broken_by_what_a_visitor_typed(net: HyperNet, tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script> __PLOTLY__ __FIGURE__"
    path = AdapterMap(make_anchors(), net).write_html(tmp_path / "map.html", [(evil, new_adapter(net))])
    page = path.read_text(encoding="utf-8")
    assert page.count("plotly.js v") == 1
    assert "<script>alert" not in page


@pytest.mark.parametrize("n", [1, 2, 9])
def test_few_anchors_stay_with_pca(net: HyperNet, n: int) -> None:
    adapter_map = AdapterMap(make_anchors(n), net)
    adapter_map.warm_up()
    assert (adapter_map.method, adapter_map.ready) == ("pca", True)
    assert f"at least 10 different anchor adapters and this checkpoint has {n}" in adapter_map.reason()
    assert all(math.isfinite(v) for v in adapter_map.place(new_adapter(net)))
    assert len(adapter_map.neighbours(new_adapter(net))) == min(5, n)
    assert adapter_map.figure([("mine", new_adapter(net))]).data
    with pytest.raises(ValueError, match="no UMAP could be fitted"):
        fit_coordinates(make_anchors(n), net)


@pytest.mark.slow
def test_an_untrained_net_gives_a_map_without_nan() -> None:
    untrained = HyperNet(HyperNetConfig(SPEC, emb_size=D_EMB, latent_size=32, head_in_size=32, offset="learned"))
    adapter_map = AdapterMap(make_anchors(), untrained)  # B = 0, so every ΔW is zero
    adapter_map.warm_up()
    assert adapter_map.method == "pca"
    assert adapter_map.coordinates.isfinite().all()
    assert [c for _, c in adapter_map.neighbours(own_adapter(untrained, adapter_map.anchors, 0))] == [0.0] * 5


def test_what_does_not_fit_is_refused(net: HyperNet) -> None:
    with pytest.raises(ValueError, match="these are empty"):
        AdapterMap(make_anchors(0), net)
    with pytest.raises(ValueError, match=r"wanted \(24, 2\)"):
        AdapterMap(make_anchors(coordinates=torch.zeros(23, 2)), net)
    adapter_map, adapter = AdapterMap(make_anchors(), net), new_adapter(net)
    foreign = replace(SPEC, base_model="other", n_layers=1)
    weights = LoRAWeights(
        foreign, {m: t[:1] for m, t in adapter.weights.A.items()}, {m: t[:1] for m, t in adapter.weights.B.items()}
    )
    with pytest.raises(ValueError, match="made for other; this map is of adapters for tiny"):
        adapter_map.neighbours(Adapter("foreign", weights))
    with pytest.raises(ValueError, match="not finite"):
        adapter_map.place(Adapter("broken", adapter.weights.map(lambda t: t * torch.nan)))
    with pytest.raises(ValueError, match="not finite"):
        adapter_map.place(Adapter("immense", adapter.weights.map(lambda t: t * 1e12)))  # ‖ΔW‖² passes fp32, its sketch not
    misfits = [Adapter("foreign", weights), Adapter("immense", adapter.weights.map(lambda t: t * 1e25))]
    left_out = adapter_map.left_out([(a.description, a) for a in (*misfits, adapter)])
    assert set(left_out) == {a.id for a in misfits}
    assert "made for other" in left_out[misfits[0].id]
