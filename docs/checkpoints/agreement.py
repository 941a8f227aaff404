"""Measures how closely vae-lab and PyTorch agree on reconstructions, in both directions.

    python agreement.py path/to/vae-lab

For each kind of model: vae-lab trains one and PyTorch rebuilds it; PyTorch starts one of the same
shape anew, trains it and saves it, and vae-lab opens that. Prints the largest difference of a pixel
and fails beyond 1e-4.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch
from safetensors import safe_open

from model import ACTIVATIONS, Model, load, save

TOLERANCE = 1e-4
STEPS = 30
CONV = ["model.network.kind=conv", "model.network.channels=[8, 16]"]
# Sides of 28, 14, 7 and 4: the last halving rounds up.
DEEP = ["model.network.kind=conv", "model.network.channels=[8, 12, 16]"]
TANH = ["model.network.hidden=[64, 32]", "model.network.activation=tanh"]
MODELS = {
    "VAE, two tanh layers": TANH,
    **{f"VAE, {name}": [f"model.network.activation={name}"] for name in ACTIVATIONS},
    "VAE, no hidden layer": ["model.network.hidden=[]", "model.latentDim=1"],
    "VAE, full covariance": [*TANH, "model.posterior=full"],
    "VAE, continuous Bernoulli": ["model.likelihood.kind=continuousBernoulli"],
    "VAE, normal": ["model.likelihood.kind=normal", "model.likelihood.scale=0.2"],
    "VAE, normal, linear mean": ["model.likelihood.kind=normal", "model.likelihood.mean=linear"],
    "VAE, normal, learned scale": ["model.likelihood.kind=normalLearned"],
    "VAE, normal, scale per pixel": ["model.likelihood.kind=normalPerPixel"],
    "VAE, discretised logistic": ["model.likelihood.kind=discretisedLogistic"],
    "VAE, convolutions": CONV,
    **{
        f"VAE, {len(channels)} convolutions": [CONV[0], f"model.network.channels={channels}"]
        for channels in ([8], [8, 12, 16], [4, 6, 8, 12], [4, 6, 8, 10, 12])
    },
    "VAE, nearest neighbours": [*DEEP, "model.network.upsampling=nearest"],
    "VAE, GELU convolutions": [*CONV, "model.network.activation=gelu"],
    "VAE, convolutions, scale per pixel": [*CONV, "model.likelihood.kind=normalPerPixel"],
    "autoencoder": ["model.kind=autoencoder", "model.loss=crossEntropy"],
    "VAE, 3 convolutions, scale per pixel": [*DEEP, "model.likelihood.kind=normalPerPixel"],
    "autoencoder, convolutions": [*CONV, "model.kind=autoencoder", "model.loss=crossEntropy"],
    "VAE-GAN, 3 convolutions": [*DEEP, "model.kind=vaeGan", "model.gamma=1.0", "model.gate=true"],
    "VAE-GAN": ["model.kind=vaeGan", "model.gamma=1.0", "model.gate=true"],
}


class Program:
    """vae-lab on the command line, in a folder."""

    def __init__(self, path, folder):
        self.path, self.folder = Path(path).resolve(), folder

    def run(self, *arguments):
        subprocess.run([self.path, *arguments], cwd=self.folder, check=True, capture_output=True)

    def reconstruct(self, checkpoint):
        """Held-out images and what the checkpoint's model makes of them, each `[images, pixels]`."""
        self.run("reconstruct", checkpoint, "--originals", "images.npy", "--out", "rebuilt.npy")
        arrays = (np.load(self.folder / name) for name in ("images.npy", "rebuilt.npy"))
        return [array.reshape(len(array), -1) for array in arrays]


def rebuilt_by_pytorch(model, images):
    with torch.no_grad():
        return model.reconstruct(torch.from_numpy(images)).numpy()


def from_vae_lab(program, settings):
    """vae-lab trains, PyTorch reconstructs the same."""
    flags = [flag for setting in ["data.count=400", *settings] for flag in ("--set", setting)]
    program.run("train", "--steps", str(STEPS), "--out", "ours.safetensors", *flags)
    images, expected = program.reconstruct("ours.safetensors")
    model, _ = load(program.folder / "ours.safetensors")
    return np.abs(rebuilt_by_pytorch(model, images) - expected).max()


def from_pytorch(program):
    """PyTorch trains a model of the same shape, vae-lab reconstructs the same."""
    with safe_open(program.folder / "ours.safetensors", "pt") as file:
        metadata = {**file.metadata(), "step": str(STEPS), "updates": "{}"}
    images, _ = program.reconstruct("ours.safetensors")
    image = [int(number) for number in metadata["image"].split("x")]
    model = Model(json.loads(metadata["config"])["model"], image)
    batch = torch.from_numpy(images)
    optimiser = torch.optim.Adam(model.parameters(), 1e-3)
    for _ in range(STEPS):
        optimiser.zero_grad()
        rebuilt = model.reconstruct(batch).clamp(1e-6, 1 - 1e-6)
        torch.nn.functional.binary_cross_entropy(rebuilt, batch).backward()
        optimiser.step()
    save(model, program.folder / "theirs.safetensors", metadata)
    images, found = program.reconstruct("theirs.safetensors")
    return np.abs(found - rebuilt_by_pytorch(model, images)).max()


def main(path):
    torch.manual_seed(0)
    worst = 0.0
    print(f"{'':36}{'vae-lab to PyTorch':>20}{'PyTorch to vae-lab':>20}")
    with tempfile.TemporaryDirectory() as folder:
        program = Program(path, Path(folder))
        for name, settings in MODELS.items():
            differences = from_vae_lab(program, settings), from_pytorch(program)
            print(f"{name:36}{differences[0]:>20.1e}{differences[1]:>20.1e}", flush=True)
            worst = max(worst, *differences)
    print(f"largest: {worst:.1e}; allowed: {TOLERANCE:.0e}")
    sys.exit(bool(worst > TOLERANCE))


if __name__ == "__main__":
    main(*sys.argv[1:])
