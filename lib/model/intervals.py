"""95 % intervals of counts, rates, ratios of rates and differences of shares.

Every function takes numbers or arrays that broadcast together and returns numpy values of that shape.
Quantiles are taken from the incomplete gamma and beta functions of `scipy.special`, of which the quantiles
of chi square, F and beta are other names: `chi2.ppf(q, 2 * k) / 2 == gammaincinv(k, q)`.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Bounds: TypeAlias = tuple[Floats, Floats]
Estimate: TypeAlias = tuple[Floats, Floats, Floats]


def poisson_interval(count: ArrayLike, confidence: float = 0.95) -> Bounds:
    """Compute the exact interval of the mean of a Poisson count.

    lower = chi2(alpha / 2; 2 count) / 2, upper = chi2(1 - alpha / 2; 2 count + 2) / 2, with lower 0 for a
    count of 0. Garwood, F. (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437-442.

    count: events, 0 or more; NaN gives NaN. Returns (lower, upper) in events.
    Raises ValueError for a negative count or a confidence outside 0-1.

    >>> [round(float(bound), 3) for bound in poisson_interval(8)]
    [3.454, 15.763]
    """
    from scipy.special import gammaincinv  # a tenth of the server's memory, for who compares cities

    events = _counts(count)
    tail = _tail(confidence)
    some = np.where(events > 0, events, 1.0)
    lower = np.where(events > 0, gammaincinv(some, tail), np.where(np.isnan(events), np.nan, 0.0))
    return lower[()], np.asarray(gammaincinv(events + 1, 1 - tail))[()]


def rate_interval(value: ArrayLike, count: ArrayLike, exposure: ArrayLike = np.nan, confidence: float = 0.95) -> Bounds:
    """Compute the interval of a rate from that of the count behind it: value * bound / count.

    The denominator counts as known. A rate of no events has lower 0, and an upper bound only where
    `exposure` (the denominator in the unit of the rate: value = count / exposure) is given, else NaN.

    value: the rate as published, in any unit; count: events; returns (lower, upper) in the unit of `value`.
    """
    rate, events, size = np.broadcast_arrays(_floats(value), _counts(count), _floats(exposure))
    lower, upper = poisson_interval(events, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.where(events > 0, rate / events, 1 / size)
    low = np.where(events == 0, 0.0, lower * scale)
    return np.where(np.isnan(rate), np.nan, low)[()], np.where(np.isnan(rate), np.nan, upper * scale)[()]


def rate_ratio(
    count_a: ArrayLike,
    exposure_a: ArrayLike,
    count_b: ArrayLike,
    exposure_b: ArrayLike,
    confidence: float = 0.95,
) -> Estimate:
    """Compute the ratio of two rates with Poisson counts, A / B, and its exact conditional interval.

    Given the total n = a + b, a is binomial with p = R Ta / (R Ta + Tb), where R is the ratio; the
    Clopper-Pearson bounds of p turn into bounds of R = p / (1 - p) * Tb / Ta.
    Przyborowski, J., Wilenski, H. (1940), Biometrika 31, 313-323; Clopper, C., Pearson, E. (1934),
    Biometrika 26, 404-413.

    Counts in events, exposures positive and in the same unit (only their ratio matters).
    Returns (ratio, lower, upper); no events in B gives an upper bound of infinity, none at all a NaN ratio.
    """
    counts, exposures = (_counts(count_a), _counts(count_b)), (_floats(exposure_a), _floats(exposure_b))
    a, b, ta, tb = np.broadcast_arrays(*counts, *exposures)
    if np.any(ta <= 0) or np.any(tb <= 0):
        raise ValueError("an exposure must be positive")
    lower, upper = _clopper_pearson(a, a + b, _tail(confidence))
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = tb / ta
        return (a / b * scale)[()], (lower / (1 - lower) * scale)[()], (upper / (1 - upper) * scale)[()]


def share_difference(
    a: ArrayLike,
    a_lower: ArrayLike,
    a_upper: ArrayLike,
    b: ArrayLike,
    b_lower: ArrayLike,
    b_upper: ArrayLike,
) -> Estimate:
    """Compute the difference A - B of two shares of independent samples, and its interval from theirs.

    lower = d - sqrt((a - la)^2 + (ub - b)^2), upper = d + sqrt((ua - a)^2 + (b - lb)^2): the square-and-add
    of Newcombe, R. (1998), Statistics in Medicine 17, 873-890 (method 10), in the general form (MOVER) of
    Zou, G., Donner, A. (2008), Statistics in Medicine 27, 1693-1702. It has the confidence of the two given.

    All six in the same unit (shares in %, say); returns (difference, lower, upper) in points of that unit.
    """
    va, la, ua, vb, lb, ub = (_floats(each) for each in (a, a_lower, a_upper, b, b_lower, b_upper))
    difference = va - vb
    lower = difference - np.hypot(va - la, ub - vb)
    return difference[()], lower[()], (difference + np.hypot(ua - va, vb - lb))[()]


def _clopper_pearson(successes: Floats, trials: Floats, tail: float) -> Bounds:
    from scipy.special import betaincinv

    failures = trials - successes
    lower = betaincinv(np.where(successes > 0, successes, 1), failures + 1, tail)
    upper = betaincinv(successes + 1, np.where(failures > 0, failures, 1), 1 - tail)
    return np.where(successes > 0, lower, 0.0), np.where(failures > 0, upper, 1.0)


def _floats(values: ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64)


def _counts(values: ArrayLike) -> Floats:
    counts = _floats(values)
    if np.any(counts < 0):
        raise ValueError("a count cannot be negative")
    return counts


def _tail(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError("the confidence lies between 0 and 1")
    return (1 - confidence) / 2
