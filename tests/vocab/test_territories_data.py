"""The table of contested territories, read as data."""

import re
from collections import Counter
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from recount.vocab.countries import countries, regions
from recount.vocab.gazetteer.geometry import distance_km
from recount.vocab.gazetteer.tables import first_level_names
from recount.vocab.territories import KNOWN_UNTIL, Territory, Turn, territories

CODES = frozenset(one.iso2 for one in countries())
LEVELS = frozenset(f"{country}.{level}" for country, level in first_level_names())
TAKING_SIDES = re.compile(r"occupied|annexed|illegal|liberated|regime|terror|so-called|rebel|puppet", re.IGNORECASE)

each = pytest.mark.parametrize("one", territories(), ids=lambda one: one.id)


def turns(one: Territory) -> list[Turn]:
    """Every day, month or year of the row."""
    both = [turn for claim in one.claims for turn in (claim.since, claim.until)] + [held.since for held in one.holders]
    return [turn for turn in both if turn is not None]


def test_ids_are_unique_and_places_belong_to_one() -> None:
    """No id stands twice; no place, country or first-level region lies in two territories wholly."""
    assert max(Counter(one.id for one in territories()).values()) == 1
    for field in ("places", "countries", "admin1"):
        assert max(Counter(item for one in territories() for item in getattr(one, field)).values()) == 1, field


@each
def test_a_row_is_whole(one: Territory) -> None:
    """It has a name, claims, holders in order of time, a source, an outline with its uncertainty, and known days."""
    assert one.name
    assert len(one.source) > 20
    assert one.claims
    assert one.holders
    assert 0 < one.edge_km <= 40
    assert all(turn.earliest <= turn.latest < KNOWN_UNTIL for turn in turns(one))
    starts = [held.since.earliest if held.since else date.min for held in one.holders]
    assert starts == sorted(set(starts))
    assert all(
        claim.until is None or claim.since is None or claim.since.latest < claim.until.earliest for claim in one.claims
    )


@each
def test_codes_are_those_of_the_tables(one: Territory) -> None:
    """Countries, first-level regions and places of ours exist, so that a change of the gazetteer is seen here."""
    ours = {f"{region.kind}:{region.id}" for region in regions()} | {f"country:{code}" for code in CODES}
    assert one.countries <= CODES
    assert one.admin1 <= LEVELS
    assert {code for code in one.among | one.shares if "." in code} <= LEVELS
    assert {code.partition(".")[0] for code in one.among | one.shares} <= CODES
    for place in one.places | one.partly:
        tag, _, rest = place.partition(":")
        assert place in ours or (tag == "admin1" and rest in LEVELS) or tag in {"geonames", "place"}, place


@each
def test_words_take_no_side(one: Territory) -> None:
    """Claimants and holders stand in alphabetical order, and no word judges."""
    for names in (
        [claim.by for claim in one.claims],
        *(held.by for held in one.holders),
        *(h.forces for h in one.holders),
    ):
        assert list(names) == sorted(names)
    words = (one.name, *(claim.by for claim in one.claims), *(name for held in one.holders for name in held.by))
    assert not any(TAKING_SIDES.search(word) for word in words)


@each
def test_it_was_contested_once(one: Territory) -> None:
    """Two claim it, or somebody held it who does not claim it: else it has no place in this table."""
    claimants = {claim.by for claim in one.claims}
    assert len(claimants) > 1 or any(not set(held.by) <= claimants for held in one.holders)


@each
def test_outlines_are_simple_rings(one: Territory) -> None:
    """No ring crosses itself, and none is larger than a large country."""
    for ring in one.outlines:
        sides = list(pairwise((*ring.corners, ring.corners[0])))
        assert not any(crosses(first, second) for first, second in combinations(sides, 2))
        assert distance_km(ring.south, ring.west, ring.north, ring.east) < 1600


def crosses(one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]) -> bool:
    """Do two stretches cross, other than at their ends?"""
    (a, b), (c, d) = one, other

    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def test_a_point_is_well_inside_one_territory_only() -> None:
    """Outlines meet and may overlap at their edges, never deeper than their own uncertainty."""
    for one, other in combinations(territories(), 2):
        for lat, lon in (corner for ring in one.outlines for corner in ring.corners):
            depths = [ring.depth_km(lat, lon) for ring in other.outlines if not ring.beyond(lat, lon, 0)]
            assert max(depths, default=-1.0) <= one.edge_km + other.edge_km, (one.id, other.id, lat, lon)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Europe and the Caucasus", "crimea donetsk-oblast kherson-left-bank kosovo northern-cyprus transnistria"),
        ("the Caucasus", "abkhazia south-ossetia nagorno-karabakh"),
        ("the Middle East", "golan-heights east-jerusalem west-bank gaza-strip shebaa-farms kirkuk"),
        ("Africa", "western-sahara-west somaliland sool-and-cayn abyei halaib-triangle ilemi-triangle"),
        (
            "Asia",
            "jammu-kashmir-ladakh azad-kashmir gilgit-baltistan aksai-chin arunachal-pradesh taiwan southern-kurils",
        ),
    ],
)
def test_territories_that_reports_name_are_there(name: str, ids: str) -> None:
    """The best known of each part of the world."""
    assert set(ids.split()) <= {one.id for one in territories()}, name


def test_the_documents_name_every_territory() -> None:
    """`docs/places.md` lists them all, and says how many there are and when they were last checked."""
    text = (Path(__file__).parents[2] / "docs" / "places.md").read_text(encoding="utf-8")
    assert [one.name for one in territories() if one.name not in text] == []
    assert f"of {len(territories())} territories" in text
    assert f"{KNOWN_UNTIL.day} {KNOWN_UNTIL:%B %Y}" in text
