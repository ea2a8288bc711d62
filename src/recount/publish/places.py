"""Where, as finely as may be shown: the settlement's reference point, or a first-level region, or a country."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import resources

from recount.model import Claim, Locus, LossClass, PlacePrecision, Window
from recount.publish.profile import Level
from recount.publish.record import PublicPlace
from recount.vocab.territories import contested, contested_region

Regions = Callable[[str, str], tuple[float, float, float] | None]
"""Latitude, longitude (degrees) and radius (km) of a first-level region by country code and name; None if unknown."""

DECIMALS = 3  # about 100 m, below the radius of any settlement: it neither hides nor feigns precision
SITE = "site:"  # ids of the gazetteer's airports, bases, dams and camps
SETTLEMENT_KM = 1.0  # a point that claims to be closer than this is a building's, not a settlement's

_COARSE = {PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY, PlacePrecision.SEA}
_FACILITIES = {LossClass.MEDICAL, LossClass.SCHOOL, LossClass.CAMP, LossClass.BASE}


def public_place(locus: Locus | None, window: Window | None, finest: Level, regions: Regions) -> PublicPlace:
    """The place no finer than `finest`, and never finer than it was known; what is contested is said of its `window`."""
    if locus is None:
        return PublicPlace()
    if finest is Level.COUNTRY and locus.precision is not PlacePrecision.SEA:
        return _contested(
            PublicPlace(name=locus.country, country=locus.country, precision=PlacePrecision.COUNTRY.value), window
        )
    if finest is Level.ADMIN1 and locus.precision not in _COARSE:
        return _contested(_region(locus, regions), window)
    return PublicPlace(
        name=locus.name,
        country=locus.country,
        admin1=locus.admin1,
        lat=round(locus.lat, DECIMALS),
        lon=round(locus.lon, DECIMALS),
        radius_km=round(locus.radius_km, 1),
        precision=locus.precision.value,
        contested=contested(locus, window),
    )


def _contested(place: PublicPlace, window: Window | None) -> PublicPlace:
    """A place made coarser says only what holds for all of it: the finer one must not show through."""
    if place.country is None:
        return place
    return replace(place, contested=contested_region(place.country, place.admin1, window))


def _region(locus: Locus, regions: Regions) -> PublicPlace:
    """The first-level region with its own reference point; without a point where that is not known, never the place's."""
    if locus.admin1 is None:
        return PublicPlace(name=locus.country, country=locus.country, precision=PlacePrecision.COUNTRY.value)
    place = PublicPlace(
        name=locus.admin1, country=locus.country, admin1=locus.admin1, precision=PlacePrecision.ADMIN1.value
    )
    point = regions(locus.country or "", locus.admin1)
    if point is None:
        return place
    lat, lon, radius = point
    return replace(place, lat=round(lat, DECIMALS), lon=round(lon, DECIMALS), radius_km=round(radius, 1))


def at_facility(claims: tuple[Claim, ...], locus: Locus | None) -> bool:
    """Was a facility attacked (`facilities.toml`), by the claims' words, or is the point that of a building?

    Whole sentences are not searched: nearly every report says that the wounded were taken to a hospital.
    """
    if locus is not None and (
        locus.place_id.startswith(SITE) or locus.radius_km < SETTLEMENT_KM or _named("words").search(locus.name)
    ):
        return True
    return any(_attacked(claim) or _placed_at_one(claim) for claim in claims)


def _attacked(claim: Claim) -> bool:
    """Is what the claim says was attacked or lost a facility, by its class or its words?"""
    if any(loss.loss_class in _FACILITIES for loss in claim.losses):
        return True
    quotes = (*claim.targets, *(loss.quote for loss in claim.losses))
    return any(_named(words).search(quote.exact) for quote in quotes for words in ("words", "attacked"))


def _placed_at_one(claim: Claim) -> bool:
    return any(_named("words").search(place.quote.exact) for place in claim.places)


@cache
def _named(words: str) -> re.Pattern[str]:
    """One list of `facilities.toml` as a pattern."""
    text = resources.files("recount.publish").joinpath("facilities.toml").read_text(encoding="utf-8")
    listed = (r"[\s-]+".join(map(re.escape, entry.split())) for entry in tomllib.loads(text)[words])
    return re.compile(rf"\b(?:{'|'.join(listed)})\b", re.IGNORECASE)
