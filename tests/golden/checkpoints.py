"""Checkpoints that PyTorch writes, with what its models make of some images.

The models are those of docs/checkpoints/model.py, as a reader of the docs would have them: a little
trained, in float32, and saved with safetensors, which writes a file's metadata in another order each
time. The numbers are computed from them in float64.
"""

import json
import math
import sys

import numpy as np
import torch

from golden import HERE, exact, write

sys.path.append(str(HERE.parents[1] / "docs" / "checkpoints"))
from model import Model, save  # noqa: E402

BATCH, STEPS = 3, 40
MODELS = {
    "mlp": {
        "kind": "vae",
        "network": {"kind": "mlp", "hidden": [12, 8], "activation": "tanh"},
        "latentDim": 3,
        "posterior": "full",
        "likelihood": {"kind": "continuousBernoulli"},
    },
    "conv": {
        "kind": "vae",
        "network": {"kind": "conv", "channels": [4, 6]},
        "latentDim": 3,
        "posterior": "diagonal",
        "likelihood": {"kind": "normalPerPixel"},
    },
    "colour": {
        "kind": "vae",
        "network": {"kind": "conv", "channels": [4, 6]},
        "latentDim": 3,
        "posterior": "diagonal",
        "likelihood": {"kind": "normalPerPixel"},
    },
    "one": {
        "kind": "vae",
        "network": {"kind": "conv", "channels": [4]},
        "latentDim": 3,
        "posterior": "diagonal",
        "likelihood": {"kind": "normalPerPixel"},
    },
    "three": {
        "kind": "vae",
        "network": {"kind": "conv", "channels": [4, 6, 8], "activation": "leakyRelu"},
        "latentDim": 3,
        "posterior": "diagonal",
        "likelihood": {"kind": "bernoulli"},
    },
    "four": {
        "kind": "vaeGan",
        "network": {"kind": "conv", "channels": [4, 5, 6, 7]},
        "latentDim": 3,
    },
    "nearest": {
        "kind": "autoencoder",
        "network": {"kind": "conv", "channels": [4, 5, 6], "upsampling": "nearest"},
        "latentDim": 3,
        "loss": "crossEntropy",
    },
}
# Height, width and, of colour, channels.
IMAGES = {
    "mlp": [8, 8], "conv": [8, 8], "colour": [8, 12, 3],
    # Halved with rounding up: 9 to 5; 28, 14, 7 to 4 and 30, 15 to 8; 9, 5, 3 to 2 and 13, 7 to 4.
    "one": [9, 8], "three": [28, 30], "four": [9, 13, 3],
    "nearest": [9, 6, 4],
}


def trained(config, image, images):
    torch.manual_seed(300)
    model = Model(config, image).float()
    optimiser = torch.optim.Adam(model.parameters(), 1e-2)
    for _ in range(STEPS):
        optimiser.zero_grad()
        (model.reconstruct(images.float()) - images.float()).square().sum().backward()
        optimiser.step()
    return model


def write_all():
    cases = []
    for name, config in MODELS.items():
        image = IMAGES[name]
        images = exact(np.random.default_rng(300).uniform(size=(BATCH, math.prod(image))))
        model = trained(config, image, images)
        metadata = {
            "vae-lab": "1",
            "config": json.dumps({"model": config, "data": {"kind": "files", "name": "images"}}),
            "step": str(STEPS),
            "image": "x".join(map(str, image)),
            "data": "0",
        }
        save(model, HERE / f"{name}.safetensors", metadata)
        model.double()
        codes = model.encode(images)
        cases.append({
            "name": name, "images": images.flatten(), "loc": codes.flatten(),
            "mean": model.decode(codes).flatten(),
        })
    write("checkpoints.json", {"cases": cases})
