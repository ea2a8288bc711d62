"""Laws of what leaves: bounds in order and populations in agreement, whatever the claims say and however they lie."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import claim, locus, readings, report, toll, window
from tests.reconcile.strategies import counts

from recount.model import Estimate, PlacePrecision, Population, PopulationScope, Stance, Toll, TollKind
from recount.reconcile import METHODS, ReconcileOptions, reconcile

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told

ALL = ReconcileOptions(methods=tuple(METHODS))
WORDS = (
    "people",
    "of its soldiers",
    "militants",
    "rebels",
    "civilians",
    "of the wounded",
    "dozens of people",
    "children",
)
VOICES = ((), "the hospital", "the army", "the rebels", "residents", "a monitor")
SAYS = (
    "they were killed",
    "three also died",
    "it revised the toll down",
    "two died of their wounds",
    "they may have been killed",
)
PLACES = (
    locus("Sarrin"),
    locus("Menagh", lat=36.62, lon=38.31),
    locus("Northern district", precision=PlacePrecision.ADMIN2, radius_km=30.0),
    locus("Homs", precision=PlacePrecision.ADMIN1, radius_km=80.0),
)


@st.composite
def tolls(draw: st.DrawFn) -> tuple[Toll, ...]:
    """Up to three tolls of any kind and population, the later ones perhaps parts of an earlier one."""
    out = []
    for n in range(draw(st.integers(0, 3))):
        wording, low, high = draw(counts)
        out.append(
            toll(
                draw(st.sampled_from([k.value for k in TollKind])) if draw(st.booleans()) else "killed",
                low,
                high,
                wording=wording,
                at=30 * n,
                text=draw(st.sampled_from(WORDS)),
                population=draw(st.sampled_from([p.value for p in Population])),
                part_of=draw(st.sampled_from((None, *range(n)))),
                named=draw(st.sampled_from(((), ("Amal Haddad",), ("Omar Nasser", "Omar Naser")))),
            )
        )
    return tuple(out)


@st.composite
def groups(draw: st.DrawFn) -> list[list[Told]]:
    """One to three groups of one to four claims, in any stance, with days and places or without."""
    out: list[list[Told]] = []
    for g in range(draw(st.integers(1, 3))):
        out.append([])
        for n in range(draw(st.integers(1, 4))):
            key, of = f"c{g}{n}", f"r{g}{draw(st.integers(0, 2))}"
            published = date(2031, 5, 4) + timedelta(days=draw(st.integers(0, 4)))
            made = claim(
                key,
                *draw(tolls()),
                at=100 * n,
                report_id=f"{of}{published.day}",
                says=draw(st.sampled_from(SAYS)),
                speakers=draw(st.sampled_from(VOICES)),
                by=draw(st.sampled_from(((), "the army", "rebels"))),
                stance=draw(st.sampled_from([s.value for s in Stance] + ["asserts"] * 6)),
                part_of=draw(st.sampled_from((None, None, "c00", "c10"))),
            )
            first = date(2031, 5, 1) + timedelta(days=draw(st.integers(0, 3)))
            read = readings(
                key,
                when=draw(st.sampled_from((None, window(first), window(first, first + timedelta(days=6), "week")))),
                places=draw(st.sampled_from(((), *((p,) for p in PLACES)))),
            )
            out[-1].append(Told(claim=made, report=report(made.report_id, published=published), readings=read))
    return out


def three(estimate: Estimate) -> tuple[int | None, int | None, int | None]:
    return estimate.low, estimate.best, estimate.high


@given(groups())
def test_nothing_out_of_order_ever_leaves(given_groups: list[list[Told]]) -> None:
    """Low <= best <= high, none below 0, each claim used or left out with a reason and never both."""
    for members, outcome in zip(given_groups, reconcile(given_groups, ALL), strict=True):
        for e in outcome.estimates:
            known = [n for n in three(e) if n is not None]
            assert known == sorted(known)
            assert all(n >= 0 for n in known)
            left = {x.claim_id for x in e.left_out}
            assert not set(e.basis) & left
            assert set(e.basis) | left <= {t.claim.id for t in members}
            assert all(x.reason for x in e.left_out)


@given(groups())
def test_no_population_is_more_than_all(given_groups: list[list[Told]]) -> None:
    """Of one method and kind: the low, best and high of some people are no more than those of everybody."""
    for outcome in reconcile(given_groups, ALL):
        wholes = {(e.method, e.kind): three(e) for e in outcome.estimates if e.population is PopulationScope.ALL}
        for e in outcome.estimates:
            whole = wholes.get((e.method, e.kind))
            for part, all_of_it in zip(three(e), whole, strict=True) if whole else ():
                assert part is None or all_of_it is None or part <= all_of_it


@given(groups(), st.randoms(use_true_random=False))
def test_groups_in_any_order_are_reconciled_alike(given_groups: list[list[Told]], random: object) -> None:
    """What one incident is does not hang on where the others stand in the list."""
    order = list(range(len(given_groups)))
    random.shuffle(order)  # type: ignore[attr-defined] - hypothesis gives a random.Random
    once = reconcile(given_groups, ALL)
    again = reconcile([given_groups[n] for n in order], ALL)
    assert [once[n] for n in order] == list(again)
