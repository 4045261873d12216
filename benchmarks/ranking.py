"""Metrics of ranked lists, and how sure a difference of two is.

Written out and not taken from a library: what counts here are texts that hold an answer, not documents of a list of
judgements, and `ir_measures`, the lightest maintained library, brings a compiled trec_eval and SciPy for four lines.
Definitions: Manning, Raghavan and Schütze, Introduction to Information Retrieval, chapter 8.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

RESAMPLES = 10_000
SEED = 20200316


@dataclass(frozen=True, slots=True)
class Ranked:
    """One question's list: for each rank, best first, whether what stands there is relevant."""

    relevant: tuple[bool, ...]
    total: int
    """How many relevant items there are in the whole archive."""

    def hit(self, k: int) -> float:
        """1 if any of the first k is relevant, else 0."""
        return float(any(self.relevant[:k]))

    def reciprocal_rank(self, k: int = 10) -> float:
        """1 / rank of the first relevant item; 0 when none is among the first k."""
        return next((1 / rank for rank, is_relevant in enumerate(self.relevant[:k], start=1) if is_relevant), 0.0)

    def average_precision(self, k: int = 10) -> float:
        """Sum of precision@r over the ranks r ≤ k that are relevant, divided by min(k, total); 0 without any."""
        found, precisions = 0, 0.0
        for rank, is_relevant in enumerate(self.relevant[:k], start=1):
            found += is_relevant
            precisions += is_relevant * found / rank
        return precisions / min(k, self.total) if self.total else 0.0


def mean_reciprocal_rank(lists: Sequence[Ranked]) -> float:
    """MRR@10: the mean of the reciprocal ranks."""
    return fmean(ranked.reciprocal_rank() for ranked in lists)


def interval(differences: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of the mean of paired differences, by bootstrap over the questions (percentiles).

    Efron and Tibshirani, An Introduction to the Bootstrap, chapter 13. The seed is fixed.
    """
    values = np.asarray(differences)
    drawn = np.random.default_rng(SEED).integers(0, len(values), size=(RESAMPLES, len(values)))
    low, high = np.percentile(values[drawn].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)
