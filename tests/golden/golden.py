"""What every page of golden numbers needs: exact inputs, gradients, a file that diffs well."""

import json
import platform
from pathlib import Path

import numpy as np
import scipy
import torch

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
    return torch.autograd.grad(value, parameters, retain_graph=True, materialize_grads=True)
