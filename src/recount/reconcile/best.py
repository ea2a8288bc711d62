"""Which of several accounts is the best one: the later and fuller, unless it tells only of some."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from recount.reconcile.case import Testimony
from recount.reconcile.said import Said, in_passing, raises, revises

SEVERAL = 2  # reports that tell a number, from which on one later report that tells of fewer is no revision of it


def best_of(totals: Sequence[Said]) -> Said:
    """The latest published; of one day what most reports tell, then no fewer than a headline counts, then the account that
    tells most, then the lower.

    A number of which the words say that the toll has risen to it takes the place of those told before it, whoever gave them.
    A full number goes before a bound, and nobody, or one person told of in passing, is no account of all. One report that
    tells of fewer than several before it, and does not say that the number was revised, tells of some of them only.
    """
    exact = [s for s in totals if s.figure.best is not None] or list(totals)
    sure = [s for s in exact if not _is_one_of_them(s, exact)]
    told: dict[int | None, set[str]] = defaultdict(set)
    for s in sure:
        told[s.figure.best] |= _reports(s)
    backed = {number: len(reports) for number, reports in told.items()}
    days = [s.last.report.published or date.min for s in sure]
    late = [s for s, day in zip(sure, days, strict=True) if day == max(days)]
    head = max((s.figure.best or 0 for s in late if _in_headline(s)), default=0)
    chosen = min(
        late,
        key=lambda s: (
            s.joint,
            -backed[s.figure.best],
            (s.figure.best or 0) < head,
            -s.detail,
            s.figure.best or 0,
            s.last.order,
        ),
    )
    risen = [s for s in late if s.last.order > chosen.last.order and _more(s, chosen) and raises(s)]
    if risen:
        return max(risen, key=lambda s: (s.figure.best or 0, s.last.order))
    if revises(chosen):
        return chosen
    number = chosen.figure.best
    fuller = [
        s
        for s in sure
        if (s.figure.best or 0) > (number or 0) and backed[s.figure.best] >= max(SEVERAL, backed[number] + 1)
    ]
    return max(fuller, key=lambda s: (backed[s.figure.best], s.last.order), default=chosen)


def _more(one: Said, other: Said) -> bool:
    return (one.figure.best or 0) > (other.figure.best or 0)


def _is_one_of_them(said: Said, more: Sequence[Said]) -> bool:
    """Does a voice tell of nobody, or of one person without a number word, where another counts more people: in its own
    reports, or in a headline while none of its own is about them?
    """
    if not in_passing(said) and (said.figure.best, said.figure.high) != (0, 0):
        return False
    ours = _reports(said)
    headed = _in_headline(said)
    return any(
        (s.figure.best or 0) > 1 and (ours <= _reports(s) or (_in_headline(s) and not headed))
        for s in more
        if s is not said
    )


def _in_headline(said: Said) -> bool:
    """Does the headline of a report belong to a claim that gives the number of a voice?"""
    return any(
        _is_headed(t) and any(x.count.low == said.figure.best and x.quote.exact in said.phrases for x in t.claim.tolls)
        for t in said.basis
    )


def _is_headed(testimony: Testimony) -> bool:
    title = testimony.report.title
    at = testimony.report.text.find(title) if title else -1
    return title is not None and at >= 0 and any(at <= q.span.start < at + len(title) for q in testimony.claim.evidence)


def _reports(said: Said) -> set[str]:
    return {t.report.id for t in said.basis}
