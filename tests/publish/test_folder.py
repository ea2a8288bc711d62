"""A release folder: whole or not at all, the same bytes again, and every file accounted for."""

import csv
import json
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from tests.publish.released import altered, dossier, event, gate
from tests.store import made

from recount.model import UsageError
from recount.publish.folder import make as making
from recount.publish.folder.check import check
from recount.publish.folder.make import Plan, make
from recount.publish.folder.origin import About, Origin
from recount.publish.folder.past import read_past
from recount.publish.form import FILES, Form
from recount.publish.profile import SafetyProfile
from recount.store.moments import Stood

ORIGIN = Origin(entries=7, hash="0123abcd")
ALWAYS = {
    "MANIFEST.json", "SHA256SUMS", "README.md", "METHODOLOGY.md", "CHANGES.md", "changes.csv", "DELETIONS.csv", "COLUMNS.csv",
    "CITATION.cff", "incidents.jsonl",
}  # fmt: skip


def plan(**changes: object) -> Plan:
    return Plan(**{"release": gate(dossier(), dossier(event("clash"))), "origin": ORIGIN, **changes})  # type: ignore[arg-type]  # fields of Plan


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def manifest(folder: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((folder / "MANIFEST.json").read_text())
    return read


@pytest.mark.parametrize("forms", [tuple(Form), (Form.CSV,), ()])
def test_a_release_holds_what_was_asked_and_what_is_always_in(tmp_path: Path, forms: tuple[Form, ...]) -> None:
    """The tables asked for, JSON lines in any case, and the texts; a check finds nothing."""
    if Form.PARQUET in forms:
        pytest.importorskip("pyarrow")
    make(tmp_path / "r", plan(about=About(forms=forms)))
    assert names(tmp_path / "r") == ALWAYS | {FILES[form] for form in forms}
    assert check(tmp_path / "r") == ()
    assert names(tmp_path) == {"r"}


def test_the_same_plan_gives_the_same_bytes(tmp_path: Path) -> None:
    """Every file of two releases, Parquet too: no clock, no path, no chance."""
    pytest.importorskip("pyarrow")
    for name in ("one", "two"):
        make(tmp_path / name, plan(about=About(forms=tuple(Form), licence="CC-BY-4.0")))
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_a_release_is_read_back_whatever_ends_a_line_elsewhere(tmp_path: Path) -> None:
    """An outlet with a line separator in its name: one incident is one line all the same."""
    odd = made.coded(made.report(source="Radio\u2028Valley"))
    make(tmp_path / "r", plan(release=gate(dossier(odd))))
    assert len(read_past(tmp_path / "r").incidents) == 1


def test_checksums_are_those_of_the_usual_tool(tmp_path: Path) -> None:
    """`sha256sum -c` is all that a reader needs."""
    make(tmp_path / "r", plan())
    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "r", capture_output=True, check=False)  # noqa: S607 - as installed
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b": OK") == len(names(tmp_path / "r")) - 1


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken off half-way: no folder of that name, and no part of it."""

    def stopped(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "citation", stopped)
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "r", plan())
    assert names(tmp_path) == set()


def test_a_release_is_never_written_over(tmp_path: Path) -> None:
    """Not over a release, a file or a folder with anything in it; an empty folder is filled."""
    (tmp_path / "empty").mkdir()
    make(tmp_path / "empty", plan())
    (tmp_path / "file").write_text("mine")
    for name in ("empty", "file"):
        with pytest.raises(UsageError, match="is there already"):
            make(tmp_path / name, plan())
    with pytest.raises(UsageError, match="Make it first"):
        make(tmp_path / "none" / "r", plan())


def test_the_manifest_says_how_it_was_made(tmp_path: Path) -> None:
    """Day, versions, rules and what they change, where the ledger stood, columns with their types, and what is not in it."""
    profile = SafetyProfile(name="partners", delay_days=2, undisclosed_sources=("A", "B"))
    release = gate(dossier(), dossier(event("clash"), window=None, locus=None), profile=profile)
    make(tmp_path / "r", plan(release=release, profile=profile, about=About(forms=(Form.CSV, Form.ACLED))))
    said = manifest(tmp_path / "r")
    assert (said["as_of"], said["incidents"], said["ledger"]) == (
        "2018-01-01",
        2,
        {"entries": 7, "hash": "0123abcd", "decisions": 0},
    )
    assert said["safety"] == {
        "profile": "partners",
        "default": False,
        "changes": {
            "delay_days": {"is": 2, "default": 7},
            "undisclosed_sources": {"is": 2, "default": 0},
        },
    }
    files = {file["name"]: file for file in said["files"]}  # type: ignore[attr-defined]  # a list of objects
    assert files["incidents.csv"]["columns"][1] == {"name": "date_start", "type": "date"}
    assert (files["acled-shaped.csv"]["rows"], list(files["acled-shaped.csv"]["left_out"].values())) == (1, [1])
    assert set(files) == names(tmp_path / "r") - {"MANIFEST.json", "SHA256SUMS"}


def test_every_column_is_explained(tmp_path: Path) -> None:
    """COLUMNS.csv has each column of each table, with what it holds."""
    make(tmp_path / "r", plan())
    with (tmp_path / "r" / "COLUMNS.csv").open(encoding="utf-8", newline="") as file:
        explained = {(row["file"], row["column"]) for row in csv.DictReader(file) if row["holds"]}
    for name in ("incidents.csv", "acled-shaped.csv", "ucdp-shaped.csv"):
        head = next(csv.reader((tmp_path / "r" / name).read_text().splitlines()))
        assert {(name, column) for column in head} <= explained


@pytest.mark.parametrize(("licence", "cited"), [("CC-BY-4.0", True), ("Ask us first", False), (None, False)])
def test_a_licence_is_said_as_it_was_chosen(tmp_path: Path, licence: str | None, cited: bool) -> None:
    """In the README and the manifest; in the citation only if it has a name that such files know."""
    make(tmp_path / "r", plan(about=About(licence=licence, publisher='The "Valley" Record')))
    citation = (tmp_path / "r" / "CITATION.cff").read_text()
    assert ("\nlicense: CC-BY-4.0\n" in citation) is cited
    assert '  - name: "The \\"Valley\\" Record"\n' in citation
    assert f"Licence: {licence or 'none chosen'}" in (tmp_path / "r" / "README.md").read_text()


def damaged(folder: Path) -> Iterable[tuple[str, str]]:
    """Ways to damage a release, and what the check says of each."""
    table = folder / "incidents.csv"
    table.write_text(table.read_text().replace("Tel Zeyd", "Tel Zeyt", 1))
    yield "altered", "incidents.csv was changed: its checksum is another"
    (folder / "notes.txt").write_text("mine")
    yield "added", "notes.txt is not among the checksums: it was added"
    (folder / "README.md").unlink()
    yield "missing", "README.md is missing"
    (folder / "SHA256SUMS").unlink()
    yield "without sums", "SHA256SUMS can't be read"


def test_each_damage_is_named(tmp_path: Path) -> None:
    """A byte changed, a file added, one missing, the checksums gone."""
    make(tmp_path / "r", plan())
    for damage, fault in damaged(tmp_path / "r"):
        assert fault in check(tmp_path / "r"), damage


def test_nonsense_is_named_even_under_right_checksums(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Low above high, a day after the release's own, nothing said of review: faults of whoever made it."""
    from recount.publish import formats

    def nonsense(release: object, out: object) -> None:
        del release
        row = {
            "incident_id": "inc:b2:1", "date_start": "2030-01-01", "review": "", "claims": [],
            "estimates": [{"kind": "killed", "population": "all", "method": "ucdp", "version": "1", "low": 9, "best": 3, "high": 12}],
        }  # fmt: skip
        out.write(json.dumps(row) + "\n")  # type: ignore[attr-defined]  # a text file

    monkeypatch.setattr(formats, "write_jsonl", nonsense)
    make(tmp_path / "r", plan(about=About(forms=())))
    faults = "\n".join(check(tmp_path / "r"))
    assert "killed by ucdp is 9/3/12: not low <= best <= high" in faults
    assert "it happened on 2030-01-01, after the release's own day" in faults
    assert "it does not say whether a person reviewed it" in faults
    assert "MANIFEST.json counts 2 incidents, and there are 1" in faults


def killed_13(data: bytes) -> bytes:
    """The twelve dead of the invented report are thirteen; in ACLED's columns the nought is one."""
    return data.replace(b",12,12,12,", b",12,13,13,").replace(b'"best": 12', b'"best": 13')


@pytest.mark.parametrize("form", [Form.CSV, Form.HXL, Form.UCDP, Form.GEOJSON, Form.JSONL])
def test_a_figure_that_one_table_alone_has_is_named(tmp_path: Path, form: Form) -> None:
    """However well the checksums were mended, the tables no longer agree."""
    make(tmp_path / "r", plan())
    swap = (b",12,12,12,", b",12,12,13,") if form is Form.UCDP else None
    altered(tmp_path / "r", FILES[form], (lambda b: b.replace(*swap)) if swap else killed_13)
    faults = check(tmp_path / "r")
    assert any("figures of" in fault or "and by incidents.jsonl" in fault for fault in faults)


def test_parquet_is_compared_too(tmp_path: Path) -> None:
    """A Parquet file of another release under right checksums."""
    pytest.importorskip("pyarrow")
    more = (made.estimate(made.coded(), "ucdp", (12, 13, 13)),)
    for name, of in (("r", dossier()), ("other", dossier(estimates=more))):
        make(tmp_path / name, plan(release=gate(of), about=About(forms=(Form.PARQUET,))))
    altered(tmp_path / "r", "incidents.parquet", lambda _: (tmp_path / "other" / "incidents.parquet").read_bytes())
    assert any("killed_ucdp_best of" in fault and "is 13" in fault for fault in check(tmp_path / "r"))


@pytest.mark.parametrize("lost", ["files", "ledger", "as_of", "incidents", "format"])
@pytest.mark.parametrize("instead", [None, [], "x", [{}]])
def test_a_broken_manifest_is_a_fault_and_no_crash(tmp_path: Path, lost: str, instead: object) -> None:
    """Whatever stands in it: faults in sentences."""
    make(tmp_path / "r", plan())

    def broken(data: bytes) -> bytes:
        said = json.loads(data)
        return json.dumps(
            {**said, lost: instead} if instead is not None else {k: v for k, v in said.items() if k != lost}
        ).encode()

    altered(tmp_path / "r", "MANIFEST.json", broken)
    stood = Stood(ledger=Path("x.db"), hash="0", figures={})
    assert check(tmp_path / "r", lambda _: stood) != ()


def test_what_is_no_release_is_refused(tmp_path: Path) -> None:
    """A folder without a manifest, and one with another's."""
    with pytest.raises(UsageError, match=r"it has no MANIFEST\.json"):
        check(tmp_path)
    (tmp_path / "MANIFEST.json").write_text('{"format": "bagit"}')
    with pytest.raises(UsageError, match="no manifest of recount-release/1"):
        read_past(tmp_path)


def test_an_empty_release_is_a_release(tmp_path: Path) -> None:
    """Nothing may be published: the folder says so, and checks."""
    pytest.importorskip("pyarrow")
    make(tmp_path / "r", plan(release=gate(as_of=date(2017, 10, 4)), about=About(forms=tuple(Form))))
    assert check(tmp_path / "r") == ()
    assert "0 incidents, as of 2017-10-04" in (tmp_path / "r" / "README.md").read_text()
