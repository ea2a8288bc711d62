"""What two codings of one report have in common: claims alike, added, gone, and told otherwise, field by field."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recount.model import Claim, CodedReport, Quote, Readings, Report, Toll

PAIRED = 0.4  # share of the words of evidence from which two claims that differ are taken for one
Field = Callable[[Claim, Readings | None], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """One claim before and after; None where it is new, or gone. `fields` are what differs: name, before, after."""

    report: Report
    before: Claim | None
    after: Claim | None
    fields: tuple[tuple[str, str, str], ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim as it is after, else as it was."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of the two is there
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One report coded twice: how many claims are alike, and the others."""

    report: Report
    alike: int
    others: tuple[Otherwise, ...]


def compared(before: CodedReport, after: CodedReport) -> Compared:
    """What differs between two codings of one report. A claim that rests on much the same words is the same claim, changed."""
    old = {claim.id: claim for claim in before.claims}
    new = {claim.id: claim for claim in after.claims}
    read = {r.claim_id: r for r in before.readings}, {r.claim_id: r for r in after.readings}
    pairs = [(old[key], new[key]) for key in old if key in new]
    left, right = ([c for key, c in side.items() if key not in other] for side, other in ((old, new), (new, old)))
    for score, n, m in sorted(
        ((_likeness(a, b), n, m) for n, a in enumerate(left) for m, b in enumerate(right)), reverse=True
    ):
        a, b = left[n], right[m]
        if score >= PAIRED and a.id in old and b.id in new:
            pairs.append((old.pop(a.id), new.pop(b.id)))
    told = [_otherwise(before.report, a, b, read) for a, b in pairs]
    paired = {c.id for pair in pairs for c in pair}
    out = [o for o in told if o.fields]
    out += [Otherwise(report=before.report, before=c, after=None) for key, c in old.items() if key not in paired]
    out += [Otherwise(report=before.report, before=None, after=c) for key, c in new.items() if key not in paired]
    return Compared(
        report=before.report,
        alike=len(told) - sum(bool(o.fields) for o in told),
        others=tuple(sorted(out, key=lambda o: (o.claim.evidence[0].span, o.claim.id))),
    )


def _likeness(one: Claim, other: Claim) -> float:
    """The share of their words of evidence that both rest on, a little more where type and numbers agree."""
    here, there = _places(one), _places(other)
    share = len(here & there) / len(here | there)
    return share + 0.05 * (one.event_type is other.event_type) + 0.05 * (_tolls(one) == _tolls(other)) if share else 0.0


def _places(claim: Claim) -> frozenset[int]:
    return frozenset(n for q in claim.evidence for n in range(q.span.start, q.span.end))


def _otherwise(
    report: Report, before: Claim, after: Claim, read: tuple[dict[str, Readings], dict[str, Readings]]
) -> Otherwise:
    fields = []
    for name, say in FIELDS.items():
        was, is_ = say(before, read[0].get(before.id)), say(after, read[1].get(after.id))
        if was != is_:
            fields.append((name, was, is_))
    return Otherwise(report=report, before=before, after=after, fields=tuple(fields))


def _words(quotes: tuple[Quote, ...]) -> str:
    return "; ".join(q.exact for q in quotes) or "–"


def _tolls(claim: Claim) -> str:
    return "; ".join(_toll(t) for t in claim.tolls) or "–"


def _toll(toll: Toll) -> str:
    count = "/".join("-" if n is None else str(n) for n in (toll.count.low, toll.count.high))
    return f"{toll.kind} {count} {toll.population}{f' {toll.group}' if toll.group else ''} “{toll.quote.exact}”"


def _days(_: Claim, read: Readings | None) -> str:
    window = read.when.value if read and read.when else None
    return f"{window.start}..{window.end} {window.precision}" if window else "–"


def _loci(_: Claim, read: Readings | None) -> str:
    return "; ".join(r.value.place_id if r.value else "open" for r in (read.places if read else ())) or "–"


def _who(_: Claim, read: Readings | None) -> str:
    found = [r for side in ((read.perpetrators, read.targets) if read else ()) for r in side]
    return "; ".join(r.value or "open" for r in found) or "–"


FIELDS: dict[str, Field] = {
    "event_type": lambda c, _: c.event_type.value,
    "stance": lambda c, _: c.stance.value,
    "evidence": lambda c, _: _words(c.evidence),
    "speakers": lambda c, _: _words(c.speakers),
    "perpetrators": lambda c, _: _words(c.perpetrators),
    "targets": lambda c, _: _words(c.targets),
    "places": lambda c, _: _words(tuple(p.quote for p in c.places)),
    "when": lambda c, _: _words((c.when,) if c.when else ()),
    "tolls": lambda c, _: _tolls(c),
    "losses": lambda c, _: "; ".join(f"{x.kind} {x.count.low} {x.loss_class}" for x in c.losses) or "–",
    "weapons": lambda c, _: _words(c.weapons),
    "links": lambda c, _: f"{c.part_of or '–'} {c.same_event_as or '–'}",
    "days read": _days,
    "places read": _loci,
    "parties read": _who,
}


def counts(found: Iterator[Compared] | tuple[Compared, ...]) -> dict[str, int]:
    """How often each field differs, the most often first."""
    out: dict[str, int] = {}
    for name in (f[0] for one in found for other in one.others for f in other.fields):
        out[name] = out.get(name, 0) + 1
    return dict(sorted(out.items(), key=lambda item: (-item[1], item[0])))
