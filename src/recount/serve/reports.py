"""Endpoints: reports, claims, and the search in their words."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Connection

from recount.model import DecisionKind
from recount.serve import behind, wire_claims
from recount.serve.cursors import cursor, place
from recount.serve.decided import Decided
from recount.serve.errors import not_found, read_only, responses
from recount.serve.filters import After, Words
from recount.serve.payloads.claims import Claim
from recount.serve.payloads.decisions import WordsRead
from recount.serve.payloads.reports import Report, ReportHit, ReportLine, Search, Translation
from recount.serve.payloads.shapes import Page
from recount.serve.room import In, Plain, Room, ShelfStamp, Stamp, answer
from recount.serve.wire_claims import Homes
from recount.serve.wire_reports import RIGHT_TO_LEFT, report_lines, runs
from recount.store import coded
from recount.store.shelf import homes, lines
from recount.vocab.graphic import graphic

router = APIRouter(tags=["reports"])
Id = Annotated[str, Path(max_length=200, description="An id, or its first digits.")]


class ReportFilters(BaseModel):
    """Which reports, and which part of them."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    q: Annotated[str, Field(max_length=300, description="Words in them; the last one may be cut short.")] = ""
    from_: Annotated[date | None, Field(alias="from", description="First day of publication.")] = None
    to: Annotated[date | None, Field(description="Last day of publication.")] = None
    source: Annotated[Words, Field(description="Names of outlets.")] = []
    language: Annotated[Words, Field(description="ISO 639-1.")] = []
    incident: Annotated[str | None, Field(max_length=200, description="The id of an incident that they tell of.")] = (
        None
    )
    copies: Annotated[bool, Field(description="Only those that come from another report.")] = False
    undated: Annotated[bool, Field(description="Only those without a day of publication.")] = False
    claimless: Annotated[bool, Field(description="Only those in which no claim was found.")] = False
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    after: After = None

    def asked(self) -> lines.Asked:
        """The filters as the shelf takes them."""
        return lines.Asked(
            words=self.q,
            start=self.from_.isoformat() if self.from_ else None,
            end=self.to.isoformat() if self.to else None,
            sources=tuple(self.source),
            languages=tuple(self.language),
            incident=self.incident,
            copies=self.copies,
            undated=self.undated,
            claimless=self.claimless,
        )


@router.get("/reports", response_model=Page[ReportLine], responses=responses())
def reports(room: In, stamp: ShelfStamp, asked: Annotated[ReportFilters, Query()]) -> Response:
    """Reports, the last published first, a page at a time."""
    return room.once(f"reports {asked.model_dump_json(exclude_defaults=True)}", stamp, lambda: _page(room, asked))


def _page(room: Room, asked: ReportFilters) -> Page[ReportLine]:
    after = place(asked.after)
    with room.read() as connection:
        where = (str(after[0]), int(after[1])) if after and isinstance(after[1], int) else None
        rows, last, total = lines.page(connection, asked.asked(), asked.limit, where)
        items = report_lines(connection, rows)
    return Page[ReportLine](items=items, next=cursor(last), total=total)


@router.get("/reports/{report_id}", response_model=Report, responses=responses(404))
def report(room: In, stamp: Stamp, report_id: Id) -> Response:
    """A report with its text and every claim in it, as people have them."""
    with room.read() as connection:
        found = lines.named(connection, report_id)
        if found is None:
            raise not_found(f"No report's id begins with {report_id!r}.", "Look it up in the list of reports.")
        return answer(_whole(room, connection, found), stamp=stamp)


def _whole(room: Room, connection: Connection, row: lines.Row) -> Report:
    decided = room.decided(connection)
    _, whole = next(coded.coded_reports(connection, [row["coding"]]))
    people = decided.apply(whole)
    own = {c.id for c in whole.claims}
    claims = (*whole.claims, *(c for c in people.claims if c.id not in own))  # and what somebody added
    readings = {r.claim_id: r for r in (*people.readings, *whole.readings)}
    told = wire_claims.as_people_have_it(whole.report, [(c, readings.get(c.id)) for c in claims], decided)
    inside = Homes(incidents=homes.of_claims(connection, [c.id for c in claims]))
    line = report_lines(connection, [row])[0]
    return Report.model_validate(
        {
            **line.model_dump(),
            "text": whole.report.text,
            "notes": list(whole.report.notes),
            "skipped": whole.skipped,
            "coded_by": sorted({c.engine for c in claims if c.engine}),
            "graphic": graphic(f"{whole.report.title or ''}\n{whole.report.text}"),
            "claims": [wire_claims.claim(t, decided, inside) for t in told],
            "translations": _translations(line.id, decided),
            "incidents_list": list(behind.lite(connection, line.incidents).values()),
        }
    )


def _translations(report_id: str, decided: Decided) -> list[Translation]:
    """The newest translation into each language that stands."""
    newest: dict[str, Translation] = {}
    for d in decided.naming.get(report_id, ()):
        if d.kind == DecisionKind.TRANSLATE and d.id in decided.stand:
            newest[d.slot] = Translation(
                language=d.slot,
                text=d.answer,
                rtl=d.slot in RIGHT_TO_LEFT,
                by=d.by,
                at=d.at.isoformat(),
                decision=d.id,
            )
    return list(newest.values())


@router.get("/claims/{claim_id}", response_model=Claim, responses=responses(404))
def claim(room: In, stamp: Stamp, claim_id: Id) -> Response:
    """One claim, as people have it."""
    with room.read() as connection:
        key = homes.claim_named(connection, claim_id)
        decided = room.decided(connection)
        told = behind.told_by(connection, [key], decided) if key else []
        if key is None or not told:
            raise not_found(f"No claim's id begins with {claim_id!r}.", "Look at the claims of a report.")
        at = homes.of_claims(connection, [key])
        home = homes.home(connection, at[key]) if key in at else None
        members = {m.claim_id: m for m in home.account.members} if home else {}
        return answer(wire_claims.claim(told[0], decided, Homes(incidents=at, members=members)), stamp=stamp)


Slot = Annotated[str, Query(max_length=100, description="A field of the claim.", examples=["tolls[0].count"])]
Start = Annotated[int, Query(ge=0, le=100_000_000, description="Code points of the claim's report.")]
End = Annotated[int, Query(ge=1, le=100_000_000, description="Behind the last code point.")]


@router.get("/claims/{claim_id}/words", response_model=WordsRead, responses=responses(404))
def words(room: In, claim_id: Id, slot: Slot, start: Start, end: End) -> Response:
    """What words of the claim's report say in one of its fields, read by the engine's own rules. Nothing is kept."""
    desk = room.options.desk
    if desk is None:
        raise read_only()
    return answer(WordsRead.model_validate(desk.read(claim_id, slot, (start, end))))


Query_ = Annotated[str, Query(min_length=1, max_length=300, description="The last word may be cut short.")]


@router.get("/search", response_model=Search, responses=responses())
def search(room: In, stamp: ShelfStamp, q: Query_, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> Response:
    """Reports in which all these words stand, with the places where they do, and the incidents those tell of."""

    def make() -> Plain:
        with room.read() as connection:
            found, total = lines.search(connection, q, limit)
            told = report_lines(connection, [one.line for one in found])
            ids = dict.fromkeys(key for line in told for key in line.incidents)
            near = list(behind.lite(connection, list(ids)[:limit]).values())
        hits = [
            ReportHit(report=line, title=runs(one.title), snippet=runs(one.snippet))
            for line, one in zip(told, found, strict=True)
        ]
        return {"reports": hits, "incidents": near, "total": total}

    return room.once(f"search {limit} {q}", stamp, make)
