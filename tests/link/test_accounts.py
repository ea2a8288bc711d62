"""Where an incident stands: where its claims say first, as exactly as is known."""

from tests.factories import claim, locus, readings

from recount.link.accounts import account
from recount.model import Locus, PlacePrecision

TOWN = locus("Tabqa", radius_km=3.0)
CITY = locus("Mosul", radius_km=16.0)
STATE = locus("Borno", radius_km=200.0, precision=PlacePrecision.ADMIN1)


def _where(places: tuple[str, ...], *loci: Locus | None) -> tuple[str | None, str | None]:
    told = claim(places=places)
    found = account([told.id], {told.id: told}, {told.id: readings(places=loci)}, ())
    return found.place, found.locus.name if found.locus else None


def test_what_is_named_first_goes_before_a_smaller_place_named_besides() -> None:
    """A raid on a city, told beside one on a town."""
    assert _where(("Mosul", "Tabqa"), CITY, TOWN) == ("Mosul", "Mosul")


def test_an_area_gives_way_to_a_place_in_it() -> None:
    """Whichever is named first."""
    assert _where(("the state of Borno", "Tabqa"), STATE, TOWN) == ("Tabqa", "Tabqa")


def test_a_village_that_no_gazetteer_has_keeps_its_name() -> None:
    """It stands somewhere in the area that is known."""
    assert _where(("Kubtara", "Borno"), None, STATE) == ("Kubtara", "Borno")
    assert _where(("Kubtara",), None) == ("Kubtara", None)
