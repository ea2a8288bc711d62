"""What must never be published is in no export, whatever the format; and what is held back is counted."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.store import made

from recount.model import (
    Account,
    Actor,
    ActorKind,
    Basis,
    CodedReport,
    Count,
    EventType,
    LossClass,
    LossKind,
    PlacePrecision,
    Reading,
    Readings,
    Stance,
    TollKind,
    UsageError,
    Wording,
)
from recount.publish.geojson import write_geojson
from recount.publish.lines import write_jsonl
from recount.publish.profile import Level, SafetyProfile, load_profile
from recount.publish.record import PROPOSED, Release
from recount.publish.safety import Rules, release
from recount.publish.tables import columns, write_csv
from recount.store import views
from recount.store.ledger import Ledger

LATER = date(2018, 1, 1)
WRITERS = {"csv": write_csv, "geojson": write_geojson, "jsonl": write_jsonl}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "recount.db") as ledger:
        yield ledger


def published(ledger: Ledger, *coded: CodedReport, change: Callable[[Account], Account] = lambda a: a) -> None:
    """Keep the reports, each as one incident."""
    for one in coded:
        ledger.append_report(one, made.run())
    ledger.append_accounts([change(made.account(one)) for one in coded], made.run("link"))


def make(ledger: Ledger, **rules: object) -> Release:
    return release(views.dossiers(ledger), Rules(**{"as_of": LATER, "version": "0", **rules}))  # type: ignore[arg-type]  # fields of Rules


def texts(of: Release) -> dict[str, str]:
    """The release in every format."""
    out = {}
    for name, write in WRITERS.items():
        file = io.StringIO(newline="")
        write(of, file)
        out[name] = file.getvalue()
    return out


def rows(of: Release) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(texts(of)["csv"], newline="")))


def test_no_name_of_a_person_is_in_any_format(ledger: Ledger) -> None:
    """Not from the tolls, the quotes, the words for the place, the title, the file's name or the address."""
    report = replace(
        made.report(), name="Ilyas-Karmo", title="Ilyas Karmo is dead", url="https://x.example/ilyas-karmo"
    )
    coded = replace(made.coded(), report=report)
    published(ledger, coded, change=lambda a: replace(a, place="the house of Ilyas Karmo"))
    out = make(ledger)
    assert len(out.incidents) == 1
    for name, text in texts(out).items():
        assert "karmo" not in text.casefold(), name
        assert "ilyas" not in text.casefold(), name
    assert [(w.number, w.reason) for w in out.left_out] == [(1, "names of people")]


def test_no_words_of_the_report_are_in_any_format(ledger: Ledger) -> None:
    """Evidence leaves as offsets: who has the report can check, nobody else reads it here."""
    published(ledger, made.coded())
    for name, text in texts(make(ledger)).items():
        for words in ("An air strike hit", "the mayor", "the market", "up to 40 fighters"):
            assert words not in text, name


@pytest.mark.parametrize(("days", "out"), [(0, False), (6, False), (7, True), (8, True)])
def test_an_incident_waits_seven_days(ledger: Ledger, days: int, out: bool) -> None:
    """Counted from its last possible day to the as-of day; what waits is counted, and in no format."""
    published(ledger, made.coded())
    made_now = make(ledger, as_of=date(2017, 10, 3) + timedelta(days=days))
    assert len(made_now.incidents) == out
    assert [w.number for w in made_now.held] == [] if out else [1]
    assert all(("Tel Zeyd" in text) is out for text in texts(made_now).values())


def test_without_a_day_the_delay_counts_from_publication(ledger: Ledger) -> None:
    """An incident of unknown day waits from the last day it was reported."""
    published(ledger, made.coded(), change=lambda a: replace(a, window=None))
    assert make(ledger, as_of=made.PUBLISHED + timedelta(days=6)).incidents == ()
    assert len(make(ledger, as_of=made.PUBLISHED + timedelta(days=7)).incidents) == 1


def test_an_inferred_day_does_not_shorten_the_delay(ledger: Ledger) -> None:
    """Read off the surroundings, a day years ago may be wrong: the delay then counts from publication."""
    guess = replace(made.DAY, start=date(2014, 10, 3), end=date(2014, 10, 4), basis=Basis.INFERRED)
    published(ledger, made.coded(), change=lambda a: replace(a, window=guess))
    assert make(ledger, as_of=made.PUBLISHED + timedelta(days=6)).incidents == ()
    assert len(make(ledger, as_of=made.PUBLISHED + timedelta(days=7)).incidents) == 1


def test_without_any_day_nothing_is_published(ledger: Ledger) -> None:
    """No day at all: no delay can be counted, so it is held back, and the reason says so."""
    coded = made.coded(made.report(published=None))
    published(ledger, coded, change=lambda a: replace(a, window=None))
    out = make(ledger)
    assert out.incidents == ()
    assert "no delay can be counted" in out.held[0].reason


def anticipating(coded: CodedReport, *, all_claims: bool) -> CodedReport:
    """The report with its last claim, or all claims, about the future."""
    changed = [
        made.claim(
            coded.report, c.evidence[0].exact, stance=Stance.ANTICIPATES if all_claims or n else c.stance, tolls=c.tolls
        )
        for n, c in enumerate(coded.claims)
    ]
    return replace(coded, claims=tuple(changed), readings=())


def test_claims_about_the_future_are_in_no_format(ledger: Ledger) -> None:
    """A plan or a threat leaves neither its id nor its offsets."""
    coded = anticipating(made.coded(), all_claims=False)
    published(ledger, coded)
    out = make(ledger)
    for name, text in texts(out).items():
        assert coded.claims[1].id not in text, name
        assert "anticipates" not in text, name
    assert coded.claims[0].id in texts(out)["jsonl"]
    assert (1, "claims about the future (plans, threats)") in [(w.number, w.reason) for w in out.left_out]


def test_an_incident_only_announced_is_held_back(ledger: Ledger) -> None:
    """Nobody says that it happened: nothing is published."""
    published(ledger, anticipating(made.coded(), all_claims=True))
    out = make(ledger)
    assert out.incidents == ()
    assert "only announced" in out.held[0].reason


def at_hospital() -> CodedReport:
    report = made.report("Shells hit the Amal hospital in Tel Zeyd on Tuesday, killing two people.")
    claim = made.claim(
        report,
        report.text,
        event_type=EventType.SHELLING,
        targets=(made.cut(report.text, "the Amal hospital"),),
        tolls=(made.toll(report, "two people", 2),),
    )
    return CodedReport(report=report, claims=(claim,))


def test_a_facility_is_shown_at_its_region(ledger: Ledger) -> None:
    """Neither the facility nor its settlement is in any format; where the region's point is unknown there is none."""
    published(ledger, at_hospital())
    for name, text in texts(make(ledger)).items():
        assert "Amal" not in text, name
        assert "Tel Zeyd" not in text, name
        assert "35.2" not in text, name
    place = make(ledger).incidents[0].place
    assert (place.name, place.precision, place.lat, place.country) == ("Deir ez-Zor", "admin1", None, "SY")
    with_point = make(ledger, regions=lambda *_: (35.3, 40.1, 120.0)).incidents[0].place
    assert (with_point.lat, with_point.lon, with_point.radius_km) == (35.3, 40.1, 120.0)


def test_a_point_finer_than_a_settlement_is_a_facility(ledger: Ledger) -> None:
    """A building's coordinates never leave, whatever it is called."""
    building = replace(made.PLACE, name="Block 7", radius_km=0.2, lat=35.201234, lon=40.405678)
    published(ledger, made.coded(), change=lambda a: replace(a, locus=building))
    for name, text in texts(make(ledger)).items():
        assert "Block 7" not in text, name
        assert "35.201" not in text, name


def test_a_site_of_the_gazetteer_is_a_facility(ledger: Ledger) -> None:
    """An airport, base, dam or camp is shown at its region, whatever its radius."""
    site = replace(made.PLACE, place_id="site:zeyd-dam", name="Zeyd Dam", radius_km=5.0)
    published(ledger, made.coded(), change=lambda a: replace(a, locus=site))
    for name, text in texts(make(ledger)).items():
        assert "Zeyd Dam" not in text, name


def test_a_settlement_keeps_its_point_with_its_radius(ledger: Ledger) -> None:
    """The reference point of the settlement, never without radius and precision."""
    published(ledger, made.coded())
    feature = json.loads(texts(make(ledger))["geojson"])["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [40.4, 35.2]}
    assert feature["properties"]["radius_km"] == 4.0
    assert feature["properties"]["place_precision"] == "exact"


def test_a_coarse_place_is_not_made_finer(ledger: Ledger) -> None:
    """A region stays a region."""
    region = replace(made.PLACE, name="eastern Syria", radius_km=180.0, precision=PlacePrecision.REGION)
    published(ledger, made.coded(), change=lambda a: replace(a, locus=region))
    place = make(ledger).incidents[0].place
    assert (place.name, place.precision, place.radius_km) == ("eastern Syria", "region", 180.0)


def of_forces(*, with_dead: bool) -> CodedReport:
    report = made.report("Jets struck 60 fighters near Tel Zeyd on Tuesday and destroyed a tank, killing 3 people.")
    unknown = Count(low=60, high=60, wording=Wording.EXACT)
    exposed = made.toll(report, "60 fighters", 60, kind=TollKind.EXPOSED, count=unknown)
    dead = (made.toll(report, "3 people", 3),) if with_dead else ()
    tank = made.loss(report, "a tank", kind=LossKind.DESTROYED, loss_class=LossClass.TANK)
    claim = made.claim(report, report.text, tolls=(exposed, *dead), losses=(tank,))
    return CodedReport(report=report, claims=(claim,))


def exposed_only(account: Account) -> Account:
    return replace(account, estimates=tuple(replace(e, kind=TollKind.EXPOSED) for e in account.estimates))


def test_losses_of_forces_wait_thirty_days_and_lose_their_settlement(ledger: Ledger) -> None:
    """Tanks lost and fighters exposed: first-level region, 30 days late."""
    published(ledger, of_forces(with_dead=False), change=exposed_only)
    early = make(ledger, as_of=date(2017, 11, 1))
    assert early.incidents == ()
    assert "less than 30 days" in early.held[0].reason
    late = make(ledger, as_of=date(2017, 11, 2))
    assert late.incidents[0].losses == ("tank: 1 destroyed",)
    assert rows(late)[0]["exposed_as_told_best"] == "12"
    for name, text in texts(late).items():
        assert "Tel Zeyd" not in text, name


def test_losses_of_forces_are_left_out_beside_a_settlement(ledger: Ledger) -> None:
    """An incident with dead is shown where it was, without what its forces lost; what is left out is counted."""
    published(ledger, of_forces(with_dead=True))
    out = make(ledger)
    assert out.incidents[0].place.name == "Tel Zeyd"
    assert out.incidents[0].losses == ()
    assert any("materiel" in w.reason for w in out.left_out)
    for name, text in texts(out).items():
        assert "tank" not in text, name


def test_unknown_is_blank_and_zero_is_zero(ledger: Ledger) -> None:
    """None never turns into 0, and both methods stand side by side."""
    coded = made.coded()
    estimates = (made.estimate(coded, "as_told", (0, 0, 120)), made.estimate(coded, "ucdp", (None, None, 120)))
    published(ledger, coded, change=lambda a: replace(a, estimates=estimates))
    row = rows(make(ledger))[0]
    assert [row[f"killed_as_told_{b}"] for b in ("low", "best", "high")] == ["0", "0", "120"]
    assert [row[f"killed_ucdp_{b}"] for b in ("low", "best", "high")] == ["", "", "120"]
    assert row["injured_ucdp_best"] == ""
    assert "Killed: as told 0 to 120, best 0; by UCDP's rules possibly up to 120." in row["summary"]


def test_it_says_who_reviewed_it_or_that_nobody_did(ledger: Ledger) -> None:
    """Machine-proposed until a named person accepts it; the reviewer is named only where a profile says so."""
    published(ledger, made.coded())
    assert rows(make(ledger))[0]["review"] == PROPOSED
    dossier = replace(next(iter(views.dossiers(ledger))), reviewed_by="R. Osei")
    assert rows(release([dossier], Rules(as_of=LATER, version="0")))[0]["review"] == "reviewed by a person"
    named = SafetyProfile(name="named", reviewer_names=True)
    assert (
        rows(release([dossier], Rules(as_of=LATER, version="0", profile=named)))[0]["review"] == "reviewed by R. Osei"
    )


BLUE = Actor(id="actor:blue", name="Blue Front", kind=ActorKind.ARMED_GROUP)


def with_parties(coded: CodedReport, *ids: str) -> CodedReport:
    slots = tuple(Reading(claim_id=coded.claims[0].id, slot=f"perpetrators[{n}]", value=i) for n, i in enumerate(ids))
    return replace(coded, readings=(Readings(claim_id=coded.claims[0].id, perpetrators=slots),))


def test_only_known_parties_are_named_and_neutrally(ledger: Ledger) -> None:
    """The name is that of the list of actors, not the text's word for them; whoever is not on it stays unnamed."""
    published(ledger, with_parties(made.coded(), "actor:blue", "Colonel K."))
    out = make(ledger, actors={"actor:blue": BLUE})
    assert out.incidents[0].perpetrators == ("Blue Front",)
    assert "said to be by Blue Front" in out.incidents[0].summary
    assert all("Colonel" not in text for text in texts(out).values())


@pytest.mark.parametrize("source", ["@zeyd_eyes", "t.me/zeyd", "+963 944 123 456", "a@b.example", "Telegram: Abu N."])
def test_a_private_channel_is_not_named(ledger: Ledger, source: str) -> None:
    """Handles, numbers and addresses lead to a person; the day stays."""
    published(ledger, made.coded(made.report(source=source)))
    out = make(ledger)
    assert out.incidents[0].sources[0].outlet == "undisclosed source"
    assert all(source not in text for text in texts(out).values())


def test_addresses_only_where_the_profile_says_so(ledger: Ledger) -> None:
    """A report's address often carries a name: outlet and day by default."""
    coded = replace(made.coded(), report=replace(made.report(), url="https://post.example/a1"))
    published(ledger, coded)
    assert all("post.example" not in text for text in texts(make(ledger)).values())
    allowed = make(ledger, profile=SafetyProfile(name="partners", source_urls=True))
    assert all("https://post.example/a1" in text for text in texts(allowed).values())


def test_the_release_says_which_profile_changed_what(ledger: Ledger, tmp_path: Path) -> None:
    """A profile of another name changes the rules, and every format says so."""
    published(ledger, made.coded())
    path = tmp_path / "p.toml"
    path.write_text('name = "partners"\ndelay_days = 0\nfinest_facility = "settlement"\n')
    out = make(ledger, profile=load_profile(path), as_of=date(2017, 10, 3))
    assert out.safety == "partners (delay_days 0, finest_facility settlement)"
    assert all(out.safety in text for text in texts(out).values())
    assert make(ledger).safety == "strict"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("delay_days = 1", "a name of its own"),
        ('name = "strict"', "a name of its own"),
        ('name = "x"\nnames = true', "no field 'names'"),
        ('name = "x"\ndelay_days = -1', "0 or more"),
        ('name = "x"\ndelay_days = true', "0 or more"),
        ('name = "x"\nfinest_place = "house"', "settlement, admin1, country"),
        ("name = ", "has to be a TOML file"),
    ],
)
def test_a_wrong_profile_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """No release is made by rules that nobody can name, and no profile can switch names on."""
    path = tmp_path / "p.toml"
    path.write_text(text)
    with pytest.raises(UsageError, match=says):
        load_profile(path)


def test_a_missing_profile_is_told_in_plain_words(tmp_path: Path) -> None:
    """Where it was looked for, and what to do."""
    with pytest.raises(UsageError, match=r"no safety profile at .*none\.toml\. Check the path") as caught:
        load_profile(tmp_path / "none.toml")
    assert "Errno" not in str(caught.value)


def test_levels_only_coarsen(ledger: Ledger) -> None:
    """The coarsest level that applies wins: a country-level release has no settlement and no point."""
    published(ledger, made.coded(), at_hospital())
    out = make(ledger, profile=SafetyProfile(name="c", finest_place=Level.COUNTRY))
    assert {(i.place.name, i.place.lat) for i in out.incidents} == {("SY", None)}


def test_withdrawn_reports_are_in_no_release(ledger: Ledger) -> None:
    """An incident whose reports are gone is held back, and counted."""
    published(ledger, made.coded())
    dossier = replace(next(iter(views.dossiers(ledger))), tellings=())
    out = release([dossier], Rules(as_of=LATER, version="0"))
    assert (out.incidents, out.held[0].reason) == ((), "its reports were withdrawn")


def test_every_column_is_explained() -> None:
    """`docs/safety.md` names every column of the CSV; figures by their pattern."""
    page = (Path(__file__).parents[2] / "docs" / "safety.md").read_text(encoding="utf-8")
    plain = [name for name in columns() if not name.endswith(("_low", "_best", "_high"))]
    assert [name for name in plain if f"`{name}`" not in page] == []
    assert [kind for kind in ("killed", "killed_civilian", "injured", "exposed") if f"`{kind}_" not in page] == []


def test_every_row_has_every_column(ledger: Ledger) -> None:
    """The header and the rows agree, and the columns that the rules ask for are there."""
    published(ledger, made.coded())
    out = make(ledger)
    assert tuple(rows(out)[0]) == columns()
    row = rows(out)[0]
    assert (row["reports"], row["sources"], row["occurrence"]) == ("1", "Valley Post 2017-10-05", "single_source")
    assert (row["methods"], row["as_of"], row["safety"]) == ("as_told 1; ucdp 1", "2018-01-01", "strict")
    assert (row["date_start"], row["date_end"]) == ("2017-10-03", "2017-10-03")
