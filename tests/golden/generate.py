"""Writes the numbers that tests/suite compares vae-lab with: every file beside this one.

Run by pkg-scripts/golden. All is computed in float64 by PyTorch and SciPy, from inputs that are
exact in float32, so that a difference is vae-lab's. Nothing here knows vae-lab's code: the models
are written anew, with PyTorch's own layers, and their state_dict gives the names and layouts.
"""

<<<<<<< HEAD
import json
import platform
from pathlib import Path

import numpy as np
import scipy
import torch
from scipy import linalg, special, stats
from torch import nn

torch.set_default_dtype(torch.float64)
HERE = Path(__file__).parent
TOOLS = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "torch": torch.__version__.split("+")[0],
}


def exact(values):
    """The nearest float32 numbers, as float64."""
    return torch.tensor(np.asarray(values, dtype=np.float32).astype(np.float64))


def plain(value):
    """Numbers for JSON, with more digits than float32 has and no more."""
    if isinstance(value, torch.Tensor):
        value = value.detach().numpy()
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return float(f"{value:.10g}") if isinstance(value, float) else value


def write(name, content):
    """One line for each entry, so that a change is seen in a diff."""
    lines = []
    for key, value in {"tools": TOOLS, **content}.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n".join("  " + json.dumps(plain(row)) for row in value)
            lines.append(f'"{key}": [\n{rows}\n]')
        else:
            lines.append(f'"{key}": {json.dumps(plain(value))}')
    (HERE / name).write_text("{\n" + ",\n".join(lines) + "\n}\n")


def gradients(value, *parameters):
    return torch.autograd.grad(value, parameters, retain_graph=True)


def normal():
    rng = np.random.default_rng(1)
    tiny = 0.5 * np.log(1e-12)  # the log of the scale whose variance is 1e-12
    rows = [
        ("the standard normal at its mean", [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]),
        ("ordinary", rng.normal(size=4), rng.normal(size=4), rng.normal(size=4)),
        ("far from the mean", [0, 0, 0, 0], [0, 0, 0, 0], [30, -30, 100, -100]),
        ("variance 1e-12, near the mean", [0.5, -0.5, 0, 1], [tiny] * 4, [0.5, -0.5, 1e-6, 1]),
        ("variance 1e-12, off the mean", [0.5, -0.5, 0, 1], [tiny] * 4, [0.75, -0.25, 0.5, 1.5]),
        ("wide", rng.normal(size=4), [8, 6, 4, 2], [-3000, 400, 50, 7]),
        ("large means", [1e4, -1e4, 300, -20], [0, 0, 0, 0], [1e4, -1e4, 301, -21]),
        ("mixed", [-3, 0.01, 12, -0.4], [-5, 1.5, -0.25, 3], [-2.99, 2, 11.5, 20]),
    ]
    cases = []
    for name, loc, log_scale, value in rows:
        loc, log_scale, value = exact(loc), exact(log_scale), exact(value)
        loc.requires_grad_(), log_scale.requires_grad_()
        q = torch.distributions.Normal(loc, log_scale.exp())
        log_prob = q.log_prob(value).sum()
        kl = torch.distributions.kl_divergence(q, torch.distributions.Normal(0.0, 1.0)).sum()
        by_scipy = stats.norm.logpdf(
            value.numpy(), loc.detach().numpy(), log_scale.detach().exp().numpy()
        ).sum()
        assert np.isclose(log_prob.item(), by_scipy, rtol=1e-12, atol=1e-12), name
        cases.append({
            "name": name,
            "loc": loc, "log_scale": log_scale, "value": value,
            "log_prob": log_prob, "log_prob_gradients": list(gradients(log_prob, loc, log_scale)),
            "kl": kl, "kl_gradients": list(gradients(kl, loc, log_scale)),
        })
    shares = np.arange(0.01, 1.0, 0.01)
    write("normal.json", {"cases": cases, "shares": shares, "quantiles": stats.norm.ppf(shares)})


def bernoulli():
    rng = np.random.default_rng(2)
    rows = [
        ("even odds", [0, 0, 0, 0], [0, 1, 0.5, 0.25]),
        ("ordinary, black and white", rng.normal(size=4) * 2, [0, 1, 1, 0]),
        ("ordinary, grey", rng.normal(size=4) * 2, [0.1, 0.5, 0.9, 200 / 255]),
        ("sure and right", [1e4, -1e4, 1e4, -1e4], [1, 0, 1, 0]),
        ("sure and wrong", [1e4, -1e4, 1e4, -1e4], [0, 1, 0, 1]),
        ("sure about grey", [1e4, -1e4, 1e4, -1e4], [0.3, 0.7, 0.5, 1 / 255]),
        ("where exp overflows float32", [89, -89, 104, -104], [1, 1, 0, 0.5]),
        ("where sigmoid rounds to one", [17, -17, 25, -25], [1, 1, 0, 0]),
    ]
    cases = []
    for name, logits, value in rows:
        logits, value = exact(logits).requires_grad_(), exact(value)
        log_prob = -nn.functional.binary_cross_entropy_with_logits(logits, value, reduction="sum")
        l, x = logits.detach().numpy(), value.numpy()
        by_scipy = (x * special.log_expit(l) + (1 - x) * special.log_expit(-l)).sum()
        assert np.isclose(log_prob.item(), by_scipy, rtol=1e-12, atol=1e-12), name
        cases.append({
            "name": name, "logits": logits, "value": value, "mean": special.expit(l),
            "log_prob": log_prob, "gradient": gradients(log_prob, logits)[0],
        })
    write("bernoulli.json", {"cases": cases})


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


class ConvDecoder(Layers):
    def __init__(self, latent_dim, image, channels):
        pairs = zip(channels[::-1], [*channels[-2::-1], 1])
        super().__init__(nn.ConvTranspose2d(a, b, 4, stride=2, padding=1) for a, b in pairs)
        self.seed = [channels[-1], image[0] // 4, image[1] // 4]
        self.project = nn.Linear(latent_dim, int(np.prod(self.seed)))

    def forward(self, z):
        h = self.project(z).reshape(-1, *self.seed)
        h = torch.relu(self.layers[0](h))
        return self.layers[1](h).flatten(1)


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


def adam():
    # Gradients of all sizes: at 1e-8 the place of epsilon halves the step, at 0 nothing moves.
    slope = exact([1.0, -3.0, 1e-8, 0.0, 1e4, 0.5])
    curvature = exact([0.0, 2.0, 0.0, 0.0, 0.0, -8.0])
    value = exact([0.25, -0.5, 1.0, 2.0, -4.0, 0.125]).requires_grad_()
    start = value.detach().clone()
    learning_rate, steps = 0.125, []
    optimizer = torch.optim.Adam([value], lr=learning_rate, betas=(0.9, 0.999), eps=1e-8)
    for _ in range(4):
        optimizer.zero_grad()
        (slope * value + 0.5 * curvature * value**2).sum().backward()
        optimizer.step()
        steps.append(value.detach().clone())
    state = optimizer.state[value]
    write("adam.json", {
        "slope": slope, "curvature": curvature, "start": start, "learning_rate": learning_rate,
        "values": torch.stack(steps), "first": state["exp_avg"], "second": state["exp_avg_sq"],
    })

=======
import distributions
import models
>>>>>>> distributions

def features():
    # Two sets of correlated vectors, and the principal plane of the first.
    rng = np.random.default_rng(6)
    dim = 5
    draw = lambda n: np.round((rng.normal(size=(n, dim)) @ rng.normal(size=(dim, dim))
                               + rng.normal(size=dim)) * 256) / 256
    a, b = draw(40), draw(30)
    covariance_a, covariance_b = np.cov(a.T), np.cov(b.T)
    root = linalg.sqrtm(covariance_a @ covariance_b).real
    shift = a.mean(0) - b.mean(0)
    values, vectors = np.linalg.eigh(covariance_a)
    axes = vectors[:, :-3:-1]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), [0, 1]])
    points = (a - a.mean(0)) @ axes
    write("features.json", {
        "dim": dim, "a": a.flatten(), "b": b.flatten(),
        "frechet": shift @ shift + np.trace(covariance_a + covariance_b - 2 * root),
        "points": points.flatten(), "back": (a.mean(0) + points @ axes.T).flatten(),
        "explained": values[:-3:-1] / values.sum(),
    })


if __name__ == "__main__":
<<<<<<< HEAD
    normal()
    bernoulli()
    models()
    adam()
    features()
=======
    distributions.write_all()
    models.write_all()
>>>>>>> distributions
