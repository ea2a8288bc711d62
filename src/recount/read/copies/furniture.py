"""What stands around a story: bylines, datelines, credits, signs of an update or a translation. Data in `furniture.toml`."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from recount.vocab.outlets import source_named

_LONGEST_LINE = 240  # code points: a longer line is prose, however it begins
_EDGE = 500  # code points at either end in which credits stand
_FIRST_LINES = 2  # lines in which an update says so, beside the title
_SENTENCE_END = re.compile(r"[.!?…。؟]+[\"'”’»)\]]*\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The words of a story without its furniture: half-open spans of its sentences, in code points of the report's text.

    `credits` are ids of the sources that it credits, in the order of their ids. `version` is 0 for a story as first
    sent, n for "UPDATE n", 1 for an update without a number. `translated`: it says that it is a translation.
    """

    sentences: tuple[tuple[int, int], ...]
    credits: tuple[str, ...]
    version: int
    translated: bool


def story(text: str, title: str | None = None) -> Story:
    """The story in a report's text. Where all of it looks like furniture, all of it is the story."""
    kept = tuple(_sentences(text, leave_out=True)) or tuple(_sentences(text, leave_out=False))
    first = text[:_EDGE].splitlines()
    last = text[max(_EDGE, len(text) - _EDGE) :].splitlines()
    lines = [bare for line in (*first, *last) if (bare := line.strip())]
    translation = _pattern("translations", re.IGNORECASE)
    return Story(
        sentences=kept,
        credits=_credits(lines),
        version=max(map(_version, (title or "", *[line for line in first if line.strip()][:_FIRST_LINES]))),
        translated=any(translation.match(line.lstrip("([*_ ")) for line in lines),
    )


def _sentences(text: str, *, leave_out: bool) -> list[tuple[int, int]]:
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        bare = line.strip()
        if not bare or (leave_out and _is_furniture(bare)):
            continue
        first = start + (_dateline_end(line) if leave_out else 0)
        for end in (*(m.end() for m in _SENTENCE_END.finditer(text, first, at)), at):
            if text[first:end].strip():
                found.append((first, end))
            first = end
    return found


def _is_furniture(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and bool(_pattern("lines", re.IGNORECASE).match(line))


def _dateline_end(line: str) -> int:
    found = _pattern("datelines").match(line)
    return found.end() if found and found.end() < len(line.rstrip()) else 0


def _credits(lines: Iterable[str]) -> tuple[str, ...]:
    found = filter(None, map(_pattern("credits", re.IGNORECASE).match, lines))
    named = {_named(m.group(m.lastgroup or 0)) for m in found}
    return tuple(sorted(one for one in named if one))


@lru_cache(maxsize=10_000)
def _named(words: str) -> str | None:
    found = source_named(words.strip())
    return found.id if found else None


def _version(line: str) -> int:
    found = [m.group(m.lastgroup) if m.lastgroup else "1" for m in _pattern("updates").finditer(line)]
    return max((int(number) for number in found), default=0)


@cache
def _pattern(name: str, flags: int = 0) -> re.Pattern[str]:
    """The rows of a table as one pattern; each group gets a name of its own, as a pattern may not have one name twice."""
    rows = _tables()[name]
    numbered = (row.replace("(?P<", f"(?P<g{n}") for n, row in enumerate(rows))
    return re.compile("|".join(f"(?:{row})" for row in numbered), flags)


@cache
def _tables() -> dict[str, list[str]]:
    tables: dict[str, list[str]] = tomllib.loads((resources.files(__package__) / "furniture.toml").read_text("utf-8"))
    return tables
