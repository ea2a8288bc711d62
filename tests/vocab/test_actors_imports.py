"""Files of actors to imported lists: every layout, every fault of a cell, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from recount.model import ActorKind, NameKind, RelationKind, UsageError
from recount.vocab.actors import by_id
from recount.vocab.actors.imports import Imported, read_list
from recount.vocab.actors.imports.layout import OWN_COLUMNS, Layout
from recount.vocab.actors.lists import Origin

HEAD = ",".join(OWN_COLUMNS)
# The columns of UCDP's Actor Dataset 22.1, in its order; the rows are invented
UCDP = (
    "ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NameChange,NewName,NewNameFullMotherTongue,NewNameFullEng,Org,"
    "ConflictId,DyadId,PrimaryParty,OSID,OSCoalition,OSCoalitionID,NSID,NSCoalition,NSCoalitionID,Splinter,NamePrev,"
    "ActorIdPrev,SplitTemp,NameSplitTemp,ActorIdSplitTemp,Alliance,NameAlliance,ActorIdAlliance,JoinGroup,GroupName,"
    "ActorIdGroup,Location,GWNOLoc,Region,Version"
)
GED = "id,year,dyad_name,side_a_new_id,side_a,side_b_new_id,side_b,country"


@pytest.fixture
def read(tmp_path: Path) -> "Reader":
    """Reads lines as a file of that name would be read."""
    return Reader(tmp_path)


class Reader:
    """Writes lines into a file and imports it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *lines: str, file: str = "groups.csv", encoding: str = "utf-8") -> Imported:
        """The list made of these lines."""
        path = self.folder / file
        path.write_bytes("\n".join(lines).encode(encoding))
        return read_list(path, by_id())


def ucdp_row(number: int, name: str, **cells: str) -> str:
    """A row of UCDP's layout: what is not said is as UCDP leaves it."""
    columns = UCDP.split(",")
    said = {"ActorId": str(number), "NameData": name, "NameOrigFull": "n/a", "Org": "1", "Location": "Mali"} | cells
    return ",".join(f'"{said[c]}"' if c in said else "" for c in columns)


def test_every_cell_of_a_row_is_read(read: Reader) -> None:
    """A full row gives an actor with its names in time, its country, its side, its days and what it is part of."""
    row = "river-guard,River Guard,RVG;Guard of the River (2020-01-01/2021-06-30),militia,Mali;NE,mali:river,actor:jnim,2019-05-01,2024-01-01"
    made = read(HEAD, row)
    assert (made.failed, made.layout, made.list.origin, made.list.name) == ((), Layout.OWN, Origin.OWN, "groups")
    (actor,) = made.list.actors
    assert (actor.id, actor.kind, actor.country, actor.theatres) == (
        "actor:river-guard",
        ActorKind.MILITIA,
        "ML",
        ("ML", "NE"),
    )
    assert (actor.side, actor.valid_from, actor.valid_to) == ("mali:river", date(2019, 5, 1), date(2024, 1, 1))
    assert [(n.text, n.kind, n.valid_from, n.valid_to) for n in actor.names] == [
        ("River Guard", NameKind.ALIAS, None, None),
        ("RVG", NameKind.ACRONYM, None, None),
        ("Guard of the River", NameKind.ALIAS, date(2020, 1, 1), date(2021, 6, 30)),
    ]
    assert [(t.kind, t.actor_id) for t in actor.relations] == [(RelationKind.PART_OF, "actor:jnim")]


def test_id_and_name_are_enough(read: Reader) -> None:
    """What is left out is unknown, not guessed."""
    (actor,) = read("name,id", "River Guard,river-guard").list.actors
    assert (actor.kind, actor.country, actor.side, actor.valid_from) == (ActorKind.UNKNOWN, None, None, None)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_spreadsheets_write_tables_in_their_own_ways(read: Reader, separator: str, encoding: str) -> None:
    """Comma, semicolon or tab; UTF-8 with or without a mark, or Windows-1252."""
    made = read(separator.join(("id", "name")), separator.join(("seleka-2", "Nouvelle Séléka")), encoding=encoding)
    assert [a.name for a in made.list.actors] == ["Nouvelle Séléka"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("River Guard,River Guard,,militia,ML,,,,", "'River Guard' is no id"),
        ("rg,,,militia,ML,,,,", "it has no name"),
        ("rg,River Guard,,rebels,ML,,,,", "'rebels' is no kind. Write one of: state_forces"),
        ("rg,River Guard,,militia,Atlantis,,,,", "'Atlantis' is no country"),
        ("rg,River Guard,,militia,ML,,,2019,", "from: '2019' is no day. Write it as 2017-01-28"),
        ("rg,River Guard,,militia,ML,,,2019-02-30,", "from: '2019-02-30' is no day"),
        ("rg,River Guard,,militia,ML,,,2019-05-01,2019-05-01", "is not before to"),
        ("rg,River Guard,Rivers (2020-01-01/2019-01-01),militia,ML,,,,", "“Rivers” ends (2019-01-01) before it begins"),
        ("rg,River Guard,gunmen,militia,ML,,,,", "“gunmen” is in small letters"),
        ("rg,River Guard,Gunmen,militia,ML,,,,", "“Gunmen” describes and names nobody (unknown:gunmen)"),
        ("rg,River Guard,Malian,militia,ML,,,,", "“Malian” is the adjective or the people of a country"),
        ("rg,River Guard,Mali,militia,NE,,,,", "“Mali” is a country"),
        ("rg,River Guard,R,militia,ML,,,,", "“R” is too short for a name"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_goes_on(read: Reader, row: str, said: str) -> None:
    """The message has the file, the line and what to write; the other row is imported."""
    made = read(HEAD, "hill,Hill Brigade,,militia,ML,,,,", "", row)
    assert [a.id for a in made.list.actors] == ["actor:hill"]
    ((error,)) = made.failed
    assert str(error).startswith("groups.csv, line 4: ")
    assert said in str(error)


def test_an_id_stands_once(read: Reader) -> None:
    """The second row of one id is refused, and the line of the first is named."""
    made = read(HEAD, "hill,Hill Brigade,,,,,,,", "actor:hill,Brigade of the Hill,,,,,,,")
    assert [a.name for a in made.list.actors] == ["Hill Brigade"]
    assert "actor:hill is on line 2 already" in str(made.failed[0])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["hill,Hill Brigade,,,,,nobody,,"], "part_of leads to actor:nobody, which is nobody"),
        (["a,Torin A,,,,,b,,", "b,Torin B,,,,,a,,"], "part_of leads from actor:b back to actor:a"),
    ],
)
def test_a_tie_that_leads_nowhere_is_left_out(read: Reader, rows: list[str], said: str) -> None:
    """The actor is imported without the tie, and it is said."""
    made = read(HEAD, *rows)
    assert len(made.list.actors) == len(rows)
    assert said in str(made.failed[0])


def test_ucdps_list_is_read(read: Reader) -> None:
    """Names in every column, kinds of `Org`, countries of `Location`, splinters; no days, since it has none."""
    made = read(
        UCDP,
        ucdp_row(9101, "FLT", NameOrigFull="Front de libération de Torin", NameOrigFullEng="Torin Liberation Front"),
        ucdp_row(9102, "FLT-R", ActorIdPrev="9101, 9999", NewName="FRT, Torin Revival Front"),
        ucdp_row(9103, "Torini", Org="3", Location="Mali, Myanmar (Burma)"),
        ucdp_row(9104, "Government of Chad", Org="4", Location="Mali, Chad"),
        file="ucdp-actor-261.csv",
    )
    assert (made.layout, made.list.origin, made.failed) == (Layout.UCDP, Origin.UCDP, ())
    front, splinter, people, state = made.list.actors
    assert [n.text for n in front.names] == ["FLT", "Front de libération de Torin", "Torin Liberation Front"]
    assert (front.id, front.ucdp_id, front.kind, front.country) == (
        "actor:ucdp:9101",
        9101,
        ActorKind.ARMED_GROUP,
        "ML",
    )
    assert {n.text for n in splinter.names} == {"FLT-R", "FRT", "Torin Revival Front"}
    assert [(t.kind, t.actor_id) for t in splinter.relations] == [(RelationKind.SPLINTER_OF, "actor:ucdp:9101")]
    assert (people.kind, people.theatres) == (ActorKind.COMMUNAL, ("ML", "MM"))
    assert (state.kind, state.country) == (ActorKind.STATE_FORCES, "TD")
    assert {a.valid_from for a in made.list.actors} == {None}


def test_ucdps_short_and_common_names_are_not_looked_for(read: Reader) -> None:
    """An acronym of four letters, a people, a word of armies, a country's name: known, and never sought in a text."""
    made = read(
        UCDP,
        ucdp_row(9101, "FLT", NameOrigFullEng="Torin Liberation Front", NameOrigFull="Navy"),
        ucdp_row(9103, "Torini", Org="3"),
        ucdp_row(9105, "Republic of Croatia", NameOrigFullEng="Krajina Torin League"),
    )
    assert {text for _, text in made.list.quiet} == {"FLT", "Navy", "Torini", "Republic of Croatia"}


def test_a_broken_row_of_ucdps_is_named(read: Reader) -> None:
    """A row without an id costs itself alone."""
    made = read(UCDP, ucdp_row(0, "Nobody"), ucdp_row(9101, "Torin Front"))
    assert [a.name for a in made.list.actors] == ["Torin Front"]
    assert "groups.csv, line 2" in str(made.failed[0])


def test_sides_of_ged_are_read(read: Reader) -> None:
    """Single sides with the countries of their events; no civilians, no unidentified actors, no sides of several names."""
    made = read(
        GED,
        "1,2023,x,72.0,Government of Mali,9101.0,Torin Front,Mali",
        "2,2023,x,9101,Torin Front,1,Civilians,Niger",
        '3,2023,x,9102,"Torin Front, Hill Brigade",9103,XXX77,Mali',
    )
    assert made.layout is Layout.GED
    assert [(a.name, a.kind, a.theatres) for a in made.list.actors] == [
        ("Government of Mali", ActorKind.STATE_FORCES, ("ML",)),
        ("Torin Front", ActorKind.UNKNOWN, ("ML", "NE")),
    ]


@pytest.mark.parametrize(
    ("file", "lines"),
    [
        ("acled-names.csv", ["id,name", "a,River Guard"]),
        ("names.csv", ["event_id_cnty,actor1,inter1", "MLI1,River Guard,3"]),
        ("names.csv", ["id,name", *(f"a{n},Military Forces of Torin ({n}-)" for n in (2001, 2002, 2003))]),
        ("names.csv", ["id,name", *(f"a{n},Police Forces of Torin ({n}-{n + 4})" for n in (2001, 2002, 2003))]),
    ],
)
def test_acleds_names_are_refused(read: Reader, file: str, lines: list[str]) -> None:
    """Its terms do not let them travel: recognised by the file, the columns or the way it writes names."""
    with pytest.raises(UsageError, match=r"looks like ACLED's.*Nothing was imported"):
        read(*lines, file=file)


def test_one_name_with_years_is_no_proof(read: Reader) -> None:
    """A user may write a name as ACLED does; one is no list of theirs."""
    assert len(read("id,name", "a,Military Forces of Torin (2001-)").list.actors) == 1


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["place,population", "Torin,500"], "has none of the known layouts: its columns are place, population"),
        ([""], "has no first line that names its columns"),
        (["just words"], "has no first line that names its columns"),
        (["id,name"], "holds no actor"),
    ],
)
def test_a_file_of_no_layout_is_refused(read: Reader, lines: list[str], said: str) -> None:
    """Nothing is imported, and the message says what a list looks like."""
    with pytest.raises(UsageError, match=said):
        read(*lines)


def test_a_workbook_is_no_csv(tmp_path: Path) -> None:
    """An .xlsx is recognised, and what to do is said."""
    path = tmp_path / "groups.xlsx"
    path.write_bytes(b"PK\x03\x04rest")
    with pytest.raises(UsageError, match="Save the sheet as CSV"):
        read_list(path, by_id())


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """No file, no list."""
    with pytest.raises(UsageError, match="can't be opened"):
        read_list(tmp_path / "none.csv", by_id())
