"""What the words around a place's name say."""

import pytest

from recount.resolve.place_words import Level, border_countries, is_name, readings_of, referent_of, side_of


@pytest.mark.parametrize(
    ("mention", "name", "said"),
    [
        ("Mosul", "Mosul", {}),
        ("the city of Mosul", "Mosul", {"level": Level.SETTLEMENT}),
        ("Homs province", "Homs", {"level": Level.ADMIN1}),
        ("Aleppo and Homs provinces", "Aleppo and Homs", {"level": Level.ADMIN1}),
        ("la province d'Idleb", "Idleb", {"level": Level.ADMIN1}),
        ("Manbij district", "Manbij", {"level": Level.ADMIN2}),
        ("the Manbij area", "Manbij", {"level": Level.AREA, "near": True}),
        ("northern Syria", "Syria", {"direction": (0, 1)}),
        ("the north of Syria", "Syria", {"direction": (0, 1), "beyond": False}),
        ("north of Raqqa", "Raqqa", {"direction": (0, 1), "beyond": True}),
        ("E. Daraa", "Daraa", {"direction": (1, 0)}),
        ("Syria’s northeast", "Syria", {"direction": (1, 1)}),
        ("central Mali", "Mali", {"direction": (0, 0)}),
        ("the northern city of Mosul", "Mosul", {"direction": None, "level": Level.SETTLEMENT}),
        ("the southern countryside of Idlib", "Idlib", {"direction": (0, -1), "rural": True}),
        ("Quneitra northern countryside", "Quneitra", {"direction": (0, 1), "rural": True}),
        ("12 km north of Raqqa", "Raqqa", {"direction": (0, 1), "beyond": True, "distance_km": 12}),
        ("about 10 miles east of Gao", "Gao", {"direction": (1, 0), "distance_km": pytest.approx(16.1, abs=0.1)}),
        ("the outskirts of Raqqa", "Raqqa", {"near": True}),
        ("Near Raqqa", "Raqqa", {"near": True}),
        ("cities across Mali", "Mali", {"part": True}),
        ("rebel-held areas in northern Mali", "Mali", {"direction": (0, 1)}),
        ("the Yemeni port of Mocha", "Mocha", {"within": ("Yemen",), "level": Level.SETTLEMENT}),
        ("Rafah, southern Gaza", "Rafah", {"within": ("southern Gaza",)}),
        ("Serekaniye (Ras al-Ain)", "Serekaniye", {"also": ("Ras al-Ain",)}),
        ("the Iraq-Syria border", "Iraq-Syria", {"border": True}),
        ("a southern district of the town of Gao", "Gao", {"level": Level.ADMIN2}),
    ],
)  # fmt: skip
def test_a_mention_is_peeled_to_its_name(mention: str, name: str, said: dict[str, object]) -> None:
    """The last step of peeling is the bare name, with all that the words around it said."""
    last = readings_of(mention)[-1]
    assert last.name == name
    assert {key: getattr(last, key) for key in said} == said


@pytest.mark.parametrize(
    ("mention", "first"),
    [("North Darfur", "North Darfur"), ("the northern Caucasus", "northern Caucasus"), ("New York City", "New York City"),
     ("El Fasher", "El Fasher"), ("the West Bank", "West Bank"), ("Far North region", "Far North region")],
)  # fmt: skip
def test_names_that_hold_such_words_are_tried_first(mention: str, first: str) -> None:
    """A direction or a class may be part of the name: the unpeeled name comes first."""
    assert readings_of(mention)[0].name == first


@pytest.mark.parametrize("mention", ["areas held by the army", "the town", "under rebel control", "", "the mountains"])
def test_words_without_a_name_give_none(mention: str) -> None:
    """Where no name is, there is no way to read one."""
    assert readings_of(mention) == ()


@pytest.mark.parametrize(
    ("mention", "level"),
    [("the city", Level.SETTLEMENT), ("the city's eastern half", Level.SETTLEMENT), ("the province", Level.ADMIN1),
     ("the country", Level.COUNTRY), ("Mosul", None), ("the road", None)],
)  # fmt: skip
def test_words_that_point_back(mention: str, level: Level | None) -> None:
    """ "The city" points to a town named before; a name points to itself."""
    refers = referent_of(mention)
    assert (refers.level if refers else None) == level


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Turkish", ("TR",)), ("Iraq-Syria", ("IQ", "SY")), ("Syrian–Lebanese", ("SY", "LB")), ("Mosul", ())],
)
def test_borders_name_their_countries(name: str, codes: tuple[str, ...]) -> None:
    """The countries of a border, by name or adjective, in the order of the words."""
    assert border_countries(name) == codes


@pytest.mark.parametrize(
    ("word", "side"),
    [("north", (0, 1)), ("southwestern", (-1, -1)), ("north-east", (1, 1)), ("NW", (-1, 1)), ("S.", (0, -1)),
     ("central", (0, 0)), ("Northumbria", None), ("s", None), ("eastward", (1, 0))],
)  # fmt: skip
def test_sides(word: str, side: tuple[int, int] | None) -> None:
    """Directions as (east, north)."""
    assert side_of(word) == side


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("Mosul", True),
        ("al-Bab", True),
        ("الرقة", True),
        ("Харьков", True),
        ("town", False),
        ("12", False),
        ("", False),
    ],
)
def test_what_can_be_a_name(text: str, may_be: bool) -> None:
    """A capital past an Arabic article, or a letter of a script without capitals."""
    assert is_name(text) is may_be
