"""From words to the places of the gazetteer that they may mean, before any of them is weighed."""

from dataclasses import replace

from recount.model import PlaceRelation
from recount.resolve.place_choice import PlaceFinder, choose
from recount.resolve.place_scores import LOOSE_TIER, Evidence, holds, score
from recount.resolve.place_shapes import DISTRICT_KM, PROVINCE_KM
from recount.resolve.place_words import Level, PlaceWords, border_countries, readings_of
from recount.vocab.countries import countries_of_adjective, country_named
from recount.vocab.gazetteer.place import Match, Place, PlaceKind

_TOWN = 200_000  # people of a town that may be named as holding another place
_WIDE = {Level.ADMIN1: (PlaceKind.ADMIN1, PROVINCE_KM), Level.ADMIN2: (PlaceKind.ADMIN2, DISTRICT_KM)}
_RANK = {
    PlaceKind.COUNTRY: 0,
    PlaceKind.SEA: 0,
    PlaceKind.REGION: 1,
    PlaceKind.ADMIN1: 1,
    PlaceKind.ADMIN2: 2,
    PlaceKind.SETTLEMENT: 3,
    PlaceKind.SITE: 3,
}  # from coarse to fine


def known(steps: tuple[PlaceWords, ...], finder: PlaceFinder) -> tuple[PlaceWords | None, tuple[Match, ...]]:
    """The first step of peeling that is a name, and its places; the consonants of the barest step as a last resort."""
    last: tuple[PlaceWords | None, tuple[Match, ...]] = (None, ())
    for words in steps:
        whole = _country_of_adjective(words, finder)
        if whole:
            return replace(words, part=True), whole
        found = tuple(match for name in (words.name, *words.also) for match in finder.match(name))
        close = tuple(match for match in found if match.tier < LOOSE_TIER)
        if close:
            return words, _once(close)
        last = (words, _once(found))
    return last


def _country_of_adjective(words: PlaceWords, finder: PlaceFinder) -> tuple[Match, ...]:
    """The country of an adjective or of a border: "Syrian territory", "the Israeli side", "the Iraq-Syria border"."""
    if words.border:
        codes = border_countries(words.name)[:1]
    elif words.level in {None, Level.COUNTRY, Level.AREA} and not country_named(words.name):
        codes = countries_of_adjective(words.name)
    else:
        return ()
    found = (finder.get(f"country:{code}") for code in codes)
    return tuple(Match(place=place, tier=1, primary=True) for place in found if place is not None)


def _once(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for match in matches:
        best.setdefault(match.place.id, match)
    return tuple(best.values())


def fitting(matches: tuple[Match, ...], words: PlaceWords) -> tuple[Match, ...]:
    """Candidates of the kind that the words name, all if none is: "the town of X" is no country."""
    kinds = {
        Level.SETTLEMENT: {PlaceKind.SETTLEMENT, PlaceKind.SITE},
        Level.INSIDE: {PlaceKind.SETTLEMENT},
        Level.QUARTER: {PlaceKind.SETTLEMENT},
        Level.ADMIN1: {PlaceKind.ADMIN1, PlaceKind.REGION},
        Level.COUNTRY: {PlaceKind.COUNTRY, PlaceKind.REGION},
    }.get(words.level or Level.AREA)
    fitting = tuple(match for match in matches if kinds is None or match.place.kind in kinds)
    return fitting or matches


def held_by(
    names: tuple[str, ...], matches: tuple[Match, ...], evidence: Evidence, finder: PlaceFinder
) -> tuple[Place, ...]:
    """The places named as holding one of `matches`, as far as they are sure: regions, countries, and very large towns.

    Which "Georgia" it is, "Atlanta" before it tells; where no meaning holds any match, the likeliest stands. In a list
    ("France, Spain and Italy") none holds another.
    """
    found = [_holder(name, matches, evidence, finder) for name in names]
    return tuple(one for one in found if one is not None)


def _holder(name: str, matches: tuple[Match, ...], evidence: Evidence, finder: PlaceFinder) -> Place | None:
    words, meanings = known(readings_of(name), finder)
    large = tuple(match for match in meanings if _may_hold(match))
    if not large and words is not None and words.level is Level.ADMIN2:
        seats = (match for match in meanings if match.place.kind is PlaceKind.SETTLEMENT)
        large = tuple(replace(match, place=as_said(match.place, words)) for match in seats)
    if words is None or not large or words.part or words.near or words.beyond:
        return None
    large = _areas(large, words)
    inside = tuple(one for one in large if any(_lies_in(match.place, one.place) for match in matches))
    chosen = choose(score(inside or large, evidence), words, PlaceRelation.IN, finder).place
    if chosen is None or _listed(chosen, matches, inside=bool(inside)):
        return None
    sure = inside or len({match.place.country for match in large}) == 1 or chosen.country in evidence.countries
    return chosen if sure else None


def as_said(place: Place, words: PlaceWords) -> Place:
    """A town whose name is said of a region ("Dnipro Oblast") stands for it, with a region's radius."""
    if place.kind is not PlaceKind.SETTLEMENT or words.level not in _WIDE:
        return place
    kind, radius = _WIDE[words.level]
    return replace(place, kind=kind, radius_km=max(place.radius_km, radius))


def _areas(matches: tuple[Match, ...], words: PlaceWords) -> tuple[Match, ...]:
    """Of a town and a region of one name the region, which holds more, unless the words say that it is the town."""
    areas = tuple(match for match in matches if _RANK[match.place.kind] < _RANK[PlaceKind.SETTLEMENT])
    return matches if words.level in {Level.SETTLEMENT, Level.INSIDE} or not areas else areas


def _lies_in(place: Place, holder: Place) -> bool:
    return place.id != holder.id and _RANK[holder.kind] < _RANK[place.kind] and holds(holder, place)


def _listed(holder: Place, matches: tuple[Match, ...], *, inside: bool) -> bool:
    """Are the two names of one rank, so that the comma only lists them? Of towns that may also be "quarter, city"."""
    ranks = {_RANK[match.place.kind] for match in matches if match.tier == 1}
    own = _RANK[holder.kind]
    if inside and any(match.place.id == holder.id for match in matches):
        return False  # "Raqqa, Raqqa province": the town
    return (own in ranks and own < _RANK[PlaceKind.ADMIN2]) or (not inside and any(rank <= own for rank in ranks))


def _may_hold(match: Match) -> bool:
    if match.tier == LOOSE_TIER:
        return False
    if match.place.kind in {PlaceKind.SETTLEMENT, PlaceKind.SITE}:
        return match.tier == 1 and match.primary and match.place.population >= _TOWN
    return True
