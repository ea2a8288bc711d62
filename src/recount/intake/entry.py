"""One row into one report with one claim: its text is the row rendered readably, and every value rests on words of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recount.intake.cells import ERRORS, CellError, day_of, number_of, text_of
from recount.intake.days import Stretch, stretch_of
from recount.intake.mapping import SheetMap
from recount.intake.page import Page, paragraphs, plain
from recount.intake.people import Counted, counted
from recount.intake.sheets import Cell, Row
from recount.model import (
    Claim,
    EventType,
    FormatError,
    PlaceMention,
    PlaceRelation,
    Report,
    Span,
    Stance,
    claim_id,
    report_id,
)
from recount.model.report import ROW_OF

ENGINE = "spreadsheet"  # what the claims of rows name as their engine, with the digest of the map
VERSION = "2"
LABELS = {"id": "Row", "key": "Incident"}  # of slots that are not shown under their heading
LEAST_KM = 5.0  # around a point of which nothing says how exact it is: about a town
DEGREE_KM = 111.0
NAMED = ("place", "perpetrator", "target", "weapon", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point that a row gives: WGS 84 degrees, and kilometres within which the event lies. `because` says whence these."""

    lat: float
    lon: float
    radius_km: float
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a row settles by itself, so that nothing has to be made of its words: days, a point, and ids of actors by their
    words in lower case.
    """

    days: Stretch | None = None
    point: Point | None = None
    actors: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row as a report with a claim. `key` joins rows of one incident, `identity` says which row of the team's this is,
    whatever it says now; either is None where the map names no column for it.
    """

    row: int
    report: Report
    claim: Claim
    given: Given
    key: str | None = None
    identity: str | None = None
    reviewer: str | None = None


def read_row(row: Row, headings: Sequence[str], chosen: SheetMap, name: str, today: date | None = None) -> Entry:
    """What a row says, by a map that fits the headings. `name` is the sheet's, for errors; `today` the last day of which a row
    can tell.

    Raises:
        FormatError: a cell can't be read, or two contradict each other. It names the row and the column.
    """
    try:
        return _Reader(row, dict(zip(headings, row.cells, strict=True)), chosen).entry(name, today)
    except _ColumnError as error:
        where = f"{name}, row {row.number}" + (f", column {error.column!r}" if error.column else "")
        raise FormatError(
            str(error), where=where, then="Mend it and import the sheet again; the other rows go on"
        ) from error


class _ColumnError(ValueError):
    def __init__(self, what: str, column: str = "") -> None:
        super().__init__(what)
        self.column = column


class _Reader:
    """Reads the cells of one row, and writes its page."""

    def __init__(self, row: Row, cells: Mapping[str, Cell], chosen: SheetMap) -> None:
        self.row, self.cells, self.map = row, cells, chosen
        self.page = Page()

    def entry(self, name: str, today: date | None) -> Entry:
        key, identity = self.said("key"), self.said("id")
        for slot, words in (("id", identity), ("key", key)):
            if words:
                self.page.line(LABELS[slot], words)
        start = len(self.page.text)
        kind, days, point = self.event_type(), self.days(today), self.point()
        named = {slot: self.names(slot) for slot in NAMED}
        at = self.point_words(named["place"], point)
        when = self.page.line("Date", days.words) if days else None
        tolls = self.tolls()
        facts = Span(start=start, end=max(start + 1, len(self.page.text) - 1))
        told = self.told()
        published = self.published()
        self.rest()
        report = self.report(name, identity or key, published)
        spans = {**named, "place": at, "evidence": (facts, *told), "when": (when,) if when else ()}
        claim = self.claim(report, kind, spans, tolls)
        return Entry(
            row=self.row.number,
            report=report,
            claim=claim,
            given=Given(days=days, point=point, actors=self.map.actors),
            key=key,
            identity=identity,
            reviewer=self.said("reviewer"),
        )

    def columns(self, slot: str) -> tuple[str, ...]:
        return self.map.columns.get(slot, ())

    def cell(self, heading: str) -> Cell:
        """A cell, None where it is blank by the map's words for that."""
        cell = self.cells[heading]
        words = text_of(cell)
        if words in ERRORS:
            raise _ColumnError(f"the cell holds an error of the spreadsheet ({words})", heading)
        return None if words.lower() in self.map.blank else cell

    def said(self, slot: str) -> str | None:
        """The words of a slot that has one column."""
        return next((plain(text_of(c)) for h in self.columns(slot) if (c := self.cell(h)) is not None), None)

    def event_type(self) -> EventType:
        for heading in self.columns("type"):
            words = plain(text_of(self.cells[heading]))
            kind = self.map.types.get(words.lower()) or _own_type(words)
            if kind is None:
                what = (
                    f"{words!r} is no type of event that the map knows; add it under [types]"
                    if words
                    else ('the type is blank; say what that means under [types]: "" = "other_violence"')
                )
                raise _ColumnError(what, heading)
            if words:
                self.page.line(heading, words)
            return kind
        if self.map.type is None:  # the map was refused before
            raise _ColumnError("there is no type of event")
        self.page.line("Type", self.map.type.value.replace("_", " "))
        return self.map.type

    def days(self, today: date | None) -> Stretch | None:
        found = {}
        for slot in ("date", "start", "end"):
            for heading in self.columns(slot):
                if (cell := self.cell(heading)) is not None:
                    with _in(heading):
                        found[slot] = day_of(cell, self.map.dates)
        heading = next((h for slot in ("date", "start", "end") for h in self.columns(slot)), "")
        with _in(heading):
            stretch = stretch_of(found.get("date") or found.get("start"), found.get("end"))
            if stretch and stretch.window.start and today and stretch.window.start > today + timedelta(days=1):
                raise CellError(f"{stretch.words} is in the future")
        return stretch

    def published(self) -> date | None:
        for heading in self.columns("published"):
            if (cell := self.cell(heading)) is not None:
                with _in(heading):
                    found = day_of(cell, self.map.dates)
                self.page.line(heading, str(found))
                return found.start if found.end - found.start == timedelta(days=1) else None
        return None

    def names(self, slot: str) -> tuple[Span, ...]:
        """Where the words of a slot with any number of columns stand, the columns in the map's order."""
        out: list[Span] = []
        for heading in self.columns(slot):
            if (cell := self.cell(heading)) is None:
                continue
            parts = text_of(cell).split(self.map.separator) if self.map.separator else [text_of(cell)]
            words = tuple(w for part in parts if (w := plain(part)))
            out += self.page.words(heading, words) if words else ()
        return tuple(out)

    def point(self) -> Point | None:
        read = {}
        for slot in ("lat", "lon", "radius_km"):
            for heading in self.columns(slot):
                if (cell := self.cell(heading)) is not None:
                    with _in(heading):
                        read[slot] = number_of(cell, self.map.decimal)
        if "lat" not in read and "lon" not in read:
            return None
        lat, lon = self.columns("lat")[0], self.columns("lon")[0]
        if len(read.keys() & {"lat", "lon"}) == 1:
            raise _ColumnError("a point needs both, and one is blank", lat if "lat" not in read else lon)
        if (read["lat"], read["lon"]) == (0, 0) or not (-90 <= read["lat"] <= 90 and -180 <= read["lon"] <= 180):
            raise _ColumnError(
                f"({read['lat']:g}, {read['lon']:g}) is no place on land; leave an unknown point blank", lat
            )
        if (radius := read.get("radius_km")) is not None:
            if radius <= 0:
                raise _ColumnError("a radius is above 0 km", self.columns("radius_km")[0])
            return Point(
                lat=read["lat"], lon=read["lon"], radius_km=radius, because="the row gives this point with its radius"
            )
        places = max(_decimals(self.cells[lat], self.map.decimal), _decimals(self.cells[lon], self.map.decimal))
        radius = max(LEAST_KM, round(DEGREE_KM / 10**places, 1))
        because = f"the row gives this point; how exact it is it does not say, so {radius:g} km are taken"
        return Point(lat=read["lat"], lon=read["lon"], radius_km=radius, because=because)

    def point_words(self, places: tuple[Span, ...], point: Point | None) -> tuple[Span, ...]:
        """The places; a point is written out, and is the place itself where no words name one."""
        if point is None:
            return places
        heading = f"{self.columns('lat')[0]}, {self.columns('lon')[0]}"
        at = self.page.line(heading, f"{point.lat:g}, {point.lon:g}")
        return places or (at,)

    def tolls(self) -> tuple[Counted, ...]:
        try:
            return counted(self.page, self.map, self.cell)
        except CellError as error:
            raise _ColumnError(str(error), getattr(error, "column", "")) from error

    def told(self) -> list[Span]:
        """Where the narrative stands. Notes are shown too, and are no evidence."""
        out = []
        for slot in ("narrative", "notes", "reviewer", "title", "url"):
            for heading in self.columns(slot):
                if (cell := self.cell(heading)) is not None and (words := paragraphs(text_of(cell))):
                    span = self.page.line(heading, words)
                    out += [span] if slot == "narrative" else []
        return out

    def rest(self) -> None:
        """What the map does not speak of, as it is."""
        known = set(self.map.headings)
        for heading, cell in self.cells.items():
            if heading not in known and (words := paragraphs(text_of(cell))):
                self.page.line(heading, words)

    def report(self, name: str, shown: str | None, published: date | None) -> Report:
        text = self.page.text = self.page.text.rstrip("\n")
        return Report(
            id=report_id(text, self.map.source, published),
            name=shown or f"row {self.row.number}",
            text=text,
            title=self.said("title"),
            source=self.map.source,
            url=self.said("url"),
            published=published,
            language=self.map.language,
            notes=(f"{ROW_OF}: row {self.row.number} of {name}",),
        )

    def claim(
        self, report: Report, kind: EventType, spans: Mapping[str, tuple[Span, ...]], tolls: Sequence[Counted]
    ) -> Claim:
        cut = {slot: tuple(map(self.page.quote, found)) for slot, found in spans.items()}
        made = Claim(
            id="",
            report_id=report.id,
            event_type=kind,
            stance=Stance.ASSERTS,
            evidence=cut["evidence"],
            # Several sources are no chain of voices: then the team itself says what it made of them
            speakers=cut["source"] if len(cut["source"]) == 1 else (),
            perpetrators=cut["perpetrator"],
            targets=cut["target"],
            places=tuple(PlaceMention(quote=q, relation=PlaceRelation.IN) for q in cut["place"]),
            when=cut["when"][0] if cut["when"] else None,
            tolls=tuple(c.toll(self.page.quote(c.span)) for c in tolls),
            weapons=cut["weapon"],
            engine=f"{ENGINE} {VERSION} {self.map.digest}",
        )
        return replace(made, id=claim_id(made))


class _in:  # noqa: N801 - reads as a word: `with _in(heading)`
    """What can't be read in this block is said of the column."""

    def __init__(self, heading: str) -> None:
        self.heading = heading

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, CellError):
            raise _ColumnError(str(error), self.heading) from error


def _own_type(words: str) -> EventType | None:
    """A type in our own words: ``air_strike``, ``Air strike``."""
    try:
        return EventType("_".join(words.lower().replace("-", " ").split("_" if "_" in words else None)))
    except ValueError:
        return None


def _decimals(cell: Cell, decimal: str) -> int:
    _, _, after = text_of(cell).partition("." if isinstance(cell, float) else decimal)
    return len(after)


def names_in(text: str) -> tuple[str | None, str | None]:
    """The identity and the key that the text of a row begins with, as `read_row` wrote them."""
    lines = text.split("\n", 2)[:2]
    found = {
        slot: next((x.removeprefix(f"{label}: ") for x in lines if x.startswith(f"{label}: ")), None)
        for slot, label in LABELS.items()
    }
    return found["id"], found["key"]
