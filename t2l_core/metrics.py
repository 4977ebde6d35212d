"""Scores of one prediction against its references: pure functions (prediction, references) → 0…1."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache


def exact_match(prediction: str, references: Sequence[str]) -> float:
    """1 when the stripped prediction equals any stripped reference."""
    return float(prediction.strip() in {r.strip() for r in references})


def contains_number(prediction: str, references: Sequence[str]) -> float:
    """1 when a reference's number stands in the prediction, thousands separators ignored and 5.0 equal to 5."""
    found = {float(n) for n in _numbers(prediction)}
    return float(any(float(n) in found for r in references for n in _numbers(r)[:1]))


def _numbers(text: str) -> list[str]:
    return re.findall(r"-?\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d{3})", "", text))


def rouge_l(prediction: str, references: Sequence[str]) -> float:
    """Best ROUGE-L F-measure over the references (stemmed, by the rouge-score package)."""
    return max(_rouge().score(r, prediction)["rougeL"].fmeasure for r in references)


@cache
def _rouge():
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rougeL"], use_stemmer=True)


METRICS: dict[str, Callable[[str, Sequence[str]], float]] = {
    "exact_match": exact_match,
    "contains_number": contains_number,
    "rouge_l": rouge_l,
}
