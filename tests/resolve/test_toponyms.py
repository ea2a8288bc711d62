"""Every place that a text names: found by how the name is used, and told from its namesakes by the others."""

import itertools

import pytest

from recount.model import Report
from recount.resolve.toponym_names import names_in
from recount.resolve.toponym_runs import runs_of, tokens_of
from recount.resolve.toponyms import Toponym, toponyms
from recount.vocab.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The compiled gazetteer of the user's cache."""
    return open_gazetteer()


def named(gazetteer: Gazetteer, text: str) -> dict[str, str | None]:
    """The names found in a text and the id that each was read as."""
    found = toponyms(Report(id="rep", name="rep", text=text), gazetteer)
    return {text[one.span.start : one.span.end]: _id(one) for one in found}


def _id(one: Toponym) -> str | None:
    return one.place.id if one.place is not None else None


def words(text: str) -> list[str]:
    """The runs of capitalised words of a text."""
    tokens = tokens_of(text)
    return [text[tokens[run.start].start : tokens[run.end - 1].end] for run in runs_of(tokens)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Shells fell in Deir al-Zor and Al Bab.", ["Shells", "Deir al-Zor and Al Bab"]),
        ("He left St. Louis. Then Rome.", ["He", "St. Louis", "Then Rome"]),
        ("Syria's Idlib burned", ["Syria", "Idlib"]),
        ("in the U.S. and D.C.", ["U.S. and D.C."]),
        ("قصف على إدلب", ["قصف على إدلب"]),
        ("no name here", []),
    ],
)
def test_runs_are_capitalised_words_in_a_row(text: str, runs: list[str]) -> None:
    """Small words link them; a possessive and a new sentence end them."""
    assert words(text) == runs


def test_offsets_slice_the_text() -> None:
    """Every token stands where it says, the possessive left out."""
    text = "“Kharkiv’s Saltivka”, he said: N'Djamena\nis far."
    assert all(text[token.start : token.end] == token.word for token in tokens_of(text) if token.word != "¶")
    assert [token.word for token in tokens_of(text) if token.owns] == ["Kharkiv"]


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("Two people were killed in Aleppo, Syria, on Sunday.", "Aleppo", "geonames:170063"),
        ("The convoy left Kandahar for Lashkar Gah in Helmand province.", "Lashkar Gah", "geonames:1134720"),
        ("Shells fell on Atlanta, Georgia, police said.", "Atlanta", "geonames:4180439"),
        ("Clashes were reported in Sudan, Chad and Niger.", "Chad", "country:TD"),
        ("Louisiana, Michigan, Missouri and Nevada sent aid.", "Missouri", "admin1:US.MO"),
        ("Fighting went on in Bakhmut.", "Bakhmut", "geonames:713174"),
        ("The blast in Kherson hurt four people in Ukraine.", "Kherson", "geonames:706448"),
        ("Drones hit the Kherson region of Ukraine.", "Kherson", "admin1:UA.08"),
    ],
)
def test_the_words_beside_a_name_tell_which_place_it_is(
    gazetteer: Gazetteer, text: str, name: str, place_id: str
) -> None:
    """What holds it, what is listed with it, what kind it is said to be, and where conflict is reported."""
    assert named(gazetteer, text).get(name) == place_id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Lincoln Paris told reporters so.", "Paris"),
        ("An INGO lost two of its staff.", "INGO"),
        ("Doctors at the Hope University hospital treated them.", "Hope"),
        ("On Monday the talks went on.", "Monday"),
        ("Police said so. The police were late.", "Police"),
        ("The Syrian army denied it.", "Syrian"),
        ("North of the line, nobody was hurt.", "North"),
        ("Dr Amal Said treated him.", "Dr"),
    ],
)
def test_what_is_no_place_is_not_read_as_one(gazetteer: Gazetteer, text: str, name: str) -> None:
    """Persons, acronyms, organisations, days, sides and adjectives bear names of places, and are none."""
    assert name not in named(gazetteer, text)


def test_a_name_said_with_its_region_once_keeps_it(gazetteer: Gazetteer) -> None:
    """The same name is the same place all through a text."""
    text = "A bomb went off in Springfield, Illinois. Four people in Springfield were hurt."
    found = [
        _id(one) for one in toponyms(Report(id="rep", name="rep", text=text), gazetteer) if one.name == "Springfield"
    ]
    assert found == ["geonames:4250542"] * 2


def test_the_other_places_tell_namesakes_apart(gazetteer: Gazetteer) -> None:
    """Tripoli beside Benghazi is not Tripoli beside Sidon."""
    libya = named(gazetteer, "Fighting spread from Benghazi and Misrata to Tripoli.")
    lebanon = named(gazetteer, "Fighting spread from Sidon and Baalbek to Tripoli.")
    assert libya["Tripoli"] != lebanon["Tripoli"]


def test_a_name_alone_that_many_places_bear_is_left_open(gazetteer: Gazetteer) -> None:
    """Nothing says which Santa Ana: no place, and the candidates with their scores."""
    found = toponyms(Report(id="rep", name="rep", text="Shots were fired in Santa Ana."), gazetteer)
    assert [each.place for each in found] == [None]
    assert len(found[0].choice.scored) > 1
    assert found[0].score == 0.0


def test_signs_say_why_a_name_is_taken_for_a_place(gazetteer: Gazetteer) -> None:
    """Each is a fact that a reader could check."""
    (one,) = [each for each in names_in("He was born in Mosul.", gazetteer) if each.name == "Mosul"]
    assert {"after in, at, near", "a stop behind"} <= one.signs
    assert one.share > 0.8


def test_a_page_in_capitals_ends(gazetteer: Gazetteer) -> None:
    """Ten thousand capitalised words in a row are read in pieces, none overlapping another."""
    text = "KABUL HERAT BALKH " * 3_000
    spans = [one.span for one in names_in(text, gazetteer)]
    assert len(spans) > 1_000
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
