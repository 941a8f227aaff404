"""vae-lab's models in PyTorch, rebuilt from a checkpoint's own config.

    model, metadata = load("model.safetensors")
    images = model.reconstruct(images)      # [batch, pixels], grey in [0, 1]
    save(model, "changed.safetensors", metadata)

Every parameter has the name and the layout that it has in the file, so that weights move with
`load_state_dict` and `state_dict` alone.
"""

import json
from itertools import pairwise

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import nn


class Mlp(nn.Module):
    """Fully connected layers, each followed by an activation."""

    def __init__(self, widths, activation):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise(widths))
        self.activation = {"relu": torch.relu, "tanh": torch.tanh}[activation]

    def forward(self, h):
        for layer in self.layers:
            h = self.activation(layer(h))
        return h


class Convolutions(nn.Module):
    """Two convolutions that halve each side of the image, each followed by a ReLU."""

    def __init__(self, image, channels):
        super().__init__()
        pairs = pairwise([1, *channels])
        self.layers = nn.ModuleList(nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in pairs)
        self.image = image

    def forward(self, images):
        h = images.reshape(-1, 1, *self.image)
        for layer in self.layers:
            h = torch.relu(layer(h))
        return h.flatten(1)


def body(network, image):
    """From images to features, and how many features there are."""
    height, width = image
    if network["kind"] == "conv":
        channels = network["channels"]
        return Convolutions(image, channels), channels[-1] * (height // 4) * (width // 4)
    hidden = network["hidden"]
    return Mlp([height * width, *hidden], network.get("activation", "relu")), hidden[-1]


class Encoder(nn.Module):
    """From images to the parameters of q(z|x), by name."""

    def __init__(self, network, image, heads):
        super().__init__()
        self.body, features = body(network, image)
        for name, size in heads.items():
            setattr(self, name, nn.Linear(features, size))
        self.heads = list(heads)

    def forward(self, images):
        h = self.body(images)
        return {name: getattr(self, name)(h) for name in self.heads}


class MlpDecoder(nn.Module):
    """From codes to one number a pixel, and perhaps the log of its scale."""

    def __init__(self, network, latent_dim, image, per_pixel):
        super().__init__()
        widths, pixels = network["hidden"][::-1], image[0] * image[1]
        self.body = Mlp([latent_dim, *widths], network.get("activation", "relu"))
        self.out = nn.Linear(widths[-1], pixels)
        self.log_scale = nn.Linear(widths[-1], pixels) if per_pixel else None

    def forward(self, codes):
        h = self.body(codes)
        return self.out(h), self.log_scale(h) if self.log_scale else None


class ConvDecoder(nn.Module):
    """The same with a projection and two transposed convolutions that double each side."""

    def __init__(self, network, latent_dim, image, per_pixel):
        super().__init__()
        first, second = network["channels"]
        self.seed = [second, image[0] // 4, image[1] // 4]
        self.project = nn.Linear(latent_dim, self.seed[0] * self.seed[1] * self.seed[2])
        pairs = pairwise([second, first, 2 if per_pixel else 1])
        self.layers = nn.ModuleList(
            nn.ConvTranspose2d(a, b, 4, stride=2, padding=1) for a, b in pairs
        )

    def forward(self, codes):
        h = torch.relu(self.layers[0](self.project(codes).reshape(-1, *self.seed)))
        out, *log_scale = self.layers[1](h).unbind(1)
        return out.flatten(1), log_scale[0].flatten(1) if log_scale else None


class Discriminator(nn.Module):
    """From images to the log odds that they are real."""

    def __init__(self, network, image):
        super().__init__()
        self.body, features = body(network, image)
        self.logit = nn.Linear(features, 1)

    def forward(self, images):
        return self.logit(self.body(images))


def continuous_bernoulli_mean(logits):
    """`coth(l / 2) / 2 + 1 / 2 - 1 / l`; torch.distributions clamps its logits, which can be seen."""
    # In single precision the two fractions would cancel each other near an even chance.
    l = logits.double()
    near = l.abs() < 1e-3
    away = l.masked_fill(near, 1.0)
    closed = 0.5 / torch.tanh(away / 2) + 0.5 - 1 / away
    return torch.where(near, 0.5 + l / 12, closed).to(logits.dtype)


class Model(nn.Module):
    """Any member of the family, from the `model` part of a config and the images' size."""

    def __init__(self, config, image):
        super().__init__()
        kind, network = config.get("kind", "vae"), config["network"]
        latent_dim = config["latentDim"]
        self.likelihood = config.get("likelihood", {"kind": "bernoulli"})["kind"]
        heads = {"loc": latent_dim}
        if kind != "autoencoder":
            heads["log_scale"] = latent_dim
        if config.get("posterior") == "full":
            heads["below"] = latent_dim * (latent_dim - 1) // 2
        decoder = ConvDecoder if network["kind"] == "conv" else MlpDecoder
        decoder = decoder(network, latent_dim, image, self.likelihood == "normalPerPixel")
        if kind == "gan":
            self.generator = decoder
        else:
            self.encoder = Encoder(network, image, heads)
            self.decoder = decoder
        if kind in ("gan", "vaeGan"):
            self.discriminator = Discriminator(network, image)
        if self.likelihood == "normalLearned":
            self.log_scale = nn.Parameter(torch.full([1], -1.0))

    def encode(self, images):
        """The means of the codes."""
        return self.encoder(images)["loc"]

    def decode(self, codes):
        """The expected images."""
        decoder = self.generator if hasattr(self, "generator") else self.decoder
        out, _ = decoder(codes)
        if self.likelihood == "continuousBernoulli":
            return continuous_bernoulli_mean(out)
        return torch.sigmoid(out)

    def reconstruct(self, images):
        return self.decode(self.encode(images))


def load(path):
    """The model of a checkpoint, and the file's metadata."""
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
        # The optimiser's moments lie beside the weights; small files hold half precision.
        names = [name for name in file.keys() if not name.startswith("optimizer.")]
        weights = {name: file.get_tensor(name).float() for name in names}
    image = [int(side) for side in metadata["image"].split("x")]
    model = Model(json.loads(metadata["config"])["model"], image)
    model.load_state_dict(weights)
    return model, metadata


def save(model, path, metadata):
    """A checkpoint that vae-lab opens; its optimiser starts afresh there."""
    weights = {name: value.contiguous() for name, value in model.state_dict().items()}
    save_file(weights, path, metadata)
