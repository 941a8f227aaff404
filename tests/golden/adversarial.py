"""A GAN's and a VAE-GAN's players, each with its loss and that loss's gradient by its own weights."""

import numpy as np
import torch
from torch import nn

from golden import exact, gradients, write
from models import Encoder, Mlp, MlpDecoder

HIDDEN, IMAGE, LATENT_DIM, BATCH = [6], [4, 4], 2, 3
PIXELS = IMAGE[0] * IMAGE[1]


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = Mlp([PIXELS, *HIDDEN])
        self.logit = nn.Linear(HIDDEN[-1], 1)

    def forward(self, x):
        return self.logit(self.body(x))


class Gan(nn.Module):
    def __init__(self):
        super().__init__()
        self.generator = MlpDecoder([LATENT_DIM, *HIDDEN[::-1]], PIXELS)
        self.discriminator = Discriminator()

    def generate(self, z):
        return torch.sigmoid(self.generator(z))


class VaeGan(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder(Mlp([PIXELS, *HIDDEN]), HIDDEN[-1], LATENT_DIM)
        self.decoder = MlpDecoder([LATENT_DIM, *HIDDEN[::-1]], PIXELS)
        self.discriminator = Discriminator()


def cross_entropy(logits, target):
    target = torch.full_like(logits, target)
    return nn.functional.binary_cross_entropy_with_logits(logits, target)


def named(key, value):
    return {"name": key, "shape": list(value.shape), "values": value.flatten()}


def weights(model, rng):
    with torch.no_grad():
        for parameter in model.parameters():
            # Multiples of 1/256, exact in float32, and large enough for every ReLU to matter.
            drawn = rng.normal(size=tuple(parameter.shape)) * 0.4
            parameter.copy_(torch.tensor(np.round(drawn * 256) / 256))
    return [named(k, v) for k, v in model.state_dict().items()]


def by(loss, model, player):
    """The gradient of `loss` by the weights of one player."""
    own = [(k, v) for k, v in model.named_parameters() if k.startswith(player + ".")]
    found = gradients(loss, *(v for _, v in own))
    return [named(k, gradient) for (k, _), gradient in zip(own, found)]


def draws(rng):
    images = exact(np.round(rng.uniform(size=(BATCH, PIXELS)) * 64) / 64)
    normal = lambda: exact(np.round(rng.normal(size=(BATCH, LATENT_DIM)) * 64) / 64)
    return images, normal(), normal()


def gan():
    rng, model = np.random.default_rng(11), Gan()
    values = weights(model, rng)
    images, codes, _ = draws(rng)
    smoothing = 0.125
    real = model.discriminator(images)
    fake = model.discriminator(model.generate(codes))
    discriminator = cross_entropy(real, 1 - smoothing) + cross_entropy(fake, 0.0)
    non_saturating = -torch.log(torch.sigmoid(fake)).mean()
    minimax = torch.log(1 - torch.sigmoid(fake)).mean()
    write("gan.json", {
        "hidden": HIDDEN, "image": IMAGE, "latent_dim": LATENT_DIM,
        "images": images.flatten(), "codes": codes.flatten(), "smoothing": smoothing,
        "discriminator": discriminator, "non_saturating": non_saturating, "minimax": minimax,
        "real_score": torch.sigmoid(real).mean(), "fake_score": torch.sigmoid(fake).mean(),
        "weights": values,
        "by_discriminator": by(discriminator, model, "discriminator"),
        "by_non_saturating": by(non_saturating, model, "generator"),
        "by_minimax": by(minimax, model, "generator"),
    })


def vae_gan():
    rng, model = np.random.default_rng(12), VaeGan()
    values = weights(model, rng)
    images, noise, prior = draws(rng)
    gamma = 0.375
    h = model.encoder.body(images)
    loc, log_scale = model.encoder.loc(h), model.encoder.log_scale(h)
    q = torch.distributions.Normal(loc, log_scale.exp())
    kl = torch.distributions.kl_divergence(q, torch.distributions.Normal(0.0, 1.0)).sum(1).mean()
    rebuilt = torch.sigmoid(model.decoder(loc + log_scale.exp() * noise))
    drawn = torch.sigmoid(model.decoder(prior))
    judge = model.discriminator
    difference = judge.body(rebuilt) - judge.body(images)
    feature = 0.5 * (difference**2).sum(1).mean()
    real = cross_entropy(judge(images), 1.0)
    fake = (cross_entropy(judge(rebuilt), 0.0) + cross_entropy(judge(drawn), 0.0)) / 2
    generator = (cross_entropy(judge(rebuilt), 1.0) + cross_entropy(judge(drawn), 1.0)) / 2
    score = lambda *images: torch.sigmoid(torch.cat([judge(x) for x in images])).mean()
    encoder, decoder, discriminator = kl + feature, gamma * feature + generator, real + fake
    write("vae_gan.json", {
        "hidden": HIDDEN, "image": IMAGE, "latent_dim": LATENT_DIM,
        "images": images.flatten(), "noise": noise.flatten(), "prior": prior.flatten(),
        "gamma": gamma,
        "loss": encoder + decoder + discriminator, "kl": kl, "feature_loss": feature,
        "generator_loss": generator, "discriminator_loss": discriminator,
        "real_score": score(images), "fake_score": score(rebuilt, drawn),
        "weights": values,
        "gradients": [*by(encoder, model, "encoder"), *by(decoder, model, "decoder"),
                      *by(discriminator, model, "discriminator")],
    })


def write_all():
    gan()
    vae_gan()
