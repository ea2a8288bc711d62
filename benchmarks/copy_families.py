"""Invented stories and what becomes of them in print: reprints, cuts, later versions; and what only looks like a copy."""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from recount.model import Report

FIRST = date(2031, 1, 6)
_SLOT = re.compile(r"\{(\w+)\}")
_FURNITURE = ("By Staff Writer", "Subscribe to our newsletter for more.", "(Reporting by A. Novak; Editing by B. Ross)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A report, the family it is of, and how it comes from the first of that family (None: it is the first)."""

    report: Report
    family: int
    relation: str | None = None
    case: str = "first"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("copy_words.toml").read_text("utf-8"))


@dataclass(slots=True)
class _Press:
    """Writes stories, each time others; the same seed writes the same."""

    chance: random.Random
    made: int = 0

    def fill(self, words: str, day: date = FIRST) -> str:
        def one(match: re.Match[str]) -> str:
            name = match[1]
            if name in ("n", "m", "big"):
                return str(self.chance.randint(*{"n": (2, 60), "m": (2, 99), "big": (1000, 90_000)}[name]))
            if name == "date":
                return f"{day.day} {day:%B %Y}"
            rows = _table()["words"][name.lower()]
            words = self.fill(self.chance.choice(rows), day)
            return words[0].upper() + words[1:] if name[0].isupper() else words

        return _SLOT.sub(one, words)

    def sentence(self, kind: str) -> str:
        said = self.fill(self.chance.choice(_table()["rules"][kind]))
        return said[0].upper() + said[1:]

    def story(self, length: int | None = None) -> tuple[str, ...]:
        """Sentences: a lead, and details, quotes and background as they come."""
        kinds = ("detail", "detail", "detail", "quote", "background")
        some = self.chance.randint(9, 24) if length is None else length
        return (self.sentence("lead"), *(self.sentence(self.chance.choice(kinds)) for _ in range(some - 1)))

    def outlet(self, kind: str = "papers") -> str:
        return str(self.chance.choice(_table()["outlets"][kind]))

    def report(self, sentences: tuple[str, ...], source: str, day: date, title: str | None = None) -> Report:
        self.made += 1
        paragraphs = [" ".join(sentences[n : n + 2]) for n in range(0, len(sentences), 2)]
        key = f"r{self.made:06d}"
        return Report(
            id=key, name=key, text="\n\n".join(paragraphs), title=title, source=source, published=day, language="en"
        )


def families(count: int, seed: int = 1) -> Iterator[Printed]:
    """So many families, each with a first story and what is printed of it; then as many lookalikes that are none."""
    press = _Press(random.Random(seed))  # noqa: S311 - invented texts, the same each time
    for family in range(count):
        yield from _family(press, family)
    for family in range(count, 2 * count):
        yield from press.chance.choice(LOOKALIKES)(press, 10 * family)


def _family(press: _Press, family: int) -> Iterator[Printed]:
    story, wire = press.story(), press.outlet("wires")
    day = FIRST + timedelta(days=family)
    first = Printed(report=press.report(story, wire, day, press.fill("{weapon} {hit} {target}")), family=family)
    yield first
    for case, (relation, change) in CASES.items():
        if press.chance.random() < 0.5:
            yield replace(first, report=change(press, story, first.report), relation=relation, case=case)


def _later(press: _Press, day: date | None) -> date:
    return (day or FIRST) + timedelta(days=press.chance.randint(0, 2))


def _reprint(press: _Press, story: tuple[str, ...], of: Report) -> Report:
    return replace(press.report(story, press.outlet(), _later(press, of.published)), text=of.text, title=of.title)


def _dressed(press: _Press, story: tuple[str, ...], of: Report) -> Report:
    """A byline, a dateline that credits the wire, and furniture."""
    made = press.report(story, press.outlet(), _later(press, of.published), press.fill("{source}: {unclear}"))
    place = press.fill("{place}").upper()
    return replace(
        made, text=f"{_FURNITURE[0]}\n\n{place} ({of.source}) - {made.text}\n\n{_FURNITURE[2]}\n\n{_FURNITURE[1]}"
    )


def _rewritten(press: _Press, story: tuple[str, ...], of: Report) -> Report:
    changed = press.chance.sample(range(1, len(story)), len(story) // 5)
    kept = tuple(press.sentence("quote") if n in changed else said for n, said in enumerate(story))
    return press.report(kept, press.outlet(), _later(press, of.published))


def _edited(press: _Press, story: tuple[str, ...], of: Report) -> Report:
    """A desk that has its own words: every eighth word or so of those that name and count nothing."""
    return press.report(tuple(_reworded(press, said) for said in story), press.outlet(), _later(press, of.published))


def _reworded(press: _Press, said: str) -> str:
    words = said.split()
    return " ".join(
        press.chance.choice(("then", "also", "there", "now", "once", "still")) + " " + word
        if n and word.islower() and press.chance.random() < 0.12
        else word
        for n, word in enumerate(words)
    )


def _trimmed(press: _Press, story: tuple[str, ...], of: Report) -> Report:
    kept = max(3, round(len(story) * press.chance.uniform(0.33, 0.6)))
    return press.report(story[:kept], press.outlet(), _later(press, of.published))


def _picked(press: _Press, story: tuple[str, ...], of: Report) -> Report:
    """The lead and a third of the rest, from all over the story."""
    picked = sorted(press.chance.sample(range(1, len(story)), max(3, len(story) // 3)))
    return press.report((story[0], *(story[n] for n in picked)), press.outlet(), _later(press, of.published))


def _cut_and_edited(press: _Press, story: tuple[str, ...], of: Report) -> Report:
    """Two thirds of it, a fifth of these rewritten, in a paper's own dress."""
    kept = story[: max(5, 2 * len(story) // 3)]
    changed = press.chance.sample(range(1, len(kept)), len(kept) // 5)
    edited = tuple(press.sentence("quote") if n in changed else said for n, said in enumerate(kept))
    return _dressed(press, edited, of)


def _in_words(press: _Press, story: tuple[str, ...], of: Report) -> Report:
    """A paper that writes small numbers out, and people by their surname."""
    numbers = dict(
        zip(map(str, range(2, 13)), "two three four five six seven eight nine ten eleven twelve".split(), strict=True)
    )
    said = tuple(re.sub(r"\b\d+\b", lambda m: numbers.get(m[0], m[0]), words) for words in story)
    names = {name: name.split()[-1] for name in _table()["words"]["person"]}
    for name, short in names.items():
        said = tuple(words.replace(name, short) for words in said)
    return press.report(said, press.outlet(), _later(press, of.published))


def _raised(said: str) -> str:
    return re.sub(r"\d+", lambda m: str(int(m[0]) + 3), said, count=1)


def _update(press: _Press, story: tuple[str, ...], of: Report) -> Report:
    more = tuple(press.sentence("detail") for _ in range(3))
    title = f"UPDATE {press.chance.randint(1, 5)}-{of.title}"
    return press.report((_raised(story[0]), *more, *story[1:]), of.source or "", _later(press, of.published), title)


def _grown(press: _Press, story: tuple[str, ...], of: Report) -> Report:
    more = tuple(press.sentence("detail") for _ in range(4))
    return press.report((*story, *more), of.source or "", _later(press, of.published), of.title)


Change = Callable[[_Press, tuple[str, ...], Report], Report]
CASES: dict[str, tuple[str, Change]] = {
    "reprinted": ("exact", _reprint),
    "dressed in furniture": ("near", _dressed),
    "a fifth rewritten": ("near", _rewritten),
    "words put in": ("near", _edited),
    "cut from the end": ("trimmed", _trimmed),
    "parts left out": ("trimmed", _picked),
    "cut, edited and dressed": ("trimmed", _cut_and_edited),
    "numbers and names restyled": ("near", _in_words),
    "marked as an update": ("update", _update),
    "grown": ("update", _grown),
}


def _statements(press: _Press, family: int) -> Iterator[Printed]:
    """Daily statements of one office from one form."""
    form = press.chance.choice(_table()["official"]["forms"])
    office = press.outlet("official")
    for n in range(4):
        day = FIRST + timedelta(days=family // 10 + n)
        said = tuple(press.fill(words, day) for words in form)
        yield Printed(report=press.report(said, office, day), family=family + n, case="daily statement")


def _quoting(press: _Press, family: int) -> Iterator[Printed]:
    """Another paper's own story, with a passage of the first."""
    story, day = press.story(), FIRST + timedelta(days=family // 10)
    yield Printed(report=press.report(story, press.outlet("wires"), day), family=family, case="quoted")
    own = press.story(12)
    told = (*own[:4], *story[1:4], *own[4:])
    yield Printed(report=press.report(told, press.outlet(), day), family=family + 1, case="quotes a passage")


def _followed(press: _Press, family: int) -> Iterator[Printed]:
    """The same outlet on the next event, with the background that it always adds."""
    background = tuple(press.sentence("background") for _ in range(4))
    wire = press.outlet("wires")
    for n in range(2):
        day = FIRST + timedelta(days=family // 10 + n)
        report = press.report((*press.story(9), *background), wire, day)
        yield Printed(report=report, family=family + n, case="shares its background")


def _recast(press: _Press, family: int) -> Iterator[Printed]:
    """A story of another strike, written over one of the day before: other places, days and numbers."""
    story, wire = press.story(), press.outlet("wires")
    words = _table()["words"]
    other = {name: press.chance.choice(words[kind]) for kind in ("place", "weekday") for name in words[kind]}
    pattern = re.compile("|".join(sorted(other, key=len, reverse=True)) + r"|\d+")
    again = tuple(pattern.sub(lambda m: other.get(m[0]) or str(int(m[0]) + 1), said) for said in story)
    for n, said in enumerate((story, again)):
        day = FIRST + timedelta(days=family // 10 + n)
        yield Printed(report=press.report(said, wire, day), family=family + n, case="written over another")


LOOKALIKES: tuple[Callable[[_Press, int], Iterator[Printed]], ...] = (_statements, _quoting, _followed, _recast)
