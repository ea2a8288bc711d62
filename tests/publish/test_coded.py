"""The public format: printed, read back, scored fields in the guide's shape."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from tests.model import strategies as some

from recount import model as m
from recount.publish.coded import FORMAT, from_wire, to_wire

TEXT = (
    "The ministry said on Tuesday that at least nine people, including two children, were killed in an air strike "
    "near Harim. A doctor put the dead at 11."
)
GUIDE_FIELDS = {
    "id",
    "event_type",
    "stance",
    "evidence",
    "speakers",
    "perpetrators",
    "targets",
    "places",
    "when",
    "tolls",
    "losses",
    "weapons",
    "part_of",
    "same_event_as",
}  # fmt: skip - read as a list


def words(exact: str) -> m.Quote:
    start = TEXT.index(exact)
    return m.quote(TEXT, start, start + len(exact))


def identified(claim: m.Claim) -> m.Claim:
    return replace(claim, id=m.claim_id(claim))


REPORT = m.Report(
    id=m.report_id(TEXT, "Example Wire", date(2024, 3, 6)),
    name="harim",
    text=TEXT,
    source="Example Wire",
    published=date(2024, 3, 6),
)
FIRST = identified(
    m.Claim(
        id="",
        report_id=REPORT.id,
        event_type=m.EventType.AIR_STRIKE,
        stance=m.Stance.ASSERTS,
        evidence=(words(TEXT[: TEXT.index(" A doctor")]),),
        speakers=(words("The ministry"),),
        places=(m.PlaceMention(quote=words("Harim"), relation=m.PlaceRelation.NEAR),),
        when=words("Tuesday"),
        tolls=(
            m.Toll(
                kind=m.TollKind.KILLED,
                count=m.Count(low=9, high=None, wording=m.Wording.AT_LEAST),
                population=m.Population.UNSTATED,
                quote=words("at least nine people"),
            ),
            m.Toll(
                kind=m.TollKind.KILLED,
                count=m.Count(low=2, high=2, wording=m.Wording.EXACT),
                population=m.Population.CIVILIAN,
                group=m.Group.CHILD,
                quote=words("two children"),
                part_of=0,
            ),
        ),
    )
)
SECOND = replace(
    identified(
        m.Claim(
            id="",
            report_id=REPORT.id,
            event_type=m.EventType.AIR_STRIKE,
            stance=m.Stance.DISPUTES,
            evidence=(words("A doctor put the dead at 11."),),
            speakers=(words("A doctor"),),
        )
    ),
    same_event_as=FIRST.id,
)
TUESDAY = m.Window(start=date(2024, 3, 5), end=date(2024, 3, 6), precision=m.Precision.DAY, basis=m.Basis.RELATIVE)
HARIM = m.Locus(
    place_id="geonames:1",
    name="Harim",
    lat=36.2,
    lon=36.5,
    radius_km=5.0,
    precision=m.PlacePrecision.NEAR,
    country="SY",
)
INCIDENT = m.Incident(id=m.identify("inc", FIRST.id), founding_claim=FIRST.id)


def estimate(**changes: object) -> m.Estimate:
    given = {
        "kind": m.TollKind.KILLED,
        "population": m.PopulationScope.ALL,
        "low": 9,
        "best": 11,
        "high": None,
        "method": "as_told",
        "version": "1",
        "basis": (FIRST.id, SECOND.id),
    }
    return m.Estimate(**given | changes)


CODED = m.CodedReport(
    report=REPORT,
    claims=(FIRST, SECOND),
    readings=(
        m.Readings(
            claim_id=FIRST.id,
            when=m.Reading(claim_id=FIRST.id, slot="when", value=TUESDAY, because="Tuesday before Wednesday"),
            places=(m.Reading(claim_id=FIRST.id, slot="places[0]", value=HARIM),),
            speakers=(m.Reading(claim_id=FIRST.id, slot="speakers[0]", value="actor:ministry"),),
        ),
    ),
    accounts=(
        m.Account(
            incident=INCIDENT,
            members=tuple(m.Membership(incident_id=INCIDENT.id, claim_id=c, score=1.0) for c in (FIRST.id, SECOND.id)),
            window=TUESDAY,
            place="Harim",
            locus=HARIM,
            estimates=(
                estimate(method="ucdp", low=9, best=9, high=11),
                estimate(population=m.PopulationScope.CIVILIAN, low=2, best=2, high=2),
                estimate(),
            ),
        ),
    ),
)


def test_claims_have_the_guide_s_fields() -> None:
    """A reader of the guide finds every field of the guide, under its name."""
    first = to_wire(CODED)["claims"][0]
    assert first.keys() >= GUIDE_FIELDS
    assert first["places"][0] | {"text": "Harim", "relation": "near"} == first["places"][0]
    assert first["tolls"] == [
        {
            "kind": "killed",
            "low": 9,
            "high": None,
            "wording": "at_least",
            "population": "unstated",
            "text": "at least nine people",
            "named": [],
            "part_of": None,
        },
        {
            "kind": "killed",
            "low": 2,
            "high": 2,
            "wording": "exact",
            "population": "civilian",
            "text": "two children",
            "named": [],
            "part_of": 0,
            "group": "child",
        },
    ]  # fmt: skip - one toll a line or two


def test_ids_follow_the_text_and_links_use_them() -> None:
    """Claims are c1, c2, …; links and incidents point to them; the digest stands beside."""
    wire = to_wire(CODED)
    assert [c["id"] for c in wire["claims"]] == ["c1", "c2"]
    assert wire["claims"][0]["claim_id"] == FIRST.id
    assert wire["claims"][1]["same_event_as"] == "c1"
    assert wire["incidents"][0]["claims"] == ["c1", "c2"]


def test_days_are_inclusive_and_windows_half_open() -> None:
    """The guide's days include the last one; `window` keeps the model's half-open bounds."""
    wire = to_wire(CODED)
    first = wire["claims"][0]
    assert first["when"] == {"text": "Tuesday", "start": "2024-03-05", "end": "2024-03-05", "precision": "day"}
    assert (first["window"]["from"], first["window"]["before"]) == ("2024-03-05", "2024-03-06")
    assert (wire["incidents"][0]["date_start"], wire["incidents"][0]["date_end"]) == ("2024-03-05", "2024-03-05")


def test_no_words_of_time_no_day() -> None:
    """A day that a stage inferred without words stays out of `when` and is told in `window`."""
    reading = m.Reading(claim_id=SECOND.id, slot="when", value=replace(TUESDAY, basis=m.Basis.INFERRED))
    wire = to_wire(replace(CODED, readings=(m.Readings(claim_id=SECOND.id, when=reading),)))
    assert wire["claims"][1]["when"] == {"text": None, "start": None, "end": None, "precision": "unknown"}
    assert wire["claims"][1]["window"]["basis"] == "inferred"


def test_words_of_time_without_a_reading_keep_their_words() -> None:
    """Unresolved is unknown, and the words stay."""
    first = to_wire(replace(CODED, readings=()))["claims"][0]
    assert first["when"] == {"text": "Tuesday", "start": None, "end": None, "precision": "unknown"}
    assert first["window"] is None


def test_killed_is_as_told_of_all() -> None:
    """Figures of other methods and of part of the people never stand in the guide's fields."""
    incident = to_wire(CODED)["incidents"][0]
    assert incident["killed"] == {"low": 9, "best": 11, "high": None}
    assert incident["injured"] is None
    assert incident["basis"]["killed"]["claims"] == ["c1", "c2"]


def test_spans_slice_the_text() -> None:
    """Every span is where its words are."""
    for claim in to_wire(CODED)["claims"]:
        for slot in ("evidence", "speakers", "perpetrators", "targets", "weapons"):
            assert [TEXT[s:e] for s, e in claim["spans"][slot]] == claim[slot]
        for slot in ("places", "tolls", "losses"):
            assert [TEXT[s:e] for s, e in claim["spans"][slot]] == [x["text"] for x in claim[slot]]


def test_a_link_to_a_claim_of_elsewhere_is_refused() -> None:
    """A coded report is closed in itself."""
    with pytest.raises(m.FormatError, match="pointed to and not there"):
        to_wire(replace(CODED, claims=(SECOND,), accounts=()))


@given(some.coded_reports())
@settings(max_examples=30)  # whole reports are slow to draw
def test_printed_then_parsed_keeps_claims(coded: m.CodedReport) -> None:
    """JSON text and back: the same claims, windows, places, memberships and figures."""
    wire = json.loads(json.dumps(to_wire(coded)))
    again = from_wire(wire, coded.report.text)
    assert wire["format"] == FORMAT
    assert again.claims == coded.claims
    assert [r.when for r in again.readings] == [r.when for r in coded.readings]
    assert [[p.value for p in r.places] for r in again.readings] == [
        [p.value for p in r.places] for r in coded.readings
    ]
    assert [a.members for a in again.accounts] == [a.members for a in coded.accounts]
    assert json.loads(json.dumps(to_wire(again))) == wire


def test_without_spans_quotes_are_found() -> None:
    """A gold file has no spans: its quotes are looked for, phrases inside the claim's evidence first."""
    wire = to_wire(CODED)
    bare = {
        "doc_id": "harim",
        "published": "2024-03-06",
        "claims": [{k: v for k, v in c.items() if k in GUIDE_FIELDS} for c in wire["claims"]],
        "incidents": [
            {k: x[k] for k in ("claims", "date_start", "date_end", "place", "killed", "injured")}
            for x in wire["incidents"]
        ],
    }
    for claim in bare["claims"]:
        claim["places"] = [{"text": p["text"], "relation": p["relation"]} for p in claim["places"]]
    again = from_wire(bare, TEXT)
    assert [c.evidence for c in again.claims] == [FIRST.evidence, SECOND.evidence]
    assert again.claims[0].tolls[0].quote == FIRST.tolls[0].quote
    assert again.readings[0].when.value.end == date(2024, 3, 6)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda c: c.pop("stance"), m.FormatError),
        (lambda c: c.update(event_type="party"), m.FormatError),
        (lambda c: c.update(evidence=[]), m.FormatError),
        (lambda c: c.update(evidence=["not in the text"]), m.GroundingError),
        (lambda c: c["tolls"][0].update(low=8), m.FormatError),  # claim_id no longer derives
        (lambda c: c["spans"].update(evidence=[[0, 5]]), m.GroundingError),
    ],
)
def test_a_changed_record_is_refused(change: Callable[[dict[str, Any]], object], error: type[Exception]) -> None:
    """What does not derive again, or does not stand in the text, is never read as if it did."""
    wire = json.loads(json.dumps(to_wire(CODED)))
    change(wire["claims"][0])
    with pytest.raises(error, match="harim"):
        from_wire(wire, TEXT)


def test_another_format_is_refused() -> None:
    """A later format could mean other things by the same fields."""
    with pytest.raises(m.FormatError, match="recount/2"):
        from_wire(to_wire(CODED) | {"format": "recount/2"}, TEXT)
