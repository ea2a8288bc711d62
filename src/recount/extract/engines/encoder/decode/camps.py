"""The dead of two sides told in one breath: "four soldiers and 15 attackers died" counts two lots of people."""

import re
from collections.abc import Iterator
from dataclasses import replace

from recount.extract.engine import DraftToll
from recount.extract.engines.encoder.page import Page
from recount.model import Population
from recount.vocab.numbers import Quantity, read_quantity

_SOLDIERS = re.compile(
    r"(?:soldiers?|troops|servicemen|policem[ae]n|policewom[ae]n|officers?|gendarmes?|conscripts|vigilantes?|rangers|personnel)$"
)
_FOES = re.compile(
    r"(?:militants?|rebels?|insurgents?|terrorists?|jihadists?|gunm[ae]n|attackers?|assailants?|extremists?|bandits?|separatists?|guerrillas?|raiders?)$"
)
_JOINTS = frozenset({"and", ","})


def two_sides(page: Page, toll: DraftToll) -> Iterator[DraftToll]:
    """A toll, or one for each side where its words count both with a number each."""
    start = toll.words.start or 0
    at = page.at(start, start + len(toll.words.exact))
    words = [w.lower() for w in page.words[at[0] : at[1]]] if at else []
    joint = next((k for k, w in enumerate(words) if w == "and" and _quantity(words, k + 1) is not None), None)
    first = _quantity(words, 0) if joint else None
    second = _quantity(words, joint + 1) if joint else None
    if at is None or joint is None or first is None or second is None:
        yield toll
        return
    sides = [_side(words[:joint]), _side(words[joint + 1 :])]
    lone = not any(w in _JOINTS for w in (*words[:joint], *words[joint + 1 :]))
    if None in sides or sides[0] == sides[1] or not lone:
        yield toll
        return
    for a, b, count in ((0, joint, first.count), (joint + 1, len(words), second.count)):
        said = page.said(at[0] + a, at[0] + b)
        yield replace(toll, words=said, count=count, population=Population.COMBATANT, group=None, named=())


def _quantity(words: list[str], at: int) -> Quantity | None:
    return read_quantity(words, at) if at < len(words) else None


def _side(words: list[str]) -> str | None:
    told = {name for name, side in (("state", _SOLDIERS), ("group", _FOES)) if any(map(side.match, words))}
    return next(iter(told)) if len(told) == 1 else None
