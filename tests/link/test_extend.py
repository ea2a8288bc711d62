"""Step by step is the same as all at once: whatever comes or goes, in whichever order, and whatever people decide."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.invented import coded, copied, decided, decision, events, ledgers, options, told

from recount.link import Linkage, LinkOptions, accounts_of, connect, dump, extend, link, load, recall, tell
from recount.model import Account, CodedReport


def same(one: Linkage, other: Linkage) -> bool:
    """All that a linkage says."""
    return (
        one.tellings == other.tellings
        and one.ties == other.ties
        and one.group_of == other.group_of
        and one.bonds == other.bonds
    )


def accounts(linkage: Linkage, made: Sequence[CodedReport]) -> tuple[Account, ...]:
    claims = {c.id: c for one in made for c in one.claims}
    readings = {r.claim_id: r for one in made for r in one.readings}
    return accounts_of(linkage, linkage.groups, claims, readings)


@settings(max_examples=150)
@given(ledgers(least=3), st.data())
def test_batches_in_any_order_are_all_at_once(made: list[CodedReport], data: st.DataObject) -> None:
    """Ties, groups and bonds, with copies that come before their originals, and decisions about claims not yet at hand."""
    chosen = options(made, data.draw(decided(made)))
    linkage = Linkage()
    for one in data.draw(st.permutations(made)):
        linkage, _ = extend(linkage, told([one], chosen), (), chosen)
    assert same(linkage, connect(told(made, chosen), chosen))
    assert accounts(linkage, made) == link(made, chosen)


@settings(max_examples=150)
@given(ledgers(least=3), st.data())
def test_what_is_gone_was_never_there(made: list[CodedReport], data: st.DataObject) -> None:
    """Reports taken out, originals among them, while others come: as if only those that are left had ever come."""
    first = data.draw(st.sets(st.sampled_from([one.report.id for one in made])))
    gone = data.draw(st.sets(st.sampled_from(sorted(first)))) if first else set()
    chosen = options(made)
    before = connect(told([one for one in made if one.report.id in first], chosen), chosen)
    left = [one for one in made if one.report.id not in gone]
    away = [key for key, t in before.tellings.items() if t.report_id in gone]
    after, _ = extend(before, told([one for one in left if one.report.id not in first], chosen), away, chosen)
    assert same(after, connect(told(left, chosen), chosen))


@settings(max_examples=150)
@given(ledgers(least=3), st.data())
def test_decisions_and_copies_may_change(made: list[CodedReport], data: st.DataObject) -> None:
    """Reports of which people hold claims apart are told anew; all else follows from the options."""
    before, after = options(made, data.draw(decided(made))), LinkOptions(decisions=data.draw(decided(made)))
    linkage = connect(told(made, before), before)
    anew = [one for one in made if tell(one) != () and data.draw(st.booleans())]
    again, now = ({t.id: t for t in told(made, chosen)} for chosen in (before, after))
    changed = [t for key, t in now.items() if again.get(key) != t or t.report_id in {one.report.id for one in anew}]
    linkage, _ = extend(linkage, changed, again.keys() - now.keys(), after)
    assert same(linkage, connect(told(made, after), after))


@settings(max_examples=150)
@given(ledgers(least=3), st.data())
def test_what_is_not_named_as_changed_has_not(made: list[CodedReport], data: st.DataObject) -> None:
    """Every account that is new, gone or another one holds a claim of a telling that was named."""
    chosen = options(made, data.draw(decided(made)))
    held = data.draw(st.sampled_from(made))
    some = [one for one in made if one is not held]
    before = connect(told(some, options(some)), options(some))
    later = told(made, chosen)
    moved = [t for t in later if before.tellings.get(t.id) != t]
    gone = before.tellings.keys() - {t.id for t in later}
    after, changed = extend(before, moved, gone, chosen)
    claims = {
        key
        for linkage in (before, after)
        for item in changed & linkage.tellings.keys()
        for key in linkage.tellings[item].claim_ids
    }
    for account in set(accounts(before, made)) ^ set(accounts(after, made)):
        assert claims & set(account.claim_ids)


@settings(max_examples=60)
@given(ledgers(least=3), st.data())
def test_a_linkage_can_be_called_back_from_rows_and_ties(made: list[CodedReport], data: st.DataObject) -> None:
    """From what a ledger keeps, without comparing anything again; and it goes on from there as if it had never stopped."""
    chosen = options(made, data.draw(decided(made)))
    linkage = connect(told(made, chosen), chosen)
    rows = [dump([t for t in linkage.tellings.values() if t.report_id == one.report.id]) for one in made]
    back = recall([t for row in rows for t in load(row)], linkage.ties, chosen)
    assert same(back, linkage)
    assert same(recall(back.tellings.values(), linkage.ties, chosen, linkage.groups), linkage)
    more = told([coded("zz", data.draw(st.lists(events, min_size=1, max_size=2)))], chosen)
    assert same(extend(back, more, (), chosen)[0], extend(linkage, more, (), chosen)[0])


def report(name: str, *told: Any) -> CodedReport:
    return coded(name, told)


def test_a_new_report_touches_its_neighbourhood_only() -> None:
    """Groups that it does not tie to are the same objects as before, and are not named."""
    here = (*events_of("Sarrin"), 7, (), "air_strike", False)
    there = (*events_of("Tabira"), 7, (), "air_strike", False)
    made = [report("a", here), report("b", here), report("c", there), report("d", there)]
    before = connect(told(made, LinkOptions()))
    after, changed = extend(before, told([report("e", there)], LinkOptions()))
    assert {after.tellings[key].report_id for key in changed} == {"c", "d", "e"}
    key = next(key for key, t in before.tellings.items() if t.report_id == "a")
    assert after.group_of[key] is before.group_of[key]


def test_a_whole_is_named_when_its_parts_change() -> None:
    """Its figure is what it counts beyond them."""
    town, day = events_of("Sarrin")
    whole = report("a", (None, day, 40, (), "air_strike", False), (town, day, 7, (), "air_strike", True))
    before = connect(told([whole], LinkOptions()))
    _, changed = extend(before, told([report("b", (town, day, 7, (), "air_strike", False))], LinkOptions()))
    assert {key.rpartition(":")[2] for key in changed} == {"a", "b"}
    assert len(changed) == 3


def test_an_original_that_goes_leaves_its_copy_to_speak() -> None:
    """The copy is compared with others from then on."""
    town, day = events_of("Sarrin")
    one = report("a", (town, day, 7, (), "air_strike", False))
    made = [one, copied(one, "b"), report("c", (town, day, 7, (), "air_strike", False))]
    before = connect(told(made, LinkOptions()))
    gone = [key for key, t in before.tellings.items() if t.report_id == "a"]
    after, _ = extend(before, (), gone)
    assert [len(group) for group in after.groups] == [2]
    assert len(after.ties) == 1


def events_of(name: str) -> tuple[Any, Any]:
    """A town and the day of most events."""
    from tests.link.invented import TOWNS, WHEN

    return next(t for t in TOWNS if t.name == name), WHEN[1]


def test_contradicting_decisions_leave_the_later() -> None:
    """A is B, B is C, A is not C: the two that were decided last stand."""
    town, day = events_of("Sarrin")
    reports = [report(n, (town, day, 7, (), "air_strike", False)) for n in "abc"]
    said = (decision(1, "yes", "a-c0", "b-c0"), decision(2, "yes", "b-c0", "c-c0"), decision(3, "no", "a-c0", "c-c0"))
    found = {frozenset(a.claim_ids) for a in link(reports, LinkOptions(decisions=said))}
    assert found == {frozenset({"a-c0"}), frozenset({"b-c0", "c-c0"})}
