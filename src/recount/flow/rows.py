"""A row of a spreadsheet into a coded report: what the row settles itself stands, the rest is resolved from its words."""

from collections.abc import Iterable
from dataclasses import replace

from recount.intake import Entry, Given
from recount.intake.entry import VERSION, Point
from recount.model import Claim, CodedReport, Locus, PlacePrecision, Quote, Reading, Readings, Window
from recount.resolve import ResolveTools, resolve
from recount.resolve.actors import resolve_actors
from recount.resolve.places import resolve_places
from recount.resolve.theatres import theatres_told
from recount.vocab.gazetteer.geometry import distance_km

RULE = "spreadsheet"  # that decided what the row itself settles
AGREES_KM = 25.0  # between the point of a row and the place of its words: farther off, one of them is wrong
EXACT_KM = 5.0  # up to which a point is a settlement's, by UCDP's classes
NEAR_KM = 25.0
WIDE = (PlacePrecision.ADMIN2, PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY, PlacePrecision.SEA)


def coded_row(entry: Entry, tools: ResolveTools) -> CodedReport:
    """The report of a row with its claim and its readings."""
    found = _resolved(entry, tools)
    return CodedReport(
        report=entry.report, claims=(entry.claim,), readings=(_settled(entry.claim, found, entry.given),)
    )


def _resolved(entry: Entry, tools: ResolveTools) -> Readings:
    """What is read of the row's words. Days that the row gives are not looked for, which is most of the work."""
    report, claims = entry.report, (entry.claim,)
    if entry.given.days is None:
        return resolve(report, claims, tools)[0]
    groups = theatres_told(tools.actors.find(report.text))
    where = resolve_places(report, claims, tools.gazetteer, groups) if tools.gazetteer is not None else {}
    when = _when(entry.claim, entry.given)
    who = resolve_actors(report, claims, {entry.claim.id: when} if when else {}, where, tools.actors)[entry.claim.id]
    return Readings(
        claim_id=entry.claim.id,
        when=when,
        places=where.get(entry.claim.id, ()),
        perpetrators=who.perpetrators,
        targets=who.targets,
        speakers=who.speakers,
    )


def _settled(claim: Claim, found: Readings, given: Given) -> Readings:
    return replace(
        found,
        when=_when(claim, given) or found.when,
        places=_placed(claim, found.places, given.point) if given.point else found.places,
        perpetrators=_who(claim.id, "perpetrators", claim.perpetrators, found.perpetrators, given),
        targets=_who(claim.id, "targets", claim.targets, found.targets, given),
    )


def _when(claim: Claim, given: Given) -> Reading[Window] | None:
    if given.days is None:
        return None
    because = f"the row gives {given.days.words}"
    return Reading(claim_id=claim.id, slot="when", value=given.days.window, because=because, rule=RULE, version=VERSION)


def _placed(claim: Claim, found: tuple[Reading[Locus], ...], point: Point) -> tuple[Reading[Locus], ...]:
    """The first place at the row's point. What its words name gives id, name and region if it lies there; if not, that is said."""
    named = found[0].value if found else None
    off = distance_km(point.lat, point.lon, named.lat, named.lon) if named else None
    reach = max(AGREES_KM, named.radius_km) if named else 0.0
    agrees = off is not None and off <= reach
    about = named if agrees else None
    value = Locus(
        place_id=about.place_id if about and about.precision not in WIDE else f"point:{point.lat:g},{point.lon:g}",
        name=claim.places[0].quote.exact,
        lat=point.lat,
        lon=point.lon,
        radius_km=point.radius_km,
        precision=_class(point.radius_km),
        country=about.country if about else None,
        admin1=about.admin1 if about else None,
    )
    because = point.because
    if named and off is not None and not agrees:
        because += (
            f"; {named.name} ({named.country}), as its words are read, lies {off:,.0f} km away: one of the two is wrong"
        )
    first = Reading(
        claim_id=claim.id, slot="places[0]", value=value, candidates=(), because=because, rule=RULE, version=VERSION
    )
    return (first, *found[1:])


def _class(radius_km: float) -> PlacePrecision:
    if radius_km <= EXACT_KM:
        return PlacePrecision.EXACT
    return PlacePrecision.NEAR if radius_km <= NEAR_KM else PlacePrecision.REGION


def _who(
    claim_id: str, slot: str, quotes: Iterable[Quote], found: tuple[Reading[str], ...], given: Given
) -> tuple[Reading[str], ...]:
    """The actors that the map names for the row's words, else those that were read."""
    read = {r.slot: r for r in found}
    out = []
    for n, quote in enumerate(quotes):
        actor = given.actors.get(quote.exact.lower())
        name = f"{slot}[{n}]"
        if actor is not None:
            because = f"the map of the spreadsheet says so of “{quote.exact}”"
            out.append(Reading(claim_id=claim_id, slot=name, value=actor, because=because, rule=RULE, version=VERSION))
        else:
            out.append(
                read.get(name) or Reading[str](claim_id=claim_id, slot=name, value=None, because="no name of a party")
            )
    return tuple(out)
