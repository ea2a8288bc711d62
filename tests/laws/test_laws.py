"""The laws of the whole: whatever reports come in, in whatever order, printed by whomever.

Laws of one room stand in that room's tests (`tests/model`, `tests/reconcile/test_laws.py`, `tests/link`,
`tests/vocab/test_calendar_laws.py`, `tests/store/test_laws.py`); here is what has to hold from text to figure.
"""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import claim, locus, readings, report, toll, window

from recount.flow import CodeOptions, code_report
from recount.flow.accounts import tell
from recount.link import LinkOptions, link
from recount.link.cluster import cluster, tie
from recount.model import (
    Account,
    Claim,
    CodedReport,
    Decision,
    Quote,
    Reading,
    Readings,
    TollKind,
    Window,
    claim_id,
    from_data,
    identify,
    to_data,
)
from recount.publish.coded import from_wire, to_wire
from recount.read import ReadOptions, freeze_text
from recount.reconcile import METHODS, ReconcileOptions

PUBLISHED = date(2031, 5, 14)
NOWHERE = CodeOptions(places=False)  # no gazetteer: these laws are about words, numbers and days
EVERY = ReconcileOptions(methods=tuple(METHODS))

# --- texts: phrases of conflict news, put together in any order ------------------------------------------------------------

PIECES = (
    "An air strike on a market in Sarvan",
    "Shells hit the hospital",
    "The army",
    "A monitoring group",
    "killed at least 31 people",
    "killed nine people, including four children",
    "120 fighters were killed in two strikes",
    "injuring dozens more",
    "were kil*led",
    "destroyed two tanks",
    "denied that any market had been hit",
    "said on Tuesday",
    "could not confirm the toll",
    "“We buried seven,”",
    "the ministry told reporters",
    "in March",
    "up to 40",
    "no casualties",
    "Omar Nasser, 34,",
    ", medics said",
    "the other five",
    "é𝔘ق — ",
    "\n\n",
    ". ",
    " ",
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(" ".join)


def coded_text(text: str, published: date | None = PUBLISHED, name: str = "text") -> CodedReport:
    """The text through every stage, no place looked up."""
    return code_report(freeze_text(text, ReadOptions(published=published, language="en"), name), NOWHERE)


def quotes_in(value: object) -> Iterator[Quote]:
    """Every quote inside a noun, wherever it stands."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from quotes_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from quotes_in(getattr(value, field.name))


@settings(max_examples=60)
@given(texts.filter(lambda t: any(c.isalpha() for c in t)))
def test_every_quote_of_whatever_is_coded_slices_the_text(text: str) -> None:
    """No value without its words, with what stands before and after; and every claim's id derives again."""
    coded = coded_text(text)
    whole = coded.report.text
    for quote in quotes_in(coded.claims):
        start, end = quote.span.start, quote.span.end
        assert whole[start:end] == quote.exact
        assert whole[:start].endswith(quote.prefix)
        assert whole[end:].startswith(quote.suffix)
    assert [claim_id(c) for c in coded.claims] == [c.id for c in coded.claims]


@settings(max_examples=40)
@given(texts.filter(lambda t: any(c.isalpha() for c in t)))
def test_what_is_coded_is_printed_and_read_back(text: str) -> None:
    """Through JSON, the claims and their readings come back as they were, the incidents with the same claims and figures."""
    coded = coded_text(text)
    back = from_wire(json.loads(json.dumps(to_wire(coded))), coded.report.text)
    assert back.claims == coded.claims
    assert [r.when for r in back.readings] == [r.when for r in coded.readings]
    assert [(a.incident, a.claim_ids) for a in back.accounts] == [(a.incident, a.claim_ids) for a in coded.accounts]
    shown = (TollKind.KILLED, TollKind.INJURED)  # the figures that the format has
    assert [a.estimates for a in back.accounts] == [
        tuple(e for e in a.estimates if e.kind in shown) for a in coded.accounts
    ]
    assert from_data(CodedReport, json.loads(json.dumps(to_data(coded)))) == coded


# --- a part never adds to its whole ----------------------------------------------------------------------------------------

NUMERALS = dict(enumerate("zero one two three four five six seven eight nine ten eleven twelve".split()))


@st.composite
def wholes_and_parts(draw: st.DrawFn) -> tuple[int, str]:
    """A number of dead and a sentence that says it, with some of them counted inside it."""
    whole = draw(st.integers(3, 400))
    part = draw(st.integers(2, min(12, whole - 1)))
    said = draw(st.sampled_from((str(part), NUMERALS[part])))
    group = draw(st.sampled_from(("children", "women", "civilians", "soldiers")))
    form = draw(
        st.sampled_from(
            (
                "Shells killed {whole} people, including {part} {group}, in Sarvan on Monday.",
                "Shells killed {whole} people in Sarvan on Monday, among them {part} {group}.",
                "{whole} people, {part} of them {group}, were killed by shells in Sarvan on Monday.",
                "Shells killed {whole} people in Sarvan on Monday, {part} of them {group}.",
            )
        )
    )
    return whole, form.format(whole=whole, part=said, group=group)


@settings(max_examples=60)
@given(wholes_and_parts())
def test_a_part_in_a_sentence_never_adds_to_its_whole(told: tuple[int, str]) -> None:
    """ "37 people, including nine children" is 37: in one incident, by every bound, as told."""
    whole, text = told
    figures = [
        (e.low, e.best, e.high)
        for account in coded_text(text).accounts
        for e in account.estimates
        if e.kind is TollKind.KILLED
    ]
    assert figures == [(whole, whole, whole)]


# --- never more precise than the words -------------------------------------------------------------------------------------

LEAST_DAYS = {  # words of time, and the fewest days that they leave open
    "in March": 28,
    "in March 2031": 28,
    "in 2029": 365,
    "last year": 365,
    "last month": 28,
    "last week": 7,
    "earlier this month": 7,
    "between 3 and 9 May": 7,
    "over the past two weeks": 14,
    "in the summer of 2030": 89,
    "over the weekend": 2,
}


@given(st.sampled_from(sorted(LEAST_DAYS)), st.dates(date(2031, 5, 10), date(2031, 5, 28)))
def test_no_window_is_narrower_than_its_words(words: str, published: date) -> None:
    """Neither a claim's nor its incident's: the words leave days open, and so does the record."""
    coded = coded_text(f"Shells killed nine people in Sarvan {words}, medics said.", published)
    assert coded.claims
    windows = [r.when.value for r in coded.readings if r.when] + [a.window for a in coded.accounts]
    for found in windows:
        if found is not None and found.start is not None and found.end is not None:
            assert (found.end - found.start).days >= LEAST_DAYS[words]


@given(st.sampled_from(("on Monday", "yesterday", "last week", "overnight", "three days ago")))
def test_without_a_day_of_publication_relative_words_stay_open(words: str) -> None:
    """No clock is asked: a report without a day gives none."""
    coded = coded_text(f"Shells killed nine people in Sarvan {words}, medics said.", published=None)
    read = [r.when.value for r in coded.readings if r.when and r.when.value]
    assert all(w.start is None and w.end is None for w in read)
    assert all(a.window is None or (a.window.start is None and a.window.end is None) for a in coded.accounts)


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


@settings(max_examples=40)
@given(texts.filter(lambda t: any(c.isalpha() for c in t)))
def test_coding_twice_gives_the_same(text: str) -> None:
    """No clock and no chance: the same report is coded alike, ids, reasons and all."""
    assert coded_text(text) == coded_text(text)


@pytest.mark.parametrize("noun", [Claim, Readings, Account, Decision])
def test_nouns_can_not_be_altered(noun: type) -> None:
    """Frozen and slotted: a claim is never altered later."""
    assert noun.__dataclass_params__.frozen  # type: ignore[attr-defined] - every dataclass has it
    assert hasattr(noun, "__slots__")
