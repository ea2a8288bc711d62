"""The laws of many reports: order, copies, people's decisions, replay. Whatever comes in, printed by whomever."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import claim, locus, readings, report, toll, window

from recount.flow.accounts import tell
from recount.link import LinkOptions, link
from recount.link.cluster import cluster, tie
from recount.model import Account, CodedReport, Decision, Reading, Window, from_data, identify, to_data
from recount.reconcile import METHODS, ReconcileOptions

EVERY = ReconcileOptions(methods=tuple(METHODS))

# --- many reports ----------------------------------------------------------------------------------------------------------

SARRIN, TABIRA = locus("Sarrin"), locus("Tabira", lat=35.1, lon=40.4)
VOICES = ((), "the hospital", "the army", "a monitor")
events = st.tuples(
    st.sampled_from((SARRIN, TABIRA, locus("Umm Sarrin", lat=36.7))),
    st.dates(date(2031, 5, 5), date(2031, 5, 7)),
    st.sampled_from((0, 2, 7, 40)),
    st.sampled_from(VOICES),
    st.sampled_from(("asserts", "asserts", "asserts", "denies", "disputes", "retracts")),
)


def reported(name: str, told: Sequence[Any], **rest: Any) -> CodedReport:
    """A report that tells of one event for each ``(place, day, dead, voice, stance)``."""
    claims, read = [], []
    for n, (place, day, dead, speaker, stance) in enumerate(told):
        key = f"{name}-c{n}"
        claims.append(
            claim(
                key,
                toll("killed", dead),
                places=place.name,
                report_id=name,
                at=100 * n,
                by="jets",
                speakers=speaker,
                stance=stance,
            )
        )
        read.append(readings(key, when=window(day), places=(place,)))
    values = {"source": f"Paper {name}", "text": f"the text of {name}"} | rest
    return CodedReport(report=report(name, **values), claims=tuple(claims), readings=tuple(read))


@st.composite
def ledgers(draw: st.DrawFn, most: int = 5) -> list[CodedReport]:
    """Reports in ledger order, published on any of a few days, some by the same outlet."""
    told = draw(st.lists(st.lists(events, min_size=1, max_size=3), min_size=1, max_size=most))
    return [
        reported(
            f"r{n}",
            some,
            published=draw(st.sampled_from((date(2031, 5, 7), date(2031, 5, 8), date(2031, 5, 9)))),
            source=draw(st.sampled_from(("The Valley Post", "Northgate Wire", f"Paper {n}"))),
        )
        for n, some in enumerate(told)
    ]


def figures(accounts: Sequence[Account]) -> dict[frozenset[str], Any]:
    """What is said of each set of claims: figures by method, and the grade."""
    return {
        frozenset(a.claim_ids): (
            a.grade,
            {(e.method, e.kind, e.population): (e.low, e.best, e.high, e.witnesses) for e in a.estimates},
        )
        for a in accounts
    }


def tellings(coded: Sequence[CodedReport], *decisions: Decision) -> tuple[Account, ...]:
    """Linked and reconciled by every method."""
    return tell(tuple(coded), LinkOptions(decisions=decisions), EVERY)


@settings(max_examples=60)
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_in_which_reports_come_changes_no_figure(coded: list[CodedReport], random: Any) -> None:
    """The same incidents with the same figures and grades; only who founds an incident follows the ledger."""
    shuffled = list(coded)
    random.shuffle(shuffled)
    assert figures(tellings(coded)) == figures(tellings(shuffled))


pairs = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(-2, 4)).filter(lambda p: p[0] != p[1])


@given(st.lists(pairs, max_size=20), st.sets(st.frozensets(st.integers(0, 9), min_size=2, max_size=2)), st.data())
def test_ties_in_any_order_make_one_partition(
    drawn: list[tuple[int, int, int]], apart: set[frozenset[int]], data: st.DataObject
) -> None:
    """Each item is in exactly one cluster, what must stay apart does, and no order of items or ties changes it."""
    items = [str(n) for n in range(10)]
    ties = [tie(points, str(a), str(b)) for a, b, points in drawn]
    held = {frozenset(map(str, pair)) for pair in apart}

    def clash(ours: Sequence[str], theirs: Sequence[str]) -> bool:
        return any(frozenset((a, b)) in held for a in ours for b in theirs)

    found = cluster(items, ties, clash)
    assert sorted(item for group in found for item in group) == items
    assert not any(pair <= set(group) for pair in held for group in found)
    assert found == cluster(data.draw(st.permutations(items)), data.draw(st.permutations(ties)), clash)


def later(when: Reading[Window] | None, days: int) -> Reading[Window] | None:
    """The same words, read in a report of so many days later."""
    found = when.value if when else None
    if when is None or found is None or found.start is None or found.end is None:
        return when
    more = timedelta(days=days)
    return replace(when, value=replace(found, start=found.start + more, end=found.end + more))


@settings(max_examples=150)
@given(ledgers(), st.data())
def test_a_wire_copy_changes_no_figure(coded: list[CodedReport], data: st.DataObject) -> None:
    """Another outlet prints a report word for word, the same day or later: no incident, figure, witness or grade is added.

    Its words of time may even be read as other days: "on Tuesday", printed a week later.
    """
    of = data.draw(st.sampled_from(coded))
    day = data.draw(st.sampled_from((None, of.report.published, date(2031, 5, 20))))
    late = data.draw(st.sampled_from((0, 1, 7))) if day == date(2031, 5, 20) else 0
    key = data.draw(st.sampled_from(("a-copy", "z-copy")))
    copy = CodedReport(
        report=replace(of.report, id=key, name=key, source="The Late Copy", published=day),
        claims=tuple(replace(c, id=f"{key}-{c.id}", report_id=key) for c in of.claims),
        readings=tuple(replace(r, claim_id=f"{key}-{r.claim_id}", when=later(r.when, late)) for r in of.readings),
    )
    with_copy = {
        frozenset(c for c in claims if not c.startswith(key)): told
        for claims, told in figures(tellings([*coded, copy])).items()
    }
    assert with_copy == figures(tellings(coded))


# --- people's decisions ----------------------------------------------------------------------------------------------------


def decision(number: int, answer: str, about: Sequence[str], supersedes: str | None = None) -> Decision:
    at = datetime(2031, 6, 1, tzinfo=UTC) + timedelta(days=number)
    return Decision(
        id=f"dec:{number}",
        kind="same_event",
        about=tuple(about),
        answer=answer,
        by="R. Haas",
        at=at,
        supersedes=supersedes,
    )


@settings(max_examples=60)
@given(ledgers().filter(lambda made: len(made) > 1), st.data())
def test_merge_then_split_restores_memberships(coded: list[CodedReport], data: st.DataObject) -> None:
    """Claims that were apart, put together and taken apart again, or the merge taken back: as before, to the last score."""
    before = link(coded)
    ours, theirs = data.draw(st.sampled_from([(a, b) for a in coded for b in coded if a is not b]))
    about = (data.draw(st.sampled_from(ours.claims)).id, data.draw(st.sampled_from(theirs.claims)).id)
    if any(set(about) <= set(account.claim_ids) for account in before):
        return  # never apart: splitting them is another law
    merge = decision(1, "yes", about)
    (merged,) = (a for a in link(coded, LinkOptions(decisions=(merge,))) if about[0] in a.claim_ids)
    assert set(about) <= set(merged.claim_ids)
    for after in (decision(2, "no", about[::-1]), decision(2, "unsure", about, supersedes=merge.id)):
        assert link(coded, LinkOptions(decisions=(merge, after))) == before


@settings(max_examples=60)
@given(ledgers(), st.data())
def test_a_decision_is_obeyed(coded: list[CodedReport], data: st.DataObject) -> None:
    """Whatever the features say: "no" keeps two claims in different incidents."""
    ids = [c.id for one in coded for c in one.claims]
    about = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)) if len(ids) > 1 else None
    if about:
        found = link(coded, LinkOptions(decisions=(decision(1, "no", about),)))
        assert not any(set(about) <= set(account.claim_ids) for account in found)


# --- replay ----------------------------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(ledgers())
def test_replay_gives_the_same_ids_and_figures(coded: list[CodedReport]) -> None:
    """Written out as JSON and told again in ledger order, everything is the same; every id is that of its founding claim."""
    accounts = tellings(coded)
    again = tellings([from_data(CodedReport, json.loads(json.dumps(to_data(one)))) for one in coded])
    assert again == accounts
    order = [c.id for one in coded for c in one.claims]
    for account in accounts:
        assert account.incident.founding_claim == min(account.claim_ids, key=order.index)
        assert account.incident.id == identify("inc", account.incident.founding_claim)
        assert {m.incident_id for m in account.members} == {account.incident.id}


@settings(max_examples=60)
@given(ledgers(), st.lists(events, min_size=1, max_size=3))
def test_an_incident_keeps_its_id_as_the_ledger_grows(coded: list[CodedReport], later: list[Any]) -> None:
    """A report that comes later never founds an incident that holds an earlier claim."""
    before = {a.incident.id for a in link(coded)}
    known = {c.id for one in coded for c in one.claims}
    for account in link([*coded, reported("zz", later, source="The Evening Echo")]):
        if known & set(account.claim_ids):
            assert account.incident.founding_claim in known
        else:
            assert account.incident.id not in before
