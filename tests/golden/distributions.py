"""Densities, divergences, entropies and draws, each by two tools wherever there are two."""

import numpy as np
import torch
from scipy import special, stats
from torch import nn

from golden import exact, gradients, write


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


def normal_pairs():
    rng = np.random.default_rng(5)
    tiny = 0.5 * np.log(1e-12)
    ordinary = lambda: rng.normal(size=4)
    rows = [
        ("ordinary", ordinary(), ordinary(), ordinary(), ordinary()),
        ("close together", [1, 2, -3, 0], [0.5, -0.5, 2, 0], [1, 2.001, -3, 0], [0.5, -0.5, 2, 0.001]),
        ("variance 1e-12 from a standard normal", ordinary(), [tiny] * 4, [0] * 4, [0] * 4),
        ("both of variance 1e-12", [0, 1, -1, 0.5], [tiny] * 4, [1e-6, 1, -1, 0.5], [tiny] * 4),
        ("off a variance of 1e-12", [0.5, -0.5, 0, 1], [tiny] * 4, [0.25, 0, 1, 0], [tiny] * 4),
        ("scales whose squares overflow float32", ordinary(), [50] * 4, ordinary(), [51] * 4),
    ]
    cases = []
    for name, *parameters in rows:
        parameters = [exact(p).requires_grad_() for p in parameters]
        loc, log_scale, other_loc, other_log_scale = parameters
        q = torch.distributions.Normal(loc, log_scale.exp())
        p = torch.distributions.Normal(other_loc, other_log_scale.exp())
        kl = torch.distributions.kl_divergence(q, p).sum()
        entropy = q.entropy().sum()
        by_scipy = stats.norm.entropy(0, log_scale.detach().exp().numpy()).sum()
        assert np.isclose(entropy.item(), by_scipy, rtol=1e-12), name
        cases.append({
            "name": name, "parameters": parameters,
            "kl": kl, "kl_gradients": list(gradients(kl, *parameters)),
            "entropy": entropy, "entropy_gradients": list(gradients(entropy, loc, log_scale)),
        })
    write("normal_pairs.json", {"cases": cases})


def lower_triangular(log_diagonal, below):
    """Row by row, as a reader of the matrix meets the numbers."""
    n = len(log_diagonal)
    rows, columns = np.tril_indices(n, -1)
    return torch.diag(log_diagonal.exp()).index_put((torch.tensor(rows), torch.tensor(columns)), below)


def multivariate_normal():
    rng = np.random.default_rng(6)
    tiny = 0.5 * np.log(1e-12)
    draw = lambda n, wide=1.0: (rng.normal(size=n), rng.normal(size=n) * 0.5, wide * rng.normal(size=n * (n - 1) // 2))
    none = lambda n: ([0] * n, [0] * n, [0] * (n * (n - 1) // 2))
    # At the exact value of 1 below the diagonal, the inverse's powers grow like binomials.
    ones = ([0] * 12, [0] * 12, [1] * 66)
    rows = [
        ("one dimension", ([0.5], [-0.25], []), ([-1], [0.5], []), [2]),
        ("the standard normal at its mean", none(3), none(3), [0] * 3),
        ("two dimensions", draw(2), draw(2), rng.normal(size=2)),
        ("five dimensions", draw(5), draw(5), rng.normal(size=5)),
        ("eight dimensions", draw(8, 0.3), draw(8, 0.3), rng.normal(size=8)),
        ("all ones", ones, ones, rng.normal(size=12)),
        ("nearly on a line", ([0, 0, 0], [0, -2, -3], [1, 1, 1]), ([0.01, 0, 0], [0, -2, -2], [1, 1, 1]), [0.5, 0.51, 0.49]),
        ("variances 1e-12, off the mean", ([0.5, -0.5, 1], [tiny] * 3, [1e-7, 2e-7, -1e-7]), none(3), [0.75, -0.25, 1]),
        ("variances 1e-12 and 1", ([0.5, -0.5, 0], [tiny, 0, tiny], [0.5, 0, 1e-7]), ([0.5, 0, 0.25], [0, tiny, 0], [0.5, -0.5, 0.25]), [0.5, 0, 1e-6]),
        ("far from the mean", none(3), draw(3), [100, -30, 1000]),
    ]
    cases = []
    for name, own, other, value in rows:
        own = [exact(p).requires_grad_() for p in own]
        other = [exact(p).requires_grad_() for p in other]
        value = exact(value).requires_grad_()
        normal = lambda p: torch.distributions.MultivariateNormal(
            p[0], scale_tril=lower_triangular(p[1], p[2]), validate_args=False
        )
        q, p = normal(own), normal(other)
        standard = torch.distributions.MultivariateNormal(
            torch.zeros_like(value), scale_tril=torch.eye(len(value))
        )
        log_prob, entropy = q.log_prob(value), q.entropy()
        kl, kl_to_standard = (torch.distributions.kl_divergence(q, x) for x in (p, standard))
        drawn = own[0] + q.scale_tril @ value
        scale = q.scale_tril.square().sum(1).sqrt()
        marginal = torch.distributions.Normal(own[0], scale)
        each = torch.distributions.kl_divergence(marginal, torch.distributions.Normal(0.0, 1.0))
        total_correlation = kl_to_standard - each.sum()
        covariance = stats.Covariance.from_cholesky(q.scale_tril.detach().numpy())
        by_scipy = stats.multivariate_normal(own[0].detach().numpy(), covariance)
        assert np.isclose(log_prob.item(), by_scipy.logpdf(value.detach().numpy()), rtol=1e-9), name
        assert np.isclose(entropy.item(), by_scipy.entropy(), rtol=1e-9), name
        cases.append({
            "name": name, "parameters": own, "other": other, "value": value,
            "scale": scale, "scale_tril": q.scale_tril,
            "log_prob": log_prob, "log_prob_gradients": list(gradients(log_prob, *own, value)),
            "drawn": drawn, "drawn_gradients": list(gradients(drawn.sum(), *own)),
            "entropy": entropy, "entropy_gradients": list(gradients(entropy, *own)),
            "kl": kl, "kl_gradients": list(gradients(kl, *own, *other)),
            "kl_to_standard": kl_to_standard,
            "kl_to_standard_gradients": list(gradients(kl_to_standard, *own)),
            "kl_to_standard_per_dimension": each,
            "total_correlation": total_correlation,
            "total_correlation_gradients": list(gradients(total_correlation, *own)),
        })
    write("multivariate_normal.json", {"cases": cases})


def logit_pairs(rng):
    """Logits for a distribution and for another to compare it with."""
    return [
        ("even odds", [0, 0, 0, 0], [0, 1, -1, 1e-3]),
        ("ordinary", rng.normal(size=4) * 2, rng.normal(size=4) * 2),
        ("close together", [3, -3, 0.5, 0], [3.001, -3, 0.501, 1e-3]),
        ("sure, and the other too", [1e4, -1e4, 9e3, -9e3], [9e3, -9e3, 1e4, -1e4]),
        ("sure, and the other of the opposite", [1e4, -1e4, 1e4, -1e4], [-1e4, 1e4, -5, 5]),
        ("doubtful, and the other sure", [0.5, -0.5, 2, -2], [1e4, 1e4, -1e4, -1e4]),
        ("where exp overflows float32", [89, -89, 104, -104], [91, 91, 100, 100]),
        ("where sigmoid rounds to one", [17, -17, 25, -25], [16, -16, -25, 26]),
    ]


def bernoulli_pairs():
    cases = []
    for name, own, other in logit_pairs(np.random.default_rng(7)):
        own, other = exact(own).requires_grad_(), exact(other).requires_grad_()
        log_p, log_not_p = nn.functional.logsigmoid(own), nn.functional.logsigmoid(-own)
        log_q, log_not_q = nn.functional.logsigmoid(other), nn.functional.logsigmoid(-other)
        kl = (log_p.exp() * (log_p - log_q) + log_not_p.exp() * (log_not_p - log_not_q)).sum()
        entropy = -(log_p.exp() * log_p + log_not_p.exp() * log_not_p).sum()
        probability = special.expit(own.detach().numpy())
        assert np.isclose(entropy.item(), stats.bernoulli.entropy(probability).sum(), atol=1e-9), name
        if abs(own).max() < 30 and abs(other).max() < 30:
            family = lambda logits: torch.distributions.Bernoulli(logits=logits)
            by_torch = torch.distributions.kl_divergence(family(own), family(other)).sum()
            assert np.isclose(kl.item(), by_torch.item(), rtol=1e-9, atol=1e-12), name
        cases.append({
            "name": name, "logits": own, "other": other,
            "kl": kl, "kl_gradients": list(gradients(kl, own, other)),
            "entropy": entropy, "entropy_gradients": list(gradients(entropy, own)),
        })
    write("bernoulli_pairs.json", {"cases": cases})


def log_sinhc(logits):
    """`ln(sinh(l / 2) / (l / 2))`: the log partition function of the continuous Bernoulli, less l / 2."""
    even = logits == 0
    size = torch.where(even, 1e-3, logits).abs()
    return torch.where(even, logits**2 / 24, size / 2 + (-torch.expm1(-size) / size).log())


def continuous_bernoulli():
    rng = np.random.default_rng(8)
    values = [[0, 1, 0.5, 0.25], [0.1, 0.5, 0.9, 200 / 255], [0, 0.001, 1, 1 / 255]]
    pairs = logit_pairs(rng) + [
        ("on both sides of the series", [0.29, 0.31, -0.29, -0.31], [0.31, 0.29, -0.31, -0.29]),
        ("in the series", [1e-4, -1e-4, 0.01, -0.1], [-0.01, 0.25, 1e-3, 0]),
    ]
    cases = []
    for i, (name, own, other) in enumerate(pairs):
        own, other = exact(own).requires_grad_(), exact(other).requires_grad_()
        value = exact(values[i % 3])
        own_part, other_part = log_sinhc(own), log_sinhc(other)
        slope = torch.autograd.grad(own_part.sum(), own, create_graph=True)[0]
        log_prob = ((value - 0.5) * own - own_part).sum()
        entropy = (own_part - own * slope).sum()
        kl = (slope * (own - other) - own_part + other_part).sum()
        logits, far = own.detach().numpy(), abs(own).min() > 1e-3
        if far:
            # SciPy knows the same distribution as a truncated exponential one, dark logits only.
            bright, rate = logits > 0, abs(logits)
            dark = stats.truncexpon(b=rate, scale=1 / rate)
            x = np.where(bright, 1 - value, value)
            assert np.isclose(log_prob.item(), dark.logpdf(x).sum(), rtol=1e-9), name
            mean = np.where(bright, 1 - dark.mean(), dark.mean())
            assert np.allclose((slope + 0.5).detach(), mean, rtol=1e-6), name
        if abs(own).max() < 10 and abs(other).max() < 10:
            family = lambda logits: torch.distributions.ContinuousBernoulli(logits=logits)
            q, p = family(own), family(other)
            ours = [log_prob, entropy, kl]
            by_torch = [q.log_prob(value), q.entropy(), torch.distributions.kl_divergence(q, p)]
            for mine, theirs in zip(ours, by_torch):
                assert np.isclose(mine.item(), theirs.sum().item(), rtol=1e-6, atol=1e-9), name
        cases.append({
            "name": name, "logits": own, "other": other, "value": value, "mean": slope + 0.5,
            "mean_gradient": gradients(slope.sum(), own)[0],
            "log_prob": log_prob, "log_prob_gradients": list(gradients(log_prob, own)),
            "kl": kl, "kl_gradients": list(gradients(kl, own, other)),
            "entropy": entropy, "entropy_gradients": list(gradients(entropy, own)),
        })
    write("continuous_bernoulli.json", {"cases": cases, **quantiles()})


def quantiles():
    """Where each share of some continuous Bernoullis lies, and how that place moves with the logit."""
    shares = exact([2**-24, 0.001, 0.25, 0.5, 0.75, 0.999, 1 - 2**-24])
    rows = []
    for logit in [-1e4, -50, -3, -0.31, -0.29, -0.01, 0.001, 0.29, 0.31, 3, 50, 1e4]:
        logits = exact([logit] * len(shares)).requires_grad_()
        rate = logits.abs()
        dark_share = torch.where(logits > 0, 1 - shares, shares)
        dark = -torch.log1p(dark_share * torch.expm1(-rate)) / rate
        places = torch.where(logits > 0, 1 - dark, dark)
        rate = abs(logits.detach().numpy())
        by_scipy = stats.truncexpon(b=rate, scale=1 / rate).ppf(dark_share.detach().numpy())
        assert np.allclose(dark.detach().numpy(), by_scipy, rtol=1e-9), logit
        rows.append({"logit": logit, "places": places, "gradient": gradients(places.sum(), logits)[0]})
    return {"shares": shares, "quantiles": rows}


def weights():
    """Sums of weights, from their logarithms: one column of them a case."""
    rng = np.random.default_rng(9)
    rows = [
        ("one weight", [-3.5]),
        ("equal weights", [-1000.25] * 5),
        ("ordinary", rng.normal(size=8) * 3 - 90),
        ("1e-300 and 1e300", [np.log(1e-300), np.log(1e300)]),
        ("1e-300 beside 1e-300", [np.log(1e-300)] * 2 + [np.log(2e-300)]),
        ("beyond any float", [-1e30, -1e30, 1e30]),
        ("all of them minute", [-1e6, -1e6 + 1, -1e6 - 2]),
    ]
    cases = []
    for name, log_weights in rows:
        log_weights = exact(log_weights).requires_grad_()
        total = torch.logsumexp(log_weights, 0)
        by_scipy = special.logsumexp(log_weights.detach().numpy())
        assert np.isclose(total.item(), by_scipy, rtol=1e-12), name
        cases.append({
            "name": name, "log_weights": log_weights,
            "log_sum_exp": total, "log_mean_exp": total - np.log(len(log_weights)),
            "normalised": gradients(total, log_weights)[0],
        })
    write("weights.json", {"cases": cases})


def write_all():
    normal()
    normal_pairs()
    multivariate_normal()
    bernoulli()
    bernoulli_pairs()
    continuous_bernoulli()
    weights()
