"""Independent lines of report: who said it first, not who printed it."""

from datetime import date

import pytest
from tests.factories import claim, readings, report, toll

from recount.model import Actor, ActorKind
from recount.reconcile import Parties

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told
from recount.reconcile.witnesses import originals, same_voice, voice, voice_of_words, witnesses


def says(claim_id: str, speakers: object = (), of: str = "r1", **rest: object) -> Told:
    return Told(claim=claim(claim_id, speakers=speakers, report_id=of), report=report(of, **{"source": of} | rest))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the ministry", "the defence ministry", True),
        ("SOHR", "the Syrian Observatory for Human Rights", True),
        ("ANHA correspondent", "ANHA correspondents", True),
        ("the governor of Homs", "the governor of Hama", False),
        ("officials", "Kurdish officials", False),
        ("residents", "residents", True),
    ],
)
def test_when_two_names_are_one_voice(one: str, other: str, same: bool) -> None:
    """Short and long forms of one name are one; words for anyone are not made one with a name."""
    assert same_voice(voice_of_words(one), voice_of_words(other)) is same


def test_the_origin_speaks_not_the_outlet_that_quotes_it() -> None:
    """A ministry that two agencies quote is one witness."""
    assert witnesses([says("c1", ("Reuters", "the ministry")), says("c2", ("AFP", "the ministry"), of="r2")]) == 1


def test_an_id_that_was_read_decides_over_words() -> None:
    """Two names of one actor are one voice; one name of two actors is two."""
    one, two = says("c1", "HTS"), says("c2", "the group formerly called Nusra")
    one, two = (
        Told(claim=t.claim, report=t.report, readings=readings(t.claim.id, speakers=("actor:hts",))) for t in (one, two)
    )
    assert same_voice(voice(one), voice(two))
    assert witnesses([one, two]) == 1


def test_copies_are_one_witness_and_the_first_is_the_original() -> None:
    """The same text in two outlets, or a report that is marked as a copy."""
    first, same_text, marked = (
        says("c1", text="a wire story"),
        says("c2", of="r2", text="a wire story"),
        says("c3", of="r3", copy_of="r1"),
    )
    assert originals([first, same_text, marked]) == {"r1": "r1", "r2": "r1", "r3": "r1"}
    assert witnesses([first, same_text, marked]) == 1


def test_an_outlet_is_no_witness_beside_the_voice_that_it_quotes() -> None:
    """Its headline tells what it was told; another outlet's own word is a line of its own."""
    quoting = [says("c1"), says("c2", "the hospital")]
    assert witnesses(quoting) == 1
    assert witnesses([*quoting, says("c3", of="r2")]) == 2


def test_a_body_is_one_witness_through_a_wire_and_by_its_own_statement() -> None:
    """An army quoted by an agency, and the same army's own report; another army's is a second line."""
    quoted = says("c1", "The army", of="Northgate Wire")
    quoted = Told(claim=quoted.claim, report=quoted.report, readings=readings("c1", speakers=("actor:sd",)))
    own = says("c2", of="Sudanese Armed Forces")
    assert same_voice(voice(quoted), voice(own))
    assert witnesses([quoted, own]) == 1
    assert witnesses([quoted, own, says("c3", of="Rapid Support Forces")]) == 2


def test_an_army_without_a_name_is_the_only_army_heard() -> None:
    """Say "the army" beside one army's own report is that army; between two armies it stays for itself."""
    unnamed, one, other = says("c1", "the army"), says("c2", of="Malian army"), says("c3", of="Burkinabe army")
    assert witnesses([unnamed, one]) == 1
    assert witnesses([unnamed, one, other]) == 3


def test_two_forms_of_an_outlets_name_are_one_voice() -> None:
    """What is quoted from an agency, and what the agency prints under its full name."""
    quoted = says("c1", "SANA")
    quoted = Told(claim=quoted.claim, report=quoted.report, readings=readings("c1", speakers=("source:sana",)))
    assert witnesses([quoted, says("c2", of="Syrian Arab News Agency")]) == 1


def counts(claim_id: str, dead: int, day: int, speakers: object = (), source: str = "r1") -> Told:
    made = claim(claim_id, toll("killed", dead), speakers=speakers, report_id=claim_id)
    return Told(claim=made, report=report(claim_id, source=source, published=date(2031, 5, day)))


def test_an_outlet_that_repeats_a_number_is_no_second_line() -> None:
    """A paper prints the hospital's nine as its own; with a number of its own, or before all others, it is a line."""
    hospital = counts("c1", 9, 4, "the hospital", source="The Wire")
    assert witnesses([hospital, counts("c2", 9, 5, source="The Paper")]) == 1
    assert witnesses([hospital, counts("c2", 11, 5, source="The Paper")]) == 2
    assert witnesses([hospital, counts("c2", 9, 3, source="The Paper")]) == 2
    assert witnesses([hospital, counts("c2", 9, 5, "the police", source="The Paper")]) == 2


def test_parties_of_one_side_are_one_line() -> None:
    """They cannot confirm each other; the other side, and who takes none, can."""
    sides = {"actor:army": "north", "actor:guard": "north", "actor:rebels": "south", "actor:monitor": None}
    actors = {key: Actor(id=key, name=key, kind=ActorKind.MILITIA, side=side) for key, side in sides.items()}

    def lines(*speakers: str) -> int:
        told = [
            Told(claim=t.claim, report=t.report, readings=readings(t.claim.id, speakers=(key,)))
            for key in speakers
            for t in (says(key, key, of=key),)
        ]
        return witnesses(told, Parties(actors=actors))

    assert lines("actor:army", "actor:guard") == 1
    assert lines("actor:army", "actor:rebels") == 2
    assert lines("actor:army", "actor:guard", "actor:monitor") == 2
