"""Nouns to rows: canonical JSON, its digest, and the columns that queries need. Used to write and, again, to verify."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from recount.model import (
    Account,
    Capture,
    Claim,
    CodedReport,
    Decision,
    Readings,
    Report,
    Run,
    canonical_json,
    digest,
    to_data,
)
from recount.model.identity import ALGORITHM
from recount.store.schema import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing to append: its kind and id, its content as canonical JSON, and the columns derived from it."""

    kind: Kind
    id: str
    content: str
    columns: Mapping[str, Any] = field(default_factory=dict)
    digest: str = field(init=False, default="")  # of the content, as the chain holds it

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", content_id(self.content))


def content_id(content: str | bytes) -> str:
    """``cnt:b2:…`` over bytes, or over the UTF-8 of text. `Capture.content_id` is made the same way."""
    return f"cnt:{ALGORITHM}:{digest(content.encode() if isinstance(content, str) else content)}"


def capture_row(capture: Capture) -> Row:
    """A capture; its bytes are a content of their own."""
    data = to_data(capture)
    columns = {name: data[name] for name in ("id", "captured_at", "media_type", "content_id", "size")}
    return Row(kind=Kind.CAPTURE, id=capture.id, content=canonical_json(data), columns=columns)


def report_row(report: Report) -> Row:
    """The report without its text, which is a content of its own: it is long, and read only when it is needed."""
    data = to_data(report)
    text = data.pop("text")
    columns = {name: data[name] for name in ("id", "published", "language", "capture_id", "copy_of")}
    columns["text_digest"] = content_id(text)
    return Row(kind=Kind.REPORT, id=report.id, content=canonical_json(data), columns=columns)


def run_row(run: Run) -> Row:
    """A run."""
    data = to_data(run)
    columns = {name: data[name] for name in ("id", "verb", "code_version", "engine", "settings")}
    return Row(kind=Kind.RUN, id=run.id, content=canonical_json(data), columns=columns)


def coding_rows(coded: CodedReport, run_id: str) -> tuple[Row, tuple[Row, ...]]:
    """What one run made of one report, and its claims and readings, whose `coding` is known once the first is appended.

    The coding's content: digests of claims and readings in order, the report's own accounts, refusals. The run is no part
    of it: the same result by another run is the same coding.
    """
    claims = [claim_row(claim, 0, n) for n, claim in enumerate(coded.claims)]
    readings = [readings_row(one, 0, n) for n, one in enumerate(coded.readings)]
    content = {
        "report": coded.report.id,
        "claims": [row.digest for row in claims],
        "readings": [row.digest for row in readings],
        "accounts": to_data(coded.accounts),
        "refused": to_data(coded.refused),
    } | ({"skipped": True} if coded.skipped else {})  # as it was written before there was a triage
    columns = {"report_id": coded.report.id, "run_id": run_id}
    row = Row(kind=Kind.CODING, id=coded.report.id, content=canonical_json(content), columns=columns)
    return row, (*claims, *readings)


def claim_row(claim: Claim, coding: int, ordinal: int) -> Row:
    """A claim: the `ordinal`-th (from 0) of the coding whose entry is `coding`."""
    columns = {
        "id": claim.id,
        "coding": coding,
        "report_id": claim.report_id,
        "ordinal": ordinal,
        "event_type": claim.event_type.value,
        "stance": claim.stance.value,
    }
    return Row(kind=Kind.CLAIM, id=claim.id, content=canonical_json(to_data(claim)), columns=columns)


def readings_row(readings: Readings, coding: int, ordinal: int) -> Row:
    """All readings of one claim: the `ordinal`-th (from 0) of the coding whose entry is `coding`."""
    columns = {"claim_id": readings.claim_id, "coding": coding, "ordinal": ordinal}
    return Row(kind=Kind.READINGS, id=readings.claim_id, content=canonical_json(to_data(readings)), columns=columns)


def account_row(account: Account, run_id: str) -> Row:
    """An account, first told by the run `run_id`. `date_end` is exclusive, coordinates are WGS 84 degrees, `radius_km` kilometres."""
    data = to_data(account)
    window, locus = data["window"] or {}, data["locus"] or {}
    columns = {
        "id": account.incident.id,
        "run_id": run_id,
        "founding_claim": account.incident.founding_claim,
        "date_start": window.get("start"),
        "date_end": window.get("end"),
        "date_precision": window.get("precision"),
        "place_precision": locus.get("precision"),
        **{name: locus.get(name) for name in ("place_id", "lat", "lon", "radius_km", "country", "admin1")},
    }
    return Row(kind=Kind.ACCOUNT, id=account.incident.id, content=canonical_json(data), columns=columns)


def membership_columns(account: Account) -> list[dict[str, Any]]:
    """Rows of `memberships`, in the account's order."""
    return [{"ordinal": n, "claim_id": m.claim_id, "score": m.score} for n, m in enumerate(account.members)]


def estimate_columns(account: Account) -> list[dict[str, Any]]:
    """Rows of `estimates`, in the account's order. None is unknown or open."""
    names = ("kind", "population", "method", "version", "low", "best", "high", "witnesses", "as_of")
    made = [{name: to_data(getattr(estimate, name)) for name in names} for estimate in account.estimates]
    return [{"ordinal": n, **columns} for n, columns in enumerate(made)]


def grade_columns(account: Account) -> list[dict[str, Any]]:
    """The row of `grades`, or none."""
    if account.grade is None:
        return []
    return [{name: to_data(getattr(account.grade, name)) for name in ("occurrence", "harm")}]


def decision_row(decision: Decision) -> Row:
    """A person's decision."""
    data = to_data(decision)
    columns = {name: data[name] for name in ("id", "kind", "at", "supersedes")}
    return Row(kind=Kind.DECISION, id=decision.id, content=canonical_json(data), columns=columns)
