"""How sure a date is: how often its rule was right on coded reports (`date_rules.toml`)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from recount.model import Basis, ReferenceDataError

PRIOR = 2.0  # claims' worth of the average that a rule begins with, so that few cases say little


def of_rule(rule: str, basis: Basis) -> float:
    """0..1: the share of claims dated right by the rule given their words of time, drawn towards that of all rules."""
    rules = _rules()
    average = sum(right for _, right in rules.values()) / sum(n for n, _ in rules.values())
    n, good = rules.get(f"{rule} {basis}", (0, 0))
    score: float = round((good + PRIOR * average) / (n + PRIOR), 3)
    return score


@cache
def _rules() -> Mapping[str, tuple[int, int]]:
    try:
        raw = tomllib.loads(resources.files(__package__).joinpath("date_rules.toml").read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ReferenceDataError(f"resolve/date_rules.toml: {error}. Mend the table.") from error
    return {rule: (n, right) for rule, (n, right) in raw["rules"].items()}
