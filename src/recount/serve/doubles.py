"""Endpoints: a second coding of a report, made blind; two codings side by side; how far coders agree."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from pydantic import Field
from sqlalchemy import Connection

from recount.model import DecisionKind, Readings, Report, TollKind
from recount.review import agreement, double
from recount.review.apply import Told as Reviewed
from recount.serve import wire_claims
from recount.serve.decided import Decided
from recount.serve.errors import not_found, responses
from recount.serve.inbox import LONGEST_TEXT, Language, Translation, inbox_of, refuse_slips
from recount.serve.payloads.claims import Claim, Quote
from recount.serve.payloads.doubles import Agreement, Beside, Blind, Comparison, Difference, Doubled, Doubles
from recount.serve.payloads.shapes import Asked, Lines
from recount.serve.ports import Coded, Second
from recount.serve.room import In, Room, Stamp, answer
from recount.serve.wire_claims import Homes, Told
from recount.serve.wire_reports import RIGHT_TO_LEFT, report_lines
from recount.store import doubles as store
from recount.store.doubles import PERSON, Coding
from recount.store.shelf import lines

router = APIRouter(prefix="/doubles", tags=["doubles"])
MOST = 200  # reports listed and counted for agreement: the last coded ones
Id = Annotated[str, Path(max_length=200, description="An id, or its first digits.")]


class NewSecond(Asked):
    """A second coding of a report, by somebody who did not see the first; `record` as for `inbox/coded`."""

    text: str = Field(min_length=1, max_length=LONGEST_TEXT, examples=["An air strike hit Tel Zeyd."])
    record: dict[str, Any] = Field(examples=[{"format": "recount/1", "doc_id": "tel-zeyd", "claims": []}])
    by: str = Field(min_length=1, max_length=200, examples=["Ben Ode"])
    translation: Lines = Translation
    translated_into: str = Language


@router.get("", response_model=Doubles, responses=responses())
def doubles(room: In, stamp: Stamp) -> Response:
    """Reports that were coded twice, the last coded first, and how far their coders agree."""
    return room.once("doubles", stamp, lambda: _doubles(room))


@router.get("/{report_id}/text", response_model=Blind, responses=responses(404))
def blind(room: In, report_id: Id) -> Response:
    """A report to be coded a second time: its words, and nobody's claims."""
    with room.read() as connection:
        report = _codings(connection, report_id)[0].coded.report
    return answer(
        Blind(
            report_id=report.id,
            name=report.name,
            text=report.text,
            title=report.title,
            source=report.source,
            published=report.published.isoformat() if report.published else None,
            url=report.url,
            language=report.language,
            rtl=(report.language or "") in RIGHT_TO_LEFT,
        )
    )


@router.post("/{report_id}", response_model=Doubled, status_code=201, responses=responses(404, 413, 429))
def second(room: In, report_id: Id, asked: NewSecond) -> Response:
    """Keep a second coding beside the one that stands. It changes no incident: what comes of it is decided one by one."""
    inbox = inbox_of(room)
    one = Coded(
        text=asked.text,
        record=asked.record,
        by=asked.by.strip(),
        translation=asked.translation,
        translated_into=asked.translated_into,
    )
    refuse_slips(inbox, one)
    with room.read() as connection:
        found = _codings(connection, report_id)[0].coded.report.id
    inbox.second(Second(report_id=found, coded=one))
    with room.read() as connection:
        return answer(_doubled(connection, [found])[0], status=201)


@router.get("/{report_id}", response_model=Comparison, responses=responses(404))
def comparison(
    room: In, report_id: Id, by: Annotated[str, Query(max_length=200, description="The second coder.")] = ""
) -> Response:
    """Two codings of a report side by side: the one that stands, and the newest of another person."""
    with room.read() as connection:
        stands, *others = _codings(connection, report_id)
        found = next((c for c in others if by in ("", _name(c.engine))), None)
        if found is None:
            raise not_found("Nobody coded this report a second time.", "Look at the list of double codings.")
        line = report_lines(connection, list(lines.lines(connection, [stands.coded.report.id]).values()))[0]
        decided = room.decided(connection)
    pairs = [_beside(pair, stands.coded.report, decided) for pair in double.paired(_told(stands), _told(found))]
    return answer(Comparison(report=line, first=_name(stands.engine), second=_name(found.engine), pairs=pairs))


def _codings(connection: Connection, report_id: str) -> tuple[Coding, ...]:
    row = lines.named(connection, report_id)
    found = store.of_report(connection, row["report_id"]) if row is not None else ()
    if not found:
        raise not_found(f"No report's id begins with {report_id!r}.", "Look it up in the list of reports.")
    return found


def _name(engine: str) -> str:
    """A person's name; of an engine its own, without the digest of its tables."""
    if engine.startswith(PERSON):
        return engine.removeprefix(PERSON)
    return f"the engine ({engine.partition(':')[0]})" if engine else "an engine"


def _told(coding: Coding) -> tuple[Reviewed, ...]:
    read = {r.claim_id: r for r in coding.coded.readings}
    return tuple(Reviewed(claim=c, readings=read.get(c.id) or Readings(claim_id=c.id)) for c in coding.coded.claims)


def _doubled(connection: Connection, ids: Sequence[str]) -> list[Doubled]:
    rows = lines.lines(connection, ids)
    told = {line.id: line for line in report_lines(connection, list(rows.values()))}
    out = []
    for key in ids:
        codings = store.of_report(connection, key)
        if key in told and len(codings) > 1:
            first, *others = (_name(one.engine) for one in codings)
            out.append(Doubled(report=told[key], first=first, seconds=others))
    return out


def _doubles(room: Room) -> Doubles:
    with room.read() as connection:
        ids = store.doubled(connection, MOST)
        items = _doubled(connection, ids)
        both, first_only, second_only = list[tuple[Reviewed, Reviewed]](), 0, 0
        for item in items:
            stands, other, *_ = store.of_report(connection, item.report.id)
            for a, b in double.paired(_told(stands), _told(other)):
                if a is not None and b is not None:
                    both.append((a, b))
                first_only += b is None
                second_only += a is None
    counts = {"both": len(both), "first_only": first_only, "second_only": second_only}
    return Doubles(items=items, agreement=_agreement(both), **counts)


def _agreement(both: Sequence[tuple[Reviewed, Reviewed]]) -> list[Agreement]:
    nominal: dict[str, Callable[[Reviewed], str | None]] = {
        "event_type": lambda told: told.claim.event_type.value,
        "stance": lambda told: told.claim.stance.value,
        "country": double.country,
    }
    counted = {kind.value: kind for kind in double.HURT}
    out = []
    for name, of in nominal.items():
        a, b = [of(x) for x, _ in both], [of(y) for _, y in both]
        out.append(_measured(name, "nominal", (a, b), agreement.nominal(a, b)))
    for name, kind in counted.items():
        ours, theirs = _numbers(kind, [x for x, _ in both]), _numbers(kind, [y for _, y in both])
        out.append(_measured(name, "interval", (ours, theirs), agreement.interval(ours, theirs)))
    return out


def _numbers(kind: TollKind, told: Sequence[Reviewed]) -> list[int | None]:
    return [double.number(kind, one) for one in told]


def _measured(name: str, level: str, values: tuple[Sequence[Any], Sequence[Any]], alpha: float | None) -> Agreement:
    given = [(a, b) for a, b in zip(*values, strict=True) if a is not None and b is not None]
    shown = {"field": name, "level": level, "units": len(given), "same": sum(a == b for a, b in given), "alpha": alpha}
    return Agreement.model_validate(shown)


def _beside(pair: double.Pair, report: Report, decided: Decided) -> Beside:
    first, other = pair
    found = list(double.fields(first, other)) if first is not None and other is not None else []
    key = first.claim.id if first is not None else ""
    return Beside(
        first=_claim(first, report, decided),
        second=_claim(other, report, Decided()),
        fields=[_difference(one, pair, _by(key, (one.slot, one.slot.partition(".")[0]), decided)) for one in found],
        decided=_by(key, ("",), decided) if first is not None else _added(other, decided),
    )


def _claim(told: Reviewed | None, report: Report, decided: Decided) -> Claim | None:
    if told is None:
        return None
    return wire_claims.claim(Told(claim=told.claim, readings=told.readings, report=report), decided, Homes())


def _by(claim_id: str, slots: Sequence[str], decided: Decided) -> str | None:
    """Who decided last, of what stands, about one of these slots of a claim."""
    kinds = (DecisionKind.ACCEPT, DecisionKind.CORRECT, DecisionKind.REJECT)
    found = [d for d in decided.naming.get(claim_id, ()) if d.id in decided.stand and d.kind in kinds]
    return next((d.by for d in reversed(found) if d.slot in slots and d.about == (claim_id,)), None)


def _added(other: Reviewed | None, decided: Decided) -> str | None:
    """Who added what the second coder alone has, where that stands."""
    naming = decided.naming.get(other.claim.id, ()) if other is not None else ()
    return next((d.by for d in naming if d.kind == DecisionKind.ADD and d.id in decided.stand), None)


def _difference(one: double.Field, pair: double.Pair, by: str | None) -> Difference:
    first, other = pair
    words = one.words
    return Difference(
        field=one.name,
        slot=one.slot,
        first=one.first,
        second=one.second,
        first_label=_label(one.first, first),
        second_label=_label(one.second, other),
        same=one.same,
        answer=one.answer,
        words=Quote(exact=words.exact, start=words.span.start, end=words.span.end) if words else None,
        decided=by,
    )


def _label(value: str | None, told: Reviewed | None) -> str | None:
    """A value as people read it: a place by its name."""
    if value is None or told is None:
        return None
    place = next((r.value for r in told.readings.places if r.value is not None and r.value.place_id == value), None)
    return wire_claims.locus(place).label if place is not None else value.replace("_", " ").replace("..", " to ")
