"""Which claims of many reports are one event, with decisions obeyed and reasons given."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import claim, locus, readings, report, toll, window, words

from recount.link import LinkOptions, link
from recount.link.accounts import account as told_by
from recount.link.tellings import tell
from recount.model import Basis, CodedReport, Decision, Membership, Readings, Window

MONDAY = date(2031, 5, 5)
SARRIN, TABIRA = locus("Sarrin"), locus("Tabira", lat=35.1, lon=40.4)


def coded(name: str, *told: Any, **rest: Any) -> CodedReport:
    """A report that tells of one event for each ``(place, day, dead)``, in its outlet's own voice."""
    claims, read = [], []
    for n, (place, day, dead) in enumerate(told):
        key = f"{name}-c{n}"
        claims.append(claim(key, toll("killed", dead), places=place.name, report_id=name, at=100 * n, by="jets"))
        read.append(readings(key, when=window(day), places=(place,)))
    values = {"source": name, "text": f"the text of {name}"} | rest
    return CodedReport(report=report(name, **values), claims=tuple(claims), readings=tuple(read))


def partition(*reports: CodedReport, decisions: tuple[Decision, ...] = ()) -> set[frozenset[str]]:
    return {frozenset(a.claim_ids) for a in link(reports, LinkOptions(decisions=decisions))}


def decision(answer: str, *about: str, **rest: Any) -> Decision:
    number = rest.get("number", 1)
    return Decision(
        id=f"dec:{number}",
        kind=rest.get("kind", "same_event"),
        about=about,
        answer=answer,
        by="R. Haas",
        at=datetime(2031, 6, number, tzinfo=UTC),
        supersedes=rest.get("supersedes"),
    )


def dated(*days: tuple[str, date, str]) -> Window | None:
    """The day of an incident of which the claims of these reports give these days, each on this basis."""
    told = {f"c{n}": (report_id, day, basis) for n, (report_id, day, basis) in enumerate(days)}
    claims = {key: claim(key, report_id=report_id) for key, (report_id, _, _) in told.items()}
    read = {key: readings(key, when=replace(window(day), basis=Basis(basis))) for key, (_, day, basis) in told.items()}
    members = [Membership(incident_id="", claim_id=key, score=1.0, because=()) for key in told]
    return told_by(tuple(told), claims, read, members).window


def test_the_day_of_an_incident_is_that_of_most_reports() -> None:
    """A drone shot down the night before, told by one report, does not date the strike that three tell of; one report that
    says a day often says it once; a day that was only inferred counts less than one in words.
    """
    sunday = MONDAY - timedelta(days=1)
    three = (("a", MONDAY, "relative"), ("b", MONDAY, "relative"), ("c", MONDAY, "relative"))
    assert dated(*three, ("a", sunday, "stated")) == replace(window(MONDAY), basis=Basis.RELATIVE)
    often = (("a", sunday, "stated"),) * 3
    assert dated(*often, ("b", MONDAY, "stated"), ("c", MONDAY, "stated")) == window(MONDAY)
    guessed = (("b", MONDAY, "inferred"), ("c", MONDAY, "inferred"))
    assert dated(("a", sunday, "relative"), *guessed) == replace(window(sunday), basis=Basis.RELATIVE)
    assert dated(("a", MONDAY, "stated"), ("b", sunday, "stated")) == window(sunday)
    assert dated(("a", MONDAY, "inferred"), ("b", MONDAY, "stated")) == window(MONDAY)


def test_two_reports_of_one_strike_are_one_incident_with_reasons() -> None:
    """Same town, day, deed and number: one account, its founder first, the other with a score and sentences."""
    (account,) = link([coded("a", (SARRIN, MONDAY, 7)), coded("b", (SARRIN, MONDAY, 7))])
    first, second = account.members
    assert (first.claim_id, second.claim_id) == ("a-c0", "b-c0")
    assert account.incident.founding_claim == "a-c0"
    assert {m.incident_id for m in account.members} == {account.incident.id}
    assert 0.9 < second.score < 1
    assert {
        "both count the same number of dead",
        "both are dated to the same day",
        "both are in the same place",
    } <= set(second.because[:4])
    assert account.window == window(MONDAY)
    assert (account.place, account.locus) == ("Sarrin", SARRIN)


def test_a_running_total_is_no_report_of_the_day() -> None:
    """One report counts since January, another tells of Monday, a third of the place alone: the total stays alone."""
    day = coded("b", (SARRIN, MONDAY, 7))
    total = coded("a", (SARRIN, MONDAY, 214))
    since = replace(total.claims[0], when=words("since January"))
    stretch = readings("a-c0", when=window(date(2031, 1, 1), date(2031, 5, 6), "month"), places=(SARRIN,))
    total = replace(total, claims=(since,), readings=(stretch,))
    vague = coded("c", (SARRIN, MONDAY, 7))
    vague = replace(vague, readings=(readings("c-c0", places=(SARRIN,)),))
    assert frozenset({"a-c0"}) in partition(total, day, vague)


def test_other_towns_and_other_days_are_other_incidents() -> None:
    """Nothing is tied across 200 km or three weeks."""
    made = coded("a", (SARRIN, MONDAY, 7)), coded("b", (TABIRA, MONDAY, 7)), coded("c", (SARRIN, date(2031, 5, 26), 7))
    assert partition(*made) == {frozenset({"a-c0"}), frozenset({"b-c0"}), frozenset({"c-c0"})}


def test_what_one_report_tells_apart_never_meets_through_a_third() -> None:
    """Two strikes on one town in one report; a second report of one of them joins one, not both."""
    two = coded("a", (SARRIN, MONDAY, 7), (SARRIN, MONDAY, 15))
    another = replace(two.claims[1], evidence=(words("Another strike killed 15", 100),))
    two = replace(two, claims=(two.claims[0], another))
    found = partition(two, coded("b", (SARRIN, MONDAY, 15)))
    assert frozenset({"a-c0"}) in found
    assert frozenset({"a-c1", "b-c0"}) in found


def test_days_do_not_chain() -> None:
    """Monday is Tuesday's night, Tuesday Wednesday's; Monday and Wednesday are not one event through Tuesday."""
    week = [coded(f"r{n}", (SARRIN, date(2031, 5, 5 + n), 7)) for n in range(4)]
    assert all(len({int(key[1]) for key in group}) <= 2 for group in partition(*week))


def test_a_sum_in_one_report_whose_parts_another_tells_counts_once() -> None:
    """The sum is tied to the same sum of the first report, whose parts exhaust it: two incidents, not three."""
    claims = (
        claim("a-1", toll("killed", 120), report_id="a", by="jets"),
        claim("a-2", toll("killed", 40), report_id="a", part_of="a-1", places="Tabira", at=60),
        claim("a-3", toll("killed", 80), report_id="a", part_of="a-1", places="Ghadir", at=90),
    )
    read = tuple(readings(c.id, when=window(MONDAY), places=(SARRIN,) if c.id == "a-1" else ()) for c in claims)
    parts = CodedReport(report=report("a"), claims=claims, readings=read)
    assert partition(parts, coded("b", (SARRIN, MONDAY, 120))) == {frozenset({"a-2"}), frozenset({"a-3"})}
    many = [
        coded(name, (SARRIN, MONDAY, 120)) for name in "bcdef"
    ]  # one report in so many errs: it is an event to the others
    assert frozenset({"a-1", *(f"{name}-c0" for name in "bcdef")}) in partition(parts, *many)
    assert len(partition(parts, *many[:3])) == 2


def test_a_person_puts_together_and_holds_apart() -> None:
    """A yes joins what nothing else would, even inside one report; a no parts what everything else would join."""
    a, b = coded("a", (SARRIN, MONDAY, 7), (TABIRA, MONDAY, 2)), coded("b", (SARRIN, MONDAY, 7))
    joined = link([a, b], LinkOptions(decisions=(decision("yes", "a-c0", "a-c1"),)))
    assert {frozenset(x.claim_ids) for x in joined} == {frozenset({"a-c0", "a-c1", "b-c0"})}
    assert [m.because for m in joined[0].members if m.claim_id == "a-c1"] == [("a person put them together",)]
    parted = partition(a, b, decisions=(decision("no", "a-c0", "b-c0"),))
    assert parted == {frozenset({"a-c0"}), frozenset({"a-c1"}), frozenset({"b-c0"})}


def test_a_person_parts_what_one_report_tied() -> None:
    """Claims that an engine linked are parted by a no: the later one stands alone."""
    a = coded("a", (SARRIN, MONDAY, 7), (SARRIN, MONDAY, 7))
    tied = replace(a, claims=(a.claims[0], replace(a.claims[1], same_event_as="a-c0")))
    assert partition(tied) == {frozenset({"a-c0", "a-c1"})}
    assert partition(tied, decisions=(decision("no", "a-c0", "a-c1"),)) == {frozenset({"a-c0"}), frozenset({"a-c1"})}


def test_merge_then_split_restores_memberships() -> None:
    """A decision that takes another's place leaves everything as it was before both."""
    made = coded("a", (SARRIN, MONDAY, 7)), coded("b", (TABIRA, MONDAY, 9))
    merge = decision("yes", "a-c0", "b-c0")
    split = decision("no", "a-c0", "b-c0", number=2, supersedes="dec:1")
    assert len(partition(*made, decisions=(merge,))) == 1
    assert link(made, LinkOptions(decisions=(merge, split))) == link(made)


def test_decisions_of_other_kinds_and_about_absent_claims_do_nothing() -> None:
    """A decision on a toll, or about a claim that is not at hand, moves no membership."""
    made = coded("a", (SARRIN, MONDAY, 7)), coded("b", (TABIRA, MONDAY, 9))
    others = decision("yes", "a-c0", "b-c0", kind="toll"), decision("yes", "a-c0", "gone", number=2)
    assert link(made, LinkOptions(decisions=others)) == link(made)


events = st.tuples(
    st.sampled_from((SARRIN, TABIRA, locus("Umm Sarrin", lat=36.7))),
    st.dates(date(2031, 5, 5), date(2031, 5, 8)),
    st.sampled_from((0, 2, 7, 40)),
)


@given(st.lists(st.lists(events, min_size=1, max_size=3), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_no_incident(told: list[list[Any]], random: Any) -> None:
    """The partition is free of the order of input; each incident is founded by its first claim in that order."""
    made = [coded(f"r{n}", *some) for n, some in enumerate(told)]
    shuffled = list(made)
    random.shuffle(shuffled)
    assert partition(*made) == partition(*shuffled)
    order = [c.id for r in shuffled for c in r.claims]
    for account in link(shuffled):
        assert account.incident.founding_claim == min(account.claim_ids, key=order.index)


@given(st.lists(st.lists(events, min_size=1, max_size=3), min_size=1, max_size=5))
def test_claims_of_one_report_that_it_tells_apart_stay_apart(told: list[list[Any]]) -> None:
    """However the other reports lie, no incident holds two events of one report."""
    reports = [coded(f"r{n}", *some) for n, some in enumerate(told)]
    home = {key: t.id for one in reports for t in tell(one) for key in t.claim_ids}
    for group in partition(*reports):
        found = {home[key] for key in group}
        assert len(found) == len({key.split("-")[0] for key in group})


def test_a_wire_copy_is_the_same_event_however_little_it_says() -> None:
    """No day, no place, no number: two outlets that print one text still tell of one event; other texts do not."""
    wire = [
        CodedReport(
            report=report(n, text="A wire story."),
            claims=(claim(f"{n}-1", report_id=n, places=(), says="A wire story."),),
        )
        for n in "ab"
    ]
    (account,) = link(wire)
    assert account.members[1].because == ("its report is a copy",)
    other = replace(wire[1], report=report("b", text="A wire story, they say."))
    assert len(link([wire[0], other])) == 2
    assert len(link([wire[0], replace(other, report=replace(other.report, copy_of="a"))])) == 1


def test_a_copy_printed_a_week_later_tells_of_the_same_day() -> None:
    """ "On Monday" in a copy of next week is read as next Monday, and is still the Monday of the original."""
    first = coded("a", (SARRIN, MONDAY, 7), text="One story.")
    copy = coded("b", (SARRIN, date(2031, 5, 12), 7), text="One story.", published=date(2031, 5, 14))
    copy = replace(copy, claims=tuple(replace(c, evidence=first.claims[0].evidence) for c in copy.claims))
    assert partition(first, copy) == {frozenset({"a-c0", "b-c0"})}


def test_a_copy_dates_nothing() -> None:
    """The day of the event is the original's to tell, even where the copy's words give a narrower one."""
    first = coded("a", (SARRIN, MONDAY, 7), text="One story.")
    week = readings("a-c0", when=window(MONDAY, date(2031, 5, 11)), places=(SARRIN,))
    copy = coded("b", (SARRIN, date(2031, 5, 14), 7), text="One story.", published=date(2031, 5, 14))
    copy = replace(copy, claims=tuple(replace(c, evidence=first.claims[0].evidence) for c in copy.claims))
    (account,) = link([replace(first, readings=(week,)), copy])
    assert account.window == window(MONDAY, date(2031, 5, 11))


def test_two_events_told_in_one_sentence_are_two_in_each_copy() -> None:
    """Tellings that open alike are paired in their order, however little they say."""
    made = [
        CodedReport(
            report=report(n, text="Both towns were hit."),
            claims=tuple(
                claim(f"{n}-{k}", toll("killed", k), report_id=n, places=(), says="Both towns were hit.")
                for k in (2, 40)
            ),
        )
        for n in "ab"
    ]
    assert partition(*made) == {frozenset({"a-2", "b-2"}), frozenset({"a-40", "b-40"})}


def test_reports_without_claims_or_readings_are_no_trouble() -> None:
    """An irrelevant report gives nothing; claims without readings are compared by their words."""
    bare = [
        CodedReport(report=report(n), claims=(claim(f"{n}-1", toll("killed", 7), report_id=n, by="jets"),))
        for n in "ab"
    ]
    assert link([CodedReport(report=report("x"))]) == ()
    empty = tuple(Readings(claim_id=c.id) for r in bare for c in r.claims)
    assert len(link(bare)) == len(link([replace(bare[0], readings=empty[:1]), bare[1]]))


@given(st.lists(st.lists(events, min_size=1, max_size=3), min_size=1, max_size=4), st.integers(0, 3))
def test_an_exact_copy_adds_no_incident(told: list[list[Any]], of: int) -> None:
    """Another outlet prints one of the reports word for word: as many incidents as before."""
    made = [coded(f"r{n}", *some) for n, some in enumerate(told)]
    first = made[of % len(made)]
    claims = tuple(replace(c, id=f"z-{c.id}", report_id="z") for c in first.claims)
    read = tuple(replace(r, claim_id=f"z-{r.claim_id}") for r in first.readings)
    copy = replace(first, report=replace(first.report, id="z", source="Late Copy"), claims=claims, readings=read)
    assert len(link([*made, copy])) == len(link(made))
