"""Reconstructs images with a checkpoint's model in PyTorch, and compares them with vae-lab's own.

    vae-lab reconstruct model.safetensors --originals images.npy --out ours.npy
    python reconstruct.py model.safetensors images.npy ours.npy
"""

import sys

import numpy as np
import torch

from model import load

TOLERANCE = 1e-4


def largest_difference(checkpoint, images, expected):
    """Between PyTorch's reconstructions of `images` and those in another file."""
    model, metadata = load(checkpoint)
    parameters = sum(parameter.numel() for parameter in model.parameters())
    print(f"{checkpoint}: {parameters} parameters, step {metadata['step']}")
    images, expected = (np.load(file).reshape(len(np.load(file)), -1) for file in (images, expected))
    with torch.no_grad():
        found = model.reconstruct(torch.from_numpy(images)).numpy()
    return np.abs(found - expected).max()


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    difference = largest_difference(*sys.argv[1:])
    print(f"largest difference of a pixel: {difference:.1e}")
    sys.exit(bool(difference > TOLERANCE))
