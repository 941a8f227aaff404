"""The bench's models in PyTorch, rebuilt from vae-lab's checkpoints. Their images are noise: what they show takes no time."""

import json
import math
import sys
from pathlib import Path

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, softplus

sys.path.insert(0, str(Path(__file__).parents[3] / "docs/checkpoints"))
from model import load  # noqa: E402

LOG_2PI = math.log(2 * math.pi)
PIXELS = 784
BATCHES = 16
GROUP = 20  # images whose codes are decoded together, and
CODES = 2000  # how many codes at a time, both as in vae-lab


def log_weights(model, images, samples):
    """`log p(x|z) + log p(z) - log q(z|x)` of samples of each image, `[samples, images]`."""
    q = model.encoder(images)
    noise = torch.randn(samples, *q["loc"].shape)
    codes = q["loc"] + q["log_scale"].exp() * noise
    logits, _ = model.decoder(codes.flatten(0, 1))
    logits = logits.reshape(samples, *images.shape)
    likelihood = (images * logits - softplus(logits)).sum(2)
    prior = -0.5 * (codes.square() + LOG_2PI).sum(2)
    posterior = -(0.5 * (noise.square() + LOG_2PI) + q["log_scale"]).sum(2)
    return likelihood + prior - posterior


def negative_elbo(model, images):
    q = model.encoder(images)
    loc, log_scale = q["loc"], q["log_scale"]
    logits, _ = model.decoder(loc + log_scale.exp() * torch.randn_like(loc))
    reconstruction = binary_cross_entropy_with_logits(logits, images, reduction="sum")
    kl = 0.5 * (loc.square() + (2 * log_scale).exp() - 2 * log_scale - 1).sum()
    return (reconstruction + kl) / len(images)


def negative_iwae(model, images, samples):
    return math.log(samples) - log_weights(model, images, samples).logsumexp(0).mean()


class Trainer:
    """Trains the model of a checkpoint by its config."""

    def __init__(self, checkpoint):
        self.model, metadata = load(checkpoint)
        config = json.loads(metadata["config"])
        self.bound = config["model"]["bound"]
        self.batches = torch.rand(BATCHES, config["training"]["batchSize"], PIXELS)
        # One pass over each parameter, which is faster than PyTorch's default.
        self.optimiser = torch.optim.Adam(self.model.parameters(), 1e-3, fused=True)

    def train(self, steps):
        for step in range(steps):
            images = self.batches[step % BATCHES]
            self.optimiser.zero_grad()
            if self.bound["kind"] == "iwae":
                loss = negative_iwae(self.model, images, self.bound["samples"])
            else:
                loss = negative_elbo(self.model, images)
            loss.backward()
            self.optimiser.step()

    @torch.inference_mode()
    def evaluate(self, images, samples):
        """An estimate of log p(x) for as many images."""
        for group in torch.rand(images, PIXELS).split(GROUP):
            chunk = CODES // len(group)
            drawn = [min(chunk, samples - drawn) for drawn in range(0, samples, chunk)]
            parts = [log_weights(self.model, group, count).logsumexp(0) for count in drawn]
            torch.stack(parts).logsumexp(0)
