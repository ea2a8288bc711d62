"""A marker in every word that a ledger holds, and then a search through every byte of every format and of a release."""

import dataclasses
import io
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.publish.released import ACTORS, cells, dossier, gate, told, written
from tests.store import made

from recount.model import (
    CodedReport,
    Decision,
    EventType,
    Group,
    LossClass,
    LossKind,
    Population,
    Report,
    Stance,
    TollKind,
)
from recount.publish.folder.make import Plan, make
from recount.publish.folder.origin import Origin, Taken, withdrawn
from recount.publish.folder.past import read_past
from recount.publish.form import Form
from recount.publish.profile import SafetyProfile
from recount.publish.record import Release
from recount.publish.tables import incidents_sheet
from recount.store.views import Dossier

MARK = "Qzyx"
# Texts that may leave: digests, codes of ours, names of the gazetteer's places and of outlets. All others are planted
MAY_LEAVE = {
    ("Report", "id"), ("Report", "source"), ("Report", "language"), ("Claim", "id"), ("Claim", "report_id"), ("Claim", "engine"),
    ("Claim", "part_of"), ("Claim", "same_event_as"), ("Readings", "claim_id"), ("Reading", "claim_id"), ("Reading", "slot"),
    ("Reading", "value"), ("Locus", "place_id"), ("Locus", "name"), ("Locus", "country"), ("Locus", "admin1"), ("Incident", "id"),
    ("Incident", "founding_claim"), ("Membership", "incident_id"), ("Membership", "claim_id"), ("Estimate", "method"),
    ("Estimate", "version"), ("Estimate", "basis"), ("LeftOut", "claim_id"),
}  # fmt: skip


def planted(value: Any, owner: str = "", field: str = "") -> Any:
    """The value with every text replaced by a marker that says where it stood."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        name = type(value).__name__
        changed = {f.name: planted(getattr(value, f.name), name, f.name) for f in dataclasses.fields(value)}
        return type(value)(**changed)
    if isinstance(value, tuple):
        return tuple(planted(item, owner, field) for item in value)
    if isinstance(value, str) and not isinstance(value, Enum) and (owner, field) not in MAY_LEAVE:
        return f"{MARK}{owner}{field}"
    return value


def full() -> CodedReport:
    """The invented report with everything in it that a claim can have."""
    text = f"{made.TEXT} The raid by the Blue Front hit a school, a tank and @zeyd_eyes; Colonel Sar Dumo led it with a mortar."
    report = made.report(text, title="a title", url="https://x.example/a", notes=("a note",), name="a file")
    coded = made.coded(report)
    rich = replace(
        coded.claims[0],
        perpetrators=(made.cut(text, "the Blue Front"), made.cut(text, "Colonel Sar Dumo")),
        losses=(made.loss(report, "a tank", kind=LossKind.DESTROYED, loss_class=LossClass.TANK),),
        weapons=(made.cut(text, "a mortar"),),
        speakers=(*coded.claims[0].speakers, made.cut(text, "@zeyd_eyes")),
    )
    known = told(rich, by=("actor:front", f"{MARK}unknownperson"), targets=("actor:army",))
    return replace(coded, claims=(rich, *coded.claims[1:]), readings=(known,))


def everything(coded: CodedReport) -> Dossier:
    """The dossier of a report with a marker in all of its words, reviewed by a marked person."""
    plain = dossier(coded, grade=made.account(coded).grade)
    return planted(replace(plain, reviewed_by="somebody"))  # type: ignore[no-any-return]  # the same type as it was given


def found(data: bytes | str) -> list[str]:
    """The markers in some bytes, in whatever case."""
    text = data if isinstance(data, str) else data.decode("utf-8", errors="replace")
    return [text[at : at + 40] for at in range(len(text)) if text[at : at + len(MARK)].casefold() == MARK.casefold()]


def whole(of: Release) -> dict[str, str]:
    """Every format as text; Parquet's cells as they are read back."""
    parquet = pytest.importorskip("pyarrow.parquet")
    out = {form.value: written(of, form).decode() for form in Form if form is not Form.PARQUET}
    read = parquet.read_table(io.BytesIO(written(of, Form.PARQUET)))
    return out | {"parquet": f"{read.to_pylist()} {read.schema.metadata}"}


def test_the_markers_are_everywhere() -> None:
    """The test itself sees what it plants: in quotes, titles, names of people, reasons, the reviewer."""
    marks = set(found(repr(everything(full()))))
    for place in (
        "Quoteexact",
        "Reporttitle",
        "Reporttext",
        "Reporturl",
        "Membershipbecause",
        "Estimatebecause",
        "Accountplace",
    ):
        assert any(place in mark for mark in marks), place
    assert any("Dossierreviewed_by" in mark for mark in marks)


@given(
    kind=st.sampled_from(EventType),
    stance=st.sampled_from(Stance),
    toll=st.sampled_from(TollKind),
    population=st.sampled_from(Population),
    group=st.none() | st.sampled_from(Group),
    lost=st.sampled_from(LossClass),
)
def test_no_word_of_a_ledger_is_in_any_format(**of: Any) -> None:
    """Whatever is told of whom: no quote, name, title, address, reason, unknown party or reviewer."""
    coded = full()
    first = coded.claims[0]
    tolls = tuple(replace(t, kind=of["toll"], population=of["population"], group=of["group"]) for t in first.tolls)
    losses = tuple(replace(x, loss_class=of["lost"]) for x in first.losses)
    claim = replace(first, event_type=of["kind"], stance=of["stance"], tolls=tolls, losses=losses)
    release = gate(everything(replace(coded, claims=(claim, *coded.claims[1:]))))
    assert {name: found(text) for name, text in whole(release).items() if found(text)} == {}


@given(profile=st.builds(
    SafetyProfile,
    name=st.just("open"),
    delay_days=st.just(0),
    materiel_delay_days=st.just(0),
    only_reviewed=st.booleans(),
    few_people=st.integers(0, 50),
))  # fmt: skip
def test_no_profile_lets_words_out(profile: SafetyProfile) -> None:
    """Names of victims and quoted words can't be switched on."""
    release = gate(everything(full()), profile=profile)
    assert {name: found(text) for name, text in whole(release).items() if found(text)} == {}


def test_no_word_is_in_a_release_folder(tmp_path: Path) -> None:
    """Not in the manifest, the changes, the deletions or the README either; nor the reasons of decisions, nor who took them."""
    decision = Decision(
        id="dec:1",
        kind="withdraw",
        about=("rep:b2:1",),
        answer=f"{MARK}answer",
        by=f"{MARK}by",
        at=datetime(2017, 12, 1, tzinfo=UTC),
        reason=f"safety: {MARK}reason",
    )
    origin = Origin(
        entries=3, hash="ab", decisions=(Taken(entry=1, decision=decision),), withdrawn=withdrawn((decision,))
    )
    make(tmp_path / "one", Plan(release=gate(), origin=origin))
    make(tmp_path / "two", Plan(release=gate(everything(full())), origin=origin, past=read_past(tmp_path / "one")))
    make(tmp_path / "three", Plan(release=gate(), origin=origin, past=read_past(tmp_path / "two")))
    files = [path for folder in ("one", "two", "three") for path in (tmp_path / folder).iterdir()]
    assert len(files) > 30
    assert {path.name: found(path.read_bytes()) for path in files if found(path.read_bytes())} == {}
    assert "report,rep:b2:1,safety,2017-12-01," in (tmp_path / "three" / "DELETIONS.csv").read_text()


def test_an_outlet_that_bears_a_victims_name_is_not_named() -> None:
    """A page that somebody kept under their own name."""
    coded = made.coded(made.report(source="Page of Ilyas Karmo, Tel Zeyd"))
    for name, text in whole(gate(dossier(coded))).items():
        assert "Karmo" not in text, name
    near = made.coded(made.report(source="The Ilyasville Post"))
    assert gate(dossier(near)).incidents[0].sources[0].outlet == "The Ilyasville Post"


def test_an_undisclosed_source_can_not_be_confirmed_by_its_digest() -> None:
    """The report's id is a digest of its text and source, and offsets fit only one text: both are left out."""
    channel = made.coded(made.report(source="@zeyd_eyes"))
    lines = whole(gate(dossier(channel)))["jsonl"]
    assert channel.report.id not in lines
    assert '"evidence": [[' not in lines
    paper = made.coded()
    assert paper.report.id in whole(gate(dossier(paper)))["jsonl"]


def of_outlet(name: str) -> tuple[Report, Dossier]:
    coded = made.coded(made.report(source=name))
    return coded.report, dossier(coded)


def test_a_profile_hides_sources_and_does_not_list_them() -> None:
    """The names of the profile's list are in no format; how many there are is."""
    _, of = of_outlet("Valley Post")
    profile = SafetyProfile(name="careful", undisclosed_sources=("valley post ", "Another"))
    release = gate(of, profile=profile)
    assert release.safety == "careful (undisclosed_sources 2)"
    assert all("alley" not in text for text in whole(release).values())


def test_what_rests_on_a_restricted_source_is_held_back() -> None:
    """With others or alone: its number is in the figures."""
    _, of = of_outlet("Valley Post")
    release = gate(of, profile=SafetyProfile(name="careful", restricted_sources=("Valley Post",)))
    assert release.incidents == ()
    assert [(w.number, w.reason) for w in release.held] == [(1, "it rests on a restricted source")]


def test_only_reviewed_incidents_if_a_profile_says_so() -> None:
    """What nobody accepted is held back, and counted."""
    profile = SafetyProfile(name="reviewed", only_reviewed=True)
    release = gate(dossier(), dossier(full(), reviewed_by="R. Osei"), profile=profile)
    assert [incident.review for incident in release.incidents] == ["reviewed by a person"]
    assert [(w.number, w.reason) for w in release.held] == [(1, "no person has reviewed it")]


@pytest.mark.parametrize(("few", "precision"), [(0, "exact"), (40, "exact"), (41, "admin1")])
def test_few_people_are_shown_at_their_region_if_a_profile_says_so(few: int, precision: str) -> None:
    """Counted by the highest figure of the killed and the hurt."""
    release = gate(dossier(), profile=SafetyProfile(name="few", few_people=few))
    (row,) = cells(incidents_sheet(release))
    assert row["place_precision"] == precision


def test_unknown_parties_are_no_parties() -> None:
    """Who is not on the list of actors is not named, in codes neither."""
    (incident,) = gate(everything(full())).incidents
    assert [party.name for party in incident.roles.acting] == [ACTORS["actor:front"].name]
