"""What a checkpoint's model makes of images, in NumPy alone: from names and shapes to pixels."""

import numpy as np


def linear(weights, name, h):
    # PyTorch's layout: outputs by inputs.
    return h @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def relu(h):
    return np.maximum(h, 0)


def layers(weights, name):
    """The names of a list of layers."""
    return sorted({key.rsplit(".", 1)[0] for key in weights if key.startswith(f"{name}.layers.")})


def conv(weights, name, h):
    """Kernel 3, stride 2, padding 1; the weight is outputs by inputs by height by width."""
    weight, bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
    padded = np.pad(h, [(0, 0), (0, 0), (1, 1), (1, 1)])
    places = [(y, x) for y in range(3) for x in range(3)]
    height, width = h.shape[2:]
    window = lambda y, x: padded[:, :, y : y + height : 2, x : x + width : 2]
    out = sum(np.einsum("bihw,oi->bohw", window(y, x), weight[:, :, y, x]) for y, x in places)
    return out + bias[:, None, None]


def conv_transpose(weights, name, h):
    """Kernel 4, stride 2, padding 1; the weight is inputs by outputs by height by width."""
    weight, bias = weights[f"{name}.weight"], weights[f"{name}.bias"]
    count, _, height, width = h.shape
    out = np.zeros([count, weight.shape[1], 2 * height + 2, 2 * width + 2], h.dtype)
    for y in range(4):
        for x in range(4):
            part = np.einsum("bihw,io->bohw", h, weight[:, :, y, x])
            out[:, :, y : y + 2 * height : 2, x : x + 2 * width : 2] += part
    return out[:, :, 1:-1, 1:-1] + bias[:, None, None]


def encode(weights, images):
    """The means of the codes of images `[count, height, width]`."""
    convolutional = weights["encoder.body.layers.0.weight"].ndim == 4
    h = images[:, None] if convolutional else images.reshape(len(images), -1)
    for name in layers(weights, "encoder.body"):
        h = relu((conv if convolutional else linear)(weights, name, h))
    return linear(weights, "encoder.loc", h.reshape(len(images), -1))


def halved(size, times):
    """Height and width, and after each of so many convolutions, which round up."""
    sides = [tuple(size)]
    for _ in range(times):
        sides.append(tuple((side + 1) // 2 for side in sides[-1]))
    return sides


def decode(weights, codes, size):
    """The images of codes, `[count, height, width]`."""
    if "decoder.project.weight" in weights:
        names = layers(weights, "decoder")
        smallest, *sides = halved(size, len(names))[::-1]
        out = linear(weights, "decoder.project", codes).reshape(len(codes), -1, *smallest)
        for name, (height, width) in zip(names, sides):
            out = conv_transpose(weights, name, relu(out) if name != names[0] else out)
            out = out[:, :, :height, :width]
    else:
        h = codes
        for name in layers(weights, "decoder.body"):
            h = relu(linear(weights, name, h))
        out = linear(weights, "decoder.out", h)
    return 1 / (1 + np.exp(-out.reshape(-1, *size)))


def reconstruct(weights, images):
    """Through the means of the codes and back, in double precision."""
    weights = {name: values.astype(np.float64) for name, values in weights.items()}
    codes = encode(weights, images.astype(np.float64))
    return decode(weights, codes, images.shape[1:])
