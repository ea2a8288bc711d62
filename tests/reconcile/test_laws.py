"""Laws of reconciling, over made-up incidents: order, copies, parts and bounds."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import claim, report, toll
from tests.reconcile.strategies import counts

from recount.model import Claim, Toll
from recount.reconcile import METHODS, ReconcileOptions, reconcile

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told

BOTH = ReconcileOptions(methods=tuple(METHODS))
VOICES = ((), "the hospital", "the army", "a monitor", "Reuters")


@st.composite
def made_tolls(draw: st.DrawFn) -> tuple[Toll, ...]:
    """One to three tolls, the later ones perhaps parts of the first."""
    made = []
    for n in range(draw(st.integers(1, 3))):
        wording, low, high = draw(counts)
        made.append(
            toll(
                draw(st.sampled_from(("killed", "injured"))) if n == 0 else made[0].kind.value,
                low,
                high,
                wording=wording,
                at=40 * n,
                population=draw(st.sampled_from(("civilian", "combatant", "unstated"))),
                part_of=draw(st.sampled_from((None, 0))) if n else None,
                named=draw(st.sampled_from(((), ("Amal Haddad",), ("Omar Nasser",)))),
            )
        )
    return tuple(made)


@st.composite
def incidents(draw: st.DrawFn) -> list[Told]:
    """One to five claims about one event, in up to three reports of different days."""
    out = []
    for n in range(draw(st.integers(1, 5))):
        of = draw(st.integers(1, 3))
        made: Claim = claim(
            f"c{n}",
            *draw(made_tolls()),
            at=100 * n,
            report_id=f"r{of}",
            speakers=draw(st.sampled_from(VOICES)),
            by=draw(st.sampled_from(((), "the army"))),
            stance=draw(st.sampled_from(("asserts", "asserts", "asserts", "disputes", "denies", "cannot_verify"))),
        )
        out.append(Told(claim=made, report=report(f"r{of}", source=f"Paper {of}", published=date(2031, 5, of))))
    return out


@given(incidents(), st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(members: list[Told], random: object) -> None:
    """The same claims in any order give the same outcome, to the last sentence."""
    shuffled = list(members)
    random.shuffle(shuffled)  # type: ignore[attr-defined] - hypothesis gives a random.Random
    assert reconcile([members], BOTH) == reconcile([shuffled], BOTH)


@given(incidents(), st.integers(1, 3))
def test_an_exact_wire_copy_changes_no_estimate(members: list[Told], of: int) -> None:
    """Another outlet prints one of the reports word for word: no figure and no witness is added."""
    copies = [
        Told(
            claim=replace(t.claim, id=f"copy-{t.claim.id}", report_id="copy"),
            report=replace(t.report, id="copy", source="The Late Copy", published=date(2031, 5, 9)),
        )
        for t in members
        if t.report.id == f"r{of}"
    ]
    once, twice = (reconcile([m], BOTH)[0].estimates for m in (members, [*members, *copies]))
    assert [replace(e, left_out=()) for e in once] == [replace(e, left_out=()) for e in twice]


@given(incidents())
def test_bounds_are_ordered_and_rest_on_claims_at_hand(members: list[Told]) -> None:
    """Low <= best <= high as far as they are known, and every claim is used or left out, never both."""
    at_hand = {t.claim.id for t in members}
    for estimate in reconcile([members], BOTH)[0].estimates:
        known = [n for n in (estimate.low, estimate.best, estimate.high) if n is not None]
        assert known == sorted(known)
        used, left = set(estimate.basis), {x.claim_id for x in estimate.left_out}
        assert used | left <= at_hand
        assert not used & left


@given(st.integers(1, 200), st.lists(st.integers(1, 50), max_size=4))
def test_parts_inside_a_claim_never_add(whole: int, parts: list[int]) -> None:
    """Whatever is counted inside an exact number, the number stands."""
    inside = [toll("killed", min(n, whole), part_of=0, at=30 * (k + 1)) for k, n in enumerate(parts)]
    member = Told(claim=claim("c1", toll("killed", whole), *inside), report=report())
    (estimate,) = reconcile([[member]])[0].estimates
    assert (estimate.low, estimate.best, estimate.high) == (whole, whole, whole)


@given(st.integers(0, 300), st.lists(st.integers(0, 100), min_size=1, max_size=4))
def test_an_aggregate_and_its_parts_are_never_more_than_either(whole: int, parts: list[int]) -> None:
    """The aggregate's own incident holds only those whom its parts do not: together they are the larger of the two."""
    top = Told(claim=claim("c0", toll("killed", whole)), report=report())
    apart = [
        Told(claim=claim(f"c{n}", toll("killed", k), part_of="c0", at=50 * n), report=report())
        for n, k in enumerate(parts, start=1)
    ]
    outcomes = reconcile([[top], *([t] for t in apart)])
    best = [e.best or 0 for o in outcomes for e in o.estimates]
    assert sum(best) == max(whole, sum(parts))


@pytest.mark.parametrize("links", [("c1", "c2"), ("c2", "c1")])
def test_links_that_run_in_a_circle_end(links: tuple[str, str]) -> None:
    """Two incidents that are each called a part of the other still get an outcome each."""
    made = [claim("c1", toll("killed", 5), part_of=links[1]), claim("c2", toll("killed", 3), part_of=links[0], at=50)]
    outcomes = reconcile([[Told(claim=c, report=report())] for c in made])
    assert len(outcomes) == 2
