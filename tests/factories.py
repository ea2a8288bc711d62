"""Small builders of nouns for tests, with defaults for everything that a test does not speak of.

Quotes of these claims stand at made-up places: use them where no text is sliced.
"""

from datetime import date, timedelta
from typing import Any

from recount.model import (
    Basis,
    Claim,
    Count,
    EventType,
    Group,
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
    Span,
    Stance,
    Toll,
    TollKind,
    Window,
    Wording,
)

PUBLISHED = date(2031, 5, 4)


def words(text: str, start: int = 0) -> Quote:
    """A quote of these words, standing at `start`."""
    return Quote(span=Span(start=start, end=start + len(text)), exact=text)


def count(wording: str, low: int | None = None, high: int | None = None) -> Count:
    """``count("exact", 3)`` is 3..3; other wordings take the bounds they need."""
    if wording in ("exact", "about"):
        high = low
    return Count(low=low, high=high, wording=Wording(wording))


def toll(kind: str = "killed", low: int | None = None, high: int | None = None, **rest: Any) -> Toll:
    """``toll("killed", 3)`` is exactly 3 people of no stated population; ``toll()`` is dead without a number.

    `rest` may hold wording, population, text, at, group, named (texts) and part_of.
    """
    wording = rest.get("wording") or ("unquantified" if low is None and high is None else "exact")
    text = rest.get("text") or f"{low if low is not None else high or 'several'} {kind}"
    group = rest.get("group")
    return Toll(
        kind=TollKind(kind),
        count=count(wording, low, high),
        population=Population(rest.get("population", "unstated")),
        quote=words(text, rest.get("at", 0)),
        group=Group(group) if group else None,
        named=tuple(words(name) for name in rest.get("named", ())),
        part_of=rest.get("part_of"),
    )


def claim(id: str = "c1", *tolls: Toll, **rest: Any) -> Claim:  # noqa: A002 - reads best at the call
    """An outlet's own claim of an air strike on "Sarrin".

    `rest` may hold report_id, type, stance, at (where its words stand), says (evidence), speakers, by, targets, places,
    when (texts), weapons, part_of and same_event_as.
    """
    at = rest.get("at", 0)
    when = rest.get("when")
    return Claim(
        id=id,
        report_id=rest.get("report_id", "r1"),
        event_type=EventType(rest.get("type", "air_strike")),
        stance=Stance(rest.get("stance", "asserts")),
        evidence=tuple(words(text, at) for text in _texts(rest.get("says", f"the words of {id}"))),
        speakers=tuple(words(text, at) for text in _texts(rest.get("speakers"))),
        perpetrators=tuple(words(text, at) for text in _texts(rest.get("by"))),
        targets=tuple(words(text, at) for text in _texts(rest.get("targets"))),
        places=tuple(
            PlaceMention(quote=words(text, at), relation=PlaceRelation.IN)
            for text in _texts(rest.get("places", "Sarrin"))
        ),
        when=words(when, at) if when else None,
        tolls=tolls,
        weapons=tuple(words(text, at) for text in _texts(rest.get("weapons"))),
        part_of=rest.get("part_of"),
        same_event_as=rest.get("same_event_as"),
    )


def report(id: str = "r1", **rest: Any) -> Report:  # noqa: A002 - reads best at the call
    """A report of "The Valley Post", published on 4 May 2031. `rest` are fields of `Report`."""
    values: dict[str, Any] = {
        "name": id,
        "text": f"the text of {id}",
        "source": "The Valley Post",
        "published": PUBLISHED,
    } | rest
    return Report(id=id, **values)


def window(start: date | None, last: date | None = None, precision: str = "day") -> Window:
    """The days from `start` to `last`, both inside; one day if `last` is not given."""
    end = (last or start) and (last or start) + timedelta(days=1)  # type: ignore[operator] - None is caught before
    return Window(start=start, end=end, precision=Precision(precision), basis=Basis.STATED)


def locus(name: str = "Sarrin", **rest: Any) -> Locus:
    """A settlement at 36.60 N 38.30 E, radius 2 km, in SY. `rest` are fields of `Locus`."""
    values: dict[str, Any] = {
        "place_id": f"test:{name.lower()}",
        "lat": 36.60,
        "lon": 38.30,
        "radius_km": 2.0,
        "precision": PlacePrecision.EXACT,
        "country": "SY",
    } | rest
    return Locus(name=name, **values)


def readings(claim_id: str = "c1", **rest: Any) -> Readings:
    """What was read of a claim. `rest` may hold when (Window), places (Loci), by, targets and speakers (actor ids)."""

    def each(slot: str, values: Any) -> tuple[Reading[Any], ...]:
        return tuple(Reading(claim_id=claim_id, slot=f"{slot}[{n}]", value=v) for n, v in enumerate(values or ()))

    when = rest.get("when")
    return Readings(
        claim_id=claim_id,
        when=Reading(claim_id=claim_id, slot="when", value=when) if when else None,
        places=each("places", rest.get("places")),
        perpetrators=each("perpetrators", rest.get("by")),
        targets=each("targets", rest.get("targets")),
        speakers=each("speakers", rest.get("speakers")),
    )


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
