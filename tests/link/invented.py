"""Invented reports for the laws of linking: near and wide places, days and none, copies, sums, names, decisions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from tests.factories import claim, locus, readings, report, toll, window

from recount.link import LinkOptions, Telling, splits, tell
from recount.model import CodedReport, Decision, PlacePrecision, Readings

FIRST = date(2031, 5, 5)
TOWNS = (locus("Sarrin"), locus("Tabira", lat=35.1, lon=40.4), locus("Umm Sarrin", lat=36.75))
PROVINCE = replace(locus("Sarrin Province"), radius_km=90.0, precision=PlacePrecision.ADMIN1)
COUNTRY = replace(locus("Aramia"), radius_km=400.0, precision=PlacePrecision.COUNTRY)
WHEN = (
    None,
    *(window(FIRST + timedelta(days=n)) for n in range(3)),
    window(FIRST, FIRST + timedelta(days=7), "week"),
    window(FIRST - timedelta(days=60), FIRST + timedelta(days=20), "season"),
)
events = st.tuples(
    st.sampled_from((TOWNS[0], TOWNS[0], TOWNS[0], *TOWNS, PROVINCE, COUNTRY, None)),
    st.sampled_from((WHEN[1], WHEN[1], WHEN[1], *WHEN)),
    st.sampled_from((7, 7, 7, None, 0, 2, 40, 2000)),
    st.sampled_from(((), (), ("Omar Haddad",))),
    st.sampled_from(("air_strike", "air_strike", "air_strike", "shelling", "detention", "killing")),
    st.booleans(),  # told as a part of the report's first claim
)
PERSONS = (
    "",
    "",
    "\n\nJamil Qarooni, 34, of the town was among those who were hit, doctors said.",
    "\n\nHis uncle said that Jamil Qarooni had left the house to buy bread for all.",
)
SAYS = ("They were hit on Monday.", "The town was shelled.", "People were killed.")


def coded(name: str, told: Sequence[Any], **rest: Any) -> CodedReport:
    """A report that tells of one event for each of `told`."""
    claims, read = [], []
    for n, (place, when, dead, named, kind, part) in enumerate(told):
        key = f"{name}-c{n}"
        values: dict[str, Any] = {"places": place.name if place else (), "type": kind, "says": SAYS[n % len(SAYS)]}
        whole = f"{name}-c0" if part and n else None
        tolls = (toll("killed", dead, named=named),)
        claims.append(claim(key, *tolls, report_id=name, at=100 * n, by="jets", part_of=whole, **values))
        read.append(readings(key, when=when, places=(place,) if place else ()))
    values = {"source": name, "text": f"the text of {name}"} | rest
    return CodedReport(report=report(name, **values), claims=tuple(claims), readings=tuple(read))


def copied(original: CodedReport, name: str, **rest: Any) -> CodedReport:
    """The same text and claims, printed by another outlet."""
    new = {c.id: f"{name}-{n}" for n, c in enumerate(original.claims)}
    return CodedReport(
        report=replace(original.report, id=name, name=name, source=name, **rest),
        claims=tuple(
            replace(c, id=new[c.id], report_id=name, part_of=new[c.part_of] if c.part_of else None)
            for c in original.claims
        ),
        readings=tuple(_copied(r, new[r.claim_id]) for r in original.readings),
    )


def _copied(read: Readings, key: str) -> Readings:
    return replace(read, claim_id=key)


@st.composite
def ledgers(draw: st.DrawFn, least: int = 1, most: int = 6) -> list[CodedReport]:
    """Reports in ledger order, some of them copies, word for word or named so."""
    out: list[CodedReport] = []
    for n in range(draw(st.integers(least, most))):
        day = FIRST + timedelta(days=draw(st.integers(0, 4)))
        how = draw(st.sampled_from(("new", "new", "new", "printed again", "named a copy"))) if out else "new"
        if how == "printed again":
            out.append(copied(draw(st.sampled_from(out)), f"r{n}", published=day))
            continue
        of = draw(st.sampled_from(out)).report.id if how == "named a copy" else None
        told = draw(st.lists(events, min_size=0 if n else 1, max_size=3))
        text = f"the text of r{n}{draw(st.sampled_from(PERSONS))}"
        out.append(coded(f"r{n}", told, published=day, copy_of=of, text=text))
    return out


@st.composite
def decided(draw: st.DrawFn, made: Sequence[CodedReport]) -> tuple[Decision, ...]:
    """A few decisions about claims of these reports, which may well contradict each other."""
    ids = [c.id for one in made for c in one.claims]
    if len(ids) < 2:
        return ()
    pairs = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
    drawn = draw(st.lists(st.tuples(pairs, st.sampled_from(("yes", "no"))), max_size=3))
    return tuple(decision(n, answer, *about) for n, (about, answer) in enumerate(drawn))


def decision(number: int, answer: str, *about: str, **rest: Any) -> Decision:
    """What R. Haas decided as the number-th."""
    at = datetime(2031, 6, 1, tzinfo=UTC) + timedelta(days=number)
    return Decision(id=f"dec:{number}", kind="same_event", about=about, answer=answer, by="R. Haas", at=at, **rest)


def options(made: Sequence[CodedReport], decisions: Sequence[Decision] = ()) -> LinkOptions:
    """What linking these reports obeys."""
    copies = {one.report.id: one.report.copy_of for one in made if one.report.copy_of is not None}
    return LinkOptions(decisions=tuple(decisions), copies=copies)


def told(made: Sequence[CodedReport], chosen: LinkOptions) -> list[Telling]:
    """The tellings of all these reports."""
    apart = splits(chosen)
    return [t for one in made for t in tell(one, apart)]
