"""Imported actors beside the shipped ones: who is whom, and who gives way."""

from datetime import date
from pathlib import Path

import pytest

from recount.model import Actor, ActorKind, ActorName, ActorRelation, ReferenceDataError, RelationKind
from recount.vocab.actors import lists
from recount.vocab.actors.lists import ActorList, Origin
from recount.vocab.actors.merge import Merged, merged


def actor(actor_id: str, name: str, *others: str, **more: object) -> Actor:
    """An armed group of Syria, unless more is said."""
    names = tuple(ActorName(text=text) for text in (name, *others))
    said = {"kind": ActorKind.ARMED_GROUP, "country": "SY", "names": names, **more}
    return Actor(id=f"actor:{actor_id}", name=name, **said)  # type: ignore[arg-type]  # a test's own short hand


def own(*actors: Actor, name: str = "mine") -> ActorList:
    """A user's own list."""
    return ActorList(name=name, origin=Origin.OWN, file="mine.csv", actors=actors)


def ucdp(*actors: Actor, quiet: tuple[tuple[str, str], ...] = ()) -> ActorList:
    """A list of UCDP's."""
    return ActorList(name="ucdp", origin=Origin.UCDP, file="ucdp.csv", actors=actors, quiet=quiet)


def names_of(made: Merged, actor_id: str) -> set[str]:
    """The names of an actor."""
    return {n.text for a in made.actors if a.id == f"actor:{actor_id}" for n in a.names}


OURS = actor("river", "River Front", "Front of the River", ucdp_id=9001)
STATE = actor("old", "Government of Torin", kind=ActorKind.STATE_FORCES, ucdp_id=9002, valid_to=date(2020, 1, 1))
HEIR = actor("new", "Torin's new government", kind=ActorKind.STATE_FORCES, ucdp_id=9002, valid_from=date(2020, 1, 1))


def test_new_actors_stand_beside_the_shipped_ones() -> None:
    """An actor that nobody knew is added, and nothing else changes."""
    made = merged([OURS], [own(actor("hill", "Hill Brigade"))])
    assert [a.id for a in made.actors] == ["actor:hill", "actor:river"]
    assert made.notes == ()


def test_a_users_name_wins_where_both_act() -> None:
    """A name that a user's actor claims is taken from a shipped actor of the same country, and it is said."""
    made = merged([OURS], [own(actor("hill", "River Front"))])
    assert names_of(made, "river") == {"Front of the River"}
    assert names_of(made, "hill") == {"River Front"}
    assert {a.name for a in made.actors} == {"River Front", "River Front (actor:river)"}  # no two are shown alike
    ((note,)) = made.notes
    assert (note.what, note.actor_id, note.other_id, note.name) == ("took", "actor:hill", "actor:river", "River Front")


def test_a_name_in_another_country_is_no_conflict() -> None:
    """SNA may be Somalia's and Syria's."""
    made = merged([OURS], [own(actor("hill", "River Front", country="ML"))])
    assert names_of(made, "river") == {"River Front", "Front of the River"}
    assert made.notes == ()


def test_a_name_is_taken_for_its_days_alone() -> None:
    """Before and after the user's actor bears it, the name is the shipped actor's."""
    stretch = {"valid_from": date(2015, 1, 1), "valid_to": date(2017, 1, 1)}
    made = merged([OURS], [own(actor("hill", "River Front", **stretch))])
    kept = next(a for a in made.actors if a.id == "actor:river").names
    assert {(n.text, n.valid_from, n.valid_to) for n in kept} == {
        ("River Front", None, date(2015, 1, 1)),
        ("River Front", date(2017, 1, 1), None),
        ("Front of the River", None, None),
    }


def test_two_actors_of_one_list_may_share_a_name() -> None:
    """A user who gives one name to two actors wants it left open: neither takes it from the other."""
    made = merged([OURS], [own(actor("hill", "Hill Brigade", "Brigade 5"), actor("lake", "Lake Brigade", "Brigade 5"))])
    assert "Brigade 5" in names_of(made, "hill") & names_of(made, "lake")
    assert {n.what for n in made.notes} == {"shared"}


def test_a_known_id_is_mended() -> None:
    """A user's row with a shipped id: its cells stand in place of ours, empty cells leave ours, names are added."""
    row = actor("river", "River Army", kind=ActorKind.UNKNOWN, country=None, side="torin:river")
    made = merged([OURS], [own(row)])
    (mended,) = made.actors
    assert (mended.name, mended.side, mended.kind, mended.country) == (
        "River Army",
        "torin:river",
        ActorKind.ARMED_GROUP,
        "SY",
    )
    assert names_of(made, "river") == {"River Front", "Front of the River", "River Army"}
    assert [n.what for n in made.notes] == ["mended"]


def test_ucdps_row_joins_the_actor_of_its_id() -> None:
    """An id that we have makes them one; the names that we lack are added."""
    made = merged([OURS], [ucdp(actor("ucdp:9001", "FR", "Front de la Rivière", ucdp_id=9001))])
    assert names_of(made, "river") == {"River Front", "Front of the River", "FR", "Front de la Rivière"}
    assert [n.what for n in made.notes] == ["joined"]


def test_ucdps_row_joins_its_namesake() -> None:
    """Without an id of ours, a name in the same country makes them one, and gives us the id."""
    known = actor("hill", "Hill Brigade")
    made = merged([known], [ucdp(actor("ucdp:7", "Hill Brigade", ucdp_id=7))])
    assert [(a.id, a.ucdp_id) for a in made.actors] == [("actor:hill", 7)]


def test_ucdps_row_gives_way() -> None:
    """A name that one of ours bears there stays with it, and the two are not shown alike."""
    made = merged([OURS], [ucdp(actor("ucdp:7", "River Front", "RF", ucdp_id=7))])
    assert names_of(made, "ucdp:7") == {"RF"}
    assert {a.name for a in made.actors} == {"River Front", "River Front (UCDP 7)"}
    assert [(n.what, n.name) for n in made.notes] == [("left", "River Front")]


def test_ucdps_one_id_for_two_governments_adds_nothing() -> None:
    """UCDP keeps one id for a state; which government a name is of would be a guess."""
    made = merged([STATE, HEIR], [ucdp(actor("ucdp:9002", "Government of Torin (Toria)", ucdp_id=9002))])
    assert made.actors == tuple(sorted((STATE, HEIR), key=lambda a: a.id))


def test_the_order_of_lists_changes_nothing() -> None:
    """A user's list wins over UCDP's, whichever was imported first."""
    mine, theirs = own(actor("hill", "RF")), ucdp(actor("ucdp:9001", "RF", ucdp_id=9001))
    assert merged([OURS], [mine, theirs]) == merged([OURS], [theirs, mine])
    assert names_of(merged([OURS], [theirs, mine]), "river") == {"River Front", "Front of the River"}


def test_ties_follow_whom_a_row_joined() -> None:
    """A splinter of a UCDP actor that is ours is a splinter of ours."""
    tie = ActorRelation(kind=RelationKind.SPLINTER_OF, actor_id="actor:ucdp:9001")
    rows = (actor("ucdp:9001", "FR", ucdp_id=9001), actor("ucdp:8", "New FR", ucdp_id=8, relations=(tie,)))
    made = merged([OURS], [ucdp(*rows)])
    splinter = next(a for a in made.actors if a.id == "actor:ucdp:8")
    assert [t.actor_id for t in splinter.relations] == ["actor:river"]


def test_ties_to_nobody_and_circles_are_dropped() -> None:
    """A list that was removed, or two lists that make each a part of the other, break nothing."""
    lost = ActorRelation(kind=RelationKind.PART_OF, actor_id="actor:lost")
    part = [ActorRelation(kind=RelationKind.PART_OF, actor_id=f"actor:{i}") for i in ("a", "b")]
    first = own(actor("a", "Torin A", relations=(part[1], lost)), name="first")
    second = own(actor("b", "Torin B", relations=(part[0],)), name="second")
    assert all(a.relations == () for a in merged([], [first, second]).actors)


def test_ucdp_changes_no_name_that_we_have() -> None:
    """A name that ours bears keeps its days, and is looked for as before."""
    dated = ActorName(text="FARC-X", valid_from=date(2010, 1, 1))
    ours = actor("river", "River Front", ucdp_id=9001, names=(dated,))
    made = merged([ours], [ucdp(actor("ucdp:9001", "FARC-X", ucdp_id=9001), quiet=(("actor:ucdp:9001", "FARC-X"),))])
    assert made.actors == (ours,)
    assert made.quiet == frozenset()


def test_quiet_names_follow_their_actor() -> None:
    """A name that is not looked for stays so when its actor is one of ours."""
    made = merged([OURS], [ucdp(actor("ucdp:9001", "FR", ucdp_id=9001), quiet=(("actor:ucdp:9001", "FR"),))])
    assert made.quiet == {("actor:river", "FR")}


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty data folder."""
    monkeypatch.setenv(lists.ENVIRONMENT, str(tmp_path))
    return tmp_path


def test_lists_come_back_as_they_were_kept(folder: Path) -> None:
    """Kept and read again, a list is the same, and its stamp changes with it."""
    one = own(actor("hill", "Hill Brigade", "لواء التل", valid_from=date(2015, 1, 1)))
    empty = lists.stamps()
    path = lists.keep(one)
    assert lists.imported() == (one,)
    assert path.is_relative_to(folder)
    assert lists.stamps() != empty
    assert [p.name for p in path.parent.iterdir()] == ["mine.json"]  # nothing half written is left


def test_a_list_is_removed_whole(folder: Path) -> None:
    """After removal there is no list; removing it again says so."""
    lists.keep(own(actor("hill", "Hill Brigade")))
    assert lists.remove("mine")
    assert lists.imported() == ()
    assert not lists.remove("mine")
    assert list((folder / "actors").iterdir()) == []


@pytest.mark.parametrize("words", ["{", '{"format": "recount-actors/9"}', "[]", '{"format": "recount-actors/1"}'])
def test_a_broken_list_is_named(folder: Path, words: str) -> None:
    """A file that can't be read is said with its path, and what to do."""
    (folder / "actors").mkdir()
    (folder / "actors" / "mine.json").write_text(words, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=r"mine\.json can't be read.*Import it again"):
        lists.imported()


@pytest.mark.parametrize("name", ["../up", "", "a/b", "UPPER", ".hidden"])
def test_a_lists_name_leads_nowhere_else(folder: Path, name: str) -> None:
    """No name reaches out of the folder."""
    with pytest.raises(ReferenceDataError, match="no name of a list"):
        lists.remove(name)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("file", "name"), [("My Groups.csv", "my-groups"), ("ucdp-actor-261.csv", "ucdp-actor-261"), ("مجموعات.csv", "")]
)
def test_a_list_is_called_like_its_file(file: str, name: str) -> None:
    """Small letters, digits and dashes are left of a file's name."""
    assert lists.list_name(file) == name
