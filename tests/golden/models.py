"""The models written anew with PyTorch's own layers, and its optimiser."""

import numpy as np
import torch
from torch import nn

from golden import exact, write


class Layers(nn.Module):
    """A list of layers under the name `layers`."""

    def __init__(self, layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)


class Mlp(Layers):
    def __init__(self, widths):
        super().__init__(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, h):
        for layer in self.layers:
            h = torch.relu(layer(h))
        return h


class ConvEncoder(Layers):
    def __init__(self, image, channels):
        super().__init__(
            nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in zip([1, *channels], channels)
        )
        self.image = image

    def forward(self, x):
        h = x.reshape(-1, 1, *self.image)
        for layer in self.layers:
            h = torch.relu(layer(h))
        return h.flatten(1)


def halved(image, times):
    """The sides of an image, and after each of so many halvings."""
    sides = [list(image)]
    for _ in range(times):
        sides.append([-(-side // 2) for side in sides[-1]])
    return sides


def transposed(inputs, outputs):
    return nn.ConvTranspose2d(inputs, outputs, 4, stride=2, padding=1)


class Nearest(nn.Conv2d):
    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs, 3, padding=1)

    def forward(self, h):
        return super().forward(h.repeat_interleave(2, 2).repeat_interleave(2, 3))


class ConvDecoder(Layers):
    def __init__(self, latent_dim, image, channels, doubling=transposed):
        pairs = zip(channels[::-1], [*channels[-2::-1], 1])
        super().__init__(doubling(a, b) for a, b in pairs)
        smallest, *self.sides = halved(image, len(channels))[::-1]
        self.seed = [channels[-1], *smallest]
        self.project = nn.Linear(latent_dim, int(np.prod(self.seed)))

    def forward(self, z):
        h = self.project(z).reshape(-1, *self.seed)
        for layer, (height, width) in zip(self.layers, self.sides):
            h = layer(h)[:, :, :height, :width]
            if layer is not self.layers[-1]:
                h = torch.relu(h)
        return h.flatten(1)


class MlpDecoder(nn.Module):
    def __init__(self, widths, pixels):
        super().__init__()
        self.body = Mlp(widths)
        self.out = nn.Linear(widths[-1], pixels)

    def forward(self, z):
        return self.out(self.body(z))


class Encoder(nn.Module):
    def __init__(self, body, features, latent_dim):
        super().__init__()
        self.body = body
        self.loc = nn.Linear(features, latent_dim)
        self.log_scale = nn.Linear(features, latent_dim)


class Vae(nn.Module):
    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder, self.decoder = encoder, decoder

    def terms(self, x, noise):
        """Everything from image to bound, by name."""
        h = self.encoder.body(x)
        loc, log_scale = self.encoder.loc(h), self.encoder.log_scale(h)
        q = torch.distributions.Normal(loc, log_scale.exp())
        logits = self.decoder(loc + log_scale.exp() * noise)
        cross_entropy = nn.functional.binary_cross_entropy_with_logits
        reconstruction = cross_entropy(logits, x, reduction="none").sum(1).mean()
        prior = torch.distributions.Normal(0.0, 1.0)
        kl = torch.distributions.kl_divergence(q, prior).sum(1).mean()
        return loc, log_scale.exp(), torch.sigmoid(logits), reconstruction, kl


def model(name, vae, network, image, latent_dim, seed):
    """A model with weights of few digits, its outputs, its loss and the loss's gradients."""
    rng = np.random.default_rng(seed)
    with torch.no_grad():
        for parameter in vae.parameters():
            # Multiples of 1/256, exact in float32, and large enough for every ReLU to matter.
            drawn = rng.normal(size=tuple(parameter.shape)) * 0.4
            parameter.copy_(torch.tensor(np.round(drawn * 256) / 256))
    batch, beta = 3, 2.5
    images = exact(np.round(rng.uniform(size=(batch, int(np.prod(image)))) * 64) / 64)
    noise = exact(np.round(rng.normal(size=(batch, latent_dim)) * 64) / 64)
    loc, scale, mean, reconstruction, kl = vae.terms(images, noise)
    (reconstruction + beta * kl).backward()
    tensor = lambda key, value: {"name": key, "shape": list(value.shape), "values": value.flatten()}
    write(name, {
        "network": network, "image": image, "latent_dim": latent_dim,
        "images": images.flatten(), "noise": noise.flatten(),
        "loc": loc.flatten(), "scale": scale.flatten(), "mean": mean.flatten(),
        "reconstruction": reconstruction, "kl": kl, "beta": beta,
        "weights": [tensor(k, v) for k, v in vae.state_dict().items()],
        "gradients": [tensor(k, v.grad) for k, v in vae.named_parameters()],
    })


def models():
    # Two hidden layers of different widths, so that their order in the decoder matters.
    encoder = Encoder(Mlp([36, 10, 8]), 8, 2)
    network = {"kind": "mlp", "hidden": [10, 8]}
    model("mlp.json", Vae(encoder, MlpDecoder([2, 8, 10], 36)), network, [6, 6], 2, seed=3)
    # Neither image nor channels are square, so that no axis can stand for another.
    image, channels = [8, 12], [4, 5]
    encoder = Encoder(ConvEncoder(image, channels), 5 * 2 * 3, 3)
    network = {"kind": "conv", "channels": channels}
    model("conv.json", Vae(encoder, ConvDecoder(3, image, channels)), network, image, 3, seed=4)
    # Sides of 7, 4, 2, 1 and of 10, 5, 3, 2: rounded up once on one side and twice on the other.
    image, channels = [7, 10], [4, 6, 5]
    encoder = Encoder(ConvEncoder(image, channels), 5 * 1 * 2, 3)
    network = {"kind": "conv", "channels": channels}
    model("deep.json", Vae(encoder, ConvDecoder(3, image, channels)), network, image, 3, seed=8)
    image, channels = [5, 6], [5, 4]
    encoder = Encoder(ConvEncoder(image, channels), 4 * 2 * 2, 3)
    network = {"kind": "conv", "channels": channels, "upsampling": "nearest"}
    decoder = ConvDecoder(3, image, channels, Nearest)
    model("nearest.json", Vae(encoder, decoder), network, image, 3, seed=9)


def optimisers():
    # Gradients of all sizes: at 1e-8 the place of epsilon halves the step, at 0 nothing moves.
    slope = exact([1.0, -3.0, 1e-8, 0.0, 1e4, 0.5])
    curvature = exact([0.0, 2.0, 0.0, 0.0, 0.0, -8.0])
    start, learning_rate, cases = exact([0.25, -0.5, 1.0, 2.0, -4.0, 0.125]), 0.125, []
    adam = lambda beta1, beta2, epsilon, decay=0.0, kind="adam": (
        {"kind": kind, "beta1": beta1, "beta2": beta2, "epsilon": epsilon,
         **({"weightDecay": decay} if decay else {})},
        lambda value: {"adam": torch.optim.Adam, "adamW": torch.optim.AdamW}[kind](
            [value], lr=learning_rate, betas=(beta1, beta2), eps=epsilon, weight_decay=decay
        ),
    )
    adagrad = lambda epsilon, decay=0.0: (
        {"kind": "adagrad", "epsilon": epsilon, **({"weightDecay": decay} if decay else {})},
        lambda value: torch.optim.Adagrad(
            [value], lr=learning_rate, eps=epsilon, weight_decay=decay
        ),
    )
    rules = [adam(0.9, 0.999, 1e-8), adam(0.5, 0.999, 1e-8), adam(0.9, 0.99, 1e-4),
             adam(0.0, 0.5, 0.1), adagrad(1e-10), adagrad(0.1),
             adam(0.9, 0.999, 1e-8, 0.25), adam(0.9, 0.999, 1e-8, 0.25, "adamW"),
             adam(0.5, 0.99, 1e-4, 1.0, "adamW"), adagrad(1e-10, 0.25)]
    for rule, optimizer in rules:
        value, steps = start.clone().requires_grad_(), []
        optimizer = optimizer(value)
        for _ in range(4):
            optimizer.zero_grad()
            (slope * value + 0.5 * curvature * value**2).sum().backward()
            optimizer.step()
            steps.append(value.detach().clone())
        state = optimizer.state[value]
        first = {"first": state["exp_avg"]} if "exp_avg" in state else {}
        second = state["exp_avg_sq"] if first else state["sum"]
        cases.append({"rule": rule, "values": torch.stack(steps), **first, "second": second})
    write("optimisers.json", {
        "slope": slope, "curvature": curvature, "start": start, "learning_rate": learning_rate,
        "cases": cases,
    })


def write_all():
    models()
    optimisers()
