"""Releases from the workbench: a look that writes nothing, the folder that it promised, and what may lie among them."""

import io
import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.serve import served

from recount.flow.desk import giving, offering, shelved
from recount.flow.desk.setup import Setup
from recount.flow.desk.worker import Event
from recount.flow.releasing import Wanted, Ways, planned, regions_of
from recount.model import UsageError
from recount.publish.folder.check import check
from recount.publish.folder.make import make
from recount.publish.folder.origin import About
from recount.publish.form import Form
from recount.serve.ports import Wish
from recount.store.ledger import Ledger

LATE = date(2031, 12, 1)
PARTNERS = 'name = "partners"\ndelay_days = 14\nundisclosed_sources = ["Valley Post"]\n'


@pytest.fixture
def setup(shelf: Path, tmp_path: Path) -> Setup:
    """The strike on the market and a small war, all of it long ago."""
    return Setup(ledger=served.copied(shelf, tmp_path), places=False, today=date(2032, 1, 1))


def test_a_look_writes_nothing_and_promises_what_is_made(setup: Setup) -> None:
    """The same incidents, tables and reasons as the folder then has; before it is made there is no folder at all."""
    wish = Wish(name="first", as_of=date(2017, 10, 6), forms=("csv", "acled"))
    look = giving.look(setup, wish, print)
    assert not setup.releases_at().exists()
    giving.folder(setup, wish, print)
    manifest = json.loads((setup.releases_at() / "first" / "MANIFEST.json").read_text(encoding="utf-8"))
    assert look["incidents"] == manifest["incidents"]
    held: dict[str, int] = {}
    for one in look["held"]:
        held[one["reason"]] = held.get(one["reason"], 0) + one["number"]
    assert held == manifest["held_back"]
    assert {t["file"]: t["rows"] for t in look["tables"]} == {
        f["name"]: f["rows"] for f in manifest["files"] if "rows" in f
    }
    assert check(setup.releases_at() / "first") == ()


def test_what_is_held_back_is_named_with_its_rule(setup: Setup) -> None:
    """Each incident that does not go out is in the look once, under the rule that holds it, with a day and a place."""
    look = giving.look(setup, Wish(name="first", as_of=date(2017, 10, 6)), print)
    late = next(one for one in look["held"] if one["rule"] == "delay_days")
    assert "less than 7 days before 2017-10-06" in late["reason"]
    assert all(re.match(r".*\d{4}, .+", one["label"]) for one in late["incidents"])
    assert look["of"] == look["incidents"] + sum(one["number"] for one in look["held"])
    ids = [one["id"] for back in look["held"] for one in back["incidents"]]
    assert len(ids) == len(set(ids)) > 0


def test_the_command_line_makes_the_same_bytes(setup: Setup, tmp_path: Path) -> None:
    """One function: the folder made here is byte for byte the one that the front door's plan gives."""
    giving.folder(setup, Wish(name="same", as_of=LATE, forms=("csv",), title="Invented", site=True), print)
    about = About(title="Invented", forms=offered("csv"), site=True)
    with Ledger.open(setup.ledger) as ledger:
        wanted = Wanted(as_of=LATE, today=setup.today, about=about)
        make(tmp_path / "same", planned(ledger, wanted, Ways(regions=regions_of(None))))
    assert bytes_of(setup.releases_at() / "same") == bytes_of(tmp_path / "same")


def offered(*names: str) -> tuple[Form, ...]:
    return tuple(map(Form, names))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_next_one_is_compared_with_the_last(setup: Setup) -> None:
    """What went away is counted in the look and listed in the release; the first one stays as it was."""
    giving.folder(setup, Wish(name="all", as_of=LATE), print)
    before = bytes_of(setup.releases_at() / "all")
    wish = Wish(name="less", as_of=LATE, against="all", profile='name = "seen"\nonly_reviewed = true')
    look = giving.look(setup, wish, print)
    assert (look["against"], look["added"], look["changed"]) == ("all", 0, 0)
    assert look["removed"] == look["deletions"] > 0
    assert {one["why"] for one in look["changes"]} == {"held_back"}
    giving.folder(setup, wish, print)
    assert (setup.releases_at() / "less" / "DELETIONS.csv").read_text().count("incident,") == look["removed"]
    assert bytes_of(setup.releases_at() / "all") == before


def test_a_ledger_that_grew_since_the_look_is_looked_at_again(setup: Setup) -> None:
    """Nothing goes out that nobody saw."""
    look = giving.look(setup, Wish(name="first", as_of=LATE), print)
    here = served.Here(setup, lazy=True)
    with served.client(setup.ledger, here) as desk:
        incident = desk.get("/api/incidents").json()["items"][0]["id"]
        desk.post("/api/decisions", json={"kind": "accept", "about": [incident], "by": "Ana Quist"})
    with pytest.raises(UsageError, match="Look again"):
        giving.folder(setup, Wish(name="first", as_of=LATE, seen=look["seen"]), print)
    assert shelved.releases(setup.releases_at()) == []
    again = giving.look(setup, Wish(name="first", as_of=LATE), print)
    assert again["stale"]
    giving.folder(setup, Wish(name="first", as_of=LATE, seen=again["seen"]), print)
    assert [path.name for path, _ in shelved.releases(setup.releases_at())] == ["first"]


def test_a_profile_is_kept_for_the_next_time(setup: Setup) -> None:
    """Beside the releases, under its name; a look keeps none."""
    wish = Wish(name="first", as_of=LATE, profile=PARTNERS)
    giving.look(setup, wish, print)
    assert offering.offer(setup)["profiles"] == []
    giving.folder(setup, wish, print)
    offer = offering.offer(setup)
    (kept,) = offer["profiles"]
    assert kept == {
        "name": "partners",
        "toml": PARTNERS,
        "sets": {"delay_days": 14, "undisclosed_sources": ["Valley Post"]},
    }
    assert offer["releases"][0]["profile"] == "partners"
    assert (setup.releases_at() / "profiles" / "partners.toml").read_text() == PARTNERS


@pytest.mark.parametrize(
    "name", ["..", ".", "", "a/b", "../a", "profiles", ".hidden", "a\\b", "x" * 81, "a\n", "end ."]
)
def test_a_name_that_is_no_folder_s_is_refused(setup: Setup, name: str) -> None:
    """Before anything is read; and no release of such a name is compared with, either."""
    with pytest.raises(UsageError, match="can't be the name"):
        giving.look(setup, Wish(name=name), print)
    if name:
        with pytest.raises(UsageError, match="can't be the name"):
            giving.look(setup, Wish(name="a", against=name), print)
    assert shelved.inside(setup.releases_at(), name, "MANIFEST.json") is None


def test_a_profile_whose_name_is_no_file_s_is_refused(setup: Setup) -> None:
    """It would be written somewhere else."""
    with pytest.raises(UsageError, match="can't be the name"):
        giving.folder(setup, Wish(name="a", as_of=LATE, profile='name = "../../a"'), print)


def test_a_damaged_release_is_no_base_and_is_named(setup: Setup) -> None:
    """Its faults are listed; nothing is compared with it."""
    giving.folder(setup, Wish(name="first", as_of=LATE, forms=("csv",)), print)
    assert giving.faults(setup, "first", print) == []
    (setup.releases_at() / "first" / "incidents.csv").write_text("x")
    assert "incidents.csv was changed: its checksum is another" in giving.faults(setup, "first", print)
    with pytest.raises(UsageError, match="no sound release"):
        giving.look(setup, Wish(name="second", as_of=LATE, against="first"), print)


def test_a_release_is_packed_as_it_lies_there(setup: Setup, tmp_path: Path) -> None:
    """A piece at a time, in an archive that unpacks into a sound release; twice the same bytes."""
    giving.folder(setup, Wish(name="first", as_of=LATE, site=True), print)
    place = setup.releases_at() / "first"
    pieces = list(shelved.packed(place))
    assert b"".join(pieces) == b"".join(shelved.packed(place))
    assert len(pieces) > 10
    zipfile.ZipFile(io.BytesIO(b"".join(pieces))).extractall(tmp_path / "there")
    assert check(tmp_path / "there" / "first") == ()


def test_only_releases_are_listed_and_only_their_files_found(setup: Setup, tmp_path: Path) -> None:
    """A folder without a manifest is none, a link out of one leads nowhere; the newest comes first."""
    home = setup.releases_at()
    for name, day in (("b-older", date(2030, 1, 1)), ("a-newer", LATE)):
        giving.folder(setup, Wish(name=name, as_of=day, forms=("csv",)), print)
    (home / "notes").mkdir()
    shutil.copytree(home / "a-newer", home / "broken")
    (home / "broken" / "MANIFEST.json").write_text("[]")
    (home / "a-newer" / "out").symlink_to(tmp_path / "recount.db")
    assert [one["name"] for one in offering.offer(setup)["releases"]] == ["a-newer", "b-older"]
    assert shelved.inside(home, "a-newer", "incidents.csv") is not None
    for path in ("out", "../b-older/incidents.csv", "../../recount.db", "/etc/hostname", "none", "a\0", ""):
        assert shelved.inside(home, "a-newer", path) is None
    assert b"SQLite" not in b"".join(shelved.packed(home / "a-newer"))


def test_a_release_tells_how_far_it_is(setup: Setup) -> None:
    """Of how many incidents, then that it writes, then its name."""
    events: list[Event] = []
    giving.folder(setup, Wish(name="first", as_of=LATE), events.append)
    assert (events[0].step, events[0].done) == ("asking the safety rules", 0)
    assert (events[0].total or 0) > 0
    assert events[-2].step == "writing"
    assert events[-1].made == ("releases", ("first",))
