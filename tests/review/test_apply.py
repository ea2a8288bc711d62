"""What people decided on the fields of claims, put to a report."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import claim, locus, readings, report, toll, window, words
from tests.review.said import decision

from recount.model import (
    Candidate,
    Claim,
    CodedReport,
    Count,
    Decision,
    Population,
    Reading,
    Readings,
    Stance,
    TollKind,
    Wording,
    canonical_json,
    to_data,
)
from recount.review import Told, apply, misfits

SARRIN, TORIN = locus("Sarrin"), locus("Torin", lat=36.1)
C1 = claim("c1", toll("killed", 12), toll("killed", 3, group="child", part_of=0), by="jets", when="on Tuesday")
READ = readings("c1", when=window(date(2031, 5, 3)), places=[SARRIN], by=["actor:x"])


def coded(*claims: Claim, read: tuple[Readings, ...] = (READ,)) -> CodedReport:
    return CodedReport(report=report(), claims=claims or (C1,), readings=read)


def one(*decisions: Decision) -> tuple[Claim, Readings]:
    """The claim and its readings as people have them."""
    made = apply(coded(), decisions)
    return made.claims[0], made.readings[0]


def correct(slot: str, answer: str, **rest: Any) -> Decision:
    return decision("correct", "c1", answer=answer, slot=slot, **rest)


def test_without_decisions_nothing_changes() -> None:
    """Not even a copy is made; decisions on other claims and of other kinds do nothing either."""
    before = coded()
    assert apply(before, ()) is before
    assert apply(before, [decision("reject", "c9")]) is before
    assert apply(before, [decision("same_event", "c1", "c2", answer="no")]) is before


@pytest.mark.parametrize(
    ("slot", "answer", "of", "expected"),
    [
        ("event_type", "shelling", lambda c: c.event_type, "shelling"),
        ("stance", "denies", lambda c: c.stance, Stance.DENIES),
        ("tolls[0].count", "15", lambda c: c.tolls[0].count, Count(low=15, high=15, wording=Wording.EXACT)),
        ("tolls[0].kind", "injured", lambda c: c.tolls[0].kind, TollKind.INJURED),
        ("tolls[1].population", "civilian", lambda c: c.tolls[1].population, Population.CIVILIAN),
        ("tolls[1].part_of", "none", lambda c: c.tolls[1].part_of, None),
        ("tolls[1].group", "none", lambda c: c.tolls[1].group, None),
        ("tolls[0]", "injured at_least 4 civilian", lambda c: c.tolls[0].population, Population.CIVILIAN),
        ("part_of", "c7", lambda c: c.part_of, "c7"),
    ],
)
def test_a_field_is_as_the_person_has_it(slot: str, answer: str, of: Any, expected: object) -> None:
    """Every field of a claim that may be corrected; the id stays, so that all decisions still find it."""
    made, _ = one(correct(slot, answer))
    assert of(made) == expected
    assert made.id == "c1"


def test_a_reading_says_whose_it_is() -> None:
    """When, where and who are readings: rule, version and because name the decision."""
    _, read = one(correct("when", "2031-05-01..2031-05-02", reason="the hospital's log"))
    assert read.when is not None
    assert read.when.value == window(date(2031, 5, 1), date(2031, 5, 2), "days")
    assert (read.when.rule, read.when.version) == ("decision", "dec:1")
    assert read.when.because == "Ana Quist decided so on 1 June 2031: the hospital's log"


def test_a_place_and_a_party_are_chosen() -> None:
    """A locus as JSON, an actor by id; "unknown" leaves neither value nor candidates."""
    _, read = one(correct("places[0]", canonical_json(to_data(TORIN))), correct("perpetrators[0]", "unknown", n=2))
    assert (read.places[0].value, read.perpetrators[0].value, read.perpetrators[0].candidates) == (TORIN, None, ())


def test_ambiguous_places_are_settled_where_no_reading_was() -> None:
    """A claim with words for a place and no readings at all gets one."""
    made = apply(coded(read=()), [correct("places[0]", canonical_json(to_data(TORIN)))])
    assert made.readings[0].places[0].value == TORIN


def test_what_the_engine_missed_is_added_with_its_words() -> None:
    """One more toll, resting on words of the report; without words nothing is added."""
    made, _ = one(correct("tolls[2]", "injured 7 civilian", words=(words("seven more hurt", 40),)))
    assert (made.tolls[2].kind, made.tolls[2].count.low, made.tolls[2].quote.exact) == (
        TollKind.INJURED,
        7,
        "seven more hurt",
    )
    assert len(one(correct("tolls[2]", "injured 7"))[0].tolls) == 2


def test_a_corrected_number_rests_on_the_words_it_was_given_with() -> None:
    """Its quote, and that of a day or a party, are the words that the person selected; without words they stay."""
    picked = words("nineteen", 40)
    made, _ = one(correct("tolls[0].count", "19", words=(picked,)), correct("when", "2031-05-02", words=(picked,)))
    assert (made.tolls[0].count.low, made.tolls[0].quote, made.when) == (19, picked, picked)
    assert one(correct("tolls[0].count", "19"))[0].tolls[0].quote == C1.tolls[0].quote
    kept, _ = one(correct("tolls[0].kind", "injured", words=(picked,)))
    assert kept.tolls[0].quote == C1.tolls[0].quote


def test_a_rejected_toll_goes_and_the_numbers_of_the_others_follow() -> None:
    """Parts of a rejected whole are parts of nothing; decisions keep counting as the ledger does."""
    made, _ = one(decision("reject", "c1", slot="tolls[0]"), correct("tolls[1].count", "4", n=2))
    (left,) = made.tolls
    assert (left.count.low, left.part_of) == (4, None)


def test_a_rejected_perpetrator_takes_its_reading_along() -> None:
    """Words and reading go together."""
    made, read = one(decision("reject", "c1", slot="perpetrators[0]"), decision("reject", "c1", slot="when", n=2))
    assert (made.perpetrators, read.perpetrators, made.when, read.when) == ((), (), None, None)


def test_the_later_decision_stands() -> None:
    """On one slot; a toll as a whole puts its properties aside; correcting a property brings a rejected toll back."""
    assert one(correct("tolls[0].count", "5"), correct("tolls[0].count", "6", n=2))[0].tolls[0].count.low == 6
    assert one(correct("tolls[0].count", "5"), correct("tolls[0]", "killed 9", n=2))[0].tolls[0].count.low == 9
    assert (
        one(correct("tolls[0]", "killed 9"), correct("tolls[0].population", "civilian", n=2))[0].tolls[0].count.low == 9
    )
    assert len(one(decision("reject", "c1", slot="tolls[0]"), correct("tolls[0].count", "5", n=2))[0].tolls) == 2
    assert len(one(correct("tolls[0].count", "5"), decision("reject", "c1", slot="tolls[0]", n=2))[0].tolls) == 1


def test_what_does_not_fit_changes_nothing_and_is_named() -> None:
    """A toll that is not there, a part of itself, a word that is no count: the claim stays, and a question can be asked."""
    wrong = [
        correct("tolls[7].count", "5", n=1),
        correct("tolls[0].count", "many", n=2),
        correct("tolls[0].part_of", "tolls[9]", n=3),
        correct("colour", "red", n=4),
    ]
    made, read = one(*wrong)
    assert (made, read) == (C1, READ)
    assert {d.id for d, _ in misfits(Told(claim=C1, readings=READ), wrong)} == {d.id for d in wrong}


def test_a_rejected_claim_is_left_out_and_its_event_stays_one() -> None:
    """Claims told as one event with it stay one event; what was a part of it is a part of its whole."""
    whole = claim("c0", toll("killed", 40), same_event_as=None)
    first = claim("c1", toll("killed", 12), part_of="c0")
    tied = claim("c2", toll("killed", 12), same_event_as="c1")
    also = claim("c3", toll("killed", 13), same_event_as="c1")
    part = claim("c4", toll("killed", 3), part_of="c1")
    made = apply(coded(whole, first, tied, also, part, read=(READ,)), [decision("reject", "c1")])
    assert [(c.id, c.same_event_as, c.part_of) for c in made.claims] == [
        ("c0", None, None),
        ("c2", None, None),
        ("c3", "c2", None),
        ("c4", None, "c0"),
    ]
    assert made.readings == ()


def test_accepting_a_rejected_claim_brings_it_back() -> None:
    """As taking the rejection back does."""
    reject = decision("reject", "c1", n=1)
    assert apply(coded(), [reject]).claims == ()
    assert apply(coded(), [reject, decision("accept", "c1", n=2)]).claims == (C1,)
    assert apply(coded(), [reject, decision("undo", "dec:1", supersedes="dec:1", n=2)]).claims == (C1,)


def test_a_copy_is_marked_by_a_person() -> None:
    """Yes marks it, no takes the mark away, and other reports stay as they are."""
    yes, no = decision("copy", "r1", "r0"), decision("copy", "r1", "r0", answer="no", n=2)
    assert apply(coded(), [yes]).report.copy_of == "r0"
    assert apply(CodedReport(report=report(copy_of="r0")), [no]).report.copy_of is None
    assert apply(CodedReport(report=report(copy_of="r5")), [no]).report.copy_of == "r5"


SLOTS = st.sampled_from(
    [
        ("tolls[0].count", "15"),
        ("tolls[1].count", "2"),
        ("event_type", "shelling"),
        ("when", "2031-05-02"),
        ("stance", "denies"),
    ]
)


@given(st.lists(SLOTS, unique_by=lambda s: s[0], max_size=5), st.randoms(use_true_random=False))
def test_decisions_on_different_fields_can_be_taken_in_any_order(chosen: list[tuple[str, str]], random: Any) -> None:
    """Whatever was decided first; and applying twice is applying once."""
    order = list(range(len(chosen)))
    random.shuffle(order)
    here = [correct(*c, n=n + 1, id=f"dec:{c[0]}") for n, c in enumerate(chosen)]
    there = [correct(*chosen[k], n=n + 1, id=f"dec:{chosen[k][0]}") for n, k in enumerate(order)]
    made, other = apply(coded(), here), apply(coded(), there)
    assert made.claims == other.claims
    assert [r.when.value for r in made.readings if r.when] == [r.when.value for r in other.readings if r.when]
    assert apply(made, here) == made


def test_candidates_are_gone_once_a_person_chose() -> None:
    """An ambiguous reading becomes a plain one."""
    open_ = Reading(claim_id="c1", slot="places[0]", value=None, candidates=(Candidate(value=SARRIN, score=0.5),))
    made = apply(
        coded(read=(Readings(claim_id="c1", places=(open_,)),)), [correct("places[0]", canonical_json(to_data(SARRIN)))]
    )
    assert (made.readings[0].places[0].value, made.readings[0].places[0].candidates) == (SARRIN, ())
    assert made.readings[0].places[0].value.precision is SARRIN.precision
