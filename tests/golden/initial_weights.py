"""What torch.nn.init draws weights from, as its own calls tell it."""

import math

import numpy as np
import torch
from scipy import stats
from torch import nn

from golden import write

# Those of the models in tests/suite/networks.rs, as PyTorch has them: linear layers, convolutions and transposed ones.
SHAPES = [
    [120, 784], [40, 120], [10, 40], [40, 10], [120, 40], [784, 120],
    [16, 1, 3, 3], [24, 16, 3, 3], [10, 1176], [1176, 10], [24, 16, 4, 4], [16, 1, 4, 4],
]
INITS = {
    "pytorch": lambda weight: nn.init.kaiming_uniform_(weight, a=math.sqrt(5)),
    "glorot": nn.init.xavier_uniform_,
    "he": nn.init.kaiming_normal_,
}


class Asked(torch.Tensor):
    """A tensor that notes what it is to be drawn from."""

    def uniform_(self, low, high, generator=None):
        assert low == -high
        self.drawn = {"distribution": "uniform", "scale": high}
        return self

    def normal_(self, mean, std, generator=None):
        assert mean == 0
        self.drawn = {"distribution": "normal", "scale": std}
        return self


def case(kind, init, shape):
    weight = torch.empty(shape).as_subclass(Asked)
    init(weight)
    return {"init": kind, "shape": shape, **weight.drawn}


def write_all():
    shares = np.arange(1, 100) / 100
    write("initial_weights.json", {
        "shares": shares,
        "normal_quantiles": stats.norm.ppf(shares),
        "cases": [case(kind, init, shape) for kind, init in INITS.items() for shape in SHAPES],
    })
