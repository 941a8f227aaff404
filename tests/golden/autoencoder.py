"""An autoencoder's two losses: the input is one image, the target another."""

import numpy as np
import torch
from torch import nn

from golden import write
from objectives import BATCH, TANH, Decoder, TanhMlp, draw_weights, images_of, named


class Autoencoder(nn.Module):
    def __init__(self, pixels, hidden, latent_dim):
        super().__init__()
        self.encoder = nn.Module()
        self.encoder.body = TanhMlp([pixels, *hidden])
        self.encoder.loc = nn.Linear(hidden[-1], latent_dim)
        self.decoder = Decoder([latent_dim, *hidden[::-1]], pixels, False)

    def forward(self, x):
        return self.decoder(self.encoder.loc(self.encoder.body(x)))[0]


def write_all():
    rng = np.random.default_rng(200)
    image, latent_dim = [2, 3], 3
    model = Autoencoder(6, TANH["hidden"], latent_dim)
    draw_weights(model, rng)
    corrupted, clean = images_of(rng, image), images_of(rng, image)
    losses = {
        "crossEntropy": nn.functional.binary_cross_entropy_with_logits,
        "squaredError": lambda out, x, reduction: nn.functional.mse_loss(
            torch.sigmoid(out), x, reduction=reduction
        ),
    }
    cases = []
    for name, loss in losses.items():
        value = loss(model(corrupted), clean, reduction="sum") / BATCH
        by = torch.autograd.grad(value, list(model.parameters()))
        names = [k for k, _ in model.named_parameters()]
        cases.append({"loss": name, "value": value, "gradients": named(zip(names, by))})
    write("autoencoder.json", {
        "config": {"kind": "autoencoder", "network": TANH, "latentDim": latent_dim},
        "image": image, "input": corrupted.flatten(), "target": clean.flatten(),
        "weights": named(model.state_dict().items()), "cases": cases,
    })
