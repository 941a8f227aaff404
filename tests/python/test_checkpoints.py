"""Checkpoints of the program, opened, changed and written back with PyPI's safetensors and NumPy.

VAE_LAB_PROGRAM names the program.
"""

import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import numpy as np
from safetensors import safe_open
from safetensors.numpy import save_file

from numpy_model import reconstruct

TOLERANCE = 1e-4
TINY = ["data.count=200", "model.latentDim=3"]
MLP = [*TINY, "model.network.hidden=[16, 8]"]
CONV = [*TINY, "model.network.kind=conv", "model.network.channels=[4, 6]"]
# Sides of 28, 14, 7 and 4: the last halving rounds up.
DEEP = [*TINY, "model.network.kind=conv", "model.network.channels=[4, 6, 8]"]


def opened(path):
    """Metadata and tensors of a file."""
    with safe_open(path, "np") as file:
        return file.metadata(), {name: file.get_tensor(name) for name in file.keys()}


def weights_of(tensors):
    return {name: t for name, t in tensors.items() if not name.startswith("optimizer.")}


class Checkpoints(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_program(self, *arguments):
        command = [os.environ["VAE_LAB_PROGRAM"], *arguments]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=120)

    def succeed(self, *arguments):
        done = self.run_program(*arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stderr

    def trained(self, settings, steps=5):
        flags = [flag for setting in settings for flag in ("--set", setting)]
        self.succeed("train", "--steps", str(steps), "--out", "model.safetensors", *flags)
        return opened(self.folder / "model.safetensors")

    def save(self, name, tensors, metadata):
        save_file(tensors, self.folder / name, metadata)

    def assert_agrees(self, checkpoint):
        """The program's reconstructions are those of its weights in NumPy."""
        arrays = ["--originals", "images.npy", "--out", "rebuilt.npy"]
        self.succeed("reconstruct", checkpoint, "--count", "12", *arrays)
        images, found = (np.load(self.folder / name) for name in ("images.npy", "rebuilt.npy"))
        self.assertEqual(found.shape, (12, 28, 28))
        weights = weights_of(opened(self.folder / checkpoint)[1])
        difference = np.abs(reconstruct(weights, images) - found).max()
        self.assertLess(difference, TOLERANCE)
        return found

    def test_names_and_shapes_are_those_of_a_pytorch_module(self):
        _, tensors = self.trained(MLP)
        layers = {
            "encoder.body.layers.0": (16, 784),
            "encoder.body.layers.1": (8, 16),
            "encoder.loc": (3, 8),
            "encoder.log_scale": (3, 8),
            "decoder.body.layers.0": (8, 3),
            "decoder.body.layers.1": (16, 8),
            "decoder.out": (784, 16),
        }
        expected = {f"{name}.weight": shape for name, shape in layers.items()}
        expected |= {f"{name}.bias": shape[:1] for name, shape in layers.items()}
        moments = ("optimizer.exp_avg.", "optimizer.exp_avg_sq.")
        expected |= {m + name: shape for m in moments for name, shape in [*expected.items()]}
        self.assertEqual({name: t.shape for name, t in tensors.items()}, expected)
        self.assertEqual({t.dtype for t in tensors.values()}, {np.dtype(np.float32)})

    def test_the_metadata_tell_the_whole_run(self):
        metadata, tensors = self.trained(MLP)
        fixed = {"format": "pt", "vae-lab": "2", "step": "5", "image": "28x28"}
        self.assertEqual({key: metadata[key] for key in fixed}, fixed)
        config = json.loads(metadata["config"])
        self.assertEqual(config["model"]["network"]["hidden"], [16, 8])
        self.assertEqual(config["data"], {"kind": "digits", "count": 200, "seed": 1})
        updates = json.loads(metadata["updates"])
        self.assertEqual(updates, dict.fromkeys(weights_of(tensors), 5))
        self.assertRegex(metadata["data"], "^[0-9a-f]{16}$")

    def test_numpy_reconstructs_what_the_program_does(self):
        for settings in MLP, CONV, DEEP:
            with self.subTest(settings=settings):
                self.trained(settings, 20)
                self.assert_agrees("model.safetensors")

    def test_changed_weights_go_back_into_the_program(self):
        for settings in MLP, CONV, DEEP:
            with self.subTest(settings=settings):
                metadata, tensors = self.trained(settings)
                before = self.assert_agrees("model.safetensors")
                rng = np.random.default_rng(1)
                for name, values in weights_of(tensors).items():
                    tensors[name] = values + rng.normal(0, 0.05, values.shape).astype(np.float32)
                self.save("changed.safetensors", tensors, metadata)
                after = self.assert_agrees("changed.safetensors")
                self.assertGreater(np.abs(after - before).max(), 1e-2)
                resume = ["--resume", "changed.safetensors", "--out", "further.safetensors"]
                self.succeed("train", "--steps", "8", *resume)
                self.assertEqual(opened(self.folder / "further.safetensors")[0]["step"], "8")

    def test_weights_alone_with_the_metadata_are_a_run(self):
        metadata, tensors = self.trained(MLP)
        for dtype in np.float16, np.float64:
            with self.subTest(dtype=dtype):
                stored = {name: t.astype(dtype) for name, t in weights_of(tensors).items()}
                self.save("stored.safetensors", stored, metadata)
                self.assert_agrees("stored.safetensors")
                self.succeed("train", "--steps", "8", "--resume", "stored.safetensors")

    def test_a_small_copy_opens_in_python_and_in_the_program(self):
        metadata, tensors = self.trained(MLP)
        self.succeed("shrink", "model.safetensors", "--out", "small.safetensors")
        small_metadata, small = opened(self.folder / "small.safetensors")
        self.assertEqual(small_metadata, {**metadata, "updates": "{}"})
        self.assertEqual(set(small), set(weights_of(tensors)))
        for name, values in small.items():
            np.testing.assert_array_equal(values, tensors[name].astype(np.float16))
        self.assert_agrees("small.safetensors")
        on_others = ["--digits", "150", "--seed", "7", "--out", "others.safetensors"]
        self.succeed("shrink", "model.safetensors", *on_others)
        config = json.loads(opened(self.folder / "others.safetensors")[0]["config"])
        self.assertEqual(config["data"], {"kind": "digits", "count": 150, "seed": 7})
        # They are the ones that the file says, so there is nothing to say about them.
        said = self.succeed("reconstruct", "others.safetensors", "--out", "r.npy")
        self.assertEqual(said, "")

    def test_what_does_not_fit_is_refused_in_a_sentence(self):
        metadata, tensors = self.trained(MLP)
        weights = weights_of(tensors)
        loc = "encoder.loc.weight"
        files = {
            "of this model": ({**weights, "extra": weights[loc]}, metadata),
            "missing": ({k: t for k, t in weights.items() if k != loc}, metadata),
            "[8, 3]": ({**weights, loc: np.ascontiguousarray(weights[loc].T)}, metadata),
            "NaN": ({**weights, loc: weights[loc] * np.float32("nan")}, metadata),
            "I32": ({**weights, loc: weights[loc].astype(np.int32)}, metadata),
            "version “3”": (weights, {**metadata, "vae-lab": "3"}),
            "Hidden units": (weights, {**metadata, "config": metadata["config"].replace("[16,8]", "[16,9999]")}),
            "weights alone": (weights, None),
        }
        for words, (tensors, metadata) in files.items():
            with self.subTest(words=words):
                self.save("bad.safetensors", tensors, metadata)
                done = self.run_program("reconstruct", "bad.safetensors", "--out", "r.npy")
                self.assertEqual(done.returncode, 1)
                self.assertIn(words, done.stderr)
                self.assertNotIn("panicked", done.stderr)
                self.assertEqual(len(done.stderr.strip().splitlines()), 1)


if __name__ == "__main__":
    unittest.main()
