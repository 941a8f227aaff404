"""The logistic distribution over 256 levels: SciPy's, and mpmath's where doubles would cancel."""

import mpmath
import numpy as np
from scipy import stats

from golden import exact, write

# Enough for the smallest difference of two numbers near one below.
mpmath.mp.dps = 400
SIGMOID = lambda x: 1 / (1 + mpmath.exp(-x))


def log_prob(loc, log_scale, level):
    """The log of the mass between half a level below and half a level above, or beyond at the ends."""
    loc, scale = mpmath.mpf(loc), mpmath.exp(mpmath.mpf(log_scale))
    edge = lambda at: (at / mpmath.mpf(255) - loc) / scale
    above = SIGMOID(edge(level + mpmath.mpf("0.5"))) if level < 255 else mpmath.mpf(1)
    below = SIGMOID(edge(level - mpmath.mpf("0.5"))) if level > 0 else mpmath.mpf(0)
    return mpmath.log(above - below)


def by_scipy(loc, log_scale, level):
    """The same of doubles, where nothing cancels."""
    logistic = stats.logistic(loc, np.exp(log_scale))
    above = logistic.cdf((level + 0.5) / 255) if level < 255 else 1.0
    below = logistic.cdf((level - 0.5) / 255) if level > 0 else 0.0
    return np.log(above - below)


def slope(function, at):
    return mpmath.diff(function, mpmath.mpf(at))


def case(name, loc, log_scale, levels, ordinary):
    loc, log_scale = exact(loc), exact(log_scale)
    columns = list(zip(loc.tolist(), log_scale.tolist(), levels))
    values = [log_prob(*column) for column in columns]
    if ordinary:
        found = [by_scipy(*column) for column in columns]
        assert np.allclose(found, [float(value) for value in values], rtol=1e-9), name
    of_loc = [slope(lambda m: log_prob(m, s, k), m) for m, s, k in columns]
    of_scale = [slope(lambda s: log_prob(m, s, k), s) for m, s, k in columns]
    return {
        "name": name, "loc": loc, "log_scale": log_scale, "levels": levels,
        "log_prob": float(sum(values)),
        "gradients": [[float(x) for x in of_loc], [float(x) for x in of_scale]],
    }


def write_all():
    rng = np.random.default_rng(21)
    cases = [
        case("ordinary", rng.uniform(size=4), rng.uniform(-3, -1, 4), [3, 100, 180, 250], True),
        case("at the ends", [0.1, 0.9, 0.5, 0.5], [-2, -2, -1, -3], [0, 255, 0, 255], True),
        case("wide", [0.2, 0.5, 0.7, 1.0], [0, 1, 2, 4], [0, 128, 255, 77], True),
        case("narrow and right", [100.3 / 255, 0.001, 0.999, 0.5], [-5, -5, -5, -5], [100, 0, 255, 127], True),
        case("narrow and wrong", [0.9, 1.0, 0.0, 0.25], [-4, -5, -5, -6], [20, 0, 255, 200], False),
        case("beyond the ends", [-0.5, 1.5, -2, 3], [-3, -3, -4, -4], [0, 255, 254, 1], False),
    ]
    write("discretised_logistic.json", {"cases": cases})
