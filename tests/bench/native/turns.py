"""Times the native program and PyTorch in turns, so that a machine that slows down slows both.

    python turns.py path/to/vae-lab FOLDER

Prints a JSON object for each case: milliseconds a step or an image, the median of each side and all rounds. They are
the processor's time, to which other work on the machine adds little; with one thread each, on an idle machine, it is the clock's.
"""

import json
import resource
import statistics
import subprocess
import sys
from pathlib import Path

import torch

from models import GROUP, Trainer

ROUNDS = 7
FEW = 3  # steps of the shorter of two runs, whose difference is what a step takes
MODELS = {
    "mlp-400-20": (200, ["model.network.hidden=[400]", "training.batchSize=128"]),
    "conv-small": (20, ["model.network.kind=conv", "model.network.channels=[32, 64]", "training.batchSize=128"]),
    "mlp-iwae50": (60, ["model.network.hidden=[200, 200]", "model.network.activation=tanh", "model.latentDim=50",
                        "model.bound.kind=iwae", "model.bound.samples=50", "training.batchSize=20"]),
}
EVALUATED, IMAGES, SAMPLES = "mlp-iwae50", 3 * GROUP, 1000


def timed(run):
    """Milliseconds of this process and of those it starts, which have ended when `run` returns."""

    def spent():
        usage = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(one.ru_utime + one.ru_stime for one in usage)

    started = spent()
    run()
    return 1000 * (spent() - started)


def difference(run, few, more):
    """What `more` takes beyond `few`, without what both take: starting, reading, measuring, writing."""
    return timed(lambda: run(few + more)) - timed(lambda: run(few))


def in_turns(name, unit, count, few, ours, theirs):
    theirs(1)
    rounds = [
        {"ours": difference(ours, few, count) / count, "theirs": timed(lambda: theirs(count)) / count}
        for _ in range(ROUNDS)
    ]
    ours, theirs = (statistics.median(one[side] for one in rounds) for side in ("ours", "theirs"))
    print(json.dumps({"name": name, "unit": unit, "ours": ours, "theirs": theirs, "rounds": rounds}), flush=True)


def main(program, folder):
    torch.set_num_threads(1)
    for name, (steps, settings) in MODELS.items():
        checkpoint = Path(folder) / f"{name}.safetensors"
        flags = [flag for setting in ["data.count=1000", *settings] for flag in ("--set", setting)]

        def ours(*arguments):
            subprocess.run([program, *map(str, arguments)], check=True, capture_output=True)

        def train(steps):
            ours("train", "--steps", steps, "--out", checkpoint, *flags)

        train(FEW)
        trainer = Trainer(checkpoint)
        in_turns(name, "step", steps, FEW, train, trainer.train)
        if name == EVALUATED:

            def evaluate(images):
                ours("evaluate", checkpoint, "--images", images, "--samples", SAMPLES)

            in_turns("evaluate", "image", IMAGES, GROUP, evaluate, lambda images: trainer.evaluate(images, SAMPLES))


main(*sys.argv[1:])
