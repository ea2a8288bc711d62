"""What changed against the last release: which figure, from what to what, and why."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.publish.released import FRONT, dossier, event, gate, told
from tests.store import made

from recount.model import CodedReport, Decision, PlacePrecision
from recount.publish.features import properties
from recount.publish.folder.changes import NOT_REPEATED, Change, Compared, counted
from recount.publish.folder.deletions import deletions
from recount.publish.folder.manifest import safety
from recount.publish.folder.origin import Deletion, Origin, Taken, reason_code, withdrawn
from recount.publish.folder.past import Past
from recount.publish.folder.texts import changes_page
from recount.publish.profile import SafetyProfile
from recount.publish.record import Release
from recount.store.views import Dossier

DAY = datetime(2017, 12, 1, tzinfo=UTC)
RULES = {"recount_version": "0", "as_of": "2018-01-01", "safety": safety(SafetyProfile())}


def compared(before: Release, after: Release, origin: Origin | None = None, **rules: object) -> tuple[Change, ...]:
    """The changes between two releases by the same rules, unless `rules` of the second are given."""
    was, now = ({i.incident_id: properties(i) for i in release.incidents} for release in (before, after))
    past = Past(manifest={**RULES, "ledger": {"entries": 0}}, incidents=was)
    return Compared(
        past=past, now=now, origin=origin or Origin(entries=1, hash=""), manifest={**RULES, **rules}
    ).changes()


def with_report(of: Dossier, coded: CodedReport, **changes: object) -> Dossier:
    """The incident with the claims of one more report."""
    other = dossier(coded)
    return replace(of, tellings=(*of.tellings, *other.tellings), account=replace(of.account, **changes))  # type: ignore[arg-type]  # fields of Account


def decision(kind: str, *about: str, reason: str = "") -> Decision:
    return Decision(id=f"dec:{kind}", kind=kind, about=about, answer="yes", by="R. Osei", at=DAY, reason=reason)


def test_nothing_changed_is_no_change() -> None:
    """The same incidents by the same rules."""
    assert compared(gate(dossier()), gate(dossier())) == ()


def test_a_figure_raised_by_a_new_report() -> None:
    """Each bound that differs is a line, with the old number, the new one and the report as the reason."""
    first = dossier()
    raised = tuple(replace(e, high=44) if e.method == "as_told" else e for e in first.account.estimates)
    after = with_report(first, event("air_strike"), estimates=raised)
    changes = {c.what: c for c in compared(gate(first), gate(after))}
    figure = changes["killed_all_as_told_high"]
    assert (figure.kind, figure.before, figure.after, figure.why) == ("changed", "40", "44", "1 new report")
    assert (changes["reports"].before, changes["reports"].after) == ("1", "2")
    assert "killed_all_as_told_low" not in changes


def test_a_decision_is_a_reason_without_its_person() -> None:
    """A review since the last release, about the incident: no name of who took it."""
    accepted = decision("accept", dossier().account.incident.id)
    origin = Origin(entries=1, hash="", decisions=(Taken(entry=1, decision=accepted),))
    (change,) = compared(gate(dossier()), gate(dossier(reviewed_by="R. Osei")), origin)
    assert (change.what, change.after, change.why) == ("review", "reviewed by a person", "1 decision of a person")


def test_what_was_decided_since_is_told_by_entries_and_not_by_place_in_a_list() -> None:
    """A withdrawal erases earlier decisions: those that are left move up, and stand where they stood in the ledger."""
    accepted = decision("accept", dossier().account.incident.id)
    after = gate(dossier(reviewed_by="R. Osei"))
    now = {i.incident_id: properties(i) for i in after.incidents}
    was = {i.incident_id: properties(i) for i in gate(dossier()).incidents}
    past = Past(manifest={**RULES, "ledger": {"entries": 9, "decisions": 5}}, incidents=was)
    for entry, why in ((10, "1 decision of a person"), (9, "linked or reconciled anew")):
        origin = Origin(entries=12, hash="", decisions=(Taken(entry=entry, decision=accepted),))
        (change,) = Compared(past=past, now=now, origin=origin, manifest=RULES).changes()
        assert change.why == why


def test_another_reading_is_a_reason() -> None:
    """The same report with other claims, and another figure from them."""
    coded = made.coded()
    anew = dossier(replace(coded, claims=coded.claims[:1]), estimates=(made.estimate(coded, "as_told", (12, 12, 12)),))
    before = dossier(coded, estimates=(made.estimate(coded, "as_told", (12, 12, 40)),))
    (change,) = compared(gate(before), gate(anew))
    assert (change.what, change.before, change.after) == ("killed_all_as_told_high", "40", "12")
    assert change.why == "the same reports read or linked anew"


def test_a_new_version_of_a_method_is_a_reason() -> None:
    """The figure moved because the method did."""
    newer = tuple(
        replace(e, version="2", best=13, high=13) if e.method == "ucdp" else e for e in dossier().account.estimates
    )
    changes = compared(gate(dossier()), gate(dossier(estimates=newer)))
    assert {c.why for c in changes} == {"method ucdp 2 is new; method ucdp 1 is gone"}


def test_merged_and_split_incidents_name_each_other() -> None:
    """By their claims: where those of a removed incident are now, and where those of a new one were."""
    one, two = dossier(), dossier(event("clash"))
    both = replace(one, tellings=(*one.tellings, *two.tellings))
    ids = (one.account.incident.id, two.account.incident.id)
    merged = {c.incident_id: c for c in compared(gate(one, two), gate(both)) if c.kind != "changed"}
    assert {id_: (c.kind, c.why, c.others) for id_, c in merged.items()} == {ids[1]: ("removed", "merged", (ids[0],))}
    split = [c for c in compared(gate(both), gate(one, two)) if c.kind == "added"]
    assert [(c.incident_id, c.others) for c in split] == [(ids[1], (ids[0],))]


@pytest.mark.parametrize(("standing", "why"), [(True, "held_back"), (False, "untold")])
def test_an_incident_that_left_says_why(standing: bool, why: str) -> None:
    """The rules hold it back, or nobody tells of it any more."""
    id_ = dossier().account.incident.id
    (change,) = compared(
        gate(dossier()), gate(), Origin(entries=1, hash="", standing=frozenset({id_} if standing else ()))
    )
    assert (change.kind, change.why) == ("removed", why)


def test_an_incident_whose_reports_were_withdrawn_says_so() -> None:
    """All of them: the incident goes with them."""
    taken = decision("withdraw", made.report().id, reason="safety: a neighbour asked")
    origin = Origin(entries=1, hash="", decisions=(Taken(entry=1, decision=taken),), withdrawn=withdrawn((taken,)))
    (change,) = compared(gate(dossier()), gate(), origin)
    assert change.why == "withdrawn"


def test_what_was_withdrawn_is_not_repeated() -> None:
    """A list of changes would say again what was taken out."""
    extra = event("air_strike", number=40)
    both = with_report(dossier(), extra)
    taken = decision("withdraw", extra.report.id)
    origin = Origin(entries=1, hash="", decisions=(Taken(entry=1, decision=taken),), withdrawn=withdrawn((taken,)))
    changes = compared(gate(both), gate(dossier()), origin)
    assert {c.before for c in changes} == {NOT_REPEATED}
    assert {c.why for c in changes} == {"1 report withdrawn"}


def test_what_an_undisclosed_source_said_is_not_repeated_once_it_is_gone() -> None:
    """Its report is not told, so it may have been withdrawn."""
    channel = made.coded(made.report(source="@zeyd_eyes"))
    fewer = replace(channel, claims=channel.claims[:1])
    low = (made.estimate(channel, "as_told", (12, 12, 12)),)
    changes = compared(gate(dossier(channel)), gate(dossier(fewer, estimates=low)))
    assert {c.before for c in changes} == {NOT_REPEATED}


def test_a_place_that_is_coarser_now_is_not_repeated() -> None:
    """It was shown too finely: the change must not show it again."""
    region = replace(made.PLACE, name="Deir ez-Zor", precision=PlacePrecision.ADMIN1)
    changes = compared(gate(dossier()), gate(dossier(locus=region)))
    assert {c.what for c in changes} >= {"place_name", "place_precision"}
    assert {c.before for c in changes} == {NOT_REPEATED}
    finer = compared(gate(dossier(locus=region)), gate(dossier()))
    assert ("place_name", "Deir ez-Zor", "Tel Zeyd") in [(c.what, c.before, c.after) for c in finer]


def test_under_other_rules_nothing_is_repeated() -> None:
    """What the earlier rules let out, these may not."""
    rules = safety(SafetyProfile(name="wide", delay_days=1))
    coded = made.coded()
    before = gate(dossier(replace(coded, readings=(told(coded.claims[0], by=(FRONT.id,)),))))
    changes = compared(before, gate(dossier()), safety=rules)
    assert [(c.what, c.before, c.why) for c in changes] == [("perpetrators", NOT_REPEATED, "safety rules changed")]


def test_counts_are_of_incidents() -> None:
    """Three fields of one incident are one changed incident."""
    changes = (
        Change(incident_id="a", kind="changed", what="x"),
        Change(incident_id="a", kind="changed", what="y"),
        Change(incident_id="b", kind="added"),
    )
    assert counted(changes) == {"added": 1, "changed": 1, "removed": 0}


def test_the_page_tells_an_incident_in_one_line() -> None:
    """Day, place and type first, then each field, then why; a removed one by its id and the words of its code."""
    first = dossier()
    raised = tuple(replace(e, best=14, high=44) if e.method == "as_told" else e for e in first.account.estimates)
    changes = compared(gate(first, dossier(event("clash"))), gate(dossier(estimates=raised)))
    page = changes_page(changes, Past(manifest={"as_of": "2018-01-01"}))
    id_ = first.account.incident.id
    assert (
        f"- 2017-10-03, Tel Zeyd, air strike (`{id_}`): killed_all_as_told_best: 12 → 14; killed_all_as_told_high: 40 → 44. "
        "Why: linked or reconciled anew\n"
    ) in page
    assert "0 incidents added, 1 changed, 1 removed" in page
    assert ": no claim tells of it any more, read or linked anew" in page


def test_deletions_stay_in_every_later_release() -> None:
    """Even if the ledger was made anew without them; an incident that is back is listed no more."""
    day = DAY.date()
    listed = tuple(
        Deletion(kind=kind, id=id_, reason=why, day=day)
        for kind, id_, why in (
            ("report", "rep:b2:1", "safety"),
            ("incident", "inc:b2:1", "held_back"),
            ("incident", "inc:b2:2", "merged"),
        )
    )
    back = (Change(incident_id="inc:b2:1", kind="added"), Change(incident_id="inc:b2:3", kind="removed", why="untold"))
    now = deletions(Past(deletions=listed), Origin(entries=0, hash=""), back, day)
    assert [(one.id, one.reason) for one in now] == [
        ("rep:b2:1", "safety"),
        ("inc:b2:3", "untold"),
        ("inc:b2:2", "merged"),
    ]


@pytest.mark.parametrize(
    ("answer", "reason", "code"),
    [
        ("safety", "a neighbour of Ilyas Karmo asked", "safety"),  # the code is the answer; the reason is free
        ("privacy", "safety: two codes, and the answer is the one that was chosen", "privacy"),
        ("", "safety: a neighbour of Ilyas Karmo asked", "safety"),
        ("yes", "Copyright", "copyright"),
        ("Ilyas Karmo", "Ilyas Karmo's wish", "other"),
        ("", "", "other"),
    ],
)
def test_only_the_code_of_a_reason_leaves(answer: str, reason: str, code: str) -> None:
    """Its words may name people."""
    assert reason_code(replace(decision("withdraw", "rep:b2:a", reason=reason), answer=answer)) == code
