"""The linear VAE: no hidden layer, half the squared error and the KL, Adam, from the same noise as vae-lab."""

import numpy as np
import torch
from torch import nn

from golden import exact, write

PIXELS, LATENT_DIM, BATCH, STEPS, LEARNING_RATE = 16, 2, 8, 200, 1e-2


class Linear(nn.Module):
    """Glorot's weights in the encoder, none in the decoder, no biases at the start, and an output as it is."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.ModuleDict({
            "loc": nn.Linear(PIXELS, LATENT_DIM), "log_scale": nn.Linear(PIXELS, LATENT_DIM),
        })
        self.decoder = nn.ModuleDict({"out": nn.Linear(LATENT_DIM, PIXELS)})
        for parameter in self.parameters():
            nn.init.zeros_(parameter)
        for head in self.encoder.values():
            nn.init.xavier_uniform_(head.weight)
            head.weight.data = exact(head.weight.detach().numpy())

    def loss(self, x, noise):
        loc, log_scale = self.encoder["loc"](x), self.encoder["log_scale"](x)
        rebuilt = self.decoder["out"](loc + log_scale.exp() * noise)
        kl = 0.5 * ((2 * log_scale).exp() + loc**2 - 1 - 2 * log_scale).sum(1)
        return (0.5 * ((x - rebuilt) ** 2).sum(1) + kl).mean()


def write_all():
    torch.manual_seed(500)
    rng = np.random.default_rng(500)
    # Of rank two and a little more, so that there is something for a code of two numbers to say.
    factors, directions = rng.normal(size=(BATCH, 2)), rng.normal(size=(2, PIXELS))
    images = exact(np.round((0.5 + factors @ directions + 0.1 * rng.normal(size=(BATCH, PIXELS))) * 64) / 64)
    noise = exact(np.round(rng.normal(size=(STEPS, BATCH, LATENT_DIM)) * 64) / 64)
    model, losses = Linear(), []
    tensors = lambda: [
        {"name": k, "shape": list(v.shape), "values": v.detach().clone().flatten()}
        for k, v in model.state_dict().items()
    ]
    start = tensors()
    optimiser = torch.optim.Adam(model.parameters(), LEARNING_RATE)
    for draw in noise:
        optimiser.zero_grad()
        loss = model.loss(images, draw)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    write("linear.json", {
        "image": [4, 4], "latent_dim": LATENT_DIM, "learning_rate": LEARNING_RATE,
        "images": images.flatten(), "noise": noise.reshape(STEPS, -1), "losses": losses,
        "start": start, "end": tensors(),
    })
