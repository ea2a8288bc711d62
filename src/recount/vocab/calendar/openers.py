"""The words that an expression of time can begin with, rule by rule: at all others a rule has nothing to try."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from recount.vocab.calendar.clocks import ABOUT
from recount.vocab.calendar.dates import date_range_at
from recount.vocab.calendar.daytime import clock_alone, timed
from recount.vocab.calendar.feasts import feast, feast_openers, prayers
from recount.vocab.calendar.hits import Hit
from recount.vocab.calendar.later import SOON, soon_after
from recount.vocab.calendar.monthdays import apart, month_day, time_group
from recount.vocab.calendar.nights import late_or_early, night_of_two
from recount.vocab.calendar.relative import (
    EARLY,
    LATE,
    MIDDLE,
    ROLLING,
    TURNS,
    ahead,
    anaphor,
    counted,
    decade,
    deictic,
    deictic_openers,
    lasting,
    pointed,
    portion,
    rolling,
    season,
    weekend,
)
from recount.vocab.calendar.stretches import first_of, from_to, week_of, year_to_date
from recount.vocab.calendar.tokens import Tokens, lexicon
from recount.vocab.calendar.told import told, told_openers

Rule = Callable[[Tokens, int], Hit | None]

FIGURES = "0"  # stands for every whole number in figures


def kind_of(low: str) -> str:
    """Under which word a token's rules are kept: its own, or `FIGURES`."""
    return FIGURES if "0" <= low[:1] <= "9" else low


@cache
def openers() -> Mapping[Any, frozenset[str]]:
    """The words that each rule can begin with; a rule that is not here may begin anywhere."""
    lex = lexicon()
    counts = {*lex.numbers, FIGURES, "a", "several", "few", "some", "many"}
    ordinals = {*lex.ordinals, *lex.numbers, FIGURES}
    dates = {*lex.weekdays_before_date, *lex.months, *ordinals, "the", "le", "el"}
    ranges = dates | {"from", "between"}
    led = {"at", "by", "in", "on", "during", "before", "after", "from", "between", *ABOUT}
    parts = {*lex.dayparts, "early", "late", "earlier", "later", "small", "wee", "predawn", "pre", "the", "-"}
    turns = {"the", *TURNS}
    given: dict[Any, Iterable[str]] = {
        timed: ranges | led | parts | turns | deictic_openers(),
        date_range_at: ranges,
        portion: {"the", "very", "earlier", "later", "last", "final", *EARLY, *MIDDLE, *LATE, *ordinals},
        counted: counts,
        rolling: {"the", "these", *ROLLING},
        ahead: {"within"},
        pointed: turns,
        anaphor: {"the", "that", "earlier", "later"},
        lasting: counts | {"night", "day", "week", "month", "year", "for", "in", "on"},
        season: {"the", *lex.seasons, *ordinals},
        weekend: {"the"},
        decade: {"the", FIGURES},
        deictic: deictic_openers(),
        clock_alone: led | {*lex.numbers, FIGURES},
        month_day: {*lex.weekdays, "the", FIGURES},
        apart: {FIGURES},
        time_group: {FIGURES},
        night_of_two: {"overnight", "the", "night", *lex.weekdays},
        late_or_early: {"late"},
        soon_after: {*SOON, "at", "later", "earlier", "in", "during", "over"},
        from_to: {"from", "between"},
        week_of: {"the", "week", "period", "fortnight", "month"},
        first_of: {"the", "first", "opening", "last", "final", "closing"},
        year_to_date: {"year"},
        told: told_openers() | {FIGURES},
        feast: feast_openers() | {FIGURES},
        prayers: {"after", "before", "during", "following", "at"},
    }
    return {rule: frozenset(words) for rule, words in given.items()}


class Opened(dict[str, tuple[Rule, ...]]):
    """Rules, in their order, by the word that they can begin with; of other words those that may begin anywhere."""

    def __init__(self, rules: Iterable[Rule], own: Mapping[Any, frozenset[str]]) -> None:
        every = tuple(rules)
        given = {**openers(), **own}
        super().__init__(
            (word, tuple(rule for rule in every if rule not in given or word in given[rule]))
            for word in frozenset().union(*given.values())
        )
        self._anywhere = tuple(rule for rule in every if rule not in given)

    def __missing__(self, word: str) -> tuple[Rule, ...]:
        return self._anywhere
