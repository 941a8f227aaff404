"""Writes the numbers that tests/suite compares vae-lab with: every file beside this one.

Run by pkg-scripts/golden. All is computed in float64 by PyTorch and SciPy, from inputs that are
exact in float32, so that a difference is vae-lab's. Nothing here knows vae-lab's code: the models
are written anew, with PyTorch's own layers, and their state_dict gives the names and layouts.
"""

import adversarial
import autoencoder
import checkpoints
import discretised_logistic
import distributions
import features
import initial_weights
import linear
import models
import objectives

if __name__ == "__main__":
    adversarial.write_all()
    autoencoder.write_all()
    checkpoints.write_all()
    discretised_logistic.write_all()
    distributions.write_all()
    features.write_all()
    initial_weights.write_all()
    linear.write_all()
    models.write_all()
    objectives.write_all()
