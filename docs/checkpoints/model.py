"""vae-lab's models in PyTorch, rebuilt from a checkpoint's own config.

    model, metadata = load("model.safetensors")
    images = model.reconstruct(images)      # [batch, pixels], grey in [0, 1]
    save(model, "changed.safetensors", metadata)

Every parameter has the name and the layout that it has in the file, so that weights move with
`load_state_dict` and `state_dict` alone.
"""

import json
from functools import partial
from itertools import pairwise

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import nn


ACTIVATIONS = {
    "relu": torch.relu,
    "leakyRelu": partial(nn.functional.leaky_relu, negative_slope=0.2),
    "elu": nn.functional.elu,
    "gelu": nn.functional.gelu,
    "silu": nn.functional.silu,
    "tanh": torch.tanh,
}


def activation_of(network):
    """What follows each of a network's layers but the last."""
    return ACTIVATIONS[network.get("activation", "relu")]


class Mlp(nn.Module):
    """Fully connected layers, each followed by an activation."""

    def __init__(self, widths, activation):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise(widths))
        self.activation = activation

    def forward(self, h):
        for layer in self.layers:
            h = self.activation(layer(h))
        return h


def shape(image):
    """Height, width and channels of images, which a checkpoint names where they are not grey."""
    height, width, channels = [*image, 1][:3]
    return height, width, channels


def halved(image, times):
    """Height and width of images, and after each of so many halvings, which round up."""
    sides = [shape(image)[:2]]
    for _ in range(times):
        sides.append(tuple((side + 1) // 2 for side in sides[-1]))
    return sides


class Convolutions(nn.Module):
    """Convolutions that halve each side of the image, each followed by an activation."""

    def __init__(self, image, channels, activation):
        super().__init__()
        height, width, depth = shape(image)
        pairs = pairwise([depth, *channels])
        self.layers = nn.ModuleList(nn.Conv2d(a, b, 3, stride=2, padding=1) for a, b in pairs)
        self.image, self.activation = [depth, height, width], activation

    def forward(self, images):
        h = images.reshape(-1, *self.image)
        for layer in self.layers:
            h = self.activation(layer(h))
        return h.flatten(1)


def body(network, image):
    """From images to features, and how many features there are."""
    height, width, depth = shape(image)
    activation = activation_of(network)
    if network["kind"] == "conv":
        channels = network["channels"]
        rows, columns = halved(image, len(channels))[-1]
        return Convolutions(image, channels, activation), channels[-1] * rows * columns
    hidden = network["hidden"]
    widths = [depth * height * width, *hidden]
    return Mlp(widths, activation), widths[-1]


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
    """From codes to one number an element, and perhaps the log of its scale."""

    def __init__(self, network, latent_dim, image, per_pixel):
        super().__init__()
        height, width, depth = shape(image)
        widths, elements = network["hidden"][::-1], depth * height * width
        widths = [latent_dim, *widths]
        self.body = Mlp(widths, activation_of(network))
        self.out = nn.Linear(widths[-1], elements)
        self.log_scale = nn.Linear(widths[-1], elements) if per_pixel else None

    def forward(self, codes):
        h = self.body(codes)
        return self.out(h), self.log_scale(h) if self.log_scale else None


class Nearest(nn.Conv2d):
    """A convolution of the image doubled by nearest neighbours."""

    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs, 3, padding=1)

    def forward(self, h):
        return super().forward(nn.functional.interpolate(h, scale_factor=2, mode="nearest"))


DOUBLINGS = {
    "transposed": partial(nn.ConvTranspose2d, kernel_size=4, stride=2, padding=1),
    "nearest": Nearest,
}


class ConvDecoder(nn.Module):
    """The same with a projection and convolutions that double each side, without the row or column too many where the
    encoder rounded up."""

    def __init__(self, network, latent_dim, image, per_pixel):
        super().__init__()
        channels, self.depth = network["channels"][::-1], shape(image)[2]
        (rows, columns), *self.sides = halved(image, len(channels))[::-1]
        self.seed = [channels[0], rows, columns]
        self.project = nn.Linear(latent_dim, channels[0] * rows * columns)
        pairs = pairwise([*channels, 2 * self.depth if per_pixel else self.depth])
        doubling = DOUBLINGS[network.get("upsampling", "transposed")]
        self.layers = nn.ModuleList(doubling(a, b) for a, b in pairs)
        self.activation = activation_of(network)

    def forward(self, codes):
        h = self.project(codes).reshape(-1, *self.seed)
        for at, (layer, (height, width)) in enumerate(zip(self.layers, self.sides)):
            h = self.activation(h) if at > 0 else h
            h = layer(h)[:, :, :height, :width]
        out, *log_scale = h.split(self.depth, dim=1)
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
    """Any member of the family, from the `model` part of a config and the images' size: height, width and, of
    colour, channels."""

    def __init__(self, config, image):
        super().__init__()
        kind, network = config.get("kind", "vae"), config["network"]
        latent_dim = config["latentDim"]
        likelihood = config.get("likelihood", {"kind": "bernoulli"})
        self.likelihood, self.mean = likelihood["kind"], likelihood.get("mean", "sigmoid")
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
        # One for all pixels, or one for each channel.
        scales = {"normalLearned": 1, "discretisedLogistic": shape(image)[2]}
        if self.likelihood in scales:
            self.log_scale = nn.Parameter(torch.full([scales[self.likelihood]], -1.0))

    def encode(self, images):
        """The means of the codes."""
        return self.encoder(images)["loc"]

    def decode(self, codes):
        """The expected images."""
        decoder = self.generator if hasattr(self, "generator") else self.decoder
        out, _ = decoder(codes)
        if self.likelihood == "continuousBernoulli":
            return continuous_bernoulli_mean(out)
        if self.mean == "linear":
            return out
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
    image = [int(number) for number in metadata["image"].split("x")]
    model = Model(json.loads(metadata["config"])["model"], image)
    model.load_state_dict(weights)
    return model, metadata


def save(model, path, metadata):
    """A checkpoint that vae-lab opens; its optimiser starts afresh there."""
    weights = {name: value.contiguous() for name, value in model.state_dict().items()}
    save_file(weights, path, metadata)
