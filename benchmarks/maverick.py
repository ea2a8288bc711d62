"""Rows of MAVERICK as claims: what each says of day, place, actors and numbers; its text is outlet, day and headline."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from recount.link import LinkOptions
from recount.model import (
    Basis,
    Claim,
    CodedReport,
    Count,
    Decision,
    DecisionKind,
    EventType,
    Locus,
    PlaceMention,
    PlacePrecision,
    PlaceRelation,
    Population,
    Precision,
    Quote,
    Reading,
    Readings,
    Report,
    Stance,
    Toll,
    TollKind,
    Window,
    Wording,
    quote,
)

COUNTRIES = {"Ivory Coast": ("CI", 7.6, -5.6, 330.0), "Kenya": ("KE", 0.5, 37.9, 460.0)}  # middle and radius in km
TYPES = {"Shooting": EventType.SHOOTING, "Arson": EventType.DESTRUCTION, "Looting": EventType.DESTRUCTION}
DAY = timedelta(days=1)
CODED = datetime(2026, 1, 1, tzinfo=UTC)
PUBLISHED = re.compile(r"\((\d{4}-\d\d-\d\d)\)")
VAGUE = {"Unknown", "Other"}  # means of violence that say nothing
Row = dict[str, str]


def coded(rows: list[Row]) -> list[CodedReport]:
    """One report for each source, one claim for each of its rows."""
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row["source"]].append(row)
    return [_report(n, source, of_source) for n, (source, of_source) in enumerate(by_source.items())]


def apart(reports: Sequence[CodedReport]) -> LinkOptions:
    """The rows of one source are held apart, as the data hold them: a row is all that one source says of one event."""
    return LinkOptions(
        decisions=tuple(
            Decision(
                id=f"dec:{one.report.id}",
                kind=DecisionKind.SAME_EVENT,
                about=tuple(c.id for c in one.claims),
                answer="no",
                by="the coders of MAVERICK",
                at=CODED,
            )
            for one in reports
            if len(one.claims) > 1
        )
    )


def _report(n: int, source: str, rows: list[Row]) -> CodedReport:
    """The report's text is its source's line, then a line for each row: the claim's words are that line."""
    lines = [source or f"source {n}", *(f"{row['id']} {_line(row)}" for row in rows)]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:k]) for k in range(1, len(lines))]
    made = [_claim(f"r{n}", text, start, row) for start, row in zip(starts, rows, strict=True)]
    found = PUBLISHED.search(source)
    report = Report(
        id=f"r{n}",
        name=f"r{n}",
        text=text,
        title=source[found.end() :].strip() if found else source,
        source=rows[0]["source_author"],
        published=_published(rows, found),
    )
    return CodedReport(report=report, claims=tuple(c for c, _ in made), readings=tuple(r for _, r in made))


def _published(rows: list[Row], found: re.Match[str] | None) -> date | None:
    """The day in the source's name; one in a year when none of its events was is a stand-in."""
    if found is None:
        return None
    day = date.fromisoformat(found[1])
    return day if day.isoformat()[5:] != "01-01" or day.year <= max(int(row["date_end"][:4]) for row in rows) else None


def _line(row: Row) -> str:
    return " | ".join((row["location"], row["city"], row["target"], *_means(row), _numbers(row)))


def _numbers(row: Row) -> str:
    return (
        f"{row['deaths_low']} to {row['deaths_high']} killed, {row['injuries_low']} to {row['injuries_high']} injured"
    )


def _means(row: Row) -> tuple[str, ...]:
    return tuple(m for m in row["actor1_violence"].split("; ") if m and m not in VAGUE)


def _claim(report: str, text: str, start: int, row: Row) -> tuple[Claim, Readings]:
    def said(words: str) -> Quote:
        at = text.index(words, start)
        return quote(text, at, at + len(words))

    end = text.find("\n", start)
    means = _means(row)
    tolls = [
        _toll(kind, row, field, said(_numbers(row)))
        for kind, field in ((TollKind.KILLED, "deaths"), (TollKind.INJURED, "injuries"))
    ]
    claim = Claim(
        id=row["id"],
        report_id=report,
        event_type=TYPES.get(means[0] if means else "", EventType.OTHER_VIOLENCE),
        stance=Stance.ASSERTS,
        evidence=(quote(text, start, end if end > 0 else len(text)),),
        places=tuple(
            PlaceMention(quote=said(row[field]), relation=PlaceRelation.IN)
            for field in ("location", "city")
            if row[field]
        ),
        targets=(said(row["target"]),) if row["target"] not in ("", "Unknown", "Other") else (),
        weapons=tuple(map(said, means)),
        tolls=tuple(t for t in tolls if t is not None),
    )
    return claim, _readings(row)


def _toll(kind: TollKind, row: Row, field: str, words: Quote) -> Toll | None:
    low, high = row[f"{field}_low"], row[f"{field}_high"]
    if not low or not high:
        return None
    least, most = sorted((int(float(low)), int(float(high))))  # a few rows have them the wrong way round
    count = Count(low=least, high=most, wording=Wording.BETWEEN)
    return Toll(kind=kind, count=count, population=Population.UNSTATED, quote=words)


def _readings(row: Row) -> Readings:
    start, end = date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])
    precision = Precision.DAY if start == end else Precision.DAYS
    window = Window(start=start, end=max(start, end) + DAY, precision=precision, basis=Basis.STATED)
    key = row["id"]
    doers = [_actor(row, n) for n in range(1, 7) if row[f"actor{n}_perpetrator"] == "1.0"]
    others = [_actor(row, n) for n in range(1, 7) if row[f"actor{n}_id"] and row[f"actor{n}_perpetrator"] != "1.0"]
    return Readings(
        claim_id=key,
        when=Reading(claim_id=key, slot="when", value=window),
        places=(Reading(claim_id=key, slot="places[0]", value=_locus(row)),),
        perpetrators=_actors(key, "perpetrators", doers),
        targets=_actors(key, "targets", others),
    )


def _actor(row: Row, n: int) -> str:
    """An actor's id; "Unknown actor (Kenya)" names nobody."""
    return f"{'unknown' if row[f'actor{n}'].startswith('Unknown') else 'maverick'}:{row[f'actor{n}_id']}"


def _actors(key: str, slot: str, ids: list[str]) -> tuple[Reading[str], ...]:
    return tuple(Reading(claim_id=key, slot=f"{slot}[{n}]", value=value) for n, value in enumerate(ids))


def _locus(row: Row) -> Locus:
    """The row's point. Its precision falls from 6 (a spot) over 3 (a town) to 1 (a region), by the look of its places;
    a row without one is placed in its country.
    """
    country, lat, lon, radius = COUNTRIES[row["country"]]
    if not float(row["latitude"] or 0) and not float(row["longitude"] or 0):
        return Locus(
            place_id=f"maverick:{country}",
            name=row["country"],
            lat=lat,
            lon=lon,
            radius_km=radius,
            precision=PlacePrecision.COUNTRY,
            country=country,
        )
    rough = float(row["geo_precision"] or 1) < 3
    name = row["location"] or row["city"] or row["country"]
    return Locus(
        place_id=f"maverick:{row['latitude']},{row['longitude']}",
        name=name,
        lat=float(row["latitude"]),
        lon=float(row["longitude"]),
        radius_km=50.0 if rough else 3.0,
        precision=PlacePrecision.ADMIN1 if rough else PlacePrecision.EXACT,
        country=country,
    )
