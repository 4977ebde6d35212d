"""Where points of many dimensions stand on a map: by PCA at once, by UMAP after its compilation.

Enters: features (n, F), one row a point. Leaves: a `Layout`, which also places further features and never moves what stands.
Knows nothing of what the features are of.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import torch
from torch import Tensor

Method = Literal["umap", "pca"]

MIN_POINTS = 10  # with fewer, UMAP's neighbourhoods are the whole map and its layout means nothing
MAP_WIDTH = 10.0  # points span 0..10 on each axis, the scale UMAP's own layouts have

# numba's default threading layer ends the process when two threads enter it at once, so this lock is one for all maps.
_NUMBA = threading.Lock()


@dataclass(frozen=True)
class Layout:
    """One way of drawing a map: where its points stand, and where a feature (F,) comes to stand among them."""

    method: Method
    coordinates: Tensor  # (n, dims)
    place: Callable[[Tensor], tuple[float, ...]]


def pca(features: Tensor, dims: int) -> Layout:
    """The first two or three principal components of the features (n, F), scaled to the map's width."""
    mean = features.mean(dim=0)
    basis = torch.linalg.svd(features - mean, full_matrices=False).Vh[:dims]
    basis = torch.cat([basis, basis.new_zeros(dims - len(basis), basis.shape[1])])  # a single point has one component
    scores = (features - mean) @ basis.T
    # The sign of a component is arbitrary; settled so that the same points always give the same picture.
    sign = scores.gather(0, scores.abs().argmax(dim=0, keepdim=True))[0].sign()
    basis = basis * torch.where(sign == 0, 1.0, sign)[:, None]
    low, scale = _bounds((features - mean) @ basis.T)

    def place(feature: Tensor) -> tuple[float, ...]:
        return tuple((((feature - mean) @ basis.T - low) * scale).tolist())

    return Layout("pca", ((features - mean) @ basis.T - low) * scale, place)


def umap(features: Tensor, shipped: Tensor | None, seed: int) -> Layout:
    """UMAP of the features (n, F) in two dimensions, the points where they were shipped when they were.

    Ready to place: the first transform, which compiles for seconds, is done. Raises ImportError without umap-learn.
    """
    with _NUMBA:
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

    def place(feature: Tensor) -> tuple[float, ...]:
        with _NUMBA:
            placed: Any = reducer.transform(feature.numpy()[None])  # (1, 2)
        return tuple(placed[0].tolist())

    place(features[0])
    return Layout("umap", coordinates, place)


def _bounds(points: Tensor) -> tuple[Tensor, Tensor]:
    """(dims,) and (dims,): subtract the first, multiply by the second, and points (n, dims) span the map on each axis."""
    low = points.amin(dim=0)
    span = points.amax(dim=0) - low
    return low, MAP_WIDTH / torch.where(span > 0, span, MAP_WIDTH)
