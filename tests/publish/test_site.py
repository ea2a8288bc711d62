"""A site: pages that any host can show, which say what the release says and nothing else, and run nothing of a report's."""

import json
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from tests.publish.released import dossier, event, gate, killed
from tests.publish.sites import HTML, broken, links, pages, plan, read, site, text
from tests.publish.test_leaks import everything, found, full
from tests.store import made

from recount.publish.folder.check import check
from recount.publish.folder.make import make
from recount.publish.folder.origin import About, Origin
from recount.publish.folder.past import read_past
from recount.publish.form import FILES
from recount.publish.profile import SafetyProfile
from recount.publish.record import PublicPlace
from recount.publish.site import atlas, method, program, shown
from recount.publish.site.pages import contact
from recount.vocab.vague import vague_rules

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'</style>{{ 7 * 7 }}"
FIRST_VIEW = 1_000_000  # bytes, before data


@pytest.fixture(params=[True, False], ids=["program", "still"])
def built(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """With the program of the first page, and without it."""
    files = {"record.js": b"void 0;", "record.css": b""} if request.param else {}
    monkeypatch.setattr(program, "program", lambda: files)
    return bool(request.param)


@pytest.mark.usefixtures("built")
def test_every_page_is_valid_and_every_link_leads_somewhere(tmp_path: Path) -> None:
    """Read strictly, as the standard has it; links are relative, so that any folder of any host will do."""
    folder = site(tmp_path / "r")
    assert {page.relative_to(folder).parts[0] for page in pages(folder)} == {
        "index.html", "data.html", "method.html", "changes.html", "about.html", "incidents", "years",
    }  # fmt: skip
    assert broken(folder) == []
    outside = {link.address for page in pages(folder) for link in links(page) if ":" in link.address}
    assert outside == {"mailto:post@record.example"}
    assert not [link for page in pages(folder) for link in links(page) if link.address.startswith("/")]


def test_a_release_with_pages_is_whole_and_the_same_again(tmp_path: Path, built: bool) -> None:
    """The check knows every page; the same plan gives the same bytes."""
    one, two = site(tmp_path / "one"), site(tmp_path / "two")
    assert check(one) == ()
    files = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    assert {path.name for path in files} >= {"cards.js"} if built else {"site.css"}
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in files)


@pytest.mark.usefixtures("built")
def test_a_changed_added_or_lost_page_is_found(tmp_path: Path) -> None:
    """By the checksums, and by the manifest where these were mended."""
    folder = site(tmp_path / "r")
    (folder / "incidents" / "added.html").write_text("<p>Nothing happened.")
    assert [fault for fault in check(folder) if "it was added" in fault] == [
        "incidents/added.html is not among the checksums: it was added"
    ]
    (folder / "incidents" / "added.html").unlink()
    page = folder / "about.html"
    page.write_bytes(page.read_bytes().replace(b"post@record.example", b"post@another.example"))
    assert "about.html was changed: its checksum is another" in check(folder)
    assert any(fault.startswith("the pages are not those that MANIFEST.json describes") for fault in check(folder))
    page.unlink()
    assert "about.html is missing" in check(folder)


def test_no_word_of_a_ledger_is_in_any_byte_of_a_site(tmp_path: Path, built: bool) -> None:
    """Not in a page, a script or the name of a file: no quote, name, title, address, reason, unknown party or reviewer."""
    first = site(tmp_path / "one", release=gate(dossier(), everything(full())))
    second = site(tmp_path / "two", release=gate(dossier()), past=read_past(first))
    files = [path for folder in (first, second) for path in folder.rglob("*") if path.is_file()]
    assert len(files) > (45 if built else 40)
    assert {path.name: marks for path in files if (marks := found(path.read_bytes() + path.name.encode()))} == {}


@pytest.mark.usefixtures("built")
def test_what_is_held_back_is_nowhere(tmp_path: Path) -> None:
    """No id of an incident, claim or report that the rules hold back, in any byte."""
    late = dossier(event("shelling"))
    hidden = replace(
        late, tellings=tuple(replace(t, report=replace(t.report, source="Elsewhere")) for t in late.tellings)
    )
    of = gate(dossier(), hidden, profile=SafetyProfile(name="careful", restricted_sources=("Elsewhere",)))
    folder = site(tmp_path / "r", release=of)
    secret = [hidden.account.incident.id, hidden.tellings[0].claim.id, hidden.tellings[0].report.id, "Elsewhere"]
    tails = [one.rpartition(":")[2].encode() for one in secret]
    for path in folder.rglob("*"):
        if path.is_file():
            assert not [tail for tail in tails if tail in path.read_bytes()], path.name


def test_the_name_of_an_outlet_is_text_and_runs_nowhere(tmp_path: Path, built: bool) -> None:
    """Markup, a way out of an attribute, a template's braces: shown as they are written."""
    coded = made.coded(made.report(source=HOSTILE))
    folder = site(tmp_path / "r", release=gate(dossier(coded)), about=About(site=True, title=HOSTILE, contact=HOSTILE))
    for page in pages(folder):
        tree = read(page)
        scripts = [element.get("src") for element in tree.iter(f"{HTML}script")]
        assert scripts == (["site/record.js"] if built and page.name == "index.html" else [])
        assert not list(tree.iter(f"{HTML}img"))
    (page,) = (folder / "incidents").iterdir()
    assert " ".join(HOSTILE.split()) in text(page)
    if built:
        data = (folder / "site" / "cards.js").read_text(encoding="ascii")
        start, end = "globalThis.recountRelease=", ";\n"
        assert data.startswith(start)
        assert json.loads(data[len(start) : -len(end)])["cards"][0]["outlets"] == [HOSTILE]


@pytest.mark.usefixtures("built")
def test_every_page_forbids_what_it_does_not_need(tmp_path: Path) -> None:
    """A strict policy on each; scripts on the first page only, none in any page itself, no style and no handler."""
    for page in pages(site(tmp_path / "r")):
        tree = read(page)
        (policy,) = [m.get("content") for m in tree.iter(f"{HTML}meta") if m.get("http-equiv")]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert ("script-src" not in policy) or page.name == "index.html"
        for element in tree.iter():
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"]
            assert not (element.tag == f"{HTML}script" and (element.text or "").strip())
        assert not list(tree.iter(f"{HTML}style"))


def test_an_incident_can_be_read_without_a_program(tmp_path: Path) -> None:
    """What, where, when, who says so, every figure by its method with what carries it, and that nobody reviewed it."""
    of = gate(dossier())
    folder = site(tmp_path / "r", release=of)
    (incident,) = of.incidents
    said = text(folder / "incidents" / shown.page_name(incident.incident_id))
    for words in (shown.title(incident), shown.days(incident), incident.summary, incident.incident_id):
        assert words in said
    assert "Machine-proposed, not reviewed by a person." in said
    for row in shown.rows(incident):
        assert row.words in said
        assert row.method in said
    assert shown.meaning("occurrence", incident.occurrence) in said
    assert "claims, 1 witness" in said or "claim, 1 witness" in said


def test_a_figure_names_the_claims_that_carry_it(tmp_path: Path) -> None:
    """Of those that are published; a claim that carries none says so."""
    coded = event("clash")
    first = dossier(coded)
    bare = replace(first, account=replace(first.account, estimates=(killed(coded, "ucdp", "all", 3, 3, 3),)))
    of = gate(bare)
    (estimate,) = of.incidents[0].estimates
    assert set(estimate.basis) <= {claim.claim_id for claim in of.incidents[0].claims}
    unknown = replace(bare.account.estimates[0], basis=("clm:b2:00",))
    none = gate(replace(bare, account=replace(bare.account, estimates=(unknown,))))
    assert none.incidents[0].estimates[0].basis == ()
    folder = site(tmp_path / "r", release=none)
    assert "no figure" in text(next((folder / "incidents").iterdir()))


def test_an_incident_that_left_keeps_its_address(tmp_path: Path) -> None:
    """A page there says why, and nothing of what it was; the last release's changes are linked."""
    gone = dossier(event("clash"))
    first = site(tmp_path / "2018-01", release=gate(dossier(), gone))
    origin = Origin(entries=9, hash="ff", standing=frozenset({gone.account.incident.id}))
    second = site(tmp_path / "2018-02", release=gate(dossier()), origin=origin, past=read_past(first))
    page = second / "incidents" / shown.page_name(gone.account.incident.id)
    assert "The safety rules of this release hold it back" in text(page)
    assert "clash" not in text(page).lower()
    assert broken(second) == []
    assert {link.address for link in links(second / "changes.html")} >= {"../2018-01/changes.html", "changes.csv"}
    third = site(tmp_path / "2018-03", release=gate(dossier()), past=read_past(second))
    earlier = [link.address for link in links(third / "changes.html") if link.address.startswith("../")]
    assert earlier == ["../2018-02/changes.html", "../2018-01/changes.html"]
    assert broken(third) == []


def test_a_release_without_pages_is_as_it_was(tmp_path: Path) -> None:
    """No page, no folder, no word of it in the manifest."""
    make(tmp_path / "r", plan(about=About()))
    assert not [path for path in (tmp_path / "r").iterdir() if path.is_dir() or path.suffix == ".html"]
    manifest = json.loads((tmp_path / "r" / "MANIFEST.json").read_text())
    assert not {"site", "earlier"} & set(manifest)


def test_an_empty_release_says_so(tmp_path: Path, built: bool) -> None:
    """Nothing to show needs no program."""
    del built
    folder = site(tmp_path / "r", release=gate())
    assert "This release holds no incident." in text(folder / "index.html")
    assert not (folder / "site" / "cards.js").exists()
    assert broken(folder) == []


def test_a_year_page_lists_every_incident(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page names the newest ones only."""
    monkeypatch.setattr("recount.publish.site.pages.SHOWN", 1)
    folder = site(tmp_path / "r")
    rows = len(list(read(folder / "index.html").find(f"{HTML}body").iter(f"{HTML}tr")))
    assert rows == 2  # with the heading
    assert len(list(read(folder / "years" / "2017.html").iter(f"{HTML}tr"))) == 3


def test_the_methodology_is_that_of_the_code(tmp_path: Path) -> None:
    """Every rule for vague words, method and grade, and every rule of the profile with what it is set to."""
    profile = SafetyProfile(name="partners", delay_days=2, undisclosed_sources=("The Valley Post",))
    folder = site(tmp_path / "r", release=gate(dossier(), profile=profile), profile=profile)
    said = text(folder / "method.html")
    for rule in vague_rules():
        assert rule.id in said
    for _, sentence in method.methods():
        assert sentence in said
    assert "Profile partners" in said
    assert "delay_days 2 7" in said
    assert "undisclosed_sources 1 0" in said
    assert "The Valley Post" not in said
    assert {rule.name for rule in method.safety(profile)} == {f.name for f in fields(SafetyProfile)} - {"name"}


def test_downloads_have_their_checksums(tmp_path: Path) -> None:
    """Those of SHA256SUMS; the tables first."""
    folder = site(tmp_path / "r")
    listed = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    said = text(folder / "data.html")
    assert all(listed[FILES[form]] in said for form in About().forms)
    assert said.index("incidents.csv") < said.index("CITATION.cff")


@pytest.mark.parametrize(
    ("words", "made_of"),
    [
        ("post@record.example", '<a href="mailto:post@record.example">'),
        ("https://record.example/say", '<a href="https://record.example/say"'),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("the office in Tel Zeyd", "the office in Tel Zeyd"),
    ],
)
def test_a_contact_is_a_link_only_where_it_is_an_address(words: str, made_of: str) -> None:
    """A mail address or a page; anything else stays text."""
    assert str(contact(words)).startswith(made_of)
    assert contact(None) is None


def test_the_map_shows_areas_and_never_less_than_is_open() -> None:
    """An ellipse has the radius of its place, wider in degrees towards the poles; what has no point has no map."""
    (incident,) = gate(dossier()).incidents
    place = PublicPlace(
        name="Zeyd Governorate", country="SY", lat=60.0, lon=30.0, radius_km=111.195, precision="admin1"
    )
    chart = atlas.chart([replace(incident, place=place)])
    assert chart is not None
    (area,) = chart.areas
    assert (area.x, area.y, area.rx, area.ry, area.wide) == (300.0, -600.0, 20.0, 10.0, True)
    x, y, width, height = chart.frame
    assert x < area.x - area.rx
    assert y < area.y - area.ry
    assert x + width > area.x + area.rx
    assert y + height > area.y + area.ry
    assert atlas.chart([replace(incident, place=PublicPlace(name="Zeyd Governorate"))]) is None


def test_the_map_of_many_places_puts_near_ones_together() -> None:
    """At most so many areas: the first page stays small."""
    (incident,) = gate(dossier()).incidents
    many = [
        replace(incident, place=PublicPlace(name="Z", lat=n % 60 - 30.0, lon=n // 60 * 1.5, radius_km=5.0))
        for n in range(3000)
    ]
    chart = atlas.chart(many)
    assert chart is not None
    assert len(chart.areas) <= atlas.MOST
    assert sum(len(area.incidents) for area in chart.areas) == 3000


def test_the_look_is_that_of_the_workbench() -> None:
    """Colours and shapes are declared twice, since pages without a program need them too: they are the same."""
    tokens = (ROOT / "web/src/shell/tokens.css").read_text(encoding="utf-8")
    own = (ROOT / "src/recount/publish/site/site.css").read_text(encoding="utf-8")
    declared = re.compile(r"(--[\w-]+): (light-dark\([^;]+);")
    assert dict(declared.findall(own)).items() <= dict(declared.findall(tokens)).items()
    shapes = (ROOT / "web/src/marks/shapes.ts").read_text(encoding="utf-8")
    assert all(path in shapes for path, _ in shown.SHAPES.values())


@pytest.mark.skipif(not program.built(), reason="the program was not built here: make web")
def test_the_first_view_is_small(tmp_path: Path) -> None:
    """All that a browser loads before the data, without compression."""
    folder = site(tmp_path / "r")
    size = sum(path.stat().st_size for path in (folder / "index.html", *(folder / "site").iterdir()))
    assert size - (folder / "site" / "cards.js").stat().st_size <= FIRST_VIEW
