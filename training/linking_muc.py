"""Messages of MUC-4 as pairs for `training.linking`: what two texts about one incident share, and two about different ones.

Only messages whose key has one incident are taken. Two are of one event if their days touch and they share a victim or a
target by name, or the town, the type and the day; of two if their days lie apart, or places and names both differ; all
others are left out, for the key does not say. Shared names are a part of the label, so that what names weigh is
learned high: it is drawn down by hand weights.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from pathlib import Path

from recount.extract import ExtractOptions
from recount.extract.engines.lexical import LexicalEngine
from recount.flow import CodeOptions, code_reports
from recount.link.compare import FAR
from recount.link.pairs.score import levels
from recount.link.pairs.weights import weights
from recount.link.tellings import Telling, tell
from recount.model import CodedReport, Report
from training.casing import common_words, printed
from training.linking import Pair
from training.rarity import texts

CORPUS = Path("gold/corpus")
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
MESSAGE = re.compile(r"(?m)^(?=DEV-MUC3-\d{4})")
DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)\b")
SLOT = re.compile(r"\d+\.\s+([A-Z: ]+?)\s{2,}(.*)")
TITLES = frozenset("THE OF DR GENERAL COLONEL".split())
NEAR = timedelta(days=21)  # messages further apart in publication are not compared: linking would not either
TOWN = 3  # parts of a place's name, "EL SALVADOR: USULUTAN: JUCUAPA", that name a town

Name = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The one incident of a message: its days, the parts of its place from wide to narrow, its type, who and what was hit."""

    first: date
    last: date
    place: tuple[str, ...]
    kind: str
    names: frozenset[Name]


def muc(folder: Path) -> Iterator[Pair]:
    """Pairs of messages of which the keys say whether they are of one event."""
    raw = folder / "muc4" / "raw"
    keys = {name: key for name, found in _slots(raw).items() if len(found) == 1 and (key := _key(found[0]))}
    told = [(t, keys[c.report.name]) for c in _coded(raw, set(keys)) for t in tell(c)[:1] if c.report.published]
    for (one, a), (other, b) in combinations(told, 2):
        same = _same(a, b)
        if same is None or abs((one.published or 0) - (other.published or 0)) > NEAR.days:
            continue
        yield from _pair(one, other, same)


def _pair(one: Telling, other: Telling, same: bool) -> Iterator[Pair]:
    found = levels(one, other)
    if not any(weights().levels[name][level] <= FAR for name, level in found):
        yield Pair(levels=found, same=same, of="muc")


def _same(a: Key, b: Key) -> bool | None:
    """Are they one incident, by their keys? None where these do not say."""
    if a.first - timedelta(days=3) > b.last or b.first - timedelta(days=3) > a.last:
        return False
    touch = a.first <= b.last + timedelta(days=1) and b.first <= a.last + timedelta(days=1)
    if touch and any(x <= y or y <= x for x in a.names for y in b.names):
        return True
    town = len(a.place) >= TOWN and a.place[:TOWN] == b.place[:TOWN]
    if touch and town and a.kind == b.kind and not (a.names and b.names):
        return True
    apart = any(x != y for x, y in zip(a.place, b.place, strict=False))
    return False if apart and a.names and b.names else None


def _slots(raw: Path) -> Mapping[str, list[dict[str, str]]]:
    """The templates of each message, slot by slot."""
    out: dict[str, list[dict[str, str]]] = defaultdict(list)
    for path in sorted(raw.glob("key-dev-*")):
        slot = ""
        for line in path.read_text(encoding="latin-1").splitlines():
            head = SLOT.match(line)
            if head and head[1] == "MESSAGE: ID":
                out[head[2].split()[0]].append({})
                message = out[head[2].split()[0]][-1]
            elif head:
                slot = head[1]
                message[slot] = head[2]
            elif slot and line.strip():
                message[slot] += f"\n{line.strip()}"
    return out


def _key(slots: Mapping[str, str]) -> Key | None:
    days = [d for d in map(_day, DAY.findall(slots.get("INCIDENT: DATE", ""))) if d]
    if not days:
        return None
    hit = f"{slots.get('HUM TGT: NAME', '')}\n{slots.get('PHYS TGT: ID', '')}"
    names = (frozenset(re.findall(r"[A-Z]+", name)) - TITLES for name in re.findall(r'"([^"]+)"', hit))
    return Key(
        first=min(days),
        last=max(days),
        place=tuple(p.split("(")[0].strip() for p in slots["INCIDENT: LOCATION"].split(":")),
        kind=slots["INCIDENT: TYPE"],
        names=frozenset(n for n in names if n),
    )


def _day(found: tuple[str, str, str]) -> date | None:
    day, month, year = found
    try:
        return datetime(1900 + int(year), MONTHS.index(month) + 1, int(day)).date()  # noqa: DTZ001 - a calendar day
    except ValueError:
        return None


def _coded(raw: Path, wanted: set[str]) -> Iterator[CodedReport]:
    common = common_words(texts(CORPUS))
    reports = (r for path in sorted(raw.glob("dev-muc3-*")) for r in _messages(path, common) if r.name in wanted)
    options = CodeOptions(extract=ExtractOptions(engine=LexicalEngine()))
    yield from (c for c in code_reports(reports, options) if isinstance(c, CodedReport))


def _messages(path: Path, common: frozenset[str]) -> Iterator[Report]:
    for part in MESSAGE.split(path.read_text(encoding="latin-1")):
        head, _, body = part.partition("\n")
        if not head.startswith("DEV-"):
            continue
        name = head.split()[0]
        found = DAY.search(body[:400])
        paragraphs = (" ".join(p.split()) for p in re.split(r"\n\s*\n|\n(?=   )", body.strip()))
        text = printed("\n\n".join(p for p in paragraphs if p), common)
        yield Report(id=name, name=name, text=text, published=_day(found.groups()) if found else None, language="en")  # type: ignore[arg-type] # DAY has three groups
