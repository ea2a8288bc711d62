"""Gold files: coded reports with their text, one JSON object a line (`gold/GUIDE.md`), and what can be wrong in one."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from recount.model import (
    CodedReport,
    EventType,
    FormatError,
    LossClass,
    LossKind,
    PlaceRelation,
    Population,
    Precision,
    ReadError,
    Stance,
    TollKind,
    Wording,
)
from recount.model.counts import BOUNDS
from recount.publish.coded import from_wire

Json = dict[str, Any]

_THEN = "Give a JSONL file of coded reports in UTF-8, one a line."


def read_lines(path: Path) -> tuple[Json, ...]:
    """Coded reports, one a line; empty lines are skipped.

    Raises:
        ReadError: the file can't be opened, is not UTF-8, or holds nothing.
        FormatError: a line is not a JSON object, or has no `doc_id`.
    """
    lines = _text(path).split("\n")  # a text may hold U+2028, which `splitlines` would cut at
    reports = tuple(_line(line, f"{path}:{n}") for n, line in enumerate(lines, start=1) if line.strip())
    if not reports:
        raise ReadError("is empty", where=str(path), then=_THEN)
    return reports


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise ReadError("no such file", where=str(path), then="Check the path.") from error
    except OSError as error:
        raise ReadError(f"can't be read ({error.strerror})", where=str(path), then=_THEN) from error
    except UnicodeDecodeError as error:
        raise ReadError(f"is not UTF-8 (byte {error.start})", where=str(path), then=_THEN) from error


def _line(line: str, where: str) -> Json:
    try:
        report = json.loads(line)
    except ValueError as error:
        raise FormatError(f"is not JSON ({error})", where=where, then="Each line is one coded report.") from error
    if not isinstance(report, dict) or "doc_id" not in report:
        raise FormatError("is no coded report", where=where, then="Each line is one object with a `doc_id`.")
    return report


def read_gold(path: Path) -> tuple[Json, ...]:
    """Gold reports, each with its `text`.

    Raises:
        ReadError: the file can't be opened, or is not UTF-8.
        FormatError: a line is not JSON, or no gold report after the guide; the message lists its faults.
    """
    reports = read_lines(path)
    for report in reports:
        if found := faults(report):
            raise FormatError(
                f"is not coded after the guide: {'; '.join(found[:5])}",
                where=f"{path}, {report['doc_id']}",
                then="See gold/GUIDE.md and correct the line.",
            )
    return reports


def coded(report: Json) -> CodedReport:
    """A gold report as nouns, its quotes located in its text.

    Raises:
        FormatError: it is not of the guide's shape.
        GroundingError: a quote is not in its text.
    """
    return from_wire(report, report["text"])


def faults(report: Json) -> tuple[str, ...]:
    """What in a gold report is not after the guide, one clause each, in order; empty if all is well.

    Asks that every value is of the guide's lists, every quote in the text, every count of its wording's shape, every
    link to a claim that is there, every range in order.
    """
    try:
        return tuple(_faults(report))
    except (KeyError, TypeError, AttributeError) as error:
        return (f"a field is missing or of another shape ({type(error).__name__}: {error})",)


def _faults(report: Json) -> Iterator[str]:
    text, claims = report["text"], report["claims"]
    if report["published"] is not None and not _is_day(report["published"]):
        yield f"published {report['published']!r} is no ISO date"
    ids = [c["id"] for c in claims]
    if len(set(ids)) != len(ids):
        yield "claim ids stand twice"
    for claim in claims:
        for fault in _Claim(claim=claim, text=text, ids=frozenset(ids)).faults():
            yield f"{claim['id']}: {fault}"
    for n, incident in enumerate(report["incidents"]):
        for fault in _incident_faults(incident, ids):
            yield f"incident {n}: {fault}"


def _is_day(value: str) -> bool:
    """A calendar day written in full: ``2017-10-03``."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _not_one_of(allowed: Iterable[str], given: object, what: str) -> Iterator[str]:
    if given not in {str(a) for a in allowed}:
        yield f"{what} {given!r} is none of the guide's"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """One claim under examination, with the text and the ids it may point to."""

    claim: Json
    text: str
    ids: frozenset[str]

    def faults(self) -> Iterator[str]:
        claim = self.claim
        yield from _not_one_of(EventType, claim["event_type"], "event_type")
        yield from _not_one_of(Stance, claim["stance"], "stance")
        if not claim["evidence"]:
            yield "no evidence"
        for slot in ("evidence", "speakers", "perpetrators", "targets", "weapons"):
            yield from self.absent(claim[slot], slot)
        for place in claim["places"]:
            yield from self.absent([place["text"]], "place")
            yield from _not_one_of(PlaceRelation, place["relation"], "relation")
        yield from self.when_faults()
        for n, toll in enumerate(claim["tolls"]):
            yield from self.toll_faults(n, toll)
        for n, loss in enumerate(claim["losses"]):
            yield from self.loss_faults(n, loss)
        for link in ("part_of", "same_event_as"):
            if claim[link] is not None and (claim[link] not in self.ids or claim[link] == claim["id"]):
                yield f"{link} {claim[link]!r} is no other claim"

    def absent(self, quotes: list[str], what: str) -> Iterator[str]:
        """Quotes that are not words of the text."""
        for quote in quotes:
            if not quote or quote not in self.text:
                yield f"{what} {quote!r} is not in the text"

    def when_faults(self) -> Iterator[str]:
        when = self.claim["when"]
        if when["text"] is not None:
            yield from self.absent([when["text"]], "when")
        yield from _not_one_of(Precision, when["precision"], "precision")
        for bound in ("start", "end"):
            if when[bound] is not None and not _is_day(when[bound]):
                yield f"when.{bound} {when[bound]!r} is no ISO date"

    def toll_faults(self, n: int, toll: Json) -> Iterator[str]:
        yield from self.absent([toll["text"]], f"toll {n}")
        yield from self.absent(toll["named"], f"toll {n} named")
        yield from _not_one_of(TollKind, toll["kind"], "toll kind")
        yield from _not_one_of(Population, toll["population"], "population")
        part = toll["part_of"]
        if part is not None and not (0 <= part < len(self.claim["tolls"]) and part != n):
            yield f"toll {n} is part of {part}, which is no other toll"
        yield from _count_faults(toll, f"toll {n}")

    def loss_faults(self, n: int, loss: Json) -> Iterator[str]:
        yield from self.absent([loss["text"]], f"loss {n}")
        yield from _not_one_of(LossKind, loss["kind"], "loss kind")
        yield from _not_one_of(LossClass, loss["class"], "loss class")
        yield from _count_faults(loss, f"loss {n}")


def _count_faults(given: Json, where: str) -> Iterator[str]:
    low, high, wording = given["low"], given["high"], given["wording"]
    if wording not in {str(w) for w in Wording}:
        yield f"{where}: wording {wording!r} is none of the guide's"
        return
    if any(not isinstance(n, int | None) or isinstance(n, bool) or (n is not None and n < 0) for n in (low, high)):
        yield f"{where}: {low!r}..{high!r} are no counts"
        return
    if (low is not None, high is not None) != BOUNDS[Wording(wording)] or (
        low is not None and high is not None and (low > high or (wording in ("exact", "about") and low != high))
    ):
        yield f"{where}: {wording} does not go with {low}..{high}"


def _incident_faults(incident: Json, ids: list[str]) -> Iterator[str]:
    for claim in incident["claims"]:
        if claim not in ids:
            yield f"claim {claim!r} is not there"
    for kind in ("killed", "injured"):
        told = incident[kind]
        if told is None:
            continue
        if set(told) != {"low", "best", "high"}:
            yield f"{kind} holds {sorted(told)}, not low, best, high"
            continue
        known = [told[k] for k in ("low", "best", "high") if told[k] is not None]
        if known != sorted(known):
            yield f"{kind} is not low <= best <= high"
