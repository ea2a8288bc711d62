"""The way back: a coded report (`recount/1`, or the guide's bare format without spans) and its text into nouns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from recount.model import (
    Claim,
    CodedReport,
    Count,
    EventType,
    FieldConfidence,
    FormatError,
    GroundingError,
    Group,
    ItemError,
    Loss,
    LossClass,
    LossKind,
    PlaceMention,
    PlaceRelation,
    Population,
    Quote,
    Report,
    Span,
    Stance,
    Toll,
    TollKind,
    Wording,
    claim_id,
    quote,
    report_id,
)
from recount.publish.coded_readings import Json, read_account, read_day, read_readings

FORMAT = "recount/1"


def from_wire(data: Json, text: str) -> CodedReport:
    """A coded report read back, its quotes placed in `text` (NFC, the report's own).

    Quotes stand where `spans` says; without spans (a gold file) they are looked for: evidence in order of the text,
    everything else first inside the claim's evidence. Fields unknown to ``recount/1`` are ignored.

    Raises:
        FormatError: a field is missing or of another shape, or a claim's `claim_id` does not derive again.
        GroundingError: a quote is not in the text, or not where its span says.
    """
    name = str(data.get("doc_id") or "(no doc_id)")
    if data.get("format", FORMAT) != FORMAT:
        raise FormatError(f"is of format {data['format']!r}", where=name, then=f"This version reads {FORMAT}.")
    try:
        return _coded(data, text, name)
    except ItemError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
        raise FormatError(
            f"not a coded report ({type(error).__name__}: {error})",
            where=name,
            then="Compare it with docs/format/format.md.",
        ) from error


def _coded(data: Json, text: str, name: str) -> CodedReport:
    report = _report(data, text, name)
    ids: dict[str, str] = {}
    claims: list[Claim] = []
    for given in data["claims"]:
        claim = _ClaimReader(given, report).claim()
        ids[given["id"]] = claim.id
        claims.append(claim)
    linked = tuple(_tie(c, given, ids) for c, given in zip(claims, data["claims"], strict=True))
    return CodedReport(
        report=report,
        claims=linked,
        readings=tuple(read_readings(c, given) for c, given in zip(linked, data["claims"], strict=True)),
        accounts=tuple(read_account(x, ids) for x in data["incidents"]),
        refused=tuple(data.get("refused") or ()),
        skipped=bool(data.get("skipped")),
    )


def _report(data: Json, text: str, name: str) -> Report:
    published, source = read_day(data.get("published")), data.get("source")
    return Report(
        id=data.get("report_id") or report_id(text, source, published),
        name=name,
        text=text,
        title=data.get("title"),
        source=source,
        url=data.get("url"),
        published=published,
        language=data.get("language"),
        copy_of=data.get("copy_of"),
        notes=tuple(data.get("notes") or ()),
    )


def _tie(claim: Claim, given: Json, ids: dict[str, str]) -> Claim:
    """The claim with its links, which can point forward and so wait until every claim is read."""
    part, same = given.get("part_of"), given.get("same_event_as")
    return replace(claim, part_of=part and ids[part], same_event_as=same and ids[same])


class _ClaimReader:
    """One claim of the wire; holds the text, the spans and, once found, the evidence to look inside."""

    def __init__(self, given: Json, report: Report) -> None:
        self.given = given
        self.report = report
        self.spans: Json = given.get("spans") or {}
        self.where = f"{report.name}, claim {given['id']}"
        self.evidence: tuple[Quote, ...] = ()

    def claim(self) -> Claim:
        given = self.given
        self.evidence = self._evidence()
        when = given["when"]["text"]
        claim = Claim(
            id="",
            report_id=self.report.id,
            event_type=EventType(given["event_type"]),
            stance=Stance(given["stance"]),
            evidence=self.evidence,
            speakers=self._slot("speakers"),
            perpetrators=self._slot("perpetrators"),
            targets=self._slot("targets"),
            places=self._places(),
            when=None if when is None else self._quote(when, self.spans.get("when")),
            tolls=tuple(self._toll(n, t) for n, t in enumerate(given["tolls"])),
            losses=tuple(self._loss(n, x) for n, x in enumerate(given["losses"])),
            weapons=self._slot("weapons"),
            engine=given.get("engine") or "",
            confidence=_float(given.get("confidence")),
            field_confidence=_chances(given.get("field_confidence") or {}),
        )
        return self._named(claim)

    def _named(self, claim: Claim) -> Claim:
        """The claim under its derived id; what was written must derive again, or somebody changed it."""
        derived = claim_id(claim)
        if self.given.get("claim_id") not in (None, derived):
            raise FormatError(
                f"its content derives {derived}, not {self.given['claim_id']}",
                where=self.where,
                then="The record was changed after it was written: code the report again, or drop `claim_id`.",
            )
        return replace(claim, id=derived)

    def _evidence(self) -> tuple[Quote, ...]:
        """Evidence in order of the text: a repeated sentence is taken after the one before it, where it can be."""
        found: list[Quote] = []
        for exact, span in zip(self.given["evidence"], self._of("evidence", self.given["evidence"]), strict=True):
            after = found[-1].span.end if found else 0
            start = self.report.text.find(exact, after) if span is None else -1
            found.append(self._quote(exact, span) if start < 0 else quote(self.report.text, start, start + len(exact)))
        return tuple(found)

    def _of(self, slot: str, values: Sequence[object]) -> Sequence[list[int] | None]:
        return self.spans.get(slot) or [None] * len(values)

    def _slot(self, slot: str) -> tuple[Quote, ...]:
        texts = self.given[slot]
        return tuple(self._quote(t, s) for t, s in zip(texts, self._of(slot, texts), strict=True))

    def _quote(self, exact: str, span: list[int] | None) -> Quote:
        start, end = span or self._find(exact)
        if not exact or self.report.text[start:end] != exact:
            raise GroundingError(
                f"{exact!r} is not in the text at {start}..{end}",
                where=self.where,
                then="Give the text that was coded, unchanged.",
            )
        return quote(self.report.text, start, end)

    def _find(self, exact: str) -> tuple[int, int]:
        for stretch in (*(q.span for q in self.evidence), Span(start=0, end=max(1, len(self.report.text)))):
            start = self.report.text.find(exact, stretch.start, stretch.end)
            if start >= 0:
                return start, start + len(exact)
        return 0, 0  # never equal to a non-empty quote: `_quote` refuses it

    def _places(self) -> tuple[PlaceMention, ...]:
        given = self.given["places"]
        return tuple(
            PlaceMention(quote=self._quote(p["text"], s), relation=PlaceRelation(p["relation"]))
            for p, s in zip(given, self._of("places", given), strict=True)
        )

    def _toll(self, n: int, given: Json) -> Toll:
        spans: Sequence[Any] = self._of("named", self.given["tolls"])[n] or [None] * len(given["named"])
        return Toll(
            kind=TollKind(given["kind"]),
            count=_count(given),
            population=Population(given["population"]),
            quote=self._quote(given["text"], self._of("tolls", self.given["tolls"])[n]),
            group=Group(given["group"]) if given.get("group") else None,
            named=tuple(self._quote(t, s) for t, s in zip(given["named"], spans, strict=True)),
            part_of=given["part_of"],
            best=given.get("best"),
        )

    def _loss(self, n: int, given: Json) -> Loss:
        return Loss(
            kind=LossKind(given["kind"]),
            loss_class=LossClass(given["class"]),
            count=_count(given),
            quote=self._quote(given["text"], self._of("losses", self.given["losses"])[n]),
            part_of=given.get("part_of"),
        )


def _count(given: Json) -> Count:
    return Count(low=given["low"], high=given["high"], wording=Wording(given["wording"]))


def _chances(given: Mapping[str, float]) -> tuple[FieldConfidence, ...]:
    return tuple(FieldConfidence(field=name, chance=float(chance)) for name, chance in given.items())


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)
