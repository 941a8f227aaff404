"""Every objective's terms and gradients on small models, each from its definition.

The gradients that are not those of one number, PIWAE's and DReG's, are taken as their papers say
it: one loss and one backward pass for the decoder, another for the encoder.
"""

import math

import numpy as np
import torch
from torch import nn
from torch.distributions import ContinuousBernoulli, MultivariateNormal, Normal

from golden import exact, write
from models import ConvDecoder, ConvEncoder, Encoder, Layers

M, K, BATCH = 2, 3, 2


class TanhMlp(Layers):
    def __init__(self, widths):
        super().__init__(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, h):
        for layer in self.layers:
            h = torch.tanh(layer(h))
        return h


class Decoder(nn.Module):
    def __init__(self, widths, pixels, per_pixel):
        super().__init__()
        self.body = TanhMlp(widths)
        self.out = nn.Linear(widths[-1], pixels)
        if per_pixel:
            self.log_scale = nn.Linear(widths[-1], pixels)

    def forward(self, z):
        h = self.body(z)
        return self.out(h), self.log_scale(h) if hasattr(self, "log_scale") else None


class TwoChannels(ConvDecoder):
    """The first channel is the output, the second the log of its scale."""

    def __init__(self, latent_dim, image, channels):
        super().__init__(latent_dim, image, channels)
        self.layers[-1] = nn.ConvTranspose2d(channels[0], 2, 4, stride=2, padding=1)

    def forward(self, z):
        return super().forward(z).chunk(2, 1)


class Held(torch.autograd.Function):
    """A clamp whose gradient passes where it leads back: beyond a limit only towards it."""

    @staticmethod
    def forward(ctx, value, low, high):
        ctx.save_for_backward(value)
        ctx.limits = low, high
        return value.clamp(low, high)

    @staticmethod
    def backward(ctx, gradient):
        (value,), (low, high) = ctx.saved_tensors, ctx.limits
        away = ((value < low) & (gradient > 0)) | ((value > high) & (gradient < 0))
        return gradient.masked_fill(away, 0.0), None, None


def levels(loc, scale, x):
    """Log probabilities of the nearest of 256 levels, whose ends take what lies beyond them."""
    level = (x * 255).round()
    below = torch.sigmoid(((level - 0.5) / 255 - loc) / scale)
    above = torch.sigmoid(((level + 0.5) / 255 - loc) / scale)
    below = below.masked_fill(level == 0, 0.0)
    above = above.masked_fill(level == 255, 1.0)
    return (above - below).log()


class Vae(nn.Module):
    def __init__(self, config, image):
        super().__init__()
        self.config = config
        pixels, latent_dim = int(np.prod(image)), config["latentDim"]
        self.kind = config["likelihood"]["kind"]
        if config["network"]["kind"] == "conv":
            channels = config["network"]["channels"]
            features = channels[-1] * pixels // 16
            self.encoder = Encoder(ConvEncoder(image, channels), features, latent_dim)
            self.decoder = TwoChannels(latent_dim, image, channels)
        else:
            hidden = config["network"]["hidden"]
            features = hidden[-1]
            self.encoder = Encoder(TanhMlp([pixels, *hidden]), features, latent_dim)
            per_pixel = self.kind == "normalPerPixel"
            self.decoder = Decoder([latent_dim, *hidden[::-1]], pixels, per_pixel)
        if config["posterior"] == "full":
            self.encoder.below = nn.Linear(features, latent_dim * (latent_dim - 1) // 2)
        if self.kind in ("normalLearned", "discretisedLogistic"):
            self.log_scale = nn.Parameter(torch.zeros(1))

    def posterior(self, x):
        """Mean and lower-triangular scale."""
        h = self.encoder.body(x)
        loc, scale = self.encoder.loc(h), torch.diag_embed(self.encoder.log_scale(h).exp())
        if self.config["posterior"] == "full":
            row, column = np.tril_indices(loc.shape[1], -1)
            below = torch.zeros_like(scale)
            below[:, row, column] = self.encoder.below(h)
            scale = scale + below
        return loc, scale

    def log_likelihood(self, x, z):
        out, log_scale = self.decoder(z)
        if self.kind == "bernoulli":
            cross_entropy = nn.functional.binary_cross_entropy_with_logits
            return -cross_entropy(out, x, reduction="none").sum(1)
        if self.kind == "continuousBernoulli":
            return ContinuousBernoulli(logits=out).log_prob(x).sum(1)
        if self.kind == "discretisedLogistic":
            return levels(torch.sigmoid(out), self.log_scale.exp(), x).sum(1)
        if self.kind == "normal":
            scale = torch.full_like(out, self.config["likelihood"]["scale"])
        else:
            log_scale = self.log_scale if log_scale is None else log_scale
            scale = Held.apply(log_scale, math.log(0.01), 0.0).exp().expand_as(out)
        return Normal(torch.sigmoid(out), scale).log_prob(x).sum(1)

    def players(self):
        """Parameters of the decoder and of the encoder, by name."""
        named = dict(self.named_parameters())
        encoder = {k: v for k, v in named.items() if k.startswith("encoder.")}
        return {k: v for k, v in named.items() if k not in encoder}, encoder


def kl_to_standard(loc, scale):
    standard = MultivariateNormal(torch.zeros_like(loc), scale_tril=torch.eye(loc.shape[1]))
    return torch.distributions.kl_divergence(MultivariateNormal(loc, scale_tril=scale), standard)


def log_weights(vae, x, noise, fixed_density=False):
    """`log w` and `log p(x|z)`, `[samples, batch]`; perhaps with no gradient through log q's
    parameters."""
    loc, scale = vae.posterior(x)
    ratio, likelihood = [], []
    for sample in noise.reshape(-1, *loc.shape):
        z = loc + (scale @ sample.unsqueeze(2)).squeeze(2)
        of_q = (loc.detach(), scale.detach()) if fixed_density else (loc, scale)
        log_q = MultivariateNormal(of_q[0], scale_tril=of_q[1]).log_prob(z)
        ratio.append(Normal(0.0, 1.0).log_prob(z).sum(1) - log_q)
        likelihood.append(vae.log_likelihood(x, z))
    likelihood = torch.stack(likelihood)
    return torch.stack(ratio) + likelihood, likelihood


def iwae(log_w):
    return (log_w.exp().mean(0)).log().mean()


def miwae(log_w, estimates):
    return torch.stack([iwae(part) for part in log_w.chunk(estimates)]).mean()


def renyi(log_w, alpha):
    return ((1 - alpha) * log_w).exp().mean(0).log().mean() / (1 - alpha)


def dreg_surrogate(log_w, fixed):
    """Its gradient is equation 6 of Tucker et al. 2018."""
    normalised = (log_w.exp() / log_w.exp().sum(0)).detach()
    return (normalised**2 * fixed).sum(0).mean()


def elbo(vae, x, noise, beta, free_bits):
    """The loss of SGVB-B; what the dimensions' own KLs lack of the whole is never free."""
    loc, scale = vae.posterior(x)
    reconstruction = -log_weights(vae, x, noise)[1].mean()
    kl = kl_to_standard(loc, scale).mean()
    if free_bits == 0:
        return reconstruction + beta * kl
    marginal = Normal(loc, (scale**2).sum(2).sqrt())
    own = torch.distributions.kl_divergence(marginal, Normal(0.0, 1.0)).mean(0)
    return reconstruction + beta * (kl - own.sum() + own.clamp(min=free_bits).sum())


def step(vae, objective, x, noise):
    """The losses of decoder and encoder, and the bound."""
    kind = objective["kind"]
    if kind == "elbo":
        loss = elbo(vae, x, noise, objective["beta"], objective["freeBits"])
        bound = -elbo(vae, x, noise, 1.0, 0.0)
        return loss, loss, bound
    log_w = log_weights(vae, x, noise)[0]
    if kind == "piwae":
        return -iwae(log_w), -miwae(log_w, objective["estimates"]), iwae(log_w)
    if kind == "dreg":
        fixed = log_weights(vae, x, noise, fixed_density=True)[0]
        return -iwae(log_w), -dreg_surrogate(log_w, fixed), iwae(log_w)
    bound = {
        "sgvbA": lambda: log_w.mean(),
        "iwae": lambda: iwae(log_w),
        "miwae": lambda: miwae(log_w, objective["estimates"]),
        "ciwae": lambda: objective["share"] * log_w.mean() + (1 - objective["share"]) * iwae(log_w),
        "renyi": lambda: renyi(log_w, objective["alpha"]),
    }[kind]()
    return -bound, -bound, bound


def samples_of(objective):
    return objective["samples"] * objective.get("estimates", 1)


def named(parameters):
    return [{"name": k, "shape": list(v.shape), "values": v.flatten()} for k, v in parameters]


def case(name, vae, objective, x, noise):
    decoder, encoder = vae.players()
    noise = noise[: samples_of(objective) * BATCH]
    # Each player's own loss and graph: what the other loss would give it can't leak in.
    by_decoder = torch.autograd.grad(step(vae, objective, x, noise)[0], list(decoder.values()))
    by_encoder = torch.autograd.grad(step(vae, objective, x, noise)[1], list(encoder.values()))
    gradients = [*zip(decoder, by_decoder), *zip(encoder, by_encoder)]
    loss, _, bound = step(vae, objective, x, noise)
    log_w, likelihood = log_weights(vae, x, noise)
    terms = {
        "loss": loss, "bound": bound, "reconstruction": -likelihood.mean(),
        "kl": kl_to_standard(*vae.posterior(x)).mean(),
    }
    if objective["kind"] != "elbo":
        terms["effectiveSampleSize"] = (log_w.exp().sum(0) ** 2 / (2 * log_w).exp().sum(0)).mean()
    return {"model": name, "objective": objective, "terms": terms, "gradients": named(gradients)}


ELBO = {"kind": "elbo", "beta": 1.0, "warmupSteps": 0, "freeBits": 0.0, "samples": 1}
IWAE = {"kind": "iwae", "samples": K}
MIWAE = {"kind": "miwae", "estimates": M, "samples": K}
PIWAE = {"kind": "piwae", "estimates": M, "samples": K}
DREG = {"kind": "dreg", "samples": M * K}
RENYI = {"kind": "renyi", "samples": K, "alpha": 0.5}
ALL = [
    ELBO,
    {**ELBO, "samples": 4},
    {**ELBO, "beta": 2.5, "samples": 2},
    # Between the dimensions' own numbers, so that some of them are free.
    {**ELBO, "beta": 0.5, "freeBits": 0.4, "samples": 2},
    {"kind": "sgvbA", "samples": 1},
    {"kind": "sgvbA", "samples": 4},
    IWAE, MIWAE, PIWAE,
    # Neither number stands for the other.
    {"kind": "miwae", "estimates": K, "samples": M},
    {"kind": "piwae", "estimates": K, "samples": M},
    {"kind": "ciwae", "samples": K, "share": 0.25},
    DREG,
    RENYI,
    # Beyond the ELBO, where the smallest weight counts most.
    {**RENYI, "alpha": 1.5},
]
TANH = {"kind": "mlp", "hidden": [5], "activation": "tanh"}
BERNOULLI = {"kind": "bernoulli"}
FREE = {**ELBO, "freeBits": 1.0}
ROWS = [
    ("diagonal", TANH, "diagonal", BERNOULLI, 1, ALL),
    # Two layers of different widths, so that their order in the decoder matters.
    ("full", {**TANH, "hidden": [5, 4]}, "full", BERNOULLI, 1, [ELBO, FREE, IWAE, PIWAE, DREG]),
    # Noise so large that one image's weights differ by more than float32 can hold.
    ("far", TANH, "diagonal", BERNOULLI, 12, [IWAE, MIWAE, PIWAE, DREG, {**RENYI, "samples": M * K}]),
    ("continuous Bernoulli", TANH, "diagonal", {"kind": "continuousBernoulli"}, 1, [ELBO, PIWAE]),
    ("normal", TANH, "diagonal", {"kind": "normal", "scale": 0.25}, 1, [ELBO, PIWAE]),
    ("normal learned", TANH, "diagonal", {"kind": "normalLearned"}, 1, [ELBO, PIWAE]),
    ("normal per pixel", TANH, "diagonal", {"kind": "normalPerPixel"}, 1, [ELBO, PIWAE]),
    ("normal per pixel, convolutional", {"kind": "conv", "channels": [2, 3]}, "full",
     {"kind": "normalPerPixel"}, 1, [ELBO, DREG]),
    ("discretised logistic", TANH, "diagonal", {"kind": "discretisedLogistic"}, 1, [ELBO, MIWAE, PIWAE]),
]


def draw_weights(module, rng):
    # Multiples of 1/256, exact in float32, and large enough for every layer to matter.
    with torch.no_grad():
        for parameter in module.parameters():
            drawn = rng.normal(size=tuple(parameter.shape)) * 0.5
            parameter.copy_(torch.tensor(np.round(drawn * 256) / 256))


def images_of(rng, image):
    return exact(np.round(rng.uniform(size=(BATCH, int(np.prod(image)))) * 64) / 64)


def write_all():
    models, cases = [], []
    for seed, (name, network, posterior, likelihood, reach, objectives) in enumerate(ROWS):
        rng = np.random.default_rng(100 + seed)
        image = [4, 8] if network["kind"] == "conv" else [2, 3]
        config = {
            "kind": "vae", "network": network, "latentDim": 3,
            "posterior": posterior, "likelihood": likelihood,
        }
        vae = Vae(config, image)
        draw_weights(vae, rng)
        if hasattr(vae, "log_scale"):
            nn.init.constant_(vae.log_scale, -0.75)
        x = images_of(rng, image)
        noise = exact(np.round(rng.normal(size=(M * K * BATCH, 3)) * 64) / 64)
        noise[K * BATCH :] *= reach
        if reach > 1:
            weights = torch.softmax(log_weights(vae, x, noise)[0], 0)
            lost = weights.reshape(M, K, BATCH).amax(1).amin()
            assert 1e-300 < lost < 1e-45, lost
        models.append({
            "name": name, "config": config, "image": image, "images": x.flatten(),
            "noise": noise.flatten(), "weights": named(vae.state_dict().items()),
        })
        cases += [case(name, vae, objective, x, noise) for objective in objectives]
    write("objectives.json", {"models": models, "cases": cases})
