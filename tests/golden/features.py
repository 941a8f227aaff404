"""Two sets of vectors, the distance of their normal fits, and a principal plane."""

import numpy as np
from scipy import linalg

from golden import write


def write_all():
    # Two sets of correlated vectors, and the principal plane of the first.
    rng = np.random.default_rng(6)
    dim = 5
    draw = lambda n: np.round((rng.normal(size=(n, dim)) @ rng.normal(size=(dim, dim))
                               + rng.normal(size=dim)) * 256) / 256
    a, b = draw(40), draw(30)
    covariance_a, covariance_b = np.cov(a.T), np.cov(b.T)
    root = linalg.sqrtm(covariance_a @ covariance_b).real
    shift = a.mean(0) - b.mean(0)
    values, vectors = np.linalg.eigh(covariance_a)
    axes = vectors[:, :-3:-1]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), [0, 1]])
    points = (a - a.mean(0)) @ axes
    write("features.json", {
        "dim": dim, "a": a.flatten(), "b": b.flatten(),
        "frechet": shift @ shift + np.trace(covariance_a + covariance_b - 2 * root),
        "points": points.flatten(), "back": (a.mean(0) + points @ axes.T).flatten(),
        "explained": values[:-3:-1] / values.sum(),
    })
