"""Does a coded report prove itself? Asked before anything is appended, and again by `recount verify`."""

from collections.abc import Iterator

from recount.model import Claim, CodedReport, Quote, Report, claim_id, report_id


def quotes(claim: Claim) -> Iterator[tuple[str, Quote]]:
    """Every quote of a claim with the name of its slot, such as ``tolls[0]``."""
    for slot in ("evidence", "speakers", "perpetrators", "targets", "weapons"):
        yield from ((f"{slot}[{n}]", q) for n, q in enumerate(getattr(claim, slot)))
    yield from ((f"places[{n}]", place.quote) for n, place in enumerate(claim.places))
    if claim.when is not None:
        yield "when", claim.when
    for n, toll in enumerate(claim.tolls):
        yield f"tolls[{n}]", toll.quote
        yield from ((f"tolls[{n}].named[{k}]", q) for k, q in enumerate(toll.named))
    yield from ((f"losses[{n}]", loss.quote) for n, loss in enumerate(claim.losses))


def faults_of_report(report: Report) -> Iterator[str]:
    """Sentences without a full stop; none means that the report proves itself."""
    if report_id(report.text, report.source, report.published) != report.id:
        yield f"report id {report.id} is not that of its text, source and day"


def faults_of_claim(claim: Claim, text: str) -> Iterator[str]:
    """Sentences without a full stop; none means that the claim's id and all its quotes stand."""
    if claim_id(claim) != claim.id:
        yield f"claim id {claim.id} is not that of what it says"
    for slot, quote in quotes(claim):
        words = text[quote.span.start : quote.span.end]
        if words != quote.exact:
            yield f"claim {claim.id} quotes {quote.exact!r} in {slot}, where the text has {words!r}"


def faults_of_coding(coded: CodedReport) -> Iterator[str]:
    """Every fault of a coded report, its links between claims included."""
    yield from faults_of_report(coded.report)
    ids = [claim.id for claim in coded.claims]
    if len(set(ids)) != len(ids):
        yield "two claims have one id"
    for claim in coded.claims:
        yield from faults_of_claim(claim, coded.report.text)
        if claim.report_id != coded.report.id:
            yield f"claim {claim.id} is of another report"
        for link in (claim.part_of, claim.same_event_as):
            if link is not None and link not in ids:
                yield f"claim {claim.id} points to {link}, which the report does not make"
    for readings in coded.readings:
        if readings.claim_id not in ids:
            yield f"readings of {readings.claim_id}, which the report does not make"
