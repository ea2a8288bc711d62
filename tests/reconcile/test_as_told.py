"""Decision 8 of the guide, case by case: low / best / high of one incident from the reports at hand."""

from datetime import date
from typing import Any

import pytest
from tests.factories import PUBLISHED, claim, report, toll

from recount.model import Claim, PopulationScope, Report, TollKind
from recount.reconcile import ReconcileOptions, reconcile

# As `Told`: pytest takes a class whose name begins with "Test" for tests.
from recount.reconcile import Testimony as Told

Three = tuple[int | None, int | None, int | None] | None


def told(*claims: Claim, kind: str = "killed", reports: dict[str, Report] | None = None) -> Three:
    """The `as_told` figure of one incident that these claims make; None if there is no estimate."""
    known = reports or {}
    members = [Told(claim=c, report=known.get(c.report_id, report(c.report_id))) for c in claims]
    (outcome,) = reconcile([members])
    found = [e for e in outcome.estimates if e.kind is TollKind(kind)]
    return (found[0].low, found[0].best, found[0].high) if found else None


@pytest.mark.parametrize(
    ("wording", "low", "high", "figure"),
    [
        ("exact", 4, None, (4, 4, 4)),
        ("about", 30, None, (30, 30, 30)),
        ("at_least", 51, None, (51, 51, None)),
        ("at_most", None, 9, (None, 9, 9)),
        ("between", 10, 15, (10, 10, 15)),
        ("unquantified", None, None, (None, None, None)),
        ("exact", 0, None, (0, 0, 0)),
    ],
)
def test_each_wording_has_its_figure(wording: str, low: int | None, high: int | None, figure: Three) -> None:
    """n, about n, at least n, up to n, a to b, no number, nobody."""
    assert told(claim("c1", toll("killed", low, high, wording=wording))) == figure


def test_what_no_claim_mentions_has_no_estimate() -> None:
    """Silence about the hurt is no count of them."""
    assert told(claim("c1", toll("killed", 3)), kind="injured") is None


def test_a_combined_count_is_a_ceiling_for_each() -> None:
    """With "eight killed and wounded" the words say for neither how many there were, only how many at most."""
    both = {"wording": "at_most", "text": "eight killed and wounded"}
    c = claim("c1", toll("killed", None, 8, **both), toll("injured", None, 8, **both))
    assert told(c) == (None, None, 8)
    assert told(c, kind="injured") == (None, None, 8)


def test_a_combined_count_with_an_open_top_bounds_neither() -> None:
    """In "more than 150 killed and wounded" there may be any number of either; two numbers told apart stay."""
    both = {"wording": "at_least", "text": "more than 150 people"}
    c = claim("c1", toll("killed", 151, **both), toll("injured", 151, **both))
    assert told(c) == told(c, kind="injured") == (None, None, None)
    apart = toll("killed", 9, wording="at_least"), toll("injured", 9, wording="at_least", at=40)
    assert told(claim("c1", *apart)) == (9, 9, None)


def test_a_combined_count_leaves_the_rest_hurt_once_the_dead_are_known() -> None:
    """Nine killed and wounded, three of them dead: up to six are hurt, and five are counted."""
    both = {"wording": "at_most", "text": "nine killed and wounded"}
    first = claim("c1", toll("killed", None, 9, **both), toll("injured", None, 9, **both), speakers="medics")
    then = claim("c2", toll("killed", 3), toll("injured", 5), speakers="the governor", at=90)
    assert told(first, then) == (3, 3, 3)
    assert told(first, then, kind="injured") == (5, 6, 6)


def test_what_only_may_be_has_no_best() -> None:
    """What "may have killed up to four" gives is a ceiling and no more."""
    words = "a strike that may have killed up to four people"
    c = claim("c1", toll("killed", None, 4, wording="at_most", text="up to four people"), says=words)
    assert told(c) == (None, None, 4)


def test_a_part_never_adds_to_its_whole() -> None:
    """No matter what is counted inside, "37, including nine children" is 37."""
    assert told(claim("c1", toll("killed", 37), toll("killed", 9, part_of=0, group="child"))) == (37, 37, 37)


@pytest.mark.parametrize(
    ("whole", "figure"),
    [
        (toll("killed", None, 20, wording="at_most"), (9, 20, 20)),
        (toll("killed"), (9, None, None)),
        (toll("killed", 5, wording="at_least"), (9, 9, None)),
    ],
)
def test_a_counted_part_is_the_floor_of_low(whole: Any, figure: Three) -> None:
    """In "up to 20, including nine children" there are at least the nine. Words without a number get no best from it."""
    assert told(claim("c1", whole, toll("killed", 9, part_of=0))) == figure


def test_named_dead_are_the_floor_of_low() -> None:
    """Two names under "several" are at least two; an exact number stands against an alias among the names."""
    assert told(claim("c1", toll("killed", named=("Amal Haddad", "Omar Haddad")))) == (2, None, None)
    assert told(claim("c1", toll("killed", 1, named=("Abu Samir", "Samir Nasser")))) == (1, 1, 1)


def test_some_of_them_are_a_part_though_nobody_marked_it() -> None:
    """Eleven killed, "four of the fighters" among them in the same claim: eleven."""
    assert told(claim("c1", toll("killed", 11), toll("killed", 4, text="four of the fighters", at=60))) == (11, 11, 11)


def test_tolls_of_one_claim_that_are_no_parts_add() -> None:
    """Then "three civilians and two soldiers killed" is five; with "several" more there is no ceiling."""
    people = (toll("killed", 3, population="civilian", at=10), toll("killed", 2, population="combatant", at=40))
    assert told(claim("c1", *people)) == (5, 5, 5)
    assert told(claim("c1", *people, toll("killed", text="several others", at=70))) == (5, 5, None)


def test_a_number_repeated_in_one_claim_counts_once() -> None:
    """A headline's "four people" and its sentence's "four people" are four."""
    assert told(claim("c1", toll("killed", 4, text="four people"), toll("killed", 4, text="four people", at=80))) == (
        4,
        4,
        4,
    )


@pytest.mark.parametrize(
    "words",
    ["A chief said 1 brother was among the dead.", "Among those killed was 1 brother.", "A chief buried 1 brother."],
)
def test_who_is_told_to_be_among_the_dead_is_no_count_of_them(words: str) -> None:
    """It does not lower the number that another voice has."""
    said = "1 brother"
    at = 100 + words.index(said)
    one = claim("c1", toll("killed", 10, text="10 people"), speakers="the mayor", says="10 people were killed.")
    other = claim("c2", toll("killed", 1, text=said, at=at), speakers="a chief", at=100, says=words)
    estimates = reconcile(
        [[Told(claim=c, report=report()) for c in (one, other)]], ReconcileOptions(methods=("as_told",))
    )
    killed = next(e for e in estimates[0].estimates if e.kind is TollKind.KILLED)
    assert killed.low == (1 if "buried" in words else 10)


def test_a_toll_that_one_voice_raises_is_the_new_one() -> None:
    """The same voice says five, then eight: eight, and five is no low figure."""
    early = claim("c1", toll("killed", 5), speakers="the governor")
    late = claim("c2", toll("killed", 8), speakers="the governor", at=200)
    assert told(early, late) == (8, 8, 8)


def test_a_toll_that_one_voice_lowers_next_day_is_the_new_one() -> None:
    """A later report of the same voice takes the place of the earlier one, whichever is larger."""
    reports = {"r2": report("r2", published=date(2031, 5, 5))}
    early = claim("c1", toll("killed", 12), speakers="the hospital")
    late = claim("c2", toll("killed", 10), speakers="the hospital", report_id="r2")
    assert told(early, late, reports=reports) == (10, 10, 10)


def test_voices_that_differ_make_a_range() -> None:
    """Low is the least, high the most; best the one that tells more, else the lower."""
    short = claim("c1", toll("killed", 3), speakers="the mayor")
    full = claim("c2", toll("killed", 4), toll("injured", 2), speakers="a hospital", targets="a bakery", at=80)
    assert told(short, full) == (3, 4, 4)
    assert told(short, claim("c2", toll("killed", 4), speakers="a hospital", at=80)) == (3, 3, 4)


def test_an_exact_number_closes_an_open_one() -> None:
    """Both "at least nine" and "nine" are nine; "at least nine" and "seven" stay open."""
    open_one = claim("c1", toll("killed", 9, wording="at_least"), speakers="the mayor")
    assert told(open_one, claim("c2", toll("killed", 9), speakers="a hospital", at=80)) == (9, 9, 9)
    assert told(open_one, claim("c2", toll("killed", 7), speakers="a hospital", at=80)) == (7, 7, None)


@pytest.mark.parametrize("stance", ["denies", "retracts", "cannot_verify", "anticipates"])
def test_numbers_that_are_not_asserted_are_left_out_with_a_reason(stance: str) -> None:
    """A denied, retracted, unconfirmed or threatened number moves nothing, and the estimate says why."""
    members = [
        Told(claim=c, report=report())
        for c in (claim("c1", toll("killed", 2)), claim("c2", toll("killed", 60), stance=stance, speakers="the army"))
    ]
    (estimate,) = reconcile([members])[0].estimates
    assert (estimate.low, estimate.best, estimate.high) == (2, 2, 2)
    assert [x.claim_id for x in estimate.left_out] == ["c2"]
    assert estimate.left_out[0].reason


@pytest.mark.parametrize(
    ("taken_back", "stands"),
    [
        ({"tolls": (toll("killed", 40),)}, (9, 9, 9)),
        ({"tolls": ()}, (9, 9, 9)),
        ({"tolls": (toll("killed", 12),)}, (9, 9, 40)),  # another number
        ({"tolls": (toll("killed", 40),), "speakers": "the army"}, (9, 9, 40)),  # another voice
        ({"tolls": (toll("killed", 40),), "published": date(2031, 5, 2)}, (9, 9, 40)),  # before it was said
        ({"tolls": (), "published": PUBLISHED}, (9, 9, 40)),  # of the same day, and it does not say what
    ],
)
def test_a_number_that_its_voice_took_back_is_gone(taken_back: dict[str, Any], stands: tuple[int, int, int]) -> None:
    """Forty, said by the ministry and withdrawn by it two days later, bounds nothing; the estimate says why."""
    change = {"speakers": "the ministry", "published": date(2031, 5, 6)} | taken_back
    late = report("r2", published=change["published"])
    said = Told(claim=claim("c1", toll("killed", 40), speakers="the ministry"), report=report())
    other = Told(claim=claim("c2", toll("killed", 9), speakers="a hospital", by="jets", at=80), report=report())
    back = claim("c3", *change["tolls"], speakers=change["speakers"], stance="retracts", report_id="r2")
    (estimate,) = reconcile([[said, other, Told(claim=back, report=late)]])[0].estimates
    assert (estimate.low, estimate.best, estimate.high) == stands
    reasons = {x.claim_id: x.reason for x in estimate.left_out}
    assert (reasons.get("c1") == "its voice took it back") == (stands == (9, 9, 9))


def test_a_voice_that_counts_some_of_them_is_no_lower_figure() -> None:
    """Neither "four of the dead were fighters" nor one victim by name, brings eleven dead down."""
    whole = claim("c1", toll("killed", 11), speakers="the hospital")
    some = claim("c2", toll("killed", 4, text="four of the dead"), speakers="a monitor", at=80)
    named = claim("c3", toll("killed", 1, named=("Amal Haddad",)), speakers="her brother", at=120)
    assert told(whole, some, named) == (11, 11, 11)


def test_whom_a_witness_lost_is_no_count_of_the_dead() -> None:
    """Eleven dead, and a resident: "my brother and his wife"."""
    whole = claim("c1", toll("killed", 11))
    witness = claim("c2", toll("killed", 2, text="my brother and his wife"), speakers="a resident", at=80)
    assert told(whole, witness) == (11, 11, 11)


def test_people_whom_one_voice_names_apart_add() -> None:
    """The same outlet names one victim, then another and an unnamed third: three."""
    one = claim("c1", toll("killed", 1, named=("Amal Haddad",)))
    two = claim("c2", toll("killed", 2, named=("Omar Nasser",)), at=80)
    assert told(one, two) == (3, 3, 3)


def test_those_named_after_a_total_are_of_it() -> None:
    """The same outlet counts four, then names three of them one by one: four, however many are named."""
    four = claim("c1", toll("killed", 4, text="four men"))
    names = ("Amal Haddad", "Omar Nasser", "Rami Saleh")
    named = (claim(f"c{n + 2}", toll("killed", 1, named=(name,)), at=80 + n) for n, name in enumerate(names))
    assert told(four, *named) == (4, 4, 4)


def test_all_of_those_are_no_part() -> None:
    """ "All five of the guests" is a count of all, "five of the guests" of some: one voice that told of one more."""
    one = claim("c1", toll("killed", 1, text="a cook"))
    assert told(one, claim("c2", toll("killed", 5, text="all five of the guests"), at=80)) == (5, 5, 5)
    assert told(one, claim("c2", toll("killed", 5, text="five of the guests"), at=80)) == (1, 1, 1)


def test_an_aggregate_keeps_those_who_are_not_told_apart() -> None:
    """196 in all, one of them told apart: 195; if that one only may be dead: 195 to 196."""

    def rest(part: Any, says: str) -> Three:
        whole = Told(claim=claim("c1", toll("killed", 196)), report=report())
        apart = Told(claim=claim("c2", part, part_of="c1", says=says, at=90), report=report())
        estimate = reconcile([[whole], [apart]])[0].estimates[0]
        return estimate.low, estimate.best, estimate.high

    assert rest(toll("killed", 1), "one was killed at home") == (195, 195, 195)
    assert rest(toll("killed", None, 1, wording="at_most"), "up to one was killed") == (195, 195, 196)


@pytest.mark.parametrize(
    ("whole", "part", "rest"),
    [
        (
            {"text": "214 soldiers", "population": "combatant"},
            {"text": "three ISIS members", "population": "combatant"},
            214,
        ),
        (
            {"text": "214 militants", "population": "combatant"},
            {"text": "three soldiers", "population": "combatant"},
            214,
        ),
        (
            {"text": "214 civilians", "population": "civilian"},
            {"text": "three fighters", "population": "combatant"},
            214,
        ),
        ({"text": "214 people"}, {"text": "three ISIS members", "population": "combatant"}, 211),
        (
            {"text": "214 fighters", "population": "combatant"},
            {"text": "three soldiers", "population": "combatant"},
            211,
        ),
    ],
)
def test_a_part_of_other_people_is_not_taken_out(whole: dict[str, str], part: dict[str, str], rest: int) -> None:
    """Whatever an engine marked: soldiers are not reduced by militants, nor civilians by combatants."""
    total = Told(claim=claim("c1", toll("killed", 214, **whole)), report=report())
    apart = Told(claim=claim("c2", toll("killed", 3, **part), part_of="c1", at=90), report=report())
    methods = ReconcileOptions(methods=("as_told", "ucdp", "acled"))
    outcome = reconcile([[total], [apart]], methods)[0]
    everybody = [e for e in outcome.estimates if e.population is PopulationScope.ALL]
    assert {(e.low, e.best) for e in everybody} == {(rest, rest)}


def test_parts_of_parts_are_found_through_a_whole_without_incident() -> None:
    """The aggregate between them makes no incident; what its parts tell still comes out of the total above it."""
    made = [
        claim("c1", toll("killed", 24)),
        claim("c2", part_of="c1", at=40),
        claim("c3", toll("killed", 9), part_of="c2", at=80),
    ]
    top, between, leaf = (Told(claim=c, report=report()) for c in made)
    outcomes = reconcile([[top], [leaf]], apart=[between])
    assert [o.estimates[0].best for o in outcomes] == [15, 9]


def test_an_estimate_says_what_it_rests_on() -> None:
    """Basis in order of the text, witnesses, the latest day that went in, and a reason."""
    members = [
        Told(claim=claim("c2", toll("killed", 4), speakers="the mayor", at=50), report=report()),
        Told(claim=claim("c1", toll("killed", 4), speakers="a hospital"), report=report()),
    ]
    (estimate,) = reconcile([members])[0].estimates
    assert estimate.basis == ("c1", "c2")
    assert (estimate.witnesses, estimate.as_of) == (2, date(2031, 5, 4))
    assert estimate.because == ("2 voices give the same number",)
