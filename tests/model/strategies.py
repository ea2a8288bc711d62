"""Random nouns that hang together: quotes that slice a text, counts that go with their wording, windows in order."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any

from hypothesis import strategies as st

from recount import model as m

Some = st.SearchStrategy[Any]

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("aé—“ ק𝔘"), min_size=1, max_size=120
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=20)
SCORES = st.floats(0, 1)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 30))
INSTANTS = st.datetimes(timezones=st.just(UTC))
NUMBERS = st.integers(0, 100_000)
IDS = st.text("abcdef0123456789", min_size=4, max_size=8)


def maybe(strategy: Some) -> Some:
    """A value or None."""
    return st.none() | strategy


def several(strategy: Some, *, at_least: int = 0) -> Some:
    """A short tuple."""
    return st.lists(strategy, min_size=at_least, max_size=3).map(tuple)


@st.composite
def quotes(draw: st.DrawFn, text: str) -> m.Quote:
    """Words of one text."""
    start = draw(st.integers(0, len(text) - 1))
    return m.quote(text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def counts(draw: st.DrawFn) -> m.Count:
    """A number that goes with its wording."""
    wording = draw(st.sampled_from(m.Wording))
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    bounds = {
        m.Wording.EXACT: (low, low),
        m.Wording.ABOUT: (low, low),
        m.Wording.BETWEEN: (low, high),
        m.Wording.AT_LEAST: (low, None),
        m.Wording.AT_MOST: (None, high),
        m.Wording.UNQUANTIFIED: (None, None),
    }[wording]
    return m.Count(low=bounds[0], high=bounds[1], wording=wording)


@st.composite
def windows(draw: st.DrawFn) -> m.Window:
    """Days in order, either end open."""
    start = draw(maybe(DAYS))
    end = draw(maybe(DAYS))
    if start and end and end <= start:
        end = start + timedelta(days=draw(st.integers(1, 400)))
    return m.Window(
        start=start,
        end=end,
        precision=draw(st.sampled_from(m.Precision)),
        basis=draw(st.sampled_from(m.Basis)),
        time_of_day=draw(maybe(WORDS)),
    )


def loci() -> Some:
    """Places on Earth, off (0, 0)."""
    return st.builds(
        m.Locus,
        place_id=IDS,
        name=WORDS,
        lat=st.floats(-90, 90).filter(bool),
        lon=st.floats(-180, 180),
        radius_km=st.floats(0.1, 3000),
        precision=st.sampled_from(m.PlacePrecision),
        country=maybe(st.sampled_from(("SY", "UA", "ML"))),
        admin1=maybe(WORDS),
    )


def readings(values: Some, claim_id: str = "clm:b2:0", slot: str = "when") -> Some:
    """What a stage could make of one slot."""
    candidates = st.builds(m.Candidate, value=values, score=SCORES, because=WORDS)
    return st.builds(
        m.Reading,
        claim_id=st.just(claim_id),
        slot=st.just(slot),
        value=maybe(values),
        candidates=several(candidates),
        because=WORDS,
        rule=WORDS,
        version=WORDS,
    )


def _tolls(text: str) -> Some:
    return st.builds(
        m.Toll,
        kind=st.sampled_from(m.TollKind),
        count=counts(),
        population=st.sampled_from(m.Population),
        quote=quotes(text),
        group=maybe(st.sampled_from(m.Group)),
        named=several(quotes(text)),
    )


def _losses(text: str) -> Some:
    return st.builds(
        m.Loss,
        kind=st.sampled_from(m.LossKind),
        loss_class=st.sampled_from(m.LossClass),
        count=counts(),
        quote=quotes(text),
        part_of=maybe(st.integers(0, 2)),
    )


@st.composite
def claims(draw: st.DrawFn, report: m.Report) -> m.Claim:
    """A claim grounded in the report's text, under its derived id, with no links to others."""
    text = report.text
    tolls = draw(several(_tolls(text)))
    if len(tolls) > 1 and draw(st.booleans()):
        tolls = (*tolls[:-1], replace(tolls[-1], part_of=0))
    claim = m.Claim(
        id="",
        report_id=report.id,
        event_type=draw(st.sampled_from(m.EventType)),
        stance=draw(st.sampled_from(m.Stance)),
        evidence=draw(several(quotes(text), at_least=1)),
        speakers=draw(several(quotes(text))),
        perpetrators=draw(several(quotes(text))),
        targets=draw(several(quotes(text))),
        places=draw(several(st.builds(m.PlaceMention, quote=quotes(text), relation=st.sampled_from(m.PlaceRelation)))),
        when=draw(maybe(quotes(text))),
        tolls=tolls,
        losses=draw(several(_losses(text))),
        weapons=draw(several(quotes(text))),
        engine=draw(WORDS),
        confidence=draw(maybe(SCORES)),
        field_confidence=tuple(
            m.FieldConfidence(field=field, chance=draw(SCORES)) for field in draw(st.sets(st.sampled_from(m.FIELDS)))
        ),
    )
    return replace(claim, id=m.claim_id(claim))


@st.composite
def reports(draw: st.DrawFn) -> m.Report:
    """A text read from somewhere."""
    text, source, published = draw(TEXTS), draw(maybe(WORDS)), draw(maybe(DAYS))
    return m.Report(
        id=m.report_id(text, source, published),
        name=draw(IDS),
        text=text,
        title=draw(maybe(WORDS)),
        source=source,
        url=draw(maybe(WORDS)),
        published=published,
        published_at=draw(maybe(INSTANTS)),
        language=draw(maybe(st.sampled_from(("en", "fr")))),
        capture_id=draw(maybe(IDS)),
        copy_of=draw(maybe(IDS)),
        notes=draw(several(WORDS)),
    )


@st.composite
def estimates(draw: st.DrawFn, claim_ids: tuple[str, ...] = ("clm:b2:0",)) -> m.Estimate:
    """Low, best and high in order, any of them open."""
    low, best, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    keep = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()))
    some = st.sampled_from(claim_ids)
    return m.Estimate(
        kind=draw(st.sampled_from(m.TollKind)),
        population=draw(st.sampled_from(m.PopulationScope)),
        low=low if keep[0] else None,
        best=best if keep[1] else None,
        high=high if keep[2] else None,
        method=draw(st.sampled_from(("as_told", "ucdp"))),
        version=draw(WORDS),
        basis=draw(several(some)),
        left_out=draw(several(st.builds(m.LeftOut, claim_id=some, reason=WORDS))),
        witnesses=draw(st.integers(0, 5)),
        because=draw(several(WORDS)),
        as_of=draw(maybe(DAYS)),
    )


@st.composite
def read_claims(draw: st.DrawFn, claim: m.Claim) -> m.Readings:
    """The readings of one claim, each in its slot."""

    def slots(name: str, values: Some, n: int) -> tuple[m.Reading, ...]:
        return tuple(draw(readings(values, claim.id, f"{name}[{k}]")) for k in range(n))

    return m.Readings(
        claim_id=claim.id,
        when=draw(maybe(readings(windows(), claim.id))),
        places=slots("places", loci(), len(claim.places)),
        perpetrators=slots("perpetrators", IDS, len(claim.perpetrators)),
        targets=slots("targets", IDS, len(claim.targets)),
        speakers=slots("speakers", IDS, len(claim.speakers)),
    )


@st.composite
def accounts(draw: st.DrawFn, claim_ids: list[str]) -> m.Account:
    """An incident over some of the claims."""
    ids = draw(st.lists(st.sampled_from(claim_ids), min_size=1, unique=True))
    incident = m.Incident(id=m.identify("inc", ids[0]), founding_claim=ids[0])
    return m.Account(
        incident=incident,
        members=tuple(
            m.Membership(incident_id=incident.id, claim_id=c, score=draw(SCORES), because=draw(several(WORDS)))
            for c in ids
        ),
        window=draw(maybe(windows())),
        place=draw(maybe(WORDS)),
        locus=draw(maybe(loci())),
        estimates=draw(several(estimates(tuple(ids)))),
        grade=draw(maybe(grades())),
    )


def grades() -> Some:
    """Its axes, each with its because."""
    return st.builds(
        m.Grade,
        occurrence=st.sampled_from(m.Occurrence),
        occurrence_because=WORDS,
        harm=maybe(st.sampled_from(m.CivilianHarm)),
        harm_because=WORDS,
        attribution=maybe(st.sampled_from(m.Attribution)),
        clarity=maybe(st.sampled_from((1, 2))),
        status=maybe(st.sampled_from(m.CodeStatus)),
        status_because=WORDS,
    )


@st.composite
def coded_reports(draw: st.DrawFn) -> m.CodedReport:
    """A report with claims tied to each other, their readings, and incidents over them."""
    report = draw(reports())
    plain = draw(st.lists(claims(report), max_size=3, unique_by=lambda c: c.id))
    ids = [c.id for c in plain]
    tied = tuple(
        replace(
            c,
            part_of=draw(maybe(st.sampled_from(ids))),
            same_event_as=draw(maybe(st.sampled_from(ids[:n]))) if n else None,
        )
        for n, c in enumerate(plain)
    )
    return m.CodedReport(
        report=report,
        claims=tied,
        readings=tuple(draw(read_claims(c)) for c in tied),
        accounts=draw(several(accounts(ids))) if ids else (),
        refused=draw(several(WORDS)),
    )


def actors() -> Some:
    """A party with names and ties in time."""
    name = st.builds(
        m.ActorName,
        text=WORDS,
        kind=st.sampled_from(m.NameKind),
        language=st.sampled_from(("en", "ar")),
        valid_from=maybe(DAYS),
        valid_to=maybe(DAYS),
    )
    relation = st.builds(
        m.ActorRelation,
        kind=st.sampled_from(m.RelationKind),
        actor_id=IDS,
        valid_from=maybe(DAYS),
        valid_to=maybe(DAYS),
    )
    return st.builds(
        m.Actor,
        id=IDS,
        name=WORDS,
        kind=st.sampled_from(m.ActorKind),
        names=several(name),
        country=maybe(IDS),
        theatres=several(IDS),
        side=maybe(IDS),
        relations=several(relation),
        ucdp_id=maybe(NUMBERS),
        valid_from=maybe(DAYS),
        valid_to=maybe(DAYS),
    )
