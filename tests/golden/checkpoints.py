"""Checkpoints that PyTorch writes, with what its models make of some images.

The models are those of docs/checkpoints/model.py, as a reader of the docs would have them: a little
trained, in float32, and saved with safetensors, which writes a file's metadata in another order each
time. The numbers are computed from them in float64.
"""

import json
import sys

import numpy as np
import torch

from golden import HERE, exact, write

sys.path.append(str(HERE.parents[1] / "docs" / "checkpoints"))
from model import Model, save  # noqa: E402

IMAGE, BATCH, STEPS = [8, 8], 3, 40
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
}


def trained(config, images):
    torch.manual_seed(300)
    model = Model(config, IMAGE).float()
    optimiser = torch.optim.Adam(model.parameters(), 1e-2)
    for _ in range(STEPS):
        optimiser.zero_grad()
        (model.reconstruct(images.float()) - images.float()).square().sum().backward()
        optimiser.step()
    return model


def write_all():
    images = exact(np.random.default_rng(300).uniform(size=(BATCH, 64)))
    cases = []
    for name, config in MODELS.items():
        model = trained(config, images)
        metadata = {
            "vae-lab": "1",
            "config": json.dumps({"model": config, "data": {"kind": "files", "name": "images"}}),
            "step": str(STEPS),
            "image": "8x8",
            "data": "0",
        }
        save(model, HERE / f"{name}.safetensors", metadata)
        model.double()
        codes = model.encode(images)
        cases.append({
            "name": name, "loc": codes.flatten(), "mean": model.decode(codes).flatten(),
        })
    write("checkpoints.json", {"images": images.flatten(), "cases": cases})
